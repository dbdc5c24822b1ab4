/** Where the site is served while its own address is not known: a sitemap's addresses have to be full. */
export const LOCAL_ORIGIN = 'http://localhost:4321';

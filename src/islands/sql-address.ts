// The query in the page's address, after `#`, where no server sees it: `#q=SELECT…&s=430000`.

export interface AddressedQuery {
  readonly sql: string;
  /** A province's code, or empty for whole tables; undefined where the address says nothing. */
  readonly scope: string | undefined;
}

/** The query that a fragment holds, undefined where it holds none. */
export function queryFromHash(hash: string): AddressedQuery | undefined {
  const params = new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B'));
  const sql = params.get('q');
  if (!sql) return undefined;
  const scope = params.get('s');
  return { sql, scope: scope === 'all' ? '' : (scope ?? undefined) };
}

export function hashFromQuery(sql: string, scope: string): string {
  return `#q=${encodeURIComponent(sql)}&s=${scope === '' ? 'all' : scope}`;
}

// The button that prints a region's page as a brief of two pages: the long tables stay away. Printing otherwise prints
// the whole page.
const button = document.querySelector<HTMLButtonElement>('button[data-brief]');
const { dataset } = document.documentElement;

/** What stands at the foot of the paper: where it comes from, and when it was printed. */
function stamp(): void {
  const place = document.getElementById('printed');
  if (!place) return;
  const lang = document.documentElement.lang;
  const today = new Date().toLocaleDateString(lang, { dateStyle: 'long' });
  place.textContent = `${location.origin}${location.pathname} · ${today}`;
}

if (button) {
  button.hidden = false;
  button.addEventListener('click', () => {
    dataset['print'] = 'brief';
    window.print();
  });
  window.addEventListener('beforeprint', stamp);
  window.addEventListener('afterprint', () => delete dataset['print']);
}

// The search on the list of regions: reads `?q=` of the plain form, and lists the regions whose name or code holds it.

interface Entry {
  readonly code: string;
  /** Province, prefecture and county, as far as there are. */
  readonly names: readonly string[];
}

const LIMIT = 50;

/** Reads the list of codes and names, one region a line: `430102,湖南省,长沙市,芙蓉区`. */
export function entriesFrom(file: string): Entry[] {
  return file
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', ...names] = line.split(',');
      return { code, names };
    });
}

/** The regions whose code begins with the question or whose own name holds it, in code order. */
export function matching(entries: readonly Entry[], question: string): Entry[] {
  const asked = question.trim();
  if (asked === '') return [];
  if (/^\d+$/.test(asked)) return entries.filter(({ code }) => code.startsWith(asked.slice(0, 6)));
  return entries.filter(({ names }) => names.at(-1)?.includes(asked));
}

function show(place: HTMLElement, found: readonly Entry[]): void {
  const say = (key: string) => place.dataset[key] ?? '';
  const list = document.createElement('ul');
  for (const { code, names } of found.slice(0, LIMIT)) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = say('link').replace('000000', code);
    link.lang = 'zh-CN';
    link.textContent = names.join(' ') || code;
    item.append(link, ` ${code}`);
    list.append(item);
  }
  const heading = document.createElement('h2');
  heading.textContent = say('heading');
  const note = document.createElement('p');
  note.textContent = found.length === 0 ? say('none') : found.length > LIMIT ? say('many') : '';
  place.replaceChildren(heading, ...(found.length ? [list] : []), note);
}

async function serve(place: HTMLElement): Promise<void> {
  const question = new URLSearchParams(location.search).get('q') ?? '';
  const field = document.querySelector<HTMLInputElement>('#q');
  if (field) field.value = question;
  if (question.trim() === '') return;
  const response = await fetch(place.dataset['index'] ?? '');
  if (response.ok) show(place, matching(entriesFrom(await response.text()), question));
}

if (typeof document !== 'undefined') {
  const place = document.querySelector<HTMLElement>('#found');
  if (place) void serve(place);
}

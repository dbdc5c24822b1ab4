// The search on the list of regions: reads `?q=` of the plain form, and lists the regions that answer and have a page.
import { regionTree, regionsFromLines, type RegionTree } from '../search/region-index.ts';
import { matching } from '../search/match.ts';

const LIMIT = 50;

function show(place: HTMLElement, tree: RegionTree, question: string): void {
  const found = matching(tree.all, question).filter(({ hasPage }) => hasPage);
  const say = (key: string) => place.dataset[key] ?? '';
  const list = document.createElement('ul');
  for (const { code } of found.slice(0, LIMIT)) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = say('link').replace('000000', code);
    link.lang = 'zh-CN';
    link.textContent = tree
      .line(code)
      .map(({ name }) => name)
      .join(' ');
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
  if (response.ok) show(place, regionTree(regionsFromLines(await response.text())), question);
}

const place = document.querySelector<HTMLElement>('#found');
if (place) void serve(place);

// The page of the comparison: the address is what is chosen. Fetches what a choice needs, draws it, keeps the address
// with it.
import { escaped } from '../charts/svg.ts';
import { comparison, type Comparison } from '../components/compare/figure.ts';
import { sentenceOf } from '../components/compare/sentences.ts';
import type { CompareSetting } from '../components/compare/setting.ts';
import { similarHtml } from '../components/compare/similar-html.ts';
import { similarRegions, sizesFromLines, type Sized } from '../components/compare/similar.ts';
import {
  askedFrom,
  isComparable,
  listed,
  searchFrom,
  settled,
  type Asked,
  type CompareState,
} from '../components/compare/state.ts';
import { tableAddress } from '../components/compare/table-address.ts';
import { compareTable } from '../components/compare/table.ts';
import { compareWords } from '../components/compare/words.ts';
import { mapData, scopesOf, type MapData } from '../components/map/data.ts';
import { sentenceHtml, tableHtml } from '../components/table-html.ts';
import { text } from '../format/language.ts';
import { mapFile } from '../format/map-files.ts';
import { rankOfTask } from '../format/release-plan.ts';
import { NATION } from '../schema/values.ts';
import { regionsFromLines, regionTree, type RegionTree } from '../search/region-index.ts';
import { compareControls, type Change } from './compare-controls.ts';
import { comparePlot } from './compare-plot.ts';
import { compareRegions } from './compare-regions.ts';
import { cited, copyForExcel, saveCsv, type Compared } from './compare-take.ts';
import { explored, type Keeping } from './explored.ts';
import { mapLoader, scopeFilesOf } from './map-loader.ts';
import { part } from './part.ts';

if (document.documentElement.dataset['compare']) start();

/** Provinces have their rows beside the nation's; others in the files of their province. */
function holderOf(code: string): string {
  return code.endsWith('0000') ? NATION : code;
}

/** The files that hold regions, and those of the regions above them. */
function scopeFiles(codes: readonly string[], setting: CompareSetting): string[] {
  return [...new Set([NATION, ...codes.map(holderOf)].flatMap((code) => scopeFilesOf(code, setting)))];
}

/** What a comparison is drawn from, beyond the files of its scopes. */
function filesOf({ regions, task, indicator }: CompareState): string[] {
  const scopes = [...new Set([NATION, ...regions.map(holderOf)].flatMap(scopesOf))];
  return [
    ...(rankOfTask(task) === 'kind' ? scopes.map((scope) => mapFile.kinds(scope, task.slice(0, 1))) : []),
    ...(indicator.table === 'outcomes' ? scopes.map(mapFile.outcomes) : []),
  ];
}

function start(): void {
  const setting = JSON.parse(part('compare-page').dataset['setting'] ?? '{}') as CompareSetting;
  const { lang } = setting;
  const t = text(lang);
  const words = compareWords(lang);
  const loader = mapLoader(setting.files);
  const readout = part('compare-read');
  const like = part<HTMLSelectElement>('compare-like');
  const add = part('compare-add');
  let data: MapData = mapData(new Map());
  let state: CompareState | undefined;
  let shown: Comparison | undefined;
  const compared = (): Compared | undefined => (state && shown ? { state, shown } : undefined);
  /** What was chosen last while it is not shown yet: the next choice adds to it. */
  let pending: CompareState | undefined;
  /** The region whose similar ones stand in the page. */
  let likeShown: string | undefined;
  let listComing: Promise<RegionTree> | undefined;
  let sizedComing: Promise<readonly Sized[]> | undefined;

  const page = explored({ ...setting, name: 'compare' }, { settle: () => (pending = undefined) });
  const controls = compareControls(setting, choose);
  const regions = compareRegions(setting, (picked) => choose({ regions: picked }), list);
  const plot = comparePlot(
    (sentence) => (part('compare-said').textContent = sentence),
    (sentence) => (readout.textContent = sentence || words.read),
  );

  void go(askedFrom(location.search), 'keep');
  window.addEventListener('popstate', () => void go(askedFrom(location.search), 'keep'));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.compare-page a[download]'))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const own = compared();
      if (own) saveCsv(own, setting, data);
    });
  like.addEventListener('change', () => choose({ like: like.value }));
  add.addEventListener('click', () => void addSimilar());
  serves('compare-excel', (own) => copyForExcel(own, setting), words.excel);
  serves('compare-cite', (own) => navigator.clipboard.writeText(cited(own, setting)), words.cited);
  serves('compare-copy', () => navigator.clipboard.writeText(location.href), words.address);
  part('compare-print').addEventListener('click', () => window.print());
  window.addEventListener('beforeprint', stamp);

  /** Shows what an address asks for; the newest call wins. */
  async function go(asked: Asked, record: Keeping): Promise<void> {
    const codes = listed(asked.r);
    await page.show(
      async (isNewest) => {
        data = await loader.need(scopeFiles(codes, setting));
        if (!codes.some((code) => isComparable(code, data)))
          data = await loader.need(scopeFiles(setting.start, setting));
        const found = settled(asked, setting, data);
        data = await loader.need(filesOf(found.state));
        if (!isNewest()) return;
        state = found.state;
        if (record === 'push') history.pushState(null, '', setting.page + searchFrom(state, setting));
        page.tell(found.problems);
        redraw();
      },
      codes[0] ?? NATION,
      () => void go(asked, record),
    );
  }

  function choose(change: Change): void {
    const before = pending ?? state;
    if (!before) return;
    const wanted = { ...before, ...change };
    const kept = wanted.regions.includes(wanted.like) ? wanted.like : (wanted.regions[0] ?? NATION);
    const next = { ...wanted, regions: [...wanted.regions].sort(), like: kept };
    void go(askedFrom(searchFrom(next, setting)), 'push');
    pending = next;
  }

  /** Draws the state anew. */
  function redraw(): void {
    if (!state) return;
    const now = state;
    const drawn = comparison(now, setting, data);
    shown = drawn;
    const names = now.regions.map((code) => data.region(code)?.name ?? code);
    for (const figure of ['compare-figure', 'compare-table']) {
      part(`${figure}-h`).textContent = drawn.title;
      part(`${figure}-s`).textContent = drawn.subtitle;
    }
    part('compare-words').innerHTML = sentenceHtml(drawn.words, names, lang).html;
    part('compare-legend').innerHTML = drawn.legend;
    part('compare-plot').innerHTML = drawn.html;
    part('compare-notes').textContent = `${t('注：', 'Note: ')}${drawn.notes.join(lang === 'zh' ? '' : ' ')}`;
    const table = compareTable(drawn.title, drawn.panels, now, setting, data);
    part('compare-rows').innerHTML =
      `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(table.caption)}">${tableHtml(table)}</div>`;
    part<HTMLAnchorElement>('compare-tool').href = tableAddress(now, setting, drawn.panels);
    controls.show(now, data);
    regions.show(now, (code) => data.region(code)?.name ?? code);
    plot.show(({ panel, place }) => {
      const found = drawn.panels[panel];
      return found ? sentenceOf(found, place, now, setting, data) : '';
    });
    part('compare-said').textContent = drawn.title;
    void showSimilar(now);
  }

  function list(): Promise<RegionTree> {
    listComing ??= fetched(setting.regionList)
      .then((file) => regionTree(regionsFromLines(file)))
      .catch((error: unknown) => {
        listComing = undefined;
        throw error;
      });
    return listComing;
  }

  /** Every region with its number of communities, which similar ones are found among. */
  function sized(): Promise<readonly Sized[]> {
    sizedComing ??= Promise.all([list(), fetched(setting.sizes)])
      .then(([tree, file]) => {
        const sizes = sizesFromLines(file);
        return tree.all.map((region) => ({ ...region, communities: sizes.get(region.code) ?? null }));
      })
      .catch((error: unknown) => {
        sizedComing = undefined;
        throw error;
      });
    return sizedComing;
  }

  async function showSimilar(now: CompareState): Promise<void> {
    like.replaceChildren(
      ...now.regions.map((code) => new Option(`${data.region(code)?.name ?? ''}（${code}）`, code)),
    );
    like.value = now.like;
    try {
      const [tree, all] = await Promise.all([list(), sized()]);
      if (now !== state || now.like === likeShown) return;
      const own = all.find(({ code }) => code === now.like);
      if (!own) return;
      const placeOf = (code: string) =>
        tree
          .line(code)
          .slice(0, -1)
          .map(({ name }) => name)
          .join(' ');
      part('compare-similar').innerHTML = similarHtml(own, all, placeOf, setting);
      add.hidden = similarRegions(own, all).length === 0;
      likeShown = now.like;
    } catch {
      if (now !== state) return;
      likeShown = undefined;
      part('compare-similar').textContent = words.listFailed;
      add.hidden = true;
    }
  }

  async function addSimilar(): Promise<void> {
    const now = state;
    const all = await sized();
    const own = all.find(({ code }) => code === now?.like);
    if (!own || now !== state) return;
    choose({
      kind: 'regions',
      spans: [],
      regions: [own, ...similarRegions(own, all)].map(({ code }) => code),
      like: own.code,
    });
    part('compare-plot').focus();
  }

  /** A button that does something with the comparison, and says afterwards that it did. */
  function serves(id: string, act: (own: Compared) => Promise<void>, done: string): void {
    const button = part(id);
    const name = button.textContent;
    button.addEventListener('click', () => {
      const own = compared();
      if (!own) return;
      act(own)
        .then(() => done)
        .catch(() => words.failedCopy)
        .then((message) => {
          part('compare-said').textContent = message;
          readout.textContent = message;
          button.textContent = message;
          setTimeout(() => (button.textContent = name), 1500);
        });
    });
  }

  /** What stands at the foot of the paper: where it comes from, and when it was printed. */
  function stamp(): void {
    const today = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
    part('compare-printed').textContent = `${location.href} · ${today}`;
  }
}

async function fetched(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${address}`);
  return response.text();
}

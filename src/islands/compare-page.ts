// The page of the comparison: the address is what is chosen. Fetches what a choice needs, draws it, keeps the address
// with it.
import { askedFrom, listed, searchFrom, type Asked } from '../components/compare/address.ts';
import { comparison } from '../components/compare/figure.ts';
import { sentenceOf } from '../components/compare/sentences.ts';
import type { CompareSetting } from '../components/compare/setting.ts';
import { isComparable, settled } from '../components/compare/settled.ts';
import type { CompareState } from '../components/compare/state.ts';
import { compareWords } from '../components/compare/words.ts';
import { mapData, scopesOf, type MapData } from '../components/map/data.ts';
import { mapFile } from '../format/map-files.ts';
import { rankOfTask } from '../format/release-plan.ts';
import { NATION } from '../schema/values.ts';
import { compareActs } from './compare-acts.ts';
import { compareControls, type Change } from './compare-controls.ts';
import { drawFigure, drawTable, linkTable } from './compare-drawing.ts';
import { compareLists } from './compare-lists.ts';
import { comparePlot } from './compare-plot.ts';
import { compareRegions } from './compare-regions.ts';
import { compareSimilar } from './compare-similar.ts';
import type { Compared } from './compare-take.ts';
import { explored, type Keeping } from './explored.ts';
import { mapLoader, scopeFilesOf } from './map-loader.ts';
import { part } from './part.ts';
import { nextTask } from './tasks.ts';

/** What the page opens with: what was built with it, or what is drawn after its address. */
type Opens = 'built' | 'drawn';

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
  const words = compareWords(setting.lang);
  const loader = mapLoader(setting.files);
  const readout = part('compare-read');
  let data: MapData = mapData(new Map());
  let state: CompareState | undefined;
  /** What stands on the page; drawn or not, it is worked out when it is first wanted. */
  let compared: (() => Compared) | undefined;
  /** What was chosen last while it is not shown yet: the next choice adds to it. */
  let pending: CompareState | undefined;

  const page = explored({ ...setting, name: 'compare' }, { settle: () => (pending = undefined) });
  const lists = compareLists(setting);
  const controls = compareControls(setting, choose);
  const regions = compareRegions(setting, (picked) => choose({ regions: picked }), lists.tree);
  const similar = compareSimilar(setting, lists, choose);
  const plot = comparePlot(
    (sentence) => (part('compare-said').textContent = sentence),
    (sentence) => (readout.textContent = sentence || words.read),
  );
  compareActs(
    setting,
    () => compared?.(),
    (sentence) => {
      part('compare-said').textContent = sentence;
      readout.textContent = sentence;
    },
  );

  void go(askedFrom(location.search), 'keep');
  window.addEventListener('popstate', () => void go(askedFrom(location.search), 'keep'));

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
        const isFirst = state === undefined;
        state = found.state;
        if (record === 'push') history.pushState(null, '', setting.page + searchFrom(state, setting));
        page.tell(found.problems);
        const opens = Object.keys(asked).length === 0 ? 'built' : 'drawn';
        await redraw(isFirst ? opens : null, isNewest);
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

  /**
   * Shows the state. When the page opens each piece is a task of its own, and what was built with the page is not drawn
   * again; what a reader chooses is drawn at once.
   */
  async function redraw(opens: Opens | null, isNewest: () => boolean): Promise<void> {
    if (!state) return;
    const now = state;
    const of = data;
    let known: Compared | undefined;
    const own = (): Compared => (known ??= { state: now, data: of, shown: comparison(now, setting, of) });
    const nameOf = (code: string): string => of.region(code)?.name ?? code;
    compared = own;
    const isBuilt = opens === 'built';
    const pieces = [
      ...(isBuilt ? [] : [() => drawFigure(own(), setting), () => drawTable(own(), setting)]),
      () => linkTable(own(), setting),
      () => controls.show(now, of),
      () => regions.show(now, nameOf),
      () =>
        plot.show(({ panel, place }) => {
          const found = own().shown.panels[panel];
          return found ? sentenceOf(found, place, now, setting, of) : '';
        }),
    ];
    for (const piece of pieces) {
      if (opens) await nextTask();
      if (!isNewest()) return;
      piece();
    }
    if (!isBuilt) part('compare-said').textContent = own().shown.title;
    void similar.show(now, nameOf, isBuilt);
  }
}

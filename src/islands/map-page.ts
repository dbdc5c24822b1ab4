// The map's page: the address is what is chosen. Fetches what a choice needs, has it drawn, keeps the address with it.
import { mapData, type MapData } from '../components/map/data.ts';
import type { Drawn } from '../components/map/picture.ts';
import type { MapSetting } from '../components/map/setting.ts';
import {
  askedFrom,
  levelBelow,
  searchFrom,
  settled,
  type Asked,
  type MapState,
} from '../components/map/state.ts';
import { mapWords } from '../components/map/words.ts';
import { isOutOfScope } from '../format/regions.ts';
import { NATION } from '../schema/values.ts';
import { explored, type Keeping } from './explored.ts';
import { mapControls, type Change } from './map-controls.ts';
import { mapDrawing } from './map-drawing.ts';
import { filesOf, mapLoader, scopeFilesOf } from './map-loader.ts';
import { mapPlot } from './map-plot.ts';
import { PROFILE_RECORDS } from './map-profile.ts';
import { cited, saveCsv, saveImage, saveRecords } from './map-take.ts';
import { part } from './part.ts';

if (document.documentElement.dataset['map']) start();

function start(): void {
  const setting = JSON.parse(part('map-page').dataset['setting'] ?? '{}') as MapSetting;
  const words = mapWords(setting.lang);
  const loader = mapLoader(setting.files);
  let data: MapData = mapData(new Map());
  let state: MapState | undefined;
  /** What was chosen last while it is not shown yet: the next choice adds to it. */
  let pending: MapState | undefined;

  const controls = mapControls(setting, choose, open);
  const drawing = mapDrawing(setting, controls, mapPlot(select, open));
  const page = explored(
    { ...setting, name: 'map' },
    { settle: () => (pending = undefined), failed: () => controls.pause() },
  );

  void go(askedFrom(location.search), 'keep');
  window.addEventListener('popstate', () => {
    controls.pause();
    void go(askedFrom(location.search), 'keep');
  });
  for (const place of ['map-crumbs', 'map-panel']) part(place).addEventListener('click', followLink);
  downloads('#map-figure a[download], #map-table a[download]', (drawn) => saveCsv(drawn, setting));
  for (const name of ['trend', 'mix'] as const)
    downloads(`#map-${name} a[download]`, (drawn) =>
      saveRecords(drawn, setting, name, PROFILE_RECORDS[name](drawn.state, setting, drawn.data)),
    );
  for (const kind of ['svg', 'png'] as const)
    part(`map-${kind}`).addEventListener('click', () => {
      const drawn = drawing.drawn();
      if (drawn) void saveImage(drawn, setting, kind);
    });
  part('map-copy').addEventListener('click', () => void copy(part('map-copy'), location.href));
  part('map-cite').addEventListener('click', () => {
    const drawn = drawing.drawn();
    if (drawn) void copy(part('map-cite'), cited(drawn, setting));
  });

  /** Shows what an address asks for; the newest call wins. */
  async function go(asked: Asked, record: Keeping): Promise<void> {
    await page.show(
      async (isNewest) => {
        data = await loader.need(scopeFilesOf(asked.r ?? NATION, setting));
        const first = settled({ ...asked, s: undefined } as Asked, setting, data).state;
        data = await loader.need(filesOf(first, setting));
        if (!isNewest()) return;
        const found = settled(asked, setting, data);
        state = found.state;
        if (record !== 'keep') keepAddress(record);
        page.tell(found.problems);
        const isAsBuilt = Object.keys(asked).length === 0 && !drawing.drawn();
        if (isAsBuilt) drawing.keep(state, data);
        else drawing.draw(state, data);
      },
      asked.r ?? NATION,
      () => void go(asked, record),
    );
  }

  function keepAddress(record: 'push' | 'replace'): void {
    if (!state) return;
    const address = setting.page + searchFrom(state, setting, data);
    if (record === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  function choose(change: Change, replace = false): void {
    const before = pending ?? state;
    if (!before) return;
    const wanted = { ...before, ...change };
    void go(askedFrom(searchFrom(wanted, setting, data)), replace ? 'replace' : 'push');
    pending = wanted;
  }

  /** Selecting fetches nothing, and is no step of the history. */
  function select(code: string | null): void {
    if (!state || state.selected === code) return;
    state = { ...state, selected: code };
    keepAddress('replace');
    drawing.select(state);
  }

  /** Opens a region's units; townships and what is out of scope have none. */
  function open(code: string): void {
    if (!state || code.length !== 6 || isOutOfScope(code)) return;
    controls.pause();
    const level = levelBelow(code, data);
    void go(askedFrom(searchFrom({ ...state, region: code, level, selected: null }, setting, data)), 'push');
  }

  function followLink(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-open]') : null;
    const plain = event instanceof MouseEvent && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!link || !plain) return;
    event.preventDefault();
    open(link.dataset['open'] ?? NATION);
    part('map-plot').focus({ preventScroll: true });
  }

  /** Links to a published file, which save what is drawn instead. */
  function downloads(links: string, save: (drawn: Drawn) => void): void {
    for (const link of document.querySelectorAll<HTMLAnchorElement>(links))
      link.addEventListener('click', (event) => {
        const drawn = drawing.drawn();
        if (!drawn) return;
        event.preventDefault();
        save(drawn);
      });
  }

  async function copy(button: HTMLElement, content: string): Promise<void> {
    await navigator.clipboard.writeText(content);
    const before = button.textContent;
    button.textContent = words.copied;
    setTimeout(() => {
      button.textContent = before;
    }, 1500);
  }
}

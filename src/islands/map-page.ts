// The map's page: the address is what is chosen. Fetches what a choice needs, draws it, keeps the address with it.
import { mapData, type MapData } from '../components/map/data.ts';
import { panelHtml, sentenceOf } from '../components/map/panel.ts';
import { picture, type Picture } from '../components/map/picture.ts';
import type { MapSetting } from '../components/map/setting.ts';
import {
  askedFrom,
  levelBelow,
  searchFrom,
  settled,
  type Asked,
  type MapState,
} from '../components/map/state.ts';
import { recordsCsv, unitCsv, unitTable, type Sorting } from '../components/map/unit-table.ts';
import { mapWords } from '../components/map/words.ts';
import { scrolling } from '../components/map/scrolling.ts';
import { escaped } from '../charts/svg.ts';
import { text } from '../format/language.ts';
import { isOutOfScope, provinceOf } from '../format/regions.ts';
import { SAMPLE_LINE } from '../format/sample-line.ts';
import { NATION } from '../schema/values.ts';
import { mapControls, type Change } from './map-controls.ts';
import { imageOf, pngOf } from './map-image.ts';
import { filesOf, mapLoader, scopeFilesOf } from './map-loader.ts';
import { mapPlot } from './map-plot.ts';
import { showProfile } from './map-profile.ts';
import { part } from './part.ts';
import { saveFile } from './save-file.ts';

/** What becomes of the address when something is chosen. */
type Keeping = 'push' | 'replace' | 'keep';

const PATIENCE_MILLISECONDS = 400;
const NARROW = matchMedia('(max-width: 640px)');

if (document.documentElement.dataset['map']) start();

function start(): void {
  const setting = JSON.parse(part('map-page').dataset['setting'] ?? '{}') as MapSetting;
  const { lang } = setting;
  const words = mapWords(lang);
  const t = text(lang);
  const loader = mapLoader(setting.files);
  const notice = part('map-notice');
  const panel = part('map-panel');
  const rows = part('map-rows');
  let data: MapData = mapData(loader.files);
  let state: MapState | undefined;
  let shown: Picture | undefined;
  let sorting: Sorting | null = null;
  let turn = 0;
  /** What was chosen last while it is not shown yet: the next choice adds to it. */
  let pending: MapState | undefined;
  let tableDue = 0;

  const controls = mapControls(setting, choose, open);
  const plot = mapPlot(select, open);

  void go(askedFrom(location.search), 'keep');
  window.addEventListener('popstate', () => {
    controls.pause();
    void go(askedFrom(location.search), 'keep');
  });
  NARROW.addEventListener('change', () => redraw());
  for (const place of [part('map-crumbs'), panel]) place.addEventListener('click', followLink);
  rows.addEventListener('click', sortBy);
  part('map-order').addEventListener('click', (event) => {
    if (event.target instanceof HTMLButtonElement) sortAs(null);
  });
  for (const link of document.querySelectorAll<HTMLAnchorElement>(
    '#map-figure a[download], #map-table a[download]',
  ))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      saveCsv();
    });
  part('map-svg').addEventListener('click', () => void saveImage('svg'));
  part('map-png').addEventListener('click', () => void saveImage('png'));
  part('map-copy').addEventListener('click', () => void copy(part('map-copy'), location.href));
  part('map-cite').addEventListener('click', () => void copy(part('map-cite'), cited()));

  /** Shows what an address asks for; the newest call wins. */
  async function go(asked: Asked, record: Keeping): Promise<void> {
    turn += 1;
    const own = turn;
    pending = undefined;
    const waiting = setTimeout(() => {
      part('map-plot').setAttribute('aria-busy', 'true');
      part('map-loading').hidden = false;
    }, PATIENCE_MILLISECONDS);
    try {
      await need(scopeFilesOf(asked.r ?? NATION, setting));
      const first = settled({ ...asked, s: undefined } as Asked, setting, data).state;
      await need(filesOf(first, setting));
      if (own !== turn) return;
      const found = settled(asked, setting, data);
      if (found.state.region !== state?.region || found.state.level !== state.level) sorting = null;
      state = found.state;
      if (record !== 'keep') keepAddress(record);
      tell(found.problems.map((problem) => `<p>${escaped(problem)}</p>`).join(''));
      redraw();
    } catch (error) {
      if (own === turn) fail(asked, record, error);
    } finally {
      clearTimeout(waiting);
      if (own === turn) {
        pending = undefined;
        part('map-plot').removeAttribute('aria-busy');
        part('map-loading').hidden = true;
        document.documentElement.dataset['map'] = 'live';
      }
    }
  }

  async function need(names: readonly string[]): Promise<void> {
    if (loader.has(names)) return;
    await loader.load(names);
    data = mapData(loader.files);
  }

  function tell(html: string): void {
    if (notice.innerHTML !== html) notice.innerHTML = html;
  }

  function fail(asked: Asked, record: Keeping, error: unknown): void {
    controls.pause();
    const province = provinceOf(asked.r ?? NATION);
    const csv = province === NATION ? setting.csv.nation : setting.csv.parts.replace('000000', province);
    tell(
      `<p>${words.failed} <button type="button" class="btn sm">${words.again}</button> ` +
        `<a href="${escaped(csv)}" download>${words.orFile}</a></p>` +
        `<p class="tiny muted">${escaped(error instanceof Error ? error.message : String(error))}</p>`,
    );
    notice.querySelector('button')?.addEventListener('click', () => void go(asked, record));
  }

  function keepAddress(record: 'push' | 'replace'): void {
    if (!state) return;
    const address = setting.page + searchFrom(state, setting, data);
    if (record === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  /** Draws the state anew. */
  function redraw(): void {
    if (!state) return;
    const size = NARROW.matches ? 'narrow' : 'wide';
    shown = picture(state, setting, data, size);
    const isNation = state.region === NATION;
    part('map-place').textContent = data.region(state.region)?.name ?? '';
    part('map-crumbs').innerHTML = crumbsHtml(state);
    for (const figure of ['map-figure', 'map-table']) part(`${figure}-h`).textContent = shown.title;
    part('map-figure-s').textContent = shown.subtitle;
    part('map-legend').innerHTML = shown.legend;
    part('map-notes').textContent = `${t('注：', 'Note: ')}${shown.notes.join(lang === 'zh' ? '' : ' ')}`;
    part('map-notes').hidden = shown.notes.length === 0;
    document.title = `${isNation ? t('地图', 'Map') : (data.region(state.region)?.name ?? '')}${document.title.replace(/^.*?(?=｜| \| )/, '')}`;
    controls.show(state, data, shown.view, shown.withoutMap);
    redrawSelection();
    // The drawing is on the screen before the table, which takes longer to lay out.
    cancelAnimationFrame(tableDue);
    rows.setAttribute('aria-busy', 'true');
    tableDue = requestAnimationFrame(() =>
      setTimeout(() => {
        redrawProfile();
        redrawTable();
      }),
    );
  }

  function redrawSelection(): void {
    if (!state || !shown) return;
    const now = state;
    plot.draw(shown, state.selected, (code) => sentenceOf(now, setting, data, code));
    panel.innerHTML = panelHtml(state, setting, data);
    for (const row of rows.querySelectorAll('tr.on')) row.classList.remove('on');
    if (state.selected) document.getElementById(`unit-${state.selected}`)?.classList.add('on');
    const said = state.selected ? sentenceOf(state, setting, data, state.selected) : shown.title;
    // While the periods pass by, speech would never catch up.
    if (!controls.isPlaying()) part('map-said').textContent = said;
  }

  function redrawProfile(): void {
    const size = NARROW.matches ? 'narrow' : 'wide';
    if (state)
      showProfile(state, setting, data, size, (name, records) =>
        saveRows(`${name}.csv`, recordsCsv(records, setting, data)),
      );
  }

  function redrawTable(): void {
    if (!state || !shown) return;
    rows.removeAttribute('aria-busy');
    rows.innerHTML = scrolling(unitTable(shown, state, setting, data, sorting));
    part('map-order').innerHTML = sorting
      ? `${words.sorted} <button type="button" class="btn sm">${words.restore}</button>`
      : words.sortable;
    if (state.selected) document.getElementById(`unit-${state.selected}`)?.classList.add('on');
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
    redrawSelection();
    redrawProfile();
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

  function crumbsHtml(now: MapState): string {
    const items: string[] = [];
    for (
      let region = data.region(now.region);
      region;
      region = region.parent === null ? undefined : data.region(region.parent)
    ) {
      const { code, name } = region;
      const level = levelBelow(code, data);
      const address =
        setting.page + searchFrom({ ...now, region: code, level, selected: null }, setting, data);
      const shownName = escaped(name);
      items.unshift(
        `<li${lang === 'en' ? ' lang="zh-CN"' : ''}>${
          code === now.region
            ? `<span aria-current="page">${shownName}</span>`
            : `<a href="${escaped(address)}" data-open="${code}">${shownName}</a>`
        }</li>`,
      );
    }
    return `<nav class="crumb" aria-label="${t('所在位置', 'Breadcrumbs')}"><ol>${items.join('')}</ol></nav>`;
  }

  function sortBy(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-sort]') : null;
    if (!button) return;
    const column = Number(button.dataset['sort']);
    const order = sorting?.column === column && sorting.order === 'descending' ? 'ascending' : 'descending';
    sortAs({ column, order });
    rows.querySelector<HTMLElement>(`[data-sort="${column}"]`)?.focus({ preventScroll: true });
  }

  function sortAs(next: Sorting | null): void {
    sorting = next;
    redrawTable();
    if (next === null) rows.querySelector<HTMLElement>('[data-sort]')?.focus({ preventScroll: true });
  }

  /** `linli-sample-map-430000-prefecture-coverage-2022Q4-2022-12.csv`. */
  function fileName(ending: string): string {
    if (!state) throw new Error('missing state');
    const { region, level, indicator, period } = state;
    const parts = [
      setting.sample ? 'linli-sample' : 'linli',
      'map',
      region,
      level,
      indicator.id,
      period,
      setting.release,
    ];
    return `${parts.join('-')}.${ending}`;
  }

  function saveCsv(): void {
    if (!state || !shown) return;
    saveRows('csv', unitCsv(shown, state, setting, data));
  }

  function saveRows(ending: string, rows: string): void {
    const file = rows + (setting.sample ? `${SAMPLE_LINE}\r\n` : '');
    saveFile(fileName(ending), new Blob([file], { type: 'text/csv;charset=utf-8' }));
  }

  async function saveImage(kind: 'svg' | 'png'): Promise<void> {
    const svg = part('map-plot').querySelector('svg');
    if (!svg || !shown) return;
    const image = imageOf(svg, part('map-legend'), {
      title: shown.title,
      subtitle: shown.subtitle,
      lines: [
        `${t('注：', 'Note: ')}${shown.notes.join(lang === 'zh' ? '' : ' ')}`,
        `${words.source}${setting.release}${t('。', '.')}`,
        ...(setting.sample ? [words.sample] : []),
        location.href,
      ],
    });
    const blob = kind === 'svg' ? new Blob([image.source], { type: 'image/svg+xml' }) : await pngOf(image);
    saveFile(fileName(kind), blob);
  }

  /** The figure as it is cited, with the address that shows it. */
  function cited(): string {
    return setting.cite.replace('{title}', shown?.title ?? '').replace('{url}', location.href);
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

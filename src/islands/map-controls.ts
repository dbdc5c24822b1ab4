// The map's controls: tells what a reader changed, and shows what is chosen and what can be.
import type { MapRegion } from '../format/map-files.ts';
import { periodTick } from '../format/periods.ts';
import { isOutOfScope } from '../format/regions.ts';
import { NATION, type PeriodType } from '../schema/values.ts';
import type { MapData } from '../components/map/data.ts';
import { MAP_INDICATORS } from '../components/map/indicators.ts';
import { periodOf, type MapSetting } from '../components/map/setting.ts';
import {
  isOffered,
  levelBelow,
  levelsOf,
  nearest,
  periodsAround,
  type MapState,
} from '../components/map/state.ts';
import { chosenWords, mapWords, periodWords, planWords } from '../components/map/words.ts';
import { openDeliberately } from './deliberate-list.ts';
import { part } from './part.ts';

/** What is asked for: some of a state; the rest stays. */
export type Change = Partial<MapState>;

export interface MapControls {
  /** Shows a state, and which choices there are beside it. */
  show(state: MapState, data: MapData, view: MapState['view'], withoutMap: string | null): void;
  /** Stops the walk through the periods, if one goes on. */
  pause(): void;
  readonly isPlaying: () => boolean;
}

const STEP_MILLISECONDS = 1200;

/** A period of a kind for a reader who looks at another: that around it, else the last one within, else the last. */
export function periodOfType(setting: MapSetting, key: string, type: PeriodType): string | undefined {
  const own = periodOf(setting, key);
  if (own.period_type === type) return key;
  const around = periodsAround(setting, key).find((each) => periodOf(setting, each).period_type === type);
  if (around) return around;
  const same = setting.periods.filter(({ period_type }) => period_type === type);
  const within = same.filter(
    ({ first_day, last_day }) => first_day >= own.first_day && last_day <= own.last_day,
  );
  return (within.at(-1) ?? same.at(-1))?.period;
}

/** `change` is called with each choice; `open` with a region to open. */
export function mapControls(
  setting: MapSetting,
  change: (change: Change, replace?: boolean) => void,
  open: (code: string) => void,
): MapControls {
  const { lang } = setting;
  const words = mapWords(lang);
  const [region, task, area, group] = ['region', 'task', 'area', 'group'].map((name) =>
    part<HTMLSelectElement>(`map-${name}`),
  ) as [HTMLSelectElement, HTMLSelectElement, HTMLSelectElement, HTMLSelectElement];
  const slider = part<HTMLInputElement>('map-slider');
  const play = part<HTMLButtonElement>('map-play');
  const [before, after] = ['before', 'after'].map((name) => part<HTMLButtonElement>(`map-${name}`)) as [
    HTMLButtonElement,
    HTMLButtonElement,
  ];
  const radios = (id: string) => [...part(id).querySelectorAll<HTMLInputElement>('input')];
  // A site without a base map has tiles alone, and no switch.
  const views = setting.imprint === null ? [] : radios('map-views');
  let state: MapState | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  /** The periods of the slider: all of the kind that is shown. */
  const along = (): string[] => {
    if (!state) return [];
    const type = periodOf(setting, state.period).period_type;
    return setting.periods.filter(({ period_type }) => period_type === type).map(({ period }) => period);
  };
  const step = (by: number, replace = false): boolean => {
    const keys = along();
    const next = keys[keys.indexOf(state?.period ?? '') + by];
    if (next) change({ period: next }, replace);
    return next !== undefined;
  };
  const pause = (): void => {
    clearInterval(timer);
    timer = undefined;
    play.textContent = words.play;
    play.setAttribute('aria-pressed', 'false');
  };
  const start = (): void => {
    const keys = along();
    timer = setInterval(() => {
      if (!step(1, true)) pause();
    }, STEP_MILLISECONDS);
    play.textContent = words.pause;
    play.setAttribute('aria-pressed', 'true');
    if (state?.period === keys.at(-1)) change({ period: keys[0] ?? state?.period ?? '' });
  };

  part('map-filter').addEventListener('click', () => {
    const isOpen = part('map-fields').classList.toggle('open');
    part('map-filter').setAttribute('aria-expanded', String(isOpen));
  });
  part('map-fields').addEventListener('submit', (event) => event.preventDefault());
  openDeliberately(region, {
    current: () => state?.region ?? region.value,
    open,
    wait: (isWaiting) => part('map-region-keys').classList.toggle('vh', !isWaiting),
  });
  const choose = (what: Change): void => {
    pause();
    change(what);
  };
  task.addEventListener('change', () => choose({ task: task.value }));
  area.addEventListener('change', () => choose({ area: area.value }));
  group.addEventListener('change', () => choose({ group: group.value }));
  for (const radio of radios('map-levels'))
    radio.addEventListener('change', () =>
      choose({ level: radio.value as MapState['level'], selected: null }),
    );
  for (const radio of radios('map-indicators'))
    radio.addEventListener('change', () => {
      const indicator = MAP_INDICATORS.find(({ id }) => id === radio.value);
      // Areas and groups belong to one table each: what the other does not have is let go.
      if (indicator)
        choose({ indicator, ...(indicator.table === 'coverage' ? { group: 'all' } : { area: 'all' }) });
    });
  for (const radio of views)
    radio.addEventListener('change', () => choose({ view: radio.value as MapState['view'] }));
  for (const radio of radios('map-types'))
    radio.addEventListener('change', () => {
      const period = state && periodOfType(setting, state.period, radio.value as PeriodType);
      if (period) choose({ period });
    });
  slider.addEventListener('input', () => {
    const period = along()[Number(slider.value)];
    if (period) choose({ period });
  });
  before.addEventListener('click', () => {
    pause();
    step(-1);
  });
  after.addEventListener('click', () => {
    pause();
    step(1);
  });
  play.addEventListener('click', () => (timer === undefined ? start() : pause()));

  const option = ({ code, name }: MapRegion): HTMLOptionElement => new Option(`${name}（${code}）`, code);
  const optionGroup = (label: string, regions: readonly MapRegion[]): HTMLOptGroupElement => {
    const made = document.createElement('optgroup');
    made.label = label;
    made.append(...regions.map(option));
    return made;
  };

  /** The nation, the region itself and what it lies in, its units, and the provinces. */
  function showRegions(shown: MapState, data: MapData): void {
    if (state?.region === shown.region && region.options.length) return;
    const line: MapRegion[] = [];
    for (let at = data.region(shown.region); at; at = at.parent === null ? undefined : data.region(at.parent))
      line.unshift(at);
    const provinces = data.units(NATION, 'province').filter(({ code }) => !isOutOfScope(code));
    const within = shown.region === NATION ? [] : data.units(shown.region, levelBelow(shown.region, data));
    const openable = within.filter(({ level }) => level !== 'township');
    const above = line.filter(({ level }) => level !== 'province');
    region.replaceChildren(
      ...above.map(option),
      ...(openable.length ? [optionGroup(words.within, openable)] : []),
      optionGroup(words.provinces, provinces),
    );
    region.value = shown.region;
  }

  function showChoices(shown: MapState, data: MapData): void {
    let isAnyOff = false;
    const offer = (input: HTMLInputElement | HTMLOptionElement, isOn: boolean): void => {
      input.disabled = !isOn;
      isAnyOff ||= !isOn;
    };
    const levels: readonly string[] = levelsOf(shown.region, data);
    for (const radio of radios('map-levels')) {
      radio.checked = radio.value === shown.level;
      radio.disabled = !levels.includes(radio.value);
    }
    for (const radio of radios('map-indicators')) {
      radio.checked = radio.value === shown.indicator.id;
      const indicator = MAP_INDICATORS.find(({ id }) => id === radio.value);
      offer(radio, !!indicator && nearest(setting, { ...shown, indicator }).indicator === indicator);
    }
    for (const each of task.options) offer(each, isOffered(setting, { ...shown, task: each.value }));
    for (const each of area.options) offer(each, isOffered(setting, { ...shown, area: each.value }));
    for (const each of group.options) offer(each, isOffered(setting, { ...shown, group: each.value }));
    [task.value, area.value, group.value] = [shown.task, shown.area, shown.group];
    area.disabled = shown.indicator.table !== 'coverage';
    group.disabled = shown.indicator.table !== 'outcomes';
    for (const radio of radios('map-types')) {
      const period = periodOfType(setting, shown.period, radio.value as PeriodType);
      radio.checked = radio.value === periodOf(setting, shown.period).period_type;
      offer(radio, period !== undefined && isOffered(setting, { ...shown, period }));
    }
    part('map-why').textContent = isAnyOff ? planWords(setting, shown) : '';
  }

  return {
    pause,
    isPlaying: () => timer !== undefined,
    show: (shown, data, view, withoutMap) => {
      showRegions(shown, data);
      showChoices(shown, data);
      state = shown;
      const keys = along();
      const index = keys.indexOf(shown.period);
      slider.max = String(Math.max(0, keys.length - 1));
      slider.value = String(index);
      slider.disabled = play.disabled = keys.length < 2;
      slider.setAttribute('aria-valuetext', periodWords(setting, shown.period));
      before.disabled = index === 0;
      after.disabled = index === keys.length - 1;
      part('map-period').textContent = periodWords(setting, shown.period);
      part('map-first').textContent = keys.length > 1 ? periodTick(keys[0] ?? '', lang) : '';
      part('map-last').textContent = keys.length > 1 ? periodTick(keys.at(-1) ?? '', lang) : '';
      for (const radio of views) {
        radio.checked = radio.value === view;
        radio.disabled = radio.value === 'map' && withoutMap !== null;
      }
      part('map-no-map').textContent = withoutMap ?? '';
      part('map-chosen').textContent = chosenWords(shown, setting, data);
    },
  };
}

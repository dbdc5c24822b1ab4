// The comparison's controls beside the regions: tells what a reader changed, and shows what is chosen and what can be.
import type { MapData } from '../components/map/data.ts';
import { MAP_INDICATORS } from '../components/map/indicators.ts';
import type { CompareSetting } from '../components/compare/setting.ts';
import { isOffered, levelsOf, nearest } from '../components/compare/offered.ts';
import {
  MOST,
  usualSpans,
  type CompareState,
  type Kind,
  type PointType,
} from '../components/compare/state.ts';
import { chosenWords, compareWords } from '../components/compare/words.ts';
import { part } from './part.ts';

export type Change = Partial<CompareState>;

export interface CompareControls {
  /** Shows a state, and which choices there are beside it. */
  show(state: CompareState, data: MapData): void;
}

/** `change` is called with each choice; what is not in it stays. */
export function compareControls(setting: CompareSetting, change: (change: Change) => void): CompareControls {
  const words = compareWords(setting.lang);
  const [indicator, task, area, group] = ['indicator', 'task', 'area', 'group'].map((name) =>
    part<HTMLSelectElement>(`compare-${name}`),
  ) as [HTMLSelectElement, HTMLSelectElement, HTMLSelectElement, HTMLSelectElement];
  const inputs = (id: string) => [...part(id).querySelectorAll<HTMLInputElement>('input')];
  const filter = part('compare-filter');
  let state: CompareState | undefined;

  filter.addEventListener('click', () => {
    const isOpen = part('compare-fields').classList.toggle('open');
    filter.setAttribute('aria-expanded', String(isOpen));
  });
  part('compare-fields').addEventListener('submit', (event) => event.preventDefault());
  for (const radio of inputs('compare-kinds'))
    radio.addEventListener('change', () => change(changeOfKind(radio.value as Kind)));
  indicator.addEventListener('change', () => {
    const chosen = MAP_INDICATORS.find(({ id }) => id === indicator.value);
    // Areas and groups belong to one table each: what the other does not have is let go.
    if (chosen)
      change({ indicator: chosen, ...(chosen.table === 'coverage' ? { group: 'all' } : { area: 'all' }) });
  });
  task.addEventListener('change', () => change({ task: task.value }));
  area.addEventListener('change', () => change({ area: area.value }));
  group.addEventListener('change', () => change({ group: group.value }));
  for (const radio of inputs('compare-types'))
    radio.addEventListener('change', () => change({ type: radio.value as PointType }));
  for (const box of inputs('compare-spans'))
    box.addEventListener('change', () => change(changeOfSpans(box.value, box.checked)));

  /** Another kind of comparison: one region where it has one, the periods as they are usual. */
  function changeOfKind(kind: Kind): Change {
    const one = state ? [state.like] : [];
    const spans = kind === 'periods' ? usualSpans(setting) : [];
    return {
      kind,
      spans,
      ...(kind === 'regions' ? {} : { regions: one }),
      ...(kind === 'areas' ? { area: 'all', group: 'all' } : {}),
      ...(kind === 'periods' ? { type: spans.some((key) => key.includes('Q')) ? 'month' : 'quarter' } : {}),
    };
  }

  /** Periods of one kind: a quarter among years begins anew with it. */
  function changeOfSpans(key: string, isOn: boolean): Change {
    const isQuarter = key.includes('Q');
    const same = (state?.spans ?? []).filter((each) => each.includes('Q') === isQuarter && each !== key);
    const spans = [...same, ...(isOn ? [key] : [])].sort();
    return { spans, ...(isQuarter ? { type: 'month' } : {}) };
  }

  return {
    show: (shown, data) => {
      state = shown;
      const levels = levelsOf(shown.regions, data);
      let isAnyOff = false;
      const offer = (input: HTMLInputElement | HTMLOptionElement, isOn: boolean): void => {
        input.disabled = !isOn;
        isAnyOff ||= !isOn;
      };
      for (const radio of inputs('compare-kinds')) radio.checked = radio.value === shown.kind;
      for (const option of indicator.options) {
        const other = MAP_INDICATORS.find(({ id }) => id === option.value);
        offer(
          option,
          !!other && nearest(setting, { ...shown, indicator: other }, levels).indicator === other,
        );
      }
      for (const option of task.options)
        offer(option, isOffered(setting, { ...shown, task: option.value }, levels));
      for (const option of area.options)
        offer(option, isOffered(setting, { ...shown, area: option.value }, levels));
      for (const option of group.options)
        offer(option, isOffered(setting, { ...shown, group: option.value }, levels));
      [indicator.value, task.value] = [shown.indicator.id, shown.task];
      [area.value, group.value] = [shown.area, shown.group];
      area.disabled = shown.indicator.table !== 'coverage' || shown.kind === 'areas';
      group.disabled = shown.indicator.table !== 'outcomes';
      for (const radio of inputs('compare-types')) {
        radio.checked = radio.value === shown.type;
        offer(radio, isOffered(setting, { ...shown, type: radio.value as PointType }, levels));
      }
      part('compare-spans').hidden = shown.kind !== 'periods';
      const isQuarters = shown.spans.some((key) => key.includes('Q'));
      for (const box of inputs('compare-spans')) {
        box.checked = shown.spans.includes(box.value);
        const isOther = box.value.includes('Q') !== isQuarters;
        box.disabled = box.checked ? shown.spans.length === 1 : !isOther && shown.spans.length >= MOST;
      }
      part('compare-why').textContent = isAnyOff ? words.unpublished : '';
      part('compare-chosen').textContent = chosenWords(shown, setting, data);
    },
  };
}

// A comparison as the query of the page's address, short and readable: `?r=430102,430103&m=people&g=11&p=year`.
import { MAP_INDICATORS } from '../map/indicators.ts';
import type { CompareSetting } from './setting.ts';
import { POINT_TYPES, type CompareState } from './state.ts';

/** The parameters of the address. */
export const ASKED = ['c', 'r', 'm', 't', 'a', 'g', 'p', 'y', 's'] as const;
export type Asked = Readonly<Partial<Record<(typeof ASKED)[number], string>>>;

export function askedFrom(search: string): Asked {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    ASKED.flatMap((name) => (params.has(name) ? [[name, params.get(name) ?? '']] : [])),
  );
}

/** The codes of an address' list. */
export const listed = (value = ''): string[] => [...new Set(value.split(',').filter(Boolean))];

/**
 * The address' parameters for a state, those of the default left out; empty for the page as it opens. Regions and
 * periods are told as soon as anything is: those that a page opens with are others in a later release.
 */
export function searchFrom(state: CompareState, setting: CompareSetting): string {
  const others: Partial<Record<(typeof ASKED)[number], string | false>> = {
    m: state.indicator !== MAP_INDICATORS[0] && state.indicator.id,
    t: state.task !== 'all' && state.task,
    a: state.area !== 'all' && state.area,
    g: state.group !== 'all' && state.group,
    p: state.type !== POINT_TYPES[0] && state.type,
    y: state.kind === 'periods' && state.spans.join(),
    s: state.like !== state.regions[0] && state.like,
  };
  const isAsOpened =
    state.kind === 'regions' &&
    state.regions.join() === setting.start.join() &&
    !Object.values(others).some(Boolean);
  if (isAsOpened) return '';
  const told = { c: state.kind !== 'regions' && state.kind, r: state.regions.join(), ...others };
  const parts = Object.entries(told).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`] : [],
  );
  return `?${parts.join('&')}`;
}

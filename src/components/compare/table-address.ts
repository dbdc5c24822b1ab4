// A comparison as an address of the table tool: the same regions, periods, measure, task, area and group.
import { KEYS, periodsWritten } from '../../tabulate/address.ts';
import { NATION } from '../../schema/values.ts';
import type { Panel } from './panels.ts';
import type { CompareSetting } from './setting.ts';
import type { CompareState } from './state.ts';

/** How the table tool calls the share of communities. */
const COVERAGE_RATE = 'coverage_rate';

/** Its address with the table that holds the comparison's numbers. */
export function tableAddress(state: CompareState, setting: CompareSetting, panels: readonly Panel[]): string {
  const { indicator, task, group, kind } = state;
  const own = [...new Set(panels.flatMap(({ lines }) => lines.map(({ code }) => code)))];
  const regions = [...own.filter((code) => code !== NATION).sort(), ...own.filter((code) => code === NATION)];
  const keys = new Set(panels.flatMap(({ places }) => places.flatMap(({ period }) => period?.period ?? [])));
  const areas = kind === 'areas' ? 'urban,rural' : state.area;
  const query = [
    `d=${indicator.table}`,
    `r=${regions.join()}`,
    `p=${periodsWritten([...keys], setting)}`,
    `m=${indicator.kind === 'share' ? COVERAGE_RATE : indicator.id}`,
    ...(task === 'all' ? [] : [`${KEYS.task}=${task}`]),
    ...(group === 'all' ? [] : [`${KEYS.group}=${group}`]),
    ...(indicator.table !== 'coverage' || areas === 'all' ? [] : [`${KEYS.area}=${areas}`]),
  ];
  return `${setting.table}?${query.join('&')}`;
}

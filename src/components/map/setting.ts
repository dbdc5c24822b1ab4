// What the page hands to the map's script, and what both draw from: lists of the release that fit into the page.
import type { Breaks } from '../../charts/classes.ts';
import type { Lang, Text } from '../../format/language.ts';
import type { Period } from '../../format/periods.ts';
import type { PlanLine } from '../../format/release-plan.ts';
import type { PeriodType } from '../../schema/values.ts';
import type { TileGrid } from '../../views/tile-grid.ts';

export interface MapTask {
  readonly code: string;
  /** `all` for the four tasks. */
  readonly parent: string;
  readonly name: Text;
}

export interface MapSetting {
  readonly lang: Lang;
  readonly release: string;
  readonly sample: boolean;
  readonly periods: readonly Period[];
  /** The period that the page opens on. */
  readonly current: string;
  /** Every task and kind of the ordinary tables. */
  readonly tasks: readonly MapTask[];
  readonly groups: readonly { readonly code: string; readonly name: Text }[];
  readonly plan: readonly PlanLine[];
  /** Bounds of the classes of coverage; a kind of period without has no shares to draw. */
  readonly breaks: Readonly<Partial<Record<PeriodType, Breaks>>>;
  readonly grid: TileGrid;
  /** The lines printed inside every map; null where the build draws none. */
  readonly imprint: readonly string[] | null;
  /** Address of the folder of the map's files. */
  readonly files: string;
  /** Address of the page of the region 000000, of which others differ in the code alone. */
  readonly regionPage: string;
  /** Addresses of published CSV files: the provinces', and the part of a province 000000. */
  readonly csv: { readonly nation: string; readonly parts: string };
  /** How a figure is cited, with `{title}` and `{url}` for its own. */
  readonly cite: string;
  /** Address of this page. */
  readonly page: string;
  /** Address of the page of the comparison. */
  readonly compare: string;
}

/** The period of a key. Throws on an unknown one. */
export function periodOf({ periods }: MapSetting, key: string): Period {
  const period = periods.find((each) => each.period === key);
  if (!period) throw new Error(`unknown period: ${key}`);
  return period;
}

export function regionPage(setting: MapSetting, code: string): string {
  return setting.regionPage.replace('000000', code);
}

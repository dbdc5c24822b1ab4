// How many provinces' coverage rose or fell against the period before, in five bands: a count of regions, no list.
import type { Cell } from '../format/cell.ts';
import type { Lang } from '../schema/column.ts';

export interface ChangeClass {
  readonly name: string;
  readonly count: number;
  /** Class of the bar's colour. */
  readonly className: string;
}

/** Bounds in percentage points; coverage of a quarter is a few per cent. */
const SMALL = 0.2;
const LARGE = 1;

/** The five bands from the greatest rise to the greatest fall; regions without both values are left out. */
export function changeClasses(
  regions: readonly { readonly rate: Cell; readonly rateBefore: Cell }[],
  lang: Lang,
): ChangeClass[] {
  const changes = regions.flatMap(({ rate, rateBefore }) =>
    rate.state === 'ok' && rateBefore.state === 'ok' ? [(rate.value - rateBefore.value) * 100] : [],
  );
  const count = (wanted: (change: number) => boolean) => changes.filter(wanted).length;
  const names =
    lang === 'zh'
      ? [
          `增加${LARGE}个百分点及以上`,
          `增加${SMALL}—${LARGE}个百分点`,
          `变化不足${SMALL}个百分点`,
          `减少${SMALL}—${LARGE}个百分点`,
          `减少${LARGE}个百分点及以上`,
        ]
      : [
          `Up ${LARGE} point or more`,
          `Up ${SMALL} to ${LARGE} point`,
          `Less than ${SMALL} points`,
          `Down ${SMALL} to ${LARGE} point`,
          `Down ${LARGE} point or more`,
        ];
  const counts = [
    count((change) => change >= LARGE),
    count((change) => change >= SMALL && change < LARGE),
    count((change) => Math.abs(change) < SMALL),
    count((change) => change <= -SMALL && change > -LARGE),
    count((change) => change <= -LARGE),
  ];
  return names.map((name, index) => ({ name, count: counts[index] ?? 0, className: `edge d${5 - index}` }));
}

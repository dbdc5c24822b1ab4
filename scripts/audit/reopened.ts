// Counts of groups that an earlier release hid and today's shows, where the line's total, which may be shown however
// little it changes, has grown by few since: as needs are only added, the group was nearly then what it is today.
import type { Campaign } from './cells.ts';
import { cellName } from './cells.ts';
import type { EarlierRelease } from './earlier.ts';
import type { Finding } from './finding.ts';
import type { Setting } from './persons.ts';
import { isNeeds, tooFew } from './persons.ts';
import { SHAPES } from './published.ts';
import { HIDDEN } from './states.ts';

/** What today's tables tell of the counts that a release hid; of periods that have ended by now. */
export function reopenedFindings(campaign: Campaign, setting: Setting, release: EarlierRelease): Finding[] {
  const { lists } = campaign;
  const all = lists.groups.index.get('all') ?? -1;
  const found: Finding[] = [];
  for (const old of release.tables) {
    const today = campaign.tables.find(({ table }) => table === old.table);
    if (today === undefined || SHAPES[old.table].group !== '"group"') continue;
    for (let row = 0; row < old.rows; row += 1) {
      const [region = -1, period = -1, task = -1, group = -1] = [
        old.region,
        old.period,
        old.task,
        old.group,
      ].map((column) => column[row]);
      if (group === all || !lists.closed.has(lists.periods.codes[period] ?? '')) continue;
      const [now, total, before] = [
        today.rowAt(region, period, task, group),
        today.rowAt(region, period, task, all),
        old.rowAt(region, period, task, all),
      ];
      if (now < 0 || total < 0 || before < 0) continue;
      const limit = tooFew(setting, today, now);
      SHAPES[old.table].measures.forEach((name, measure) => {
        if (!isNeeds(old.table, name) || old.states[measure]?.[row] !== HIDDEN) return;
        const value = today.values[measure]?.[now] as number;
        const growth = (today.values[measure]?.[total] as number) - (old.values[measure]?.[before] as number);
        if (!(growth >= 1 && growth < limit && value >= 1 && value - growth < limit)) return;
        found.push({
          file: `${old.table}.parquet`,
          cell: cellName(campaign, { table: today, row: now, measure }),
          why: {
            zh: `${release.id}隐去了它，那以后这一行的合计只增加${growth}，所以它当时在${Math.max(0, value - growth)}到${value}之间`,
            en: `hidden by release ${release.id}, and its line's total has grown by ${growth} since: it was between ${Math.max(0, value - growth)} and ${value}`,
          },
        });
      });
    }
  }
  return found;
}

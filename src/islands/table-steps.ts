// The steps of the table tool but for the regions: table, periods, measures, breakdowns. Each step makes its controls
// when it is first opened, makes them anew for another table, and ticks what is chosen.
import { text } from '../format/language.ts';
import { periodTick } from '../format/periods.ts';
import { membersIn, tableOf, type Breakdown, type Catalog } from '../tabulate/catalog.ts';
import { choiceOfTable, type Choice, type Compare, type Share, type TotalOver } from '../tabulate/choice.ts';
import { periodLabel, sideName } from '../tabulate/grid.ts';
import { typeOfPeriod } from '../tabulate/period-keys.ts';
import { action, node } from './nodes.ts';
import { choices, type Choices } from './table-choices.ts';

export interface Step {
  /** Shows a choice; makes the controls where they are missing or another table's. */
  show(choice: Choice): void;
}

export type Choose = (next: Choice) => void;

/** A step whose controls are made by `make` for a table and set by the functions that it answers with. */
function step(
  body: HTMLElement,
  choose: Choose,
  make: (own: Own) => readonly ((choice: Choice) => void)[],
): Step {
  let table: string | undefined;
  let current: Choice | undefined;
  let setters: readonly ((choice: Choice) => void)[] = [];
  return {
    show: (choice) => {
      current = choice;
      if (choice.table !== table) {
        table = choice.table;
        body.replaceChildren();
        const change = (part: Partial<Choice>): void => choose({ ...(current ?? choice), ...part });
        setters = make({ body, choice, change, now: () => current ?? choice });
      }
      for (const set of setters) set(choice);
    },
  };
}

interface Own {
  readonly body: HTMLElement;
  /** The choice for which the controls are made. */
  readonly choice: Choice;
  /** Changes a part of the choice as it is now. */
  change(part: Partial<Choice>): void;
  now(): Choice;
}

/** Which table, with what each counts. */
export function tableStep(body: HTMLElement, catalog: Catalog, choose: Choose): Step {
  let current: Choice | undefined;
  const t = text(catalog.lang);
  const options = catalog.tables.map(({ name, title, row, description }) => ({
    value: name,
    label: title,
    hint: t(`${description}${row}。`, `${description} ${row}.`),
  }));
  const group = choices('radio', '', options, ([name]) => {
    if (current && name !== undefined) choose(choiceOfTable(catalog, name, current));
  });
  body.replaceChildren(group.element);
  return {
    show: (choice) => {
      current = choice;
      group.set([choice.table]);
    },
  };
}

/** Which periods, year by year, and what they are compared with. */
export function periodStep(body: HTMLElement, catalog: Catalog, choose: Choose): Step {
  const { lang } = catalog;
  const t = text(lang);
  return step(body, choose, ({ choice, change, now }) => {
    const table = tableOf(catalog, choice.table);
    const types = new Set(table.plan.flatMap((row) => row.periodTypes));
    const offered = catalog.periods.filter(({ period_type }) => types.has(period_type));
    const order = catalog.periods.map(({ period }) => period);
    const groups: { keys: readonly string[]; group: Choices }[] = [];
    /** A group of periods; those of other groups stay as they are. */
    const group = (legend: string, keys: readonly string[], short: boolean): Choices => {
      const options = keys.map((key) => ({
        value: key,
        label: short ? shortLabel(key) : periodLabel(key, catalog),
      }));
      const made = choices(
        'checkbox',
        legend,
        options,
        (values) => {
          const wanted = new Set([...now().periods.filter((key) => !keys.includes(key)), ...values]);
          change({ periods: order.filter((key) => wanted.has(key)) });
        },
        short ? 'inline' : '',
      );
      groups.push({ keys, group: made });
      return made;
    };
    const shortLabel = (key: string): string => {
      const label = periodLabel(key, catalog);
      if (lang === 'zh') return label.replace(/^\d{4}年(?=.)/, '').replace('度', '');
      return typeOfPeriod(key) === 'month'
        ? (periodTick(key, lang).split(' ')[0] ?? key)
        : label.replace(/ \d{4}/, '');
    };
    const years = [
      ...new Set(
        offered.filter(({ period_type }) => period_type !== 'total').map(({ period }) => period.slice(0, 4)),
      ),
    ];
    for (const year of years.toReversed()) {
      const of = (type: string) =>
        offered
          .filter(({ period, period_type }) => period_type === type && period.startsWith(year))
          .map(({ period }) => period);
      const [quarters, months] = [of('quarter'), of('month')];
      const parts: HTMLElement[] = [];
      if (of('year').length > 0) parts.push(group(t(`${year}年`, year), of('year'), false).element);
      if (quarters.length > 0) {
        parts.push(group(t(`${year}年各季`, `Quarters of ${year}`), quarters, true).element);
        parts.push(
          action(
            t(`${year}年各季都选，只选这些`, `All quarters of ${year}, nothing else`),
            () => change({ periods: quarters }),
            'as-link',
          ),
        );
      }
      if (months.length > 0)
        parts.push(
          node('details', 'more', [
            node('summary', '', t(`${year}年各月`, `Months of ${year}`)),
            group(t(`${year}年各月`, `Months of ${year}`), months, true).element,
            action(
              t(`${year}年各月都选，只选这些`, `All months of ${year}, nothing else`),
              () => change({ periods: months }),
              'as-link',
            ),
          ]),
        );
      body.append(node('div', 'year', parts));
    }
    if (types.has('total')) body.append(group(t('全部月份', 'All months'), ['total'], false).element);
    const compare = choices(
      'radio',
      t('和什么比', 'Compare with'),
      [
        { value: 'none', label: t('不比较', 'nothing') },
        { value: 'before', label: t('上一期', 'the period before') },
        { value: 'year', label: t('上年同期', 'a year before') },
      ],
      ([value]) => change({ compare: value as Compare }),
    );
    if (!table.isRounded) body.append(compare.element);
    return [
      ({ periods }) => groups.forEach(({ group: one }) => one.set(periods)),
      ({ compare: value }) => compare.set([value]),
    ];
  });
}

/** Which measures and rates, and what is worked out of them. */
export function measureStep(body: HTMLElement, catalog: Catalog, choose: Choose): Step {
  const t = text(catalog.lang);
  return step(body, choose, ({ choice, change }) => {
    const table = tableOf(catalog, choice.table);
    const additive = (column: string) => table.measures.some((measure) => measure.additive.includes(column));
    const measures = choices(
      'checkbox',
      '',
      table.measures.map(({ name, label, unit, description }) => ({
        value: name,
        label: t(`${label}（${unit}）`, label.includes(unit) ? label : `${label} (${unit})`),
        hint: description,
      })),
      (values) => change({ measures: values }),
    );
    const shares = choices(
      'radio',
      t('占比', 'Shares'),
      [
        { value: 'none', label: t('不要', 'none') },
        ...(table.breakdowns.includes('task') && additive('task')
          ? [{ value: 'task', label: t('占全部任务', 'of all tasks') }]
          : []),
        ...(additive('region_code')
          ? [{ value: 'region', label: t('占上一级地区', 'of the region above') }]
          : []),
      ],
      ([value]) => change({ share: value as Share }),
    );
    const totals = choices(
      'checkbox',
      t('合计（每一部分都有数才算）', 'Totals (only where every part is shown)'),
      [
        ...(additive('region_code') ? [{ value: 'region', label: t('所列地区', 'regions listed') }] : []),
        ...(additive('period') ? [{ value: 'period', label: t('所列时期', 'periods listed') }] : []),
        ...(table.breakdowns.includes('task') && additive('task')
          ? [{ value: 'task', label: t('所列任务', 'tasks listed') }]
          : []),
      ],
      (values) => change({ totals: values as TotalOver[] }),
    );
    const canAdd = !table.isRounded && additive('region_code');
    body.append(measures.element, ...(canAdd ? [shares.element, totals.element] : []));
    return [
      (now) => measures.set(now.measures),
      ({ share }) => shares.set([share]),
      (now) => totals.set(now.totals),
    ];
  });
}

/** Which tasks, groups, areas or categories. */
export function breakdownStep(body: HTMLElement, catalog: Catalog, choose: Choose): Step {
  const t = text(catalog.lang);
  return step(body, choose, ({ choice, change, now }) => {
    const table = tableOf(catalog, choice.table);
    if (table.breakdowns.length === 0) {
      body.append(
        node('p', 'small', t('这张表只分地区和时期。', 'This table is by region and period alone.')),
      );
      return [];
    }
    return table.breakdowns.flatMap((breakdown) => {
      const members = membersIn(catalog, table, breakdown);
      const codes = members.map(({ code }) => code);
      const choosePart =
        (own: readonly string[]) =>
        (values: string[]): void => {
          // Categories of two dimensions count the same activities: they never stand side by side.
          const isAlone = breakdown === 'category' && values.length > 0;
          const others = isAlone ? [] : now().by[breakdown].filter((code) => !own.includes(code));
          const wanted = new Set([...others, ...values]);
          change({ by: { ...now().by, [breakdown]: codes.filter((code) => wanted.has(code)) } });
        };
      const made: Choices[] = [];
      const group = (legend: string, own: typeof members): HTMLElement => {
        const options = own.map(({ code, label }) => ({
          value: code,
          label,
          ...(breakdown === 'task' && /^[1-4]$/.test(code) ? { task: code } : {}),
        }));
        const one = choices('checkbox', legend, options, choosePart(own.map(({ code }) => code)));
        made.push(one);
        return one.element;
      };
      const folded = (title: string, own: typeof members): HTMLDetailsElement =>
        node('details', 'more', [
          node('summary', '', title),
          group(title, own),
          action(
            t('都选，只选这些', 'All of these, nothing else'),
            () => change({ by: { ...now().by, [breakdown]: own.map(({ code }) => code) } }),
            'as-link',
          ),
        ]);
      const top = members.filter(
        ({ parent }) => parent === undefined || breakdown === 'group' || breakdown === 'area',
      );
      if (top.length > 0) body.append(group(sideName(breakdown, catalog.lang), top));
      const parents = [
        ...new Set(members.filter((member) => !top.includes(member)).map(({ parent }) => parent)),
      ];
      for (const parent of parents) {
        const own = members.filter((member) => member.parent === parent && !top.includes(member));
        const name = namedParent(parent ?? '', breakdown, catalog);
        const title = breakdown === 'task' ? t(`${name}的小类`, `Kinds of: ${name}`) : name;
        const details = folded(title, own);
        details.open = own.some(({ code }) => choice.by[breakdown].includes(code));
        body.append(details);
      }
      return [(shown: Choice) => made.forEach((one) => one.set(shown.by[breakdown]))];
    });
  });
}

function namedParent(parent: string, breakdown: Breakdown, catalog: Catalog): string {
  if (breakdown === 'category') return catalog.dimensions[parent] ?? parent;
  return catalog.members[breakdown].find(({ code }) => code === parent)?.label ?? parent;
}

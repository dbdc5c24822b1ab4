// Example queries that run on the published tables: each with a title, a statement and the scope it needs.
import type { Lang } from '../schema/column.ts';
import { WHOLE } from './sql-catalog.ts';

export interface SqlExample {
  readonly title: string;
  readonly sql: string;
  /** A province's code, or empty for whole tables. */
  readonly scope: string;
}

/** What the examples speak about: a province with data, its name, the last full quarter and the last full year. */
export interface ExampleSubject {
  readonly province: string;
  readonly provinceName: string;
  readonly quarter: string;
  readonly year: string;
}

/** The first one stands in the editor when the page opens. */
export function sqlExamples(subject: ExampleSubject, lang: Lang): readonly SqlExample[] {
  return EXAMPLES.map(({ zh, en, sql, whole }) => {
    const title = (lang === 'zh' ? zh : en).replace('{name}', subject.provinceName);
    const scope = whole ? WHOLE : subject.province;
    return { title, scope, sql: `-- ${title}\n${statement(sql[lang], subject)}` };
  });
}

function statement(sql: string, { province, quarter, year }: ExampleSubject): string {
  return sql
    .trim()
    .replaceAll('{province}', province)
    .replaceAll('{quarter}', quarter)
    .replaceAll('{year}', year);
}

interface Example {
  readonly zh: string;
  readonly en: string;
  readonly whole?: true;
  readonly sql: Record<Lang, string>;
}

const EXAMPLES: readonly Example[] = [
  {
    zh: '{name}：下一级各地四项任务的活动场次',
    en: '{name}: activities of the four tasks, one level down',
    sql: {
      zh: `
SELECT region_code AS 代码,
       region_name AS 地区,
       any_value(activities) FILTER (task = '1') AS 关爱特殊群体,
       any_value(activities) FILTER (task = '2') AS 回应群众关切,
       any_value(activities) FILTER (task = '3') AS 推进平安建设,
       any_value(activities) FILTER (task = '4') AS 实施乡村振兴,
       any_value(status) FILTER (task = 'all') AS 状态
FROM   coverage
WHERE  parent_code = '{province}' AND period = '{quarter}' AND area = 'all'
GROUP BY ALL
ORDER BY 代码;`,
      en: `
SELECT region_code,
       region_name,
       any_value(activities) FILTER (task = '1') AS vulnerable,
       any_value(activities) FILTER (task = '2') AS concerns,
       any_value(activities) FILTER (task = '3') AS safety,
       any_value(activities) FILTER (task = '4') AS rural,
       any_value(status) FILTER (task = 'all') AS status
FROM   coverage
WHERE  parent_code = '{province}' AND period = '{quarter}' AND area = 'all'
GROUP BY ALL
ORDER BY region_code;`,
    },
  },
  {
    zh: '{name}：各季度城乡社区覆盖率',
    en: '{name}: coverage by quarter, urban and rural',
    sql: {
      zh: `
SELECT period AS 季度,
       area AS 城乡,
       communities_covered AS 有活动的社区,
       communities AS 社区总数,
       round(100.0 * communities_covered / communities, 1) AS 覆盖率,
       status
FROM   coverage
WHERE  region_code = '{province}' AND period_type = 'quarter' AND task = 'all'
ORDER BY 季度, 城乡;`,
      en: `
SELECT period,
       area,
       communities_covered,
       communities,
       round(100.0 * communities_covered / communities, 1) AS percent,
       status
FROM   coverage
WHERE  region_code = '{province}' AND period_type = 'quarter' AND task = 'all'
ORDER BY period, area;`,
    },
  },
  {
    zh: '{name}：各类对象的首次服务人数和在册人数',
    en: '{name}: people served for the first time, and people on the register',
    sql: {
      zh: `
SELECT g.name_zh AS 服务对象,
       t.first_time AS 本年首次服务人数,
       t.target_people AS 在册人数,
       round(100.0 * t.first_time / t.target_people, 1) AS 到达率,
       t.status
FROM   targets t
JOIN   groups g USING ("group")
WHERE  t.region_code = '{province}' AND t.period = '{year}'
ORDER BY t."group";`,
      en: `
SELECT g.name_en AS beneficiaries,
       t.first_time,
       t.target_people,
       round(100.0 * t.first_time / t.target_people, 1) AS reach_percent,
       t.status
FROM   targets t
JOIN   groups g USING ("group")
WHERE  t.region_code = '{province}' AND t.period = '{year}'
ORDER BY t."group";`,
    },
  },
  {
    zh: '本季度没有报送的县（市、区）',
    en: 'Counties that did not report in the quarter',
    whole: true,
    sql: {
      zh: `
SELECT region_code AS 代码, region_name AS 地区, units_due AS 应报, units_reported AS 已报, status
FROM   reporting
WHERE  level = 'county' AND period = '{quarter}' AND status = 'none'
ORDER BY 代码;`,
      en: `
SELECT region_code, region_name, units_due, units_reported, status
FROM   reporting
WHERE  level = 'county' AND period = '{quarter}' AND status = 'none'
ORDER BY region_code;`,
    },
  },
  {
    zh: '{name}：各县还没有服务记录的社区（村）',
    en: '{name}: communities without any recorded service, by county',
    sql: {
      zh: `
SELECT c.county_code AS 代码,
       r.region_name AS 地区,
       count(*) AS 社区总数,
       count(*) FILTER (c.first_covered IS NULL) AS 还没有服务记录,
       count(*) FILTER (c.status = 'not_reported') AS 其中所在县未报送
FROM   communities c
LEFT JOIN regions r ON r.region_code = c.county_code
GROUP BY ALL
ORDER BY 代码;`,
      en: `
SELECT c.county_code,
       r.region_name,
       count(*) AS communities,
       count(*) FILTER (c.first_covered IS NULL) AS without_record,
       count(*) FILTER (c.status = 'not_reported') AS of_these_not_reported
FROM   communities c
LEFT JOIN regions r ON r.region_code = c.county_code
GROUP BY ALL
ORDER BY c.county_code;`,
    },
  },
  {
    zh: '各省份本季度的需求：登记、响应、办结',
    en: 'All provinces: needs registered, answered and resolved in the quarter',
    whole: true,
    sql: {
      zh: `
SELECT region_code AS 代码, region_name AS 地区, registered AS 登记, responded AS 响应, resolved AS 办结, status
FROM   needs
WHERE  level = 'province' AND period = '{quarter}' AND task = 'all' AND "group" = 'all'
ORDER BY 代码;`,
      en: `
SELECT region_code, region_name, registered, responded, resolved, status
FROM   needs
WHERE  level = 'province' AND period = '{quarter}' AND task = 'all' AND "group" = 'all'
ORDER BY region_code;`,
    },
  },
];

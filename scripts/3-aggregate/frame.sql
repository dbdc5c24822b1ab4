-- The frame of all tables: periods, region rows, and how base rows roll up into regions, periods, tasks and groups.

-- Months from the first to the last with an accepted activity, without gaps, and the periods above them.
CREATE TABLE months AS
  SELECT strftime(day, '%Y-%m') AS month, day::DATE AS first_day, last_day(day)::DATE AS last_day
  FROM (
    SELECT unnest(generate_series(
      (SELECT date_trunc('month', min(date)) FROM accepted_activities),
      (SELECT date_trunc('month', max(date)) FROM accepted_activities),
      INTERVAL 1 MONTH)) AS day);

CREATE TABLE period_up AS
  SELECT month, month AS period, 'month' AS period_type FROM months
  UNION ALL SELECT month, year(first_day) || 'Q' || quarter(first_day), 'quarter' FROM months
  UNION ALL SELECT month, year(first_day)::VARCHAR, 'year' FROM months
  UNION ALL SELECT month, 'total', 'total' FROM months;

CREATE TABLE periods AS
  SELECT
    period, period_type,
    CASE period_type
      WHEN 'quarter' THEN date_trunc('quarter', min(first_day)) WHEN 'year' THEN date_trunc('year', min(first_day))
      ELSE min(first_day) END::DATE AS first_day,
    CASE period_type
      WHEN 'quarter' THEN last_day(date_trunc('quarter', min(first_day)) + INTERVAL 2 MONTH)
      WHEN 'year' THEN last_day(date_trunc('year', min(first_day)) + INTERVAL 11 MONTH)
      ELSE max(last_day) END::DATE AS last_day,
    count(*)::INTEGER AS months_covered,
    CASE period_type WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'year' THEN 12 ELSE count(*) END::INTEGER AS months_total
  FROM period_up JOIN months USING (month)
  GROUP BY period, period_type;

-- Every place where an accepted row counts; the rows of returns belong to an office, not to a place.
CREATE TABLE places AS
  SELECT DISTINCT county FROM accepted_activities
  UNION SELECT county FROM accepted_needs
  UNION SELECT county FROM accepted_targets;

-- County rows: the register's, and those directly under a prefecture or province that have something: townships of
-- the register without a county, or an accepted row.
CREATE TABLE county_rows AS
  SELECT code AS county, name, parent_code, kind FROM register_regions WHERE level = 'county'
  UNION ALL
  SELECT
    county,
    CASE WHEN county LIKE '__9999' THEN '省直属' ELSE '市直属' END,
    CASE WHEN county LIKE '__9999' THEN substr(county, 1, 2) || '0000' ELSE substr(county, 1, 4) || '00' END,
    'direct'
  FROM (
    SELECT county FROM places
    UNION SELECT substr(parent_code, 1, 4) || '99' FROM register_townships
    WHERE parent_code IN (SELECT code FROM register_regions WHERE level = 'prefecture'))
  WHERE county NOT IN (SELECT code FROM register_regions);

CREATE TABLE township_rows AS
  SELECT
    code AS township, name, kind,
    CASE WHEN parent_code IN (SELECT county FROM county_rows) THEN parent_code ELSE substr(parent_code, 1, 4) || '99' END AS county
  FROM register_townships;

CREATE TABLE community_rows AS
  SELECT c.code AS community, c.name, c.township, t.county, c.area
  FROM register_communities AS c JOIN township_rows AS t USING (township);

-- Provinces whose prefectures and counties are published: an office is due there, or a row was accepted.
CREATE TABLE provinces_in_scope AS
  SELECT DISTINCT substr(county, 1, 2) AS digits FROM places
  UNION SELECT DISTINCT substr(prefix, 1, 2) FROM office_lines;

CREATE TABLE region_rows AS
  SELECT '000000' AS region_code, '全国' AS region_name, 'nation' AS level, NULL AS parent_code, NULL AS kind
  UNION ALL
  SELECT code, name, level, parent_code, nullif(kind, '') FROM register_regions WHERE level IN ('province', 'prefecture')
  UNION ALL
  SELECT county, name, 'county', parent_code, nullif(kind, '') FROM county_rows;

CREATE TABLE published_regions AS
  SELECT * FROM region_rows
  WHERE level IN ('nation', 'province') OR substr(region_code, 1, 2) IN (SELECT digits FROM provinces_in_scope);

CREATE TABLE region_up AS
  SELECT county, county AS region_code, 'county' AS level FROM county_rows
  UNION ALL SELECT county, parent_code, 'prefecture' FROM county_rows WHERE parent_code NOT LIKE '%0000'
  UNION ALL SELECT county, substr(county, 1, 2) || '0000', 'province' FROM county_rows
  UNION ALL SELECT county, '000000', 'nation' FROM county_rows;

CREATE TABLE task_up AS
  SELECT task AS kind, task, 'kind' AS task_level FROM tasks WHERE parent_task <> 'all' AND sensitive = 0
  UNION ALL SELECT task, parent_task, 'task' FROM tasks WHERE parent_task <> 'all' AND sensitive = 0
  UNION ALL SELECT task, 'all', 'all' FROM tasks WHERE parent_task <> 'all' AND sensitive = 0;

CREATE TABLE group_up AS
  SELECT "group" AS own, "group", 'group' AS group_level FROM groups WHERE tier <> 'T3'
  UNION ALL SELECT "group", part_of, 'group' FROM groups WHERE tier <> 'T3' AND part_of IS NOT NULL
  UNION ALL SELECT "group", 'all', 'all' FROM groups WHERE tier <> 'T3';

CREATE TABLE area_up AS
  SELECT * FROM (VALUES ('none', 'all'), ('urban', 'all'), ('rural', 'all'), ('urban', 'urban'), ('rural', 'rural')) AS v (own, area);

-- Accepted activities of the kinds that are not sensitive: the only base of every table but `sensitive`.
CREATE TABLE activity_facts AS
  SELECT
    office, activity_id, county, community, coalesce(area, 'none') AS area, strftime(date, '%Y-%m') AS month, task AS kind,
    -- A negative key stands for a name, which tells organisations apart within a county alone.
    dense_rank() OVER (ORDER BY CASE WHEN org_key < 0 THEN county ELSE '' END, org_key) AS organisation,
    volunteers, party_members, hours, org_type, org_status, method, form, funding, departments, actors
  FROM accepted_activities
  WHERE task NOT IN (SELECT task FROM tasks WHERE sensitive = 1);

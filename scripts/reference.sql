-- Reference lists as tables. {{…}} are paths of files, an operator's own before the project's.
CREATE TABLE register_regions AS
  SELECT code, parent_code, level, name, coalesce(kind, '') AS kind
  FROM read_csv('{{regions}}', header = true, all_varchar = true)
  WHERE coalesce(kind, '') <> 'placeholder';

CREATE TABLE register_townships AS
  SELECT code, parent_code, name, kind FROM read_csv('{{townships}}', header = true, all_varchar = true);

-- An imported official class (111 112 121 122 123 urban, 210 220 rural) goes before the kind of community.
CREATE TABLE register_communities AS
  SELECT
    c.code,
    c.name,
    substr(c.code, 1, 9) AS township,
    CASE WHEN u.class IS NULL THEN c.area WHEN u.class LIKE '1%' THEN 'urban' ELSE 'rural' END AS area,
    CASE WHEN u.class IS NULL THEN c.area_source ELSE 'official_class' END AS area_source
  FROM read_parquet('{{communities}}') AS c
  LEFT JOIN read_csv('{{urban_rural}}', header = true, columns = {'code': 'VARCHAR', 'class': 'VARCHAR'}) AS u
    ON u.code = c.code;

CREATE TABLE tasks AS
  SELECT
    task, parent_task, name_zh, name_en,
    sensitive::INTEGER AS sensitive, rural_only::INTEGER AS rural_only,
    priority_urban::INTEGER AS priority_urban, priority_rural::INTEGER AS priority_rural
  FROM read_csv('{{tasks}}', header = true, all_varchar = true);

CREATE TABLE groups AS
  SELECT "group", name_zh, name_en, tier, part_of, sensitive_task
  FROM read_csv('{{groups}}', header = true, all_varchar = true);

CREATE TABLE categories AS
  SELECT dimension, category, (row_number() OVER ())::INTEGER AS place
  FROM read_csv('{{categories}}', header = true, all_varchar = true);

-- One row for each combination of level, period type, task level, group level and area of a published table.
CREATE TABLE plan AS
  SELECT
    "table" AS table_name,
    unnest(string_split(levels, '|')) AS level,
    period_type, task_level, group_level, area
  FROM (
    SELECT *, unnest(string_split(coalesce(areas, ''), '|')) AS area FROM (
      SELECT *, unnest(string_split(coalesce(groups, ''), '|')) AS group_level FROM (
        SELECT *, unnest(string_split(coalesce(tasks, ''), '|')) AS task_level FROM (
          SELECT *, unnest(string_split(period_types, '|')) AS period_type
          FROM read_csv('{{plan}}', header = true, all_varchar = true)))));

CREATE TABLE office_lines AS
  SELECT
    office,
    -- 430100 means 4301 and 430000 means 43: whole pairs of zeros stand for everything below.
    regexp_replace(region_code, '(00)+$', '') AS prefix,
    "from" AS from_month,
    "to" AS to_month,
    coalesce(due_days::INTEGER, 15) AS due_days
  FROM read_csv('{{offices}}', header = true, all_varchar = true);

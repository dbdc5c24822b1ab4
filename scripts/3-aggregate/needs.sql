-- Needs by region, month of registration, task and group, as known at the release.
CREATE TABLE need_facts AS
  SELECT
    county, strftime(date, '%Y-%m') AS month, task AS kind, "group" AS own,
    status IN ('响应', '办结', '无法解决') OR (office, need_id) IN (
      SELECT (office, need_id) FROM accepted_activities WHERE need_id IS NOT NULL) AS responded,
    status = '办结' AS resolved
  FROM accepted_needs
  WHERE task NOT IN (SELECT task FROM tasks WHERE sensitive = 1)
    AND "group" NOT IN (SELECT "group" FROM groups WHERE tier = 'T3');

CREATE TABLE need_sums AS
  WITH base AS (
    SELECT
      county, month, kind, own, count(*) AS registered, count(*) FILTER (responded) AS responded,
      count(*) FILTER (resolved) AS resolved
    FROM need_facts GROUP BY ALL
  )
  SELECT
    u.region_code, p.period, t.task, g."group",
    sum(registered) AS registered, sum(responded) AS responded, sum(resolved) AS resolved
  FROM base
  JOIN region_up AS u USING (county) JOIN period_up AS p USING (month) JOIN task_up AS t USING (kind)
  JOIN group_up AS g USING (own)
  SEMI JOIN plan ON plan.table_name = 'needs' AND plan.level = u.level AND plan.period_type = p.period_type
    AND plan.task_level = t.task_level AND plan.group_level = g.group_level
  GROUP BY ALL;

-- As in outcomes: by task and group, where a region has tables of both.
CREATE TABLE inner_needs AS
  SELECT
    u.region_code, p.period, t.task, g."group", count(*) AS registered, count(*) FILTER (responded) AS responded,
    count(*) FILTER (resolved) AS resolved
  FROM need_facts
  JOIN region_up AS u USING (county) JOIN period_up AS p USING (month) JOIN task_up AS t USING (kind)
  JOIN group_up AS g USING (own)
  SEMI JOIN plan ON plan.table_name = 'needs' AND plan.level = u.level AND plan.period_type = p.period_type
    AND plan.task_level = t.task_level
  WHERE u.level IN ('prefecture', 'county') AND t.task_level = 'task' AND g.group_level = 'group'
  GROUP BY ALL;

CREATE TABLE raw_needs AS
  WITH cells AS (
    SELECT r.*, t.task, g."group"
    FROM region_periods AS r
    JOIN plan ON plan.table_name = 'needs' AND plan.level = r.level AND plan.period_type = r.period_type
    JOIN (SELECT DISTINCT task, task_level FROM task_up) AS t USING (task_level)
    JOIN (SELECT DISTINCT "group", group_level FROM group_up) AS g USING (group_level)
  )
  SELECT
    region_code, region_name, level, parent_code, period, period_type, task, "group",
    coalesce(registered, 0)::BIGINT AS registered, state AS registered_state,
    coalesce(responded, 0)::BIGINT AS responded, state AS responded_state,
    coalesce(resolved, 0)::BIGINT AS resolved, state AS resolved_state
  FROM cells LEFT JOIN need_sums AS s USING (region_code, period, task, "group");

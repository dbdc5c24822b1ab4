-- Outcomes by region, period, task and group: sums over the outcome rows of activities that are not sensitive.
CREATE TABLE outcome_facts AS
  SELECT
    a.county, a.month, a.kind, o."group" AS own, o.people, o.first_time, o.visits, o.resolved, o.raters, o.satisfied
  FROM accepted_outcomes AS o JOIN activity_facts AS a USING (office, activity_id)
  WHERE o."group" NOT IN (SELECT "group" FROM groups WHERE tier = 'T3');

CREATE TABLE outcome_sums AS
  WITH base AS (
    SELECT
      county, month, kind, own, count(*) AS n,
      sum(people) AS people,
      sum(first_time) AS first_time, count(first_time) AS with_first_time,
      sum(visits) AS visits, count(visits) AS with_visits,
      sum(resolved) AS resolved, count(resolved) AS with_resolved,
      sum(raters) AS raters, count(raters) AS with_raters,
      sum(satisfied) AS satisfied, count(satisfied) AS with_satisfied
    FROM outcome_facts GROUP BY ALL
  )
  SELECT
    u.region_code, p.period, t.task, g."group", sum(n) AS n,
    sum(people) AS people,
    sum(first_time) AS first_time, sum(with_first_time) AS with_first_time,
    sum(visits) AS visits, sum(with_visits) AS with_visits,
    sum(resolved) AS resolved, sum(with_resolved) AS with_resolved,
    sum(raters) AS raters, sum(with_raters) AS with_raters,
    sum(satisfied) AS satisfied, sum(with_satisfied) AS with_satisfied
  FROM base
  JOIN region_up AS u USING (county) JOIN period_up AS p USING (month) JOIN task_up AS t USING (kind)
  JOIN group_up AS g USING (own)
  SEMI JOIN plan ON plan.table_name = 'outcomes' AND plan.level = u.level AND plan.period_type = p.period_type
    AND plan.task_level = t.task_level AND plan.group_level = g.group_level
  GROUP BY ALL;

-- What no table has, and what tables of a region add up over: its counts by task and group, where it has tables of both; by
-- group in times that the region above shows groups in, but not itself; of counties by month, task and group; and by month
-- or year and kind.
CREATE TABLE inner_outcomes AS
  SELECT
    u.region_code, p.period, t.task, g."group",
    coalesce(sum(people), 0)::BIGINT AS people, coalesce(sum(first_time), 0)::BIGINT AS first_time,
    coalesce(sum(visits), 0)::BIGINT AS visits, coalesce(sum(resolved), 0)::BIGINT AS resolved,
    coalesce(sum(raters), 0)::BIGINT AS raters, coalesce(sum(satisfied), 0)::BIGINT AS satisfied
  FROM outcome_facts
  JOIN region_up AS u USING (county) JOIN period_up AS p USING (month) JOIN task_up AS t USING (kind)
  JOIN group_up AS g USING (own)
  SEMI JOIN plan ON plan.table_name = 'outcomes' AND plan.level = u.level AND plan.period_type = p.period_type
    AND plan.task_level = t.task_level
  WHERE u.level IN ('prefecture', 'county') AND t.task_level = 'task' AND g.group_level = 'group'
  GROUP BY ALL
  UNION ALL
  SELECT
    u.region_code, p.period, 'all' AS task, g."group",
    coalesce(sum(people), 0)::BIGINT, coalesce(sum(first_time), 0)::BIGINT, coalesce(sum(visits), 0)::BIGINT,
    coalesce(sum(resolved), 0)::BIGINT, coalesce(sum(raters), 0)::BIGINT, coalesce(sum(satisfied), 0)::BIGINT
  FROM outcome_facts
  JOIN region_up AS u USING (county) JOIN period_up AS p USING (month) JOIN group_up AS g USING (own)
  JOIN region_rows AS r ON r.region_code = u.region_code JOIN region_rows AS above ON above.region_code = r.parent_code
  SEMI JOIN plan ON plan.table_name = 'outcomes' AND plan.level = above.level AND plan.period_type = p.period_type
    AND plan.task_level = 'all' AND plan.group_level = g.group_level
  ANTI JOIN plan AS own ON own.table_name = 'outcomes' AND own.level = u.level AND own.period_type = p.period_type
    AND own.task_level = 'all' AND own.group_level = g.group_level
  WHERE u.level IN ('prefecture', 'county') AND g.group_level = 'group'
  GROUP BY ALL
  UNION ALL
  SELECT
    county AS region_code, month AS period, t.task, g."group",
    coalesce(sum(people), 0)::BIGINT, coalesce(sum(first_time), 0)::BIGINT, coalesce(sum(visits), 0)::BIGINT,
    coalesce(sum(resolved), 0)::BIGINT, coalesce(sum(raters), 0)::BIGINT, coalesce(sum(satisfied), 0)::BIGINT
  FROM outcome_facts JOIN task_up AS t USING (kind) JOIN group_up AS g USING (own)
  WHERE t.task_level = 'task' AND g.group_level = 'group'
  GROUP BY ALL
  UNION ALL
  SELECT
    county AS region_code, p.period, kind AS task, 'all' AS "group",
    coalesce(sum(people), 0)::BIGINT, coalesce(sum(first_time), 0)::BIGINT, coalesce(sum(visits), 0)::BIGINT,
    coalesce(sum(resolved), 0)::BIGINT, coalesce(sum(raters), 0)::BIGINT, coalesce(sum(satisfied), 0)::BIGINT
  FROM outcome_facts JOIN period_up AS p USING (month)
  WHERE p.period_type IN ('month', 'year')
  GROUP BY ALL;

-- Where there were activities: elsewhere nobody was served.
CREATE TABLE activity_places AS
  WITH base AS (SELECT DISTINCT county, month, kind FROM activity_facts)
  SELECT DISTINCT u.region_code, p.period, t.task
  FROM base JOIN region_up AS u USING (county) JOIN period_up AS p USING (month) JOIN task_up AS t USING (kind);

-- `first_time` needs four rows in five to carry it; the other optional numbers need one.
CREATE TABLE raw_outcomes AS
  WITH cells AS (
    SELECT r.*, t.task, g."group"
    FROM region_periods AS r
    JOIN plan ON plan.table_name = 'outcomes' AND plan.level = r.level AND plan.period_type = r.period_type
    JOIN (SELECT DISTINCT task, task_level FROM task_up) AS t USING (task_level)
    JOIN (SELECT DISTINCT "group", group_level FROM group_up) AS g USING (group_level)
  ), found AS (
    SELECT cells.*, s.* EXCLUDE (region_code, period, task, "group")
    FROM cells LEFT JOIN outcome_sums AS s USING (region_code, period, task, "group")
  )
  SELECT
    region_code, region_name, level, parent_code, period, period_type, task, "group",
    coalesce(people, 0)::BIGINT AS people, state AS people_state,
    coalesce(first_time, 0)::BIGINT AS first_time,
    CASE WHEN state = 'ok' AND n > 0 AND with_first_time < 0.8 * n THEN 'not_reported' ELSE state END AS first_time_state,
    coalesce(visits, 0)::BIGINT AS visits,
    CASE WHEN state = 'ok' AND n > 0 AND with_visits = 0 THEN 'not_reported' ELSE state END AS visits_state,
    coalesce(resolved, 0)::BIGINT AS resolved,
    CASE WHEN state = 'ok' AND n > 0 AND with_resolved = 0 THEN 'not_reported' ELSE state END AS resolved_state,
    coalesce(raters, 0)::BIGINT AS raters,
    CASE WHEN state = 'ok' AND n > 0 AND with_raters = 0 THEN 'not_reported' ELSE state END AS raters_state,
    coalesce(satisfied, 0)::BIGINT AS satisfied,
    CASE WHEN state = 'ok' AND n > 0 AND with_satisfied = 0 THEN 'not_reported' ELSE state END AS satisfied_state
  FROM found;

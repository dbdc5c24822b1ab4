-- Coverage by region, period, task and area. Distinct counts are taken in each cell of the plan, never added up:
-- a community is counted once per period and task, and then only rolled up over regions, to one of which it belongs.
CREATE TABLE register_counts AS
  SELECT region_code, area_up.area, count(*) AS communities
  FROM community_rows AS c JOIN area_up ON area_up.own = coalesce(c.area, 'none')
  JOIN region_up USING (county)
  GROUP BY region_code, area_up.area;

CREATE TABLE coverage_sums AS
  WITH base AS (
    SELECT
      county, month, kind, area, count(*) AS activities,
      sum(volunteers) AS volunteers, count(volunteers) AS with_volunteers,
      sum(party_members) AS party_members, count(party_members) AS with_party_members,
      sum(hours) AS hours, count(hours) AS with_hours
    FROM activity_facts GROUP BY ALL
  )
  SELECT
    u.region_code, p.period, t.task, a.area, sum(activities) AS activities,
    sum(volunteers) AS volunteers, sum(with_volunteers) AS with_volunteers,
    sum(party_members) AS party_members, sum(with_party_members) AS with_party_members,
    sum(hours) AS hours, sum(with_hours) AS with_hours
  FROM base
  JOIN region_up AS u USING (county) JOIN period_up AS p USING (month) JOIN task_up AS t USING (kind)
  JOIN area_up AS a ON a.own = base.area
  SEMI JOIN plan ON plan.table_name = 'coverage' AND plan.level = u.level AND plan.period_type = p.period_type
    AND plan.task_level = t.task_level AND plan.area = a.area
  GROUP BY ALL;

CREATE TABLE coverage_communities AS
  WITH base AS (
    SELECT DISTINCT community, county, area, p.period, p.period_type, t.task, t.task_level
    FROM activity_facts JOIN period_up AS p USING (month) JOIN task_up AS t USING (kind)
    WHERE community IS NOT NULL
  )
  SELECT u.region_code, period, task, a.area, count(*) AS communities_covered
  FROM base JOIN region_up AS u USING (county) JOIN area_up AS a ON a.own = base.area
  SEMI JOIN plan ON plan.table_name = 'coverage' AND plan.level = u.level AND plan.period_type = base.period_type
    AND plan.task_level = base.task_level AND plan.area = a.area
  GROUP BY ALL;

CREATE TABLE coverage_organisations AS
  WITH base AS (SELECT DISTINCT organisation, county, area, month, kind FROM activity_facts)
  SELECT u.region_code, p.period, t.task, a.area, count(DISTINCT organisation) AS organisations
  FROM base
  JOIN region_up AS u USING (county) JOIN period_up AS p USING (month) JOIN task_up AS t USING (kind)
  JOIN area_up AS a ON a.own = base.area
  SEMI JOIN plan ON plan.table_name = 'coverage' AND plan.level = u.level AND plan.period_type = p.period_type
    AND plan.task_level = t.task_level AND plan.area = a.area
  GROUP BY ALL;

-- A sum over activities of which none carries the number is not reported; over no activity at all it is 0.
CREATE TABLE raw_coverage AS
  WITH cells AS (
    SELECT
      r.*, t.task, plan.area,
      plan.task_level = 'all' AND plan.area = 'all' AND r.period_type <> 'month' AS has_persons
    FROM region_periods AS r
    JOIN plan ON plan.table_name = 'coverage' AND plan.level = r.level AND plan.period_type = r.period_type
    JOIN (SELECT DISTINCT task, task_level FROM task_up) AS t USING (task_level)
  ), found AS (
    SELECT
      cells.*, coalesce(n.communities, 0) AS communities, coalesce(c.communities_covered, 0) AS communities_covered,
      coalesce(s.activities, 0) AS activities, coalesce(o.organisations, 0) AS organisations,
      s.volunteers, s.party_members, s.hours, s.with_volunteers, s.with_party_members, s.with_hours
    FROM cells
    LEFT JOIN register_counts AS n USING (region_code, area)
    LEFT JOIN coverage_communities AS c USING (region_code, period, task, area)
    LEFT JOIN coverage_sums AS s USING (region_code, period, task, area)
    LEFT JOIN coverage_organisations AS o USING (region_code, period, task, area)
  )
  SELECT
    region_code, region_name, level, parent_code, period, period_type, task, area,
    communities::BIGINT AS communities,
    CASE state WHEN 'not_applicable' THEN state ELSE 'ok' END AS communities_state,
    communities_covered::BIGINT AS communities_covered, state AS communities_covered_state,
    activities::BIGINT AS activities, state AS activities_state,
    organisations::BIGINT AS organisations, state AS organisations_state,
    coalesce(volunteers, 0)::BIGINT AS volunteers,
    CASE
      WHEN state = 'not_applicable' OR NOT has_persons THEN 'not_applicable'
      WHEN activities > 0 AND with_volunteers = 0 THEN 'not_reported' ELSE state END AS volunteers_state,
    coalesce(party_members, 0)::BIGINT AS party_members,
    CASE
      WHEN state = 'not_applicable' OR NOT has_persons THEN 'not_applicable'
      WHEN activities > 0 AND with_party_members = 0 THEN 'not_reported' ELSE state END AS party_members_state,
    -- Hours are held in hundredths; one decimal is published, half away from zero.
    (coalesce(hours, 0)::DECIMAL(18, 2) / 100)::DECIMAL(18, 1) AS hours,
    CASE WHEN state = 'ok' AND activities > 0 AND with_hours = 0 THEN 'not_reported' ELSE state END AS hours_state
  FROM found;

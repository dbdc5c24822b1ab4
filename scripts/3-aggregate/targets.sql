-- Persons on the register by region, year and group, beside those served for the first time in the year. The last
-- count of a year stands; where two are of one day (a county written in two ways), the later line.
CREATE TABLE target_sums AS
  WITH latest AS (
    SELECT
      county, year(as_of)::VARCHAR AS period, "group" AS own, people,
      row_number() OVER (PARTITION BY county, year(as_of), "group" ORDER BY as_of DESC, file_id DESC, line DESC) AS place
    FROM accepted_targets
    WHERE "group" NOT IN (SELECT "group" FROM groups WHERE tier = 'T3')
  )
  SELECT u.region_code, period, g."group", sum(people) AS target_people
  FROM latest JOIN region_up AS u USING (county) JOIN group_up AS g USING (own)
  WHERE place = 1 AND g.group_level = 'group'
  GROUP BY ALL;

CREATE TABLE raw_targets AS
  WITH cells AS (
    SELECT r.*, g."group"
    FROM region_periods AS r
    JOIN plan ON plan.table_name = 'targets' AND plan.level = r.level AND plan.period_type = r.period_type
    JOIN (SELECT DISTINCT "group", group_level FROM group_up) AS g USING (group_level)
  )
  SELECT
    cells.region_code, cells.region_name, cells.level, cells.parent_code, cells.period, cells."group",
    coalesce(t.target_people, 0)::BIGINT AS target_people,
    CASE WHEN state = 'ok' AND t.target_people IS NULL THEN 'not_reported' ELSE state END AS target_people_state,
    o.first_time, o.first_time_state
  FROM cells
  LEFT JOIN target_sums AS t USING (region_code, period, "group")
  LEFT JOIN raw_outcomes AS o ON o.region_code = cells.region_code AND o.period = cells.period
    AND o."group" = cells."group" AND o.task = 'all';

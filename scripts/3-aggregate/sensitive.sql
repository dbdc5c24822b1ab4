-- The four sensitive kinds: activities of such a kind whatever their group, outcomes of such a group whatever their
-- task. An outcome of a sensitive group in another task counts under the kind that belongs to the group.
CREATE TABLE sensitive_facts AS
  SELECT
    a.county, strftime(a.date, '%Y-%m') AS month, a.office, a.activity_id,
    CASE WHEN t.sensitive = 1 THEN a.task ELSE g.sensitive_task END AS task,
    o.visits
  FROM accepted_activities AS a
  JOIN tasks AS t ON t.task = a.task
  LEFT JOIN accepted_outcomes AS o USING (office, activity_id)
  LEFT JOIN groups AS g ON g."group" = o."group"
  WHERE t.sensitive = 1 OR g.tier = 'T3';

CREATE TABLE raw_sensitive AS
  WITH sums AS (
    SELECT
      u.region_code, p.period, f.task, count(DISTINCT (office, activity_id)) AS activities, sum(visits) AS visits
    FROM sensitive_facts AS f JOIN region_up AS u USING (county) JOIN period_up AS p USING (month)
    WHERE p.period_type = 'year'
    GROUP BY ALL
  )
  SELECT
    r.region_code, r.region_name, r.level, r.parent_code, r.period, t.task,
    coalesce(s.activities, 0)::BIGINT AS activities, r.state AS activities_state,
    coalesce(s.visits, 0)::BIGINT AS visits, r.state AS visits_state
  FROM region_periods AS r
  JOIN plan ON plan.table_name = 'sensitive' AND plan.level = r.level AND plan.period_type = r.period_type
  CROSS JOIN (SELECT task FROM tasks WHERE sensitive = 1) AS t
  LEFT JOIN sums AS s USING (region_code, period, task);

-- Who was due, who reported, who was late: by unit (county row) and month, then by region and period.
CREATE TABLE due AS
  -- An office with lines is due for every county row that a line covers.
  SELECT DISTINCT l.office, c.county, m.month, l.due_days
  FROM office_lines AS l
  JOIN county_rows AS c ON starts_with(c.county, l.prefix)
  JOIN months AS m ON m.month >= l.from_month AND (l.to_month IS NULL OR m.month <= l.to_month)
  UNION ALL
  -- An office without a line is due where it has activities, from its first such month to its last.
  SELECT a.office, a.county, m.month, 15
  FROM (SELECT DISTINCT office, county FROM accepted_activities WHERE office NOT IN (SELECT office FROM office_lines)) AS a
  JOIN (
    SELECT office, strftime(min(date), '%Y-%m') AS first_month, strftime(max(date), '%Y-%m') AS last_month
    FROM accepted_activities GROUP BY office) AS span USING (office)
  JOIN months AS m ON m.month BETWEEN span.first_month AND span.last_month;

CREATE TABLE unit_months AS
  SELECT
    due.county, due.month,
    bool_or(active.office IS NOT NULL OR returned.office IS NOT NULL) AS reported,
    bool_or(returned.prepared_at > m.last_day + due.due_days) IS TRUE AS late
  FROM due
  JOIN months AS m USING (month)
  LEFT JOIN (SELECT DISTINCT office, county, strftime(date, '%Y-%m') AS month FROM accepted_activities) AS active
    ON active.office = due.office AND active.county = due.county AND active.month = due.month
  LEFT JOIN accepted_returns AS returned ON returned.office = due.office AND returned.period = due.month
  GROUP BY due.county, due.month;

CREATE TABLE raw_reporting AS
  WITH units AS (
    SELECT county, period, bool_or(reported) AS reported, bool_and(reported) AS complete, bool_or(late) AS late
    FROM unit_months JOIN period_up USING (month)
    GROUP BY county, period
  ), sums AS (
    SELECT
      region_code, period, count(*)::INTEGER AS units_due, count(*) FILTER (reported)::INTEGER AS units_reported,
      count(*) FILTER (late)::INTEGER AS units_late, bool_and(complete) AS complete
    FROM units JOIN region_up USING (county)
    GROUP BY region_code, period
  )
  SELECT
    r.region_code, r.region_name, r.level, r.parent_code, p.period, p.period_type,
    coalesce(units_due, 0) AS units_due, coalesce(units_reported, 0) AS units_reported, coalesce(units_late, 0) AS units_late,
    CASE
      WHEN coalesce(units_due, 0) = 0 THEN 'not_due' WHEN units_reported = 0 THEN 'none'
      WHEN complete THEN 'complete' ELSE 'partial' END AS status
  FROM published_regions AS r CROSS JOIN periods AS p
  LEFT JOIN sums AS s ON s.region_code = r.region_code AND s.period = p.period;

-- The state of a cell before its measures are looked at.
CREATE TABLE region_periods AS
  SELECT
    region_code, region_name, level, parent_code, period, period_type,
    CASE
      WHEN region_code IN ({{out_of_scope}}) THEN 'not_applicable'
      WHEN status IN ('none', 'not_due') THEN 'not_reported' ELSE 'ok' END AS state
  FROM raw_reporting;

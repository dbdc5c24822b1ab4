-- Every community of the register, and since when there is a record of service.
CREATE TABLE raw_communities AS
  WITH found AS (
    SELECT
      community, min(month) AS first_covered, count(*) AS activities,
      array_to_string(list_sort(list(DISTINCT substr(kind, 1, 1))), '|') AS tasks
    FROM activity_facts WHERE community IS NOT NULL GROUP BY community
  ), reported AS (
    SELECT DISTINCT county FROM unit_months WHERE reported
  )
  SELECT
    c.community AS region_code, c.name AS region_name, c.township AS township_code, c.county AS county_code, c.area,
    CASE WHEN r.county IS NOT NULL THEN f.first_covered END AS first_covered,
    coalesce(f.activities, 0)::BIGINT AS activities,
    CASE WHEN r.county IS NULL THEN 'not_reported' ELSE 'ok' END AS activities_state,
    CASE WHEN r.county IS NOT NULL THEN f.tasks END AS tasks
  FROM community_rows AS c LEFT JOIN found AS f USING (community) LEFT JOIN reported AS r USING (county);

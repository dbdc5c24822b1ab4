-- The published lists: regions down to the township with their numbers of communities, periods, tasks, groups.
CREATE TABLE raw_regions AS
  WITH counts AS (
    SELECT
      coalesce(township, region_code) AS region_code, count(*) AS communities,
      count(*) FILTER (area = 'urban') AS communities_urban, count(*) FILTER (area = 'rural') AS communities_rural
    FROM (
      SELECT township, NULL AS region_code, area FROM community_rows
      UNION ALL SELECT NULL, u.region_code, area FROM community_rows JOIN region_up AS u USING (county))
    GROUP BY ALL
  )
  SELECT
    r.region_code, region_name, level, parent_code, kind,
    coalesce(communities, 0)::BIGINT AS communities,
    coalesce(communities_urban, 0)::BIGINT AS communities_urban,
    coalesce(communities_rural, 0)::BIGINT AS communities_rural
  FROM (
    SELECT * FROM region_rows
    UNION ALL SELECT township, name, 'township', county, kind FROM township_rows) AS r
  LEFT JOIN counts USING (region_code);
CREATE TABLE raw_periods AS SELECT * FROM periods;
CREATE TABLE raw_tasks AS SELECT * FROM tasks;
CREATE TABLE raw_groups AS SELECT * FROM groups;

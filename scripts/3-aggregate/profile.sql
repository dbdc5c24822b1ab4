-- Activities by the categories of each dimension; in a dimension of lists an activity counts in each of its categories.
-- Accepted rows carry a category as its place in the list, which tells its dimension too.
CREATE TABLE profile_facts AS
  SELECT county, month, c.dimension, c.category, count(*) AS activities
  FROM (
    SELECT county, month, org_type AS place FROM activity_facts
    UNION ALL SELECT county, month, org_status FROM activity_facts
    UNION ALL SELECT county, month, method FROM activity_facts
    UNION ALL SELECT county, month, unnest(string_split(form, '|')) FROM activity_facts
    UNION ALL SELECT county, month, funding FROM activity_facts
    UNION ALL SELECT county, month, unnest(string_split(departments, '|')) FROM activity_facts
    UNION ALL SELECT county, month, unnest(string_split(actors, '|')) FROM activity_facts) AS f
  JOIN categories AS c ON c.place = f.place::INTEGER
  GROUP BY ALL;

CREATE TABLE profile_sums AS
  SELECT u.region_code, p.period, dimension, category, sum(activities) AS activities
  FROM profile_facts JOIN region_up AS u USING (county) JOIN period_up AS p USING (month)
  SEMI JOIN plan ON plan.table_name = 'profile' AND plan.level = u.level AND plan.period_type = p.period_type
  GROUP BY ALL;

CREATE TABLE raw_profile AS
  SELECT
    r.region_code, r.region_name, r.level, r.parent_code, r.period, r.period_type, c.dimension, c.category,
    coalesce(s.activities, 0)::BIGINT AS activities, r.state AS activities_state
  FROM region_periods AS r
  JOIN plan ON plan.table_name = 'profile' AND plan.level = r.level AND plan.period_type = r.period_type
  CROSS JOIN categories AS c
  LEFT JOIN profile_sums AS s USING (region_code, period, dimension, category);

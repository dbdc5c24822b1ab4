// The part of the country that a question is about: the nation with its provinces, or a province with all below it.

/** `00` for the nation and the provinces, else the first two digits of a province. */
export type Scope = string;

/** The condition on `region_code` and `level` that keeps a scope's rows; expects the parameter `scope`. */
export const IN_SCOPE = `CASE WHEN $scope = '00' THEN level IN ('nation', 'province')
  ELSE substr(region_code, 1, 2) = $scope AND level <> 'community' END`;

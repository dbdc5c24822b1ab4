// What a build tells the site about itself. The pipeline writes it as JSON; the pages read it, and nothing else of
// the pipeline's but the published data folder.

/** How maps are drawn: tiles alone, or a boundary pack with its approval number, or one marked as unreviewed. */
export interface MapConfig {
  readonly kind: 'tiles' | 'pack';
  /** Folder of the pack: `provinces.json`, `cities.json`, `counties/<province>.json` (TopoJSON, longitude/latitude). */
  readonly pack?: string;
  /** 审图号, printed in every map drawn from the pack. */
  readonly reviewNumber?: string;
  readonly source?: string;
  /** Prints 未经地图审核，仅供开发测试 in every map; the sample's site does. */
  readonly allowUnreviewed?: boolean;
}

export interface SiteConfig {
  /** Origin such as `https://example.org`; empty where it is not known yet. */
  readonly url: string;
  /** Path under which the site is served, with slashes at both ends. */
  readonly base: string;
  /** Names printed in the footer; empty ones are printed as 〔部署单位填写〕 on a sample site. */
  readonly operator: string;
  readonly siteCode: string;
  readonly icp: string;
}

export interface BuildInfo {
  readonly sample: boolean;
  /** Release id such as `2022-12` or `2022-12-r2`. */
  readonly release: string;
  /** ISO date from which the release speaks: what `generated_at` says in the report. */
  readonly generatedAt: string;
  /** Absolute path of the published data folder. */
  readonly dataDir: string;
  /** Absolute paths of reference files by name, an operator's own before the project's. */
  readonly referenceFiles: Readonly<Record<string, string>>;
  readonly site: SiteConfig;
  readonly map: MapConfig;
}

// The lists of which margins are made, as indices: which regions, periods, tasks and groups add up to which.

/** For each region its parent's index (-1: none) and its level's place in LEVELS. */
export interface RegionList {
  readonly codes: readonly string[];
  readonly parent: Int32Array;
  readonly level: Uint8Array;
  /** 1 for what prefectures leave of their province, see `rests.ts`. */
  readonly isRest: Uint8Array;
}

/** Keys, and for each key the keys whose sum it is (empty: none); several such sums may stand side by side. */
export interface KeyList {
  readonly keys: readonly string[];
  readonly sums: readonly (readonly number[])[];
}

export interface GroupList extends KeyList {
  /** Each [whole, part] of groups of which one is part of the other. */
  readonly parts: readonly (readonly [number, number])[];
  /** 1 for children's groups. */
  readonly children: Uint8Array;
}

export interface Lists {
  readonly regions: RegionList;
  /** `isRunning`: 1 for periods that have not ended, see `running.ts`. */
  readonly periods: KeyList & { readonly types: readonly string[]; readonly isRunning: Uint8Array };
  readonly tasks: KeyList;
  readonly groups: GroupList;
}

// Bounds that are tightened by one equation after the other, in passes, until nothing changes. An equation of which nothing has
// changed since it was last looked at is passed over: after the first passes these are nearly all.

/** Bounds of cells while they are tightened, in place. */
export class Tightening {
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  /** By cell: the pass in which a bound of it changed last; 0: in none. */
  private readonly changedIn: Uint8Array;
  private pass = 1;
  private hasChanged = false;
  private readonly three = new Int32Array(3);

  constructor(low: Float64Array, high: Float64Array) {
    [this.low, this.high] = [low, high];
    this.changedIn = new Uint8Array(low.length);
  }

  /** Starts the next pass; false where the last one changed nothing. */
  next(): boolean {
    const { hasChanged } = this;
    this.pass += 1;
    this.hasChanged = false;
    return hasChanged;
  }

  /** Tightens a cell that is no more than another, and this. */
  atMost(small: number, large: number): void {
    if ((this.high[large] ?? 0) < (this.high[small] ?? 0)) this.setHigh(small, this.high[large] ?? 0);
    if ((this.low[small] ?? 0) > (this.low[large] ?? 0)) this.setLow(large, this.low[small] ?? 0);
  }

  /** Tightens the cells of whole = part + rest. */
  sumOfTwo(whole: number, part: number, rest: number): void {
    this.three[0] = whole;
    this.three[1] = part;
    this.three[2] = rest;
    this.sum(this.three);
  }

  /**
   * Tightens the cells of [sum, part, part …] by each other: what the rest can be leaves the room of each. The cells are
   * those that stand `offset` further on.
   */
  sum(equation: ArrayLike<number>, offset = 0): void {
    if (!this.isDue(equation, offset)) return;
    const { low, high } = this;
    // As sum − parts = 0, each term is at least and at most; without an upper bound a term has one open end.
    let least = 0;
    let most = 0;
    let openLeast = 0;
    let openMost = 0;
    for (let i = 0; i < equation.length; i++) {
      const cell = (equation[i] ?? 0) + offset;
      const from = low[cell] ?? 0;
      const to = high[cell] ?? 0;
      if (i === 0) {
        least += from;
        if (to === Infinity) openMost += 1;
        else most += to;
      } else {
        most -= from;
        if (to === Infinity) openLeast += 1;
        else least -= to;
      }
    }
    for (let i = 0; i < equation.length; i++) {
      const cell = (equation[i] ?? 0) + offset;
      const from = low[cell] ?? 0;
      const to = high[cell] ?? 0;
      if (from === to) continue;
      const isOpen = to === Infinity;
      const isSum = i === 0;
      // The rest without this term; an open end elsewhere means that there is no bound on that side.
      const restLeast = least - (isSum ? from : isOpen ? 0 : -to);
      const restMost = most - (isSum ? (isOpen ? 0 : to) : -from);
      const isLeastOpen = openLeast - (!isSum && isOpen ? 1 : 0) > 0;
      const isMostOpen = openMost - (isSum && isOpen ? 1 : 0) > 0;
      const newLow = isSum ? (isMostOpen ? from : -restMost) : isLeastOpen ? from : restLeast;
      const newHigh = isSum ? (isLeastOpen ? to : -restLeast) : isMostOpen ? to : restMost;
      if (newLow > from) this.setLow(cell, newLow);
      if (newHigh < to) this.setHigh(cell, newHigh);
    }
  }

  private isDue(equation: ArrayLike<number>, offset: number): boolean {
    const since = this.pass - 1;
    if (since === 0) return true;
    for (let i = 0; i < equation.length; i++) {
      if ((this.changedIn[(equation[i] ?? 0) + offset] ?? 0) >= since) return true;
    }
    return false;
  }

  private setLow(cell: number, value: number): void {
    this.low[cell] = value;
    this.changedIn[cell] = this.pass;
    this.hasChanged = true;
  }

  private setHigh(cell: number, value: number): void {
    this.high[cell] = value;
    this.changedIn[cell] = this.pass;
    this.hasChanged = true;
  }
}

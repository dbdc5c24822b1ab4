// The vertical scale of line charts: from zero, with few round marks.
import { scaleLinear } from 'd3';

export interface Scale {
  readonly top: number;
  readonly marks: readonly number[];
}

/** A scale from 0 that holds `greatest`, with about `count` marks; never without a top. */
export function scaleTo(greatest: number, count: number): Scale {
  const scale = scaleLinear()
    .domain([0, greatest > 0 ? greatest : 1])
    .nice(count);
  return { top: scale.domain()[1] ?? 1, marks: scale.ticks(count) };
}

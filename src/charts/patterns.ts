// The patterns of values that are not there: hatch for what was not reported, dots for what is suppressed. A page that
// draws any holds the definitions once, before its drawings.

/** The hidden element that defines `#hatch`, `#dots` and, for maps drawn in tenths, `#hatch10`, `#dots10`. */
export function definitions(more = ''): string {
  return (
    '<svg width="0" height="0" class="vh" aria-hidden="true"><defs>' +
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
    '<rect width="6" height="6" class="pat-bg"/><rect width="1.6" height="6" class="pat-hatch"/></pattern>' +
    '<pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" class="pat-bg"/>' +
    '<circle cx="2" cy="2" r="1.15" class="pat-dot"/><circle cx="5.5" cy="5.5" r="1.15" class="pat-dot"/></pattern>' +
    '<pattern id="hatch10" href="#hatch" patternTransform="scale(10) rotate(45)"/>' +
    '<pattern id="dots10" href="#dots" patternTransform="scale(10)"/>' +
    `${more}</defs></svg>`
  );
}

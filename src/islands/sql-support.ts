// Whether this browser can run the engine at all.

/** The smallest module with a `try`: DuckDB is built with WebAssembly exceptions. */
const MODULE_WITH_TRY = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11,
]);

export function canRunSql(): boolean {
  return (
    typeof WebAssembly === 'object' &&
    typeof Worker === 'function' &&
    typeof BigInt64Array === 'function' &&
    typeof ReadableStream === 'function' &&
    WebAssembly.validate(MODULE_WITH_TRY)
  );
}

// Whether this browser can check files: reading of GB18030, cancelling, and what the shared rules are written with.

export function canCheckFiles(): boolean {
  try {
    new TextDecoder('gb18030');
  } catch {
    return false;
  }
  return (
    typeof Worker === 'function' &&
    typeof DecompressionStream === 'function' &&
    typeof Blob.prototype.arrayBuffer === 'function' &&
    typeof AbortSignal.prototype.throwIfAborted === 'function'
  );
}

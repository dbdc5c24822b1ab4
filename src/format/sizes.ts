// Sizes of files as readers see them.

/** `117.6 MB`, `0.5 MB`; below a tenth of a megabyte `83 kB`, below a kilobyte `1 kB`. A megabyte is a million bytes. */
export function fileSize(bytes: number): string {
  if (bytes < 100_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

// What the page and the worker that reads Parquet say to each other.

export type ToReader = { readonly kind: 'open'; readonly url: string } | { readonly kind: 'next' };

export type FromReader =
  | { readonly kind: 'progress'; readonly loaded: number }
  | { readonly kind: 'opened' }
  | { readonly kind: 'batch'; readonly ipc: Uint8Array }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly message: string };

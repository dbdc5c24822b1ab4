// DuckDB's own worker, with one thing mended: it loses what goes wrong while its module is fetched, so such a
// rejection is thrown again where the page can hear it.
import duckdbWorkerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

self.addEventListener('unhandledrejection', (event: PromiseRejectionEvent) => {
  setTimeout(() => {
    throw event.reason;
  });
});

(self as unknown as { importScripts(url: string): void }).importScripts(duckdbWorkerUrl);

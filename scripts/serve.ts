// A static server for a published folder, with the headers of its `_headers` file.
import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

interface HeaderRule {
  readonly pattern: RegExp;
  readonly headers: readonly (readonly [string, string])[];
}

/** Rules of a `_headers` file: a path (with `*`) on a line of its own, its headers indented below it. */
export function headerRules(text: string): HeaderRule[] {
  const rules: { pattern: RegExp; headers: [string, string][] }[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      const escaped = line
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*');
      rules.push({ pattern: new RegExp(`^${escaped}$`), headers: [] });
      continue;
    }
    const colon = line.indexOf(':');
    rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return rules;
}

const TYPES: Record<string, string> = {
  parquet: 'application/vnd.apache.parquet',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** Serves a folder on a port of this machine; port 0 takes a free one. */
export async function serve(folder: string, port: number): Promise<{ server: Server; url: string }> {
  const headersPath = join(folder, '_headers');
  const rules = existsSync(headersPath) ? headerRules(readFileSync(headersPath, 'utf8')) : [];
  const files = sirv(folder, {
    etag: true,
    dev: true,
    setHeaders: (response, path) => {
      for (const rule of rules) {
        if (!rule.pattern.test(path)) continue;
        for (const [name, value] of rule.headers) response.setHeader(name, value);
      }
      const type = TYPES[path.split('.').at(-1) ?? ''];
      if (type) response.setHeader('Content-Type', type);
    },
  });
  const notFound = join(folder, '404.html');
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.statusCode = 404;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(existsSync(notFound) ? readFileSync(notFound) : '404');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return { server, url: `http://localhost:${bound}` };
}

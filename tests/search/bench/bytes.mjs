// What a reader's browser fetches before the first answer: the program, minified, and the index.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

const brotli = (data) =>
  brotliCompressSync(data, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length },
  }).length;

/** Files that were measured before: Pagefind's queries share most of theirs. */
const known = new WeakMap();

/** The sizes of one file. What does not shrink is served as it is. */
function sizeOf(data) {
  const gzip = Math.min(data.length, gzipSync(data, { level: 9 }).length);
  return { raw: data.length, gzip, brotli: Math.min(data.length, brotli(data)) };
}

/** Sizes of files that are fetched one by one. */
export function sizes(files) {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const data = typeof file === 'string' ? Buffer.from(file) : file;
    if (!known.has(data)) known.set(data, sizeOf(data));
    for (const coding of Object.keys(sum)) sum[coding] += known.get(data)[coding];
  }
  return sum;
}

/** A peer's program as a site would ship it: its parts that are used, in one file. */
export async function bundle(source) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: here },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0].contents;
}

export const median = (numbers) => percentile(numbers, 0.5);

export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** A peer's bytes; for one that fetches its index in parts, of the query in the middle. */
export async function bytesOf(peer, setting, engine, queries) {
  const index = sizes(await engine.files());
  if (!engine.firstQuery) {
    const program = sizes([await bundle(peer.program(setting))]);
    return { program, index, fetched: index };
  }
  const all = [];
  for (const query of queries) {
    const { program, index: files } = await engine.firstQuery(query.text);
    all.push({ program: sizes(program), fetched: sizes(files) });
  }
  all.sort((a, b) => a.fetched.brotli - b.fetched.brotli);
  return { ...all[Math.floor(all.length / 2)], index };
}

/** The bytes of our own engine in a built site, or nothing when that has no search. */
export function ourBytes(site) {
  const folder = join(site, 'assets');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const read = (pattern) => names.filter((name) => pattern.test(name)).map((name) => readFileSync(join(folder, name)));
  const index = read(/^zoekindex\..*\.bin$/);
  const program = read(/^search[._-].*\.(js|wasm)$/);
  if (!index.length || !program.length) return undefined;
  return { program: sizes(program), index: sizes(index), fetched: sizes(index) };
}

// Judging what the authors of the queries did not: the first three hits of every engine, in one pool, by somebody who does
// not know which engine found what. What is found right is added for all engines alike.
import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { parse } from 'smol-toml';

const file = new URL('../judged-later.toml', import.meta.url);
const FIRST = 3;

/** What was judged later: `right` and `wrong` addresses by the text of a query. */
export function judgedLater() {
  const { queries } = existsSync(file) ? parse(readFileSync(file, 'utf8')) : { queries: [] };
  return new Map(queries.map(({ text, right = [], wrong = [] }) => [text, { right, wrong }]));
}

/** The pairs of query and section that nobody judged, as JSON: `[{"query", "url", "title", "path", "text"}]`. */
export function pairsToJudge(engines, halves, queries, sections) {
  const later = judgedLater();
  const byUrl = new Map(sections.map((section) => [section.url, section]));
  const pairs = new Map();
  for (const half of halves) {
    for (const [number, { text, right }] of queries[half].entries()) {
      const judged = [...right, ...(later.get(text)?.right ?? []), ...(later.get(text)?.wrong ?? [])];
      const known = (url) => judged.some((entry) => matches(entry, url));
      const found = engines.flatMap((engine) => engine.answers[half][number].slice(0, FIRST));
      for (const url of found.filter((url) => !known(url))) pairs.set(`${text}\n${url}`, { query: text, url });
    }
  }
  const order = (key) => createHash('sha256').update(key).digest('hex');
  const sorted = [...pairs].sort(([a], [b]) => (order(a) < order(b) ? -1 : 1)).map(([, pair]) => pair);
  const full = sorted.map(({ query, url }) => {
    const { title, path, shown } = byUrl.get(url) ?? {};
    return { query, url, title, path, text: shown };
  });
  return JSON.stringify(full, null, 1);
}

/** Whether an entry of a judgement names this address; `/page/*` names the page and every section on it. */
export function matches(entry, url) {
  return entry.endsWith('*') ? url.split('#')[0] === entry.slice(0, -1) : url === entry;
}

// The judged queries, and what an engine's answers to them are worth.
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { judgedLater, matches } from './pool.mjs';
import { LIMIT } from './sections.mjs';

export const HALVES = ['tuning', 'held-back'];
/** Queries that were written later, apart from the halves. */
export const SETS = [...HALVES, 'held-back-2', 'more', 'check', 'fresh', 'everyday'];
const WORD_KINDS = ['word', 'typo', 'abbreviation', 'compound', 'synonym', 'prefix'];
export const KINDS = [...WORD_KINDS, 'question', 'known-item', 'multi'];

export function queriesOf(half) {
  const file = new URL(`../queries-${half}.toml`, import.meta.url);
  const { queries } = parse(readFileSync(file, 'utf8'));
  for (const { kind, text, right } of queries) {
    const complete = KINDS.includes(kind) && text && !text.includes('\n') && right?.length;
    if (!complete) throw new Error(`a query of the ${half} half is incomplete`);
  }
  return queries;
}

/** The place of the first right hit, from 1; 0 when the first ten have none. */
export function rankOf(query, urls) {
  return urls.slice(0, LIMIT).findIndex((url) => query.right.some((entry) => matches(entry, url))) + 1;
}

/** How many judgements name a section that is not there: those are lost to every engine alike. */
export function unknown(queries, sections) {
  const found = (entry) => sections.some((section) => matches(entry, section.url));
  return queries.flatMap((query) => query.right).filter((entry) => !found(entry)).length;
}

function measure(ranks) {
  const share = (good) => ranks.filter(good).length / ranks.length;
  return {
    first: share((rank) => rank === 1),
    three: share((rank) => rank >= 1 && rank <= 3),
    mrr: ranks.reduce((sum, rank) => sum + (rank ? 1 / rank : 0), 0) / ranks.length,
  };
}

/** Per kind and for all: success at 1 and at 3, and the mean of 1/rank. */
export function judge(queries, answers) {
  const ranks = queries.map((query, number) => rankOf(query, answers[number]));
  const ofKind = (kind) => measure(ranks.filter((_, number) => queries[number].kind === kind));
  return Object.fromEntries([...KINDS.map((kind) => [kind, ofKind(kind)]), ['all', measure(ranks)]]);
}

/** The queries with what was judged right later too; nothing when they were not judged again. */
export function withLater(queries) {
  const later = judgedLater();
  // Sets that were not pooled share a query or two with those that were.
  if (queries.filter(({ text }) => later.has(text)).length < queries.length / 2) return undefined;
  return queries.map((query) => ({ ...query, right: [...query.right, ...(later.get(query.text)?.right ?? [])] }));
}

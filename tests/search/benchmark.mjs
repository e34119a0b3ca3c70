// Measures the search of the site beside other search libraries, over the same sections and the same judged queries.
// README.md beside this file says what is measured; `node benchmark.mjs --help` how to run it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bytesOf, median, ourBytes, percentile } from './bench/bytes.mjs';
import elasticlunr from './bench/peers/elasticlunr.mjs';
import flexsearch from './bench/peers/flexsearch.mjs';
import fuse from './bench/peers/fuse.mjs';
import lunr from './bench/peers/lunr.mjs';
import minisearch from './bench/peers/minisearch.mjs';
import pagefind from './bench/peers/pagefind.mjs';
import { pairsToJudge } from './bench/pool.mjs';
import { HALVES, SETS, judge, KINDS, queriesOf, rankOf, unknown, withLater } from './bench/queries.mjs';
import * as report from './bench/report.mjs';
import { LIMIT, run, sectionsOf, wordCount } from './bench/sections.mjs';

const PEERS = [pagefind, minisearch, lunr, elasticlunr, flexsearch, fuse];
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');

const HELP = `node benchmark.mjs [--half NAME] [--site-gen FILE] [--content FOLDER] [--site FOLDER]
                   [--texts-only] [--write] [--misses ENGINE] [--pool FILE]

  --half       the queries to report on: ${SETS.join(', ')}; or both, the first two.
               The settings of the peers are always chosen on the tuning half. Default: both
  --site-gen   our program. Default: target/release/site-gen, or else target/debug/site-gen
  --content    the content to search. Default: content
  --site       a built site, to count the bytes of our own search; without it they are left out
  --texts-only gives the peers the texts of the site without the questions of readers
  --write      puts the tables in README.md; wants both halves
  --pool       writes what nobody judged yet of the first three hits of any engine, in no order and without the engine's
               name, for somebody to judge; see README.md
  --misses     also names the queries of the tuning half that ENGINE ("Ours", "Lunr + nl", …) has no right hit for in
               its first three; the held-back half is never shown query by query, but to who judges (--pool)`;

function options() {
  const defaults = ['target/release/site-gen', 'target/debug/site-gen'].map((file) => join(root, file));
  const { values } = parseArgs({
    options: {
      half: { type: 'string', default: 'both' },
      'site-gen': { type: 'string', default: defaults.find(existsSync) },
      content: { type: 'string', default: join(root, 'content') },
      site: { type: 'string' },
      'texts-only': { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      misses: { type: 'string' },
      pool: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) end(HELP, 0);
  if (![...SETS, 'both'].includes(values.half)) end(HELP, 2);
  if (values.write && values.half !== 'both') end('--write wants both halves', 2);
  if (!values['site-gen']) end('site-gen is not built: run `cargo build --release` first', 2);
  return { ...values, siteGen: values['site-gen'], halves: values.half === 'both' ? HALVES : [values.half] };
}

function end(text, status) {
  console.error(text);
  process.exit(status);
}

/** Our own answers, from the program. */
function ourAnswers({ siteGen, content }, queries) {
  const input = queries.map(({ text }) => `${text}\n`).join('');
  const lines = run(siteGen, ['-', '--content', content, '--limit', `${LIMIT}`], input);
  const answers = lines.trimEnd().split('\n').map((line) => JSON.parse(line).map((hit) => hit.url));
  if (answers.length !== queries.length) throw new Error('site-gen search answered another number of queries');
  return answers;
}

async function answersOf(engine, queries) {
  const answers = [];
  for (const { text } of queries) answers.push(await engine.search(text));
  return answers;
}

/** Tries every setting on the tuning half and keeps the one with the highest MRR. */
async function bestSetting(peer, sections, tuning) {
  const tried = [];
  for (const setting of peer.settings) {
    const engine = await peer.build(sections, setting);
    const { all } = judge(tuning, await answersOf(engine, tuning));
    tried.push({ setting, engine, name: setting.name, score: all, kept: false });
  }
  const best = tried.reduce((a, b) => (b.score.mrr > a.score.mrr ? b : a));
  best.kept = true;
  return { best, tried: tried.map(({ name, score, kept }) => ({ name, score, kept })) };
}

const ROUNDS = 3;
/** A round that takes longer is not repeated. */
const SLOW_ROUND_MS = 5_000;

/** Times of single queries; the first round warms up, and counts only where it was too slow to go on. */
async function timesOf(engine, queries) {
  const ask = engine.timed ?? engine.search;
  const round = async () => {
    const times = [];
    for (const { text } of queries) {
      const start = performance.now();
      await ask(text);
      times.push(performance.now() - start);
    }
    return times;
  };
  let times = await round();
  if (times.reduce((a, b) => a + b) < SLOW_ROUND_MS) {
    times = [];
    for (let done = 0; done < ROUNDS; done += 1) times.push(...(await round()));
  }
  return { median: median(times), p99: percentile(times, 0.99) };
}

async function measurePeer(peer, sections, halves, queries) {
  console.error(`${peer.name} …`);
  const { best, tried } = await bestSetting(peer, sections, queries.tuning);
  const all = halves.flatMap((half) => queries[half]);
  const answers = {};
  for (const half of halves) answers[half] = await answersOf(best.engine, queries[half]);
  const measured = {
    name: peer.name,
    version: JSON.parse(readFileSync(join(here, 'node_modules', peer.package, 'package.json'), 'utf8')).version,
    tried,
    answers,
    scores: scoresOf(halves, queries, answers),
    times: await timesOf(best.engine, all),
    bytes: await bytesOf(peer, best.setting, best.engine, all),
  };
  await peer.close?.();
  return measured;
}

function measureOurs(given, halves, queries) {
  const answers = Object.fromEntries(halves.map((half) => [half, ourAnswers(given, queries[half])]));
  return { name: 'Ours', answers, scores: scoresOf(halves, queries, answers), bytes: given.site && ourBytes(given.site) };
}

/** What the answers to each half are worth, and under `later(half)` with what was judged later. */
function scoresOf(halves, queries, answers) {
  const scores = {};
  for (const half of halves) {
    scores[half] = judge(queries[half], answers[half]);
    const again = withLater(queries[half]);
    if (again) scores[later(half)] = judge(again, answers[half]);
  }
  return scores;
}

const later = (half) => `${half}, judged again`;

function counts(queries) {
  const of = (kind) => queries.filter((query) => query.kind === kind).length;
  return Object.fromEntries([...KINDS.map((kind) => [kind, of(kind)]), ['all', queries.length]]);
}

function markdown(engines, halves, queries, sections) {
  const words = wordCount(sections);
  const quality = halves.flatMap((half) => [
    `### The ${half} ${HALVES.includes(half) ? 'half' : 'queries'}: top 1 % / top 3 % / MRR`,
    report.quality(engines, half, counts(queries[half])),
    'Where ours is not ahead:',
    report.behind(engines, half),
    ...(engines[0].scores[later(half)]
      ? [
          `The same, with what was judged right later (see "Judged again"):`,
          report.quality(engines, later(half), counts(queries[half])),
          'Where ours is not ahead:',
          report.behind(engines, later(half)),
        ]
      : []),
  ]);
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} by \`node benchmark.mjs\`, Node.js ${process.versions.node}: ` +
      `${sections.length} sections, ${words} words.`,
    ...quality,
    '### Bytes',
    report.bytes(engines, words),
    '### Time in Node.js',
    report.times(engines),
    '### Settings of the peers',
    report.settings(engines),
  ].join('\n\n');
}

function write(text) {
  const file = join(here, 'README.md');
  const parts = readFileSync(file, 'utf8').split(/(<!-- (?:begin|end) of tables -->)/);
  if (parts.length !== 5) throw new Error('README.md has no place for the tables');
  parts[2] = `\n\n${text}\n\n`;
  writeFileSync(file, parts.join(''));
}

function misses(engine, queries) {
  if (!engine?.answers.tuning) return '';
  const missed = queries.filter((query, number) => {
    const rank = rankOf(query, engine.answers.tuning[number]);
    return rank === 0 || rank > 3;
  });
  return missed.map(({ kind, text }) => `${engine.name} misses (${kind}): ${text}`).join('\n');
}

async function main() {
  const given = options();
  const queries = Object.fromEntries([...new Set(['tuning', ...given.halves])].map((half) => [half, queriesOf(half)]));
  const sections = sectionsOf(given.siteGen, given.content, given['texts-only']);
  for (const half of given.halves) {
    console.error(`${half}: ${unknown(queries[half], sections)} judgements name no section`);
  }
  const engines = [measureOurs(given, given.halves, queries)];
  for (const peer of PEERS) engines.push(await measurePeer(peer, sections, given.halves, queries));
  if (given.pool) writeFileSync(given.pool, pairsToJudge(engines, given.halves, queries, sections));
  const text = markdown(engines, given.halves, queries, sections);
  console.log(text);
  if (given.misses) console.error(misses(engines.find((engine) => engine.name === given.misses), queries.tuning));
  if (given.write) write(text);
}

await main();
process.exit(0);

// The tables, in Markdown.
import { KINDS } from './queries.mjs';

const row = (cells) => `| ${cells.join(' | ')} |`;
const line = (head) => row(head.map((_, column) => (column ? '--:' : '---')));
const table = (head, rows) => [row(head), line(head), ...rows.map(row)].join('\n');
const percent = (share) => `${Math.round(share * 100)}`;
const kib = (bytes) => (bytes / 1024).toFixed(bytes < 10240 ? 1 : 0);
const bold = (text) => `**${text}**`;
const values = (score) => `${percent(score.first)} / ${percent(score.three)} / ${score.mrr.toFixed(2)}`;

/** Success at 1, at 3 and MRR, per kind and engine. */
export function quality(engines, half, counts) {
  const cells = (kind) => engines.map((engine) => values(engine.scores[half][kind]));
  const rows = KINDS.filter((kind) => counts[kind]).map((kind) => [`${kind} (${counts[kind]})`, ...cells(kind)]);
  rows.push([`all (${counts.all})`, ...cells('all').map(bold)]);
  return table(['kind', ...engines.map((engine) => engine.name)], rows);
}

const MEASURES = [
  ['first', 'top 1'],
  ['three', 'top 3'],
  ['mrr', 'MRR'],
];
const ROUNDING = 1e-9;

/** Where a peer is as good as our engine, or better. */
export function behind([ours, ...peers], half) {
  const lines = [];
  for (const kind of [...KINDS, 'all']) {
    for (const [measure, label] of MEASURES) {
      const own = ours.scores[half][kind][measure];
      const gap = (peer) => peer.scores[half][kind][measure] - own;
      const name = (peer) => `${peer.name} ${peer.scores[half][kind][measure].toFixed(2)}`;
      const better = peers.filter((peer) => gap(peer) > ROUNDING);
      const equal = peers.filter((peer) => Math.abs(gap(peer)) <= ROUNDING);
      const names = (better.length ? better : equal).map(name).join(', ');
      if (better.length) lines.push(`- ${kind}, ${label}: behind ${names} (ours ${own.toFixed(2)})`);
      else if (equal.length) lines.push(`- ${kind}, ${label}: level with ${names}`);
    }
  }
  return lines.length ? lines.join('\n') : 'Ahead of every peer, in every kind and measure.';
}

const BYTES_HEAD = [
  'KiB',
  'program, brotli',
  'whole index, raw / gzip / brotli',
  'index for the first query, brotli',
  'first query, gzip',
  'first query, brotli',
  'bytes per 1,000 words, brotli',
];

export function bytes(engines, words) {
  const measured = engines.filter((engine) => engine.bytes);
  const total = ({ program, fetched }, coding) => program[coding] + fetched[coding];
  const rows = measured.map(({ name, bytes: size }) => [
    name,
    kib(size.program.brotli),
    ['raw', 'gzip', 'brotli'].map((coding) => kib(size.index[coding])).join(' / '),
    kib(size.fetched.brotli),
    kib(total(size, 'gzip')),
    kib(total(size, 'brotli')),
    Math.round((total(size, 'brotli') / words) * 1000),
  ]);
  return table(BYTES_HEAD, rows);
}

export function times(engines) {
  const measured = engines.filter((engine) => engine.times);
  const rows = measured.map(({ name, times: { median, p99 } }) => [name, median.toFixed(2), p99.toFixed(2)]);
  return table(['ms a query', 'median', 'p99'], rows);
}

/** Every setting that was tried on the tuning half; the one that was kept stands in bold. */
export function settings(engines) {
  const rows = engines.flatMap((engine) =>
    (engine.tried ?? []).map(({ name, score, kept }) => [
      `${engine.name} ${engine.version}`,
      kept ? bold(name) : name,
      values(score),
    ]),
  );
  return table(['peer', 'setting', 'top 1 / top 3 / MRR, tuning half'], rows);
}

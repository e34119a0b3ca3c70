// FlexSearch: a document index, `tokenize: 'forward'` (starts of words; 'tolerant' is for typos), `suggest` (not every
// word has to be found).
// It answers per field; the answers are joined by its `merge` or by reciprocal rank.
import { Charset, Document, Encoder } from 'flexsearch';
import { isStopWord, stem } from '../dutch.mjs';
import { FIELDS, LIMIT, documents, titles } from '../sections.mjs';

const WEIGHTS = { title: 3, aliases: 3, path: 1, text: 1 };
const language = { filter: (word) => !isStopWord(word) };
const encoders = {
  normal: () => new Encoder(Charset.Default),
  stopWords: () => new Encoder(Charset.Default, language),
  // The stemmer runs before letters are simplified; LatinBalance folds what sounds alike, which mends some typos.
  balance: () => new Encoder(Charset.LatinBalance, language),
  stemmed: () => new Encoder(Charset.Default, language, { finalize: (terms) => terms.map(stem) }),
};

const merged = (index, query) => index.search(query, { suggest: true, limit: LIMIT, merge: true }).map((hit) => hit.id);

function byRank(index, query) {
  const scores = new Map();
  for (const { field, result } of index.search(query, { suggest: true, limit: 50 })) {
    result.forEach((id, rank) => scores.set(id, (scores.get(id) ?? 0) + WEIGHTS[field] / (10 + rank)));
  }
  return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

export default {
  name: 'FlexSearch',
  package: 'flexsearch',
  settings: [
    { name: 'forward, suggest, merged by field', encoder: encoders.normal, search: merged, program: [] },
    { name: 'forward, suggest, by rank, title ×3', encoder: encoders.normal, search: byRank, program: [] },
    { name: 'the same, stop words', encoder: encoders.stopWords, search: byRank, program: ['isStopWord'] },
    { name: 'the same, context', encoder: encoders.stopWords, search: byRank, context: true, program: ['isStopWord'] },
    { name: 'stop words, LatinBalance', encoder: encoders.balance, search: byRank, program: ['isStopWord'] },
    { name: 'stop words, Snowball', encoder: encoders.stemmed, search: byRank, program: ['isStopWord', 'stem'] },
    {
      name: 'stop words, Snowball, tolerant',
      encoder: encoders.stemmed,
      tokenize: 'tolerant',
      search: byRank,
      program: ['isStopWord', 'stem'],
    },
  ],
  program: ({ program }) =>
    `import { Charset, Document, Encoder } from 'flexsearch';
     ${program.length ? `import { ${program} } from './dutch.mjs';` : ''}
     globalThis.search = [Charset, Document, Encoder, ${program}];`,
  build(sections, setting) {
    const encoder = setting.encoder();
    const index = new Document({
      tokenize: setting.tokenize ?? 'forward',
      encoder,
      context: setting.context ?? false,
      document: { id: 'id', index: FIELDS },
    });
    for (const document of documents(sections)) index.add(document);
    return {
      search: (query) => setting.search(index, query).slice(0, LIMIT).map((id) => sections[id].url),
      files: async () => {
        const files = [titles(sections)];
        await index.export((_, data) => void files.push(data ?? ''));
        return files;
      },
    };
  },
};

// MiniSearch: BM25+ with prefix and fuzzy search. It brings no language; `processTerm` is its place for one.
import MiniSearch from 'minisearch';
import { fold, isStopWord, stem } from '../dutch.mjs';
import { FIELDS, LIMIT, documents, titles } from '../sections.mjs';

const search = { boost: { title: 3, aliases: 3, path: 1, text: 1 }, prefix: true, fuzzy: 0.2 };
const lower = { ...search, boost: { title: 2, aliases: 2, path: 0.5, text: 1 } };
const shortExact = { ...lower, prefix: (term) => term.length > 2, fuzzy: (term) => (term.length > 3 ? 0.2 : false) };
const foldOnly = (term) => fold(term);
const noStopWords = (term) => (isStopWord(fold(term)) ? null : fold(term));
const stemmed = (term) => (isStopWord(fold(term)) ? null : stem(fold(term)));

export default {
  name: 'MiniSearch',
  package: 'minisearch',
  settings: [
    { name: 'prefix, fuzzy 0.2, title ×3', search, processTerm: foldOnly, program: 'fold' },
    { name: 'the same, stop words', search, processTerm: noStopWords, program: 'isStopWord, fold' },
    { name: 'stop words, title ×2, path ×0.5', search: lower, processTerm: noStopWords, program: 'isStopWord, fold' },
    { name: 'the same, short words exact', search: shortExact, processTerm: noStopWords, program: 'isStopWord, fold' },
    { name: 'the same, Snowball', search: shortExact, processTerm: stemmed, program: 'isStopWord, fold, stem' },
  ],
  program: ({ program }) =>
    `import MiniSearch from 'minisearch'; import { ${program} } from './dutch.mjs';
     globalThis.search = [MiniSearch, ${program}];`,
  build(sections, setting) {
    const index = new MiniSearch({ fields: FIELDS, processTerm: setting.processTerm });
    index.addAll(documents(sections));
    return {
      search: (query) => index.search(query, setting.search).slice(0, LIMIT).map((hit) => sections[hit.id].url),
      files: () => [JSON.stringify(index), titles(sections)],
    };
  },
};

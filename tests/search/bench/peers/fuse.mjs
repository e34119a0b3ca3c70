// Fuse.js: no index but the texts themselves, so those are what it fetches.
import Fuse from 'fuse.js';
import { isStopWord, stem, words } from '../dutch.mjs';
import { FIELDS, LIMIT, documents } from '../sections.mjs';

const keys = [
  { name: 'title', weight: 3 },
  { name: 'aliases', weight: 3 },
  { name: 'path', weight: 1 },
  { name: 'text', weight: 1 },
];
const whole = { keys, ignoreLocation: true, ignoreDiacritics: true };
const perWord = { ...whole, useTokenSearch: true };
const tokenize = (text) => words(text).filter((word) => !isStopWord(word));
const tokenizeStemmed = (text) => tokenize(text).map(stem);

export default {
  name: 'Fuse.js',
  package: 'fuse.js',
  settings: [
    { name: 'whole query, threshold 0.3', options: { ...whole, threshold: 0.3 } },
    { name: 'per word, threshold 0.3', options: { ...perWord, threshold: 0.3 } },
    { name: 'per word, threshold 0.3, stop words', options: { ...perWord, threshold: 0.3, tokenize } },
    { name: 'per word, threshold 0.2, stop words', options: { ...perWord, threshold: 0.2, tokenize } },
    {
      name: 'per word, threshold 0.2, stop words, Snowball',
      options: { ...perWord, threshold: 0.2, tokenize: tokenizeStemmed },
    },
  ],
  program: ({ options }) =>
    options.tokenize
      ? `import Fuse from 'fuse.js'; import { isStopWord, stem, words } from './dutch.mjs';
         globalThis.search = [Fuse, isStopWord, stem, words];`
      : "import Fuse from 'fuse.js'; globalThis.search = Fuse;",
  build(sections, setting) {
    const texts = documents(sections);
    const index = new Fuse(texts, setting.options);
    return {
      search: (query) => index.search(query, { limit: LIMIT }).map((hit) => sections[hit.item.id].url),
      files: () => [JSON.stringify(sections.map((section) => ['url', ...FIELDS].map((field) => section[field])))],
    };
  },
};

// elasticlunr with the Dutch of lunr-languages, which still knows its older kind of pipeline. It keeps one list of stop
// words for all indexes, and no fuzzy search: `expand` finds longer words only.
import elasticlunr from 'elasticlunr';
import addStemmerSupport from 'lunr-languages/lunr.stemmer.support.js';
import addDutch from 'lunr-languages/lunr.nl.js';
import { fold, isStopWord } from '../dutch.mjs';
import { FIELDS, LIMIT, documents, titles } from '../sections.mjs';

elasticlunr.generateStopWordFilter = (words) => (token) => (words.includes(token) ? undefined : token);
addStemmerSupport(elasticlunr);
addDutch(elasticlunr);

const trim = (token) => fold(token).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
const dropStopWords = (token) => (isStopWord(token) ? undefined : token);
elasticlunr.Pipeline.registerFunction(trim, 'trim-fold');
elasticlunr.Pipeline.registerFunction(dropStopWords, 'stop-words');

const documented = (index) => index.use(elasticlunr.nl);
function tuned(index) {
  index.pipeline.reset();
  index.pipeline.add(trim, dropStopWords, elasticlunr.nl.stemmer);
}

const fields = { title: { boost: 3 }, aliases: { boost: 3 }, path: { boost: 1 }, text: { boost: 1 } };

export default {
  name: 'elasticlunr + nl',
  package: 'elasticlunr',
  settings: [
    { name: 'as documented, OR', pipeline: documented, search: { fields, bool: 'OR', expand: false } },
    { name: 'digits and accents mended, OR', pipeline: tuned, search: { fields, bool: 'OR', expand: false } },
    { name: 'mended, OR, expand', pipeline: tuned, search: { fields, bool: 'OR', expand: true } },
    { name: 'mended, AND, expand', pipeline: tuned, search: { fields, bool: 'AND', expand: true } },
  ],
  program: () =>
    `import e from 'elasticlunr';
     import s from 'lunr-languages/lunr.stemmer.support.js';
     import nl from 'lunr-languages/lunr.nl.js';
     s(e); nl(e); globalThis.search = e;`,
  build(sections, setting) {
    const index = elasticlunr(function build() {
      setting.pipeline(this);
      this.setRef('id');
      this.saveDocument(false);
      for (const field of FIELDS) this.addField(field);
    });
    for (const document of documents(sections)) index.addDoc(document);
    return {
      search: (query) => index.search(query, setting.search).slice(0, LIMIT).map((hit) => sections[hit.ref].url),
      files: () => [JSON.stringify(index), titles(sections)],
    };
  },
};

// Lunr with the Dutch of lunr-languages: Snowball stemmer and stop words.
import lunr from 'lunr';
import addStemmerSupport from 'lunr-languages/lunr.stemmer.support.js';
import addDutch from 'lunr-languages/lunr.nl.js';
import { fold, isStopWord } from '../dutch.mjs';
import { FIELDS, LIMIT, documents, titles } from '../sections.mjs';

addStemmerSupport(lunr);
addDutch(lunr);

// The trimmer of lunr-languages throws digits away («72 uur», «4B»); this one keeps them, and accents are folded.
const trim = (token) => token.update((word) => fold(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
const dropStopWords = (token) => (isStopWord(token.toString()) ? undefined : token);
lunr.Pipeline.registerFunction(trim, 'trim-fold');
lunr.Pipeline.registerFunction(dropStopWords, 'stop-words');

function tuned(builder) {
  builder.pipeline.reset();
  builder.pipeline.add(trim, dropStopWords, lunr.nl.stemmer);
  builder.searchPipeline.reset();
  builder.searchPipeline.add(trim, dropStopWords, lunr.nl.stemmer);
}

/** What Lunr's own guide proposes for search as you type: the word itself, as a start, and with a typo. */
function typed(index, query) {
  return index.query((clauses) => {
    for (const token of lunr.tokenizer(fold(query))) {
      const word = token.toString().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
      if (!word || isStopWord(word)) continue;
      clauses.term(word, { boost: 100 });
      clauses.term(word, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
      if (word.length > 3) clauses.term(word, { boost: 1, editDistance: word.length > 7 ? 2 : 1 });
    }
  });
}

/** Its query language gives a meaning to these signs; a reader does not. */
const plain = (index, query) => index.search(query.replace(/[:^~*+-]/g, ' '));

export default {
  name: 'Lunr + nl',
  package: 'lunr',
  settings: [
    { name: 'as its guide for Dutch has it', pipeline: lunr.nl, search: plain },
    { name: 'digits and accents mended', pipeline: tuned, search: plain },
    { name: 'mended; exact ×100, prefix ×10, fuzzy', pipeline: tuned, search: typed },
  ],
  program: () =>
    `import lunr from 'lunr';
     import s from 'lunr-languages/lunr.stemmer.support.js';
     import nl from 'lunr-languages/lunr.nl.js';
     s(lunr); nl(lunr); globalThis.search = lunr;`,
  build(sections, setting) {
    const index = lunr(function build() {
      if (setting.pipeline === lunr.nl) this.use(lunr.nl);
      else setting.pipeline(this);
      this.ref('id');
      for (const field of FIELDS) this.field(field, { boost: ['title', 'aliases'].includes(field) ? 3 : 1 });
      for (const document of documents(sections)) this.add(document);
    });
    return {
      search: (query) => setting.search(index, query).slice(0, LIMIT).map((hit) => sections[hit.ref].url),
      files: () => [JSON.stringify(index), titles(sections)],
    };
  },
};

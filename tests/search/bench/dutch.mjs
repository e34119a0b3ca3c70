// What a site would give a library that brings no Dutch of its own: folding of accents, stop words and a stemmer.
// Stemmer and most stop words come from lunr-languages (Snowball); this file is bundled with a peer that uses it.
import addStemmerSupport from 'lunr-languages/lunr.stemmer.support.js';
import addDutch from 'lunr-languages/lunr.nl.js';

// lunr-languages extends a lunr; this is as much of one as it asks for, so that other libraries need not load lunr.
const host = {
  Pipeline: { registerFunction() {} },
  generateStopWordFilter: (words) => words.filter(Boolean),
};
addStemmerSupport(host);
addDutch(host);

// Words of a question that the list of lunr-languages lacks; with them a peer that asks for every word finds nothing.
const QUESTION_WORDS = ['gaat', 'hebt', 'kunt', 'mag', 'moeten', 'mogen', 'we', 'wel', 'welke', 'wij'];

export const stopWords = new Set([...host.nl.stopWordFilter, ...QUESTION_WORDS]);

export const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const stem = (word) => host.nl.stemmer(word);

export const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

export const isStopWord = (word) => stopWords.has(word);

/** A query without its stop words; as it was when nothing else is left. */
export const withoutStopWords = (query) => words(query).filter((word) => !isStopWord(word)).join(' ') || query;

// The sections of the site as every engine gets them.
import { spawnSync } from 'node:child_process';

export const FIELDS = ['title', 'aliases', 'path', 'text'];
export const LIMIT = 10;

/** Runs the generator; a fault of its own ends the benchmark with what it said. */
export function run(siteGen, words, input) {
  const done = spawnSync(siteGen, ['search', ...words], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`site-gen search: ${done.stderr}`);
  return done.stdout;
}

/** The sections; what readers ask at one counts as its text, unless the peers get the texts of the site only. */
export function sectionsOf(siteGen, content, textsOnly) {
  const withQuestions = ({ questions, text, ...section }) => ({
    ...section,
    shown: text,
    text: textsOnly ? text : [text, ...questions].join(' '),
  });
  return JSON.parse(run(siteGen, ['--sections', '--content', content])).map(withQuestions);
}

/** For libraries that want an identifier and text in every field. */
export const documents = (sections) =>
  sections.map(({ title, path, text, url, aliases }, id) => ({ id, url, title, path, text, aliases: aliases.join('; ') }));

/** What a list of hits shows, for a library whose index holds no documents: address, title and path. */
export const titles = (sections) => JSON.stringify(sections.map(({ url, title, path }) => [url, title, path]));

/** The words that a reader sees. */
const wordsOf = ({ title, aliases, path, shown }) => [title, ...aliases, path, shown].join(' ').split(/\s+/).filter(Boolean);

export const wordCount = (sections) => sections.reduce((sum, section) => sum + wordsOf(section).length, 0);

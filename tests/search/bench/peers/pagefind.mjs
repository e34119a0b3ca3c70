// Pagefind: its own binary indexes HTML, its own client searches, here with files in memory in place of a server.
// Every section is a document of its own, or every page is one and its headings give `sub_results`.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, createIndex } from 'pagefind';
import { withoutStopWords } from '../dutch.mjs';
import { LIMIT } from '../sections.mjs';

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const html = (body) => `<!doctype html><html lang="nl"><head><title>-</title></head><body>${body}</body></html>`;
// Headings weigh 7 (h1) to 2 (h6) by default; a path weighs as text does.
const aliases = (section) => section.aliases.map((alias) => `<h2>${escape(alias)}</h2>`).join('');
const text = (section) => `${aliases(section)}<p>${escape(section.text)}</p>`;

function perSection(sections) {
  const body = (section) => `<h1>${escape(section.title)}</h1><p>${escape(section.path)}</p>${text(section)}`;
  return sections.map((section) => ({ url: section.url, content: html(body(section)) }));
}

function perPage(sections) {
  const pages = groupBy(sections, pageOf);
  const part = (section) => {
    const [, id] = section.url.split('#');
    const heading = id ? `<h2 id="${escape(id)}">` : '<h1>';
    return `${heading}${escape(section.title)}${id ? '</h2>' : `</h1><p>${escape(section.path)}</p>`}${text(section)}`;
  };
  return [...pages].map(([url, parts]) => ({ url, content: html(parts.map(part).join('')) }));
}

const pageOf = (section) => section.url.split('#')[0];

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

// The client asks for files by fetch; these are served from memory and counted.
const served = new Map();
let log = [];
globalThis.fetch = async (address) => {
  const name = String(address).replace(/\?.*$/, '');
  const data = served.get(name);
  if (!data) return new Response('', { status: 404 });
  log.push(name);
  return new Response(data);
};

/** Writes the index, loads its client, keeps its files. */
async function write(documents, base) {
  const { index } = await createIndex({ forceLanguage: 'nl' });
  for (const document of documents) {
    const added = await index.addHTMLFile(document);
    if (added.errors.length) throw new Error(added.errors.join('\n'));
  }
  const folder = mkdtempSync(join(tmpdir(), 'pagefind-'));
  await index.writeFiles({ outputPath: folder });
  await index.deleteIndex();
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const path = join(name.parentPath ?? name.path, name.name);
    served.set(base + path.slice(folder.length + 1), readFileSync(path));
  }
  const client = await import(pathToFileURL(join(folder, 'pagefind.js')));
  rmSync(folder, { recursive: true });
  return client;
}

/** The first results of an answer; each fetches its fragment. */
const loaded = (answer, limit) => Promise.all(answer.results.slice(0, limit).map((result) => result.data()));

const weight = (part) => part.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0);

/** A page's best parts, as Pagefind's own interface shows them. */
function parts(page, limit) {
  return [...page.sub_results].sort((a, b) => weight(b) - weight(a)).slice(0, limit);
}

const INDEX = /\.pf_(index|meta|fragment)$/;

/** Less reward for short pages, more for words that are as typed. */
const RANKING = { pageLength: 0.3, termSimilarity: 2 };

let count = 0;

export default {
  name: 'Pagefind',
  package: 'pagefind',
  settings: [
    { name: 'a document per section', documents: perSection },
    { name: 'the same, no stop words in the query', documents: perSection, query: withoutStopWords },
    { name: 'a document per page, its best three parts', documents: perPage, parts: 3 },
    { name: 'the same, no stop words in the query', documents: perPage, query: withoutStopWords, parts: 3 },
    { name: 'the same, ranking weighed', documents: perPage, query: withoutStopWords, parts: 3, ranking: RANKING },
    {
      name: 'the same, the best part of a page',
      documents: perPage,
      query: withoutStopWords,
      parts: 1,
      ranking: RANKING,
    },
  ],
  async build(sections, setting) {
    count += 1;
    const base = `/${count}/pagefind/`;
    const client = await write(setting.documents(sections), base);
    const start = async () => {
      const instance = client.createInstance({ basePath: base, baseUrl: '/', ranking: setting.ranking });
      await instance.init();
      return instance;
    };
    const ask = (instance, query) => instance.search((setting.query ?? ((it) => it))(query));
    const warm = await start();
    return {
      async search(query) {
        const pages = await loaded(await ask(warm, query), LIMIT);
        const shown = setting.parts ? pages.flatMap((page) => parts(page, setting.parts)) : pages;
        return shown.slice(0, LIMIT).map((part) => part.url);
      },
      timed: (query) => ask(warm, query),
      files: () => [...served].filter(([name]) => name.startsWith(base) && INDEX.test(name)).map(([, data]) => data),
      /** What a browser fetches for a first query with five hits, beside the scripts. Every file is gzipped inside. */
      async firstQuery(query) {
        log = [];
        await loaded(await ask(await start(), query), 5);
        const scripts = ['pagefind.js', 'pagefind-worker.js'].map((name) => base + name);
        return { program: scripts.map((name) => served.get(name)), index: log.map((name) => served.get(name)) };
      },
    };
  },
  close,
};

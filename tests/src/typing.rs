//! Queries typed letter by letter, and how long each letter took.

use serde_json::Value;

use crate::page::Page;
use crate::site::root;

/// Types each query letter by letter and gives the milliseconds that each letter took, list and all.
const TYPE_ALL: &str = "function(queries) {
  const input = document.querySelector('.search__input'), took = [];
  for (const query of queries) for (let end = 1; end <= query.length; end++) {
    input.value = query.slice(0, end);
    const start = performance.now();
    input.dispatchEvent(new Event('input'));
    took.push(performance.now() - start);
  }
  return took;
}";

/// Types a query at a pace at which the parts that each letter needs arrive, too fast to read what it brings.
const TYPE_FAST: &str = "async (query) => {
  const input = document.querySelector('.search__input');
  for (let end = 1; end <= query.length; end++) {
    input.value = query.slice(0, end);
    input.dispatchEvent(new Event('input'));
    await new Promise(done => setTimeout(done, 100));
  }
}";

/// How long the first hits took, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Ready {
    /// Since the click on the button.
    pub since_click: f64,
    /// Since the browser gave the program the bytes of the index.
    pub since_index: f64,
}

/// Opens the search with a query typed before the index arrives; gives the milliseconds from the click to the first
/// hits, and from the moment at which the browser gives the program the bytes of the index.
const READY: &str = "new Promise(requestIdleCallback).then(() => new Promise((done) => {
  let given;
  const arrayBuffer = Response.prototype.arrayBuffer;
  Response.prototype.arrayBuffer = function() {
    const bytes = arrayBuffer.call(this);
    if (this.url.includes('zoekindex')) bytes.then(() => { given = performance.now(); });
    return bytes;
  };
  const clicked = performance.now();
  const ready = () => done([clicked, given].map(from => performance.now() - from));
  new MutationObserver(ready).observe(document.querySelector('.hits'), { childList: true });
  document.querySelector('.search-button').click();
  document.querySelector('.search__input').value = 'toestemming';
}))";

/// Waits until nothing was fetched for half a second; gives the addresses of all that the page fetched.
const QUIET: &str = "new Promise((done) => {
  let before = -1;
  const look = () => {
    const fetched = performance.getEntriesByType('resource');
    if (fetched.length === before) return done(fetched.map(entry => new URL(entry.name).pathname));
    before = fetched.length;
    setTimeout(look, 500);
  };
  look();
})";

/// The judged queries that the search may be tuned on.
#[track_caller]
pub fn queries() -> Vec<String> {
    let file = root().join("tests/search/queries-tuning.toml");
    let queries = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let texts = queries.lines().filter_map(|line| line.strip_prefix("text = \"")?.strip_suffix('"'));
    texts.map(str::to_owned).collect()
}

impl Page {
    /// Opens the search for the first time on an idle page, with a query typed before the index arrives.
    #[track_caller]
    pub fn open_search(&self) -> Ready {
        let took = self.evaluate(READY);
        let milliseconds = |at: usize| took[at].as_f64().unwrap_or(f64::NAN);
        Ready { since_click: milliseconds(0), since_index: milliseconds(1) }
    }

    /// Waits until nothing more is fetched; gives the paths of all that the page has fetched.
    #[track_caller]
    pub fn fetched(&self) -> Vec<String> {
        let paths = self.evaluate(QUIET);
        paths.as_array().into_iter().flatten().filter_map(|path| path.as_str().map(str::to_owned)).collect()
    }

    /// Types a query into the open search as somebody does who types fast.
    #[track_caller]
    pub fn type_fast(&self, query: &str) {
        self.evaluate(&format!("({TYPE_FAST})({})", Value::from(query)));
    }

    /// Types queries into the open search, letter by letter, and gives the milliseconds that each letter took, with
    /// the list that it brings.
    #[track_caller]
    pub fn type_queries(&self, queries: &[String]) -> Vec<f64> {
        let took = self.part(".search__input").call(TYPE_ALL, &[Value::from(queries)]);
        took.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
    }
}

/// The value below which this part of the values lies.
pub fn quantile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * part).round() as usize).copied().unwrap_or(f64::NAN)
}

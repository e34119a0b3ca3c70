//! How fast search is ready and answers, in the browser at a quarter of the speed of this machine.
//!
//! "The first time" is in a process of the browser that has not seen the program; "again" in one that has, and keeps what
//! it compiled.
//!
//! `SITE_GEN=target/debug/site-gen cargo run -p tests --example search_speed` prints it. Behind `--` may
//! stand the address of a site that is served already, and how many times slower to run than this machine can (4).
#![allow(clippy::print_stdout, reason = "what it measures is for people")]

use serde_json::Value;
use tests::device::Device;
use tests::page::Page;
use tests::site::Site;

/// Types each query letter by letter and gives the milliseconds that each letter took, list and all.
const TYPE_ALL: &str = "(queries) => {
  const input = document.querySelector('.search__input'), took = [];
  for (const query of queries) for (let end = 1; end <= query.length; end++) {
    input.value = query.slice(0, end);
    const start = performance.now();
    input.dispatchEvent(new Event('input'));
    took.push(performance.now() - start);
  }
  return took;
}";

/// Opens the search with a query typed before the index arrives; gives the milliseconds from its last byte to the hits.
const READY: &str = "new Promise((done) => {
  document.querySelector('.search-button').click();
  const wait = setInterval(() => {
    const input = document.querySelector('.search__input'), list = document.querySelector('.hits');
    if (!input) return;
    clearInterval(wait);
    input.value = 'toestemming';
    const ready = () => {
      const end = performance.getEntriesByType('resource').find(entry => entry.name.includes('zoekindex')).responseEnd;
      done(performance.now() - end);
    };
    if (list.children.length) return ready();
    new MutationObserver(ready).observe(list, { childList: true });
  }, 0);
})";

/// The milliseconds that a network such as 4G takes to answer. Without any the index is there before the dialog is drawn,
/// and what drawing takes counts too.
const LATENCY: u32 = 60;

fn main() {
    let queries = include_str!("../search/queries-tuning.toml");
    let texts = queries.lines().filter_map(|line| line.strip_prefix("text = \"")?.strip_suffix('"'));
    let texts: Vec<Value> = texts.map(Value::from).collect();
    let slowdown = std::env::args().nth(2).and_then(|text| text.parse().ok()).unwrap_or(4.0);
    let open = || match std::env::args().nth(1) {
        Some(origin) => Page::open(&origin, Device::PHONE),
        None => Site::shared().open(Device::PHONE),
    };
    let ready = |page: &Page, latency: u32| {
        page.goto("/");
        page.set_slowdown(slowdown);
        page.set_latency(latency);
        let took = page.evaluate(READY).as_f64().unwrap_or(f64::NAN);
        page.wait_for("the excerpts", "document.querySelector('.hit__text')");
        page.set_latency(0);
        took
    };
    let page = open();
    for latency in [0, LATENCY] {
        let first: Vec<f64> = (0..9).map(|_| ready(&open(), latency)).collect();
        let again: Vec<f64> = (0..9).map(|_| ready(&page, latency)).collect();
        for (when, took) in [("the first time", first), ("again", again)] {
            println!(
                "ready {when}, from the last byte of the index to the first hits, on a network that takes {latency} ms: \
                 median {:.1} ms, least {:.1}, most {:.1} ({} times)",
                quantile(&took, 0.5),
                quantile(&took, 0.0),
                quantile(&took, 1.0),
                took.len()
            );
        }
    }
    // The first round compiles; it is not counted.
    let keys = |page: &Page| {
        page.part(".search__input")
            .call(&format!("function (queries) {{ return ({TYPE_ALL})(queries); }}"), &[Value::from(texts.clone())])
    };
    keys(&page);
    let took = keys(&page);
    let took: Vec<f64> = took.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    println!(
        "a letter typed, hits and all: median {:.1} ms, p99 {:.1} ms, most {:.1} ms ({} letters)",
        quantile(&took, 0.5),
        quantile(&took, 0.99),
        quantile(&took, 1.0),
        took.len()
    );
    println!("at {slowdown} times less speed than this machine has");
}

fn quantile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * part).round() as usize).copied().unwrap_or(f64::NAN)
}

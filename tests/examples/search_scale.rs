//! How search does on a site of thousands of sections: what a first query fetches, and how long a letter takes.
//!
//! `cargo build --release && cargo run --release -p tests --example search_scale` prints it. Behind `--` may stand how
//! many sections (10000).
#![allow(clippy::print_stdout, reason = "what it measures is for people")]

use std::collections::BTreeMap;
use std::time::Instant;

use serde_json::Value;
use tests::content_folder::ContentFolder;
use tests::device::Device;
use tests::large_site;
use tests::site::Site;
use tests::typing::{quantile, queries};

/// What a first query fetches, beyond the program: files of each kind, by the begin of their name.
const KINDS: [&str; 3] = ["zoekindex", "zoekdeel", "zoekteksten"];

/// How many files, and how many bytes they take.
type Files = (usize, usize);

fn main() {
    let sections = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(10_000);
    let folder = ContentFolder::of_this_site();
    large_site::enlarge(&folder, sections);
    // The server builds the app if need be; the time of the build is then without it.
    let site = Site::of(&folder.content());
    describe(&folder);
    let queries = queries();
    let mut sizes = BTreeMap::new();
    let mut typed = Vec::new();
    for query in queries.iter().step_by(3) {
        typed.push(first_query(&site, query, &mut sizes));
    }
    report("a first query, typed fast, fetches", &typed);
    letters(&site, &queries);
}

/// How large the site is, and how long it takes to build.
fn describe(folder: &ContentFolder) {
    let listed: Value = serde_json::from_str(&folder.run(&["search", "--sections"]).out).unwrap_or_default();
    let texts = listed.as_array().into_iter().flatten().filter_map(|section| section["text"].as_str());
    let words: Vec<usize> = texts.map(|text| text.split_whitespace().count()).collect();
    println!("{} sections, {} words", words.len(), words.iter().sum::<usize>());
    let started = Instant::now();
    let built = folder.build(&folder.beside("site"));
    println!("built in {:.1} s: {}", started.elapsed().as_secs_f64(), built.out.trim());
}

/// The number of files of each kind and their bytes, for a query that is the first of a reader.
fn first_query(site: &Site, query: &str, sizes: &mut BTreeMap<String, usize>) -> [Files; KINDS.len()] {
    let page = site.open(Device::PHONE);
    page.goto("/");
    page.evaluate("document.querySelector('.search-button').click()");
    page.wait_for("the field", "document.querySelector('.search__input')");
    page.wait_for("the index", "performance.getEntriesByType('resource').some(entry => /zoekindex/.test(entry.name))");
    page.type_fast(query);
    let fetched = page.fetched();
    KINDS.map(|kind| {
        let files: Vec<&String> = fetched.iter().filter(|path| path.contains(kind)).collect();
        let size = |path: &String| *sizes.entry(path.clone()).or_insert_with(|| site.get(path).compressed());
        (files.len(), files.into_iter().map(size).sum())
    })
}

fn report(what: &str, queries: &[[Files; KINDS.len()]]) {
    println!("{what} (median, p90, most of {} queries; brotli)", queries.len());
    for (at, kind) in KINDS.iter().enumerate() {
        print_files(kind, queries.iter().map(|kinds| kinds[at]));
    }
    let sum = |kinds: &[Files; KINDS.len()]| kinds.iter().fold((0, 0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1));
    print_files("together", queries.iter().map(sum));
}

fn print_files(name: &str, files: impl Iterator<Item = Files>) {
    let (files, bytes): (Vec<f64>, Vec<f64>) = files.map(|(files, bytes)| (files as f64, bytes as f64)).unzip();
    let row = |values: &[f64]| [0.5, 0.9, 1.0].map(|part| quantile(values, part) as usize);
    println!("  {name}: files {:?}, bytes {:?}", row(&files), row(&bytes));
}

/// How soon the index answers, and how long a letter takes when all that it needs has arrived.
fn letters(site: &Site, queries: &[String]) {
    let page = site.open(Device::PHONE);
    page.goto("/");
    println!("the first hits since the bytes of the index: {:.0} ms", page.open_search().since_index);
    for query in queries {
        page.type_queries(std::slice::from_ref(query));
        page.fetched();
    }
    // The first round compiles; it is not counted.
    page.type_queries(queries);
    print_times("a letter typed, hits and all", || page.type_queries(queries));
    print_times("the last letter of a query, excerpts of all hits included", || {
        queries.iter().filter_map(|query| page.type_queries(std::slice::from_ref(query)).pop()).collect()
    });
}

/// Times each letter several times and takes the time in the middle: the machine may have other things to do.
fn print_times(what: &str, time: impl Fn() -> Vec<f64>) {
    let rounds: [Vec<f64>; 5] = std::array::from_fn(|_| time());
    let letter = |at: usize| quantile(&rounds.each_ref().map(|round| round[at]), 0.5);
    let took: Vec<f64> = (0..rounds[0].len()).map(letter).collect();
    let [median, p99, most] = [0.5, 0.99, 1.0].map(|part| quantile(&took, part));
    println!("{what}: median {median:.1} ms, p99 {p99:.1} ms, most {most:.1} ms ({} letters)", took.len());
}

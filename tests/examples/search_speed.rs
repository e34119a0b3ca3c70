//! How fast search is ready and answers, in the browser at a quarter of the speed of this machine.
//!
//! `SITE_GEN=target/debug/site-gen cargo run -p tests --example search_speed` prints it. Behind `--` may
//! stand the address of a site that is served already, and how many times slower to run than this machine can (4).
#![allow(clippy::print_stdout, reason = "what it measures is for people")]

use tests::device::Device;
use tests::page::Page;
use tests::site::Site;
use tests::typing::{quantile, queries};

fn main() {
    let queries = queries();
    let slowdown = std::env::args().nth(2).and_then(|text| text.parse().ok()).unwrap_or(4.0);
    let page = match std::env::args().nth(1) {
        Some(origin) => Page::open(&origin, Device::PHONE),
        None => Site::shared().open(Device::PHONE),
    };
    let mut ready = Vec::new();
    for _ in 0..9 {
        page.goto("/");
        page.set_slowdown(slowdown);
        ready.push(page.open_search());
        page.wait_for("the excerpts", "document.querySelector('.hit__text')");
    }
    // The first round compiles; it is not counted.
    page.type_queries(&queries);
    let took = page.type_queries(&queries);
    println!(
        "ready, from the last byte of the index to the first hits: median {:.1} ms, most {:.1} ms ({} times)",
        quantile(&ready, 0.5),
        quantile(&ready, 1.0),
        ready.len()
    );
    println!(
        "a letter typed, hits and all: median {:.1} ms, p99 {:.1} ms, most {:.1} ms ({} letters)",
        quantile(&took, 0.5),
        quantile(&took, 0.99),
        quantile(&took, 1.0),
        took.len()
    );
    println!("at {slowdown} times less speed than this machine has");
}

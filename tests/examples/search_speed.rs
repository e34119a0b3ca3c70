//! How fast search is ready and answers, in the browser at a quarter of the speed of this machine.
//!
//! "The first time" is in a process of the browser that has not seen the program; "again" in one that has, and keeps what
//! it compiled.
//!
//! `SITE_GEN=target/debug/site-gen cargo run -p tests --example search_speed` prints it. Behind `--` may
//! stand the address of a site that is served already, and how many times slower to run than this machine can (4).
#![allow(clippy::print_stdout, reason = "what it measures is for people")]

use tests::device::Device;
use tests::page::Page;
use tests::site::Site;
use tests::typing::{Ready, quantile, queries};

/// The milliseconds that a network such as 4G takes to answer.
const LATENCY: u32 = 60;

fn main() {
    let queries = queries();
    let slowdown = std::env::args().nth(2).and_then(|text| text.parse().ok()).unwrap_or(4.0);
    let open = || match std::env::args().nth(1) {
        Some(origin) => Page::open(&origin, Device::PHONE),
        None => Site::shared().open(Device::PHONE),
    };
    let ready = |page: &Page, latency: u32| {
        page.goto("/");
        page.set_slowdown(slowdown);
        page.set_latency(latency);
        let took = page.open_search();
        page.wait_for("the excerpts", "document.querySelector('.hit__text:not(:empty)')");
        page.set_latency(0);
        took
    };
    let page = open();
    for latency in [0, LATENCY] {
        let first: Vec<Ready> = (0..9).map(|_| ready(&open(), latency)).collect();
        let again: Vec<Ready> = (0..9).map(|_| ready(&page, latency)).collect();
        for (when, took) in [("the first time", first), ("again", again)] {
            println!("the first hits, {when}, on a network that takes {latency} ms:");
            for (since, of) in [
                ("the click", (|ready| ready.since_click) as fn(&Ready) -> f64),
                ("the bytes of the index", |ready| ready.since_index),
            ] {
                let took: Vec<f64> = took.iter().map(of).collect();
                println!(
                    "  since {since}: median {:.1} ms, least {:.1}, most {:.1} ({} times)",
                    quantile(&took, 0.5),
                    quantile(&took, 0.0),
                    quantile(&took, 1.0),
                    took.len()
                );
            }
        }
    }
    // The first round compiles; it is not counted.
    page.type_queries(&queries);
    let took = page.type_queries(&queries);
    println!(
        "a letter typed, hits and all: median {:.1} ms, p99 {:.1} ms, most {:.1} ms ({} letters)",
        quantile(&took, 0.5),
        quantile(&took, 0.99),
        quantile(&took, 1.0),
        took.len()
    );
    println!("at {slowdown} times less speed than this machine has");
}

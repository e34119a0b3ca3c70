//! The driver itself: what it must notice, it notices. Most tests assert that nothing happened, which means something
//! only if it would have been seen.

#![allow(clippy::unwrap_used, reason = "everything here is a test")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::OnceLock;

use tests::device::{Appearance, Device};
use tests::faults::Fault;
use tests::find::Role;
use tests::keyboard::Key;
use tests::page::Page;

const DOCUMENT: &str = r#"<!doctype html><html lang="nl"><meta name="viewport" content="width=device-width">
<title>Proef</title><link rel="icon" href="data:,"><h1>Proef</h1><p hidden><button>Verborgen</button></p>
<button id="zeg">Zeg iets</button> <button id="gooi">Gooi</button> <button id="haal">Haal</button>
<button id="bewaar">Bewaar</button> <button id="later">Later</button> <a href="/tweede">Tweede</a>
<fieldset><legend>Kies</legend><label><input type="radio" name="k">Ja</label><label><input type="radio" name="k">Nee</label></fieldset>
<script src="/script.js"></script></html>"#;

const SCRIPT: &str = r#"
const on = (id, act) => document.getElementById(id).addEventListener('click', act);
on('zeg', () => console.log('hallo', 1));
on('gooi', () => { throw new Error('au'); });
on('haal', () => fetch('/gegevens.bin').then(r => { document.title = 'status ' + r.status; }, () => { document.title = 'mislukt'; }));
on('bewaar', () => { localStorage.setItem('a', '1'); sessionStorage.setItem('b', '2'); document.cookie = 'c=3'; });
on('later', () => setTimeout(() => { const h = document.createElement('h2'); h.textContent = 'Er'; document.body.append(h); }, 60));
"#;

fn origin() -> &'static str {
    static ORIGIN: OnceLock<String> = OnceLock::new();
    ORIGIN.get_or_init(|| {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || listener.incoming().flatten().for_each(serve));
        format!("http://{address}")
    })
}

fn serve(mut stream: TcpStream) {
    let mut request = [0; 4096];
    let length = stream.read(&mut request).unwrap_or(0);
    let request = String::from_utf8_lossy(&request[..length]).into_owned();
    let (kind, body) = match request.split(' ').nth(1) {
        Some("/script.js") => ("text/javascript", SCRIPT),
        Some("/gegevens.bin") => ("application/octet-stream", "gegevens"),
        _ => ("text/html; charset=utf-8", DOCUMENT),
    };
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
    let _the_browser_may_have_gone = write!(stream, "{head}Connection: close\r\n\r\n{body}");
}

fn page(device: Device) -> Page {
    let page = Page::open(origin(), device);
    page.goto("/");
    page
}

#[test]
fn hears_what_the_console_is_told_and_what_is_thrown() {
    let page = page(Device::LAPTOP);
    page.find(Role::Button, "Zeg iets").click();
    page.find(Role::Button, "Gooi").click();
    page.settle();
    let said = page.said();
    assert_eq!(said[0], "console \"log\": hallo 1");
    assert!(said[1].starts_with("exception: Error: au"), "{said:?}");
    page.tolerate("");
}

#[test]
fn sees_requests_and_what_is_kept_on_the_device() {
    let page = page(Device::PHONE);
    let loaded = page.loaded();
    page.assert_silent_since(loaded);
    page.find(Role::Button, "Haal").click();
    page.wait_for("the answer", "document.title === 'status 200'");
    let requests = page.requests_since(loaded);
    assert_eq!(requests.len(), 1, "{requests:?}");
    assert!(requests[0].url.ends_with("/gegevens.bin"));
    page.find(Role::Button, "Bewaar").click();
    page.settle();
    assert_eq!(page.stored(), ["localStorage a", "sessionStorage b", "cookie \"c\""]);
}

#[test]
fn finds_by_role_and_name_what_readers_can_find() {
    let page = page(Device::PHONE);
    assert!(page.maybe(Role::Button, "Verborgen").is_none());
    assert!(page.maybe(Role::Heading, "Er").is_none());
    page.find(Role::Button, "Later").click();
    assert_eq!(page.find(Role::Heading, "Er").text(), "Er");
    assert_eq!(page.names(Role::Radio), ["Ja", "Nee"]);
    let group = page.find(Role::Group, "Kies");
    group.find(Role::Radio, "Nee").click();
    assert!(page.find(Role::Radio, "Nee").is_checked());
    let bounds = page.find(Role::Button, "Later").bounds();
    assert!(bounds.width > 10.0 && bounds.height > 10.0, "{bounds:?}");
}

#[test]
fn uses_the_keyboard() {
    let page = page(Device::LAPTOP);
    page.press(Key::Tab);
    assert!(page.find(Role::Button, "Zeg iets").has_focus());
    for _ in 0..2 {
        page.press(Key::Tab);
    }
    page.press(Key::Enter);
    page.wait_for("the answer", "document.title === 'status 200'");
    for _ in 0..4 {
        page.press(Key::Tab);
    }
    page.press(Key::Space);
    page.press(Key::Down);
    assert!(page.find(Role::Radio, "Nee").has_focus());
    assert!(page.find(Role::Radio, "Nee").is_checked());
    page.press(Key::BackTab);
    page.follow(|| page.press(Key::Enter));
    assert_eq!(page.address(), "/tweede");
}

#[test]
fn travels_through_the_history() {
    let page = page(Device::PHONE);
    page.follow(|| page.find(Role::Link, "Tweede").click());
    assert_eq!(page.address(), "/tweede");
    page.browser_back();
    page.wait_for("the first page", "location.pathname === '/'");
    page.browser_forward();
    page.wait_for("the second page", "location.pathname === '/tweede'");
    page.goto("/tweede#onder");
    assert_eq!(page.address(), "/tweede#onder");
    page.reload();
    assert_eq!(page.title(), "Proef");
}

#[test]
fn makes_faults() {
    for (fault, title) in [(Fault::Lost, "mislukt"), (Fault::Missing, "status 404"), (Fault::Damaged, "status 200")] {
        let page = page(Device::PHONE);
        page.tolerate("Failed to load resource");
        page.break_requests(".bin", fault);
        page.find(Role::Button, "Haal").click();
        page.wait_for_end_of(".bin");
        page.wait_for("the answer", &format!("document.title === '{title}'"));
        assert_eq!(page.said().len(), usize::from(fault != Fault::Damaged), "{:?}", page.said());
    }
    let page = page(Device::PHONE);
    page.tolerate("Failed to load resource");
    page.set_offline(true);
    page.find(Role::Button, "Haal").click();
    page.wait_for("the answer", "document.title === 'mislukt'");
}

#[test]
fn shows_pages_in_every_way() {
    let page = page(Device::PHONE);
    assert_eq!(page.evaluate("[innerWidth, devicePixelRatio, navigator.maxTouchPoints]").to_string(), "[360,2,1]");
    page.set_appearance(Appearance { dark: true, print: true, ..Appearance::default() });
    assert_eq!(page.evaluate("matchMedia('print and (prefers-color-scheme: dark)').matches"), true);
    assert!(page.print().starts_with(b"%PDF"));
    page.set_appearance(Appearance::default());
    assert!(page.screenshot().starts_with(b"\x89PNG"));
    page.set_appearance(Appearance { scripts: false, ..Appearance::default() });
    page.reload();
    page.find(Role::Button, "Zeg iets").click();
    page.follow(|| page.find(Role::Link, "Tweede").click());
    assert_eq!(page.address(), "/tweede");
    assert_eq!(page.said(), [] as [String; 0]);
}

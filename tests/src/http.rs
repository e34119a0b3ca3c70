//! One plain request to the site, without a browser.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What a server answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status, as 200.
    pub status: u16,
    /// Names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Response {
    /// How many bytes the body takes when a server sends it compressed, with brotli at its best.
    ///
    /// # Panics
    /// Never: memory can be written to.
    pub fn compressed(&self) -> usize {
        let mut out = Vec::new();
        let read = brotli::CompressorReader::new(&*self.body, 1 << 16, 11, 24).read_to_end(&mut out);
        read.expect("memory can be written to").min(self.body.len())
    }

    /// A header, if it is there.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a text of the site is UTF-8")
    }
}

/// Asks a server on this machine for a path.
#[track_caller]
pub fn get(authority: &str, path: &str) -> Response {
    let mut stream = TcpStream::connect(authority).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout that is not zero");
    // Version 1.0 keeps the answer in one piece: it ends where the server hangs up.
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {authority}\r\n\r\n").expect("the server takes a request");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap_or_else(|error| panic!("{path}: {error}"));
    parse(&answer).unwrap_or_else(|| panic!("{path}: this is not HTTP: {}", String::from_utf8_lossy(&answer)))
}

fn parse(answer: &[u8]) -> Option<Response> {
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    let mut lines = std::str::from_utf8(&answer[..end]).ok()?.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let header = |line: &str| line.split_once(':').map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()));
    Some(Response { status, headers: lines.map(header).collect::<Option<_>>()?, body: answer[end + 4..].to_vec() })
}

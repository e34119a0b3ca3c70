//! A process that runs beside the tests and ends when they do.
//!
//! The test harness leaves through `process::exit`, so no destructor of a shared value ever runs. A small shell stands
//! in between instead: it waits on a pipe from us, which the system closes whatever way we end, and then ends the
//! process in its own orderly way (a browser closes as it would on `Browser.close`) and removes its scratch folder.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long a companion may take to say that it is ready. A first start of the server may have to build the app.
const READY_WITHIN: Duration = Duration::from_secs(180);

/// The shell gives up its own end of the output at once, so that we notice when the process stops by itself. Helpers of
/// the process may write for a moment longer than it lives itself, so the scratch folder may take more than one try.
const GUARD: &str = r#"
trap '' INT
test -z "$SCRATCH" || { mkdir -p "$SCRATCH"; export TMPDIR="$SCRATCH"; }
"$@" 2>&1 </dev/null &
child=$!
exec >/dev/null 2>&1
read -r _
kill "$child"
wait "$child"
test -z "$SCRATCH" || for _ in 1 2 3; do rm -rf "$SCRATCH" && break; sleep 1; done
"#;

/// A running process.
#[derive(Debug)]
pub(crate) struct Companion {
    /// Holds the pipe that keeps the process alive.
    _guard: Child,
    /// What followed the marker on the line with which the process said that it is ready.
    pub(crate) announced: String,
}

impl Companion {
    /// Starts a program and waits for the first line with `marker`. The scratch folder is removed when it has ended.
    pub(crate) fn start(program: &Path, arguments: &[String], scratch: Option<&Path>, marker: &str) -> Self {
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, "guard"])
            .arg(program)
            .args(arguments)
            .env("SCRATCH", scratch.unwrap_or(Path::new("")))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell is needed to run the tests");
        let output = guard.stdout.take().expect("the output was asked for");
        let (sender, lines) = mpsc::channel();
        // Reads for as long as the process lives: a full pipe would stop it.
        std::thread::spawn(move || {
            for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                let _nobody_listens_any_more = sender.send(String::from_utf8_lossy(&line).into_owned());
            }
        });
        Self { _guard: guard, announced: announced(&lines, marker) }
    }
}

fn announced(lines: &Receiver<String>, marker: &str) -> String {
    let deadline = Instant::now() + READY_WITHIN;
    let mut said = Vec::new();
    loop {
        match lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(line) => match line.split_once(marker) {
                Some((_, rest)) => return rest.trim().to_owned(),
                None => said.push(line),
            },
            Err(RecvTimeoutError::Timeout) => panic!("no `{marker}` in time, only:\n{}", said.join("\n")),
            Err(RecvTimeoutError::Disconnected) => panic!("stopped without `{marker}`:\n{}", said.join("\n")),
        }
    }
}

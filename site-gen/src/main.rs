//! `site-gen`: turns the content of the privacy code into a site. See `pipeline` for the stages.
//!
//! Only this file prints: what was asked for goes to standard output, progress and faults to standard error.

mod assets;
mod check;
mod check_links;
mod cli;
mod diagnostic;
mod html;
mod notes;
mod paths;
mod pipeline;
mod render;
mod resolve;
mod search;
mod security;
mod serve;
mod site;
mod source;
mod write;

use std::env;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use cli::{Format, Request};
use pipeline::{Checked, Places};
use serve::Shown;

/// How the command ended.
enum End {
    Good,
    /// The content has errors; they were printed.
    ContentErrors,
    /// Something else went wrong; a sentence says what.
    Failed(String),
}

fn main() -> ExitCode {
    let request = match cli::parse(env::args_os().skip(1)) {
        Ok(request) => request,
        Err(message) => {
            report(&format!("fout: {message}\n`site-gen --help` legt de opdrachten uit."));
            return ExitCode::from(2);
        }
    };
    let end = match request {
        Request::Help(text) => {
            print(text);
            End::Good
        }
        Request::Version => {
            print(concat!("site-gen ", env!("CARGO_PKG_VERSION"), "\n"));
            End::Good
        }
        Request::Check { content, format } => check(&content, format),
        Request::Paths { content, tree, format } => paths(&content, tree.as_deref(), format),
        Request::Notes { content, tree, format } => notes(&content, tree.as_deref(), format),
        Request::Sections { content } => sections(&content),
        Request::Search { content, query, limit, format } => search(&content, &query, limit, format),
        Request::Build { content, out, base_url } => build(content, &out, base_url.as_deref()),
        Request::Serve { content, port, watch } => serve(content, port, watch),
    };
    match end {
        End::Good => ExitCode::SUCCESS,
        End::ContentErrors => ExitCode::from(1),
        End::Failed(message) => {
            report(&format!("fout: {message}"));
            ExitCode::from(1)
        }
    }
}

fn check(content: &Path, format: Format) -> End {
    let checked = pipeline::read(content);
    let diagnostics = &checked.diagnostics;
    match format {
        Format::Text => {
            print(&diagnostics.to_text(&checked.files));
            if !diagnostics.has_errors() {
                let names: Vec<_> = check::names().collect();
                print(&format!(
                    "De inhoud klopt: {} afwegingen, {} rijen, {} begrippen, {} bronnen.\n",
                    checked.site.trees.len(),
                    checked.site.matrix.rows.len(),
                    checked.site.terms.len(),
                    checked.site.sources.len()
                ));
                print(&format!("Nagekeken: velden, ids, links, bronnen, bomen; {}.\n", names.join("; ")));
            }
        }
        Format::Json => match diagnostics.to_json(&checked.files) {
            Ok(json) => print(&format!("{json}\n")),
            Err(error) => return End::Failed(error.to_string()),
        },
    }
    if diagnostics.has_errors() { End::ContentErrors } else { End::Good }
}

fn paths(content: &Path, tree: Option<&str>, format: Format) -> End {
    let checked = pipeline::read(content);
    if checked.diagnostics.has_errors() {
        return content_errors(&checked);
    }
    match (paths::select(&checked.site, tree), format) {
        (Ok(trees), Format::Text) => print(&paths::text(&trees)),
        (Ok(trees), Format::Json) => print(&format!("{:#}\n", paths::json(&trees))),
        (Err(message), _) => return End::Failed(message),
    }
    End::Good
}

fn notes(content: &Path, tree: Option<&str>, format: Format) -> End {
    let checked = pipeline::read(content);
    if checked.diagnostics.has_errors() {
        return content_errors(&checked);
    }
    match (paths::select(&checked.site, tree), format) {
        (Ok(trees), Format::Text) => print(&notes::text(&checked.site, &trees)),
        (Ok(trees), Format::Json) => print(&format!("{:#}\n", notes::json(&checked.site, &trees))),
        (Err(message), _) => return End::Failed(message),
    }
    End::Good
}

fn sections(content: &Path) -> End {
    let checked = pipeline::read(content);
    if checked.diagnostics.has_errors() {
        return content_errors(&checked);
    }
    print(&format!("{:#}\n", search::sections_json(&checked.site)));
    End::Good
}

fn search(content: &Path, query: &str, limit: usize, format: Format) -> End {
    let checked = pipeline::read(content);
    if checked.diagnostics.has_errors() {
        return content_errors(&checked);
    }
    let index = match search::index(&checked.site) {
        Ok(index) => index,
        Err(message) => return End::Failed(message),
    };
    if query == "-" {
        for line in io::stdin().lines().map_while(Result::ok) {
            print(&format!("{}\n", search::json(&search::answer(&index, &line, limit))));
        }
        return End::Good;
    }
    let hits = search::answer(&index, query, limit);
    match format {
        Format::Text => print(&search::text(&hits)),
        Format::Json => print(&format!("{:#}\n", search::json(&hits))),
    }
    End::Good
}

fn build(content: PathBuf, out: &Path, base_url: Option<&str>) -> End {
    let started = Instant::now();
    if let Err(message) = write::refuse(out) {
        return End::Failed(message);
    }
    let mut checked = pipeline::read(&content);
    if checked.diagnostics.has_errors() {
        return content_errors(&checked);
    }
    let places = Places { project: project(), content };
    let result =
        pipeline::app(&places, &say).and_then(|app| Ok((pipeline::make(&mut checked, &app, &places, base_url)?, app)));
    let (rendered, app) = match result {
        Ok(result) => result,
        Err(message) => return End::Failed(message),
    };
    if checked.diagnostics.has_errors() {
        return content_errors(&checked);
    }
    if let Err(message) = write::write(&rendered, out) {
        return End::Failed(message);
    }
    let pages = rendered.files.keys().filter(|path| path.ends_with(".html")).count();
    print(&format!(
        "{pages} pagina's in `{}`, in {:.1} s. {}\n",
        out.display(),
        started.elapsed().as_secs_f64(),
        app_size(&app.sizes())
    ));
    End::Good
}

/// The size of each program of the app as it travels.
fn app_size(programs: &[(&str, usize, usize)]) -> String {
    let each = programs.iter().map(|(name, bytes, budget)| format!("{name} {bytes} van {budget}"));
    format!("De app in bytes, gecomprimeerd (brotli), en het budget: {}.", each.collect::<Vec<_>>().join(", "))
}

fn serve(content: PathBuf, port: u16, watching: bool) -> End {
    // A port that is taken is said before the long work, not after it.
    let server = match serve::listen(port) {
        Ok(server) => server,
        Err(message) => return End::Failed(message),
    };
    let mut checked = pipeline::read(&content);
    if checked.diagnostics.has_errors() {
        return content_errors(&checked);
    }
    let places = Places { project: project(), content };
    let app = match pipeline::app(&places, &say) {
        Ok(app) => app,
        Err(message) => return End::Failed(message),
    };
    say(&app_size(&app.sizes()));
    let rendered = match pipeline::make(&mut checked, &app, &places, None) {
        Ok(rendered) => rendered,
        Err(message) => return End::Failed(message),
    };
    if checked.diagnostics.has_errors() {
        return content_errors(&checked);
    }
    let shown = Arc::new(Shown::new(rendered, watching));
    if watching {
        match watcher(&places) {
            Ok(changes) => {
                let shown = Arc::clone(&shown);
                std::thread::spawn(move || rebuild(&changes, &shown, &places, app));
            }
            Err(message) => return End::Failed(message),
        }
    }
    print(&format!("Bekijk de site op {}\n", serve::address(&server)));
    serve::answer(&server, &shown);
    End::Good
}

fn watcher(places: &Places) -> Result<serve::Changes, String> {
    let code = ["app/src", "model/src"].map(|path| places.project.join(path));
    let [app, model] = code;
    serve::watch(&[places.content.clone(), places.templates(), places.styles(), app, model])
}

/// Rebuilds after every change. With a fault the last good site stays.
fn rebuild(changes: &serve::Changes, shown: &Shown, places: &Places, mut app: assets::app::AppBundle) {
    while let Some(paths) = changes.next() {
        let started = Instant::now();
        if paths.iter().any(|path| path.extension().is_some_and(|extension| extension == "rs")) {
            match pipeline::app(places, &say) {
                Ok(fresh) => app = fresh,
                Err(message) => {
                    report(&format!("fout: {message}"));
                    report("De vorige versie van de app blijft in gebruik.");
                }
            }
        }
        let mut checked = pipeline::read(&places.content);
        let made = if checked.diagnostics.has_errors() {
            None
        } else {
            Some(pipeline::make(&mut checked, &app, places, None))
        };
        match made {
            Some(Err(message)) => report(&format!("fout: {message}")),
            Some(Ok(rendered)) if !checked.diagnostics.has_errors() => {
                if shown.replace(rendered) {
                    report(&format!("Ververst in {} ms.", started.elapsed().as_millis()));
                }
            }
            _ => {
                report(&checked.diagnostics.to_text(&checked.files));
                report("De vorige versie blijft te zien tot dit is verbeterd.");
            }
        }
    }
}

fn content_errors(checked: &Checked) -> End {
    report(&checked.diagnostics.to_text(&checked.files));
    let errors = checked.diagnostics.count();
    report(&format!("{errors} {} in de inhoud; er is niets geschreven.", if errors == 1 { "fout" } else { "fouten" }));
    End::ContentErrors
}

/// The root of the project: the first folder, from here up, that holds the templates. A binary that runs elsewhere
/// uses the project that it was built from.
fn project() -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    let above = here.ancestors().find(|folder| folder.join("site-gen/templates").is_dir());
    above.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), Path::to_path_buf)
}

fn print(text: &str) {
    // A reader who stops reading (`| head`) is not a fault.
    let _ = io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush());
}

fn report(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Progress: for people at a terminal only.
fn say(text: &str) {
    if io::stderr().is_terminal() {
        report(text);
    }
}

//! The command line: what was asked, and help that teaches.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

/// What was asked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Request {
    Help(&'static str),
    Version,
    Build { content: PathBuf, out: PathBuf, base_url: Option<String> },
    Serve { content: PathBuf, port: u16, watch: bool },
    Check { content: PathBuf, format: Format },
    Paths { content: PathBuf, tree: Option<String>, format: Format },
    Notes { content: PathBuf, tree: Option<String>, format: Format },
    Search { content: PathBuf, query: String, limit: usize, format: Format },
    Sections { content: PathBuf },
}

/// For whom the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
}

const HELP: &str = "\
Maakt de site van de privacycode: van de map `content` naar webpagina's.

Gebruik: site-gen OPDRACHT [OPTIES]

Opdrachten:
  serve    Laat de site zien op je eigen computer en ververst haar bij elke wijziging.
           Begin hiermee als je een tekst wilt aanpassen.
  check    Kijkt de inhoud na en zegt wat er niet klopt, met bestand, regel en een tip.
  build    Schrijft de hele site naar een map, klaar voor een webserver.
  paths    Laat elke route door de afwegingen zien, met de uitkomst.
  notes    Laat bij elke uitkomst de dossiernotitie zien.
  search   Zoekt zoals de zoekbalk van de site.

`site-gen OPDRACHT --help` legt een opdracht uit.

Afsluitcode: 0 goed, 1 fouten in de inhoud, 2 verkeerd gebruik.
";

const BUILD: &str = "\
Schrijft de hele site naar een map. Met een fout in de inhoud blijft de vorige site staan.

Gebruik: site-gen build [--content MAP] [--out MAP] [--base-url ADRES]

  --content MAP      De map met de inhoud. Standaard: content
  --out MAP          Waar de site komt. Standaard: public
                     Een map die niet door deze opdracht is gemaakt, wordt niet vervangen.
  --base-url ADRES   Het adres waarop de site komt te staan. Standaard: dat uit content/site.toml

Voorbeeld: site-gen build --out /srv/privacycode --base-url https://privacycode.voorbeeld.nl
";

const SERVE: &str = "\
Laat de site zien op je eigen computer. Wijzig je iets in content, templates, styles of app,
dan wordt de site opnieuw gemaakt en ververst de open pagina vanzelf.

Gebruik: site-gen serve [--port N] [--content MAP] [--no-watch]

  --port N        De poort. Standaard: 8080; 0 kiest een vrije poort
  --content MAP   De map met de inhoud. Standaard: content
  --no-watch      Niet opletten of er iets wijzigt: precies wat `build` schrijft
";

const CHECK: &str = "\
Kijkt de inhoud na zonder iets te schrijven. Noemt alle fouten in één keer.

Gebruik: site-gen check [--content MAP] [--format text|json]

  --content MAP   De map met de inhoud. Standaard: content
  --format        text om te lezen, json voor een editor of een ander programma
";

const PATHS: &str = "\
Laat elke route door de afwegingen zien: de antwoorden, en de uitkomst met haar bron.

Gebruik: site-gen paths [AFWEGING] [--content MAP] [--format text|json]

  AFWEGING        Het id van één afweging, bijvoorbeeld beroepsgeheim. Standaard: alle
  --content MAP   De map met de inhoud. Standaard: content
  --format        text om te lezen, json voor een ander programma
";

const NOTES: &str = "\
Laat bij elke uitkomst van de afwegingen de dossiernotitie zien: die van de eerste route die daar komt.

Gebruik: site-gen notes [AFWEGING] [--content MAP] [--format text|json]

  AFWEGING        Het id van één afweging, bijvoorbeeld beroepsgeheim. Standaard: alle
  --content MAP   De map met de inhoud. Standaard: content
  --format        text om te lezen, json voor een ander programma
";

const SEARCH: &str = "\
Zoekt in de inhoud, met dezelfde index en volgorde als de zoekbalk van de site.

Gebruik: site-gen search VRAAG [--limit N] [--content MAP] [--format text|json]
         site-gen search --sections [--content MAP]

  VRAAG           Wat een lezer typt. `-` leest vragen van de standaardinvoer, een op elke regel;
                  elke vraag geeft dan een regel JSON
  --limit N       Hoeveel resultaten hoogstens. Standaard: 10
  --content MAP   De map met de inhoud. Standaard: content
  --format        text om te lezen, json voor een ander programma: url, title, path en score
  --sections      Niet zoeken, maar alle stukken tekst laten zien waarin gezocht wordt, als JSON

Voorbeeld: site-gen search \"mag ik dat delen met school?\"
";

/// How many hits `search` shows unless told.
const LIMIT: usize = 10;

/// The port that `serve` uses when none is named.
const PORT: u16 = 8080;

/// Reads the command line.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Request, String> {
    let mut parser = lexopt::Parser::from_args(args);
    let command = match parser.next().map_err(dutch)? {
        None | Some(Short('h') | Long("help")) => return Ok(Request::Help(HELP)),
        Some(Short('V') | Long("version")) => return Ok(Request::Version),
        Some(Value(name)) => name.to_string_lossy().into_owned(),
        Some(other) => return Err(dutch(other.unexpected())),
    };
    let help = match command.as_str() {
        "build" => BUILD,
        "serve" => SERVE,
        "check" => CHECK,
        "paths" => PATHS,
        "notes" => NOTES,
        "search" => SEARCH,
        "help" => return Ok(Request::Help(HELP)),
        other => {
            return Err(format!("`{other}` is geen opdracht; er zijn: build, serve, check, paths, notes, search"));
        }
    };
    let mut content = PathBuf::from("content");
    let mut out = PathBuf::from("public");
    let (mut base_url, mut port, mut watch, mut format, mut tree) = (None, PORT, true, Format::Text, None);
    let (mut query, mut limit, mut sections) = (Vec::new(), LIMIT, false);
    while let Some(arg) = parser.next().map_err(dutch)? {
        match (command.as_str(), arg) {
            (_, Short('h') | Long("help")) => return Ok(Request::Help(help)),
            (_, Long("content")) => content = parser.value().map_err(dutch)?.into(),
            ("build", Long("out")) => out = parser.value().map_err(dutch)?.into(),
            ("build", Long("base-url")) => base_url = Some(base(&parser.value().map_err(dutch)?.to_string_lossy())?),
            ("serve", Long("port")) => port = number(&parser.value().map_err(dutch)?.to_string_lossy())?,
            ("serve", Long("no-watch")) => watch = false,
            ("check" | "paths" | "notes" | "search", Long("format")) => {
                format = formatted(&parser.value().map_err(dutch)?.to_string_lossy())?
            }
            ("paths" | "notes", Value(name)) if tree.is_none() => tree = Some(name.to_string_lossy().into_owned()),
            ("search", Value(word)) => query.push(word.to_string_lossy().into_owned()),
            ("search", Long("limit")) => limit = count(&parser.value().map_err(dutch)?.to_string_lossy())?,
            ("search", Long("sections")) => sections = true,
            (_, other) => return Err(dutch(other.unexpected())),
        }
    }
    if command == "search" && query.is_empty() && !sections {
        return Err("achter `search` hoort wat je zoekt".to_owned());
    }
    Ok(match command.as_str() {
        "build" => Request::Build { content, out, base_url },
        "serve" => Request::Serve { content, port, watch },
        "check" => Request::Check { content, format },
        "notes" => Request::Notes { content, tree, format },
        "search" if sections => Request::Sections { content },
        "search" => Request::Search { content, query: query.join(" "), limit, format },
        _ => Request::Paths { content, tree, format },
    })
}

fn base(text: &str) -> Result<String, String> {
    let valid = text.starts_with("https://") || text.starts_with("http://");
    if valid {
        Ok(text.trim_end_matches('/').to_owned())
    } else {
        Err(format!("`{text}` is geen adres; schrijf `https://naam`"))
    }
}

fn number(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("`{text}` is geen poort; kies een getal van 0 tot en met 65535"))
}

fn count(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|count| *count > 0)
        .ok_or_else(|| format!("`{text}` is geen aantal; kies een getal vanaf 1"))
}

fn formatted(text: &str) -> Result<Format, String> {
    match text {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        other => Err(format!("`{other}` is geen vorm van uitvoer; kies text of json")),
    }
}

fn dutch(error: lexopt::Error) -> String {
    match error {
        lexopt::Error::MissingValue { option } => {
            format!("achter `{}` hoort een waarde", option.unwrap_or_default())
        }
        lexopt::Error::UnexpectedOption(option) => {
            format!("de optie `{option}` bestaat hier niet; `--help` noemt de opties")
        }
        lexopt::Error::UnexpectedArgument(value) => {
            format!("`{}` hoort hier niet; `--help` legt het uit", value.to_string_lossy())
        }
        lexopt::Error::UnexpectedValue { option, .. } => {
            format!("achter `{option}` hoort geen waarde")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(line: &str) -> Result<Request, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn reads_every_command() {
        assert_eq!(
            ask("serve --port 0 --no-watch"),
            Ok(Request::Serve { content: "content".into(), port: 0, watch: false })
        );
        assert_eq!(
            ask("build --content a --out b --base-url https://x.nl/"),
            Ok(Request::Build { content: "a".into(), out: "b".into(), base_url: Some("https://x.nl".into()) })
        );
        assert_eq!(
            ask("paths beroepsgeheim --format json"),
            Ok(Request::Paths { content: "content".into(), tree: Some("beroepsgeheim".into()), format: Format::Json })
        );
        assert_eq!(
            ask("notes --content a"),
            Ok(Request::Notes { content: "a".into(), tree: None, format: Format::Text })
        );
        assert_eq!(ask(""), Ok(Request::Help(HELP)));
        assert_eq!(
            ask("search delen met school --limit 3"),
            Ok(Request::Search {
                content: "content".into(),
                query: "delen met school".into(),
                limit: 3,
                format: Format::Text
            })
        );
        assert_eq!(ask("check --help"), Ok(Request::Help(CHECK)));
    }

    #[test]
    fn says_what_is_wrong() {
        let cases = [
            ("bouw", "geen opdracht"),
            ("serve --port x", "geen poort"),
            ("serve --port", "achter `--port` hoort een waarde"),
            ("build --poort 1", "de optie `--poort` bestaat hier niet"),
            ("check --format xml", "geen vorm van uitvoer"),
            ("search", "hoort wat je zoekt"),
            ("search x --limit 0", "geen aantal"),
            ("check iets", "`iets` hoort hier niet"),
            ("build --base-url x.nl", "geen adres"),
        ];
        for (line, wanted) in cases {
            let error = ask(line).unwrap_err();
            assert!(error.contains(wanted), "{line}: {error}");
        }
    }
}

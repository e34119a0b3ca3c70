//! Links as editors write them, turned into addresses.

use model::address;
use model::id::{BookId, ChapterId, Id, NoteId};
use model::text::LinkKind;

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::source::fields::valid_id;
use crate::source::files::{At, Located};

/// The words before the colon of a link, for "did you mean".
const SCHEMES: [&str; 14] = [
    "thema",
    "gemeente",
    "werkblad",
    "gesprekskaart",
    "hoofdstuk",
    "afweging",
    "vuistregel",
    "matrix",
    "grondslag",
    "begrip",
    "bron",
    "actualiteit",
    "pagina",
    "boek",
];

impl Resolver<'_> {
    /// The address that a link leads to, and what kind of place that is. An unknown target is reported and gives
    /// `None`.
    pub(super) fn link(&self, written: &str, at: At) -> Option<(String, LinkKind)> {
        if written.starts_with('#') {
            // A field is shown on several pages, so "this page" says too little.
            let message = format!("`{written}` noemt geen pagina");
            self.report(
                Diagnostic::error("onbekende-link", at, message)
                    .hint(format!("noem ook de pagina, bijvoorbeeld `afweging:zo-beperkt-mogelijk{written}`")),
            );
            return None;
        }
        if written.starts_with("http://") {
            let message = format!("`{written}` is geen veilige link");
            self.report(Diagnostic::error("onbekende-link", at, message).hint("begin de link met `https://`"));
            return None;
        }
        if let Some(rest) = written.strip_prefix("https://") {
            return self.external(written, rest, at);
        }
        if written.starts_with("tel:") {
            return Some((written.to_owned(), LinkKind::External));
        }
        let Some((scheme, target)) = written.split_once(':') else {
            let message = format!("`{written}` is geen link die de site kent");
            self.report(
                Diagnostic::error("onbekende-link", at, message)
                    .hint("een link noemt een soort en een id, bijvoorbeeld `afweging:zo-beperkt-mogelijk`"),
            );
            return None;
        };
        let (name, anchor) = match target.split_once('#') {
            Some((name, anchor)) => (name, Some(anchor)),
            None => (target, None),
        };
        let url = self.internal(scheme, name, at)?;
        let url = match anchor {
            Some(anchor) => format!("{url}#{anchor}"),
            None => url,
        };
        self.links.borrow_mut().push(Located { value: url.clone(), at });
        Some((url, LinkKind::Internal))
    }

    /// The same for the running text of the page at `page`, where a link may be an anchor alone.
    pub(super) fn link_on(&self, page: &str, written: &str, at: At) -> Option<(String, LinkKind)> {
        if !written.starts_with('#') {
            return self.link(written, at);
        }
        self.links.borrow_mut().push(Located { value: format!("{page}{written}"), at });
        Some((written.to_owned(), LinkKind::Internal))
    }

    fn external(&self, written: &str, rest: &str, at: At) -> Option<(String, LinkKind)> {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if self.catalogue.external_hosts.iter().any(|known| known == host) {
            return Some((written.to_owned(), LinkKind::External));
        }
        let message = format!("een link naar `{host}` is niet afgesproken");
        self.report(Diagnostic::error("vreemde-link", at, message).hint(
            "link alleen naar adressen die blijven; voeg de site anders toe aan `external_hosts` in `site.toml`",
        ));
        None
    }

    fn internal(&self, scheme: &str, name: &str, at: At) -> Option<String> {
        let catalogue = &self.catalogue;
        match scheme {
            "afweging" => self.address_of(name, at, "afweging", catalogue.trees.keys(), address::tree),
            "vuistregel" => self.address_of(name, at, "vuistregel", &catalogue.rules_of_thumb, address::rule_of_thumb),
            "matrix" => self.address_of(name, at, "rij", &catalogue.rows, address::row),
            "grondslag" => self.address_of(name, at, "grondslag", catalogue.grounds.keys(), address::ground),
            "bron" => self.address_of(name, at, "bron", &catalogue.source_names, address::source),
            "pagina" => self.address_of(name, at, "pagina", &catalogue.pages, address::page),
            "thema" => self.address_of(name, at, "thema", &catalogue.themes, address::theme),
            "gesprekskaart" => self.address_of(name, at, "gesprekskaart", &catalogue.cards, address::conversation_card),
            "werkblad" => self.address_of(name, at, "werkblad", &catalogue.worksheets, address::worksheet),
            "gemeente" => self.address_of(name, at, "gemeente", catalogue.municipalities.keys(), address::municipality),
            "boek" => self.address_of(name, at, "boek", &catalogue.books, address::book),
            "begrip" => {
                let url = self.address_of(name, at, "begrip", &catalogue.terms, address::term)?;
                self.usage.borrow_mut().terms.extend(valid_id(name));
                Some(url)
            }
            "actualiteit" => self.address_of(name, at, "notitie", &catalogue.notes, |id: &NoteId| address::note(id)),
            "hoofdstuk" => {
                self.known(name, at, "hoofdstuk", &catalogue.chapters)?;
                let (book, chapter) = name.split_once('/')?;
                let (book, chapter): (BookId, ChapterId) = (valid_id(book).ok()?, valid_id(chapter).ok()?);
                Some(address::chapter(&book, &chapter))
            }
            other => {
                let message = format!("`{other}:` is geen soort link");
                let hint = format!("kies uit {}", SCHEMES.map(|scheme| format!("`{scheme}:`")).join(", "));
                self.report(Diagnostic::error("onbekende-link", at, message).hint(hint).suggest(other, SCHEMES));
                None
            }
        }
    }

    fn address_of<'n, T: Id>(
        &self,
        name: &str,
        at: At,
        what: &str,
        known: impl IntoIterator<Item = &'n String>,
        address: impl Fn(&T) -> String,
    ) -> Option<String> {
        self.known(name, at, what, known)?;
        valid_id(name).ok().as_ref().map(address)
    }

    fn known<'n>(&self, name: &str, at: At, what: &str, known: impl IntoIterator<Item = &'n String>) -> Option<()> {
        let known: Vec<&str> = known.into_iter().map(String::as_str).collect();
        if known.contains(&name) {
            return Some(());
        }
        let message = format!("{what} `{name}` bestaat niet");
        self.report(Diagnostic::error("dode-link", at, message).suggest(name, known));
        None
    }
}

//! Every address of the site is built here and nowhere else.
//!
//! An address is Dutch, ends in `/` (before any fragment), starts at the root of the site and depends on identifiers
//! only, never on a title.

use crate::id::{
    Anchor, BookId, CardId, ChapterId, GroundId, MunicipalityId, NoteId, PageId, RoadId, RowId, RuleOfThumbId,
    SourceId, TermId, ThemeId, TreeId, WorksheetId,
};

/// The front page.
pub const HOME: &str = "/";
/// All decision trees.
pub const TREES: &str = "/afwegingen/";
/// The matrix.
pub const MATRIX: &str = "/wat-mag-met-wie/";
/// All rules of thumb.
pub const RULES_OF_THUMB: &str = "/vuistregels/";
/// All handbooks.
pub const BOOKS: &str = "/handreiking/";
/// The six grounds.
pub const GROUNDS: &str = "/grondslagen/";
/// The glossary.
pub const TERMS: &str = "/begrippen/";
/// All sources.
pub const SOURCES: &str = "/bronnen/";
/// All notes of the editors.
pub const NOTES: &str = "/actualiteit/";
/// The open data.
pub const DATA: &str = "/data/";

/// The ways in by what a reader wants.
pub const WISHES: &str = "/ik-wil/";
/// All themes.
pub const THEMES: &str = "/themas/";
/// All municipalities, and where they differ.
pub const MUNICIPALITIES: &str = "/gemeenten/";

/// The page that searches.
pub const SEARCH: &str = "/zoeken/";
/// The register from A to Z.
pub const REGISTER: &str = "/register/";

/// A letter of the register.
pub fn register(letter: char) -> String {
    format!("{REGISTER}{letter}/")
}

/// All conversation cards.
pub const CONVERSATION_CARDS: &str = "/gesprekskaarten/";
/// The page for trainers.
pub const TRAINERS: &str = "/voor-trainers/";
/// The folder of the QR codes.
pub const QR_CODES: &str = "/qr";

/// A conversation card.
pub fn conversation_card(id: &CardId) -> String {
    format!("{CONVERSATION_CARDS}{id}/")
}

/// The sheet with the QR code of an address: `/qr/afwegingen/leeftijd/`, and `/qr/…/casus-huurder/` for a place on a page.
pub fn qr_sheet(url: &str) -> String {
    match url.split_once('#') {
        Some((page, anchor)) => format!("{QR_CODES}{page}{anchor}/"),
        None => format!("{QR_CODES}{url}"),
    }
}

/// The QR code of an address as a file, beside its sheet.
pub fn qr_code(url: &str) -> String {
    format!("{}qr.svg", qr_sheet(url))
}

/// A worksheet.
pub fn worksheet(id: &WorksheetId) -> String {
    format!("/werkbladen/{id}/")
}

/// A decision tree.
pub fn tree(id: &TreeId) -> String {
    format!("{TREES}{id}/")
}

/// The flow chart of a decision tree, on a page of its own.
pub fn chart(tree: &TreeId) -> String {
    format!("{TREES}{tree}/stroomschema/")
}

/// A row of the matrix.
pub fn row(id: &RowId) -> String {
    format!("{MATRIX}{id}/")
}

/// A guided road.
pub fn road(id: &RoadId) -> String {
    format!("/{id}/")
}

/// A rule of thumb.
pub fn rule_of_thumb(id: &RuleOfThumbId) -> String {
    format!("{RULES_OF_THUMB}{id}/")
}

/// A handbook.
pub fn book(id: &BookId) -> String {
    format!("{BOOKS}{id}/")
}

/// A chapter of a handbook.
pub fn chapter(book: &BookId, id: &ChapterId) -> String {
    format!("{BOOKS}{book}/{id}/")
}

/// A legal ground.
pub fn ground(id: &GroundId) -> String {
    format!("{GROUNDS}{id}/")
}

/// A theme.
pub fn theme(id: &ThemeId) -> String {
    format!("{THEMES}{id}/")
}

/// A municipality.
pub fn municipality(id: &MunicipalityId) -> String {
    format!("{MUNICIPALITIES}{id}/")
}

/// A term of the glossary.
pub fn term(id: &TermId) -> String {
    format!("{TERMS}#{id}")
}

/// A source.
pub fn source(id: &SourceId) -> String {
    format!("{SOURCES}#{id}")
}

/// A note of the editors.
pub fn note(id: &NoteId) -> String {
    format!("{NOTES}#{id}")
}

/// A page of its own, or an overview.
pub fn page(id: &PageId) -> String {
    format!("/{id}/")
}

/// A file of open data.
pub fn data(name: &str) -> String {
    format!("{DATA}{name}.json")
}

/// What the fragment of an address begins with when it holds a route. No anchor does: an identifier has no `=`.
pub const ROUTE: &str = "route=";

/// A page with a route for the app to begin with, in the fragment: browsers do not send that to a server.
pub fn with_route(page: &str, route: &str) -> String {
    [page, "#", ROUTE, route].concat()
}

/// A place on a page.
pub fn at(page: &str, anchor: &Anchor) -> String {
    format!("{page}#{anchor}")
}

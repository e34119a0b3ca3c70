//! What kind of page a hit leads to.

/// What kind of page a hit leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A chapter of a handbook.
    Chapter,
    /// A decision tree, its questions and outcomes.
    Tree,
    /// A row of the matrix.
    Row,
    /// A rule of thumb.
    RuleOfThumb,
    /// The glossary.
    Term,
    /// The editors' notes.
    Note,
    /// A theme.
    Theme,
    /// A legal ground.
    Ground,
    /// A municipality.
    Municipality,
    /// A worksheet.
    Worksheet,
    /// A conversation card.
    Card,
    /// The sources.
    Source,
    /// Any other page.
    Other,
}

impl Kind {
    /// Every kind, in the order of its number in an index.
    pub const ALL: [Self; 13] = [
        Self::Chapter,
        Self::Tree,
        Self::Row,
        Self::RuleOfThumb,
        Self::Term,
        Self::Note,
        Self::Theme,
        Self::Ground,
        Self::Municipality,
        Self::Worksheet,
        Self::Card,
        Self::Source,
        Self::Other,
    ];

    /// The kind in Dutch, as it stands beside a hit.
    pub fn label(self) -> &'static str {
        match self {
            Self::Chapter => "Handreiking",
            Self::Tree => "Afweging",
            Self::Row => "Wat mag met wie",
            Self::RuleOfThumb => "Vuistregel",
            Self::Term => "Begrip",
            Self::Note => "Kanttekening",
            Self::Theme => "Thema",
            Self::Ground => "Grondslag",
            Self::Municipality => "Gemeente",
            Self::Worksheet => "Werkblad",
            Self::Card => "Gesprekskaart",
            Self::Source => "Bron",
            Self::Other => "Pagina",
        }
    }

    pub(super) fn number(self) -> u8 {
        self as u8
    }

    pub(super) fn of_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}

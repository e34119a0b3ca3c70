//! Verdicts: what an outcome comes down to, in one word for machines and a few for people.

use serde::{Deserialize, Serialize};

/// What an outcome comes down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Sharing is allowed.
    Share,
    /// Sharing is allowed within stated limits.
    ShareLimited,
    /// Do not share.
    DoNotShare,
    /// Inform the client first.
    InformFirst,
    /// Refer the client to someone else.
    Refer,
    /// Consult someone before deciding.
    ConsultFirst,
    /// Do what the outcome says: a legal duty, a danger, a step of a procedure.
    Act,
    /// No verdict yet: go on to the next tree.
    Continue,
}

impl Verdict {
    /// Every verdict, with the word that content and open data use for it.
    pub const ALL: [(&'static str, Self); 8] = [
        ("share", Self::Share),
        ("share-limited", Self::ShareLimited),
        ("do-not-share", Self::DoNotShare),
        ("inform-first", Self::InformFirst),
        ("refer", Self::Refer),
        ("consult-first", Self::ConsultFirst),
        ("act", Self::Act),
        ("continue", Self::Continue),
    ];

    /// The word that content and open data use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::ShareLimited => "share-limited",
            Self::DoNotShare => "do-not-share",
            Self::InformFirst => "inform-first",
            Self::Refer => "refer",
            Self::ConsultFirst => "consult-first",
            Self::Act => "act",
            Self::Continue => "continue",
        }
    }

    /// The verdict in Dutch words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Share => "Delen mag",
            Self::ShareLimited => "Deel beperkt",
            Self::DoNotShare => "Niet delen",
            Self::InformFirst => "Informeer eerst de cliënt",
            Self::Refer => "Verwijs door",
            Self::ConsultFirst => "Overleg eerst",
            Self::Act => "Doe dit",
            Self::Continue => "Nog geen besluit: ga door",
        }
    }

    /// How the verdict is coloured; colour never carries meaning alone.
    pub fn tone(self) -> Tone {
        match self {
            Self::Share => Tone::Go,
            Self::ShareLimited | Self::InformFirst | Self::ConsultFirst => Tone::Care,
            Self::DoNotShare => Tone::Stop,
            Self::Act | Self::Refer | Self::Continue => Tone::Onward,
        }
    }
}

/// The colour family of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The way is free.
    Go,
    /// The way is free under conditions.
    Care,
    /// Stop.
    Stop,
    /// There is something to do, here or elsewhere.
    Onward,
}

impl Tone {
    /// The CSS class of the tone.
    pub fn class(self) -> &'static str {
        match self {
            Self::Go => "verdict--go",
            Self::Care => "verdict--care",
            Self::Stop => "verdict--stop",
            Self::Onward => "verdict--onward",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_the_key_and_the_open_data_agree() {
        for (key, verdict) in Verdict::ALL {
            assert_eq!(verdict.key(), key);
            assert_eq!(serde_json::to_string(&verdict).unwrap(), format!("\"{key}\""));
        }
    }
}

//! The legal grounds of the GDPR.

use serde::{Deserialize, Serialize};

use crate::address;
use crate::id::GroundId;
use crate::text::RichLine;

/// A legal ground; its full text is a page of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// The last part of its address.
    pub id: GroundId,
    /// Its number in the law, from 1.
    pub number: u8,
    /// Its name.
    pub title: String,
    /// What it is, in one line.
    pub lead: RichLine,
}

/// A ground as something else refers to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GroundRef {
    /// Its number in the law; also the order in which grounds are shown.
    pub number: u8,
    /// The ground.
    pub id: GroundId,
    /// Its name.
    pub title: String,
}

impl Ground {
    /// A reference to this ground.
    pub fn reference(&self) -> GroundRef {
        GroundRef { number: self.number, id: self.id.clone(), title: self.title.clone() }
    }
}

impl GroundRef {
    /// The address of the ground.
    pub fn url(&self) -> String {
        address::ground(&self.id)
    }
}

//! What is typed into the editor, row by row.

use crate::views::{Choice, Page, desk::proceedings::parts};

/// The appeal in one language, as typed; `row` counts from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    /// Number of the block, the end of its field names.
    pub row: usize,
    /// BCP 47 tag.
    pub language: String,
    /// Whether this text is what is signed.
    pub authoritative: bool,
    /// Title.
    pub title: String,
    /// Body as Markdown.
    pub body: String,
}

/// A demand, as typed; `row` counts from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DemandRow {
    /// Number of the row.
    pub row: usize,
    /// Its id, by which reservations name it; empty for a new one.
    pub id: String,
    /// Code of the part of a platform in which it stands; empty for none.
    pub part: String,
    /// Its words, one for each [`Version`] in its order.
    pub cells: Vec<DemandCell>,
}

impl DemandRow {
    /// Whether anything stands in it, in a language.
    #[must_use]
    pub fn is_written(&self) -> bool {
        let is_said =
            |cell: &DemandCell| !cell.language.is_empty() && !cell.words.trim().is_empty();
        self.cells.iter().any(is_said)
    }

    /// Parts to choose from.
    #[must_use]
    pub fn parts(&self, page: &Page) -> Vec<Choice> {
        parts(page, &self.part)
    }
}

/// A demand in one language, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DemandCell {
    /// Number of the version.
    pub version: usize,
    /// BCP 47 tag, as typed.
    pub language: String,
    /// The words.
    pub words: String,
}

/// One addressee, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddresseeRow {
    /// Number of the row.
    pub row: usize,
    /// The office.
    pub office: String,
    /// Who holds it.
    pub holder: String,
    /// Postal address.
    pub postal: String,
    /// E-mail address.
    pub email: String,
    /// The same in each further [`Version`].
    pub cells: Vec<AddresseeCell>,
}

impl AddresseeRow {
    /// Whether anything stands in it.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.is_named() || !self.postal.is_empty() || !self.email.is_empty()
    }

    /// Whether it says in some language who it is.
    #[must_use]
    pub fn is_named(&self) -> bool {
        let first = !self.office.is_empty() || !self.holder.is_empty();
        first || self.cells.iter().any(AddresseeCell::is_written)
    }

    /// Whether another row has the same names, in the languages that this one has.
    #[must_use]
    pub fn names_the_same(&self, other: &Self) -> bool {
        (&self.office, &self.holder) == (&other.office, &other.holder)
            && self.cells.iter().all(|cell| other.cells.contains(cell))
    }
}

/// An addressee in a further language, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddresseeCell {
    /// Number of the version.
    pub version: usize,
    /// BCP 47 tag, as typed.
    pub language: String,
    /// The office.
    pub office: String,
    /// Who holds it.
    pub holder: String,
}

impl AddresseeCell {
    /// Whether anything stands in it.
    #[must_use]
    pub fn is_written(&self) -> bool {
        !self.office.is_empty() || !self.holder.is_empty()
    }
}

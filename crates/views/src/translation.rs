//! A text beside its translation, part by part, as a page shows it. What stands beside what is for
//! whoever fills it to say.

use crate::difference::Passage;
use sha2::{Digest as _, Sha256};

/// How a part of a translation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is nothing to translate, and no translation.
    Nothing,
    /// It is not translated.
    Missing,
    /// The source has changed since.
    OutOfDate,
    /// The source is gone; what was translated from it is still there.
    Left,
    /// It is translated.
    Done,
}

impl Standing {
    /// Ending of its Fluent key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Missing => "missing",
            Self::OutOfDate => "out-of-date",
            Self::Left => "left",
            Self::Done => "done",
        }
    }
}

/// A part, as source and translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The source as it is now.
    pub source: String,
    /// What changed in it since it was translated; none where that is not known or nothing did.
    pub change: Option<Passage>,
    /// The translation.
    pub target: String,
    /// How it stands.
    pub standing: Standing,
    /// What it was translated from, where that is known.
    pub was: Option<String>,
}

/// One who is addressed, beside the translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// The office.
    pub office: Part,
    /// Who holds it.
    pub holder: Part,
}

/// A text beside its translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The title.
    pub title: Part,
    /// The paragraphs.
    pub body: Vec<Part>,
    /// The demands by id, in order.
    pub demands: Vec<(String, Part)>,
    /// Those who are addressed, in order. Nobody knows what they were translated from.
    pub addressees: Vec<Addressee>,
}

/// What a translation lacks, by numbers from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Missing {
    /// Whether it has no title.
    pub title: bool,
    /// Paragraphs.
    pub body: Vec<usize>,
    /// Demands.
    pub demands: Vec<usize>,
    /// Offices that are addressed.
    pub offices: Vec<usize>,
}

impl Beside {
    /// Every part that has to be translated; names of people are often the same in all languages.
    fn parts(&self) -> impl Iterator<Item = &Part> {
        let demands = self.demands.iter().map(|(_, part)| part);
        let offices = self.addressees.iter().map(|one| &one.office);
        std::iter::once(&self.title)
            .chain(&self.body)
            .chain(demands)
            .chain(offices)
            .filter(|part| part.standing != Standing::Nothing)
    }

    /// What is not translated: whether that is the title, and the numbers of the paragraphs, demands and offices.
    #[must_use]
    pub fn missing(&self) -> Missing {
        fn numbers<'a>(parts: impl Iterator<Item = &'a Part>) -> Vec<usize> {
            let missing = parts.zip(1..);
            let missing = missing.filter(|(part, _)| part.standing == Standing::Missing);
            missing.map(|(_, number)| number).collect()
        }
        Missing {
            title: self.title.standing == Standing::Missing,
            body: numbers(self.body.iter()),
            demands: numbers(self.demands.iter().map(|(_, part)| part)),
            offices: numbers(self.addressees.iter().map(|one| &one.office)),
        }
    }

    /// How many parts there are, and how many of them are translated as they are now.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let done = self
            .parts()
            .filter(|part| part.standing == Standing::Done)
            .count();
        (self.parts().count(), done)
    }
}

/// Tells one text from another.
#[must_use]
pub fn short(text: &str) -> String {
    let digest = hex::encode(Sha256::digest(text.trim().as_bytes()));
    digest.get(..16).unwrap_or_default().to_owned()
}

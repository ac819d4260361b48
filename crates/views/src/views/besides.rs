//! Whoever signed besides organisations by name, in words: the same ones wherever signatures are summed up.

use crate::language::{Language, ToArgument as _, t};

/// How many signed who are not organisations that stand on the list by name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Besides {
    /// Organisations that are counted without their names.
    pub unnamed: u64,
    /// People who sign by name in a personal capacity, whichever wording.
    pub personal: u64,
    /// People who are counted, whichever wording.
    pub people: u64,
    /// Whether there is more than one wording that they may have signed: then it is said.
    pub any_wording: bool,
}

impl Besides {
    /// Whether there is anybody.
    #[must_use]
    pub fn any(&self) -> bool {
        self.unnamed > 0 || self.personal > 0 || self.people > 0
    }

    /// The key of how many people are counted: beside people by name they are others, so that nobody takes those for a
    /// part of them.
    #[must_use]
    pub fn people_key(&self) -> &'static str {
        match self.personal {
            0 => "appeal-people",
            _ => "appeal-more-people",
        }
    }

    /// How many of each, in words; nothing where there is nobody.
    #[must_use]
    pub fn words(&self, language: impl std::borrow::Borrow<Language>) -> String {
        let language = *language.borrow();
        let parts = [
            ("document-unnamed", self.unnamed),
            ("document-personal", self.personal),
            (self.people_key(), self.people),
        ];
        let said = parts.into_iter().filter(|(_, count)| *count > 0);
        let said = said.map(|(key, count)| t(language, key, &[("count", count.argument())]));
        let said = said.collect::<Vec<_>>().join(" · ");
        match self.any_wording && !said.is_empty() {
            true => t(
                language,
                "appeal-any-wording",
                &[("counted", said.argument())],
            ),
            false => said,
        }
    }
}

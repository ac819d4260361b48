//! What forms offer by its name: for each interface language, in the order in which its readers look.

use super::{LANGUAGES, Language};
use icu_collator::Collator;
use icu_locale_core::Locale;

/// A code or tag, and its name for the reader.
pub type Named = (&'static str, String);

/// The same things for each interface language, sorted by their names in it.
pub(super) struct ByName(Vec<Vec<Named>>);

impl ByName {
    /// What `named` says in each language.
    pub(super) fn of(named: fn(Language) -> Vec<Named>) -> Self {
        let languages = LANGUAGES.iter().copied();
        Self(languages.map(|one| sorted(one, named(one))).collect())
    }

    /// In this language.
    pub(super) fn read_in(&self, language: Language) -> &[Named] {
        let place = LANGUAGES.iter().position(|one| *one == language);
        place
            .and_then(|place| self.0.get(place))
            .map_or(&[], Vec::as_slice)
    }
}

fn sorted(language: Language, mut named: Vec<Named>) -> Vec<Named> {
    let locale: Option<Locale> = language.tag.parse().ok();
    let collator =
        locale.and_then(|locale| Collator::try_new(locale.into(), Default::default()).ok());
    match collator {
        Some(collator) => named.sort_by(|a, b| collator.compare(&a.1, &b.1)),
        None => named.sort_by(|a, b| a.1.cmp(&b.1)),
    }
    named
}

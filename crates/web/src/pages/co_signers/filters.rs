//! The form above the list, as it was sent.

use super::narrow::{Signed, Wanted};
use crate::{
    pages::revisions::Wordings,
    survey::Survey,
    views::{Choice, Page, co_signers::Filters},
};
use std::collections::BTreeSet;
use undersigned_domain::attestation::SignerKind;

/// Wordings to choose from. A signer may pin what was never published.
const MOST_WORDINGS: usize = 100;

impl Wanted {
    /// The form as it was sent.
    #[must_use]
    pub fn filters(&self, survey: &Survey, page: &Page, known: &Wordings) -> Filters {
        let held = survey.countries.iter().map(|(code, _)| code.as_str());
        let mut codes: BTreeSet<&str> = held.collect();
        let all = page.any_country(codes.len());
        // What was asked for is shown, even where nobody is from there.
        codes.extend(self.country.as_deref());
        let mut countries: Vec<Choice> = codes
            .iter()
            .map(|code| {
                let chosen = self.country.as_deref() == Some(*code);
                Choice::new(*code, page.country(code), chosen)
            })
            .collect();
        // In the order in which a reader of the language looks: Égypte is not behind Zimbabwe.
        let rank = page.language.country_ranks();
        countries.sort_by_key(|one| rank(&one.value));
        // Where nobody said where it is from, there is nothing to choose.
        if !countries.is_empty() {
            countries.insert(0, Choice::new("", all, self.country.is_none()));
        }
        let mut ways: BTreeSet<&str> = survey.ways.iter().copied().collect();
        ways.extend(self.how.as_deref());
        let any = Choice::new("", page.t("list-any-how"), self.how.is_none());
        let ways = std::iter::once(any).chain(ways.iter().map(|code| {
            Choice::new(
                *code,
                page.word("how", code),
                self.how.as_deref() == Some(*code),
            )
        }));
        let choice = |value: &str, key: &str, chosen| Choice::new(value, page.t(key), chosen);
        Filters {
            query: self.text.clone(),
            from: self.from.map(|day| day.to_string()).unwrap_or_default(),
            until: self.until.map(|day| day.to_string()).unwrap_or_default(),
            countries,
            kinds: vec![
                choice("", "list-any-kind", self.kind.is_none()),
                choice(
                    "organisation",
                    "list-kind-organisation",
                    self.kind == Some(SignerKind::Organisation),
                ),
                choice(
                    "personal",
                    "list-kind-personal",
                    self.kind == Some(SignerKind::Individual),
                ),
            ],
            ways: ways.collect(),
            wordings: [
                choice("", "list-any-wording", self.wording.is_none()),
                choice(
                    "current",
                    "list-wording-current",
                    self.wording == Some(Signed::Current),
                ),
                choice(
                    "earlier",
                    "list-wording-earlier",
                    self.wording == Some(Signed::Earlier),
                ),
            ]
            .into_iter()
            .chain(self.numbered(page, known))
            .collect(),
            narrowed: self.is_narrowed(),
        }
    }

    /// Each wording by its number, where there are several.
    fn numbered(&self, page: &Page, known: &Wordings) -> Vec<Choice> {
        let mut revisions = known.revisions();
        if revisions.len() < 2 {
            revisions.clear();
        }
        if let Some(Signed::Revision(asked)) = self.wording
            && !revisions.contains(&asked)
        {
            revisions.push(asked);
        }
        revisions
            .into_iter()
            .take(MOST_WORDINGS)
            .map(|revision| {
                let chosen = self.wording == Some(Signed::Revision(revision));
                let label = page.t1("list-wording-number", "wording", revision);
                Choice::new(revision.to_string(), label, chosen)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::{ENGLISH, Language},
        pages::samples,
    };

    #[test]
    fn where_no_country_is_known_none_is_offered() {
        let page = Page::new(ENGLISH, "A", "a.example", "/");
        let mut survey = Survey::of(samples::list(4).into(), Vec::new());
        survey.countries.clear();
        let offered = |country: Option<&str>| {
            let wanted = Wanted {
                country: country.map(str::to_owned),
                ..Wanted::default()
            };
            let filters = wanted.filters(&survey, &page, &Wordings::default());
            let labels = filters.countries.into_iter().map(|one| one.label);
            labels.collect::<Vec<_>>()
        };
        assert!(offered(None).is_empty());
        assert_eq!(offered(Some("FR")), ["All countries", "France"]);
    }

    #[test]
    fn countries_stand_where_a_reader_looks_for_them() {
        let french = Language::from_tag("fr").unwrap();
        let page = Page::new(french, "A", "a.example", "/");
        let mut survey = Survey::of(samples::list(4).into(), Vec::new());
        survey.countries = [("ZW", 1), ("EG", 1)]
            .map(|(code, count)| (code.to_owned(), count))
            .into();
        let filters = Wanted::default().filters(&survey, &page, &Wordings::default());
        let codes = filters.countries.into_iter().map(|one| one.value);
        assert_eq!(codes.collect::<Vec<_>>(), ["", "EG", "ZW"]);
    }

    #[test]
    fn the_form_shows_what_was_asked_for() {
        let page = Page::new(ENGLISH, "A", "a.example", "/");
        let wanted = Wanted {
            country: Some("HK".into()),
            ..Wanted::default()
        };
        let filters = wanted.filters(
            &Survey::of(samples::list(4).into(), Vec::new()),
            &page,
            &Wordings::default(),
        );
        assert_eq!(filters.countries[0].label, "All 2 countries");
        let chosen: Vec<&str> = filters
            .countries
            .iter()
            .filter(|choice| choice.chosen)
            .map(|choice| choice.value.as_str())
            .collect();
        assert_eq!(chosen, ["HK"]);
        assert!(filters.narrowed);
    }
}

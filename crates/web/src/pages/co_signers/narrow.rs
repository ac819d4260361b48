//! What a reader asks of the list, read from the query, and what of the list answers it.

use crate::{
    language::Language,
    pages::{appeal::roll::Place, archive::bounded, shell::Shell, times},
    problem::{Answer, Problem},
    survey::Survey,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use undersigned_domain::{Entry, attestation::SignerKind};
use undersigned_federation::sought::{folded, has};

/// Entries of one page, unless asked otherwise.
const PAGE: usize = 100;
/// Most entries of one page.
const MAX_PAGE: usize = 1_000;
/// Longest text that is searched for, in characters.
const MAX_TEXT: usize = 200;

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Of the list.
    #[default]
    Number,
    /// Of the names, folded, by code point.
    Name,
    /// Of the countries' names, then of the list.
    Country,
}

impl Order {
    /// Every order with its name in the query.
    pub const ALL: [(&'static str, Self); 3] = [
        ("number", Self::Number),
        ("name", Self::Name),
        ("country", Self::Country),
    ];
}

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// `q`, as typed.
    pub text: String,
    /// `country`.
    pub country: Option<String>,
    /// `kind`.
    pub kind: Option<SignerKind>,
    /// `how`.
    pub how: Option<String>,
    /// `wording`.
    pub wording: Option<Signed>,
    /// `from`: the first day.
    pub from: Option<NaiveDate>,
    /// `until`: the last day.
    pub until: Option<NaiveDate>,
    /// `order`.
    pub order: Order,
    /// `page`, from 1.
    pub page: usize,
    /// `per_page`.
    pub per_page: usize,
}

impl Wanted {
    /// Reads a query.
    ///
    /// # Errors
    /// A problem that names the parameter which says what it cannot.
    pub fn read(shell: &Shell) -> Answer<Self> {
        let query = &shell.query;
        Ok(Self {
            text: query
                .get("q")
                .unwrap_or_default()
                .trim()
                .chars()
                .take(MAX_TEXT)
                .collect(),
            country: query.get("country").map(str::to_ascii_uppercase),
            kind: one_of(
                "kind",
                query.get("kind"),
                &[
                    ("organisation", SignerKind::Organisation),
                    ("personal", SignerKind::Individual),
                ],
            )?,
            how: query.get("how").map(str::to_owned),
            wording: query.get("wording").map(Signed::read).transpose()?,
            from: date("from", query.get("from"))?,
            until: date("until", query.get("until"))?,
            order: one_of("order", query.get("order"), &Order::ALL)?.unwrap_or_default(),
            page: bounded(shell, "page", 1, 1_000_000)?,
            per_page: bounded(shell, "per_page", PAGE, MAX_PAGE)?,
        })
    }

    /// Whether anything is left out of the list.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        !self.text.is_empty()
            || self.country.is_some()
            || self.kind.is_some()
            || self.how.is_some()
            || self.wording.is_some()
            || self.from.is_some()
            || self.until.is_some()
    }

    /// The places that answer, in the order asked for. Missing numbers mean something only in
    /// the whole list in its own order.
    #[must_use]
    pub fn find<'a>(
        &self,
        survey: &'a Survey,
        hidden: &BTreeSet<String>,
        reader: Language,
    ) -> Vec<Place<'a>> {
        if !self.text.is_empty() {
            return self.search(survey, hidden, reader);
        }
        let whole = !self.is_narrowed() && self.order == Order::Number;
        let mut places = self.ordered(survey, reader);
        places.retain(|place| match place {
            Place::Listed(entry) => self.fits(entry),
            _ => whole,
        });
        places
    }

    fn ordered<'a>(&self, survey: &'a Survey, reader: Language) -> Vec<Place<'a>> {
        match self.order {
            Order::Number => survey.places().collect(),
            Order::Name => survey.by_name(reader),
            Order::Country => survey.by_country(reader),
        }
    }

    /// What is not shown is not found by its name either.
    fn search<'a>(
        &self,
        survey: &'a Survey,
        hidden: &BTreeSet<String>,
        reader: Language,
    ) -> Vec<Place<'a>> {
        let needle = folded(&self.text);
        let answers = |entry: &Entry, text: &str| {
            let is_called = text.split('\n').any(|name| has(name, &needle));
            is_called && self.fits(entry) && !hidden.contains(&entry.id)
        };
        let mut found: Vec<Place<'a>> = survey
            .texts()
            .filter(|(place, text)| matches!(place, Place::Listed(entry) if answers(entry, text)))
            .map(|(place, _)| place)
            .collect();
        if self.order != Order::Number {
            let ids: BTreeSet<&str> = found.iter().filter_map(id).collect();
            let mut places = self.ordered(survey, reader);
            places.retain(|place| id(place).is_some_and(|id| ids.contains(id)));
            found = places;
        }
        found
    }

    fn fits_days(&self, entry: &Entry) -> bool {
        if self.from.is_none() && self.until.is_none() {
            return true;
        }
        day(entry).is_some_and(|day| {
            self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
        })
    }

    fn fits(&self, entry: &Entry) -> bool {
        let country = |wanted: &String| entry.names.country.as_ref() == Some(wanted);
        self.country.as_ref().is_none_or(country)
            && self.kind.is_none_or(|kind| entry.kind == kind)
            && self
                .how
                .as_ref()
                .is_none_or(|how| entry.origin.name() == how)
            && self.wording.is_none_or(|wording| wording.fits(entry))
            && self.fits_days(entry)
    }
}

/// The day an entry is shown with.
fn day(entry: &Entry) -> Option<NaiveDate> {
    Some(times::of_entry(entry)?.date_naive())
}

fn id<'a>(place: &Place<'a>) -> Option<&'a str> {
    match place {
        Place::Listed(entry) => Some(&entry.id),
        _ => None,
    }
}

/// Which wording must have been signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// The text as it stands now.
    Current,
    /// Another.
    Earlier,
    /// Whatever stands under this number.
    Revision(u64),
}

impl Signed {
    fn read(given: &str) -> Answer<Self> {
        match (given, given.parse()) {
            ("current", _) => Ok(Self::Current),
            ("earlier", _) => Ok(Self::Earlier),
            (_, Ok(revision)) => Ok(Self::Revision(revision)),
            _ => Err(Problem::malformed(
                "filter_invalid",
                "`wording` is one of current, earlier, or a number",
            )),
        }
    }

    fn fits(self, entry: &Entry) -> bool {
        match self {
            Self::Current => entry.current_wording,
            Self::Earlier => !entry.current_wording,
            Self::Revision(revision) => {
                let pin = entry.pin.as_ref();
                pin.is_some_and(|pin| pin.revision == revision)
            }
        }
    }
}

/// The value of a word, or a problem naming the parameter.
fn one_of<T: Copy>(name: &str, given: Option<&str>, known: &[(&str, T)]) -> Answer<Option<T>> {
    let Some(given) = given else {
        return Ok(None);
    };
    match known.iter().find(|(word, _)| *word == given) {
        Some((_, value)) => Ok(Some(*value)),
        None => {
            let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
            let detail = format!("`{name}` is one of {}", words.join(", "));
            Err(Problem::malformed("filter_invalid", detail))
        }
    }
}

/// A day, or a problem naming the parameter.
fn date(name: &str, given: Option<&str>) -> Answer<Option<NaiveDate>> {
    let read = |text: &str| {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| {
            let detail = format!("`{name}` is a day, such as 2026-10-31");
            Problem::malformed("filter_invalid", detail)
        })
    };
    given.map(read).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::ENGLISH, pages::samples};
    use undersigned_domain::CoSignerList;

    fn list() -> CoSignerList {
        let mut list = samples::list(4);
        list.entries[2].number = Some(9);
        list.entries[3].number = Some(10);
        list.entries[1].names.name_map = [
            ("es".to_owned(), "Ámbito".to_owned()),
            ("en".to_owned(), "Zeal".to_owned()),
        ]
        .into();
        list.entries[2].names.also_known_as = vec!["ＧＡＮＴＲＹ".to_owned()];
        list.entries[3].names.country = None;
        list
    }

    fn numbers(wanted: &Wanted) -> Vec<u64> {
        let survey = Survey::of(list().into(), Vec::new());
        wanted
            .find(&survey, &BTreeSet::new(), ENGLISH)
            .iter()
            .map(|place| match place {
                Place::Listed(entry) => entry.number.unwrap(),
                _ => 0,
            })
            .collect()
    }

    #[test]
    fn gaps_stand_in_the_whole_list_only() {
        assert_eq!(numbers(&Wanted::default()), [1, 2, 0, 0, 0, 0, 0, 0, 9, 10]);
        let by_name = Wanted {
            order: Order::Name,
            ..Wanted::default()
        };
        assert_eq!(numbers(&by_name), [1, 9, 10, 2]);
        let by_country = Wanted {
            order: Order::Country,
            ..Wanted::default()
        };
        assert_eq!(numbers(&by_country), [2, 9, 1, 10]);
    }

    #[test]
    fn any_name_answers_a_search() {
        let named = |text: &str| Wanted {
            text: text.into(),
            ..Wanted::default()
        };
        assert_eq!(numbers(&named("ambito")), [2]);
        assert_eq!(numbers(&named("gantry")), [9]);
        assert_eq!(numbers(&named("nobody")), [0_u64; 0]);
    }

    #[test]
    fn days_narrow_from_the_first_to_the_last() {
        let long_ago = "2001-01-01".parse().unwrap();
        let between = |from, until| Wanted {
            from,
            until,
            ..Wanted::default()
        };
        let first = day(&list().entries[0]).unwrap();
        assert_eq!(numbers(&between(Some(first), Some(first))), [1, 2, 9, 10]);
        assert!(numbers(&between(first.succ_opt(), None)).is_empty());
        assert!(numbers(&between(None, Some(long_ago))).is_empty());
    }

    #[test]
    fn who_is_not_shown_is_not_found() {
        let survey = Survey::of(list().into(), Vec::new());
        let hidden = BTreeSet::from([survey.list().entries[1].id.clone()]);
        let wanted = Wanted {
            text: "zeal".into(),
            ..Wanted::default()
        };
        assert!(wanted.find(&survey, &hidden, ENGLISH).is_empty());
    }

    #[test]
    fn filters_narrow_together() {
        let wanted = Wanted {
            country: Some("DE".into()),
            how: Some("own-server".into()),
            wording: Some(Signed::Current),
            ..Wanted::default()
        };
        assert_eq!(numbers(&wanted), [2, 9]);
        let earlier = Wanted {
            wording: Some(Signed::Earlier),
            ..wanted
        };
        assert!(numbers(&earlier).is_empty());
    }
}

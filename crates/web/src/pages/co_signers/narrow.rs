//! What a reader asks of the list, read from the query, and what of the list answers it.

use super::search::{folded, found_in};
use crate::{
    pages::{appeal::roll::Place, archive::bounded, names::foreign, shell::Shell},
    problem::{Answer, Problem},
    views::Page,
};
use undersigned_domain::{Entry, attestation::SignerKind};

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
    }

    /// The places that answer, in the order asked for. Missing numbers mean something only in
    /// the whole list in its own order.
    #[must_use]
    pub fn find<'a>(&self, mut places: Vec<Place<'a>>, page: &Page) -> Vec<Place<'a>> {
        let whole = !self.is_narrowed() && self.order == Order::Number;
        let needle = folded(&self.text);
        places.retain(|place| match place {
            Place::Listed(entry) => self.fits(entry, &needle),
            _ => whole,
        });
        match self.order {
            Order::Number => {}
            Order::Name => places.sort_by_cached_key(|place| by_name(place, page)),
            Order::Country => places.sort_by_cached_key(|place| by_country(place, page)),
        }
        places
    }

    fn fits(&self, entry: &Entry, needle: &str) -> bool {
        let country = |wanted: &String| entry.names.country.as_ref() == Some(wanted);
        self.country.as_ref().is_none_or(country)
            && self.kind.is_none_or(|kind| entry.kind == kind)
            && self
                .how
                .as_ref()
                .is_none_or(|how| entry.origin.name() == how)
            && self.wording.is_none_or(|wording| wording.fits(entry))
            && (needle.is_empty() || is_called(entry, needle))
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

/// Whether any name of an entry, or the address that stands for one, has a text in it.
fn is_called(entry: &Entry, needle: &str) -> bool {
    let names = entry
        .names
        .name_map
        .values()
        .chain(&entry.names.also_known_as);
    let names = names.map(String::as_str);
    if entry.names.is_empty() {
        found_in(needle, std::iter::once(entry.id.as_str()))
    } else {
        found_in(needle, names)
    }
}

/// What is without a name comes last.
fn by_name(place: &Place<'_>, page: &Page) -> (bool, String) {
    let Place::Listed(entry) = place else {
        return (true, String::new());
    };
    let mut names: Vec<_> = entry.names.name_map.iter().collect();
    names.sort_by_key(|(tag, _)| foreign(tag, page.language));
    let name = names
        .first()
        .map(|(_, name)| *name)
        .or(entry.names.also_known_as.first());
    (
        name.is_none(),
        name.map(|name| folded(name)).unwrap_or_default(),
    )
}

/// What is of no country comes last.
fn by_country(place: &Place<'_>, page: &Page) -> (bool, String) {
    match place {
        Place::Listed(entry) => {
            let country = entry.names.country.as_deref();
            (
                country.is_none(),
                country.map(|code| page.country(code)).unwrap_or_default(),
            )
        }
        _ => (true, String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::ENGLISH,
        pages::{appeal::roll::places, samples},
    };
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
        let page = Page::new(ENGLISH, "A", "a.example", "/");
        let list = list();
        wanted
            .find(places(&list), &page)
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

//! Which part of what was found is shown, and the ways to the other parts.

use super::narrow::{Order, Wanted};
use crate::{
    pages::{appeal::roll::Place, shell::Shell},
    views::{Link, Page},
};
use std::ops::Range;
use url::form_urlencoded;

/// What the page reads of a query.
pub(crate) const PARAMETERS: [&str; 11] = [
    "q", "country", "kind", "how", "wording", "from", "until", "order", "per_page", "lang", "page",
];
/// Up to so many entries may be shown on one page.
const ALL: usize = 1_000;

/// One page of what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Places shown, missing ones included.
    pub places: Range<usize>,
    /// Position of the first entry shown, from 1; 0 where there is none.
    pub first: u64,
    /// Position of the last.
    pub last: u64,
    /// Entries found.
    pub matching: usize,
}

impl Window {
    /// The page that is wanted. Pages are counted in entries; what is missing before an entry
    /// stands with it, and what is missing after the last one stands at the end.
    #[must_use]
    pub fn of(found: &[Place<'_>], wanted: &Wanted) -> Self {
        let listed: Vec<usize> = found
            .iter()
            .enumerate()
            .filter(|(_, place)| matches!(place, Place::Listed(_)))
            .map(|(index, _)| index)
            .collect();
        let matching = listed.len();
        let from = wanted
            .per_page
            .saturating_mul(wanted.page - 1)
            .min(matching);
        let to = from.saturating_add(wanted.per_page).min(matching);
        let start = match from.checked_sub(1) {
            None => 0,
            Some(before) => listed.get(before).map_or(0, |index| index + 1),
        };
        let end = match to.checked_sub(1) {
            Some(last) if to < matching => listed.get(last).map_or(0, |index| index + 1),
            _ => found.len(),
        };
        let shown = to > from;
        let position = |index: usize| u64::try_from(index).unwrap_or(u64::MAX);
        Self {
            places: if shown || from == 0 { start..end } else { 0..0 },
            first: if shown { position(from + 1) } else { 0 },
            last: position(to),
            matching,
        }
    }
}

/// The links of a page.
#[derive(Debug)]
pub struct Links {
    /// Orders; the present one without an address.
    pub orders: Vec<Link>,
    /// The page before.
    pub earlier: Option<Link>,
    /// The page after.
    pub later: Option<Link>,
    /// Everything on one page.
    pub all: Option<Link>,
    /// The last page, from one behind the end.
    pub end: Option<Link>,
}

impl Links {
    /// The links that fit what is shown.
    #[must_use]
    pub fn of(page: &Page, address: &str, wanted: &Wanted, window: &Window, shell: &Shell) -> Self {
        let matching = window.matching;
        let link = |number: usize, key: &str| {
            let from = wanted.per_page.saturating_mul(number - 1);
            let to = from.saturating_add(wanted.per_page).min(matching);
            Link {
                href: href(shell, address, &[("page", &number.to_string())]),
                words: page.t2(key, "first", from + 1, "last", to),
            }
        };
        let orders = Order::ALL.map(|(name, order)| Link {
            href: match order == wanted.order {
                true => String::new(),
                false => href(shell, address, &[("order", name)]),
            },
            words: page.t(&format!("list-order-{name}")),
        });
        let pages = matching.div_ceil(wanted.per_page);
        let all = ALL.to_string();
        Self {
            orders: if matching > 1 {
                orders.to_vec()
            } else {
                Vec::new()
            },
            end: (wanted.page > pages && pages > 0).then(|| link(pages, "list-page-last")),
            earlier: (wanted.page > 1 && wanted.page <= pages)
                .then(|| link(wanted.page - 1, "list-page-before")),
            later: (wanted.page < pages).then(|| link(wanted.page + 1, "list-page-after")),
            all: (pages > 1 && matching <= ALL).then(|| Link {
                href: href(shell, address, &[("per_page", &all)]),
                words: page.t("list-page-all"),
            }),
        }
    }
}

/// The list as it is asked for, with something changed. What is not a page begins at the first.
#[must_use]
pub fn href(shell: &Shell, address: &str, changes: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in PARAMETERS.iter().filter(|name| **name != "page") {
        let changed = changes
            .iter()
            .find(|(change, _)| change == name)
            .map(|(_, value)| *value);
        if let Some(value) = changed.or_else(|| shell.query.get(name)) {
            query.append_pair(name, value);
        }
    }
    if let Some((name, value)) = changes.iter().find(|(change, _)| *change == "page") {
        query.append_pair(name, value);
    }
    format!("{address}/cosigners?{}", query.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::{appeal::roll::places, samples};

    fn window(page: usize, per_page: usize) -> Window {
        let mut list = samples::list(5);
        list.entries[3].number = Some(7);
        list.entries[4].number = Some(8);
        let wanted = Wanted {
            page,
            per_page,
            ..Wanted::default()
        };
        Window::of(&places(&list), &wanted)
    }

    #[test]
    fn every_place_stands_on_exactly_one_page() {
        let pages = [window(1, 2), window(2, 2), window(3, 2)];
        assert_eq!(pages[0].places, 0..2);
        assert_eq!(pages[1].places, 2..7);
        assert_eq!(pages[2].places, 7..8);
        assert_eq!((pages[1].first, pages[1].last), (3, 4));
        assert_eq!(window(1, 100).places, 0..8);
    }

    #[test]
    fn behind_the_end_there_is_nothing() {
        let beyond = window(9, 2);
        assert!(beyond.places.is_empty());
        assert_eq!(beyond.first, 0);
    }
}

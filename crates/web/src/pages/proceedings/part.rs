//! Which amendments stand on one page, and the ways to the others: anybody on the list can add many.

use crate::{
    pages::{archive::bounded, shell::Shell},
    problem::Answer,
    views::Link,
};
use std::ops::Range;

/// Most amendments on one page.
const MOST_SHOWN: usize = 500;

/// A part of all amendments.
pub(super) struct Part {
    /// Their places, the oldest first.
    pub(super) places: Range<usize>,
    /// The page before.
    pub(super) earlier: Option<Link>,
    /// The page after.
    pub(super) later: Option<Link>,
}

impl Part {
    /// What is asked for below an address, of so many.
    ///
    /// # Errors
    /// `page_invalid`.
    pub(super) fn of(shell: &Shell, address: &str, count: usize) -> Answer<Self> {
        // Behind the last page is the last one.
        let pages = count.div_ceil(MOST_SHOWN).max(1);
        let number = bounded(shell, "page", 1, usize::MAX)?.min(pages);
        let link = |number: usize, key: &str| {
            let path = match number {
                1 => address.to_owned(),
                number => format!("{address}?page={number}"),
            };
            let Range { start, end } = places(number, count);
            Link {
                href: shell.with_language(&path),
                words: shell.page.t2(key, "first", start + 1, "last", end),
            }
        };
        Ok(Self {
            places: places(number, count),
            earlier: (number > 1).then(|| link(number - 1, "list-page-before")),
            later: (number < pages).then(|| link(number + 1, "list-page-after")),
        })
    }
}

/// The places of a page that is there.
fn places(number: usize, count: usize) -> Range<usize> {
    let from = MOST_SHOWN.saturating_mul(number - 1).min(count);
    from..from.saturating_add(MOST_SHOWN).min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_amendment_stands_on_exactly_one_page() {
        assert_eq!(places(1, 0), 0..0);
        assert_eq!(places(1, 500), 0..500);
        assert_eq!(places(1, 1_001), 0..500);
        assert_eq!(places(2, 1_001), 500..1_000);
        assert_eq!(places(3, 1_001), 1_000..1_001);
    }
}

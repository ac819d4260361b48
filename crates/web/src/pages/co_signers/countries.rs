//! How many entries come from where.

use super::pages::href;
use crate::{
    pages::shell::Shell,
    views::{Page, co_signers::Bar},
};
use std::collections::BTreeMap;
use undersigned_domain::CoSignerList;

/// Countries with a bar of their own.
const BARS: usize = 9;

/// The largest countries, and how many entries are from others.
#[must_use]
pub fn bars(list: &CoSignerList, page: &Page, address: &str, shell: &Shell) -> Vec<Bar> {
    let counted = counted(list);
    // "1 other" would take the place of its name.
    let shown = if counted.len() == BARS + 1 {
        BARS + 1
    } else {
        BARS
    };
    let mut bars: Vec<Bar> = counted
        .iter()
        .take(shown)
        .map(|(code, count)| Bar {
            label: page.country(code),
            count: *count,
            href: Some(href(shell, address, &[("country", code)])),
        })
        .collect();
    let others = counted.get(shown..).unwrap_or_default();
    if !others.is_empty() {
        bars.push(Bar {
            label: page.t1("list-countries-others", "count", others.len()),
            count: others.iter().map(|(_, count)| count).sum(),
            href: None,
        });
    }
    bars
}

/// Countries by the number of their entries, largest first.
fn counted(list: &CoSignerList) -> Vec<(&str, u64)> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for entry in &list.entries {
        if let Some(code) = &entry.names.country {
            *counts.entry(code).or_default() += 1;
        }
    }
    let mut counted: Vec<(&str, u64)> = counts.into_iter().collect();
    counted.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::samples;

    #[test]
    fn the_largest_comes_first() {
        let list = samples::list(10);
        assert_eq!(counted(&list), [("DE", 6), ("HK", 4)]);
    }
}

//! How many entries come from where.

use super::pages::href;
use crate::{
    pages::shell::Shell,
    survey::Survey,
    views::{Page, co_signers::Bar},
};

/// Countries with a bar of their own.
const BARS: usize = 9;

/// The largest countries, and how many entries are from others.
#[must_use]
pub fn bars(survey: &Survey, page: &Page, address: &str, shell: &Shell) -> Vec<Bar> {
    let counted = page.language.by_size(&survey.countries);
    // "1 other" would take the place of its name.
    let shown = if counted.len() == BARS + 1 {
        BARS + 1
    } else {
        BARS
    };
    let mut bars: Vec<Bar> = counted
        .iter()
        .take(shown)
        .map(|&(code, count)| Bar {
            label: page.country(code),
            count,
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

//! How many entries come from where.

use super::pages::href;
use crate::{
    pages::shell::Shell,
    survey::Survey,
    views::{Page, co_signers::Bar},
};

/// Countries with a bar of their own.
const BARS: usize = 9;

/// The largest countries, how many entries are from others, and how many say none.
#[must_use]
pub fn bars(survey: &Survey, page: &Page, address: &str, shell: &Shell) -> Vec<Bar> {
    let counted = page.language.by_size(&survey.countries);
    // "1 other" would take the place of its name.
    let shown = if counted.len() == BARS + 1 {
        BARS + 1
    } else {
        BARS
    };
    let largest = counted.iter().take(shown);
    let mut bars: Vec<Bar> = largest
        .map(|&(code, count)| bar(page, address, shell, code, count))
        .collect();
    let others = counted.get(shown..).unwrap_or_default();
    if !others.is_empty() {
        bars.push(Bar {
            label: page.t1("list-countries-others", "count", others.len()),
            count: others.iter().map(|(_, count)| count).sum(),
            href: None,
        });
    }
    with_none(bars, survey, page)
}

/// Every country, and how many entries say none: together all who stand on the list and count.
#[must_use]
pub fn all(survey: &Survey, page: &Page, address: &str, shell: &Shell) -> Vec<Bar> {
    let counted = page.language.by_size(&survey.countries);
    let counted = counted.into_iter();
    let bars = counted.map(|(code, count)| bar(page, address, shell, code, count));
    with_none(bars.collect(), survey, page)
}

/// The same with those who said no country, where others said one.
fn with_none(mut bars: Vec<Bar>, survey: &Survey, page: &Page) -> Vec<Bar> {
    if !bars.is_empty() && survey.without_country > 0 {
        bars.push(Bar {
            label: page.t("reading-countries-none"),
            count: survey.without_country,
            href: None,
        });
    }
    bars
}

fn bar(page: &Page, address: &str, shell: &Shell, code: &str, count: u64) -> Bar {
    Bar {
        label: page.country(code),
        count,
        href: Some(href(shell, address, &[("country", code)])),
    }
}

//! What somebody else wrote on a topic while its form was open, beside what was typed.

use super::meanwhile::Comparison;
use crate::views::{Page, desk::meanwhile::Meanwhile};
use std::collections::BTreeSet;
use undersigned_federation::topics::{TopicLink, TopicWords};

/// What saving the form would change in what they saved.
pub fn compare(page: &Page, href: &str, theirs: &TopicWords, typed: &TopicWords) -> Meanwhile {
    let mut comparison = Comparison::new(href);
    comparison.line(page.t("field-topic"), "", &theirs.name, &typed.name);
    let tags: BTreeSet<&String> = theirs.intro.keys().chain(typed.intro.keys()).collect();
    for tag in tags {
        let in_it = |words: &TopicWords| words.intro.get(tag).cloned().unwrap_or_default();
        let label = page.t("field-topic-intro");
        comparison.text(label, tag, &in_it(theirs), &in_it(typed));
    }
    for (key, theirs, typed) in [
        ("topic-donations", &theirs.donations, &typed.donations),
        ("topic-materials", &theirs.materials, &typed.materials),
    ] {
        comparison.text(page.t(key), "", &written(theirs), &written(typed));
    }
    comparison.shown()
}

fn written(links: &[TopicLink]) -> String {
    let written = links.iter();
    let written = written.map(|link| format!("{} {}", link.title, link.url));
    written.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    fn words(intro: &[(&str, &str)], fund: &str) -> TopicWords {
        let intro = intro.iter();
        TopicWords {
            name: "DockSafety".to_owned(),
            intro: intro
                .map(|(tag, words)| ((*tag).to_owned(), (*words).to_owned()))
                .collect(),
            donations: vec![TopicLink {
                title: "Strike fund".to_owned(),
                url: fund.to_owned(),
            }],
            ..TopicWords::default()
        }
    }

    #[test]
    fn every_part_in_which_they_differ_is_told() {
        let page = Page::new(ENGLISH, "x", "x.example", "/desk/topics/docksafety");
        let theirs = words(&[("en", "Brakes."), ("fr", "Freins.")], "https://a.example");
        let told = |typed: &TopicWords| {
            let rows = compare(&page, "/desk/topics/docksafety", &theirs, typed).rows;
            let told = rows.into_iter().map(|row| (row.label, row.language));
            told.collect::<Vec<_>>()
        };
        assert!(told(&theirs).is_empty());
        let typed = words(&[("en", "Ropes."), ("fr", "Freins.")], "https://b.example");
        let label = |key: &str, language: &str| (page.t(key), language.to_owned());
        assert_eq!(
            told(&typed),
            [
                label("field-topic-intro", "en"),
                label("topic-donations", "")
            ]
        );
        let dropped = words(&[("en", "Brakes.")], "https://a.example");
        assert_eq!(told(&dropped), [label("field-topic-intro", "fr")]);
    }
}

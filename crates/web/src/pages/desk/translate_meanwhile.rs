//! A translation that somebody else saved while its form was open, beside what was typed.

use super::meanwhile::Comparison;
use crate::views::{Page, desk::meanwhile::Meanwhile};
use undersigned_federation::actions::translate::Translation;

/// What saving the form would change in what they saved, which is opened at `href`; `demands` are the
/// ids of all there are, in order.
pub fn compare(
    page: &Page,
    href: String,
    language: &str,
    demands: &[String],
    (theirs, typed): (&Translation, &Translation),
) -> Meanwhile {
    let mut comparison = Comparison::new(href);
    let title = page.t("editor-field-title");
    comparison.line(title, language, theirs.title.trim(), &typed.title);
    let body = page.t("editor-field-body");
    comparison.text(body, language, &theirs.body, &typed.body);
    for (id, number) in demands.iter().zip(1_usize..) {
        let in_it = |one: &Translation| one.demands.get(id).cloned().unwrap_or_default();
        let label = page.t1("translate-demand", "number", number);
        comparison.line(label, language, in_it(theirs).trim(), &in_it(typed));
    }
    let addressees = theirs.addressees.iter().zip(&typed.addressees);
    for ((theirs, typed), number) in addressees.zip(1_usize..) {
        let place = page.t1("editor-addressee-n", "number", number);
        for (key, theirs, typed) in [
            ("editor-field-office", &theirs.0, &typed.0),
            ("editor-field-holder", &theirs.1, &typed.1),
        ] {
            let label = page.t2("editor-field-in", "field", page.t(key), "place", &place);
            comparison.line(label, language, theirs.trim(), typed);
        }
    }
    comparison.shown()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    fn text(title: &str, demand: &str, office: &str) -> Translation {
        Translation {
            title: title.to_owned(),
            body: "Eins.\n\nZwei.".to_owned(),
            demands: [("a".to_owned(), demand.to_owned())].into(),
            addressees: vec![(office.to_owned(), "A. B.".to_owned())],
        }
    }

    #[test]
    fn every_part_in_which_they_differ_is_told() {
        let page = Page::new(ENGLISH, "x", "x.example", "/desk");
        let ids = ["a".to_owned(), "b".to_owned()];
        let theirs = text("Seile", "Bremsen", "Minister");
        let told = |typed: &Translation| -> Vec<String> {
            let compared = compare(&page, "/desk".to_owned(), "de", &ids, (&theirs, typed));
            compared.rows.into_iter().map(|row| row.label).collect()
        };
        assert!(told(&theirs).is_empty());
        let typed = text("Gute Seile", "", "Ministerin");
        assert_eq!(told(&typed), ["Title", "Demand 1", "Office (Addressee 1)"]);
    }
}

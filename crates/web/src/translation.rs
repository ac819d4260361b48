//! A text beside its translation, part by part: which parts are missing, which were translated
//! from something that has changed since. Pure.

use crate::difference::{paragraphs, words};
use std::collections::BTreeMap;
use undersigned_federation::actions::translate::{Base, Pair, Translation};
use undersigned_views::translation::{Addressee, Beside, Part, Standing};

/// Sets a translation beside its source.
#[must_use]
pub fn beside(
    source: &Translation,
    ids: &[String],
    target: &Translation,
    base: Option<&Base>,
) -> Beside {
    let title = part(
        &source.title,
        &target.title,
        base.and_then(|base| base.title.clone()),
    );
    let get = |map: &BTreeMap<String, String>, id: &String| -> String {
        map.get(id).cloned().unwrap_or_default()
    };
    let demands = ids.iter().map(|id| {
        let was = base.and_then(|base| base.demands.get(id).cloned());
        let one = part(&get(&source.demands, id), &get(&target.demands, id), was);
        (id.clone(), one)
    });
    let addressees = source.addressees.iter().zip(&target.addressees);
    Beside {
        title,
        demands: demands.collect(),
        addressees: addressees
            .map(|(source, target)| Addressee {
                office: part(&source.0, &target.0, None),
                holder: part(&source.1, &target.1, None),
            })
            .collect(),
        body: body(&source.body, &target.body, base),
    }
}

/// A part from its source, its translation and what that was made from.
#[must_use]
pub fn part(source: &str, target: &str, was: Option<String>) -> Part {
    let was = was.filter(|was| !was.is_empty() && !target.trim().is_empty());
    let changed = was.as_deref().is_some_and(|was| was != source);
    let standing = match (source.trim().is_empty(), target.trim().is_empty()) {
        (true, true) => Standing::Nothing,
        (true, false) => Standing::Left,
        (false, true) => Standing::Missing,
        (false, false) if changed => Standing::OutOfDate,
        (false, false) => Standing::Done,
    };
    Part {
        change: was
            .as_deref()
            .filter(|_| changed)
            .map(|was| words(was, source)),
        source: source.to_owned(),
        target: target.to_owned(),
        standing,
        was,
    }
}

/// Paragraphs of a body: what stands between empty lines.
fn split(text: &str) -> Vec<String> {
    text.split("\n\n")
        .map(|part| part.trim_matches('\n').to_owned())
        .filter(|part| !part.trim().is_empty())
        .collect()
}

/// Paragraphs as one body; those that are missing are left out.
#[must_use]
pub fn joined<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> String {
    let there = paragraphs.into_iter().map(str::trim);
    there
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn body(source: &str, target: &str, base: Option<&Base>) -> Vec<Part> {
    let pairs = match base {
        // Somebody changed the translation in the editor: which paragraph is which is lost.
        Some(base) if joined(base.body.iter().map(|pair| pair.target.as_str())) == target => {
            base.body.clone()
        }
        _ => return by_place(source, target),
    };
    let (known, unknown): (Vec<Pair>, Vec<Pair>) =
        pairs.into_iter().partition(|pair| !pair.source.is_empty());
    // A paragraph of the source may hold no empty line, so parting them again gives the same.
    let before = known
        .iter()
        .map(|pair| pair.source.as_str())
        .collect::<Vec<_>>()
        .join("\n\n");
    let mut pairs = known.into_iter();
    let mut parts: Vec<Part> = Vec::new();
    for passage in paragraphs(&before, source) {
        let (was, is) = (passage.before(), passage.after());
        let (was, is) = (was.trim_matches('\n'), is.trim_matches('\n'));
        let pair = match was.is_empty() {
            true => Pair::default(),
            false => pairs.next().unwrap_or_default(),
        };
        let was = (!was.is_empty()).then(|| was.to_owned());
        parts.push(part(is, &pair.target, was));
    }
    parts.extend(unknown.iter().map(|pair| part("", &pair.target, None)));
    parts.retain(|part| part.standing != Standing::Nothing);
    parts
}

/// Nothing is known: the first paragraph beside the first.
fn by_place(source: &str, target: &str) -> Vec<Part> {
    let (source, target) = (split(source), split(target));
    let count = source.len().max(target.len());
    let at = |texts: &[String], index: usize| texts.get(index).cloned().unwrap_or_default();
    (0..count)
        .map(|index| part(&at(&source, index), &at(&target, index), None))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(title: &str, body: &str) -> Translation {
        Translation {
            title: title.to_owned(),
            body: body.to_owned(),
            demands: BTreeMap::from([("d1".to_owned(), format!("Demand of {title}"))]),
            ..Translation::default()
        }
    }

    fn pair(source: &str, target: &str) -> Pair {
        Pair {
            source: source.to_owned(),
            target: target.to_owned(),
        }
    }

    fn ids() -> Vec<String> {
        vec!["d1".to_owned()]
    }

    fn base() -> Base {
        Base {
            language: "en".to_owned(),
            title: Some("Ropes".to_owned()),
            body: vec![
                pair("Ropes break every day here.", "Seile reissen."),
                pair("Nobody looks at them.", ""),
                pair("We ask for new ones now.", "Wir wollen neue."),
            ],
            demands: BTreeMap::new(),
        }
    }

    #[test]
    fn what_is_missing_and_what_is_out_of_date_is_marked() {
        let target = text("Seile", "Seile reissen.\n\nWir wollen neue.");
        let now = text(
            "Ropes",
            "Ropes break every night here.\n\nNobody looks at them.\n\nWe ask for new ones now.",
        );
        let beside = beside(&now, &ids(), &target, Some(&base()));
        let standings: Vec<Standing> = beside.body.iter().map(|part| part.standing).collect();
        use Standing::{Done, Missing, OutOfDate};
        assert_eq!(standings, [OutOfDate, Missing, Done]);
        assert_eq!(beside.body[2].target, "Wir wollen neue.");
        let change = beside.body[0].change.clone().unwrap();
        assert_eq!(change.before(), "Ropes break every day here.");
        assert!(change.is_changed());
        assert_eq!(beside.progress(), (5, 3));
        let missing = beside.missing();
        assert_eq!((missing.title, missing.body), (false, vec![2]));
        assert!(missing.demands.is_empty() && missing.offices.is_empty());
    }

    #[test]
    fn offices_are_to_be_translated_and_names_may_stay() {
        let of = |office: &str| Translation {
            addressees: vec![(office.to_owned(), "I. Vosk".to_owned())],
            ..Translation::default()
        };
        let mut target = of("");
        target.addressees[0].1.clear();
        let progress = |target: &Translation| {
            let beside = beside(&of("Minister"), &[], target, None);
            beside.progress()
        };
        assert_eq!(progress(&target), (1, 0));
        target.addressees[0].0 = "Ministre".to_owned();
        assert_eq!(progress(&target), (1, 1));
    }

    #[test]
    fn paragraphs_that_come_and_go_take_no_translation_with_them() {
        let target = text("Seile", "Seile reissen.\n\nWir wollen neue.");
        let now = text(
            "Ropes",
            "A new beginning of it all.\n\nWe ask for new ones now.",
        );
        let beside = beside(&now, &ids(), &target, Some(&base()));
        let rows: Vec<(&str, &str, Standing)> = beside
            .body
            .iter()
            .map(|part| (part.source.as_str(), part.target.as_str(), part.standing))
            .collect();
        assert!(
            rows.contains(&("A new beginning of it all.", "", Standing::Missing)),
            "{rows:?}"
        );
        assert!(
            rows.contains(&("", "Seile reissen.", Standing::Left)),
            "{rows:?}"
        );
        assert!(rows.contains(&(
            "We ask for new ones now.",
            "Wir wollen neue.",
            Standing::Done
        )));
        assert_eq!(rows.len(), 3, "{rows:?}");
    }

    #[test]
    fn without_knowing_they_stand_side_by_side() {
        let target = text("Seile", "Eins.\n\nZwei.\n\nDrei.");
        let shown = beside(&text("Ropes", "One.\n\nTwo."), &ids(), &target, None);
        let standings: Vec<Standing> = shown.body.iter().map(|part| part.standing).collect();
        assert_eq!(standings, [Standing::Done, Standing::Done, Standing::Left]);
        let other = Base {
            body: vec![pair("One.", "Ganz anders.")],
            ..base()
        };
        let again = beside(
            &text("Ropes", "One.\n\nTwo."),
            &ids(),
            &target,
            Some(&other),
        );
        assert_eq!(again.body, shown.body, "the editor was used meanwhile");
    }
}

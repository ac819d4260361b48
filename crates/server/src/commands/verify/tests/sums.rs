//! The sums, and who counted.

use super::*;
use crate::commands::verify::sums::in_words;

#[test]
fn organisations_and_people_are_said_apart_with_both_wordings() {
    let read = Bundle::read(bundle(&[note(), signer(1, 2, "Dockers")]).as_bytes()).unwrap();
    let list = undersigned_domain::fold(&read.state);
    let mut totals = list.totals.clone();
    let says = |totals: &undersigned_domain::Totals| in_words(totals, &list.entries);
    assert_eq!(says(&totals).len(), 1, "nothing is told apart that is one");
    let nobody_counted = "1 organisation by name, 0 people in personal capacity; no count of people, or of unnamed \
         organisations, in this file";
    assert_eq!(says(&totals), [nobody_counted]);
    totals.claims = vec![undersigned_domain::totals::Claim {
        by: organiser().actor,
        individuals: 0,
        unnamed_organisations: 0,
    }];
    totals.organisations.current = 2;
    totals.organisations.earlier = 6;
    totals.personal.earlier = 2;
    assert_eq!(
        says(&totals),
        [
            "8 organisations by name, 2 people in personal capacity, 0 organisations unnamed, 0 people counted",
            "Organisations by name: 2 signed the current wording, 6 an earlier one, as said beside each.",
            "People in personal capacity: 0 signed the current wording, 2 an earlier one, as said beside each.",
        ]
    );
}

#[test]
fn a_count_is_said_with_whose_it_is() {
    let id = "https://hub.example/tallies/1".to_owned();
    let tally = organiser()
        .tally(&envelope(id, 4), 9, 1, "by hand")
        .unwrap();
    let names = Names {
        name_map: [("en".to_owned(), "Hub".to_owned())].into(),
        ..Names::default()
    };
    let pin = Pin {
        revision: 1,
        text_digest: text().digest(),
    };
    let own = envelope("https://hub.example/endorsements/1".to_owned(), 3);
    let own = organiser().endorse(&own, &pin, &names, &[]).unwrap();
    let by = |said: &[Verified]| report(&bundle(said)).lines(true).join("\n");
    let unlisted = by(&[note(), tally.clone()]);
    let says = "Counted by https://hub.example/orgs/hub, by its own word: 9 people, 1 organisation unnamed.";
    assert!(unlisted.contains(says), "{unlisted}");
    let listed = by(&[note(), own, tally]);
    let says = "(https://hub.example/orgs/hub), by its own word: 9 people";
    assert!(
        listed.contains(says) && listed.contains("Counted by Hub (en)"),
        "{listed}"
    );
}

#[test]
fn a_count_that_was_changed_is_called_a_count() {
    let id = "https://hub.example/tallies/1".to_owned();
    let tally = organiser()
        .tally(&envelope(id, 4), 9, 1, "by hand")
        .unwrap();
    let text = bundle(&[note(), signer(1, 2, "Dockers"), tally]);
    let more = text.replace("\"individuals\":9", "\"individuals\":9000");
    assert_ne!(more, text);
    let lines = report(&more).lines(true);
    let says = "FAULT proof_invalid: https://hub.example/tallies/1 (by its own word the count of people and of unnamed \
                organisations)";
    assert!(lines.iter().any(|line| line == says), "{lines:?}");
    assert!(
        lines
            .iter()
            .any(|line| line
                .contains("no count of people, or of unnamed organisations, in this file")),
        "{lines:?}"
    );
}

//! Adopted amendments put into the text.

use crate::said::*;
use proptest::{prelude::*, sample::subsequence};
use undersigned_domain::{
    appeal::{AppealText, Demand, Part},
    proceedings::{Amendment, Change, consolidate},
};

fn clause(id: &str, words: &str) -> Demand {
    Demand {
        id: id.to_owned(),
        text: [("en".to_owned(), words.to_owned())].into(),
        part: Some(Part::Aims),
    }
}

fn text() -> Vec<Demand> {
    vec![clause("a", "A."), clause("b", "B."), clause("c", "C.")]
}

fn added(id: &str, after: Option<&str>) -> Amendment {
    Amendment {
        after: after.map(str::to_owned),
        ..amendment(Change::Add, id, "New.")
    }
}

/// The clauses as they follow, and those in conflict.
fn put(adopted: &[Amendment]) -> (Vec<String>, Vec<String>) {
    let adopted: Vec<&Amendment> = adopted.iter().collect();
    let whole = consolidate(&text(), &adopted);
    let words = |demand: &Demand| format!("{} {}", demand.id, demand.text["en"]);
    (whole.demands.iter().map(words).collect(), whole.conflicts)
}

#[test]
fn clauses_are_changed_struck_and_added_where_they_belong() {
    let (clauses, conflicts) = put(&[
        amendment(Change::Change, "a", "A, said better."),
        amendment(Change::Strike, "b", ""),
        added("y", Some("b")),
        added("x", Some("b")),
        added("z", Some("x")),
        added("w", None),
    ]);
    let expected = [
        "a A, said better.",
        "x New.",
        "z New.",
        "y New.",
        "c C.",
        "w New.",
    ];
    assert_eq!(clauses, expected);
    assert!(conflicts.is_empty());
    let (clauses, conflicts) = put(&[]);
    assert_eq!(clauses, ["a A.", "b B.", "c C."]);
    assert!(conflicts.is_empty());
}

#[test]
fn what_contradicts_itself_is_named_and_stays_as_it_was() {
    let (clauses, conflicts) = put(&[
        amendment(Change::Change, "a", "One."),
        amendment(Change::Change, "a", "Two."),
        amendment(Change::Strike, "nowhere", ""),
        added("b", None),
        added("lost", Some("nowhere")),
        // They stand behind each other only.
        added("ring", Some("rong")),
        added("rong", Some("ring")),
    ]);
    assert_eq!(clauses, ["a A.", "b B.", "c C."]);
    assert_eq!(conflicts, ["a", "b", "lost", "nowhere", "ring", "rong"]);
}

#[test]
fn two_that_say_the_same_are_one() {
    let once = amendment(Change::Change, "a", "One.");
    let (clauses, conflicts) = put(&[once.clone(), once]);
    assert_eq!(clauses[0], "a One.");
    assert!(conflicts.is_empty());
}

#[test]
fn a_clause_stays_in_its_part_and_a_new_one_says_or_inherits_it() {
    let named = Amendment {
        part: Some(Part::Activities),
        ..added("x", Some("a"))
    };
    let (inherits, last) = (added("y", Some("b")), added("z", None));
    let changed = amendment(Change::Change, "c", "Other.");
    let whole = consolidate(&text(), &[&named, &inherits, &last, &changed]);
    let part = |id: &str| {
        let found = whole.demands.iter().find(|demand| demand.id == id);
        found.expect("it is there").part
    };
    assert_eq!(part("x"), Some(Part::Activities));
    assert_eq!(part("y"), Some(Part::Aims));
    assert_eq!(part("c"), Some(Part::Aims));
    assert_eq!(part("z"), None);
}

#[test]
fn what_was_taken_into_a_text_is_found_there() {
    let changed = amendment(Change::Change, "a", "A, said better.");
    let (struck, new) = (amendment(Change::Strike, "b", ""), added("x", None));
    let all = [&changed, &struck, &new];
    assert!(all.iter().all(|one| !one.is_in(&text())));
    let mut whole = consolidate(&text(), &all).demands;
    assert!(all.iter().all(|one| one.is_in(&whole)));
    for demand in &mut whole {
        demand.text.insert("fr".to_owned(), "Traduit.".to_owned());
    }
    assert!(all.iter().all(|one| one.is_in(&whole)), "translated since");
    // Written in by hand under another id it stands there, too.
    let by_hand = [clause("other", "A, said better.")];
    assert!(changed.is_in(&by_hand) && !new.is_in(&by_hand));
}

/// What is no part that we know was sound before there were parts, and stays so.
#[test]
fn an_unknown_part_means_nothing() {
    for (value, expected) in [
        ("\"positions\"", Some(Part::Positions)),
        ("\"preamble\"", None),
        ("7", None),
        ("null", None),
        ("{\"en\": \"aims\"}", None),
    ] {
        let json = format!(
            "{{\"kind\": \"petition\", \"languages\": [\"en\"], \"title\": {{\"en\": \"T\"}}, \
             \"body\": {{}}, \"demands\": [{{\"id\": \"a\", \"text\": {{}}, \"part\": {value}}}]}}"
        );
        let read: AppealText = serde_json::from_str(&json).expect("a text");
        assert_eq!(read.demands[0].part, expected, "{value}");
    }
    let plain = serde_json::to_string(&Demand {
        part: None,
        ..clause("a", "A.")
    });
    assert!(!plain.expect("JSON").contains("part"));
}

fn pool() -> Vec<Amendment> {
    vec![
        amendment(Change::Change, "a", "One."),
        amendment(Change::Change, "a", "Two."),
        amendment(Change::Strike, "b", ""),
        amendment(Change::Strike, "nowhere", ""),
        added("x", Some("b")),
        added("y", Some("x")),
        added("y", Some("c")),
        added("z", None),
        added("ring", Some("ring")),
    ]
}

proptest! {
    #[test]
    fn the_order_of_amendments_does_not_matter(
        (some, disordered) in subsequence(pool(), 0..=9)
            .prop_flat_map(|some| (Just(some.clone()), Just(some).prop_shuffle()))
    ) {
        prop_assert_eq!(put(&some), put(&disordered));
        let (clauses, _) = put(&some);
        let mut ids: Vec<_> = clauses.iter().map(|line| line.split(' ').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), all);
    }
}

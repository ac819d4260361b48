//! What becomes of cases, however updates about them arrive.

use super::{OBJECT, case, say};
use proptest::prelude::*;
use serde_json::{Value, json};
use undersigned_domain::{
    Dispatch,
    cases::{CaseState, stories},
    dispatch::{Kind, digest_of_all},
    people::Day,
};

fn update(id: &str, seq: u64, date: &str, changes: &[(usize, &str, Option<&str>)]) -> Dispatch {
    let changes: Vec<Value> = changes
        .iter()
        .map(|(case, state, when)| {
            let mut change = json!({"case": format!("{OBJECT}/cases/{case}"), "state": state});
            if *state == "other" {
                change["words"] = json!({"en": "Something"});
            }
            if let Some(when) = when {
                change["when"] = json!(when);
            }
            change
        })
        .collect();
    let inside = json!({
        "date": date, "languages": ["en"], "title": {"en": "News"}, "body": {"en": "Words"},
        "cases": changes,
    });
    let id = format!("{OBJECT}/updates/{id}");
    say(Kind::Update, &id, seq, Some(inside)).expect("it is sound")
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn counts(dispatches: &[Dispatch], today: &str) -> Vec<(CaseState, u64, bool, bool, bool)> {
    let stories = stories(dispatches, |_| None);
    let counts = stories[0].counts(day(today)).into_iter();
    counts
        .map(|count| {
            (
                count.state,
                count.days,
                count.at_least,
                count.about,
                count.lasts,
            )
        })
        .collect()
}

#[test]
fn days_are_counted_while_somebody_is_held_and_stop_when_they_are_free() {
    let mut all = vec![
        case(1),
        update("a", 1, "2026-03-02", &[(1, "detained", Some("2026-03-01"))]),
        update("b", 2, "2026-03-10", &[(1, "charged", Some("2026-03-09"))]),
        update(
            "c",
            3,
            "2026-03-20",
            &[(1, "transferred", Some("2026-03-19"))],
        ),
    ];
    let held = |days| (CaseState::Detained, days, false, false, true);
    assert_eq!(counts(&all, "2026-07-22"), [held(143)]);
    assert_eq!(counts(&all, "2026-03-01"), [held(0)]);
    assert_eq!(counts(&all, "2026-02-28"), []);
    all.push(update(
        "d",
        4,
        "2026-07-22",
        &[(1, "released", Some("2026-07-22"))],
    ));
    let free = (CaseState::Detained, 143, false, false, false);
    assert_eq!(counts(&all, "2026-12-01"), [free]);
    // Held again: counted anew.
    all.push(update(
        "e",
        5,
        "2026-08-01",
        &[(1, "detained", Some("2026-08-01"))],
    ));
    assert_eq!(counts(&all, "2026-08-11"), [held(10)]);
}

#[test]
fn a_count_is_no_better_than_what_is_known() {
    let unknown = [
        case(1),
        update("a", 1, "2026-03-10", &[(1, "detained", None)]),
    ];
    let least = |days| (CaseState::Detained, days, true, false, true);
    assert_eq!(counts(&unknown, "2026-03-15"), [least(5)]);
    let month = [
        case(1),
        update("a", 1, "2026-04-10", &[(1, "detained", Some("2026-03"))]),
    ];
    assert_eq!(counts(&month, "2026-04-10"), [least(10)]);
    // Told within the month: it cannot have been later than that.
    let within = [
        case(1),
        update("a", 1, "2026-03-10", &[(1, "detained", Some("2026-03"))]),
    ];
    assert_eq!(counts(&within, "2026-03-15"), [least(5)]);
    let ended = [
        case(1),
        update("a", 1, "2026-03-01", &[(1, "detained", Some("2026-03-01"))]),
        update("b", 2, "2026-03-31", &[(1, "released", None)]),
    ];
    let most = (CaseState::Detained, 30, false, true, false);
    assert_eq!(counts(&ended, "2026-12-01"), [most]);
}

#[test]
fn a_hunger_strike_is_counted_beside_detention() {
    let all = [
        case(1),
        update("a", 1, "2026-03-01", &[(1, "detained", Some("2026-03-01"))]),
        update(
            "b",
            2,
            "2026-03-05",
            &[(1, "hunger-strike", Some("2026-03-05"))],
        ),
    ];
    let counted = counts(&all, "2026-03-11");
    assert_eq!(counted[0], (CaseState::Detained, 10, false, false, true));
    assert_eq!(counted[1], (CaseState::HungerStrike, 6, false, false, true));
}

#[test]
fn a_case_stands_where_it_stands_today_and_not_where_it_will() {
    let all = [
        case(1),
        update("a", 1, "2026-11-01", &[(1, "detained", Some("2026-11-01"))]),
        update("b", 2, "2026-11-20", &[(1, "charged", Some("2027-01-10"))]),
        update(
            "c",
            3,
            "2026-12-15",
            &[(1, "transferred", Some("2026-12-15"))],
        ),
    ];
    let stories = stories(&all, |_| None);
    let newest = |today: &str| {
        let entry = stories[0].newest(day(today));
        entry.map(|entry| entry.change.state.name())
    };
    for (today, state) in [
        ("2026-11-25", "detained"),
        ("2026-12-20", "transferred"),
        ("2027-01-10", "charged"),
        // Nothing had happened yet: what comes first stands.
        ("2026-10-01", "detained"),
    ] {
        assert_eq!(newest(today), Some(state), "{today}");
    }
}

/// As a server keeps them: of each id the one that outranks the others.
fn kept(told: &[Dispatch]) -> Vec<Dispatch> {
    let mut kept: std::collections::BTreeMap<String, Dispatch> = Default::default();
    for dispatch in told {
        match kept.get(&dispatch.id) {
            Some(held) if !dispatch.outranks(held) => {}
            _ => {
                kept.insert(dispatch.id.clone(), dispatch.clone());
            }
        }
    }
    kept.into_values().collect()
}

fn story_of(told: &[Dispatch], today: &str) -> String {
    let kept = kept(told);
    let digests: Vec<_> = kept.iter().map(|one| one.digest).collect();
    let stories = stories(&kept, |_| None);
    let told: Vec<String> = stories
        .iter()
        .map(|story| {
            format!(
                "{} {:?} {:?}",
                story.id,
                story.entries,
                story.counts(day(today))
            )
        })
        .collect();
    format!("{} {told:?}", digest_of_all(&digests))
}

fn any_update() -> impl Strategy<Value = Dispatch> {
    let state = 0..CaseState::ALL.len();
    let when = prop_oneof![
        Just(None),
        Just(Some("2026-03")),
        Just(Some("2026-03-05")),
        Just(Some("2026-03-07")),
        Just(Some("2026")),
    ];
    let change = (1_usize..3, state, when)
        .prop_map(|(case, state, when)| (case, CaseState::ALL[state].0, when));
    let changes = proptest::collection::vec(change, 0..3);
    (0..4_u8, 1..4_u64, 1..29_u8, changes).prop_map(|(id, seq, date, changes)| {
        update(
            &id.to_string(),
            seq,
            &format!("2026-03-{date:02}"),
            &changes,
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_arrival_and_repeats_leave_no_trace(
        updates in proptest::collection::vec(any_update(), 0..8),
        order in any::<u64>(),
    ) {
        let mut told = vec![case(1), case(2)];
        told.extend(updates);
        let expected = story_of(&told, "2026-05-01");
        let mut other = told.clone();
        other.extend(told.iter().take(3).cloned());
        let mut seed = order;
        for place in (1..other.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let with = usize::try_from(seed >> 33).unwrap_or(0) % (place + 1);
            other.swap(place, with);
        }
        prop_assert_eq!(story_of(&other, "2026-05-01"), expected);
    }

    #[test]
    fn a_correction_replaces_what_it_corrects(
        updates in proptest::collection::vec(any_update(), 1..6),
    ) {
        let mut told = vec![case(1), case(2)];
        told.extend(updates.iter().cloned());
        // Everything is taken back: nobody's story has an entry any more.
        for update in &updates {
            told.push(say(Kind::Update, &update.id, 9, None).expect("it is sound"));
        }
        let kept = kept(&told);
        prop_assert!(stories(&kept, |_| None).iter().all(|story| story.entries.is_empty()));
    }
}

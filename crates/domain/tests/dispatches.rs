//! What stands beside a list: the gate, which of two holds, and what becomes of cases.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use undersigned_domain::{
    AppealKey, Author, Dispatch, Fault, SecretKey,
    cases::{CaseState, stories},
    dispatch::{Envelope, Kind, Words, digest_of_all, read_words},
    people::Day,
};

const OBJECT: &str = "https://hub.example/appeals/x";

fn author() -> Author {
    Author {
        actor: "https://hub.example/orgs/hub".into(),
        key: SecretKey::from_seed(&[7; 32]),
        key_id: "https://hub.example/orgs/hub#ed25519-key".into(),
    }
}

fn say(kind: Kind, id: &str, seq: u64, inside: Option<Value>) -> Result<Dispatch, Fault> {
    let author = author();
    let appeal = AppealKey {
        object: OBJECT.into(),
        root: author.key.public(),
    };
    let envelope = Envelope {
        id,
        appeal: &appeal,
        kind,
        seq,
        now: "2026-11-20T08:00:00Z",
    };
    let inside = inside.map(|inside| match inside {
        Value::Object(members) => members,
        _ => Map::new(),
    });
    author.dispatch(&envelope, Map::new(), inside)
}

fn case(number: usize) -> Dispatch {
    let id = format!("{OBJECT}/cases/{number}");
    let inside = json!({"caseKind": "person", "names": {"en": format!("Case {number}")}});
    say(Kind::Case, &id, 1, Some(inside)).expect("it is sound")
}

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
fn the_gate_refuses_what_could_not_be_shown() {
    let update = |inside: Value| {
        say(
            Kind::Update,
            &format!("{OBJECT}/updates/1"),
            1,
            Some(inside),
        )
        .map(|_| ())
    };
    let sound = json!({"languages": ["en"], "title": {"en": "A"}, "body": {"en": "B"}});
    assert_eq!(update(sound.clone()), Ok(()));
    let with = |name: &str, value: Value| {
        let mut changed = sound.clone();
        changed[name] = value;
        changed
    };
    let case = |members: Value| {
        let mut change = json!({"case": format!("{OBJECT}/cases/1"), "state": "detained"});
        for (name, value) in members.as_object().expect("members") {
            change[name] = value.clone();
        }
        with("cases", json!([change]))
    };
    for (wrong, fault) in [
        (with("languages", json!([])), Fault::Member("languages")),
        (
            with("languages", json!(["en", "en"])),
            Fault::Member("languages"),
        ),
        (with("title", json!({})), Fault::Member("title")),
        (with("title", json!({"en": " "})), Fault::Member("title")),
        (
            with("title", json!({"en": "A", "de": "B"})),
            Fault::UnknownLanguage("de".into()),
        ),
        (
            with("body", json!({"en": "x".repeat(20_001)})),
            Fault::TooLong("body"),
        ),
        (with("date", json!("2026-02-30")), Fault::Member("date")),
        (
            with(
                "sources",
                json!([{"title": "A", "url": "javascript:alert(1)"}]),
            ),
            Fault::Member("sources"),
        ),
        (
            with("sources", json!([{"title": " "}])),
            Fault::Member("sources"),
        ),
        (
            with("sources", json!(vec![json!({"title": "A"}); 33])),
            Fault::TooLong("sources"),
        ),
        (case(json!({"state": "eaten"})), Fault::Member("state")),
        (case(json!({"state": "other"})), Fault::Member("words")),
        (case(json!({"when": "yesterday"})), Fault::Member("when")),
        (
            case(json!({"case": "https://hub.example:443/x"})),
            Fault::IdNotCanonical("case"),
        ),
    ] {
        assert_eq!(update(wrong.clone()), Err(fault), "{wrong}");
    }
}

#[test]
fn a_handover_names_its_list_and_is_whole_before_it_is_said() {
    let digest = format!("sha-256:{}", "0a".repeat(32));
    let whole = json!({
        "languages": ["en", "ar"], "date": "2026-12-01", "takenBy": {"en": "The minister"},
        "stateDigest": digest, "bundleDigest": digest, "count": 3,
        "evidence": [{"digest": digest, "mediaType": "image/png", "title": {"en": "A receipt"}}],
        "answers": [{"date": "2026-12-20", "by": {"en": "Her office"}, "text": {"en": "No."}}],
    });
    let read = |inside: &Value| match inside {
        Value::Object(members) => match read_words(Kind::Handover, members) {
            Ok(Words::Handover(handover)) => handover.check().map(|()| handover.write()),
            Ok(_) => unreachable!("a handover is read as one"),
            Err(fault) => Err(fault),
        },
        _ => unreachable!("members are an object"),
    };
    assert_eq!(read(&whole).map(Value::Object), Ok(whole.clone()));
    let without = |change: fn(&mut Value)| {
        let mut less = whole.clone();
        change(&mut less);
        read(&less).err()
    };
    type Mischief = fn(&mut Value);
    let cases: [(Mischief, Fault); 6] = [
        (|one| one["date"] = json!("tomorrow"), Fault::Member("date")),
        (
            |one| one["takenBy"] = json!({"ar": "x"}),
            Fault::Member("takenBy"),
        ),
        (
            |one| one["evidence"][0]["title"] = json!({}),
            Fault::Member("evidence"),
        ),
        (
            |one| one["answers"][0]["date"] = Value::Null,
            Fault::Member("date"),
        ),
        (
            |one| one["place"] = json!({"fr": "Ici"}),
            Fault::UnknownLanguage("fr".into()),
        ),
        (
            |one| one["bundleDigest"] = json!("md5:0"),
            Fault::DigestFormat("bundleDigest"),
        ),
    ];
    for (change, fault) in cases {
        assert_eq!(without(change), Some(fault));
    }
}

#[test]
fn a_letter_says_to_whom_it_goes_and_asks_for_nothing_that_nobody_can_fill_in() {
    let whole = json!({
        "languages": ["en", "ar"],
        "title": {"en": "Write", "ar": "اكتب"}, "subject": {"en": "S", "ar": "م"},
        "text": {"en": "{salutation} {town} {name}", "ar": "{salutation}"},
        "fields": [{"name": "town", "label": {"en": "Town"}, "needed": true}],
        "addressees": [
            {"name": "minister", "office": {"en": "Minister"}, "postal": "Square 1\nAmery",
             "fax": "+49 30 1", "email": "m@m.example",
             "holders": [{"name": {"en": "A"}, "until": "2026-01-31"},
                         {"name": {"en": "B"}, "from": "2026-02-01"}]},
            {"name": "member", "office": {"en": "Member"}, "own": {"en": "Look it up"}},
        ],
        "copies": [{"name": "embassy", "office": {"en": "Embassy"}}],
        "until": "2027-01-31", "sent": {"count": 3, "day": "2026-12-02"},
    });
    let read = |inside: &Value| match inside {
        Value::Object(members) => match read_words(Kind::Letter, members) {
            Ok(Words::Letter(letter)) => letter.check().map(|()| letter),
            Ok(_) => unreachable!("a letter is read as one"),
            Err(fault) => Err(fault),
        },
        _ => unreachable!("members are an object"),
    };
    let letter = read(&whole).expect("it is sound");
    assert_eq!(Value::Object(letter.write()), whole);
    let day = |text: &str| undersigned_domain::people::Day::parse(text).expect("a day");
    let holder = |on: &str| {
        let found = letter.addressees[0].holder_on(day(on));
        found.map(|holder| holder.name["en"].clone())
    };
    assert_eq!(holder("2026-01-31").as_deref(), Some("A"));
    assert_eq!(holder("2026-02-01").as_deref(), Some("B"));
    type Mischief = fn(&mut Value);
    let cases: [(Mischief, Fault); 8] = [
        (
            |one| one["text"]["en"] = json!("{nobody}"),
            Fault::Member("text"),
        ),
        (
            |one| one["title"] = json!({"en": "x"}),
            Fault::Member("title"),
        ),
        (
            |one| one["addressees"] = json!([]),
            Fault::Member("addressees"),
        ),
        (
            |one| one["addressees"][1]["name"] = json!("minister"),
            Fault::Member("addressees"),
        ),
        (
            |one| one["addressees"][0]["email"] = json!("m@m.example?bcc=x@y.example"),
            Fault::Member("email"),
        ),
        (
            |one| one["fields"][0]["name"] = json!("name"),
            Fault::Member("fields"),
        ),
        (
            |one| one["fields"][0]["name"] = json!("Town hall"),
            Fault::Member("fields"),
        ),
        (
            |one| one["addressees"][0]["holders"][0]["from"] = json!("2026-03-01"),
            Fault::Member("holders"),
        ),
    ];
    for (change, fault) in cases {
        let mut other = whole.clone();
        change(&mut other);
        assert_eq!(read(&other).err(), Some(fault), "{other}");
    }
    // A holder may be ended and another added; none may be renamed or left out.
    let follows = |change: Mischief| {
        let mut other = whole.clone();
        change(&mut other);
        read(&other).expect("it is sound").follows(&letter)
    };
    let gone = Err(Fault::Member("holders"));
    let holders = |one: &mut Value| one["addressees"][0]["holders"].take();
    assert_eq!(follows(|_| ()), Ok(()));
    assert_eq!(
        follows(|one| one["addressees"][0]["holders"][1]["until"] = json!("2026-12-31")),
        Ok(())
    );
    assert_eq!(
        follows(|one| one["addressees"][0]["holders"][1]["name"] = json!({"en": "C"})),
        gone
    );
    assert_eq!(
        follows(|one| one["addressees"][0]["holders"][0]["until"] = json!("2026-01-01")),
        gone
    );
    let mut without = whole.clone();
    let kept = holders(&mut without)[1].clone();
    without["addressees"][0]["holders"] = json!([kept]);
    assert_eq!(read(&without).expect("it is sound").follows(&letter), gone);
}

#[test]
fn what_was_taken_back_says_nothing_any_more() {
    let id = format!("{OBJECT}/cases/1");
    let gone = say(Kind::Case, &id, 2, None).expect("it is sound");
    assert_eq!(gone.words, Words::Withdrawn);
    assert_eq!(gone.value()["type"], "Tombstone");
    let mut told = gone.value();
    told["name"] = json!("Ada");
    assert!(Dispatch::check_value(&told).is_err());
    let mut inside = gone.value();
    inside["dispatch"]["names"] = json!({"en": "Ada"});
    assert_eq!(Dispatch::check_value(&inside), Err(Fault::Member("state")));
    assert_eq!(Dispatch::stored(gone.text()), Ok(gone));
}

#[test]
fn it_says_when_it_was_said_anew_and_no_gate_minds() {
    let author = author();
    let appeal = AppealKey {
        object: OBJECT.into(),
        root: author.key.public(),
    };
    let id = format!("{OBJECT}/cases/1");
    let envelope = Envelope {
        id: &id,
        appeal: &appeal,
        kind: Kind::Case,
        seq: 2,
        now: "2026-11-20T08:00:00Z",
    };
    let said = |updated: Value| {
        let around = Map::from_iter([("updated".to_owned(), updated)]);
        let inside = json!({"caseKind": "person"}).as_object().cloned();
        let said = author.dispatch(&envelope, around, inside);
        said.expect("it is sound").updated
    };
    let day = "2026-11-20T08:00:00Z";
    assert_eq!(said(json!(day)).as_deref(), Some(day));
    assert_eq!(said(json!(7)), None);
    assert_eq!(case(1).updated, None);
}

#[test]
fn only_the_organisers_own_origin_speaks_of_its_appeal() {
    let author = author();
    let appeal = AppealKey {
        object: "https://other.example/appeals/x".into(),
        root: author.key.public(),
    };
    let envelope = Envelope {
        id: "https://hub.example/x",
        appeal: &appeal,
        kind: Kind::Case,
        seq: 1,
        now: "2026-11-20T08:00:00Z",
    };
    let inside = json!({"caseKind": "person"});
    let said = author.dispatch(&envelope, Map::new(), inside.as_object().cloned());
    assert_eq!(said.map(|_| ()), Err(Fault::ProofOwner));
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

#[test]
fn a_meeting_is_signed_under_a_context_of_its_own() {
    let inside = json!({
        "languages": ["en"], "title": {"en": "Founding meeting"}, "timezone": "Europe/Berlin",
        "startTime": "2026-12-04T17:30:00Z", "venue": {"en": "Harbour hall"},
    });
    let id = format!("{OBJECT}/meetings/1");
    let said = say(Kind::Event, &id, 1, Some(inside)).expect("it is sound");
    assert_eq!(said.value()["type"], "Event");
    assert!(matches!(said.words, Words::Event(_)));
    assert_eq!(said.value()["@context"][2]["timezone"], "mz:timezone");
    // Neither is taken under the other's.
    let mut other = said.value();
    other["@context"] = case(1).value()["@context"].clone();
    other["proof"]["@context"] = other["@context"].clone();
    assert_eq!(Dispatch::check_value(&other), Err(Fault::UnknownContext));
    let mut other = case(1).value();
    other["@context"] = said.value()["@context"].clone();
    other["proof"]["@context"] = other["@context"].clone();
    assert_eq!(Dispatch::check_value(&other), Err(Fault::UnknownContext));
    let gone = say(Kind::Event, &id, 2, None).expect("it is sound");
    assert!(gone.is_withdrawn() && gone.outranks(&said));
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

//! What the gate refuses of what stands beside a list, and what it makes of the rest.

use super::{OBJECT, author, case, say};
use serde_json::{Map, Value, json};
use undersigned_domain::{
    AppealKey, Dispatch, Fault,
    dispatch::{Envelope, Kind, Words, read_words},
};

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

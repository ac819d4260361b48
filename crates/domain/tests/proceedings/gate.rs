//! What passes the gate, and what does not.

use crate::{common::*, said::*};
use serde_json::{Value, json};
use undersigned_domain::{
    Author, Proceeding,
    proceedings::{
        Amendment, AmendmentState, Answer, Ballot, Candidate, Change, Choices, Committee, Content,
        Majority, MajorityOf, Question, Unopened, is_proceeding,
    },
};

fn a_ballot() -> Proceeding {
    open(&root(), "ballot", 20, &terms())
}

fn a_committee() -> Proceeding {
    let candidate = |name: &str| Candidate {
        name: name.to_owned(),
        of: Some(dockers().actor),
        about: [("en".to_owned(), "Has done it before.".to_owned())].into(),
    };
    let ballot = Ballot {
        question: Question::Committee(Box::new(Committee {
            seats: 1,
            candidates: ["A", "B"].map(candidate).to_vec(),
            from: "2026-12-01".to_owned(),
            until: "2026-12-31".to_owned(),
            mandate: [("en".to_owned(), "Speaks for all.".to_owned())].into(),
        })),
        majority: None,
        ..terms()
    };
    open(&root(), "committee", 20, &ballot)
}

fn one_of_each() -> Vec<(Author, Proceeding)> {
    let ballot = a_ballot();
    let wage = propose(&dockers(), "a", 1, &amendment(Change::Add, "d1", "Wages."));
    let about = Ballot {
        question: Question::about(&wage).expect("it is on the table"),
        ..under_seal(Unopened::NotCast)
    };
    vec![
        (dockers(), wage),
        (root(), open(&root(), "sealed", 20, &about)),
        (root(), a_committee()),
        (root(), cancel(&root(), "ballot", 30)),
        (dockers(), vote(&dockers(), &ballot, 1, Answer::Yes)),
        (dockers(), elect(&dockers(), &a_committee(), &[0, 1])),
        (dockers(), opening(&dockers(), &ballot, 1, Answer::No)),
        (
            dockers(),
            recount(&dockers(), &ballot, 1, ballot.digest, &[ballot.digest]),
        ),
        (root(), ballot),
    ]
}

#[test]
fn what_is_written_reads_back() {
    for (_, said) in one_of_each() {
        let again = Proceeding::check(said.text().as_bytes()).expect("sound");
        assert_eq!(again, said);
        assert_eq!(Proceeding::stored(said.text()).expect("kept"), said);
        assert!(is_proceeding(said.value().as_object().expect("an object")));
    }
    let merged = Amendment {
        state: AmendmentState::Merged,
        into: Some(address(&teachers(), "b")),
        ..amendment(Change::Strike, "d1", "")
    };
    let Content::Amendment(read) = propose(&dockers(), "a", 2, &merged).content else {
        panic!("an amendment");
    };
    assert_eq!(*read, merged);
    let note = root_note();
    assert!(!is_proceeding(note.as_object().expect("an object")));
}

fn root_note() -> Value {
    note(&root(), 1, 1, "Free them now").value()
}

/// What servers of a later version say more is signed, kept and handed on.
#[test]
fn further_members_are_kept() {
    for (by, said) in one_of_each() {
        let more = with(&by, &said, "further", json!({"en": ["x", 1]})).expect("sound");
        assert_eq!(more.content, said.content);
        assert_ne!(more.digest, said.digest);
        assert_eq!(more.value()["further"]["en"][1], 1);
    }
}

#[test]
fn every_member_of_the_envelope_is_asked_for() {
    for (by, said) in one_of_each() {
        for (member, value, code) in [
            ("id", Value::Null, "member_invalid"),
            ("type", json!("Verdict"), "member_invalid"),
            ("attributedTo", json!("nobody"), "id_not_canonical"),
            ("attributedTo", json!(stranger().actor), "proof_owner"),
            ("id", json!("https://stranger.example/x"), "proof_owner"),
            (
                "key",
                json!(stranger().key.public().as_str()),
                "proof_invalid",
            ),
            ("object", json!(7), "member_invalid"),
            ("root", json!("z6"), "member_invalid"),
            ("seq", json!(0), "seq_range"),
            ("seq", json!("1"), "number_range"),
            ("state", json!("maybe"), "member_invalid"),
            ("published", json!(7), "member_invalid"),
        ] {
            let fault = with(&by, &said, member, value).expect_err(member);
            assert_eq!(fault.code(), code, "{member} of {}", said.id);
        }
        let altered = said.text().replace(NOW, "2027-12-02T00:00:00Z");
        assert!(Proceeding::check(altered.as_bytes()).is_err());
    }
}

fn refuse(by: &Author, said: &Proceeding, cases: &[(&str, Value, &str)]) {
    for (member, value, code) in cases {
        let fault = with(by, said, member, value.clone()).expect_err(member);
        assert_eq!(fault.code(), *code, "{member}: {value}");
    }
}

#[test]
fn amendments_say_what_becomes_of_which_clause() {
    let by = dockers();
    let said = propose(&by, "a", 1, &amendment(Change::Change, "d1", "Wages."));
    let invalid = "member_invalid";
    refuse(
        &by,
        &said,
        &[
            ("clause", json!(""), invalid),
            ("clause", json!("d".repeat(65)), "field_too_long"),
            ("change", json!("shout"), invalid),
            ("change", json!("strike"), invalid),
            ("text", Value::Null, invalid),
            ("text", json!({}), invalid),
            ("text", json!({"en": " "}), invalid),
            ("text", json!({"en": "x".repeat(10_001)}), "field_too_long"),
            ("text", json!({"not a language": "x"}), "unknown_language"),
            ("reasons", Value::Null, invalid),
            (
                "reasons",
                json!({"en": "x".repeat(5_001)}),
                "field_too_long",
            ),
            ("after", json!("d0"), invalid),
            ("part", json!("aims"), invalid),
            ("into", json!(said.id), invalid),
            ("state", json!("merged"), invalid),
            ("state", json!("withdrawn"), invalid),
            ("revision", json!(0), "number_range"),
            ("textDigest", json!("sha-256:0"), "digest_format"),
        ],
    );
}

#[test]
fn ballots_have_terms_that_can_be_counted() {
    let (by, said) = (root(), a_ballot());
    let voter = |seed: usize| json!({"voter": format!("https://a.example/{seed}")});
    let many: Vec<_> = (0..501).map(voter).collect();
    let delegate = json!([{"voter": by.actor, "by": by.actor}]);
    let invalid = "member_invalid";
    refuse(
        &by,
        &said,
        &[
            ("question", Value::Null, invalid),
            ("question", json!({"kind": "weather"}), invalid),
            ("roll", Value::Null, invalid),
            ("roll", json!([]), invalid),
            ("roll", json!([voter(1), voter(1)]), invalid),
            ("roll", json!(many), "field_too_long"),
            ("roll", delegate, invalid),
            ("quorum", json!(101), "number_range"),
            ("majority", Value::Null, invalid),
            (
                "majority",
                json!({"of": "all", "percent": 50, "more": true}),
                invalid,
            ),
            (
                "majority",
                json!({"of": "roll", "percent": 101, "more": true}),
                "number_range",
            ),
            ("majority", json!({"of": "roll", "percent": 50}), invalid),
            ("closes", Value::Null, invalid),
            ("sealed", Value::Null, invalid),
            ("sealed", json!(true), invalid),
        ],
    );
    let sealed = open(&by, "sealed", 20, &under_seal(Unopened::Abstention));
    refuse(
        &by,
        &sealed,
        &[
            ("opensUntil", json!(CLOSES), "number_range"),
            ("unopened", json!("yes"), invalid),
        ],
    );
    let elections = a_committee();
    let question = elections.value()["question"].clone();
    for (member, value) in [
        ("seats", json!(0)),
        ("seats", json!(51)),
        ("candidates", json!([{"name": "A"}])),
        ("candidates", json!([{"name": "A"}, {"name": " "}])),
        (
            "candidates",
            json!([{"name": "A"}, {"name": "B", "of": "nobody"}]),
        ),
        ("term", json!({"from": "2026-12-02", "until": "2026-12-01"})),
        ("term", json!({"from": "2026-13-01", "until": "2027-01-01"})),
        ("term", json!({"from": "+026-12-01", "until": "2027-01-01"})),
        ("mandate", json!({})),
    ] {
        let mut other = question.clone();
        other[member] = value;
        assert!(
            with(&by, &elections, "question", other).is_err(),
            "{member}"
        );
    }
    let percent = Ballot {
        majority: Some(Majority {
            of: MajorityOf::Roll,
            percent: 100,
            more: false,
        }),
        ..terms()
    };
    open(&by, "unanimous", 20, &percent);
}

/// Nothing depends on it but how a time is told, and who knows no such member takes the ballot all the same.
#[test]
fn a_ballot_says_in_which_zone_its_time_was_chosen_and_what_is_none_is_no_fault() {
    let zone_of = |said: &Proceeding| match &said.content {
        Content::Ballot(ballot) => ballot.zone.clone(),
        other => panic!("no open ballot: {other:?}"),
    };
    let ballot = Ballot {
        zone: Some("Asia/Kolkata".to_owned()),
        ..terms()
    };
    let said = open(&root(), "ballot", 20, &ballot);
    assert_eq!(said.value()["timezone"], "Asia/Kolkata");
    assert_eq!(said.content, Content::Ballot(Box::new(ballot)));
    // It is one of the terms, which every vote pins.
    let without = with(&root(), &said, "timezone", Value::Null).expect("sound");
    assert_eq!(zone_of(&without), None);
    assert_ne!(without.digest, said.digest);
    for none in [json!("by the harbour"), json!(""), json!(5), json!({})] {
        let other = with(&root(), &said, "timezone", none.clone()).expect("sound");
        assert_eq!(zone_of(&other), None, "{none}");
        assert_eq!(other.value()["timezone"], none);
    }
}

/// The words that are voted on are those whose digest is pinned.
#[test]
fn a_ballot_holds_the_amendment_that_it_names() {
    let wage = propose(&dockers(), "a", 1, &amendment(Change::Add, "d1", "Wages."));
    let ballot = Ballot {
        question: Question::about(&wage).expect("it is on the table"),
        ..terms()
    };
    let said = open(&root(), "ballot", 20, &ballot);
    let question = said.value()["question"].clone();
    // Words of the initiator's own are in nobody else's mouth.
    let another = propose(&root(), "a", 1, &amendment(Change::Add, "d1", "Hours."));
    let another = another.value()["proof"].clone();
    for (pointer, value) in [
        ("/document/text/en", json!("Wages, some time.")),
        ("/document/id", json!(address(&dockers(), "b"))),
        ("/document/proof", Value::Null),
        ("/document/proof/proofValue", another["proofValue"].clone()),
        ("/document/attributedTo", json!(root().actor)),
        ("/amendment", json!(address(&dockers(), "b"))),
        ("/digest", json!(said.digest.to_string())),
        ("/document", Value::Null),
    ] {
        let mut other = question.clone();
        *other.pointer_mut(pointer).expect("it is there") = value;
        let fault = with(&root(), &said, "question", other).expect_err(pointer);
        assert_eq!(fault.code(), "member_invalid", "{pointer}");
    }
}

#[test]
fn votes_have_one_spelling() {
    let by = dockers();
    let said = vote(&by, &a_ballot(), 1, Answer::Yes);
    let invalid = "member_invalid";
    refuse(
        &by,
        &said,
        &[
            ("choices", Value::Null, invalid),
            ("choices", json!("Yes"), invalid),
            ("choices", json!([1, 0]), invalid),
            ("choices", json!([0, 0]), invalid),
            ("choices", json!([100]), "number_range"),
            ("choices", json!([-1]), "number_range"),
            ("choices", json!({}), invalid),
            ("commitment", json!(said.digest.to_string()), invalid),
            ("voter", json!("dockers"), "id_not_canonical"),
            ("ballotDigest", Value::Null, invalid),
            ("closes", json!(0), "number_range"),
        ],
    );
    for choices in [
        Choices::Answer(Answer::Abstain),
        Choices::Candidates(vec![]),
        Choices::Candidates(vec![0, 7, 99]),
    ] {
        let read = Choices::from_value(&choices.to_value()).expect("it reads back");
        assert_eq!(read, choices);
    }
    let opened = opening(&by, &a_ballot(), 1, Answer::Yes);
    let short = nonce('n').split_off(1);
    refuse(
        &by,
        &opened,
        &[
            ("nonce", json!(short), invalid),
            ("nonce", json!(nonce('+')), invalid),
        ],
    );
    let counted = recount(&by, &a_ballot(), 1, said.digest, &[said.digest]);
    let twice = [said.digest.to_string(), said.digest.to_string()];
    refuse(
        &by,
        &counted,
        &[
            ("votes", json!(twice), invalid),
            ("votes", json!(["x"]), "digest_format"),
        ],
    );
}

#[test]
fn one_that_is_too_long_is_refused() {
    let said = vote(&dockers(), &a_ballot(), 1, Answer::Yes);
    let long = |bytes: usize| with(&dockers(), &said, "further", json!("x".repeat(bytes)));
    assert!(long(60 * 1024).is_ok());
    assert_eq!(
        long(64 * 1024).expect_err("too long").code(),
        "field_too_long"
    );
}

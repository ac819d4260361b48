//! Ballots in a file.

mod amendments;

use super::*;
use undersigned_domain::{
    Proceeding,
    proceedings::{
        self, Amendment, AmendmentState, Answer, Ballot, Cast, Change, Choices, Majority,
        MajorityOf, Question, Record, Recount, RollEntry, Sealed, Unopened, Vote,
    },
};

const CLOSES: u64 = 1_796_000_000_000;

fn say(kind: (&str, &str), name: &str, members: Map<String, Value>) -> Proceeding {
    say_at(10, kind, name, members)
}

fn say_at(seq: u64, kind: (&str, &str), name: &str, members: Map<String, Value>) -> Proceeding {
    let id = format!("{}/proceedings/{name}", organiser().actor);
    let appeal = envelope(String::new(), 1).appeal;
    let envelope = proceedings::Envelope {
        id: &id,
        appeal: &appeal,
        seq,
        now: NOW,
    };
    organiser()
        .proceeding(&envelope, kind.0, kind.1, members)
        .unwrap()
}

fn opened() -> Proceeding {
    say(("Ballot", "open"), "ballot", terms().members())
}

fn terms() -> Ballot {
    Ballot {
        question: Question::Text {
            revision: 1,
            text_digest: text().digest(),
        },
        roll: vec![RollEntry {
            voter: organiser().actor,
            delegate: None,
        }],
        quorum: 50,
        majority: Some(Majority {
            of: MajorityOf::Votes,
            percent: 50,
            more: true,
        }),
        closes: CLOSES,
        zone: None,
        sealed: None,
        words: [("en".to_owned(), "Shall it be so?".to_owned())].into(),
    }
}

fn voted(ballot: &Proceeding) -> Proceeding {
    cast(ballot, Cast::Open(Choices::Answer(Answer::Yes)))
}

fn cast(ballot: &Proceeding, cast: Cast) -> Proceeding {
    let vote = Vote {
        about: ballot.id.clone(),
        ballot_digest: ballot.digest,
        closes: CLOSES,
        voter: organiser().actor,
        cast,
    };
    say(("Vote", "cast"), "vote", vote.members())
}

fn bundle(said: &[Proceeding]) -> Bundle {
    bundle_of(&[note()], said)
}

fn bundle_of(statements: &[Verified], said: &[Proceeding]) -> Bundle {
    let texts: Vec<_> = statements.iter().map(Verified::text).collect();
    let text = Bundle::write_whole(&state(statements), &texts, said, &[]);
    Bundle::read(text.as_bytes()).unwrap()
}

/// What the organiser or a signer says of that signer's key.
fn about_the_docks(by: &Author, docks: &Author, seq: u64, state: AdmissionState) -> Verified {
    let key = docks.key.public();
    let admission = AdmissionOf {
        about: &docks.actor,
        role: Role::Signer,
        admits: Some(&key),
        state,
        names_digest: None,
        ordinal: None,
        since: None,
        reason: None,
        overrules: &[],
    };
    let id = format!("{}/admissions/{seq}", by.actor);
    by.admit(&envelope(id, seq), &admission).unwrap()
}

fn report_at(bundle: &Bundle, now: &str) -> Report {
    let questions = Questions {
        now: at(now),
        ..Questions::default()
    };
    Report::of(bundle, &questions)
}

#[test]
fn ballots_are_counted_anew_and_said() {
    let ballot = opened();
    let bundle = bundle(&[ballot.clone(), voted(&ballot)]);
    let report = report_at(&bundle, "2027-01-01T00:00:00Z");
    assert_eq!(faults(&report), [] as [&str; 0]);
    let lines = report.lines(true).join("\n");
    assert!(lines.contains("0 amendments and 1 ballot"), "{lines}");
    assert!(lines.contains("(text): adopted"), "{lines}");
    assert!(lines.contains("1 of 1 took part."), "{lines}");
    let json = serde_json::to_value(&report).unwrap();
    let counted = &json["decided"]["ballots"][0];
    assert_eq!(counted["result"]["adopted"], true);
    assert_eq!(counted["votes"][0]["standing"], "counted");
    assert_eq!(counted["votes"][0]["choices"], "yes");
    let before = report_at(&bundle, "2026-11-01T00:00:00Z");
    assert!(before.lines(true).join("\n").contains("not over yet"));
}

#[test]
fn a_ballot_is_said_with_the_time_until_which_votes_count() {
    let open = bundle(&[opened()]);
    let sealed = Sealed {
        opens_until: CLOSES + 3_600_000,
        unopened: Unopened::Abstention,
    };
    let terms = Ballot {
        sealed: Some(sealed),
        ..terms()
    };
    let sealed = bundle(&[say(("Ballot", "open"), "ballot", terms.members())]);
    let closes = "Votes count that were cast by 2026-11-30T00:53:20Z";
    for (bundle, words, opens_until) in [
        (&open, ".", None),
        (
            &sealed,
            ", if they are opened by 2026-11-30T01:53:20Z.",
            Some(CLOSES + 3_600_000),
        ),
    ] {
        for now in ["2026-11-01T00:00:00Z", "2027-01-01T00:00:00Z"] {
            let report = report_at(bundle, now);
            let text = report.lines(true).join("\n");
            assert!(text.contains(&format!("{closes}{words}")), "{text}");
            let json = serde_json::to_value(&report).unwrap();
            let ballot = &json["decided"]["ballots"][0];
            assert_eq!(ballot["closes"], CLOSES, "{json}");
            let opens = ballot.get("opensUntil").and_then(Value::as_u64);
            assert_eq!(opens, opens_until, "{json}");
        }
    }
}

#[test]
fn a_sealed_vote_that_is_not_opened_is_no_abstention() {
    let sealed = Sealed {
        opens_until: CLOSES + 1_000,
        unopened: Unopened::Abstention,
    };
    let terms = Ballot {
        sealed: Some(sealed),
        ..terms()
    };
    let ballot = say(("Ballot", "open"), "ballot", terms.members());
    let vote = cast(&ballot, Cast::Sealed(text().digest()));
    let bundle = bundle(&[ballot, vote]);
    for (now, words) in [
        ("2026-11-01T00:00:00Z", "sealed, not opened yet: "),
        ("2027-01-01T00:00:00Z", "sealed, never opened: "),
    ] {
        let report = report_at(&bundle, now);
        let text = report.lines(true).join("\n");
        let takes_part =
            "1 vote is sealed and not opened: it takes part, and is neither for nor against.";
        for said in ["0 yes, 0 no, 0 abstained.", takes_part, words] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(!text.contains("not counted"), "{text}");
        let json = serde_json::to_value(&report).unwrap();
        let result = &json["decided"]["ballots"][0]["result"];
        let told = (&result["abstain"], &result["unopened"]);
        assert_eq!(told, (&json!(0), &json!(1)), "{json}");
    }
}

#[test]
fn of_a_ballot_under_way_nobody_says_that_too_few_took_part() {
    let sealed = Sealed {
        opens_until: CLOSES + 1_000,
        unopened: Unopened::NotCast,
    };
    let terms = Ballot {
        sealed: Some(sealed),
        ..terms()
    };
    let ballot = say(("Ballot", "open"), "ballot", terms.members());
    let vote = cast(&ballot, Cast::Sealed(text().digest()));
    let bundle = bundle(&[ballot, vote]);
    let come = "1 sealed vote has come in: it takes part once it is opened.";
    let text = report_at(&bundle, "2026-11-01T00:00:00Z")
        .lines(true)
        .join("\n");
    for said in ["0 of 1 took part so far.", come] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let text = report_at(&bundle, "2027-01-01T00:00:00Z")
        .lines(true)
        .join("\n");
    assert!(
        text.contains("0 of 1 took part, which is not enough."),
        "{text}"
    );
    assert!(!text.contains(come), "{text}");
}

#[test]
fn a_file_without_any_says_nothing_of_ballots() {
    let report = report_at(&bundle(&[]), "2027-01-01T00:00:00Z");
    let json = serde_json::to_value(&report).unwrap();
    assert!(json.get("decided").is_none());
    assert!(!report.lines(true).join("\n").contains("ballot"));
}

#[test]
fn a_vote_that_an_older_file_had_is_left_out() {
    let ballot = opened();
    let old = bundle(&[ballot.clone(), voted(&ballot)]);
    let new = bundle(&[ballot]);
    assert_eq!(faults(&since(&new, &old)), ["left_out"]);
    assert_eq!(faults(&since(&old, &new)), [] as [&str; 0]);
}

/// A signer proposes something, and then says that its key had ended before that: honest servers hand out
/// the amendment no more.
#[test]
fn what_lost_its_standing_was_not_left_out() {
    let docks = at_server("docks", 2);
    let let_in = about_the_docks(&organiser(), &docks, 2, AdmissionState::Admitted);
    let appeal = envelope(String::new(), 1).appeal;
    let at = proceedings::Envelope {
        id: "https://docks.example/orgs/docks/proceedings/words",
        appeal: &appeal,
        seq: 10,
        now: NOW,
    };
    let proposed = docks.proceeding(&at, "Amendment", "proposed", brakes().members());
    let statements = [note(), let_in.clone()];
    let old = bundle_of(&statements, &[proposed.unwrap()]);
    let kept_back = bundle_of(&statements, &[]);
    assert_eq!(faults(&since(&kept_back, &old)), ["left_out"]);
    let ended = about_the_docks(&docks, &docks, 5, AdmissionState::Ended);
    let new = bundle_of(&[note(), let_in, ended], &[]);
    assert_eq!(faults(&since(&new, &old)), [] as [&str; 0]);
}

/// The organiser's own count of the ballot.
fn recounted(said: &[Proceeding]) -> Proceeding {
    let state = state(&[note()]);
    let record = Record::of(said, &state, &undersigned_domain::fold(&state));
    let entry = record.ballots.first().unwrap();
    let recount = Recount {
        about: entry.id.clone(),
        ballot_digest: entry.digest,
        result_digest: entry.result.digest,
        votes: entry.counted(),
    };
    say_at(
        CLOSES + 1,
        ("Recount", "counted"),
        "recount",
        recount.members(),
    )
}

fn warns_of_ballots(report: &Report) -> bool {
    let mut warnings = report.warnings.iter();
    warnings.any(|one| one.fault == "outcome_unconfirmed")
}

#[test]
fn a_file_without_votes_that_somebody_counted_is_not_sound() {
    let ballot = opened();
    let vote = voted(&ballot);
    let recount = recounted(&[ballot.clone(), vote.clone()]);
    let whole = bundle(&[ballot.clone(), vote, recount.clone()]);
    let report = report_at(&whole, "2027-01-01T00:00:00Z");
    assert!(report.sound && !warns_of_ballots(&report));
    let without = bundle(&[ballot, recount]);
    let report = report_at(&without, "2027-01-01T00:00:00Z");
    assert_eq!(faults(&report), ["votes_missing", "recounts_disagree"]);
    let text = report.lines(true).join("\n");
    for words in [
        "FAULT votes_missing",
        "0 of 1 organisation that counted it came to the same.",
        "missing in this file: the vote sha-256:",
        "Not sound.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let json = serde_json::to_value(&report).unwrap();
    let counted = &json["decided"]["ballots"][0];
    assert_eq!(counted["missingVotes"][0]["recounts"], 1, "{json}");
}

#[test]
fn that_nobody_confirms_an_outcome_is_warned_of() {
    let ballot = opened();
    let bundle = bundle(std::slice::from_ref(&ballot));
    let report = report_at(&bundle, "2027-01-01T00:00:00Z");
    assert!(report.sound);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["warnings"][0]["fault"], "outcome_unconfirmed");
    assert_eq!(json["warnings"][0]["statement"], ballot.id.as_str());
    let lines = report.lines(true);
    assert!(
        lines.iter().any(|line| line.contains("WARNING")),
        "{lines:?}"
    );
    assert!(lines.last().unwrap().contains("unconfirmed"), "{lines:?}");
    let before = report_at(&bundle, "2026-11-01T00:00:00Z");
    assert!(!warns_of_ballots(&before));
}

fn brakes() -> Amendment {
    Amendment {
        state: AmendmentState::Proposed,
        revision: 1,
        text_digest: text().digest(),
        change: Change::Change,
        clause: "brakes".to_owned(),
        after: None,
        part: None,
        text: [("en".to_owned(), "Inspect\nthe brakes.".to_owned())].into(),
        reasons: [("en".to_owned(), "They fail.".to_owned())].into(),
        into: None,
    }
}

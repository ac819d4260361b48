//! `--entry` with a number under which nobody is listed any more.

use super::*;
use undersigned_domain::Content;

fn asked(said: &[Verified], number: u64) -> Report {
    let read = Bundle::read(confirmed(said).as_bytes()).unwrap();
    let questions = Questions {
        entry: Some(number),
        ..Questions::default()
    };
    Report::of(&read, &questions)
}

#[test]
fn a_number_that_was_removed_is_no_fault() {
    let said = [
        note(),
        signer(1, 2, "Dockers"),
        removed(1, 6),
        signer(2, 3, "Nurses"),
    ];
    let report = asked(&said, 1);
    assert!(report.sound);
    let answer = serde_json::to_value(&report).unwrap();
    assert_eq!(answer["entries"], json!([]));
    assert_eq!(answer["vacated"], json!([{"number": 1, "why": "removed"}]));
    let lines = report.lines(true);
    let says =
        "Number 1 was given, and nobody is listed under it any more: an initiator took it off";
    assert!(lines.iter().any(|line| line.starts_with(says)), "{lines:?}");
    assert_eq!(lines.last().unwrap(), "Sound.");
    assert!(!lines.join("\n").contains("Dockers"), "{lines:?}");
}

#[test]
fn of_what_its_enterer_took_back_is_not_said_who_wanted_that() {
    let entered = signer(1, 2, "Dockers");
    let Content::Attestation(held) = &entered.statement().content else {
        panic!("an attestation");
    };
    let at = envelope("https://hub.example/attestations/1".to_owned(), 6);
    let gone = organiser().withdraw_attestation(&at, held).unwrap();
    let report = asked(&[note(), gone, signer(2, 3, "Nurses")], 1);
    assert!(report.sound);
    let answer = serde_json::to_value(&report).unwrap();
    assert_eq!(
        answer["vacated"],
        json!([{"number": 1, "why": "withdrawn", "byWhoEnteredIt": true}])
    );
    let text = report.lines(true).join("\n");
    let says = "any more: it was taken back by a statement in the file, which the organisation that had entered it \
                signed, for the signer or of its own accord; nothing says which.";
    assert!(text.contains(says), "{text}");
    assert!(!text.contains("its signer"), "{text}");
}

#[test]
fn a_number_that_was_joined_says_with_whom() {
    let id = |ordinal: u64| format!("https://hub.example/attestations/{ordinal}");
    let said = [
        note(),
        signer(1, 2, "Dockers"),
        signer(2, 3, "Dockers' Union"),
        joined(9),
    ];
    let report = asked(&said, 2);
    assert!(report.sound);
    let answer = serde_json::to_value(&report).unwrap();
    assert_eq!(
        answer["vacated"],
        json!([{"number": 2, "why": "joined", "joinedWith": id(1)}])
    );
    let text = report.lines(true).join("\n");
    let says = "it is one signer with number 1, Dockers (en), and counts once.";
    assert!(text.contains(says), "{text}");
}

#[test]
fn a_number_that_was_never_given_is_a_fault_of_the_question() {
    let report = asked(&[note(), signer(1, 2, "Dockers")], 9);
    assert_eq!(faults(&report), ["no_such_entry"]);
    let lines = report.lines(true);
    assert!(
        lines
            .last()
            .unwrap()
            .starts_with("The file is sound. Nobody in it"),
        "{lines:?}"
    );
}

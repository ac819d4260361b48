//! `--text`, and what signers say beside their names.

use super::*;
use undersigned_domain::{
    endorsement::Reservation,
    mandate::{Body, Mandate},
    people::Day,
};

#[test]
fn the_text_is_shown_as_it_was_signed_and_takes_over_no_terminal() {
    let read = Bundle::read(bundle(&[note()]).as_bytes()).unwrap();
    let asked = Questions {
        text: true,
        ..Questions::default()
    };
    let mut report = Report::of(&read, &asked);
    let lines = report.lines(true);
    for says in [
        "The text in en (as it is signed):",
        "  | Working brakes",
        "  | We ask for them.",
    ] {
        assert!(lines.iter().any(|line| line == says), "{says}: {lines:?}");
    }
    let answer = serde_json::to_value(&report).unwrap();
    assert_eq!(answer["text"]["whole"]["body"]["en"], "We ask for them.");
    // No line of it stands at the beginning of one of the report's.
    let whole = report.text.as_mut().unwrap().whole.as_mut().unwrap();
    whole
        .body
        .insert("en".to_owned(), "Begin\r\nSound.\n\u{1b}[2J".to_owned());
    let lines = report.lines(true);
    assert!(lines.iter().all(|line| line != "Sound."), "{lines:?}");
    let printed: Vec<String> = lines.iter().map(|line| words::printable(line)).collect();
    assert!(printed.iter().all(|line| !line.contains('\u{1b}')));
    let without = Report::of(&read, &Questions::default());
    assert!(!without.lines(true).join("\n").contains("We ask for them."));
}

#[test]
fn what_is_signed_stands_before_its_translations() {
    let read = Bundle::read(bundle(&[note()]).as_bytes()).unwrap();
    let asked = Questions {
        text: true,
        ..Questions::default()
    };
    let mut report = Report::of(&read, &asked);
    let text = report.text.as_mut().unwrap();
    let arabic = || "ar".to_owned();
    text.title.insert(arabic(), "مكابح سليمة".to_owned());
    text.translations.push(arabic());
    let whole = text.whole.as_mut().unwrap();
    whole.languages.insert(0, arabic());
    whole.translations.push(arabic());
    let lines = report.lines(true).join("\n");
    for (signed, translated) in [("(en)", "(ar)"), ("The text in en", "The text in ar")] {
        assert!(lines.find(signed) < lines.find(translated), "{lines}");
    }
}

#[test]
fn reservations_have_their_own_words_and_mandates_are_said() {
    let names = Names {
        name_map: [("en".to_owned(), "Hub".to_owned())].into(),
        ..Names::default()
    };
    let pin = Pin {
        revision: 1,
        text_digest: text().digest(),
    };
    let reserved = [Reservation {
        demand: "d3".to_owned(),
        text: Some("not before spring".to_owned()),
    }];
    let mandate = Mandate {
        by: Body::Assembly,
        on: Day::parse("2026-11-01").unwrap(),
    };
    let at = envelope("https://hub.example/endorsements/1".to_owned(), 3);
    let said = organiser().endorse_by_mandate(&at, &pin, &names, &reserved, Some(mandate));
    let lines = report(&bundle(&[note(), said.unwrap()]))
        .lines(true)
        .join("\n");
    let says = "does not sign d3 (“not before spring”); decided by its assembly on 2026-11-01";
    assert!(lines.contains(says), "{lines}");
}

//! Amendments in a file, and what became of them.

use super::*;

/// A ballot on an amendment of the organiser's, who answers it.
fn put_to_the_vote(answer: Answer) -> Vec<Proceeding> {
    let proposed = say(("Amendment", "proposed"), "words", brakes().members());
    let ballot = Ballot {
        question: Question::about(&proposed).unwrap(),
        words: Default::default(),
        ..terms()
    };
    let ballot = say(("Ballot", "open"), "ballot", ballot.members());
    let vote = cast(&ballot, Cast::Open(Choices::Answer(answer)));
    vec![proposed, ballot, vote]
}

#[test]
fn what_became_of_an_amendment_is_said_beside_it() {
    let line = |report: &Report| {
        let lines = report.lines(true);
        let of_it = |line: &String| line.contains("/proceedings/words by ");
        lines.into_iter().find(of_it).unwrap()
    };
    let after = "2027-01-01T00:00:00Z";
    for (answer, code, words) in [
        (Answer::Yes, "adopted", ", adopted"),
        (Answer::No, "rejected", ", not adopted"),
    ] {
        let file = bundle(&put_to_the_vote(answer));
        let report = report_at(&file, after);
        assert!(line(&report).ends_with(words), "{}", line(&report));
        let json = serde_json::to_value(&report).unwrap();
        let proposed = &json["decided"]["proposed"][0];
        assert_eq!(
            (&proposed["state"], &proposed["decided"]),
            (&json!("proposed"), &json!(code))
        );
        let before = report_at(&file, "2026-11-01T00:00:00Z");
        assert!(line(&before).ends_with(", proposed"), "{}", line(&before));
    }
}

#[test]
fn what_had_not_ended_when_the_appeal_was_withdrawn_decides_nothing() {
    let said = put_to_the_vote(Answer::Yes);
    let words = "decides nothing: the appeal was withdrawn before it had ended";
    // As its pages say: what ended before stays decided.
    for (seq, dated, is_cut_off) in [
        (2, None, true),
        (CLOSES, None, true),
        (CLOSES + 1, None, false),
        // Nor does a date that somebody writes there undo it.
        (CLOSES + 120_000, Some("2026-01-01T00:00:00Z"), false),
    ] {
        let withdrawn = bundle_of(&[note_in("withdrawn", seq, dated)], &said);
        let report = report_at(&withdrawn, "2027-01-01T00:00:00Z");
        let text = report.lines(true).join("\n");
        assert_eq!(text.contains(words), is_cut_off, "{seq}: {text}");
        assert_eq!(text.contains(": adopted"), !is_cut_off, "{seq}: {text}");
        let stands = if is_cut_off { "proposed" } else { "adopted" };
        let of_it = |line: &&str| line.contains("/proceedings/words by ");
        let line = text.lines().find(of_it).unwrap();
        assert!(line.ends_with(&format!(", {stands}")), "{seq}: {line}");
        let json = serde_json::to_value(&report).unwrap();
        let ballot = &json["decided"]["ballots"][0];
        assert_eq!(ballot["appealWithdrawn"], json!(is_cut_off), "{seq}");
        let adopted = (!is_cut_off).then_some(true);
        assert_eq!(ballot["result"]["adopted"], json!(adopted), "{seq}");
    }
    let open = report_at(&bundle(&said), "2027-01-01T00:00:00Z");
    assert!(!open.lines(true).join("\n").contains(words));
}

#[test]
fn what_an_amendment_would_do_is_said() {
    let proposed = say(("Amendment", "proposed"), "words", brakes().members());
    let report = report_at(&bundle(&[proposed]), "2027-01-01T00:00:00Z");
    let text = report.lines(true).join("\n");
    assert!(
        text.contains("clause `brakes` would read otherwise:"),
        "{text}"
    );
    assert!(text.contains("en: Inspect the brakes."), "{text}");
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["decided"]["proposed"][0]["clause"], "brakes");
    assert_eq!(json["decided"]["amendments"], 1);
}

//! Which servers saw the whole list, and which did not.

use super::*;

#[test]
fn who_saw_the_whole_list_is_said_and_who_else_did_not() {
    let mut all = vec![note(), signer(1, 2, "Dockers")];
    all.extend(member("b", 22, 3).into_iter().chain(member("c", 23, 4)));
    let words = [
        word("hub", 1, &all, "2026-12-02T01:00:00Z"),
        word("b", 2, &all, "2026-12-02T02:00:00Z"),
        word("c", 3, &all[..1], "2026-12-02T03:00:00Z"),
    ];
    let report = report(&seen(&all, &words));
    assert!(report.sound);
    let answer = serde_json::to_value(&report).unwrap();
    let of: Vec<_> = answer["seenBy"].as_array().unwrap().iter().collect();
    assert_eq!(of.len(), 3);
    assert_eq!(of[0]["instance"], "https://b.example");
    assert_eq!(of[0]["at"], "2026-12-02T02:00:00Z");
    assert_eq!(
        (&of[0]["wholeList"], &of[2]["wholeList"]),
        (&json!(true), &json!(false))
    );
    let text = report.lines(true).join("\n");
    for says in [
        "This whole list was seen by 2 of 3 servers, last at 2026-12-02T02:00:00Z:",
        "https://hub.example, the organiser's own server, at 2026-12-02T01:00:00Z",
        "https://c.example saw a shorter, probably earlier list at 2026-12-02T03:00:00Z: 1 signed statement then, 6 in this file",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
}

#[test]
fn that_nobody_else_saw_it_is_said_plainly() {
    let mut all = vec![note(), signer(1, 2, "Dockers")];
    all.extend(member("b", 22, 3));
    let plain = |words: &[String]| {
        let report = report(&seen(&all, words));
        assert!(report.sound);
        report.lines(true).join("\n")
    };
    let nobody = plain(&[]);
    for says in [
        "This file carries no server's word of which list it saw, not even that of the organiser's own server.",
        "get it anew from the organiser's server, or ask it what it holds (--online).",
        "\nSound as far as it goes: no server's word shows that it is whole",
    ] {
        assert!(nobody.contains(says), "{says}: {nobody}");
    }
    assert!(!nobody.contains("normal"), "{nobody}");
    let stranger = plain(&[word("spam", 9, &all, NOW)]);
    let says = "This file carries no server's word that counts of which list it saw";
    assert!(stranger.contains(says), "{stranger}");
    let own = plain(&[word("hub", 1, &all, NOW)]);
    assert!(
        own.contains("So far only the organiser's own server has signed that."),
        "{own}"
    );
    assert!(
        own.contains("no line is missing, this file cannot show by itself"),
        "{own}"
    );
    let keys = "That these keys are those servers', this file cannot show";
    assert!(own.contains(keys) && !nobody.contains(keys), "{own}");
    let other = plain(&[word("b", 1, &all[..1], NOW)]);
    assert!(other.contains("yet. That is normal"), "{other}");
    // Nobody is alarmed by what is normal, and everybody by what is not.
    for calm in [&nobody, &own, &other] {
        assert!(!calm.contains("CAREFUL"), "{calm}");
    }
    let more = [&all[..], &[signer(2, 5, "Nurses")]].concat();
    let longer = plain(&[word("b", 1, &more, NOW)]);
    assert!(
        longer.contains("CAREFUL: 1 server saw more statements than this file has."),
        "{longer}"
    );
    assert!(!longer.contains("That is normal"), "{longer}");
    assert!(
        longer.contains("\nSound, but incomplete: "),
        "who reads the last line alone is told, too: {longer}"
    );
    // Whoever asks for it has it as a fault.
    let strict = with_strict(&seen(&all, &[word("b", 1, &more, NOW)]), true);
    assert_eq!((strict.sound, faults(&strict)), (false, vec!["seen_more"]));
    let last = strict.lines(true).pop().unwrap();
    assert!(last.starts_with("Sound, but incomplete: "), "{last}");
    let why = "is a fault here, since you asked with --strict";
    assert!(last.contains(why), "{last}");
    assert!(!longer.contains(why), "{longer}");
    assert!(with_strict(&seen(&all, &[word("b", 1, &all, NOW)]), true).sound);
}

/// A line that was taken out, with a digest that is right for the rest.
#[test]
fn to_take_out_the_words_as_well_makes_no_better_file() {
    let all = [
        note(),
        signer(1, 2, "Dockers"),
        signer(2, 3, "Nurses"),
        removed(1, 4),
    ];
    let (whole, cut) = (word("hub", 1, &all, NOW), &all[..2]);
    let earlier = word("hub", 1, &all[..1], NOW);
    let stranger = word("spam", 9, cut, NOW);
    let asked = |words: &[String], strict| with_strict(&seen(cut, words), strict);
    let last = |report: &Report| report.lines(true).pop().unwrap();
    let kept = asked(&[whole], false);
    assert!(last(&kept).starts_with("Sound, but incomplete: "));
    for words in [vec![], vec![earlier], vec![stranger]] {
        let report = asked(&words, false);
        assert!(report.sound, "its lines are what they are");
        let answer = serde_json::to_value(&report).unwrap();
        let warned = json!([{"statement": "seenBy", "fault": "seen_by_nobody"}]);
        assert_eq!(answer["warnings"], warned);
        let says = "Sound as far as it goes: no server's word shows that it is whole";
        assert!(last(&report).starts_with(says), "{}", last(&report));
        let strict = asked(&words, true);
        assert_eq!(
            (strict.sound, faults(&strict)),
            (false, vec!["seen_by_nobody"])
        );
        assert!(strict.warnings.is_empty());
        let why = "That is a fault here, since you asked with --strict";
        assert!(last(&strict).contains(why), "{}", last(&strict));
    }
    // Whoever has the digest from elsewhere needs no server's word.
    let read = Bundle::read(seen(cut, &[]).as_bytes()).unwrap();
    let asked = Questions {
        strict: true,
        digest: Some(read.state.digest()),
        ..Questions::default()
    };
    let report = Report::of(&read, &asked);
    assert!(report.sound);
    assert_eq!(last(&report), "Sound.");
}

//! Words of servers behind which nobody on the list stands.

use super::*;

/// A word of a server that nobody knows, for another list and as many statements as it likes.
fn made_up(server: &str, count: usize) -> String {
    let actor = format!("https://{server}.example/actor");
    let author = Author {
        key: SecretKey::from_seed(&[99; 32]),
        key_id: format!("{actor}#ed25519-key"),
        actor,
    };
    let (appeal, digest) = (envelope(String::new(), 1).appeal, text().digest());
    let word = SeenBy::sign(&author, &appeal, digest, count, NOW).unwrap();
    word.text().to_owned()
}

#[test]
fn row_742_a_made_up_word_for_more_makes_no_file_incomplete() {
    let mut all = vec![note(), signer(1, 2, "Dockers")];
    all.extend(member("b", 22, 3));
    let words = [word("b", 2, &all, NOW), made_up("spam", 99_999)];
    for strict in [false, true] {
        let report = with_strict(&seen(&all, &words), strict);
        assert!(report.sound && report.warnings.is_empty(), "{strict}");
        let lines = report.lines(true);
        assert_eq!(lines.last().unwrap(), "Sound.");
        let text = lines.join("\n");
        assert!(!text.contains("CAREFUL"), "{text}");
        for says in [
            "This whole list was seen by 1 of 1 server, last at",
            "Not counted: the words of 1 server behind which nobody on the list stands.",
            "Unknown servers said more (1 of them, than this file has); nobody on the list stands behind them.",
            "  https://spam.example saw a longer list at",
        ] {
            assert!(text.contains(says), "{says}: {text}");
        }
    }
    let answer = serde_json::to_value(report(&seen(&all, &words))).unwrap();
    let by = |name: &str| {
        let words = answer["seenBy"].as_array().unwrap().iter();
        let mut of = words.filter(|word| word["instance"] == format!("https://{name}.example"));
        of.next().unwrap()["vouched"].clone()
    };
    assert_eq!((by("b"), by("spam")), (json!(true), json!(false)));
    // Nor does one for this very list outdo what others saw, or count as having seen it.
    let more = [&all[..], &[signer(2, 5, "Nurses")]].concat();
    let words = [
        word("b", 2, &more, NOW),
        word("spam", 9, &all, "2026-12-03T00:00:00Z"),
    ];
    let report = report(&seen(&all, &words));
    assert_eq!(report.seen_more().len(), 1);
    let text = report.lines(true).join("\n");
    assert!(
        text.contains("No server has confirmed this very list yet."),
        "{text}"
    );
}

#[test]
fn a_server_that_the_readers_policy_names_is_no_stranger() {
    let all = [note(), signer(1, 2, "Dockers")];
    let more = [&all[..], &[signer(2, 5, "Nurses")]].concat();
    let words = [word("archive", 7, &more, NOW)];
    let read = Bundle::read(seen(&all, &words).as_bytes()).unwrap();
    let with = |seed: u8| {
        let key = SecretKey::from_seed(&[seed; 32]).public();
        let policy =
            format!("servers = [{{ instance = \"https://archive.example\", key = \"{key}\" }}]");
        let policy = Policy::read(policy.as_bytes()).unwrap();
        let asked = Questions {
            policy: Some(&policy),
            now: at(NOW),
            ..Questions::default()
        };
        Report::of(&read, &asked).seen_more().len()
    };
    assert_eq!(with(7), 1);
    assert_eq!(with(8), 0, "under another key it is anybody");
}

#[test]
fn that_a_file_is_incomplete_is_no_secret_of_the_sentences() {
    let mut all = vec![note(), signer(1, 2, "Dockers")];
    all.extend(member("b", 22, 3));
    let more = [&all[..], &[signer(2, 5, "Nurses")]].concat();
    let answer = report(&seen(&all, &[word("b", 2, &more, NOW)]));
    let answer = serde_json::to_value(answer).unwrap();
    assert_eq!(answer["sound"], true);
    let warned = json!([{"statement": "https://b.example", "fault": "seen_more"}]);
    assert_eq!(answer["warnings"], warned);
}

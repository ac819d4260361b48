//! `--policy`.

use super::*;

fn policy(text: &str) -> Policy {
    Policy::read(text.as_bytes()).unwrap()
}

#[test]
fn a_policy_asks_for_certain_words() {
    let key = |seed: u8| SecretKey::from_seed(&[seed; 32]).public();
    let all = [note(), signer(1, 2, "Dockers")];
    let words = [
        word("b", 2, &all, "2026-12-02T00:00:00Z"),
        word("c", 3, &all[..1], "2026-12-02T00:00:00Z"),
        word("d", 4, &all, "2026-12-02T00:00:00Z"),
    ];
    let read = Bundle::read(seen(&all, &words).as_bytes()).unwrap();
    let server = |name: &str, seed: u8| {
        format!(
            "{{ instance = \"https://{name}.example\", key = \"{}\" }}",
            key(seed)
        )
    };
    let judge = |servers: &[String], rest: &str, now: &str| {
        let policy = policy(&format!("servers = [{}]\n{rest}", servers.join(",")));
        let questions = Questions {
            policy: Some(&policy),
            now: at(now),
            ..Questions::default()
        };
        let report = Report::of(&read, &questions);
        let answer = serde_json::to_value(&report).unwrap();
        assert_eq!(report.sound, answer["policy"]["met"] == true);
        let why = answer["policy"]["servers"].as_array().unwrap().iter();
        let why: Vec<String> = why
            .map(|server| server["whyNot"].as_str().unwrap_or("counts").to_owned())
            .collect();
        (report.sound, faults(&report).len(), why)
    };
    // Which rule, and by whom.
    let said = |servers: &[String], rest: &str, now: &str| {
        let policy = policy(&format!("servers = [{}]\n{rest}", servers.join(",")));
        let questions = Questions {
            policy: Some(&policy),
            now: at(now),
            ..Questions::default()
        };
        Report::of(&read, &questions).lines(false).join("\n")
    };
    let soon = "2026-12-02T00:05:00Z";
    let (b, c, d, e) = (
        server("b", 2),
        server("c", 3),
        server("d", 4),
        server("e", 5),
    );
    assert_eq!(
        judge(std::slice::from_ref(&b), "", soon),
        (true, 0, vec!["counts".into()])
    );
    let four = [b.clone(), c, d, e];
    let unmet = said(&four, "needed = 3", soon);
    for words in [
        "asks for 3 of 4 servers: 2 saw this whole list. That is not enough: `needed` is not met.",
        "https://b.example saw this whole list at 2026-12-02T00:00:00Z",
        "https://c.example saw another list at 2026-12-02T00:00:00Z",
        "https://e.example has no word in this file",
    ] {
        assert!(unmet.contains(words), "{words}: {unmet}");
    }
    let old = said(&four[..1], "max_age = \"7d\"", "2026-12-10T00:00:00Z");
    let words = "at 2026-12-02T00:00:00Z: longer ago than `max_age` allows, which is 7d";
    assert!(old.contains(words), "{old}");
    let other = said(&[server("b", 9)], "", soon);
    let words = "another key than its `key`";
    assert!(other.contains(words), "{other}");
    let why: Vec<String> = ["counts", "other-list", "counts", "missing"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(judge(&four, "needed = 2", soon), (true, 0, why.clone()));
    assert_eq!(judge(&four, "needed = 3", soon), (false, 2, why.clone()));
    assert_eq!(judge(&four, "", soon), (false, 2, why));
    let other_key = judge(&[server("b", 9)], "", soon);
    assert_eq!(other_key, (false, 1, vec!["other-key".into()]));
    let week = "max_age = \"7d\"";
    assert!(judge(std::slice::from_ref(&b), week, "2026-12-09T00:00:00Z").0);
    let late = judge(std::slice::from_ref(&b), week, "2026-12-09T00:00:01Z");
    assert_eq!(late, (false, 1, vec!["too-old".into()]));
    assert!(
        judge(std::slice::from_ref(&b), week, "2026-12-01T23:50:00Z").0,
        "clocks differ"
    );
    let ahead = judge(&[b], week, "2026-12-01T23:49:59Z");
    assert_eq!(ahead, (false, 1, vec!["ahead-of-time".into()]));
}

#[test]
fn a_policy_is_read_strictly() {
    let key = SecretKey::from_seed(&[1; 32]).public();
    let one = format!("{{ instance = \"https://b.example\", key = \"{key}\" }}");
    let read = |text: String| Policy::read(text.as_bytes());
    assert!(read(format!("servers = [{one}]\nneeded = 1\nmax_age = \"12h\"")).is_ok());
    for wrong in [
        String::new(),
        "servers = []".to_owned(),
        format!("servers = [{one}, {one}]"),
        format!("servers = [{one}]\nneeded = 0"),
        format!("servers = [{one}]\nneeded = 2"),
        format!("servers = [{one}]\nmax_age = \"soon\""),
        format!("servers = [{one}]\nmax_age = \"0s\""),
        format!("servers = [{one}]\nneeeded = 1"),
        format!("servers = [{}]", one.replace("key", "keys")),
        format!(
            "servers = [{}]",
            one.replace("b.example", "b.example/actor")
        ),
        format!("servers = [{}]", one.replace("https", "ftp")),
        format!("servers = [{}]", one.replace("z6Mk", "z6Xk")),
        format!("servers = [{}]", one.replace(" }", ", name = \"b\" }")),
    ] {
        assert!(read(wrong.clone()).is_err(), "{wrong}");
    }
    assert!(Policy::read(&[0xff]).is_err());
    // What is wrong is said in words: where, what, and how it is written.
    for (text, says) in [
        (
            format!("servers = [{one}]\nneeeded = 1"),
            "line 2: unknown field `neeeded`",
        ),
        (format!("servers = [{one}]\n\nneeded = "), "line 3: "),
        (String::new(), "line 1: missing field `servers`"),
    ] {
        let why = read(text).unwrap_err();
        assert!(why.starts_with(says), "{why}");
        assert!(
            why.contains("servers = [{ instance = \"https://dockers.example\", key = \"z6Mk…\" }]")
        );
        assert!(
            !why.contains('\n') && !why.contains('|'),
            "one plain sentence: {why}"
        );
    }
}

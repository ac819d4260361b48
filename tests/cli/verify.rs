//! `verify`: what an offline reader can rely on.

use crate::{PROGRAM, assert_usage, code, stderr, stdout};
use serde_json::{Value, json};
use std::{
    io::Write as _,
    path::PathBuf,
    process::{Output, Stdio},
};
use undersigned_tests::{Backend, Coalition, until};

/// A bundle in a folder, and what its server says of it.
struct Subject {
    coalition: Coalition,
    appeal: String,
    bundle: Value,
}

impl Subject {
    async fn new() -> Self {
        let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], Backend::Sqlite).await;
        let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
        let appeal = hub.publish("free-them").await;
        dockers.endorse(&appeal, "Dockers").await.expect(202);
        hub.attest(
            &appeal,
            json!({"names": {"en": "Paper Union"}, "ordinal": 7}),
        )
        .await;
        coalition.settle(&["hub", "dockers"], &appeal, 2).await;
        // The word in it is at most a second older than the list.
        let bundle = until("the organiser's word for the whole list", || async {
            let bundle = hub.fetch("/appeals/free-them/bundle").await.expect(200);
            let words = bundle["seenBy"].as_array().into_iter().flatten();
            let mut whole = words.map(|word| word["stateDigest"] == bundle["stateDigest"]);
            match whole.any(|is_whole| is_whole) {
                true => Ok(bundle),
                false => Err(bundle["seenBy"].to_string()),
            }
        })
        .await;
        Self {
            coalition,
            appeal,
            bundle,
        }
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path: PathBuf = self.coalition["hub"].folder().join(name);
        std::fs::write(&path, text).expect("the file can be written");
        path.display().to_string()
    }

    /// `verify --json` of a bundle changed by `change`.
    fn check(&self, change: impl FnOnce(&mut Value), further: &[&str]) -> (i32, Value) {
        let mut bundle = self.bundle.clone();
        change(&mut bundle);
        let file = self.write("changed.json", &bundle.to_string());
        let output = verify(&[&[file.as_str(), "--json"], further].concat());
        let report = serde_json::from_str(&stdout(&output));
        (
            code(&output),
            report.unwrap_or_else(|_| panic!("{}", stderr(&output))),
        )
    }

    fn statement(bundle: &mut Value, kind: &str) -> usize {
        let statements = bundle["statements"].as_array().expect("statements");
        let found = statements
            .iter()
            .position(|statement| statement["type"] == kind);
        found.expect("there is one of the kind")
    }
}

/// Without any settings, data or network.
fn verify(arguments: &[&str]) -> Output {
    let empty = tempfile::tempdir().expect("a temporary folder can be made");
    std::process::Command::new(PROGRAM)
        .arg("verify")
        .args(arguments)
        .env_clear()
        .current_dir(empty.path())
        .output()
        .expect("the command can be run")
}

/// The same with something on standard input, as `curl … | undersigned verify -` has it.
fn verify_input(input: &[u8], arguments: &[&str]) -> Output {
    let mut program = std::process::Command::new(PROGRAM)
        .arg("verify")
        .args(arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be run");
    // Where the arguments are refused, nobody reads it.
    let _ = program.stdin.take().expect("a pipe").write_all(input);
    program.wait_with_output().expect("the command ends")
}

fn faults(report: &Value) -> Vec<&str> {
    let faults = report["faults"].as_array().into_iter().flatten();
    faults.filter_map(|fault| fault["fault"].as_str()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sound_bundle_says_what_the_server_says() {
    let subject = Subject::new().await;
    let (exit, report) = subject.check(|_| {}, &[]);
    assert_eq!((exit, &report["sound"]), (0, &json!(true)), "{report}");
    let state = subject.coalition["hub"]
        .state(&subject.appeal)
        .await
        .expect(200);
    assert_eq!(report["stateDigest"], state["stateDigest"]);
    assert_eq!(report["root"], state["root"]);
    assert_eq!(report["totals"]["organisations"]["current"], 2);
    assert_eq!(report["faults"], json!([]));
    assert_eq!(report["warnings"], json!([]));
    // Nobody's word at all is less than somebody's for more.
    let without = |bundle: &mut Value| bundle["seenBy"] = json!([]);
    let (exit, report) = subject.check(without, &[]);
    assert_eq!((exit, &report["sound"]), (0, &json!(true)), "{report}");
    assert_eq!(report["warnings"][0]["fault"], "seen_by_nobody");
    let (exit, report) = subject.check(without, &["--strict"]);
    assert_eq!((exit, faults(&report)), (1, vec!["seen_by_nobody"]));

    let root = report["root"].as_str().expect("a key").to_owned();
    assert_eq!(subject.check(|_| {}, &["--root", &root]).0, 0);
    let file = subject.write("plain.json", &subject.bundle.to_string());
    let plain = verify(&[&file]);
    let text = stdout(&plain);
    assert_eq!(code(&plain), 0);
    for says in [
        "Sound.",
        "Dockers (en)",
        "7. Paper Union",
        "Root key",
        &root,
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
    let (exit, report) = subject.check(|_| {}, &["--entry", "7"]);
    assert_eq!(
        (exit, report["entries"].as_array().map(Vec::len)),
        (0, Some(1))
    );
    assert_eq!(subject.check(|_| {}, &["--entry", "99"]).0, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_was_altered_is_named() {
    let subject = Subject::new().await;
    let (exit, report) = subject.check(
        |bundle| {
            let index = Subject::statement(bundle, "Endorsement");
            bundle["statements"][index]["nameMap"]["en"] = json!("Somebody else");
        },
        &[],
    );
    assert_eq!((exit, &report["sound"]), (1, &json!(false)));
    let altered = &report["faults"][0];
    assert!(
        altered["statement"]
            .as_str()
            .is_some_and(|id| id.contains("/endorsements/"))
    );
    assert!(faults(&report).contains(&"digest_mismatch"), "{report}");

    let (exit, report) = subject.check(
        |bundle| {
            let index = Subject::statement(bundle, "Attestation");
            bundle["statements"]
                .as_array_mut()
                .expect("statements")
                .remove(index);
        },
        &[],
    );
    assert_eq!(
        (exit, faults(&report)),
        (1, vec!["digest_mismatch"]),
        "left out"
    );

    let (exit, report) = subject.check(
        |bundle| {
            let index = Subject::statement(bundle, "Admission");
            bundle["statements"]
                .as_array_mut()
                .expect("statements")
                .remove(index);
        },
        &[],
    );
    assert_eq!(exit, 1);
    assert!(faults(&report).contains(&"not_let_in"), "{report}");

    let other = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw";
    let (exit, report) = subject.check(|_| {}, &["--root", other]);
    assert_eq!((exit, faults(&report)), (1, vec!["root_mismatch"]));
    assert_eq!(
        subject.check(|bundle| bundle["root"] = json!(other), &[]).0,
        1
    );
    assert_eq!(
        subject.check(|bundle| bundle["rules"] = json!(99), &[]).0,
        1
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_came_since_an_older_bundle_is_named() {
    let subject = Subject::new().await;
    let old = subject.write("old.json", &subject.bundle.to_string());
    let hub = &subject.coalition["hub"];
    let new = hub
        .attest(&subject.appeal, json!({"names": {"en": "Late Union"}}))
        .await;
    subject.coalition["dockers"]
        .withdraw(&subject.appeal)
        .await
        .expect(202);
    subject
        .coalition
        .settle(&["hub", "dockers"], &subject.appeal, 2)
        .await;
    let bundle = hub.fetch("/appeals/free-them/bundle").await.expect(200);
    let (exit, report) = subject.check(|changed| *changed = bundle, &["--since", &old]);
    assert_eq!(exit, 0, "{report}");
    assert_eq!(report["since"]["added"], json!([new]));
    assert_eq!(
        report["since"]["gone"],
        json!([subject.coalition["dockers"].org])
    );
}

/// A signer can bring this about alone, in every honest copy: it is a fault, and no forgery.
#[test]
fn what_is_contested_is_told_apart_from_what_was_altered() {
    let vectors = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../docs/protocol/vectors/bundles"
    );
    let contested = verify(&[&format!(
        "{vectors}/withdrawn-and-endorsed-at-once-is-contested-and-stays.json"
    )]);
    assert_eq!(code(&contested), 1);
    let said = stdout(&contested);
    assert!(
        said.contains("FAULT contested: https://dockers.example/endorsements/1"),
        "{said}"
    );
    assert!(said.contains("concerns that one statement only"), "{said}");
    assert!(
        said.contains("Nothing was altered, and every other line stands."),
        "{said}"
    );

    let altered = verify(&[&format!("{vectors}/faulty-two-words-at-once.json")]);
    assert_eq!(code(&altered), 1);
    let said = stdout(&altered);
    assert!(said.contains("FAULT contested"), "{said}");
    assert!(said.contains("FAULT digest_mismatch"), "{said}");
    assert!(!said.contains("Nothing was altered"), "{said}");
}

#[test]
fn what_is_no_bundle_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = |text: &[u8]| {
        let path = folder.path().join("garbage.json");
        std::fs::write(&path, text).expect("the file can be written");
        path.display().to_string()
    };
    for garbage in [
        &b""[..],
        b"\x00\xff\xfe garbage",
        b"{}",
        b"[1,2]",
        b"{\"format\":\"undersigned-bundle-1\"}",
        b"{\"format\":\"undersigned-bundle-1\",\"format\":\"undersigned-bundle-1\"}",
    ] {
        assert_usage(&verify(&[&file(garbage)]), "cannot be read");
    }
    assert_usage(&verify(&["/nowhere/bundle.json"]), "cannot be read");
    // A script has it on standard output, too.
    for (arguments, error) in [
        (&["/nowhere/bundle.json", "--json"][..], "unreadable"),
        (
            &["/nowhere/bundle.json", "--json", "--appeal", "x"][..],
            "option",
        ),
    ] {
        let refused = verify(arguments);
        assert_eq!(code(&refused), 2);
        let answer: Value = serde_json::from_str(&stdout(&refused)).expect("JSON");
        assert_eq!(answer["error"], error);
        let detail = answer["detail"].as_str().expect("a sentence");
        assert!(stderr(&refused).contains(detail), "{answer}");
    }
    let address = "https://hub.example/appeals/free-them/bundle";
    assert_usage(&verify(&[address]), "download it first");
    assert_usage(&verify(&[&file(b"{}"), "--root", "no key"]), "z6Mk");
    assert_usage(&verify(&[&file(b"{}"), "--root", "no key"]), "mistyped");
    let digest = verify(&[&file(b"{}"), "--digest", "0"]);
    assert_usage(&digest, "Where this list is held");
    assert_usage(&verify(&[]), "FILE");
}

#[test]
fn a_bundle_may_come_from_standard_input() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../docs/protocol/vectors/bundles/everything.json"
    );
    let bundle = std::fs::read(path).expect("a vector");
    let further = ["--json", "--now", "2026-12-02T08:00:00Z"];
    let from_file = verify(&[&[path][..], &further].concat());
    let from_input = verify_input(&bundle, &[&["-"][..], &further].concat());
    assert_eq!(code(&from_input), code(&from_file));
    assert_eq!(stdout(&from_input), stdout(&from_file));
    assert!(stdout(&from_input).contains("stateDigest"));

    let garbage = verify_input(b"garbage", &["-"]);
    assert_usage(&garbage, "standard input cannot be read");
    let twice = verify_input(&bundle, &["-", "--since", "-"]);
    assert_usage(&twice, "only once");
}

#[test]
fn what_cannot_be_checked_is_told_from_what_can() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("the file can be written");
        path.display().to_string()
    };
    // As `export --format jsonl` writes it: nothing in it is signed.
    let list = write("list.jsonl", "{\"names\":{\"en\":\"Dockers\"}}\n{}\n");
    assert_usage(&verify(&[&list]), "--format bundle");
    let bundle = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../docs/protocol/vectors/bundles/everything.json"
    );
    let policy = write("policy.toml", "servers = []\nneded = 1\n");
    let refused = verify(&[bundle, "--policy", &policy]);
    assert_usage(&refused, "unknown field `neded`");
}

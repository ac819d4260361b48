use super::*;
use serde_json::{Map, Value, json};
use undersigned_domain::{
    AppealKey, AppealKind, AppealText, Author, Envelope, Names, SecretKey, SeenBy, State, Verified,
    admission::{AdmissionState, Role},
    attestation::{Provenance, SignerKind},
    author::{AdmissionOf, AttestationOf},
    endorsement::Pin,
};

const NOW: &str = "2026-12-02T00:00:00Z";
const APPEAL: &str = "https://hub.example/appeals/brakes";

fn organiser() -> Author {
    Author {
        actor: "https://hub.example/orgs/hub".to_owned(),
        key: SecretKey::from_seed(&[1; 32]),
        key_id: "https://hub.example/orgs/hub#ed25519".to_owned(),
    }
}

fn text() -> AppealText {
    AppealText {
        kind: AppealKind::OpenLetter,
        title: [("en".to_owned(), "Working brakes".to_owned())].into(),
        body: [("en".to_owned(), "We ask for them.".to_owned())].into(),
        languages: vec!["en".to_owned()],
        translations: Vec::new(),
        demands: Vec::new(),
        addressees: Vec::new(),
        initiators: Vec::new(),
        deadline: None,
    }
}

fn envelope(id: String, seq: u64) -> Envelope {
    Envelope {
        id,
        appeal: AppealKey {
            object: APPEAL.to_owned(),
            root: organiser().key.public(),
        },
        seq,
        published: NOW.to_owned(),
    }
}

fn note() -> Verified {
    let mut appeal = serde_json::to_value(text()).unwrap();
    appeal["revision"] = json!(1);
    appeal["textDigest"] = json!(text().digest().to_string());
    appeal["state"] = json!("open");
    let note = Map::from_iter([("appeal".to_owned(), appeal)]);
    organiser()
        .publish(&envelope(APPEAL.to_owned(), 1), note)
        .unwrap()
}

fn signer(ordinal: u64, seq: u64, name: &str) -> Verified {
    let names = Names {
        name_map: [("en".to_owned(), name.to_owned())].into(),
        ..Names::default()
    };
    let pin = Pin {
        revision: 1,
        text_digest: text().digest(),
    };
    let attestation = AttestationOf {
        pin: &pin,
        names: &names,
        kind: SignerKind::Organisation,
        provenance: Provenance::Paper,
        initiated: false,
        ordinal: Some(ordinal),
        signed_at: None,
        since: 50,
        account: None,
    };
    let id = format!("https://hub.example/attestations/{ordinal}");
    organiser()
        .attest(&envelope(id, seq), &attestation)
        .unwrap()
}

fn removed(ordinal: u64, seq: u64) -> Verified {
    let about = format!("https://hub.example/attestations/{ordinal}");
    let removal = AdmissionOf {
        about: &about,
        role: Role::Signer,
        admits: None,
        state: AdmissionState::Removed,
        names_digest: None,
        ordinal: None,
        since: None,
        reason: Some("on-request"),
        overrules: &[],
    };
    let id = format!("https://hub.example/admissions/{ordinal}");
    organiser().admit(&envelope(id, seq), &removal).unwrap()
}

fn bundle(said: &[Verified]) -> String {
    seen(said, &[])
}

/// A server's word that it held these statements.
fn word(server: &str, seed: u8, said: &[Verified], at: &str) -> String {
    let actor = format!("https://{server}.example/actor");
    let author = Author {
        key: SecretKey::from_seed(&[seed; 32]),
        key_id: format!("{actor}#ed25519-key"),
        actor,
    };
    let word = SeenBy::write(&author, &state(said), at).unwrap();
    word.text().to_owned()
}

fn state(said: &[Verified]) -> State {
    let statements: Vec<_> = said
        .iter()
        .map(|verified| verified.statement().clone())
        .collect();
    State::gather(envelope(String::new(), 1).appeal, &statements).0
}

/// A bundle with these words beside it.
fn seen(said: &[Verified], words: &[String]) -> String {
    let statements: Vec<_> = said
        .iter()
        .map(|verified| verified.statement().clone())
        .collect();
    let (state, waiting) = State::gather(envelope(String::new(), 1).appeal, &statements);
    assert_eq!(waiting, Vec::new());
    let texts: Vec<_> = said.iter().map(Verified::text).collect();
    Bundle::write_seen(&state, &texts, words)
}

fn since(new: &Bundle, old: &Bundle) -> Report {
    let questions = Questions {
        old: Some(old),
        ..Questions::default()
    };
    Report::of(new, &questions)
}

fn at(text: &str) -> DateTime<Utc> {
    time(text).unwrap()
}

fn report(text: &str) -> Report {
    Report::of(
        &Bundle::read(text.as_bytes()).unwrap(),
        &Questions::default(),
    )
}

fn faults(report: &Report) -> Vec<&'static str> {
    report.faults.iter().map(|fault| fault.fault).collect()
}

fn exit(text: &str, root: Option<&str>) -> Result<ExitCode, Failure> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let options = Options {
        file: file.path().to_owned(),
        root: root.map(str::to_owned),
        json: true,
        ..Options::default()
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(run(&options, &Global::default()))
}

#[test]
fn a_bundle_as_written_is_sound() {
    let text = bundle(&[note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")]);
    let answer = serde_json::to_value(report(&text)).unwrap();
    assert_eq!(answer["sound"], true);
    assert_eq!(answer["root"], organiser().key.public().as_str());
    assert_eq!(answer["totals"]["organisations"]["current"], 2);
    assert_eq!(answer["faults"], json!([]));
    assert_eq!(exit(&text, None).unwrap(), ExitCode::SUCCESS);
}

#[test]
fn altered_missing_and_unsigned_things_are_named() {
    let text = bundle(&[note(), signer(1, 2, "Dockers")]);
    let altered = text.replace("Dockers", "Doctors");
    assert_eq!(
        report(&altered).faults[0].statement,
        "https://hub.example/attestations/1"
    );
    assert_eq!(faults(&report(&altered)).last(), Some(&"digest_mismatch"));
    assert_eq!(exit(&altered, None).unwrap(), ExitCode::FAILURE);

    let mut shorter: Value = serde_json::from_str(&text).unwrap();
    shorter["statements"].as_array_mut().unwrap().pop();
    assert_eq!(faults(&report(&shorter.to_string())), ["digest_mismatch"]);
}

#[test]
fn a_pinned_root_must_be_the_bundles() {
    let text = bundle(&[note()]);
    let own = organiser().key.public();
    assert_eq!(exit(&text, Some(own.as_str())).unwrap(), ExitCode::SUCCESS);
    let other = SecretKey::from_seed(&[2; 32]).public();
    assert_eq!(
        exit(&text, Some(other.as_str())).unwrap(),
        ExitCode::FAILURE
    );
    assert!(matches!(
        exit(&text, Some("nonsense")),
        Err(Failure::Usage(_))
    ));
}

#[test]
fn what_is_no_bundle_is_unreadable() {
    for text in ["", "{}", "[]", "{\"format\":\"other\"}", "not json"] {
        assert!(matches!(exit(text, None), Err(Failure::Usage(_))), "{text}");
    }
}

#[test]
fn one_entry_can_be_asked_for() {
    let text = bundle(&[note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")]);
    let read = Bundle::read(text.as_bytes()).unwrap();
    let entry = |number| {
        let questions = Questions {
            entry: Some(number),
            ..Questions::default()
        };
        Report::of(&read, &questions)
    };
    let answer = serde_json::to_value(entry(2)).unwrap();
    assert_eq!(answer["entries"][0]["names"]["nameMap"]["en"], "Nurses");
    assert_eq!(answer["entries"].as_array().unwrap().len(), 1);
    assert_eq!(faults(&entry(9)), ["no_such_entry"]);
}

#[test]
fn every_line_that_came_changed_or_went_is_named() {
    let old = bundle(&[note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")]);
    let new = bundle(&[
        note(),
        signer(1, 2, "Dockers"),
        removed(1, 6),
        signer(2, 4, "Nurses' Union"),
        signer(3, 5, "Teachers"),
    ]);
    let [old, new] = [old, new].map(|text| Bundle::read(text.as_bytes()).unwrap());
    let report = since(&new, &old);
    let answer = serde_json::to_value(&report).unwrap();
    let id = |ordinal: u64| format!("https://hub.example/attestations/{ordinal}");
    assert_eq!(
        answer["since"],
        json!({
            "added": [id(3)], "changed": [id(2)], "gone": [id(1)],
            "names": { id(2): "Nurses' Union (en)", id(3): "Teachers (en)" },
            "what": { id(2): ["its names"] },
            "numbers": { id(1): 1 },
        })
    );
    assert!(report.sound);
    let text = report.lines(true).join("\n");
    for says in [
        "added since: Teachers (en)",
        "changed since: Nurses' Union (en) (https://hub.example/attestations/2): its names",
        "gone since: number 1; taken off by a signed statement",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
    assert!(
        !text.contains("Dockers"),
        "who went is not named again: {text}"
    );
}

#[test]
fn of_many_changes_the_first_are_named_and_the_rest_counted() {
    let names: Vec<String> = (1..=25).map(|number| format!("Union {number}")).collect();
    let all: Vec<Verified> = std::iter::once(note())
        .chain((1..=25).map(|number| signer(number, 1 + number, &names[number as usize - 1])))
        .collect();
    let [old, new] =
        [&all[..1], &all[..]].map(|said| Bundle::read(bundle(said).as_bytes()).unwrap());
    let text = since(&new, &old).lines(true).join("\n");
    assert_eq!(text.matches("added since: Union").count(), 20, "{text}");
    assert!(text.contains("added since: and 5 more"), "{text}");
}

#[test]
fn who_signed_an_earlier_wording_is_told_apart() {
    let revised = {
        let mut text = text();
        text.body
            .insert("en".to_owned(), "We demand them.".to_owned());
        let mut appeal = serde_json::to_value(&text).unwrap();
        appeal["revision"] = json!(2);
        appeal["textDigest"] = json!(text.digest().to_string());
        appeal["state"] = json!("open");
        let note = Map::from_iter([("appeal".to_owned(), appeal)]);
        organiser()
            .publish(&envelope(APPEAL.to_owned(), 9), note)
            .unwrap()
    };
    let old = bundle(&[note(), signer(1, 2, "Dockers")]);
    let new = bundle(&[revised, signer(1, 2, "Dockers")]);
    let [old, new] = [old, new].map(|text| Bundle::read(text.as_bytes()).unwrap());
    let before = Report::of(&old, &Questions::default())
        .lines(true)
        .join("\n");
    assert!(!before.contains("earlier wording"), "{before}");
    let after = since(&new, &old).lines(true).join("\n");
    for says in [
        "1. Dockers (en) [paper]; signed an earlier wording (1)",
        "1 entry of these signed an earlier wording",
        "had wording 1 in the older file, and has wording 2 now",
        "whether that is the current wording",
    ] {
        assert!(after.contains(says), "{says}: {after}");
    }
}

#[test]
fn every_fault_is_explained() {
    let text = bundle(&[note(), signer(1, 2, "Dockers")]);
    let mut forged: Value = serde_json::from_str(&text).unwrap();
    for statement in forged["statements"].as_array_mut().unwrap() {
        if statement["type"] == "Attestation" {
            statement["proof"]["verificationMethod"] = json!("https://b.example/actor#key");
        }
    }
    let report = report(&forged.to_string());
    let lines = report.lines(true);
    let fault = lines
        .iter()
        .position(|line| line.starts_with("FAULT proof_owner"));
    let words = &lines[fault.expect("the fault is named") + 1];
    assert!(
        words.contains("a key of another server than its author's"),
        "{words}"
    );
    for (at, _) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.starts_with("FAULT"))
    {
        assert!(lines[at + 1].starts_with("  "), "{lines:?}");
    }
}

#[test]
fn whom_a_published_list_leaves_out_is_said_as_what_it_is() {
    let said = [note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")];
    let read = Bundle::read(bundle(&said).as_bytes()).unwrap();
    let list = undersigned_domain::fold(&read.state);
    let id = |n: u64| format!("https://hub.example/attestations/{n}");
    let hides = [id(2)].into();
    let check = |csv: &str| {
        let published = listing::Published::read(csv.as_bytes()).unwrap();
        let questions = Questions {
            published: Some(&published),
            ..Questions::default()
        };
        Report::of(&read, &questions)
    };
    let hiding = undersigned_web::exports::csv(&list, &hides);
    let report = check(&hiding);
    assert_eq!(faults(&report), ["list_hides"]);
    assert!(!report.sound, "the list does not say what the file says");
    let lines = report.lines(true);
    let text = lines.join("\n");
    assert!(
        text.contains(&format!("  2. Nurses (en) ({})", id(2))),
        "{text}"
    );
    assert!(text.contains("to 1 entry of the file. Whoever shows the list leaves them out"));
    assert!(
        !text.contains("FAULT") && !text.contains("Not sound"),
        "{text}"
    );
    assert!(
        lines
            .last()
            .unwrap()
            .starts_with("The file is sound. The published list")
    );
    // A place more than the file has is made up, hidden or not.
    let invented = format!("{hiding}7,Hidden by this server.,,,organisation,paper,true,true,\r\n");
    assert_eq!(faults(&check(&invented)), ["list_hides", "list_invents"]);
    // Whatever else differs is a fault of the list as before.
    let renamed = check(&hiding.replace("Dockers", "Doctors"));
    assert_eq!(renamed.lines(true).last().unwrap(), "Not sound.");
}

#[test]
fn a_line_that_went_without_a_word_was_left_out() {
    let all = [note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")];
    let old = Bundle::read(bundle(&all).as_bytes()).unwrap();
    let new = Bundle::read(bundle(&[note(), signer(2, 3, "Nurses")]).as_bytes()).unwrap();
    assert_eq!(new.faults, [], "sound by itself");
    let report = since(&new, &old);
    let id = "https://hub.example/attestations/1";
    assert_eq!(faults(&report), ["left_out"]);
    assert_eq!(report.faults[0].statement, id);
    let answer = serde_json::to_value(&report).unwrap();
    assert_eq!(answer["since"]["goneWithoutAWord"], json!([id]));
    let text = report.lines(true).join("\n");
    assert!(
        text.contains("Dockers (en)") && text.contains("LEFT OUT"),
        "{text}"
    );
    // The other way round it is a list that grew.
    assert!(since(&old, &new).sound);
}

#[test]
fn an_older_bundle_with_faults_is_no_measure() {
    let text = bundle(&[note(), signer(1, 2, "Dockers")]);
    let new = Bundle::read(text.as_bytes()).unwrap();
    let old = Bundle::read(text.replace("Dockers", "Doctors").as_bytes()).unwrap();
    let report = since(&new, &old);
    assert_eq!(faults(&report), ["old_bundle_unsound"]);
    assert!(!report.sound);
}

#[test]
fn who_saw_the_whole_list_is_said_and_who_else_did_not() {
    let all = [note(), signer(1, 2, "Dockers")];
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
        "https://c.example saw another, perhaps earlier list at 2026-12-02T03:00:00Z: 1 statement, here are 2",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
}

#[test]
fn that_nobody_else_saw_it_is_said_plainly() {
    let all = [note(), signer(1, 2, "Dockers")];
    let plain = |words: &[String]| {
        let report = report(&seen(&all, words));
        assert!(report.sound);
        report.lines(true).join("\n")
    };
    assert!(plain(&[]).contains("No server has signed that it saw this list."));
    let own = plain(&[word("hub", 1, &all, NOW)]);
    assert!(
        own.contains("Nobody but the organiser's own server has signed that."),
        "{own}"
    );
    assert!(
        own.contains("no line is missing, nothing in this file shows"),
        "{own}"
    );
    let other = plain(&[word("b", 1, &all[..1], NOW)]);
    assert!(
        other.contains("The one server that signed what it saw has not seen"),
        "{other}"
    );
}

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

#[test]
fn a_published_list_is_held_against_the_bundle() {
    let said = [note(), signer(1, 2, "Dockers, all"), signer(2, 3, "Nurses")];
    let read = Bundle::read(bundle(&said).as_bytes()).unwrap();
    let list = undersigned_domain::fold(&read.state);
    let csv = undersigned_web::exports::csv(&list, &Default::default());
    let items: Vec<Value> = list
        .entries
        .iter()
        .map(undersigned_web::exports::entry)
        .collect();
    let json = json!({ "items": items }).to_string();
    let check = |text: &str| {
        let published = listing::Published::read(text.as_bytes()).unwrap();
        let questions = Questions {
            published: Some(&published),
            ..Questions::default()
        };
        let report = Report::of(&read, &questions);
        let said = report
            .faults
            .iter()
            .map(|f| format!("{} {}", f.fault, f.statement));
        said.collect::<Vec<_>>()
    };
    let none: [String; 0] = [];
    let id = |n: u64| format!("https://hub.example/attestations/{n}");
    assert_eq!(check(&csv), none);
    assert_eq!(check(&json), none);
    let nurses = csv.lines().find(|line| line.contains("Nurses")).unwrap();
    let lacking = csv.replace(&format!("{nurses}\r\n"), "");
    assert_eq!(check(&lacking), [format!("list_lacks {}", id(2))]);
    let twice = format!("{csv}{nurses}\r\n");
    assert_eq!(check(&twice), [format!("list_differs {}", id(2))]);
    for text in [&csv, &json] {
        let renamed = text.replace("Nurses", "Doctors");
        assert_eq!(check(&renamed), [format!("list_differs {}", id(2))]);
        let invented = text.replace("attestations/2", "attestations/3");
        let wrong = [
            format!("list_lacks {}", id(2)),
            format!("list_invents {}", id(3)),
        ];
        assert_eq!(check(&invented), wrong);
    }
    for wrong in ["", "[]", "{\"items\":[{}]}", "a,b\n"] {
        assert!(
            listing::Published::read(wrong.as_bytes()).is_err(),
            "{wrong}"
        );
    }
}

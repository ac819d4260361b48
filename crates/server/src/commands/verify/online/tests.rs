use super::{
    ask::{Everybody, Heard},
    judge::judge,
};
use crate::commands::verify::{
    report::{Questions, Report},
    tests::{bundle, confirmed, next_key, note, seen, signer, word},
};
use serde_json::json;
use undersigned_domain::{Bundle, Multikey, SecretKey, Verified, fold};
use undersigned_federation::actors::RemoteActor;

/// Of two servers, as many are reached as is said.
fn judged(reached: usize) -> super::Findings {
    let text = bundle(&[note(), signer(1, 2, "Dockers")]);
    let bundle = Bundle::read(text.as_bytes()).unwrap();
    let state = json!({
        "rules": 1,
        "object": bundle.appeal.object,
        "root": bundle.appeal.root.as_str(),
        "stateDigest": bundle.state.digest().to_string(),
        "count": 2,
        "replicas": [],
    });
    let servers = ["https://hub.example", "https://b.example"];
    let servers = servers.iter().enumerate().map(|(place, server)| Heard {
        server: (*server).to_owned(),
        actor: Err("nobody answers".to_owned()),
        state: match place < reached {
            true => Ok(serde_json::from_value(state.clone()).unwrap()),
            false => Err("nobody answers".to_owned()),
        },
        bundle: None,
    });
    let heard = Everybody {
        organiser: None,
        servers: servers.collect(),
    };
    judge(
        &bundle,
        &fold(&bundle.state),
        &heard,
        chrono::DateTime::default(),
    )
}

#[test]
fn who_was_not_reached_is_named_and_nobody_at_all_is_a_fault() {
    let codes = |reached| {
        let findings = judged(reached);
        let codes: Vec<_> = findings.faults.iter().map(|one| one.fault).collect();
        (findings.unreached, codes)
    };
    let (hub, other) = (
        "https://hub.example".to_owned(),
        "https://b.example".to_owned(),
    );
    assert_eq!(codes(2), (vec![], vec![]));
    assert_eq!(codes(1), (vec![other.clone()], vec![]));
    assert_eq!(codes(0), (vec![hub, other], vec!["nobody_asked"]));
}

#[test]
fn that_nobody_could_be_asked_says_nothing_against_the_file() {
    let text = confirmed(&[note(), signer(1, 2, "Dockers")]);
    let bundle = Bundle::read(text.as_bytes()).unwrap();
    let mut report = Report::of(&bundle, &Questions::default());
    report.heard(judged(0));
    assert!(!report.sound);
    let lines = report.lines(true);
    let verdict = lines.last().unwrap();
    assert!(
        verdict.starts_with("The file is sound by itself. No server"),
        "{lines:?}"
    );
    let named = "Not reached, so that what they hold now is not known: https://hub.example, https://b.example";
    assert!(lines.iter().any(|line| line == named), "{lines:?}");
}

#[test]
fn what_a_server_holds_now_stands_for_the_word_that_the_file_lacks() {
    let text = bundle(&[note(), signer(1, 2, "Dockers")]);
    let bundle = Bundle::read(text.as_bytes()).unwrap();
    let strict = Questions {
        strict: true,
        ..Questions::default()
    };
    for (reached, verdict) in [(1, "Sound."), (0, "The file is sound as far as it goes: ")] {
        let mut report = Report::of(&bundle, &strict);
        assert!(!report.sound);
        report.heard(judged(reached));
        assert_eq!(report.sound, reached > 0);
        let last = report.lines(true).pop().unwrap();
        assert!(last.starts_with(verdict), "{last}");
    }
}

/// The hub answers with a file of three statements, and nobody says who it is.
fn hub_holds(whole: Bundle) -> Everybody {
    let state = json!({
        "rules": 1,
        "object": whole.appeal.object,
        "root": whole.appeal.root.as_str(),
        "stateDigest": whole.state.digest().to_string(),
        "count": 3,
        "replicas": [],
    });
    Everybody {
        organiser: None,
        servers: vec![Heard {
            server: "https://hub.example".to_owned(),
            actor: Err("nobody answers".to_owned()),
            state: Ok(serde_json::from_value(state).unwrap()),
            bundle: Some(Ok(whole)),
        }],
    }
}

/// A server that holds one statement more, which the file lacks; these words stand in the file.
fn outdated(words: &[String]) -> (Bundle, super::Findings) {
    let (old, new) = ([note(), signer(1, 2, "Dockers")], signer(2, 9, "Nurses"));
    let file = Bundle::read(seen(&old, words).as_bytes()).unwrap();
    let now = bundle(&[old[0].clone(), old[1].clone(), new]);
    let now = Bundle::read(now.as_bytes()).unwrap();
    let heard = hub_holds(now);
    let found = judge(
        &file,
        &fold(&file.state),
        &heard,
        chrono::DateTime::default(),
    );
    (file, found)
}

#[test]
fn a_file_that_was_just_found_outdated_is_not_called_sound_alone() {
    for strict in [false, true] {
        let (file, found) = outdated(&[]);
        assert_eq!(found.outdated, ["https://hub.example"]);
        let questions = Questions {
            strict,
            ..Questions::default()
        };
        let mut report = Report::of(&file, &questions);
        report.heard(found);
        assert_eq!(report.sound, !strict);
        let named = match strict {
            true => &report.faults,
            false => &report.warnings,
        };
        assert_eq!(named[0].fault, "outdated");
        assert_eq!(named[0].statement, "https://hub.example");
        let lines = report.lines(true);
        let last = lines.last().unwrap();
        assert!(last.starts_with("Sound, but incomplete: "), "{last}");
        assert_eq!(last.contains("asked with --strict"), strict, "{last}");
        assert!(!lines.join("\n").contains("ask the servers"), "{lines:?}");
    }
}

#[test]
fn a_cut_off_end_is_not_laid_to_age_where_the_file_itself_knows_of_more() {
    let all = [note(), signer(1, 2, "Dockers"), signer(2, 9, "Nurses")];
    let knows = word("hub", 1, &all, "2026-12-02T00:00:00Z");
    for (words, may_be_age) in [(Vec::new(), true), (vec![knows], false)] {
        let (file, found) = outdated(&words);
        let mut report = Report::of(&file, &Questions::default());
        report.heard(found);
        assert!(report.sound);
        let text = report.lines(true).join("\n");
        assert!(text.contains("or its end was cut off"), "{text}");
        let not_age = text.contains("Age alone does not explain");
        assert_eq!(not_age, !may_be_age, "{text}");
        assert_eq!(text.contains("CAREFUL"), !may_be_age, "{text}");
    }
}

#[test]
fn what_was_left_out_is_named_and_no_swap_is_thought_of_where_no_older_file_was_given() {
    let [note, one, two] = [note(), signer(1, 2, "Dockers"), signer(2, 9, "Nurses")];
    let file = Bundle::read(bundle(&[note.clone(), two.clone()]).as_bytes()).unwrap();
    let whole = Bundle::read(bundle(&[note, one, two]).as_bytes()).unwrap();
    let heard = hub_holds(whole);
    let list = fold(&file.state);
    let found = judge(&file, &list, &heard, chrono::DateTime::default());
    let mut report = Report::of(&file, &Questions::default());
    report.heard(found);
    let text = report.lines(true).join("\n");
    let says = "FAULT left_out: https://hub.example/attestations/1 (Attestation of Dockers (en))";
    assert!(text.contains(says), "{text}");
    assert!(!text.contains("swapped"), "{text}");
}

const HUB: &str = "https://hub.example/orgs/hub";

/// The organiser, as its server describes it, with this key alone.
fn hub_lists(key: &Multikey) -> RemoteActor {
    let document = json!({
        "id": HUB, "type": "Organization", "inbox": format!("{HUB}/inbox"),
        "assertionMethod": [{
            "id": format!("{HUB}#ed25519-2"), "type": "Multikey", "controller": HUB,
            "publicKeyMultibase": key.as_str(),
        }],
    });
    RemoteActor::read(&document, 0).unwrap()
}

/// A file from before a change of keys, and what is in it.
fn changed_key() -> (Bundle, [Verified; 2]) {
    let said = [note(), signer(1, 2, "Dockers")];
    let file = Bundle::read(bundle(&said).as_bytes()).unwrap();
    (file, said)
}

#[test]
fn an_older_file_is_no_fault_where_the_organiser_has_changed_its_key_since() {
    let (file, [note, one]) = changed_key();
    let key = SecretKey::from_seed(&[9; 32]).public();
    let now = bundle(&[note, one, next_key(&key, 9)]);
    let mut heard = hub_holds(Bundle::read(now.as_bytes()).unwrap());
    heard.organiser = Some((HUB.to_owned(), Ok(hub_lists(&key))));
    let list = fold(&file.state);
    let found = judge(&file, &list, &heard, chrono::DateTime::default());
    assert!(found.faults.is_empty(), "{:?}", found.answers);
}

#[test]
fn row_814_a_key_that_the_root_never_let_in_leads_to_it_by_nobodys_word() {
    let (file, said) = changed_key();
    let list = fold(&file.state);
    // The organiser's server lists a key, and what servers hold lets another one in, or nothing.
    let stranger = SecretKey::from_seed(&[10; 32]).public();
    let now = |key| {
        let [note, one] = said.clone();
        Bundle::read(bundle(&[note, one, next_key(key, 9)]).as_bytes()).unwrap()
    };
    let mut heard = hub_holds(now(&stranger));
    heard.organiser = Some((
        HUB.to_owned(),
        Ok(hub_lists(&SecretKey::from_seed(&[9; 32]).public())),
    ));
    for held in [true, false] {
        if !held {
            heard.servers[0].bundle = None;
        }
        let found = judge(&file, &list, &heard, chrono::DateTime::default());
        let faults: Vec<_> = found.faults.iter().map(|one| one.fault).collect();
        assert_eq!(faults, ["root_not_listed"]);
    }
}

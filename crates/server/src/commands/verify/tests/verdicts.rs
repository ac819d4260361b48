//! The last sentences: what is the file's, and what is not.

use super::*;

/// A bundle that is sound but for somebody who said two things at once.
fn contested() -> String {
    confirmed(&[
        note(),
        signer(1, 2, "Dockers"),
        signer(2, 3, "Nurses"),
        signer(2, 3, "Nurses' Union"),
    ])
}

fn policy() -> Policy {
    let key = SecretKey::from_seed(&[9; 32]).public();
    let policy = format!("servers = [{{ instance = \"https://b.example\", key = \"{key}\" }}]");
    Policy::read(policy.as_bytes()).unwrap()
}

fn last(text: &str, questions: &Questions<'_>) -> String {
    let read = Bundle::read(text.as_bytes()).unwrap();
    let report = Report::of(&read, questions);
    assert!(!report.sound);
    report.lines(true).pop().unwrap()
}

#[test]
fn an_unmet_policy_says_nothing_against_the_file() {
    let policy = policy();
    let questions = Questions {
        policy: Some(&policy),
        now: at(NOW),
        ..Questions::default()
    };
    let sound = confirmed(&[note(), signer(1, 2, "Dockers")]);
    let said = last(&sound, &questions);
    assert!(
        said.starts_with("The file is sound. Your policy is not met"),
        "{said}"
    );
    let said = last(&contested(), &questions);
    assert!(
        said.contains("for one reason only: somebody signed two things"),
        "{said}"
    );
    assert!(said.contains("Your policy is not met"), "{said}");
    let altered = sound.replace("Dockers", "Doctors");
    let said = last(&altered, &questions);
    assert!(
        said.starts_with("Not sound. Get the file anew, from another server"),
        "{said}"
    );
}

#[test]
fn a_word_that_was_altered_is_no_line_of_the_list() {
    let all = [note(), signer(1, 2, "Dockers")];
    let whole = seen(&all, &[word("hub", 1, &all, NOW)]);
    let another = Digest::of(&[b"another"]).to_string();
    let mut altered: Value = serde_json::from_str(&whole).unwrap();
    altered["seenBy"][0]["stateDigest"] = json!(another);
    let of_word = report(&altered.to_string());
    assert_eq!(faults(&of_word), ["proof_invalid"]);
    let text = of_word.lines(true).join("\n");
    let says = "It is no line of the list";
    assert!(text.contains(says), "{text}");
    let of_line = report(&whole.replace("Dockers", "Doctors"));
    let text = of_line.lines(true).join("\n");
    assert!(text.contains("FAULT proof_invalid"), "{text}");
    assert!(!text.contains(says), "{text}");
}

#[test]
fn of_another_root_both_keys_are_said() {
    let read = Bundle::read(bundle(&[note()]).as_bytes()).unwrap();
    let other = SecretKey::from_seed(&[2; 32]).public();
    let questions = Questions {
        root: Some(&other),
        ..Questions::default()
    };
    let text = Report::of(&read, &questions).lines(true).join("\n");
    let says = format!(
        "the appeal in this file begins with the key {}, and you gave {other}. Either that was mistyped",
        read.appeal.root
    );
    assert!(text.contains(&says), "{text}");
}

#[test]
fn a_root_that_was_mistyped_is_what_is_looked_at_first() {
    let other = SecretKey::from_seed(&[2; 32]).public();
    let questions = Questions {
        root: Some(&other),
        ..Questions::default()
    };
    let sound = bundle(&[note(), signer(1, 2, "Dockers")]);
    let first = "Not sound. Look first whether the root key that you gave with --root was mistyped";
    // Whoever said two things at once did that under every root.
    for text in [sound.as_str(), contested().as_str()] {
        let said = last(text, &questions);
        assert!(said.starts_with(first), "{said}");
        assert!(said.contains("Get the file anew"), "{said}");
    }
    // A file that was altered is so under every root as well.
    let altered = sound.replace("Dockers", "Doctors");
    let said = last(&altered, &questions);
    assert!(said.starts_with("Not sound. Get the file anew"), "{said}");
}

#[test]
fn which_of_two_is_at_fault_is_said() {
    let text = contested();
    let list = undersigned_domain::fold(&Bundle::read(text.as_bytes()).unwrap().state);
    let csv = undersigned_web::exports::csv(&list, &Default::default());
    let check = |csv: &str| {
        let published = listing::Published::read(csv.as_bytes()).unwrap();
        let questions = Questions {
            published: Some(&published),
            ..Questions::default()
        };
        last(&text, &questions)
    };
    let honest = check(&csv);
    assert!(
        honest.starts_with("Not sound, for one reason only"),
        "{honest}"
    );
    assert!(!honest.contains("published list"), "{honest}");
    let tampered = check(&csv.replace("Dockers", "Doctors"));
    for says in [
        "The file is not sound, for one reason only: somebody signed two things at once",
        "The published list says something else than the file",
    ] {
        assert!(tampered.contains(says), "{says}: {tampered}");
    }
}

#[test]
fn what_is_printed_in_groups_is_taken_as_it_is_printed() {
    let text = confirmed(&[note(), signer(1, 2, "Dockers")]);
    let read = Bundle::read(text.as_bytes()).unwrap();
    let own = read.state.digest().to_string();
    let digits = own.trim_start_matches("sha-256:");
    let groups: Vec<String> = digits
        .as_bytes()
        .chunks(8)
        .map(|group| String::from_utf8_lossy(group).to_uppercase())
        .collect();
    for printed in [
        own.clone(),
        digits.to_owned(),
        format!("sha-256 {}\n", groups.join(" ")),
    ] {
        let Ok(digest) = digest(&printed) else {
            panic!("{printed} is a digest");
        };
        let questions = Questions {
            digest: Some(digest),
            ..Questions::default()
        };
        let report = Report::of(&read, &questions);
        assert!(report.sound, "{printed}");
        let name = format!("Digest of the list: {own}");
        assert!(report.lines(true).contains(&name));
    }
    for wrong in ["", "sha-256:", "sha-256:1234", "z6Mk"] {
        assert!(digest(wrong).is_err(), "{wrong}");
    }
    let other = Questions {
        digest: Some(undersigned_domain::Digest::of(&[b"another"])),
        ..Questions::default()
    };
    let said = last(&text, &other);
    assert!(
        said.starts_with("The file is sound. Its list is not the one whose digest you gave"),
        "{said}"
    );
    let root = organiser().key.public().to_string();
    let (begin, end) = root.split_at(8);
    assert_eq!(unspaced(&format!("{begin} {end}\u{a0}\n")), root);
}

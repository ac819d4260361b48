//! `--since`, and who signed which wording.

use super::*;

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
    let sums = [2, 2].map(|current| {
        json!({
            "organisations": {"current": current, "earlier": 0},
            "personal": {"current": 0, "earlier": 0},
            "unnamed": 0, "individuals": 0, "claims": [],
        })
    });
    assert_eq!(
        answer["since"],
        json!({
            "added": [id(3)], "changed": [id(2)], "gone": [id(1)],
            "names": { id(2): "Nurses' Union (en)", id(3): "Teachers (en)" },
            "what": { id(2): ["its names"] },
            "renamed": { id(2): ["Nurses (en)", "Nurses' Union (en)"] },
            "went": { id(1): { "why": "removed", "reason": "on-request" } },
            "totals": sums,
            "numbers": { id(1): 1 },
        })
    );
    assert!(report.sound);
    let text = report.lines(true).join("\n");
    for says in [
        "added since: Teachers (en)",
        "changed since: Nurses' Union (en) (https://hub.example/attestations/2): its names \
         (Nurses (en) → Nurses' Union (en))",
        "removed since: number 1; an initiator took it off the list, by a signed statement in the newer file, with the \
         reason “on request”",
        "organisations by name 2 → 2, people in personal capacity 0 → 0, organisations unnamed no count → no count, \
         people counted no count → no count.",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
    assert!(
        !text.contains("Dockers"),
        "who went is not named again: {text}"
    );
}

#[test]
fn who_is_shown_with_another_entry_was_not_taken_off() {
    let before = [
        note(),
        signer(1, 2, "Dockers"),
        signer(2, 3, "Dockers' Union"),
    ];
    let id = |ordinal: u64| format!("https://hub.example/attestations/{ordinal}");
    let after: Vec<Verified> = before.iter().cloned().chain([joined(9)]).collect();
    let [old, new] =
        [&before[..], &after[..]].map(|said| Bundle::read(bundle(said).as_bytes()).unwrap());
    let report = since(&new, &old);
    let answer = serde_json::to_value(&report).unwrap();
    assert_eq!(answer["since"]["gone"], json!([id(2)]));
    assert_eq!(answer["since"]["joined"], json!({ id(2): id(1) }));
    assert!(report.sound);
    let text = report.lines(true).join("\n");
    let says = "joined since: number 2; it is one signer with Dockers (en)";
    assert!(text.contains(says) && !text.contains("taken off"), "{text}");
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
        "Organisations by name: 0 signed the current wording, 1 an earlier one",
        "had wording 1 in the older file, and has wording 2 now",
        "whether that is the current wording",
    ] {
        assert!(after.contains(says), "{says}: {after}");
    }
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
fn what_one_signer_said_twice_spoils_no_older_file() {
    let twice = [
        note(),
        signer(1, 2, "Dockers"),
        signer(1, 2, "Doctors"),
        signer(2, 3, "Nurses"),
    ];
    let old = Bundle::read(bundle(&twice).as_bytes()).unwrap();
    let by_itself = Report::of(&old, &Questions::default());
    assert_eq!(faults(&by_itself), ["contested"]);
    let chosen = [note(), signer(1, 4, "Dockers"), signer(2, 3, "Nurses")];
    let new = Bundle::read(bundle(&chosen).as_bytes()).unwrap();
    assert!(since(&new, &old).sound);
    // Nor does it hide that another line was left out.
    let shorter = Bundle::read(bundle(&chosen[..2]).as_bytes()).unwrap();
    assert_eq!(faults(&since(&shorter, &old)), ["left_out"]);
}

#[test]
fn two_texts_under_one_number_are_said() {
    let other = {
        let mut other = text();
        other
            .body
            .insert("en".to_owned(), "We demand them.".to_owned());
        let mut appeal = serde_json::to_value(&other).unwrap();
        appeal["revision"] = json!(1);
        appeal["textDigest"] = json!(other.digest().to_string());
        appeal["state"] = json!("open");
        let note = Map::from_iter([("appeal".to_owned(), appeal)]);
        organiser()
            .publish(&envelope(APPEAL.to_owned(), 9), note)
            .unwrap()
    };
    let before = report(&bundle(&[note(), signer(1, 2, "Dockers")]));
    assert!(!before.lines(true).join("\n").contains("TWO TEXTS"));
    let after = report(&bundle(&[other, signer(1, 2, "Dockers")]));
    let answer = serde_json::to_value(&after).unwrap();
    assert_eq!(answer["textConflicts"]["1"].as_array().unwrap().len(), 2);
    assert_eq!(answer["noteContested"], false);
    let text = after.lines(true).join("\n");
    for says in [
        "1. Dockers (en) [paper]; signed another text of wording 1",
        "TWO TEXTS: wording 1 has 2 of them",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
}

#[test]
fn what_a_signer_says_in_its_own_words_changes_too() {
    let text = bundle(&[note(), signer(1, 2, "Dockers")]);
    let bundle = Bundle::read(text.as_bytes()).unwrap();
    let mut old = undersigned_domain::fold(&bundle.state);
    let reserved = |words: &str| undersigned_domain::endorsement::Reservation {
        demand: "d3".to_owned(),
        text: Some(words.to_owned()),
    };
    old.entries[0].reservations = vec!["d3".to_owned()];
    old.entries[0].reserved = vec![reserved("not yet")];
    let mut new = old.clone();
    new.entries[0].reserved = vec![reserved("never")];
    let what = |new: &undersigned_domain::CoSignerList| {
        let changes = compare::Changes::between(&old, new, &[]);
        changes.what.into_values().flatten().collect::<Vec<_>>()
    };
    assert_eq!(what(&new), ["its reservations"]);
    new = old.clone();
    new.entries[0].kind = SignerKind::Individual;
    new.entries[0].initiated = true;
    let expected = [
        "what kind of signer it is",
        "whether it called for the appeal",
    ];
    assert_eq!(what(&new), expected);
    // Whoever reads the list alone sees it too.
    let mut report = Report::of(&bundle, &Questions::default());
    report.list[0] = new.entries[0].clone();
    let lines = report.lines(true).join("\n");
    let says = "1. Dockers (en) [paper]; in personal capacity; does not sign d3";
    assert!(lines.contains(says), "{lines}");
}

#[test]
fn a_number_that_two_share_is_marked_and_is_no_other_number() {
    let dockers = signer(1, 2, "Dockers");
    let nurses = signer_at("https://hub.example/attestations/9", 1, 3, "Nurses");
    let before = bundle(&[note(), dockers.clone()]);
    let after = bundle(&[note(), dockers, nurses]);
    let [old, new] = [before, after].map(|text| Bundle::read(text.as_bytes()).unwrap());
    let mark = "[paper]; another entry has the same number";
    let alone = Report::of(&old, &Questions::default()).lines(true);
    assert!(!alone.join("\n").contains(mark), "{alone:?}");
    let lines = since(&new, &old).lines(true);
    for name in ["Dockers", "Nurses"] {
        let marked = format!("1. {name} (en) {mark}");
        let is_marked = lines.iter().any(|line| line.starts_with(&marked));
        assert!(is_marked, "{marked}: {lines:?}");
    }
    let changed = "changed since: Dockers (en) (https://hub.example/attestations/1): \
                   whether another entry has the same number";
    assert!(lines.iter().any(|line| line == changed), "{lines:?}");
}

#[test]
fn an_older_file_of_another_appeal_is_said_first() {
    let read = |text: &str| Bundle::read(text.as_bytes()).unwrap();
    let here = read(&confirmed(&[note(), signer(1, 2, "Dockers")]));
    let mut there = read(&bundle(&[note(), signer(2, 3, "Nurses")]));
    there.appeal.object = "https://hub.example/appeals/other".to_owned();
    let report = since(&here, &there);
    assert_eq!(faults(&report), ["other_appeal"]);
    assert_eq!(report.faults[0].statement, "--since");
    let lines = report.lines(true);
    let says = format!(
        "NOT COMPARED: the file given with --since is of another appeal, https://hub.example/appeals/other \
         (root key {}). The file that is checked is of {APPEAL} ",
        here.appeal.root
    );
    assert!(lines[0].starts_with(&says), "{lines:?}");
    assert!(
        !lines.join("\n").contains("since: "),
        "nothing is compared: {lines:?}"
    );
    assert!(
        lines
            .last()
            .unwrap()
            .starts_with("The file is sound. The one given")
    );
}

#[test]
fn who_took_its_name_back_is_told_from_who_was_removed() {
    let mut before = vec![note(), signer(1, 2, "Dockers")];
    before.extend(member("b", 22, 3));
    let b = at_server("b", 22);
    let own = envelope("https://b.example/endorsements/1".to_owned(), 7);
    let withdrawn = b.withdraw_endorsement(&own).unwrap();
    let after: Vec<Verified> = before[..3]
        .iter()
        .cloned()
        .chain([withdrawn, removed(1, 6)])
        .collect();
    let [old, new] = [&before, &after].map(|said| Bundle::read(bundle(said).as_bytes()).unwrap());
    let report = since(&new, &old);
    assert!(report.sound, "{:?}", faults(&report));
    let answer = serde_json::to_value(&report).unwrap();
    assert_eq!(
        answer["since"]["went"],
        json!({
            (b.actor.as_str()): { "why": "withdrawn" },
            "https://hub.example/attestations/1": { "why": "removed", "reason": "on-request" },
        })
    );
    let lines = report.lines(true);
    let begins = |with: &str| lines.iter().filter(|line| line.starts_with(with)).count();
    assert_eq!(
        (begins("withdrawn since: "), begins("removed since: ")),
        (1, 1)
    );
    assert_eq!(begins("gone since: "), 0, "{lines:?}");
    let says = "organisations by name 2 → 0, ";
    assert!(lines.iter().any(|line| line.contains(says)), "{lines:?}");
    assert!(!lines.join("\n").contains("Union of b"), "{lines:?}");
}

#[test]
fn of_several_removals_the_reason_is_that_of_the_one_by_which_the_list_says_it_went() {
    let co = at_server("b", 22);
    let key = co.key.public();
    let named = AdmissionOf {
        about: &co.actor,
        role: Role::CoInitiator,
        admits: Some(&key),
        state: AdmissionState::Admitted,
        names_digest: None,
        ordinal: None,
        since: None,
        reason: None,
        overrules: &[],
    };
    let at = envelope("https://hub.example/admissions/b".to_owned(), 3);
    let named = organiser().admit(&at, &named).unwrap();
    let before = [note(), signer(1, 2, "Dockers"), named];
    let old = Bundle::read(bundle(&before).as_bytes()).unwrap();
    for (by_organiser, by_co, reason) in [(6, 8, "on-request"), (8, 6, "duplicate")] {
        let removals = [
            removed(1, by_organiser),
            removed_by(&co, 1, by_co, "duplicate"),
        ];
        let after = [&before[..], &removals[..]].concat();
        let new = Bundle::read(bundle(&after).as_bytes()).unwrap();
        let answer = serde_json::to_value(since(&new, &old)).unwrap();
        let went = json!({ "why": "removed", "reason": reason });
        let id = "https://hub.example/attestations/1";
        assert_eq!(answer["since"]["went"][id], went);
    }
}

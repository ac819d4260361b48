//! `--list`.

use super::*;

/// What is said of a file and a list that was published of it.
fn beside(read: &Bundle, published: &str) -> Report {
    let published = listing::Published::read(published.as_bytes()).unwrap();
    let questions = Questions {
        published: Some(&published),
        ..Questions::default()
    };
    Report::of(read, &questions)
}

/// The list of a file as its server publishes it, as CSV and as JSON.
fn published(file: &Bundle) -> (String, String) {
    let list = undersigned_domain::fold(&file.state);
    let csv = undersigned_web::exports::csv(&list, &Default::default());
    let items: Vec<Value> = list
        .entries
        .iter()
        .map(undersigned_web::exports::entry)
        .collect();
    (csv, json!({ "items": items }).to_string())
}

#[test]
fn whom_a_published_list_leaves_out_is_said_as_what_it_is() {
    let said = [note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")];
    let read = Bundle::read(confirmed(&said).as_bytes()).unwrap();
    let list = undersigned_domain::fold(&read.state);
    let id = |n: u64| format!("https://hub.example/attestations/{n}");
    let hides = [id(2)].into();
    let check = |csv: &str| beside(&read, csv);
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
    // So is one that stands for an entry which is shown, or which is hidden already.
    let hidden_row = hiding.lines().find(|row| row.ends_with(',')).unwrap();
    let twice = format!("{hiding}{hidden_row}\r\n");
    assert_eq!(faults(&check(&twice)), ["list_hides", "list_invents"]);
    let shown = "1,Fake Union,,,organisation,paper,true,true,,1,,,";
    let both = format!("{hiding}{shown}\r\n");
    assert_eq!(faults(&check(&both)), ["list_hides", "list_invents"]);
    // A hidden line says who it is no more than that.
    let named = hiding.replace("Hidden by this server.", "Fake Union");
    assert_eq!(faults(&check(&named)), ["list_lacks", "list_invents"]);
    // Whatever else differs is a fault of the list, too, and says whose line it is.
    let renamed = check(&hiding.replace("Dockers", "Doctors")).lines(true);
    let fault = format!("FAULT list_differs: {} (Dockers (en))", id(1));
    assert!(renamed.contains(&fault), "{renamed:?}");
    let verdict = renamed.last().unwrap();
    assert!(
        verdict.starts_with("The file is sound. The published list is not"),
        "{verdict}"
    );
}

#[test]
fn a_published_list_is_held_against_the_bundle() {
    let said = [note(), signer(1, 2, "Dockers, all"), signer(2, 3, "Nurses")];
    let read = Bundle::read(bundle(&said).as_bytes()).unwrap();
    let (csv, json) = published(&read);
    let check = |text: &str| {
        let report = beside(&read, text);
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
    // It says of which appeal it is, and of which state, and what its columns are.
    let items = serde_json::from_str::<Value>(&json).unwrap()["items"].take();
    let of = |object: &str, digest: &str| {
        let said = json!({"object": object, "stateDigest": digest, "items": items});
        check(&said.to_string())
    };
    let (object, digest) = (&read.appeal.object, read.state.digest().to_string());
    assert_eq!(of(object, &digest), none);
    assert_eq!(
        of("https://hub.example/appeals/other", &digest),
        ["list_of_another_appeal object"]
    );
    assert_eq!(
        of(object, "sha-256:00"),
        ["list_of_another_state stateDigest"]
    );
    let head = csv.replace("name_confirmed,", "confirmed_by_all,");
    assert_eq!(check(&head), ["list_differs the first row"]);
    for wrong in ["", "[]", "{\"items\":[{}]}", "a,b\n"] {
        assert!(
            listing::Published::read(wrong.as_bytes()).is_err(),
            "{wrong}"
        );
    }
}

/// Lists from before had the day on which an organisation changed its key, and signed again.
#[test]
fn a_list_from_before_may_say_when_somebody_signed_last() {
    let id = "https://hub.example/endorsements/1".to_owned();
    let pin = Pin {
        revision: 1,
        text_digest: text().digest(),
    };
    let names = Names {
        name_map: [("en".to_owned(), "Hub".to_owned())].into(),
        ..Names::default()
    };
    let last = envelope(id, 1_797_000_000_000);
    let said = organiser().endorse(&last, &pin, &names, &[]).unwrap();
    let read = Bundle::read(bundle(&[note(), said]).as_bytes()).unwrap();
    let list = undersigned_domain::fold(&read.state);
    let csv = undersigned_web::exports::csv(&list, &Default::default());
    assert!(csv.contains(&format!(",{NOW},")), "{csv}");
    let check = |day: &str| faults(&beside(&read, &csv.replace(NOW, day)));
    assert_eq!(check(NOW), [""; 0]);
    assert_eq!(check("2026-12-11T14:40:00Z"), [""; 0]);
    assert_eq!(check("2026-12-05T00:00:00Z"), ["list_differs"]);
}

/// Whoever signs chooses their id. A table quotes one in which a comma or a formula stands.
#[test]
fn row_685_no_id_makes_an_honest_table_false() {
    let (one, other) = (
        "https://hub.example/attestations/a,",
        "https://hub.example/attestations/b;=c,",
    );
    let said = [
        note(),
        signer_at(one, 1, 2, "Dockers"),
        signer_at(other, 2, 3, "Nurses"),
    ];
    let read = Bundle::read(bundle(&said).as_bytes()).unwrap();
    let list = undersigned_domain::fold(&read.state);
    let csv = undersigned_web::exports::csv(&list, &Default::default());
    let check = |text: &str| faults(&beside(&read, text));
    assert_eq!(check(&csv), [""; 0], "{csv}");
    // As it was before a table said which wording, and who is contested.
    let before = csv.replace(",revision,contested,", ",");
    let before = before.replace(",1,false,", ",");
    assert_eq!(check(&before), [""; 0], "{before}");
    let renamed = csv.replace("Dockers", "Doctors");
    assert_eq!(check(&renamed), ["list_differs"]);
    // Nor is one hidden whom the table shows.
    let hides = [other.to_owned()].into();
    let hiding = undersigned_web::exports::csv(&list, &hides);
    assert_eq!(check(&hiding), ["list_hides"], "{hiding}");
}

#[test]
fn an_item_at_fault_is_named() {
    let fault = |items: &str| {
        let text = format!("{{\"items\": [{items}]}}");
        listing::Published::read(text.as_bytes()).unwrap_err()
    };
    let said = fault("{\"hidden\": true, \"ordinal\": 1}, {\"ordinal\": 2}");
    assert!(said.contains("item 2"), "{said}");
    let said = fault("{\"id\": \"https://a.example/1\"}, {\"id\": \"https://a.example/1\"}");
    assert!(
        said.contains("item 2") && said.contains("https://a.example/1"),
        "{said}"
    );
}

#[test]
fn what_a_list_says_otherwise_is_named() {
    let read = Bundle::read(bundle(&[note(), signer(1, 2, "Dockers")]).as_bytes()).unwrap();
    let list = undersigned_domain::fold(&read.state);
    let csv = undersigned_web::exports::csv(&list, &Default::default());
    let item = undersigned_web::exports::entry(&list.entries[0]);
    let check = |text: &str| beside(&read, text);
    let id = "https://hub.example/attestations/1";
    let differs = |text: &str| {
        let report = check(text);
        assert_eq!(faults(&report), ["list_differs"], "{text}");
        serde_json::to_value(&report).unwrap()["listDiffers"][id].clone()
    };
    assert_eq!(
        differs(&csv.replace("Dockers", "Doctors")),
        json!(["its names"])
    );
    assert_eq!(
        differs(&csv.replace(",paper,", ",import,")),
        json!(["how it came"])
    );
    for (member, value, what) in [
        ("number", json!(7), "its number"),
        ("country", json!("FR"), "its country"),
        (
            "signedAt",
            json!("2026-01-01"),
            "the date on which it signed",
        ),
        ("provenance", json!("import"), "how it came"),
    ] {
        let mut other = item.clone();
        other[member] = value;
        let text = json!({ "items": [other] }).to_string();
        assert_eq!(differs(&text), json!([what]));
    }
    let lines = check(&csv.replace("Dockers", "Doctors")).lines(true);
    let says = "  the published list says something else of this entry: its names";
    assert!(lines.iter().any(|line| line == says), "{lines:?}");
    assert!(check(&csv).list_differs.is_empty());
}

#[test]
fn a_table_may_be_separated_by_semicolons_or_tabs() {
    let said = [
        note(),
        signer(1, 2, "Dockers, \"all\""),
        signer(2, 3, "=Nurses"),
    ];
    let read = Bundle::read(bundle(&said).as_bytes()).unwrap();
    let list = undersigned_domain::fold(&read.state);
    let check = |text: &str| faults(&beside(&read, text));
    let csv = undersigned_web::exports::csv(&list, &Default::default());
    // No cell but one has a comma in it.
    let name = "\"Dockers, \"\"all\"\"\"";
    assert!(csv.contains(name), "{csv}");
    for sign in [";", "\t"] {
        let other = csv.replace(name, "NAME").replace(',', sign);
        let other = other.replace("NAME", name);
        assert_eq!(check(&other), [""; 0], "{other}");
        let renamed = other.replace("Nurses", "Doctors");
        assert_eq!(check(&renamed), ["list_differs"]);
    }
}

#[test]
fn the_table_of_another_appeal_is_said_to_be_that() {
    let said = [note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")];
    let read = Bundle::read(bundle(&said).as_bytes()).unwrap();
    let list = undersigned_domain::fold(&read.state);
    let csv = undersigned_web::exports::csv(&list, &Default::default());
    let report = beside(&read, &csv.replace("/attestations/", "/attestations/x"));
    assert_eq!(faults(&report)[0], "list_of_another_appeal");
    let last = report.lines(true).pop().unwrap();
    assert!(last.ends_with("that of another appeal."), "{last}");
    // One line that is of this appeal is enough.
    let report = beside(&read, &csv.replace("/attestations/1", "/attestations/x1"));
    assert_eq!(faults(&report), ["list_lacks", "list_invents"]);
}

#[test]
fn a_list_from_before_has_the_day_on_which_an_entry_was_typed_in() {
    let read = Bundle::read(bundle(&[note(), signer(1, 2, "Dockers")]).as_bytes()).unwrap();
    let (csv, _) = published(&read);
    let dated = |day: &str| csv.replace(",true,,1,", &format!(",true,{day},1,"));
    assert_eq!(faults(&beside(&read, &csv)), [""; 0]);
    let before = dated("1970-01-01T00:00:00Z");
    assert_ne!(before, csv);
    assert_eq!(faults(&beside(&read, &before)), [""; 0]);
    let other = dated("1970-01-02T00:00:00Z");
    assert_eq!(faults(&beside(&read, &other)), ["list_differs"]);
}

#[test]
fn a_list_as_linked_data_is_no_list_to_compare() {
    for linked in [
        json!({"@type": "ItemList", "itemListElement": []}),
        json!({"@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection"}),
    ] {
        let refused = listing::Published::read(linked.to_string().as_bytes()).unwrap_err();
        assert!(refused.contains("get it as CSV or JSON"), "{refused}");
    }
}

/// An honest table beside a file from which one attestation was taken out.
#[test]
fn what_one_missing_entry_moves_is_said_in_one_line_behind_it() {
    let unprinted = |number: u64, name: &str| {
        let attestation = AttestationOf {
            pin: &Pin {
                revision: 1,
                text_digest: text().digest(),
            },
            names: &Names {
                name_map: [("en".to_owned(), name.to_owned())].into(),
                ..Names::default()
            },
            kind: SignerKind::Organisation,
            provenance: Provenance::Paper,
            initiated: false,
            ordinal: None,
            signed_at: None,
            since: number,
            account: None,
            evidence: None,
        };
        let id = format!("https://hub.example/attestations/{number}");
        organiser()
            .attest(&envelope(id, number), &attestation)
            .unwrap()
    };
    let mut said = vec![note()];
    said.extend((2..12).map(|number| unprinted(number, &format!("Union {number}"))));
    let honest = Bundle::read(bundle(&said).as_bytes()).unwrap();
    let (csv, json) = published(&honest);
    said.remove(3);
    let read = Bundle::read(bundle(&said).as_bytes()).unwrap();
    for published in [&csv, &json] {
        let report = beside(&read, published);
        assert_eq!(faults(&report), ["list_invents", "list_shifted"]);
        assert_eq!(
            report.faults[0].statement,
            "https://hub.example/attestations/4"
        );
        assert_eq!(report.faults[1].statement, "7 entries");
        assert!(report.list_differs.is_empty());
    }
    // A number that moved by more than that is named.
    let odd = csv.replace("10,Union 11", "90,Union 11");
    assert_ne!(odd, csv);
    let report = beside(&read, &odd);
    let expected = ["list_differs", "list_invents", "list_shifted"];
    assert_eq!(faults(&report), expected);
    // Nor does any move by itself.
    let honest = beside(&honest, &odd);
    assert_eq!(faults(&honest), ["list_differs"]);
}

#[test]
fn a_table_of_another_appeal_is_called_so_where_nobody_has_signed_here_yet() {
    let other = [note(), signer(1, 2, "Dockers")];
    let other = Bundle::read(bundle(&other).as_bytes()).unwrap();
    let list = undersigned_domain::fold(&other.state);
    let csv = undersigned_web::exports::csv(&list, &Default::default());
    let empty = Bundle::read(bundle(&[note()]).as_bytes()).unwrap();
    assert_eq!(faults(&beside(&empty, &csv))[0], "list_of_another_appeal");
    // Who stood here once is of here.
    let gone = [note(), signer(1, 2, "Dockers"), removed(1, 3)];
    let gone = Bundle::read(bundle(&gone).as_bytes()).unwrap();
    assert_eq!(faults(&beside(&gone, &csv)), ["list_invents"]);
}

/// The list of everybody, beside a file out of which one was taken.
#[test]
fn no_honest_list_is_blamed_for_what_the_file_may_lack() {
    let all = [note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")];
    let (csv, _) = published(&Bundle::read(bundle(&all).as_bytes()).unwrap());
    let beside = |file: &str| {
        let report = beside(&Bundle::read(file.as_bytes()).unwrap(), &csv);
        assert_eq!(faults(&report), ["list_invents"]);
        report.lines(true)
    };
    let cut = &all[..2];
    let left_out = "or it was left out of the file";
    for (words, begin) in [
        (vec![], "The file is sound as far as it goes: "),
        (
            vec![word("hub", 1, &all, NOW)],
            "The file is sound, but incomplete: ",
        ),
    ] {
        let lines = beside(&seen(cut, &words));
        let last = lines.last().unwrap();
        assert!(last.starts_with(begin), "{last}");
        for says in [
            "which of the two is whole cannot be said by this file alone",
            "--online",
            "--digest",
        ] {
            assert!(last.contains(says), "{says}: {last}");
        }
        assert!(!last.contains("The published list is not"), "{last}");
        assert!(lines.join("\n").contains(left_out), "{lines:?}");
    }
    let lines = beside(&confirmed(cut));
    let last = lines.last().unwrap();
    let blamed = "The file is sound. The published list is not: ";
    assert!(last.starts_with(blamed), "{last}");
    assert!(!lines.join("\n").contains(left_out), "{lines:?}");
}

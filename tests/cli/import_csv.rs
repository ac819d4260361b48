//! `import cosigners` of a web form's answers.

mod again;

use crate::{PROGRAM, assert_usage, code, fixture, stderr, stdout, upgrade::lines};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Server, on_either_database};

on_either_database! {
    bad_answers_are_named_by_line_and_the_rest_comes_in
    columns_with_other_headers_can_be_named
    an_unknown_country_costs_nobody_a_place
    sums_and_repeated_headings_are_left_out_and_nothing_is_wrong
}

async fn bad_answers_are_named_by_line_and_the_rest_comes_in(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let file = fixture("form.csv");
    let arguments = ["import", "cosigners", "harbour", file.as_str(), "--json"];
    let output = hub.command(&arguments);
    assert_eq!(code(&output), 3, "{}", stderr(&output));
    let report: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    assert_eq!(report["added"], 17);
    assert_eq!(
        (&report["organisations"], &report["people"]),
        (&json!(8), &json!(9))
    );
    let taken = json!({"column": "E-mail 電郵", "field": "email"});
    assert_eq!(report["columns"][4], taken, "{report}");
    let warning = report["warnings"][0].as_str().unwrap_or_default();
    assert!(warning.contains("no terms for people"), "{report}");
    assert_eq!(report["timesNotRead"], json!([24]), "yesterday");
    let refused: Vec<(u64, &str)> = report["refused"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|refusal| {
            let reason = refusal["reason"].as_str().unwrap_or_default();
            (refusal["line"].as_u64().unwrap_or_default(), reason)
        })
        .collect();
    let expected = [
        (5, "no e-mail address"),
        (8, "missing"),
        (9, "another row"),
        (12, "both"),
        (13, "neither"),
        (16, "longer"),
        (26, "another row"),
    ];
    assert_eq!(refused.len(), expected.len(), "{refused:?}");
    for ((line, reason), (expected, says)) in refused.into_iter().zip(expected) {
        assert_eq!(line, expected, "{reason}");
        assert!(reason.contains(says), "{line}: {reason}");
    }

    let state = hub.state(&appeal).await.expect(200);
    assert_eq!(
        state["coSigners"],
        json!({"organisations": 8, "unnamed": 0, "personal": 0, "individuals": 9})
    );
    let list = hub.list(&appeal).await;
    let names: Vec<&Value> = list.iter().map(|entry| &entry["names"]["und"]).collect();
    assert!(
        names.contains(&&json!("@Quay Collective")),
        "a formula is text: {names:?}"
    );

    // People are counted and named nowhere: not in the list, not in what is signed.
    let bundle = hub.fetch("/appeals/harbour/bundle").await.text;
    for private in [
        "Ilse Marlin",
        "文小舟",
        "people.example",
        "quay.example",
        "crane driver",
    ] {
        assert!(!bundle.contains(private), "{private}");
    }
    let again: Value = serde_json::from_str(&stdout(&hub.command(&arguments))).expect("JSON");
    assert_eq!(
        (&again["added"], &again["unchanged"]),
        (&json!(0), &json!(17))
    );
    assert_eq!(
        hub.state(&appeal).await.expect(200)["stateDigest"],
        state["stateDigest"]
    );
}

async fn columns_with_other_headers_can_be_named(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let file = hub.folder().join("other.csv");
    let text = "\u{feff}Kontakt,Verein,Staat\na@b.example,Strandgut e.V.,DE\nc@d.example,Ebbe,\n";
    std::fs::write(&file, text).expect("the file can be written");
    let file = file.display().to_string();
    let unknown = hub.command(&["import", "cosigners", "harbour", &file]);
    assert_usage(&unknown, "--map");
    let piped = hub.command(&["import", "cosigners", "harbour", "-"]);
    assert_usage(&piped, "standard input is not read here");
    let wrong = [
        "import",
        "cosigners",
        "harbour",
        &file,
        "--map",
        "Kontakt=telephone",
    ];
    assert_usage(&hub.command(&wrong), "telephone");
    let report = hub.command_json(&[
        "import",
        "cosigners",
        "harbour",
        &file,
        "--json",
        "--map",
        "Kontakt=email",
        "--map",
        "Verein=organisation",
        "--map",
        "Staat=country",
    ]);
    assert_eq!(
        (&report["added"], &report["refused"]),
        (&json!(2), &json!([]))
    );
    let list = hub.list(&appeal).await;
    let found = list
        .iter()
        .find(|entry| entry["names"]["und"] == "Strandgut e.V.");
    assert_eq!(found.map(|entry| &entry["country"]), Some(&json!("DE")));

    // A list from paper, with semicolons: no addresses, and a column that says what each is.
    let paper = hub.folder().join("paper.csv");
    let text = "Name;Kind;Colour\nTidewater;organisation;blue\nAna;individual;red\n";
    std::fs::write(&paper, text).expect("the file can be written");
    let paper = paper.display().to_string();
    let arguments = ["import", "cosigners", "harbour", paper.as_str()];
    let output = hub.command(&[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(code(&output), 3, "{}", stderr(&output));
    for words in [
        "line 3: a person is told apart by an e-mail address",
        "column `Kind`: kind",
        "column `Colour`: not taken",
        "1 organisation, 0 people who are only counted (nothing was stored",
    ] {
        assert!(stdout(&output).contains(words), "{}", stdout(&output));
    }
    let output = hub.command(&[&arguments[..], &["--json"]].concat());
    let report: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    assert_eq!(
        (&report["added"], &report["organisations"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(report["warnings"], Value::Null, "no person is kept");
    let list = hub.list(&appeal).await;
    let found = list
        .iter()
        .find(|entry| entry["names"]["und"] == "Tidewater");
    assert!(found.is_some_and(|entry| entry["kind"] != "individual"));

    // Of people the country is counted. A time that cannot be read, or lies ahead, is not left out without
    // a word.
    let people = hub.folder().join("people.csv");
    let rows = (1..=5).map(|n| {
        let day = if n == 5 { "2999-12-31" } else { "08.12.2015" };
        format!("Ana {n},ana{n}@people.example,Ireland,{day}\n")
    });
    let rows: String = rows.collect();
    let text = format!("Name,E-mail,Country,Timestamp\n{rows}");
    std::fs::write(&people, text).expect("the file can be written");
    let people = people.display().to_string();
    let output = hub.command(&["import", "cosigners", "harbour", &people]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let words = "cannot be read, or lies ahead, in 5 lines (2, 3, 4, 5, 6), and";
    assert!(stdout(&output).contains(words), "{}", stdout(&output));
    let words = "one that is on the list already keeps its day";
    assert!(stdout(&output).contains(words), "{}", stdout(&output));
    let query = "SELECT CAST(country || ' ' || count AS text) FROM person_counts WHERE count > 0";
    assert_eq!(lines(&hub, query).await, ["IE 5"]);
    // So few say nothing of where they are from.
    let counted = hub.get("/appeals/harbour/people", &[]).await.expect(200);
    assert_eq!(
        counted["regions"],
        json!({"countries": [], "others": 5, "asOf": null})
    );
}

async fn an_unknown_country_costs_nobody_a_place(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let file = hub.folder().join("paper.csv");
    let country = |line: u64| match line {
        3 => "Korea".to_owned(),
        _ => format!("Nowhere {line}"),
    };
    let rows = (2..=26).map(|line| format!("Quay {line},2345 {line},{}\n", country(line)));
    let rows: String = rows.collect();
    let text = format!("團體,團體電話,國家\n{rows}");
    std::fs::write(&file, text).expect("the file can be written");
    let path = file.display().to_string();
    let arguments = ["import", "cosigners", "harbour", path.as_str()];
    let output = hub.command(&[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    for words in [
        "column `團體電話`: not taken",
        "line 2: the country `Nowhere 2` is not known here",
        "line 3: the country `Korea` may be two, and is left out; write KR or KP",
        "line 21: the country",
        "5 lines more with a country that is not known",
    ] {
        assert!(stdout(&output).contains(words), "{}", stdout(&output));
    }
    assert!(!stdout(&output).contains("line 22:"), "{}", stdout(&output));
    let report = hub.command_json(&[&arguments[..], &["--json"]].concat());
    assert_eq!(report["added"], 25);
    let said = json!({"line": 26, "country": "Nowhere 26"});
    assert_eq!(report["countriesNotKnown"][24], said, "{report}");
    let list = hub.list(&appeal).await;
    let has_none = |entry: &Value| entry["country"].is_null();
    assert!(list.iter().all(has_none), "{list:?}");
}

async fn sums_and_repeated_headings_are_left_out_and_nothing_is_wrong(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let file = hub.folder().join("pages.csv");
    let text = "Organisation,Country,No.\nTotal Justice Network,IE,1\n合計労働組合,JP,2\n\
                Organisation,Country,No.\nUnion Totale,FR,3\nTotal,,3\n";
    std::fs::write(&file, text).expect("the file can be written");
    let path = file.display().to_string();
    let arguments = ["import", "cosigners", "harbour", path.as_str()];
    let output = hub.command(&[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    for words in [
        "line 4: left out: the line is the header once more",
        "line 6: left out: a sum is no signer",
        "3 added, 0 updated, 0 unchanged, 0 refused",
    ] {
        assert!(stdout(&output).contains(words), "{}", stdout(&output));
    }
    let report = hub.command_json(&[&arguments[..], &["--json"]].concat());
    assert_eq!(
        (&report["added"], &report["refused"]),
        (&json!(3), &json!([]))
    );
    let left_out = report["leftOut"].as_array().into_iter().flatten();
    let codes: Vec<&Value> = left_out.map(|one| &one["code"]).collect();
    assert_eq!(codes, ["row_heading", "row_total"], "{report}");
    assert_eq!(hub.list(&appeal).await.len(), 3);
    // What is wrong beside them is told as ever.
    let text = "Organisation,E-mail\nQuay,none\nTotal,1\n";
    std::fs::write(&file, text).expect("the file can be written");
    let output = hub.command(&arguments);
    assert_eq!(code(&output), 3, "{}", stdout(&output));
    // Nor is anybody lost in another's row, in a column of something else or above the list.
    let text = "Organisation,Country,Notes\n\"Red Flag Union,Chile,b\nUnion of Drivers,Chile,x\n\
                Union of Cooks\",Chile,c\nDockers, Fishers,CL,x\n";
    std::fs::write(&file, text).expect("the file can be written");
    let output = hub.command(&[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(code(&output), 3, "{}", stdout(&output));
    for words in [
        "line 2: lines 2–4 became one row",
        "line 5: the row has 4 cells, and the heading 3",
        "0 added, 0 updated, 0 unchanged, 2 refused",
    ] {
        assert!(stdout(&output).contains(words), "{}", stdout(&output));
    }
    let output = hub.command(&[&arguments[..], &["--dry-run", "--one-signer", "2"]].concat());
    let words = "1 added, 0 updated, 0 unchanged, 1 refused";
    assert!(stdout(&output).contains(words), "{}", stdout(&output));
    std::fs::write(&file, "Alpha Union,Chile\nBeta,Peru\n").expect("the file can be written");
    assert_usage(&hub.command(&arguments), "look like headings");
    std::fs::write(
        &file,
        "Organisation,Country\nQuay,CL,x\nCrane Drivers,PE,y\n",
    )
    .expect("the file can be written");
    assert_usage(&hub.command(&arguments), "write a name for column 3");
    let text = "Name;E-mail;Country\nUnion of Bakers;u@b.example;IE\nAna;a@b.example;IE\n";
    std::fs::write(&file, text).expect("the file can be written");
    let output = hub.command(&[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let words = "has a word in the name as organisations have it (line 2): if";
    assert!(stdout(&output).contains(words), "{}", stdout(&output));
}

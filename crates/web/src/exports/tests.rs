use super::{csv, csv_cell, linked};
use crate::pages::samples;
use std::collections::BTreeSet;
use undersigned_domain::{Names, attestation::Provenance, list::Origin};

#[test]
fn the_table_says_whose_names_wait() {
    let mut list = samples::list(2);
    list.entries[1].names = Names::default();
    list.entries[1].name_confirmed = false;
    let csv = csv(&list, &BTreeSet::new());
    let rows: Vec<&str> = csv.lines().collect();
    assert!(rows[0].starts_with("\u{feff}number,"), "{csv}");
    assert!(
        rows[0].ends_with(",signed_at,ordinal,reservations,mandate,revision,contested,id"),
        "{csv}"
    );
    assert!(
        rows[1].ends_with(",1,,,1,false,https://s0.example/orgs/s"),
        "{csv}"
    );
    assert!(
        rows[2].starts_with("2,,,,organisation,own-server,true,false,"),
        "{csv}"
    );
    assert!(
        rows[2].ends_with("Z,2,,,1,false,https://s1.example/orgs/s"),
        "{csv}"
    );
    // Nor has who signed two things at once a name; it is told apart, since nobody counts it.
    list.entries[1].contested = true;
    let contested = super::csv(&list, &BTreeSet::new());
    assert!(
        contested.contains(",1,true,https://s1.example/"),
        "{contested}"
    );
    // Not when they were let in.
    list.entries[0].said = 1_764_633_600_000;
    assert!(super::csv(&list, &BTreeSet::new()).contains(",2025-12-02T00:00:00Z,1,"));
    // Nor when it was signed again under another key.
    list.entries[0].published = Some("2025-11-20T10:00:00Z".into());
    assert!(super::csv(&list, &BTreeSet::new()).contains(",2025-11-20T10:00:00Z,1,"));
    list.entries[1].signed_at = Some("2026-03-04".into());
    assert!(super::csv(&list, &BTreeSet::new()).contains(",2026-03-04,2,"));
}

#[test]
fn what_was_typed_in_without_a_date_did_not_sign_on_that_day() {
    let mut list = samples::list(1);
    for (way, has_date) in [
        (Provenance::Import, false),
        (Provenance::Paper, false),
        (Provenance::WebForm, true),
    ] {
        list.entries[0].origin = Origin::Attested(way);
        let table = csv(&list, &BTreeSet::new());
        assert_eq!(!table.contains(",true,true,,1,"), has_date, "{table}");
        let item = super::entry(&list.entries[0]);
        assert_eq!(item["signedAt"].is_string(), has_date, "{item}");
        assert!(super::dated(&list.entries[0]).is_some());
    }
}

#[test]
fn what_somebody_does_not_sign_stands_in_their_own_words_on_one_line() {
    let mut list = samples::list(1);
    let one = &mut list.entries[0];
    one.reservations = vec!["d3".to_owned(), "d4".to_owned()];
    one.reserved = vec![undersigned_domain::endorsement::Reservation {
        demand: "d3".to_owned(),
        text: Some("not\nyet".to_owned()),
    }];
    // No gate asks that a demand is one of the appeal's, or on one line.
    one.reservations.push("d5\n d6".to_owned());
    one.signed_at = Some("in\nMay".to_owned());
    one.mandate = Some(undersigned_domain::mandate::Mandate {
        by: undersigned_domain::mandate::Body::Board,
        on: undersigned_domain::people::Day::parse("2026-11-21").expect("a day"),
    });
    let table = csv(&list, &BTreeSet::new());
    let says = ",in May,1,d3: not yet / d4 / d5 d6,board 2026-11-21,1,false,https://s0.example/";
    assert!(table.contains(says), "{table}");
    assert_eq!(table.lines().count(), 2, "{table}");
    let member = super::entry(&list.entries[0]);
    let demands = serde_json::json!(["d3", "d4", "d5\n d6"]);
    assert_eq!(member["reservations"], demands);
    assert_eq!(member["reserved"][0]["text"], "not\nyet");
    assert_eq!(member["mandate"]["by"], "board");
}

#[test]
fn linked_data_says_each_name_in_its_language_and_nothing_of_who_is_hidden() {
    let mut entry = samples::list(1).entries[0].clone();
    entry.names.name_map = [("ar".to_owned(), "نقابة".to_owned())].into();
    entry.names.also_known_as = vec!["DU".to_owned()];
    let item = linked(&entry, false);
    assert_eq!(item["name"][0]["@language"], "ar");
    assert_eq!(item["alternateName"][0], "DU");
    let hidden = linked(&entry, true).to_string();
    assert!(!hidden.contains(&entry.id) && !hidden.contains("نقابة"));
}

#[test]
fn no_spreadsheet_runs_a_cell() {
    assert_eq!(csv_cell("=1+1"), "\"'=1+1\"");
    assert_eq!(csv_cell("@cmd"), "\"'@cmd\"");
    assert_eq!(csv_cell("a;=1+1"), "\"a;'=1+1\"");
    assert_eq!(csv_cell("a\n-1"), "\"a\n'-1\"");
    assert_eq!(csv_cell("a; =1+1"), "\"a; '=1+1\"");
    for sign in ['＝', '＋', '－', '＠'] {
        assert_eq!(csv_cell(&format!("{sign}1")), format!("\"'{sign}1\""));
    }
    assert_eq!(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
    assert_eq!(csv_cell("勞動力"), "勞動力");
}

/// Every text of up to five of the letters that mean something in such a file.
#[test]
fn every_cell_reads_back_and_none_is_a_formula() {
    let letters = [
        '=', '+', ' ', '-', '@', '\t', '\r', '\n', '"', ',', ';', '\'', 'a',
    ];
    let mut texts = vec![String::new()];
    for longer in 1..=5_u32 {
        let from = texts.len() - letters.len().pow(longer - 1);
        let longest = texts[from..].to_vec();
        for shorter in &longest {
            texts.extend(letters.map(|letter| format!("{shorter}{letter}")));
        }
    }
    let mut file = String::new();
    for text in &texts {
        file.push_str(&format!("{},{}\r\n", csv_cell(text), csv_cell("end")));
    }
    file.insert(0, super::MARK);
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(file.as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), texts.len());
    for (row, text) in rows.iter().zip(&texts) {
        let bare = |text: &str| text.replace('\'', "");
        assert_eq!(bare(&row[0]), bare(text), "{text:?}");
        assert_eq!(&row[1], "end", "{text:?}");
    }
    // Read by what splits at other signs, no cell is a formula either.
    for cell in file.split([';', '\t', '\r', '\n']) {
        let cell = cell.trim_start_matches(['"', ' ']);
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell:?}");
    }
}

mod columns;
mod countries;
mod exported;
mod times;

use super::*;
use crate::actions::import::row::{Row, Rows};
use std::collections::{BTreeMap, BTreeSet};

type Map = BTreeMap<String, String>;

fn unseen(text: &str, map: &Map, countries: &Map) -> Result<Table> {
    let source = Source::Csv {
        map: map.clone(),
        countries: countries.clone(),
    };
    let table = table_of(text, &source)?.expect("it is a table");
    Ok(table.into_owned())
}

fn read_unseen(text: &str, map: &Map, countries: &Map) -> Result<Rows> {
    Sheet::of(text, &unseen(text, map, countries)?).read(&BTreeSet::new())
}

fn fields_of(text: &str, map: &Map) -> Vec<(String, Option<&'static str>)> {
    let table = unseen(text, map, &Map::new()).expect("a table");
    let columns = Sheet::of(text, &table).columns().into_iter();
    columns.map(|one| (one.column, one.field)).collect()
}

const HEADER: &str =
    "Timestamp,Sign as an individual,Occupation,Sign as an organisation,E-mail,Region\n";

fn rows(text: &str) -> Rows {
    let text = format!("{HEADER}{text}");
    read_unseen(&text, &Map::new(), &Map::new()).unwrap()
}

#[test]
fn lines_are_physical_lines() {
    let rows = rows("t,\"A\nB\",,,a@b.example,\nt,,,Union,c@d.example,\n");
    assert_eq!(
        rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
        [2, 4]
    );
}

#[test]
fn rows_of_nothing_are_passed_over() {
    let rows = rows("t,A,,,a@b.example,\n,,,,,\n\n, ,,,,\nt,B,,,b@b.example,\n,,,,,\n");
    let taken = rows.iter().map(|(line, row)| (*line, row.is_ok()));
    assert_eq!(taken.collect::<Vec<_>>(), [(2, true), (6, true)]);
}

#[test]
fn each_bad_row_says_why() {
    for (row, says) in [
        ("t,A,,/,a(at)b.example,", "no e-mail address"),
        ("t,A,,/,a=b@c.example,", "mail servers read alike"),
        ("t,A,,/,josé@c.example,", "mail servers read alike"),
        ("t,A,,/,,", "missing"),
        ("t,/,/,/,a@b.example,", "neither"),
        ("t,A,,U,a@b.example,", "both"),
        (&format!("t,{},,/,a@b.example,", "A".repeat(5000)), "longer"),
    ] {
        let rows = rows(&format!("{row}\n"));
        let reason = &rows[0].1.as_ref().unwrap_err().reason;
        assert!(reason.contains(says), "{reason}");
    }
    let rows = rows("t,A,,/,a@b.example,\nt,/,,U,A@B.example,\n");
    assert!(rows[0].1.is_ok());
    assert!(
        rows[1]
            .1
            .as_ref()
            .unwrap_err()
            .reason
            .contains("another row")
    );
}

#[test]
fn a_column_says_who_is_an_organisation() {
    let text = "Name,E-mail,Kind\nA Union,a@b.example,Organisation\nB,b@b.example,individual\n\
                C,c@b.example,union member\nD,d@b.example,\n";
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    assert!(matches!(&rows[0].1, Ok(Row::Signer(_))));
    assert!(matches!(&rows[1].1, Ok(Row::Person(_))));
    assert_eq!(rows[2].1.as_ref().unwrap_err().code, "kind_unknown");
    assert!(matches!(&rows[3].1, Ok(Row::Person(_))));
    let map = BTreeMap::from([("Kind".to_owned(), "ignore".to_owned())]);
    let rows = read_unseen(text, &map, &Map::new()).unwrap();
    assert!(rows.iter().all(|row| matches!(&row.1, Ok(Row::Person(_)))));
    let columns = fields_of(text, &map);
    assert_eq!(columns[0], ("Name".to_owned(), Some("individual")));
    assert_eq!(columns[2], ("Kind".to_owned(), None));
    // What a form asks about somebody's membership makes nobody an organisation.
    let text = "Name,E-mail,Kind of membership\nA,a@b.example,union\n";
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    assert!(matches!(&rows[0].1, Ok(Row::Person(_))));
}

#[test]
fn who_is_said_to_be_an_organisation_needs_no_address() {
    let text = "Name;E-mail;Kind\nQuay;;organisation\nAna;;individual\nEbbe;;\nQuay;;union\n";
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    let codes = rows
        .iter()
        .map(|(_, row)| row.as_ref().err().map(|fault| fault.code));
    let expected = [
        None,
        Some("email_missing"),
        Some("email_missing"),
        Some("signer_repeated"),
    ];
    assert_eq!(codes.collect::<Vec<_>>(), expected);
}

#[test]
fn organisations_from_paper_need_no_address() {
    let text =
        "Organisation,Individual,Country\nQuay,,IE\nQuay,, IE\nQuay,,ie\nQuay,,GB\n,Ana,\n,Ana,\n";
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    let codes = rows
        .iter()
        .map(|(_, row)| row.as_ref().err().map(|fault| fault.code));
    let expected = [
        None,
        // Word for word: it is taken once.
        Some("row_repeated"),
        Some("signer_repeated"),
        None,
        // Of one that is not taken none is.
        Some("person_without_email"),
        Some("person_without_email"),
    ];
    assert_eq!(codes.collect::<Vec<_>>(), expected);
    assert!(rows[1].1.as_ref().unwrap_err().is_harmless());
    let people = read_unseen("Name\nAna\n", &Map::new(), &Map::new()).unwrap_err();
    assert!(
        people.to_string().contains("COLUMN=organisation"),
        "{people}"
    );
}

#[test]
fn a_formula_is_text() {
    let rows = rows("t,\"=HYPERLINK(\"\"x\"\")\",,/,a@b.example,\n");
    assert!(matches!(&rows[0].1, Ok(Row::Person(person)) if person.name.starts_with('=')));
}

#[test]
fn where_no_address_stands_in_its_column_organisations_need_none() {
    let codes = |text: &str| -> Vec<&'static str> {
        let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
        let code = |(_, row): &(u64, std::result::Result<Row, Fault>)| {
            row.as_ref().map_or_else(|fault| fault.code, |_| "taken")
        };
        rows.iter().map(code).collect()
    };
    let header = "Organisation,E-mail,Individual\n";
    let all = codes(&format!("{header}Quay,,\nTidewater,,\n,,Ana\n"));
    assert_eq!(all, ["taken", "taken", "email_missing"]);
    let one = codes(&format!("{header}Quay,,\nTidewater,t@t.example,\n"));
    assert_eq!(one, ["email_missing", "taken"]);
}

/// The desk's own file of what was refused has it, and those of other programs.
#[test]
fn an_apostrophe_before_a_formula_is_no_part_of_a_name() {
    let text = "No.,Organisation,Acronym\n'-,\"'=Quay Collective\",\"'@QC\"\n2,'t Veer,Dockers'\n";
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    let called = rows.iter().map(|(_, row)| match row {
        Ok(Row::Signer(signer)) => {
            let names = &signer.names;
            format!(
                "{} / {}",
                names.name_map["und"],
                names.also_known_as.join(" / ")
            )
        }
        other => panic!("{other:?}"),
    });
    let called: Vec<String> = called.collect();
    let expected = ["=Quay Collective / @QC", "'t Veer / Dockers'"];
    assert_eq!(called, expected);
}

#[test]
fn what_stands_above_the_headings_and_what_is_no_name_is_no_signer() {
    let text = "Signatories, draft 3,,\nNr.,Organisation,Country\n1,Quay,CL\n2,+44 20 7946 0000,GB\n\
                3,\"Nurses\nof the Port\",IE\n5,1.,IE\n";
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    let codes = rows.iter().map(|(line, row)| {
        let code = row.as_ref().err().map(|fault| fault.code);
        (*line, code)
    });
    let wanted = [
        (1, Some("row_above")),
        (3, None),
        (4, Some("name_without_letters")),
        (5, None),
        (7, Some("name_without_letters")),
    ];
    assert_eq!(codes.collect::<Vec<_>>(), wanted);
    let Ok(Row::Signer(signer)) = &rows[3].1 else {
        panic!("it is a signer");
    };
    assert_eq!(signer.names.name_map["und"], "Nurses of the Port");
    assert!(rows[0].1.as_ref().unwrap_err().is_harmless());
}

#[test]
fn names_whose_letters_a_spreadsheet_lost_are_refused() {
    let text = "Organisation,Short name\nZwi?zek Zawodowy,ZZ\n???? ??????,\nQuay Collective,???\n\
                What Now? Union,\n";
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    let codes = rows.iter().map(|(line, row)| {
        let code = row.as_ref().err().map(|fault| fault.code);
        (*line, code)
    });
    let lost = Some("letters_lost");
    let wanted = [(2, lost), (3, lost), (4, lost), (5, None)];
    assert_eq!(codes.collect::<Vec<_>>(), wanted);
}

#[test]
fn a_row_of_several_lines_takes_no_number_from_another() {
    let text = "No.,Organisation,Country\n1,\"Red Flag Union,Chile\n2,Union of Drivers,Chile\n\
                3,Union of Cooks\",Chile\n1,Quay,CL\n";
    let table = unseen(text, &Map::new(), &Map::new()).unwrap();
    for (one_signer, of_joined) in [
        (BTreeSet::new(), "lines_joined"),
        (BTreeSet::from([2]), "signer_repeated"),
    ] {
        let rows = Sheet::of(text, &table).read(&one_signer).unwrap();
        let codes = rows
            .iter()
            .map(|(line, row)| (*line, row.as_ref().err().map(|fault| fault.code)));
        let expected = [(2, Some(of_joined)), (5, None)];
        assert_eq!(codes.collect::<Vec<_>>(), expected);
    }
}

use super::*;
use crate::actions::{
    countries::{country, country_key},
    import::{
        jsonl::countries_not_known,
        row::{Row, Rows},
    },
};
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

fn time(text: &str) -> Option<String> {
    super::time(text, Orders::default())
}

const HEADER: &str =
    "Timestamp,Sign as an individual,Occupation,Sign as an organisation,E-mail,Region\n";

fn rows(text: &str) -> Rows {
    let text = format!("{HEADER}{text}");
    read_unseen(&text, &Map::new(), &Map::new()).unwrap()
}

#[test]
fn a_column_that_nothing_heads_is_known_by_its_place() {
    let fields = fields_of("Organisation,,Country,\nQuay,,IE,x\n", &Map::new());
    let expected = [
        ("Organisation", Some("organisation")),
        ("Country", Some("country")),
        ("4, without a heading", None),
    ];
    let expected = expected.map(|(column, field)| (column.to_owned(), field));
    assert_eq!(fields, expected);
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
fn the_times_of_forms_become_utc() {
    assert_eq!(
        time("2015/12/08 10:21:12 PM GMT+8").as_deref(),
        Some("2015-12-08T14:21:12Z")
    );
    for (zone, utc) in [
        ("GMT+5:30", "2015-12-08T16:51:12Z"),
        ("GMT-3:30", "2015-12-09T01:51:12Z"),
        ("GMT-0:30", "2015-12-08T22:51:12Z"),
    ] {
        let text = format!("2015/12/08 10:21:12 PM {zone}");
        assert_eq!(time(&text).as_deref(), Some(utc), "{zone}");
    }
    assert_eq!(time("yesterday"), None);
}

#[test]
fn a_time_without_its_distance_from_utc_keeps_its_day() {
    for (text, kept) in [
        ("2015/12/08 10:21:12 PM GMT", Some("2015-12-08T22:21:12Z")),
        ("2015/12/08 10:21:12 PM UTC", Some("2015-12-08T22:21:12Z")),
        ("2015/12/08 10:21:12 PM EST", Some("2015-12-08")),
        ("2015/12/08 10:21:12 PM EEST", Some("2015-12-08")),
        ("2015-12-08 22:21:12", Some("2015-12-08")),
        ("2015-12-08 22:21", Some("2015-12-08")),
        ("2015/12/08 22:21", Some("2015-12-08")),
        ("2015/12/8", Some("2015-12-08")),
        ("2015-12-08", Some("2015-12-08")),
        ("08.12.2015 22:21", None),
        ("12/8/2015 22:21:12", None),
        ("08-12-15", None),
        ("13/05/2015 10:00:00", Some("2015-05-13")),
        ("5/13/2015 10:00:00", Some("2015-05-13")),
        ("5/13/2015 9:00 PM", Some("2015-05-13")),
        ("13.5.2015", Some("2015-05-13")),
        ("5.5.2015", Some("2015-05-05")),
        ("13/05/15", None),
        ("13/13/2015", None),
        ("13/05/2015 or so", None),
    ] {
        assert_eq!(time(text).as_deref(), kept, "{text}");
    }
}

#[test]
fn a_column_tells_whether_days_or_months_stand_first() {
    let read = |days: &[&str]| {
        let rows = days.iter().enumerate();
        let rows: String = rows.map(|(at, day)| format!("Quay {at},{day}\n")).collect();
        let text = format!("Organisation,Timestamp\n{rows}");
        let table = unseen(&text, &Map::new(), &Map::new()).unwrap();
        let sheet = Sheet::of(&text, &table);
        let signed = sheet.read(&BTreeSet::new()).unwrap().into_iter();
        let signed = signed.map(|(_, row)| match row {
            Ok(Row::Signer(signer)) => signer.signed_at,
            other => panic!("{other:?}"),
        });
        (signed.collect::<Vec<_>>(), sheet.times_not_read())
    };
    let day = |day: &str| Some(day.to_owned());
    let (signed, not_read) = read(&["01/11/2026", "13/11/2026 09:30", "2026-11-14", "11.11.2026"]);
    let expected = ["2026-11-01", "2026-11-13", "2026-11-14", "2026-11-11"];
    assert_eq!(signed, expected.map(day));
    assert!(not_read.is_empty());
    let (signed, _) = read(&["1/11/2026", "11/13/2026"]);
    assert_eq!(signed, ["2026-01-11", "2026-11-13"].map(day));
    // Nothing tells, or both are meant: as if each stood alone.
    for other in ["02/11/2026", "soon", ""] {
        let (signed, _) = read(&["01/11/2026", other]);
        assert_eq!(signed[0], None, "{other}");
    }
    // Each sign between the numbers tells for itself alone.
    let (signed, lines) = read(&["06.13.2026", "05/11/2026", "05.11.2026"]);
    assert_eq!(signed, [day("2026-06-13"), None, day("2026-05-11")]);
    assert_eq!(lines, BTreeSet::from([3]));
    let (signed, lines) = read(&["13/11/2026", "11/13/2026", "01/11/2026"]);
    assert_eq!(signed, [day("2026-11-13"), day("2026-11-13"), None]);
    assert_eq!(lines, BTreeSet::from([4]));
}

#[test]
fn it_is_said_how_days_were_read_that_can_be_meant_in_two_ways() {
    let days = "01/11/2026\n02/11/2026\n13/11/2026\n06.13.2026\n05.11.2026\n11.11.2026\n";
    let text = format!("Timestamp\n{days}");
    let mut table = Table::of(&[Field::Timestamp]);
    table.layout.header = true;
    let said = Sheet::of(&text, &table).days_read().into_iter();
    let said: Vec<(String, String)> = said.map(|one| (one.written, one.day)).collect();
    let pair = |written: &str, day: &str| (written.to_owned(), day.to_owned());
    let expected = [
        pair("01/11/2026", "2026-11-01"),
        pair("05.11.2026", "2026-05-11"),
    ];
    assert_eq!(said, expected);
    let text = "Timestamp\n01/11/2026\n2026-11-01\n";
    let said = Sheet::of(text, &table).days_read();
    assert!(said.is_empty(), "nothing tells");
}

#[test]
fn a_tick_is_no_name_of_anybody() {
    let fields = fields_of(
        "Organisation,Name confirmed\nA,true\nB,FALSE\n",
        &Map::new(),
    );
    assert_eq!(fields[1].1, None);
}

#[test]
fn days_below_a_heading_that_may_ask_when_are_taken() {
    for (cell, field) in [("2026-01-31", Some("timestamp")), ("yes", None)] {
        let fields = fields_of(&format!("Organisation,Signed\nA,{cell}\n"), &Map::new());
        assert_eq!(fields[1].1, field, "{cell}");
    }
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

#[test]
fn a_day_that_lies_ahead_is_left_out() {
    let text = "Organisation,Timestamp\nA,2026-11-26\nB,2026-11-27\nC,2026/11/27 9:00:00 AM\nD,\n";
    let mut rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    let mut left_out = Vec::new();
    for (line, row) in &mut rows {
        let row = row.as_mut().unwrap();
        if row.leave_out_after("2026-11-26") {
            left_out.push(*line);
            assert!(matches!(row, Row::Signer(signer) if signer.signed_at.is_none()));
        }
    }
    assert_eq!(left_out, [3, 4]);
    assert!(matches!(&rows[0].1, Ok(Row::Signer(signer)) if signer.signed_at.is_some()));
    // In a table that was exported as well.
    let text = "names,also_known_as,signed_at,id\nA,,2026-11-26,https://a.example/1\n\
                B,,2026-11-27,https://a.example/2\n,,2026-11-27,https://a.example/3\n";
    let mut rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    let left_out = rows.iter_mut().map(|(_, row)| {
        let row = row.as_mut().unwrap();
        let is_ahead = row.leave_out_after("2026-11-26");
        (is_ahead, row.signed_at().map(str::to_owned))
    });
    let day = Some("2026-11-26".to_owned());
    let expected = [(false, day), (true, None), (false, None)];
    assert_eq!(left_out.collect::<Vec<_>>(), expected);
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

/// The export puts one before the whole cell, and none before a name within it.
#[test]
fn an_apostrophe_within_a_cell_of_an_exported_table_is_that_names_own() {
    let text = "names,also_known_as,id\n'=Quay / '=Pier,'@Q / '-Q,https://a.example/1\n";
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    let names = rows[0].1.as_ref().ok().and_then(Row::signer);
    let names = names.map(|signer| &signer.names).expect("it is a row");
    assert_eq!(names.name_map["und"], "=Quay");
    assert_eq!(names.also_known_as, ["'=Pier", "@Q", "'-Q"]);
}

#[test]
fn one_entry_stands_in_an_exported_table_once() {
    let row = |name: &str| format!("{name},,https://a.example/1\n");
    let text = format!(
        "names,also_known_as,id\n{}{}{}{}",
        row(""),
        row("Quay"),
        row("Quai"),
        row("Quay")
    );
    let rows = read_unseen(&text, &Map::new(), &Map::new()).unwrap();
    let codes = rows
        .iter()
        .map(|(_, row)| row.as_ref().err().map(|fault| fault.code));
    let expected = [None, None, Some("entry_repeated"), Some("row_repeated")];
    assert_eq!(codes.collect::<Vec<_>>(), expected);
    let reason = &rows[2].1.as_ref().unwrap_err().reason;
    assert!(reason.contains("stands in line 3: keep one"), "{reason}");
}

#[test]
fn nobody_leaves_out_the_ids_of_an_exported_table() {
    let map = |field: &str| Map::from([("id".to_owned(), field.to_owned())]);
    let exported = "names,also_known_as,id\nA,,https://a.example/1\n";
    for field in ["ignore", "also-known-as"] {
        let refused = read_unseen(exported, &map(field), &Map::new()).unwrap_err();
        let refused = refused.to_string();
        assert!(refused.contains("which entry each row"), "{refused}");
    }
    let rows = read_unseen(exported, &map("id"), &Map::new()).unwrap();
    assert!(matches!(&rows[0].1, Ok(Row::Standing(_))));
    // An id in another table is anything.
    let rows = read_unseen("Organisation,id\nA,7\n", &map("ignore"), &Map::new());
    assert!(matches!(&rows.unwrap()[0].1, Ok(Row::Signer(_))));
}

#[test]
fn an_exported_row_says_a_kind_where_one_is_written() {
    let text =
        "names,also_known_as,kind,id\nA,,individual,https://a.example/1\nB,,,https://a.example/2\n";
    for (text, says) in [
        (text, vec![true, false]),
        (
            "names,also_known_as,id\nA,,https://a.example/1\n",
            vec![false],
        ),
    ] {
        let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
        let said = rows.iter().map(|(_, row)| match row {
            Ok(Row::Standing(row)) => row.written.as_ref().unwrap().says_kind,
            other => panic!("it is known by its id: {other:?}"),
        });
        assert_eq!(said.collect::<Vec<_>>(), says, "{text}");
    }
}

#[test]
fn an_exported_row_tells_a_number_that_was_written_into_it() {
    let row = |number: &str, ordinal: &str| {
        format!("{number},Quay {number},,{ordinal},https://a.example/{number}{ordinal}\n")
    };
    let rows = [
        row("7", "7"),
        row("7.", "7"),
        row("8", "7"),
        row("9", ""),
        row("", "7"),
    ];
    let said = |heading: &str| -> Vec<bool> {
        let text = format!("number,names,also_known_as,{heading},id\n{}", rows.concat());
        let rows = read_unseen(&text, &Map::new(), &Map::new()).unwrap();
        let said = rows.into_iter().map(|(_, row)| match row {
            Ok(Row::Standing(row)) => row.written.unwrap().is_numbered,
            other => panic!("it is known by its id: {other:?}"),
        });
        said.collect()
    };
    assert_eq!(said("ordinal"), [false, false, true, true, false]);
    // Without that column nobody can tell.
    assert_eq!(said("provenance"), [false; 5]);
}

#[test]
fn a_country_may_be_written_by_its_name() {
    let countries = BTreeMap::from([("españa".to_owned(), "ES".to_owned())]);
    let text = "Organisation,Country\nA,España\nB,Nowhere\n";
    let rows = read_unseen(text, &Map::new(), &countries).unwrap();
    let code = |row: &Row| match row {
        Row::Signer(signer) => signer.names.country.clone(),
        _ => None,
    };
    assert_eq!(rows[0].1.as_ref().map(code), Ok(Some("ES".to_owned())));
    assert_eq!(rows[1].1.as_ref().map(code), Ok(None), "the row is kept");
    let keys = ["Côte d’Ivoire", "Trinidad & Tobago"].map(country_key);
    let countries = keys
        .into_iter()
        .zip(["CI", "TT"].map(str::to_owned))
        .collect();
    for (said, wanted) in [
        ("COTE D'IVOIRE", Some("CI")),
        ("Côte d`Ivoire", Some("CI")),
        ("Trinidad and Tobago", Some("TT")),
        ("Tobago", None),
        ("!", None),
    ] {
        assert_eq!(country(said, &countries).as_deref(), wanted, "{said}");
    }
}

#[test]
fn states_of_the_united_states_are_no_countries() {
    let countries = BTreeMap::from([("españa".to_owned(), "ES".to_owned())]);
    let of = |text: &str| {
        let rows = read_unseen(text, &Map::new(), &countries).unwrap();
        let codes = rows.iter().map(|(_, row)| match row {
            Ok(Row::Signer(signer)) => signer.names.country.clone(),
            _ => None,
        });
        let table = unseen(text, &Map::new(), &countries).unwrap();
        let not_known = Sheet::of(text, &table).countries_not_known();
        let not_known: Vec<u64> = not_known.into_keys().collect();
        (codes.collect::<Vec<_>>(), not_known)
    };
    let code = |code: &str| Some(code.to_owned());
    assert_eq!(
        of("Organisation,Country\nA,CA\nB,TX\nC,España\nD,de\n"),
        (vec![None, None, code("ES"), None], vec![2, 3, 5])
    );
    assert_eq!(
        of("Organisation,Country\nA,CA\nB,DE\n"),
        (vec![code("CA"), code("DE")], Vec::new())
    );
    // Liechtenstein, as its cars have it, or a slip.
    assert_eq!(
        of("Organisation,Country\nA,DE\nB,DE\nC,DE\nD,FL\n"),
        (vec![code("DE"), code("DE"), code("DE"), None], vec![5])
    );
}

/// Hostile input, row 595.
#[test]
fn row_595_lines_whose_country_is_not_known_are_named_within_bounds() {
    let countries = BTreeMap::from([("españa".to_owned(), "ES".to_owned())]);
    let long = "x".repeat(100_000);
    let text = format!(
        "Organisation,Country\nA,España\nB,Nowhere\nC,\nD,/\nE,\"\u{1b}[31mNo\nwhere\"\nF,{long}\nG,IE\n"
    );
    let table = unseen(&text, &Map::new(), &countries).unwrap();
    let said = Sheet::of(&text, &table).countries_not_known();
    let expected = [
        (3, "Nowhere".to_owned()),
        (6, "[31mNowhere".to_owned()),
        (8, "x".repeat(80)),
    ];
    assert_eq!(said, BTreeMap::from(expected));
    let jsonl = "{\"kind\":\"organisation\",\"country\":\"Nowhere\"}\nnone\n{\"country\":\"IE\"}\n";
    let said = countries_not_known(jsonl);
    assert_eq!(said, BTreeMap::from([(1, "Nowhere".to_owned())]));
}

/// Hostile input, row 596.
#[test]
fn row_596_a_telephone_is_no_name_and_a_sum_no_signer() {
    let text = "團體名稱,團體電話,團體簡稱,國家\n碼頭工友社,2345 6789,碼工,HK\n團體名稱,團體電話,團體簡稱,國家\n\
                合計,1,,\n";
    let columns = fields_of(text, &Map::new());
    let fields: Vec<_> = columns.into_iter().map(|(_, field)| field).collect();
    let short = Some("also-known-as");
    assert_eq!(fields, [Some("organisation"), None, short, Some("country")]);
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    let codes = rows
        .iter()
        .map(|(_, row)| row.as_ref().err().map(|fault| fault.code));
    let expected = [None, Some("row_heading"), Some("row_total")];
    assert_eq!(codes.collect::<Vec<_>>(), expected);
}

#[test]
fn lines_whose_time_is_not_read_are_named() {
    let text = format!(
        "{HEADER}2015-12-08,A,,,a@b.example,\n08.12.2015,B,,,b@b.example,\n/,C,,,c@b.example,\n"
    );
    let table = unseen(&text, &Map::new(), &Map::new()).unwrap();
    let not_read = Sheet::of(&text, &table).times_not_read();
    assert_eq!(not_read, BTreeSet::from([3]));
    let mut table = Table::of(&[Field::Organisation, Field::Timestamp]);
    table.layout.header = true;
    let text = "Name,Date\nA,2015-12-08\nB,yesterday\n";
    let not_read = Sheet::of(text, &table).times_not_read();
    assert_eq!(not_read, BTreeSet::from([3]));
}

#[test]
fn a_list_of_organisations_is_read_as_at_the_desk() {
    let text = "No.,Organisation,Organisation (zh-Hant),Short name,Country,Date\n\
                7,Tidewater Clerks,潮水文員會,TC; TWC,HK,2015-12-08\n8,Quay,,,IE,\n9,Quay,,,IE,\n";
    let table = unseen(text, &Map::new(), &Map::new()).unwrap();
    let mut guessed = crate::actions::import::guess(text, false);
    assert_eq!(table.layout.columns[2].language, "zh-Hant");
    // A person is asked in which language the first of two is; nobody is here.
    guessed.columns[1].language = String::new();
    assert_eq!(table.layout, guessed);
    let seen = Table {
        layout: guessed,
        ..Table::default()
    };
    let said = |table: &Table| -> Vec<String> {
        let rows = Sheet::of(text, table).read(&BTreeSet::new()).unwrap();
        rows.into_iter().map(|row| format!("{row:?}")).collect()
    };
    assert_eq!(said(&table), said(&seen));
    let rows = Sheet::of(text, &table).read(&BTreeSet::new()).unwrap();
    let Ok(Row::Signer(signer)) = &rows[0].1 else {
        panic!("not a signer");
    };
    assert_eq!(signer.ordinal, Some(7));
    assert_eq!(signer.names.also_known_as, ["TC", "TWC"]);
    assert_eq!(signer.signed_at.as_deref(), Some("2015-12-08"));
}

#[test]
fn what_nobody_looks_at_is_taken_by_what_its_heading_says_alone() {
    for (text, wanted) in [
        // A further heading with the word in it is no further name.
        (
            "Organisation,Organisation type\nQuay,union\n",
            [Some("organisation"), None],
        ),
        (
            "Organisation,Short name\nQuay,2345 6789\n",
            [Some("organisation"), None],
        ),
        (
            "Organisation,Number\nQuay,2345 6789\n",
            [Some("organisation"), None],
        ),
        (
            "Organisation,Number\nQuay,7\n",
            [Some("organisation"), Some("number")],
        ),
        (
            "Organisation,Name\nQuay,Ana\n",
            [Some("organisation"), Some("individual")],
        ),
    ] {
        let fields = fields_of(text, &Map::new()).into_iter();
        let fields: Vec<_> = fields.map(|(_, field)| field).collect();
        assert_eq!(fields, wanted, "{text}");
    }
    // Of numbers that may be telephones it is said why they are left out, unless somebody says what they are.
    let text = "Organisation,Number\nQuay,250000\n";
    let reason = |map: &Map| {
        let table = unseen(text, map, &Map::new()).expect("a table");
        let mut columns = Sheet::of(text, &table).columns();
        columns.pop().expect("a column").reason
    };
    let why = reason(&Map::new()).unwrap_or_default();
    assert!(why.contains("telephones"), "{why}");
    let said = Map::from([("Number".to_owned(), "number".to_owned())]);
    assert_eq!(reason(&said), None);
    // What is said by hand may be names in two languages, and is no field twice.
    let text = "A,B,C\nQuay,碼頭,1\n";
    let map = |fields: [&str; 3]| -> Map {
        let columns = ["A", "B", "C"].map(str::to_owned);
        columns.into_iter().zip(fields.map(str::to_owned)).collect()
    };
    let rows = read_unseen(
        text,
        &map(["organisation", "also-known-as", "number"]),
        &Map::new(),
    );
    assert!(matches!(&rows.unwrap()[0].1, Ok(Row::Signer(one)) if one.ordinal == Some(1)));
    let twice = read_unseen(
        text,
        &map(["organisation", "number", "number"]),
        &Map::new(),
    );
    assert!(twice.unwrap_err().to_string().contains("two columns"));
    // A phrase may be the only heading.
    let text = "Signatory organisations\nQuay\nCrane Drivers\n";
    let columns = fields_of(text, &Map::new());
    let heading = "Signatory organisations".to_owned();
    assert_eq!(columns, [(heading, Some("organisation"))]);
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    assert!(rows.len() == 2 && rows.iter().all(|(_, row)| row.is_ok()));
    // Whoever stands first where there are no headings is not taken for one.
    let text = "Alpha Union,Chile\nBeta Group,Peru\n";
    assert!(!crate::actions::import::guess(text, false).header);
    let none = read_unseen(text, &Map::new(), &Map::new()).unwrap_err();
    assert!(none.to_string().contains("look like headings"), "{none}");
    let said = Map::from([("Alpha Union".to_owned(), "organisation".to_owned())]);
    assert_eq!(read_unseen(text, &said, &Map::new()).unwrap().len(), 1);
    // However long an answer is that is not taken.
    let long = "x".repeat(5_000);
    let text = format!("Organisation,Comment\nQuay,{long}\n");
    let rows = read_unseen(&text, &Map::new(), &Map::new()).unwrap();
    assert!(rows[0].1.is_ok(), "{rows:?}");
}

#[test]
fn a_country_of_a_person_is_kept() {
    let text = "Name,E-mail,Country\nA,a@b.example,UK\nB,b@b.example,Nowhere\nC,c@b.example,\n";
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    let country = |row: &Row| match row {
        Row::Person(person) => person.country.clone(),
        _ => panic!("not a person"),
    };
    assert_eq!(rows[0].1.as_ref().map(country), Ok(Some("GB".to_owned())));
    assert_eq!(rows[1].1.as_ref().map(country), Ok(None));
    assert_eq!(rows[2].1.as_ref().map(country), Ok(None));
}

#[test]
fn a_time_beyond_all_years_is_none() {
    for far in [
        "2015/12/08 10:21:12 PM GMT-99999999999",
        "2015/12/08 10:21:12 PM GMT+99999999999",
        "2015/12/08 10:21:12 PM GMT-2500000000",
        "2015/12/08 10:21:12 PM GMT+2500000000",
        "2015/12/08 10:21:12 PM GMT-9223372036854775808",
        "+262143/12/31 11:59:59 PM GMT-14",
    ] {
        assert_eq!(time(far), None, "{far}");
    }
    let rows = rows("2015/12/08 10:21:12 PM GMT-99999999999,A,,/,a@b.example,\n");
    assert!(matches!(&rows[0].1, Ok(Row::Person(person)) if person.signed_at.is_none()));
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

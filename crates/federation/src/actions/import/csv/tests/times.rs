//! When somebody signed.

use super::*;

fn time(text: &str) -> Option<String> {
    super::time(text, Orders::default())
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
fn days_below_a_heading_that_may_ask_when_are_taken() {
    for (cell, field) in [("2026-01-31", Some("timestamp")), ("yes", None)] {
        let fields = fields_of(&format!("Organisation,Signed\nA,{cell}\n"), &Map::new());
        assert_eq!(fields[1].1, field, "{cell}");
    }
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

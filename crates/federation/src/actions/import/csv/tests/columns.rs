//! What columns are taken for.

use super::*;

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
fn a_tick_is_no_name_of_anybody() {
    let fields = fields_of(
        "Organisation,Name confirmed\nA,true\nB,FALSE\n",
        &Map::new(),
    );
    assert_eq!(fields[1].1, None);
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

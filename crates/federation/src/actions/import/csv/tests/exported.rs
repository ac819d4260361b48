//! Tables that were exported.

use super::*;

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

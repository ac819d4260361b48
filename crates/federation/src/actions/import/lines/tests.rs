use super::*;
use crate::actions::import::table::cells;

fn countries() -> BTreeMap<String, String> {
    let known = [("chile", "CL"), ("peru", "PE"), ("spain", "ES")];
    let known = known.map(|(name, code)| (name.to_owned(), code.to_owned()));
    known.into()
}

/// Its rows, and what was noticed in them.
fn read(text: &str) -> Option<(Vec<Vec<String>>, Copied)> {
    let copied = copied(text, &countries())?;
    let rows = cells(&copied.text, copied.layout.separator).into_iter();
    let rows = rows.map(|(_, row)| row.expect("it can be read"));
    Some((rows.collect(), copied))
}

/// That a list becomes these rows, with this in their columns; answers what was noticed.
fn check<const N: usize>(text: &str, rows: &[[&str; N]], columns: [Field; N]) -> Noticed {
    let (read, copied) = read(text).expect("a table");
    assert_eq!(read, rows);
    let held = copied.layout.columns.iter().map(|column| column.field);
    assert_eq!(held.collect::<Vec<_>>(), columns);
    copied.noticed
}

#[test]
fn numbers_and_countries_of_a_list_from_a_document_are_columns() {
    let text = "1. Unión Portuaria de Valparaíso, Chile\n\n2. Ropewalkers \"League\" (Peru)\n\
                4) Bollard Society (Spain)\n";
    let rows = [
        ["1", "Unión Portuaria de Valparaíso", "Chile"],
        ["2", "Ropewalkers \"League\"", "Peru"],
        ["4", "Bollard Society", "Spain"],
    ];
    let columns = [Field::Number, Field::Organisation, Field::Country];
    let noticed = check(text, &rows, columns);
    assert!(noticed.left_in_names.is_empty());
    let lines = cells(&copied(text, &countries()).unwrap().text, Separator::Tab);
    let lines: Vec<u64> = lines.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 3, 4], "lines stay where they were");
}

#[test]
fn what_is_no_country_stays_in_the_name_and_is_named() {
    let text = "1. Quay, Local 5\n2. Crane (Peru)\n3. Ropes, Rigging and Sails\n";
    let rows = [
        ["1", "Quay, Local 5"],
        ["2", "Crane (Peru)"],
        ["3", "Ropes, Rigging and Sails"],
    ];
    let noticed = check(text, &rows, [Field::Number, Field::Organisation]);
    assert_eq!(noticed.left_in_names, BTreeSet::from([2]));
    let many: String = (1..=9)
        .map(|at| format!("{at}. Quay {at}, Peru\n"))
        .collect();
    let (rows, copied) = read(&format!("{many}10. Crane (Ruritania)\n")).expect("a table");
    assert_eq!(rows[9], ["10", "Crane (Ruritania)", ""]);
    assert_eq!(copied.noticed.left_in_names, BTreeSet::from([10]));
    let text = "Quay, Peru\nCrane (PE)\nRopes, Spain\n";
    let rows = [["Quay", "Peru"], ["Crane", "PE"], ["Ropes", "Spain"]];
    check(text, &rows, [Field::Organisation, Field::Country]);
}

#[test]
fn names_with_numbers_are_names() {
    for text in [
        "1. Mai Komitee\nQuay\nCrane\n",
        "3. A\n2. B\n1. C\n",
        "1.5 Degrees\n2.5 Degrees\n3.5 Degrees\n",
        "1. A\n2. B\n",
        "1.\tA\n2.\tB\n3.\tC\n",
        "1199 SEIU\n1200 SEIU\n1201 SEIU\n",
        "12345678. A\n12345679. B\n12345680. C\n",
        "Quay, Local 5\nCrane, Local 6\nRopes, Local 7\n",
        "",
    ] {
        assert!(read(text).is_none(), "{text}");
    }
    // Some lines without one: a heading, a page.
    let many: String = (1..=20).map(|at| format!("{at}. Quay {at}\n")).collect();
    let (rows, _) = read(&format!("They have signed\n{many}")).expect("a table");
    assert_eq!(rows[0], ["", "They have signed"]);
    assert_eq!(rows[20], ["20", "Quay 20"]);
}

#[test]
fn lines_of_a_mail_around_a_numbered_list_are_named() {
    let text = "Beste Jan, hierbij de ondertekenaars tot nu toe:\n\n1. Quay (Chile)\n2) Crane, Peru\n\
                (3) Ropes [Spain]\n4 - Sails – Local 5 – Chile\n#5 Nets - Peru\n\nGroeten, Piet\n";
    let rows = [
        ["", "Beste Jan, hierbij de ondertekenaars tot nu toe:", ""],
        ["1", "Quay", "Chile"],
        ["2", "Crane", "Peru"],
        ["3", "Ropes", "Spain"],
        ["4", "Sails – Local 5", "Chile"],
        ["5", "Nets", "Peru"],
        ["", "Groeten, Piet", ""],
    ];
    let columns = [Field::Number, Field::Organisation, Field::Country];
    let noticed = check(text, &rows, columns);
    assert!(noticed.left_in_names.is_empty());
    assert_eq!(noticed.unmarked, BTreeSet::from([1, 9]));
    assert!(noticed.bullets.is_empty());
    assert!(begin_alike(text) && !is_numbered(text));
    // As many others are no list with a greeting.
    assert!(!begin_alike(&format!("{text}One\nTwo\nThree\n")));
}

#[test]
fn bullets_are_taken_off_and_named() {
    let text = "- Quay - Chile\n– Crane – Peru\n• Ropes [Spain]\n* Sails, Chile\nYours, Ana\n";
    let rows = [
        ["Quay", "Chile"],
        ["Crane", "Peru"],
        ["Ropes", "Spain"],
        ["Sails", "Chile"],
        ["Yours, Ana", ""],
    ];
    let noticed = check(text, &rows, [Field::Organisation, Field::Country]);
    assert!(noticed.left_in_names.is_empty());
    assert_eq!(noticed.bullets, BTreeSet::from(['-', '–', '•', '*']));
    assert_eq!(noticed.unmarked, BTreeSet::from([5]));
    let text = "• 1. Quay\n• 2. Crane\n• 3. Ropes\n";
    let rows = [["1", "Quay"], ["2", "Crane"], ["3", "Ropes"]];
    check(text, &rows, [Field::Number, Field::Organisation]);
    assert!(read("- Quay\nCrane\nRopes\n").is_none());
}

#[test]
fn a_dash_in_a_name_stays_there_and_is_named_where_countries_stand_behind_dashes() {
    let text = "1. Quay – Docks\n2. Crane - Local 5\n3. Ropes\n";
    let rows = [
        ["1", "Quay – Docks"],
        ["2", "Crane - Local 5"],
        ["3", "Ropes"],
    ];
    let noticed = check(text, &rows, [Field::Number, Field::Organisation]);
    assert!(noticed.left_in_names.is_empty());
    let many = |behind: &str| -> String {
        let lines = (1..=9).map(|at| format!("{at}. Quay {at}{behind}\n"));
        lines.collect()
    };
    let list = format!("{}10. Crane – Ruritania\n", many(" – Peru"));
    let (rows, copied) = read(&list).expect("a table");
    assert_eq!(rows[9], ["10", "Crane – Ruritania", ""]);
    assert_eq!(copied.noticed.left_in_names, BTreeSet::from([10]));
    let list = format!("{}10. Crane – Docks\n", many(" (Peru)"));
    let (_, copied) = read(&list).expect("a table");
    assert!(copied.noticed.left_in_names.is_empty());
}

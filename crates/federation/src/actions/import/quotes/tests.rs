use super::*;
use crate::actions::import::{Source, read, table::cells};
use std::collections::{BTreeMap, BTreeSet};

const SEPARATORS: [(char, Separator); 3] = [
    (',', Separator::Comma),
    (';', Separator::Semicolon),
    ('\t', Separator::Tab),
];

fn unclosed(line: u64) -> Option<QuoteFault> {
    Some(QuoteFault::Unclosed { line })
}

fn around_rows(line: u64, lines: u64) -> Option<QuoteFault> {
    Some(QuoteFault::AroundRows { line, lines })
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_named_by_its_line() {
    for (text, separator, line) in [
        ("Name,Country\nA,DE\n\"B,DE\nC,FR\n", Separator::Comma, 3),
        (
            "Name;Country\n\"A\nB\";DE\nC;\"FR\n",
            Separator::Semicolon,
            4,
        ),
        ("\"A\"\"\nB\n", Separator::Tab, 1),
        ("A\t\"", Separator::Tab, 1),
        ("Name\nA\n\"B\nC\nD\n", Separator::Comma, 3),
        // Another that was never closed closes it no better.
        ("Name,Country\nA,\"DE\nB,FR\nC,\"GB\n", Separator::Comma, 2),
        ("Name;Country\nA;\"DE\n\"B;FR\n", Separator::Semicolon, 2),
        ("A;\"B\nC\";\"D\nE;\"F\n", Separator::Semicolon, 2),
    ] {
        assert_eq!(first_fault(text, separator), unclosed(line), "{text:?}");
        let refused = check(text, separator).expect_err("it is never closed");
        assert_eq!(refused.code(), "quote_unclosed");
        assert!(refused.to_string().contains(&format!("line {line} ")));
    }
}

#[test]
fn two_marks_far_apart_make_no_cell_of_what_stands_between_them() {
    let between = |lines: usize, sign: char| {
        let rows = format!("Dockers{sign}DE\n").repeat(lines - 2);
        format!(
            "Name{sign}Country\nWelders{sign}GB\n\"Clerks\n{rows}Crane drivers\"{sign}FR\nCooks{sign}FR\n"
        )
    };
    for (sign, separator) in SEPARATORS {
        assert_eq!(first_fault(&between(10, sign), separator), None);
        let told = joined(&between(10, sign), separator);
        assert_eq!(told, [JoinedLines { first: 3, last: 12 }]);
        for lines in [11, 42, 1_000] {
            let found = first_fault(&between(lines, sign), separator);
            assert_eq!(found, around_rows(3, lines as u64), "{separator:?}");
        }
        let ends_otherwise = between(42, sign).replace('\n', "\r\n");
        assert_eq!(first_fault(&ends_otherwise, separator), around_rows(3, 42));
        // Further apart than a row may be long.
        assert_eq!(first_fault(&between(10_000, sign), separator), unclosed(3));
    }
    let refused = check(&between(42, ','), Separator::Comma).expect_err("whole rows");
    assert_eq!(refused.code(), "quote_around_rows");
    let said = refused.to_string();
    assert!(said.contains("line 3 goes over 42 lines"), "{said}");
}

#[test]
fn of_two_marks_near_each_other_it_is_told_which_lines_they_joined() {
    let three = "Name,Country,Notes\nA,DE,x\n\"Red Flag Union,Chile,b\nUnion of Drivers,Chile,x\n\
                 Union of Cooks\",Chile,c\nB,DE,\n";
    let two = "Name,Country\nA,DE\n\n\"B,DE\nC\",FR\nD,FR\n";
    let names = "Name\nA\n\"B\nC\"\nD\n";
    let cells =
        "Name,Country,Notes\n\"Union of\nRopes\",DE,\"Dear friends,\nwe, too,\nsign\"\nB,DE,\n";
    for (list, told) in [
        (three, Some((3, 5))),
        (two, Some((4, 5))),
        (names, Some((3, 4))),
        (cells, None),
    ] {
        assert_eq!(first_fault(list, Separator::Comma), None, "{list}");
        let told = told.map(|(first, last)| JoinedLines { first, last });
        let told: Vec<JoinedLines> = told.into_iter().collect();
        assert_eq!(joined(list, Separator::Comma), told, "{list}");
    }
}

#[test]
fn two_marks_far_apart_are_found_in_lists_of_other_kinds() {
    let (names, typed) = ("Dockers\n".repeat(40), "Dockers, DE\n".repeat(40));
    let of_names = format!("Name\n\"Clerks\n{names}Cooks\"\nBakers\n");
    let of_people = format!("Name, Country\n\"Clerks\n{typed}Cooks\", FR\nBakers, FR\n");
    // In the headings; and an empty cell in quotes ends nothing.
    let rows = "Dockers,\"\",DE\n".repeat(40);
    let in_headings = format!("Name,\"Trade,Country\n{rows}Cooks,Food\",FR\n");
    for (list, line) in [(of_names, 2), (of_people, 2), (in_headings, 1)] {
        let found = first_fault(&list, Separator::Comma);
        assert_eq!(found, around_rows(line, 42), "{list}");
    }
}

#[test]
fn a_long_comment_is_a_cell() {
    let said = [
        "Colleagues, friends, and all others,",
        "",
        "we say \"\"enough\"\"; we have said it before, and so have others.",
        "Nobody asked us",
        "and nobody will, it seems",
    ];
    let comment = said.repeat(5).join("\n");
    assert_eq!(comment.lines().count(), 25);
    for (sign, separator) in SEPARATORS {
        for last in ["Country", ""] {
            let list = format!(
                "Name{sign}Comment{sign}{last}\nClerks{sign}\"{comment}\"{sign}DE\nDockers{sign}{sign}FR\n"
            );
            for list in [list.replace('\n', "\r\n"), list] {
                assert_eq!(first_fault(&list, separator), None, "{list}");
                assert!(joined(&list, separator).is_empty(), "{list}");
                let lines = cells(&list, separator).into_iter().map(|(line, _)| line);
                assert_eq!(lines.collect::<Vec<_>>(), [1, 2, 27], "{list}");
            }
        }
        let of_two = format!("Name{sign}Comment\nClerks{sign}\"{comment}\"\nDockers{sign}\n");
        assert_eq!(first_fault(&of_two, separator), None, "{of_two}");
    }
    // Many cells with several lines each are no such cell.
    let wide = format!("{}Four\nA,B\n", "\"One\ntwo\nthree\",".repeat(20));
    assert_eq!(first_fault(&wide, Separator::Comma), None);
}

#[test]
fn quotation_marks_that_are_closed_or_open_nothing_are_left_alone() {
    for (text, separator) in [
        ("Name,Country\n\"A \"\"B\"\", C\",DE\n", Separator::Comma),
        ("\"A\nB\"", Separator::Comma),
        ("A \"B,DE\nC 5\",FR\n", Separator::Comma),
        ("\"A\" \"B,DE\n", Separator::Comma),
        ("A,\"B;DE\n", Separator::Semicolon),
        ("\"A\nB\n", Separator::Line),
        ("\"\"\n\"\"", Separator::Comma),
        ("", Separator::Comma),
    ] {
        assert_eq!(first_fault(text, separator), None, "{text:?}");
        assert!(check(text, separator).is_ok(), "{text:?}");
    }
}

#[test]
fn a_row_has_several_lines_where_a_quoted_cell_does_and_is_closed() {
    for (lines, separator, count) in [
        (&["A,B", "C"][..], Separator::Comma, 1),
        (&["A,\"B", "", "C\",D", "E"], Separator::Comma, 3),
        (&["A,\"B", "C\"  ,D"], Separator::Comma, 2),
        (&["A;\"B", "\"\"C\"\"\""], Separator::Semicolon, 2),
        (&["A;5\"", "B;7\""], Separator::Semicolon, 1),
        (&["\"A\" B;\"C", "D\""], Separator::Semicolon, 2),
        // Neither is closed.
        (&["A;\"B", "C;\"D"], Separator::Semicolon, 1),
        (&["A;\"B", "\"C;D"], Separator::Semicolon, 1),
        (&["A;\"B", "C;\"D\"", "E;\""], Separator::Semicolon, 1),
        (&["A;\"B", "C"], Separator::Semicolon, 1),
        (&["\"A", "B\""], Separator::Line, 1),
        (&[], Separator::Comma, 1),
    ] {
        let row = Quotes::of(&lines.join("\n"), separator).row(0);
        assert_eq!(row.lines, count, "{lines:?}");
        let alone = first_fault(&lines[..count.min(lines.len())].join("\n"), separator);
        assert_eq!(row.fault.is_some(), alone.is_some(), "{lines:?}");
    }
}

#[test]
fn a_file_is_looked_at_as_it_is_taken() {
    let rows = "Dockers,DE\r\n".repeat(40);
    let file = format!("Name,Country\r\nA,DE\r\n\"B\r\n{rows}C\",FR\r\nD,FR\r\n");
    let unseen = Source::Csv {
        map: BTreeMap::new(),
        countries: BTreeMap::new(),
    };
    for (file, found) in [
        ("Name,Country\r\nA,DE\r\n\"B,DE\r\nC,FR\r\n", unclosed(3)),
        (file.as_str(), around_rows(3, 42)),
        ("Name,Country\nA,DE\n", None),
    ] {
        assert_eq!(first_quote_fault(file.as_bytes(), false), found);
        let refused = read(file.as_bytes(), &unseen, "", &BTreeSet::new()).err();
        let code = refused.map(|error| error.code());
        let of_mark = code.filter(|code| code.starts_with("quote_"));
        assert_eq!(of_mark, found.map(QuoteFault::code));
    }
}

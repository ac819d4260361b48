use super::*;

fn fields(text: &str, pasted: bool) -> Vec<(Field, String)> {
    let columns = guess(text, pasted).columns.into_iter();
    columns.map(|one| (one.field, one.language)).collect()
}

#[test]
fn a_pasted_list_of_names_is_one_name_a_line() {
    let layout = guess("Dockers, Local 5\n\"Quay\" Collective\n碼頭工友社\n", true);
    assert_eq!((layout.separator, layout.header), (Separator::Line, false));
    assert_eq!(layout.columns[0].field, Field::Organisation);
}

#[test]
fn a_files_first_row_says_what_stands_between_its_cells() {
    for (text, separator) in [
        ("Organisation;Country\nA, B, C;DE\n", Separator::Semicolon),
        ("\nOrganisation\tCountry\n", Separator::Tab),
        ("Organisation,Country\nA;B;C,DE\n", Separator::Comma),
        ("Organisation,\"Sign; or;\nask; us\"\n", Separator::Comma),
        ("Organisation\n", Separator::Comma),
    ] {
        assert_eq!(separator_of(text), separator, "{text}");
        assert_eq!(guess(text, false).separator, separator, "{text}");
    }
}

#[test]
fn what_only_ends_the_lines_is_no_column() {
    for text in [
        "Name,Country\nA,DE,\nB,FR, \n",
        "Name,Country,,\nA,DE,,\nB,FR,,\n",
        "A,DE,\nB,FR,\n",
    ] {
        assert_eq!(guess(text, false).columns.len(), 2, "{text}");
    }
    // However far down something stands in it.
    let text = format!("Name,Country,\n{}B,FR,x\n", "A,DE,\n".repeat(100));
    assert_eq!(guess(&text, false).columns.len(), 3);
    assert_eq!(guess(",\n", false).columns.len(), 1);
}

#[test]
fn headers_say_what_stands_below() {
    let text = "No.,Name (English),中文名稱,Country,E-mail\n1,A,甲,HK,a@b.example\n";
    let wanted = [
        (Field::Number, ""),
        (Field::Organisation, "en"),
        (Field::Organisation, "zh"),
        (Field::Country, ""),
        (Field::Email, ""),
    ];
    let wanted: Vec<_> = wanted.map(|(field, tag)| (field, tag.to_owned())).to_vec();
    assert_eq!(fields(text, false), wanted);
    assert!(guess(text, false).header);
}

#[test]
fn names_beside_addresses_are_those_of_people_unless_something_says_otherwise() {
    use Field::{
        Country, Email, Ignore, Individual, Kind, Number, Organisation, Timestamp as Time,
    };
    for (header, wanted) in [
        (
            "Timestamp,Email Address,Name,Country",
            vec![Time, Email, Individual, Country],
        ),
        ("Your name,E-mail", vec![Individual, Email]),
        ("Nom et prénom,Courriel", vec![Individual, Email]),
        ("Nombre,Apellidos,Correo", vec![Individual, Ignore, Email]),
        (
            "First name,Last name,Email",
            vec![Individual, Ignore, Email],
        ),
        ("Nom,Prénom,Email", vec![Individual, Ignore, Email]),
        ("No.,Full name,Email", vec![Number, Individual, Email]),
        ("時間,姓名,電郵", vec![Time, Individual, Email]),
        // Whoever answers for an organisation is no further name of it.
        (
            "Organisation,Name,Email",
            vec![Organisation, Individual, Email],
        ),
        (
            "Name,E-mail,Kind of signer",
            vec![Organisation, Email, Kind],
        ),
        ("No.,Name,E-mail", vec![Number, Organisation, Email]),
        ("Name,名稱,E-mail", vec![Organisation, Organisation, Email]),
        (
            "No.,Group,Name,E-mail",
            vec![Number, Organisation, Individual, Email],
        ),
        ("團體名稱,姓名,國家", vec![Organisation, Ignore, Country]),
        ("Organisation,E-mail", vec![Organisation, Email]),
        ("Name (English),E-mail", vec![Organisation, Email]),
        ("Name,Country", vec![Organisation, Country]),
        ("First name,Last name", vec![Organisation, Organisation]),
    ] {
        let found = fields(&format!("{header}\n"), false).into_iter();
        let found: Vec<Field> = found.map(|(field, _)| field).collect();
        assert_eq!(found, wanted, "{header}");
    }
    let found = fields("Ana\ta@b.example\nBen\tb@b.example\n", true);
    assert_eq!(found[0].0, Individual, "without a header");
}

#[test]
fn how_somebody_is_reached_is_no_name() {
    use Field::{AlsoKnownAs, Country, Email, Ignore, Individual, Number, Organisation};
    for (text, wanted) in [
        (
            "團體名稱,團體電話,團體簡稱,國家\n碼頭工友社,2345 6789,碼工,HK\n",
            vec![Organisation, Ignore, AlsoKnownAs, Country],
        ),
        (
            "Organisation,Contact person,Contact,Fax\nA,Ana,a@b.example,23456789\n",
            vec![Organisation, Ignore, Email, Ignore],
        ),
        // Nothing else is free, and yet a telephone is no name.
        (
            "Telephone,Address\n+852 23456789,Quay 5\n",
            vec![Ignore, Ignore],
        ),
        // Members are no numbers of a list.
        (
            "Organisation,Union members,Seats\nA,120,12\nB,130,13\n",
            vec![Organisation, Ignore, Ignore],
        ),
        (
            "No.,Nom,Prénom,Courriel\n1,A,B,a@b.example\n",
            vec![Number, Individual, Ignore, Email],
        ),
    ] {
        let columns = guess(text, false).columns;
        let found: Vec<Field> = columns.iter().map(|one| one.field).collect();
        assert_eq!(found, wanted, "{text}");
    }
    let found = guess("+852 2345 6789\tDockers\n+852 2345 6780\tNurses\n", true).columns;
    let found: Vec<Field> = found.iter().map(|one| one.field).collect();
    assert_eq!(found, [Ignore, Organisation], "without a header");
    let found = guess("www.a.example\tDockers\nhttps://b.example\tNurses\n", true).columns;
    let found: Vec<Field> = found.iter().map(|one| one.field).collect();
    assert_eq!(found, [Ignore, Organisation], "websites");
    let found = guess("Town,Association,E-mail\nSalto,A,a@b.example\n", false).columns;
    let found: Vec<Field> = found.iter().map(|one| one.field).collect();
    assert_eq!(found, [Ignore, Organisation, Email], "towns");
}

#[test]
fn a_heading_that_may_ask_when_is_known_by_the_days_below() {
    for (heading, cells, wanted) in [
        ("Signed", ["2026-01-31", "13/05/2026"], Field::Timestamp),
        ("When", ["01/02/2026", "2026-01-31 18:30"], Field::Timestamp),
        ("Signed", ["yes", "no"], Field::Ignore),
        ("When", ["2026-01-31", "in May"], Field::Ignore),
        ("Founded on", ["2026-01-31", "2026-02-01"], Field::Ignore),
    ] {
        let [one, two] = cells;
        let text = format!("Organisation,{heading}\nA,{one}\nB,{two}\n");
        let columns = guess(&text, false).columns;
        assert_eq!(columns[1].field, wanted, "{text}");
    }
}

#[test]
fn a_tick_is_no_name() {
    for heading in ["Name confirmed", "Organisation short name", "Group ticked"] {
        let text = format!("Organisation,{heading}\nA,TRUE\nB,false\n");
        let columns = guess(&text, false).columns;
        let found: Vec<Field> = columns.iter().map(|one| one.field).collect();
        assert_eq!(found, [Field::Organisation, Field::Ignore], "{heading}");
    }
}

#[test]
fn what_another_lists_columns_held_publishes_no_telephone() {
    let text = "團體,團體電話,姓名\n碼頭工友社,2345 6789,陳大文\n";
    let column = |field| Column {
        field,
        ..Column::default()
    };
    let fields = [Field::Organisation, Field::AlsoKnownAs, Field::AlsoKnownAs];
    let mut layout = Layout {
        header: true,
        columns: fields.map(column).to_vec(),
        ..Layout::default()
    };
    leave_out_private(text, &mut layout);
    let found: Vec<Field> = layout.columns.iter().map(|one| one.field).collect();
    assert_eq!(found, [Field::Organisation, Field::Ignore, Field::Ignore]);
}

#[test]
fn a_name_with_a_headers_word_in_it_is_no_header() {
    assert!(!guess("1\tDockers Union\tGB\n2\tNurses\tIE\n", true).header);
    assert!(!guess("Dockers Union\nNurses\n", true).header);
    let twice = "Dockers Union\t碼頭工人組織\nNurses Union\t護士組織\n";
    assert!(!guess(twice, true).header);
    assert!(guess("Organisation\nNurses\n", true).header);
    // A phrase may be one, where the other rows have none like it.
    for pasted in [false, true] {
        let layout = guess("Signatory organisations\nNurses\nDockers Union\n", pasted);
        assert!(layout.header, "{layout:?}");
        assert_eq!(layout.columns.len(), 1);
        assert_eq!(layout.columns[0].field, Field::Organisation);
    }
    assert!(
        !guess(
            "Signatory Unions\nSignatory Groups\nSignatory Union\n",
            false
        )
        .header
    );
}

#[test]
fn without_headers_the_content_says_it() {
    let found = fields(
        "1\tDockers\tGB\td@dockers.example\n2\tNurses\tIE\tn@n.example\n",
        true,
    );
    let found: Vec<Field> = found.into_iter().map(|(field, _)| field).collect();
    assert_eq!(
        found,
        [
            Field::Number,
            Field::Organisation,
            Field::Country,
            Field::Email
        ]
    );
}

#[test]
fn a_title_above_the_headings_is_no_part_of_the_list() {
    use Field::{Country, Number, Organisation};
    for (text, pasted, separator, first_line) in [
        (
            "Signatories of the appeal (draft 3);;\nNr.;Organisation;Country\n1;Quay;CL\n",
            false,
            Separator::Semicolon,
            2,
        ),
        (
            "Signatories, draft 3\nNr.;Organisation;Country\n1;Quay;CL\n",
            false,
            Separator::Semicolon,
            2,
        ),
        (
            "Signatories, draft 3\n\nNr.\tOrganisation\tCountry\n1\tQuay\tCL\n",
            true,
            Separator::Tab,
            3,
        ),
        (
            "Signatories;;\nNr.;Organisation;Country\n1;Quay;CL\n",
            true,
            Separator::Semicolon,
            2,
        ),
        (
            "Signatories\nNr.,Organisation,Country\n1,Quay,CL\n",
            true,
            Separator::Comma,
            2,
        ),
    ] {
        let layout = guess(text, pasted);
        assert_eq!(layout.separator, separator, "{text}");
        assert_eq!(
            (layout.first_line, layout.header),
            (first_line, true),
            "{text}"
        );
        let found: Vec<Field> = layout.columns.iter().map(|one| one.field).collect();
        assert_eq!(found, [Number, Organisation, Country], "{text}");
    }
}

#[test]
fn a_row_of_names_ends_no_title() {
    for (text, pasted) in [
        ("Quay;\nSeafarers Union;Organisation of Lawyers\n", false),
        ("No.;Organisation\n1;Quay\n2;Group of Unions\n", false),
        ("Quay\n", true),
        ("", true),
    ] {
        assert_eq!(guess(text, pasted).first_line, 0, "{text}");
    }
    // Without headings a table is one all the same.
    let layout = guess("Signatories;;\n1;Quay;CL\n2;Crane;PE\n", true);
    assert_eq!(layout.separator, Separator::Semicolon);
    let layout = guess("Quay; Amery\nCrane\nRopes\n", true);
    assert_eq!(layout.separator, Separator::Line);
}

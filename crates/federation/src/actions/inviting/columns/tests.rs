use super::*;
use Holds::{Contact as Reached, Language, Name, Nothing};
use undersigned_domain::inviting::Contact;

fn tag(said: &str) -> Option<String> {
    let tag = match said.to_lowercase().as_str() {
        "français" | "fr" => "fr",
        "español" | "es" => "es",
        "zh-hant" => "zh-Hant",
        _ => return None,
    };
    Some(tag.to_owned())
}

fn columns(list: &str) -> Columns {
    Columns::guess(list, &tag).unwrap_or_else(|| panic!("no table: {list}"))
}

fn holds(list: &str) -> Vec<Holds> {
    columns(list).holds
}

/// What the rows say: the line, and contact, name and language, or what is wrong.
fn rows(list: &str) -> Vec<(u64, Result<[String; 3]>)> {
    let given = columns(list).read(list, &tag).unwrap().into_iter();
    let said = |line: Line| {
        let contact = match line.contact {
            Contact::Account(account) => format!("@{account}"),
            Contact::Actor(id) => id,
            Contact::Email(email) => email.to_string(),
        };
        [contact, line.name, line.language]
    };
    given.map(|one| (one.number, one.line.map(said))).collect()
}

type Result<T> = std::result::Result<T, LineFault>;

fn said(contact: &str, name: &str, language: &str) -> Result<[String; 3]> {
    Ok([contact, name, language].map(str::to_owned))
}

#[test]
fn lines_that_say_it_by_themselves_are_no_table() {
    for list in [
        "",
        "nobody",
        "a@a.example\nb@b.example",
        "@a@a.example, Union, es\nUnion, b@b.example\n\nnobody at all\n",
        "@a@a.example\n@b@b.example;Workers, Allied;es\nc@c.example\tWorkers; Allied\tfr\n",
        "Union <a@a.example>, fr",
        "a@a.example, b@b.example, c@c.example",
        "a@a.example, Clerks, zz-klingon-what\n",
        "SUD, FR, a@a.example",
    ] {
        assert_eq!(Columns::guess(list, &tag), None, "{list}");
    }
    let long = format!("Name,E-mail\n{}", "x".repeat(300_000));
    assert_eq!(Columns::guess(&long, &tag), None);
}

#[test]
fn a_table_with_headings_is_read_by_them() {
    let list = "Nom;Téléphone;Ville;Site web;Personne de contact;Courriel;Langue;Pays\n\
                Dockers du Havre;+33 2 35 00 00 00;Le Havre;https://dockers.example;Ana Reyes;office@dockers.example;français;FR\n\
                \"Grues; et treuils\";;Brest;www.grues.example;Ben Roy;Ben Roy <grues@grues.example>;;FR\n\
                Sans adresse;02 98 00 00 00;Brest;;Cléo Petit;;FR;FR\n\
                Faux;;;;;faux@;;\n";
    let table = columns(list);
    assert!(table.header);
    let expected = [
        Name, Nothing, Nothing, Nothing, Nothing, Reached, Language, Nothing,
    ];
    assert_eq!(table.holds, expected);
    let expected = [
        (2, said("office@dockers.example", "Dockers du Havre", "fr")),
        (3, said("grues@grues.example", "Grues; et treuils", "")),
        (4, Err(LineFault::NoContact)),
        (5, Err(LineFault::Email)),
    ];
    assert_eq!(rows(list), expected);
    // Of whoever cannot be reached the name is shown, and nothing else that stands there.
    let given = table.read(list, &tag).unwrap();
    assert_eq!(given[2].typed, "Sans adresse");
}

#[test]
fn headings_are_known_in_every_language_of_the_interface() {
    for heading in [
        "Contact person\tOrganisation\tPhone\tE-mail\tLanguage\tCountry\tWebsite\tTown",
        "Personne de contact\tOrganisation\tTéléphone\tCourriel\tLangue\tPays\tSite web\tVille",
        "Persona de contacto\tOrganización\tTeléfono\tCorreo electrónico\tIdioma\tPaís\tSitio web\tCiudad",
        "Контактное лицо\tОрганизация\tТелефон\tЭл. почта\tЯзык\tСтрана\tСайт\tГород",
        "Người liên hệ\tTên tổ chức\tĐiện thoại\tEmail\tNgôn ngữ\tQuốc gia\tTrang web\tThành phố",
        "Narahubung\tNama organisasi\tTelepon\tSurel\tBahasa\tNegara\tSitus\tKota",
        "聯絡人\t團體名稱\t電話\t電郵\t語言\t國家\t網站\t城市",
        "联系人姓名\t团体名称\t电话\t邮箱\t语言\t国家\t网站\t城市",
        "اسم جهة الاتصال\tاسم المنظمة\tهاتف\tالبريد الإلكتروني\tاللغة\tالدولة\tموقع\tالمدينة",
    ] {
        let list = format!(
            "{heading}\nAna Reyes\tA\t12 34 56 78\ta@a.example\tES\tUY\ta.example\tSalto\n"
        );
        let expected = [
            Nothing, Name, Nothing, Reached, Language, Nothing, Nothing, Nothing,
        ];
        assert_eq!(holds(&list), expected, "{heading}");
        assert_eq!(
            rows(&list),
            [(2, said("a@a.example", "A", "es"))],
            "{heading}"
        );
    }
}

#[test]
fn nobody_who_answers_for_an_organisation_becomes_its_name() {
    for (list, expected) in [
        // People's names, and none of an organisation.
        (
            "Nom,Prénom,Courriel\nReyes,Ana,a@a.example",
            vec![Nothing, Nothing, Reached],
        ),
        ("姓名,電郵\n陳大文,a@a.example", vec![Nothing, Reached]),
        (
            "Contact,E-mail\nAna Reyes,a@a.example",
            vec![Nothing, Reached],
        ),
        // A person's beside that of the organisation.
        (
            "Name,Union,E-mail\nAna Reyes,A,a@a.example",
            vec![Nothing, Name, Reached],
        ),
        (
            "Name,Secretary,E-mail\nA,Ana Reyes,a@a.example",
            vec![Name, Nothing, Reached],
        ),
        // A heading that is not known.
        ("Wer,E-mail\nAna Reyes,a@a.example", vec![Nothing, Reached]),
        // Three letters are a name as well.
        ("Ana;Dockers;a@a.example", vec![Nothing, Nothing, Reached]),
        // Without headings, names that may be either.
        (
            "Ana Reyes;A;+33 2 35 00 00 00;a@a.example\nBen Roy;B;;b@b.example",
            vec![Nothing, Nothing, Nothing, Reached],
        ),
    ] {
        assert_eq!(holds(list), expected, "{list}");
    }
}

#[test]
fn without_headings_the_content_says_it() {
    for (list, expected) in [
        (
            "A;+33 2 35 00 00 00;a@a.example",
            vec![Name, Nothing, Reached],
        ),
        (
            "A;https://a.example;a@a.example",
            vec![Name, Nothing, Reached],
        ),
        (
            "A;www.a.example;a@a.example;fr",
            vec![Name, Nothing, Reached, Language],
        ),
        (
            "1;A;a@a.example;UY\n2;B;b@b.example;CL",
            vec![Nothing, Name, Reached, Nothing],
        ),
        ("A;12 34 56 78;@a@a.example", vec![Name, Nothing, Reached]),
    ] {
        let table = columns(list);
        assert!(!table.header, "{list}");
        assert_eq!(table.holds, expected, "{list}");
    }
    // One that is no address does not make the others none.
    let list = "A;12 34 56 78;a@a.example\nB;12 34 56 79;b(at)b.example\nC;12 34 56 70;c@c.example";
    assert_eq!(holds(list), [Name, Nothing, Reached]);
    assert_eq!(rows(list)[1], (2, Err(LineFault::NoContact)));
}

#[test]
fn websites_are_no_profiles_and_accounts_are() {
    let list = "Name,Website,Mastodon\nA,https://a.example,@a@social.example";
    assert_eq!(holds(list), [Name, Nothing, Reached]);
    let list = "Name,Website,Phone\nA,https://a.example,12 34 56 78";
    assert_eq!(holds(list), [Name, Nothing, Nothing]);
    assert_eq!(rows(list), [(2, Err(LineFault::NoContact))]);
    let list = "A,https://a.example,12 34 56 78,Salto";
    assert_eq!(Columns::guess(list, &tag).unwrap().holds[1], Nothing);
    let list = "Name,Fediverse\nA,https://social.example/@a";
    assert_eq!(holds(list), [Name, Reached]);
}

#[test]
fn what_an_organiser_says_of_the_columns_counts() {
    let list = "Wer,Mail an,Auch\nA,a@a.example,\nB,,@b@social.example\n";
    let mut table = columns(list);
    table.holds = vec![Name, Reached, Reached];
    let given = table.read(list, &tag).unwrap();
    let names: Vec<_> = given
        .iter()
        .map(|one| one.line.clone().unwrap().name)
        .collect();
    assert_eq!(names, ["A", "B"]);
    // The first row is one like the others, then.
    table.header = false;
    let given = table.read(list, &tag).unwrap();
    assert_eq!((given.len(), given[0].number), (3, 1));
    table.holds = vec![Nothing; 3];
    let given = table.read(list, &tag).unwrap();
    assert!(
        given
            .iter()
            .all(|one| one.line == Err(LineFault::NoContact))
    );
}

/// Hostile input, row 672.
#[test]
fn row_672_rows_have_their_lines_whatever_quotes_are_left_open() {
    let list = "\u{feff}Our friends\r\n\r\nName\tE-mail\tNotes\r\nA\ta@a.example\t\"called\r\n\r\ntwice\"\r\n\
                \"Union of\r\nRopes\"\tb@b.example\t\r\n\"C\tc@c.example\tnever closed\r\nD\td@d.example\t\r\n";
    let expected = [
        (1, Err(LineFault::NoContact)),
        (4, said("a@a.example", "A", "")),
        (7, said("b@b.example", "Union of Ropes", "")),
        // A quote that nobody closed takes no other line with it.
        (9, Err(LineFault::Quote)),
        (10, said("d@d.example", "D", "")),
    ];
    assert_eq!(rows(list), expected);
}

/// Hostile input, row 672.
#[test]
fn row_672_two_quotes_that_nobody_closed_take_no_row_between_them() {
    let list = "Name\tE-mail\tNotes\nA\ta@a.example\t\"called\nB\tb@b.example\tx\nC\tc@c.example\t\"twice\n\
                \"D\td@d.example\t\nE\te@e.example\t\"over\ntwo\" \nF\tf@f.example\t\n";
    let expected = [
        (2, Err(LineFault::Quote)),
        (3, said("b@b.example", "B", "")),
        (4, Err(LineFault::Quote)),
        (5, Err(LineFault::Quote)),
        (6, said("e@e.example", "E", "")),
        (8, said("f@f.example", "F", "")),
    ];
    assert_eq!(rows(list), expected);
}

/// Hostile input, row 672.
#[test]
fn row_672_two_quotes_far_apart_take_no_row_between_them() {
    let between = "D;12 34 56 78;d@d.example\n".repeat(40);
    let list = format!(
        "Name;Phone;E-mail\n\"C;12 34 56 78;c@c.example\n{between}E;12 34 56 78\";e@e.example\n"
    );
    let rows = rows(&list);
    assert_eq!(rows.len(), 42);
    assert_eq!(rows[0], (2, Err(LineFault::QuotedRows)));
    for (row, line) in rows[1..41].iter().zip(3..) {
        assert_eq!(*row, (line, said("d@d.example", "D", "")));
    }
    assert_eq!(rows[41], (43, said("e@e.example", "E", "")));
}

#[test]
fn a_row_that_may_be_several_says_of_which_lines() {
    let list = "Name;Phone;E-mail\n\"C;12 34;c@c.example\nD;12 34;d@d.example\nE\";12 34;e@e.example\n\
                F;;f@f.example\n";
    let given = columns(list).read(list, &tag).unwrap();
    let joined = given.iter().map(|one| one.joined);
    let expected = [Some(JoinedLines { first: 2, last: 4 }), None];
    assert_eq!(joined.collect::<Vec<_>>(), expected);
}

#[test]
fn a_long_comment_takes_no_row_with_it_and_is_no_fault() {
    let comment = "We stand with you; all of us\n\n".repeat(12);
    let list = format!("Name;E-mail;Notes\nA;a@a.example;\"{comment}Yours\"\nB;b@b.example;x\n");
    let expected = [
        (2, said("a@a.example", "A", "")),
        (27, said("b@b.example", "B", "")),
    ];
    assert_eq!(rows(&list), expected);
}

/// Hostile input, row 672.
#[test]
fn row_672_a_mark_alone_is_a_row_that_cannot_be_read() {
    let list = "Name;Phone;E-mail\nA;12 34 56 78;a@a.example\n\"\nB;12 34 56 79;b@b.example\n";
    let expected = [
        (2, said("a@a.example", "A", "")),
        (3, Err(LineFault::Quote)),
        (4, said("b@b.example", "B", "")),
    ];
    assert_eq!(rows(list), expected);
    let given = columns(list).read(list, &tag).unwrap();
    assert_eq!(given[1].typed, "\"");
}

#[test]
fn a_name_that_swallows_the_rest_of_its_row_is_none() {
    let list = "E-mail,Name,Notes\na@a.example,\"A\",x\nb@b.example,\"B,es\nc@c.example,C,\n";
    let mut table = columns(list);
    table.holds = vec![Reached, Name, Nothing];
    let given = table.read(list, &tag).unwrap().into_iter();
    let names: Vec<_> = given
        .map(|one| (one.number, one.line.map(|line| line.name)))
        .collect();
    let called = |name: &str| Ok(name.to_owned());
    let expected = [
        (2, called("A")),
        (3, Err(LineFault::Quote)),
        (4, called("C")),
    ];
    assert_eq!(names, expected);
}

/// Hostile input, row 672.
#[test]
fn row_672_tables_are_bounded() {
    let row = "A,12 34 56 78,a@a.example\n";
    let most = format!("Name,Phone,E-mail\n{}", row.repeat(MAX_LINES));
    assert_eq!(columns(&most).read(&most, &tag).unwrap().len(), MAX_LINES);
    let more = format!("{most}{row}");
    let refused = columns(&more).read(&more, &tag).unwrap_err();
    assert_eq!(refused.code(), "list_too_long");
    let heading = "Name,Phone,E-mail\n";
    let empty = columns(heading).read(heading, &tag).unwrap_err();
    assert_eq!(empty.code(), "list_empty");
    // A row that is too wide is named; the others go on.
    let wide = format!("{heading}{}a@a.example\nB,,b@b.example\n", "x,".repeat(100));
    let expected = [
        (2, Err(LineFault::NoContact)),
        (3, said("b@b.example", "B", "")),
    ];
    assert_eq!(rows(&wide), expected);
}

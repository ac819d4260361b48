use super::*;

fn read(text: &str, usual: Severity) -> Result<Lines> {
    BlockList::of(text).read(usual)
}

#[test]
fn a_bad_line_is_named_and_the_rest_is_read() {
    let text = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n\
        spam.example,suspend,TRUE,TRUE,\"spam, and worse\",FALSE\n\
        loud.example,silence,FALSE,FALSE,,FALSE\n\
        media.example,noop,TRUE,FALSE,,FALSE\n\
        ev**.example,suspend,FALSE,FALSE,,TRUE\n\
        odd.example,banish,FALSE,FALSE,,FALSE\n\
        short.example\n";
    let lines = read(text, Severity::Block).expect("a list");
    let rule = |subject: &str, severity, comment: Option<&str>| {
        Ok(Line::Rule(Wanted {
            subject: subject.into(),
            severity,
            public_comment: comment.map(str::to_owned),
            private_comment: None,
        }))
    };
    assert_eq!(
        lines[0],
        (
            2,
            rule("spam.example", Severity::Block, Some("spam, and worse"))
        )
    );
    assert_eq!(lines[1], (3, rule("loud.example", Severity::Limit, None)));
    assert_eq!(lines[2], (4, Ok(Line::Nothing)));
    for (at, line, code) in [(3, 5, "subject_invalid"), (4, 6, "severity_unknown")] {
        let (number, read) = &lines[at];
        let fault = read.as_ref().map_err(LineFault::code);
        assert_eq!((*number, fault.err()), (line, Some(code)));
    }
    assert_eq!(lines[5], (7, rule("short.example", Severity::Block, None)));
    let refused = |text: &str| read(text, Severity::Block).unwrap_err().to_string();
    assert!(refused("\u{feff}\n \n").contains("there is nothing in the list"));
    for other in [
        "domain of mine\n",
        "domain|severity\nspam.example|suspend\n",
        "spam.example;suspend\nloud.example;silence\n",
        "# ours\nspam.example\n",
    ] {
        assert!(refused(other).contains("with commas, semicolons or tabs between columns"));
    }
    // No heading is needed where there is nothing but domains.
    let bare = read("spam.example\n\nloud.example\n", Severity::Limit).expect("a list");
    let limited = |subject: &str| rule(subject, Severity::Limit, None);
    let expected = [(1, limited("spam.example")), (3, limited("loud.example"))];
    assert_eq!(bare, expected);
    assert!(read("spam.example\nloud.example,silence\n", Severity::Limit).is_err());
}

#[test]
fn a_severity_is_known_in_both_vocabularies_whatever_its_case() {
    let severity = |said: &str, usual| {
        let text = format!("#domain,#severity\nspam.example,{said}\n");
        let (_, read) = read(&text, usual).expect("a list").remove(0);
        read.map(|line| match line {
            Line::Rule(wanted) => Some(wanted.severity),
            Line::Nothing => None,
        })
    };
    for (said, meant) in [
        ("Suspend", Some(Severity::Block)),
        ("block", Some(Severity::Block)),
        ("SILENCE", Some(Severity::Limit)),
        ("Limit", Some(Severity::Limit)),
        ("NoOp", None),
        ("", Some(Severity::Block)),
    ] {
        assert_eq!(severity(said, Severity::Block), Ok(meant), "{said}");
    }
    // An exception among what is blocked belongs in the other list.
    assert_eq!(severity("allow", Severity::Block), Err(LineFault::Allow));
    let allowed = Ok(Some(Severity::Allow));
    assert_eq!(severity("Allow", Severity::Allow), allowed);
}

#[test]
fn a_list_with_semicolons_or_tabs_says_what_the_same_says_with_commas() {
    let with_commas = "#domain,#severity,#public_comment\n\
        spam.example,suspend,\"spam, and; worse\"\n\
        loud.example,silence,\n\
        held.example,suspend,\"bad\nquiet.example,silence,worse\"\n";
    let with_semicolons = "\u{feff}\"#domain\";#severity;#public_comment\r\n\
        spam.example;suspend;\"spam, and; worse\"\r\n\
        loud.example;silence;\r\n\
        held.example;suspend;\"bad\r\nquiet.example;silence;worse\"\r\n";
    let expected = read(with_commas, Severity::Block).expect("a list");
    assert_eq!(expected[2], (4, Err(LineFault::AroundRows)));
    // As cells that were copied are pasted: those with line breaks alone have quotation marks.
    let with_tabs = "#domain\t#severity\t#public_comment\r\n\
        spam.example\tsuspend\tspam, and; worse\r\n\
        loud.example\tsilence\t\r\n\
        held.example\tsuspend\t\"bad\r\nquiet.example\tsilence\tworse\"\r\n";
    for other in [with_semicolons, with_tabs] {
        assert_eq!(read(other, Severity::Block).expect("a list"), expected);
    }
    // What a line of the other kind says is no domain.
    for mixed in [
        "#domain;#severity\nspam.example,suspend\n",
        "#domain\nspam.example;suspend\n",
        "#domain,#severity\nspam.example\tsuspend\n",
        "#domain\t#severity\nspam.example,suspend\n",
    ] {
        let lines = read(mixed, Severity::Block).expect("a list");
        let fault = lines[0].1.as_ref().expect_err("it is refused");
        assert_eq!(fault.code(), "subject_invalid", "{mixed}");
        let said = fault.to_string();
        assert!(said.contains("another sign"), "{mixed}: {said}");
    }
}

#[test]
fn a_line_that_a_quotation_mark_holds_in_another_is_not_lost_without_a_word() {
    let start = "#domain,#severity,#public_comment\nspam.example,suspend,";
    let fault = |rest: &str| {
        let lines = read(&format!("{start}{rest}"), Severity::Block).expect("a list");
        let (line, read) = lines.into_iter().next().expect("a line");
        (line, read.err())
    };
    for held in [
        "\"bad\nloud.example,silence,worse\"\n",
        "\"bad\nloud.example,silence,\"worse\"\n",
        "\"bad\nloud.example,silence,worse\n",
    ] {
        assert_eq!(fault(held), (2, Some(LineFault::AroundRows)), "{held}");
    }
    for comment in [
        "\"They lie.\n\nIt seems, too,\nthey spam etc.\nEtc., etc.\"\n",
        "bad\n",
    ] {
        assert_eq!(fault(comment), (2, None), "{comment}");
    }
}

#[test]
fn lines_are_named_as_an_editor_counts_them() {
    let text = "\n#domain,#severity\n\nspam.example,suspend\n\n\nev**.example,suspend\n\
                \"two.exa\nmple\",suspend\nhttps://Loud.example,silence\n";
    for ends in ["\n", "\r\n", "\r"] {
        let lines = read(&text.replace('\n', ends), Severity::Block).expect("a list");
        let subject = |line: &Line| match line {
            Line::Rule(wanted) => wanted.subject.clone(),
            Line::Nothing => String::new(),
        };
        let lines: Vec<_> = lines
            .iter()
            .map(|(number, line)| {
                let read = line.as_ref().map(subject);
                (*number, read.map_err(LineFault::code))
            })
            .collect();
        let expected = [
            (4, Ok("spam.example".to_owned())),
            (7, Err("subject_invalid")),
            (8, Err("subject_invalid")),
            (10, Ok("loud.example".to_owned())),
        ];
        assert_eq!(lines, expected, "{ends:?}");
    }
}

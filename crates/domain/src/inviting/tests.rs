use super::*;
use proptest::prelude::*;

fn line(cells: &[&str]) -> Result<(String, String, String), LineFault> {
    read_cells(cells).map(|line| {
        let contact = match line.contact {
            Contact::Account(account) => format!("account {account}"),
            Contact::Actor(id) => format!("actor {id}"),
            Contact::Email(email) => format!("email {email}"),
        };
        (contact, line.name, line.language)
    })
}

fn sound(contact: &str, name: &str, language: &str) -> Result<(String, String, String), LineFault> {
    Ok((contact.into(), name.into(), language.into()))
}

#[test]
fn lines_are_read_however_people_write_them() {
    assert_eq!(
        line(&["@dockers@d.example"]),
        sound("account dockers@d.example", "", "")
    );
    assert_eq!(
        line(&["acct:dockers@d.example"]),
        sound("account dockers@d.example", "", "")
    );
    assert_eq!(
        line(&["https://d.example/orgs/dockers", "Dockers", "es"]),
        sound("actor https://d.example/orgs/dockers", "Dockers", "es")
    );
    assert_eq!(
        line(&["weavers.example"]),
        sound("actor https://weavers.example", "", "")
    );
    assert_eq!(
        line(&["Cooks", "www.cooks.example/contact", "fr"]),
        sound("actor https://www.cooks.example/contact", "Cooks", "fr")
    );
    assert_eq!(
        line(&["ana@d.example"]),
        sound("email ana@d.example", "", "")
    );
    assert_eq!(
        line(&["mailto:ana@d.example", "zh-Hant"]),
        sound("email ana@d.example", "", "zh-Hant")
    );
    assert_eq!(
        line(&["\"Union of Dockers\" <ana@d.example>", "fr"]),
        sound("email ana@d.example", "Union of Dockers", "fr")
    );
    assert_eq!(
        line(&["Union of Dockers <ana@d.example>", "Dockers", "es"]),
        sound("email ana@d.example", "Dockers", "es")
    );
    assert_eq!(
        line(&["Dockers", "Allied <ana@d.example>", "es"]),
        sound("email ana@d.example", "Dockers, Allied", "es")
    );
    assert_eq!(
        line(&["Union of Dockers", "", " ana@d.example "]),
        sound("email ana@d.example", "Union of Dockers", "")
    );
    assert_eq!(
        line(&["ana@d.example", "SUD"]),
        sound("email ana@d.example", "SUD", "")
    );
}

#[test]
fn what_is_wrong_with_a_line_is_named() {
    let cases: &[(&[&str], LineFault)] = &[
        (&["Dockers"], LineFault::NoContact),
        (&[], LineFault::NoContact),
        (&["ana@"], LineFault::Email),
        (&["nurses@localhost:9402"], LineFault::Port),
        (&["пример@почта.рф"], LineFault::Mailbox),
        (&["пример@почта"], LineFault::Email),
        (&["@ana@d.example,Dockers"], LineFault::Account),
        (&["https://d.example/ana Dockers"], LineFault::Account),
        (&["ana@d.example, bo@d.example"], LineFault::Email),
        (&["ana@d.example\r\nBcc: b@c.example"], LineFault::Email),
        (&["@dockers"], LineFault::Account),
        (&["@a@b@c"], LineFault::Account),
        (&["https://"], LineFault::Account),
        (&["https://user:secret@d.example/x"], LineFault::Account),
        (
            &["ana@d.example", "Dockers", "in Spanish"],
            LineFault::Language,
        ),
        (&["ana@d.example", "a\u{202e}b"], LineFault::Name),
        (&["ana@d.example", "www.evil.example"], LineFault::Name),
    ];
    for (cells, fault) in cases {
        assert_eq!(line(cells), Err(*fault), "{cells:?}");
    }
    let long = "x".repeat(MAX_NAME + 1);
    assert_eq!(line(&["ana@d.example", &long]), Err(LineFault::Name));
    let long = format!("https://d.example/{}", "x".repeat(MAX_CONTACT));
    assert_eq!(line(&[&long]), Err(LineFault::Account));
    // With what was left out before it.
    let long = format!("d.example/{}", "x".repeat(MAX_CONTACT - 10));
    assert_eq!(line(&[&long]), Err(LineFault::Account));
}

#[test]
fn what_stands_in_columns_of_its_own_is_taken_for_nothing_else() {
    let of = |contact: &str, name: &str, language: &str| Line::of_columns(contact, name, language);
    let line = of(" Ana Reyes <ana@d.example> ", " Union of Dockers ", "es").unwrap();
    assert_eq!(line.contact, Contact::read("ana@d.example").unwrap());
    assert_eq!(
        (line.name.as_str(), line.language.as_str()),
        ("Union of Dockers", "es")
    );
    // Whoever reads the mails is not who is invited.
    assert_eq!(of("Ana Reyes <ana@d.example>", "", "").unwrap().name, "");
    assert_eq!(of("@a@d.example", "", "fr").unwrap().language, "fr");
    assert_eq!(of("", "Dockers", ""), Err(LineFault::NoContact));
    assert_eq!(of("ana@", "Dockers", ""), Err(LineFault::Email));
    assert_eq!(
        of("ana@d.example", "www.evil.example", ""),
        Err(LineFault::Name)
    );
    assert_eq!(
        of("ana@d.example", "Dockers", "in Spanish"),
        Err(LineFault::Language)
    );
}

#[test]
fn a_name_from_elsewhere_is_held_to_what_is_typed() {
    for name in ["", "Union of Dockers", "碼頭業職工會"] {
        assert!(is_name(name), "{name}");
    }
    let long = "x".repeat(MAX_NAME + 1);
    for name in [
        "Join www.dockers.org",
        "a\u{202e}b",
        "two\nlines",
        long.as_str(),
    ] {
        assert!(!is_name(name), "{name}");
        assert_eq!(line(&["@ana@d.example", name]), Err(LineFault::Name));
    }
}

const NOW: i64 = 1_795_219_200_000;

fn invited() -> Invited {
    Invited {
        answer: Answer::NotYet,
        revoked: false,
        last_at: Some(NOW - 3 * DAY_MILLIS),
        reminders: 0,
        resent: 0,
    }
}

#[test]
fn nobody_is_reminded_often_nor_after_an_answer() {
    assert_eq!(invited().may_remind(true, NOW), Ok(()));
    assert_eq!(
        invited().may_remind(true, NOW - 1),
        Err(NotSent::TooSoon(NOW))
    );
    assert_eq!(invited().may_remind(false, NOW), Err(NotSent::Closed));
    let with = |change: fn(&mut Invited)| {
        let mut one = invited();
        change(&mut one);
        one.may_remind(true, NOW)
    };
    assert_eq!(with(|one| one.reminders = 2), Err(NotSent::Enough));
    assert_eq!(
        with(|one| one.answer = Answer::Endorsed),
        Err(NotSent::Answered)
    );
    assert_eq!(
        with(|one| one.answer = Answer::Declined),
        Err(NotSent::Answered)
    );
    assert_eq!(
        with(|one| one.answer = Answer::NoInvitations),
        Err(NotSent::NoInvitations)
    );
    assert_eq!(with(|one| one.revoked = true), Err(NotSent::Revoked));
    assert_eq!(with(|one| one.last_at = None), Err(NotSent::Waiting));
    assert_eq!(invited().may_resend(true, NOW), Ok(()));
    let again = Invited {
        resent: 1,
        ..invited()
    };
    assert_eq!(again.may_resend(true, NOW), Err(NotSent::Enough));
}

proptest! {
    #[test]
    fn nothing_that_is_typed_panics(cells in proptest::collection::vec(".{0,40}", 0..5)) {
        let _ = read_cells(&cells);
    }

    #[test]
    fn over_any_time_nobody_gets_more_than_two_reminders(pauses in proptest::collection::vec(0_i64..30, 1..40)) {
        let mut one = invited();
        let mut now = NOW;
        let mut sent = Vec::new();
        for days in pauses {
            now += days * DAY_MILLIS / 4;
            if one.may_remind(true, now).is_ok() {
                sent.push(now);
                one.reminders += 1;
                one.last_at = Some(now);
            }
        }
        prop_assert!(sent.len() <= 2);
        prop_assert!(sent.windows(2).all(|two| two[1] - two[0] >= DAYS_BETWEEN * DAY_MILLIS));
    }
}

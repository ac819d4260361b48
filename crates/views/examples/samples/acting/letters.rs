//! Letters to send.

use undersigned_views::{
    language::Language,
    views::letters::{
        Addressee, Counting, FieldRow, Holder, Letter, LetterCard, LetterPage, LetterReadyPage,
        LetterSentPage, LettersPage, OwnRow, Ready, Sent,
    },
};

use super::super::{asked, day, html, page, rendered, text};
use super::{ADDRESS, awkward, title};

fn addressee(office: &str, own: Option<usize>) -> Addressee {
    let holder = |name: &str, when: Option<&str>| Holder {
        name: text("en", name),
        when: when.map(str::to_owned),
    };
    let known = own.is_none();
    Addressee {
        office: text("en", office),
        salutation: text("en", "Dear Ada Quill,"),
        holder: known.then(|| holder("Ada Quill", Some("since 1 May 2026"))),
        others: match known {
            true => vec![holder("Finn Harrow", Some("until 30 April 2026"))],
            false => Vec::new(),
        },
        postal: vec!["1 Harbour Square".to_owned(), "Amery".to_owned()],
        fax: "+44 20 7946 0000".to_owned(),
        email: "office@port.example".to_owned(),
        own: own.map(|row| OwnRow {
            row,
            how: text("en", "Look at the list in your town hall."),
            name: String::new(),
            address: String::new(),
            email: String::new(),
        }),
    }
}

fn sent() -> Sent {
    Sent {
        count: 1_204,
        at: day(11, 20),
    }
}

/// A letter as readers see it.
pub fn letter(over: bool) -> Letter {
    Letter {
        language: "en".to_owned(),
        others: vec![(
            "zh-Hant".to_owned(),
            format!("{ADDRESS}/letters/port?text=zh-Hant"),
        )],
        heading: awkward(),
        words: html("<p>Be polite, and say it in <em>your</em> words.</p>"),
        words_language: "en".to_owned(),
        addressees: vec![
            addressee("Port Authority", None),
            addressee("Your member of parliament", Some(2)),
        ],
        copies: vec![addressee("Ministry of Ports", None)],
        until: Some(day(12, 31)),
        over,
        sent: Some(sent()),
        fields: vec![
            FieldRow {
                input: "field-town".to_owned(),
                name: "town".to_owned(),
                label: text("en", "Where you live"),
                needed: true,
                value: "Amery\"><b>".to_owned(),
            },
            FieldRow {
                input: "field-reason".to_owned(),
                name: "reason".to_owned(),
                label: text("en", "Why it matters to you"),
                needed: false,
                value: String::new(),
            },
        ],
        name: "Rosa Winch".to_owned(),
        sender: "1 Quay Street\nAmery".to_owned(),
        subject: "The nineteen of {town}".to_owned(),
        text: "{salutation}\n\nI live in {town}. </textarea> {reason}\n\n{name}".to_owned(),
    }
}

/// The letter as it can be sent.
pub fn ready(row: usize, mail: bool) -> Ready {
    let words = "Dear Ada Quill,\n\nI live in Amery. <b>\n\nRosa Winch";
    Ready {
        row,
        language: "en".to_owned(),
        who: text("en", "Port Authority"),
        sender: vec!["Rosa Winch".to_owned(), "1 Quay Street".to_owned()],
        to: vec!["Port Authority".to_owned(), "1 Harbour Square".to_owned()],
        day: "21 November 2026".to_owned(),
        subject: "The nineteen of Amery".to_owned(),
        text: words.to_owned(),
        copies: vec!["Ministry of Ports".to_owned()],
        copies_to: text("en", "Copies to"),
        plain: words.to_owned(),
        mailto: mail.then(|| "mailto:office@port.example?subject=The%20nineteen".to_owned()),
        mailto_whole: mail,
        email: if mail { "office@port.example" } else { "" }.to_owned(),
        fax: "+44 20 7946 0000".to_owned(),
    }
}

pub fn letters(language: Language) -> Vec<(String, String)> {
    let address = format!("{ADDRESS}/letters/port");
    let page = page(language, &address);
    let card = |until| LetterCard {
        href: address.clone(),
        title: awkward(),
        summary: "Be polite, and say it in your words.".to_owned(),
        until,
        sent: Some(sent()),
    };
    let list = |letters: Vec<LetterCard>| LettersPage {
        page: page.clone(),
        address: ADDRESS.to_owned(),
        title: title(),
        notices: Vec::new(),
        letters,
    };
    let written = |letter: Option<Letter>, wrong: &[(&str, &str)]| LetterPage {
        form: asked(&page, &format!("{address}/ready"), wrong),
        page: page.clone(),
        address: ADDRESS.to_owned(),
        title: title(),
        notices: Vec::new(),
        letter,
    };
    let done = |count: Counting, pdf: bool| LetterReadyPage {
        page: page.clone(),
        address: address.clone(),
        edit: format!("{address}/ready"),
        pdf: pdf.then(|| format!("{address}/pdf")),
        heading: awkward(),
        typed: vec![
            ("language".to_owned(), "en".to_owned()),
            ("name".to_owned(), "Rosa \"Winch\"".to_owned()),
        ],
        letters: vec![ready(1, true), ready(2, false)],
        no_pdf: false,
        count,
    };
    let said = |thanked: bool, over: bool| LetterSentPage {
        form: asked(&page, &format!("{address}/sent"), &[]),
        page: page.clone(),
        once: "b25jZQ".to_owned(),
        thanked,
        over,
        address: address.clone(),
        heading: awkward(),
    };
    let here = || Counting::Here {
        action: format!("{address}/sent"),
        once: "b25jZQ".to_owned(),
    };
    let there = Counting::There("https://hub.example/appeals/x/letters/port/sent".to_owned());
    vec![
        rendered("letters", list(vec![card(Some(day(12, 31))), card(None)])),
        rendered("letters-none", list(Vec::new())),
        rendered("letter", written(Some(letter(false)), &[])),
        rendered("letter-over", written(Some(letter(true)), &[])),
        rendered(
            "letter-wrong",
            written(
                Some(letter(false)),
                &[("field-town", "needed"), ("own-email-2", "email-form")],
            ),
        ),
        rendered("letter-gone", written(None, &[])),
        rendered("letter-ready", done(here(), true)),
        rendered("letter-ready-there", done(there, false)),
        rendered("letter-ready-over", done(Counting::Over, false)),
        rendered("letter-sent", said(false, false)),
        rendered("letter-sent-thanks", said(true, false)),
        rendered("letter-sent-over", said(false, true)),
    ]
}

//! What readers can do beside signing: meetings to come to, letters to send, topics that gather both.

use undersigned_views::{
    language::Language,
    views::{
        Choice, FieldError, Form, Link, Page, Text,
        archive::ArchivePage,
        letters::{
            Addressee, Counting, FieldRow, Holder, Letter, LetterCard, LetterPage, LetterReadyPage,
            LetterSentPage, LettersPage, OwnRow, Ready, Sent,
        },
        meetings::{
            Meeting, MeetingsPage, Point, RegisterPage, Registration, RegistrationEndedPage,
            RegistrationPage, Speaker,
        },
        people::{Check, CheckField},
        topics::{Found, Gathered, TopicPart, TopicsPage},
    },
};

use super::{appeal::cards, at, day, html, page, rendered, text};

const ADDRESS: &str = "/appeals/the-nineteen";

/// A title with what a careless page would take for markup.
fn awkward() -> Text {
    text("en", "Release <them> & “all” the others")
}

fn form(page: &Page, action: &str, wrong: &[(&str, &str)]) -> Form {
    let errors = wrong.iter().map(|(field, key)| FieldError {
        field: (*field).to_owned(),
        message: page.t(&format!("error-{key}")),
    });
    Form {
        action: action.to_owned(),
        csrf: "c5rf-t0ken".to_owned(),
        errors: errors.collect(),
    }
}

fn title() -> Text {
    text("en", "Free the nineteen")
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let mut all = meetings(language);
    all.extend(registering(language));
    all.extend(letters(language));
    all.extend(topics(language));
    all
}

/// A meeting as readers see it.
pub fn meeting(mark: &str, status: &str) -> Meeting {
    let href = format!("{ADDRESS}/meetings/{mark}");
    let planned = status == "planned";
    Meeting {
        title: awkward(),
        status: status.to_owned(),
        when: "Friday, 4 December 2026, 18:30".to_owned(),
        ends: planned.then(|| "21:00".to_owned()),
        start: at("2026-12-04T17:30"),
        over_at: at("2026-12-04T20:00").timestamp_millis(),
        corrected: (!planned).then(|| day(11, 20)),
        body: html("<p>Come, and <strong>bring others</strong>.</p>"),
        language: "en".to_owned(),
        others: vec![("ar".to_owned(), format!("{href}?text=ar"))],
        venue: Some(text("en", "Dockers’ Hall")),
        address: Some(text("ar", "١ شارع الميناء")),
        online: planned.then(|| "https://meet.example/hall".to_owned()),
        speakers: vec![
            Speaker {
                name: "Noor Aziz".to_owned(),
                about: Some(text("en", "Crane driver")),
            },
            Speaker {
                name: "夜更".to_owned(),
                about: None,
            },
        ],
        agenda: vec![
            Point {
                time: Some("18:30".to_owned()),
                title: text("en", "What happened"),
            },
            Point {
                time: None,
                title: text("zh-Hant", "我們要做甚麼"),
            },
        ],
        minutes: (status == "held").then(|| html("<p>Forty came.</p>")),
        registration: planned.then(|| Registration {
            href: format!("{href}/register"),
            until_millis: Some(at("2026-12-03T17:30").timestamp_millis()),
            until: Some("Thursday, 3 December 2026, 18:30".to_owned()),
            is_open: true,
            is_full: false,
            capacity: Some(120),
            counted: true,
            count: Some(41),
        }),
        calendar_href: format!("{href}/calendar.ics"),
        href,
    }
}

fn meetings(language: Language) -> Vec<(String, String)> {
    let shown = |one: bool, gone: bool, coming: Vec<Meeting>, past: Vec<Meeting>| MeetingsPage {
        page: page(language, &format!("{ADDRESS}/meetings")),
        address: ADDRESS.to_owned(),
        title: title(),
        notices: Vec::new(),
        one,
        gone,
        coming,
        past,
    };
    let coming = || vec![meeting("hall", "planned"), meeting("quay", "postponed")];
    let past = || vec![meeting("first", "held"), meeting("none", "cancelled")];
    vec![
        rendered("meetings", shown(false, false, coming(), past())),
        rendered("meetings-none", shown(false, false, Vec::new(), Vec::new())),
        rendered(
            "meeting",
            shown(true, false, vec![meeting("hall", "planned")], Vec::new()),
        ),
        rendered(
            "meeting-held",
            shown(true, false, Vec::new(), vec![meeting("first", "held")]),
        ),
        rendered("meeting-gone", shown(true, true, Vec::new(), Vec::new())),
    ]
}

fn registering(language: Language) -> Vec<(String, String)> {
    let path = format!("{ADDRESS}/meetings/hall/register");
    let mut page = page(language, &path);
    page.origin = None;
    page.noindex = true;
    let check = Check {
        text: "c2FtcGxl".to_owned(),
        bits: 16,
        sum: (3, 4),
    };
    let asked = |wrong: &[(&str, &str)]| RegisterPage {
        form: form(&page, &path, wrong),
        meeting: meeting("hall", "planned"),
        name: "Rosa Winch".to_owned(),
        email: "rosa@post".to_owned(),
        message: "I need a place <near> the door.".to_owned(),
        check: CheckField::new(&page, &check, !wrong.is_empty()),
        page: page.clone(),
    };
    let kept = |fresh: bool| RegistrationPage {
        form: form(&page, "/registration", &[]),
        token: "t0ken".to_owned(),
        fresh,
        waits: false,
        is_full: false,
        meeting: (format!("{ADDRESS}/meetings/hall"), awkward()),
        name: "Rosa Winch".to_owned(),
        email: "rosa@post.example".to_owned(),
        message: String::new(),
        at: Some(day(11, 21)),
        forget_at: Some(at("2027-01-03T20:00")),
        page: page.clone(),
    };
    let ended = RegistrationEndedPage {
        page: page.clone(),
        appeal: (ADDRESS.to_owned(), title()),
    };
    vec![
        rendered("meeting-register", asked(&[])),
        rendered(
            "meeting-register-wrong",
            asked(&[("email", "email-form"), ("answer", "answer")]),
        ),
        rendered("registration-fresh", kept(true)),
        rendered("registration", kept(false)),
        rendered(
            "registration-waits",
            RegistrationPage {
                waits: true,
                is_full: true,
                ..kept(false)
            },
        ),
        rendered("registration-ended", ended),
    ]
}

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

fn ready(row: usize, mail: bool) -> Ready {
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

fn letters(language: Language) -> Vec<(String, String)> {
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
        form: form(&page, &format!("{address}/ready"), wrong),
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
        form: form(&page, &format!("{address}/sent"), &[]),
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

fn topics(language: Language) -> Vec<(String, String)> {
    let link = |href: &str, words: &str| Link {
        href: href.to_owned(),
        words: words.to_owned(),
    };
    let found = |what: &str, title: Option<Text>| Found {
        href: format!("{ADDRESS}/{what}/one"),
        title,
        appeal: self::title(),
        status: None,
        when: None,
        place: None,
        now: None,
    };
    let gathered = Gathered {
        parts: vec![TopicPart {
            by: text("en", "Quayside Workers’ Union"),
            by_href: "/orgs/quayside".to_owned(),
            intro: Some(html("<p>Everything about <strong>brakes</strong>.</p>")),
            language: "en".to_owned(),
            donations: vec![link("https://fund.example/", "Strike fund")],
            materials: vec![link("https://quayside.example/leaflet.pdf", "Leaflet")],
        }],
        letters: vec![found("letters", Some(awkward()))],
        meetings: vec![Found {
            status: Some("cancelled".to_owned()),
            when: Some("Thursday, 3 December 2026, 18:30 (Europe/Berlin)".to_owned()),
            place: Some(text("en", "Malet Street Hall")),
            ..found("meetings", Some(awkward()))
        }],
        cases: vec![
            found("cases", Some(text("en", "N. A."))),
            found("cases", None),
        ],
        collection: "https://quayside.example/topics/DockSafety".to_owned(),
    };
    let known = vec![link("/topics/DockSafety", "DockSafety")];
    let (open, _) = cards(language);
    vec![
        rendered(
            "topics",
            TopicsPage {
                page: page(language, "/topics"),
                topics: known.clone(),
            },
        ),
        rendered(
            "topics-none",
            TopicsPage {
                page: page(language, "/topics"),
                topics: Vec::new(),
            },
        ),
        rendered(
            "topic",
            ArchivePage {
                page: page(language, "/topics/DockSafety"),
                query: String::new(),
                address: "/topics/DockSafety".to_owned(),
                topic: Some("DockSafety".to_owned()),
                kinds: vec![Choice::new("", "Any kind", true)],
                topics: known,
                gathered: Some(gathered),
                statuses: vec![Choice::new("", "Any", true)],
                appeals: open,
                matching: 3,
                earlier: None,
                later: None,
            },
        ),
    ]
}

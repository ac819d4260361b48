//! The desk of meetings, letters and topics.

use undersigned_views::{
    language::Language,
    views::{
        Choice, Link, Text,
        desk::{
            Tab,
            beside::{LastLook, Row, SourceRow, Writing},
            handover::Cell,
            letters::{
                AddresseeRow, FieldRow, LetterCheckPage, LetterEditorPage, LettersPage,
                Version as LetterVersion,
            },
            meetings::{
                GuestRow, MeetingCheckPage, MeetingEditorPage, MeetingGuestsPage, MeetingsDeskPage,
                RegistrationRow, Times, Version as MeetingVersion,
            },
            publish::Recipient,
            topics::{DeskTopicsPage, IntroRow, TopicEditorPage},
        },
    },
};

use super::{
    acting::{letter, meeting},
    asked, at, day,
    desk::{desk, private},
    rendered, text,
};

const DESK: &str = "/desk/appeals/the-nineteen";

fn title() -> Text {
    text("en", "Free the nineteen")
}

fn row(folder: &str) -> Row {
    Row {
        href: format!("{DESK}/{folder}/one"),
        words: text("en", "Come, <and> bring others"),
        more: None,
        public_href: Some(format!("/appeals/the-nineteen/{folder}/one")),
    }
}

fn writing(folder: &str) -> Writing {
    Writing {
        title: title(),
        back: format!("{DESK}/{folder}"),
        published: true,
        exists: true,
        was: "d0".to_owned(),
        planned: None,
        meanwhile: None,
    }
}

fn look(folder: &str) -> LastLook {
    LastLook {
        published: false,
        remarks: Vec::new(),
        recipients: vec![Recipient {
            who: "Quayside Workers’ Union".to_owned(),
            why: "news".to_owned(),
            count: 1_284,
        }],
        digest: String::new(),
        edit_href: format!("{DESK}/{folder}/one"),
    }
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let mut all = meetings(language);
    all.extend(letters(language));
    all.extend(topics(language));
    all
}

fn meetings(language: Language) -> Vec<(String, String)> {
    let path = format!("{DESK}/meetings/one");
    let page = private(language, &path);
    let editor = |wrong: &[(&str, &str)]| MeetingEditorPage {
        page: page.clone(),
        desk: desk(Tab::Overview, None),
        form: asked(&page, &path, wrong),
        draft: writing("meetings"),
        times: Times {
            date: "2026-12-04".to_owned(),
            time: "18:30".to_owned(),
            end_date: String::new(),
            end_time: "21:00".to_owned(),
            zone: "Europe/London".to_owned(),
        },
        zones: vec!["Europe/London", "Asia/Hong_Kong"],
        online: "https://meet.example/\"><b>".to_owned(),
        statuses: vec![Choice::new("planned", "It takes place", true)],
        registration: RegistrationRow {
            registers: true,
            until_date: "2026-12-03".to_owned(),
            until_time: "18:30".to_owned(),
            capacity: "120".to_owned(),
            counted: true,
        },
        guests: Some((format!("{path}/registrations"), 41)),
        versions: [(1, "en"), (2, "ar")]
            .map(|(row, tag)| MeetingVersion {
                row,
                language: tag.to_owned(),
                title: "Come, <and> bring others".to_owned(),
                body: "</textarea> Everybody is welcome.".to_owned(),
                speakers: "Noor Aziz | Crane driver".to_owned(),
                ..MeetingVersion::default()
            })
            .into(),
    };
    let guest = |message: &str| GuestRow {
        name: "Rosa <Winch>".to_owned(),
        email: "rosa@post.example".to_owned(),
        message: message.to_owned(),
        at: Some(day(11, 21)),
    };
    let guests = |guests: Vec<GuestRow>| MeetingGuestsPage {
        page: page.clone(),
        desk: desk(Tab::Overview, None),
        meeting: (path.clone(), text("en", "Come, <and> bring others")),
        guests,
        forget_at: Some(at("2027-01-03T20:00")),
    };
    let list = |drafts: Vec<Row>, meetings: Vec<Row>| MeetingsDeskPage {
        page: page.clone(),
        desk: desk(Tab::Overview, None),
        title: title(),
        manage: DESK.to_owned(),
        withdrawn: false,
        drafts,
        meetings,
    };
    let check = MeetingCheckPage {
        page: page.clone(),
        desk: desk(Tab::Overview, None),
        form: asked(&page, &format!("{path}/publish"), &[]),
        look: look("meetings"),
        warnings: Vec::new(),
        meetings: vec![meeting("hall", "planned")],
    };
    vec![
        rendered(
            "desk-meetings",
            list(vec![row("meetings")], vec![row("meetings")]),
        ),
        rendered("desk-meetings-none", list(Vec::new(), Vec::new())),
        rendered("desk-meeting", editor(&[])),
        rendered(
            "desk-meeting-wrong",
            editor(&[("title-1", "needed"), ("date", "needed")]),
        ),
        rendered("desk-meeting-check", check),
        rendered(
            "desk-meeting-guests",
            guests(vec![guest("I need a place <near> the door."), guest("")]),
        ),
        rendered("desk-meeting-guests-none", guests(Vec::new())),
    ]
}

fn letters(language: Language) -> Vec<(String, String)> {
    let path = format!("{DESK}/letters/one");
    let page = private(language, &path);
    let cells = |words: &str| -> Vec<Cell> {
        [(1, "en"), (2, "zh-Hant")]
            .map(|(row, tag)| Cell {
                row,
                language: tag.to_owned(),
                words: words.to_owned(),
            })
            .into()
    };
    let addressee = |row: usize, office: &str| AddresseeRow {
        row,
        name: "port".to_owned(),
        offices: cells(office),
        salutations: cells("Dear \"all\","),
        owns: cells(""),
        holders: "Finn Harrow | | 2026-04-30\nAda Quill | 2026-05-01 |".to_owned(),
        kept: "[]".to_owned(),
        postal: "1 Harbour Square\nAmery".to_owned(),
        fax: String::new(),
        email: "office@port.example".to_owned(),
    };
    let editor = |wrong: &[(&str, &str)]| LetterEditorPage {
        page: page.clone(),
        desk: desk(Tab::Overview, None),
        form: asked(&page, &path, wrong),
        draft: writing("letters"),
        until: "2026-12-31".to_owned(),
        versions: [(1, "en"), (2, "zh-Hant")]
            .map(|(row, tag)| LetterVersion {
                row,
                language: tag.to_owned(),
                title: "Write <now>".to_owned(),
                words: "Be polite.".to_owned(),
                subject: "The nineteen".to_owned(),
                text: "{salutation}\n</textarea>\n{name}".to_owned(),
            })
            .into(),
        fields: vec![FieldRow {
            row: 1,
            name: "town".to_owned(),
            needed: true,
            labels: cells("Where you live"),
        }],
        addressees: vec![addressee(1, "Port <Authority>"), addressee(2, "")],
        copies: vec![addressee(1, "Ministry of Ports")],
        days: vec![("2026-11-21".to_owned(), 12), ("2026-11-20".to_owned(), 7)],
    };
    let list = |letters: Vec<Row>| LettersPage {
        page: page.clone(),
        desk: desk(Tab::Overview, None),
        title: title(),
        manage: DESK.to_owned(),
        withdrawn: false,
        drafts: Vec::new(),
        letters,
    };
    let check = LetterCheckPage {
        page: page.clone(),
        desk: desk(Tab::Overview, None),
        form: asked(&page, &format!("{path}/publish"), &[]),
        look: look("letters"),
        is_over: false,
        letters: vec![letter(false)],
        untranslated: vec![("ar".to_owned(), "Why one should write".to_owned())],
    };
    vec![
        rendered("desk-letters", list(vec![row("letters")])),
        rendered("desk-letters-none", list(Vec::new())),
        rendered("desk-letter", editor(&[])),
        rendered("desk-letter-wrong", editor(&[("title-1", "needed")])),
        rendered("desk-letter-check", check),
    ]
}

fn topics(language: Language) -> Vec<(String, String)> {
    let page = private(language, "/desk/topics/DockSafety");
    let link = |words: &str| Link {
        href: format!("/desk/topics/{words}"),
        words: words.to_owned(),
    };
    let source = |row: usize, url: &str| SourceRow {
        row,
        title: "Strike <fund>".to_owned(),
        url: url.to_owned(),
    };
    let list = DeskTopicsPage {
        page: page.clone(),
        desk: desk(Tab::Overview, None),
        written: vec![link("DockSafety")],
        others: vec![link("勞工")],
    };
    let editor = TopicEditorPage {
        page: page.clone(),
        desk: desk(Tab::Overview, None),
        form: asked(
            &page,
            "/desk/topics/DockSafety",
            &[("donation-url-1", "needed")],
        ),
        was: "d0".to_owned(),
        meanwhile: None,
        written: Some(link("DockSafety")),
        topic: "DockSafety".to_owned(),
        public_href: Some("/topics/DockSafety".to_owned()),
        intros: vec![IntroRow {
            row: 1,
            language: "en".to_owned(),
            words: "Everything about </textarea> brakes.".to_owned(),
        }],
        donations: vec![source(1, ""), source(2, "https://fund.example/")],
        materials: vec![source(1, "https://quayside.example/leaflet.pdf")],
    };
    vec![
        rendered("desk-topics", list),
        rendered("desk-topic-editor", editor),
    ]
}

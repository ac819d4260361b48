//! Meetings to come to, and registering for one.

use undersigned_views::{
    language::Language,
    views::{
        meetings::{
            Meeting, MeetingsPage, Point, RegisterPage, Registration, RegistrationEndedPage,
            RegistrationPage, Speaker,
        },
        people::{Check, CheckField},
    },
};

use super::super::{asked, at, day, html, page, rendered, text};
use super::{ADDRESS, awkward, title};

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

pub fn meetings(language: Language) -> Vec<(String, String)> {
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

pub fn registering(language: Language) -> Vec<(String, String)> {
    let path = format!("{ADDRESS}/meetings/hall/register");
    let mut page = page(language, &path);
    page.origin = None;
    page.noindex = true;
    let check = Check {
        text: "c2FtcGxl".to_owned(),
        bits: 16,
        sum: (3, 4),
    };
    let register = |wrong: &[(&str, &str)]| RegisterPage {
        form: asked(&page, &path, wrong),
        meeting: meeting("hall", "planned"),
        name: "Rosa Winch".to_owned(),
        email: "rosa@post".to_owned(),
        message: "I need a place <near> the door.".to_owned(),
        check: CheckField::new(&page, &check, !wrong.is_empty()),
        page: page.clone(),
    };
    let kept = |fresh: bool| RegistrationPage {
        form: asked(&page, "/registration", &[]),
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
        rendered("meeting-register", register(&[])),
        rendered(
            "meeting-register-wrong",
            register(&[("email", "email-form"), ("answer", "answer")]),
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

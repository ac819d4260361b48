//! The signers' desk.

use undersigned_views::language::Language;
use undersigned_views::views::desk::queue::{AlikeRow, Filters, Outcome, Row};
use undersigned_views::views::desk::queue_many::Leaving;
use undersigned_views::views::desk::same_signers::Why;
use undersigned_views::views::desk::{
    QueueAgainPage, QueueAllPage, QueueCheckPage, QueueDonePage, QueuePage, Tab, Undo,
};
use undersigned_views::views::{Choice, Digest, Page};

use super::desk::{desk, form, private};
use super::{rendered, text};

const QUEUE: &str = "/desk/appeals/the-nineteen/queue";
/// When many were removed.
const DECIDED: &str = "19 November 2026, 14:12";

fn rows(page: &Page) -> Vec<Row> {
    let row = |row: usize, names: &[(&str, &str)], host: &str| Row {
        row,
        about: format!("https://{host}/orgs/x"),
        seen: "0123456789abcdef".to_owned(),
        names: names.iter().map(|(tag, words)| text(tag, words)).collect(),
        address: format!("{host}/orgs/x"),
        country: Some("TN".to_owned()),
        kind: "organisation",
        how: "own-server",
        acts: vec!["admit", "refuse"],
        ..Row::default()
    };
    let came = page.t1("signers-came", "at", "19 November 2026, 14:12".to_owned());
    vec![
        Row {
            said: vec!["With a reservation: demand 2: not before the congress".to_owned()],
            facts: vec![
                (page.word("pending", "moderated"), false),
                (came.clone(), false),
                (
                    page.t2(
                        "signers-account-since",
                        "account",
                        "@women@wharf.example".to_owned(),
                        "at",
                        "4 May 2021".to_owned(),
                    ),
                    false,
                ),
            ],
            key: Some(Digest::new(
                "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
            )),
            alike: vec![AlikeRow {
                name: text("en", "Wharf and Warehouse Women"),
                number: Some(118),
                waits: false,
                grade: "likely",
                score: 87,
                why: vec![Why {
                    code: "similar_name",
                    against: false,
                    texts: [
                        text("en", "Wharf & Warehouse Women"),
                        text("en", "Wharf and Warehouse Women"),
                    ],
                    countries: false,
                }],
            }],
            ..row(1, &[("en", "Wharf & Warehouse Women")], "wharf.example")
        },
        Row {
            facts: vec![
                (page.word("pending", "key-not-found"), true),
                (came.clone(), false),
                (page.t("signers-never-met"), true),
            ],
            ..row(2, &[("ar", "نقابة عمّال الأرصفة الشرقية")], "arsifa.example")
        },
        Row {
            how: "web-form",
            facts: vec![(page.word("pending", "web-form"), false), (came, false)],
            contact: vec![
                "Eleni P.".to_owned(),
                "office@piraeus-hotels.example".to_owned(),
            ],
            country: Some("GR".to_owned()),
            ..row(
                3,
                &[("el", "Ξενοδοχοϋπάλληλοι Πειραιά")],
                "piraeus-hotels.example",
            )
        },
    ]
}

fn with(rows: Vec<Row>, words: &str, undo: bool) -> Vec<Row> {
    rows.into_iter()
        .map(|row| {
            let good = row.row != 2;
            Row {
                outcome: Some(Outcome {
                    good,
                    words: words.to_owned(),
                    undo: undo && good,
                }),
                ..row
            }
        })
        .collect()
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let page = private(language, QUEUE);
    let title = text("en", "Free the nineteen dockers of Port Amery");
    let places = ["waiting", "listed", "refused", "removed", "withdrawn"];
    let called = text("en", "Harbour Pilots League");
    let said = page.t1("signers-now-admit", "name", called.words.clone());
    let mut told = desk(Tab::Overview, Some(&said));
    told.undo = Some(Undo {
        action: QUEUE.to_owned(),
        act: "remove",
        about: "https://pilots.example/orgs/x".to_owned(),
        called,
        here: QUEUE.to_owned(),
    });
    let queue = QueuePage {
        desk: told,
        form: form(QUEUE),
        manage: "/desk/appeals/the-nineteen".to_owned(),
        title: title.clone(),
        places: places
            .map(|code| (code, format!("{QUEUE}?show={code}"), 3, code == "waiting"))
            .to_vec(),
        withdrawn: false,
        unmailed_forms: 4,
        many_newcomers: true,
        filters: Filters {
            query: "Wharf".to_owned(),
            countries: vec![Choice::new(
                "",
                page.t1("list-any-country", "count", 2_u64),
                true,
            )],
            kinds: vec![Choice::new("", page.t("list-any-kind"), true)],
            ways: vec![Choice::new("", page.t("list-any-how"), true)],
            alike: vec![Choice::new("", page.t("signers-alike-any"), true)],
            came: vec![Choice::new("", page.t("signers-came-any"), true)],
            narrowed: true,
        },
        rows: rows(&page),
        kept: vec![Row {
            row: 51,
            about: "https://pilots.example/orgs/y".to_owned(),
            seen: "fedcba9876543210".to_owned(),
            names: vec![text("en", "Tug Masters of Port Amery")],
            ..Row::default()
        }],
        acts: vec!["admit", "refuse"],
        shown: [1, 3, 3],
        number: 1,
        all: Some((format!("{QUEUE}/all?show=listed&q=Wharf"), 1_204)),
        again: vec![(
            format!("{QUEUE}/all/again?begun=1795165200000"),
            page.t2("signers-again-link", "count", 1_204_usize, "at", DECIDED),
        )],
        leaving: Some(Leaving {
            act: "remove",
            of: 1_500,
            removed: 350,
            left: 2,
            begun: page.t2("signers-many-begun-by", "at", DECIDED, "who", "Ana Okonkwo"),
            end: None,
            again: None,
            stop: format!("{QUEUE}/all/stop"),
        }),
        everybody: format!("{QUEUE}?show=waiting"),
        here: QUEUE.to_owned(),
        earlier: None,
        later: None,
        page: page.clone(),
    };
    let check = QueueCheckPage {
        desk: desk(Tab::Overview, None),
        form: form(QUEUE),
        title: title.clone(),
        act: "remove",
        lead: page.word("signers-check-what", "remove"),
        removes: false,
        reasons: vec![Choice::new(
            "duplicate",
            page.word("reason", "duplicate"),
            true,
        )],
        rows: with(rows(&page), &page.word("signers-ahead", "remove"), false),
        recipients: vec!["letters.example".to_owned(), "cranes.example".to_owned()],
        here: QUEUE.to_owned(),
        page: page.clone(),
    };
    let all = QueueAllPage {
        desk: desk(Tab::Overview, None),
        form: form(&format!("{QUEUE}/all")),
        title: title.clone(),
        act: "remove",
        count: 6_204,
        leave: 5_000,
        withdrawn: false,
        removes: false,
        kept: 1_000,
        asked: vec![(page.t("signers-find"), "Wharf".to_owned())],
        searches: true,
        first: rows(&page),
        more: 6_201,
        fields: vec![
            ("show", "listed".to_owned()),
            ("q", "Wharf".to_owned()),
            ("at", "1795165200000".to_owned()),
        ],
        seen: "fedcba9876543210".to_owned(),
        reasons: vec![Choice::new("", page.t("signers-no-reason"), true)],
        recipients: vec!["letters.example".to_owned()],
        here: format!("{QUEUE}?show=listed&q=Wharf"),
        page: page.clone(),
    };
    let again = QueueAgainPage {
        desk: desk(Tab::Overview, None),
        form: form(&format!("{QUEUE}/all/again")),
        title: title.clone(),
        decided: DECIDED.to_owned(),
        left: 1_210,
        back: 1_204,
        first: rows(&page),
        more: 1_201,
        fields: vec![("begun", "1795165200000".to_owned())],
        recipients: vec!["letters.example".to_owned()],
        here: format!("{QUEUE}?show=removed"),
        page: page.clone(),
    };
    let done = QueueDonePage {
        desk: desk(Tab::Overview, None),
        form: form(QUEUE),
        title,
        act: "admit",
        undone_by: Some("remove"),
        reason: String::new(),
        rows: with(rows(&page), &page.word("signers-was", "admit"), true),
        left: rows(&page).into_iter().take(1).collect(),
        here: QUEUE.to_owned(),
        page,
    };
    vec![
        rendered("desk-queue", queue),
        rendered("desk-queue-check", check),
        rendered("desk-queue-all", all),
        rendered("desk-queue-again", again),
        rendered("desk-queue-done", done),
    ]
}

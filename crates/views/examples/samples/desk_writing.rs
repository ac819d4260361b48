//! The desk where an appeal is written, and the last look before it is published.

use undersigned_views::{
    language::Language,
    views::{
        Choice,
        desk::{
            EditorPage, PublishCheckPage, Tab,
            appeal_editor::{
                Account, AddresseeCell, AddresseeRow, DemandCell, DemandRow, Looked, Mode,
                NotNamed, Preview, Version,
            },
            publish::{Check, Recipient},
            schedule::Schedule,
        },
    },
};

use super::{
    asked,
    desk::{desk, form, private},
    digest, letter, rendered, text,
};

/// The demands of the sample letter as rows of the form.
fn demands(languages: &[&str]) -> Vec<DemandRow> {
    let texts: Vec<_> = languages
        .iter()
        .map(|tag| letter::tongue(tag, true, true).demands)
        .collect();
    let rows = texts.first().map_or(0, Vec::len);
    let row = |at: usize| DemandRow {
        row: at + 1,
        id: format!("d{}", at + 1),
        part: String::new(),
        cells: texts
            .iter()
            .zip(languages)
            .enumerate()
            .map(|(version, (demands, tag))| DemandCell {
                version: version + 1,
                language: (*tag).to_owned(),
                words: demands[at].words.clone(),
            })
            .collect(),
    };
    (0..rows).map(row).collect()
}

pub fn writing(language: Language) -> Vec<(String, String)> {
    let page = private(language, "/desk/appeals/the-nineteen/edit");
    let version = |row: usize, tag: &str, title: &str| Version {
        row,
        language: tag.to_owned(),
        authoritative: !tag.is_empty(),
        title: title.to_owned(),
        body: if tag.is_empty() {
            String::new()
        } else {
            letter::source(tag).to_owned()
        },
    };
    let wrong = asked(
        &page,
        "/desk/appeals/the-nineteen/edit",
        &[("slug", "slug-taken")],
    );
    vec![
        rendered(
            "desk-editor",
            EditorPage {
                desk: desk(Tab::Appeals, None),
                form: wrong,
                unpublished: None,
                published: false,
                next_wording: 1,
                signed: 0,
                slug: "the-nineteen".to_owned(),
                slug_prefix: "quayside.example/appeals/".to_owned(),
                kinds: [
                    "petition",
                    "open-letter",
                    "joint-statement",
                    "urgent-appeal",
                ]
                .map(|code| Choice::new(code, page.word("kind", code), code == "open-letter"))
                .to_vec(),
                versions: vec![
                    version(1, "en", "Open the gate for the nineteen of Quay 7"),
                    version(2, "zh-Hant", "為七號碼頭十九人打開閘門"),
                ],
                was: "b7".to_owned(),
                is_deadline_past: false,
                later: String::new(),
                left_out: String::new(),
                not_named: vec![NotNamed {
                    typed: "Cooks’ Union".to_owned(),
                    asking: "left-out",
                }],
                restored: None,
                is_kept: true,
                planned: None,
                meanwhile: None,
                demands: demands(&["en", "zh-Hant"]),
                addressees: vec![
                    AddresseeRow {
                        row: 1,
                        office: "The Minister of Labour".to_owned(),
                        holder: "Irena Vosk".to_owned(),
                        postal: "1 Assembly Square\nHarbour City".to_owned(),
                        email: "minister@labour.example".to_owned(),
                        cells: vec![AddresseeCell {
                            version: 2,
                            language: "zh-Hant".to_owned(),
                            office: "勞工部長".to_owned(),
                            holder: String::new(),
                        }],
                    },
                    AddresseeRow {
                        row: 2,
                        ..AddresseeRow::default()
                    },
                ],
                initiators: "@league@gantry.example\n@room@letters.example".to_owned(),
                looked: vec![
                    Looked {
                        typed: "@league@gantry.example".to_owned(),
                        found: Ok(Account {
                            names: vec![text("en", "Gantry Mechanics’ League")],
                            handle: "@league@gantry.example".to_owned(),
                            id: "https://gantry.example/orgs/league".to_owned(),
                            picture: None,
                        }),
                    },
                    Looked {
                        typed: "@room@letters.example".to_owned(),
                        found: Err("No such account".to_owned()),
                    },
                ],
                admissions: ["open", "moderated"]
                    .map(|code| Choice::new(code, page.word("admission", code), code == "open"))
                    .to_vec(),
                deadline: "2027-01-31".to_owned(),
                topics: "DockSafety, 勞工".to_owned(),
                preview: Some(Preview {
                    mode: Mode::Reader,
                    addressees: Vec::new(),
                    organiser: text("en", "Quayside Workers’ Union"),
                    address: "quayside.example/appeals/the-nineteen".to_owned(),
                    post: None,
                    verdict: None,
                    shown: None,
                    titles: vec![text("en", "Open the gate for the nineteen of Quay 7")],
                    tongues: vec![
                        letter::tongue("en", true, true),
                        letter::tongue("zh-Hant", true, true),
                    ],
                }),
                page: page.clone(),
            },
        ),
        rendered(
            "desk-publish",
            PublishCheckPage {
                page: page.clone(),
                desk: desk(Tab::Appeals, None),
                form: form("/desk/appeals/the-nineteen/publish"),
                titles: vec![
                    text("en", "Open the gate for the nineteen of Quay 7"),
                    text("zh-Hant", "為七號碼頭十九人打開閘門"),
                ],
                wording: 2,
                was: String::new(),
                draft: "d0".to_owned(),
                digest: digest(),
                incomplete: true,
                checks: [
                    ("languages", true),
                    ("demands", true),
                    ("keeper", false),
                    ("deadline", false),
                    ("reachable", true),
                ]
                .map(|(what, well)| Check {
                    what: what.to_owned(),
                    well,
                    said: (what == "reachable")
                        .then(|| page.t1("check-reachable", "address", "https://quayside.example")),
                    mend_href: (!well).then(|| "/desk/appeals/the-nineteen/edit".to_owned()),
                })
                .to_vec(),
                not_named: vec![NotNamed {
                    typed: "@tugs@away.example".to_owned(),
                    asking: "later",
                }],
                recipients: [
                    ("Quayside Workers’ Union", "followers", 1480),
                    ("gantry.example", "initiators", 1),
                    ("letters.example", "replicas", 1),
                ]
                .map(|(who, why, count)| Recipient {
                    who: who.to_owned(),
                    why: why.to_owned(),
                    count,
                })
                .to_vec(),
                verdict: None,
                preview_href: "/appeals/the-nineteen".to_owned(),
                edit_href: "/desk/appeals/the-nineteen/edit".to_owned(),
                schedule: Some(Schedule {
                    action: "/desk/appeals/the-nineteen/schedule".to_owned(),
                    planned: Some(
                        "It will be published on 1 December 2026 at 09:00 (Europe/Berlin)."
                            .to_owned(),
                    ),
                    date: "2026-12-01".to_owned(),
                    time: "09:00".to_owned(),
                    zone: "Europe/Berlin".to_owned(),
                    zones: vec!["Europe/Berlin", "UTC"],
                    incomplete: true,
                    ..Schedule::default()
                }),
            },
        ),
    ]
}

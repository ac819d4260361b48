//! What becomes of a list, before it is taken.

use undersigned_views::{
    language::Language,
    views::{
        Choice, Page, Text,
        desk::{
            Tab,
            import::{AskedRow, ImportPreviewPage, PreviewRow},
            signers::StandsUnder,
        },
    },
};

use super::{
    desk::{desk, form, private},
    rendered, text,
};

/// A row of which nothing is said but its line, its name, and what happens.
fn row(page: &Page, line: u64, name: Text, (what, changes): (&str, &[&str])) -> PreviewRow {
    let changes = changes.iter();
    let changes: Vec<String> = changes
        .map(|field| page.word("import-changes", field))
        .collect();
    PreviewRow {
        line,
        names: vec![name],
        before: Vec::new(),
        further: Vec::new(),
        number: Some(line - 1),
        signed_at: None,
        country: page.country("CL"),
        becomes: page.word("import-becomes", "organisation"),
        what: page.word("import-taken", what),
        noted: !changes.is_empty(),
        is_out: false,
        changes: changes.join(" · "),
    }
}

/// The rows that change something, in several ways, and two that do not.
fn rows(page: &Page) -> Vec<PreviewRow> {
    let renamed = PreviewRow {
        before: vec![text("en", "Harbour Pilots")],
        ..row(
            page,
            2,
            text("en", "Harbour Pilots Guild"),
            ("updated", &["names"]),
        )
    };
    let moved = PreviewRow {
        before: vec![Text::new("", page.country("PE"))],
        further: vec!["SED".to_owned()],
        signed_at: Some("2026-10-05".to_owned()),
        ..row(
            page,
            3,
            text("es", "Sindicato de Estibadores del Delta"),
            ("updated", &["also-known-as", "country", "signed-at"]),
        )
    };
    vec![
        renamed,
        moved,
        row(
            page,
            4,
            text("zh-Hant", "碼頭邊工會"),
            ("updated", &["languages"]),
        ),
        row(
            page,
            5,
            text("ar", "رابطة سائقي الشاحنات"),
            ("updated", &["kind", "number", "initiated", "wording"]),
        ),
        row(page, 6, text("en", "Night Tram Crews"), ("added", &[])),
        row(
            page,
            7,
            text("fr", "Ligue des camionneurs"),
            ("unchanged", &[]),
        ),
    ]
}

pub fn preview(language: Language, title: Text) -> (String, String) {
    let page = private(language, "/desk/appeals/the-nineteen/import/preview");
    let choice = |code: &str| Choice::new(code, page.word("import-asked", code), code == "asked");
    let asked = AskedRow {
        line: 8,
        number: 7,
        held: vec![text("en", "Tidewater Clerks")],
        names: vec![text("en", "Bollard Society")],
        choices: ["asked", "renamed", "as-new"].map(choice).to_vec(),
    };
    rendered(
        "desk-import-changes",
        ImportPreviewPage {
            desk: desk(Tab::Overview, None),
            form: form("/desk/appeals/the-nineteen/import/take"),
            title,
            back: "/desk/appeals/the-nineteen/import".to_owned(),
            listed: "/desk/appeals/the-nineteen/co-signers".to_owned(),
            mark: "0123456789abcdef".to_owned(),
            done: false,
            is_jsonl: false,
            counts: [1, 4, 1, 1],
            ticked_out: 0,
            renumbered: 0,
            public_names: 0,
            terms: None,
            people_like_organisations: String::new(),
            joined: Vec::new(),
            times_not_read: String::new(),
            numbers_not_taken: String::new(),
            days_read: String::new(),
            countries_not_known: String::new(),
            left_out: None,
            after_closing: String::new(),
            left_in_names: String::new(),
            of_two_names: String::new(),
            bullets: String::new(),
            is_western: false,
            changed_places: String::new(),
            asks_renamed: false,
            columns_sorted: String::new(),
            renamed_all: false,
            is_exported: false,
            asked: vec![asked],
            refused: Vec::new(),
            alike: Vec::new(),
            rows: rows(&page),
            more: 0,
            stands: StandsUnder {
                choices: vec![Choice::new("1", "1", true)],
                warning: None,
            },
            page,
        },
    )
}

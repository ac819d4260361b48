//! A list from elsewhere is taken over at the desk.

use undersigned_views::{
    language::Language,
    views::{
        Choice, Text,
        desk::{
            Tab,
            import::{
                AskedRow, ColumnRow, ColumnsPage, ImportPage, ImportPreviewPage, JoinedRow,
                PreviewRow,
            },
            signers::StandsUnder,
        },
    },
};

use super::{
    appeal::titles,
    asked,
    desk::{desk, private},
    rendered, text,
};

const DESK: &str = "/desk/appeals/the-nineteen";
const IMPORT: &str = "/desk/appeals/the-nineteen/import";

pub fn pages(language: Language) -> Vec<(String, String)> {
    let full = preview(language, true);
    let done = ImportPreviewPage {
        done: true,
        is_jsonl: false,
        counts: full.counts,
        ticked_out: 1,
        terms: full.terms,
        refused: full.refused,
        stands: StandsUnder::default(),
        ..preview(language, false)
    };
    vec![
        rendered("desk-import", import(language, true)),
        rendered("desk-import-wrong", import(language, false)),
        rendered("desk-import-columns", columns(language)),
        rendered("desk-import-preview", preview(language, true)),
        rendered("desk-import-nothing", preview(language, false)),
        rendered("desk-import-done", done),
    ]
}

fn import(language: Language, begun: bool) -> ImportPage {
    let page = private(language, IMPORT);
    let wrong: &[(&str, &str)] = match begun {
        true => &[],
        false => &[("file", "import-encoding"), ("list", "import-both")],
    };
    ImportPage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, IMPORT, wrong),
        title: titles(language).remove(0),
        manage: DESK.to_owned(),
        list: match begun {
            true => String::new(),
            false => {
                "نقابة عمّال الأرصفة الشرقية\n內港理貨員公會\nWharf & </textarea> Warehouse Women"
                    .to_owned()
            }
        },
        begun: begun.then(|| format!("{IMPORT}/columns")),
        page,
    }
}

fn columns(language: Language) -> ColumnsPage {
    let page = private(language, &format!("{IMPORT}/columns"));
    let fields = |chosen: &str| -> Vec<Choice> {
        [
            "ignore",
            "organisation",
            "personal",
            "country",
            "number",
            "timestamp",
        ]
        .map(|code| Choice::new(code, page.word("import-field", code), code == chosen))
        .into()
    };
    let column = |row, samples: &[&str], field: &str, tag: &str| ColumnRow {
        row,
        samples: samples.iter().map(|cell| (*cell).to_owned()).collect(),
        fields: fields(field),
        language: tag.to_owned(),
    };
    ColumnsPage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, &page.path, &[("language-3", "language-form")]),
        title: titles(language).remove(0),
        back: IMPORT.to_owned(),
        mark: "0f1e".to_owned(),
        header: true,
        first_line: 3,
        is_western: true,
        columns: vec![
            column(1, &["1", "2", "3"], "number", ""),
            column(
                2,
                &[
                    "Wharf & Warehouse Women",
                    "Local 9 of the Warehouse and Gantry Workers of the Upper River and Its Tributaries",
                    "<Tugboat> Crews",
                ],
                "organisation",
                "en",
            ),
            column(
                3,
                &["نساء الأرصفة والمستودعات", "內港理貨員公會"],
                "organisation",
                "arabic!",
            ),
            column(4, &["2026-10-03 18:30", "2026-10-04"], "timestamp", ""),
            column(5, &["paid", "", "paid"], "ignore", ""),
        ],
        page,
    }
}

fn row(line: u64, names: Vec<Text>, noted: bool) -> PreviewRow {
    PreviewRow {
        line,
        names,
        before: match noted {
            true => vec![text("en", "Warehouse Women"), text("und", "TN")],
            false => Vec::new(),
        },
        further: vec!["WWW".to_owned(), "ن.أ.م".to_owned()],
        number: Some(line + 100),
        signed_at: Some("2026-10-03".to_owned()),
        country: "Tunisia".to_owned(),
        becomes: "an organisation on the list".to_owned(),
        what: if noted { "changes its entry" } else { "is new" }.to_owned(),
        noted,
        changes: match noted {
            true => "country · day of signing".to_owned(),
            false => String::new(),
        },
        is_out: false,
    }
}

/// Every remark that there can be, or an empty list.
fn preview(language: Language, full: bool) -> ImportPreviewPage {
    let page = private(language, &format!("{IMPORT}/preview"));
    let said = |words: &str| if full { words } else { "" }.to_owned();
    let arabic = || vec![text("ar", "نساء الأرصفة والمستودعات")];
    let both = || {
        vec![
            text("en", "Wharf & Warehouse <Women>"),
            text("ar", "نساء الأرصفة والمستودعات"),
        ]
    };
    let chinese = || vec![text("zh-Hant", "內港理貨員公會")];
    let refused = |line: u64, name: &str| {
        (
            line,
            page.t("import-fault-name_missing"),
            line.is_multiple_of(2)
                .then(|| page.t("import-fault-row_too_wide")),
            name.to_owned(),
        )
    };
    let choices = ["asked", "renamed", "as-new"]
        .map(|code| Choice::new(code, page.word("import-asked", code), code == "asked"));
    ImportPreviewPage {
        desk: desk(Tab::Overview, None),
        form: match full {
            true => asked(&page, IMPORT, &[("renamed-all", "import-renamed-all")]),
            false => asked(&page, IMPORT, &[]),
        },
        title: titles(language).remove(0),
        back: IMPORT.to_owned(),
        listed: format!("{DESK}/cosigners"),
        mark: "0f1e".to_owned(),
        done: false,
        is_jsonl: true,
        counts: if full { [42, 1, 118, 12] } else { [0; 4] },
        ticked_out: 0,
        renumbered: u64::from(full),
        public_names: if full { 3 } else { 0 },
        terms: full.then(|| format!("{DESK}/people")),
        people_like_organisations: said("12, 40"),
        joined: match full {
            true => vec![
                JoinedRow {
                    first: 20,
                    last: 23,
                    names: both(),
                    number: Some(31),
                    before: arabic(),
                    fault: None,
                    ticked: false,
                },
                JoinedRow {
                    first: 30,
                    last: 31,
                    names: chinese(),
                    number: None,
                    before: Vec::new(),
                    fault: Some(page.t("import-fault-name_missing")),
                    ticked: false,
                },
            ],
            false => Vec::new(),
        },
        times_not_read: said("4, 8"),
        numbers_not_taken: said("5"),
        days_read: said("03/04/2026 → 3 April 2026"),
        countries_not_known: said("7 (Velania)"),
        left_out: full.then(|| (2, "“paid”, “ملاحظات”".to_owned())),
        after_closing: said("9"),
        left_in_names: said("11"),
        of_two_names: said("16"),
        bullets: said("• · –"),
        is_western: full,
        changed_places: said("14 and 15"),
        asks_renamed: full,
        columns_sorted: said("“country”, “البلد”"),
        renamed_all: false,
        is_exported: full,
        asked: match full {
            true => vec![AskedRow {
                line: 17,
                number: 12,
                held: arabic(),
                names: chinese(),
                choices: choices.to_vec(),
            }],
            false => Vec::new(),
        },
        refused: match full {
            true => (50..62)
                .map(|line| refused(line, "تعاونية الميناء"))
                .collect(),
            false => Vec::new(),
        },
        alike: match full {
            true => vec![
                (
                    60,
                    both(),
                    vec!["Very alike: no. 16, Wharf and Warehouse Women".to_owned()],
                    true,
                ),
                (61, chinese(), Vec::new(), false),
            ],
            false => Vec::new(),
        },
        rows: match full {
            true => vec![
                row(2, both(), true),
                row(3, chinese(), false),
                PreviewRow {
                    what: page.t("import-taken-left-out"),
                    is_out: true,
                    ..row(60, both(), false)
                },
            ],
            false => Vec::new(),
        },
        more: if full { 40 } else { 0 },
        stands: StandsUnder {
            choices: vec![
                Choice::new("2", "Second wording · 21 October 2026", true),
                Choice::new("1", "First wording · 5 October 2026", false),
            ],
            warning: full.then(|| page.t1("import-wording-later", "lines", "2, 3")),
        },
        page,
    }
}

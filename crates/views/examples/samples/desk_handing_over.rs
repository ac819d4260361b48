//! The desk of handovers: what is written and published, the form, and what is asked before it goes.

use undersigned_views::{
    assets::MARK,
    language::Language,
    views::{
        FieldError, Page, Text,
        desk::{
            Tab,
            beside::{LastLook, Row},
            handover::{
                AnswerRow, Cell, EvidenceRow, HandoverCheckPage, HandoverEditorPage, HandoversPage,
                SealedList, UnsealPage, Version,
            },
            publish::Recipient,
        },
    },
};

use super::{
    appeal::titles,
    asked,
    beside::handover,
    day,
    desk::{desk, private},
    desk_around::writing,
    digest, rendered, text,
};

const DESK: &str = "/desk/appeals/the-nineteen";

fn cells(english: &str, arabic: &str) -> Vec<Cell> {
    [(1, "en", english), (2, "ar", arabic)]
        .map(|(row, tag, words)| Cell {
            row,
            language: tag.to_owned(),
            words: words.to_owned(),
        })
        .into()
}

fn sealed(page: &Page) -> SealedList {
    SealedList {
        at: day(11, 30),
        entries: 173,
        bytes: 412_000,
        digest: digest(),
        changed: true,
        href: format!("{}/bundle", page.path),
        pdf_href: Some(format!("{}/list.pdf", page.path)),
    }
}

fn handover_editor(language: Language, published: bool) -> HandoverEditorPage {
    let path = format!("{DESK}/handovers/ministry");
    let page = private(language, &path);
    let wrong: &[(&str, &str)] = match published {
        true => &[],
        false => &[
            ("date", "handover-ahead"),
            ("answer-by-1-1", "too-long"),
            ("answer-text-1-2", "too-long"),
        ],
    };
    let evidence = |row: usize, kind: &str| EvidenceRow {
        row,
        digest: digest().text,
        kind: kind.to_owned(),
        ..EvidenceRow::default()
    };
    HandoverEditorPage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, &path, wrong),
        draft: writing("handovers", published),
        next: published.then(|| FieldError {
            field: "evidence-title-2-1".to_owned(),
            message: page.t1("handover-evidence-added", "what", "receipt.pdf"),
        }),
        date: "2026-12-01".to_owned(),
        versions: vec![
            Version {
                row: 1,
                language: "en".to_owned(),
                taken_by: "Irena Vosk, Minister of Labour".to_owned(),
                place: "On the steps of the ministry".to_owned(),
                words: "Eleven of the nineteen read the </textarea> demands aloud.".to_owned(),
            },
            Version {
                row: 2,
                language: "ar".to_owned(),
                taken_by: "إيرينا فوسك، وزيرة العمل".to_owned(),
                place: String::new(),
                words: String::new(),
            },
        ],
        evidence: vec![
            EvidenceRow {
                picture: Some(MARK.address()),
                titles: cells("The handover", "تسليم الرسالة"),
                ..evidence(1, "image/jpeg")
            },
            EvidenceRow {
                file_href: Some(format!("{path}/evidence/2")),
                titles: cells("", ""),
                ..evidence(2, "application/pdf")
            },
        ],
        answers: vec![
            AnswerRow {
                row: 1,
                date: "2026-12-09".to_owned(),
                by: cells("The Ministry of Labour", "وزارة العمل"),
                text: cells("It was passed on.", "أحيلت الرسالة إلى هيئة التفتيش."),
            },
            AnswerRow {
                row: 2,
                date: String::new(),
                by: cells("", ""),
                text: cells("", ""),
            },
        ],
        withdrawn: false,
        sealed: published.then(|| sealed(&page)),
        page,
    }
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let path = format!("{DESK}/handovers");
    let page = private(language, &path);
    let row = |words: Text, public: Option<&str>| Row {
        href: format!("{path}/ministry"),
        words,
        more: public.is_none().then(|| "1 December 2026".to_owned()),
        public_href: public.map(str::to_owned),
    };
    let list = |drafts: Vec<Row>, handovers: Vec<Row>, withdrawn: bool| HandoversPage {
        form: asked(&page, &path, &[]),
        page: page.clone(),
        desk: desk(Tab::Overview, None),
        title: titles(language).remove(0),
        manage: DESK.to_owned(),
        delivered: withdrawn,
        withdrawn,
        drafts,
        handovers,
    };
    let public = "/appeals/the-nineteen/handovers/ministry";
    let written = list(
        vec![row(text("ar", "إيرينا فوسك، وزيرة العمل"), None)],
        vec![row(
            text("en", "The Governor of the <Port> of Velan"),
            Some(public),
        )],
        false,
    );
    let check = HandoverCheckPage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, &format!("{path}/ministry/publish"), &[]),
        look: LastLook {
            published: false,
            remarks: vec![page.t1("beside-check-languages", "languages", "中文, français")],
            recipients: vec![
                Recipient {
                    who: "Quayside Workers’ Union".to_owned(),
                    why: "followers".to_owned(),
                    count: 1_480,
                },
                Recipient {
                    who: "gantry.example".to_owned(),
                    why: "replicas".to_owned(),
                    count: 1,
                },
            ],
            digest: "d0".to_owned(),
            edit_href: format!("{path}/ministry"),
        },
        handovers: vec![handover("en"), handover("ar")],
        sealed: false,
        page: page.clone(),
    };
    let mut alone = check.clone();
    alone.look.recipients = Vec::new();
    alone.look.remarks = Vec::new();
    alone.handovers.truncate(1);
    alone.sealed = true;
    let unseal = UnsealPage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, &format!("{path}/ministry"), &[]),
        typed: vec![("words-1".to_owned(), "Eleven \"<of>\" them".to_owned())],
        page: page.clone(),
    };
    vec![
        rendered("desk-handovers", written),
        rendered("desk-handovers-none", list(Vec::new(), Vec::new(), false)),
        rendered(
            "desk-handovers-withdrawn",
            list(Vec::new(), Vec::new(), true),
        ),
        rendered("desk-handover", handover_editor(language, false)),
        rendered("desk-handover-published", handover_editor(language, true)),
        rendered("desk-handover-check", check),
        rendered("desk-handover-check-alone", alone),
        rendered("desk-unseal", unseal),
    ]
}

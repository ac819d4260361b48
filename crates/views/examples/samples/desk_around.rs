//! The desk of what stands around an appeal: pictures, cases, what signers say.

use undersigned_views::{
    difference::words,
    language::Language,
    views::{
        Choice, Link,
        comments::{DeskCommentsPage, List, Row as CommentRow, WhyPage},
        desk::{
            Tab,
            around::{AroundPage, PictureRow},
            beside::{CaseEditorPage, CasePictures, ClaimRow, SourceRow, VersionRow, Writing},
            meanwhile::{Meanwhile, MeanwhileRow},
        },
    },
};

use super::{
    appeal::titles,
    asked,
    beside::{comment, picture},
    desk::{desk, private},
    rendered, text,
};

const DESK: &str = "/desk/appeals/the-nineteen";

pub fn pages(language: Language) -> Vec<(String, String)> {
    let mut all = pictures(language);
    all.extend(cases(language));
    all.extend(comments(language));
    all
}

/// What a colleague saved of a text and of a picture while a form was open.
pub fn meanwhile(href: &str) -> Meanwhile {
    Meanwhile {
        href: href.to_owned(),
        rows: vec![
            MeanwhileRow {
                label: "What is to be seen".to_owned(),
                language: "ar".to_owned(),
                passages: vec![words("البوابة المغلقة", "البوابة المغلقة عند الفجر")],
            },
            MeanwhileRow {
                label: "Picture 2".to_owned(),
                language: String::new(),
                passages: Vec::new(),
            },
        ],
    }
}

fn pictures(language: Language) -> Vec<(String, String)> {
    let path = format!("{DESK}/pictures");
    let page = private(language, &path);
    let alts = |english: &str, arabic: &str| vec![text("en", english), text("ar", arabic)];
    let row = |row: usize, english: &str, arabic: &str| PictureRow {
        row,
        media: format!("m{row}"),
        shown: Some(picture(text("en", english))),
        alts: alts(english, arabic),
        credit: "نور الحدّاد, CC BY 4.0".to_owned(),
    };
    let shown = |pictures: Vec<PictureRow>, wrong: &[(&str, &str)]| AroundPage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, &path, wrong),
        title: titles(language).remove(0),
        back_href: DESK.to_owned(),
        published: !pictures.is_empty(),
        new: Some(PictureRow {
            row: pictures.len() + 1,
            alts: alts("", ""),
            ..PictureRow::default()
        }),
        goal: "5000".to_owned(),
        was: "d0".to_owned(),
        meanwhile: (!wrong.is_empty()).then(|| meanwhile(&path)),
        pictures,
        page: page.clone(),
    };
    let two = vec![
        row(
            1,
            "The locked gate at <dawn>.",
            "البوابة المغلقة عند الفجر.",
        ),
        row(2, "Nineteen helmets on a fence.", ""),
    ];
    let wrong = [("goal", "goal-form"), ("alt-2-ar", "alt-missing")];
    vec![
        rendered("desk-pictures", shown(two, &wrong)),
        rendered("desk-pictures-none", shown(Vec::new(), &[])),
    ]
}

/// What every form says in which something beside the list is written.
pub fn writing(folder: &str, published: bool) -> Writing {
    Writing {
        title: text("en", "Open the gate for the nineteen of Quay 7"),
        back: format!("{DESK}/{folder}"),
        published,
        exists: true,
        was: "d0".to_owned(),
        planned: None,
        meanwhile: None,
    }
}

fn cases(language: Language) -> Vec<(String, String)> {
    let path = format!("{DESK}/cases/salma");
    let page = private(language, &path);
    let version = |row, tag: &str, name: &str, about: &str| VersionRow {
        row,
        language: tag.to_owned(),
        title: name.to_owned(),
        body: about.to_owned(),
    };
    let kinds = |chosen: &str| -> Vec<Choice> {
        ["person", "group", "matter"]
            .map(|code| Choice::new(code, page.word("case-kind", code), code == chosen))
            .into()
    };
    let source = |row, url: &str| SourceRow {
        row,
        title: String::new(),
        url: url.to_owned(),
    };
    let fresh = CaseEditorPage {
        page: page.clone(),
        desk: desk(Tab::Overview, None),
        form: asked(&page, &path, &[("kind", "needed")]),
        draft: Writing {
            exists: false,
            was: String::new(),
            ..writing("updates", false)
        },
        kinds: kinds(""),
        place: String::new(),
        versions: vec![version(1, "en", "", "")],
        same: vec![source(1, "")],
        claims: Vec::new(),
        pictures: None,
    };
    let written = CaseEditorPage {
        form: asked(&page, &path, &[]),
        draft: writing("updates", true),
        kinds: kinds("person"),
        place: "1".to_owned(),
        versions: vec![
            version(
                1,
                "en",
                "Salma bint Abdullah al-Haddad",
                "Crane driver, 34, shop steward of the </textarea> night shift.",
            ),
            version(2, "ar", "سلمى بنت عبد الله الحدّاد", "سائقة رافعة، ٣٤ عامًا."),
            version(3, "zh-Hant", "薩爾瑪·哈達德", ""),
        ],
        same: vec![
            source(1, "https://gantry.example/appeals/south/cases/salma"),
            source(2, ""),
        ],
        claims: vec![ClaimRow {
            row: 3,
            id: "https://arsifa.example/cases/7".to_owned(),
            called: Some(text("ar", "سلمى الحدّاد")),
            appeal: text("ar", "أوقفوا إخلاء مساكن الميناء"),
            href: "/appeals/arsifa.example/homes/cases/7".to_owned(),
        }],
        pictures: Some(CasePictures {
            action: format!("{path}/pictures"),
            shown: vec![(
                1,
                picture(text("en", "A woman waves from a crane’s cabin.")),
            )],
            alts: vec![text("en", ""), text("ar", "")],
            credit: String::new(),
            room: true,
        }),
        ..fresh.clone()
    };
    vec![
        rendered("desk-case-new", fresh),
        rendered("desk-case", written),
    ]
}

fn comments(language: Language) -> Vec<(String, String)> {
    let path = format!("{DESK}/comments");
    let page = private(language, &path);
    let row = |place: usize, reported: u64| CommentRow {
        id: i64::try_from(place).unwrap_or(0),
        seen: 1,
        comment: comment(place),
        reported,
        stands: reported == 0,
    };
    let list = |state: &'static str, rows: Vec<CommentRow>| List {
        state,
        older: (state == "shown").then(|| Link {
            href: format!("{path}?state=shown&page=2"),
            words: page.t("why-older"),
        }),
        newer: None,
        rows,
    };
    let all = DeskCommentsPage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, &path, &[]),
        back: DESK.to_owned(),
        title: titles(language).remove(0),
        number: 1,
        lists: vec![
            list("waiting", vec![row(0, 0), row(1, 2)]),
            list("shown", vec![row(2, 0)]),
            list("refused", Vec::new()),
        ],
        page: page.clone(),
    };
    let why = |state: &str, why: &str, wrong: &[(&str, &str)]| {
        let page = private(language, "/desk/endorse/why");
        WhyPage {
            desk: desk(Tab::Endorse, None),
            form: asked(&page, "/desk/endorse/why", wrong),
            object: "https://quayside.example/appeals/the-nineteen".to_owned(),
            title: titles(language).remove(0),
            back: "/desk/endorse?object=x".to_owned(),
            why: why.to_owned(),
            language: if why.is_empty() { "" } else { "ar" }.to_owned(),
            state: state.to_owned(),
            page,
        }
    };
    vec![
        rendered("desk-comments", all),
        rendered("desk-why", why("", "", &[("why", "comment-long")])),
        rendered(
            "desk-why-waiting",
            why("sent", "أبناؤنا يعملون تحت هذه الرافعات.", &[]),
        ),
    ]
}

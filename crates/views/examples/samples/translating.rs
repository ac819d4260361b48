//! The text beside its translation, and what was adopted about it as it is taken into a draft.

use undersigned_views::{
    difference::words,
    language::Language,
    translation::{Addressee, Beside, Part, Standing, short},
    views::{
        Link, Text,
        desk::{
            Tab,
            proceedings::{ConflictRow, TakePage},
            publish::Unpublished,
            translate::{LanguageRow, TranslatePage, TranslationsPage},
        },
    },
};

use super::{
    asked, day,
    desk::{desk, private},
    desk_around::meanwhile,
    rendered, text,
    wordings::changes,
};

const DESK: &str = "/desk/appeals/the-nineteen";

pub fn pages(language: Language) -> Vec<(String, String)> {
    vec![
        rendered("desk-translations", translations(language)),
        rendered("desk-translate", translate(language, true)),
        rendered("desk-translate-authoritative", translate(language, false)),
        rendered("desk-amendments-take", take(language, true)),
        rendered("desk-amendments-take-nothing", take(language, false)),
    ]
}

fn title() -> Text {
    text("en", "Open the gate for the nineteen of Quay 7")
}

fn unpublished() -> Unpublished {
    Unpublished {
        languages: vec!["ar".to_owned(), "zh-Hant".to_owned()],
        href: format!("{DESK}/publish"),
    }
}

fn translations(language: Language) -> TranslationsPage {
    let page = private(language, &format!("{DESK}/translate"));
    let row = |tag: &str, authoritative: bool, done: usize| LanguageRow {
        href: format!("{DESK}/translate/{tag}"),
        tag: tag.to_owned(),
        authoritative,
        source: if tag == "fr" { "ar" } else { "en" }.to_owned(),
        parts: 12,
        done,
    };
    TranslationsPage {
        desk: desk(Tab::Overview, None),
        title: title(),
        rows: vec![
            row("en", true, 12),
            row("zh-Hant", true, 12),
            row("ar", false, 7),
            row("fr", false, 0),
        ],
        form: asked(&page, &page.path, &[("language", "language-form")]),
        asked: "arabic!".to_owned(),
        unpublished: Some(unpublished()),
        back_href: format!("{DESK}/edit"),
        page,
    }
}

fn part(source: &str, target: &str, standing: Standing) -> Part {
    let before = "Stop the clearing of homes.";
    let is_behind = standing == Standing::OutOfDate;
    Part {
        source: source.to_owned(),
        change: is_behind.then(|| words(before, source)),
        target: target.to_owned(),
        standing,
        was: is_behind.then(|| short(before)),
    }
}

fn translate(language: Language, into_arabic: bool) -> TranslatePage {
    let tag = if into_arabic { "ar" } else { "zh-Hant" };
    let path = format!("{DESK}/translate/{tag}");
    let page = private(language, &path);
    let beside = Beside {
        title: part(
            "Open the gate for the nineteen of Quay 7",
            "افتحوا البوابة للتسعة عشر على الرصيف السابع",
            Standing::Done,
        ),
        body: vec![
            part(
                "A stop button that stops nothing protects nobody: not those under the load, not the crews at the pier, not the <town> behind the fence.",
                "زرّ لا يوقف شيئًا لا يحمي أحدًا.",
                Standing::Done,
            ),
            part("To report it is a duty.", "", Standing::Missing),
            part("", "نحن نحمّل ونصلح ونطبخ.", Standing::Left),
        ],
        demands: vec![
            (
                "homes".to_owned(),
                part(
                    "Stop the clearing of their homes.",
                    "وقف إخلاء المساكن.",
                    Standing::OutOfDate,
                ),
            ),
            (
                "inspector".to_owned(),
                part("Bring the inspector back.", "", Standing::Missing),
            ),
        ],
        addressees: vec![
            Addressee {
                office: part("The Minister of Labour", "وزيرة العمل", Standing::Done),
                holder: part("Irena Vosk", "إيرينا فوسك", Standing::Done),
            },
            Addressee {
                office: part("The Governor of the Port of Velan", "", Standing::Missing),
                holder: part("", "", Standing::Nothing),
            },
        ],
    };
    let (parts, done) = beside.progress();
    let wrong: &[(&str, &str)] = match into_arabic {
        true => &[],
        false => &[("title", "title-needed"), ("demand-2", "too-long")],
    };
    TranslatePage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, &path, wrong),
        title: title(),
        language: tag.to_owned(),
        source: "en".to_owned(),
        others: ["zh-Hant", "fr"]
            .map(|other| Link {
                href: format!("{path}?source={other}"),
                words: other.to_owned(),
            })
            .into(),
        authoritative: !into_arabic,
        published: true,
        unpublished: into_arabic.then(unpublished),
        was: "d0".to_owned(),
        beside,
        parts,
        done,
        restored: into_arabic.then(|| day(11, 12)),
        meanwhile: (!into_arabic).then(|| meanwhile(&path)),
        overview_href: format!("{DESK}/translate"),
        page,
    }
}

fn take(language: Language, full: bool) -> TakePage {
    let object = "https://hub.example/appeals/the-nineteen";
    let page = private(language, "/desk/amendments/take");
    let mut changes = changes(None, None);
    if !full {
        changes.languages = Vec::new();
        changes.addressees = Vec::new();
        changes.facts = Vec::new();
    }
    let amendment = |words: &str| Link {
        href: "/desk/amendments/one?object=x".to_owned(),
        words: words.to_owned(),
    };
    TakePage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, "/desk/amendments/take", &[]),
        title: title(),
        object: object.to_owned(),
        back: "/desk/amendments?object=x".to_owned(),
        changes,
        conflicts: match full {
            true => vec![ConflictRow {
                clause: text("en", "Stop the <clearing> of their homes."),
                amendments: vec![
                    amendment("Clause 2, other words: Stop all clearing."),
                    amendment("البند ٢ يُشطب"),
                ],
            }],
            false => Vec::new(),
        },
        drafted: full,
        digest: "d0".to_owned(),
        page,
    }
}

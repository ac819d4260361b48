//! The appeal on paper, on other people's pages, and in a mail: what has no frame around it is apart.

use undersigned_views::{
    assets::{MARK, PDF_STYLE},
    language::Language,
    views::{
        Besides, Html, Status,
        brief::Brief,
        document::{Document, HandedOver},
        embed::EmbedPage,
        letters::LetterDocument,
        news::NewsMail,
        share::{Code, SharePage},
        sheet::SheetPage,
    },
};

use super::{
    acting::ready,
    appeal::{appeal, titles},
    at, day, digest, html, page, rendered, text,
};

const ADDRESS: &str = "/appeals/the-nineteen";

pub fn pages(language: Language) -> Vec<(String, String)> {
    vec![
        rendered("sheet", sheet(language, false)),
        rendered("sheet-organisations", sheet(language, true)),
        rendered("share", share(language, Status::Open)),
        rendered("share-withdrawn", share(language, Status::Withdrawn)),
    ]
}

/// What leaves the site: whole documents without masthead and foot.
pub fn outside(language: Language) -> Vec<(String, String)> {
    let mut withdrawn = embed(language, "large", Status::Withdrawn);
    withdrawn.begins = None;
    vec![
        rendered("paper", document(language, true, true, None)),
        rendered("paper-letter", document(language, true, false, None)),
        rendered("paper-of-copy", of_copy(language)),
        rendered(
            "paper-list-handed-over",
            document(
                language,
                false,
                true,
                Some(HandedOver {
                    at: day(12, 1),
                    said: true,
                    gone: 2,
                    by: None,
                }),
            ),
        ),
        rendered(
            "paper-letter-to-send",
            LetterDocument {
                page: page(language, &format!("{ADDRESS}/letters/port")),
                letter: ready(1, true),
                style: html(PDF_STYLE),
            },
        ),
        rendered("embed-small", embed(language, "small", Status::Open)),
        rendered("embed-medium", embed(language, "medium", Status::Open)),
        rendered("embed-large", embed(language, "large", Status::Open)),
        rendered("embed-withdrawn", withdrawn),
        rendered("mail-news", mail(language)),
    ]
}

fn brief(language: Language, status: Status) -> Brief {
    let address = "quayside.example/appeals/the-nineteen";
    Brief {
        language,
        title: titles(language).remove(0),
        organiser: text("en", "Quayside Workers’ Union"),
        status,
        kind: "open-letter".to_owned(),
        organisations: 164,
        earlier: 9,
        besides: Besides {
            unnamed: 6,
            personal: 14,
            people: 3208,
            any_wording: true,
        },
        deadline: (status == Status::Open).then(|| at("2027-01-31T23:59")),
        withdrawn: status.is_withdrawn().then(|| day(11, 12)),
        path: ADDRESS.to_owned(),
        href: format!("https://{address}?lang={}", language.tag),
        address: address.to_owned(),
        accent: "#1f3f77".to_owned(),
    }
}

fn sheet(language: Language, organisations: bool) -> SheetPage {
    let mut page = page(language, &format!("{ADDRESS}/sheet"));
    page.noindex = true;
    SheetPage {
        brief: brief(language, Status::Open),
        demands: match organisations {
            true => Vec::new(),
            false => vec![
                "Take all nineteen back at once, and pay what they were not allowed to earn."
                    .to_owned(),
                "Stop the <clearing> of their homes.".to_owned(),
            ],
        },
        begins: organisations.then(|| {
            "Before dawn on 3 October 2026 the management of Port Velan locked the night shift of Quay 7 out of the gate …".to_owned()
        }),
        languages: ["en", "zh-Hant", "ar"].map(str::to_owned).into(),
        organisations,
        consent: (!organisations).then(|| {
            text(
                "ar",
                "أوافق على أن يحتفظ اتحاد عمّال الرصيف باسمي وتوقيعي حتى ٣١ يناير ٢٠٢٧.",
            )
        }),
        rows: (1..=12).collect(),
        wording: 2,
        text_digest: digest(),
        sign_address: "quayside.example/s/the-nineteen".to_owned(),
        page,
    }
}

fn share(language: Language, status: Status) -> SharePage {
    let page = page(language, &format!("{ADDRESS}/share"));
    let brief = brief(language, status);
    let widget = |name: &str, width: u32, height: u32| {
        let address = format!("{ADDRESS}/embed?size={name}&lang={}", language.tag);
        Code {
            name: name.to_owned(),
            code: format!(
                "<iframe src=\"https://quayside.example{address}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\"></iframe>"
            ),
            look: Some(address),
        }
    };
    SharePage {
        widgets: vec![
            widget("small", 320, 180),
            widget("medium", 480, 300),
            widget("large", 640, 420),
        ],
        badge: MARK.address(),
        badge_alt: format!("{}: {}", brief.kind_words(), brief.count()),
        badge_code: format!(
            "<a href=\"{0}\"><img src=\"{0}/badge.svg\" alt=\"\" height=\"32\"></a>",
            brief.href
        ),
        link_code: format!("<a href=\"{}\">{}</a>", brief.href, brief.title.words),
        brief,
        page,
    }
}

fn embed(language: Language, size: &'static str, status: Status) -> EmbedPage {
    EmbedPage {
        page: page(language, &format!("{ADDRESS}/embed")),
        brief: brief(language, status),
        begins: (size == "large").then(|| {
            "Before dawn on 3 October 2026 the management of Port Velan locked the night shift …"
                .to_owned()
        }),
        size,
        scheme: (size == "medium").then_some("dark"),
        may_be_signed: status == Status::Open,
    }
}

fn document(
    language: Language,
    letter: bool,
    list: bool,
    handed_over: Option<HandedOver>,
) -> Document {
    let mut of = appeal(language);
    if handed_over.is_some() {
        of.status = Status::Delivered;
        of.closed = Some(day(12, 1));
    }
    Document {
        of,
        letter,
        list,
        as_of: handed_over.is_none().then(|| day(11, 12)),
        handed_over,
        style: html(PDF_STYLE),
        code: Html::default(),
        address: "quayside.example/appeals/the-nineteen".to_owned(),
        original: None,
    }
}

/// Printed from the copy that another server holds.
fn of_copy(language: Language) -> Document {
    let original = "https://quayside.example/appeals/the-nineteen";
    let mut document = document(language, true, true, None);
    document.of.page.name = "Nurses’ Federation of the North".to_owned();
    document.address = "https://nurses.example/appeals/quayside.example/the-nineteen".to_owned();
    document.original = Some(original.to_owned());
    document
}

fn mail(language: Language) -> NewsMail {
    let page = page(language, ADDRESS);
    let title = titles(language).remove(0);
    let linked = |key: &str| {
        let words = page.t(key);
        words
            .trim_end_matches([':', '：', ' ', '\u{a0}', '\u{202f}'])
            .to_owned()
    };
    NewsMail {
        language: language.tag.to_owned(),
        direction: language.direction(),
        subject: "Seven of the nineteen are back at work".to_owned(),
        why: page.t1("news-mail-why", "title", title.words.as_str()),
        title,
        heading: text("ar", "سبعة من التسعة عشر عادوا إلى العمل"),
        body: Some((
            html("<p>فُتحت البوابة <em>هذا الصباح</em>.</p>"),
            "ar".to_owned(),
            "rtl",
        )),
        more: (
            format!("https://quayside.example{ADDRESS}/updates/seven"),
            linked("news-mail-more"),
        ),
        leave: (
            "https://quayside.example/news?token=s3cr3t".to_owned(),
            linked("news-mail-leave"),
        ),
    }
}

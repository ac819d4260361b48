//! The desk of whoever runs the server, how a list stands, and how an organisation presents itself.

use undersigned_views::{
    language::Language,
    views::{
        Besides, Growth, Link,
        appeal::Standing,
        co_signers::Bar,
        desk::{
            Tab,
            health::{Copy, Delivery, Key, NumbersPage, Source},
            profile::{LanguageRow, LinkRow, PictureField, ProfilePage},
            server::{Kept, ServerPage, Version, Wrong},
            site_pages::{SitePageEditor, SitePageRow, SitePagesPage},
        },
    },
};

use super::{
    appeal::titles,
    asked,
    beside::picture,
    day,
    desk::{desk, form, private},
    desk_around::meanwhile,
    digest, key, rendered, text,
};

const DESK: &str = "/desk/appeals/the-nineteen";

pub fn pages(language: Language) -> Vec<(String, String)> {
    let mut all = numbers(language);
    all.extend(server(language));
    all.extend(site_pages(language));
    all.push(rendered("desk-profile", profile(language, &[])));
    let wrong = [
        ("language-3", "language-form"),
        ("link-href-1", "link-form"),
        ("accent", "accent-pale"),
        ("header", "picture-format"),
    ];
    all.push(rendered("desk-profile-wrong", profile(language, &wrong)));
    all
}

fn delivery(host: &str, reason: &'static str, may_retry: bool) -> Delivery {
    Delivery {
        host: host.to_owned(),
        reason,
        waiting: if may_retry { 23 } else { 1 },
        next: may_retry.then(|| day(11, 13)),
        may_retry,
    }
}

fn bars(rows: &[(&str, u64)], narrowed: bool) -> Vec<Bar> {
    let bar = |(label, count): &(&str, u64)| Bar {
        label: (*label).to_owned(),
        count: *count,
        href: narrowed.then(|| "/appeals/the-nineteen/cosigners?how=paper".to_owned()),
    };
    rows.iter().map(bar).collect()
}

fn numbers(language: Language) -> Vec<(String, String)> {
    let page = private(language, &format!("{DESK}/numbers"));
    let copy = |host: &str, agreement: &'static str| Copy {
        host: host.to_owned(),
        agreement,
        seen: (agreement != "unknown").then(|| day(11, 12)),
        failing: (agreement == "out-of-reach").then(|| day(11, 9)),
        digest: (agreement != "unknown").then(digest),
    };
    let source = |code: &'static str, rows: &[(&str, u64)]| Source {
        code,
        bars: bars(rows, code != "people"),
    };
    let full = NumbersPage {
        desk: desk(Tab::Overview, None),
        form: form("/desk/deliveries/retry"),
        title: titles(language).remove(0),
        manage: DESK.to_owned(),
        public: "/appeals/the-nineteen".to_owned(),
        withdrawn: false,
        standing: Standing {
            organisations: 164,
            earlier: 9,
            besides: Besides {
                personal: 3,
                people: 3208,
                ..Besides::default()
            },
            ..Standing::default()
        },
        people_here: 2950,
        growth: Growth::of(vec![
            (day(10, 5), 1),
            (day(10, 19), 48),
            (day(11, 2), 131),
            (day(11, 12), 173),
        ]),
        sources: vec![
            source("ways", &[("By form", 96), ("From their own server", 42)]),
            source(
                "kinds",
                &[("Organisations", 159), ("In personal capacity", 14)],
            ),
            source("countries", &[("Tunisia", 31), ("香港", 12)]),
            source(
                "servers",
                &[(
                    "a-very-long-host-name-of-a-federation.of-unions.example",
                    12,
                )],
            ),
            source("people", &[("Tunisia, at least", 1200)]),
        ],
        deliveries: vec![
            delivery("letters.example", "certificate", true),
            delivery("social.quayside.example", "slowed-down", false),
            delivery("xn--mgbh0fb.example", "waiting", false),
        ],
        copies: vec![
            copy("gantry.example", "same"),
            copy("tidelaw.example", "differs"),
            copy("letters.example", "out-of-reach"),
            copy("oldpier.example", "unknown"),
        ],
        digest: digest(),
        key: Key {
            key: key(),
            state: "counts",
            is_root: true,
            origin: "https://quayside.example/appeals/the-nineteen".to_owned(),
        },
        pdf: true,
        page,
    };
    let mut fresh = full.clone();
    fresh.standing = Standing::default();
    fresh.people_here = 0;
    fresh.growth = None;
    fresh.sources = Vec::new();
    fresh.deliveries = Vec::new();
    fresh.copies = Vec::new();
    fresh.key.state = "elsewhere";
    fresh.key.is_root = false;
    vec![
        rendered("desk-numbers", full),
        rendered("desk-numbers-none", fresh),
    ]
}

fn server(language: Language) -> Vec<(String, String)> {
    let page = private(language, "/desk/server");
    let wrong = |code: &'static str| Wrong {
        code,
        words: page.word("machine-trouble", code),
    };
    let kept = |code: &'static str, much: &str, bound: String| Kept {
        code,
        much: much.to_owned(),
        bound,
    };
    let full = ServerPage {
        desk: desk(Tab::Profile, None),
        troubles: ["disk_low", "clock_wrong", "clients_unnamed"]
            .map(wrong)
            .into(),
        deliveries: 31,
        oldest_delivery: Some(day(11, 9)),
        mails: 4,
        oldest_mail: Some(day(11, 12)),
        mails_given_up: 2,
        hosts: vec![
            delivery("letters.example", "gave-up", true),
            delivery("oldpier.example", "signature", false),
        ],
        kept: vec![
            kept(
                "disk",
                "1.2 GB",
                page.t2("machine-of-disk", "whole", "40 GB", "least", "2 GB"),
            ),
            kept("database", "312 MB", String::new()),
            kept(
                "uploads",
                "88 MB",
                page.t1("machine-at-most-each", "much", "200 MB"),
            ),
            kept(
                "portraits",
                "4 MB",
                page.t1("machine-at-most", "much", "64 MB"),
            ),
        ],
        versions: [
            ("program", "0.9.0"),
            ("database", "PostgreSQL 17.2"),
            ("schema", "m2026_11_01_passkeys"),
        ]
        .map(|(code, version)| Version {
            code,
            version: version.to_owned(),
        })
        .into(),
        page: page.clone(),
    };
    let mut well = full.clone();
    well.troubles = Vec::new();
    well.deliveries = 0;
    well.oldest_delivery = None;
    well.mails = 0;
    well.oldest_mail = None;
    well.mails_given_up = 0;
    well.hosts = Vec::new();
    let mut without_mail = well.clone();
    without_mail.page.without_mail = true;
    vec![
        rendered("desk-server", full),
        rendered("desk-server-well", well),
        rendered("desk-server-no-mail", without_mail),
    ]
}

fn site_pages(language: Language) -> Vec<(String, String)> {
    let row = |name: &'static str, written: &[(&str, &str)]| SitePageRow {
        name,
        written: written
            .iter()
            .map(|(tag, native)| Link {
                href: format!("/desk/pages/{name}?language={tag}"),
                words: (*native).to_owned(),
            })
            .collect(),
        new_href: format!("/desk/pages/{name}"),
    };
    let list = SitePagesPage {
        page: private(language, "/desk/pages"),
        desk: desk(Tab::Profile, None),
        pages: vec![
            row("imprint", &[("en", "English"), ("ar", "العربية")]),
            row("privacy", &[("zh-Hant", "繁體中文")]),
            row("contact", &[]),
            row("terms", &[]),
        ],
    };
    let editor = |name: &'static str, opened: &str, words: &str, wrong: &[(&str, &str)]| {
        let path = format!("/desk/pages/{name}");
        let page = private(language, &path);
        SitePageEditor {
            desk: desk(Tab::Profile, None),
            form: asked(&page, &path, wrong),
            name,
            public_href: format!("/{name}"),
            opened: opened.to_owned(),
            was: "d0".to_owned(),
            meanwhile: (!opened.is_empty()).then(|| meanwhile(&path)),
            language: opened.to_owned(),
            text: words.to_owned(),
            has_beginning: opened.is_empty(),
            page,
        }
    };
    let imprint = "اتحاد عمّال الرصيف\n١ شارع الرصيف، أميري\n\n</textarea>";
    let wrong = [("language", "language-form"), ("text", "needed")];
    vec![
        rendered("desk-site-pages", list),
        rendered("desk-site-page", editor("imprint", "ar", imprint, &[])),
        rendered("desk-site-page-new", editor("privacy", "", "", &wrong)),
    ]
}

fn profile(language: Language, wrong: &[(&str, &str)]) -> ProfilePage {
    let page = private(language, "/desk/profile");
    let row = |row: usize, tag: &str, name: &str, about: &str| LanguageRow {
        row,
        language: tag.to_owned(),
        name: name.to_owned(),
        about: about.to_owned(),
        picture_alt: String::new(),
        header_alt: String::new(),
    };
    let link = |row: usize, name: &str, href: &str| LinkRow {
        row,
        name: name.to_owned(),
        href: href.to_owned(),
    };
    ProfilePage {
        desk: desk(Tab::Profile, None),
        form: asked(&page, "/desk/profile", wrong),
        was: "d0".to_owned(),
        meanwhile: (!wrong.is_empty()).then(|| meanwhile("/desk/profile")),
        public_href: "/orgs/quayside".to_owned(),
        signed_under: match wrong.is_empty() {
            true => vec![(
                text("ar", "أوقفوا إخلاء مساكن الميناء"),
                "/desk/endorse?object=x".to_owned(),
            )],
            false => Vec::new(),
        },
        pages_href: wrong.is_empty().then(|| "/desk/pages".to_owned()),
        languages: vec![
            row(
                1,
                "en",
                "Quayside Workers’ Union",
                "Crane drivers, tally clerks, cooks and </textarea> cleaners of the western docks.",
            ),
            row(
                2,
                "zh-Hant",
                "碼頭邊工會",
                "西碼頭的吊機手、理貨員、廚師與清潔工。",
            ),
            row(3, if wrong.is_empty() { "" } else { "arabic!" }, "", ""),
        ],
        pictures: [
            PictureField {
                name: "picture",
                key: "field-profile-picture",
                media: "m1".to_owned(),
                shown: Some(picture(text("en", "A crane’s hook."))),
            },
            PictureField {
                name: "header",
                key: "field-profile-header",
                media: String::new(),
                shown: None,
            },
        ],
        links: vec![
            link(1, "نقابتنا", "https://union.quayside.example/"),
            link(2, "", ""),
        ],
        country: "HK".to_owned(),
        accent: "#1f3f77".to_owned(),
        page,
    }
}

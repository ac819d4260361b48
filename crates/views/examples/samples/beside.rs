//! What the organiser says beside the list, as readers see it: cases, handovers, and why signers sign.

use undersigned_views::{
    assets::MARK,
    language::Language,
    views::{
        Link, Text,
        beside::{
            Answered, CaseCard, CasesPage, Change, Counted, Evidence, HandedList, Handover,
            HandoversPage, OtherStory, Source, When,
        },
        comments::{Comment, CommentsPage},
        picture::Picture,
    },
};

use super::{appeal::titles, day, digest, html, page, rendered, text};

const ADDRESS: &str = "/appeals/the-nineteen";

pub fn pages(language: Language) -> Vec<(String, String)> {
    let mut all = cases(language);
    all.extend(handovers(language));
    all.extend(comments(language));
    all
}

/// A picture: the mark, which lies beside every page that is written.
pub fn picture(alt: Text) -> Picture {
    Picture {
        src: MARK.address(),
        small: None,
        width: 1200,
        height: 800,
        alt,
        credit: Some("نور الحدّاد, CC BY 4.0".to_owned()),
    }
}

fn change(state: &str, words: Option<Text>, when: When) -> Change {
    Change {
        name: Some(text("ar", "سلمى بنت عبد الله الحدّاد")),
        href: format!("{ADDRESS}/cases/salma"),
        state: state.to_owned(),
        words,
        when,
        source: Some(Source {
            words: "The Harbour <Gazette>, evening edition".to_owned(),
            href: Some("https://gazette.example/2026/11/20".to_owned()),
        }),
        told_href: Some(format!("{ADDRESS}/updates/seven")),
    }
}

/// A case that has a name in two scripts, or none.
pub fn case(named: bool) -> CaseCard {
    let strike = change("hunger-strike", None, When::Day(day(11, 20)));
    let history = vec![
        strike.clone(),
        change(
            "other",
            Some(text("zh-Hant", "家屬獲准探視二十分鐘")),
            When::By(day(11, 12)),
        ),
        Change {
            source: Some(Source {
                words: "her sister".to_owned(),
                href: None,
            }),
            told_href: None,
            ..change(
                "detained",
                Some(text("en", "at the harbour police station, by two officers")),
                When::About("October 2026".to_owned()),
            )
        },
    ];
    let counted = |words: &str, lasts| Counted {
        words: words.to_owned(),
        lasts,
    };
    match named {
        true => CaseCard {
            href: format!("{ADDRESS}/cases/salma"),
            names: vec![
                text("ar", "سلمى بنت عبد الله الحدّاد"),
                text("en", "Salma bint Abdullah al-Haddad"),
                text("zh-Hant", "薩爾瑪·哈達德"),
            ],
            kind: "person".to_owned(),
            about: Some((
                "en".to_owned(),
                html("<p>Crane driver, 34, shop steward of the <em>night shift</em>.</p>"),
            )),
            now: Some(strike.clone()),
            counts: vec![
                counted("On hunger strike for 9 days", true),
                counted("Was out of contact for at least 3 days", false),
            ],
            history: history.clone(),
            earlier_href: Some(format!("{ADDRESS}/updates")),
            pictures: vec![picture(text("en", "A woman waves from a crane’s cabin."))],
            described: Vec::new(),
            pictures_href: None,
            others: vec![OtherStory {
                href: "/appeals/gantry.example/south/cases/salma".to_owned(),
                appeal: text("es", "Que se reparen las grúas del sur"),
                now: Some(strike),
                history,
            }],
            feed: Some(format!("{ADDRESS}/cases/salma/feed.atom")),
        },
        false => CaseCard {
            href: format!("{ADDRESS}/cases/tally-clerk"),
            names: Vec::new(),
            kind: "person".to_owned(),
            about: Some(("zh-Hant".to_owned(), html("<p>理貨員，五十一歲。</p>"))),
            now: None,
            counts: Vec::new(),
            history: Vec::new(),
            earlier_href: None,
            pictures: Vec::new(),
            described: vec![text("ar", "رجل يقف أمام البوابة المغلقة.")],
            pictures_href: Some("https://quayside.example/appeals/the-nineteen".to_owned()),
            others: Vec::new(),
            feed: None,
        },
    }
}

fn cases(language: Language) -> Vec<(String, String)> {
    let shown = |one: bool, gone: bool, cases: Vec<CaseCard>| CasesPage {
        page: page(language, &format!("{ADDRESS}/cases")),
        address: ADDRESS.to_owned(),
        title: titles(language).remove(0),
        notices: Vec::new(),
        one,
        gone,
        cases,
    };
    vec![
        rendered("cases", shown(false, false, vec![case(true), case(false)])),
        rendered("cases-none", shown(false, false, Vec::new())),
        rendered("case", shown(true, false, vec![case(true)])),
        rendered("case-gone", shown(true, true, Vec::new())),
    ]
}

/// A handover as it is told in a language.
pub fn handover(tag: &str) -> Handover {
    let evidence = |title: Option<Text>, kind: &str| Evidence {
        title,
        kind: kind.to_owned(),
        href: None,
        picture: None,
        digest: digest(),
    };
    Handover {
        href: format!("{ADDRESS}/handovers/ministry"),
        at: day(12, 1),
        corrected: Some(day(12, 9)),
        to: Some(match tag {
            "ar" => text("ar", "إيرينا فوسك، وزيرة العمل"),
            _ => text(
                "en",
                "Irena Vosk, Minister of Labour, by the hand of her secretary for ports and inland waterways",
            ),
        }),
        place: Some(text("zh-Hant", "勞工部正門台階")),
        words: Some(html(
            "<p>Eleven of the nineteen read the demands aloud, <em>one each</em>.</p>",
        )),
        words_language: "en".to_owned(),
        language: tag.to_owned(),
        others: match tag {
            "ar" => Vec::new(),
            _ => vec![(
                "ar".to_owned(),
                format!("{ADDRESS}/handovers/ministry?text=ar"),
            )],
        },
        list: Some(HandedList {
            count: Some(173),
            state: Some(digest()),
            bundle: Some(digest()),
            elsewhere: false,
            bundle_href: Some(format!("{ADDRESS}/handovers/ministry/bundle")),
            pdf_href: Some(format!("{ADDRESS}/handovers/ministry/list.pdf")),
            withdrawn: 0,
        }),
        evidence: vec![
            Evidence {
                picture: Some(MARK.address()),
                ..evidence(Some(text("ar", "تسليم الرسالة أمام الوزارة")), "image/jpeg")
            },
            Evidence {
                href: Some(
                    "https://quayside.example/files/protocol-of-the-handover.pdf".to_owned(),
                ),
                ..evidence(None, "application/pdf")
            },
            evidence(Some(text("en", "Receipt with <stamp>")), "application/pdf"),
        ],
        answers: vec![Answered {
            at: Some(day(12, 9)),
            by: Some(text("en", "The Ministry of Labour")),
            words: html("<p>أحيلت الرسالة إلى هيئة تفتيش الموانئ.</p>"),
            language: "ar".to_owned(),
        }],
    }
}

/// One of which the file is no longer given out, and whose answer names nobody.
fn old_handover() -> Handover {
    let mut old = handover("en");
    old.href = format!("{ADDRESS}/handovers/port");
    old.to = None;
    old.place = None;
    old.corrected = None;
    old.evidence = Vec::new();
    if let Some(list) = &mut old.list {
        list.bundle_href = None;
        list.withdrawn = 2;
    }
    for answer in &mut old.answers {
        answer.by = None;
    }
    old
}

fn handovers(language: Language) -> Vec<(String, String)> {
    let shown = |one: bool, gone: bool, handovers: Vec<Handover>| HandoversPage {
        page: page(language, &format!("{ADDRESS}/handovers")),
        address: ADDRESS.to_owned(),
        title: titles(language).remove(0),
        notices: Vec::new(),
        one,
        gone,
        handovers,
    };
    let both = vec![handover("en"), old_handover()];
    vec![
        rendered("handovers", shown(false, false, both)),
        rendered("handovers-none", shown(false, false, Vec::new())),
        rendered("handover", shown(true, false, vec![handover("en")])),
        rendered("handover-gone", shown(true, true, Vec::new())),
    ]
}

/// What a signer says, in the language of its words.
pub fn comment(place: usize) -> Comment {
    let (words, names) = match place % 3 {
        0 => (
            text("ar", "أبناؤنا يعملون تحت هذه الرافعات."),
            vec![
                text("ar", "نقابة عمّال الأرصفة الشرقية"),
                text("fr", "Syndicat des quais de l’Est"),
            ],
        ),
        1 => (
            text("zh-Hant", "我們也曾報告故障，也曾被鎖在門外。"),
            vec![text("zh-Hant", "內港理貨員公會")],
        ),
        _ => (
            text(
                "en",
                "Because a stop button that stops nothing is a <lie>, and we have been asked to tell it for seven months.",
            ),
            vec![text(
                "en",
                "Local 9 of the Warehouse and Gantry Workers of the Upper River and Its Tributaries",
            )],
        ),
    };
    Comment {
        words,
        names,
        href: format!("{ADDRESS}/cosigners/{}", place + 1),
        at: Some(day(11, 20)),
    }
}

fn comments(language: Language) -> Vec<(String, String)> {
    let page = page(language, &format!("{ADDRESS}/comments"));
    let shown = |comments: Vec<Comment>| CommentsPage {
        address: ADDRESS.to_owned(),
        title: titles(language).remove(0),
        later: (!comments.is_empty()).then(|| Link {
            href: format!("{ADDRESS}/comments?page=2"),
            words: page.t("why-older"),
        }),
        comments,
        earlier: None,
        page: page.clone(),
    };
    vec![
        rendered("comments", shown((0..3).map(comment).collect())),
        rendered("comments-none", shown(Vec::new())),
    ]
}

//! The appeal in all its states.

use undersigned_views::language::Language;
use undersigned_views::views;
use undersigned_views::views::appeal::*;
use undersigned_views::views::{Link, Status, Text};

use super::calling::{coalition, initiators, replicas};
use super::{at, day, digest, key, letter, page, rendered, roll, text};

pub fn pages(language: Language) -> Vec<(String, String)> {
    let open = appeal(language);
    let mut out = vec![rendered("appeal", open.clone())];

    let mut draft = open.clone();
    draft.preview = true;
    draft.status = Status::Draft;
    draft.notices = vec![Notice::Draft(
        "/desk/appeals/the-nineteen/publish".to_owned(),
    )];
    draft.wording_at = None;
    draft.published = None;
    draft.standing = Standing::default();
    draft.roll = Vec::new();
    draft.roll_total = 0;
    draft.timeline = Vec::new();
    draft.replicas = Vec::new();
    draft.coalition = None;
    draft.tongues = vec![letter::tongue("en", true, true)];
    draft.ways = Ways::default();
    out.push(rendered("appeal-draft", draft));

    let mut copy = open.clone();
    copy.page.name = "Gantry Mechanics’ League".to_owned();
    copy.page.host = "gantry.example".to_owned();
    copy.notices = vec![Notice::Copy {
        holder: "Gantry Mechanics’ League".to_owned(),
        organiser: "Quayside Workers’ Union".to_owned(),
        origin_host: "quayside.example".to_owned(),
        origin_href: "https://quayside.example/appeals/the-nineteen".to_owned(),
        checked_at: Some(at("2026-11-12T07:10")),
        is_apart: false,
        out_of_reach_since: Some(at("2026-11-09T04:10")),
    }];
    let form = "https://quayside.example/appeals/the-nineteen/sign/organisation";
    copy.ways.form = Some(form.to_owned());
    out.push(rendered("appeal-copy", copy));

    let mut fresh = open.clone();
    fresh.standing = Standing {
        day: Some(1),
        days_left: Some(112),
        ..Standing::default()
    };
    (fresh.also_calling, fresh.other_initiators) = Party::in_one_line(vec![
        party("Gantry Mechanics’ League"),
        party("Tide & Tenancy Law Centre"),
    ]);
    fresh.wording = 1;
    fresh.wordings_href = None;
    fresh.roll = Vec::new();
    fresh.roll_total = 0;
    fresh.next_number = Some(1);
    fresh.figures = Figures::default();
    out.push(rendered("appeal-fresh", fresh));

    let mut closed = open.clone();
    closed.status = Status::Closed;
    closed.deadline = None;
    closed.closed = Some(day(11, 12));
    closed.notices = vec![
        Notice::Closed(day(11, 12)),
        Notice::TextConflict {
            href: Some("/appeals/the-nineteen/revisions/2".to_owned()),
            wording: 2,
            digests: vec![digest(), digest()],
        },
        Notice::TextsNotHeld {
            signers: 3,
            href: Some("/appeals/the-nineteen/revisions".to_owned()),
        },
    ];
    closed.next_number = None;
    closed.ways = Ways::default();
    out.push(rendered("appeal-closed", closed));

    let mut withdrawn = open.clone();
    withdrawn.status = Status::Withdrawn;
    withdrawn.roll = Vec::new();
    withdrawn.ways = Ways::default();
    withdrawn.notices = vec![Notice::Withdrawn(day(11, 12))];
    out.push(rendered("appeal-withdrawn", withdrawn));

    let mut delivered = open;
    delivered.status = Status::Delivered;
    delivered.notices = vec![Notice::Delivered {
        at: day(11, 12),
        closed: None,
    }];
    delivered.tongues = vec![letter::tongue("zh-Hant", true, true)];
    delivered.both_href = Some("/appeals/the-nineteen".to_owned());
    out.push(rendered("appeal-delivered", delivered.clone()));

    let mut over = delivered;
    over.notices = vec![Notice::Delivered {
        at: day(11, 12),
        closed: Some(day(11, 20)),
    }];
    over.deadline = None;
    over.closed = Some(day(11, 20));
    over.next_number = None;
    over.ways = Ways::default();
    out.push(rendered("appeal-delivered-closed", over));
    out
}

pub fn titles(language: Language) -> Vec<Text> {
    let english = text("en", "Open the gate for the nineteen of Quay 7");
    let chinese = text("zh-Hant", "為七號碼頭十九人打開閘門");
    match language.tag {
        "zh-Hant" => vec![chinese, english],
        "ar" => vec![
            text("ar", "افتحوا البوابة للتسعة عشر على الرصيف السابع"),
            english,
        ],
        _ => vec![english, chinese],
    }
}

fn party(name: &str) -> Party {
    Party {
        name: text("en", name),
        href: Some("https://gantry.example/orgs/league".to_owned()),
    }
}

fn happening(month: u32, on: u32, number: u64, what: Event) -> Happening {
    Happening {
        day: Some(number),
        at: day(month, on),
        what,
    }
}

/// The appeal while it is open, with all that can stand on its page.
pub fn appeal(language: Language) -> AppealPage {
    let mut page = page(language, "/appeals/the-nineteen");
    page.activity_json = Some("https://quayside.example/appeals/the-nineteen".to_owned());
    page.feed = Some("/appeals/the-nineteen/updates.atom".to_owned());
    page.summary = Some(
        "Nineteen workers were locked out of Port Velan for reporting a broken emergency stop."
            .to_owned(),
    );
    let tongues = match language.tag {
        "zh-Hant" => vec![
            letter::tongue("zh-Hant", true, false),
            letter::tongue("en", true, false),
        ],
        "ar" => vec![
            letter::tongue("ar", false, false),
            letter::tongue("en", true, false),
        ],
        _ => vec![
            letter::tongue("en", true, false),
            letter::tongue("zh-Hant", true, false),
        ],
    };
    AppealPage {
        ways_out: None,
        page,
        preview: false,
        address: "/appeals/the-nineteen".to_owned(),
        status: Status::Open,
        kind: "open-letter".to_owned(),
        wording: 2,
        wordings_href: Some("/appeals/the-nineteen/revisions".to_owned()),
        wording_at: Some(day(10, 21)),
        notices: Vec::new(),
        titles: titles(language),
        addressees: letter::addressees(language.tag),
        standing: Standing {
            organisations: 164,
            earlier: 9,
            besides: views::Besides::default(),
            next_mark: Some(200),
            day: Some(40),
            days_left: Some(72),
        },
        pictures: Default::default(),
        goal: None,
        deadline: Some(at("2027-01-31T23:59")),
        closed: None,
        published: Some(day(10, 5)),
        organiser: Party {
            name: text("en", "Quayside Workers’ Union"),
            href: Some("/orgs/quayside".to_owned()),
        },
        also_calling: vec![party("Gantry Mechanics’ League")],
        other_initiators: 3,
        languages: vec![
            TextLanguage {
                tag: "en".to_owned(),
                authoritative: true,
                href: "?text=en".to_owned(),
            },
            TextLanguage {
                tag: "zh-Hant".to_owned(),
                authoritative: true,
                href: "?text=zh-Hant".to_owned(),
            },
            TextLanguage {
                tag: "ar".to_owned(),
                authoritative: false,
                href: "?text=ar".to_owned(),
            },
        ],
        tongues,
        topics: vec![Link {
            href: "/topics/docksafety".to_owned(),
            words: "DockSafety".to_owned(),
        }],
        both_href: None,
        initiators: initiators(),
        roll: roll::entries(),
        roll_total: 173,
        roll_hidden: 0,
        next_number: Some(178),
        ways: Ways {
            moderated: false,
            people: Some("/appeals/the-nineteen/people".to_owned()),
            person_named: true,
            address: None,
            own_server: Some("/appeals/the-nineteen/endorse".to_owned()),
            fediverse: Some(FediverseWay {
                account: "@quayside@quayside.example".to_owned(),
                phrase: text("en", "We endorse this letter."),
                href: "/appeals/the-nineteen/sign".to_owned(),
            }),
            form: Some("/appeals/the-nineteen/sign/organisation".to_owned()),
            person: Some("/appeals/the-nineteen/sign".to_owned()),
        },
        cases: Vec::new(),
        letters: Vec::new(),
        proceedings: None,
        meetings: Vec::new(),
        timeline: vec![
            happening(11, 12, 39, Event::Joined(12)),
            happening(11, 9, 36, Event::OutOfReach("letters.example".to_owned())),
            happening(
                11,
                2,
                29,
                Event::Update {
                    title: text("en", "The port’s board has asked for a meeting"),
                    href: Some("/appeals/the-nineteen/updates/01jd2m".to_owned()),
                    corrected: None,
                    changes: Vec::new(),
                },
            ),
            happening(
                10,
                21,
                17,
                Event::Revised {
                    wording: 2,
                    changes_href: Some("/appeals/the-nineteen/revisions/2".to_owned()),
                },
            ),
            happening(10, 12, 8, Event::Delivered),
            happening(10, 5, 1, Event::Published),
        ],
        figures: Figures {
            countries: Vec::new(),
            countries_all: 0,
            named: Pair {
                now: 164,
                earlier: 9,
            },
            named_by: [
                ("own-server", 40, 2),
                ("web-form", 92, 4),
                ("e-mail", 20, 2),
                ("paper", 12, 1),
            ]
            .map(|(how, now, earlier)| (how.to_owned(), Pair { now, earlier }))
            .to_vec(),
            unnamed: 6,
            unnamed_known_to: Some("Tide & Tenancy Law Centre".to_owned()),
            personal: Pair {
                now: 14,
                earlier: 1,
            },
            people: 3208,
            people_servers: 3,
            people_named: true,
            people_page: Some("/appeals/the-nineteen/people".into()),
            boosts: 12,
            likes: 30,
        },
        replicas: replicas(),
        coalition: Some(coalition(language)),
        digest: Some(digest()),
        root_key: Some(key()),
        bundle_file: "the-nineteen.bundle.json".to_owned(),
        bundle_size: Some(412_000),
        why: Default::default(),
        news: Some(format!("/appeals/the-nineteen/news?lang={}", language.tag)),
    }
}

/// Cards of appeals, for lists of them.
pub fn cards(language: Language) -> (Vec<views::AppealCard>, Vec<views::AppealCard>) {
    let card =
        |titles: Vec<Text>, status: Status, kind: &str, host: Option<&str>, organisations: u64| {
            views::AppealCard {
                href: "/appeals/the-nineteen".to_owned(),
                titles,
                status,
                kind: kind.to_owned(),
                organiser: Some(text(
                    "en",
                    if host.is_some() {
                        "Gantry Mechanics’ League"
                    } else {
                        "Quayside Workers’ Union"
                    },
                )),
                host: host.map(str::to_owned),
                organisations,
                earlier: 0,
                besides: views::Besides::default(),
                deadline: (status == Status::Open).then(|| at("2027-01-31T23:59")),
                closed: (status == Status::Delivered).then(|| day(11, 12)),
            }
        };
    (
        vec![
            card(titles(language), Status::Open, "open-letter", None, 164),
            card(
                vec![
                    text("es", "Que se reparen las grúas del sur"),
                    text("en", "Mend the cranes of the south"),
                ],
                Status::Open,
                "petition",
                Some("gantry.example"),
                1,
            ),
            card(
                vec![text("ar", "أوقفوا إخلاء مساكن الميناء")],
                Status::Open,
                "urgent-appeal",
                Some("arsifa.example"),
                0,
            ),
        ],
        vec![
            card(
                vec![
                    text("en", "Clean water on every pier"),
                    text("zh-Hant", "每個碼頭都要有清水"),
                ],
                Status::Delivered,
                "joint-statement",
                None,
                1208,
            ),
            card(
                vec![text("en", "A letter sent too early")],
                Status::Withdrawn,
                "open-letter",
                None,
                3,
            ),
        ],
    )
}

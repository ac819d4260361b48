//! The appeal in all its states, and the two pages of its list.

use undersigned_web::language::Language;
use undersigned_web::views;
use undersigned_web::views::appeal::*;
use undersigned_web::views::co_signers::{Bar, CoSignersPage, Filters, Mark, Presence};
use undersigned_web::views::entry::{ChainLink, ChainStep, EntryPage, KeySeen, Source};
use undersigned_web::views::{Branch, Choice, Coalition, Digest, Growth, Link, Status, Text};

use super::{at, day, digest, key, letter, page, rendered, roll, text};

pub fn pages(language: Language) -> Vec<(String, String)> {
    let open = appeal(language);
    let mut out = vec![
        rendered("appeal", open.clone()),
        rendered("cosigners", list(language)),
        rendered("entry", entry(language)),
    ];

    let mut draft = open.clone();
    draft.preview = true;
    draft.status = Status::Draft;
    draft.notices = vec![Notice::Draft];
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
        out_of_reach_since: Some(at("2026-11-09T04:10")),
    }];
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

fn titles(language: Language) -> Vec<Text> {
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

fn appeal(language: Language) -> AppealPage {
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

fn initiators() -> Vec<Initiator> {
    [
        (
            "Quayside Workers’ Union",
            Some("碼頭邊工會"),
            "organiser",
            "quayside.example",
        ),
        (
            "Gantry Mechanics’ League",
            Some("龍門吊技工聯盟"),
            "co-initiator",
            "gantry.example",
        ),
        (
            "Tide & Tenancy Law Centre",
            Some("潮汐租務法律中心"),
            "co-initiator",
            "tidelaw.example",
        ),
        ("The Letters Room", None, "keeper", "letters.example"),
    ]
    .into_iter()
    .map(|(english, chinese, role, host)| Initiator {
        names: [
            Some(text("en", english)),
            chinese.map(|words| text("zh-Hant", words)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        role: role.to_owned(),
        host: host.to_owned(),
        href: Some(format!("https://{host}/")),
    })
    .collect()
}

pub fn replicas() -> Vec<Replica> {
    let replica = |host: &str, role: &str, this_server: bool, state: ReplicaState| Replica {
        host: host.to_owned(),
        href: (!this_server)
            .then(|| format!("https://{host}/appeals/quayside.example/the-nineteen")),
        role: role.to_owned(),
        this_server,
        state,
        seen_at: None,
    };
    vec![
        replica(
            "quayside.example",
            "organiser",
            true,
            ReplicaState::Same {
                entries: 177,
                at: at("2026-11-12T07:12"),
            },
        ),
        replica(
            "gantry.example",
            "co-initiator",
            false,
            ReplicaState::Same {
                entries: 177,
                at: at("2026-11-12T07:10"),
            },
        ),
        replica(
            "tidelaw.example",
            "co-initiator",
            false,
            ReplicaState::Behind {
                missing: Some(2),
                at: at("2026-11-12T07:11"),
            },
        ),
        replica(
            "letters.example",
            "keeper",
            false,
            ReplicaState::OutOfReach {
                since: at("2026-11-09T04:10"),
                entries: Some(161),
            },
        ),
    ]
}

fn coalition(language: Language) -> Coalition {
    let branch = |name: &str, note: &str, same_list: bool, count: usize, seed: usize| Branch {
        name: name.to_owned(),
        note: note.to_owned(),
        place: note.to_owned(),
        same_list,
        let_in: (0..count)
            .map(|place| (place * 7 + seed) % 11 < 3)
            .collect(),
    };
    let chinese = language.tag == "zh-Hant";
    Coalition {
        root: if chinese {
            "根金鑰，離線保存"
        } else {
            "Root key, kept offline"
        }
        .to_owned(),
        branches: vec![
            branch(
                "Quayside Workers’ Union",
                if chinese {
                    "已核准 97 個 · 名單相同"
                } else {
                    "let in 97 · holds the same list"
                },
                true,
                97,
                1,
            ),
            branch(
                "Gantry Mechanics’ League",
                if chinese {
                    "已核准 52 個 · 名單相同"
                } else {
                    "let in 52 · holds the same list"
                },
                true,
                52,
                4,
            ),
            branch(
                "Tide & Tenancy Law Centre",
                if chinese {
                    "已核准 24 個 · 落後 2 項"
                } else {
                    "let in 24 · 2 behind"
                },
                false,
                24,
                2,
            ),
            branch(
                "The Letters Room",
                if chinese {
                    "尚未核准任何團體 · 無法連上"
                } else {
                    "let in no one yet · out of reach since 9 Nov"
                },
                false,
                0,
                0,
            ),
        ],
    }
}

fn list(language: Language) -> CoSignersPage {
    let choice = |value: &str, label: &str, chosen: bool| Choice::new(value, label, chosen);
    let page = page(language, "/appeals/the-nineteen/cosigners");
    let how = |code: &str| choice(code, &page.word("how", code), false);
    let filters = Filters {
        query: String::new(),
        from: String::new(),
        until: String::new(),
        countries: vec![
            choice("", "All 37", true),
            choice("HK", &page.country("HK"), false),
        ],
        kinds: vec![
            choice("", "Anyone", true),
            choice("personal", "In a personal capacity", false),
        ],
        ways: vec![
            choice("", "Any way", true),
            how("own-server"),
            how("web-form"),
            how("e-mail"),
            how("paper"),
        ],
        wordings: vec![
            choice("", "Any", true),
            choice("current", "This one", false),
            choice("earlier", "An earlier one", false),
        ],
        narrowed: false,
    };
    let countries = [
        ("HK", 46),
        ("GB", 14),
        ("US", 12),
        ("TW", 9),
        ("MY", 9),
        ("DE", 8),
        ("FR", 7),
        ("JP", 6),
        ("PH", 6),
    ]
    .iter()
    .map(|(code, count)| Bar {
        label: page.country(code),
        count: *count,
        href: Some(format!("?country={code}")),
    })
    .collect();
    CoSignersPage {
        address: "/appeals/the-nineteen".to_owned(),
        title: titles(language).remove(0),
        open: true,
        withdrawn: false,
        total: 173,
        named: 173,
        hidden: 0,
        gone: false,
        standing: Standing {
            organisations: 164,
            earlier: 9,
            next_mark: None,
            ..Standing::default()
        },
        filters,
        entries: roll::entries(),
        matching: 177,
        first: 1,
        last: 60,
        orders: vec![
            Link {
                href: String::new(),
                words: "signing".to_owned(),
            },
            Link {
                href: "?order=name".to_owned(),
                words: "name".to_owned(),
            },
            Link {
                href: "?order=country".to_owned(),
                words: "country".to_owned(),
            },
        ],
        earlier: None,
        later: Some(Link {
            href: "?after=60".to_owned(),
            words: "Later: 61 to 120".to_owned(),
        }),
        end: None,
        all: Some(Link {
            href: "?per_page=1000".to_owned(),
            words: "All on one page".to_owned(),
        }),
        countries,
        notices: Vec::new(),
        growth: Growth::of(vec![
            (day(10, 14), 20),
            (day(10, 24), 90),
            (day(11, 20), 173),
        ]),
        digest: Some(digest()),
        page,
    }
}

fn entry(language: Language) -> EntryPage {
    let step = |what: ChainLink, on: u32, digest: &str| ChainStep {
        what,
        at: Some(day(10, on)),
        digest: Some(digest.to_owned()),
        holds: true,
    };
    EntryPage {
        page: page(language, "/appeals/the-nineteen/cosigners/13"),
        address: "/appeals/the-nineteen".to_owned(),
        title: titles(language).remove(0),
        notices: Vec::new(),
        number: Some(13),
        names: vec![text("ar", "نقابة عمّال الأرصفة الشرقية"), text("fr", "Syndicat des quais de l’Est")],
        aliases: vec![text("fr", "SQE")],
        signer: "arsifa.example".to_owned(),
        mandate: Some(("board".to_owned(), at("2026-11-02T00:00"))),
        country: Some("TN".to_owned()),
        how: "own-server".to_owned(),
        at: Some(day(10, 9)),
        entered: false,
        presence: Presence::Listed,
        wording: 2,
        wording_href: Some("/appeals/the-nineteen/revisions/2".to_owned()),
        current_wording: true,
        text_digest: Some(digest()),
        let_in_by: vec![text("en", "Gantry Mechanics’ League")],
        joined: vec![undersigned_web::views::desk::same_signers::Decided {
            ids: ["https://arsifa.example/orgs/quais", "https://quayside.example/attestations/7"]
                .map(str::to_owned),
            names: [
                vec![text("ar", "نقابة عمّال الأرصفة الشرقية")],
                vec![text("fr", "Syndicat des quais de l’Est")],
            ],
            same: true,
            by: text("en", "Gantry Mechanics’ League"),
            at: Some(day(10, 9)),
            may_undo: false,
        }],
        marks: vec![Mark::SameSigner],
        key: Some(Digest::new("z6MkwEa5tErnQuay0nlyDrawnNotUsedAnywhere4TzkVbN9")),
        key_seen: KeySeen::Same(day(10, 10)),
        sources: vec![
            Source {
                how: "web-form".to_owned(),
                domain: Some("gantry.example".to_owned()),
                own_domain: true,
                at: Some(day(5, 3)),
                signer: None,
                signer_href: None,
            },
            Source {
                how: "own-server".to_owned(),
                domain: None,
                own_domain: false,
                at: Some(day(10, 10)),
                signer: Some("gantry.example/orgs/league".to_owned()),
                signer_href: Some("https://gantry.example/orgs/league".to_owned()),
            },
        ],
        claim_href: Some("/appeals/the-nineteen/claim/x".to_owned()),
        why: None,
        chain: vec![
            step(ChainLink::Root(key()), 5, "0b41…77aa"),
            step(ChainLink::Organiser("Quayside Workers’ Union".to_owned()), 5, "4c07…b1e9"),
            step(ChainLink::Initiator("Gantry Mechanics’ League".to_owned(), "co-initiator".to_owned()), 5, "a81d…02f4"),
            step(ChainLink::LetIn("Gantry Mechanics’ League".to_owned()), 9, "77e0…c3a5"),
            step(ChainLink::Endorsed(2), 9, "e2b9…7f16"),
        ],
        chain_holds: true,
        history: vec![(day(10, 9), "endorsed the second wording".to_owned()), (day(10, 6), "listed by form, first wording".to_owned())],
        statement: "{\n  \"type\": \"Endorsement\",\n  \"attributedTo\": \"https://arsifa.example/orgs/quais\",\n  \"state\": \"endorsed\",\n  \"revision\": 2,\n  \"nameMap\": {\"ar\": \"نقابة عمّال الأرصفة الشرقية\", \"fr\": \"Syndicat des quais de l’Est\"},\n  \"seq\": 1791540600512\n}".to_owned(),
        statement_href: Some("https://arsifa.example/endorsements/01K7".to_owned()),
        attested_by: None,
        bundle_file: "the-nineteen.bundle.json".to_owned(),
        root_key: Some(key()),
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

//! The desk.

use undersigned_web::language::Language;
use undersigned_web::views::appeal::Standing;
use undersigned_web::views::desk::appeal_editor::{AddresseeRow, Preview, Version};
use undersigned_web::views::desk::co_signers::Removed;
use undersigned_web::views::desk::endorse::ReservationRow;
use undersigned_web::views::desk::follow::Followed;
use undersigned_web::views::desk::home::{DeskAppeal, Endorsed, Invitation};
use undersigned_web::views::desk::manage::Invited;
use undersigned_web::views::desk::publish::{Check, Recipient};
use undersigned_web::views::desk::same_signers::{Decided, Pair, SameSigners, Side, Why};
use undersigned_web::views::desk::tokens::TokenRow;
use undersigned_web::views::desk::*;
use undersigned_web::views::{Choice, FieldError, Form, Page, Status};

use super::{appeal, at, day, digest, letter, page, rendered, roll, small, text};

fn private(language: Language, path: &str) -> Page {
    let mut page = page(language, path);
    page.origin = None;
    page.noindex = true;
    page.sets_cookie = true;
    page
}

fn desk(tab: Tab, done: Option<&str>) -> Desk {
    Desk {
        person: "Mei Harbour".to_owned(),
        organisation: text("en", "Quayside Workers’ Union"),
        others: Vec::new(),
        csrf: "c5rf-t0ken".to_owned(),
        tab,
        done: done.map(str::to_owned),
    }
}

fn form(action: &str) -> Form {
    Form {
        action: action.to_owned(),
        csrf: "c5rf-t0ken".to_owned(),
        errors: Vec::new(),
    }
}

fn pending() -> Vec<Pending> {
    let one = |names: Vec<(&str, &str)>, host: &str, why: &str, likeness: Option<&str>| Pending {
        about: format!("https://{host}/orgs/x"),
        object: "https://quayside.example/appeals/the-nineteen".to_owned(),
        title: None,
        names: names
            .into_iter()
            .map(|(tag, words)| text(tag, words))
            .collect(),
        host: host.to_owned(),
        why: why.to_owned(),
        received_at: at("2026-11-12T08:40"),
        likeness: likeness.map(str::to_owned),
        contact: Vec::new(),
        reasons: Vec::new(),
    };
    vec![
        one(
            vec![("en", "Wharf & Warehouse Women")],
            "wharfwomen.example",
            "moderated",
            None,
        ),
        one(
            vec![("el", "Ξενοδοχοϋπάλληλοι Νέου Μώλου")],
            "molos.example",
            "moderated",
            None,
        ),
        one(
            vec![("es", "Sindicato de Estibadores del Delta")],
            "delta.example",
            "key-not-found",
            Some("Like no. 16, another port"),
        ),
        one(
            vec![
                ("ar", "رابطة سائقي الشاحنات"),
                ("fr", "Ligue des camionneurs"),
            ],
            "camion.example",
            "unreachable",
            None,
        ),
    ]
}

fn deliveries() -> Vec<DeliveryRow> {
    let row = |host: &str, state: &str, words: &str, waiting: u64| DeliveryRow {
        host: host.to_owned(),
        state: state.to_owned(),
        words: words.to_owned(),
        waiting,
    };
    vec![
        row(
            "letters.example",
            "out-of-reach",
            "It has not answered since 9 November, 04:10. Nothing is lost: we try every 5 minutes and it will fetch what it missed.",
            23,
        ),
        row(
            "social.quayside.example",
            "slowed-down",
            "It asked us to send less, until 09:30. We keep to that.",
            4,
        ),
        row(
            "oldpier.example",
            "refuses-us",
            "It says our signature is wrong. Its clock is 14 minutes fast; tell its operator.",
            7,
        ),
    ]
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let title = text("en", "Open the gate for the nineteen of Quay 7");
    let home = DeskHomePage {
        affirm: Vec::new(),
        page: private(language, "/desk"),
        desk: desk(
            Tab::Overview,
            Some("Wharf & Warehouse Women are on the list."),
        ),
        appeals: vec![
            DeskAppeal {
                href: "/desk/appeals/draft/edit".to_owned(),
                public_href: None,
                title: text("en", "Light on the stairs of Pier 2"),
                status: Status::Draft,
                organisations: 0,
                people: 0,
                waiting: 0,
                unconfirmed: 0,
                deadline: None,
            },
            DeskAppeal {
                href: "/desk/appeals/the-nineteen".to_owned(),
                public_href: Some("/appeals/the-nineteen".to_owned()),
                title: title.clone(),
                status: Status::Open,
                organisations: 164,
                people: 3208,
                waiting: 4,
                unconfirmed: 4,
                deadline: Some(at("2027-01-31T23:59")),
            },
        ],
        pending: pending(),
        invitations: vec![Invitation {
            object: "https://gantry.example/appeals/south".to_owned(),
            href: None,
            title: text("es", "Que se reparen las grúas del sur"),
            organiser: "Gantry Mechanics’ League".to_owned(),
            role: "keeper".to_owned(),
        }],
        endorsed: vec![Endorsed {
            href: "/appeals/gantry.example/south".to_owned(),
            title: text("es", "Que se reparen las grúas del sur"),
            organiser: "Gantry Mechanics’ League".to_owned(),
            state: "listed".to_owned(),
            confirmed: None,
            manage_href: "/desk/endorse?object=x".to_owned(),
        }],
        deliveries: deliveries(),
        signed_elsewhere: false,
    };
    let manage = ManagePage {
        page: private(language, "/desk/appeals/the-nineteen"),
        desk: desk(Tab::Overview, None),
        form: form("/desk/appeals/the-nineteen"),
        public_href: "/appeals/the-nineteen".to_owned(),
        slug: "the-nineteen".to_owned(),
        title: title.clone(),
        status: Status::Open,
        deadline: Some(at("2027-01-31T23:59")),
        day: Some(39),
        standing: Standing {
            organisations: 164,
            earlier: 9,
            next_mark: None,
            ..Standing::default()
        },
        people: 3208,
        pending: pending(),
        listed: 173,
        invited: vec![
            Invited {
                who: "Gantry Mechanics’ League".to_owned(),
                role: "co-initiator".to_owned(),
                answer: "accepted".to_owned(),
            },
            Invited {
                who: "@room@letters.example".to_owned(),
                role: "keeper".to_owned(),
                answer: "asked".to_owned(),
            },
        ],
        may_invite: true,
        may_update: true,
        deliveries: deliveries(),
        replicas: appeal::replicas(),
        digest: Some(digest()),
    };
    let mut out = vec![
        rendered("desk", home),
        rendered("desk-manage", manage),
        rendered(
            "desk-cosigners",
            DeskCoSignersPage {
                page: private(language, "/desk/appeals/the-nineteen/co-signers"),
                desk: desk(Tab::Overview, None),
                form: form("/desk/appeals/the-nineteen"),
                title: title.clone(),
                query: String::new(),
                entries: roll::entries()
                    .into_iter()
                    .take(12)
                    .map(|entry| ("https://x.example/orgs/x".to_owned(), entry))
                    .collect(),
                same: same_signers(),
                removed: vec![Removed {
                    about: "https://oldpier.example/orgs/x".to_owned(),
                    names: vec![text("en", "Old Pier Society")],
                    address: "oldpier.example/orgs/x".to_owned(),
                }],
                own: ["https://x.example/orgs/y".to_owned()].into(),
                reasons: vec![Choice::new("duplicate", "entered twice", true)],
                earlier: None,
                later: None,
            },
        ),
        rendered(
            "desk-follow",
            FollowPage {
                page: private(language, "/desk/follow"),
                desk: desk(Tab::Follow, None),
                form: form("/desk/follow"),
                account: String::new(),
                following: vec![Followed {
                    id: "https://gantry.example/orgs/league".to_owned(),
                    name: text("en", "Gantry Mechanics’ League"),
                    account: "@league@gantry.example".to_owned(),
                    state: "accepted".to_owned(),
                }],
                followers: 12,
            },
        ),
        rendered(
            "desk-tokens",
            TokensPage {
                page: private(language, "/desk/tokens"),
                desk: desk(Tab::Tokens, None),
                form: form("/desk/tokens"),
                label: String::new(),
                scopes: vec![Choice::new("all", "everything for the organisation", true)],
                fresh: Some("us_7Hq2vJ0cX5mNw8RtLpZ4bKdYs1Ea".to_owned()),
                tokens: vec![TokenRow {
                    id: "1".to_owned(),
                    label: "membership database".to_owned(),
                    scope: "all".to_owned(),
                    created_at: day(10, 5),
                }],
            },
        ),
    ];
    out.extend(writing(language));
    out.extend(endorsing(language));
    out
}

fn writing(language: Language) -> Vec<(String, String)> {
    let page = private(language, "/desk/appeals/the-nineteen/edit");
    let version = |row: usize, tag: &str, title: &str| Version {
        row,
        language: tag.to_owned(),
        authoritative: !tag.is_empty(),
        title: title.to_owned(),
        body: if tag.is_empty() {
            String::new()
        } else {
            letter::source(tag).to_owned()
        },
        demands: letter::tongue(tag, true, true)
            .demands
            .iter()
            .map(|demand| demand.words.clone())
            .collect::<Vec<_>>()
            .join("\n"),
    };
    let mut wrong = form("/desk/appeals/the-nineteen/edit");
    wrong.errors = vec![FieldError {
        field: "slug".to_owned(),
        message: page.t("error-slug-taken"),
    }];
    vec![
        rendered(
            "desk-editor",
            EditorPage {
                desk: desk(Tab::Appeals, None),
                form: wrong,
                published: false,
                next_wording: 1,
                signed: 0,
                slug: "the-nineteen".to_owned(),
                slug_prefix: "quayside.example/appeals/".to_owned(),
                kinds: [
                    "petition",
                    "open-letter",
                    "joint-statement",
                    "urgent-appeal",
                ]
                .map(|code| Choice::new(code, page.word("kind", code), code == "open-letter"))
                .to_vec(),
                versions: vec![
                    version(1, "en", "Open the gate for the nineteen of Quay 7"),
                    version(2, "zh-Hant", "為七號碼頭十九人打開閘門"),
                ],
                addressees: vec![
                    AddresseeRow {
                        row: 1,
                        office: "The Minister of Labour".to_owned(),
                        holder: "Irena Vosk".to_owned(),
                    },
                    AddresseeRow {
                        row: 2,
                        ..AddresseeRow::default()
                    },
                ],
                initiators: "@league@gantry.example\n@room@letters.example".to_owned(),
                admissions: ["open", "moderated"]
                    .map(|code| Choice::new(code, page.word("admission", code), code == "open"))
                    .to_vec(),
                deadline: "2027-01-31".to_owned(),
                topics: "DockSafety, 勞工".to_owned(),
                preview: Some(Preview {
                    verdict: None,
                    titles: vec![text("en", "Open the gate for the nineteen of Quay 7")],
                    tongues: vec![
                        letter::tongue("en", true, true),
                        letter::tongue("zh-Hant", true, true),
                    ],
                }),
                check_href: Some("/desk/appeals/the-nineteen/publish".to_owned()),
                page: page.clone(),
            },
        ),
        rendered(
            "desk-publish",
            PublishCheckPage {
                page,
                desk: desk(Tab::Appeals, None),
                form: form("/desk/appeals/the-nineteen/publish"),
                titles: vec![
                    text("en", "Open the gate for the nineteen of Quay 7"),
                    text("zh-Hant", "為七號碼頭十九人打開閘門"),
                ],
                wording: 2,
                was: String::new(),
                digest: digest(),
                checks: [
                    ("languages", true),
                    ("demands", true),
                    ("keeper", false),
                    ("deadline", false),
                    ("root-key", true),
                ]
                .map(|(what, well)| Check {
                    what: what.to_owned(),
                    well,
                })
                .to_vec(),
                recipients: [
                    ("Quayside Workers’ Union", "followers", 1480),
                    ("gantry.example", "initiators", 1),
                    ("letters.example", "replicas", 1),
                ]
                .map(|(who, why, count)| Recipient {
                    who: who.to_owned(),
                    why: why.to_owned(),
                    count,
                })
                .to_vec(),
                verdict: None,
                preview_href: "/appeals/the-nineteen".to_owned(),
                edit_href: "/desk/appeals/the-nineteen/edit".to_owned(),
            },
        ),
    ]
}

fn endorsing(language: Language) -> Vec<(String, String)> {
    let title = text("en", "Open the gate for the nineteen of Quay 7");
    vec![
        rendered(
            "desk-endorse",
            EndorseStartPage {
                page: private(language, "/desk/endorse"),
                desk: desk(Tab::Endorse, None),
                form: form("/desk/endorse"),
                object: String::new(),
                choices: Vec::new(),
            },
        ),
        rendered(
            "desk-endorse-check",
            EndorseCheckPage {
                page: private(language, "/desk/endorse/check"),
                desk: desk(Tab::Endorse, None),
                form: form("/desk/endorse/check"),
                object: "https://quayside.example/appeals/the-nineteen".to_owned(),
                host: "quayside.example".to_owned(),
                organiser: "Quayside Workers’ Union".to_owned(),
                kind: "open-letter".to_owned(),
                titles: vec![title.clone(), text("zh-Hant", "為七號碼頭十九人打開閘門")],
                addressees: letter::addressees("en"),
                tongues: vec![
                    letter::tongue("en", true, true),
                    letter::tongue("zh-Hant", true, true),
                ],
                revision: 2,
                text_digest: digest(),
                organisations: 164,
                names: small::names(&[("en", "Port Canteen Workers’ Circle")]),
                countries: vec![Choice::new("HK", "Hong Kong", true)],
                reservations: vec![ReservationRow {
                    demand: "homes".to_owned(),
                    words: text("en", "Give them their homes back"),
                    reserved: true,
                    text: "Our members have not decided on this".to_owned(),
                }],
                recipients: vec!["quayside.example".to_owned(), "gantry.example".to_owned()],
                followers: 12,
                existing: Some(day(10, 9)),
            },
        ),
        rendered(
            "desk-endorse-done",
            EndorseDonePage {
                page: private(language, "/desk/endorse/done"),
                desk: desk(Tab::Endorse, None),
                title,
                withdrawn: false,
                confirmed: 0,
                listed: true,
                id: "https://canteen.example/endorsements/01K9".to_owned(),
                statement: "{\n  \"type\": \"Endorsement\"\n}".to_owned(),
                recipients: vec!["quayside.example".to_owned(), "gantry.example".to_owned()],
                appeal_href: "/appeals/quayside.example/the-nineteen".to_owned(),
                manage_href: "/desk/endorse?object=x".to_owned(),
            },
        ),
    ]
}

fn same_signers() -> SameSigners {
    let side =
        |id: &str, name: undersigned_web::views::Text, number: u64, how: Option<&str>| Side {
            id: id.to_owned(),
            names: vec![name],
            aliases: Vec::new(),
            number: how.map(|_| number),
            how: how.map(str::to_owned),
            country: Some("HK".to_owned()),
            address: id.trim_start_matches("https://").to_owned(),
        };
    let pair = |sides: [Side; 2], code, waits| Pair {
        why: vec![Why {
            code,
            against: false,
            texts: [sides[0].names[0].clone(), sides[1].names[0].clone()],
            countries: false,
        }],
        sides,
        grade: "likely",
        waits,
    };
    let lamps = text("en", "Harbour Labour Centre");
    let other = text("en", "Harbor Labor Center");
    let long = text("zh-Hant", "海港勞工中心");
    SameSigners {
        pairs: vec![
            pair(
                [
                    side(
                        "https://harbour.example/orgs/a",
                        lamps.clone(),
                        4,
                        Some("own-server"),
                    ),
                    side(
                        "https://quayside.example/attestations/4",
                        other,
                        11,
                        Some("paper"),
                    ),
                ],
                "similar_name",
                false,
            ),
            pair(
                [
                    side(
                        "https://harbour.example/orgs/a",
                        lamps.clone(),
                        4,
                        Some("own-server"),
                    ),
                    side("https://hai.example/orgs/b", long.clone(), 0, None),
                ],
                "translation",
                true,
            ),
        ],
        count: 2,
        decided: vec![Decided {
            ids: [
                "https://harbour.example/orgs/a",
                "https://hai.example/orgs/c",
            ]
            .map(str::to_owned),
            names: [vec![lamps], vec![long]],
            same: true,
            by: text("en", "Gantry Mechanics’ League"),
            at: None,
            may_undo: true,
        }],
    }
}

//! The desk.

use undersigned_web::language::Language;
use undersigned_web::views::appeal::Standing;
use undersigned_web::views::desk::appeal_editor::{
    Account, AddresseeCell, AddresseeRow, DemandCell, DemandRow, Looked, Mode, Preview, Version,
};
use undersigned_web::views::desk::co_signers::Removed;
use undersigned_web::views::desk::endorse::{self, Checked, EndorseReceiptPage, ReservationRow};
use undersigned_web::views::desk::follow::Followed;
use undersigned_web::views::desk::home::{DeskAppeal, Endorsed, Invitation, Together};
use undersigned_web::views::desk::manage::{
    DismissPage, HeavyHour, Invited, Inviting, UninvitePage,
};
use undersigned_web::views::desk::passkeys::{Making, PasskeyRow, PasskeysPage};
use undersigned_web::views::desk::publish::{Check, Recipient, Unpublished};
use undersigned_web::views::desk::same_signers::{Decided, Pair, SameSigners, Side, Why};
use undersigned_web::views::desk::schedule::Schedule;
use undersigned_web::views::desk::tokens::{Maker, TokenRow};
use undersigned_web::views::desk::*;
use undersigned_web::views::entry::KeySeen;
use undersigned_web::views::{Choice, Digest, FieldError, Form, Page, Status};

use super::{appeal, at, day, digest, letter, page, rendered, roll, small, text};

pub fn private(language: Language, path: &str) -> Page {
    let mut page = page(language, path);
    page.origin = None;
    page.noindex = true;
    page.sets_cookie = true;
    page
}

pub fn desk(tab: Tab, done: Option<&str>) -> Desk {
    Desk {
        person: "Mei Harbour".to_owned(),
        roles: undersigned_domain::team::Roles::owner(),
        tabs: Tab::all().to_vec(),
        organisation: text("en", "Quayside Workers’ Union"),
        others: Vec::new(),
        csrf: "c5rf-t0ken".to_owned(),
        tab,
        done: done.map(Done::of),
        undo: None,
        kept: None,
        deleted_at: (tab == Tab::Follow).then(|| day(10, 20)),
        is_leaving: false,
        suspended: (tab == Tab::Follow).then(|| Suspended {
            reason: "Letters that nobody had asked for".to_owned(),
            hidden: true,
        }),
        moved_to: (tab == Tab::Follow)
            .then(|| "https://quayside.example.org/orgs/quayside".to_owned()),
    }
}

pub fn form(action: &str) -> Form {
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
        now: None,
        host: host.to_owned(),
        why: why.to_owned(),
        received_at: at("2026-11-12T08:40"),
        likeness: likeness.map(str::to_owned),
        seen: "0123456789abcdef".to_owned(),
        contact: Vec::new(),
        reasons: Vec::new(),
        queue: Some("/desk/appeals/the-nineteen/queue".to_owned()),
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

fn unpublished() -> Unpublished {
    Unpublished {
        languages: vec!["zh-Hant".to_owned(), "ar".to_owned()],
        href: "/desk/appeals/the-nineteen/publish".to_owned(),
    }
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let title = text("en", "Open the gate for the nineteen of Quay 7");
    let home = DeskHomePage {
        affirm: Vec::new(),
        votes: Vec::new(),
        deciding: Vec::new(),
        page: private(language, "/desk"),
        form: form("/desk"),
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
                earlier: 0,
                people: 0,
                waiting: 0,
                unconfirmed: 0,
                deadline: None,
                closed: None,
                unpublished: None,
                planned: Some(
                    "to be published on 1 December 2026 at 09:00 (Europe/Berlin)".to_owned(),
                ),
            },
            DeskAppeal {
                href: "/desk/appeals/the-nineteen".to_owned(),
                public_href: Some("/appeals/the-nineteen".to_owned()),
                title: title.clone(),
                status: Status::Open,
                organisations: 164,
                earlier: 31,
                people: 3208,
                waiting: 4,
                unconfirmed: 4,
                deadline: Some(at("2027-01-31T23:59")),
                closed: None,
                unpublished: Some(unpublished()),
                planned: None,
            },
        ],
        together: vec![Together {
            href: "/appeals/gantry.example/south".to_owned(),
            title: text("en", "Two gates for the south quay"),
            organiser: "Gantry Union".to_owned(),
            host: "gantry.example".to_owned(),
            role: "co-initiator".to_owned(),
            status: Some(Status::Open),
            waits: false,
        }],
        wait_count: pending().len(),
        pending: pending(),
        invitations: vec![Invitation {
            object: "https://gantry.example/appeals/south".to_owned(),
            href: None,
            title: text("es", "Que se reparen las grúas del sur"),
            organiser: "Gantry Mechanics’ League".to_owned(),
            role: "keeper".to_owned(),
            sign_href: None,
            words: None,
            taken_back: false,
            withdrawn: false,
        }],
        endorsed: vec![Endorsed {
            href: "/appeals/gantry.example/south".to_owned(),
            title: text("es", "Que se reparen las grúas del sur"),
            organiser: "Gantry Mechanics’ League".to_owned(),
            state: "listed".to_owned(),
            confirmed: None,
            elsewhere_from: None,
            manage_href: "/desk/endorse?object=x".to_owned(),
            is_open: true,
            status: Status::Open,
        }],
        deliveries: deliveries(),
        signed_elsewhere: false,
        webhook_ended: false,
        runs_server: true,
    };
    let manage = ManagePage {
        page: private(language, "/desk/appeals/the-nineteen"),
        desk: desk(Tab::Overview, None),
        form: form("/desk/appeals/the-nineteen"),
        public_href: "/appeals/the-nineteen".to_owned(),
        comments: 0,
        title: title.clone(),
        status: Status::Open,
        takes_signatures: true,
        own_sign_href: Some("/desk/endorse/check?object=x".to_owned()),
        deadline: Some(at("2027-01-31T23:59")),
        closed: None,
        over: false,
        asks_outcome: false,
        unpublished: Some(unpublished()),
        heavy_hour: Some(HeavyHour {
            people: 412,
            one_domain: true,
        }),
        day: Some(39),
        standing: Standing {
            organisations: 164,
            earlier: 9,
            next_mark: None,
            ..Standing::default()
        },
        people: 3208,
        // More than are shown.
        wait_count: 73,
        pending: pending(),
        listed: 173,
        invited: vec![
            Invited {
                who: "Gantry Mechanics’ League".to_owned(),
                role: "co-initiator".to_owned(),
                answer: "accepted".to_owned(),
                ask: None,
                dismiss: Some("https://gantry.example/orgs/league".to_owned()),
                recall: None,
            },
            Invited {
                who: "@room@letters.example".to_owned(),
                role: "keeper".to_owned(),
                answer: "asked".to_owned(),
                ask: None,
                dismiss: None,
                recall: Some("https://letters.example/orgs/room".to_owned()),
            },
            Invited {
                who: "Tugboat Crews".to_owned(),
                role: "co-initiator".to_owned(),
                answer: "not-asked".to_owned(),
                ask: Some("https://tugs.example/orgs/tugs".to_owned()),
                dismiss: None,
                recall: None,
            },
        ],
        may_invite: true,
        inviting: Inviting::default(),
        deliveries: deliveries(),
        replicas: appeal::replicas(),
        digest: Some(digest()),
    };
    let mut over = manage.clone();
    over.status = Status::Delivered;
    over.takes_signatures = false;
    over.deadline = None;
    over.closed = Some(day(11, 20));
    let mut out = vec![
        rendered("desk", home),
        rendered("desk-manage", manage),
        rendered("desk-manage-closed", over),
        rendered("desk-dismiss", dismiss(language, title.clone())),
        rendered("desk-uninvite", uninvite(language, title.clone())),
        rendered(
            "desk-cosigners",
            DeskCoSignersPage {
                page: private(language, "/desk/appeals/the-nineteen/co-signers"),
                desk: desk(Tab::Overview, None),
                form: form("/desk/appeals/the-nineteen"),
                title: title.clone(),
                withdrawn: false,
                query: String::new(),
                several: "/desk/appeals/the-nineteen/queue?show=listed".to_owned(),
                leaving: None,
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
                entered: None,
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
        passkeys(language, "desk-passkeys", false),
        passkeys(language, "desk-passkeys-make", true),
        rendered(
            "desk-tokens",
            TokensPage {
                page: private(language, "/desk/tokens"),
                desk: desk(Tab::Tokens, None),
                form: form("/desk/tokens"),
                label: String::new(),
                all: false,
                permissions: vec![
                    Choice::new("draft", "Write drafts and pictures", true),
                    Choice::new("admit", "Let signers in", false),
                ],
                until: "2027-01-31".to_owned(),
                fresh: Some("us_7Hq2vJ0cX5mNw8RtLpZ4bKdYs1Ea".to_owned()),
                tokens: vec![TokenRow {
                    id: "1".to_owned(),
                    label: "membership database".to_owned(),
                    may: vec!["read", "draft"],
                    created_at: day(10, 5),
                    used_at: Some(day(11, 2)),
                    maker: Some(Maker::Here("Mei Harbour".to_owned())),
                    until: Some(day(12, 5)),
                    ended: false,
                }],
            },
        ),
    ];
    out.extend(super::queue::pages(language));
    out.extend(super::notices::pages(language));
    out.extend(writing(language));
    out.extend(endorsing(language));
    out
}

/// The last look before another organiser's role ends.
fn dismiss(language: Language, title: undersigned_web::views::Text) -> DismissPage {
    DismissPage {
        page: private(language, "/desk/appeals/the-nineteen/dismiss"),
        desk: desk(Tab::Overview, None),
        form: form("/desk/appeals/the-nineteen/dismiss"),
        manage: "/desk/appeals/the-nineteen".to_owned(),
        title,
        who: "Gantry Mechanics’ League".to_owned(),
        role: "co-initiator".to_owned(),
        about: "https://gantry.example/orgs/league".to_owned(),
    }
}

/// The last look before an invitation is taken back.
fn uninvite(language: Language, title: undersigned_web::views::Text) -> UninvitePage {
    UninvitePage {
        page: private(language, "/desk/appeals/the-nineteen/uninvite"),
        desk: desk(Tab::Overview, None),
        form: form("/desk/appeals/the-nineteen/uninvite"),
        manage: "/desk/appeals/the-nineteen".to_owned(),
        title,
        who: "@room@letters.example".to_owned(),
        role: "keeper".to_owned(),
        about: "https://letters.example/orgs/room".to_owned(),
    }
}

/// One's passkeys, and a new one.
fn passkeys(language: Language, name: &str, makes: bool) -> (String, String) {
    let errors = if makes {
        Vec::new()
    } else {
        vec![FieldError {
            field: "password-now".to_owned(),
            message: "This is not your password".to_owned(),
        }]
    };
    let page = PasskeysPage {
        page: private(language, "/desk/account/passkeys"),
        desk: desk(Tab::Account, None),
        form: Form {
            errors,
            ..form("/desk/account/passkeys")
        },
        name: "My telephone".to_owned(),
        has_password: true,
        possible: true,
        passkeys: vec![PasskeyRow {
            id: "1".to_owned(),
            name: "Key at the office".to_owned(),
            created_at: day(10, 5),
            used_at: makes.then(|| day(10, 7)),
        }],
        opens: vec![text("en", "Port Canteen Workers’ Circle")],
        making: makes.then(|| Making {
            challenge: "Y2hhbGxlbmdl".to_owned(),
            relying: "quayside.example".to_owned(),
            user: "dXNlcg".to_owned(),
            account: "mei@quayside.example".to_owned(),
            person: "Mei Harbour – Quayside Workers’ Union".to_owned(),
            known: "YWJjZA".to_owned(),
            algorithms: "-8 -7 -257".to_owned(),
        }),
    };
    rendered(name, page)
}

/// The demands of the sample letter as rows of the form.
fn demands(languages: &[&str]) -> Vec<DemandRow> {
    let texts: Vec<_> = languages
        .iter()
        .map(|tag| letter::tongue(tag, true, true).demands)
        .collect();
    let rows = texts.first().map_or(0, Vec::len);
    let row = |at: usize| DemandRow {
        row: at + 1,
        id: format!("d{}", at + 1),
        part: String::new(),
        cells: texts
            .iter()
            .zip(languages)
            .enumerate()
            .map(|(version, (demands, tag))| DemandCell {
                version: version + 1,
                language: (*tag).to_owned(),
                words: demands[at].words.clone(),
            })
            .collect(),
    };
    (0..rows).map(row).collect()
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
                unpublished: None,
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
                was: "b7".to_owned(),
                is_deadline_past: false,
                later: String::new(),
                restored: None,
                planned: None,
                meanwhile: None,
                demands: demands(&["en", "zh-Hant"]),
                addressees: vec![
                    AddresseeRow {
                        row: 1,
                        office: "The Minister of Labour".to_owned(),
                        holder: "Irena Vosk".to_owned(),
                        postal: "1 Assembly Square\nHarbour City".to_owned(),
                        email: "minister@labour.example".to_owned(),
                        cells: vec![AddresseeCell {
                            version: 2,
                            language: "zh-Hant".to_owned(),
                            office: "勞工部長".to_owned(),
                            holder: String::new(),
                        }],
                    },
                    AddresseeRow {
                        row: 2,
                        ..AddresseeRow::default()
                    },
                ],
                initiators: "@league@gantry.example\n@room@letters.example".to_owned(),
                looked: vec![
                    Looked {
                        typed: "@league@gantry.example".to_owned(),
                        found: Ok(Account {
                            names: vec![text("en", "Gantry Mechanics’ League")],
                            handle: "@league@gantry.example".to_owned(),
                            id: "https://gantry.example/orgs/league".to_owned(),
                            picture: None,
                        }),
                    },
                    Looked {
                        typed: "@room@letters.example".to_owned(),
                        found: Err("No such account".to_owned()),
                    },
                ],
                admissions: ["open", "moderated"]
                    .map(|code| Choice::new(code, page.word("admission", code), code == "open"))
                    .to_vec(),
                deadline: "2027-01-31".to_owned(),
                topics: "DockSafety, 勞工".to_owned(),
                preview: Some(Preview {
                    mode: Mode::Reader,
                    addressees: Vec::new(),
                    organiser: text("en", "Quayside Workers’ Union"),
                    address: "quayside.example/appeals/the-nineteen".to_owned(),
                    post: None,
                    verdict: None,
                    titles: vec![text("en", "Open the gate for the nineteen of Quay 7")],
                    tongues: vec![
                        letter::tongue("en", true, true),
                        letter::tongue("zh-Hant", true, true),
                    ],
                }),
                page: page.clone(),
            },
        ),
        rendered(
            "desk-publish",
            PublishCheckPage {
                page: page.clone(),
                desk: desk(Tab::Appeals, None),
                form: form("/desk/appeals/the-nineteen/publish"),
                titles: vec![
                    text("en", "Open the gate for the nineteen of Quay 7"),
                    text("zh-Hant", "為七號碼頭十九人打開閘門"),
                ],
                wording: 2,
                was: String::new(),
                draft: "d0".to_owned(),
                digest: digest(),
                incomplete: true,
                checks: [
                    ("languages", true),
                    ("demands", true),
                    ("keeper", false),
                    ("deadline", false),
                    ("reachable", true),
                ]
                .map(|(what, well)| Check {
                    what: what.to_owned(),
                    well,
                    said: (what == "reachable")
                        .then(|| page.t1("check-reachable", "address", "https://quayside.example")),
                    mend_href: (!well).then(|| "/desk/appeals/the-nineteen/edit".to_owned()),
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
                schedule: Some(Schedule {
                    action: "/desk/appeals/the-nineteen/schedule".to_owned(),
                    planned: Some(
                        "It will be published on 1 December 2026 at 09:00 (Europe/Berlin)."
                            .to_owned(),
                    ),
                    date: "2026-12-01".to_owned(),
                    time: "09:00".to_owned(),
                    zone: "Europe/Berlin".to_owned(),
                    zones: vec!["Europe/Berlin", "UTC"],
                    incomplete: true,
                    ..Schedule::default()
                }),
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
                closed: None,
                sure: false,
                is_withdrawn: false,
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
                profile_names: Vec::new(),
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
                withdrawn: None,
                receipt_href: "/desk/endorse/receipt?object=x".to_owned(),
                bodies: vec![
                    Choice::new("", "Not said", false),
                    Choice::new("board", "the board", true),
                ],
                decided_on: "2026-11-02".to_owned(),
                checked: Checked {
                    host: "quayside.example".to_owned(),
                    ours: false,
                    at_origin: true,
                    key: Digest::new("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"),
                    key_seen: KeySeen::Same(day(10, 9)),
                    root: Digest::new("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"),
                    digest: digest(),
                    replicas: appeal::replicas(),
                    conflicts: vec![2],
                },
            },
        ),
        rendered(
            "desk-endorse-done",
            EndorseDonePage {
                page: private(language, "/desk/endorse/done"),
                desk: desk(Tab::Endorse, None),
                title: title.clone(),
                withdrawn: false,
                waits: false,
                confirmed: 0,
                elsewhere_from: None,
                outcome: endorse::Outcome::Listed,
                id: "https://canteen.example/endorsements/01K9".to_owned(),
                statement: "{\n  \"type\": \"Endorsement\"\n}".to_owned(),
                recipients: vec!["quayside.example".to_owned(), "gantry.example".to_owned()],
                appeal_href: "/appeals/quayside.example/the-nineteen".to_owned(),
                why_href: "/desk/endorse/why?object=x".to_owned(),
                manage_href: "/desk/endorse?object=x".to_owned(),
                is_open: true,
                receipt_href: "/desk/endorse/receipt?object=x".to_owned(),
            },
        ),
        rendered("desk-endorse-receipt", receipt(language, title)),
    ]
}

fn receipt(language: Language, title: undersigned_web::views::Text) -> EndorseReceiptPage {
    EndorseReceiptPage {
        page: private(language, "/desk/endorse/receipt"),
        desk: desk(Tab::Endorse, None),
        title,
        organiser: "Quayside Workers’ Union".to_owned(),
        object: "https://quayside.example/appeals/the-nineteen".to_owned(),
        withdrawn: false,
        wording: Some((2, digest())),
        names: vec![text("en", "Port Canteen Workers’ Circle")],
        reservations: vec![(
            text("en", "Give them their homes back"),
            "Our members have not decided on this".to_owned(),
        )],
        mandate: Some(("board".to_owned(), day(10, 2))),
        at: Some(day(10, 9)),
        id: "https://canteen.example/endorsements/01K9".to_owned(),
        digest: digest(),
        key: Digest::new("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"),
        standing: "listed",
        now: day(10, 9),
        statement: "{\n  \"type\": \"Endorsement\"\n}".to_owned(),
        file_href: "/desk/endorse/receipt.json?object=x".to_owned(),
        bundle_href: "/appeals/quayside.example/the-nineteen/bundle".to_owned(),
        bundle_file: "the-nineteen.bundle.json".to_owned(),
    }
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
        named: Some(Default::default()),
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

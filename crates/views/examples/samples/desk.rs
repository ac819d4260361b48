//! The desk.

use undersigned_views::language::Language;
use undersigned_views::views::appeal::Standing;
use undersigned_views::views::desk::follow::Followed;
use undersigned_views::views::desk::home::{DeskAppeal, Endorsed, Invitation, Together};
use undersigned_views::views::desk::manage::{
    DismissPage, HeavyHour, Invited, Inviting, UninvitePage,
};
use undersigned_views::views::desk::passkeys::{Making, PasskeyRow, PasskeysPage};
use undersigned_views::views::desk::publish::Unpublished;
use undersigned_views::views::desk::tokens::{Maker, TokenRow};
use undersigned_views::views::desk::*;
use undersigned_views::views::{Besides, Choice, FieldError, Form, Page, Status};

use super::{at, calling, day, digest, page, rendered, text};

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
            "name-changed",
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
                besides: Besides::default(),
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
                besides: Besides {
                    people: 3208,
                    ..Besides::default()
                },
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
            barred: None,
            confirmed: None,
            elsewhere_from: None,
            undelivered: true,
            manage_href: "/desk/endorse?object=x".to_owned(),
            is_open: true,
            status: Status::Open,
        }],
        deliveries: deliveries(),
        unsaved: true,
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
            besides: Besides {
                personal: 3,
                people: 3208,
                ..Besides::default()
            },
            ..Standing::default()
        },
        entered_earlier: 7,
        // More than are shown.
        wait_count: 73,
        unmailed_forms: 1,
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
        open_ballots: 2,
        deliveries: deliveries(),
        replicas: calling::replicas(),
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
    out.push(super::import_changes::preview(language, title.clone()));
    out.push(super::desk_list::co_signers(language, title));
    out.extend(super::queue::pages(language));
    out.extend(super::notices::pages(language));
    out.extend(super::desk_writing::writing(language));
    out.extend(super::desk_endorsing::endorsing(language));
    out
}

/// The last look before another organiser's role ends.
fn dismiss(language: Language, title: undersigned_views::views::Text) -> DismissPage {
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
fn uninvite(language: Language, title: undersigned_views::views::Text) -> UninvitePage {
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

//! Mails and messages about what waits, and the account that chooses them.

use undersigned_views::language::Language;
use undersigned_views::views::Choice;
use undersigned_views::views::desk::Tab;
use undersigned_views::views::desk::account::{AccountPage, FailedSignIns, SessionRow};
use undersigned_views::views::desk::closing::ClosingPage;
use undersigned_views::views::desk::webhook::{HookRow, WebhookPage};
use undersigned_views::views::new_organisation::{NewOrganisationConfirmPage, NewOrganisationPage};
use undersigned_views::views::no_mails::NoMailsPage;
use undersigned_views::views::notices::NoticesStopPage;
use undersigned_views::views::people::{Check, CheckField};

use super::desk::{desk, form, private};
use super::{asked, day, rendered, text};

pub fn pages(language: Language) -> Vec<(String, String)> {
    let stop = |stopped: bool| NoticesStopPage {
        page: private(language, "/notices?token=s3cr3t"),
        form: form("/notices"),
        token: "s3cr3t".to_owned(),
        stopped,
        account_href: "/desk/account".to_owned(),
    };
    let no_mails = |stopped: bool, taken_back: bool| NoMailsPage {
        page: private(language, "/no-mails?token=s3cr3t"),
        form: form("/no-mails"),
        token: "s3cr3t".to_owned(),
        stopped,
        taken_back,
    };
    let hook = HookRow {
        url: "https://programs.quayside.example/undersigned".to_owned(),
        created_at: day(10, 1),
        taken_at: Some(day(10, 9)),
        failing_since: None,
        last_error: String::new(),
        ended_at: None,
        waiting: 0,
    };
    let failing = HookRow {
        failing_since: Some(day(10, 10)),
        last_error: "it answered 503".to_owned(),
        waiting: 3,
        ..hook.clone()
    };
    let ended = HookRow {
        ended_at: Some(day(10, 13)),
        waiting: 0,
        ..failing.clone()
    };
    let webhook = |hook: Option<HookRow>, fresh: Option<&str>, wrong: bool| WebhookPage {
        page: private(language, "/desk/webhook"),
        desk: desk(Tab::Tokens, None),
        form: match wrong {
            true => asked(
                &private(language, "/desk/webhook"),
                "/desk/webhook",
                &[("url", "webhook-url")],
            ),
            false => form("/desk/webhook"),
        },
        url: String::new(),
        fresh: fresh.map(str::to_owned),
        hook,
        events: vec![
            ("endorsements.waiting", "endorsements"),
            ("deliveries.failing", "deliveries"),
            ("test", "test"),
        ],
    };
    let secret = Some("whsec_Zm9yIGRyYXdpbmdzIG9ubHksIG5ldmVyIHVzZWQ=");
    vec![
        rendered("notices-stop", stop(false)),
        rendered("notices-stopped", stop(true)),
        rendered("no-mails", no_mails(false, false)),
        rendered("no-mails-stopped", no_mails(true, false)),
        rendered("no-mails-again", no_mails(false, true)),
        rendered("desk-webhook-new", webhook(None, None, true)),
        rendered("desk-webhook", webhook(Some(hook), secret, false)),
        rendered("desk-webhook-failing", webhook(Some(failing), None, false)),
        rendered("desk-webhook-ended", webhook(Some(ended), None, false)),
        rendered("desk-account", account(language)),
        rendered("desk-delete", closing(language, false)),
        rendered("desk-delete-planned", closing(language, true)),
        rendered("new-organisation", new_organisation(language)),
        rendered("new-organisation-sent", confirm(language, "sent")),
        rendered("new-organisation-asks", confirm(language, "asks")),
        rendered("new-organisation-confirmed", confirm(language, "confirmed")),
    ]
}

fn new_organisation(language: Language) -> NewOrganisationPage {
    let page = private(language, "/new-organisation");
    let check = Check {
        text: "Y2hlY2s".to_owned(),
        bits: 16,
        sum: (3, 4),
    };
    NewOrganisationPage {
        form: asked(&page, "/new-organisation", &[("handle", "handle-alike")]),
        host: "quayside.example".to_owned(),
        name: "Crane Drivers’ Circle".to_owned(),
        handle: "quays1de".to_owned(),
        website: String::new(),
        email: "circle@cranes.example".to_owned(),
        words: "We are forty people.".to_owned(),
        check: CheckField::new(&page, &check, true),
        page,
    }
}

fn confirm(language: Language, state: &'static str) -> NewOrganisationConfirmPage {
    NewOrganisationConfirmPage {
        page: private(language, "/new-organisation/confirm"),
        form: form("/new-organisation/confirm"),
        token: "s3cr3t".to_owned(),
        state,
    }
}

fn closing(language: Language, planned: bool) -> ClosingPage {
    let page = private(language, "/desk/organisation/delete");
    ClosingPage {
        desk: desk(Tab::Profile, None),
        form: match planned {
            true => form("/desk/organisation/delete"),
            false => asked(
                &page,
                "/desk/organisation/delete",
                &[("handle", "delete-handle")],
            ),
        },
        begun: false,
        planned: planned.then(|| day(10, 20)),
        keeps: planned,
        own_handle: "quayside".to_owned(),
        handle: "quay".to_owned(),
        signatures: vec![
            Choice::new("withdraw", page.t("delete-withdraw"), true),
            Choice::new("keep", page.t("delete-keep"), false),
        ],
        asks_code: true,
        exports: vec![(
            text("en", "Open the gate for the nineteen of Quay 7"),
            "/appeals/the-nineteen/bundle".to_owned(),
        )],
        page,
    }
}

fn account(language: Language) -> AccountPage {
    AccountPage {
        passkeys: 0,
        page: private(language, "/desk/account"),
        desk: desk(Tab::Account, None),
        form: form("/desk/account"),
        person: "Mei Harbour".to_owned(),
        email: "mei@quayside.example".to_owned(),
        roles: vec!["owner"],
        has_password: true,
        has_factor: false,
        digests: vec![
            Choice::new("off", "Never", false),
            Choice::new("daily", "Every day", true),
        ],
        languages: vec![Choice::new("", "As the organisation’s name", true)],
        mails: true,
        failed: Some(FailedSignIns {
            count: 7,
            last_at: day(10, 8),
        }),
        sessions: vec![SessionRow {
            id: "4be1c07d92a8f316".to_owned(),
            device: "Firefox, Linux".to_owned(),
            created_at: day(10, 1),
            seen_at: day(10, 9),
            is_this: true,
        }],
    }
}

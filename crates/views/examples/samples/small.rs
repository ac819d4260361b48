//! Home, organisation, forms and problems.

use undersigned_views::language::Language;
use undersigned_views::views::archive::ArchivePage;
use undersigned_views::views::home::{HomePage, OrganisationCard};
use undersigned_views::views::organisation::OrganisationPage;
use undersigned_views::views::own_server::{Found, OwnServerPage};
use undersigned_views::views::people::{Check, CheckField};
use undersigned_views::views::problem::ProblemPage;
use undersigned_views::views::set_up::{NameRow, SetUpDonePage, SetUpPage};
use undersigned_views::views::sign_in::{
    PasskeyForm, SignInCodePage, SignInLinkPage, SignInNotice, SignInPage,
};
use undersigned_views::views::{Choice, Link, Page};

use super::appeal::cards;
use super::{asked, html, key, page, rendered, text};

pub fn pages(language: Language) -> Vec<(String, String)> {
    let (open, closed) = cards(language);
    let mut out = vec![
        rendered(
            "home",
            HomePage {
                page: page(language, "/"),
                about: None,
                organisations: vec![
                    OrganisationCard {
                        href: "/orgs/quayside".to_owned(),
                        names: vec![
                            text("en", "Quayside Workers’ Union"),
                            text("zh-Hant", "碼頭邊工會"),
                        ],
                        account: "@quayside@quayside.example".to_owned(),
                    },
                    OrganisationCard {
                        href: "/orgs/canteen".to_owned(),
                        names: vec![text("en", "Port Canteen Workers’ Circle")],
                        account: "@canteen@quayside.example".to_owned(),
                    },
                ],
                open: open.clone(),
                closed: closed.clone(),
                all_href: Some("/appeals".to_owned()),
                ask_href: None,
                fresh: false,
            },
        ),
        rendered(
            "home-empty",
            HomePage {
                page: page(language, "/"),
                about: None,
                organisations: Vec::new(),
                open: Vec::new(),
                closed: Vec::new(),
                all_href: None,
                ask_href: Some("/new-organisation".to_owned()),
                fresh: true,
            },
        ),
        rendered(
            "archive",
            ArchivePage {
                page: page(language, "/appeals"),
                query: "crane".to_owned(),
                address: "/appeals".to_owned(),
                topic: None,
                kinds: vec![Choice::new("", "Any kind", true)],
                topics: Vec::new(),
                gathered: None,
                statuses: vec![Choice::new("", "Any", true)],
                appeals: open.iter().chain(&closed).cloned().collect(),
                matching: 5,
                earlier: None,
                later: None,
            },
        ),
        rendered(
            "organisation",
            OrganisationPage {
                page: page(language, "/orgs/quayside"),
                names: vec![
                    text("en", "Quayside Workers’ Union"),
                    text("zh-Hant", "碼頭邊工會"),
                ],
                account: "@quayside@quayside.example".to_owned(),
                id: "https://quayside.example/orgs/quayside".to_owned(),
                suspended: true,
                moved_to: Some("https://quayside.example.org/orgs/quayside".to_owned()),
                earlier: vec!["https://docks.example/orgs/quayside".to_owned()],
                summary: Some((
                    html(
                        "<p>Crane drivers, tally clerks, cooks and cleaners of the western docks, organised since 1924.</p>",
                    ),
                    "en".to_owned(),
                )),
                country: Some("HK".to_owned()),
                links: vec![Link {
                    words: "union.quayside.example".to_owned(),
                    href: "https://union.quayside.example/".to_owned(),
                }],
                picture: None,
                header: None,
                followers: Some(1480),
                open,
                closed,
                endorsed: cards(language).0,
                all_href: Some("/appeals".to_owned()),
                keys: vec![key()],
            },
        ),
        rendered(
            "not-found",
            ProblemPage::of(page(language, "/nowhere"), "not-found", None),
        ),
        rendered(
            "problem",
            ProblemPage::of(
                page(language, "/appeals"),
                "internal",
                Some("01K9ZQ4T7M".to_owned()),
            ),
        ),
    ];
    out.extend(forms(language));
    out.extend(own_servers(language));
    out
}

/// The form that leads to one's own server, and what it may find.
fn own_servers(language: Language) -> Vec<(String, String)> {
    let mut page = page(language, "/appeals/the-nineteen/sign/own-server");
    page.origin = None;
    page.noindex = true;
    let title = cards(language).0.remove(0).titles.remove(0);
    let sample = |handle: &str, errors: &[(&str, &str)], found: Option<Found>| OwnServerPage {
        form: asked(&page, "/appeals/the-nineteen/sign/own-server", errors),
        page: page.clone(),
        address: "/appeals/the-nineteen".to_owned(),
        title: title.clone(),
        kind: "open-letter".to_owned(),
        handle: handle.to_owned(),
        invited: String::new(),
        check: None,
        takes_signatures: true,
        found,
    };
    let found = |host: &str, means: &'static str, href: Option<&str>| Found {
        host: host.to_owned(),
        means,
        href: href.map(str::to_owned),
        object: "https://quayside.example/appeals/the-nineteen".to_owned(),
        reply: text("en", "@quayside@quayside.example #WeCoSign"),
    };
    let many = [("handle", "own-server-many")];
    let checked = OwnServerPage {
        check: Some(CheckField::new(
            &page,
            &Check {
                text: "c2FtcGxl".to_owned(),
                bits: 16,
                sum: (3, 4),
            },
            false,
        )),
        ..sample("@union@social.example", &many, None)
    };
    let desk = "https://dockers.example/desk/endorse?object=https%3A%2F%2Fquayside.example%2Fappeals%2Fthe-nineteen";
    let looked_up = "https://social.example/authorize_interaction?uri=https%3A%2F%2Fquayside.example%2Fappeals%2Fthe-nineteen";
    vec![
        rendered(
            "own-server",
            sample("@union", &[("handle", "own-server-form")], None),
        ),
        rendered("own-server-many", checked),
        rendered(
            "own-server-desk",
            sample(
                "dockers.example",
                &[],
                Some(found("dockers.example", "desk", Some(desk))),
            ),
        ),
        rendered(
            "own-server-subscribe",
            sample(
                "@mei@social.example",
                &[],
                Some(found("social.example", "subscribe", Some(looked_up))),
            ),
        ),
        rendered(
            "own-server-none",
            sample(
                "@mei@old.example",
                &[],
                Some(found("old.example", "none", None)),
            ),
        ),
    ]
}

pub fn names(rows: &[(&str, &str)]) -> Vec<NameRow> {
    (1..=3)
        .map(|row| {
            let (language, name) = rows.get(row - 1).copied().unwrap_or_default();
            NameRow {
                row,
                language: language.to_owned(),
                name: name.to_owned(),
            }
        })
        .collect()
}

fn private(language: Language, path: &str) -> Page {
    let mut page = page(language, path);
    page.origin = None;
    page.noindex = true;
    page.sets_cookie = true;
    page
}

fn forms(language: Language) -> Vec<(String, String)> {
    let page = private(language, "/setup?token=x");
    let set_up = |errors: &[(&str, &str)]| SetUpPage {
        form: asked(&page, "/setup", errors),
        page: page.clone(),
        handle: "quayside".to_owned(),
        names: names(&[("en", "Quayside Workers’ Union"), ("zh-Hant", "碼頭邊工會")]),
        country: "HK".to_owned(),
        person: "Mei Harbour".to_owned(),
        email: "mei@quayside".to_owned(),
    };
    vec![
        rendered("set-up", set_up(&[])),
        rendered(
            "set-up-errors",
            set_up(&[
                ("name-1", "name-one"),
                ("email", "email-form"),
                ("password", "password-short"),
            ]),
        ),
        rendered(
            "set-up-done",
            SetUpDonePage {
                page: page.clone(),
                account: "@quayside@quayside.example".to_owned(),
                href: "/orgs/quayside".to_owned(),
                next_href: "/desk".to_owned(),
            },
        ),
        rendered(
            "sign-in",
            SignInPage {
                form: asked(&page, "/sign-in", &[("email", "sign-in")]),
                page: page.clone(),
                email: "mei@quayside.example".to_owned(),
                next: "/desk".to_owned(),
                notice: None,
                passkey: Some(asking("/sign-in/passkey", "")),
            },
        ),
        rendered(
            "signed-out",
            SignInPage {
                form: asked(&page, "/sign-in", &[]),
                page: page.clone(),
                email: String::new(),
                next: String::new(),
                notice: Some(SignInNotice::SignedOut),
                passkey: None,
            },
        ),
        rendered(
            "sign-in-code",
            SignInCodePage {
                form: asked(&page, "/sign-in/code", &[("code", "code")]),
                page: page.clone(),
                half: "aGFsZg".to_owned(),
                next: String::new(),
                passkey: Some(asking("/sign-in/code/passkey", "aGFsZg")),
            },
        ),
        rendered(
            "sign-in-link",
            SignInLinkPage {
                form: asked(&page, "/sign-in/link", &[("password", "password-short")]),
                page: page.clone(),
                email: "mei@quayside.example".to_owned(),
                token: "s3cret".to_owned(),
                organisation: Some(text("en", "Quayside Workers’ Union")),
                roles: vec!["editor"],
                joins: true,
                needs_password: true,
                person: "Mei Harbour".to_owned(),
            },
        ),
    ]
}

/// What asks for a passkey.
fn asking(action: &str, half: &str) -> PasskeyForm {
    PasskeyForm {
        action: action.to_owned(),
        challenge: "Y2hhbGxlbmdl".to_owned(),
        relying: "quayside.example".to_owned(),
        known: String::new(),
        half: half.to_owned(),
        next: String::new(),
    }
}

//! People who sign.

use undersigned_views::{
    language::Language,
    views::{
        Choice, Form, Link, Page,
        appeal::{Demand, Tongue},
        co_signers::Mark,
        pass_on::PassOn,
        people::*,
    },
};

use super::{asked, at, digest, page, rendered, text};

const ADDRESS: &str = "/appeals/the-nineteen";

/// Without what a session would add.
fn form(page: &Page, action: &str, wrong: &[(&str, &str)]) -> Form {
    Form {
        csrf: String::new(),
        ..asked(page, action, wrong)
    }
}

fn written(page: &Page) -> Written {
    let codes = ["never", "first-name-and-region", "full"];
    let choice = |code: &str| {
        Choice::new(
            code,
            page.word("people-choice", code),
            code == "first-name-and-region",
        )
    };
    Written {
        name: "Rosa Âzîz 阿茲茲".to_owned(),
        first_name: "Rosa".to_owned(),
        country: "TN".to_owned(),
        region: "صفاقس".to_owned(),
        occupation: "Crane driver".to_owned(),
        message: "All eleven.\nToday.".to_owned(),
        shown: codes.map(choice).to_vec(),
    }
}

pub fn to_sign() -> ToSign {
    let tongue = Tongue {
        tag: "en".to_owned(),
        authoritative: true,
        follows_wording: None,
        original: None,
        signed: None,
        blocks: Vec::new(),
        demands: vec![Demand {
            id: "release".to_owned(),
            words: "Release all nineteen.".to_owned(),
            part: None,
        }],
        alone_href: None,
    };
    ToSign {
        wording: 2,
        at: Some(at("2026-11-20T09:00")),
        titles: vec![text("en", "Free the nineteen")],
        addressees: super::letter::addressees("en"),
        tongues: vec![tongue],
    }
}

pub fn earlier() -> Mark {
    Mark::EarlierWording {
        wording: 1,
        at: Some(at("2026-11-02T09:00")),
        href: Some(format!("{ADDRESS}/revisions/1")),
        changes_href: Some(format!("{ADDRESS}/revisions/1?against=2#changes")),
    }
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let path = format!("{ADDRESS}/sign/person");
    let mut page = page(language, &path);
    page.origin = None;
    page.noindex = true;
    let title = text("en", "Free the nineteen");
    let check = Check {
        text: "c2FtcGxl".to_owned(),
        bits: 16,
        sum: (3, 4),
    };
    let done = |outcome: &str| PeopleDonePage {
        page: page.clone(),
        outcome: outcome.to_owned(),
        sent_to: (outcome == "sent").then(|| "rosa@post.example".to_owned()),
        appeal: Some((ADDRESS.to_owned(), title.clone())),
        again: Some(Link {
            href: path.clone(),
            words: page.t("people-done-mistyped"),
        }),
        pass_on: outcome.starts_with("counted").then(|| {
            let address = format!("https://quayside.example{ADDRESS}");
            PassOn::new(address, &title.words)
        }),
    };
    let mut all: Vec<(String, String)> = [
        "sent",
        "counted",
        "counted-news",
        "withdrawn",
        "withdrawn-news",
        "link-sent",
    ]
    .map(|outcome| rendered(&format!("people-{outcome}"), done(outcome)))
    .into();
    all.push(rendered(
        "people-form",
        SignPersonPage {
            form: form(
                &page,
                &path,
                &[
                    ("email", "email-form"),
                    ("agree", "agree"),
                    ("answer", "answer"),
                ],
            ),
            address: ADDRESS.to_owned(),
            title: title.clone(),
            promise: promise("full"),
            written: written(&page),
            email: "rosa@post".to_owned(),
            consent: text("en", "I agree to all of it."),
            consent_digest: "sha-256:00".to_owned(),
            agreed: false,
            news: Some(false),
            check: CheckField::new(&page, &check, true),
            page: page.clone(),
        },
    ));
    all.push(rendered(
        "people-confirm",
        ConfirmPage {
            form: form(&page, "/sign/confirm", &[]),
            token: "t".to_owned(),
            address: ADDRESS.to_owned(),
            title: title.clone(),
            written: written(&page),
            public: ["Rosa".to_owned(), "صفاقس".to_owned(), page.country("TN")].to_vec(),
            news: true,
            text: to_sign(),
            changed: Some(format!("{ADDRESS}/revisions/1?against=2#changes")),
            again: false,
            page: page.clone(),
        },
    ));
    all.push(rendered(
        "people-signature",
        SignaturePage {
            form: form(&page, "/signature/correct", &[]),
            download: "/signature/download".to_owned(),
            withdraw: "/signature/withdraw".to_owned(),
            sign_new: "/signature/wording".to_owned(),
            end_news: "/signature/news".to_owned(),
            token: "t".to_owned(),
            address: ADDRESS.to_owned(),
            title: title.clone(),
            written: written(&page),
            email: "rosa@post.example".to_owned(),
            signed_at: Some(at("2026-11-12T08:40")),
            confirmed_at: Some(at("2026-11-12T08:52")),
            agreed_to: Some(AgreedTo {
                words: text("en", "I agree to all of it."),
                digest: digest(),
            }),
            signed: Signed {
                wording: 1,
                at: Some(at("2026-11-02T09:00")),
                marks: vec![earlier()],
            },
            fresh: Some(to_sign()),
            keeper: keeper(),
            effective: "never".to_owned(),
            names: Some(format!("{ADDRESS}/people")),
            hidden: true,
            kept_until: Some(at("2027-07-31T00:00")),
            news: Some(OwnNews {
                language: "English".to_owned(),
                asked_at: Some(at("2026-11-12T08:40")),
                confirmed_at: Some(at("2026-11-12T08:52")),
            }),
            done: Some(page.t("done-corrected")),
            withdrawn_at: None,
            page: page.clone(),
        },
    ));
    all.push(rendered(
        "people-link",
        LinkAgainPage {
            form: form(&page, "/signature/link", &[]),
            email: String::new(),
            check: CheckField::new(&page, &check, false),
            page: page.clone(),
        },
    ));
    all.push(rendered(
        "people-link-ended",
        LinkEndedPage {
            action: "/signature/renew".to_owned(),
            token: "t".to_owned(),
            again: "/signature/link".to_owned(),
            page: page.clone(),
        },
    ));
    let row = |name: &str, region: Option<&str>, country: Option<&str>| PersonRow {
        name: name.to_owned(),
        region: region.map(str::to_owned),
        country: country.map(|code| page.country(code)),
        marks: match region {
            Some(_) => vec![earlier()],
            None => Vec::new(),
        },
    };
    all.push(rendered(
        "people",
        PeoplePage {
            address: ADDRESS.to_owned(),
            title,
            total: 1_284,
            earlier_wording: 17,
            countries: vec![("TN".to_owned(), 640), ("FR".to_owned(), 205)],
            others: 439,
            as_of: Some(at("2026-11-20T09:00")),
            shown: "full".to_owned(),
            names: vec![
                row("Rosa Âzîz 阿茲茲", Some("صفاقس"), Some("TN")),
                row("王小明", None, Some("TW")),
                row("Ana", None, None),
            ],
            earlier: None,
            later: Some(Link {
                href: format!("{ADDRESS}/people?page=2"),
                words: page.t("people-older"),
            }),
            sign: Some(path),
            page,
        },
    ));
    all
}

/// What is promised, and how much is shown at most.
pub fn promise(shown: &str) -> Promise {
    Promise {
        keeper: keeper(),
        kept_until: at("2027-07-31T00:00"),
        shown: shown.to_owned(),
    }
}

fn keeper() -> Keeper {
    Keeper {
        name: "Quayside Workers’ Union".to_owned(),
        contact: "privacy@quayside.example".to_owned(),
        contact_href: Some("mailto:privacy@quayside.example".to_owned()),
    }
}

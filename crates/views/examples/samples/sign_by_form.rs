//! An organisation without a server signs by form, and claims its entry; the desk enters others.

use undersigned_views::language::Language;
use undersigned_views::views::desk::signers::{Counts, StandsUnder};
use undersigned_views::views::desk::{SignerCheckPage, SignerPage, Tab};
use undersigned_views::views::pass_on::PassOn;
use undersigned_views::views::people::{Check, CheckField, Signed};
use undersigned_views::views::sign_by_form::{
    ClaimConfirmPage, ClaimPage, ContactFields, FormConfirmPage, FormDonePage, FormManagePage,
    FormSentPage, Listing, Namesake, NewWording, SignOrganisationPage,
};
use undersigned_views::views::{Choice, Text};

use super::small::names;
use super::{asked, day, digest, page, rendered, text};

const ADDRESS: &str = "/appeals/the-nineteen";

pub fn pages(language: Language) -> Vec<(String, String)> {
    let mut pages = signing(language);
    pages.extend(signers(language));
    pages.extend(at_the_desk(language));
    pages
}

fn title(language: Language) -> Text {
    match language.tag {
        "zh-Hant" => text("zh-Hant", "讓十九人回到碼頭"),
        _ => text("en", "Bring the nineteen back to the quay"),
    }
}

fn listing() -> Listing {
    Listing {
        names: vec![
            text("ar", "نقابة عمّال الأرصفة"),
            text("en", "Pier Workers’ Union"),
        ],
        aliases: vec!["PWU".to_owned()],
        country: Some("TN".to_owned()),
    }
}

/// The form that an organisation without a server fills in.
fn signing(language: Language) -> Vec<(String, String)> {
    let page = page(language, &format!("{ADDRESS}/sign/organisation"));
    let check = Check {
        text: "c2FtcGxl".to_owned(),
        bits: 16,
        sum: (3, 4),
    };
    let action = format!("{ADDRESS}/sign/organisation");
    let shown = |errors: &[(&str, &str)]| SignOrganisationPage {
        form: asked(&page, &action, errors),
        page: page.clone(),
        address: ADDRESS.to_owned(),
        title: title(language),
        kind: "petition".to_owned(),
        moderated: errors.is_empty(),
        names: match errors.is_empty() {
            true => names(&[]),
            false => names(&[("ar", "نقابة عمّال الأرصفة"), ("en", "Pier Workers’ <Union>")]),
        },
        also_known_as: "PWU".to_owned(),
        country: "TN".to_owned(),
        website: "https://piers.example".to_owned(),
        person: "هدى بنت سليم الحدّاد".to_owned(),
        role: "Secretary".to_owned(),
        why: "We load the ships.".to_owned(),
        email: "office@piers".to_owned(),
        agreed: false,
        news: Some(true),
        check: CheckField::new(&page, &check, !errors.is_empty()),
    };
    let wrong = [
        ("name-1", "name-one"),
        ("email", "email-form"),
        ("agree", "needed"),
        ("answer", "answer"),
    ];
    let mut without_mail = shown(&[]);
    without_mail.page.without_mail = true;
    vec![
        rendered("form-sign", shown(&[])),
        rendered("form-sign-wrong", shown(&wrong)),
        rendered("form-sign-no-mail", without_mail),
    ]
}

fn signers(language: Language) -> Vec<(String, String)> {
    let page = page(language, ADDRESS);
    let title = title(language);
    let confirm = |own_domain: bool, next: &'static str| FormConfirmPage {
        form: asked(&page, "/sign-by-form/confirm", &[]),
        page: page.clone(),
        address: ADDRESS.to_owned(),
        title: title.clone(),
        kind: "petition".to_owned(),
        token: "t".to_owned(),
        text_digest: digest().text,
        wording: 2,
        listing: listing(),
        why: own_domain.then(|| "We load the ships.".to_owned()),
        domain: "piers.example".to_owned(),
        own_domain,
        next,
        namesake: (next == "same-name").then(|| Namesake {
            entry: format!("{ADDRESS}/cosigners/k"),
            name: text("en", "PIER WORKERS UNION"),
            number: Some(1),
            again: format!("{ADDRESS}/sign/organisation/again"),
        }),
        news: own_domain,
    };
    let mut pages = vec![
        rendered(
            "form-sent",
            FormSentPage {
                form: asked(&page, "/again", &[]),
                page: page.clone(),
                address: ADDRESS.to_owned(),
                title: title.clone(),
                email: "office@piers.example".to_owned(),
                sent: true,
            },
        ),
        rendered("form-confirm", confirm(true, "listed")),
        rendered("form-confirm-elsewhere", confirm(false, "other-domain")),
        rendered("form-confirm-same-name", confirm(true, "same-name")),
        rendered(
            "form-manage",
            FormManagePage {
                form: asked(
                    &page,
                    "/sign-by-form/manage",
                    &[("name-1", "name-one"), ("sure", "sure")],
                ),
                withdraw: "/sign-by-form/manage/withdraw".to_owned(),
                why_action: "/sign-by-form/manage/why".to_owned(),
                why: String::new(),
                why_language: "en".to_owned(),
                page: page.clone(),
                address: ADDRESS.to_owned(),
                title: title.clone(),
                token: "t".to_owned(),
                state: "corrected".to_owned(),
                withdrawn_at: None,
                reason: None,
                entry: Some((format!("{ADDRESS}/cosigners/x"), Some(12))),
                new: Some(NewWording {
                    action: "/sign-by-form/manage/wording".to_owned(),
                    text_digest: digest().text,
                    signed: Signed {
                        wording: 1,
                        at: None,
                        marks: vec![super::people::earlier()],
                    },
                    fresh: super::people::to_sign(),
                }),
                contact: Some(ContactFields {
                    action: "/sign-by-form/manage/contact".to_owned(),
                    person: "Amel Trabelsi".to_owned(),
                    role: "Secretary".to_owned(),
                }),
                kept: vec![("field-form-email", "office@piers.example".to_owned())],
                news: true,
                domain: Some("piers.example".to_owned()),
                at: Some(day(5, 3)),
                names: names(&[("en", "Pier Workers’ Union")]),
                also_known_as: "PWU".to_owned(),
                country: "TN".to_owned(),
            },
        ),
        rendered(
            "claim",
            ClaimPage {
                form: asked(&page, "/claim", &[("account", "claim-not-endorsed")]),
                mail: "/claim/mail".to_owned(),
                page: page.clone(),
                entry: format!("{ADDRESS}/cosigners/x"),
                title: title.clone(),
                listing: listing(),
                number: Some(12),
                own_server: format!("{ADDRESS}/sign/own-server"),
                domain: Some("piers.example".to_owned()),
                by_form: true,
                account: "@union@piers.example".to_owned(),
                is_open: true,
            },
        ),
        rendered(
            "claim-confirm",
            ClaimConfirmPage {
                form: asked(&page, "/sign-by-form/claim", &[]),
                page: page.clone(),
                address: ADDRESS.to_owned(),
                title: title.clone(),
                token: "t".to_owned(),
                listing: listing(),
                account: String::new(),
            },
        ),
    ];
    let outcomes = [
        "listed",
        "waits",
        "reworded",
        "withdrawn",
        "joined",
        "suggested",
    ];
    for outcome in outcomes {
        let done = FormDonePage {
            page: page.clone(),
            address: ADDRESS.to_owned(),
            title: title.clone(),
            outcome: outcome.to_owned(),
            listing: (outcome == "listed").then(listing),
            news: outcome == "waits",
            sign_again: (outcome == "withdrawn").then(|| format!("{ADDRESS}/sign/organisation")),
            pass_on: (outcome == "waits").then(|| {
                let address = format!("https://quayside.example{ADDRESS}");
                PassOn::new(address, &title.words)
            }),
        };
        pages.push(rendered(&format!("form-done-{outcome}"), done));
    }
    pages
}

fn at_the_desk(language: Language) -> Vec<(String, String)> {
    let page = page(language, "/desk/appeals/the-nineteen/signers");
    let manage = "/desk/appeals/the-nineteen".to_owned();
    let desk = || super::desk::desk(Tab::Overview, None);
    let kinds = ["organisation", "individual-in-personal-capacity"];
    let kinds = kinds.map(|code| Choice::new(code, page.word("signer-kind", code), false));
    let provenances = ["paper", "e-mail", "import"];
    let provenances = provenances.map(|code| {
        let chosen = code == "paper";
        Choice::new(code, page.word("signer-from", code), chosen)
    });
    vec![
        rendered(
            "desk-signer",
            SignerPage {
                desk: desk(),
                form: asked(
                    &page,
                    "/desk/appeals/the-nineteen/signers",
                    &[("kind", "needed"), ("evidence", "evidence-large")],
                ),
                manage: manage.clone(),
                title: title(language),
                id: "https://quayside.example/attestations/x".to_owned(),
                names: names(&[("en", "Pier Workers’ Union")]),
                also_known_as: "PWU".to_owned(),
                country: "TN".to_owned(),
                kinds: kinds.to_vec(),
                provenances: provenances.to_vec(),
                signed_at: "2026-10-03".to_owned(),
                ordinal: "12".to_owned(),
                evidence: Some(digest()),
                contact: ["Noor Jetty", "Secretary", "office@pier.example"]
                    .map(str::to_owned)
                    .to_vec(),
                may_withdraw: true,
                counts: Some(Counts {
                    organisations: "4".to_owned(),
                    people: String::new(),
                }),
                page: page.clone(),
            },
        ),
        rendered(
            "desk-signer-check",
            SignerCheckPage {
                desk: desk(),
                form: asked(&page, "/desk/appeals/the-nineteen/signers/sign", &[]),
                back: "/desk/appeals/the-nineteen/signers".to_owned(),
                title: title(language),
                corrects: false,
                listing: listing(),
                kind: "organisation".to_owned(),
                provenance: "paper".to_owned(),
                signed_at: "2026-10-03".to_owned(),
                stands: StandsUnder {
                    choices: vec![
                        Choice::new("1", "First wording · 2 October 2026", true),
                        Choice::new("2", "Second wording · 9 October 2026", false),
                    ],
                    warning: None,
                },
                ordinal: "12".to_owned(),
                evidence: Some(digest()),
                hints: vec![page.t1("queue-like-number", "number", 7_u64)],
                recipients: vec!["gantry.example".to_owned()],
                hidden: vec![("name-1".to_owned(), "Pier Workers’ Union".to_owned())],
                page,
            },
        ),
    ]
}

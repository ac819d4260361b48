//! News by e-mail, and what is asked before something is taken back.

use undersigned_web::{
    check::Check,
    language::Language,
    views::{
        FieldError, Form, Link, Page,
        beside::{Update, UpdatesPage},
        desk::{
            Tab,
            beside::{BesidePage, ByEmail, Row, TakeBackPage},
        },
        news::{NewsConfirmPage, NewsFormPage, NewsOwnPage},
        people::{CheckField, PeopleDonePage},
    },
};

use super::{
    at,
    desk::{desk, private},
    page, rendered, text,
};

const ADDRESS: &str = "/appeals/the-nineteen";

fn form(page: &Page, action: &str, wrong: &[(&str, &str)]) -> Form {
    let errors = wrong.iter().map(|(field, key)| FieldError {
        field: (*field).to_owned(),
        message: page.t(&format!("error-{key}")),
    });
    Form {
        action: action.to_owned(),
        csrf: String::new(),
        errors: errors.collect(),
    }
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let path = format!("{ADDRESS}/news");
    let mut page = page(language, &path);
    page.origin = None;
    page.noindex = true;
    let title = text("en", "Free the nineteen");
    let check = Check {
        text: "c2FtcGxl".to_owned(),
        sum: (3, 4),
    };
    let done = |outcome: &str| PeopleDonePage {
        page: page.clone(),
        outcome: outcome.to_owned(),
        appeal: Some((ADDRESS.to_owned(), title.clone())),
        again: Some(Link {
            href: path.clone(),
            words: page.t("news-title"),
        }),
    };
    let mut all: Vec<(String, String)> = ["news-sent", "news-confirmed", "news-left"]
        .map(|outcome| rendered(outcome, done(outcome)))
        .into();
    let asked = |wrong: &[(&str, &str)], one_more: bool| NewsFormPage {
        form: form(&page, &path, wrong),
        address: ADDRESS.to_owned(),
        title: title.clone(),
        email: "rosa@post.example".to_owned(),
        one_more,
        check: CheckField::new(&page, &check, !wrong.is_empty()),
        page: page.clone(),
    };
    all.push(rendered("news-form", asked(&[], true)));
    let wrong = [("email", "email-form"), ("answer", "answer")];
    all.push(rendered("news-form-wrong", asked(&wrong, false)));
    all.push(rendered(
        "news-confirm",
        NewsConfirmPage {
            form: form(&page, "/news/confirm", &[]),
            token: "t".to_owned(),
            address: ADDRESS.to_owned(),
            title: title.clone(),
            page: page.clone(),
        },
    ));
    all.push(rendered(
        "news-own",
        NewsOwnPage {
            form: form(&page, "/news", &[]),
            token: "t".to_owned(),
            address: ADDRESS.to_owned(),
            title: title.clone(),
            email: "rosa@post.example".to_owned(),
            language: "English".to_owned(),
            asked_at: Some(at("2026-11-12T08:40")),
            confirmed_at: Some(at("2026-11-12T08:52")),
            page: page.clone(),
        },
    ));
    all.extend(beside(language));
    all
}

/// The public page of updates with the small form, and the desk's.
fn beside(language: Language) -> [(String, String); 3] {
    let title = text("en", "Free the nineteen");
    let path = format!("{ADDRESS}/updates");
    let name = text("en", "Seven of the nineteen are back at work");
    let update = Update {
        href: format!("{path}/seven"),
        at: at("2026-11-18T00:00"),
        corrected: None,
        title: name.clone(),
        body: undersigned_web::markdown::render("The gate was open this *morning*."),
        summary: "The gate was open this morning.".to_owned(),
        others: Vec::new(),
        sources: Vec::new(),
        changes: Vec::new(),
    };
    let public = UpdatesPage {
        page: page(language, &path),
        address: ADDRESS.to_owned(),
        title: title.clone(),
        notices: Vec::new(),
        one: false,
        gone: false,
        updates: vec![update],
        cases: true,
        news: Some(format!("{ADDRESS}/news?lang={}", language.tag)),
    };
    let action = format!("/desk{path}");
    let list = BesidePage {
        page: private(language, &action),
        desk: desk(Tab::Overview, None),
        form: form(&page(language, &action), &action, &[]),
        title,
        update_drafts: Vec::new(),
        updates: vec![Row {
            href: format!("{action}/seven"),
            words: name.clone(),
            more: None,
            public_href: Some(format!("{path}/seven")),
        }],
        case_drafts: Vec::new(),
        cases: Vec::new(),
        may_remind: false,
        by_email: ByEmail {
            reading: 1_284,
            left: 17,
            bounced: 3,
        },
    };
    let action = format!("{action}/seven");
    let take_back = TakeBackPage {
        page: private(language, &action),
        desk: desk(Tab::Overview, None),
        form: form(&page(language, &action), &action, &[]),
        words: name,
        kind: "update".to_owned(),
        with_files: false,
    };
    [
        rendered("updates", public),
        rendered("desk-updates", list),
        rendered("desk-take-back", take_back),
    ]
}

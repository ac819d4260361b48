//! News by e-mail, and what is asked before something is taken back.

use undersigned_views::{
    language::Language,
    views::{
        Form, Link, Page,
        beside::{Update, UpdatesPage},
        desk::{
            Tab,
            beside::{
                BesideCheckPage, BesidePage, ByEmail, LastLook, Row, SourceRow, TakeBackPage,
                UpdateEditorPage, VersionRow, Writing,
            },
            publish::Recipient,
            schedule::{Planned, Schedule},
        },
        news::{NewsConfirmPage, NewsFormPage, NewsOwnPage},
        people::{Check, CheckField, PeopleDonePage},
    },
};

use super::{
    asked, at,
    desk::{desk, private},
    html, page, rendered, text,
};

const ADDRESS: &str = "/appeals/the-nineteen";

/// Without what a session would add.
fn form(page: &Page, action: &str, wrong: &[(&str, &str)]) -> Form {
    Form {
        csrf: String::new(),
        ..asked(page, action, wrong)
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
        bits: 16,
        sum: (3, 4),
    };
    let done = |outcome: &str| PeopleDonePage {
        page: page.clone(),
        outcome: outcome.to_owned(),
        sent_to: None,
        appeal: Some((ADDRESS.to_owned(), title.clone())),
        again: Some(Link {
            href: path.clone(),
            words: page.t("news-title"),
        }),
        pass_on: None,
    };
    let mut all: Vec<(String, String)> = ["news-sent", "news-confirmed", "news-left"]
        .map(|outcome| rendered(outcome, done(outcome)))
        .into();
    let asks = |wrong: &[(&str, &str)], one_more: bool| NewsFormPage {
        form: form(&page, &path, wrong),
        address: ADDRESS.to_owned(),
        title: title.clone(),
        email: "rosa@post.example".to_owned(),
        one_more,
        check: CheckField::new(&page, &check, !wrong.is_empty()),
        page: page.clone(),
    };
    all.push(rendered("news-form", asks(&[], true)));
    let wrong = [("email", "email-form"), ("answer", "answer")];
    all.push(rendered("news-form-wrong", asks(&wrong, false)));
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
fn beside(language: Language) -> [(String, String); 5] {
    let title = text("en", "Free the nineteen");
    let path = format!("{ADDRESS}/updates");
    let name = text("en", "Seven of the nineteen are back at work");
    let update = Update {
        href: format!("{path}/seven"),
        at: at("2026-11-18T00:00"),
        corrected: None,
        title: name.clone(),
        body: html("<p>The gate was open this <em>morning</em>.</p>"),
        summary: "The gate was open this morning.".to_owned(),
        others: Vec::new(),
        sources: Vec::new(),
        changes: Vec::new(),
    };
    let mut other = update.clone();
    other.title = text("ar", "سبعة من التسعة عشر عادوا إلى العمل");
    let look = last_look(language, vec![update.clone(), other]);
    let public = UpdatesPage {
        page: page(language, &path),
        address: ADDRESS.to_owned(),
        title: title.clone(),
        notices: Vec::new(),
        one: false,
        gone: false,
        updates: vec![update],
        cases: true,
        others: Vec::new(),
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
            mails: true,
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
        typed: vec![("title-1".to_owned(), "Day <39>".to_owned())],
    };
    [
        rendered("updates", public),
        rendered("desk-updates", list),
        rendered("desk-update", writing(language)),
        rendered("desk-beside-check", look),
        rendered("desk-take-back", take_back),
    ]
}

/// An update that is being written and is to be published by itself.
fn writing(language: Language) -> UpdateEditorPage {
    let back = format!("/desk{ADDRESS}/updates");
    let action = format!("{back}/seven");
    let page = private(language, &action);
    let row = |row, tag: &str, title: &str| VersionRow {
        row,
        language: tag.to_owned(),
        title: title.to_owned(),
        body: String::new(),
    };
    UpdateEditorPage {
        desk: desk(Tab::Overview, None),
        form: form(
            &page,
            &action,
            &[("title-1", "needed"), ("source-title-1", "too-long")],
        ),
        draft: Writing {
            title: text("en", "Free the nineteen"),
            back,
            published: true,
            exists: true,
            was: "d0".to_owned(),
            planned: Some(Planned {
                words: "It will be published on 1 December 2026 at 09:00 (Europe/Berlin).".into(),
                stopped: false,
                href: format!("{action}/publish#later"),
            }),
            meanwhile: None,
        },
        date: "2026-11-18".to_owned(),
        versions: vec![row(1, "en", ""), row(2, "ar", "سبعة")],
        sources: vec![SourceRow {
            row: 1,
            ..SourceRow::default()
        }],
        changes: Vec::new(),
        page,
    }
}

fn last_look(language: Language, updates: Vec<Update>) -> BesideCheckPage {
    let edit_href = format!("/desk{ADDRESS}/updates/seven");
    let page = private(language, &format!("{edit_href}/publish"));
    let remark = page.t1("beside-check-sources", "sources", "The <Gazette>");
    BesideCheckPage {
        desk: desk(Tab::Overview, None),
        form: form(&page, &page.path, &[]),
        look: LastLook {
            published: false,
            remarks: vec![remark],
            recipients: [
                ("Quayside Workers’ Union", "news", 1_284),
                ("a.example", "replicas", 1),
            ]
            .map(|(who, why, count)| Recipient {
                who: who.to_owned(),
                why: why.to_owned(),
                count,
            })
            .into(),
            digest: String::new(),
            edit_href: edit_href.clone(),
        },
        updates,
        case: None,
        abouts: Vec::new(),
        schedule: Schedule {
            action: format!("{edit_href}/schedule"),
            ..Schedule::default()
        },
        page,
    }
}

//! Invented data for every page: a harbour union's letter, and those who sign it. Used by the
//! example `looks` and by the test that renders what it writes.

mod acting;
mod appeal;
mod appeal_list;
mod arrivals;
mod beside;
mod calling;
mod co_sign;
mod deciding;
mod desk;
mod desk_acting;
mod desk_around;
mod desk_endorsing;
mod desk_handing_over;
mod desk_list;
mod desk_server;
mod desk_team;
mod desk_writing;
mod import_changes;
mod importing;
mod inviting;
mod letter;
mod moderation;
mod news;
mod notices;
mod one_person;
mod paper;
mod people;
mod proceedings;
mod queue;
mod roll;
mod sign_by_form;
mod signing_in;
mod small;
mod translating;
mod wordings;

use std::{any::type_name, collections::BTreeSet, sync::Mutex};

use chrono::{DateTime, Utc};
use undersigned_views::language::Language;
use undersigned_views::views::{Digest, FieldError, Form, Html, Link, Page, Template, Text};

/// The types of all pages that were written so far: a test looks for those that are not among them.
pub static WRITTEN: Mutex<BTreeSet<&str>> = Mutex::new(BTreeSet::new());

/// All that have the frame of the site around them, by file name.
pub fn all(language: Language) -> Vec<(String, String)> {
    let mut pages = appeal::pages(language);
    pages.extend(appeal_list::pages(language));
    pages.extend(small::pages(language));
    pages.extend(co_sign::pages(language));
    pages.extend(people::pages(language));
    pages.extend(one_person::pages(language));
    pages.extend(arrivals::pages(language));
    pages.extend(moderation::pages(language));
    pages.extend(desk::pages(language));
    pages.extend(sign_by_form::pages(language));
    pages.extend(inviting::pages(language));
    pages.extend(news::pages(language));
    pages.extend(proceedings::pages(language));
    pages.extend(acting::pages(language));
    pages.extend(deciding::pages(language));
    pages.extend(desk_acting::pages(language));
    pages.extend(beside::pages(language));
    pages.extend(wordings::pages(language));
    pages.extend(paper::pages(language));
    pages.extend(signing_in::pages(language));
    pages.extend(desk_around::pages(language));
    pages.extend(desk_handing_over::pages(language));
    pages.extend(importing::pages(language));
    pages.extend(translating::pages(language));
    pages.extend(desk_team::pages(language));
    pages.extend(desk_server::pages(language));
    pages
}

/// What leaves the site and has no frame: paper, widgets, mails.
pub fn outside(language: Language) -> Vec<(String, String)> {
    paper::outside(language)
}

fn rendered<T: Template>(name: &str, page: T) -> (String, String) {
    WRITTEN
        .lock()
        .expect("nothing fails while it is held")
        .insert(type_name::<T>());
    (
        name.to_owned(),
        page.render()
            .expect("templates render whatever they are given"),
    )
}

/// A form as it was sent, with what is wrong with it: fields, and keys of messages without `error-`.
fn asked(page: &Page, action: &str, wrong: &[(&str, &str)]) -> Form {
    let errors = wrong.iter().map(|(field, key)| FieldError {
        field: (*field).to_owned(),
        message: page.t(&format!("error-{key}")),
    });
    Form {
        action: action.to_owned(),
        csrf: "c5rf-t0ken".to_owned(),
        errors: errors.collect(),
    }
}

fn page(language: Language, path: &str) -> Page {
    let mut page = Page::new(
        language,
        "Quayside Workers’ Union",
        "quayside.example",
        path,
    );
    page.origin = Some("https://quayside.example".to_owned());
    page.links = vec![Link {
        href: "/about".to_owned(),
        words: match language.tag {
            "zh-Hant" => "關於",
            "ar" => "من نحن",
            _ => "About",
        }
        .to_owned(),
    }];
    page
}

fn at(text: &str) -> DateTime<Utc> {
    format!("{text}:00Z")
        .parse()
        .expect("sample dates are written out in full")
}

fn day(month: u32, day: u32) -> DateTime<Utc> {
    at(&format!("2026-{month:02}-{day:02}T09:10"))
}

fn text(language: &str, words: &str) -> Text {
    Text::new(language, words)
}

/// What stands on a page as Markdown made it.
fn html(written: &str) -> Html {
    Html::trusted(written.to_owned())
}

fn digest() -> Digest {
    Digest::new("sha-256:4be1c07d92a8f3160d5be7719a04c3e86f12d8470bb59ae37c2f61d05e83a94b")
}

fn key() -> Digest {
    Digest::new("z6MkfQuaYs1deR0tK3yNeverUsedOnlyDrawn7BzvT2mWpHx")
}

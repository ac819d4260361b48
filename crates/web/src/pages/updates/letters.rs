//! The pages of letters that readers send.

use super::{
    page::{Frame, Read},
    shown,
};
use crate::{
    pages::{
        beside::day_of,
        letters::{Typed, shown as written},
    },
    problem::{Answer, Problem},
    views::{
        Form,
        letters::{Letter, LetterPage, LettersPage},
    },
};
use undersigned_domain::dispatch::{Kind, Letter as Said, Words};

/// Letters: all of them, or one to be filled in.
pub(super) fn letters(read: &Read<'_>, frame: Frame) -> Answer {
    let Frame {
        mut page,
        title,
        notices,
    } = frame;
    let (shell, address) = (read.shell, read.address.clone());
    let Some(name) = read.asked.name else {
        let dispatches = &read.view.dispatches.shown;
        return Ok(shell.show(&LettersPage {
            letters: written::cards(dispatches, &address, page.language),
            page,
            address,
            title,
            notices,
        }));
    };
    let href = format!("{address}/letters/{name}");
    page.activity_json = read.document();
    let form = Form {
        action: shell.with_language(&format!("{href}/ready")),
        csrf: String::new(),
        errors: Vec::new(),
    };
    Ok(shell.show(&LetterPage {
        letter: letter(read, name, &href)?,
        page,
        form,
        address,
        title,
        notices,
    }))
}

/// One of them, in the language that is asked for; none where it is gone.
fn letter(read: &Read<'_>, name: &str, href: &str) -> Answer<Option<Letter>> {
    let (shell, reader) = (read.shell, read.shell.page.language);
    let today = day_of(read.now).ok_or_else(Problem::not_found)?;
    let Some(said) = said(read, name) else {
        return Ok(None);
    };
    let language = written::chosen(said, shell.query.get("text"), reader);
    let typed = Typed::proposed(said, &language);
    let mut letter = written::letter(said, &typed, href, reader, today);
    for (_, href) in &mut letter.others {
        *href = shell.with_language(href);
    }
    Ok(Some(letter))
}

/// What the organiser wrote.
fn said<'a>(read: &Read<'a>, name: &str) -> Option<&'a Said> {
    match &shown(read.view, Kind::Letter, name)?.words {
        Words::Letter(letter) => Some(letter.as_ref()),
        _ => None,
    }
}

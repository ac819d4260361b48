//! The last look at a letter: as writers will find it, and to whom it goes.

use super::base;
use crate::{
    pages::{
        beside::day_of,
        desk::{
            beside::shared::{Ready, last_look, last_look_at, publish, ready, said},
            words,
        },
        letters::{Typed, shown},
        session::{SignedForm, SignedIn},
    },
    problem::{Answer, Problem},
    views::{
        FieldError, Page,
        desk::{Tab, letters::LetterCheckPage},
    },
};
use axum::extract::Path;
use undersigned_domain::{
    appeal::ByLanguage,
    dispatch::{Kind, Letter, Words, letter::Addressee},
};
use undersigned_federation::{FederationError, actions::letters};

/// So long after its end in UTC a day goes on where it ends last, in milliseconds.
const HALF_A_DAY: i64 = 12 * 60 * 60 * 1_000;

pub async fn check(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    match ready(&signed, &slug, Kind::Letter, &name).await? {
        Ok(ready) => signed.show(&page(&signed, &ready, Vec::new()).await?),
        Err(there) => signed.go(&there),
    }
}

pub async fn say(Path((slug, name)): Path<(String, String)>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let ready = match ready(&signed, &slug, Kind::Letter, &name).await? {
        Ok(ready) => ready,
        Err(there) => return signed.go(&there),
    };
    match publish(&signed, &fields, &ready).await? {
        None => signed.done(&base(&slug), "letter-published"),
        Some(wrong) => signed.show_again(&page(&signed, &ready, vec![wrong]).await?),
    }
}

async fn page(
    signed: &SignedIn,
    ready: &Ready,
    mut errors: Vec<FieldError>,
) -> Answer<LetterCheckPage> {
    let Ready {
        appeal,
        view,
        draft,
    } = ready;
    let letter = letters::check(&draft.inside)?;
    // Said before it is tried: whoever held an office stays in the letter.
    let before = said(view, Kind::Letter, &draft.name).map(|one| &one.words);
    if let Some(Words::Letter(before)) = before
        && errors.is_empty()
        && letter.follows(before).is_err()
    {
        errors.push(words::wrong(&signed.page(), "main", "write-holders-gone"));
    }
    let today = day_of(signed.instance().clock.now()).ok_or_else(Problem::not_found)?;
    let href = format!("/appeals/{}/letters/{}", appeal.slug, draft.name);
    let reader = signed.visitor.language;
    let in_each = letter.languages.iter().map(|language| {
        let typed = Typed::proposed(&letter, language);
        let mut one = shown::letter(&letter, &typed, &href, reader, today);
        one.others.clear();
        one
    });
    let in_each: Vec<_> = in_each.collect();
    let said_in = signed.page();
    let untranslated = letter.languages.iter().filter_map(|tag| {
        let parts = untranslated(&said_in, &letter, tag);
        (!parts.is_empty()).then(|| (tag.clone(), parts.join(", ")))
    });
    let untranslated: Vec<_> = untranslated.collect();
    let words = draft.words().map_err(FederationError::from)?;
    Ok(LetterCheckPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(
            last_look_at(&appeal.slug, Kind::Letter, &draft.name),
            errors,
        ),
        look: last_look(signed, ready, &words).await?,
        is_over: letter
            .until
            .is_some_and(|day| day.end_millis() + HALF_A_DAY <= signed.instance().clock.millis()),
        letters: in_each,
        untranslated,
    })
}

/// What a letter says in another of its languages, and not in this one.
fn untranslated(page: &Page, letter: &Letter, tag: &str) -> Vec<String> {
    let is_missing = |map: &ByLanguage| {
        let is_said = |words: &String| !words.trim().is_empty();
        map.values().any(is_said) && !map.get(tag).is_some_and(is_said)
    };
    let is_half_said = |one: &Addressee| {
        let mut parts = [&one.office, &one.salutation, &one.own].into_iter();
        parts.any(is_missing)
    };
    let missing = [
        ("field-write-words", is_missing(&letter.words)),
        (
            "write-fields-title",
            letter.fields.iter().any(|one| is_missing(&one.label)),
        ),
        ("write-to", letter.addressees.iter().any(is_half_said)),
        ("write-copies", letter.copies.iter().any(is_half_said)),
    ];
    let missing = missing.into_iter().filter(|(_, missing)| *missing);
    missing.map(|(key, _)| page.t(key)).collect()
}

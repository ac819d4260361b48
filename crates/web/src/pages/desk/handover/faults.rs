//! Everything that is wrong with a handover as it was typed, each beside its field.

use super::form::HandoverForm;
use crate::{
    pages::desk::words::{self, Wrong},
    problem::Answer,
    views::{FieldError, Page, desk::handover::Cell},
};
use undersigned_domain::{
    Fault,
    dispatch::{Kind, Words, read_words},
    people::Day,
};
use undersigned_federation::FederationError;

/// What is wrong, as far as the form tells which field it is. All is said in the first language.
pub fn of_handover(page: &Page, form: &HandoverForm) -> Vec<FieldError> {
    let mut wrong: Vec<Wrong> = Vec::new();
    match form.date.as_str() {
        "" => wrong.push(("date".to_owned(), "needed")),
        date if Day::parse(date).is_none() => wrong.push(("date".to_owned(), "date-form")),
        _ => {}
    }
    let first = form.with_words().next().map_or(1, |(row, _)| row);
    let taken_by = form.versions.iter().find(|one| one.row == first);
    if taken_by.is_none_or(|one| one.taken_by.trim().is_empty()) {
        wrong.push((format!("taken-by-{first}"), "needed"));
    }
    for version in &form.versions {
        for (name, key) in [
            ("taken-by", words::long_title(&version.taken_by)),
            ("place", words::long_title(&version.place)),
            ("words", words::long_text(&version.words)),
        ] {
            wrong.extend(key.map(|key| (format!("{name}-{}", version.row), key)));
        }
    }
    let says = |cells: &[Cell]| cells.iter().any(|cell| cell.says_in(first));
    for one in &form.evidence {
        if !says(&one.titles) {
            let field = format!("evidence-title-{}-{first}", one.row);
            wrong.push((field, "evidence-title"));
        }
    }
    for one in form.answers.iter().filter(|one| !one.is_empty()) {
        let is_whole = Day::parse(&one.date).is_some() && says(&one.by) && says(&one.text);
        if !is_whole {
            wrong.push((format!("answer-date-{}", one.row), "answer-whole"));
        }
    }
    words::sentences(page, wrong)
}

/// Why it cannot be sent, beside the field that it is about.
pub fn beside_field(
    page: &Page,
    form: &HandoverForm,
    error: FederationError,
) -> Answer<FieldError> {
    let FederationError::Invalid { code, .. } = &error else {
        return words::beside(page, "date", error);
    };
    if *code == "answer_before_handover" {
        // Days sort as their text does.
        let mut answers = form.answers.iter();
        let early = answers.find(|one| !one.date.is_empty() && one.date < form.date);
        let row = early.map_or(1, |one| one.row);
        return words::beside(page, &format!("answer-date-{row}"), error);
    }
    let inside = form.inside();
    let fault = match read_words(Kind::Handover, &inside) {
        Ok(Words::Handover(handover)) => handover.check().err(),
        Ok(_) => None,
        Err(fault) => Some(fault),
    };
    Ok(match fault {
        Some(Fault::Member("date")) if form.date.is_empty() => words::wrong(page, "date", "needed"),
        Some(Fault::Member("date")) => words::wrong(page, "date", "date-form"),
        Some(Fault::Member("takenBy" | "languages")) => words::wrong(page, "taken-by-1", "needed"),
        Some(Fault::Member("evidence")) => {
            words::wrong(page, "evidence-title-1-1", "evidence-title")
        }
        Some(Fault::Member("answers")) => words::wrong(page, "answer-date-1", "answer-whole"),
        Some(Fault::UnknownLanguage(_)) => words::wrong(page, "language-1", "language-form"),
        _ => words::beside(page, "date", error)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::ENGLISH, pages::session::Fields};

    fn wrong(body: &str) -> Vec<String> {
        let form = HandoverForm::read(&Fields::parse(body.as_bytes()), ENGLISH).with_room();
        let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
        let wrong = of_handover(&page, &form).into_iter();
        wrong.map(|one| one.field).collect()
    }

    #[test]
    fn every_mistake_of_a_handover_is_said_at_once() {
        let sound = "date=2026-12-01&language-2=ar&taken-by-2=a";
        assert_eq!(wrong(sound), Vec::<String>::new());
        assert_eq!(wrong("language-1=en"), ["date", "taken-by-1"]);
        let digest = format!("sha-256:{}", "0a".repeat(32));
        let body = format!(
            "date=soon&language-2=ar&place-2=a&evidence-digest-1={digest}\
             &answer-date-1=2026-12-20&answer-by-1-2=b"
        );
        let fields = ["date", "taken-by-2", "evidence-title-1-2", "answer-date-1"];
        assert_eq!(wrong(&body), fields);
    }
}

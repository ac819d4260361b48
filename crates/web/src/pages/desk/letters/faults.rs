//! Everything that is wrong with a letter as it was typed, each beside its field.

use super::form::LetterForm;
use crate::{
    pages::desk::words::{self, Wrong},
    views::{
        FieldError, Page,
        desk::{handover::Cell, letters::Version},
    },
};
use undersigned_domain::{
    dispatch::letter::{FIXED, placeholders},
    people::Day,
};

/// What is wrong, as far as the form tells which field it is.
pub fn of_letter(page: &Page, form: &LetterForm) -> Vec<FieldError> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut written = form.versions.iter().filter(|one| one.is_written());
    let first = written.next();
    for version in first.into_iter().chain(written) {
        of_version(form, version, &mut wrong);
    }
    if first.is_none() {
        for name in ["title-1", "subject-1", "text-1"] {
            wrong.push((name.to_owned(), "needed"));
        }
    }
    if !form.until.is_empty() && Day::parse(&form.until).is_none() {
        wrong.push(("until".to_owned(), "date-form"));
    }
    let first = first.map_or(1, |version| version.row);
    let says = |cells: &[Cell]| cells.iter().any(|cell| cell.says_in(first));
    if form.addressees.is_empty() {
        wrong.push((format!("to-office-1-{first}"), "write-addressee"));
    }
    for (list, rows, key) in [
        ("to", &form.addressees, "write-addressee"),
        ("copy", &form.copies, "write-copy"),
    ] {
        for one in rows {
            if !says(&one.offices) {
                wrong.push((format!("{list}-office-{}-{first}", one.row), key));
            }
        }
    }
    words::sentences(page, wrong)
}

fn of_version(form: &LetterForm, version: &Version, wrong: &mut Vec<Wrong>) {
    let row = version.row;
    for (name, text) in [("title", &version.title), ("subject", &version.subject)] {
        if text.trim().is_empty() {
            wrong.push((format!("{name}-{row}"), "needed"));
        }
    }
    let known =
        |name: &str| FIXED.contains(&name) || form.fields.iter().any(|field| field.name == name);
    if version.text.trim().is_empty() {
        wrong.push((format!("text-{row}"), "needed"));
    } else if !placeholders(&version.text).all(known) {
        wrong.push((format!("text-{row}"), "write-text"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::ENGLISH, pages::session::Fields};

    fn wrong(body: &str) -> Vec<String> {
        let form = LetterForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
        let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
        let wrong = of_letter(&page, &form).into_iter();
        wrong.map(|one| one.field).collect()
    }

    #[test]
    fn every_mistake_of_a_letter_is_said_at_once() {
        let sound = "language-1=en&title-1=a&subject-1=b&text-1=c&to-postal-1=&to-office-1-1=Mayor";
        assert_eq!(wrong(sound), Vec::<String>::new());
        let more = format!("{sound}&language-2=ar&title-2=d&text-2=%7Bnobody%7D&until=soon");
        assert_eq!(wrong(&more), ["subject-2", "text-2", "until"]);
        let none = wrong("language-1=en");
        assert_eq!(none, ["title-1", "subject-1", "text-1", "to-office-1-1"]);
    }
}

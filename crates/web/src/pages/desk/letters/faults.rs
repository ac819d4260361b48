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
        of_version(version, &mut wrong);
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
    let written = form.versions.iter().filter(|one| one.is_written());
    let odd = written.flat_map(|version| of_placeholders(page, form, version));
    let odd: Vec<FieldError> = odd.collect();
    words::sentences(page, wrong)
        .into_iter()
        .chain(odd)
        .collect()
}

fn of_version(version: &Version, wrong: &mut Vec<Wrong>) {
    let row = version.row;
    for (name, text) in [("title", &version.title), ("subject", &version.subject)] {
        if text.trim().is_empty() {
            wrong.push((format!("{name}-{row}"), "needed"));
        }
        wrong.extend(words::long_title(text).map(|key| (format!("{name}-{row}"), key)));
    }
    if version.text.trim().is_empty() {
        wrong.push((format!("text-{row}"), "needed"));
    }
    for (name, text) in [("words", &version.words), ("text", &version.text)] {
        wrong.extend(words::long_text(text).map(|key| (format!("{name}-{row}"), key)));
    }
}

/// What stands in braces and is the name of nothing that is known, beside the text in which it stands, with all names
/// that are.
fn of_placeholders(page: &Page, form: &LetterForm, version: &Version) -> Vec<FieldError> {
    let own = form.fields.iter().map(|field| field.name.as_str());
    let known: Vec<&str> = FIXED
        .into_iter()
        .chain(own)
        .filter(|name| !name.is_empty())
        .collect();
    let names: Vec<String> = known.iter().map(|name| format!("{{{name}}}")).collect();
    let beside = |(name, text): (&str, &str)| {
        let odd = placeholders(text).find(|name| !known.contains(name))?;
        Some(FieldError {
            field: format!("{name}-{}", version.row),
            message: page.t2(
                "error-write-braces",
                "odd",
                format!("{{{odd}}}"),
                "known",
                names.join(", "),
            ),
        })
    };
    let texts = [
        ("subject", version.subject.as_str()),
        ("text", version.text.as_str()),
    ];
    texts.into_iter().filter_map(beside).collect()
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
        assert_eq!(wrong(&more), ["subject-2", "until", "text-2"]);
        let none = wrong("language-1=en");
        assert_eq!(none, ["title-1", "subject-1", "text-1", "to-office-1-1"]);
    }

    #[test]
    fn what_stands_in_braces_is_the_name_of_something() {
        let body = "language-1=en&title-1=a&subject-1=%7BPrisoner%7D&text-1=%7Bname%7D+%7BFirst+name%7D\
            &to-postal-1=&to-office-1-1=Mayor&ask-name-1=town&ask-label-1-1=Town";
        assert_eq!(wrong(body), ["subject-1", "text-1"]);
        let form = LetterForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
        let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
        let said = of_letter(&page, &form).remove(1).message;
        for name in ["{First name}", "{salutation}", "{name}", "{town}"] {
            assert!(said.contains(name), "{said}");
        }
    }
}

//! Everything that is wrong with an update or a case as it was typed, each beside its field: whoever
//! puts one thing right is not told of the next one only then.

use super::form::{CaseForm, Change, UpdateForm};
use crate::{
    pages::desk::words::{self, Wrong},
    views::{FieldError, Page, desk::beside::VersionRow},
};
use serde_json::{Map, Value};
use undersigned_domain::{
    Fault,
    dispatch::{Kind, is_web_address, read_words},
    people::Day,
};

/// What is wrong with an update, as far as its form tells which field it is.
pub fn of_update(page: &Page, form: &UpdateForm) -> Vec<FieldError> {
    let mut wrong: Vec<Wrong> = Vec::new();
    if !form.date.is_empty() && Day::parse(&form.date).is_none() {
        wrong.push(("date".to_owned(), "date-form"));
    }
    if form.versions.iter().all(VersionRow::is_empty) {
        wrong.push(("title-1".to_owned(), "needed"));
        wrong.push(("body-1".to_owned(), "needed"));
    }
    for version in form.versions.iter().filter(|one| !one.is_empty()) {
        for (name, text) in [("title", &version.title), ("body", &version.body)] {
            if text.trim().is_empty() {
                wrong.push((format!("{name}-{}", version.row), "needed"));
            }
        }
    }
    for (change, row) in form.changes.iter().zip(1..) {
        wrong.extend(of_change(change).map(|(name, key)| (format!("{name}-{row}"), key)));
    }
    for source in &form.sources {
        if !source.url.is_empty() && !is_web_address(&source.url) {
            wrong.push((format!("source-url-{}", source.row), "source-address"));
        }
    }
    words::sentences(page, wrong)
}

/// The same of a case.
pub fn of_case(page: &Page, form: &CaseForm) -> Vec<FieldError> {
    let alone = |id: &String| CaseForm {
        same: vec![id.clone()],
        ..CaseForm::new(&[])
    };
    let ids = form.same.iter().zip(1..);
    let odd = ids.filter(|(id, _)| fault(Kind::Case, &alone(id).inside()).is_some());
    let odd = odd.map(|(_, row): (&String, usize)| (format!("same-{row}"), "same-case-form"));
    words::sentences(page, odd.collect())
}

/// Which part of what became of somebody is wrong: it is read as if it were said alone.
fn of_change(change: &Change) -> Option<(&'static str, &'static str)> {
    if change.case.is_empty() {
        return Some(("case", "case-needed"));
    }
    let alone = UpdateForm {
        versions: vec![VersionRow {
            row: 1,
            language: "en".to_owned(),
            title: "-".to_owned(),
            body: "-".to_owned(),
        }],
        changes: vec![change.clone()],
        ..UpdateForm::default()
    };
    match fault(Kind::Update, &alone.inside())? {
        Fault::Member("when") | Fault::TooLong("when") => Some(("when", "when-form")),
        Fault::Member("words") => Some(("words", "needed")),
        Fault::Member("sources") => Some(("case-url", "source-address")),
        _ => None,
    }
}

fn fault(kind: Kind, inside: &Map<String, Value>) -> Option<Fault> {
    read_words(kind, inside).err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::ENGLISH, pages::session::Fields};

    fn page() -> Page {
        Page::new(ENGLISH, "Dockers", "d.example", "/")
    }

    fn fields(wrong: Vec<FieldError>) -> Vec<String> {
        wrong.into_iter().map(|one| one.field).collect()
    }

    fn update(body: &str) -> Vec<String> {
        let form = UpdateForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
        fields(of_update(&page(), &form))
    }

    #[test]
    fn what_is_missing_is_said_of_the_language_it_is_missing_in() {
        let sound = "language-1=en&title-1=a&body-1=b&language-2=ar&title-2=c&body-2=d";
        assert_eq!(update(sound), Vec::<String>::new());
        let third = format!("{sound}&language-3=zh-Hant&title-3=e&body-3=");
        assert_eq!(update(&third), ["body-3"]);
        assert_eq!(update("language-1=en"), ["title-1", "body-1"]);
    }

    #[test]
    fn every_mistake_of_an_update_is_said_at_once() {
        let body = "date=soon&language-1=en&title-1=&body-1=b&case-1=https%3A%2F%2Fd.example%2Fc\
            &state-1=detained&when-1=2026-11&case-2=https%3A%2F%2Fd.example%2Fd&state-2=detained\
            &when-2=lately&source-title-1=Gazette&source-title-3=Paper\
            &source-url-3=gazette.example%2F123";
        let found = update(body);
        assert_eq!(found, ["date", "title-1", "when-2", "source-url-2"]);
    }

    #[test]
    fn what_became_of_somebody_is_not_lost_where_nobody_was_chosen() {
        let body = "language-1=en&title-1=a&body-1=b&case-1=&state-1=detained\
            &case-2=&state-2=released&when-2=2026-11&words-2=on+bail";
        let form = UpdateForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
        assert_eq!(fields(of_update(&page(), &form)), ["case-1"]);
        // It is kept in the draft as well, and shown in the form again.
        let again = UpdateForm::of(&form.inside());
        let change = again.changes.first().map(|one| (&*one.when, &*one.words));
        assert_eq!(change, Some(("2026-11", "on bail")));
    }

    #[test]
    fn the_address_that_is_no_case_is_found() {
        let body = "kind=person&language-1=en&name-1=A&same-1=&same-3=there\
            &same-2=https%3A%2F%2Fb.example%2Fappeals%2Fy%2Fcases%2F1";
        let form = CaseForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
        assert_eq!(fields(of_case(&page(), &form)), ["same-2"]);
    }
}

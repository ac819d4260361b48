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
    cases::When,
    dispatch::{Kind, is_web_address, read_words},
    people::Day,
};

/// What is wrong with an update, as far as its form tells which field it is.
pub fn of_update(page: &Page, form: &UpdateForm, now: i64) -> Vec<FieldError> {
    let mut wrong: Vec<Wrong> = Vec::new();
    match Day::parse(&form.date) {
        None if form.date.is_empty() => {}
        None => wrong.push(("date".to_owned(), "date-form")),
        Some(day) if day.is_to_come(now) => wrong.push(("date".to_owned(), "day-ahead")),
        Some(_) => {}
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
    wrong.extend(too_long(&form.versions, "title", "body"));
    for (change, row) in form.changes.iter().zip(1..) {
        let found = of_change(change, now);
        wrong.extend(found.map(|(name, key)| (format!("{name}-{row}"), key)));
    }
    for source in &form.sources {
        if let Some(key) = words::long_title(&source.title) {
            wrong.push((format!("source-title-{}", source.row), key));
        }
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
    let mut wrong: Vec<Wrong> = odd.collect();
    wrong.extend(too_long(&form.versions, "name", "about"));
    words::sentences(page, wrong)
}

/// What is longer than it may be, by the names of its fields.
fn too_long<'a>(
    versions: &'a [VersionRow],
    title: &'a str,
    body: &'a str,
) -> impl Iterator<Item = Wrong> + 'a {
    versions.iter().flat_map(move |version| {
        let field = |name: &str| format!("{name}-{}", version.row);
        let long = words::long_title(&version.title).map(|key| (field(title), key));
        let long_text = words::long_text(&version.body).map(|key| (field(body), key));
        long.into_iter().chain(long_text)
    })
}

/// Which part of what became of somebody is wrong: it is read as if it were said alone.
fn of_change(change: &Change, now: i64) -> Option<(&'static str, &'static str)> {
    if change.case.is_empty() {
        return Some(("case", "case-needed"));
    }
    if When::parse(&change.when).is_some_and(|when| when.is_to_come(now)) {
        return Some(("when", "day-ahead"));
    }
    if let Some(key) = words::long_title(&change.words) {
        return Some(("words", key));
    }
    if let Some(key) = words::long_title(&change.source) {
        return Some(("case-source", key));
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
        fields(of_update(&page(), &form, noon()))
    }

    /// Noon in UTC of 23 November 2026.
    fn noon() -> i64 {
        Day::parse("2026-11-23").map_or(0, |day| day.end_millis() - 12 * 60 * 60 * 1_000)
    }

    #[test]
    fn nothing_has_happened_on_a_day_to_come() {
        let sent = |date: &str, when: &str| {
            update(&format!(
                "language-1=en&title-1=a&body-1=b&date={date}&case-1=https%3A%2F%2Fd.example%2Fc\
                 &state-1=hunger-strike&when-1={when}"
            ))
        };
        // In Auckland it is tomorrow already.
        for when in ["2026-11-24", "2026-11", "2026", "2026-12", "2027"] {
            let wrong = match when {
                "2026-12" | "2027" => vec!["when-1"],
                _ => Vec::new(),
            };
            assert_eq!(sent("2026-11-24", when), wrong, "{when}");
        }
        assert_eq!(sent("2027-11-19", "2027-11-19"), ["date", "when-1"]);
    }

    #[test]
    fn what_is_too_long_is_said_beside_its_own_field() {
        let long = "x".repeat(20_001);
        let body = format!(
            "date=2027-11-19&language-1=en&title-1={}&body-1={long}",
            &long[..301]
        );
        assert_eq!(update(&body), ["date", "title-1", "body-1"]);
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
            &source-url-3=gazette%2F123";
        let found = update(body);
        assert_eq!(found, ["date", "title-1", "when-2", "source-url-2"]);
    }

    #[test]
    fn a_source_is_named_as_people_write_addresses() {
        let body = "language-1=en&title-1=a&body-1=b&source-title-1=Gazette\
            &source-url-1=www.gazette.example%2F123&case-1=https%3A%2F%2Fd.example%2Fc\
            &state-1=detained&when-1=2026-11&case-url-1=gazette.example%2F124";
        assert_eq!(update(body), Vec::<String>::new());
        let inside = UpdateForm::read(&Fields::parse(body.as_bytes()), ENGLISH).inside();
        let address = |pointer: &str| Value::from(inside.clone()).pointer(pointer).cloned();
        assert_eq!(
            address("/sources/0/url"),
            Some(Value::from("https://www.gazette.example/123"))
        );
        assert_eq!(
            address("/cases/0/source/url"),
            Some(Value::from("https://gazette.example/124"))
        );
    }

    #[test]
    fn what_became_of_somebody_is_not_lost_where_nobody_was_chosen() {
        let body = "language-1=en&title-1=a&body-1=b&case-1=&state-1=detained\
            &case-2=&state-2=released&when-2=2026-11&words-2=on+bail";
        let form = UpdateForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
        assert_eq!(fields(of_update(&page(), &form, noon())), ["case-1"]);
        // It is kept in the draft as well, and shown in the form again.
        let again = UpdateForm::of(&form.inside());
        let change = again.changes.first().map(|one| (&*one.when, &*one.words));
        assert_eq!(change, Some(("2026-11", "on bail")));
    }

    #[test]
    fn the_address_that_is_no_case_is_found() {
        let body = "kind=person&language-1=en&name-1=A&same-1=&same-3=there\
            &same-2=b.example%2Fappeals%2Fy%2Fcases%2F1";
        let form = CaseForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
        assert_eq!(fields(of_case(&page(), &form)), ["same-2"]);
    }
}

//! What fields are called, where they stand and away from there.

use undersigned_views::{
    language::{ENGLISH, LANGUAGES, Language, try_t},
    views::{FieldError, Form, Page},
};

fn said(language: Language, field: &str) -> String {
    let page = Page::new(language, "Dockers", "d.example", "/");
    let (field, message) = (field.to_owned(), "Wrong".to_owned());
    page.error_in(&FieldError { field, message })
}

#[test]
fn a_page_that_says_what_is_wrong_says_so_in_its_title() {
    fn walk(folder: &std::path::Path, silent: &mut Vec<String>) -> usize {
        let mut count = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                count += walk(&path, silent);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let has_summary = ["page.errors(", "writing::head("];
            if !has_summary.iter().any(|name| text.contains(*name)) {
                continue;
            }
            count += 1;
            let title = text.lines().find(|line| line.contains("{% block title %}"));
            if title.is_none_or(|title| !title.contains("page.error_before(form)")) {
                silent.push(path.display().to_string());
            }
        }
        count
    }
    let mut silent = Vec::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let count = walk(&root.join("templates/pages"), &mut silent);
    assert!(count > 50, "{count}");
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn a_row_of_a_language_is_called_by_its_name() {
    let of = |rows: &[(usize, &str)], field: &str| {
        let rows: Vec<(usize, String)> = rows
            .iter()
            .map(|(row, tag)| (*row, (*tag).to_owned()))
            .collect();
        let page = Page::new(ENGLISH, "Dockers", "d.example", "/desk/appeals/x/updates/y");
        let page = page.in_rows(rows.iter().map(|(row, tag)| (*row, tag)));
        let (field, message) = (field.to_owned(), "Wrong".to_owned());
        let said = page.error_in(&FieldError { field, message });
        said.replace(['\u{2068}', '\u{2069}'], "")
    };
    let both = [(1, "en"), (2, "ar")];
    assert_eq!(of(&both, "body-2"), "Text (العربية): Wrong");
    assert_eq!(of(&both, "language-2"), "Language 2: Wrong");
    for rows in [&[(1, "en"), (2, "")], &[(1, "AR"), (2, "ar")]] {
        assert_eq!(of(rows, "body-2"), "Text (Language 2): Wrong");
    }
}

#[test]
fn what_could_not_be_stored_is_said_of_no_field() {
    let with = |field: &str| {
        let (field, message) = (field.to_owned(), "Later".to_owned());
        Form {
            errors: vec![FieldError { field, message }],
            ..Form::default()
        }
    };
    let (of_none, of_email) = (with(""), with("email"));
    for language in LANGUAGES {
        let page = Page::new(*language, "Dockers", "d.example", "/");
        let title = page.t("form-not-stored");
        let said = page.errors(&of_none).to_string();
        assert!(said.contains(&title), "{said}");
        assert!(said.contains("<li>Later</li>"), "{said}");
        let said = page.errors(&of_email).to_string();
        assert!(said.contains("href=\"#email\""), "{said}");
        assert!(!said.contains(&title), "{said}");
    }
}

#[test]
fn the_summary_says_of_a_further_row_which_one_it_is() {
    for (field, words) in [
        ("language-1", "Language: Wrong"),
        ("language-2", "Language 2: Wrong"),
        ("name-1", "Name: Wrong"),
        ("name-3", "Name (Language 3): Wrong"),
        ("title-1", "Wrong"),
        ("title-2", "Language 2: Wrong"),
        ("body-3", "Text (Language 3): Wrong"),
        ("link-href-2", "Address (Row 2): Wrong"),
        (
            "alt-2-fr",
            "What is to be seen, in français (Picture 2): Wrong",
        ),
        ("deadline", "Closes on: Wrong"),
        // These numbers belong to names.
        ("words-demand-2", "Wrong"),
        ("field-town-2", "Wrong"),
    ] {
        assert_eq!(said(ENGLISH, field), words, "{field}");
    }
}

#[test]
fn a_field_is_called_as_in_its_own_form() {
    let page = |path: &str| Page::new(ENGLISH, "Dockers", "d.example", path);
    let letter = page("/desk/appeals/ropes/letters/new");
    assert_eq!(letter.called("text-1").as_deref(), Some("The text"));
    let second = "The text (Language 2)";
    assert_eq!(letter.called("text-2").as_deref(), Some(second));
    let office = letter.called("to-office-2-1");
    assert_eq!(
        office.as_deref(),
        Some("Office, in Language 1 (Addressee 2)")
    );
    // A form that is given back elsewhere is called by where it goes.
    let elsewhere = page("/sign-in");
    let called = elsewhere.called_on("/desk/amendments/new?appeal=a", "text-1");
    assert_eq!(called.as_deref(), Some("The clause as it should read"));
    let called = elsewhere.called_on("/desk/appeals/ropes/updates/new", "title-1");
    assert_eq!(called.as_deref(), Some("Title"));
}

/// The fields that stand in rows wherever they stand.
fn in_rows() -> impl Iterator<Item = &'static str> {
    let code = include_str!("../src/views/page/fields.rs");
    let rows = code.split("const ROWS").nth(1).unwrap();
    let rows = rows.split("];").next().unwrap().lines();
    rows.filter_map(|line| line.trim().strip_prefix("(\"")?.split('"').next())
}

#[test]
fn no_two_rows_are_called_the_same_in_any_language() {
    assert!(in_rows().count() > 15);
    for language in LANGUAGES {
        for name in in_rows() {
            let lines = [1, 2, 3].map(|row| said(*language, &format!("{name}-{row}")));
            let [first, second, third] = lines;
            assert!(
                first != second && second != third,
                "{}: {second}",
                language.tag
            );
            assert!(
                second.contains(&language.number(2)),
                "{}: {second}",
                language.tag
            );
        }
    }
}

/// The keys by which the forms of the desk name their fields.
fn named() -> impl Iterator<Item = &'static str> {
    let code = include_str!("../src/views/page/labels.rs");
    let texts = code.split('"').skip(1).step_by(2);
    // Those at the end of which is a number count rows.
    let keys = texts.filter(|text| !text.ends_with("-n"));
    keys.filter(|key| key.starts_with("field-") || key.starts_with("editor-"))
}

#[test]
fn everything_that_is_named_has_words() {
    assert!(named().count() > 80);
    for key in named() {
        assert!(try_t(ENGLISH, key, &[]).is_some(), "{key}");
    }
}

#[test]
fn one_name_is_called_by_what_stands_above_it_in_its_form() {
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    let letter = "/desk/appeals/ropes/letters/new";
    let site = "/desk/pages/imprint?language=en";
    let update = "/desk/appeals/ropes/updates/01x";
    let later = format!("{update}/schedule");
    for (address, field, key) in [
        (letter, "text-2", Some("field-write-template")),
        (letter, "to-office-1-2", Some("field-write-office")),
        (letter, "to-name-1", None),
        (site, "text", Some("field-site-text")),
        // Here and outside the desk as everywhere.
        (
            "/desk/amendments/new",
            "text-1",
            Some("field-deciding-text"),
        ),
        ("/appeals/ropes/sign", "text-1", Some("field-deciding-text")),
        (update, "words-1", Some("field-case-words")),
        (update, "words-in-1", None),
        (later.as_str(), "date", Some("field-schedule-date")),
        ("/setup?token=x", "handle", Some("field-handle")),
        ("/new-organisation", "handle", Some("field-handle")),
        (
            "/desk/organisation/delete",
            "handle",
            Some("field-delete-handle"),
        ),
        // Of an organisation elsewhere it is the only field.
        ("/appeals/ropes/sign/own-server", "handle", None),
        ("/desk/profile", "header", Some("field-profile-header")),
        ("/desk/profile", "header-alt-1", Some("field-header-alt")),
        (
            "/desk/appeals/ropes/handovers/01x",
            "picture",
            Some("field-handover-picture"),
        ),
        (
            "/desk/appeals/ropes/pictures",
            "file",
            Some("field-picture-file"),
        ),
    ] {
        let called = page.called_on(address, field);
        let is_said = match (&called, key) {
            (Some(called), Some(key)) => called.starts_with(&page.t(key)),
            (called, key) => called.is_none() && key.is_none(),
        };
        assert!(is_said, "{address}, {field}: {called:?}");
    }
}

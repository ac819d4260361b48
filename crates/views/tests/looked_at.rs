//! Every page has a sample, so that somebody looks at it when styles or words change.

use crate::samples;
use std::{collections::BTreeSet, fs, path::Path};
use undersigned_views::language::LANGUAGES;

/// The pages of this crate as the compiler calls their types: structs whose template is a page or a mail.
fn pages() -> BTreeSet<String> {
    fn walk(folder: &Path, within: &str, pages: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let module = match name.as_str() {
                "mod" => within.to_owned(),
                _ => format!("{within}::{name}"),
            };
            match path.is_dir() {
                true => walk(&path, &module, pages),
                false => pages.extend(declared(&fs::read_to_string(path).unwrap(), &module)),
            }
        }
    }
    let mut pages = BTreeSet::new();
    let views = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/views");
    walk(&views, "undersigned_views::views", &mut pages);
    pages
}

/// Those of one file.
fn declared(source: &str, module: &str) -> Vec<String> {
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut found = Vec::new();
    for rest in source.split("#[template(path = \"").skip(1) {
        if rest.starts_with("pages/") || rest.starts_with("mails/") {
            let (_, name) = rest.split_once("struct ").expect("a struct follows");
            let name = name.split(|letter: char| !is_of_name(letter)).next();
            let name = name.unwrap_or_default();
            found.push(format!("{module}::{name}"));
        }
    }
    found
}

#[test]
fn every_page_has_a_sample() {
    samples::all(LANGUAGES[0]);
    samples::outside(LANGUAGES[0]);
    let pages = pages();
    assert!(pages.len() > 140, "{} pages were found", pages.len());
    let written = samples::WRITTEN.lock().unwrap();
    let missing: Vec<_> = pages
        .iter()
        .filter(|page| !written.contains(page.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "these pages have no sample in examples/samples: {missing:#?}"
    );
}

#[test]
fn what_leaves_the_site_says_its_language_and_runs_nothing() {
    for language in LANGUAGES {
        for (name, html) in samples::outside(*language) {
            let name = format!("{}/{name}", language.tag);
            let html = html.trim_start();
            assert!(html.starts_with("<!doctype html>\n<html lang=\""), "{name}");
            assert!(html.contains("\" dir=\""), "{name}");
            for bad in [
                "<script",
                " onclick=",
                "<link rel=\"stylesheet\" href=\"http",
            ] {
                assert!(!html.contains(bad), "{name}: {bad}");
            }
            assert!(!html.contains("Unknown localization"), "{name}");
        }
    }
}

#[test]
fn what_is_heard_and_not_seen_is_said() {
    let (pages, outside) = (samples::all(LANGUAGES[0]), samples::outside(LANGUAGES[0]));
    let pages: Vec<_> = pages.into_iter().chain(outside).collect();
    for (wanted, part) in [
        // A mail begins with its first heading, which is what it is about.
        ("mail-news", "<body>\n<h1>"),
        ("site-page", "lang=\"zh-Hant\" dir=\"ltr\">繁體中文</a>"),
        (
            "desk-import-preview",
            "role=\"table\" aria-labelledby=\"rows",
        ),
        ("desk-profile", "role=\"group\" aria-label=\"Row 2\">"),
    ] {
        let found = pages.iter().find(|(name, _)| name == wanted);
        let (_, html) = found.unwrap_or_else(|| panic!("there is no {wanted}"));
        assert!(html.contains(part), "{wanted}: {html}");
    }
}

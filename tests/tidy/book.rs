//! The book has every document, and what its chapters link to is in it.

use std::collections::BTreeSet;
use std::path::Path;
use undersigned_tests::book;

#[test]
fn every_document_is_a_chapter_once() {
    let chapters = book::chapters();
    let known: BTreeSet<&str> = chapters.iter().map(String::as_str).collect();
    assert_eq!(known.len(), chapters.len(), "a chapter stands there twice");
    for chapter in &chapters {
        assert!(
            book::root().join(chapter).is_file(),
            "there is no {chapter}"
        );
        assert!(
            book::read(chapter).starts_with("# "),
            "{chapter} begins with no title"
        );
    }
    let mut documents = book::documents("docs");
    let beside = ["CHANGELOG", "CONTRIBUTING", "FEDERATION", "SECURITY"];
    documents.extend(beside.map(|name| format!("{name}.md")));
    for document in documents {
        assert!(
            known.contains(document.as_str()) || document == "docs/book/SUMMARY.md",
            "docs/book/SUMMARY.md does not name {document}"
        );
    }
}

#[test]
fn what_a_chapter_links_to_is_in_the_book() {
    let chapters: BTreeSet<String> = book::chapters().into_iter().collect();
    for chapter in &chapters {
        let folder = Path::new(chapter).parent().and_then(Path::to_str);
        for link in book::links(&book::read(chapter)) {
            let (path, anchor) = link.split_once('#').unwrap_or((link.as_str(), ""));
            let target = if path.is_empty() {
                chapter.clone()
            } else {
                book::resolve(folder.unwrap_or_default(), path)
            };
            let file = book::root().join(&target);
            assert!(
                file.is_file(),
                "{chapter} links to {path}, which is no file"
            );
            if book::is_markdown(&target) {
                assert!(
                    chapters.contains(&target),
                    "{chapter} links to {target}, which is no chapter"
                );
                assert!(
                    anchor.is_empty() || anchors(&book::read(&target)).contains(anchor),
                    "{chapter} links to {link}, and {target} has no such heading"
                );
            }
        }
    }
}

/// What stands beside the code is no chapter, and may link to folders and other files.
#[test]
fn what_another_document_links_to_is_there() {
    let chapters: BTreeSet<String> = book::chapters().into_iter().collect();
    let all = book::all_documents();
    for document in all.iter().filter(|document| !chapters.contains(*document)) {
        let folder = Path::new(document).parent().and_then(Path::to_str);
        let text = book::read(document);
        let pictures = text.split("<img src=\"").skip(1);
        let pictures = pictures.filter_map(|rest| rest.split('"').next().map(str::to_owned));
        for link in book::links(&text).into_iter().chain(pictures) {
            let (path, anchor) = link.split_once('#').unwrap_or((link.as_str(), ""));
            let target = if path.is_empty() {
                document.clone()
            } else {
                book::resolve(folder.unwrap_or_default(), path)
            };
            assert!(
                book::root().join(&target).exists(),
                "{document} links to {path}, which is not there"
            );
            assert!(
                anchor.is_empty() || anchors(&book::read(&target)).contains(anchor),
                "{document} links to {link}, and {target} has no such heading"
            );
        }
    }
}

#[test]
fn what_a_document_names_in_the_repository_is_there() {
    let developers = book::read("crates/xtask/src/main.rs");
    for document in book::all_documents() {
        let text = book::read(&document);
        for rest in text.split("cargo xtask ").skip(1) {
            let end = rest.find(|letter: char| !letter.is_ascii_lowercase() && letter != '-');
            let name = &rest[..end.unwrap_or(rest.len())];
            assert!(
                name.is_empty() || developers.contains(&format!("\"{name}\",")),
                "{document} names cargo xtask {name}"
            );
        }
        for span in book::spans(&text) {
            assert!(
                !is_path(&span)
                    || book::root().join(&span).exists()
                    || book::root().join(format!("{span}.rs")).exists(),
                "{document} names {span}, which is not there"
            );
        }
    }
}

#[test]
fn a_test_that_a_document_names_is_there() {
    let mut named = BTreeSet::new();
    for document in book::all_documents() {
        for span in book::spans(&book::read(&document)) {
            let Some((file, test)) = span.split_once(".rs::") else {
                continue;
            };
            let file = format!("{file}.rs");
            assert!(
                is_path(&file) && book::root().join(&file).is_file(),
                "{document} names {span}: there is no such file, by its path from the root"
            );
            assert!(
                book::read(&file).contains(&format!("fn {test}(")),
                "{document} names {test}, which is not in {file}"
            );
            named.insert(document.clone());
        }
    }
    assert!(named.contains("tests/peers/README.md"), "{named:?}");
}

/// Whether a text is the path of something in the repository, and of one thing only.
fn is_path(text: &str) -> bool {
    let folders = [
        "crates/",
        "deploy/",
        "docs/",
        "fuzz/",
        "migrations/",
        "tests/",
        ".ci/",
    ];
    folders.iter().any(|folder| text.starts_with(folder))
        && text
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || "/._-".contains(character))
}

/// The names under which the headings of a document are linked to.
fn anchors(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            line.trim_start_matches('#')
                .trim()
                .to_lowercase()
                .chars()
                .filter_map(|character| match character {
                    ' ' => Some('-'),
                    '-' | '_' => Some(character),
                    other => other.is_alphanumeric().then_some(other),
                })
                .collect()
        })
        .collect()
}

//! The documentation as a book: which chapters it has, and what they link to.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// Where the book's own files are, from the root of the repository.
pub const FOLDER: &str = "docs/book";

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests
        .parent()
        .expect("tests/ lies in the workspace")
        .to_owned()
}

/// A document's text.
///
/// # Panics
/// When it is not there.
#[must_use]
pub fn read(path: &str) -> String {
    let text = std::fs::read_to_string(root().join(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The paths of all chapters from the root of the repository, in the order of the book. All
/// decisions are chapters.
#[must_use]
pub fn chapters() -> Vec<String> {
    let summary = read(&format!("{FOLDER}/SUMMARY.md"));
    let mut chapters: Vec<String> = links(&summary)
        .into_iter()
        .map(|link| resolve(FOLDER, &link))
        .collect();
    let mut decisions = documents("docs/adr");
    decisions.sort();
    chapters.append(&mut decisions);
    chapters
}

/// Every document of the repository: the chapters, and what stands beside the code.
#[must_use]
pub fn all_documents() -> Vec<String> {
    let mut all = chapters();
    let chapters: BTreeSet<String> = all.iter().cloned().collect();
    let beside = ["crates", "deploy", "fuzz", "tests"]
        .into_iter()
        .flat_map(documents)
        .chain(["README.md".to_owned()]);
    all.extend(beside.filter(|document| !chapters.contains(document)));
    all
}

/// All Markdown files below a folder, but for those of other people's that tests install there.
///
/// # Panics
/// When the folder is not there.
#[must_use]
pub fn documents(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(root().join(folder)).expect("a folder can be read");
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if entry.path().is_dir() {
            let is_installed = name.starts_with('.') || name == "node_modules" || name == "target";
            if !is_installed {
                found.append(&mut documents(&path));
            }
        } else if is_markdown(&path) {
            found.push(path);
        }
    }
    found
}

/// Whether a path is that of a Markdown file.
#[must_use]
pub fn is_markdown(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "md")
}

/// The links of a text that lead into the repository, with what stands behind `#`.
#[must_use]
pub fn links(text: &str) -> Vec<String> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|link| !link.contains("://") && !link.starts_with("mailto:"))
        .map(str::to_owned)
        .collect()
}

/// What stands between backticks in the prose of a text. A span may go on in the next line, and ends
/// with its paragraph at the latest.
#[must_use]
pub fn spans(text: &str) -> Vec<String> {
    let mut in_block = false;
    let prose: Vec<&str> = text
        .lines()
        .filter(|line| {
            let fence = line.starts_with("```");
            in_block ^= fence;
            !in_block && !fence
        })
        .collect();
    prose
        .split(|line| line.is_empty())
        .flat_map(|paragraph| {
            paragraph
                .join(" ")
                .split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect::<Vec<String>>()
        })
        .collect()
}

/// Where a link leads from a folder, from the root of the repository.
#[must_use]
pub fn resolve(folder: &str, link: &str) -> String {
    let joined = Path::new(folder).join(link);
    let path = joined
        .components()
        .fold(PathBuf::new(), |mut path, component| {
            match component {
                Component::ParentDir => drop(path.pop()),
                Component::CurDir => {}
                other => path.push(other),
            }
            path
        });
    path.display().to_string()
}

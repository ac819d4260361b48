//! Chapters and what they link to, brought to one place with the paths they have here.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// Where the book's own files are.
const BOOK: &str = "docs/book";
/// Where the first chapter is. mdBook shows it as the first page of the site, at its root; so it is
/// put there.
const FIRST: &str = "introduction.md";
/// The line in the summary for which all decisions are put in.
const DECISIONS: &str = "<!-- decisions -->";
/// Largest file that goes along because a chapter links to it, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Puts a book that mdBook can build into an empty folder, and says how many chapters it has.
///
/// # Errors
/// When a chapter, or what one links to, is not there.
pub fn gather(root: &Path, folder: &Path) -> Result<usize> {
    let book = root.join(BOOK);
    let source = folder.join("src");
    copy(&book.join("book.toml"), &folder.join("book.toml"))?;
    let summary = read(&book.join("SUMMARY.md"))?;
    ensure!(
        summary.contains(DECISIONS),
        "{BOOK}/SUMMARY.md has no line {DECISIONS}"
    );
    let summary = from_root(&summary).replace(DECISIONS, &decisions(root)?);
    // A link that leads to the first chapter leads to the root of the site.
    let summary = summary.replace(&format!("{BOOK}/{FIRST}"), FIRST);
    write(&source.join("SUMMARY.md"), &summary)?;

    let mut chapters = 0;
    for chapter in links(&summary) {
        let (text, place) = if chapter == FIRST {
            (from_root(&read(&book.join(FIRST))?), PathBuf::new())
        } else {
            let folder = Path::new(&chapter).parent().unwrap_or(Path::new(""));
            (read(&root.join(&chapter))?, folder.to_owned())
        };
        for link in links(&text) {
            let target = resolve(&place, &link);
            if target.extension().is_none_or(|it| it != "md") {
                take_along(root, &source, &target)
                    .with_context(|| format!("{chapter} links to {link}"))?;
            }
        }
        write(&source.join(&chapter), &text)?;
        chapters += 1;
    }
    Ok(chapters)
}

/// A text that lies in the folder of the book, with its links as from the root of the repository.
fn from_root(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        written.push_str(before);
        written.push_str("](");
        let end = after.find(')').unwrap_or(after.len());
        let (link, further) = after.split_at(end);
        if is_ours(link) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let path = resolve(Path::new(BOOK), path);
            written.push_str(&path.display().to_string());
            if !anchor.is_empty() {
                written.push('#');
                written.push_str(anchor);
            }
        } else {
            written.push_str(link);
        }
        rest = further;
    }
    written.push_str(rest);
    written
}

/// A line of the summary for each decision, named as its page is.
fn decisions(root: &Path) -> Result<String> {
    let folder = root.join("docs/adr");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".md"))
        .collect();
    names.sort();
    let lines: Result<Vec<String>> = names
        .iter()
        .map(|name| {
            let text = read(&folder.join(name))?;
            let title = text.lines().find_map(|line| line.strip_prefix("# "));
            let title = title.with_context(|| format!("docs/adr/{name} has no title"))?;
            Ok(format!("- [{title}](docs/adr/{name})"))
        })
        .collect();
    Ok(lines?.join("\n"))
}

/// The paths that a text links to, in this repository, without what stands behind `#`.
fn links(text: &str) -> Vec<String> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|link| is_ours(link))
        .filter_map(|link| link.split('#').next())
        .map(str::to_owned)
        .collect()
}

/// Whether a link leads to another file of the repository.
fn is_ours(link: &str) -> bool {
    !(link.is_empty()
        || link.starts_with('#')
        || link.contains("://")
        || link.starts_with("mailto:"))
}

/// Where a link leads, from a folder.
pub fn resolve(folder: &Path, link: &str) -> PathBuf {
    let joined = folder.join(link);
    joined
        .components()
        .fold(PathBuf::new(), |mut path, component| {
            match component {
                Component::ParentDir => drop(path.pop()),
                Component::CurDir => {}
                other => path.push(other),
            }
            path
        })
}

/// Copies what is linked and is no chapter.
fn take_along(root: &Path, source: &Path, target: &Path) -> Result<()> {
    let from = root.join(target);
    let about = fs::metadata(&from).with_context(|| format!("{} is missing", from.display()))?;
    ensure!(
        about.is_file() && about.len() <= LARGEST,
        "{} is no file of at most {LARGEST} bytes",
        target.display()
    );
    copy(&from, &source.join(target))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    make_room(to)?;
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    make_room(path)?;
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn make_room(path: &Path) -> Result<()> {
    let folder = path.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace_root;

    #[test]
    fn a_link_of_the_books_own_pages_means_the_same_from_the_root() {
        let text =
            "[a](../operating.md#keys) [b](readers/signing.md) [c](https://a.example/b) [d](#e)";
        assert_eq!(
            from_root(text),
            "[a](docs/operating.md#keys) [b](docs/book/readers/signing.md) [c](https://a.example/b) [d](#e)"
        );
    }

    #[test]
    fn everything_that_the_book_needs_is_there() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let chapters = gather(&workspace_root(), folder.path()).expect("nothing is missing");
        assert!(chapters > 50, "{chapters} chapters");
        let source = folder.path().join("src");
        for name in [
            "../book.toml",
            "SUMMARY.md",
            "introduction.md",
            "docs/operating.md",
            "FEDERATION.md",
            "docs/adr/0001-layout-and-crates.md",
            "docs/images/appeal.png",
        ] {
            assert!(source.join(name).is_file(), "{name}");
        }
    }
}

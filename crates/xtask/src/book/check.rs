//! Follows every link of the site, and sees that no page fetches anything from elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// Checks all pages, and says how many links were followed.
///
/// # Errors
/// Names every link that leads nowhere, and every file from elsewhere that a page would fetch.
pub fn check(html: &Path) -> Result<usize> {
    let mut pages = BTreeMap::new();
    collect(html, &mut pages)?;
    let mut followed = 0;
    let mut wrong = Vec::new();
    for (page, text) in &pages {
        // The page for what is not found is shown at any address, and links as if from the root.
        if page.file_name().is_some_and(|name| name == "404.html") {
            continue;
        }
        // mdBook's script asks another server about programs in Rust that it offers to run.
        if text.contains("class=\"playground\"") {
            wrong.push(format!("{}: offers to run a program", page.display()));
        }
        for tag in tags(text) {
            for (name, value) in [
                ("href", attribute(tag, "href")),
                ("src", attribute(tag, "src")),
            ] {
                let Some(value) = value else { continue };
                let fetched = name == "src" || tag.starts_with("link ");
                let elsewhere = value.contains("://") || value.starts_with("//");
                if elsewhere && fetched {
                    wrong.push(format!("{}: fetches {value}", page.display()));
                } else if !elsewhere && !leads_somewhere(page, value, &pages) {
                    wrong.push(format!("{}: {value} leads nowhere", page.display()));
                }
                followed += 1;
            }
        }
    }
    ensure!(followed > 0, "there are no pages in {}", html.display());
    ensure!(wrong.is_empty(), "in the site:\n{}", wrong.join("\n"));
    Ok(followed)
}

/// All pages below a folder, with their text.
fn collect(folder: &Path, pages: &mut BTreeMap<PathBuf, String>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, pages)?;
        } else if path.extension().is_some_and(|it| it == "html") {
            let text = fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            pages.insert(path, text);
        }
    }
    Ok(())
}

/// What stands in each pair of angle brackets, scripts left out.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    let mut in_script = false;
    text.split('<')
        .filter_map(|part| part.split_once('>'))
        .filter_map(move |(tag, _)| {
            let shown = !in_script;
            if tag.starts_with("script") {
                in_script = true;
            } else if tag.starts_with("/script") {
                in_script = false;
            }
            shown.then_some(tag)
        })
}

/// The value of an attribute in a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// Whether there is what a link on this page leads to: the file, and the place in it.
fn leads_somewhere(page: &Path, link: &str, pages: &BTreeMap<PathBuf, String>) -> bool {
    if link.starts_with("mailto:") || link.starts_with("data:") || link.starts_with("javascript:") {
        return true;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or_default();
    let folder = page.parent().unwrap_or(Path::new(""));
    let target = if path.is_empty() {
        page.to_owned()
    } else {
        super::gather::resolve(folder, path)
    };
    match pages.get(&target) {
        Some(text) => anchor.is_empty() || text.contains(&format!("id=\"{anchor}\"")),
        None => target.is_file(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site of one page with this body.
    fn site(body: &str) -> Result<usize> {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        fs::write(
            folder.path().join("other.html"),
            "<h2 id=\"keys\">Keys</h2>",
        )
        .and_then(|()| fs::write(folder.path().join("picture.png"), ""))
        .and_then(|()| fs::write(folder.path().join("page.html"), body))
        .expect("a page can be written");
        check(folder.path())
    }

    #[test]
    fn links_within_the_site_have_to_lead_somewhere() {
        let sound = "<a href=\"other.html#keys\">k</a> <img src=\"picture.png\"> \
                     <a class=\"x\" href=\"https://elsewhere.example/\">e</a>";
        assert_eq!(site(sound).ok(), Some(3));
        for wrong in [
            "<a href=\"other.html#locks\">k</a>",
            "<a href=\"gone.html\">k</a>",
            "<img src=\"gone.png\">",
        ] {
            assert!(site(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn no_page_fetches_anything_from_elsewhere() {
        for wrong in [
            "<script src=\"https://elsewhere.example/a.js\"></script>",
            "<link rel=\"stylesheet\" href=\"//elsewhere.example/a.css\">",
            "<img src=\"https://elsewhere.example/a.png\">",
            "<a href=\"other.html\">k</a><pre class=\"playground\"><code>a</code></pre>",
        ] {
            assert!(site(wrong).is_err(), "{wrong}");
        }
    }
}

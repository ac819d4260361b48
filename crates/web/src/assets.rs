//! Style sheet and mark, compiled into the program and served from memory.
//!
//! There is no build step: the sources are put one after the other, in the order of their layers.
//! Each address carries a digest of the content, so that it may be kept for ever by a browser.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// `Cache-Control` of every asset: the address changes when the content does.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// What the style sheet is called beside pages in a folder.
pub const STYLE_FILE: &str = "site.css";
/// What the mark is called there.
pub const MARK_FILE: &str = "mark.svg";

/// A file served under `/assets/`.
#[derive(Debug)]
pub struct Asset {
    /// The file name with digest, such as `site.1f3a….css`.
    pub file: String,
    /// What goes into `Content-Type`.
    pub media_type: &'static str,
    /// The bytes themselves; all our assets are text.
    pub content: String,
}

impl Asset {
    fn new(name: &str, extension: &str, media_type: &'static str, content: String) -> Self {
        let digest = hex::encode(Sha256::digest(content.as_bytes()));
        let short = digest.get(..12).unwrap_or(&digest);
        Self {
            file: format!("{name}.{short}.{extension}"),
            media_type,
            content,
        }
    }

    /// Address on this server, such as `/assets/site.1f3a….css`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/assets/{}", self.file)
    }
}

/// The one style sheet.
pub static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    let content = [
        include_str!("../assets/css/tokens.css"),
        include_str!("../assets/css/base.css"),
        include_str!("../assets/css/page.css"),
        include_str!("../assets/css/letter.css"),
        include_str!("../assets/css/roll.css"),
        include_str!("../assets/css/ledger.css"),
        include_str!("../assets/css/forms.css"),
        include_str!("../assets/css/desk.css"),
        include_str!("../assets/css/changes.css"),
        include_str!("../assets/css/print.css"),
    ]
    .concat();
    Asset::new("site", "css", "text/css; charset=utf-8", content)
});

/// The mark, which is also the favicon: a signature line with a name on it.
pub static MARK: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "mark",
        "svg",
        "image/svg+xml",
        include_str!("../assets/mark.svg").to_owned(),
    )
});

/// The script of forms that anybody may send: it works a little, instead of a question.
pub static CHECK: LazyLock<Asset> = LazyLock::new(|| {
    let content = include_str!("../assets/js/check.js").to_owned();
    Asset::new("check", "js", "text/javascript; charset=utf-8", content)
});

/// The asset with this file name. A name with another digest, from an older page, gets the present
/// content, since an old sheet for a new page would be worse.
#[must_use]
pub fn find(file: &str) -> Option<&'static Asset> {
    let parts = |name: &str| {
        let (stem, extension) = (name.split('.').next()?, name.rsplit('.').next()?);
        Some((stem.to_owned(), extension.to_owned()))
    };
    let assets: [&'static Asset; 3] = [&STYLE, &MARK, &CHECK];
    assets
        .into_iter()
        .find(|asset| asset.file == file || parts(&asset.file) == parts(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_logical_properties_are_used() {
        let physical = [
            "margin-left",
            "margin-right",
            "padding-left",
            "padding-right",
            "border-left",
            "border-right",
            "text-align: left",
            "text-align: right",
            "float: left",
            "float: right",
            "margin-top",
            "margin-bottom",
            "padding-top",
            "padding-bottom",
            "border-top",
            "border-bottom",
            " left:",
            " right:",
            " top:",
            " bottom:",
            "min-width:",
            "max-width:",
            " width:",
            " height:",
            "min-height:",
            "max-height:",
            "border-top-left-radius",
        ];
        for (number, line) in STYLE.content.lines().enumerate() {
            if line.trim_start().starts_with("@media") || line.trim_start().starts_with("@page") {
                continue;
            }
            let line = format!(" {}", line.trim());
            for property in physical {
                assert!(!line.contains(property), "line {}: {line}", number + 1);
            }
        }
    }

    #[test]
    fn the_sheet_loads_nothing_and_stays_small() {
        assert!(!STYLE.content.contains("url("));
        assert!(!STYLE.content.contains("@import"));
        assert!(
            STYLE.content.len() < 43_000,
            "{} bytes",
            STYLE.content.len()
        );
    }

    #[test]
    fn an_old_digest_still_finds_the_sheet() {
        assert!(find(&STYLE.file).is_some());
        assert!(find("site.000000000000.css").is_some());
        assert!(find("other.css").is_none());
    }
}

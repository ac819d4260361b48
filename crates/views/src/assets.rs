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
pub struct Asset {
    /// The file name with digest, such as `site.1f3a….css`.
    pub file: String,
    /// What goes into `Content-Type`.
    pub media_type: &'static str,
    /// The bytes themselves; all our assets are text.
    pub content: String,
    /// The same in brotli, packed as tightly as can be, since it is done once.
    pub packed: LazyLock<Vec<u8>, Box<dyn FnOnce() -> Vec<u8> + Send>>,
}

impl std::fmt::Debug for Asset {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.file)
    }
}

/// Brotli (RFC 7932) at its tightest.
fn packed(content: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 11, 22);
    // Writing to memory cannot fail.
    let _ = writer.write_all(content.as_bytes());
    drop(writer);
    packed
}

impl Asset {
    fn new(name: &str, extension: &str, media_type: &'static str, content: String) -> Self {
        let digest = hex::encode(Sha256::digest(content.as_bytes()));
        let short = digest.get(..12).unwrap_or(&digest);
        Self {
            file: format!("{name}.{short}.{extension}"),
            media_type,
            packed: LazyLock::new({
                let content = content.clone();
                Box::new(move || packed(&content))
            }),
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
        include_str!("../assets/css/pictures.css"),
        include_str!("../assets/css/reading.css"),
        include_str!("../assets/css/print.css"),
    ]
    .concat();
    Asset::new("site", "css", "text/css; charset=utf-8", content)
});

/// The style sheet of documents that are made into PDF, which stands in them.
pub const PDF_STYLE: &str = include_str!("../assets/css/pdf.css");

/// The style sheet of what leaves the site: widget, sheet of paper, code to copy.
pub static OUTSIDE: LazyLock<Asset> = LazyLock::new(|| {
    let content = include_str!("../assets/css/outside.css").to_owned();
    Asset::new("outside", "css", "text/css; charset=utf-8", content)
});

/// The script of pages about an appeal: keeps a figure up to date, and copies. Like every script, it only adds to pages
/// that work without it.
pub static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "live",
        "js",
        "text/javascript; charset=utf-8",
        include_str!("../assets/js/live.js").to_owned(),
    )
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

/// The script of the editor: keeps what is written, and shows it meanwhile.
pub static WRITING: LazyLock<Asset> = LazyLock::new(|| {
    let content = include_str!("../assets/js/writing.js").to_owned();
    Asset::new("writing", "js", "text/javascript; charset=utf-8", content)
});

/// The script of the signers' desk: the list worked by keys.
pub static KEYS: LazyLock<Asset> = LazyLock::new(|| {
    let content = include_str!("../assets/js/keys.js").to_owned();
    Asset::new("keys", "js", "text/javascript; charset=utf-8", content)
});

/// The script of pages on which somebody signs in: asks the browser for a passkey.
pub static PASSKEYS: LazyLock<Asset> = LazyLock::new(|| {
    let content = include_str!("../assets/js/passkeys.js").to_owned();
    Asset::new("passkeys", "js", "text/javascript; charset=utf-8", content)
});

/// The asset with this file name. A name with another digest, from an older page, gets the present
/// content, since an old sheet for a new page would be worse.
#[must_use]
pub fn find(file: &str) -> Option<&'static Asset> {
    let parts = |name: &str| {
        let (stem, extension) = (name.split('.').next()?, name.rsplit('.').next()?);
        Some((stem.to_owned(), extension.to_owned()))
    };
    let assets: [&'static Asset; 8] = [
        &STYLE, &OUTSIDE, &SCRIPT, &MARK, &CHECK, &WRITING, &KEYS, &PASSKEYS,
    ];
    assets
        .into_iter()
        .find(|asset| asset.file == file || parts(&asset.file) == parts(file))
}

//! The frame around every page: who speaks, in which language, at which address. What a template asks
//! of it further stands below: its words, its numbers, the fields of its forms.

mod fields;
mod labels;
mod numbers;
mod words;

pub use words::{behind_key, signed};

use crate::{
    assets::{MARK, MARK_FILE, OUTSIDE, SCRIPT, STYLE, STYLE_FILE},
    language::{LANGUAGES, Language},
};
use chrono::{DateTime, Utc};

/// A link with its words.
#[derive(Debug, Clone)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub words: String,
}

/// The frame: who speaks, in which language, at which address.
#[derive(Debug, Clone)]
pub struct Page {
    /// Language of the interface.
    pub language: Language,
    /// Name of the organisation, or of the instance where it holds several.
    pub name: String,
    /// Host as people write it, with a port other than the default.
    pub host: String,
    /// Path of this page with its query but without `lang`, such as `/appeals/x?page=2`.
    pub path: String,
    /// Scheme, host and port of the public address, without a slash at the end. With it the page
    /// gets canonical and `hreflang` links and Open Graph tags; none on private pages.
    pub origin: Option<String>,
    /// One sentence for link previews and search engines.
    pub summary: Option<String>,
    /// ActivityPub id of what is shown, for `<link rel="alternate">`.
    pub activity_json: Option<String>,
    /// Address of the Atom feed of what is shown.
    pub feed: Option<String>,
    /// Account of whoever wrote what is shown, such as `@letters@harbour.example`: Mastodon names it
    /// beside the preview of a link, where its actor lists this host in `attributionDomains`.
    pub creator: Option<String>,
    /// Keep out of search engines.
    pub noindex: bool,
    /// Whether it is a page of those who sign in, which sets a cookie; the footer says so.
    pub sets_cookie: bool,
    /// Whether no e-mail leaves this server: whatever needs one says so, and nothing else promises one.
    pub without_mail: bool,
    /// Whether the mail server takes none just now, where one is to come.
    pub mails_wait: bool,
    /// Address of the instance's own colours, such as `/theme.css`.
    pub theme: Option<String>,
    /// Imprint, privacy, contact, …, and the source code.
    pub links: Vec<Link>,
    /// Where the source code of this program is, where that is known: readers who check a list need it.
    pub program: Option<String>,
    /// Set where the page stands in a folder of files, with no server behind it.
    pub still: Option<Still>,
    /// The languages of the rows of its form that have one, by their number: what is wrong in a row is said by its name.
    pub rows: Vec<(usize, String)>,
}

/// A page that was written into a folder (`export --format site`): every link leads to a file
/// beside it, and there is nothing to send a form to.
#[derive(Debug, Clone)]
pub struct Still {
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Where the appeal itself is, in words: no link leads out of the folder.
    pub address: String,
    /// The page it was copied from, in words.
    pub copied_from: String,
}

impl Still {
    /// The file that shows the appeal in a language.
    #[must_use]
    pub fn file(tag: &str) -> String {
        format!("letter.{}.html", tag.to_ascii_lowercase())
    }
}

impl Page {
    /// A public page with nothing but the necessary.
    pub fn new(
        language: Language,
        name: impl Into<String>,
        host: impl Into<String>,
        path: impl Into<String>,
    ) -> Self {
        Self {
            language,
            name: name.into(),
            host: host.into(),
            path: path.into(),
            origin: None,
            summary: None,
            activity_json: None,
            feed: None,
            creator: None,
            noindex: false,
            sets_cookie: false,
            without_mail: false,
            mails_wait: false,
            theme: None,
            links: Vec::new(),
            program: None,
            still: None,
            rows: Vec::new(),
        }
    }

    /// The languages of the switcher.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        LANGUAGES.to_vec()
    }

    /// This page in another interface language.
    #[must_use]
    pub fn in_language(&self, language: &Language) -> String {
        if self.still.is_some() {
            return Still::file(language.tag);
        }
        self.with_language(&self.path, language.tag)
    }

    /// Where whoever runs the server says how they are reached, where they have written that.
    #[must_use]
    pub fn operator(&self) -> Option<&Link> {
        let mut named = ["/contact", "/imprint"].into_iter();
        named.find_map(|href| self.links.iter().find(|link| link.href == href))
    }

    /// An address with a `lang`.
    #[must_use]
    pub fn with_language(&self, address: &str, tag: &str) -> String {
        let separator = if address.contains('?') { '&' } else { '?' };
        format!("{address}{separator}lang={tag}")
    }

    /// The style sheet's address.
    #[must_use]
    pub fn style(&self) -> String {
        match self.still {
            Some(_) => STYLE_FILE.to_owned(),
            None => STYLE.address(),
        }
    }

    /// The address of the style sheet of what leaves the site.
    #[must_use]
    pub fn outside_style(&self) -> String {
        OUTSIDE.address()
    }

    /// The script's address; none where there is no server to serve it.
    #[must_use]
    pub fn script(&self) -> Option<String> {
        self.still.is_none().then(|| SCRIPT.address())
    }

    /// The mark's address.
    #[must_use]
    pub fn mark(&self) -> String {
        match self.still {
            Some(_) => MARK_FILE.to_owned(),
            None => MARK.address(),
        }
    }
}

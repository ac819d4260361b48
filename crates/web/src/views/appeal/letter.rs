//! Who speaks to whom, in which languages, and what they ask.

use crate::views::{Html, Text};

/// An office that is addressed, with its holder.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// The office in each language shown.
    pub office: Vec<Text>,
    /// Who holds it.
    pub holder: Option<String>,
}

/// An organisation by name, perhaps with a page.
#[derive(Debug, Clone)]
pub struct Party {
    /// Its name.
    pub name: Text,
    /// Its page here or at its own server.
    pub href: Option<String>,
}

/// A language there is a text in.
#[derive(Debug, Clone)]
pub struct TextLanguage {
    /// BCP 47 tag.
    pub tag: String,
    /// Whether this text is what is signed.
    pub authoritative: bool,
    /// The page showing it.
    pub href: String,
}

/// The letter in one language.
#[derive(Debug, Clone)]
pub struct Tongue {
    /// BCP 47 tag.
    pub tag: String,
    /// Whether this text is what is signed; otherwise it is a translation.
    pub authoritative: bool,
    /// For a translation: the wording it follows, when that is not the current one.
    pub follows_wording: Option<u32>,
    /// The outermost blocks of the body (`markdown::blocks`).
    pub blocks: Vec<Html>,
    /// What is asked for.
    pub demands: Vec<Demand>,
    /// The page showing this language alone; none when it is alone.
    pub alone_href: Option<String>,
}

/// One demand.
#[derive(Debug, Clone)]
pub struct Demand {
    /// Its id, by which a reservation names it; also the end of its address (`#demand-{id}`).
    pub id: String,
    /// Its words, without markup.
    pub words: String,
}

/// One of those who called for the appeal.
#[derive(Debug, Clone)]
pub struct Initiator {
    /// Its names, the reader's language first.
    pub names: Vec<Text>,
    /// Code of its role: `organiser`, `co-initiator`, `keeper`.
    pub role: String,
    /// Its host.
    pub host: String,
    /// Its page.
    pub href: Option<String>,
}

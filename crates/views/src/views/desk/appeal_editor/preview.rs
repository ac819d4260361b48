//! How an appeal would look.

use crate::views::{
    Html, Text,
    appeal::{Addressee, Tongue},
    desk::publish::Verdict,
    picture::Picture,
};

/// How it is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// As readers see it on its page.
    #[default]
    Reader,
    /// As Mastodon and the like show the post.
    Fediverse,
    /// As it comes out on paper.
    Paper,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 3] = [Self::Reader, Self::Fediverse, Self::Paper];

    /// What the button sends as `do`; the ending of its Fluent key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Reader => "preview",
            Self::Fediverse => "preview-fediverse",
            Self::Paper => "preview-paper",
        }
    }

    /// The mode that a button asks for.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }
}

/// A post as other servers' pages show it.
#[derive(Debug, Clone)]
pub struct Post {
    /// Who posts.
    pub name: Text,
    /// The account, such as `@dockers@harbour.example`.
    pub account: String,
    /// The text, as that software lets it through.
    pub content: Html,
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// How many letters it has.
    pub length: u64,
    /// Whether a timeline folds it away under “Read more”.
    pub folded: bool,
    /// Hashtags beneath it.
    pub tags: Vec<String>,
    /// What the link in it is shown as, where there is no picture.
    pub card: Option<Card>,
    /// The picture beneath it.
    pub picture: Option<Picture>,
}

/// The preview of a link.
#[derive(Debug, Clone)]
pub struct Card {
    /// The host.
    pub host: String,
    /// The page's title.
    pub title: String,
    /// The page's first words.
    pub summary: String,
}

/// How it would look.
#[derive(Debug, Clone)]
pub struct Preview {
    /// In which way.
    pub mode: Mode,
    /// Titles.
    pub titles: Vec<Text>,
    /// Whom it addresses.
    pub addressees: Vec<Addressee>,
    /// Who calls for it.
    pub organiser: Text,
    /// Its address.
    pub address: String,
    /// Texts, in order of the form.
    pub tongues: Vec<Tongue>,
    /// How many bytes of the texts these are, where that is not all.
    pub shown: Option<u64>,
    /// The post, where that is shown.
    pub post: Option<Post>,
    /// What publishing it would do to what was signed; none where nothing is published yet.
    pub verdict: Option<Verdict>,
}

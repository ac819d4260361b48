//! Small things that stand on several pages.

use std::fmt;

use askama::{Template, filters::HtmlSafe};
use chrono::{DateTime, Utc};

use crate::language::direction;

/// HTML that is known to be safe: made by a template of ours or let through by `markdown`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Wraps HTML that we made ourselves. Never call it with anything that came from outside.
    #[must_use]
    pub fn trusted(html: String) -> Self {
        Self(html)
    }

    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

/// Words in a known language: shown as a `<span>` with its own `lang` and `dir`.
///
/// An unknown language (`und`, or empty) is shown without `lang`, with `dir="auto"`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// BCP 47 tag; empty where nobody has said.
    pub language: String,
    /// The words, unescaped.
    pub words: String,
}

impl Text {
    /// Words in a language.
    pub fn new(language: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            language: language.into(),
            words: words.into(),
        }
    }

    /// The tag for a `lang` attribute, where there is one.
    #[must_use]
    pub fn lang(&self) -> Option<&str> {
        let known = !self.language.is_empty() && !self.language.eq_ignore_ascii_case("und");
        known.then_some(self.language.as_str())
    }

    /// `ltr`, `rtl` or `auto`.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        direction(&self.language)
    }

    /// The same words as an element of their own line.
    #[must_use]
    pub fn block(&self) -> TextBlock<'_> {
        TextBlock(self)
    }

    fn write(&self, out: &mut fmt::Formatter<'_>, class: &str) -> fmt::Result {
        out.write_str("<span")?;
        if !class.is_empty() {
            write!(out, " class=\"{class}\"")?;
        }
        if let Some(lang) = self.lang() {
            write!(out, " lang=\"{}\"", escaped(lang))?;
        }
        write!(
            out,
            " dir=\"{}\">{}</span>",
            self.dir(),
            escaped(&self.words)
        )
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(out, "")
    }
}

impl HtmlSafe for Text {}

/// A [`Text`] on a line of its own.
#[derive(Debug)]
pub struct TextBlock<'a>(&'a Text);

impl fmt::Display for TextBlock<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(out, "line")
    }
}

impl HtmlSafe for TextBlock<'_> {}

/// Escapes the five characters that mean something in HTML text or a quoted attribute.
#[must_use]
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}

/// A digest or a key, shown in groups of eight so that people can compare it by eye.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "components/digest.html", block = "digest")]
pub struct Digest {
    /// The whole text: `sha-256:9b1e…` or `z6Mk…`.
    pub text: String,
}

impl Digest {
    /// A digest or key as it stands on the wire.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }

    /// What comes before the colon, such as `sha-256`; nothing for a key.
    #[must_use]
    pub fn algorithm(&self) -> Option<&str> {
        self.text.split_once(':').map(|(name, _)| name)
    }

    /// The rest in groups of eight characters.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        let value = self
            .text
            .split_once(':')
            .map_or(self.text.as_str(), |(_, value)| value);
        let letters: Vec<char> = value.chars().collect();
        letters
            .chunks(8)
            .map(|group| group.iter().collect())
            .collect()
    }

    /// First two and last two groups, for tables.
    #[must_use]
    pub fn short(&self) -> String {
        match self.groups().as_slice() {
            [a, b, .., y, z] if a.len() == 8 => format!("{a} {b} … {y} {z}"),
            groups => groups.join(" "),
        }
    }
}

impl HtmlSafe for Digest {}

/// Where an appeal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Not published yet.
    Draft,
    /// May be signed.
    Open,
    /// No longer signed; the list stands.
    Closed,
    /// Handed over.
    Delivered,
    /// Taken back by its organiser.
    Withdrawn,
}

impl Status {
    /// The code: class name, and ending of the Fluent key `status-…`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Delivered => "delivered",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it was taken back by its organiser.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        *self == Self::Withdrawn
    }

    /// Reads a `state` as it stands on the wire; a draft is whatever is not known.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        match code {
            "open" => Self::Open,
            "closed" => Self::Closed,
            "delivered" => Self::Delivered,
            "withdrawn" => Self::Withdrawn,
            _ => Self::Draft,
        }
    }
}

/// An appeal in a list.
#[derive(Debug, Clone)]
pub struct AppealCard {
    /// Page of the appeal on this server.
    pub href: String,
    /// Its title in each authoritative language, the reader's first.
    pub titles: Vec<Text>,
    /// Where it stands.
    pub status: Status,
    /// Code of its kind: `petition`, `open-letter`, `joint-statement`, `urgent-appeal`.
    pub kind: String,
    /// Name of its organiser.
    pub organiser: Option<Text>,
    /// Host of its organiser, given when that is another server.
    pub host: Option<String>,
    /// Organisations that stand behind the current wording.
    pub organisations: u64,
    /// Organisations that signed an earlier one.
    pub earlier: u64,
    /// Whoever signed besides.
    pub besides: super::Besides,
    /// When it closes, while it takes signatures.
    pub deadline: Option<DateTime<Utc>>,
    /// When it was closed, also where it was handed over.
    pub closed: Option<DateTime<Utc>>,
}

/// What every form carries.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Where it is posted.
    pub action: String,
    /// Token against forged requests, posted back as `csrf`.
    pub csrf: String,
    /// What is wrong with what was sent; empty on the first showing.
    pub errors: Vec<FieldError>,
}

impl Form {
    /// The message beside one field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors
            .iter()
            .find(|error| error.field == field)
            .map(|error| error.message.as_str())
    }

    /// Whether nothing is wrong with what was typed: the server could not store it.
    #[must_use]
    pub fn is_not_stored(&self) -> bool {
        !self.errors.is_empty() && self.errors.iter().all(|error| error.field.is_empty())
    }

    /// Whether something is wrong in a row of names by language.
    #[must_use]
    pub fn has_wrong_name(&self) -> bool {
        let mut fields = self.errors.iter().map(|error| error.field.as_str());
        fields.any(|field| field.starts_with("name-") || field.starts_with("language-"))
    }
}

/// Something to put right in a form, or why it could not be taken as it is.
#[derive(Debug, Clone)]
pub struct FieldError {
    /// `id` (and name) of the field; empty where it is the server that has to change.
    pub field: String,
    /// The sentence, already in the reader's language.
    pub message: String,
}

/// One option of a select, or one of a set of radio buttons.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Value that is sent.
    pub value: String,
    /// Label that is read.
    pub label: String,
    /// Whether it is the present one.
    pub chosen: bool,
}

impl Choice {
    /// An option.
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            chosen,
        }
    }
}

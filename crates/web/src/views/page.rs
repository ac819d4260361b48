//! The frame around every page, and the words and numbers a template asks for.

use chrono::{DateTime, Utc};
use std::borrow::Borrow;

use super::parts::{FieldError, Form, Html, Text, escaped};
use crate::assets::{MARK, MARK_FILE, SCRIPT, STYLE, STYLE_FILE};
use crate::language::{
    Argument, Code, Country, ENGLISH, LANGUAGES, Language, ToArgument, Tongue, direction,
    native_name, spoken, t, try_t,
};

/// A link with its words.
#[derive(Debug, Clone)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub words: String,
}

/// What stands above a field, by its name: where several pages have it, a word that fits them all.
/// The boxes that are ticked have no name but their sentence.
const LABELS: &[(&str, &str)] = &[
    ("about", "field-invite"),
    ("accent", "field-accent"),
    ("account", "label-account"),
    ("also-known-as", "field-also-known-as"),
    ("answer", "label-answer"),
    ("candidates", "field-deciding-candidates"),
    ("change", "field-deciding-change"),
    ("choice", "field-deciding-answer"),
    ("clause", "field-deciding-clause"),
    ("closes-day", "field-deciding-closes-day"),
    ("contact", "field-people-contact"),
    ("country", "field-country"),
    ("deadline", "field-deadline"),
    ("email", "field-email"),
    ("evidence", "field-evidence"),
    ("first-name", "field-person-first-name"),
    ("goal", "field-goal"),
    ("initiators", "field-initiators"),
    ("into", "field-deciding-into"),
    ("keeper", "field-people-keeper"),
    ("kept-until", "field-people-kept-until"),
    ("kind", "field-kind"),
    ("label", "field-token-label"),
    ("language-1", "field-language"),
    ("majority-of", "field-deciding-majority-of"),
    ("mandate", "field-deciding-mandate"),
    ("message", "field-person-message"),
    ("name", "field-your-name"),
    ("name-1", "field-names"),
    ("object", "field-object"),
    ("occupation", "field-person-occupation"),
    ("opens-hours", "field-deciding-hours"),
    ("ordinal", "field-ordinal"),
    ("organisations", "field-count-organisations"),
    ("password", "field-password"),
    ("password-again", "field-password-again"),
    ("people", "field-count-people"),
    ("percent", "field-deciding-percent"),
    ("person", "field-person"),
    ("provenance", "field-signer-provenance"),
    ("question", "field-deciding-question"),
    ("quorum", "field-deciding-quorum"),
    ("reasons-1", "field-deciding-reasons"),
    ("region", "field-person-place"),
    ("role", "field-form-role"),
    ("roll", "field-deciding-roll"),
    ("seats", "field-deciding-seats"),
    ("shown", "field-people-shown"),
    ("signed-at", "field-signed-at"),
    ("slug", "field-slug"),
    ("text-1", "field-deciding-text"),
    ("topic", "field-topic"),
    ("topics", "field-topics"),
    ("unopened", "field-deciding-unopened"),
    ("voter", "field-deciding-voter"),
    ("website", "field-website"),
    ("why", "field-why"),
    ("words", "field-update"),
];

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
    /// Whether this page sets a cookie; the footer says so.
    pub sets_cookie: bool,
    /// Address of the instance's own colours, such as `/theme.css`.
    pub theme: Option<String>,
    /// Imprint, privacy, contact, …
    pub links: Vec<Link>,
    /// Set where the page stands in a folder of files, with no server behind it.
    pub still: Option<Still>,
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
            theme: None,
            links: Vec::new(),
            still: None,
        }
    }

    /// The sentence with this key.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        t(self.language, key, &[])
    }

    /// The sentence with this key and one value.
    #[must_use]
    pub fn t1<A: ToArgument>(&self, key: &str, name: &'static str, value: A) -> String {
        t(self.language, key, &[(name, value.argument())])
    }

    /// The sentence with this key and two values.
    #[must_use]
    pub fn t2<A: ToArgument, B: ToArgument>(
        &self,
        key: &str,
        first: &'static str,
        a: A,
        second: &'static str,
        b: B,
    ) -> String {
        t(
            self.language,
            key,
            &[(first, a.argument()), (second, b.argument())],
        )
    }

    /// The sentence with this key and three values.
    #[must_use]
    #[expect(
        clippy::too_many_arguments,
        reason = "pairs of name and value, as templates write them"
    )]
    pub fn t3<A: ToArgument, B: ToArgument, C: ToArgument>(
        &self,
        key: &str,
        first: &'static str,
        a: A,
        second: &'static str,
        b: B,
        third: &'static str,
        c: C,
    ) -> String {
        let values = [
            (first, a.argument()),
            (second, b.argument()),
            (third, c.argument()),
        ];
        t(self.language, key, &values)
    }

    /// The hint of a field: the sentence `{key}-hint`, where there is one.
    #[must_use]
    pub fn hint(&self, key: &str) -> Option<String> {
        try_t(self.language, &format!("{key}-hint"), &[])
    }

    /// `aria-describedby` and `aria-invalid` of a field, with a space in front.
    #[must_use]
    pub fn described(&self, form: &Form, name: &str, key: &str) -> Html {
        let wrong = form.error(name).is_some();
        let hint = self.hint(key).map(|_| format!("{}-hint", escaped(name)));
        let error = wrong.then(|| format!("{}-error", escaped(name)));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        let mut attributes = String::new();
        if !ids.is_empty() {
            attributes.push_str(&format!(" aria-describedby=\"{}\"", ids.join(" ")));
        }
        if wrong {
            attributes.push_str(" aria-invalid=\"true\"");
        }
        Html::trusted(attributes)
    }

    /// Name of a field that stands in several rows: `title-2`.
    #[must_use]
    pub fn row_field(&self, name: &str, row: &usize) -> String {
        format!("{name}-{row}")
    }

    /// Name of a field in a row and a column: `demand-1-3`.
    #[must_use]
    pub fn cell_field(&self, name: &str, column: &usize, row: &usize) -> String {
        format!("{name}-{column}-{row}")
    }

    /// The key of a word that belongs to another: `facts-cookie-long`, less its family.
    #[must_use]
    pub fn row_word(&self, name: &str, more: &str) -> String {
        format!("{name}-{more}")
    }

    /// Name of the field for what a picture shows, in one language: `alt-2-zh-Hant`.
    #[must_use]
    pub fn alt_field(&self, row: &usize, tag: &str) -> String {
        format!("alt-{row}-{tag}")
    }

    /// What is wrong, with the name of the field in front: the words beside a field may say
    /// nothing without it.
    #[must_use]
    pub fn error_in(&self, error: &FieldError) -> String {
        // What stands in rows is called the same in each.
        let first = match error.field.rsplit_once('-') {
            Some((name, row)) if row.parse::<usize>().is_ok() => format!("{name}-1"),
            _ => error.field.clone(),
        };
        let known = LABELS.iter().find(|(field, _)| *field == first);
        let label = known.and_then(|(_, key)| try_t(self.language, key, &[]));
        match label {
            Some(label) => self.t2("form-error-in", "field", label, "error", &error.message),
            None => error.message.clone(),
        }
    }

    /// Direction of a language.
    #[must_use]
    pub fn direction(&self, tag: &str) -> &'static str {
        direction(tag)
    }

    /// A sentence in the language of a text, so that the letter's own headings speak its language;
    /// in the reader's where the interface is not written in that one.
    #[must_use]
    pub fn in_tongue(&self, tag: &str, key: &str) -> Text {
        let language = spoken(tag).unwrap_or(self.language);
        Text::new(language.tag, t(language, key, &[]))
    }

    /// Languages offered in forms, sorted by name.
    #[must_use]
    pub fn known_languages(&self) -> &'static [Tongue] {
        self.language.tongues()
    }

    /// Countries offered in forms, sorted by name.
    #[must_use]
    pub fn known_countries(&self) -> &'static [Country] {
        self.language.countries()
    }

    /// The word for a code of a family, such as `kind` and `open-letter`; the code itself where it
    /// is a newer one than this program knows.
    #[must_use]
    pub fn word(&self, family: &str, code: &str) -> String {
        try_t(self.language, &format!("{family}-{code}"), &[]).unwrap_or_else(|| code.to_owned())
    }

    /// The same for how many there are of it, such as `recipient` and `news`.
    #[must_use]
    pub fn counted_word(&self, family: &str, code: &str, count: &u64) -> String {
        let count = [("count", count.argument())];
        try_t(self.language, &format!("{family}-{code}"), &count).unwrap_or_else(|| code.to_owned())
    }

    /// A code that a sentence chooses its words by, such as the kind of an appeal.
    #[must_use]
    pub fn code(&self, code: &str) -> Code {
        Code(code.to_owned())
    }

    /// What follows the number of organisations behind a text of this kind. A nought is one "so far"
    /// only while others can join.
    #[must_use]
    pub fn stand_behind(
        &self,
        count: impl Borrow<u64>,
        kind: &str,
        takes_signatures: impl Borrow<bool>,
    ) -> String {
        let (count, takes_signatures): (&u64, &bool) = (count.borrow(), takes_signatures.borrow());
        let key = match *count == 0 && !takes_signatures {
            true => "appeal-none-stand-behind",
            false => "appeal-stand-behind",
        };
        self.t2(key, "count", count, "kind", self.code(kind))
    }

    /// The sentence for a code of a family, where there is one.
    #[must_use]
    pub fn perhaps(&self, family: &str, code: &str) -> Option<String> {
        try_t(self.language, &format!("{family}-{code}"), &[])
    }

    /// A count, or a dash for none, as in tables where most places are empty.
    #[must_use]
    pub fn dash(&self, value: &u64) -> String {
        if *value == 0 {
            "–".to_owned()
        } else {
            self.language.number(*value)
        }
    }

    /// The name of a country by its code.
    #[must_use]
    pub fn country(&self, code: &str) -> String {
        self.word("country", &code.to_ascii_uppercase())
    }

    /// A count as people write it.
    #[must_use]
    pub fn number<A: ToArgument>(&self, value: A) -> String {
        match value.argument() {
            Argument::Count(count) => self.language.number(count),
            Argument::Words(words) | Argument::Code(words) => words,
        }
    }

    /// A count with the digits of another language, such as the one of a letter.
    #[must_use]
    pub fn number_in(&self, tag: &str, value: &usize) -> String {
        spoken(tag)
            .unwrap_or(ENGLISH)
            .number(u64::try_from(*value).unwrap_or(u64::MAX))
    }

    /// A size in bytes.
    #[must_use]
    pub fn size(&self, bytes: &u64) -> String {
        self.language.size(*bytes)
    }

    /// The name of a language in itself.
    #[must_use]
    pub fn native<'a>(&self, tag: &'a str) -> &'a str {
        native_name(tag)
    }

    /// `<time>` with day, month and year.
    #[must_use]
    pub fn day(&self, at: &DateTime<Utc>) -> Html {
        time(at, DAY, &self.language.day(*at))
    }

    /// `<time>` with month and year.
    #[must_use]
    pub fn month(&self, at: &DateTime<Utc>) -> Html {
        time(at, "%Y-%m", &self.language.month(*at))
    }

    /// `<time>` with day and month.
    #[must_use]
    pub fn short_day(&self, at: &DateTime<Utc>) -> Html {
        time(at, DAY, &self.language.day_of_year(*at))
    }

    /// `<time>` with day and clock.
    #[must_use]
    pub fn moment(&self, at: &DateTime<Utc>) -> Html {
        time(at, MOMENT, &self.language.moment(*at))
    }

    /// A day as plain words, to be put into a sentence.
    #[must_use]
    pub fn day_words(&self, at: &DateTime<Utc>) -> String {
        self.language.day(*at)
    }

    /// A day and clock as plain words, to be put into a sentence.
    #[must_use]
    pub fn moment_words(&self, at: &DateTime<Utc>) -> String {
        self.language.moment(*at)
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
        crate::assets::OUTSIDE.address()
    }

    /// The script's address; none where there is no server to serve it.
    #[must_use]
    pub fn script(&self) -> Option<String> {
        self.still.is_none().then(|| SCRIPT.address())
    }

    /// An address or a phrase with places at which a line may end: after what parts it, not in
    /// the middle of a word.
    #[must_use]
    pub fn breakable(&self, text: &str) -> Html {
        let mut out = String::new();
        for part in text.split_inclusive(['/', '.', '@', '-', '_', '?', '&', '=']) {
            out.push_str(&escaped(part));
            out.push_str("<wbr>");
        }
        Html::trusted(out.trim_end_matches("<wbr>").replace("/<wbr>/", "//"))
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

/// A day for machines.
const DAY: &str = "%Y-%m-%d";
/// A moment for machines (RFC 3339), to the second.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%SZ";

fn time(at: &DateTime<Utc>, machine: &str, words: &str) -> Html {
    let machine = at.format(machine);
    Html::trusted(format!(
        "<time datetime=\"{machine}\">{}</time>",
        escaped(words)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn the_switcher_keeps_the_query() {
        let page = Page::new(ENGLISH, "Dockers", "d.example", "/appeals/x?page=2");
        assert_eq!(page.in_language(&ENGLISH), "/appeals/x?page=2&lang=en");
        let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
        assert_eq!(page.in_language(&ENGLISH), "/?lang=en");
    }

    #[test]
    fn addresses_end_lines_between_their_parts() {
        let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
        assert_eq!(
            page.breakable("https://d.example/a<b").to_string(),
            "https://<wbr>d.<wbr>example/<wbr>a&lt;b"
        );
    }

    #[test]
    fn an_unknown_code_is_shown_as_it_is() {
        let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
        assert_eq!(page.word("kind", "round-robin"), "round-robin");
        assert_eq!(page.country("hk"), "Hong Kong");
    }
}

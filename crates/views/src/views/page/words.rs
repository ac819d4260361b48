//! The words a template asks for: sentences by their key, the words for codes, and names of languages
//! and countries.

use super::Page;
use crate::{
    language::{
        Code, Country, Language, ToArgument, Tongue, direction, isolated, native_name, spoken, t,
        try_t,
    },
    views::{Besides, Html, Text, appeal::Party, escaped},
};
use std::borrow::Borrow;

/// A letter for private use, which no sentence of ours has, keeps the place of what is no plain text.
pub(super) const PLACE: &str = "\u{e000}";

/// A sentence with what belongs in its place.
pub(super) fn placed(sentence: &str, html: &Html) -> Html {
    Html::trusted(escaped(sentence).replace(PLACE, html.as_str()))
}

/// How many organisations stand behind a text, in words. While nobody has signed it as it stands now,
/// how many signed an earlier wording: they have not gone.
#[must_use]
fn organisations(language: Language, now: u64, earlier: u64) -> String {
    if now == 0 && earlier > 0 {
        let count = [("count", earlier.argument())];
        let signed = t(language, "appeal-earlier-figure", &count);
        return format!("{} {signed}", language.number(earlier));
    }
    let count = [("count", now.argument())];
    t(language, "appeal-organisations-count", &count)
}

/// How many signed a text, in words: organisations behind the wording that stands, how many more signed an
/// earlier one, and whoever signed besides, whichever wording. That no organisation has is said only where
/// nobody has.
#[must_use]
pub fn signed(language: Language, now: u64, earlier: u64, besides: &Besides) -> String {
    let mut parts = Vec::new();
    if now > 0 || earlier > 0 || !besides.any() {
        parts.push(organisations(language, now, earlier));
    }
    if now > 0 && earlier > 0 {
        let count = [("count", earlier.argument())];
        parts.push(t(language, "appeal-more-earlier", &count));
    }
    if besides.any() {
        parts.push(besides.words(language));
    }
    parts.join(" · ")
}

/// The key of what follows a number of organisations: "so far" only while others can join, and of what was
/// withdrawn that they stood behind it.
#[must_use]
pub fn behind_key(count: u64, takes_signatures: bool, withdrawn: bool) -> &'static str {
    match (count, takes_signatures, withdrawn) {
        (0, false, _) => "appeal-none-stand-behind",
        (1.., _, true) => "appeal-stood-behind",
        _ => "appeal-stand-behind",
    }
}

impl Page {
    /// The sentence with this key.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        t(self.language, key, &[])
    }

    /// What stands between two sentences: a full stop of Chinese brings its own room.
    #[must_use]
    pub fn gap(&self) -> &'static str {
        match self.language.tag.starts_with("zh") {
            true => "",
            false => " ",
        }
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

    /// The sentence with this key in which somebody is named (`who`), as a link to their page; and what their `role` is, where
    /// it says that.
    #[must_use]
    pub fn party_in<A: ToArgument>(&self, key: &str, who: &Party, role: A) -> Html {
        placed(&self.t2(key, "who", PLACE, "role", role), &who.linked())
    }

    /// A sentence in the language of a text, so that the letter's own headings speak its language;
    /// in the reader's where the interface is not written in that one.
    #[must_use]
    pub fn in_tongue(&self, tag: &str, key: &str) -> Text {
        let language = spoken(tag).unwrap_or(self.language);
        Text::new(language.tag, t(language, key, &[]))
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

    /// The number of organisations behind a text, as it stands before [`Self::stand_behind`]; nothing
    /// for a nought, of which those words tell: alone and large it looks like an ornament, the Arabic
    /// one (٠) above all.
    #[must_use]
    pub fn figure(&self, count: impl Borrow<u64>) -> String {
        let count: &u64 = count.borrow();
        match *count {
            0 => String::new(),
            count => self.language.number(count),
        }
    }

    /// As [`organisations`], in the reader's language.
    #[must_use]
    pub fn organisations(&self, now: impl Borrow<u64>, earlier: impl Borrow<u64>) -> String {
        let (now, earlier): (&u64, &u64) = (now.borrow(), earlier.borrow());
        organisations(self.language, *now, *earlier)
    }

    /// As [`signed`], in the reader's language.
    #[must_use]
    pub fn signed(
        &self,
        now: impl Borrow<u64>,
        earlier: impl Borrow<u64>,
        besides: &Besides,
    ) -> String {
        let (now, earlier): (&u64, &u64) = (now.borrow(), earlier.borrow());
        signed(self.language, *now, *earlier, besides)
    }

    /// What stands beside the number of organisations behind a text, which is left out where there are none:
    /// others where only they signed; nothing where only an earlier wording was signed, which has words of
    /// its own; else as [`Self::stand_behind`].
    #[must_use]
    pub fn behind(
        &self,
        now: impl Borrow<u64>,
        earlier: impl Borrow<u64>,
        besides: &Besides,
        kind: &str,
        takes_signatures: impl Borrow<bool>,
        withdrawn: impl Borrow<bool>,
    ) -> String {
        let (now, earlier): (&u64, &u64) = (now.borrow(), earlier.borrow());
        match (*now, *earlier) {
            (0, 0) if besides.any() => besides.words(self.language),
            // Beside those who signed an earlier wording, that there are none would be no more than half true.
            (0, 1..) => String::new(),
            (now, _) => self.stand_behind(now, kind, takes_signatures, withdrawn),
        }
    }

    /// A sentence about whoever signed besides organisations; nothing where [`Self::behind`] says it.
    #[must_use]
    pub fn besides(
        &self,
        now: impl Borrow<u64>,
        earlier: impl Borrow<u64>,
        besides: &Besides,
    ) -> String {
        let (now, earlier): (&u64, &u64) = (now.borrow(), earlier.borrow());
        match besides.any() && *now + *earlier > 0 {
            true => self.t1(
                "appeal-counted-too",
                "counted",
                besides.words(self.language),
            ),
            false => String::new(),
        }
    }

    /// What follows the number of organisations behind a text of this kind, by [`behind_key`]; a whole
    /// sentence where there are none.
    #[must_use]
    pub fn stand_behind(
        &self,
        count: impl Borrow<u64>,
        kind: &str,
        takes_signatures: impl Borrow<bool>,
        withdrawn: impl Borrow<bool>,
    ) -> String {
        let count: &u64 = count.borrow();
        let (takes, withdrawn): (&bool, &bool) = (takes_signatures.borrow(), withdrawn.borrow());
        let key = behind_key(*count, *takes, *withdrawn);
        self.t2(key, "count", count, "kind", self.code(kind))
    }

    /// What stands in a list of countries for all of them, by how many there are.
    #[must_use]
    pub fn any_country(&self, held: usize) -> String {
        match held {
            // Only a country in which nobody is was asked for: a number would be a nought.
            0 => self.t("list-every-country"),
            held => self.t1("list-any-country", "count", held),
        }
    }

    /// The sentence for a code of a family, where there is one.
    #[must_use]
    pub fn perhaps(&self, family: &str, code: &str) -> Option<String> {
        try_t(self.language, &format!("{family}-{code}"), &[])
    }

    /// Direction of a language.
    #[must_use]
    pub fn direction(&self, tag: &str) -> &'static str {
        direction(tag)
    }

    /// The name of a language in itself.
    #[must_use]
    pub fn native<'a>(&self, tag: &'a str) -> &'a str {
        native_name(tag)
    }

    /// The name of a country by its code.
    #[must_use]
    pub fn country(&self, code: &str) -> String {
        self.word("country", &code.to_ascii_uppercase())
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

    /// Words of somebody else in a text that takes no element, such as the title of a page: those that are written the
    /// other way keep what stands around them in its order.
    #[must_use]
    pub fn apart(&self, words: &str) -> String {
        isolated(self.language, words)
    }

    /// Words of several languages one after the other in a sentence, such as names of languages: each apart from the
    /// others, all in the order of the page, whichever way the first is written.
    #[must_use]
    pub fn each_apart<'a>(&self, all: impl IntoIterator<Item = &'a str>, between: &str) -> String {
        let all: Vec<String> = all.into_iter().map(|words| self.apart(words)).collect();
        format!("{}{}", self.begin(), all.join(between))
    }

    /// The same of one that begins what is put into a sentence.
    #[must_use]
    pub fn first_apart(&self, words: &str) -> String {
        format!("{}{}", self.begin(), self.apart(words))
    }

    /// With what something begins that is put into a sentence: that takes the direction of its first letter, and does not look
    /// into what is apart.
    fn begin(&self) -> &'static str {
        match self.language.direction() {
            "rtl" => "\u{200F}",
            _ => "",
        }
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
}

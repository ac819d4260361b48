//! Which entries of a list may be one signer, written in another script, language or spelling.
//!
//! [`suggest`] takes a list and gives pairs, best first, each with a score, a grade and the
//! reasons. It decides nothing: a person does, and what the person decides is a statement of the
//! protocol. It knows names only: no statements, no HTTP, no database, no clock.
//!
//! What it knows of the world's names comes from Unicode (normalisation, case, transliteration
//! and the names of countries, through ICU4X) and from the list itself: how often a word occurs
//! says how much it tells, and entries that give names in two languages say which words mean the
//! same. There is no list of legal forms or of function words. How each step works:
//! `docs/suggestions.md`.
//!
//! [`same_names`] says what is equal of names that are the same, for those who ask of many names at once.
//!
//! [`skeletons`] answers another question: which names could be taken for another's because they are
//! written in letters that look the same. [`in_letters`] asks it of a domain, and [`looks`] both at once: what is equal of
//! names that are the same or look so.
//!
//! [`country_names`] gives what countries are called in a language, for those who read lists.
//!
//! The same list gives the same pairs, in the same order, on every machine.

mod acronym;
mod block;
mod by_character;
mod compare;
mod domain;
mod fold;
mod han;
mod judge;
mod linked;
mod look_alike;
mod places;
mod prepare;
mod renaming;
mod same;
mod vocabulary;

pub use domain::in_letters;
pub use han::{is_han, push_simplified};
pub use look_alike::{are_in_two_scripts, mixes_scripts, skeletons};
pub use places::country_names;
pub use renaming::{keeps_its_name, may_be_corrected};
pub use same::{can_be_compared, folded, looks, same_names};

/// Most characters of a name that are looked at.
const MAX_CHARS: usize = 400;
/// Most names of an entry that are looked at.
const MAX_NAMES: usize = 24;

/// A text, as far as it is looked at.
fn bounded(text: &str) -> &str {
    match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// One entry of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its id: anything that tells it from the others.
    pub id: String,
    /// How it is called.
    pub names: Vec<Name>,
    /// ISO 3166-1 alpha-2 code, where it is known.
    pub country: Option<String>,
    /// Whether it is a person; otherwise an organisation.
    pub person: bool,
}

/// One name of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name, as written.
    pub text: String,
    /// BCP 47 tag; `und` where nobody has said.
    pub language: String,
    /// Whether it is a further name (short form, acronym, former name) beside the full one.
    pub alias: bool,
}

impl Name {
    /// Primary language subtag; `und` where unknown.
    fn primary_language(&self) -> String {
        let language = self.language.split('-').next().unwrap_or("und");
        language.to_ascii_lowercase()
    }
}

/// Two entries that may be one signer.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The places of the two entries in the list, the smaller first.
    pub entries: [usize; 2],
    /// From 0 to 1. Of use for the order; not a probability.
    pub score: f64,
    /// How strongly to take it.
    pub grade: Grade,
    /// What speaks for it and against it, the weightiest first.
    pub why: Vec<Reason>,
}

/// How strongly to take a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Worth a look.
    Possible,
    /// Much speaks for it, and nothing against it.
    Likely,
    /// A full name of both is equal after normalisation, and nothing speaks against it.
    Certain,
}

impl Grade {
    /// The word by which pages and the API name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// Something that speaks for or against a pair, with the two texts that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it is.
    pub code: Code,
    /// Text of the first entry and of the second. For [`Code::Country`], country codes.
    pub texts: [String; 2],
    /// Their languages; `und` where unknown.
    pub languages: [String; 2],
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $against:literal;)*) => {
        /// Kinds of reasons.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word by which pages and the API name it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Whether it speaks against the pair.
            #[must_use]
            pub const fn is_against(self) -> bool {
                match self { $(Self::$variant => $against,)* }
            }
        }
    };
}

codes! {
    /// The names are equal but for case, width, accents, punctuation, Chinese script form.
    SameName = "same_name", false;
    /// The names are nearly equal: spelling, order, small words.
    SimilarName = "similar_name", false;
    /// The names sound alike, written in two scripts.
    Romanised = "romanised", false;
    /// Words of one are known as translations of words of the other, from this list.
    Translation = "translation", false;
    /// Both give the same short name.
    SameAcronym = "same_acronym", false;
    /// One gives the initials of the other's name.
    AcronymOf = "acronym_of", false;
    /// One is a shortening of the other's name, without spaces between words.
    AbbreviationOf = "abbreviation_of", false;
    /// Both are like a third entry, which gives both names.
    Linked = "linked", false;
    /// Somebody says that the two are one: nothing that names tell, and never found here.
    Claimed = "claimed", false;
    /// Both come from one domain: nothing that names tell, and never found here.
    SameDomain = "same_domain", false;
    /// One calls itself in its profile as the other signed: never found here either.
    Profile = "profile", false;
    /// The countries differ.
    Country = "countries_differ", true;
    /// The names name different countries.
    Places = "places_differ", true;
    /// The names hold different numbers.
    Numbers = "numbers_differ", true;
    /// One name has further words: it may be a branch, or a body within the other.
    MoreWords = "more_words", true;
    /// Each name has a word that the other has not.
    Words = "words_differ", true;
    /// In another language both give names, which are not alike.
    OtherNames = "other_names_differ", true;
    /// One is a person, the other an organisation.
    Kinds = "kinds_differ", true;
}

/// What to look for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Pairs with a lower score are left out.
    pub least_score: f64,
    /// Most pairs to give.
    pub most_pairs: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            least_score: 0.5,
            most_pairs: 500,
        }
    }
}

/// The pairs of a list that may be one signer, best first; equal scores in the order of the list.
#[must_use]
pub fn suggest(entries: &[Entry], options: &Options) -> Vec<Suggestion> {
    let list = prepare::List::of(entries);
    let mut judge = judge::Judge::of(&list);
    let mut found: Vec<Suggestion> = block::candidates(&list)
        .into_iter()
        .filter_map(|(a, b)| judge.pair(a, b))
        .collect();
    linked::add(&list, &mut judge, &mut found);
    found.retain(|pair| pair.score >= options.least_score);
    sort(&mut found);
    found.truncate(options.most_pairs);
    found
}

/// Puts pairs in the order of [`suggest`]: best first, of equal scores the surer grade, then as the list has them.
pub fn sort(found: &mut [Suggestion]) {
    found.sort_by(|one, other| {
        other
            .score
            .total_cmp(&one.score)
            .then(other.grade.cmp(&one.grade))
            .then(one.entries.cmp(&other.entries))
    });
}

//! Words of the interface, from the Fluent files under `locales/`.
//!
//! Keys are unique over all files of a language and begin with the name of their page, so that a
//! translator can work page by page.

use super::{ENGLISH, Language, direction, format, sheets};
use fluent_bundle::{
    FluentArgs, FluentValue,
    types::{FluentNumber, FluentNumberOptions},
};
use undersigned_proof::strict_json::turns_text;

/// A plain function that writes a value, or leaves that to the library.
type Formatter<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

/// What writes the counts in sentences of the language at that place of [`super::LANGUAGES`]: as
/// everywhere else on the page.
pub(super) fn formatter<M>(place: usize) -> Option<Formatter<M>> {
    let formatters: [Formatter<M>; 9] = [
        number::<0, M>,
        number::<1, M>,
        number::<2, M>,
        number::<3, M>,
        number::<4, M>,
        number::<5, M>,
        number::<6, M>,
        number::<7, M>,
        number::<8, M>,
    ];
    formatters.get(place).copied()
}

/// Writes a count by the habits of the language at that place of [`super::LANGUAGES`]: a bundle takes a
/// plain function, which cannot know whose it is.
fn number<const PLACE: usize, M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        // Counts are whole and far below 2^53, so nothing is lost on the way back.
        FluentValue::Number(number) if number.value >= 0.0 && number.value.fract() == 0.0 => {
            let count = number.options.maximum_significant_digits;
            let count = count.map_or(number.value as u64, |count| count as u64);
            Some(format::number_at::<PLACE>(count))
        }
        _ => None,
    }
}

/// A count as a sentence takes it. In Arabic hundreds choose no words, only what is counted beyond them does (CLDR:
/// `n % 100`), which the library's rules leave out: there it chooses by that, and the count itself, which is written, travels
/// in an option that nothing else reads.
fn counted(language: Language, count: u64) -> FluentValue<'static> {
    let beyond = count % 100;
    let whole = usize::try_from(count).ok();
    if language.tag != "ar" || count == beyond || whole.is_none() {
        return FluentValue::from(count);
    }
    // One and two are words of their own where they stand alone.
    let chosen_by = if beyond < 3 { 100 } else { beyond };
    let options = FluentNumberOptions {
        maximum_significant_digits: whole,
        ..FluentNumberOptions::default()
    };
    FluentValue::Number(FluentNumber::new(chosen_by as f64, options))
}

/// A value put into a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A count: chooses the plural and is written by the rules of the language.
    Count(u64),
    /// Anything else: a name, a host, a date already written out.
    Words(String),
    /// What a sentence chooses its words by and never shows.
    Code(String),
}

/// A code by which a sentence chooses its words, such as `petition`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(pub String);

/// Anything a template may put into a sentence: counts, words, and references to them.
pub trait ToArgument {
    /// The value as an argument.
    fn argument(&self) -> Argument;
}

macro_rules! counts {
    ($($kind:ty),*) => {$(
        impl ToArgument for $kind {
            fn argument(&self) -> Argument {
                Argument::Count(u64::try_from(*self).unwrap_or(u64::MAX))
            }
        }
    )*};
}
counts!(u8, u16, u32, u64, usize);

impl ToArgument for str {
    fn argument(&self) -> Argument {
        Argument::Words(self.to_owned())
    }
}

impl ToArgument for String {
    fn argument(&self) -> Argument {
        Argument::Words(self.clone())
    }
}

impl ToArgument for Code {
    fn argument(&self) -> Argument {
        Argument::Code(self.0.clone())
    }
}

impl<T: ToArgument + ?Sized> ToArgument for &T {
    fn argument(&self) -> Argument {
        (**self).argument()
    }
}

/// Looks a sentence up, in English where the language lacks it, and as the bare key where even
/// that is missing (a test makes sure that none is).
#[must_use]
pub fn t(language: Language, key: &str, arguments: &[(&'static str, Argument)]) -> String {
    try_t(language, key, arguments).unwrap_or_else(|| key.to_owned())
}

/// Like [`t`], but says when there is no such sentence.
#[must_use]
pub fn try_t(
    language: Language,
    key: &str,
    arguments: &[(&'static str, Argument)],
) -> Option<String> {
    let arguments: FluentArgs<'_> = arguments
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Argument::Count(count) => counted(language, *count),
                Argument::Words(words) => FluentValue::from(isolated(language, words)),
                // With isolates around it, it would be another code.
                Argument::Code(code) => FluentValue::from(code.as_str()),
            };
            (*name, value)
        })
        .collect();
    sheets::sentence(language, key, &arguments)
        .or_else(|| sheets::sentence(ENGLISH, key, &arguments))
}

/// Wraps words whose direction may differ from the sentence around them in first-strong isolates
/// (UAX #9, FSI and PDI), and leaves the others untouched, so that copied text stays plain.
#[must_use]
pub fn isolated(language: Language, words: &str) -> String {
    let foreign = |letter: char| {
        matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
    };
    let mut letters = words.chars();
    if letters.any(|c| foreign(c) || turns_text(c)) || direction(language.tag) == "rtl" {
        format!("\u{2068}{words}\u{2069}")
    } else {
        words.to_owned()
    }
}

//! Which of several languages is shown where there is room for one: the reader's, else English, which
//! most who read neither can make something of, else one in Latin letters, which most can at least spell,
//! else any. Of several such the first by its tag.

use icu_locale::{
    LanguageIdentifier, LocaleExpander,
    subtags::{Language, Region, Script},
};

/// How far a language is from a reader, for sorting: theirs, English, one in Latin letters, any other.
#[must_use]
pub fn distance(tag: &str, theirs: impl Fn(&str) -> bool) -> u8 {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    match theirs(tag) {
        true => 0,
        false if primary.eq_ignore_ascii_case("en") => 1,
        false if is_latin(tag) => 2,
        false => 3,
    }
}

/// What stands for several languages at once: nobody has said in which letters.
const SEVERAL: &str = "mul";

/// Whether a language is written in Latin letters, as far as its tag shows. Where that does not name the letters, they are
/// those in which CLDR says that most write it, there where the tag says. What CLDR does not know is taken for Latin.
fn is_latin(tag: &str) -> bool {
    let mut parts = tag.split(['-', '_']);
    let Some(Ok(language)) = parts.next().map(Language::try_from_str) else {
        return false;
    };
    let mut written = LanguageIdentifier::from(language);
    // Behind a single letter it is said how to sort or count.
    for part in parts.take_while(|part| part.len() > 1) {
        written.script = written.script.or(Script::try_from_str(part).ok());
        written.region = written.region.or(Region::try_from_str(part).ok());
    }
    LocaleExpander::new_extended().maximize(&mut written);
    match written.script {
        Some(script) => script.as_str() == "Latn",
        None => !language.is_unknown() && language.as_str() != SEVERAL,
    }
}

/// What to show to a reader whose languages are known.
#[must_use]
pub fn to_reader<'a, T: 'a>(
    map: impl IntoIterator<Item = (&'a String, &'a T)>,
    theirs: impl Fn(&str) -> bool,
) -> Option<(&'a String, &'a T)> {
    map.into_iter()
        .min_by_key(|(tag, _)| distance(tag, &theirs))
}

/// How far a language is from one that is named by its tag, for sorting: that very one, one of which a tag is
/// the beginning of the other's (`pt` and `pt-BR`), the same language written or spoken otherwise (`zh-Hans`
/// and `zh-Hant`), English, one in Latin letters, any other.
#[must_use]
pub fn distance_from(tag: &str, wanted: &str) -> u8 {
    match tag.eq_ignore_ascii_case(wanted) {
        true => 0,
        false if is_beginning(tag, wanted) => 1,
        false => 2 + distance(tag, |tag| is_one_language(tag, wanted)),
    }
}

/// What to show in a language that is named by its tag, or in the closest there is.
#[must_use]
pub fn to_language<'a, T: 'a>(
    map: impl IntoIterator<Item = (&'a String, &'a T)>,
    wanted: &str,
) -> Option<(&'a String, &'a T)> {
    map.into_iter()
        .min_by_key(|(tag, _)| distance_from(tag, wanted))
}

/// Whether one of two tags is the beginning of the other, by whole parts: then both name one language, the
/// longer one more closely. `zh-Hant` and `zh-Hans` are two ways to write, and neither begins the other.
#[must_use]
pub fn is_beginning(one: &str, other: &str) -> bool {
    let parts = |tag: &str| tag.to_ascii_lowercase().replace('_', "-");
    let (one, other) = (parts(one), parts(other));
    !one.is_empty()
        && !other.is_empty()
        && one.split('-').zip(other.split('-')).all(|(a, b)| a == b)
}

/// Whether two tags begin alike: then they name one language, in whichever script or country.
#[must_use]
pub fn is_one_language(one: &str, other: &str) -> bool {
    let first = |tag: &str| tag.split(['-', '_']).next().map(str::to_ascii_lowercase);
    !one.is_empty() && first(one) == first(other)
}

/// What to show where nobody knows who reads it: in documents for other servers above all.
#[must_use]
pub fn to_anyone<'a, T: 'a>(
    map: impl IntoIterator<Item = (&'a String, &'a T)>,
) -> Option<(&'a String, &'a T)> {
    to_reader(map, |_| false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appeal::ByLanguage;

    fn map(tags: &[&str]) -> ByLanguage {
        let pair = |tag: &&str| ((*tag).to_owned(), format!("in {tag}"));
        tags.iter().map(pair).collect()
    }

    #[test]
    fn the_reader_comes_first_then_english_then_latin_letters_then_the_first() {
        let tag = |tags: &[&str], reader: &str| {
            let map = map(tags);
            to_reader(&map, |tag| tag == reader).map(|(tag, _)| tag.clone())
        };
        assert_eq!(tag(&["ar", "en", "fr"], "fr").as_deref(), Some("fr"));
        assert_eq!(tag(&["ar", "en", "ru"], "fr").as_deref(), Some("en"));
        assert_eq!(tag(&["ar", "en-GB", "ru"], "fr").as_deref(), Some("en-GB"));
        assert_eq!(tag(&["ar", "enm", "ru"], "fr").as_deref(), Some("enm"));
        // Most who read neither can spell one of two.
        assert_eq!(tag(&["ar", "es"], "fr").as_deref(), Some("es"));
        assert_eq!(tag(&["ar", "sr-Latn"], "fr").as_deref(), Some("sr-Latn"));
        assert_eq!(tag(&["ar", "az-Cyrl", "ru"], "fr").as_deref(), Some("ar"));
        assert_eq!(tag(&["es", "fr"], "").as_deref(), Some("es"));
        assert_eq!(tag(&[], "fr"), None);
    }

    #[test]
    fn a_language_is_written_in_the_letters_that_most_write_it_in() {
        for tag in [
            "am", "ar", "arc", "arz", "as", "av", "ba", "be", "bg", "bn", "bo", "ce", "ckb", "cv",
            "dv", "dz", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "kk", "km", "kn", "ko",
            "ks", "ky", "lo", "mk", "ml", "mn", "mr", "my", "ne", "or", "os", "pa", "ps", "ru",
            "sa", "sah", "sd", "si", "sr", "ta", "te", "tg", "th", "ti", "tt", "ug", "uk", "ur",
            "yi", "yue", "zh",
        ] {
            assert!(!is_latin(tag), "{tag}");
            assert!(is_latin(&format!("{tag}-Latn")), "{tag}");
        }
        // As it is written there, and as the tag says.
        for (tag, latin) in [
            ("az", true),
            ("az-IR", false),
            ("az-Arab", false),
            ("az_Cyrl_AZ", false),
            ("ku", true),
            ("ku-IQ", false),
            ("mai", false),
            ("pa-PK", false),
            ("sr-ME", true),
            ("SR-latn", true),
            ("uz", true),
            ("uz-AF", false),
            ("zh-TW", false),
            ("zh-yue-HK", false),
            ("de-1996", true),
            ("de-u-co-phonebk", true),
            ("zh-u-nu-latn", false),
            // Nobody knows.
            ("ptx", true),
            ("qaa", true),
            ("und-Latn", true),
            ("und", false),
            ("mul", false),
            ("", false),
        ] {
            assert_eq!(is_latin(tag), latin, "{tag}");
        }
    }

    #[test]
    fn a_language_is_found_by_its_whole_tag_and_then_by_its_beginning() {
        let tag = |tags: &[&str], wanted: &str| {
            let map = map(tags);
            to_language(&map, wanted).map(|(tag, _)| tag.clone())
        };
        for (tags, wanted, found) in [
            (&["en", "zh", "zh-Hant"][..], "zh-Hant", "zh-Hant"),
            (&["en", "zh", "zh-Hans"], "zh-Hant", "zh"),
            (&["en", "zh-Hans"], "zh-Hant", "zh-Hans"),
            (&["en", "zh-Hans", "zh"], "zh-Hant", "zh"),
            (&["en", "sr-Cyrl"], "sr-Latn", "sr-Cyrl"),
            (&["en", "pt-PT"], "pt-BR", "pt-PT"),
            (&["en", "ptx"], "pt-BR", "en"),
            (&["en", "pt-BR"], "pt", "pt-BR"),
            (&["en", "pt", "pt-PT"], "pt-BR", "pt"),
            (&["en", "ptx"], "pt", "en"),
            (&["EN", "fr"], "en", "EN"),
            (&["fr", "ru"], "pt", "fr"),
        ] {
            assert_eq!(
                tag(tags, wanted).as_deref(),
                Some(found),
                "{tags:?} {wanted}"
            );
        }
        assert!(!is_beginning("", "pt") && !is_beginning("pt", ""));
    }

    #[test]
    fn whoever_is_not_known_gets_english() {
        let map = map(&["ar", "en", "fr"]);
        assert_eq!(to_anyone(&map).unwrap().1, "in en");
    }
}

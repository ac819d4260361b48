//! What is equal of names that are the same, however they are written.

use crate::{
    MAX_NAMES, Name, acronym, bounded,
    fold::{Folder, Word, Writing, bracketed, by_script, joined, letters},
    look_alike::skeleton_of,
};
use std::collections::BTreeSet;

/// Fewest letters that tell something of a further name in a script without spaces.
const FEWEST: usize = 4;

/// One text for each full name, equal for names that are the same but for case, width, accents, punctuation or
/// Chinese script form; a name in two scripts is that of each as well, and one with its short form in brackets is
/// that without. Short forms among further names are left out, since many share them.
///
/// Stricter than [`suggest`](crate::suggest): whoever has one of these in common is called the same.
#[must_use]
pub fn same_names(names: &[Name]) -> BTreeSet<String> {
    let folder = Folder::new();
    let mut found = BTreeSet::new();
    for (text, words) in telling(&folder, names) {
        let parts = by_script(&words).into_iter().flatten();
        let around = around_short_form(&folder, text);
        let all = parts.chain(around).chain([words]);
        found.extend(all.map(|words| joined(&words)));
    }
    found.remove("");
    found
}

/// Texts of each full name, of which names have one in common that are the same as for [`same_names`], wherever their words
/// part, or that look the same in letters of other scripts. Short forms among further names are left out here, too.
///
/// Whoever has one of these in common could be taken for the other.
#[must_use]
pub fn looks(names: &[Name]) -> BTreeSet<String> {
    let folder = Folder::new();
    let mut found = BTreeSet::new();
    for (text, words) in telling(&folder, names) {
        // Some letters look alike as capitals alone. Others, such as `I`, look like another one only then, so that a name
        // in capitals would be none of those in small letters.
        let shown = shown(text);
        let closed = closed_up(&words);
        found.insert(skeleton_of(&closed));
        found.insert(match shown == text {
            true => closed,
            false => closed_up(&folder.words(&shown)),
        });
    }
    found.remove("");
    found
}

/// The texts of names as far as they are looked at, with their words, but for short forms among further names.
fn telling<'a>(
    folder: &'a Folder,
    names: &'a [Name],
) -> impl Iterator<Item = (&'a str, Vec<Word>)> {
    names.iter().take(MAX_NAMES).filter_map(|name| {
        let text = bounded(&name.text);
        let words = folder.words(text);
        (!name.alias || is_telling(&words)).then_some((text, words))
    })
}

/// How a text looks, but for its digits, which tell one branch from another.
fn shown(text: &str) -> String {
    let parts = text.split_inclusive(|c: char| c.is_ascii_digit());
    let looks = |part: &str| {
        let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
        skeleton_of(letters) + &part[letters.len()..]
    };
    parts.map(looks).collect()
}

/// Words with nothing between them, but for two numbers: 1 and 12 are not 11 and 2.
fn closed_up(words: &[Word]) -> String {
    let mut text = String::new();
    let mut follows_number = false;
    for word in words {
        let is_number = word.writing.is_none();
        if is_number && follows_number {
            text.push(' ');
        }
        text.push_str(&word.text);
        follows_number = is_number;
    }
    text
}

/// Whether a full name of the one is in a script and a language in which the other has one, too: whether what they say
/// tells at all if the two are one. Where no language is said, any may be meant; where no space stands between words,
/// letters mean much the same in every language.
#[must_use]
pub fn can_be_compared(one: &[Name], other: &[Name]) -> bool {
    let folder = Folder::new();
    let ways = |names: &[Name]| -> BTreeSet<(Writing, String)> {
        let full = names.iter().filter(|name| !name.alias).take(MAX_NAMES);
        let ways = full.flat_map(|name| {
            let language = name.primary_language();
            let words = folder.words(bounded(&name.text)).into_iter();
            let writings = words.filter_map(|word| word.writing);
            writings.map(move |writing| (writing, language.clone()))
        });
        ways.collect()
    };
    let others = ways(other);
    ways(one).iter().any(|(writing, language)| {
        others.iter().any(|(theirs, their_language)| {
            let is_one_language = language == their_language
                || language == "und"
                || their_language == "und"
                || matches!(writing, Writing::Unspaced(_));
            writing == theirs && is_one_language
        })
    })
}

/// The words around brackets within which a short form stands.
fn around_short_form(folder: &Folder, text: &str) -> Option<Vec<Word>> {
    let (around, within) = bracketed(text)?;
    acronym::letters(within.trim(), &folder.words(within), false)?;
    Some(folder.words(&around))
}

/// A text without what is case, width, accents, punctuation or Chinese script form: its words, with a space
/// between two.
#[must_use]
pub fn folded(text: &str) -> String {
    let words = Folder::new().words(text).into_iter();
    let texts: Vec<String> = words.map(|word| word.text).collect();
    texts.join(" ")
}

/// Whether a further name is more than a short form: two words, or letters enough where no space stands
/// between words.
fn is_telling(words: &[Word]) -> bool {
    words.len() >= 2 || words.iter().any(Word::is_unspaced) && letters(words) >= FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(texts: &[&str]) -> Vec<Name> {
        let name = |text: &&str| Name {
            text: text.trim_start_matches('=').to_owned(),
            language: "und".to_owned(),
            alias: text.starts_with('='),
        };
        texts.iter().map(name).collect()
    }

    fn same(one: &[&str], other: &[&str]) -> bool {
        !same_names(&names(one)).is_disjoint(&same_names(&names(other)))
    }

    fn look_alike(one: &[&str], other: &[&str]) -> bool {
        !looks(&names(one)).is_disjoint(&looks(&names(other)))
    }

    #[test]
    fn a_name_could_be_taken_for_one_that_looks_like_it() {
        for (one, other) in [
            (&["Amnesty"][..], &["\u{410}mnesty"][..]),
            (&["Amnesty"], &["Others", "\u{430}mn\u{435}sty"]),
            (&["HELP"], &["\u{41d}ELP"]),
            (&["PEACE"], &["\u{420}\u{415}\u{410}\u{421}\u{415}"]),
            (&["IRON UNION"], &["Ir\u{43e}n Union"]),
            (&["Hull Dockers' Union"], &["HULL-DOCKERS  UNION."]),
            (&["Amnesty"], &["Am nes\u{200b}ty"]),
            (&["Unión Portuaria"], &["Union Portuaria"]),
            (&["海員工會"], &["海员工会"]),
            (&["Quay", "=Tidewater Clerks"], &["Tidewater clerks"]),
            (&["Local 12"], &["LOCAL-12"]),
        ] {
            assert!(look_alike(one, other), "{one:?} ~ {other:?}");
        }
    }

    #[test]
    fn a_name_that_looks_otherwise_is_another() {
        for (one, other) in [
            (&["Lightermen"][..], &["Lightermen of Hull"][..]),
            (&["Crew 1 12"], &["Crew 11 2"]),
            (&["Local 11"], &["Local 12"]),
            (&["Union of Dockers", "=UD"], &["Union of Drivers", "=UD"]),
            (&["Союз докеров"], &["Union of Dockers"]),
            (&["海員工會"], &["海港工會"]),
            (&["•••"], &["!!!"]),
        ] {
            assert!(!look_alike(one, other), "{one:?} ~ {other:?}");
        }
    }

    #[test]
    fn a_name_written_otherwise_is_the_same() {
        for (one, other) in [
            (&["Hull Dockers' Union"][..], &["HULL DOCKERS UNION."][..]),
            (&["Unión Portuaria"], &["Union portuaria"]),
            (&["海員工會"], &["海员工会"]),
            (&["CGT"], &["C.G.T."]),
            (&["Railway Staff League (RSL)"], &["Railway Staff League"]),
            (&["Seafarers", "海員工會"], &["海员工会"]),
            (
                &["Union of Hong Kong Dockers 碼頭業職工會"],
                &["Union of Hong Kong Dockers", "碼頭業職工會"],
            ),
            (&["碼頭業職工會 Dockers Local 11"], &["Dockers Local 11"]),
            (&["Quay", "=Tidewater Clerks"], &["Tidewater Clerks"]),
        ] {
            assert!(same(one, other), "{one:?} ~ {other:?}");
        }
    }

    #[test]
    fn another_name_is_another() {
        for (one, other) in [
            (&["Lightermen"][..], &["Lightermen – Valparaíso branch"][..]),
            (&["Dockers (Marseille)"], &["Dockers (Le Havre)"]),
            (
                &["碼頭業職工會 Dockers Local 11"],
                &["海員職工會 Dockers Local 12"],
            ),
            (&["Union of Dockers", "=UD"], &["Union of Drivers", "=UD"]),
            (&["海員工會"], &["海港工會"]),
            (&["•••"], &["!!!"]),
        ] {
            assert!(!same(one, other), "{one:?} ~ {other:?}");
        }
    }

    #[test]
    fn names_in_two_scripts_or_two_languages_cannot_be_compared() {
        let comparable = |one: (&str, &str), other: (&str, &str)| {
            let names = [one, other].map(|(language, text)| {
                [Name {
                    text: text.to_owned(),
                    language: language.to_owned(),
                    alias: false,
                }]
            });
            can_be_compared(&names[0], &names[1])
        };
        let english = ("en", "Dockers General Union");
        assert!(!comparable(english, ("zh-Hant", "碼頭工人總會")));
        assert!(!comparable(english, ("und", "Союз докеров")));
        assert!(!comparable(english, ("es", "Sindicato de Estibadores")));
        assert!(comparable(english, ("en-GB", "Tally Clerks")));
        assert!(comparable(english, ("und", "Sindicato de Estibadores")));
        assert!(comparable(
            ("zh-Hant", "碼頭工人總會"),
            ("ja", "港湾労働者の会")
        ));
        assert!(!comparable(english, ("und", "!")));
    }

    #[test]
    fn signs_and_accents_tell_no_text_from_another() {
        assert_eq!(folded("Côte d'Ivoire"), folded("COTE D’IVOIRE"));
        assert_eq!(folded(" Korea, Republic of "), "korea republic of");
        assert_eq!(folded("!"), "");
    }
}

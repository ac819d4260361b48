//! Whether who is called otherwise than before is still called the same.

use crate::{
    Name,
    fold::{Folder, Word, Writing, joined},
    same_names,
};

/// Letters of a name for each that may differ.
const LETTERS_PER_SLIP: usize = 8;
/// Most letters that may differ.
const MOST_SLIPS: usize = 2;

/// Whether every name of `new` is one of `old`, written otherwise: in case, width, accents,
/// punctuation or Chinese script form, or with a slip of the pen put right.
///
/// Stricter than [`suggest`](crate::suggest): that asks whether two may be one signer; this, whether
/// somebody who knew the old name needs to look at the new one.
#[must_use]
pub fn keeps_its_name(old: &[Name], new: &[Name]) -> bool {
    let folder = Folder::new();
    let fold = |name: &Name| folder.words(&name.text);
    let old: Vec<Vec<Word>> = old.iter().map(fold).collect();
    new.iter().map(fold).all(|new| {
        // What has no letter left cannot be compared.
        !new.is_empty() && old.iter().any(|old| is_slip(old, &new))
    })
}

fn is_slip(old: &[Word], new: &[Word]) -> bool {
    let [one, other] = [old, new].map(joined);
    if one == other {
        return true;
    }
    // One character is a whole word there.
    if old.iter().chain(new).any(Word::is_unspaced) || numbers(old) != numbers(new) {
        return false;
    }
    let letters = one.chars().count().min(other.chars().count());
    strsim::osa_distance(&one, &other) <= (letters / LETTERS_PER_SLIP).min(MOST_SLIPS)
}

/// Letters of a word for each that a slip of the pen changes; of one in a script without spaces, where one
/// letter makes another word.
const LETTERS_OF_A_WORD: usize = 4;
const LETTERS_UNSPACED: usize = 8;

/// Whether some name of `new` may be one of `old`, corrected: the same text, the same with words added or left
/// out, or with slips of the pen put right. Of short forms only equal ones count. Where the two are written in
/// scripts that cannot be compared, it is not.
///
/// It asks less than [`keeps_its_name`]: whether the new name may be put in the place of the old one without asking
/// who is meant.
#[must_use]
pub fn may_be_corrected(old: &[Name], new: &[Name]) -> bool {
    let is_equal = |name: &Name| old.iter().any(|held| held.text == name.text);
    if new.iter().any(is_equal) || !same_names(old).is_disjoint(&same_names(new)) {
        return true;
    }
    let folder = Folder::new();
    let full = |names: &[Name]| -> Vec<Vec<Word>> {
        let full = names.iter().filter(|name| !name.alias);
        full.map(|name| folder.words(&name.text)).collect()
    };
    let old = full(old);
    full(new)
        .iter()
        .any(|new| old.iter().any(|old| is_near(old, new)))
}

/// Whether all words of the shorter of two names stand in the other.
fn is_near(old: &[Word], new: &[Word]) -> bool {
    let (fewer, more) = match old.len() <= new.len() {
        true => (old, new),
        false => (new, old),
    };
    let stands_in_it = |word: &Word| more.iter().any(|other| is_near_word(word, other));
    !fewer.is_empty() && (fewer.iter().all(stands_in_it) || joined(old) == joined(new))
}

fn is_near_word(one: &Word, other: &Word) -> bool {
    if one.text == other.text {
        return true;
    }
    // Hardly anybody slips at the first letter, and bakers are no makers.
    if one.text.chars().next() != other.text.chars().next() {
        return is_within(one, other);
    }
    let letters = [one, other].map(|word| word.text.chars().count());
    let least = letters[0].min(letters[1]);
    let per_slip = match (one.writing, other.writing) {
        // One digit makes it another branch.
        (None, _) | (_, None) => return false,
        (Some(Writing::Unspaced(_)), Some(Writing::Unspaced(_))) => LETTERS_UNSPACED,
        _ => LETTERS_OF_A_WORD,
    };
    is_within(one, other) || strsim::osa_distance(&one.text, &other.text) * per_slip < least
}

/// Whether one is the better part of the other, where no spaces stand between words.
fn is_within(one: &Word, other: &Word) -> bool {
    let (short, long) = match one.text.len() <= other.text.len() {
        true => (&one.text, &other.text),
        false => (&other.text, &one.text),
    };
    one.is_unspaced()
        && other.is_unspaced()
        && short.len() * 2 >= long.len()
        && long.contains(short.as_str())
}

/// One digit makes it another branch.
fn numbers(words: &[Word]) -> Vec<&str> {
    let numbers = words.iter().filter(|word| word.writing.is_none());
    numbers.map(|word| word.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keeps(old: &[&str], new: &[&str]) -> bool {
        let [old, new] = [old, new].map(|texts| {
            let name = |text: &&str| Name {
                text: (*text).to_owned(),
                language: "und".to_owned(),
                alias: false,
            };
            texts.iter().map(name).collect::<Vec<_>>()
        });
        keeps_its_name(&old, &new)
    }

    #[test]
    fn a_name_written_otherwise_is_the_same() {
        assert!(keeps(&["Reading Circel"], &["Reading Circle"]));
        assert!(keeps(&["RIGGERS' UNION"], &["Riggers’ Union"]));
        assert!(keeps(&["Solidarnosc"], &["Solidarność"]));
        assert!(keeps(&["海員工會"], &["海员工会"]));
        assert!(keeps(&["Seafarers", "海員工會"], &["海員工會"]));
        assert!(keeps(&["Union of Dockers"], &["Union of Dockers."]));
    }

    #[test]
    fn another_name_is_another() {
        assert!(!keeps(&["Reading Circle"], &["Amnesty International"]));
        assert!(!keeps(&["Reading Circle"], &["Reading Circle", "Amnesty"]));
        assert!(!keeps(&["海員工會"], &["海港工會"]));
        assert!(!keeps(&["Dockers Local 11"], &["Dockers Local 12"]));
        assert!(!keeps(&["IMF"], &["ILF"]));
        assert!(!keeps(
            &["Harbour Workers"],
            &["Harbour Workers of the World"]
        ));
        assert!(!keeps(&["Reading Circle"], &["•••"]));
    }

    #[test]
    fn a_correction_needs_nobody_to_say_who_is_meant() {
        let corrected = |old: &[&str], new: &[&str]| {
            let [old, new] = [old, new].map(|texts| {
                let name = |text: &&str| Name {
                    text: text.trim_start_matches('=').to_owned(),
                    language: "und".to_owned(),
                    alias: text.starts_with('='),
                };
                texts.iter().map(name).collect::<Vec<_>>()
            });
            may_be_corrected(&old, &new)
        };
        for (old, new) in [
            (&["Secnod"][..], &["Second"][..]),
            (&["Second"], &["Second, corrected"]),
            (&["Reading Circel of Hull"], &["Reading Circle of Hull"]),
            (&["Harbor Workers"], &["Harbour Workers"]),
            (&["Rope Walkers"], &["Ropewalkers"]),
            (&["Seafarers' Union"], &["海員工會", "Seafarers' Union"]),
            (&["海員工會"], &["香港海員工會"]),
            (&["海員工會"], &["海员工会"]),
            (
                &["Union of Dockers", "=UD"],
                &["Dockers of the Quay", "=UD"],
            ),
            (&["•••"], &["•••"]),
        ] {
            assert!(corrected(old, new), "{old:?} – {new:?}");
        }
        for (old, new) in [
            (&["Seafarers' Union"][..], &["海員工會"][..]),
            (
                &["Unión Portuaria de Valparaíso"],
                &["Federación de Marineros"],
            ),
            (&["Dockers' Union"], &["Railway Union"]),
            (&["Federation of Dockers"], &["Federation of Doctors"]),
            (&["Dockers Local 11"], &["Dockers Local 12"]),
            (&["海員工會聯合會"], &["海港工會聯合會"]),
            (&["North Union"], &["South Union"]),
            (&["Union of Bakers"], &["Union of Makers"]),
            (&["Workers of Iran"], &["Workers of Iraq"]),
            (&["IMF"], &["ILF"]),
            (&["•••"], &["Quay"]),
        ] {
            assert!(!corrected(old, new), "{old:?} – {new:?}");
        }
    }
}

//! Whether who is called otherwise than before is still called the same.

use crate::{
    Name,
    fold::{Folder, Word, Writing},
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
    let unspaced = |word: &Word| matches!(word.writing, Some(Writing::Unspaced(_)));
    if old.iter().chain(new).any(unspaced) || numbers(old) != numbers(new) {
        return false;
    }
    let letters = one.chars().count().min(other.chars().count());
    strsim::osa_distance(&one, &other) <= (letters / LETTERS_PER_SLIP).min(MOST_SLIPS)
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect()
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
}

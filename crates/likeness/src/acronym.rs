//! Short names: which texts look like one, and which initials a name has.

use crate::fold::{Word, romanised};

/// Fewest letters of initials that tell anything.
pub(crate) const FEWEST: usize = 3;
/// Most letters of a short name.
const MOST: usize = 10;
/// Words up to this length may be left out of initials ("of", "the", "des").
const SMALL_WORD: usize = 3;

/// The letters of a text that looks like a short name: one piece, mostly capitals; an alias may
/// be in small letters.
pub(crate) fn letters(text: &str, words: &[Word], alias: bool) -> Option<String> {
    let folded: String = words
        .iter()
        .filter(|word| word.writing.is_some())
        .map(|word| word.text.as_str())
        .collect();
    let unspaced = words.iter().any(Word::is_unspaced);
    let length = folded.chars().count();
    let one_piece = !text.trim().contains(char::is_whitespace);
    if unspaced || !one_piece || !(2..=MOST).contains(&length) {
        return None;
    }
    let (mut upper, mut cased) = (0, 0);
    for c in text.chars() {
        upper += usize::from(c.is_uppercase());
        cased += usize::from(c.is_uppercase() || c.is_lowercase());
    }
    let looks = cased > 0 && (upper * 2 > cased || (alias && upper == 0 && length <= 6));
    looks.then_some(folded)
}

/// The initials that a name may be shortened to, at least [`FEWEST`] letters each: of all words,
/// without small words, of capitalised words only; in its own letters and romanised.
pub(crate) fn initials(words: &[Word]) -> Vec<String> {
    let words: Vec<&Word> = words.iter().filter(|word| word.writing.is_some()).collect();
    if words.iter().any(|word| word.is_unspaced()) {
        return Vec::new();
    }
    let long = |word: &Word| word.text.chars().count() > SMALL_WORD;
    let ways: [&dyn Fn(&Word) -> bool; 4] = [
        &|_| true,
        &|word| long(word),
        &|word| word.capital,
        &|word| word.capital || long(word),
    ];
    let mut found: Vec<String> = Vec::new();
    for taken in ways {
        let initials: String = words
            .iter()
            .filter(|word| taken(word))
            .filter_map(|word| word.text.chars().next())
            .collect();
        let roman = romanised(&initials);
        for initials in [initials, roman] {
            let length = initials.chars().count();
            if (FEWEST..=MOST).contains(&length) && !found.contains(&initials) {
                found.push(initials);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::Folder;

    fn has(name: &str, short: &str) -> bool {
        let folder = Folder::new();
        let letters = letters(short, &folder.words(short), true).expect("looks like one");
        initials(&folder.words(name)).contains(&letters)
    }

    #[test]
    fn initials_pass_over_small_words() {
        assert!(has("Coast Confederation of Harbour Unions", "CCHU"));
        assert!(has("Fondation des Droits de l’Homme au Travail", "fdht"));
        assert!(has("Association for the Advancement of Reading", "AFTAOR"));
        assert!(has("Федерация Независимых Профсоюзов", "ФНП"));
        assert!(has("Федерация Независимых Профсоюзов", "FNP"));
        assert!(!has("Coast Confederation of Harbour Unions", "CHU"));
    }

    #[test]
    fn words_are_no_short_names() {
        let folder = Folder::new();
        let looks = |text: &str, alias| letters(text, &folder.words(text), alias).is_some();
        assert!(looks("HKCTU", false) && looks("UİD-DER", true) && looks("fdht", true));
        assert!(!looks("Unite", false) && !looks("fdht", false) && !looks("Dockers Union", true));
    }
}

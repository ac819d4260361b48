//! Texts in the cells of a table. What begins like a formula is run by spreadsheets: an apostrophe in front makes a text of
//! it, and is no part of the text when the table comes back.

/// With what a cell begins that spreadsheets run as a formula; those of East Asia in full width as well.
const RUNS: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];
/// What stands before it, so that it is a text.
const GUARD: char = '\'';

/// A text that no spreadsheet runs: neither one that splits at commas, nor one that splits at semicolons or tabs, as
/// those of many countries do. Quotes within a line mean nothing to such a one, so that a cell of its own begins behind
/// each of these signs. Spaces before a formula are no part of it to some.
#[must_use]
pub fn guarded(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut begins = true;
    for letter in text.chars() {
        if begins && RUNS.contains(&letter) {
            kept.push(GUARD);
        }
        kept.push(letter);
        begins = begins_behind(letter, begins);
    }
    kept
}

/// A text without what [`guarded`] puts into it.
#[must_use]
pub fn unguarded(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut begins = true;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let would_run = letters.peek().is_some_and(|next| RUNS.contains(next));
        if begins && letter == GUARD && would_run {
            continue;
        }
        bare.push(letter);
        begins = begins_behind(letter, begins);
    }
    bare
}

/// Whether a cell may begin behind a sign; `begins` says whether one may before it.
fn begins_behind(letter: char, begins: bool) -> bool {
    matches!(letter, ';' | '\t' | '\n' | '\r') || (begins && matches!(letter, '"' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_apostrophe_of_a_formula_is_no_part_of_the_text() {
        for (text, kept) in [
            ("=1+1", "'=1+1"),
            ("＠码头", "'＠码头"),
            ("a; =1+1", "a; '=1+1"),
            ("Dockers' Union", "Dockers' Union"),
            ("'t Veer", "'t Veer"),
        ] {
            assert_eq!(guarded(text), kept);
            assert_eq!(unguarded(kept), text);
        }
        // Whether it was typed or put there cannot be told.
        assert_eq!(unguarded("'=1"), unguarded(&guarded("'=1")));
    }

    proptest! {
        #[test]
        fn what_is_guarded_comes_back(text in "[=＝@'\"a \t\n;]{0,12}") {
            prop_assert_eq!(unguarded(&guarded(&text)), unguarded(&text));
        }

        #[test]
        fn what_has_no_apostrophe_comes_back_the_same(text in "[=＝@\"a \t\n;]{0,12}") {
            prop_assert_eq!(unguarded(&guarded(&text)), text);
        }
    }
}

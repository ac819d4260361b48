//! A remedy for a habit of the renderer: it takes the direction of each line from the first letter
//! that has one, so that a line of an Arabic letter which begins with a Latin word would run from
//! left to right. A mark that is not seen (U+200F) before such words keeps the direction.

/// The right-to-left mark.
const MARK: char = '\u{200f}';

/// The HTML with a mark before each word that could begin a line and turn it round: words that do
/// not begin from right to left, after one that does. Tags and entities stay as they are.
pub(crate) fn marked(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let (mut in_tag, mut last_rtl, mut after_space) = (false, true, true);
    for (at, letter) in html.char_indices() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            _ if letter.is_whitespace() => after_space = true,
            _ => {
                let word = html.get(at..).unwrap_or_default();
                if after_space && last_rtl && !is_rtl(letter) && !begins_rtl(word) {
                    out.push(MARK);
                }
                after_space = false;
                if letter.is_alphabetic() {
                    last_rtl = is_rtl(letter);
                }
            }
        }
        out.push(letter);
    }
    out
}

/// Whether the first letter of a word, behind brackets and digits, runs from right to left.
fn begins_rtl(word: &str) -> bool {
    let word = word.split(|letter: char| letter.is_whitespace() || letter == '<');
    let word = word.into_iter().next().unwrap_or_default();
    word.chars()
        .find(|letter| letter.is_alphabetic())
        .is_some_and(is_rtl)
}

/// Hebrew, Arabic, Syriac, Thaana, NKo and their like, by their blocks.
const fn is_rtl(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn only_words_that_could_turn_a_line_are_marked() {
        assert_eq!(marked("رصيف (Quay 7) الآن"), "رصيف \u{200f}(Quay 7) الآن");
        assert_eq!(marked("في 7 رصيف"), "في \u{200f}7 رصيف");
        assert_eq!(marked("نص الرسالة"), "نص الرسالة");
        let link = "<p dir=\"rtl\">نص <a href=\"https://a.example/x\">نص</a></p>";
        assert_eq!(marked(link), link);
    }
}

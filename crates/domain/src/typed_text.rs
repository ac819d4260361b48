//! Texts as people type and paste them, made into such as may stand in a statement, before anything looks at them.
//! Word processors put signs into what is copied from them that nobody sees, and nobody could take out. What is signed
//! elsewhere stays as it was signed.

mod unseen;

pub(crate) use self::unseen::has_idle_breaks;
pub use self::unseen::name_without_breaks;

use self::unseen::{is_unseen, without_idle_breaks};
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};
use url::{Host, Url};

/// A text in Unicode NFC, without what nobody sees: control characters, what turns the direction of writing around, soft
/// hyphens, and spaces without width where they say nothing. What breaks lines in other ways breaks them by a line feed:
/// Word's Shift+Enter is a vertical tab. The bullets with which lines begin are those of Markdown. The signs U+200E and
/// U+200F, which turn nothing around, stay, and so do the ends of lines as browsers send them, CR LF.
#[must_use]
pub fn cleaned(text: &str) -> Cow<'_, str> {
    match is_plain(text) && !text.contains("o\t") {
        true => Cow::Borrowed(text),
        false => Cow::Owned(with_bullets(&cleaned_to(text, '\n'))),
    }
}

/// The same of a table, in which a line feed would begin another row: what breaks lines in other ways is a space. What
/// looks like a bullet there is a cell.
#[must_use]
pub fn cleaned_table(text: &str) -> Cow<'_, str> {
    match is_plain(text) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(cleaned_to(text, ' ')),
    }
}

fn is_plain(text: &str) -> bool {
    let is_plain = |byte: u8| !byte.is_ascii_control() || byte == b'\n' || byte == b'\t';
    text.is_ascii() && text.bytes().all(is_plain)
}

fn cleaned_to(text: &str, line_break: char) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => plain.push('\r'),
            '\n' | '\r' => plain.push('\n'),
            _ if breaks_lines(letter) => plain.push(line_break),
            _ if is_unseen(letter) => {}
            _ => plain.push(letter),
        }
    }
    let plain = without_idle_breaks(plain);
    match is_nfc(&plain) {
        true => plain,
        false => plain.nfc().collect(),
    }
}

/// The same with Markdown's bullets. Some programs indent their lists by four spaces, which Markdown takes for a
/// program's text: lines stand as far in as they stand within their list.
fn with_bullets(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut list_stands_in: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(SPACES);
        match after_bullet(words) {
            Some(point) => {
                let stands_in = columns(line) - columns(words);
                let first = *list_stands_in.get_or_insert(stands_in);
                let further = stands_in.saturating_sub(first).min(MOST_COLUMNS);
                marked.push_str(&" ".repeat(further));
                marked.push_str("- ");
                marked.push_str(point);
            }
            None => {
                if !words.trim().is_empty() {
                    list_stands_in = None;
                }
                marked.push_str(line);
            }
        }
    }
    marked
}

/// White space before and after bullets.
const SPACES: [char; 3] = ['\t', ' ', '\u{A0}'];
/// How far in a line of a list may stand.
const MOST_COLUMNS: usize = 12;

/// How wide a beginning is, a tab as four spaces. Only what is before both words is compared.
fn columns(line: &str) -> usize {
    line.chars()
        .map(|letter| if letter == '\t' { 4 } else { 1 })
        .sum()
}

/// What follows a bullet with which a line begins; nothing where it begins with none, or nothing follows.
fn after_bullet(line: &str) -> Option<&str> {
    let mut letters = line.chars();
    let first = letters.next()?;
    let point = letters.as_str();
    let is_bullet = match first {
        // Those of the fonts Symbol and Wingdings, which no other has.
        '\u{F020}'..='\u{F0FF}' => true,
        '•' | '‣' | '⁃' | '◦' | '∙' | '·' | '●' | '○' | '▪' | '▫' | '■' | '□' | '►' | '▸' | '➢'
        | '➤' | '❖' => point.starts_with(SPACES),
        // As words, and in a dialogue, these have a space behind them.
        'o' | '§' | 'Ø' | 'ü' | '–' | '—' => point.starts_with('\t'),
        _ => false,
    };
    let follows = is_bullet && !point.trim().is_empty();
    follows.then(|| point.trim_start_matches(SPACES))
}

/// Takes the bullets, dashes and numbers away with which lines begin that are numbered anew wherever they are shown.
/// Numbers only where each of several lines has its own: `1. May` is a day.
pub fn without_marks(lines: &mut [&mut String]) {
    for line in lines.iter_mut() {
        let after = line.strip_prefix(['-', '–', '—', '*']);
        let after = after.filter(|after| after.starts_with(SPACES));
        if let Some(words) = after.map(|after| after.trim().to_owned()) {
            **line = words;
        }
    }
    let written = || lines.iter().filter(|line| !line.is_empty());
    let numbered: Option<Vec<String>> = (1..)
        .zip(written())
        .map(|(number, line)| after_number(line, number).map(str::to_owned))
        .collect();
    let are_years = (1..)
        .zip(written())
        .all(|(number, line)| names_the_next(line, number));
    let Some(numbered) = numbered.filter(|all| all.len() > 1 && !are_years) else {
        return;
    };
    let written = lines.iter_mut().filter(|line| !line.is_empty());
    for (line, words) in written.zip(numbered) {
        **line = words;
    }
}

/// The lines of a list that was pasted into the field for one thing, without their marks: several, each with a bullet, a
/// dash or a number of its own. Nothing where any line has none, which goes on with what is said above it.
#[must_use]
pub fn listed(words: &str) -> Option<Vec<String>> {
    let lines = words.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let mut listed: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    without_marks(&mut listed.iter_mut().collect::<Vec<_>>());
    let mut pairs = lines.iter().zip(&listed);
    let has_marks = pairs.all(|(line, words)| *line != words.as_str());
    (listed.len() > 1 && has_marks).then_some(listed)
}

/// What follows a number with a point, a dash or a bracket behind it, or between brackets, as people write them in the
/// languages of the interface: `1.`, `١-`, `１．`, `一、`, `（一）`.
fn after_number(line: &str, number: usize) -> Option<&str> {
    let within = line.strip_prefix(['(', '（']);
    let marks: &[char] = match within {
        Some(_) => &[')', '）'],
        None => &['.', ')', '-', '．', '）', '、'],
    };
    let digits = within.unwrap_or(line);
    let of_digits = ZEROS
        .iter()
        .find_map(|zero| digits.strip_prefix(&in_digits(number, *zero)));
    let of_letters = || digits.strip_prefix(&in_chinese(number)?);
    let mut letters = of_digits.or_else(of_letters)?.chars();
    let mark = letters.next().filter(|mark| marks.contains(mark))?;
    let after = letters.as_str();
    let words = after.trim();
    // Behind marks as wide as a letter, and in Chinese, nobody types a space; but `１．５` is one number.
    let is_wide = !mark.is_ascii() || of_digits.is_none();
    let stands_apart =
        after.starts_with(SPACES) || (is_wide && !words.starts_with(char::is_numeric));
    (stands_apart && !words.is_empty()).then_some(words)
}

/// Whether a Chinese number stands there with the next one: where all lines begin so, `一、二年级` and `二、三年级` are
/// school years. Where one does, its number is as good as those of the others.
fn names_the_next(line: &str, number: usize) -> bool {
    let both = in_chinese(number).zip(in_chinese(number + 1));
    both.is_some_and(|(this, next)| line.starts_with(&format!("{this}、{next}")))
}

/// The zeros of the digits in which people number: those of most, of Arabic, of Persian, and as wide as a letter.
const ZEROS: [char; 4] = ['0', '٠', '۰', '０'];
/// What is written for 1 to 9 in Chinese, each in its place.
const CHINESE: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

fn in_digits(number: usize, zero: char) -> String {
    let digits = number.to_string();
    let values = digits.chars().filter_map(|digit| digit.to_digit(10));
    values
        .filter_map(|value| char::from_u32(u32::from(zero) + value))
        .collect()
}

/// A number below 100 as Chinese counts: `十`, `二十一`.
fn in_chinese(number: usize) -> Option<String> {
    let (tens, ones) = (CHINESE.get(number / 10)?, CHINESE.get(number % 10)?);
    Some(match number / 10 {
        0 => (*ones).to_owned(),
        1 => format!("十{ones}"),
        _ => format!("{tens}十{ones}"),
    })
}

/// The address of a page, with the `https://` that people leave out where they type one: `www.union.example` is
/// `https://www.union.example`. What is no such address stays as it was typed: one that is whole, an e-mail address, words.
#[must_use]
pub fn web_address(typed: &str) -> Cow<'_, str> {
    let is_one_word =
        typed.starts_with(char::is_alphanumeric) && !typed.contains(char::is_whitespace);
    let whole = format!("https://{typed}");
    match is_one_word && Url::parse(&whole).is_ok_and(|url| is_named(&url)) {
        true => Cow::Owned(whole),
        false => Cow::Borrowed(typed),
    }
}

/// Whether an address is that of a host with a domain, and no account before it. A scheme that was typed would be taken
/// for the host, and has no dot.
fn is_named(url: &Url) -> bool {
    let has_domain = match url.host() {
        Some(Host::Domain(host)) => is_domain(host),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) | None => false,
    };
    has_domain && url.username().is_empty() && url.password().is_none()
}

/// Whether it has several parts, with nothing in them but what names of hosts have: `office(at)union.example` is none,
/// nor is `e.g.`, since no last part has a single letter.
fn is_domain(host: &str) -> bool {
    let parts: Vec<&str> = host.strip_suffix('.').unwrap_or(host).split('.').collect();
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let is_part = |part: &&str| !part.is_empty() && part.bytes().all(is_sign);
    parts.len() > 1 && parts.iter().all(is_part) && parts.last().is_some_and(|last| last.len() > 1)
}

/// Whether a character breaks lines beside CR and LF (Unicode, section 5.8): vertical tab, form feed, next line, and
/// the separators of lines and paragraphs.
fn breaks_lines(letter: char) -> bool {
    matches!(
        letter,
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use undersigned_proof::strict_json::{is_assigned, is_clean_text};

    #[test]
    fn an_address_needs_no_https_before_it() {
        for typed in [
            "www.union.example",
            "union.example",
            "Union.example/a?b=c#d",
            "union.example.",
            "union.example:8443/",
            "союз.example/страница",
            "نقابة.example",
            "工会.example",
            "union.example/?from=https://elsewhere.example",
        ] {
            assert_eq!(web_address(typed), format!("https://{typed}"));
        }
        for typed in [
            "https://union.example",
            "HTTP://union.example",
            "http://localhost:4000/a",
            "ftp://union.example",
            "javascript:alert(1)",
            "javascript:alert(document.domain)",
            "data:text/html,a.b",
            "mailto:office@union.example",
            "office@union.example",
            "office(at)union.example",
            "@union@social.example",
            "www.bank.example@union.example",
            "//union.example",
            "/union.example",
            "localhost",
            "192.0.2.1/a",
            "12.11.2026",
            "Gazette",
            "Gazette.",
            "e.g.",
            "and...so",
            "See union.example",
            "",
        ] {
            assert_eq!(web_address(typed), typed);
        }
    }

    #[test]
    fn what_word_processors_put_in_is_made_into_what_was_meant() {
        for (pasted, meant) in [
            ("one\u{b}two\u{c}three", "one\ntwo\nthree"),
            (
                "one\u{2028}two\u{2029}three\u{85}four",
                "one\ntwo\nthree\nfour",
            ),
            ("one\r\ntwo\rthree", "one\r\ntwo\nthree"),
            ("\u{202b}نقابة\u{202c} \u{2067}x\u{2069}", "نقابة x"),
            ("\u{200f}نقابة\u{200e}", "\u{200f}نقابة\u{200e}"),
            ("e\u{301}\u{0}\u{7}\u{feff}", "é"),
            (
                "\u{f0b7}\tFree them\r\n\u{f0a7} Now",
                "- Free them\r\n- Now",
            ),
            ("see \u{f0b7}", "see \u{f0b7}"),
            ("\tplain\n", "\tplain\n"),
        ] {
            assert_eq!(cleaned(pasted), meant, "{pasted:?}");
        }
        assert_eq!(cleaned_table("A\u{b}B\tx\nC"), "A B\tx\nC");
        assert_eq!(cleaned_table("•\tA\no\tB"), "•\tA\no\tB");
    }

    #[test]
    fn pasted_lists_are_those_of_markdown() {
        for (pasted, meant) in [
            // Word.
            (
                "We ask:\r\n•\tThe cranes\r\no\tby May\r\n▪\tby day\r\n",
                "We ask:\r\n- The cranes\r\n- by May\r\n- by day\r\n",
            ),
            (
                "·\tOne\n·\u{a0}\u{a0} Two\n§\tThree",
                "- One\n- Two\n- Three",
            ),
            ("–\tOne\n—\tTwo", "- One\n- Two"),
            ("o\tOne", "- One"),
            // LibreOffice.
            (
                "We ask:\n    • The cranes\n        ◦ by May\n    • The quay\nNow",
                "We ask:\n- The cranes\n    - by May\n- The quay\nNow",
            ),
            ("\t•\tOne\n\t\t◦\tTwo", "- One\n    - Two"),
            // Google Docs, and WhatsApp.
            ("● One\n\n● Two", "- One\n\n- Two"),
            ("• One\u{202a}\n\u{feff}• Two", "- One\n- Two"),
            ("- One\n* Two", "- One\n* Two"),
            // No lists.
            ("o now\n§ 5\n– Non !", "o now\n§ 5\n– Non !"),
            ("One • Two\n•\t\n•x", "One • Two\n•\t\n•x"),
        ] {
            assert_eq!(cleaned(pasted), meant, "{pasted:?}");
            assert_eq!(cleaned(meant), meant);
        }
    }

    #[test]
    fn what_is_numbered_anyhow_has_no_marks_of_its_own() {
        let without = |lines: &[&str]| {
            let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            without_marks(&mut lines.iter_mut().collect::<Vec<_>>());
            lines
        };
        assert_eq!(
            without(&["- Release", "–\tUnseal", "", "-5 %"]),
            ["Release", "Unseal", "", "-5 %"]
        );
        assert_eq!(
            without(&["1. Release", "2) Unseal", ""]),
            ["Release", "Unseal", ""]
        );
        for lines in [
            ["一、释放", "二、付款"],
            ["(一)释放", "(二) 付款"],
            ["（一）释放", "（二）付款"],
            ["１．释放", "２．付款"],
            ["1、释放", "2、付款"],
            ["（1）释放", "（2）付款"],
        ] {
            assert_eq!(without(&lines), ["释放", "付款"]);
        }
        for lines in [
            ["١. أفرجوا عنهم", "٢. ادفعوا"],
            ["١- أفرجوا عنهم", "٢- ادفعوا"],
            ["1- أفرجوا عنهم", "2- ادفعوا"],
        ] {
            assert_eq!(without(&lines), ["أفرجوا عنهم", "ادفعوا"]);
        }
        let many: Vec<String> = (1..=21)
            .map(|number| format!("{}、释放", in_chinese(number).unwrap()))
            .collect();
        assert_eq!(
            (many[9].as_str(), many[20].as_str()),
            ("十、释放", "二十一、释放")
        );
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert!(without(&many).iter().all(|line| line == "释放"));
        assert_eq!(in_chinese(100), None);
        assert_eq!(
            without(&["一、二年级免费", "二、付款"]),
            ["二年级免费", "付款"]
        );
        assert_eq!(
            without(&["一、一年级免费", "二、二年级免费"]),
            ["一年级免费", "二年级免费"]
        );
        for lines in [
            ["一、释放", "付款"],
            ["一、二年级免费", "付款"],
            ["一、二年级免费", "二、三年级半价"],
            ["１．５倍", "２．５倍"],
            ["一个人", "二个人"],
            ["1. May is to be free", "Pay"],
            ["1.5 million", "2.5 million"],
            ["1. May is to be free", ""],
            ["1.", "2."],
        ] {
            assert_eq!(without(&lines), lines);
        }
    }

    #[test]
    fn a_list_in_one_field_is_several() {
        for list in [
            "1. Release them\n2. Tell us",
            "1) Release them\r\n\r\n2) Tell us\r\n",
            "- Release them\n– Tell us",
        ] {
            let listed = listed(list).unwrap_or_default();
            assert_eq!(listed, ["Release them", "Tell us"], "{list}");
        }
        for one in [
            "",
            "1. Release them",
            "Release them\nTell us",
            "1. Release them\nall of them\n2. Tell us",
            "1. Release them\n3. Tell us",
            "1.5 million\n2.5 million",
            "- Release them\nTell us",
        ] {
            assert_eq!(listed(one), None, "{one}");
        }
    }

    proptest! {
        #[test]
        fn what_is_left_may_be_signed_unless_there_is_no_such_character(typed in "\\PC{0,12}[\\p{Cc}\\p{Cf}\\p{L}\\p{M}\\p{Z}]{0,30}") {
            let left = cleaned(&typed).replace("\r\n", "\n");
            prop_assert!(is_clean_text(&left) || !left.chars().all(is_assigned), "{:?}", left);
            prop_assert_eq!(cleaned(&left).into_owned(), left);
        }
    }
}

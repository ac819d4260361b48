//! Bullets, dashes and numbers with which the lines of a list begin.

use super::SPACES;

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

#[cfg(test)]
mod tests {
    use super::*;

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
}

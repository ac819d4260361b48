//! Filling in a template: `{name}` stands for what the writer says, or what is known of the
//! addressee. There is nothing else to it, neither conditions nor commands.

/// What every template may use without a field of its own: who is written to, and who writes.
pub const FIXED: [&str; 5] = ["salutation", "office", "holder", "name", "address"];

/// Longest text in braces, in bytes, that is taken for a name that somebody meant.
const MAX_MEANT: usize = 100;

/// What a text asks for in braces, each time it does, whether or not it can be a name: whoever writes `{Prisoner}` meant
/// one. What goes on over a line, or without end, was not meant so.
pub fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| {
        let (name, _) = rest.split_once('}')?;
        (name.len() <= MAX_MEANT && !name.trim().is_empty() && !name.contains('\n')).then_some(name)
    })
}

/// The text with what `says` answers in place of each name. What it does not know stays as it was
/// written, and what is put in is not looked at again. `None` where it would be longer than `most`
/// bytes: whoever writes the text says how often something long stands in it.
pub fn fill<'a>(text: &str, most: usize, says: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    let mut filled = String::with_capacity(text.len().min(most));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after
            .split_once('}')
            .and_then(|(name, behind)| Some((says(name)?, behind)));
        match found {
            Some((words, behind)) => {
                filled.push_str(words);
                rest = behind;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
        if filled.len() > most {
            return None;
        }
    }
    filled.push_str(rest);
    (filled.len() <= most).then_some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_writer_fills_in_is_never_a_template_itself() {
        let says = |name: &str| match name {
            "name" => Some("{town}"),
            "town" => Some("Amery"),
            _ => None,
        };
        let filled = |text: &str| fill(text, 100, says).expect("it is short");
        assert_eq!(filled("{name}, {town}"), "{town}, Amery");
        assert_eq!(filled("{other} { {{town}} }"), "{other} { {Amery} }");
        assert_eq!(filled("no end {name"), "no end {name");
        assert_eq!(filled(""), "");
    }

    #[test]
    fn what_would_be_too_long_is_not_filled_in() {
        let address = "x".repeat(4_000);
        let says = |_: &str| Some(address.as_str());
        assert_eq!(fill(&"{address}".repeat(2_222), 80_000, says), None);
        assert_eq!(fill("{address}", 3_999, says), None);
        assert_eq!(fill("{address}", 4_000, says).as_ref(), Some(&address));
        assert_eq!(fill("five.", 4, says), None);
    }

    #[test]
    fn whatever_stands_in_braces_is_asked_for() {
        let text = "{name} {Town} {a b} {x-1} {} { } {a\nb} {unended";
        let asked: Vec<_> = placeholders(text).collect();
        assert_eq!(asked, ["name", "Town", "a b", "x-1"]);
    }
}

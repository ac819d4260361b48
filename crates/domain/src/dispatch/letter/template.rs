//! Filling in a template: `{name}` stands for what the writer says, or what is known of the
//! addressee. There is nothing else to it, neither conditions nor commands.

/// What every template may use without a field of its own: who is written to, and who writes.
pub const FIXED: [&str; 5] = ["salutation", "office", "holder", "name", "address"];

/// The names that a text asks for, each time it does.
pub fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| {
        let (name, _) = rest.split_once('}')?;
        super::is_name(name).then_some(name)
    })
}

/// The text with what `says` answers in place of each name. What it does not know stays as it was
/// written, and what is put in is not looked at again.
pub fn fill<'a>(text: &str, says: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut filled = String::with_capacity(text.len());
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
    }
    filled.push_str(rest);
    filled
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
        assert_eq!(fill("{name}, {town}", says), "{town}, Amery");
        assert_eq!(fill("{other} { {{town}} }", says), "{other} { {Amery} }");
        assert_eq!(fill("no end {name", says), "no end {name");
        assert_eq!(fill("", says), "");
    }

    #[test]
    fn only_names_are_asked_for() {
        let text = "{name} {Town} {a b} {x-1} {unended";
        assert_eq!(placeholders(text).collect::<Vec<_>>(), ["name", "x-1"]);
    }
}

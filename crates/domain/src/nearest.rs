//! Which of several languages is shown where there is room for one: the reader's, else English, which
//! most who read neither can make something of, else the first by its tag.

/// How far a language is from a reader, for sorting: theirs, English, any other.
#[must_use]
pub fn distance(tag: &str, theirs: impl Fn(&str) -> bool) -> u8 {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    match theirs(tag) {
        true => 0,
        false if primary.eq_ignore_ascii_case("en") => 1,
        false => 2,
    }
}

/// What to show to a reader whose languages are known.
#[must_use]
pub fn to_reader<'a, T: 'a>(
    map: impl IntoIterator<Item = (&'a String, &'a T)>,
    theirs: impl Fn(&str) -> bool,
) -> Option<(&'a String, &'a T)> {
    map.into_iter()
        .min_by_key(|(tag, _)| distance(tag, &theirs))
}

/// What to show where nobody knows who reads it: in documents for other servers above all.
#[must_use]
pub fn to_anyone<'a, T: 'a>(
    map: impl IntoIterator<Item = (&'a String, &'a T)>,
) -> Option<(&'a String, &'a T)> {
    to_reader(map, |_| false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appeal::ByLanguage;

    fn map(tags: &[&str]) -> ByLanguage {
        let pair = |tag: &&str| ((*tag).to_owned(), format!("in {tag}"));
        tags.iter().map(pair).collect()
    }

    #[test]
    fn the_reader_comes_first_then_english_then_the_first() {
        let tag = |tags: &[&str], reader: &str| {
            let map = map(tags);
            to_reader(&map, |tag| tag == reader).map(|(tag, _)| tag.clone())
        };
        assert_eq!(tag(&["ar", "en", "fr"], "fr").as_deref(), Some("fr"));
        assert_eq!(tag(&["ar", "en", "ru"], "fr").as_deref(), Some("en"));
        assert_eq!(tag(&["ar", "en-GB", "ru"], "fr").as_deref(), Some("en-GB"));
        assert_eq!(tag(&["ar", "enm", "ru"], "fr").as_deref(), Some("ar"));
        assert_eq!(tag(&[], "fr"), None);
    }

    #[test]
    fn whoever_is_not_known_gets_english() {
        let map = map(&["ar", "en", "fr"]);
        assert_eq!(to_anyone(&map).unwrap().1, "in en");
    }
}

//! The beginning of a text where there is no room for all of it.

use std::borrow::Cow;

/// A text of at most so many Unicode scalar values; of a longer one these, and an ellipsis for the rest.
#[must_use]
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => Cow::Borrowed(text),
        Some((end, _)) => {
            let beginning = text.get(..end).unwrap_or_default();
            Cow::Owned(format!("{}…", beginning.trim_end()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_by_characters_and_only_where_it_is_too_long() {
        assert_eq!(shortened("Dockers", 7), "Dockers");
        assert_eq!(shortened("Dockers", 6), "Docker…");
        assert_eq!(shortened("字字字", 2), "字字…");
        assert_eq!(shortened("Hull Dockers", 5), "Hull…");
        assert_eq!(shortened("", 0), "");
    }
}

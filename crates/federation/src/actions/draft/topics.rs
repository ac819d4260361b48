//! Topics of a draft that are none are named, with what to write instead.

use crate::{FederationError, error::Result};
use undersigned_domain::{
    Fault,
    topics::{MAX_TOPIC_CHARS, in_one_word, is_topic},
};

/// Of so many it is said which they are.
const NAMED: usize = 3;
/// As much of one of them, in Unicode scalar values, as shows which it is.
const SHOWN: usize = 80;

/// Checks that each can be a topic.
///
/// # Errors
/// [`FederationError::Invalid`] with the code of [`Fault::Member`].
pub(super) fn check(topics: &[String]) -> Result<()> {
    let odd = topics.iter().filter(|topic| !is_topic(topic));
    let odd: Vec<String> = odd.take(NAMED).map(|topic| said_of(topic)).collect();
    match odd.is_empty() {
        true => Ok(()),
        false => Err(FederationError::invalid(
            Fault::Member("topics").code(),
            format!("in `topics`, {}", odd.join("; ")),
        )),
    }
}

fn said_of(topic: &str) -> String {
    let shown: String = topic.chars().take(SHOWN).collect();
    match in_one_word(topic) {
        Some(instead) => format!(
            "`{shown}` is not one word of letters, digits and _: write `{instead}`, or each by itself if it is several"
        ),
        None => format!(
            "`{shown}` cannot be a topic, which is one word of letters, digits and _, with a letter in it and no \
             longer than {MAX_TOPIC_CHARS} characters"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn of_topics_that_are_none_it_is_said_which_they_are_and_what_to_write() {
        let checked = |topics: &[&str]| {
            let topics: Vec<String> = topics.iter().map(|topic| (*topic).to_owned()).collect();
            check(&topics)
        };
        assert!(checked(&["DockSafety", "勞工"]).is_ok());
        let refused = checked(&["DockSafety", "fair pay", "2026"]).unwrap_err();
        assert_eq!(refused.code(), "member_invalid");
        let said = refused.to_string();
        for part in [
            "`fair pay` is not one word",
            "write `fairPay`",
            "`2026` cannot be",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert!(!said.contains("DockSafety"), "{said}");
        let said = checked(&["a b", "c d", "e f", "g h"]).unwrap_err();
        assert!(!said.to_string().contains("g h"), "{said}");
    }
}

//! What an appeal is about: hashtags, as ActivityStreams software knows them.

use crate::appeal::ByLanguage;
use serde_json::Value;

/// Most topics of one appeal.
pub const MAX_TOPICS: usize = 10;
/// Longest topic, in Unicode scalar values.
pub const MAX_TOPIC_CHARS: usize = 50;

/// Whether a text can be a topic: letters, marks and digits of any script and `_`, at least one of
/// them no digit, without `#`. So every Mastodon takes it as one hashtag.
#[must_use]
pub fn is_topic(text: &str) -> bool {
    !text.is_empty()
        && text.chars().nth(MAX_TOPIC_CHARS).is_none()
        && text.chars().all(is_of_topic)
        && text.chars().any(char::is_alphabetic)
}

/// Whether a letter can stand in a topic.
fn is_of_topic(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || is_mark(letter)
}

/// Vowel signs and the like, which no word of Indic, Thai or Arabic writing can do without.
fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

/// What to write for several words that are meant as one topic: `fairPay` for `fair pay`. Where a script has no
/// capitals, `_` stands between them. Nothing where that is no topic either.
#[must_use]
pub fn in_one_word(text: &str) -> Option<String> {
    let is_apostrophe = |letter: &char| ['\'', '’'].contains(letter);
    let text: String = text.chars().filter(|one| !is_apostrophe(one)).collect();
    let mut joined = String::new();
    let words = text.split(|letter: char| !is_of_topic(letter));
    for word in words.filter(|word| !word.is_empty()) {
        let mut letters = word.chars();
        match letters.next().filter(|_| !joined.is_empty()) {
            Some(first) if first.is_lowercase() || first.is_uppercase() => {
                joined.extend(first.to_uppercase());
                joined.push_str(letters.as_str());
            }
            // A number stands apart from another one only.
            Some(first) if first.is_numeric() && !joined.ends_with(char::is_numeric) => {
                joined.push_str(word);
            }
            Some(_) => {
                joined.push('_');
                joined.push_str(word);
            }
            None => joined.push_str(word),
        }
    }
    is_topic(&joined).then_some(joined)
}

/// The topics among a note's tags: its hashtags, but for the one by which accounts co-sign. What
/// cannot be a topic is left out, like what is too much: tags are for readers, and no rule
/// depends on them.
#[must_use]
pub fn read(tags: Option<&Value>, co_sign_phrase: &ByLanguage) -> Vec<String> {
    let tags = match tags {
        Some(Value::Array(tags)) => tags.as_slice(),
        Some(tag) => std::slice::from_ref(tag),
        None => &[],
    };
    let mut topics: Vec<String> = Vec::new();
    for tag in tags {
        let is_hashtag = tag.get("type").and_then(Value::as_str) == Some("Hashtag");
        let Some(name) = tag.get("name").and_then(Value::as_str) else {
            continue;
        };
        let topic = name.strip_prefix('#').unwrap_or(name);
        let phrase = || co_sign_phrase.values().any(|phrase| same(phrase, name));
        let known = || topics.iter().any(|held| same(held, topic));
        if is_hashtag && is_topic(topic) && topics.len() < MAX_TOPICS && !phrase() && !known() {
            topics.push(topic.to_owned());
        }
    }
    topics
}

/// Whether two are one topic: case is for reading.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_of_any_script_are_topics_and_sentences_are_not() {
        for topic in [
            "DockSafety",
            "勞工",
            "نقابات",
            "श्रमिक",
            "right_to_strike",
            "ILO87",
        ] {
            assert!(is_topic(topic), "{topic}");
        }
        for other in [
            "",
            "two words",
            "#hash",
            "2026",
            "a/b",
            "a-b",
            "<b>",
            &"x".repeat(51),
        ] {
            assert!(!is_topic(other), "{other}");
        }
    }

    #[test]
    fn several_words_become_one() {
        for (typed, instead) in [
            ("fair pay", "fairPay"),
            ("Fair  Pay Now", "FairPayNow"),
            ("right-to-strike", "rightToStrike"),
            ("COVID-19", "COVID19"),
            ("Agenda 2030/2040", "Agenda2030_2040"),
            ("workers’ rights", "workersRights"),
            ("droits des dockers étrangers", "droitsDesDockersÉtrangers"),
            ("достойная оплата", "достойнаяОплата"),
            ("حقوق العمال", "حقوق_العمال"),
        ] {
            assert_eq!(in_one_word(typed).as_deref(), Some(instead), "{typed}");
        }
        for odd in ["2026", "2 + 2", "…", "", &"two words ".repeat(10)] {
            assert_eq!(in_one_word(odd), None, "{odd}");
        }
    }

    #[test]
    fn hashtags_of_a_note_are_its_topics_but_for_the_phrase() {
        let phrase = [("en".to_owned(), "#WeCoSign".to_owned())].into();
        let tag = |kind: &str, name: &str| json!({"type": kind, "name": name});
        let tags = json!([
            tag("Hashtag", "#wecosign"),
            tag("Hashtag", "#DockSafety"),
            tag("Hashtag", "#docksafety"),
            tag("Mention", "@union@a.example"),
            tag("Hashtag", "two words"),
            {"type": "Hashtag"},
            "text",
        ]);
        assert_eq!(read(Some(&tags), &phrase), ["DockSafety"]);
        assert_eq!(read(Some(&tags[1]), &phrase), ["DockSafety"]);
        assert!(read(None, &phrase).is_empty());
    }
}

//! The titles of an appeal in an order: which one stands for all where a reader's language is missing.

use super::AppealText;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};
use std::fmt;

/// Titles by language: those that are signed first, as the appeal orders them, then translations. The first one stands
/// for all where a reader's language is not among them. They are kept as an object in that order, which no other server
/// sees.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Titles(Vec<(String, String)>);

impl Titles {
    /// Every language with its title.
    pub fn pairs(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().map(|(tag, title)| (tag, title))
    }
}

impl From<&AppealText> for Titles {
    fn from(text: &AppealText) -> Self {
        let mut titles: Vec<(String, String)> = text.title.clone().into_iter().collect();
        titles.sort_by_key(|(tag, _)| {
            let place = text.languages.iter().position(|language| language == tag);
            (text.translations.contains(tag), place)
        });
        Self(titles)
    }
}

impl FromIterator<(String, String)> for Titles {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(titles: T) -> Self {
        Self(titles.into_iter().collect())
    }
}

impl Serialize for Titles {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.pairs())
    }
}

impl<'de> Deserialize<'de> for Titles {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(InOrder)
    }
}

/// Reads titles in the order in which they are written.
struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Titles;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("titles by language")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Titles, A::Error> {
        let mut titles = Vec::new();
        while let Some(title) = map.next_entry()? {
            titles.push(title);
        }
        Ok(Titles(titles))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_signed_comes_before_translations_also_where_it_was_kept() {
        let text: AppealText = serde_json::from_value(json!({
            "kind": "petition",
            "title": {"ar": "أ", "en": "A", "es": "B", "nl": "C", "pt": "D"},
            "body": {"nl": "C."},
            "languages": ["es", "pt", "nl", "ar", "en"],
            "translations": ["ar", "en", "es"],
        }))
        .unwrap();
        let kept = serde_json::to_string(&Titles::from(&text)).unwrap();
        let wanted = r#"{"pt":"D","nl":"C","es":"B","ar":"أ","en":"A"}"#;
        assert_eq!(kept, wanted);
        let read: Titles = serde_json::from_str(&kept).unwrap();
        assert_eq!(read, Titles::from(&text));
        let tags: Vec<&String> = read.pairs().map(|(tag, _)| tag).collect();
        assert_eq!(tags, ["pt", "nl", "es", "ar", "en"]);
    }
}

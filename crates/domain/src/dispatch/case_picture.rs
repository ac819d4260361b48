//! A picture of a case. Like everything else that a case says it is signed, and goes when the case
//! is written anew without it.

use super::read::{by_language, is_web_address, write_text};
use crate::{
    Fault,
    appeal::ByLanguage,
    members::Members,
    pictures::{MAX_ALT_CHARS, MAX_CREDIT_CHARS},
};
use serde_json::{Map, Value, json};

/// Most pictures of one case.
pub const MAX_CASE_PICTURES: usize = 8;
/// Longest side that is believed, in pixels.
const MAX_SIDE: u64 = 20_000;

/// One picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CasePicture {
    /// Where the organiser's server has it.
    pub url: String,
    /// What is to be seen, for those who do not see it.
    pub alt: ByLanguage,
    /// Whose picture it is.
    pub credit: Option<String>,
    /// Width in pixels, as the organiser says.
    pub width: Option<u64>,
    /// Height in pixels, as the organiser says.
    pub height: Option<u64>,
}

impl CasePicture {
    pub(super) fn read(value: &Value) -> Result<Self, Fault> {
        let members = Members(value.as_object().ok_or(Fault::Member("pictures"))?);
        let picture = Self {
            url: members.text("url")?.to_owned(),
            alt: by_language(members, "alt", MAX_ALT_CHARS)?,
            credit: members
                .optional_text("credit", MAX_CREDIT_CHARS)?
                .map(str::to_owned),
            width: members.optional_integer("width", 1, MAX_SIDE)?,
            height: members.optional_integer("height", 1, MAX_SIDE)?,
        };
        if !is_web_address(&picture.url) {
            return Err(Fault::Member("url"));
        }
        // Nobody is to be shown something that somebody else cannot be told.
        match picture.alt.values().any(|alt| !alt.trim().is_empty()) {
            true => Ok(picture),
            false => Err(Fault::Member("alt")),
        }
    }

    /// The members to be signed.
    pub(super) fn write(&self) -> Value {
        let mut value = Map::new();
        value.insert("url".into(), json!(self.url));
        write_text(&mut value, "alt", &self.alt);
        if let Some(credit) = &self.credit {
            value.insert("credit".into(), json!(credit));
        }
        for (name, side) in [("width", self.width), ("height", self.height)] {
            if let Some(side) = side {
                value.insert(name.into(), json!(side));
            }
        }
        Value::Object(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_without_a_description_is_not_signed() {
        let picture = |alt: Value| {
            CasePicture::read(&json!({"url": "https://a.example/media/x.jpg", "alt": alt}))
        };
        assert_eq!(picture(json!({})), Err(Fault::Member("alt")));
        assert_eq!(picture(json!({"en": " "})), Err(Fault::Member("alt")));
        assert!(picture(json!({"en": "A woman at a gate"})).is_ok());
    }

    #[test]
    fn a_picture_is_written_as_it_was_read() {
        let value = json!({
            "url": "https://a.example/media/x.jpg", "alt": {"ar": "بوابة", "en": "A gate"},
            "credit": "M. Ito", "width": 800, "height": 600,
        });
        assert_eq!(CasePicture::read(&value).unwrap().write(), value);
        for url in ["javascript:alert(1)", "x.jpg", ""] {
            let odd = json!({"url": url, "alt": {"en": "A gate"}});
            assert_eq!(CasePicture::read(&odd), Err(Fault::Member("url")));
        }
    }
}

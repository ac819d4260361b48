//! The pictures of an appeal: what its note attaches. They are no part of the text, so no digest
//! covers them and changing them changes no wording; like the rest of the note they are signed.

use crate::{appeal::ByLanguage, members::Members, names::is_language_tag};
use serde_json::Value;

/// Most pictures of one appeal.
pub const MAX_PICTURES: usize = 8;
/// Longest alternative text, in Unicode scalar values: what Mastodon takes.
pub const MAX_ALT_CHARS: usize = 1_500;
/// Longest credit, in Unicode scalar values.
pub const MAX_CREDIT_CHARS: usize = 200;

/// One picture, as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotePicture {
    /// Where the organiser's server has it.
    pub url: String,
    /// Width in pixels, as the note says.
    pub width: Option<u64>,
    /// Height in pixels, as the note says.
    pub height: Option<u64>,
    /// What is to be seen, by language.
    pub alt: ByLanguage,
    /// Whose picture it is.
    pub credit: Option<String>,
}

/// Reads `attachment`. A picture that cannot be read is left out: nothing depends on one.
pub(crate) fn read(note: Members<'_>, language: Option<&str>) -> Vec<NotePicture> {
    let items = match note.get("attachment") {
        Some(Value::Array(items)) => items.as_slice(),
        Some(item) => std::slice::from_ref(item),
        None => &[],
    };
    items
        .iter()
        .filter_map(|item| picture(item, language))
        .take(MAX_PICTURES)
        .collect()
}

fn picture(item: &Value, language: Option<&str>) -> Option<NotePicture> {
    let kind = item.get("type")?.as_str()?;
    let media = item.get("mediaType").and_then(Value::as_str);
    let shown = kind == "Image"
        || (kind == "Document" && media.is_some_and(|media| media.starts_with("image/")));
    let url = item.get("url")?.as_str()?;
    let web = url.starts_with("https://") || url.starts_with("http://");
    if !shown || !web {
        return None;
    }
    let short = |text: &str| text.chars().take(MAX_ALT_CHARS).collect::<String>();
    let mut alt: ByLanguage = item
        .get("nameMap")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter(|(tag, _)| is_language_tag(tag))
        .filter_map(|(tag, text)| Some((tag.clone(), short(text.as_str()?))))
        .take(crate::appeal::MAX_LANGUAGES)
        .collect();
    if alt.is_empty()
        && let (Some(language), Some(text)) = (language, item.get("name").and_then(Value::as_str))
    {
        alt.insert(language.to_owned(), short(text));
    }
    let credit = item
        .get("attributedTo")
        .and_then(|by| by.get("name"))
        .and_then(Value::as_str)
        .map(|name| name.chars().take(MAX_CREDIT_CHARS).collect());
    Some(NotePicture {
        url: url.to_owned(),
        width: item.get("width").and_then(Value::as_u64),
        height: item.get("height").and_then(Value::as_u64),
        alt,
        credit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn pictures(attachment: Value) -> Vec<NotePicture> {
        let note = json!({ "attachment": attachment });
        read(Members(note.as_object().unwrap()), Some("en"))
    }

    #[test]
    fn a_picture_keeps_its_description_in_every_language() {
        let read = pictures(json!([{
            "type": "Image", "mediaType": "image/jpeg", "url": "https://a.example/media/x.jpg",
            "name": "A crane", "nameMap": {"en": "A crane", "de": "Ein Kran", "<b>": "no"},
            "width": 800, "height": 600, "attributedTo": {"type": "Object", "name": "M. Ito"},
        }]));
        assert_eq!(read[0].alt["de"], "Ein Kran");
        assert_eq!(read[0].alt.len(), 2);
        assert_eq!((read[0].width, read[0].height), (Some(800), Some(600)));
        assert_eq!(read[0].credit.as_deref(), Some("M. Ito"));
    }

    #[test]
    fn what_is_no_picture_is_left_out_and_nothing_is_refused() {
        for odd in [
            json!(null),
            json!("https://a.example/x.jpg"),
            json!([{"type": "Link", "href": "https://a.example"}]),
            json!([{"type": "Image", "url": "javascript:alert(1)"}]),
            json!([{"type": "Image", "url": [{"href": "https://a.example/x.jpg"}]}]),
            json!([{"type": "Document", "mediaType": "video/mp4", "url": "https://a.example/x"}]),
        ] {
            assert_eq!(pictures(odd.clone()), [], "{odd}");
        }
        let one = json!({"type": "Document", "mediaType": "image/png", "url": "https://a.example/x", "name": "A"});
        let many = pictures(Value::Array(vec![one.clone(); 20]));
        assert_eq!(many.len(), MAX_PICTURES);
        assert_eq!(pictures(one)[0].alt["en"], "A");
    }
}

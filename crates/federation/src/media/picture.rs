//! A picture where it is shown: with its description, and in whose debt.

use super::MediaFile;
use crate::{Addresses, FederationError, Instance, error::Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use undersigned_domain::{
    nearest,
    pictures::{MAX_ALT_CHARS, MAX_CREDIT_CHARS, MAX_PICTURES, NotePicture},
};
use undersigned_store::{ConnectionTrait, media};

/// An uploaded picture, and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Name of the file, as the upload was answered.
    pub media: String,
    /// What is to be seen, for those who do not see it, by language.
    #[serde(default)]
    pub alt: BTreeMap<String, String>,
    /// Whose picture it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// In pixels; the server fills it in.
    #[serde(default)]
    pub width: u32,
    /// In pixels; the server fills it in.
    #[serde(default)]
    pub height: u32,
    /// A smaller copy; the server fills it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small: Option<Small>,
}

/// A copy for narrow screens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Small {
    /// Name of the file.
    pub media: String,
    /// In pixels.
    pub width: u32,
}

impl Picture {
    /// A picture of a note, where it lies on this server.
    pub fn of_note(addresses: &Addresses, picture: &NotePicture) -> Option<Self> {
        let file = picture.url.strip_prefix(&addresses.path("/media/"))?;
        let side = |side: Option<u64>| side.and_then(|side| u32::try_from(side).ok());
        Some(Self {
            media: MediaFile::parse(file)?.as_str().to_owned(),
            alt: picture.alt.clone(),
            credit: picture.credit.clone(),
            width: side(picture.width).unwrap_or_default(),
            height: side(picture.height).unwrap_or_default(),
            small: None,
        })
    }

    /// Brings its words into form, and fills in what the store knows.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] `media_unknown` where it was not uploaded here, or was
    /// forgotten because nothing showed it; `field_too_long`.
    pub async fn resolve(&mut self, db: &impl ConnectionTrait) -> Result<()> {
        self.alt = crate::actions::draft::nfc_map(&self.alt);
        self.credit = self
            .credit
            .as_deref()
            .map(crate::actions::draft::nfc)
            .filter(|credit| !credit.is_empty());
        let long = |text: &String, most: usize| text.chars().nth(most).is_some();
        if self.alt.values().any(|text| long(text, MAX_ALT_CHARS)) {
            return Err(too_long("an alternative text", MAX_ALT_CHARS));
        }
        if self
            .credit
            .as_ref()
            .is_some_and(|text| long(text, MAX_CREDIT_CHARS))
        {
            return Err(too_long("a credit", MAX_CREDIT_CHARS));
        }
        let known = match MediaFile::parse(&self.media) {
            Some(file) => media::by_file(db, file.as_str()).await?,
            None => None,
        };
        let known = known.ok_or_else(FederationError::unknown_picture)?;
        let side = |side: i64| u32::try_from(side).unwrap_or_default();
        self.width = side(known.width);
        self.height = side(known.height);
        self.small = known
            .small_file
            .zip(known.small_width)
            .map(|(media, width)| Small {
                media,
                width: side(width),
            });
        Ok(())
    }

    /// About how much of a note it takes, in bytes: what is said about it, the longest of its descriptions once more, and
    /// where it lies.
    pub(crate) fn size(&self) -> usize {
        let words = serde_json::to_string(self).unwrap_or_default().len();
        let longest = self.alt.values().map(String::len).max();
        words + 2 * longest.unwrap_or_default() + 512
    }

    /// Fills in what the store knows; says whether it is there.
    ///
    /// # Errors
    /// The database.
    pub async fn look_up(&mut self, instance: &Instance) -> Result<bool> {
        match self.resolve(instance.database.conn()).await {
            Ok(()) => Ok(true),
            Err(FederationError::Invalid { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Checks that it is described in each of these languages.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] `alt_missing`, naming picture and language.
    pub fn check_alt<'a>(
        &self,
        which: &str,
        languages: impl IntoIterator<Item = &'a String>,
    ) -> Result<()> {
        match languages
            .into_iter()
            .find(|tag| !self.alt.contains_key(*tag))
        {
            None => Ok(()),
            Some(tag) => Err(FederationError::invalid(
                "alt_missing",
                format!(
                    "{which} has no alternative text in `{tag}`: say what is to be seen, for \
                     people who do not see it"
                ),
            )),
        }
    }

    /// The name of its file; the smaller copy goes where it goes.
    pub fn file(&self) -> String {
        self.media.clone()
    }

    /// As other servers see it.
    pub(crate) fn document(&self, addresses: &Addresses, language: Option<&String>) -> Value {
        let kind = MediaFile::parse(&self.media).map_or("image/jpeg", |file| file.media_type());
        let language = language.map_or("", String::as_str);
        let name = nearest::to_language(&self.alt, language).map(|(_, words)| words);
        let mut document = json!({
            "type": "Image",
            "mediaType": kind,
            "url": addresses.path(&format!("/media/{}", self.media)),
            "name": name,
            "nameMap": self.alt,
            "width": self.width,
            "height": self.height,
        });
        if let (Value::Object(members), Some(credit)) = (&mut document, &self.credit) {
            // Mastodon would show `summary` in place of the description.
            let by = json!({"type": "Object", "name": credit});
            members.insert("attributedTo".into(), by);
        }
        document
    }
}

/// Pictures as other servers see them.
pub(crate) fn images(
    addresses: &Addresses,
    pictures: &[Picture],
    language: Option<&String>,
) -> Vec<Value> {
    pictures
        .iter()
        .map(|picture| picture.document(addresses, language))
        .collect()
}

/// Brings the pictures of an appeal into form: at most [`MAX_PICTURES`], each once.
pub(crate) async fn check_all(db: &impl ConnectionTrait, pictures: &mut [Picture]) -> Result<()> {
    if pictures.len() > MAX_PICTURES {
        return Err(FederationError::invalid(
            "too_many_pictures",
            format!("an appeal has at most {MAX_PICTURES} pictures"),
        ));
    }
    for picture in pictures.iter_mut() {
        picture.resolve(db).await?;
    }
    let mut files: Vec<String> = pictures.iter().map(Picture::file).collect();
    files.sort_unstable();
    files.dedup();
    if files.len() < pictures.len() {
        return Err(FederationError::invalid(
            "picture_twice",
            "a picture stands in the list twice",
        ));
    }
    Ok(())
}

fn too_long(what: &str, most: usize) -> FederationError {
    FederationError::invalid(
        "field_too_long",
        format!("{what} has at most {most} characters"),
    )
}

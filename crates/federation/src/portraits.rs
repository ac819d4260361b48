//! Pictures of actors elsewhere, by which somebody at the desk sees whether it is the one they mean.
//! This server fetches them and makes them anew: no page asks another server for anything.

use crate::{
    Instance, actors::RemoteActor, discovery::webfinger::FoundActor, error::Result, media::Shape,
    property,
};
use serde_json::Value;
use undersigned_domain::ids::MAX_ID_BYTES;
use undersigned_store::{
    portraits::{self, Portrait},
    remote_actors,
};

/// How long a picture is shown before it is fetched again, in milliseconds.
const FRESH_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// Longest that a picture is kept, in milliseconds.
pub const KEPT_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;
/// Largest picture that is kept, in bytes, as it was made anew.
const MAX_KEPT: usize = 128 * 1024;

/// An account that was looked up.
#[derive(Debug, Clone)]
pub struct Looked {
    /// The actor's id.
    pub id: String,
    /// `@name@host`.
    pub handle: String,
    /// Names by language, as its server gives them.
    pub names: std::collections::BTreeMap<String, String>,
    /// Whether there is a picture.
    pub has_picture: bool,
}

impl Instance {
    /// Finds an account by `@name@host` or its address, with its picture.
    ///
    /// # Errors
    /// As [`Instance::find_actor`].
    pub async fn look_up(&self, account: &str) -> Result<Looked> {
        match self.find_actor(account).await? {
            FoundActor::Ours(id) => {
                let organization = self.organization(&id).await?;
                Ok(Looked {
                    handle: format!("@{}@{}", organization.handle, self.addresses.host()),
                    names: serde_json::from_str(&organization.names).unwrap_or_default(),
                    has_picture: false,
                    id,
                })
            }
            FoundActor::Theirs(actor) => {
                let has_picture = self.keep_portrait(&actor).await?;
                Ok(Looked {
                    handle: actor.handle(),
                    has_picture,
                    names: actor.names,
                    id: actor.id,
                })
            }
        }
    }

    /// The picture of an actor that was looked up before: its media type and what it holds.
    ///
    /// # Errors
    /// The database.
    pub async fn portrait(&self, actor: &str) -> Result<Option<(String, Vec<u8>)>> {
        let kept = portraits::of(self.database.conn(), actor).await?;
        let kept = kept.filter(|kept| !kept.picture.is_empty());
        Ok(kept.map(|kept| (kept.media_type, kept.picture)))
    }

    /// Fetches the picture that an actor shows, unless that was done a short while ago; whether there
    /// is one. What cannot be fetched or is no picture is as good as none.
    async fn keep_portrait(&self, actor: &RemoteActor) -> Result<bool> {
        let db = self.database.conn();
        let now = self.clock.millis();
        if let Some(kept) = portraits::of(db, &actor.id).await?
            && (0..FRESH_MILLIS).contains(&(now - kept.fetched_at))
        {
            return Ok(!kept.picture.is_empty());
        }
        let row = remote_actors::by_ap_id(db, &actor.id).await?;
        let document = row.and_then(|row| serde_json::from_str(&row.document).ok());
        // With little room, nothing is kept that can be done without.
        let address = document.as_ref().and_then(icon);
        let address = address.filter(|_| !self.is_disk_low());
        let made = match address {
            Some(address) => self.fetch_picture(&address).await,
            None => None,
        };
        let (media_type, picture) = made.unwrap_or_default();
        let has_picture = !picture.is_empty();
        let portrait = Portrait {
            actor: actor.id.clone(),
            media_type,
            picture,
            fetched_at: now,
        };
        portraits::keep(db, portrait).await?;
        Ok(has_picture)
    }

    async fn fetch_picture(&self, address: &str) -> Option<(String, Vec<u8>)> {
        let url = self.http.parse_url(address).ok()?;
        self.refuse_blocked(address).await.ok()?;
        let fetched = self.http.get(&url, "image/*", None).await.ok()?;
        // It may have led elsewhere.
        self.refuse_blocked(fetched.url.as_str()).await.ok()?;
        if fetched.status.as_u16() != 200 {
            return None;
        }
        let made = self.media.make(fetched.body, Shape::Portrait).await.ok()?;
        let (file, encoded) = made.whole;
        let kept = encoded.bytes.len() <= MAX_KEPT;
        kept.then(|| (file.media_type().to_owned(), encoded.bytes))
    }
}

/// The address of the picture that an actor's document shows.
fn icon(document: &Value) -> Option<String> {
    let icon = property::first(document.get("icon"))?;
    let address = match icon {
        Value::String(address) => Some(address.as_str()),
        Value::Object(members) => property::id(members.get("url"))
            .or_else(|| property::first(members.get("url"))?.get("href")?.as_str()),
        _ => None,
    };
    address
        .filter(|address| address.len() <= MAX_ID_BYTES)
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn pictures_are_found_however_they_are_written() {
        let expected = Some("https://m.example/a.png".to_owned());
        for document in [
            json!({"icon": {"type": "Image", "url": "https://m.example/a.png"}}),
            json!({"icon": [{"type": "Image", "url": "https://m.example/a.png"}]}),
            json!({"icon": "https://m.example/a.png"}),
            json!({"icon": {"url": {"type": "Link", "href": "https://m.example/a.png"}}}),
        ] {
            assert_eq!(icon(&document), expected, "{document}");
        }
        for none in [
            json!({}),
            json!({"icon": null}),
            json!({"icon": {"url": 7}}),
            json!({"icon": []}),
            json!({"icon": "x".repeat(MAX_ID_BYTES + 1)}),
        ] {
            assert_eq!(icon(&none), None, "{none}");
        }
    }
}

//! What a browser says about the page on which a passkey was made or used (section 5.8.1).

use super::{Fault, MAX_BYTES};
use serde::Deserialize;

/// What a passkey was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ceremony {
    /// To be made.
    Create,
    /// To be used.
    Get,
}

/// The members that matter here. Browsers add others, and may add more.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientData {
    r#type: String,
    /// The challenge that it answers, as base64url.
    pub challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    #[serde(default)]
    top_origin: Option<String>,
}

impl ClientData {
    /// Reads it.
    ///
    /// # Errors
    /// [`Fault::Malformed`].
    pub fn read(json: &[u8]) -> Result<Self, Fault> {
        if json.len() > MAX_BYTES {
            return Err(Fault::Malformed);
        }
        serde_json::from_slice(json).map_err(|_| Fault::Malformed)
    }

    /// Whether it was for this, on a page of this origin that stood in no frame of another.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn check(&self, ceremony: Ceremony, origin: &str) -> Result<(), Fault> {
        let wanted = match ceremony {
            Ceremony::Create => "webauthn.create",
            Ceremony::Get => "webauthn.get",
        };
        if self.r#type != wanted {
            return Err(Fault::Ceremony);
        }
        if self.origin != origin || self.cross_origin || self.top_origin.is_some() {
            return Err(Fault::Origin);
        }
        Ok(())
    }
}

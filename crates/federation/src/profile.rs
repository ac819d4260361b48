//! How an organisation presents itself, beside its names.

use crate::{FederationError, error::Result, media::Picture};
use serde::{Deserialize, Serialize};
use undersigned_store::organizations::Organization;
use url::Url;

mod accent;

pub use accent::{Accent, MIN_CONTRAST};

/// Most links.
pub const MAX_LINKS: usize = 8;
/// Longest name of a link, in characters.
const MAX_LINK_NAME: usize = 60;
/// Longest address of a link, in bytes.
const MAX_LINK_BYTES: usize = 500;

/// Pictures, links and colour.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// A square picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// A wide picture for the head of its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<Picture>,
    /// Its other places on the web.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<ProfileLink>,
    /// Colour of links and buttons on its pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<Accent>,
}

/// A place on the web.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileLink {
    /// What it is: "Web site".
    pub name: String,
    /// Its address.
    pub href: String,
}

impl Profile {
    /// The profile of an organisation; an empty one where it has none.
    pub fn of(organization: &Organization) -> Self {
        organization
            .profile
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default()
    }

    pub(crate) fn to_json(&self) -> Option<String> {
        (*self != Self::default())
            .then(|| serde_json::to_string(self).ok())
            .flatten()
    }

    /// The pictures.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.picture.iter().chain(&self.header)
    }

    /// Checks the links, and brings them into form.
    pub(crate) fn check_links(&mut self) -> Result<()> {
        let invalid = |detail: String| Err(FederationError::invalid("link_invalid", detail));
        if self.links.len() > MAX_LINKS {
            return invalid(format!("a profile has at most {MAX_LINKS} links"));
        }
        for link in &mut self.links {
            link.name = crate::actions::draft::nfc(&link.name);
            link.href = link.href.trim().to_owned();
            if link.name.is_empty() || link.name.chars().nth(MAX_LINK_NAME).is_some() {
                return invalid(format!(
                    "a link needs a name of at most {MAX_LINK_NAME} characters"
                ));
            }
            let sound = link.href.len() <= MAX_LINK_BYTES
                && !link.href.contains(char::is_whitespace)
                && Url::parse(&link.href).is_ok_and(|url| {
                    matches!(url.scheme(), "https" | "http")
                        && url.host_str().is_some()
                        && url.username().is_empty()
                        && url.password().is_none()
                });
            if !sound {
                return invalid(format!(
                    "the address of `{}` is none: write it whole, such as https://union.example",
                    link.name
                ));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_web_only() {
        for href in [
            "javascript:alert(1)",
            "data:text/html,x",
            "union.example",
            "https://user:secret@union.example/",
            "https://union.example/a b",
            "mailto:a@union.example",
            "",
        ] {
            let mut profile = Profile {
                links: vec![ProfileLink {
                    name: "Site".to_owned(),
                    href: href.to_owned(),
                }],
                ..Profile::default()
            };
            assert!(profile.check_links().is_err(), "{href}");
        }
    }
}

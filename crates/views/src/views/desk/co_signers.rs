//! Those who were let in, with the means to remove one.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{Desk, queue_many::Leaving, same_signers::SameSigners};
use crate::views::co_signers::Entry;
use crate::views::{Form, Link, Page, Text};

/// `/desk/appeals/{slug}/co-signers`. Each row posts `one` = `remove 1` and `id-1` to the queue,
/// which asks first; each removed one `restore 1`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/co_signers.html")]
pub struct DeskCoSignersPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form: its `action` is the address of the page that manages the appeal.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// Whether it has been withdrawn: nobody is added, or let in again.
    pub withdrawn: bool,
    /// `q`: part of a name.
    pub query: String,
    /// Where several are decided about, of those that are looked for.
    pub several: String,
    /// How far it is with many who leave.
    pub leaving: Option<Leaving>,
    /// Entries with the id that is posted as `about`.
    pub entries: Vec<(String, Entry)>,
    /// Which of them may be one signer, and what was decided about others.
    pub same: SameSigners,
    /// Those whom the organisation removed.
    pub removed: Vec<Removed>,
    /// Ids of those whom the organisation entered itself, and can correct.
    pub own: std::collections::BTreeSet<String>,
    /// Those whom it entered, where some stand under an earlier wording.
    pub entered: Option<Entered>,
    /// The page before.
    pub earlier: Option<Link>,
    /// The page after.
    pub later: Option<Link>,
}

impl DeskCoSignersPage {
    /// Where an entry is corrected, if the organisation entered it.
    #[must_use]
    pub fn correct_href(&self, item: &(String, Entry)) -> Option<String> {
        let query = |id: &str| {
            let mut pairs = url::form_urlencoded::Serializer::new(String::new());
            pairs.append_pair("id", id);
            format!("{}/signers?{}", self.form.action, pairs.finish())
        };
        self.own.contains(&item.0).then(|| query(&item.0))
    }
}

/// Those whom the organisation entered, and what they stand under. Fields: `text`, hidden, and `sure`.
#[derive(Debug, Clone)]
pub struct Entered {
    /// How many stand under an earlier wording.
    pub earlier: usize,
    /// How many under the current one.
    pub current: usize,
    /// Digest of the current wording.
    pub text: String,
}

/// Somebody who was removed from the list.
#[derive(Debug, Clone)]
pub struct Removed {
    /// What `about` is posted: the actor's or attestation's id.
    pub about: String,
    /// Its names, where they are still held.
    pub names: Vec<Text>,
    /// Its address as people write it.
    pub address: String,
    /// When the organisation signed that.
    pub at: Option<DateTime<Utc>>,
}

//! What organisers tend to forget before an appeal is published. None of it forbids publishing by
//! hand; what is published at a chosen time must not have become worse meanwhile.

use super::{
    draft::{Draft, has_passed},
    people::terms::check_deadline,
};
use crate::{FederationError, Instance, error::Result};
use std::time::Duration;
use undersigned_store::appeals::Appeal;

/// The code of what is not well where this server does not find itself.
pub(super) const REACHABLE: &str = "reachable";
/// The code of what is not well where the last day to sign has passed.
pub const DEADLINE_PAST: &str = "deadline_past";
/// The code of what is not well where people's signatures are deleted before the last day to sign.
pub const DEADLINE_KEPT: &str = "deadline_after_kept";
/// The code of what is not well where the last day to sign is so far away that its year was probably mistyped.
pub const DEADLINE_FAR: &str = "deadline-far";
/// From when on it is, in milliseconds: five years.
const FAR_MILLIS: i64 = 5 * 366 * 24 * 60 * 60 * 1_000;
/// How long this server waits for its own answer.
const REACHABLE_TIMEOUT: Duration = Duration::from_secs(3);
/// Bytes in one language up to which every server shows the whole text.
const LONG: usize = 20_000;

/// What was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckList {
    /// Each with its code and whether it is well: `languages`, `demands`, `addressees`,
    /// `deadline` (or [`DEADLINE_PAST`], [`DEADLINE_KEPT`], [`DEADLINE_FAR`]), `keeper`, `pictures`, `answered`, `length`.
    pub found: Vec<(&'static str, bool)>,
    /// Whether this server finds its own organisation at its public address, as another would.
    pub reached: bool,
}

impl CheckList {
    /// Codes of all that is not well.
    pub fn missing(&self) -> Vec<&'static str> {
        let unwell = self.found.iter().filter(|(_, well)| !well);
        let unreached = (!self.reached).then_some(REACHABLE);
        unwell.map(|(what, _)| *what).chain(unreached).collect()
    }
}

/// Looks at everything.
///
/// # Errors
/// The database.
pub async fn check_list(instance: &Instance, appeal: &Appeal, draft: &Draft) -> Result<CheckList> {
    let text = &draft.text;
    let authoritative = text.authoritative();
    let whole = authoritative
        .iter()
        .all(|tag| text.title.contains_key(tag) && text.body.contains_key(tag));
    let equally = text.demands.iter().all(|demand| {
        text.languages
            .iter()
            .all(|tag| demand.text.contains_key(tag))
    });
    let is_described = draft.pictures.iter().all(|picture| {
        text.languages
            .iter()
            .all(|tag| picture.alt.contains_key(tag))
    });
    // Where there is none, nothing is described.
    let described = (!draft.pictures.is_empty()).then_some(("pictures", is_described));
    let invited = instance.invited_to(&appeal.ap_id).await?;
    let unanswered = |one: &crate::desk::Invitation| {
        one.state != "withdrawn" && one.state != "accepted" && one.state != "rejected"
    };
    // Where nobody was asked there is no answer to speak of.
    let asked = invited.iter().any(|one| one.state != "withdrawn");
    let answered = asked.then(|| ("answered", !invited.iter().any(unanswered)));
    let longest = text.body.values().map(String::len).max().unwrap_or(0);
    let (deadline, now) = (text.deadline.as_deref(), instance.clock.millis());
    let is_kept = match check_deadline(instance, appeal, deadline).await {
        Ok(()) => true,
        Err(FederationError::Invalid { .. }) => false,
        Err(error) => return Err(error),
    };
    let of_deadline = match deadline {
        _ if has_passed(deadline, now) => (DEADLINE_PAST, false),
        _ if !is_kept => (DEADLINE_KEPT, false),
        Some(_) if !has_passed(deadline, now.saturating_add(FAR_MILLIS)) => (DEADLINE_FAR, false),
        deadline => ("deadline", deadline.is_some()),
    };
    Ok(CheckList {
        found: [
            ("languages", whole),
            ("demands", !text.demands.is_empty() && equally),
            ("addressees", !text.addressees.is_empty()),
            of_deadline,
            ("keeper", !text.initiators.is_empty()),
            ("length", longest <= LONG),
        ]
        .into_iter()
        .chain(described)
        .chain(answered)
        .collect(),
        reached: reached(instance, appeal).await,
    })
}

async fn reached(instance: &Instance, appeal: &Appeal) -> bool {
    let Some(handle) = instance.addresses.handle_of(&appeal.organiser) else {
        return false;
    };
    let account = format!("acct:{handle}@{}", instance.addresses.host());
    // Not held while one waits: it cannot go from one thread to another.
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("resource", &account)
        .finish();
    let address = instance
        .addresses
        .path(&format!("/.well-known/webfinger?{query}"));
    let asked = tokio::time::timeout(REACHABLE_TIMEOUT, instance.fetch_json(&address)).await;
    matches!(asked, Ok(Ok(_)))
}

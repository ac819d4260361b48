//! Writing an appeal before anybody sees it.

mod addressees;
mod deadline;
mod room;
mod slug;
mod topics;

use super::{invite, pictures};
use crate::{
    Addresses, FederationError, Instance,
    error::Result,
    media::{self, Picture},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use undersigned_domain::{
    AppealText, Fault, Note,
    appeal::{AdmissionPolicy, MAX_GOAL, Titles},
    names::typed::check_letters,
};
use undersigned_proof::strict_json::is_clean;
use undersigned_store::{
    StoreError, Transaction,
    appeals::{self, Appeal, NewAppeal},
    organizations::Organization,
};
use unicode_normalization::UnicodeNormalization as _;

pub(super) use deadline::{has_passed, is_date_or_time};
pub use slug::{RESERVED, check_slug};

/// What an organiser has written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The text.
    #[serde(flatten)]
    pub text: AppealText,
    /// Who may be listed without a person deciding.
    #[serde(default)]
    pub admission: AdmissionPolicy,
    /// Pictures, the one for the head of the page first. No part of what is signed for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
    /// How many signatures the organiser hopes for, 1 to 10^9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<u64>,
}

impl Draft {
    /// A text with nothing around it.
    pub fn new(text: AppealText, admission: AdmissionPolicy) -> Self {
        Self {
            text,
            admission,
            pictures: Vec::new(),
            goal: None,
        }
    }

    /// What a published note says.
    pub fn of_note(addresses: &Addresses, note: &Note) -> Self {
        Self {
            text: note.text.clone(),
            admission: note.admission,
            pictures: note
                .pictures
                .iter()
                .filter_map(|picture| Picture::of_note(addresses, picture))
                .collect(),
            goal: note.goal,
        }
    }

    /// The draft of a row that is not published yet, or that is being revised.
    pub fn of(appeal: &Appeal) -> Option<Self> {
        serde_json::from_str(appeal.draft.as_deref()?).ok()
    }

    /// Brings every text to Unicode NFC and checks what could not be published.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] naming what is wrong.
    pub fn checked(self) -> Result<Self> {
        let draft = self.kept()?;
        draft.text.check()?;
        check_titles(&draft.text)?;
        addressees::check(&draft.text.addressees)?;
        Ok(draft)
    }

    /// The same for what is published or revised: there is a text to sign, and all that it says is signed.
    /// What other servers publish
    /// is not held to it.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] naming what is wrong; [`FederationError::TooLong`].
    pub fn whole(self) -> Result<Self> {
        let draft = self.checked()?;
        if draft.text.is_without_body() {
            return Err(FederationError::invalid(
                "body_missing",
                "`body` has no text in any authoritative language",
            ));
        }
        if let Some(words) = draft.text.unsigned_words().first() {
            return Err(FederationError::invalid(
                "words_unsigned",
                format!(
                    "`{words}` is said in a translation only, which nobody signs: say it in {}, too",
                    draft.text.authoritative().join(" or ")
                ),
            ));
        }
        draft.check_size()?;
        Ok(draft)
    }

    /// The same for what is kept while it is being written: something may be missing.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] naming what cannot be kept.
    pub fn kept(self) -> Result<Self> {
        let mut value = serde_json::to_value(&self)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        nfc_value(&mut value);
        if !is_clean(&value) {
            return Err(Fault::Text.into());
        }
        let mut draft: Self = serde_json::from_value(value)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        // As a form sends it that was left empty.
        draft.text.deadline = draft.text.deadline.filter(|deadline| !deadline.is_empty());
        topics::check(&draft.text.topics)?;
        draft.text.check_unfinished()?;
        check_deadline(draft.text.deadline.as_deref())?;
        check_goal(draft.goal)?;
        for initiator in &draft.text.initiators {
            undersigned_domain::ids::canonical_id("initiators", initiator)?;
        }
        // A language that was given up takes its descriptions along.
        let languages = draft.text.languages.clone();
        for picture in &mut draft.pictures {
            picture.alt.retain(|tag, _| languages.contains(tag));
        }
        Ok(draft)
    }

    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Stores a new draft, whatever is still missing of it.
///
/// # Errors
/// [`FederationError::Invalid`] for a slug or text that cannot be used;
/// [`FederationError::Conflict`] where the slug is taken.
pub async fn create(
    instance: &Instance,
    organization: &Organization,
    slug: &str,
    draft: Draft,
) -> Result<Appeal> {
    check_slug(slug)?;
    let mut draft = draft.kept()?;
    let db = instance.database.conn();
    media::check_all(db, &mut draft.pictures).await?;
    let new = NewAppeal {
        ap_id: instance.addresses.appeal(slug),
        root: None,
        host: instance.addresses.host(),
        slug: slug.to_owned(),
        organization_id: Some(organization.id),
        organiser: organization.ap_id.clone(),
        status: "draft".to_owned(),
        titles: serde_json::to_string(&Titles::from(&draft.text)).ok(),
        draft: Some(draft.to_json()),
        created_at: instance.clock.millis(),
        published_at: None,
        unasked: false,
    };
    let transaction = instance.database.begin().await?;
    let appeal = match appeals::insert(&transaction, new).await {
        Err(StoreError::Conflict(_)) => return Err(slug_taken(slug)),
        other => other?,
    };
    pictures::keep(&transaction, appeal.id, &draft.pictures).await?;
    transaction.commit().await?;
    Ok(appeal)
}

/// Changes a draft, or keeps what is to become the next wording of a published appeal. `appeal` is
/// what the change was made from.
///
/// # Errors
/// As [`create`]; [`FederationError::Conflict`] `draft_changed` where somebody else saved or
/// published meanwhile: nothing of theirs is overwritten.
pub async fn update(instance: &Instance, appeal: &Appeal, draft: Draft) -> Result<Appeal> {
    let transaction = instance.database.begin().await?;
    let changed = update_in(&transaction, appeal, draft).await?;
    transaction.commit().await?;
    Ok(changed)
}

/// The same of what is yet to be published, at another address: until then nobody has it but its organisation. What is
/// published stays where it is.
///
/// # Errors
/// As [`update`]; a last part that cannot be one, or that another appeal has.
pub async fn update_at(
    instance: &Instance,
    appeal: &Appeal,
    draft: Draft,
    slug: &str,
) -> Result<Appeal> {
    let transaction = instance.database.begin().await?;
    let mut changed = update_in(&transaction, appeal, draft).await?;
    if changed.slug != slug {
        check_slug(slug)?;
        if changed.root.is_some() {
            return Err(FederationError::conflict(
                "published_already",
                "the appeal is published, and its address stays",
            ));
        }
        changed.slug = slug.to_owned();
        changed.ap_id = instance.addresses.appeal(slug);
        match appeals::update(&transaction, changed.clone()).await {
            Err(StoreError::Conflict(_)) => return Err(slug_taken(slug)),
            other => other?,
        }
    }
    transaction.commit().await?;
    Ok(changed)
}

fn slug_taken(slug: &str) -> FederationError {
    FederationError::conflict(
        "slug_taken",
        format!("there is an appeal `{slug}` here already"),
    )
}

/// The same as [`update`] within a transaction.
pub(super) async fn update_in(
    transaction: &Transaction,
    appeal: &Appeal,
    draft: Draft,
) -> Result<Appeal> {
    let mut draft = draft.kept()?;
    let now = appeals::lock(transaction, appeal.id).await?;
    let same = |now: &Appeal| now.draft == appeal.draft && now.root == appeal.root;
    let Some(mut changed) = now.filter(same) else {
        return Err(draft_changed());
    };
    media::check_all(transaction, &mut draft.pictures).await?;
    // What is published keeps its titles until the new wording is, and shows its pictures.
    if changed.root.is_none() {
        changed.titles = serde_json::to_string(&Titles::from(&draft.text)).ok();
        pictures::keep(transaction, appeal.id, &draft.pictures).await?;
    }
    changed.draft = Some(draft.to_json());
    pictures::keep_next(transaction, &changed).await?;
    appeals::update(transaction, changed.clone()).await?;
    Ok(changed)
}

/// Somebody else wrote on meanwhile.
pub(super) fn draft_changed() -> FederationError {
    FederationError::conflict(
        "draft_changed",
        "somebody else saved or published it meanwhile; read it again",
    )
}

/// Throws a draft away, with all that hangs on it.
///
/// # Errors
/// [`FederationError::Conflict`] `published_already` for what was ever published: others hold it.
pub async fn discard(instance: &Instance, appeal: &Appeal) -> Result<()> {
    let transaction = instance.database.begin().await?;
    let Some(now) = appeals::lock(&transaction, appeal.id).await? else {
        return Ok(());
    };
    if now.root.is_some() {
        return Err(FederationError::conflict(
            "published_already",
            "the appeal is published; it can be withdrawn, and stays readable",
        ));
    }
    pictures::keep(&transaction, now.id, &[]).await?;
    invite::forget_later(&transaction, &now).await?;
    appeals::delete(&transaction, now.id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Throws away what was to become the next wording of a published appeal, which stays as it is.
///
/// # Errors
/// [`FederationError::Conflict`] `draft_changed` where somebody else saved or published meanwhile.
pub async fn discard_changes(instance: &Instance, appeal: &Appeal) -> Result<()> {
    let transaction = instance.database.begin().await?;
    let now = appeals::lock(&transaction, appeal.id).await?;
    let same = |now: &Appeal| now.root.is_some() && now.draft == appeal.draft;
    let Some(mut changed) = now.filter(same) else {
        return Err(draft_changed());
    };
    changed.draft = None;
    pictures::keep_next(&transaction, &changed).await?;
    appeals::update(&transaction, changed).await?;
    transaction.commit().await?;
    Ok(())
}

fn check_titles(text: &AppealText) -> Result<()> {
    if text
        .title
        .values()
        .all(|title| check_letters(title).is_ok())
    {
        return Ok(());
    }
    Err(FederationError::invalid(
        "title_without_letters",
        "a title needs a letter or a digit",
    ))
}

fn check_deadline(deadline: Option<&str>) -> Result<()> {
    if deadline.is_none_or(is_date_or_time) {
        return Ok(());
    }
    Err(FederationError::invalid(
        "deadline_invalid",
        "a deadline is a date (2027-01-31) or an RFC 3339 time",
    ))
}

fn check_goal(goal: Option<u64>) -> Result<()> {
    if goal.is_none_or(|goal| (1..=MAX_GOAL).contains(&goal)) {
        return Ok(());
    }
    Err(FederationError::invalid(
        "goal_invalid",
        "a goal is a number of signatures from 1 to 1,000,000,000",
    ))
}

/// Brings texts by language to Unicode NFC, without white space around them.
pub fn nfc_map<'a, M: FromIterator<(String, String)>>(
    map: impl IntoIterator<Item = (&'a String, &'a String)>,
) -> M {
    map.into_iter()
        .map(|(language, text)| (language.clone(), nfc(text)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// Unicode NFC, without white space around it, line feeds as `\n`.
pub fn nfc(text: &str) -> String {
    text.replace("\r\n", "\n").trim().nfc().collect()
}

pub(super) fn nfc_value(value: &mut Value) {
    match value {
        Value::String(text) => *text = nfc(text),
        Value::Array(items) => items.iter_mut().for_each(nfc_value),
        Value::Object(members) => members.values_mut().for_each(nfc_value),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

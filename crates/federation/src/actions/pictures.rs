//! What stands around an appeal's text: pictures and a goal. Neither is part of what is signed
//! for, so changing them is no change of substance and asks no co-signer for anything.

use super::{
    draft::{self, Draft},
    own_pictures, publish,
};
use crate::{
    Instance,
    error::Result,
    media::{self, Picture},
};
use std::collections::BTreeSet;
use undersigned_store::{ConnectionTrait, appeals::Appeal, media as store};

/// What stands around a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Pictures, the one for the head of the page first.
    pub pictures: Vec<Picture>,
    /// How many signatures the organiser hopes for.
    pub goal: Option<u64>,
}

/// Changes what stands around an appeal. A published one is published again with the same wording;
/// what is said of its pictures in a language that only the next wording will have waits for that one.
///
/// # Errors
/// [`crate::FederationError::Invalid`] where a picture has no description in a language of the
/// appeal, or was not uploaded; [`crate::FederationError::Conflict`] where the appeal is withdrawn.
pub async fn change(instance: &Instance, appeal: &Appeal, around: Around) -> Result<Appeal> {
    let db = instance.database.conn();
    let published = match appeal.root {
        None => None,
        Some(_) => instance.view_by_id(&appeal.ap_id).await?,
    };
    let current = published.as_ref().and_then(|view| view.list.current());
    let Some(mut draft) = current
        .map(|note| Draft::of_note(&instance.addresses, note))
        .or_else(|| Draft::of(appeal))
    else {
        return Ok(appeal.clone());
    };
    let mut written = around.pictures;
    media::check_all(db, &mut written).await?;
    draft.pictures.clone_from(&written);
    draft.goal = around.goal;
    let draft = draft.kept()?;
    check_alt(&draft)?;
    match current {
        None => draft::update(instance, appeal, draft).await,
        Some(_) => publish::decorate(instance, appeal, &draft, written).await,
    }
}

/// Checks that each picture is described in each language of the appeal.
///
/// # Errors
/// [`crate::FederationError::Invalid`] `alt_missing`.
pub fn check_alt(draft: &Draft) -> Result<()> {
    for (index, picture) in draft.pictures.iter().enumerate() {
        let which = format!("picture {}", index + 1);
        picture.check_alt(&which, &draft.text.languages)?;
    }
    Ok(())
}

/// Keeps the pictures of an appeal, and no longer those it had.
pub(crate) async fn keep(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    pictures: &[Picture],
) -> Result<()> {
    let files = pictures.iter().map(Picture::file);
    Ok(store::set_uses(db, &format!("appeal:{appeal_id}"), files).await?)
}

/// Keeps the pictures of what is to become the next wording of a published appeal, as far as they are there: those
/// that are published may be others meanwhile.
pub(super) async fn keep_next(db: &impl ConnectionTrait, appeal: &Appeal) -> Result<()> {
    // What was never published is kept by what it shows itself.
    let next = appeal.root.as_ref().and_then(|_| Draft::of(appeal));
    let pictures = next.map(|next| next.pictures).unwrap_or_default();
    let files: BTreeSet<String> = pictures.iter().map(Picture::file).collect();
    let used_by = format!("wording:{}", appeal.id);
    own_pictures::keep(db, &used_by, BTreeSet::new(), files).await
}

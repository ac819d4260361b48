//! Taking pictures in, and letting go of those that nothing shows.

use crate::{
    FederationError, Instance,
    error::Result,
    media::{Made, MediaFile, Picture, Shape, Small},
};
use std::collections::BTreeMap;
use undersigned_store::{
    acting,
    media::{self, Media},
    organizations::Organization,
    standing,
};

/// Most pictures that one organisation may keep.
const MAX_KEPT: u64 = 500;
/// How long a picture is kept that nothing shows, in milliseconds: one day.
const UNUSED_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// Whether a file belongs to a picture of this server, also where it is not in this process's folder.
///
/// # Errors
/// The database.
pub async fn is_known(instance: &Instance, file: &MediaFile) -> Result<bool> {
    let (db, name) = (instance.database.conn(), file.as_str());
    Ok(media::by_file(db, name).await?.is_some() || media::is_small_copy(db, name).await?)
}

/// Makes an uploaded picture anew and keeps that.
///
/// # Errors
/// [`FederationError::Invalid`] that says what is wrong with it; [`FederationError::TooMany`]
/// where the organisation has too many.
pub async fn upload(
    instance: &Instance,
    organization: &Organization,
    bytes: Vec<u8>,
    shape: Shape,
) -> Result<Picture> {
    let kept = media::count_of(instance.database.conn(), organization.id).await?;
    if kept >= MAX_KEPT {
        return Err(FederationError::too_many(
            "too_many_pictures",
            format!(
                "an organisation keeps at most {MAX_KEPT} pictures; those that nothing shows go \
                 after a day"
            ),
        ));
    }
    if instance.is_disk_low() {
        return Err(FederationError::too_many(
            "disk_low",
            "this server has little room left; ask whoever runs it to make room",
        ));
    }
    let limit = instance.watch.limits().uploads;
    let kept = standing::uploads_of(instance.database.conn(), organization.id).await?;
    let made = instance.media.make(bytes, shape).await?;
    let (file, whole) = &made.whole;
    let small = made.small.as_ref();
    let size = |bytes: &[u8]| i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let row = Media {
        file: file.as_str().to_owned(),
        organization_id: organization.id,
        width: i64::from(whole.width),
        height: i64::from(whole.height),
        bytes: size(&whole.bytes) + small.map_or(0, |(_, small)| size(&small.bytes)),
        small_file: small.map(|(file, _)| file.as_str().to_owned()),
        small_width: small.map(|(_, small)| i64::from(small.width)),
        created_at: instance.clock.millis(),
    };
    if kept.saturating_add(u64::try_from(row.bytes).unwrap_or(u64::MAX)) > limit {
        return Err(FederationError::too_many(
            "pictures_too_large",
            format!(
                "an organisation keeps at most {} MB of pictures here; those that nothing shows go \
                 after a day",
                limit / 1_000_000
            ),
        ));
    }
    let picture = Picture {
        media: row.file.clone(),
        alt: BTreeMap::new(),
        credit: None,
        width: whole.width,
        height: whole.height,
        small: small.map(|(file, small)| Small {
            media: file.as_str().to_owned(),
            width: small.width,
        }),
    };
    // To its end, also where whoever sent it is gone meanwhile: of a file without a row nobody would know.
    let (instance, acting) = (instance.clone(), acting::inherit());
    let kept = tokio::spawn(async move { acting.run(keep(&instance, row, made)).await });
    kept.await??;
    Ok(picture)
}

async fn keep(instance: &Instance, row: Media, made: Made) -> Result<()> {
    // The row first: whoever prunes the same picture now waits, or has already ended.
    let transaction = instance.database.begin().await?;
    media::upsert(&transaction, row).await?;
    instance.media.write(made).await?;
    Ok(transaction.commit().await?)
}

/// Takes away what has been unused for a day.
///
/// # Errors
/// The database or the disk.
pub async fn prune(instance: &Instance) -> Result<()> {
    let before = instance.clock.millis() - UNUSED_MILLIS;
    for picture in media::unused(instance.database.conn(), before).await? {
        let transaction = instance.database.begin().await?;
        if !media::forget(&transaction, &picture.file, before).await? {
            continue;
        }
        // Files before the commit: a row without its files does no harm, and goes the next time.
        let files = [Some(picture.file), picture.small_file];
        for name in files.into_iter().flatten() {
            let wanted = media::by_file(&transaction, &name).await?.is_some()
                || media::is_small_copy(&transaction, &name).await?;
            if let Some(file) = MediaFile::parse(&name).filter(|_| !wanted) {
                instance.media.remove(&file).await?;
            }
        }
        transaction.commit().await?;
    }
    Ok(())
}

//! Files that come with the form of a handover.

use super::{editor::Editor, form::HandoverForm};
use crate::{
    pages::desk::{picture_faults, words},
    problem::Answer,
    views::{FieldError, Page},
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_federation::{
    actions::{
        handover::{self, MAX_FILE},
        media,
    },
    media::{MediaFile, Shape},
};

/// What is said of a file that is too large, by its field.
const TOO_LARGE: [(&str, &str); 2] = [("file", "file-large"), ("picture", "picture-large")];

/// Keeps the files that came with the form of a handover with this name, as evidence in it, and says what is wrong with
/// those that are not kept.
pub(super) async fn keep(
    editor: &Editor<'_>,
    name: &str,
    form: &mut HandoverForm,
    mut files: BTreeMap<String, Vec<u8>>,
    large: &BTreeSet<String>,
) -> Answer<Vec<FieldError>> {
    let (signed, instance) = (editor.signed, editor.signed.instance());
    let mut errors = Vec::new();
    for (field, key) in TOO_LARGE {
        let is_large = field == "file" && files.get(field).is_some_and(|it| it.len() > MAX_FILE);
        if is_large || large.contains(field) {
            files.remove(field);
            errors.push(words::wrong(&signed.page(), field, key));
        }
    }
    if let Some(bytes) = files.remove("file") {
        match handover::keep_file(instance, editor.appeal, name, bytes).await {
            Ok((digest, kind)) => form.add(digest.to_string(), kind, String::new()),
            Err(error) => errors.push(words::beside(&signed.page(), "file", error)?),
        }
    }
    if let Some(bytes) = files.remove("picture") {
        match media::upload(instance, &signed.organization, bytes, Shape::Whole).await {
            Ok(made) => {
                let (digest, kind) = picture(&made.media);
                let url = instance.addresses.path(&format!("/media/{}", made.media));
                form.add(digest, kind, url);
            }
            Err(error) => {
                errors.push(picture_faults::beside(&signed.page(), "picture", error)?);
            }
        }
    }
    Ok(errors)
}

/// The digest of a picture of ours is its name.
fn picture(media: &str) -> (String, &'static str) {
    let hex = media.split('.').next().unwrap_or_default();
    let kind = MediaFile::parse(media).map_or("image/jpeg", |file| file.media_type());
    (format!("sha-256:{hex}"), kind)
}

/// What is said to whoever sends a form in which nothing stands: that a file was too large, or that something is needed
/// where it was to be saved.
pub(super) fn blank(page: &Page, asked: &str, large: &BTreeSet<String>) -> Vec<FieldError> {
    let too_large = TOO_LARGE.iter().filter(|(field, _)| large.contains(*field));
    let mut wrong: Vec<FieldError> = too_large
        .map(|(field, key)| words::wrong(page, *field, key))
        .collect();
    if wrong.is_empty() && matches!(asked, "save" | "check") {
        wrong.push(words::wrong(page, "taken-by-1", "needed"));
    }
    wrong
}

/// What came with this very form could not be described in it: that is no fault, but the next step. It stands at the
/// first field that asks for it.
pub(super) fn to_describe(
    page: &Page,
    form: &HandoverForm,
    before: usize,
    wrong: &mut Vec<FieldError>,
) -> Option<FieldError> {
    let mut field = None;
    let mut added = Vec::new();
    for one in form.evidence.iter().skip(before) {
        let begin = format!("evidence-title-{}-", one.row);
        let at = wrong.iter().position(|it| it.field.starts_with(&begin));
        if let Some(at) = at {
            let asked = wrong.remove(at).field;
            field.get_or_insert(asked);
            added.push(page.t1("handover-evidence-n", "number", one.row));
        }
    }
    let what = added.join(", ");
    field.map(|field| FieldError {
        field,
        message: page.t1("handover-evidence-added", "what", what),
    })
}

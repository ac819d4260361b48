//! `/desk/appeals/{slug}/cases/{name}/pictures`: a picture of a case is uploaded and described, or
//! taken away. Nothing is sent: it stands in the draft until that is published.

use super::{
    cases,
    form::CaseForm,
    shared::{languages, place_of, published, written},
};
use crate::{
    pages::{
        desk::{picture_faults, words},
        session::SignedUpload,
    },
    problem::Answer,
};
use serde_json::{Map, Value, json};
use undersigned_domain::dispatch::{Kind, MAX_CASE_PICTURES};
use undersigned_federation::{
    actions::{dispatch, media},
    media::Shape,
};

pub async fn submitted(upload: SignedUpload, slug: &str, name: &str) -> Answer {
    let SignedUpload {
        signed,
        fields,
        mut files,
        large,
    } = upload;
    let (appeal, view) = published(&signed, slug).await?;
    let inside = written(&signed, &appeal, &view, Kind::Case, name).await?;
    let mut form = CaseForm::of(&inside, &languages(&view));
    let instance = signed.instance();
    let here = place_of(slug, Kind::Case, Some(name));
    let mut errors = Vec::new();
    if let Ok(row) = fields.get("remove").parse::<usize>() {
        if (1..=form.pictures.len()).contains(&row) {
            form.pictures.remove(row - 1);
        }
    } else if let Some(bytes) = files.remove("file") {
        let alt: Map<String, Value> = form
            .versions
            .iter()
            .map(|version| version.language.as_str())
            .map(|tag| (tag.to_owned(), fields.words(&format!("alt-1-{tag}"))))
            .filter(|(tag, alt)| !tag.is_empty() && !alt.is_empty())
            .map(|(tag, alt)| (tag, Value::String(alt)))
            .collect();
        if alt.is_empty() {
            errors.push(words::wrong(&signed.page(), "pictures", "alt-missing"));
        } else if form.pictures.len() >= MAX_CASE_PICTURES {
            errors.push(words::wrong(&signed.page(), "pictures", "too-long"));
        } else {
            match media::upload(instance, &signed.organization, bytes, Shape::Whole).await {
                Ok(made) => {
                    let url = instance.addresses.path(&format!("/media/{}", made.media));
                    let credit = fields.text("credit");
                    let mut picture = json!({
                        "url": url, "alt": alt, "width": made.width, "height": made.height,
                    });
                    if !credit.is_empty() {
                        picture["credit"] = json!(credit);
                    }
                    form.pictures.push(picture);
                }
                Err(error) => {
                    errors.push(picture_faults::beside(&signed.page(), "pictures", error)?);
                }
            }
        }
    } else {
        let wrong = match large.contains("file") {
            true => "picture-large",
            false => "needed",
        };
        errors.push(words::wrong(&signed.page(), "pictures", wrong));
    }
    if errors.is_empty() {
        let saved = dispatch::save(instance, &appeal, Some(name), Kind::Case, form.inside()).await;
        match saved {
            Ok(_) => return signed.done(&here, "draft-saved"),
            Err(error) => errors.push(words::beside(&signed.page(), "pictures", error)?),
        }
    }
    let mut page = cases::page(&signed, &appeal, &view, Some(name), form, errors).await?;
    if let Some(pictures) = &mut page.pictures {
        // What was typed about it need not be typed again.
        for alt in &mut pictures.alts {
            alt.words = fields.words(&format!("alt-1-{}", alt.language));
        }
        pictures.credit = fields.text("credit");
    }
    signed.show_again(&page)
}

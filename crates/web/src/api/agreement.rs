//! What translations lack is agreed to before a text is published, as at the desk.

use crate::{
    pages::desk::missing_in_translations,
    problem::{Answer, Problem},
};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_federation::{Instance, actions::draft::Draft, views::Appeal};
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
pub struct Agreement {
    /// Whether translations may lack something.
    #[serde(default)]
    pub incomplete: bool,
}

/// Refuses a draft whose translations lack something, unless that is agreed to. What is published already is none.
///
/// # Errors
/// 422 `translation_incomplete`, with what is `missing` in which language; the database.
pub(super) async fn check(instance: &Instance, appeal: &Appeal, incomplete: bool) -> Answer<()> {
    let draft = Draft::of(appeal).filter(|_| appeal.root.is_none() && !incomplete);
    let Some(draft) = draft else {
        return Ok(());
    };
    let missing = missing_in_translations(instance, appeal, &draft).await?;
    if missing.is_empty() {
        return Ok(());
    }
    let languages: Vec<&str> = missing.iter().map(|(tag, _)| tag.as_str()).collect();
    let detail = format!(
        "translations lack something of the text ({}), as `missing` says; complete them, or send \
         `\"incomplete\": true`",
        languages.join(", ")
    );
    let id = |number: &usize| Some(draft.text.demands.get(number.checked_sub(1)?)?.id.as_str());
    let missing = missing.iter().map(|(language, missing)| {
        json!({
            "language": language,
            "title": missing.title,
            "paragraphs": missing.body,
            "demands": missing.demands.iter().filter_map(id).collect::<Vec<&str>>(),
            "addressees": missing.offices,
        })
    });
    let mut problem = Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "translation_incomplete",
        detail,
    );
    problem.missing = Some(Box::new(missing.collect::<Value>()));
    Err(problem)
}

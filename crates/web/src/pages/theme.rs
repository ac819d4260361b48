//! `/theme.css`: the one colour of an organisation, as a style sheet of its own, so that no page
//! needs a style in its HTML.

use super::shell::Query;
use crate::{
    assets::CACHE_CONTROL,
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
};
use axum::{
    Router,
    extract::{RawQuery, State},
    http::{HeaderValue, header},
    response::IntoResponse as _,
};
use undersigned_federation::{
    profile::{Accent, Profile},
    views::Organization,
};

/// The route of style sheets.
pub fn routes() -> Router<WebState> {
    Router::new().route("/theme.css", get(show))
}

/// The address of an organisation's style sheet, where it has chosen a colour: with the colour without
/// its `#`, so that another colour is another address.
#[must_use]
pub fn address(organization: &Organization, profile: &Profile) -> Option<String> {
    let colour = profile.accent?.to_string();
    let digits = colour.trim_start_matches('#');
    Some(format!("/theme.css?org={}&v={digits}", organization.handle))
}

/// Those of all organisations that have one, by row id.
#[must_use]
pub fn addresses(organizations: &[Organization]) -> Vec<(i64, String)> {
    organizations
        .iter()
        .filter_map(|one| Some((one.id, address(one, &Profile::of(one))?)))
        .collect()
}

async fn show(State(state): State<WebState>, RawQuery(query): RawQuery) -> Answer {
    let query = Query::read(query.as_deref());
    let organizations = state.instance.organizations().await?;
    let organization = match query.get("org") {
        Some(handle) => organizations.iter().find(|one| one.handle == handle),
        // The only one.
        None if organizations.len() == 1 => organizations.first(),
        None => None,
    };
    let accent = organization
        .and_then(|one| Profile::of(one).accent)
        .ok_or_else(Problem::not_found)?;
    let current = query
        .get("v")
        .is_some_and(|digits| format!("#{digits}") == accent.to_string());
    let keep = if current { CACHE_CONTROL } else { "no-cache" };
    let mut response = sheet(accent).into_response();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, keep),
    ] {
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    Ok(response)
}

fn sheet(accent: Accent) -> String {
    format!(
        "@layer tokens {{\n  :root {{ --accent: {accent}; --link: {accent}; }}\n  \
         @media (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; --link: {dark}; }} }}\n  \
         [data-scheme=\"light\"] {{ --accent: {accent}; --link: {accent}; }}\n  \
         [data-scheme=\"dark\"] {{ --accent: {dark}; --link: {dark}; }}\n}}\n",
        dark = accent.dark(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_holds_one_colour_for_each_scheme() {
        let sheet = sheet(Accent::parse("#8A1538").unwrap());
        assert!(sheet.contains(":root { --accent: #8a1538;"));
        assert!(sheet.contains("prefers-color-scheme: dark"));
        assert!(!sheet.contains("url("));
    }
}

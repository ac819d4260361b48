//! What the page of an appeal says of its ways out: links for people, and in its head for programs.

use super::{brief, card};
use crate::{
    language::spoken,
    pages::shell::Shell,
    pdf::MAX_ROWS,
    problem::Answer,
    state::WebState,
    views::ways_out::{Picture, WaysOut},
};
use undersigned_federation::views::AppealView;
use url::form_urlencoded::byte_serialize;

/// The ways out of an appeal.
///
/// # Errors
/// The database.
pub async fn links(web: &WebState, view: &AppealView, shell: &Shell) -> Answer<WaysOut> {
    let brief = brief(web, view, &shell.query, shell.page.language).await?;
    let base = web.instance.addresses.base();
    let others = view.list.current().map(|note| note.text.languages.clone());
    let locale = |tag: &str| spoken(tag).and_then(|language| locale(language.tag));
    let own = locale(&brief.title.language);
    let mut others: Vec<&'static str> = others
        .unwrap_or_default()
        .iter()
        .filter_map(|tag| locale(tag))
        .filter(|other| Some(*other) != own)
        .collect();
    others.dedup();
    let encoded: String = byte_serialize(brief.href.as_bytes()).collect();
    let pdf = web.makers.pdf.is_some();
    Ok(WaysOut {
        picture: Picture {
            address: card::address(base, &brief),
            alt: crate::language::t(
                brief.language,
                "card-alt",
                &[
                    (
                        "title",
                        crate::language::Argument::Words(brief.title.words.clone()),
                    ),
                    ("count", crate::language::Argument::Words(brief.count())),
                ],
            ),
            width: card::WIDTH,
            height: card::HEIGHT,
        },
        oembed: format!("{base}/oembed?url={encoded}"),
        locale: own,
        other_locales: others,
        deadline: brief.deadline.is_some(),
        letter_pdf: pdf,
        list_pdf: pdf && view.list.entries.len() <= MAX_ROWS,
        address: brief.path,
    })
}

/// A language as Open Graph writes it, with the country that its readers know best.
fn locale(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "en" => "en_GB",
        "es" => "es_ES",
        "fr" => "fr_FR",
        "id" => "id_ID",
        "vi" => "vi_VN",
        "ru" => "ru_RU",
        "ar" => "ar_AR",
        "zh-Hans" => "zh_CN",
        "zh-Hant" => "zh_TW",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_interface_language_has_a_locale() {
        for language in crate::language::LANGUAGES {
            assert!(locale(language.tag).is_some(), "{}", language.tag);
        }
    }
}

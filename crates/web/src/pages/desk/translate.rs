//! `/desk/appeals/{slug}/translate` and `/desk/appeals/{slug}/translate/{language}`: the text in one
//! language beside the text in another. These pages change nothing but that one language.

use super::{
    editor::{current, may_change},
    meanwhile, own,
    publish::unpublished,
    translate_form::{TranslateForm, version},
    translate_meanwhile::compare,
    typed_language, words,
};
use crate::{
    pages::{
        session::{Fields, SignedForm, SignedIn, kept},
        times,
    },
    problem::{Answer, Problem},
    routing::{boxed, get},
    state::WebState,
    translation,
    views::{
        FieldError, Link, Page,
        desk::{
            Tab,
            publish::Unpublished,
            translate::{LanguageRow, TranslatePage, TranslationsPage},
        },
    },
};
use axum::{Router, extract::Path, http::StatusCode, response::IntoResponse as _};
use undersigned_domain::{AppealText, appeal::Wording, names::is_language_tag, team::Permission};
use undersigned_federation::{
    Instance,
    actions::{
        draft::Draft,
        kept_form,
        translate::{self, Base, Translation},
    },
    views::Appeal,
};
use undersigned_views::translation::{Beside, Missing};

pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/desk/appeals/{slug}/translate", get(overview))
        .route(
            "/desk/appeals/{slug}/translate/{language}",
            get(show).post(boxed(save)),
        )
}

/// The language that is translated from: the one asked for, or what the translation was made from,
/// or else the first that is signed.
fn source(text: &AppealText, target: &str, asked: &str, base: Option<&Base>) -> Option<String> {
    let fits = |tag: &str| tag != target && text.languages.iter().any(|held| held == tag);
    let known = base.map(|base| base.language.as_str()).unwrap_or_default();
    let first = text.languages.iter().map(String::as_str);
    [asked, known]
        .into_iter()
        .chain(first)
        .find(|tag| fits(tag))
        .map(str::to_owned)
}

fn beside(
    appeal: &Appeal,
    text: &Draft,
    source: &str,
    target: &str,
    base: Option<&Base>,
) -> Beside {
    let ids: Vec<String> = text.text.demands.iter().map(|one| one.id.clone()).collect();
    // What it was made from in another language says nothing about this one.
    let base = base.filter(|base| base.language == source);
    let mut from = Translation::of(text, source);
    let is_published = appeal.root.is_some();
    let stand = |words: &mut String, wording: &Wording| {
        let said = source_words(wording, &text.text, source, target, is_published);
        said.unwrap_or_default().clone_into(words);
    };
    for (words, addressee) in from.addressees.iter_mut().zip(&text.text.addressees) {
        stand(&mut words.0, &addressee.office);
        if let Some(holder) = &addressee.holder {
            stand(&mut words.1, holder);
        }
    }
    translation::beside(&from, &ids, &Translation::of(text, target), base)
}

/// The words of an office or its holder that are translated: those in the language of the source, or else in any
/// other that has them. What is said in no particular language stands beside itself in the first; once it is signed it
/// stays as it is in all others.
fn source_words<'a>(
    wording: &'a Wording,
    text: &AppealText,
    source: &str,
    target: &str,
    is_published: bool,
) -> Option<&'a str> {
    match wording {
        Wording::Many(said) => {
            let others = text.languages.iter().map(String::as_str);
            let others = others.filter(|tag| *tag != target);
            let mut found = std::iter::once(source).chain(others);
            found.find_map(|tag| said.get(tag)).map(String::as_str)
        }
        Wording::One(said) => {
            let is_first = text.languages.first().is_some_and(|tag| tag == target);
            (is_first || !is_published).then_some(said.as_str())
        }
    }
}

/// Most parts that are named of one language.
const NAMED: usize = 8;

/// What the text of each translation lacks, by its language; only those that lack something. Descriptions of pictures are
/// looked at apart, in every language.
///
/// # Errors
/// The database.
pub async fn missing(
    instance: &Instance,
    appeal: &Appeal,
    draft: &Draft,
) -> Answer<Vec<(String, Missing)>> {
    let bases = translate::bases(instance, appeal).await?;
    let tags = draft.text.translations.iter();
    let missing = tags.filter_map(|tag| {
        let base = bases.get(tag);
        let source = source(&draft.text, tag, "", base)?;
        let missing = beside(appeal, draft, &source, tag, base).missing();
        (missing != Missing::default()).then(|| (tag.clone(), missing))
    });
    Ok(missing.collect())
}

/// What a translation lacks, in words.
pub fn in_words(page: &Page, missing: &Missing) -> String {
    let mut parts = Vec::new();
    if missing.title {
        parts.push(page.t("editor-field-title"));
    }
    for (key, numbers) in [
        ("translate-paragraph", &missing.body),
        ("translate-demand", &missing.demands),
        ("editor-addressee-n", &missing.offices),
    ] {
        parts.extend(numbers.iter().map(|number| page.t1(key, "number", *number)));
    }
    let more = if parts.len() > NAMED { " …" } else { "" };
    parts.truncate(NAMED);
    format!("{}{more}", parts.join(", "))
}

async fn overview(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    may_change(&appeal)?;
    let path = format!("/desk/appeals/{slug}/translate");
    let asked = signed.visitor.query("language").trim();
    let mut errors = Vec::new();
    match typed_language::in_field(&signed.page(), "language", asked) {
        Ok(tag) if tag.is_empty() => {}
        Ok(tag) => return signed.go(&format!("{path}/{tag}")),
        Err(wrong) => errors.push(wrong),
    }
    let draft = current(&signed, &appeal).await?;
    let bases = translate::bases(signed.instance(), &appeal).await?;
    let rows = draft.text.languages.iter().filter_map(|tag| {
        let base = bases.get(tag);
        let source = source(&draft.text, tag, "", base)?;
        let (parts, done) = beside(&appeal, &draft, &source, tag, base).progress();
        Some(LanguageRow {
            href: format!("{path}/{tag}"),
            tag: tag.clone(),
            authoritative: !draft.text.translations.contains(tag),
            source,
            parts,
            done,
        })
    });
    let view = TranslationsPage {
        unpublished: saved_only(&signed, &appeal).await?,
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        title: words::title(&appeal, signed.visitor.language),
        rows: rows.collect(),
        form: signed.form_with(path, errors),
        asked: asked.to_owned(),
        back_href: format!("/desk/appeals/{slug}/edit"),
    };
    signed.show(&view)
}

async fn show(Path((slug, language)): Path<(String, String)>, signed: SignedIn) -> Answer {
    let appeal = open(&signed, &slug, &language).await?;
    let path = path_of(&slug, &language);
    let kept = match signed.visitor.query("saved") {
        "yes" => None,
        _ => kept_form::find(signed.instance(), signed.account.id, &path).await?,
    };
    let saved = saved(&signed, &appeal, &language).await?;
    let (form, restored) = match kept {
        None => (saved, None),
        Some(kept) => {
            let form = TranslateForm::read(&Fields::parse(&kept.body));
            match form.says_the_same(&saved) {
                true => {
                    kept_form::forget(signed.instance(), signed.account.id, &path).await?;
                    (saved, None)
                }
                false => (form, Some(kept.at)),
            }
        }
    };
    let page = page(&signed, &appeal, &language, form, restored, Vec::new()).await?;
    signed.show(&page)
}

async fn save(Path((slug, language)): Path<(String, String)>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = open(&signed, &slug, &language).await?;
    let path = path_of(&slug, &language);
    let (instance, account) = (signed.instance(), signed.account.id);
    match fields.get("do") {
        "keep" => {
            let kept = kept::keep(instance, account, &path, &fields).await?;
            let status = match kept {
                true => StatusCode::NO_CONTENT,
                false => StatusCode::PAYLOAD_TOO_LARGE,
            };
            return Ok(status.into_response());
        }
        "discard" => {
            kept_form::forget(instance, account, &path).await?;
            return signed.go(&path);
        }
        _ => {}
    }
    let form = TranslateForm::read(&fields);
    let draft = current(&signed, &appeal).await?;
    // What is signed is no translation.
    let is_signed =
        draft.text.languages.contains(&language) && !draft.text.translations.contains(&language);
    if is_signed && !signed.may(Permission::Write) {
        let wrong = words::forbidden(&signed.page(), Permission::Write);
        let page = page(&signed, &appeal, &language, form, None, vec![wrong]).await?;
        return signed.show_forbidden(&page);
    }
    let was = Translation::of(&draft, &language);
    let now = beside(&appeal, &draft, &form.source, &language, None);
    if form.was != version(&was) || !form.addresses_the_same(&now) {
        return changed_meanwhile(&signed, &slug, &language, form).await;
    }
    let written = form.translation();
    let wrong = if written.title.is_empty() && is_signed {
        words::wrong(&signed.page(), "title", "title-needed")
    } else {
        let base = form.base();
        match translate::save(instance, &appeal, &language, &draft, &written, &base).await {
            Ok(_) => {
                kept_form::forget(instance, account, &path).await?;
                return signed.done(&path, "translation-saved");
            }
            Err(error) if error.code() == "draft_changed" => {
                return changed_meanwhile(&signed, &slug, &language, form).await;
            }
            Err(error) => words::refused(&signed.page(), &fields, "title", error)?,
        }
    };
    let page = page(&signed, &appeal, &language, form, None, vec![wrong]).await?;
    signed.show_again(&page)
}

/// Somebody else wrote in this language while the form was open, or somebody else is addressed by now.
/// It is shown as it was filled in, with what it would change in theirs; sent again it does.
async fn changed_meanwhile(
    signed: &SignedIn,
    slug: &str,
    language: &str,
    mut form: TranslateForm,
) -> Answer {
    let appeal = open(signed, slug, language).await?;
    let draft = current(signed, &appeal).await?;
    let theirs = Translation::of(&draft, language);
    form.was = version(&theirs);
    let now = beside(&appeal, &draft, &form.source, language, None);
    if !form.addresses_the_same(&now) {
        form.address(now.addressees);
    }
    let frame = signed.page();
    let href = format!("{}?saved=yes", path_of(slug, language));
    let demands = draft.text.demands.iter();
    let demands: Vec<String> = demands.map(|one| one.id.clone()).collect();
    let typed = form.translation();
    let compared = compare(&frame, href, language, &demands, (&theirs, &typed));
    let wrong = words::wrong(&frame, "main", "saved-meanwhile");
    let mut page = page(signed, &appeal, language, form, None, vec![wrong]).await?;
    page.meanwhile = Some(compared);
    meanwhile::show(signed, &page)
}

fn path_of(slug: &str, language: &str) -> String {
    format!("/desk/appeals/{slug}/translate/{language}")
}

/// One's own appeal, and a language that it can be translated into. Nobody types an address: what came
/// through the API in whatever language is found there.
async fn open(signed: &SignedIn, slug: &str, language: &str) -> Answer<Appeal> {
    let appeal = own(signed, slug).await?;
    may_change(&appeal)?;
    match is_language_tag(language) {
        true => Ok(appeal),
        false => Err(Problem::not_found()),
    }
}

/// What is saved of the appeal and not published yet: who put a translation right wants it to be read.
async fn saved_only(signed: &SignedIn, appeal: &Appeal) -> Answer<Option<Unpublished>> {
    let view = signed.instance().view_by_id(&appeal.ap_id).await?;
    Ok(view.and_then(|view| unpublished(appeal, &view)))
}

/// The form for what is saved.
async fn saved(signed: &SignedIn, appeal: &Appeal, language: &str) -> Answer<TranslateForm> {
    let draft = current(signed, appeal).await?;
    let bases = translate::bases(signed.instance(), appeal).await?;
    let base = bases.get(language);
    let asked = signed.visitor.query("from");
    let from = source(&draft.text, language, asked, base).ok_or_else(Problem::not_found)?;
    let target = Translation::of(&draft, language);
    let beside = beside(appeal, &draft, &from, language, base);
    Ok(TranslateForm::of(from, version(&target), beside))
}

async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    language: &str,
    form: TranslateForm,
    restored: Option<i64>,
    errors: Vec<FieldError>,
) -> Answer<TranslatePage> {
    let draft = current(signed, appeal).await?;
    let path = path_of(&appeal.slug, language);
    let text = &draft.text;
    let others = text.languages.iter();
    let others = others.filter(|tag| *tag != language && **tag != form.source);
    let (parts, done) = form.beside.progress();
    Ok(TranslatePage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        title: words::title(appeal, signed.visitor.language),
        others: others
            .map(|tag| Link {
                href: format!("{path}?from={tag}"),
                words: tag.clone(),
            })
            .collect(),
        authoritative: text.languages.iter().any(|tag| tag == language)
            && !text.translations.iter().any(|tag| tag == language),
        published: appeal.root.is_some(),
        unpublished: saved_only(signed, appeal).await?,
        language: language.to_owned(),
        source: form.source,
        was: form.was,
        beside: form.beside,
        parts,
        done,
        restored: restored.and_then(times::stored),
        meanwhile: None,
        overview_href: format!("/desk/appeals/{}/translate", appeal.slug),
        form: signed.form_with(path, errors),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_office_is_translated_from_whichever_language_has_it() {
        let text = json!({
            "kind": "petition", "languages": ["es", "en", "fr"], "translations": ["en", "fr"],
            "title": {"es": "A"}, "body": {"es": "B"},
        });
        let text: AppealText = serde_json::from_value(text).expect("a text");
        let said = json!({"en": "Minister"});
        let english: Wording = serde_json::from_value(said).expect("a wording");
        let bare = Wording::One("Minister".to_owned());
        for source in ["es", "en"] {
            for wording in [&english, &bare] {
                let words = source_words(wording, &text, source, "fr", false);
                assert_eq!(words, Some("Minister"), "{source} {wording:?}");
            }
        }
        let itself = source_words(&english, &text, "es", "en", false);
        assert_eq!(itself, None, "there is nothing to translate");
        let signed = |target| source_words(&bare, &text, "en", target, true);
        assert_eq!((signed("fr"), signed("es")), (None, Some("Minister")));
    }
}

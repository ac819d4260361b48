//! Keeping what was written in the editor as a draft.

use super::{
    editor::{current, may_change, path_of},
    editor_form::{EditorForm, add, lines, version},
    editor_left_out, editor_moved,
    editor_page::{Around, editor},
    editor_read::{Read, read},
    editor_slug, lookups, own, schedule, words,
};
use crate::{
    difference::between_texts,
    pages::session::{Fields, SignedIn, kept},
    problem::Answer,
    views::{FieldError, changes::Changes},
};
use axum::http::StatusCode;
use undersigned_domain::{team::Permission, translating};
use undersigned_federation::{
    FederationError, Instance,
    actions::{
        draft::{self, Draft},
        invite, kept_form, schedule as plan,
    },
    views::Appeal,
};

/// So many appeals may have an address made from the same title.
const MAX_ALIKE: usize = 50;

/// Keeps what was written; then one goes on writing, or on to the check before publishing. `unknown` is what no draft
/// can hold. What was `sent` and cannot be a draft as it is stands in the form again for whoever wrote it, also when they
/// come back later.
pub(super) async fn save(
    signed: &SignedIn,
    appeal: Option<Appeal>,
    mut form: EditorForm,
    sent: &Fields,
    go_on: bool,
) -> Answer {
    let unknown: Option<FieldError> = words::unknown_sign(&signed.page(), sent);
    let page = signed.page();
    // What is to be published by itself has to stay fit for it; what was stopped will not be.
    let planned = match &appeal {
        Some(appeal) => plan::find(signed.instance(), appeal, "")
            .await?
            .is_some_and(|row| !schedule::is_stopped(&row)),
        None => false,
    };
    let Read {
        draft,
        mut errors,
        away,
    } = read(signed, appeal.as_ref(), &form, go_on || planned).await?;
    errors.extend(unknown);
    if let Some(appeal) = &appeal
        && form.was != version(&current(signed, appeal).await?)
    {
        return changed_meanwhile(signed, &appeal.slug, form, draft).await;
    }
    if appeal.is_none() && form.is_blank() && errors.iter().all(|error| error.field != "title-1") {
        errors.insert(0, words::wrong(&page, "title-1", "needed"));
    }
    // A new one may be typed without an address, which is made from its title then.
    let slug = appeal.as_ref().map_or("", |one| one.slug.as_str());
    let is_same = form.slug == slug;
    if !is_same && let Err(error) = draft::check_slug(&form.slug) {
        errors.insert(0, words::beside(&page, "slug", error)?);
    }
    let stays = appeal.is_none() || is_same;
    if let Some(draft) = draft.filter(|_| errors.is_empty()) {
        if !signed.may(Permission::Write)
            && (!stays || !only_translates(signed, appeal.as_ref(), &draft).await?)
        {
            // What was typed stays in the form: they may have to give it to somebody who may.
            let around = vec![words::forbidden(&page, Permission::Write)].into();
            let page = editor(signed, appeal.as_ref(), form, around).await?;
            return signed.show_forbidden(&page);
        }
        let instance = signed.instance();
        // Whoever is away stands beside the draft, and is asked once it is published.
        form.initiators = lookups::without(&form.initiators, &away);
        let is_anybody_away = !away.is_empty();
        add(&mut form.later, away);
        if let Some(appeal) = appeal.as_ref().filter(|_| stays)
            && draft.clone().kept().ok() == Some(current(signed, appeal).await?)
        {
            let path = path_of(Some(appeal));
            note(instance, appeal, &form).await?;
            kept_form::forget(instance, signed.account.id, &path).await?;
            // Nothing is kept as a draft that says what is public already.
            return match (go_on || is_anybody_away) && appeal.draft.is_some() {
                true => saved_to(signed, appeal, &form, go_on),
                false => {
                    let path = editor_left_out::path(signed, path, &form);
                    signed.done(&path, "nothing-changed")
                }
            };
        }
        let saved = match &appeal {
            None => create_at(signed, &form.slug, draft.clone()).await,
            Some(appeal) => draft::update_at(instance, appeal, draft.clone(), &form.slug).await,
        };
        match (saved, &appeal) {
            (Ok(saved), _) => {
                let path = path_of(appeal.as_ref());
                note(instance, &saved, &form).await?;
                kept_form::forget(instance, signed.account.id, &path).await?;
                if let Some(before) = appeal.as_ref().filter(|_| !stays) {
                    editor_moved::take_along(signed, &before.slug, &saved.slug).await?;
                }
                return saved_to(signed, &saved, &form, go_on);
            }
            (Err(error), Some(appeal)) if error.code() == "draft_changed" => {
                return changed_meanwhile(signed, &appeal.slug, form, Some(draft)).await;
            }
            (Err(error), _) => errors.push(words::beside(&page, field_of(&error), error)?),
        }
    }
    let is_kept = !form.is_blank()
        && kept::keep(
            signed.instance(),
            signed.account.id,
            &path_of(appeal.as_ref()),
            sent,
        )
        .await?;
    let around = Around {
        errors,
        is_kept,
        ..Around::default()
    };
    let page = editor(signed, appeal.as_ref(), form, around).await?;
    signed.show_again(&page)
}

/// Whom nothing names that somebody typed: who is asked later, and who was left out, as long as they are not found after all.
async fn note(instance: &Instance, appeal: &Appeal, form: &EditorForm) -> Answer<()> {
    for (typed, asking) in [
        (&form.later, invite::Asking::Later),
        (&form.left_out, invite::Asking::LeftOut),
    ] {
        invite::note_later(instance, appeal, &lines(typed), asking).await?;
    }
    let named = lookups::each(&form.initiators);
    for one in invite::later(instance, appeal).await? {
        if one.asking == invite::Asking::LeftOut && named.contains(&one.account) {
            invite::not_later(instance, appeal, &one.account).await?;
        }
    }
    Ok(())
}

/// A new draft at the address that was typed; where that was left empty, at one made from its title
/// at which there is no appeal yet.
async fn create_at(signed: &SignedIn, slug: &str, draft: Draft) -> Result<Appeal, FederationError> {
    let (instance, organization) = (signed.instance(), &signed.organization);
    if !slug.is_empty() {
        return draft::create(instance, organization, slug, draft).await;
    }
    let today = instance.clock.now().date_naive();
    let suggested = editor_slug::suggested(&draft.text, today);
    for number in 1..MAX_ALIKE {
        let slug = editor_slug::numbered(&suggested, number);
        match draft::create(instance, organization, &slug, draft.clone()).await {
            Err(error) if error.code() == "slug_taken" => {}
            other => return other,
        }
    }
    let slug = editor_slug::numbered(&suggested, MAX_ALIKE);
    draft::create(instance, organization, &slug, draft).await
}

/// Whether a draft differs from what stands in nothing but translations.
async fn only_translates(
    signed: &SignedIn,
    appeal: Option<&Appeal>,
    draft: &Draft,
) -> Answer<bool> {
    let Some(appeal) = appeal else {
        return Ok(false);
    };
    let before = current(signed, appeal).await?;
    let around = |draft: &Draft| (draft.admission, draft.goal, draft.pictures.clone());
    Ok(around(&before) == around(draft)
        && translating::only_translations_differ(&before.text, &draft.text))
}

/// Somebody else saved or published while this form was open. The form is shown as it was filled in,
/// with what it would change in theirs; sent again it does.
async fn changed_meanwhile(
    signed: &SignedIn,
    slug: &str,
    mut form: EditorForm,
    typed: Option<Draft>,
) -> Answer {
    let appeal = own(signed, slug).await?;
    may_change(&appeal)?;
    let now = current(signed, &appeal).await?;
    form.was = version(&now);
    let change = typed.map(|typed| between_texts(&now.text, &typed.text));
    let around = Around {
        errors: vec![words::wrong(&signed.page(), "main", "saved-meanwhile")],
        meanwhile: change.map(|change| Changes::of(change, None, None).marked("meanwhile-")),
        ..Around::default()
    };
    let page = editor(signed, Some(&appeal), form, around).await?;
    let mut response = signed.show_again(&page)?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

fn saved_to(signed: &SignedIn, saved: &Appeal, form: &EditorForm, go_on: bool) -> Answer {
    let base = format!("/desk/appeals/{}", saved.slug);
    let to = |page: &str| editor_left_out::path(signed, format!("{base}/{page}"), form);
    match go_on {
        false => signed.done(&to("edit"), "draft-saved"),
        true => signed.go(&to("publish")),
    }
}

/// The field beside which a refusal is shown.
fn field_of(error: &FederationError) -> &'static str {
    match error.code() {
        "slug_taken" | "slug_invalid" => "slug",
        "deadline_invalid" => "deadline",
        "id_not_canonical" => "initiators",
        _ => "title-1",
    }
}

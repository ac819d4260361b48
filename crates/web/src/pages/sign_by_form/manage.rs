//! `/sign-by-form/manage?token=…`: the link by which an organisation comes back to its entry.

use super::{
    done,
    form::wrong_contact,
    typed::{self, TypedNames, wants_more},
    view_of,
};
use crate::{
    language::t,
    pages::{
        appeal::current,
        cards,
        desk::{typed_language, words},
        entry::entry_path,
        people::text,
        revisions::{Wordings, small},
        session::{Posted, Visitor},
        signing::{frame, refused, unknown, used, withdrawn, withdrawn_at},
        times,
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Form,
        people::Signed,
        sign_by_form::{ContactFields, FormManagePage, NewWording},
    },
};
use axum::{extract::State, http::StatusCode};
use undersigned_domain::admission::is_telling;
use undersigned_federation::{
    FederationError,
    actions::{
        comments,
        sign_by_form::{self, ManageLink, Managed},
    },
    views::AppealView,
};

pub async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token");
    let managed = opened(&state, token).await?;
    let typed = TypedNames::of(&managed.names);
    let page = page(&state, &visitor, &managed, token, typed, Vec::new()).await?;
    visitor.show(StatusCode::OK, &page)
}

pub async fn correct(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let token = fields.get("token");
    let managed = opened(&state, token).await?;
    if managed.state == "removed" || managed.appeal.status == "withdrawn" {
        return off_the_list(&state, &visitor, &managed, token).await;
    }
    let typed = TypedNames::read(fields);
    if wants_more(fields) {
        let page = page(&state, &visitor, &managed, token, typed, Vec::new()).await?;
        return visitor.show(StatusCode::OK, &page);
    }
    let frame = visitor.private_page("");
    let mut errors = Vec::new();
    let names = typed.names(&frame, &mut errors);
    if errors.is_empty() && names == managed.names {
        let view = view_of(&state, &managed.appeal).await?;
        let listing = typed::listing(&names, visitor.language);
        return done(&state, &visitor, &view, "unchanged", Some(listing)).await;
    }
    if errors.is_empty() {
        match sign_by_form::correct(&state.instance, &managed, names.clone()).await {
            Ok(waits) => {
                let outcome = match waits {
                    true => "correction-waits",
                    false => "corrected",
                };
                let view = view_of(&state, &managed.appeal).await?;
                let listing = typed::listing(&names, visitor.language);
                return done(&state, &visitor, &view, outcome, Some(listing)).await;
            }
            Err(FederationError::Invalid { .. }) => {
                errors.push(words::wrong(&frame, "name-1", "names-wrong"));
            }
            Err(error) if error.code() == "token_used" => {
                return Err(used(&state, &managed.appeal));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let page = page(&state, &visitor, &managed, token, typed, errors).await?;
    visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

pub async fn withdraw(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let managed = opened(&state, token).await?;
    if !posted.fields.ticked("sure") {
        let wrong = words::wrong(&visitor.private_page(""), "sure", "sure");
        let typed = TypedNames::of(&managed.names);
        let page = page(&state, &visitor, &managed, token, typed, vec![wrong]).await?;
        return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    if posted.fields.ticked("news") {
        sign_by_form::end_news(&state.instance, &managed).await?;
    }
    match sign_by_form::withdraw_or_wait(&state.instance, &managed).await {
        Ok(waits) => {
            let outcome = match waits {
                true => "withdrawal-waits",
                false => "withdrawn",
            };
            let view = view_of(&state, &managed.appeal).await?;
            done(&state, &visitor, &view, outcome, None).await
        }
        Err(error) if error.code() == "token_used" => Err(used(&state, &managed.appeal)),
        Err(error) => Err(error.into()),
    }
}

/// Signs the wording that stands, where an earlier one was signed.
pub async fn sign_wording(
    State(state): State<WebState>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let token = posted.fields.get("token");
    let managed = opened(&state, token).await?;
    if managed.state == "removed" {
        return off_the_list(&state, &visitor, &managed, token).await;
    }
    let shown = posted.fields.get("text-digest");
    match sign_by_form::sign_wording(&state.instance, &managed, shown).await {
        Ok(()) => {
            let view = view_of(&state, &managed.appeal).await?;
            done(&state, &visitor, &view, "reworded", None).await
        }
        Err(error) if error.code() == "text_changed" => {
            let wrong = FieldError {
                field: "sign-new".to_owned(),
                message: t(visitor.language, "people-wording-again", &[]),
            };
            let managed = opened(&state, token).await?;
            let typed = TypedNames::of(&managed.names);
            let page = page(&state, &visitor, &managed, token, typed, vec![wrong]).await?;
            visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) if error.code() == "token_used" => Err(used(&state, &managed.appeal)),
        Err(error) => Err(Problem::from(error).about(cards::address(&state, &managed.appeal))),
    }
}

/// Why the organisation signs, in its own words; nothing takes back what it said.
pub async fn why(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let token = fields.get("token");
    let managed = opened(&state, token).await?;
    if managed.state == "removed" {
        return off_the_list(&state, &visitor, &managed, token).await;
    }
    let (why, language) = (fields.words("why"), fields.text("language"));
    let (instance, about) = (&state.instance, managed.about.as_str());
    let frame = visitor.private_page("");
    if why.is_empty() {
        comments::unsay_for(instance, &managed.appeal, about).await?;
        let view = view_of(&state, &managed.appeal).await?;
        return done(&state, &visitor, &view, "why-gone", None).await;
    }
    let wrong = match typed_language::in_field(&frame, "language", &language) {
        Ok(tag) => {
            let words = (why.as_str(), tag.as_str());
            let said = comments::say_for(instance, &managed.appeal, about, words).await;
            let Err(error) = said else {
                let view = view_of(&state, &managed.appeal).await?;
                return done(&state, &visitor, &view, "why", None).await;
            };
            match error.code() {
                "comment_invalid" => words::wrong(&frame, "why", "comment-long"),
                "unknown_language" => words::wrong(&frame, "language", "language-form"),
                "not_endorsed" => words::wrong(&frame, "why", "comment-not-listed"),
                _ => return Err(error.into()),
            }
        }
        Err(wrong) => wrong,
    };
    let typed = TypedNames::of(&managed.names);
    let mut page = page(&state, &visitor, &managed, token, typed, vec![wrong]).await?;
    (page.why, page.why_language) = (why, language);
    visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Who answers for the entry from now on.
pub async fn contact(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let managed = opened(&state, token).await?;
    let (person, role) = (posted.fields.text("person"), posted.fields.text("role"));
    let frame = visitor.private_page("");
    let errors = wrong_contact(&frame, &person, &role);
    if !errors.is_empty() {
        let typed = TypedNames::of(&managed.names);
        let mut page = page(&state, &visitor, &managed, token, typed, errors).await?;
        page.contact = Some(contact_fields(&visitor, person, role));
        return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let changed = sign_by_form::change_contact(&state.instance, &managed, &person, &role).await;
    let outcome = match changed {
        Ok(true) => "contact-changed",
        Ok(false) => "unchanged",
        Err(error) if error.code() == "token_used" => return Err(used(&state, &managed.appeal)),
        Err(error) => return Err(error.into()),
    };
    let view = view_of(&state, &managed.appeal).await?;
    done(&state, &visitor, &view, outcome, None).await
}

fn contact_fields(visitor: &Visitor, person: String, role: String) -> ContactFields {
    ContactFields {
        action: visitor.with_language("/sign-by-form/manage/contact"),
        person,
        role,
    }
}

/// Of what was taken off the list, or stands under what was withdrawn, nothing can be changed: the page says so.
async fn off_the_list(
    state: &WebState,
    visitor: &Visitor,
    managed: &Managed,
    token: &str,
) -> Answer {
    let typed = TypedNames::of(&managed.names);
    let page = page(state, visitor, managed, token, typed, Vec::new()).await?;
    visitor.show(StatusCode::CONFLICT, &page)
}

async fn opened(state: &WebState, token: &str) -> Answer<Managed> {
    match sign_by_form::manage(&state.instance, token).await? {
        ManageLink::Open(managed) => Ok(*managed),
        ManageLink::Withdrawn(appeal) => Err(withdrawn(state, &appeal)),
        ManageLink::Refused(appeal, reason) => Err(refused(state, &appeal, reason)),
        ManageLink::Ended(appeal) => Err(used(state, &appeal)),
        ManageLink::Unknown => Err(unknown()),
    }
}

/// The wording that stands, and the earlier one that was signed; none where there is nothing to sign anew.
fn new_wording(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    managed: &Managed,
) -> Option<NewWording> {
    let earlier = managed.earlier?;
    let (note, _) = current(view)?;
    let wordings = Wordings::here(state, view);
    Some(NewWording {
        action: visitor.with_language("/sign-by-form/manage/wording"),
        text_digest: note.text_digest.to_string(),
        signed: Signed {
            wording: small(earlier),
            at: wordings.date(earlier),
            marks: wordings.mark(earlier).into_iter().collect(),
        },
        fresh: text::to_sign(view, &wordings, visitor.language)?,
    })
}

/// What is kept of whoever filled the form in, but for who that is: the words of each, and what was written.
fn kept(managed: &Managed) -> Vec<(&'static str, String)> {
    let all = [
        ("field-website", &managed.website),
        ("field-form-email", &managed.email),
    ];
    let kept = all.into_iter().filter(|(_, value)| !value.is_empty());
    kept.map(|(key, value)| (key, value.clone())).collect()
}

async fn page(
    state: &WebState,
    visitor: &Visitor,
    managed: &Managed,
    token: &str,
    typed: TypedNames,
    errors: Vec<FieldError>,
) -> Answer<FormManagePage> {
    let view = view_of(state, &managed.appeal).await?;
    let (mut page, address, title) = frame(state, visitor, &view).await?;
    let held = state
        .instance
        .comment_by(managed.appeal.id, &managed.about)
        .await?;
    page.path = format!("/sign-by-form/manage?token={token}");
    let reason = managed.reason.as_deref().filter(|code| is_telling(code));
    // Both are forgotten a year after the appeal has ended.
    let is_kept = !(managed.person.is_empty() && managed.role.is_empty());
    Ok(FormManagePage {
        withdrawn_at: withdrawn_at(&view),
        new: new_wording(state, visitor, &view, managed),
        form: Form {
            action: visitor.with_language("/sign-by-form/manage"),
            csrf: String::new(),
            errors,
        },
        withdraw: visitor.with_language("/sign-by-form/manage/withdraw"),
        why_action: visitor.with_language("/sign-by-form/manage/why"),
        why_language: held.as_ref().map_or_else(
            || visitor.language.tag.to_owned(),
            |held| held.language.clone(),
        ),
        why: held.map(|held| held.words).unwrap_or_default(),
        token: token.to_owned(),
        reason: reason.map(|code| page.word("reason", code)),
        entry: view.entry(&managed.about).map(|entry| {
            let path = entry_path(&cards::address(state, &managed.appeal), &entry.id);
            (visitor.with_language(&path), entry.number)
        }),
        state: managed.state.clone(),
        contact: is_kept
            .then(|| contact_fields(visitor, managed.person.clone(), managed.role.clone())),
        kept: kept(managed),
        news: managed.news,
        domain: managed.domain.clone(),
        at: times::stored(managed.confirmed_at),
        names: typed.rows,
        also_known_as: typed.also_known_as,
        country: typed.country,
        address,
        title,
        page,
    })
}

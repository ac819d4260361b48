//! `/signature?token=…`: what is kept of one person, and what they can do with it.

use super::{text, words};
use crate::{
    language::{native_name, t},
    pages::{
        cards,
        desk::words::title,
        revisions::{Wordings, small},
        session::{Posted, Visitor},
        signing::{frame_at, gone, withdrawn_at},
        times,
    },
    people_mail,
    problem::{Answer, Problem},
    state::WebState,
    views::{
        Digest, FieldError, Form, Text,
        people::{
            AgreedTo, LinkEndedPage, OwnNews, PeopleDonePage, SignaturePage, Signed, Written,
        },
    },
};
use axum::{
    Json,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse as _,
};
use serde_json::{Value, json};
use undersigned_federation::{
    actions::people::{
        Correction, Kept,
        own::{self, Gone},
        wording,
    },
    views::takes_signatures,
};

/// What a link leads to; none where it is too old, or there never was such a link.
async fn kept(state: &WebState, token: &str) -> Answer<Option<Kept>> {
    match own::see(&state.instance, token).await? {
        Some(kept) => Ok(Some(kept)),
        None => nothing_kept(state, token).await,
    }
}

/// Says why a link leads to nothing, unless it is too old, or there never was such a link.
async fn nothing_kept(state: &WebState, token: &str) -> Answer<Option<Kept>> {
    let (gone, appeal) = match own::gone(&state.instance, token).await? {
        Gone::Withdrawn(appeal) => {
            let gone = gone("signature_gone", "this signature was withdrawn");
            (gone, appeal)
        }
        Gone::Over(appeal) => {
            let detail = "the day is over until which this signature was kept";
            (gone("people_over", detail), Some(appeal))
        }
        Gone::Ended => return Ok(None),
    };
    Err(match &appeal {
        Some(appeal) => gone.about(cards::address(state, appeal)),
        None => gone,
    })
}

pub async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token").to_owned();
    let Some(kept) = kept(&state, &token).await? else {
        return ended(&state, &visitor, &token).await;
    };
    let done = visitor.done();
    shown(&state, &visitor, &token, &kept, None, Vec::new(), done).await
}

/// A link that leads to nothing: where it is too old, a new one is one button away. The page is the same whether or not
/// there ever was such a link, so that an old mail does not tell who signs here still.
async fn ended(state: &WebState, visitor: &Visitor, token: &str) -> Answer {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let token = match token.bytes().all(is_token) {
        true => token,
        false => "",
    };
    let shown = LinkEndedPage {
        page: frame_at(state, visitor, &format!("/signature?token={token}")).await?,
        action: visitor.with_language("/signature/renew"),
        token: token.to_owned(),
        again: visitor.with_language("/signature/link"),
    };
    visitor.show(StatusCode::NOT_FOUND, &shown)
}

/// Addresses that only take forms have nothing to show without the secret.
pub async fn back(visitor: Visitor) -> Answer {
    Ok(visitor.go("/signature/link"))
}

pub async fn correct(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let token = fields.get("token");
    let kept = match own::see_to_correct(&state.instance, token).await? {
        Some(kept) => Some(kept),
        None => nothing_kept(&state, token).await?,
    };
    let Some(kept) = kept else {
        return ended(&state, &visitor, token).await;
    };
    let page = visitor.private_page("");
    let written = words::written(&page, fields, kept.person.promised);
    let correction = Correction {
        name: written.name.clone(),
        first_name: words::some(&written.first_name),
        country: words::some(&written.country),
        region: words::some(&written.region),
        occupation: words::some(&written.occupation),
        message: words::some(&written.message),
        shown: words::chosen(fields),
    };
    let faults = own::correct(&state.instance, &kept, correction).await?;
    if faults.is_empty() {
        if own::see(&state.instance, token).await?.is_some() {
            return Ok(visitor.go(&format!("/signature?token={token}&done=corrected")));
        }
        // The link ended meanwhile, and its page would not say what was done: it is said at once.
        let Some(kept) = own::see_to_correct(&state.instance, token).await? else {
            return ended(&state, &visitor, token).await;
        };
        let done = Some(t(visitor.language, "done-corrected", &[]));
        return shown(&state, &visitor, token, &kept, None, Vec::new(), done).await;
    }
    let errors = words::faults(&page, &faults);
    let typed = Some(written);
    shown(&state, &visitor, token, &kept, typed, errors, None).await
}

/// Signs the wording that stands, where an earlier one was signed.
pub async fn sign_wording(
    State(state): State<WebState>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let token = posted.fields.get("token");
    let Some(kept) = kept(&state, token).await? else {
        return ended(&state, &visitor, token).await;
    };
    let shown = posted.fields.get("revision").parse().ok();
    let is_signed = match shown {
        Some(revision) => wording::sign(&state.instance, &kept, revision).await,
        None => Ok(false),
    };
    let address = cards::address(&state, &kept.appeal);
    if is_signed.map_err(|error| Problem::from(error).about(address))? {
        return Ok(visitor.go(&format!("/signature?token={token}&done=reworded")));
    }
    let errors = vec![FieldError {
        field: "sign-new".to_owned(),
        message: t(visitor.language, "people-wording-again", &[]),
    }];
    self::shown(&state, &visitor, token, &kept, None, errors, None).await
}

pub async fn withdraw(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let Some(kept) = kept(&state, token).await? else {
        return ended(&state, &visitor, token).await;
    };
    let (instance, language) = (&state.instance, visitor.language.tag);
    let ends_news = posted.fields.ticked("news");
    let ended = own::withdraw(instance, &kept, ends_news, language, people_mail::write).await?;
    let address = cards::address(&state, &kept.appeal);
    let done = PeopleDonePage {
        page: frame_at(&state, &visitor, &address).await?,
        outcome: match ended {
            true => "withdrawn-news".to_owned(),
            false => "withdrawn".to_owned(),
        },
        sent_to: None,
        appeal: Some((
            visitor.with_language(&address),
            title(&kept.appeal, visitor.language),
        )),
        again: None,
        pass_on: None,
    };
    visitor.show(StatusCode::OK, &done)
}

/// Ends the news of the appeal, and leaves the signature as it is.
pub async fn end_news(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let Some(kept) = kept(&state, token).await? else {
        return ended(&state, &visitor, token).await;
    };
    own::end_news(&state.instance, &kept).await?;
    Ok(visitor.go(&format!("/signature?token={token}&done=news-left")))
}

/// Everything, as a file.
pub async fn download(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let Some(kept) = kept(&state, token).await? else {
        return ended(&state, &visitor, token).await;
    };
    let consent: Option<Value> = kept
        .consent
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok());
    let person = &kept.person;
    let everything = json!({
        "appeal": kept.appeal.ap_id,
        "signature": {
            "name": person.name,
            "email": person.email,
            "firstName": person.first_name,
            "country": person.country,
            "place": person.region,
            "occupation": person.occupation,
            "message": person.message,
            "shown": person.shown.name(),
            "promised": person.promised.name(),
            "language": person.language,
            "consent": person.consent,
            "signedAt": person.signed_at,
            "confirmedAt": person.confirmed_at,
            "revision": kept.revision(),
            "toldOfRevision": kept.told_of(),
        },
        "cameBy": kept.source,
        "shownNow": kept.effective().name(),
        "hiddenByOrganiser": kept.is_hidden(),
        "keptUntil": kept.terms.as_ref().map(|terms| terms.kept_until.to_string()),
        "consent": consent,
        "news": kept.news.as_ref().map(|news| json!({
            "email": person.email,
            "language": news.language,
            "askedAt": times::stored(news.asked_at).map(|at| at.to_rfc3339()),
            "confirmedAt": news
                .confirmed_at
                .and_then(times::stored)
                .map(|at| at.to_rfc3339()),
        })),
    });
    let mut response = Json(everything).into_response();
    let headers = response.headers_mut();
    let name = "attachment; filename=\"signature.json\"";
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(name));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let language = HeaderValue::from_static(visitor.language.tag);
    headers.insert(header::CONTENT_LANGUAGE, language);
    Ok(response)
}

async fn shown(
    state: &WebState,
    visitor: &Visitor,
    token: &str,
    kept: &Kept,
    typed: Option<Written>,
    errors: Vec<FieldError>,
    done: Option<String>,
) -> Answer {
    let page = frame_at(state, visitor, &format!("/signature?token={token}")).await?;
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let person = &kept.person;
    let written = typed.unwrap_or_else(|| {
        words::of_person(person, words::choices(&page, person.promised, person.shown))
    });
    let at = |time: &Option<String>| time.as_deref().and_then(times::written);
    let consent: Option<Value> = kept
        .consent
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok());
    let agreed_to = consent.zip(person.consent.clone()).map(|(said, digest)| {
        let member = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
        AgreedTo {
            words: Text::new(member("language"), member("words")),
            digest: Digest::new(digest),
        }
    });
    let address = cards::address(state, &kept.appeal);
    let view = state.instance.view_by_id(&kept.appeal.ap_id).await?;
    let wordings = match &view {
        Some(view) => Wordings::here(state, view),
        None => Wordings::default(),
    };
    let mark = wordings.mark(kept.revision());
    let is_open = mark.is_some() && takes_signatures(&kept.appeal);
    let withdrawn_at = view.as_ref().and_then(withdrawn_at);
    let fresh = view
        .filter(|_| is_open)
        .and_then(|view| text::to_sign(&view, &wordings, visitor.language));
    let is_named = !words::in_public(&page, person, kept.effective()).is_empty();
    let (slug, terms) = (&kept.appeal.slug, kept.terms.as_ref());
    let keeper = words::keeper(state, slug, terms, visitor.language).await?;
    let shown = SignaturePage {
        form: Form {
            action: visitor.with_language("/signature/correct"),
            csrf: String::new(),
            errors,
        },
        download: visitor.with_language("/signature/download"),
        withdraw: visitor.with_language("/signature/withdraw"),
        sign_new: visitor.with_language("/signature/wording"),
        end_news: visitor.with_language("/signature/news"),
        token: token.to_owned(),
        address: visitor.with_language(&address),
        title: title(&kept.appeal, visitor.language),
        written,
        email: person.email.clone(),
        signed_at: at(&person.signed_at),
        confirmed_at: at(&person.confirmed_at),
        agreed_to,
        signed: Signed {
            wording: small(kept.revision()),
            at: wordings.date(kept.revision()),
            marks: mark.into_iter().collect(),
        },
        fresh,
        keeper,
        effective: kept.effective().name().to_owned(),
        names: is_named.then(|| visitor.with_language(&format!("{address}/people"))),
        hidden: kept.is_hidden(),
        kept_until: kept.terms.as_ref().and_then(words::day),
        news: kept.news.as_ref().map(|news| OwnNews {
            language: native_name(&news.language).to_owned(),
            asked_at: times::stored(news.asked_at),
            confirmed_at: news.confirmed_at.and_then(times::stored),
        }),
        done,
        withdrawn_at,
        page,
    };
    visitor.show(status, &shown)
}

//! What updates, cases and handovers have in common while they are written: what is there under a
//! name, where each is written, how it would look, and to whom it would be sent.

use super::remarks::remarks;
use crate::{
    language::t,
    pages::{
        beside::Beside,
        desk::{own, schedule, words},
        names,
        session::{Fields, SignedIn},
    },
    problem::{Answer, Problem},
    views::{
        FieldError, Text,
        desk::{
            beside::{LastLook, Row, Writing},
            publish::Recipient,
        },
    },
};
use axum::http::StatusCode;
use serde_json::{Map, Value, json};
use undersigned_domain::{
    Digest, Dispatch, Status,
    dispatch::{Kind, News, Words},
    ids,
};
use undersigned_federation::{
    actions::{
        dispatch::{self, Draft},
        handover, news,
    },
    addresses::dispatch_folder,
    views::{Appeal, AppealView},
};

/// One's own appeal, once it is published.
pub async fn published(signed: &SignedIn, slug: &str) -> Answer<(Appeal, AppealView)> {
    let appeal = own(signed, slug).await?;
    let view = signed.instance().view_by_id(&appeal.ap_id).await?;
    let view = view.ok_or_else(|| {
        let detail = "publish the appeal first";
        Problem::new(StatusCode::CONFLICT, "not_published", detail)
    })?;
    Ok((appeal, view))
}

/// Whether an appeal has been withdrawn.
pub fn is_withdrawn(appeal: &Appeal) -> bool {
    appeal.status == Status::Withdrawn.name()
}

/// Where things of a kind are listed: cases beside updates.
pub fn list_of(slug: &str, kind: Kind) -> String {
    let folder = match kind {
        Kind::Update | Kind::Case => dispatch_folder(Kind::Update),
        Kind::Handover => dispatch_folder(Kind::Handover),
        Kind::Letter => dispatch_folder(Kind::Letter),
        Kind::Event => dispatch_folder(Kind::Event),
    };
    format!("/desk/appeals/{slug}/{folder}")
}

/// Where one is written.
pub fn place_of(slug: &str, kind: Kind, name: Option<&str>) -> String {
    let folder = dispatch_folder(kind);
    format!("/desk/appeals/{slug}/{folder}/{}", name.unwrap_or("new"))
}

/// Where one is looked at for the last time before it is sent.
pub fn last_look_at(slug: &str, kind: Kind, name: &str) -> String {
    format!("{}/publish", place_of(slug, kind, Some(name)))
}

/// Drafts as rows of a list; `more` is what else is said of one.
pub fn rows_of_drafts(
    signed: &SignedIn,
    slug: &str,
    drafts: &[Draft],
    more: impl Fn(&Draft) -> Option<String>,
) -> Vec<Row> {
    let row = |draft: &Draft| Row {
        href: place_of(slug, draft.kind, Some(&draft.name)),
        words: called(signed, draft),
        more: more(draft),
        public_href: None,
    };
    drafts.iter().map(row).collect()
}

/// How a draft is called while it may have no title yet.
fn called(signed: &SignedIn, draft: &Draft) -> Text {
    let member = match draft.kind {
        Kind::Case => "names",
        Kind::Update | Kind::Letter | Kind::Event => "title",
        Kind::Handover => "takenBy",
    };
    let map = draft.inside.get(member).map(Value::to_string);
    names::first(
        &names::read(map.as_deref().unwrap_or_default()),
        signed.visitor.language,
    )
    .unwrap_or_else(|| {
        let reader = signed.visitor.language;
        Text::new(reader.tag, t(reader, "beside-untitled", &[]))
    })
}

/// What is published with a name.
pub fn said<'a>(view: &'a AppealView, kind: Kind, name: &str) -> Option<&'a Dispatch> {
    let mut all = view.dispatches.shown.iter();
    all.find(|one| one.kind == kind && one.id.rsplit('/').next() == Some(name))
}

/// The members that a form begins with: of the draft, or else of what is published.
pub async fn written(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    kind: Kind,
    name: &str,
) -> Answer<Map<String, Value>> {
    let draft = dispatch::draft(signed.instance(), appeal, name).await?;
    if let Some(draft) = draft.filter(|draft| draft.kind == kind) {
        return Ok(match kind {
            Kind::Case => draft.inside,
            Kind::Update | Kind::Handover | Kind::Letter | Kind::Event => {
                with_languages(draft.inside, languages(view))
            }
        });
    }
    match said(view, kind, name).map(|one| &one.words) {
        Some(Words::Update(update)) => Ok(update.write()),
        Some(Words::Case(case)) => Ok(case.write()),
        Some(Words::Handover(handover)) => Ok(handover.write()),
        Some(Words::Letter(letter)) => {
            let mut inside = letter.write();
            // How many were sent goes on while somebody writes, and is nobody's change of the words.
            inside.remove("sent");
            Ok(inside)
        }
        Some(Words::Event(event)) => Ok(event.write()),
        Some(Words::Withdrawn) | None => Err(Problem::not_found()),
    }
}

/// A draft names only the languages in which something is written; its form has room for the others
/// of the appeal as well, as it had when it was begun.
fn with_languages(mut inside: Map<String, Value>, languages: Vec<String>) -> Map<String, Value> {
    let tags = inside.entry("languages").or_insert_with(|| json!([]));
    if let Value::Array(tags) = tags {
        for language in languages {
            if !tags.contains(&json!(language)) {
                tags.push(json!(language));
            }
        }
    }
    inside
}

/// The languages of the appeal.
pub fn languages(view: &AppealView) -> Vec<String> {
    let note = view.list.current();
    note.map(|note| note.text.languages.clone())
        .unwrap_or_default()
}

/// What stands beside the list, for whoever sits at the desk.
pub fn beside<'a>(signed: &SignedIn, dispatches: &'a [Dispatch], address: &'a str) -> Beside<'a> {
    Beside {
        dispatches,
        address,
        reader: signed.visitor.language,
        asked: None,
    }
}

/// What every page says on which one is written.
pub async fn writing(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    kind: Kind,
    name: Option<&str>,
) -> Answer<Writing> {
    let slug = &appeal.slug;
    Ok(Writing {
        title: words::title(appeal, signed.visitor.language),
        back: list_of(slug, kind),
        published: name.is_some_and(|name| said(view, kind, name).is_some()),
        exists: name.is_some(),
        was: match name {
            Some(name) => {
                let there = written(signed, appeal, view, kind, name).await;
                // What was taken back is not written on.
                there.map_or_else(|_| String::new(), |there| digest_of(&there))
            }
            None => String::new(),
        },
        planned: match name {
            Some(name) => {
                let href = format!("{}#later", last_look_at(slug, kind, name));
                schedule::planned(signed, appeal, name, href).await?
            }
            None => None,
        },
        meanwhile: None,
    })
}

/// A draft that could be published as it is.
pub struct Ready {
    /// The appeal.
    pub appeal: Appeal,
    /// How it stands.
    pub view: AppealView,
    /// The draft.
    pub draft: Draft,
}

/// Finds it, or says where one goes on: to what is wrong with the draft, or to the list where there
/// is none.
pub async fn ready(
    signed: &SignedIn,
    slug: &str,
    kind: Kind,
    name: &str,
) -> Answer<Result<Ready, String>> {
    let (appeal, view) = published(signed, slug).await?;
    let draft = dispatch::draft(signed.instance(), &appeal, name).await?;
    let Some(draft) = draft.filter(|draft| draft.kind == kind) else {
        return Ok(Err(list_of(slug, kind)));
    };
    let sound = match kind {
        Kind::Update | Kind::Case | Kind::Letter | Kind::Event => draft.fit().is_ok(),
        Kind::Handover => {
            let now = signed.instance().clock.millis();
            handover::check(&draft.inside, now).is_ok()
        }
    };
    if !sound {
        return Ok(Err(place_of(slug, kind, Some(name))));
    }
    Ok(Ok(Ready {
        appeal,
        view,
        draft,
    }))
}

/// A draft as if it had been published now, or what is published had been corrected by it.
pub fn as_if_said(
    signed: &SignedIn,
    Ready {
        appeal,
        view,
        draft,
    }: &Ready,
    words: Words,
) -> Dispatch {
    let clock = &signed.instance().clock;
    let id = format!(
        "{}/{}/{}",
        appeal.ap_id,
        dispatch_folder(draft.kind),
        draft.name
    );
    let seq = clock.seq();
    let key = view.snapshot.state().appeal().clone();
    let mut dispatch = Dispatch::unsigned(id, &appeal.organiser, key, draft.kind, seq, words);
    if let Some(before) = said(view, draft.kind, &draft.name) {
        dispatch.published.clone_from(&before.published);
        dispatch.updated = Some(clock.rfc3339());
    }
    dispatch
}

/// The same as readers of each of its languages see it: first as whoever sits at the desk would,
/// then in the others. `links` are those that lead from one to another, which lead nowhere yet.
pub fn in_every_language<T>(
    beside: Beside<'_>,
    show: impl Fn(Beside<'_>) -> Option<T>,
    links: fn(&mut T) -> &mut Vec<(String, String)>,
) -> Vec<T> {
    let Some(mut first) = show(beside) else {
        return Vec::new();
    };
    let others = std::mem::take(links(&mut first));
    let mut shown = vec![first];
    for (tag, _) in &others {
        let asked = Beside {
            asked: Some(tag),
            ..beside
        };
        shown.extend(show(asked).map(|mut one| {
            links(&mut one).clear();
            one
        }));
    }
    shown
}

/// What publishing it does; `words` are what it says.
pub async fn last_look(
    signed: &SignedIn,
    Ready {
        appeal,
        view,
        draft,
    }: &Ready,
    words: &Words,
) -> Answer<LastLook> {
    let before = said(view, draft.kind, &draft.name);
    let is_news = !News::of(before.map(|one| &one.words), words).is_empty();
    Ok(LastLook {
        published: before.is_some(),
        remarks: remarks(&signed.page(), &languages(view), words),
        recipients: recipients(signed, view, draft.kind, is_news).await?,
        digest: digest_of(&draft.inside),
        edit_href: place_of(&appeal.slug, draft.kind, Some(&draft.name)),
    })
}

/// Publishes a draft as it was read, or says what keeps it back.
pub async fn publish(
    signed: &SignedIn,
    fields: &Fields,
    Ready { appeal, draft, .. }: &Ready,
) -> Answer<Option<FieldError>> {
    if fields.get("read") != digest_of(&draft.inside) {
        // Somebody else at this desk wrote on: it has to be read again.
        return Ok(Some(words::wrong(&signed.page(), "main", "draft-changed")));
    }
    match dispatch::publish(signed.instance(), appeal, draft.clone()).await {
        Ok(_) => Ok(None),
        Err(error) if error.code() == "withdrawn" => {
            let key = match draft.kind {
                Kind::Handover => "handover-withdrawn",
                _ => "beside-withdrawn",
            };
            Ok(Some(words::wrong(&signed.page(), "main", key)))
        }
        Err(error) => Ok(Some(words::beside(&signed.page(), "main", error)?)),
    }
}

/// Tells one draft from another, so that nobody sends what they have not read.
fn digest_of(inside: &Map<String, Value>) -> String {
    let text = Value::Object(inside.clone()).to_string();
    Digest::of(&[text.as_bytes()]).to_string()
}

/// Whether what is there is what the form was made from, which it says in `was`.
pub fn is_as_read(fields: &Fields, there: Option<&Map<String, Value>>) -> bool {
    let was = fields.get("was");
    was.is_empty() || there.is_none_or(|there| digest_of(there) == was)
}

/// Followers hear of updates; who reads the news by e-mail, of what is news; servers that hold the
/// list, of everything.
async fn recipients(
    signed: &SignedIn,
    view: &AppealView,
    kind: Kind,
    is_news: bool,
) -> Answer<Vec<Recipient>> {
    let instance = signed.instance();
    let mut recipients = Vec::new();
    let followers = instance.follower_count(signed.organization.id).await?;
    if matches!(kind, Kind::Update | Kind::Letter | Kind::Event) && followers > 0 {
        recipients.push(Recipient {
            who: words::name_of(&signed.organization, signed.visitor.language),
            why: "followers".to_owned(),
            count: followers,
        });
    }
    let readers = news::counts(instance, &view.appeal).await?.reading;
    if is_news && readers > 0 {
        recipients.push(Recipient {
            who: words::name_of(&signed.organization, signed.visitor.language),
            why: "news".to_owned(),
            count: readers,
        });
    }
    let replicas = instance.replicas_of(view.appeal.id).await?;
    recipients.extend(replicas.iter().map(|replica| Recipient {
        who: ids::host(&replica.base_url),
        why: "replicas".to_owned(),
        count: 1,
    }));
    Ok(recipients)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_without_a_word_has_a_form_in_every_language_of_the_appeal() {
        let of = |tags: Value| {
            let inside: Map<String, Value> = [("languages".to_owned(), tags)].into_iter().collect();
            let languages = vec!["en".to_owned(), "ar".to_owned()];
            with_languages(inside, languages).remove("languages")
        };
        assert_eq!(of(json!([])), Some(json!(["en", "ar"])));
        assert_eq!(of(json!(["ar", "fr"])), Some(json!(["ar", "fr", "en"])));
    }
}

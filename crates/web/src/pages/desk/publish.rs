//! `/desk/appeals/{slug}/publish`: a look at everything before it cannot be called back.

use super::{
    beside::shared::is_withdrawn,
    editor::{may_change, unfinished},
    editor_form::version,
    editor_page::not_named,
    letter, own,
    publish_checks::checks,
    schedule::{self, Outcome, Typed},
    translate,
    verdict::{verdict, with_asked},
    words,
};
use crate::{
    pages::session::{Fields, SignedForm, SignedIn},
    problem::Answer,
    views::{
        Digest, FieldError,
        desk::{
            PublishCheckPage, Tab,
            publish::{Recipient, Unpublished},
            schedule::Schedule,
        },
    },
};
use axum::extract::Path;
use std::collections::BTreeMap;
use undersigned_domain::{AppealText, endorsement::Pin, ids, team::Permission};
use undersigned_federation::{
    actions::{draft::Draft, invite, publish, reaffirm::reaffirm},
    views::{Appeal, AppealView},
};

pub async fn check(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    may_change(&appeal)?;
    let Some(draft) = Draft::of(&appeal) else {
        return signed.go(&format!("/desk/appeals/{slug}"));
    };
    if let Some(editor) = unfinished(&signed, &appeal, &draft).await? {
        return Ok(editor);
    }
    let page = page(&signed, &appeal, &draft, Vec::new()).await?;
    signed.show(&page)
}

pub async fn publish(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    may_change(&appeal)?;
    let manage = format!("/desk/appeals/{slug}");
    let Some(draft) = Draft::of(&appeal) else {
        return signed.go(&manage);
    };
    if let Some(editor) = unfinished(&signed, &appeal, &draft).await? {
        return Ok(editor);
    }
    let instance = signed.instance();
    let view = instance.view_by_id(&appeal.ap_id).await?;
    // The whole draft, as everywhere at the desk: what translators wrote, whom it invites and when it ends
    // goes out with the text.
    let read = (fields.get("was"), fields.get("draft"));
    let now = (text_now(view.as_ref()), version(&draft));
    if read != (now.0.as_str(), now.1.as_str()) {
        // Somebody else at this desk wrote on: what it does has to be read again.
        let wrong = words::wrong(&signed.page(), "main", "draft-changed");
        let page = page(&signed, &appeal, &draft, vec![wrong]).await?;
        return signed.show_again(&page);
    }
    if is_overlooked(&signed, &fields, &appeal, &draft).await? {
        let wrong = words::wrong(&signed.page(), "incomplete", "incomplete");
        let page = page(&signed, &appeal, &draft, vec![wrong]).await?;
        return signed.show_again(&page);
    }
    let published = match appeal.root {
        None => publish::publish(instance, &appeal).await,
        Some(_) => publish::revise(instance, &appeal, draft.clone(), None).await,
    };
    match published {
        Ok(_) => {
            affirm(&signed, &appeal, &draft).await?;
            signed.done(&manage, "published")
        }
        Err(error) if error.code() == "draft_changed" => {
            let appeal = own(&signed, &slug).await?;
            let Some(draft) = Draft::of(&appeal) else {
                return signed.go(&manage);
            };
            let wrong = words::wrong(&signed.page(), "main", "draft-changed");
            let page = page(&signed, &appeal, &draft, vec![wrong]).await?;
            signed.show_again(&page)
        }
        Err(error) => {
            let wrong = words::beside(&signed.page(), "main", error)?;
            let page = page(&signed, &appeal, &draft, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}

/// Whether a translation lacks something to which nobody has agreed: what readers will miss is not overlooked.
async fn is_overlooked(
    signed: &SignedIn,
    fields: &Fields,
    appeal: &Appeal,
    draft: &Draft,
) -> Answer<bool> {
    let agreed = fields.ticked("incomplete");
    Ok(!agreed
        && !translate::missing(signed.instance(), appeal, draft)
            .await?
            .is_empty())
}

/// Whoever publishes another wording of their own text stands behind it: a signature that the
/// organisation gave before goes to the new one, if whoever publishes may sign for it. Where that
/// cannot be, the desk asks, as it asks every other signer.
async fn affirm(signed: &SignedIn, appeal: &Appeal, draft: &Draft) -> Answer<()> {
    let instance = signed.instance();
    if appeal.root.is_none() || !signed.may(Permission::Endorse) {
        return Ok(());
    }
    let own = instance
        .endorsement_of(&signed.organization, &appeal.ap_id)
        .await?;
    let own = own.filter(|own| own.endorsed && !own.current_wording);
    let note = own.as_ref().and_then(|own| own.view.list.current());
    let read = note.map(|note| Pin {
        revision: note.revision,
        text_digest: note.text_digest,
    });
    let read = read.filter(|read| read.text_digest == draft.text.digest());
    if let Some(read) = read {
        let affirmed = reaffirm(instance, &signed.organization, &appeal.ap_id, &read).await;
        if let Err(error) = affirmed {
            tracing::warn!(%error, "the organiser's own signature is left to be affirmed");
        }
    }
    Ok(())
}

/// Chooses a time at which it is published, or takes it back.
pub async fn later(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let here = format!("/desk/appeals/{slug}/publish");
    let Some(draft) = Draft::of(&appeal) else {
        return signed.go(&here);
    };
    let is_chosen = fields.get("do") != "cancel";
    if is_chosen && let Some(editor) = unfinished(&signed, &appeal, &draft).await? {
        return Ok(editor);
    }
    let outcome = match is_chosen && is_overlooked(&signed, &fields, &appeal, &draft).await? {
        true => {
            let frame = signed.page();
            let (typed, now) = (Typed::read(&fields), signed.instance().clock.millis());
            let chosen = schedule::chosen(&frame, &typed, now)?;
            let mut wrong = chosen.err().unwrap_or_default();
            wrong.push(words::wrong(&frame, "incomplete-later", "incomplete"));
            Outcome::Wrong(typed, wrong)
        }
        false => schedule::submitted(&signed, &fields, &appeal, "").await?,
    };
    match outcome {
        Outcome::Done(code) => signed.done(&here, code),
        Outcome::Wrong(typed, wrong) => {
            let mut page = page(&signed, &appeal, &draft, wrong).await?;
            let action = format!("/desk/appeals/{slug}/schedule");
            let shown = schedule::shown(&signed, &appeal, "", action, Some(typed)).await?;
            page.schedule = Some(Schedule {
                incomplete: page.incomplete,
                agreed: fields.ticked("incomplete"),
                ..shown
            });
            signed.show_again(&page)
        }
    }
}

/// Takes somebody out of those whom the text does not name: they are asked no more, nor said to be left out.
pub async fn without(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    invite::not_later(signed.instance(), &appeal, fields.get("typed")).await?;
    signed.done(&format!("/desk/appeals/{slug}/publish"), "not-later")
}

async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    draft: &Draft,
    errors: Vec<FieldError>,
) -> Answer<PublishCheckPage> {
    let base = format!("/desk/appeals/{}", appeal.slug);
    let untranslated = translate::missing(signed.instance(), appeal, draft).await?;
    let incomplete = !untranslated.is_empty();
    let asked_later = invite::later(signed.instance(), appeal).await?;
    let later = match appeal.root {
        None => {
            let action = format!("{base}/schedule");
            let shown = schedule::shown(signed, appeal, "", action, None).await?;
            Some(Schedule {
                incomplete,
                ..shown
            })
        }
        Some(_) => None,
    };
    let view = signed.instance().view_by_id(&appeal.ap_id).await?;
    let verdict = with_asked(signed.instance(), view.as_ref(), draft).await?;
    Ok(PublishCheckPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(format!("{base}/publish"), errors),
        titles: letter::titles(&draft.text, signed.visitor.language),
        wording: verdict.as_ref().map_or(1, |verdict| verdict.wording),
        was: text_now(view.as_ref()),
        draft: version(draft),
        digest: Digest::new(draft.text.digest().to_string()),
        incomplete,
        checks: checks(
            signed,
            appeal,
            draft,
            view.as_ref(),
            verdict.as_ref(),
            &untranslated,
            &asked_later,
        )
        .await?,
        recipients: recipients(signed, view.as_ref(), &draft.text).await?,
        not_named: not_named(asked_later, draft.text.initiators.clone()),
        verdict,
        schedule: later,
        preview_href: format!("{base}/preview"),
        edit_href: format!("{base}/edit"),
    })
}

/// What is saved of a published appeal and not published yet; none where that is nothing.
pub fn unpublished(appeal: &Appeal, view: &AppealView) -> Option<Unpublished> {
    if appeal.root.is_none() || is_withdrawn(appeal) {
        return None;
    }
    let verdict = verdict(Some(view), &Draft::of(appeal)?)?;
    let languages = verdict.changes.languages.iter();
    (!verdict.is_nothing()).then(|| Unpublished {
        languages: languages.map(|one| one.tag.clone()).collect(),
        href: format!("/desk/appeals/{}/publish", appeal.slug),
    })
}

/// The digest of the text that is published; nothing before there is one.
fn text_now(view: Option<&AppealView>) -> String {
    let note = view.and_then(|view| view.list.current());
    note.map(|note| note.text_digest.to_string())
        .unwrap_or_default()
}

async fn recipients(
    signed: &SignedIn,
    view: Option<&AppealView>,
    text: &AppealText,
) -> Answer<Vec<Recipient>> {
    let instance = signed.instance();
    let mut recipients = Vec::new();
    let followers = instance.follower_count(signed.organization.id).await?;
    if followers > 0 {
        recipients.push(Recipient {
            who: words::name_of(&signed.organization, signed.visitor.language),
            why: "followers".to_owned(),
            count: followers,
        });
    }
    let mut hosts: BTreeMap<String, (&str, u64)> = BTreeMap::new();
    for initiator in text
        .initiators
        .iter()
        .filter(|id| !instance.addresses.is_ours(id))
    {
        hosts
            .entry(ids::host(initiator))
            .or_insert(("initiators", 0))
            .1 += 1;
    }
    if let Some(view) = view {
        for replica in instance.replicas_of(view.appeal.id).await? {
            hosts
                .entry(ids::host(&replica.base_url))
                .or_insert(("replicas", 1));
        }
    }
    recipients.extend(hosts.into_iter().map(|(who, (why, count))| Recipient {
        who,
        why: why.to_owned(),
        count,
    }));
    Ok(recipients)
}

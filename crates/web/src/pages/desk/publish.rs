//! `/desk/appeals/{slug}/publish`: a look at everything before it cannot be called back.

use super::{letter, own, verdict::verdict, words};
use crate::{
    pages::session::{SignedForm, SignedIn},
    problem::Answer,
    views::{
        Digest, FieldError,
        desk::{
            PublishCheckPage, Tab,
            publish::{Check, Recipient},
        },
    },
};
use axum::extract::Path;
use std::collections::BTreeMap;
use undersigned_domain::{AppealText, ids};
use undersigned_federation::{
    actions::{draft::Draft, publish},
    views::{Appeal, AppealView},
};

/// Bytes in one language up to which every server shows the whole text.
const LONG: usize = 20_000;

pub async fn check(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let Some(draft) = Draft::of(&appeal) else {
        return signed.go(&format!("/desk/appeals/{slug}"));
    };
    let page = page(&signed, &appeal, &draft, Vec::new()).await?;
    signed.show(&page)
}

pub async fn publish(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let manage = format!("/desk/appeals/{slug}");
    let Some(draft) = Draft::of(&appeal) else {
        return signed.go(&manage);
    };
    let instance = signed.instance();
    let view = instance.view_by_id(&appeal.ap_id).await?;
    let read = (fields.get("was"), fields.get("text-digest"));
    let now = (text_now(view.as_ref()), draft.text.digest().to_string());
    if read != (now.0.as_str(), now.1.as_str()) {
        // Somebody else at this desk wrote on: what it does has to be read again.
        let wrong = words::wrong(&signed.page(), "main", "draft-changed");
        let page = page(&signed, &appeal, &draft, vec![wrong]).await?;
        return signed.show_again(&page);
    }
    let published = match appeal.root {
        None => publish::publish(instance, &appeal).await,
        Some(_) => publish::revise(instance, &appeal, draft.clone()).await,
    };
    match published {
        Ok(_) => signed.done(&manage, "published"),
        Err(error) => {
            let wrong = words::beside(&signed.page(), "main", error)?;
            let page = page(&signed, &appeal, &draft, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}

async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    draft: &Draft,
    errors: Vec<FieldError>,
) -> Answer<PublishCheckPage> {
    let base = format!("/desk/appeals/{}", appeal.slug);
    let view = signed.instance().view_by_id(&appeal.ap_id).await?;
    let verdict = verdict(view.as_ref(), &draft.text);
    Ok(PublishCheckPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(format!("{base}/publish"), errors),
        titles: letter::titles(&draft.text, signed.visitor.language),
        wording: verdict.as_ref().map_or(1, |verdict| verdict.wording),
        was: text_now(view.as_ref()),
        digest: Digest::new(draft.text.digest().to_string()),
        checks: checks(&draft.text),
        recipients: recipients(signed, view.as_ref(), &draft.text).await?,
        verdict,
        preview_href: format!("{base}/preview"),
        edit_href: format!("{base}/edit"),
    })
}

/// The digest of the text that is published; nothing before there is one.
fn text_now(view: Option<&AppealView>) -> String {
    let note = view.and_then(|view| view.list.current());
    note.map(|note| note.text_digest.to_string())
        .unwrap_or_default()
}

/// What organisers tend to forget. None of it forbids publishing.
fn checks(text: &AppealText) -> Vec<Check> {
    let authoritative = text.authoritative();
    let whole = authoritative
        .iter()
        .all(|tag| text.title.contains_key(tag) && text.body.contains_key(tag));
    let equally = text.demands.iter().all(|demand| {
        text.languages
            .iter()
            .all(|tag| demand.text.contains_key(tag))
    });
    let longest = text.body.values().map(String::len).max().unwrap_or(0);
    [
        ("languages", whole),
        ("demands", !text.demands.is_empty() && equally),
        ("addressees", !text.addressees.is_empty()),
        ("deadline", text.deadline.is_some()),
        ("keeper", !text.initiators.is_empty()),
        ("length", longest <= LONG),
    ]
    .map(|(what, well)| Check {
        what: what.to_owned(),
        well,
    })
    .to_vec()
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

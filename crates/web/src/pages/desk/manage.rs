//! `/desk/appeals/{slug}`: a published appeal, who waits, and what can be done with it.

use super::{
    addresses::check_href, beside::shared::is_withdrawn, decided, entered, handover, invitations,
    notice::is_outcome_unsaid, own, proceedings::open_ballots, publish::unpublished, queue, rows,
    words,
};
use crate::{
    pages::{
        appeal::{besides, current},
        session::{SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    views::{
        Digest, FieldError, Status,
        appeal::Standing,
        desk::{
            ManagePage, Tab,
            manage::{HeavyHour, Inviting},
        },
    },
};
use axum::extract::Path;
use undersigned_domain::Status as NewStatus;
use undersigned_federation::{
    FederationError,
    actions::{people::arrivals::heavy_hours, publish},
    views::{Appeal, takes_signatures},
};

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    if appeal.root.is_none() {
        return signed.go(&format!("/desk/appeals/{slug}/edit"));
    }
    let page = page(&signed, &appeal, Vec::new()).await?;
    signed.show(&page)
}

pub async fn deliver(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    if !fields.ticked("sure") {
        return handover::unsure(&signed, &slug).await;
    }
    change(&signed, &slug, NewStatus::Delivered, "delivered").await
}

pub async fn close(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    if !fields.ticked("sure") {
        return unsure(&signed, &slug, "sure-close").await;
    }
    change(&signed, &slug, NewStatus::Closed, "closed").await
}

pub async fn reopen(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let signed = form.signed;
    let appeal = own(&signed, &slug).await?;
    let reopened = publish::reopen(signed.instance(), &appeal).await;
    changed(&signed, &appeal, reopened, "reopened").await
}

pub async fn withdraw(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    if !fields.ticked("sure") {
        return unsure(&signed, &slug, "sure").await;
    }
    change(&signed, &slug, NewStatus::Withdrawn, "withdrawn").await
}

/// The page again, asking whether somebody is sure, beside the box with this id.
async fn unsure(signed: &SignedIn, slug: &str, id: &str) -> Answer {
    let appeal = own(signed, slug).await?;
    let wrong = words::wrong(&signed.page(), id, "sure");
    let page = page(signed, &appeal, vec![wrong]).await?;
    signed.show_again(&page)
}

async fn change(signed: &SignedIn, slug: &str, status: NewStatus, code: &str) -> Answer {
    let appeal = own(signed, slug).await?;
    let outcome = publish::set_status(signed.instance(), &appeal, status).await;
    changed(signed, &appeal, outcome, code).await
}

async fn changed(
    signed: &SignedIn,
    appeal: &Appeal,
    outcome: Result<Appeal, FederationError>,
    code: &str,
) -> Answer {
    match outcome {
        Ok(_) => signed.done(&format!("/desk/appeals/{}", appeal.slug), code),
        Err(error) => {
            let wrong = words::beside(&signed.page(), "main", error)?;
            let page = page(signed, appeal, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}

pub(super) async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    errors: Vec<FieldError>,
) -> Answer<ManagePage> {
    let instance = signed.instance();
    let page = signed.page();
    let view = instance
        .view_by_id(&appeal.ap_id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let totals = &view.list.totals;
    let note = current(&view);
    let closed = note.and_then(|(note, statement)| times::closed(note, statement.seq));
    let published = appeal.published_at.and_then(times::stored);
    let day = published.map(|at| (instance.clock.now() - at).num_days().max(0).unsigned_abs() + 1);
    let waiting = instance.to_let_in(appeal).await?;
    let own = instance
        .endorsement_of(&signed.organization, &appeal.ap_id)
        .await?;
    let has_signed = own.is_some_and(|own| own.endorsed);
    let heavy_hour = heavy_hours::of(instance, appeal.id).await?;
    let mut desk = signed.desk(Tab::Overview);
    decided::tell(signed, &mut desk).await?;
    Ok(ManagePage {
        desk,
        form: signed.form_with(format!("/desk/appeals/{}", appeal.slug), errors),
        comments: instance.comments_waiting(appeal.id).await?,
        public_href: format!("/appeals/{}", appeal.slug),
        title: words::title(appeal, signed.visitor.language),
        status: Status::from_code(&appeal.status),
        takes_signatures: takes_signatures(appeal),
        own_sign_href: (takes_signatures(appeal) && !has_signed).then(|| check_href(&appeal.ap_id)),
        deadline: note.and_then(|(note, _)| times::deadline(note)),
        over: closed.is_some() && publish::is_over(instance, appeal).await?,
        asks_outcome: closed.is_some_and(|closed| is_outcome_unsaid(&view, closed)),
        closed,
        unpublished: unpublished(appeal, &view),
        heavy_hour: heavy_hour.map(|hour| HeavyHour {
            people: hour.people,
            one_domain: hour.one_domain,
        }),
        day,
        standing: Standing {
            day: None,
            days_left: None,
            organisations: totals.organisations.current,
            earlier: totals.organisations.earlier,
            besides: besides(&view.list),
            next_mark: None,
        },
        entered_earlier: entered::section(&view, &signed.organization.ap_id)
            .map_or(0, |entered| entered.earlier),
        wait_count: waiting.len(),
        unmailed_forms: queue::unmailed_forms(signed, appeal).await?,
        pending: waiting
            .iter()
            .take(rows::SHOWN)
            .map(|one| rows::pending(signed, &view, one, false))
            .collect(),
        listed: view.list.entries.len() as u64,
        invited: invitations::asked(signed, &view).await?,
        may_invite: !is_withdrawn(appeal),
        inviting: Inviting::default(),
        open_ballots: open_ballots(signed, &view).await?,
        deliveries: rows::deliveries(signed, &page).await?,
        replicas: rows::replicas(signed, &view).await?,
        digest: Some(Digest::new(view.digest.to_string())),
        page,
    })
}

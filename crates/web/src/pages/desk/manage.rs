//! `/desk/appeals/{slug}`: a published appeal, who waits, and what can be done with it.

use super::{decided, invitations, own, rows, words};
use crate::{
    pages::{
        session::{SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    views::{
        Digest, FieldError, Status,
        appeal::Standing,
        desk::{ManagePage, Tab},
    },
};
use axum::extract::Path;
use undersigned_domain::Status as NewStatus;
use undersigned_federation::{
    actions::publish,
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
    change(&form.signed, &slug, NewStatus::Delivered, "delivered").await
}

pub async fn close(Path(slug): Path<String>, form: SignedForm) -> Answer {
    change(&form.signed, &slug, NewStatus::Closed, "closed").await
}

pub async fn withdraw(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    if !fields.ticked("sure") {
        let appeal = own(&signed, &slug).await?;
        let wrong = words::wrong(&signed.page(), "sure", "sure");
        let page = page(&signed, &appeal, vec![wrong]).await?;
        return signed.show_again(&page);
    }
    change(&signed, &slug, NewStatus::Withdrawn, "withdrawn").await
}

async fn change(signed: &SignedIn, slug: &str, status: NewStatus, code: &str) -> Answer {
    let appeal = own(signed, slug).await?;
    match publish::set_status(signed.instance(), &appeal, status).await {
        Ok(_) => signed.done(&format!("/desk/appeals/{slug}"), code),
        Err(error) => {
            let wrong = words::beside(&signed.page(), "main", error)?;
            let page = page(signed, &appeal, vec![wrong]).await?;
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
    let deadline = view
        .list
        .current()
        .and_then(|note| note.text.deadline.as_deref());
    let published = appeal.published_at.and_then(times::stored);
    let day = published.map(|at| (instance.clock.now() - at).num_days().max(0).unsigned_abs() + 1);
    let waiting = instance.who_waits(appeal.id).await?;
    let mut desk = signed.desk(Tab::Overview);
    decided::tell(signed, &mut desk).await?;
    Ok(ManagePage {
        desk,
        form: signed.form_with(format!("/desk/appeals/{}", appeal.slug), errors),
        comments: instance.comments_waiting(appeal.id).await?,
        public_href: format!("/appeals/{}", appeal.slug),
        slug: appeal.slug.clone(),
        title: words::title(appeal, signed.visitor.language),
        status: Status::from_code(&appeal.status),
        takes_signatures: takes_signatures(appeal),
        deadline: deadline.and_then(times::written),
        day,
        standing: Standing {
            day: None,
            days_left: None,
            organisations: totals.organisations.current,
            earlier: totals.organisations.earlier,
            next_mark: None,
        },
        people: totals.individuals,
        pending: waiting
            .iter()
            .map(|one| rows::pending(signed, &view, one, false))
            .collect(),
        listed: view.list.entries.len() as u64,
        invited: invitations::asked(signed, &appeal.ap_id).await?,
        may_invite: appeal.status != "withdrawn",
        deliveries: rows::deliveries(signed, &page).await?,
        replicas: rows::replicas(signed, &view).await?,
        digest: Some(Digest::new(view.digest.to_string())),
        page,
    })
}

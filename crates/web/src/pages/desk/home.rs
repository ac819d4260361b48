//! `/desk`: the organisation's appeals, who waits, what it endorsed, what is on its way.

use super::{
    affirm, decided, editor, endorse, invitations, proceedings, publish::unpublished, queue_rows,
    rows, schedule, words,
};
use crate::{
    pages::{
        appeal::{besides, current},
        cards, names,
        session::{Fields, SignedForm, SignedIn},
        sign_in::safe_next,
        times as moments,
    },
    problem::{Answer, Problem},
    views::{
        Besides, FieldError, Page, Status,
        desk::{
            DeskHomePage, Tab,
            home::{DeskAppeal, Endorsed},
        },
    },
};
use axum::http::StatusCode;
use std::collections::BTreeSet;
use undersigned_domain::{admission::REASONS, ids};
use undersigned_federation::{
    actions::{
        decide_signers::{self, Act, Choice, Outcome},
        kept_form, schedule as times, webhook,
    },
    desk::OwnEndorsement,
    site_pages,
    views::{Appeal, AppealView, takes_signatures},
};

pub async fn show(signed: SignedIn) -> Answer {
    let page = page(&signed, Vec::new()).await?;
    signed.show(&page)
}

async fn page(signed: &SignedIn, errors: Vec<FieldError>) -> Answer<DeskHomePage> {
    let page = signed.page();
    let instance = signed.instance();
    let mut desk = signed.desk(Tab::Overview);
    decided::tell(signed, &mut desk).await?;
    let waiting = instance.waiting_for(&signed.organization).await?;
    let mut appeals = Vec::new();
    let own = instance.appeals_of(&signed.organization).await?;
    let ids: Vec<String> = own.iter().map(|appeal| appeal.ap_id.clone()).collect();
    for appeal in own {
        let of_it = waiting
            .iter()
            .filter(|(view, _)| view.appeal.id == appeal.id);
        let count = of_it.count() as u64;
        appeals.push(own_appeal(signed, appeal, count).await?);
    }
    let endorsements = instance.endorsements_of(&signed.organization).await?;
    let signed_here = endorsements.iter().filter(|one| one.endorsed);
    // A roll names co-initiators, delegates, and who has withdrawn since as well.
    let on_rolls = instance
        .appeals_with_votes_of(&signed.organization.ap_id)
        .await?;
    let objects: BTreeSet<&str> = signed_here
        .map(|one| one.view.appeal.ap_id.as_str())
        .chain(ids.iter().chain(&on_rolls).map(String::as_str))
        .collect();
    let (votes, deciding) = proceedings::to_cast(signed, &objects).await?;
    let organisers: Vec<&str> = endorsements
        .iter()
        .map(|one| one.view.appeal.organiser.as_str())
        .collect();
    let known = instance.actor_names(&organisers).await?;
    let organiser = |id: &str| {
        known
            .get(id)
            .and_then(|names| names::first(names, signed.visitor.language))
            .map_or_else(|| ids::host(id), |name| name.words)
    };
    let undelivered = instance
        .undelivered(&signed.organization, &endorsements)
        .await?;
    let asked = endorsements.iter();
    let asked =
        asked.filter_map(|one| affirm::asked(signed, one, organiser(&one.view.appeal.organiser)));
    Ok(DeskHomePage {
        form: signed.form_with("/desk", errors),
        affirm: asked.collect(),
        votes,
        deciding,
        appeals,
        unsaved: desk.may("draft")
            && kept_form::find(instance, signed.account.id, editor::NEW)
                .await?
                .is_some(),
        wait_count: waiting.len(),
        pending: waiting
            .iter()
            .take(rows::SHOWN)
            .map(|(view, one)| rows::pending(signed, view, one, true))
            .collect(),
        invitations: invitations::offered(signed).await?,
        together: invitations::together(signed).await?,
        endorsed: endorsements
            .iter()
            .map(|one| {
                let waits = undelivered.contains(&one.id);
                let organiser = organiser(&one.view.appeal.organiser);
                endorsed((signed, &page), (one, waits), organiser)
            })
            .collect(),
        deliveries: rows::deliveries(signed, &page).await?,
        signed_elsewhere: instance
            .signed_elsewhere()
            .await?
            .is_some_and(|seen| seen.actor == signed.organization.ap_id),
        webhook_ended: webhook::find(instance, &signed.organization)
            .await?
            .is_some_and(|hook| hook.ended_at.is_some()),
        runs_server: desk.may("organisation")
            && site_pages::may_write(instance, &signed.organization).await?,
        desk,
        page,
    })
}

/// An appeal of its own, for which so many wait.
async fn own_appeal(signed: &SignedIn, appeal: Appeal, waiting: u64) -> Answer<DeskAppeal> {
    let title = words::title(&appeal, signed.visitor.language);
    let manage = format!("/desk/appeals/{}", appeal.slug);
    let Some(view) = signed.instance().view_by_id(&appeal.ap_id).await? else {
        let row = times::find(signed.instance(), &appeal, "").await?;
        return Ok(DeskAppeal {
            planned: row.map(|row| schedule::row_words(&signed.page(), &row)),
            href: format!("{manage}/edit"),
            public_href: None,
            title,
            status: Status::Draft,
            organisations: 0,
            earlier: 0,
            besides: Besides::default(),
            waiting: 0,
            unconfirmed: 0,
            deadline: None,
            closed: None,
            unpublished: None,
        });
    };
    let totals = &view.list.totals;
    let note = current(&view);
    Ok(DeskAppeal {
        href: manage,
        public_href: Some(format!("/appeals/{}", appeal.slug)),
        title,
        status: Status::from_code(&appeal.status),
        organisations: totals.organisations.current,
        earlier: totals.organisations.earlier,
        besides: besides(&view.list),
        waiting,
        unconfirmed: signed.instance().unconfirmed_accounts(appeal.id).await?,
        deadline: note.and_then(|(note, _)| moments::deadline(note)),
        closed: note.and_then(|(note, statement)| moments::closed(note, statement.seq)),
        unpublished: unpublished(&appeal, &view),
        planned: None,
    })
}

fn endorsed(
    (signed, page): (&SignedIn, &Page),
    (own, undelivered): (&OwnEndorsement, bool),
    organiser: String,
) -> Endorsed {
    let object = &own.view.appeal.ap_id;
    let check = super::addresses::check_href(object);
    Endorsed {
        href: cards::address(&signed.state, &own.view.appeal),
        title: words::title(&own.view.appeal, signed.visitor.language),
        organiser,
        state: match own.is_renamed() {
            true => "renamed".to_owned(),
            false => own.standing().name().to_owned(),
        },
        barred: endorse::barred(page, own),
        confirmed: (!own.endorsed).then_some(own.confirmed),
        elsewhere_from: own.elsewhere_from,
        undelivered,
        manage_href: check,
        is_open: takes_signatures(&own.view.appeal),
        status: Status::from_code(&own.view.appeal.status),
    }
}

pub async fn admit(form: SignedForm) -> Answer {
    decide(form, Act::Admit).await
}

pub async fn refuse(form: SignedForm) -> Answer {
    decide(form, Act::Refuse).await
}

/// Decides about one who waits, also on the list of an appeal that others called for as well.
async fn decide(form: SignedForm, act: Act) -> Answer {
    let SignedForm { signed, fields } = form;
    let view = held(&signed, fields.get("object")).await?;
    let about = fields.get("about");
    let instance = signed.instance();
    let before = instance
        .signers_by_id(&view, act.standing(), &BTreeSet::from([about]))
        .await?;
    let undo = |one| queue_rows::can_be_undone(act, one);
    let can_be_undone = before.values().all(undo);
    let done = queue_rows::done_as(act, before.values().next());
    let reason = fields.get("reason");
    let reason = REASONS.iter().copied().find(|known| *known == reason);
    let choice = Choice {
        about: about.to_owned(),
        seen: Some(fields.get("seen").to_owned()).filter(|seen| !seen.is_empty()),
    };
    let outcome = decide_signers::decide(
        instance,
        (&signed.organization, signed.actor()),
        &view.appeal,
        (act, reason),
        &[choice],
    )
    .await?
    .pop();
    let here = back_to(&fields);
    match outcome {
        Some(Outcome::Done(about)) => {
            let told = (about.as_str(), can_be_undone);
            decided::on(&signed, here, &view.appeal, done, told)
        }
        Some(Outcome::Failed(error)) => {
            let page = signed.page();
            let why = words::sentence(&page, error)?;
            not_decided(&signed, page.t1("signers-failed", "why", why)).await
        }
        Some(Outcome::Changed) => {
            let said = signed.page().t("done-signers-changed");
            not_decided(&signed, said).await
        }
        _ => signed.done(here, "signers-elsewhere"),
    }
}

/// The page again, with what kept a decision from being carried out.
async fn not_decided(signed: &SignedIn, message: String) -> Answer {
    let field = "main".to_owned();
    let mut page = page(signed, vec![FieldError { field, message }]).await?;
    // What was posted cannot be looked at again, and is no page to come back to.
    "/desk".clone_into(&mut page.page.path);
    signed.show_again(&page)
}

/// The page of the desk from which a form was sent.
fn back_to(fields: &Fields) -> &str {
    let page = safe_next(fields.get("back"));
    let at_desk =
        |path: &&str| *path == "/desk" || path.starts_with("/desk/") || path.starts_with("/desk?");
    page.filter(at_desk).unwrap_or("/desk")
}

/// Only what is held already waits here: a form must not make this server fetch something.
async fn held(signed: &SignedIn, object: &str) -> Answer<AppealView> {
    let found = signed.instance().view_by_id(object).await?;
    found.ok_or_else(|| {
        Problem::new(
            StatusCode::NOT_FOUND,
            "appeal_unknown",
            "this server does not hold that appeal",
        )
    })
}

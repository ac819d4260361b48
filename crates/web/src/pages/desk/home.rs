//! `/desk`: the organisation's appeals, who waits, what it endorsed, what is on its way.

use super::{affirm, invitations, rows, schedule, words};
use crate::{
    pages::{
        cards, names,
        session::{Fields, SignedForm, SignedIn},
        sign_in::safe_next,
        times as moments,
    },
    problem::{Answer, Problem},
    views::{
        Status,
        desk::{
            DeskHomePage, Tab,
            home::{DeskAppeal, Endorsed},
        },
    },
};
use axum::http::StatusCode;
use undersigned_domain::{
    admission::{AdmissionState, REASONS, Role},
    ids,
};
use undersigned_federation::{
    actions::{
        admit::{self, Decision},
        refuse, schedule as times, webhook,
    },
    desk::OwnEndorsement,
    views::Appeal,
};

pub async fn show(signed: SignedIn) -> Answer {
    let page = signed.page();
    let instance = signed.instance();
    let mut appeals = Vec::new();
    for appeal in instance.appeals_of(&signed.organization).await? {
        appeals.push(own_appeal(&signed, appeal).await?);
    }
    let waiting = instance.waiting_for(&signed.organization).await?;
    let endorsements = instance.endorsements_of(&signed.organization).await?;
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
    let asked = endorsements.iter();
    let asked =
        asked.filter_map(|one| affirm::asked(&signed, one, organiser(&one.view.appeal.organiser)));
    let view = DeskHomePage {
        affirm: asked.collect(),
        appeals,
        pending: waiting
            .iter()
            .map(|(view, one)| rows::pending(&signed, view, one, true))
            .collect(),
        invitations: invitations::offered(&signed).await?,
        endorsed: endorsements
            .iter()
            .map(|one| endorsed(&signed, one, organiser(&one.view.appeal.organiser)))
            .collect(),
        deliveries: rows::deliveries(&signed, &page).await?,
        signed_elsewhere: instance
            .signed_elsewhere()
            .await?
            .is_some_and(|seen| seen.actor == signed.organization.ap_id),
        webhook_ended: webhook::find(instance, &signed.organization)
            .await?
            .is_some_and(|hook| hook.ended_at.is_some()),
        desk: signed.desk(Tab::Overview),
        page,
    };
    signed.show(&view)
}

async fn own_appeal(signed: &SignedIn, appeal: Appeal) -> Answer<DeskAppeal> {
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
            people: 0,
            waiting: 0,
            unconfirmed: 0,
            deadline: None,
        });
    };
    let totals = &view.list.totals;
    let deadline = view
        .list
        .current()
        .and_then(|note| note.text.deadline.as_deref());
    Ok(DeskAppeal {
        href: manage,
        public_href: Some(format!("/appeals/{}", appeal.slug)),
        title,
        status: Status::from_code(&appeal.status),
        organisations: totals.organisations.current,
        people: totals.individuals,
        waiting: signed.instance().pending(appeal.id).await?.len() as u64,
        unconfirmed: signed.instance().unconfirmed_accounts(appeal.id).await?,
        deadline: deadline.and_then(moments::written),
        planned: None,
    })
}

fn endorsed(signed: &SignedIn, own: &OwnEndorsement, organiser: String) -> Endorsed {
    let object = &own.view.appeal.ap_id;
    let check = super::addresses::check_href(object);
    Endorsed {
        href: cards::address(&signed.state, &own.view.appeal),
        title: words::title(&own.view.appeal, signed.visitor.language),
        organiser,
        state: match own {
            own if !own.endorsed => "withdrawn",
            own if own.listed => "listed",
            own if own.waits => "waiting",
            _ => "refused",
        }
        .to_owned(),
        confirmed: (!own.endorsed).then_some(own.confirmed),
        manage_href: check,
    }
}

pub async fn admit(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let decision = Decision {
        about: fields.get("about"),
        role: Role::Signer,
        state: AdmissionState::Admitted,
        reason: None,
        overrules: Vec::new(),
        key: None,
    };
    let object = fields.get("object");
    must_be_here(&signed, object).await?;
    admit::decide(signed.instance(), &signed.organization, object, &decision).await?;
    signed.done(back_to(&fields), "admitted")
}

pub async fn refuse(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let object = fields.get("object");
    must_be_here(&signed, object).await?;
    refuse::refuse(
        signed.instance(),
        &signed.organization,
        object,
        fields.get("about"),
        REASONS
            .iter()
            .copied()
            .find(|known| *known == fields.get("reason")),
    )
    .await?;
    signed.done(back_to(&fields), "refused")
}

/// The page of the desk from which a form was sent.
fn back_to(fields: &Fields) -> &str {
    let page = safe_next(fields.get("back"));
    let at_desk =
        |path: &&str| *path == "/desk" || path.starts_with("/desk/") || path.starts_with("/desk?");
    page.filter(at_desk).unwrap_or("/desk")
}

/// Only what is held already waits here: a form must not make this server fetch something.
async fn must_be_here(signed: &SignedIn, object: &str) -> Answer<()> {
    match signed.instance().view_by_id(object).await? {
        Some(_) => Ok(()),
        None => Err(Problem::new(
            StatusCode::NOT_FOUND,
            "appeal_unknown",
            "this server does not hold that appeal",
        )),
    }
}

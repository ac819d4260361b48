//! One decision about several signers: each is carried out by itself, as if it were the only one, and
//! what became of each is told. What changed since somebody looked is left alone. Who is one signer under
//! several ids leaves the list, and comes back, under all of them.

mod one_signer;

use super::{
    admit::{self, Decision},
    audit::{self, Actor},
    refuse,
};
use crate::{
    FederationError, Instance,
    error::Result,
    signers::{Signer, Standing},
    views::AppealView,
};
use one_signer::OneSigner;
use std::collections::BTreeSet;
use undersigned_domain::{
    Digest, Statement, Status,
    admission::{Admission, AdmissionState, Role},
    attestation::Provenance,
};
use undersigned_store::{appeals::Appeal, organizations::Organization};

/// Most signers of one decision.
pub const MOST: usize = 100;
/// How long is spent before the rest is left for another time, in milliseconds: servers of signers
/// are asked for their keys, and some do not answer.
const SPENT_MILLIS: i64 = 20_000;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Lets somebody who waits in.
    Admit,
    /// Does not let somebody who waits in.
    Refuse,
    /// Takes somebody off the list.
    Remove,
    /// Undoes a removal: signs another admission.
    Restore,
    /// Undoes a refusal: whoever was refused waits again.
    Reconsider,
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Admit,
        Self::Refuse,
        Self::Remove,
        Self::Restore,
        Self::Reconsider,
    ];

    /// The word by which forms and the API name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Admit => "admit",
            Self::Refuse => "refuse",
            Self::Remove => "remove",
            Self::Restore => "restore",
            Self::Reconsider => "reconsider",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Where somebody must stand for it.
    #[must_use]
    pub const fn standing(self) -> Standing {
        match self {
            Self::Admit | Self::Refuse => Standing::Waiting,
            Self::Remove => Standing::Listed,
            Self::Restore => Standing::Removed,
            Self::Reconsider => Standing::Refused,
        }
    }

    /// Where somebody stands once it is done.
    #[must_use]
    pub const fn leads_to(self) -> Standing {
        match self {
            Self::Admit | Self::Restore => Standing::Listed,
            Self::Refuse => Standing::Refused,
            Self::Remove => Standing::Removed,
            Self::Reconsider => Standing::Waiting,
        }
    }

    /// Whether it can be decided about an appeal: nobody is let in to one that is withdrawn, nor waits for that.
    #[must_use]
    pub fn is_open_for(self, appeal: &Appeal) -> bool {
        let leads_in = matches!(self, Self::Admit | Self::Restore | Self::Reconsider);
        !leads_in || appeal.status != Status::Withdrawn.name()
    }

    /// What undoes it.
    #[must_use]
    pub const fn undone_by(self) -> Option<Self> {
        match self {
            Self::Admit | Self::Restore => Some(Self::Remove),
            Self::Refuse => Some(Self::Reconsider),
            Self::Remove => Some(Self::Restore),
            Self::Reconsider => None,
        }
    }

    /// Whether a reason is given.
    #[must_use]
    pub const fn takes_reason(self) -> bool {
        matches!(self, Self::Refuse | Self::Remove)
    }
}

/// About whom something is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The actor or attestation.
    pub about: String,
    /// What [`Signer::seen`] said when somebody looked.
    pub seen: Option<String>,
}

impl Choice {
    /// Whether a signer says what it said when somebody looked, where that is known.
    pub(super) fn is_as_seen(&self, signer: &Signer) -> bool {
        let seen = self.seen.as_ref();
        seen.is_none_or(|seen| *seen == signer.seen())
    }
}

/// What became of one of them.
#[derive(Debug)]
pub enum Outcome {
    /// It is done. By this id it stands there from now on: an account that is let in has another
    /// one on the list.
    Done(String),
    /// It does not stand there any more: somebody else decided, or it took its name back.
    Elsewhere,
    /// It says something else than when somebody looked.
    Changed,
    /// There was no time left; it can be decided again.
    Left,
    /// It could not be done.
    Failed(FederationError),
}

impl Outcome {
    /// The word by which pages and the API name it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Done(_) => "done",
            Self::Elsewhere => "elsewhere",
            Self::Changed => "changed",
            Self::Left => "left",
            Self::Failed(_) => "failed",
        }
    }
}

/// Decides about each of `choices`, in their order, and tells what became of each. Each has a row of
/// its own in the log, and all of them together have none: nothing is told twice.
///
/// # Errors
/// [`FederationError::Invalid`] `too_many` for more than [`MOST`];
/// [`FederationError::NotFound`] where there is no such appeal.
pub async fn decide(
    instance: &Instance,
    (organization, actor): (&Organization, Actor),
    appeal: &Appeal,
    (act, reason): (Act, Option<&str>),
    choices: &[Choice],
) -> Result<Vec<Outcome>> {
    if choices.len() > MOST {
        return Err(FederationError::invalid(
            "too_many",
            format!("at most {MOST} signers are decided about at once"),
        ));
    }
    let view = instance.view_by_id(&appeal.ap_id).await?;
    let view = view.ok_or_else(FederationError::appeal_not_held)?;
    let asked: BTreeSet<&str> = choices.iter().map(|one| one.about.as_str()).collect();
    let decisions = view.list.decisions.iter();
    let one_signer = OneSigner::of(decisions.filter(|_| act == Act::Restore));
    // Each that is decided about by itself is decided about once.
    let beside = |about: &str| {
        let mut beside = one_signer.others(about);
        beside.retain(|id| !asked.contains(id));
        beside
    };
    let mut looked_up = asked.clone();
    looked_up.extend(asked.iter().flat_map(|about| beside(about)));
    let found = instance
        .signers_by_id(&view, act.standing(), &looked_up)
        .await?;
    let object = logged_as(appeal);
    let begun = instance.clock.millis();
    let mut done = BTreeSet::new();
    let mut outcomes = Vec::with_capacity(choices.len());
    for choice in choices {
        let signer = found.get(&choice.about);
        // The same one twice is decided about once.
        let Some(signer) = signer.filter(|_| done.insert(choice.about.as_str())) else {
            outcomes.push(Outcome::Elsewhere);
            continue;
        };
        if !choice.is_as_seen(signer) {
            outcomes.push(Outcome::Changed);
            continue;
        }
        if instance.clock.millis() - begun > SPENT_MILLIS {
            outcomes.push(Outcome::Left);
            continue;
        }
        let others: Vec<&Signer> = beside(&choice.about)
            .into_iter()
            .filter_map(|id| found.get(id).filter(|_| done.insert(id)))
            .collect();
        let given = reason.filter(|_| act.takes_reason()).unwrap_or_default();
        let detail = format!("{} {given}", audit::about(instance, &signer.about));
        let outcome = audit::apart(
            instance,
            organization.id,
            actor.clone(),
            (act.name(), object.as_str(), detail.as_str()),
            one(
                instance,
                organization,
                &view,
                (act, reason),
                (signer, others.as_slice()),
            ),
            how_it_ended,
        )
        .await?;
        outcomes.push(match outcome {
            Ok(Some(about)) => Outcome::Done(about),
            Ok(None) => Outcome::Elsewhere,
            Err(error) if error.code() == "signer_changed" => Outcome::Changed,
            Err(error) => Outcome::Failed(error),
        });
    }
    Ok(outcomes)
}

/// What the log calls an appeal about whose signers something is decided.
pub(super) fn logged_as(appeal: &Appeal) -> String {
    match appeal.organization_id {
        Some(_) => format!("/appeals/{}", appeal.slug),
        None => appeal.ap_id.clone(),
    }
}

/// Those of some ids with which others come back: initiators called them one signer.
pub(super) fn joined<'a>(view: &AppealView, abouts: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let one_signer = OneSigner::of(view.list.decisions.iter());
    let abouts = abouts.iter().copied();
    let joined = abouts.filter(|about| !one_signer.others(about).is_empty());
    joined.collect()
}

/// What the log says of how one ended.
fn how_it_ended(outcome: &Result<Option<String>>) -> &'static str {
    match outcome {
        Ok(Some(_)) => audit::DONE,
        Err(FederationError::Store(_) | FederationError::Internal(_)) => audit::FAILED,
        _ => audit::REFUSED,
    }
}

/// Decides about one; `others` come back with it. Tells by which id it stands there from now on; nothing
/// where there was nothing left to decide.
async fn one(
    instance: &Instance,
    organization: &Organization,
    view: &AppealView,
    (act, reason): (Act, Option<&str>),
    (signer, others): (&Signer, &[&Signer]),
) -> Result<Option<String>> {
    let object = &view.appeal.ap_id;
    let about = signer.about.as_str();
    match act {
        Act::Admit => {
            let decision = Decision {
                // Who waits may say something else while its keys are looked up.
                names: Some(signer.names.digest()),
                ..let_in(about, in_its_way(organization, view, about)?)
            };
            let ids = admit::decide(instance, organization, object, &decision).await?;
            // An account is attested, and stands on the list by its attestation.
            if signer.how == Provenance::FediverseAccount.name() {
                return Ok(ids.into_iter().next());
            }
        }
        Act::Remove => admit::remove(instance, organization, object, about, reason).await?,
        Act::Restore => {
            restore(instance, organization, view, signer).await?;
            for other in others {
                match restore(instance, organization, view, other).await {
                    Err(error @ (FederationError::Store(_) | FederationError::Internal(_))) => {
                        return Err(error);
                    }
                    // The signer is back; this can be decided again by itself.
                    Err(error) => tracing::debug!(code = error.code(), "one entry stays removed"),
                    Ok(()) => {}
                }
            }
            return one_signer::stands_as(instance, object, (signer, others)).await;
        }
        Act::Refuse if signer.why == Some("name_changed") => {
            return Err(FederationError::conflict(
                "only_renamed",
                "it stands on the list; only its new name waits, and is not shown until it is let in",
            ));
        }
        Act::Refuse => {
            let gone = refuse::refuse(instance, organization, object, about, reason).await?;
            return Ok((gone > 0).then(|| about.to_owned()));
        }
        Act::Reconsider => refuse::undo(instance, organization, object, about).await?,
    }
    Ok(Some(about.to_owned()))
}

/// What lets somebody in as a signer.
fn let_in(about: &str, overrules: Vec<Digest>) -> Decision<'_> {
    Decision {
        about,
        role: Role::Signer,
        state: AdmissionState::Admitted,
        reason: None,
        overrules,
        key: None,
        names: None,
    }
}

/// Lets somebody in again who was removed.
async fn restore(
    instance: &Instance,
    organization: &Organization,
    view: &AppealView,
    signer: &Signer,
) -> Result<()> {
    let removals = view.snapshot.removals(&signer.about);
    let decision = let_in(&signer.about, overruled(organization, view, &removals)?);
    admit::decide(instance, organization, &view.appeal.ap_id, &decision).await?;
    Ok(())
}

/// Which of these removals have to be set aside for somebody to be let in again: none where they are the organisation's own.
///
/// # Errors
/// [`FederationError::Forbidden`]: what another initiator removed comes back by the organiser's word alone.
fn overruled(
    organization: &Organization,
    view: &AppealView,
    removals: &[(&Statement, &Admission)],
) -> Result<Vec<Digest>> {
    let mut by = removals.iter().map(|(statement, _)| &statement.author);
    if by.all(|by| *by == organization.ap_id) {
        return Ok(Vec::new());
    }
    if view.list.organiser.as_deref() != Some(organization.ap_id.as_str()) {
        return Err(FederationError::forbidden(
            "removed_by_another",
            "another organisation removed it: that one or the organiser lets it in again",
        ));
    }
    let removals = removals.iter();
    Ok(removals.map(|(statement, _)| statement.digest).collect())
}

/// The same of those that are in the way of somebody who waits, whatever for: a removal of a key alone keeps no other key
/// off the list.
fn in_its_way(organization: &Organization, view: &AppealView, about: &str) -> Result<Vec<Digest>> {
    let mut removals = view.snapshot.removals(about);
    removals.retain(|(_, said)| said.admits.is_none());
    overruled(organization, view, &removals)
}

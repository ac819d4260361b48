//! Proposing changes to the wording and deciding about it: amendments, positions, ballots, votes.
//!
//! Whoever is let in proposes and says what it thinks; initiators open ballots; who is on the roll
//! votes. Each is signed by the organisation that says it, kept, and sent to the servers that hold
//! the appeal and to its initiators, in one transaction.

mod amendments;
mod ballots;
mod counting;
mod forms;
mod hold;
mod leaving;
mod positions;
mod reading;
mod terms;
mod votes;

pub use amendments::{
    change_amendment, consolidated, merge_amendment, propose, withdraw_amendment,
};
pub use ballots::{cancel_ballot, open_ballot, standard_roll};
pub use counting::run;
pub use forms::{
    AmendmentForm, BallotForm, CandidateForm, MajorityForm, PositionForm, QuestionForm, SealedForm,
    Words,
};
pub use hold::Hold;
pub(super) use leaving::leave;
pub use positions::{take_position, withdraw_position};
pub use votes::vote;

use super::{draft::nfc, publish::inboxes_of, tell_holders};
use crate::{
    FederationError, Instance, dispatches::Kept, error::Result, keys::ActorKeys,
    outgoing::Audience, proceedings::keep, replica::Change,
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use undersigned_domain::{
    Author,
    proceedings::{Envelope, Proceeding},
};
use undersigned_store::{
    appeals::Appeal,
    organizations::Organization,
    proceedings::{self as store, Proceeding as Row},
};

/// A change in which one of our organisations speaks.
struct Floor {
    change: Change,
    keys: ActorKeys,
    /// The organisation.
    speaker: Organization,
    /// Where the initiators are, so that they hear of it.
    initiators: BTreeSet<String>,
}

/// What is about to be signed.
struct Said<'a> {
    /// The `type`.
    kind: &'a str,
    /// The `state`.
    state: &'a str,
    /// What was said before in the same register: its address stays.
    earlier: Option<&'a Row>,
    members: Map<String, Value>,
}

/// Begins. Other servers are asked about initiators before the transaction, never within it.
async fn begin(instance: &Instance, organization: &Organization, appeal: &Appeal) -> Result<Floor> {
    let snapshot = instance.snapshot(appeal).await?;
    let initiators = snapshot.list().initiators.iter();
    let actors: Vec<String> = initiators.map(|one| one.actor.clone()).collect();
    let initiators = inboxes_of(instance, &actors).await;
    let change = instance.change_to_sign(appeal.id).await?;
    let keys = change.speaker(&organization.ap_id).await?;
    Ok(Floor {
        change,
        keys,
        speaker: organization.clone(),
        initiators,
    })
}

impl Floor {
    /// The newest of a type that the organisation has said in this appeal, under whichever key, and
    /// whose members fit.
    async fn earlier(&self, kind: &str, fits: impl Fn(&Value) -> bool) -> Result<Option<Row>> {
        let (db, appeal) = (&self.change.transaction, self.change.appeal.id);
        let rows = store::of_author(db, appeal, &self.speaker.ap_id, kind).await?;
        let read = |row: &Row| {
            let said = serde_json::from_str::<Value>(&row.body);
            said.is_ok_and(|said| fits(&said))
        };
        Ok(rows.into_iter().find(read))
    }

    /// Signs, keeps and tells.
    async fn say(&self, author: &Author, said: Said<'_>) -> Result<Proceeding> {
        let change = &self.change;
        let instance = change.instance();
        let known = said.earlier.map_or(0, |row| row.seq);
        let now = change.tick();
        let seq = now.max(known.saturating_add(1));
        let id = match said.earlier {
            Some(row) => row.ap_id.clone(),
            None => instance.addresses.proceeding(&instance.entropy.name(now)?),
        };
        let appeal = change.state().appeal().clone();
        let envelope = Envelope {
            id: &id,
            appeal: &appeal,
            seq: u64::try_from(seq).unwrap_or(1),
            now: &instance.clock.rfc3339(),
        };
        let proceeding = author.proceeding(&envelope, said.kind, said.state, said.members)?;
        if keep(change, &proceeding).await? != Kept::Taken {
            return Err(FederationError::conflict(
                "proceeding_stale",
                "something newer is held already; look at it and try again",
            ));
        }
        let verb = match said.earlier {
            Some(_) => "Update",
            None => "Create",
        };
        let object = proceeding.value();
        let activity = instance.activity(verb, &author.actor, object, Audience::Public)?;
        let initiators = self.initiators.clone();
        tell_holders(change, &self.speaker, activity, initiators).await?;
        Ok(proceeding)
    }

    /// Says one thing with the key that speaks, and ends.
    async fn say_and_end(self, said: Said<'_>) -> Result<Proceeding> {
        let proceeding = self.say(&self.keys.author, said).await?;
        self.end().await?;
        Ok(proceeding)
    }

    /// Stores everything, and has it sent.
    async fn end(self) -> Result<()> {
        let instance = self.change.instance().clone();
        self.change.commit().await?;
        instance.wake_delivery();
        Ok(())
    }
}

/// There is no amendment with that address.
fn amendment_unknown() -> FederationError {
    FederationError::not_found(
        "amendment_unknown",
        "the appeal has no such amendment, or it was taken back",
    )
}

/// There is no ballot with that address.
fn ballot_unknown() -> FederationError {
    FederationError::not_found("ballot_unknown", "the appeal has no such ballot")
}

/// Whether a document is about an address.
fn is_about(said: &Value, address: &str) -> bool {
    said.get("about").and_then(Value::as_str) == Some(address)
}

//! What people do at the desk of their organisation: who speaks, and which act is which of their
//! doings.

mod deciding;
mod initiators;
mod publishing;
mod servers;
mod signing;

use super::Did;
use crate::{
    model::Written,
    plot::Act,
    server::HANDLE,
    world::{SLUG, World},
};
use std::sync::Arc;
use undersigned_domain::admission::AdmissionState;
use undersigned_federation::{
    Instance,
    actions::{follow, invite},
    error::Result as Outcome,
};
use undersigned_store::{appeals::Appeal, organizations::Organization, statements};

/// The people of one server: they speak for its organisation.
pub(super) struct Person<'a> {
    world: &'a Arc<World>,
    server: usize,
    instance: Instance,
    organization: Organization,
}

impl<'a> Person<'a> {
    /// Has the people of the server that an act names do it; nothing where that does not run.
    pub(super) async fn say(world: &'a Arc<World>, act: &Act) -> Option<Did> {
        let number = match act {
            Act::Answer { server, .. }
            | Act::Follow { server, .. }
            | Act::Endorse { server }
            | Act::Withdraw { server }
            | Act::Admit { server, .. }
            | Act::Remove { server, .. }
            | Act::Attest { server, .. }
            | Act::SameSigner { server, .. }
            | Act::Rotate { server }
            | Act::Block { server, .. }
            | Act::Unblock { server, .. } => *server,
            _ => 0,
        };
        let server = world.servers.get(number)?;
        let instance = server.instance()?;
        let doing = async {
            let organization = instance.organization(HANDLE).await?;
            let person = Person {
                world,
                server: number,
                instance: instance.clone(),
                organization,
            };
            person.act(act).await
        };
        server.run(Box::pin(doing)).await
    }

    /// Whoever is told that its key has ended makes another, as the message says.
    async fn act(&self, act: &Act) -> Did {
        let keys = self.instance.keys_of(&self.organization.ap_id).await?;
        let did = self.carry_out(act).await;
        match did {
            Err(error) if error.code() == "key_ended" => {
                self.rotate().await?;
                Ok("its key had ended: it made another".into())
            }
            Ok(did) => {
                let used = keys.assertion.iter().map(|(_, key)| key.clone());
                self.world.model().spoke(self.server, used);
                Ok(did)
            }
            refused => refused,
        }
    }

    async fn carry_out(&self, act: &Act) -> Did {
        match act {
            Act::Publish => self.publish().await,
            Act::Invite { server, keeper } => self.invite(*server, *keeper).await,
            Act::Answer { accepts, .. } => {
                let object = self.world.object();
                invite::answer(&self.instance, &self.organization, &object, *accepts).await?;
                Ok("answered".into())
            }
            Act::InviteHostile { hostile } => self.name_hostile(*hostile).await,
            Act::Dismiss { server } => self.dismiss(*server).await,
            Act::Follow { followed, .. } => {
                let host = format!("@{HANDLE}@s{followed}.example");
                follow::follow(&self.instance, &self.organization, &host).await
            }
            Act::Endorse { .. } => self.endorse().await,
            Act::Withdraw { .. } => self.withdraw().await,
            Act::Admit { about, .. } => self.decide(*about, AdmissionState::Admitted, false).await,
            Act::Remove { about, .. } => self.decide(*about, AdmissionState::Removed, false).await,
            Act::Overrule { about } => self.decide(*about, AdmissionState::Admitted, true).await,
            Act::Attest { ordinal, .. } => self.attest(*ordinal).await,
            Act::SameSigner {
                first,
                second,
                same,
                ..
            } => self.same(*first, *second, *same).await,
            Act::Tally { count } => self.tally(*count).await,
            Act::Rotate { .. } => self.rotate().await,
            Act::Block { blocked, .. } => self.block(*blocked).await,
            Act::Unblock { blocked, .. } => self.unblock(*blocked).await,
            Act::Revise { substance, open } => self.revise(*substance, *open).await,
            Act::SetStatus { status } => self.set_status(*status).await,
            _ => Ok("not a person's act".into()),
        }
    }

    async fn appeal(&self) -> Outcome<Appeal> {
        self.instance.own_appeal(SLUG).await
    }

    /// Where a statement of an id stands, now that it has been signed here.
    async fn written(&self, id: &str) -> Outcome<Vec<Written>> {
        let row = statements::by_ap_id(self.instance.database.conn(), id).await?;
        Ok(row
            .map(|row| Written {
                id: id.to_owned(),
                seq: row.seq,
            })
            .into_iter()
            .collect())
    }

    /// Where statements of several ids stand.
    async fn all_written(&self, ids: &[String]) -> Outcome<Vec<Written>> {
        let mut written = Vec::new();
        for id in ids {
            written.extend(self.written(id).await?);
        }
        Ok(written)
    }
}

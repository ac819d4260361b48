//! What people do to their own server: another key, and whose hosts it hears.

use super::{Did, Person};
use crate::excuses::Excuse;
use undersigned_federation::{
    actions::{
        moderate::{self, Wanted},
        rotate,
    },
    moderation::Severity,
    speaking,
};

impl Person<'_> {
    pub(super) async fn rotate(&self) -> Did {
        let actor = self.organization.ap_id.clone();
        let pair = (
            actor.clone(),
            self.instance.keys_of(&actor).await?.author.key.public(),
        );
        let view = self.instance.view_by_id(&self.world.object()).await?;
        let let_in = view.is_some_and(|view| {
            let state = view.snapshot.state();
            state.is_let_in(&pair.0, &pair.1) && !state.has_ended(&pair.0, Some(&pair.1))
        });
        let forgotten = speaking::forgotten(&self.instance, &self.organization).await?;
        rotate::proof(&self.instance, &self.organization, false).await?;
        let now = self.instance.keys_of(&actor).await?.author.key.public();
        let mut model = self.world.model();
        model.rotated.insert(self.server);
        model
            .given_up
            .extend(forgotten.into_iter().map(|one| one.key));
        if !let_in && Excuse::AdmissionCrossesNewKey.holds() {
            model.crossed.insert(self.server, (actor, now));
        }
        Ok("a new key".into())
    }

    pub(super) async fn block(&self, blocked: usize) -> Did {
        let rule = Wanted {
            subject: format!("s{blocked}.example"),
            severity: Severity::Block,
            public_comment: None,
            private_comment: None,
        };
        moderate::set(&self.instance, vec![rule]).await?;
        self.world.model().blocks.insert((self.server, blocked));
        Ok("blocked".into())
    }

    pub(super) async fn unblock(&self, blocked: usize) -> Did {
        let was = moderate::remove(&self.instance, &format!("s{blocked}.example")).await?;
        Ok(if was { "unblocked" } else { "was not blocked" }.into())
    }
}

//! Who calls for the appeal beside the organiser: invited, named without being asked, dismissed.

use super::{Did, Person};
use crate::model::say;
use undersigned_domain::{
    StatementType,
    admission::{AdmissionState, Role},
};
use undersigned_federation::actions::{admit, invite};

impl Person<'_> {
    pub(super) async fn invite(&self, server: usize, keeper: bool) -> Did {
        let invited = self
            .world
            .servers
            .get(server)
            .map(|server| server.actor())
            .unwrap_or_default();
        let role = if keeper {
            Role::Keeper
        } else {
            Role::CoInitiator
        };
        self.world.model().invited.insert(invited.clone());
        invite::invite(
            &self.instance,
            &self.organization,
            &self.world.object(),
            &invited,
            role,
        )
        .await?;
        // Whoever was dismissed may come back now: it depends on the answer.
        let mut model = self.world.model();
        if model
            .initiators
            .get(&invited)
            .is_some_and(|word| !word.what)
        {
            model.initiators.remove(&invited);
        }
        Ok("invited".into())
    }

    pub(super) async fn name_hostile(&self, hostile: usize) -> Did {
        let Some(host) = self.world.hostile.get(hostile) else {
            return Ok("no such host".into());
        };
        let about = host.author.actor.clone();
        let role = Role::CoInitiator;
        let state = AdmissionState::Admitted;
        let decision = admit::Decision {
            about: &about,
            role,
            state,
            reason: None,
            overrules: Vec::new(),
            key: None,
            names: None,
        };
        let object = self.world.object();
        admit::decide(&self.instance, &self.organization, &object, &decision).await?;
        let mut model = self.world.model();
        model.invited.insert(about);
        model.hostile_initiators.insert(hostile);
        Ok("named".into())
    }

    /// Takes a role away from whoever has one now.
    pub(super) async fn dismiss(&self, server: usize) -> Did {
        let about = self
            .world
            .servers
            .get(server)
            .map(|server| server.actor())
            .unwrap_or_default();
        let object = self.world.object();
        let organiser = self.organization.ap_id.clone();
        let Some(view) = self.instance.view_by_id(&object).await? else {
            return Ok("not published".into());
        };
        let roles: Vec<Role> = view
            .snapshot
            .state()
            .registers()
            .filter(|(key, _)| key.kind == StatementType::Admission && key.author == organiser)
            .filter(|(key, _)| key.about.first() == Some(&about))
            .filter_map(|(key, _)| key.role)
            .filter(|role| matches!(role, Role::CoInitiator | Role::Keeper))
            .collect();
        // The organiser is one by the root, whatever else it was named.
        if about == organiser {
            return Ok("the organiser stays".into());
        }
        if !view.list.initiators.iter().any(|held| held.actor == about) || roles.is_empty() {
            return Ok("no initiator".into());
        }
        let mut ids = Vec::new();
        for role in [Role::CoInitiator, Role::Keeper] {
            let decision = admit::Decision {
                about: &about,
                role,
                state: AdmissionState::Removed,
                reason: Some("on-request"),
                overrules: Vec::new(),
                key: None,
                names: None,
            };
            if roles.contains(&role) {
                ids.extend(
                    admit::decide(&self.instance, &self.organization, &object, &decision).await?,
                );
            }
        }
        let written = self.all_written(&ids).await?;
        let mut model = self.world.model();
        let word = say(false, written);
        model.initiators.insert(about, word);
        Ok("dismissed".into())
    }
}

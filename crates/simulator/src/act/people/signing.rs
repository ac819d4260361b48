//! Signing, and taking it back.

use super::{Did, Person};
use crate::model::say;
use undersigned_domain::Names;
use undersigned_federation::actions::endorse;

impl Person<'_> {
    pub(super) async fn endorse(&self) -> Did {
        let name = self
            .world
            .model()
            .new_name(&format!("Union {}", self.server));
        self.world
            .model()
            .names
            .entry(self.server)
            .or_default()
            .push(name.clone());
        let names = Names {
            name_map: [("en".to_owned(), name.clone())].into(),
            ..Names::default()
        };
        let said = endorse::Said {
            names,
            ..endorse::Said::default()
        };
        let object = self.world.object();
        let endorsed = endorse::endorse(&self.instance, &self.organization, &object, said).await?;
        self.endorsed(Some(name), &endorsed.id).await
    }

    pub(super) async fn withdraw(&self) -> Did {
        let object = self.world.object();
        let withdrawn = endorse::withdraw(&self.instance, &self.organization, &object).await?;
        self.endorsed(None, &withdrawn.id).await
    }

    async fn endorsed(&self, what: Option<String>, id: &str) -> Did {
        let written = self.written(id).await?;
        let mut model = self.world.model();
        let before = model.endorsements.get(&self.server);
        if before.is_none_or(|before| before.written != written) {
            let word = say(what, written);
            model.endorsements.insert(self.server, word);
        }
        Ok(format!("said {id}"))
    }
}

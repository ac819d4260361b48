//! What initiators decide of signers: who is let in and who is removed, whom they attest, which
//! entries are one, and how many they count.

use super::{Did, Person};
use crate::{
    act::id_of,
    model::{Attested, Word, say},
    plot::Who,
};
use undersigned_domain::{
    Digest, Names,
    admission::{AdmissionState, Role},
    attestation::{Provenance, SignerKind},
};
use undersigned_federation::{
    actions::{admit, attest, import, join_signers},
    error::Result as Outcome,
};

impl Person<'_> {
    pub(super) async fn decide(&self, about: Who, state: AdmissionState, overrules: bool) -> Did {
        let Some(id) = id_of(self.world, about) else {
            return Ok("nobody".into());
        };
        let object = self.world.object();
        let overrules = if overrules {
            self.removals(&id).await?
        } else {
            Vec::new()
        };
        let decision = admit::Decision {
            about: &id,
            role: Role::Signer,
            state,
            reason: (state == AdmissionState::Removed).then_some("other"),
            overrules,
            key: None,
            names: None,
        };
        let ids = admit::decide(&self.instance, &self.organization, &object, &decision).await?;
        let written = self.all_written(&ids).await?;
        if let (AdmissionState::Admitted, Who::Server(server)) = (state, about) {
            self.admitted(server).await?;
        }
        let mut model = self.world.model();
        let matter = (self.server, id);
        let word = say(state == AdmissionState::Admitted, written);
        model.decisions.insert(matter, word);
        Ok(format!("{} admissions", ids.len()))
    }

    /// A person here has admitted an organisation. Where its server could not be asked, that was
    /// about the keys that were known of it, and may have crossed a new one all the same.
    async fn admitted(&self, server: usize) -> Outcome<()> {
        let crossed = self.world.model().crossed.get(&server).cloned();
        let Some((actor, key)) = crossed else {
            return Ok(());
        };
        let view = self.instance.view_by_id(&self.world.object()).await?;
        if view.is_some_and(|view| view.snapshot.state().is_let_in(&actor, &key)) {
            self.world.model().crossed.remove(&server);
        }
        Ok(())
    }

    /// Removals of somebody by others, as far as this server knows of them.
    async fn removals(&self, about: &str) -> Outcome<Vec<Digest>> {
        let Some(view) = self.instance.view_by_id(&self.world.object()).await? else {
            return Ok(Vec::new());
        };
        let removes = |statement: &undersigned_domain::Statement| {
            let removal = statement.removal();
            removal.is_some_and(|said| said.role == Role::Signer)
                && statement.about.first().is_some_and(|id| id == about)
                && statement.author != self.organization.ap_id
        };
        let state = view.snapshot.state();
        Ok(state
            .statements()
            .filter(|held| removes(held))
            .map(|held| held.digest)
            .take(64)
            .collect())
    }

    pub(super) async fn attest(&self, ordinal: Option<u64>) -> Did {
        let name = self
            .world
            .model()
            .new_name(&format!("Paper {}", self.server));
        let signer = attest::Signer {
            names: Names {
                name_map: [("en".to_owned(), name.clone())].into(),
                ..Names::default()
            },
            kind: SignerKind::Organisation,
            provenance: Provenance::Paper,
            account: None,
            initiated: false,
            ordinal,
            signed_at: None,
            evidence: None,
        };
        let object = self.world.object();
        let id = attest::attest(&self.instance, &self.organization, &object, signer).await?;
        let written = self.written(&id).await?;
        let mut model = self.world.model();
        model.attested.push(id.clone());
        let word = Word {
            what: Attested {
                by: self.server,
                name,
            },
            written,
            sure: true,
        };
        model.attestations.insert(id, word);
        Ok("attested".into())
    }

    pub(super) async fn same(&self, first: Who, second: Who, same: bool) -> Did {
        let (Some(first), Some(second)) = (id_of(self.world, first), id_of(self.world, second))
        else {
            return Ok("nobody".into());
        };
        if same {
            self.world
                .model()
                .grouped
                .extend([first.clone(), second.clone()]);
        }
        let object = self.world.object();
        let entries = [first.as_str(), second.as_str()];
        join_signers::decide(
            &self.instance,
            &self.organization,
            &object,
            entries,
            same,
            None,
        )
        .await
    }

    pub(super) async fn tally(&self, count: u64) -> Did {
        let appeal = self.appeal().await?;
        let line = format!(r#"{{"kind":"count","count":{count}}}"#);
        let how = import::Options {
            source: import::Source::Jsonl,
            wording: import::Wording::default(),
            dry_run: false,
            whole: false,
            without: std::collections::BTreeSet::new(),
            as_left_out: true,
            at_numbers: import::AtNumbers::new(),
            one_signer: std::collections::BTreeSet::new(),
            renamed_all: false,
            may_know: true,
        };
        let report = import::import(
            &self.instance,
            &appeal,
            line.as_bytes(),
            &how,
            &mut |_, _| {},
        )
        .await?;
        Ok(format!("{report:?}"))
    }
}

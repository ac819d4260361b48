//! Forged: in the name of others, two things at one `seq`, in the name of nobody at all.

use super::Villain;
use crate::plot::Carried;
use undersigned_domain::{
    Author, Multikey, SecretKey, Verified,
    admission::{AdmissionState, Role},
    attestation::{Provenance, SignerKind},
    author::{AdmissionOf, AttestationOf},
};

impl Villain<'_> {
    /// Its key in the name of another actor.
    fn as_actor(&self, actor: &str) -> Author {
        Author {
            actor: actor.to_owned(),
            key: self.host.author.key.clone(),
            key_id: format!("{actor}#ed25519-key"),
        }
    }

    /// `withdrawn` in a victim's name.
    pub async fn forge_withdrawal(&self, victim: usize, server: usize, carried: Carried) {
        let Some(victim) = self.victim(victim) else {
            return;
        };
        let base = victim.split("/orgs/").next().unwrap_or_default();
        let envelope = self.envelope(format!("{base}/endorsements/{}", self.host.name()), 60_000);
        let forged = self
            .as_actor(&victim)
            .withdraw_endorsement(&envelope)
            .expect("a sound withdrawal");
        self.carry(server, &[forged.value()], carried).await;
    }

    /// Two endorsements at one `seq`.
    pub async fn equivocate(&self, servers: [usize; 2]) {
        let first = self.endorsement(&self.host.author, 0);
        let second = self.endorsement_named(&self.host.author, 0, Some(first.statement().seq));
        self.carry(servers[0], &[first.value()], Carried::Create)
            .await;
        self.carry(servers[1], &[second.value()], Carried::Create)
            .await;
    }

    fn admission(
        &self,
        about: &str,
        role: Role,
        key: Option<&Multikey>,
        state: AdmissionState,
        seq: Option<u64>,
    ) -> Verified {
        let mut envelope = self.envelope(
            format!("{}/admissions/{}", self.host.base, self.host.name()),
            0,
        );
        envelope.seq = seq.unwrap_or(envelope.seq);
        let admission = AdmissionOf {
            about,
            role,
            admits: key,
            state,
            names_digest: None,
            ordinal: None,
            since: Some(envelope.seq),
            reason: None,
            overrules: &[],
        };
        self.host
            .author
            .admit(&envelope, &admission)
            .expect("a sound admission")
    }

    /// Admits and removes at one `seq`.
    pub async fn equivocate_admission(
        &self,
        about: &str,
        key: Option<&Multikey>,
        servers: [usize; 2],
    ) {
        if let Some(server) = self.world.server_of(about) {
            self.victim(server);
        }
        let first = self.admission(about, Role::Signer, key, AdmissionState::Admitted, None);
        let seq = Some(first.statement().seq);
        let second = self.admission(about, Role::Signer, key, AdmissionState::Removed, seq);
        self.carry(servers[0], &[first.value()], Carried::Push)
            .await;
        self.carry(servers[1], &[second.value()], Carried::Push)
            .await;
    }

    /// Everything in everybody's name.
    pub async fn write_everything(&self, server: usize, carried: Carried) {
        let own = self.host.author.key.public();
        let mut statements = Vec::new();
        for number in 0..self.world.servers.len() {
            let Some(victim) = self.victim(number) else {
                continue;
            };
            statements.push(self.endorsement(&self.as_actor(&victim), 0).value());
            for role in [Role::Signer, Role::CoInitiator, Role::Organiser] {
                let admission =
                    self.admission(&victim, role, Some(&own), AdmissionState::Admitted, None);
                statements.push(admission.value());
            }
            let removal = self.admission(
                &victim,
                Role::CoInitiator,
                None,
                AdmissionState::Removed,
                None,
            );
            statements.push(removal.value());
        }
        for number in 0..5 {
            let invented = format!("{}/orgs/invented{number}", self.host.base);
            statements.push(self.endorsement(&self.as_actor(&invented), 0).value());
            let id = format!("{}/attestations/{}", self.host.base, self.host.name());
            let of = AttestationOf {
                pin: &self.pin(),
                names: &self.names(),
                kind: SignerKind::Organisation,
                provenance: Provenance::Paper,
                initiated: false,
                ordinal: Some(1),
                signed_at: None,
                since: 1,
                account: None,
                evidence: None,
            };
            let attestation = self.host.author.attest(&self.envelope(id, 0), &of);
            statements.push(attestation.expect("a sound attestation").value());
        }
        self.carry(server, &statements, carried).await;
    }

    /// Statements of hosts that do not exist, each with a key of its own.
    pub async fn flood(&self, server: usize, count: usize, ahead: i64) {
        let mut statements = Vec::new();
        for _ in 0..count {
            let number = self.host.name();
            let actor = format!(
                "https://f{number}.h{}.example/orgs/nobody",
                self.host.number
            );
            let seed = self.host.mood().random.seed();
            let author = Author {
                key_id: format!("{actor}#ed25519-key"),
                actor,
                key: SecretKey::from_seed(&seed),
            };
            statements.push(self.endorsement(&author, ahead).value());
        }
        self.carry(server, &statements, Carried::Push).await;
    }
}

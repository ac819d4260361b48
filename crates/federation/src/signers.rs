//! Signers of an appeal as the organiser's people see them: those who wait, who are listed, who were
//! refused or removed, and who took their name back. Nothing here changes anything.

mod gone;
mod known;

pub use known::{Alike, AlikeById, Grade, Known, Met, Reason};

use crate::{
    Instance,
    actions::{
        refuse::kept::{self, Kept},
        sign_by_form,
    },
    error::Result,
    views::{AppealView, Namesake, Pending},
};
use gone::{removed, withdrawn};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    Digest, Entry, Names,
    attestation::{Provenance, SignerKind},
    endorsement::{Endorsement, Pin, Reservation},
    list::Origin,
    mandate::Mandate,
};
use undersigned_store::refused_signers;

/// Where a signer stands with an appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Waits for a decision, as a signer or under a new name.
    Waiting,
    /// Is on the list.
    Listed,
    /// Was refused here, no more than thirty days ago.
    Refused,
    /// Was taken off the list by an initiator.
    Removed,
    /// Took its name back.
    Withdrawn,
}

impl Standing {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Waiting,
        Self::Listed,
        Self::Refused,
        Self::Removed,
        Self::Withdrawn,
    ];

    /// The word by which pages and the API name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Listed => "listed",
            Self::Refused => "refused",
            Self::Removed => "removed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// A signer in one of these places.
#[derive(Debug, Clone)]
pub struct Signer {
    /// The actor or attestation.
    pub about: String,
    /// Where it stands.
    pub standing: Standing,
    /// Further ids under which it stands there, where initiators called several entries one signer.
    pub same_as: Vec<String>,
    /// Its names; none where it took them back, or where they are hidden.
    pub names: Names,
    /// What it is called on the list, where only other names of whoever signed by form wait, or were refused.
    pub now: Option<Names>,
    /// A person, or an organisation.
    pub kind: SignerKind,
    /// How it came: `own-server`, or a provenance.
    pub how: &'static str,
    /// Its number on the list, also of whoever was removed and keeps it.
    pub number: Option<u64>,
    /// Why it waits: a code.
    pub why: Option<&'static str>,
    /// Of whoever waits: who is called the same, or looks so, and is somebody else.
    pub namesake: Option<Namesake>,
    /// Of whoever waits: when a person last refused what it said before, in milliseconds since 1970.
    pub refused_at: Option<i64>,
    /// Why it was refused or removed: a code.
    pub reason: Option<String>,
    /// Which organisations let it in, refused or removed it.
    pub by: Vec<String>,
    /// When it came, or was let in, refused, removed or withdrawn; in milliseconds since 1970.
    pub at: i64,
    /// The key that signed, where it has a server.
    pub key: Option<String>,
    /// The registered domain of the e-mail address that confirmed it.
    pub domain: Option<String>,
    /// Who filled in the form: for the organiser's people alone.
    pub contact: Vec<String>,
    /// What it does not sign, in its own words.
    pub reservations: Vec<Reservation>,
    /// On what its endorsement rests.
    pub mandate: Option<Mandate>,
    /// The wording it signed.
    pub pin: Option<Pin>,
}

impl Pending {
    /// What somebody saw of one who waits: [`Signer::seen`].
    #[must_use]
    pub fn seen(&self) -> String {
        Signer::waiting(self.clone()).seen()
    }
}

impl Signer {
    fn new(about: String, standing: Standing, at: i64) -> Self {
        Self {
            about,
            standing,
            same_as: Vec::new(),
            names: Names::default(),
            now: None,
            kind: SignerKind::Organisation,
            how: Origin::OwnServer.name(),
            number: None,
            why: None,
            namesake: None,
            refused_at: None,
            reason: None,
            by: Vec::new(),
            at,
            key: None,
            domain: None,
            contact: Vec::new(),
            reservations: Vec::new(),
            mandate: None,
            pin: None,
        }
    }

    /// Takes over what it said beside its names.
    fn beside(&mut self, said: Endorsement) {
        self.reservations = said.reservations;
        self.mandate = said.mandate;
        self.pin = said.pin.as_deref().cloned();
    }

    /// Changes whenever what a person would decide about changes: whoever decides sends back what
    /// they saw.
    #[must_use]
    pub fn seen(&self) -> String {
        let names = self.names.digest().to_string();
        let mut beside = String::new();
        for one in &self.reservations {
            beside.push_str(&one.demand);
            beside.push('\n');
            beside.push_str(one.text.as_deref().unwrap_or_default());
            beside.push('\n');
        }
        if let Some(mandate) = &self.mandate {
            beside.push_str(mandate.by.name());
            beside.push_str(&mandate.on.to_string());
        }
        let same_as = self.same_as.join(" ");
        let parts = [
            self.standing.name(),
            self.about.as_str(),
            same_as.as_str(),
            names.as_str(),
            self.key.as_deref().unwrap_or_default(),
            self.why.unwrap_or_default(),
            beside.as_str(),
        ];
        let digest = Digest::of(&[parts.join("\n").as_bytes()]).hex();
        digest.chars().take(16).collect()
    }

    fn waiting(one: Pending) -> Self {
        let mut signer = Self {
            kind: one.kind(),
            names: one.names,
            now: one.now,
            how: one.how,
            why: Some(one.why),
            namesake: one.namesake,
            refused_at: one.refused_at,
            key: one.key,
            domain: one.domain,
            contact: one.contact,
            pin: one.pin,
            ..Self::new(one.about, Standing::Waiting, one.received_at)
        };
        if let Some(said) = one.said {
            signer.beside(*said);
        }
        signer
    }

    fn listed(entry: &Entry) -> Self {
        Self {
            same_as: entry.same_as.clone(),
            names: entry.names.clone(),
            kind: entry.kind,
            how: entry.origin.name(),
            number: entry.number,
            by: entry.admitted_by.to_vec(),
            reservations: reservations(entry),
            mandate: entry.mandate,
            pin: entry.pin.as_deref().cloned(),
            ..Self::new(entry.id.clone(), Standing::Listed, millis(entry.since))
        }
    }
}

/// Reservations of an entry: where its words may not be shown, or it joined another's, the demands.
fn reservations(entry: &Entry) -> Vec<Reservation> {
    if !entry.reserved.is_empty() {
        return entry.reserved.clone();
    }
    let only = entry.reservations.iter().map(|demand| Reservation {
        demand: demand.clone(),
        text: None,
    });
    only.collect()
}

fn millis(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

impl Instance {
    /// Signers of an appeal in one place: who waits longest first, the list in its order, the others
    /// the newest first. `waiting` is [who waits](Self::who_waits).
    ///
    /// # Errors
    /// The database.
    pub async fn signers(
        &self,
        view: &AppealView,
        standing: Standing,
        waiting: &[Pending],
    ) -> Result<Vec<Signer>> {
        Ok(match standing {
            Standing::Waiting => waiting.iter().cloned().map(Signer::waiting).collect(),
            Standing::Listed => view.list.entries.iter().map(Signer::listed).collect(),
            Standing::Refused => self.refused(view).await?,
            Standing::Removed => removed(view),
            Standing::Withdrawn => withdrawn(view),
        })
    }

    /// How many there are in each place. `waiting` is [who waits](Self::who_waits).
    ///
    /// # Errors
    /// The database.
    pub async fn signer_counts(
        &self,
        view: &AppealView,
        waiting: &[Pending],
    ) -> Result<[(Standing, usize); 5]> {
        Ok([
            (Standing::Waiting, waiting.len()),
            (Standing::Listed, view.list.entries.len()),
            (Standing::Refused, self.count_refused(view).await?),
            (Standing::Removed, removed(view).len()),
            (Standing::Withdrawn, withdrawn(view).len()),
        ])
    }

    /// Who waits to be let in, longest first, each author once: an actor that waits under two keys is
    /// one signer, with what it said last. Anybody can fill a mailbox, and all of it is read for this: once for
    /// all that one request asks about it.
    ///
    /// # Errors
    /// The database.
    pub async fn who_waits(&self, appeal_id: i64) -> Result<Vec<Pending>> {
        let mut pending = self.pending(appeal_id).await?;
        pending.sort_by_key(|one| one.received_at);
        let mut waiting: Vec<Pending> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for one in pending {
            match known.get(&one.about) {
                // A key that was seen at its origin speaks before one that was not.
                Some(at) if waiting[*at].why == "key_not_seen" || one.why != "key_not_seen" => {
                    let received_at = waiting[*at].received_at;
                    waiting[*at] = Pending { received_at, ..one };
                }
                Some(_) => {}
                None => {
                    known.insert(one.about.clone(), waiting.len());
                    waiting.push(one);
                }
            }
        }
        Ok(waiting)
    }

    /// How many were refused and are shown. What waited of them is not opened for it: of a flood that is much to read at each
    /// look at those who wait, and what cannot be opened is to keep nobody from these.
    async fn count_refused(&self, view: &AppealView) -> Result<usize> {
        let (db, now) = (self.database.conn(), self.clock.millis());
        let rules = self.rules().await?;
        let refused = refused_signers::who(db, view.appeal.id, now).await?;
        let shown = refused.iter().filter(|about| !rules.is_blocked(about));
        Ok(shown.count())
    }

    /// Refusals that can be undone, with what waited; not of whom this server blocks.
    async fn refused(&self, view: &AppealView) -> Result<Vec<Signer>> {
        let (db, now) = (self.database.conn(), self.clock.millis());
        let rules = self.rules().await?;
        let mut refused = Vec::new();
        for row in refused_signers::list(db, view.appeal.id, now).await? {
            if rules.is_blocked(&row.about) {
                continue;
            }
            let Some(kept) = kept::open(self, &row)? else {
                continue;
            };
            let mut signer = Signer::new(row.about, Standing::Refused, row.refused_at);
            signer.reason = Some(row.reason).filter(|reason| !reason.is_empty());
            signer.by = vec![row.refused_by];
            match kept {
                Kept::Statements(texts) => {
                    let read = |(text, _): &(String, bool)| Pending::of(text, "", row.refused_at);
                    if let Some(one) = texts.iter().rev().find_map(read) {
                        signer.kind = one.kind();
                        signer.names = one.names;
                        signer.key = one.key;
                        if let Some(said) = one.said {
                            signer.beside(*said);
                        }
                    }
                }
                Kept::Account(said) => {
                    signer.names = said.names;
                    signer.pin = said.pin;
                    signer.how = Provenance::FediverseAccount.name();
                }
                Kept::Form { names, listed, .. } => {
                    let is_it = |entry: &&Entry| entry.id == signer.about;
                    let entry = view.list.entries.iter().find(is_it).filter(|_| listed);
                    signer.now = entry.map(|entry| entry.names.clone());
                    signer.names = names;
                    signer.how = Provenance::WebForm.name();
                }
            }
            refused.push(signer);
        }
        let by_form = refused.iter();
        let by_form = by_form.filter(|one| one.how == Provenance::WebForm.name());
        let by_form: Vec<&str> = by_form.map(|one| one.about.as_str()).collect();
        let mut domains = sign_by_form::kept_domains(self, &by_form).await?;
        for signer in &mut refused {
            signer.domain = domains.remove(&signer.about);
        }
        Ok(refused)
    }

    /// Where one signer stands, by its id: waiting before listed, since that is what is to be
    /// decided.
    ///
    /// # Errors
    /// The database.
    pub async fn signers_by_id(
        &self,
        view: &AppealView,
        standing: Standing,
        abouts: &BTreeSet<&str>,
    ) -> Result<BTreeMap<String, Signer>> {
        let found = match standing {
            Standing::Listed => {
                let entries = view.list.entries.iter();
                let asked = entries.filter(|entry| abouts.contains(entry.id.as_str()));
                asked.map(Signer::listed).collect()
            }
            Standing::Waiting => {
                let waiting = self.who_waits(view.appeal.id).await?;
                self.signers(view, standing, &waiting).await?
            }
            other => self.signers(view, other, &[]).await?,
        };
        Ok(found
            .into_iter()
            .filter(|one| abouts.contains(one.about.as_str()))
            .map(|one| (one.about.clone(), one))
            .collect())
    }
}

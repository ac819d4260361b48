//! What waits for a person at the desk: who signed, and how their words came.

use super::AppealView;
use crate::{
    Instance,
    actions::{
        co_sign::person_hash,
        refuse::{self, refused_here},
    },
    addressed::{self, Addressed},
    error::Result,
    moderation::Stance,
    taken_names::{self, TakenNames},
};
use std::collections::BTreeMap;
use undersigned_domain::{
    Content, Names, Note, StatementType, Verified,
    attestation::{Provenance, SignerKind},
    endorsement::{Endorsement, Pin},
    list::Origin,
};
use undersigned_store::{
    appeals,
    statements::{self, Statement},
};

/// Why somebody waits who was taken off the list, and signed again since.
const REMOVED_BEFORE: &str = "removed_before";
/// Why somebody waits who would come by itself where an appeal is open, had nothing else come between.
const WOULD_COME: [&str; 3] = ["awaits_admission", "fediverse_account", "web_form"];

/// Something that waits for a person's decision.
#[derive(Debug, Clone)]
pub struct Pending {
    /// The actor.
    pub about: String,
    /// Its names, as it gives them.
    pub names: Names,
    /// What it is called on the list, where only other names of whoever signed by form wait.
    pub now: Option<Names>,
    /// How it came: a code, as of an entry.
    pub how: &'static str,
    /// The key that signed, where it has a server.
    pub key: Option<String>,
    /// Why it waits: a code.
    pub why: &'static str,
    /// Who is called the same, or looks so, and is somebody else by all that is known here.
    pub namesake: Option<Namesake>,
    /// When a person last refused what it said before, or a form from its domain, in milliseconds since 1970.
    pub refused_at: Option<i64>,
    /// When it came, in milliseconds since 1970.
    pub received_at: i64,
    /// The registered domain of the e-mail address that confirmed it, where one did.
    pub domain: Option<String>,
    /// Who filled in the form, as what, the e-mail address and the website: for the organiser's people alone.
    pub contact: Vec<String>,
    /// What its own server signed, whole, where it has one.
    pub said: Option<Box<Endorsement>>,
    /// The wording that it confirmed here, where that is known; of others `said` has it.
    pub pin: Option<Pin>,
}

/// Whose name somebody has who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namesake {
    /// The id of an entry, or the actor of who calls for the appeal and is on no list.
    pub id: String,
    /// The number on the list.
    pub number: Option<u64>,
    /// Its names there; none where they are not shown.
    pub names: Names,
}

impl Pending {
    /// A person, or an organisation.
    #[must_use]
    pub fn kind(&self) -> SignerKind {
        match self.names.capacity {
            Some(_) => SignerKind::Individual,
            None => SignerKind::Organisation,
        }
    }

    pub(crate) fn of(text: &str, why: &'static str, received_at: i64) -> Option<Self> {
        let verified = Verified::stored(text).ok()?;
        let statement = verified.statement();
        let Content::Endorsement(endorsement) = &statement.content else {
            return None;
        };
        endorsement.endorsed.then(|| Self {
            about: statement.author.clone(),
            names: endorsement.names.clone(),
            now: None,
            how: Origin::OwnServer.name(),
            key: Some(statement.key.to_string()),
            why,
            namesake: None,
            refused_at: None,
            received_at,
            domain: None,
            contact: Vec::new(),
            said: Some(Box::new(endorsement.clone())),
            pin: None,
        })
    }
}

impl Instance {
    /// What waits in this server's mailbox for an appeal. What one of our initiators has refused of
    /// another organisation of this server stays there for that one, and is decided about no more.
    ///
    /// # Errors
    /// The database.
    pub async fn pending(&self, appeal_id: i64) -> Result<Vec<Pending>> {
        let rows = statements::mailbox(self.database.conn(), appeal_id).await?;
        let rules = self.rules().await?;
        let refused = refused_here(self, self.database.conn(), appeal_id).await?;
        let (addressed, removed) = match rows.is_empty() {
            true => (Addressed::default(), BTreeMap::new()),
            false => (
                self.addressed(appeal_id).await?,
                self.removed_at(appeal_id).await?,
            ),
        };
        let is_addressee =
            |author: &str| !self.addresses.is_ours(author) && addressed.covers(author);
        let was_removed = |row: &Statement| {
            let removed_at = removed.get(&row.author);
            removed_at.is_some_and(|at| is_after(row, *at))
        };
        let mut pending: Vec<Pending> = rows
            .iter()
            .filter(|row| row.kind == StatementType::Endorsement.name())
            .filter(|row| !refused.digests.contains(&row.digest))
            .filter_map(|row| {
                let why = match (rules.stance(&row.author), row.origin_checked) {
                    (Stance::Blocked, _) => return None,
                    // As of whoever signed again with a key that is let in already.
                    (_, true) if was_removed(row) => REMOVED_BEFORE,
                    (Stance::Limited, _) => "limited",
                    (Stance::Open, true) if is_addressee(&row.author) => addressed::WHY,
                    (Stance::Open, true) => "awaits_admission",
                    (Stance::Open, false) => "key_not_seen",
                };
                let mut pending = Pending::of(&row.body, why, row.received_at)?;
                if why == "awaits_admission" && !pending.names.can_be_read() {
                    pending.why = "name_unreadable";
                }
                Some(pending)
            })
            .collect();
        for (why, digests) in self.members_waiting(appeal_id).await? {
            pending.extend(self.members(appeal_id, &digests, why).await?);
        }
        pending.extend(self.accounts_waiting(appeal_id).await?);
        pending.extend(self.form_signers_waiting(appeal_id).await?);
        for one in &mut pending {
            let is_account = one.how == Provenance::FediverseAccount.name();
            let hash = is_account.then(|| person_hash(self, &one.about));
            let author = hash.as_ref().unwrap_or(&one.about);
            one.refused_at = one.refused_at.or(refused.authors.get(author).copied());
            if one.refused_at.is_some() && WOULD_COME.contains(&one.why) {
                one.why = refuse::WHY;
            }
        }
        Box::pin(self.name_namesakes(appeal_id, &mut pending)).await?;
        Ok(pending)
    }

    /// When everybody was taken off an appeal's list who does not stand there, whatever key it signs with.
    async fn removed_at(&self, appeal_id: i64) -> Result<BTreeMap<String, u64>> {
        let Some(appeal) = appeals::by_id(self.database.conn(), appeal_id).await? else {
            return Ok(BTreeMap::new());
        };
        let snapshot = Box::pin(self.snapshot(&appeal)).await?;
        Ok(snapshot.all_removed_at())
    }

    /// Who on the list, or of those who call for the appeal, has one of these names, or one that looks like it, and is somebody else
    /// than an actor, by all that is known here.
    ///
    /// # Errors
    /// The database.
    pub async fn namesake(
        &self,
        view: &AppealView,
        actor: &str,
        names: &Names,
    ) -> Result<Option<Namesake>> {
        let db = self.database.conn();
        let taken = TakenNames::of(self, db, view.appeal.id, view.snapshot.list()).await?;
        let found = taken.namesake(db, actor, names).await?;
        Ok(found.filter(|id| id != actor).map(|id| {
            let entry = view.entry(&id);
            Namesake {
                number: entry.as_ref().and_then(|entry| entry.number),
                names: entry.map(|entry| entry.names.clone()).unwrap_or_default(),
                id,
            }
        }))
    }

    /// Adds whose names those have who wait. Who would else be let in at once waits for that.
    async fn name_namesakes(&self, appeal_id: i64, pending: &mut [Pending]) -> Result<()> {
        let db = self.database.conn();
        if pending.is_empty() {
            return Ok(());
        }
        let Some(appeal) = appeals::by_id(db, appeal_id).await? else {
            return Ok(());
        };
        let snapshot = Box::pin(self.snapshot(&appeal)).await?;
        let list = snapshot.list();
        let is_open = list.current().is_some_and(Note::lets_in_by_itself);
        let rules = self.rules().await?;
        let taken = TakenNames::of(self, db, appeal_id, list).await?;
        for one in pending {
            let by_form = one.domain.as_ref();
            let from = by_form.map(|domain| format!("https://{domain}"));
            let who = from.as_deref().unwrap_or(&one.about);
            if by_form.is_none() && self.addresses.is_ours(who) {
                continue;
            }
            let found = taken.namesake(db, who, &one.names).await?;
            let Some(id) = found.filter(|id| *id != one.about) else {
                continue;
            };
            let entry = snapshot.entry(&id);
            let is_hidden = |id: &String| rules.is_blocked(id) || rules.is_leaving(appeal_id, id);
            let shown = entry.as_ref().filter(|entry| {
                let ids = [&entry.id].into_iter().chain(&entry.same_as);
                !ids.chain(&entry.account).any(is_hidden)
            });
            one.namesake = Some(Namesake {
                number: entry.as_ref().and_then(|entry| entry.number),
                names: shown.map(|entry| entry.names.clone()).unwrap_or_default(),
                id,
            });
            if is_open && WOULD_COME.contains(&one.why) {
                one.why = taken_names::WHY;
            }
        }
        Ok(())
    }

    /// How many wait, as [`Self::pending`] has them. Anybody may ask, so that nothing is opened, and no
    /// text read, for it.
    ///
    /// # Errors
    /// The database.
    pub async fn count_pending(&self, appeal_id: i64) -> Result<u64> {
        let db = self.database.conn();
        let kind = StatementType::Endorsement.name();
        let rules = self.rules().await?;
        let refused = refused_here(self, db, appeal_id).await?;
        let waiting = statements::wanting_in(db, appeal_id, kind).await?;
        let waiting = waiting.iter().filter(|(digest, author)| {
            !refused.digests.contains(digest) && !rules.is_blocked(author)
        });
        let members = self.members_waiting(appeal_id).await?;
        let members: usize = members.iter().map(|(_, digests)| digests.len()).sum();
        Ok(waiting.count() as u64
            + members as u64
            + self.count_accounts_waiting(appeal_id).await?
            + self.count_form_signers_waiting(appeal_id).await?)
    }

    /// The digests of what waits though it is a member of the state, and lies in no mailbox, since its key was let in; by why:
    /// of signers who are listed, but whose newest names nobody has let in yet, and of those who were taken off the list and
    /// have signed again since.
    async fn members_waiting(&self, appeal_id: i64) -> Result<Vec<(&'static str, Vec<String>)>> {
        let Some(appeal) = appeals::by_id(self.database.conn(), appeal_id).await? else {
            return Ok(Vec::new());
        };
        let Some(view) = self.view(Some(appeal)).await? else {
            return Ok(Vec::new());
        };
        let entries = view.list.entries.iter();
        let unconfirmed = entries
            .filter(|entry| !entry.name_confirmed && !entry.contested)
            .filter(|entry| !view.hidden.contains(&entry.id))
            .map(|entry| entry.digest.to_string());
        let again = view.snapshot.all_signed_again().iter();
        let again = again
            .filter(|(about, _)| !view.hides(about))
            .map(|(_, digest)| digest.to_string());
        Ok(vec![
            ("name_changed", unconfirmed.collect()),
            (REMOVED_BEFORE, again.collect()),
        ])
    }

    /// Who waits by these statements of the state.
    async fn members(
        &self,
        appeal_id: i64,
        digests: &[String],
        why: &'static str,
    ) -> Result<Vec<Pending>> {
        let digests: Vec<&str> = digests.iter().map(String::as_str).collect();
        let rows = statements::by_digests(self.database.conn(), appeal_id, &digests).await?;
        Ok(rows
            .iter()
            .filter_map(|row| Pending::of(&row.body, why, row.received_at))
            .collect())
    }
}

/// Whether a row was said after an actor was taken off the list.
pub(crate) fn is_after(row: &Statement, removed_at: u64) -> bool {
    u64::try_from(row.seq).is_ok_and(|seq| seq > removed_at)
}

//! Reading: what pages, API and commands show. Nothing here changes anything.

use crate::{
    Instance,
    dispatches::Held,
    error::Result,
    look_alikes::LookAlikes,
    moderation::Stance,
    replica::{Snapshot, describe},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_domain::{
    CoSignerList, Content, Digest, Names, State, StatementType, Status, Verified,
    attestation::SignerKind, endorsement::Endorsement, list::Origin,
};
use undersigned_store::{
    ConnectionTrait, appeals, followers, following, organizations, outbox, replicas, statements,
};

pub use undersigned_store::{
    appeals::{Appeal, AppealFilter},
    following::Following,
    organizations::Organization,
    outbox::Activity,
    replicas::Replica,
};

/// Whether an appeal may be signed, by its row: [`undersigned_domain::Note::takes_signatures`] of the
/// current note. A draft may not.
#[must_use]
pub fn takes_signatures(appeal: &Appeal) -> bool {
    Status::ALL
        .iter()
        .find(|(name, _)| *name == appeal.status)
        .is_some_and(|(_, status)| status.takes_signatures(appeal.closed))
}

/// A published appeal with its list.
#[derive(Debug, Clone)]
pub struct AppealView {
    /// The row.
    pub appeal: Appeal,
    /// The state it was folded from.
    pub snapshot: Snapshot,
    /// The list as this server shows it: that of the state, without the names of those that are
    /// blocked here.
    pub list: Arc<CoSignerList>,
    /// Ids of entries of which this server shows nothing but number and place.
    pub hidden: Arc<BTreeSet<String>>,
    /// Which names of the list could be taken for another's.
    pub look_alikes: Arc<LookAlikes>,
    /// The state's digest.
    pub digest: Digest,
    /// What the organiser says beside the list: updates, cases, handovers.
    pub dispatches: Held,
}

impl AppealView {
    /// Differs between any two views that would be shown differently.
    pub fn tag(&self) -> String {
        let hidden = self.hidden.iter().map(String::as_bytes);
        let hidden: Vec<&[u8]> = hidden.collect();
        let beside = self.dispatches.digest;
        match hidden.is_empty() {
            true => format!("{} {beside}", self.digest),
            false => format!("{} {beside} {}", self.digest, Digest::of(&hidden)),
        }
    }
}

/// Something that waits for a person's decision.
#[derive(Debug, Clone)]
pub struct Pending {
    /// The actor.
    pub about: String,
    /// Its names, as it gives them.
    pub names: Names,
    /// How it came: a code, as of an entry.
    pub how: &'static str,
    /// The key that signed, where it has a server.
    pub key: Option<String>,
    /// Why it waits: a code.
    pub why: &'static str,
    /// When it came, in milliseconds since 1970.
    pub received_at: i64,
    /// The registered domain of the e-mail address that confirmed it, where one did.
    pub domain: Option<String>,
    /// Who filled in the form, as what, and the e-mail address: for the organiser's people alone.
    pub contact: Vec<String>,
    /// What its own server signed, whole, where it has one.
    pub said: Option<Box<Endorsement>>,
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
            how: Origin::OwnServer.name(),
            key: Some(statement.key.to_string()),
            why,
            received_at,
            domain: None,
            contact: Vec::new(),
            said: Some(Box::new(endorsement.clone())),
        })
    }
}

impl Instance {
    /// A published appeal by its id.
    ///
    /// # Errors
    /// The database.
    pub async fn view_by_id(&self, object: &str) -> Result<Option<AppealView>> {
        let appeal = appeals::by_ap_id(self.database.conn(), object).await?;
        self.view(appeal).await
    }

    /// A published appeal by the host and slug in its address here.
    ///
    /// # Errors
    /// The database.
    pub async fn view_by_slug(&self, host: &str, slug: &str) -> Result<Option<AppealView>> {
        let appeal = appeals::by_host_slug(self.database.conn(), host, slug).await?;
        self.view(appeal).await
    }

    /// A published appeal as it was at another time, folded from a state that was kept. It goes by
    /// another row's number, so that nothing that is remembered of the list as it is now gives way.
    pub(crate) async fn view_of(&self, appeal: &Appeal, state: State) -> Result<AppealView> {
        let mut appeal = appeal.clone();
        appeal.id = -appeal.id;
        let snapshot = Snapshot::of(state);
        let shown = self.shown(appeal.id, &snapshot).await?;
        Ok(AppealView {
            list: shown.list,
            hidden: shown.hidden,
            look_alikes: shown.look_alikes,
            digest: snapshot.digest(),
            dispatches: Held::none(),
            snapshot,
            appeal,
        })
    }

    async fn view(&self, appeal: Option<Appeal>) -> Result<Option<AppealView>> {
        let Some(appeal) = appeal.filter(|appeal| appeal.root.is_some()) else {
            return Ok(None);
        };
        let snapshot = self.snapshot(&appeal).await?;
        let shown = self.shown(appeal.id, &snapshot).await?;
        Ok(Some(AppealView {
            list: shown.list,
            hidden: shown.hidden,
            look_alikes: shown.look_alikes,
            digest: snapshot.digest(),
            dispatches: self.dispatches(&appeal, &snapshot).await?,
            snapshot,
            appeal,
        }))
    }

    /// Appeals that the world may see, newest first; not those of servers that are blocked here, nor
    /// those of our organisations that are hidden or were deleted.
    ///
    /// # Errors
    /// The database.
    pub async fn public_appeals(&self, text: Option<&str>) -> Result<Vec<Appeal>> {
        let filter = AppealFilter {
            statuses: ["open", "closed", "delivered", "withdrawn"]
                .map(str::to_owned)
                .to_vec(),
            text: text.map(str::to_owned),
            ..AppealFilter::default()
        };
        let rules = self.rules().await?;
        let mut appeals = appeals::list(self.database.conn(), &filter).await?;
        let organizations = organizations::all(self.database.conn()).await?;
        let shown: Vec<i64> = organizations
            .iter()
            .filter(|one| one.suspended_at.is_none() || !one.hidden)
            .map(|one| one.id)
            .collect();
        appeals.retain(|appeal| {
            let is_shown = appeal.organization_id.is_none_or(|id| shown.contains(&id));
            !rules.is_blocked(&appeal.ap_id) && is_shown
        });
        for appeal in &mut appeals {
            self.described(appeal).await?;
        }
        Ok(appeals)
    }

    /// Fills in kind and topics where the row is from before they were kept in it.
    async fn described(&self, appeal: &mut Appeal) -> Result<()> {
        if appeal.kind.is_some() || appeal.root.is_none() {
            return Ok(());
        }
        let snapshot = self.snapshot(appeal).await?;
        if let Some(note) = snapshot.list().current() {
            describe(appeal, note);
            appeals::set_described(self.database.conn(), appeal).await?;
        }
        Ok(())
    }

    /// The ids of an organisation's open appeals, newest first: what its `featured` collection holds.
    ///
    /// # Errors
    /// The database.
    pub async fn featured(&self, organization: &Organization) -> Result<Vec<String>> {
        let filter = AppealFilter {
            organization_id: Some(organization.id),
            statuses: vec!["open".to_owned()],
            ..AppealFilter::default()
        };
        let open = appeals::list(self.database.conn(), &filter).await?;
        Ok(open.into_iter().map(|appeal| appeal.ap_id).collect())
    }

    /// Servers that hold an appeal, beside this one and those that are blocked here.
    ///
    /// # Errors
    /// The database.
    pub async fn replicas_of(&self, appeal_id: i64) -> Result<Vec<Replica>> {
        let rules = self.rules().await?;
        let mut replicas = replicas::list(self.database.conn(), appeal_id).await?;
        replicas.retain(|replica| !rules.is_blocked(&replica.base_url));
        Ok(replicas)
    }

    /// What waits in this server's mailbox for an appeal.
    ///
    /// # Errors
    /// The database.
    pub async fn pending(&self, appeal_id: i64) -> Result<Vec<Pending>> {
        let rows = statements::mailbox(self.database.conn(), appeal_id).await?;
        let rules = self.rules().await?;
        let mut pending: Vec<Pending> = rows
            .iter()
            .filter(|row| row.kind == StatementType::Endorsement.name())
            .filter_map(|row| {
                let why = match (rules.stance(&row.author), row.origin_checked) {
                    (Stance::Blocked, _) => return None,
                    (Stance::Limited, _) => "limited",
                    (Stance::Open, true) => "awaits_admission",
                    (Stance::Open, false) => "key_not_seen",
                };
                Pending::of(&row.body, why, row.received_at)
            })
            .collect();
        pending.extend(self.unconfirmed_names(appeal_id).await?);
        pending.extend(self.accounts_waiting(appeal_id).await?);
        pending.extend(self.form_signers_waiting(appeal_id).await?);
        Ok(pending)
    }

    /// Signers who are listed, but whose newest names nobody has let in yet.
    async fn unconfirmed_names(&self, appeal_id: i64) -> Result<Vec<Pending>> {
        let Some(appeal) = appeals::by_id(self.database.conn(), appeal_id).await? else {
            return Ok(Vec::new());
        };
        let Some(view) = self.view(Some(appeal)).await? else {
            return Ok(Vec::new());
        };
        let digests: Vec<String> = view
            .list
            .entries
            .iter()
            .filter(|entry| !entry.name_confirmed && !entry.contested)
            .filter(|entry| !view.hidden.contains(&entry.id))
            .map(|entry| entry.digest.to_string())
            .collect();
        let digests: Vec<&str> = digests.iter().map(String::as_str).collect();
        let rows = statements::by_digests(self.database.conn(), appeal_id, &digests).await?;
        Ok(rows
            .iter()
            .filter_map(|row| Pending::of(&row.body, "name_changed", row.received_at))
            .collect())
    }

    /// The texts of all statements of a state, in the order of their digests.
    ///
    /// # Errors
    /// The database.
    pub async fn statement_texts(&self, appeal_id: i64) -> Result<Vec<String>> {
        Self::texts_within(self.database.conn(), appeal_id).await
    }

    /// The same within a transaction.
    pub(crate) async fn texts_within(
        db: &impl ConnectionTrait,
        appeal_id: i64,
    ) -> Result<Vec<String>> {
        const PAGE: u64 = 1_000;
        let mut texts: Vec<(Digest, String)> = Vec::new();
        let mut after = 0;
        loop {
            let rows = statements::since(db, appeal_id, statements::MEMBER, after, PAGE).await?;
            let Some(last) = rows.last() else {
                break;
            };
            after = last.id;
            let read = |row: statements::Statement| Some((row.digest.parse().ok()?, row.body));
            texts.extend(rows.into_iter().filter_map(read));
        }
        texts.sort_by_key(|(digest, _)| *digest);
        Ok(texts.into_iter().map(|(_, text)| text).collect())
    }

    /// A statement of one of our organisations, as it is served at its own address; withdrawn
    /// ones too.
    ///
    /// # Errors
    /// The database.
    pub async fn own_statement(&self, id: &str) -> Result<Option<String>> {
        let row = statements::by_ap_id(self.database.conn(), id).await?;
        Ok(row
            .filter(|row| self.addresses.is_ours(&row.author))
            .map(|row| row.body))
    }
}

impl Instance {
    /// One of our organisations, by handle, also where it was deleted.
    ///
    /// # Errors
    /// The database.
    pub async fn ever_by_handle(&self, handle: &str) -> Result<Option<Organization>> {
        Ok(organizations::ever_by_handle(self.database.conn(), handle).await?)
    }

    /// One of our organisations, by handle.
    ///
    /// # Errors
    /// The database.
    pub async fn organization_by_handle(&self, handle: &str) -> Result<Option<Organization>> {
        Ok(organizations::by_handle(self.database.conn(), handle).await?)
    }

    /// The organisation that calls for an appeal of ours, by the appeal's slug, also where it was
    /// deleted.
    ///
    /// # Errors
    /// The database.
    pub async fn organiser_of(&self, slug: &str) -> Result<Option<Organization>> {
        let db = self.database.conn();
        let appeal = appeals::by_host_slug(db, &self.addresses.host(), slug).await?;
        match appeal.and_then(|appeal| appeal.organization_id) {
            Some(id) => Ok(organizations::by_id(db, id).await?),
            None => Ok(None),
        }
    }

    /// All organisations of this server.
    ///
    /// # Errors
    /// The database.
    pub async fn organizations(&self) -> Result<Vec<Organization>> {
        Ok(organizations::all(self.database.conn()).await?)
    }

    /// How many public activities an organisation has.
    ///
    /// # Errors
    /// The database.
    pub async fn outbox_size(&self, organization_id: i64) -> Result<u64> {
        Ok(outbox::count(self.database.conn(), organization_id).await?)
    }

    /// Public activities of an organisation, newest first.
    ///
    /// # Errors
    /// The database.
    pub async fn outbox_page(
        &self,
        organization_id: i64,
        before: Option<i64>,
        limit: u64,
    ) -> Result<Vec<Activity>> {
        Ok(outbox::page(self.database.conn(), organization_id, before, limit).await?)
    }

    /// A public activity of ours, as it was sent.
    ///
    /// # Errors
    /// The database.
    pub async fn public_activity(&self, id: &str) -> Result<Option<String>> {
        let found = outbox::by_ap_id(self.database.conn(), id).await?;
        Ok(found
            .filter(|activity| activity.public)
            .map(|activity| activity.body))
    }

    /// How many follow an organisation.
    ///
    /// # Errors
    /// The database.
    pub async fn follower_count(&self, organization_id: i64) -> Result<u64> {
        Ok(followers::count(self.database.conn(), organization_id).await?)
    }

    /// Whom an organisation follows, or asked to.
    ///
    /// # Errors
    /// The database.
    pub async fn followed(&self, organization_id: i64) -> Result<Vec<Following>> {
        Ok(following::list(self.database.conn(), organization_id).await?)
    }

    /// The text of one statement of a state.
    ///
    /// # Errors
    /// The database.
    pub async fn statement_text(&self, appeal_id: i64, digest: Digest) -> Result<Option<String>> {
        let digest = digest.to_string();
        let rows =
            statements::by_digests(self.database.conn(), appeal_id, &[digest.as_str()]).await?;
        Ok(rows.into_iter().next().map(|row| row.body))
    }
}

/// A statement as this server holds it.
#[derive(Debug, Clone)]
pub struct HeldStatement {
    /// The text as it came, proof included.
    pub text: String,
    /// Whether this server saw the key at the author's own origin.
    pub origin_checked: bool,
    /// When it came, in milliseconds since 1970.
    pub received_at: i64,
}

impl Instance {
    /// Names by language of those of the given actors that this server knows, by actor id.
    ///
    /// # Errors
    /// The database.
    pub async fn actor_names(
        &self,
        actors: &[&str],
    ) -> Result<BTreeMap<String, BTreeMap<String, String>>> {
        let db = self.database.conn();
        let (ours, others): (Vec<&str>, Vec<&str>) = actors
            .iter()
            .partition(|actor| self.addresses.is_ours(actor));
        let read = |json: &str| serde_json::from_str(json).unwrap_or_default();
        let mut names: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        if !ours.is_empty() {
            let local = organizations::all(db).await?.into_iter();
            names.extend(
                local
                    .filter(|organization| ours.contains(&organization.ap_id.as_str()))
                    .map(|organization| (organization.ap_id, read(&organization.names))),
            );
        }
        let known = undersigned_store::remote_actors::by_ap_ids(db, &others).await?;
        let rules = self.rules().await?;
        names.extend(
            known
                .into_iter()
                .filter(|actor| !rules.is_blocked(&actor.ap_id))
                .filter_map(|actor| Some((actor.ap_id, read(&actor.names?)))),
        );
        Ok(names)
    }

    /// One statement of an appeal with what this server knows of it.
    ///
    /// # Errors
    /// The database.
    pub async fn held_statement(
        &self,
        appeal_id: i64,
        digest: Digest,
    ) -> Result<Option<HeldStatement>> {
        let digest = digest.to_string();
        let rows =
            statements::by_digests(self.database.conn(), appeal_id, &[digest.as_str()]).await?;
        Ok(rows.into_iter().next().map(|row| HeldStatement {
            text: row.body,
            origin_checked: row.origin_checked,
            received_at: row.received_at,
        }))
    }
}

//! Reading: what pages, API and commands show. Nothing here changes anything.

mod pending;
mod statements;

pub(crate) use pending::is_after;
pub use pending::{Namesake, Pending};
pub use statements::HeldStatement;

use crate::{
    Instance,
    dispatches::Held,
    error::Result,
    look_alikes::LookAlikes,
    moderation::Rules,
    replica::{Snapshot, describe},
};
use futures::future::join_all;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_domain::{CoSignerList, Digest, Entry, Status};
use undersigned_store::{
    appeals, dispatches, followers, following, organizations, outbox, replicas,
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

/// Names by language, by actor id.
pub type ActorNames = BTreeMap<String, BTreeMap<String, String>>;

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
    /// Names of those of whom one speaks when one shows the list ([`CoSignerList::speakers`]), as far
    /// as this server knows and shows them.
    pub names: Arc<ActorNames>,
    /// By which rules of this server it is shown.
    pub rules: Arc<Rules>,
    /// The state's digest.
    pub digest: Digest,
    /// What the organiser says beside the list: updates, cases, handovers.
    pub dispatches: Held,
}

impl AppealView {
    /// Differs between any two views that would be shown differently.
    pub fn tag(&self) -> String {
        let (state, beside, rules) = (self.digest, self.dispatches.digest, self.rules.version);
        let names = Digest::of(&[format!("{:?}", self.names).as_bytes()]);
        format!("{state} {beside} {rules} {names}")
    }

    /// The entry under which an actor stands on the list, if it does and this server shows it.
    pub fn entry(&self, actor: &str) -> Option<Arc<Entry>> {
        let entry = self.snapshot.entry(actor)?;
        (!self.hides(actor) && !self.hidden.contains(&entry.id)).then_some(entry)
    }

    /// Whether this server shows nothing of what somebody says. That asks nobody whether they are on
    /// the list: who was on it and has left is hidden as well.
    pub fn hides(&self, actor: &str) -> bool {
        self.rules.is_blocked(actor)
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

    /// Published appeals by their ids, in that order, read side by side; none where there is no such one. Each
    /// takes a connection and holds its list: for a few at a time.
    ///
    /// # Errors
    /// The database.
    pub async fn views_by_ids(&self, objects: &[&str]) -> Result<Vec<Option<AppealView>>> {
        let views = join_all(objects.iter().map(|object| self.view_by_id(object))).await;
        views.into_iter().collect()
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
    pub(crate) async fn view_of(&self, appeal: &Appeal, snapshot: Snapshot) -> Result<AppealView> {
        let mut appeal = appeal.clone();
        appeal.id = -appeal.id;
        let shown = self.shown(appeal.id, &snapshot).await?;
        Ok(AppealView {
            list: shown.list,
            hidden: shown.hidden,
            look_alikes: shown.look_alikes,
            names: shown.names,
            rules: shown.rules,
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
            names: shown.names,
            rules: shown.rules,
            digest: snapshot.digest(),
            dispatches: self.dispatches(&appeal, &snapshot).await?,
            snapshot,
            appeal,
        }))
    }

    /// Appeals that the world may see, newest first; not those of servers that are blocked here, nor
    /// those of our organisations that are hidden or were deleted, nor copies for which nobody here has
    /// asked: else anybody could have theirs shown here.
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
            !rules.is_blocked(&appeal.ap_id) && is_shown && !appeal.unasked
        });
        for appeal in &mut appeals {
            self.described(appeal).await?;
        }
        Ok(appeals)
    }

    /// Copies of other servers' appeals, for which somebody here has asked, that are not compared with their own server
    /// because of this server's rules: by their addresses, the newest first.
    ///
    /// # Errors
    /// The database.
    pub async fn copies_apart(&self) -> Result<Vec<String>> {
        let rules = self.rules().await?;
        let held = appeals::list(self.database.conn(), &AppealFilter::default()).await?;
        let apart = held
            .into_iter()
            .filter(|appeal| !appeal.unasked && rules.is_apart_from(&appeal.ap_id));
        Ok(apart.map(|appeal| appeal.ap_id).collect())
    }

    /// For each of these appeals, in their order, what differs whenever anything else is shown of it or beside it, but for
    /// how actors are called. It is asked of the database for all at once; no list is read for it.
    ///
    /// # Errors
    /// The database.
    pub async fn moments_of(&self, appeals: &[&Appeal]) -> Result<Vec<String>> {
        let rules = self.rules().await?;
        let ids: Vec<i64> = appeals.iter().map(|appeal| appeal.id).collect();
        let mut beside: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for (appeal, digest) in dispatches::digests_of(self.database.conn(), &ids).await? {
            beside.entry(appeal).or_default().push(digest);
        }
        let moment = |appeal: &&Appeal| {
            let mut digests = beside.remove(&appeal.id).unwrap_or_default();
            digests.sort_unstable();
            let digest = Digest::of(&[digests.join("\n").as_bytes()]);
            format!("{} {digest} {}", appeal.list_version, rules.version)
        };
        Ok(appeals.iter().map(moment).collect())
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

    /// A public activity of ours, as it was sent, and the organisation that sent it, also where that was
    /// deleted.
    ///
    /// # Errors
    /// The database.
    pub async fn public_activity(
        &self,
        id: &str,
    ) -> Result<Option<(String, Option<Organization>)>> {
        let db = self.database.conn();
        let found = outbox::by_ap_id(db, id).await?;
        let Some(activity) = found.filter(|activity| activity.public) else {
            return Ok(None);
        };
        let sender = match activity.organization_id {
            Some(id) => organizations::by_id(db, id).await?,
            None => None,
        };
        Ok(Some((activity.body, sender)))
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

    /// Names by language of those of the given actors that this server knows, by actor id.
    ///
    /// # Errors
    /// The database.
    pub async fn actor_names(&self, actors: &[&str]) -> Result<ActorNames> {
        let db = self.database.conn();
        let (ours, others): (Vec<&str>, Vec<&str>) = actors
            .iter()
            .partition(|actor| self.addresses.is_ours(actor));
        let read = |json: &str| serde_json::from_str(json).unwrap_or_default();
        let mut names = ActorNames::new();
        if !ours.is_empty() {
            let local = organizations::all(db).await?.into_iter();
            names.extend(
                local
                    .filter(|organization| ours.contains(&organization.ap_id.as_str()))
                    .map(|organization| (organization.ap_id, read(&organization.names))),
            );
        }
        let known = undersigned_store::remote_actors::names(db, &others).await?;
        let rules = self.rules().await?;
        names.extend(
            known
                .into_iter()
                .filter(|(actor, _)| !rules.is_blocked(actor))
                .filter_map(|(actor, names)| Some((actor, read(&names?)))),
        );
        Ok(names)
    }
}

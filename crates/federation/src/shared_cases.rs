//! Cases that several appeals have in common: what the others' organisers say of the same person or
//! matter is shown beside each of them.
//!
//! Whether two cases are one is a pure question ([`cases::are_one`]). What is needed to ask it, the
//! other appeal with its updates, is held like any other copy. A server looks up what is named by
//! appeals of its own organisations or of such as one of them signed, and who names one of its own:
//! never what is named by what it looked up for that reason alone, or one name would lead to all.

use crate::{
    Instance,
    dispatches::is_organisers,
    error::Result,
    lookups,
    outgoing::{Audience, Outgoing},
    reconcile::replicate,
    replica::Change,
    site,
    views::AppealView,
};
use std::collections::BTreeSet;
use undersigned_domain::{
    CoSignerList, Dispatch,
    cases::{appeal_of, are_one, named_by},
    dispatch::Words,
    ids,
};
use undersigned_store::{
    ConnectionTrait, appeal_lookups,
    appeals::{self, Appeal},
    dispatches as store, organizations, remote_actors,
};

/// Most other appeals whose news is shown beside one appeal.
const MAX_OTHERS: usize = 32;
/// Most cases that are read because they may name one of an appeal.
const MAX_NAMING: u64 = 500;
/// Most lookups that wait while claims are still added to them: the rest is for what people here name.
const MAX_WAITING_CLAIMS: usize = 100;
/// Most lookups of one registered domain that wait while its claims are still added.
const MAX_WAITING_OF_DOMAIN: usize = 5;

/// A case of another appeal that is the same as one of this.
#[derive(Debug, Clone)]
pub struct OtherCase {
    /// Address of the case of this appeal.
    pub ours: String,
    /// The case of the other one.
    pub case: Dispatch,
    /// The other appeal.
    pub view: AppealView,
}

/// That somebody else's case names one of ours, whose organiser has not agreed.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Address of our case.
    pub ours: String,
    /// The case that names it.
    pub case: Dispatch,
    /// The appeal that it belongs to.
    pub appeal: Appeal,
}

impl Instance {
    /// The cases of other appeals held here that are the same as one of this appeal's.
    ///
    /// # Errors
    /// The database.
    pub async fn other_cases(&self, view: &AppealView) -> Result<Vec<OtherCase>> {
        let ours = cases(&view.dispatches.shown);
        if ours.is_empty() {
            return Ok(Vec::new());
        }
        let named = ours.iter().flat_map(|case| named_by(case));
        let mut objects: BTreeSet<String> = named
            .filter_map(|id| appeal_of(id))
            .map(str::to_owned)
            .collect();
        // What one organisation says of two cases of its own, it need say in one of them only.
        let below = beginning(&view.appeal.ap_id).unwrap_or_default();
        for case in self.naming(&view.appeal, &ours, &below).await? {
            if ours.iter().any(|our| our.author == case.author) {
                objects.insert(case.appeal.object);
            }
        }
        objects.remove(&view.appeal.ap_id);
        let mut others = Vec::new();
        for object in objects.iter().take(MAX_OTHERS) {
            let Some(other) = self.view_by_id(object).await? else {
                continue;
            };
            if !self.is_shown(&other.appeal).await? {
                continue;
            }
            for case in cases(&other.dispatches.shown) {
                if let Some(our) = ours.iter().find(|our| are_one(our, case)) {
                    others.push(OtherCase {
                        ours: our.id.clone(),
                        case: case.clone(),
                        view: other.clone(),
                    });
                }
            }
        }
        others.sort_by(|a, b| a.case.id.cmp(&b.case.id));
        Ok(others)
    }

    /// Who says that one of this appeal's cases is the same as one of theirs, without the organiser
    /// having said so too.
    ///
    /// # Errors
    /// The database.
    pub async fn claims(&self, view: &AppealView) -> Result<Vec<Claim>> {
        let ours = cases(&view.dispatches.shown);
        let mut claims = Vec::new();
        for case in self.naming(&view.appeal, &ours, "").await? {
            let named = ours.iter().find(|our| named_by(&case).contains(&our.id));
            let Some(our) = named.filter(|our| !are_one(our, &case)) else {
                continue;
            };
            let appeal = appeals::by_ap_id(self.database.conn(), &case.appeal.object).await?;
            let Some(appeal) = appeal else {
                continue;
            };
            let snapshot = self.snapshot(&appeal).await?;
            let counts = is_organisers(snapshot.list(), &case.author, &case.key);
            if counts && self.is_shown(&appeal).await? && claims.len() < MAX_OTHERS {
                claims.push(Claim {
                    ours: our.id.clone(),
                    case,
                    appeal,
                });
            }
        }
        claims.sort_by(|a, b| a.case.id.cmp(&b.case.id));
        Ok(claims)
    }

    /// The cases held here, of other appeals and below an address, that name one of these.
    async fn naming(
        &self,
        appeal: &Appeal,
        ours: &[&Dispatch],
        below: &str,
    ) -> Result<Vec<Dispatch>> {
        if ours.is_empty() {
            return Ok(Vec::new());
        }
        let db = self.database.conn();
        let rows = store::sharing(db, below, &appeal.ap_id, MAX_NAMING).await?;
        let held = rows
            .iter()
            .filter_map(|row| Dispatch::stored(&row.body).ok());
        Ok(held
            .filter(|case| {
                let names = |our: &&Dispatch| {
                    named_by(case).contains(&our.id) && our.appeal.object != case.appeal.object
                };
                ours.iter().any(names)
            })
            .collect())
    }

    /// Whether the world may see an appeal here.
    pub(crate) async fn is_shown(&self, appeal: &Appeal) -> Result<bool> {
        if appeal.root.is_none() || self.rules().await?.is_blocked(&appeal.ap_id) {
            return Ok(false);
        }
        let Some(id) = appeal.organization_id else {
            return Ok(true);
        };
        let organization = organizations::by_id(self.database.conn(), id).await?;
        Ok(organization.is_some_and(|one| one.suspended_at.is_none() || !one.hidden))
    }
}

/// Differs where what is said of the same cases elsewhere differs.
#[must_use]
pub fn tag(others: &[OtherCase]) -> String {
    let digests = others
        .iter()
        .map(|other| other.view.dispatches.digest.to_string());
    digests.collect::<Vec<_>>().join(" ")
}

fn cases(dispatches: &[Dispatch]) -> Vec<&Dispatch> {
    let is_case = |one: &&Dispatch| matches!(one.words, Words::Case(_));
    dispatches.iter().filter(is_case).collect()
}

/// Has the appeals looked up that a case names, where one of ours has to do with the appeal.
///
/// # Errors
/// The database.
pub(crate) async fn look_up(change: &Change, dispatch: &Dispatch) -> Result<()> {
    let named = named_by(dispatch);
    if named.is_empty() || !concerns_us(change, &change.list()) {
        return Ok(());
    }
    let (instance, db) = (change.instance(), &change.transaction);
    let ours = instance.addresses.is_ours(&dispatch.author);
    let objects: BTreeSet<&str> = named.iter().filter_map(|id| appeal_of(id)).collect();
    for object in objects {
        match ours {
            true => lookups::add(instance, db, object).await?,
            false => Box::pin(lookups::add_named(instance, db, object)).await?,
        }
    }
    Ok(())
}

fn concerns_us(change: &Change, list: &CoSignerList) -> bool {
    let addresses = &change.instance().addresses;
    change.appeal.organization_id.is_some()
        || list
            .initiators
            .iter()
            .any(|one| addresses.is_ours(&one.actor))
        || list.entries.iter().any(|one| addresses.is_ours(&one.id))
}

/// Has the appeal of a case looked up that came in and names a case of ours, so that our people see
/// who says so. Anybody can say so of any number of appeals, so there is room for some only; our
/// people can name the others.
///
/// # Errors
/// The database.
pub(crate) async fn claimed(instance: &Instance, dispatch: &Dispatch) -> Result<()> {
    if instance.rules().await?.is_blocked(&dispatch.author) {
        return Ok(());
    }
    let db = instance.database.conn();
    for id in named_by(dispatch) {
        let Some(object) = appeal_of(id).filter(|object| instance.addresses.is_ours(object)) else {
            continue;
        };
        let Some(appeal) = appeals::by_ap_id(db, object).await? else {
            continue;
        };
        let there = store::by_ap_id(db, appeal.id, id).await?;
        if there.is_some_and(|row| !row.withdrawn) {
            let object = &dispatch.appeal.object;
            return match has_room(instance, db, object).await? {
                true => lookups::add_unasked(instance, db, object).await,
                false => Ok(()),
            };
        }
    }
    Ok(())
}

/// Whether one more appeal of its domain is looked up because somebody there says so.
async fn has_room(instance: &Instance, db: &impl ConnectionTrait, object: &str) -> Result<bool> {
    let waiting = appeal_lookups::objects(db).await?;
    if !site::has_room(&waiting, object, MAX_WAITING_OF_DOMAIN, MAX_WAITING_CLAIMS) {
        return Ok(false);
    }
    replicate::has_room(instance, db, object, waiting).await
}

/// Inboxes of those who call for appeals that have a case in common with what a dispatch is about.
///
/// # Errors
/// The database.
pub(crate) async fn inboxes(change: &Change, dispatch: &Dispatch) -> Result<BTreeSet<String>> {
    let db = &change.transaction;
    let mut named: BTreeSet<String> = named_by(dispatch).iter().cloned().collect();
    if let Words::Update(update) = &dispatch.words {
        for told in &update.changes {
            let row = store::by_ap_id(db, change.appeal.id, &told.case).await?;
            let case = row.and_then(|row| Dispatch::stored(&row.body).ok());
            named.extend(case.iter().flat_map(named_by).cloned());
        }
    }
    let mut inboxes = BTreeSet::new();
    let objects: BTreeSet<&str> = named.iter().filter_map(|id| appeal_of(id)).collect();
    for object in objects.into_iter().take(MAX_OTHERS) {
        inboxes.extend(inbox_of(db, object).await?);
    }
    Ok(inboxes)
}

/// With what every address of the same server begins.
fn beginning(id: &str) -> Option<String> {
    ids::origin(id).map(|origin| format!("{}/", origin.ascii_serialization()))
}

/// The inbox of whoever calls for an appeal, where both are known here.
async fn inbox_of(db: &impl ConnectionTrait, object: &str) -> Result<Option<String>> {
    let Some(appeal) = appeals::by_ap_id(db, object).await? else {
        return Ok(None);
    };
    let actor = remote_actors::by_ap_id(db, &appeal.organiser).await?;
    Ok(actor.map(|actor| actor.shared_inbox.unwrap_or(actor.inbox)))
}

/// Tells whoever calls for an appeal that was looked up which cases of ours name one of it.
///
/// # Errors
/// The database.
pub(crate) async fn introduce(instance: &Instance, appeal: &Appeal) -> Result<()> {
    let db = instance.database.conn();
    let Some(inbox) = inbox_of(db, &appeal.ap_id).await? else {
        return Ok(());
    };
    let below = format!("{}/", instance.addresses.base());
    for row in store::sharing(db, &below, &appeal.ap_id, MAX_NAMING).await? {
        let Ok(case) = Dispatch::stored(&row.body) else {
            continue;
        };
        let of_it = |id: &String| appeal_of(id) == Some(appeal.ap_id.as_str());
        let names_it = named_by(&case).iter().any(of_it);
        if !instance.addresses.is_ours(&case.author) || !names_it {
            continue;
        }
        let Some(own) = appeals::by_id(db, row.appeal_id).await? else {
            continue;
        };
        let activity = instance.activity("Create", &case.author, case.value(), Audience::Public)?;
        let outgoing = Outgoing {
            actor: case.author.clone(),
            organization_id: own.organization_id,
            activity,
            carried: Vec::new(),
            public: false,
            inboxes: [inbox.clone()].into(),
        };
        let transaction = instance.database.begin().await?;
        instance.enqueue(&transaction, outgoing).await?;
        transaction.commit().await?;
        instance.wake_delivery();
    }
    Ok(())
}

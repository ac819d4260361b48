//! What this server does not show: entries of those that it blocks keep number and place, and
//! nothing of who they are. So do those whose withdrawal waits to be signed.

use super::Rules;
use crate::{
    Instance, error::Result, look_alikes::LookAlikes, replica::Snapshot, views::ActorNames,
};
use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError},
};
use tokio::task::spawn_blocking;
use undersigned_domain::{CoSignerList, Digest, Entry, Sequence};

/// A list with more entries takes a processor for a while.
const LONG: usize = 200;

/// A list as this server shows it.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// Of which state.
    digest: Digest,
    /// By which rules.
    pub rules: Arc<Rules>,
    /// Names of those of whom one speaks when one shows it, by actor and language.
    pub names: Arc<ActorNames>,
    /// The list; see [`crate::views::AppealView::list`].
    pub list: Arc<CoSignerList>,
    /// Ids of its entries that are hidden.
    pub hidden: Arc<BTreeSet<String>>,
    /// Which of its names could be taken for another's.
    pub look_alikes: Arc<LookAlikes>,
}

impl Instance {
    /// The list of a state as this server shows it.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn shown(&self, appeal_id: i64, snapshot: &Snapshot) -> Result<Shown> {
        let rules = self.rules().await?;
        let digest = snapshot.digest();
        // Not a part of the state: whoever calls for an appeal may change its name meanwhile.
        let speakers: Vec<&str> = snapshot.list().speakers().into_iter().collect();
        let names = self.actor_names(&speakers).await?;
        let version = rules.version;
        let stands = |held: &Shown| {
            held.digest == digest && held.rules.version == version && *held.names == names
        };
        let held = || self.moderation.shown_last(appeal_id).filter(stands);
        if let Some(held) = held() {
            return Ok(held);
        }
        let is_long = snapshot.list().entries.len() > LONG;
        let turn = match is_long {
            true => Some(self.moderation.showing.take(appeal_id).await),
            false => None,
        };
        // Somebody may have worked it out meanwhile.
        if let Some(held) = held() {
            return Ok(held);
        }
        let (instance, snapshot) = (self.clone(), snapshot.clone());
        let work_out = move || {
            let before = instance.moderation.shown_last(appeal_id);
            let shown = Shown::of(before.as_ref(), (appeal_id, &snapshot), rules, names);
            instance.keep_shown(appeal_id, shown.clone());
            drop(turn);
            shown
        };
        if !is_long {
            return Ok(work_out());
        }
        // Of a long list that was not shown yet all names are looked at: not on the threads that answer requests.
        Ok(spawn_blocking(work_out).await?)
    }

    fn keep_shown(&self, appeal_id: i64, shown: Shown) {
        {
            let held = self.moderation.shown.lock();
            let mut held = held.unwrap_or_else(PoisonError::into_inner);
            held.insert(appeal_id, shown);
        }
        // It goes when its state does, which may have been meanwhile.
        if !self.replicas.holds(appeal_id) {
            self.moderation.forget_shown(appeal_id);
        }
    }
}

impl Shown {
    /// What is new on a list is looked at alone, where it was shown before.
    fn of(
        before: Option<&Self>,
        (appeal_id, snapshot): (i64, &Snapshot),
        rules: Arc<Rules>,
        names: ActorNames,
    ) -> Self {
        let nothing = Sequence::default();
        let same_rules = before.filter(|before| before.rules.version == rules.version);
        let known = same_rules.map_or(&nothing, |before| &before.list.entries);
        // A list as it was at another time goes by the same number, below nought.
        let hidden = hidden(&rules, appeal_id.abs(), snapshot.list(), known);
        let list = match hidden.is_empty() {
            true => snapshot.list().clone(),
            false => Arc::new(without(snapshot.list(), &hidden)),
        };
        let calling = list.initiators.iter().map(|one| one.actor.as_str());
        let calling: ActorNames = calling
            .chain(list.organiser.as_deref())
            .filter_map(|actor| Some((actor.to_owned(), names.get(actor)?.clone())))
            .collect();
        let look_alikes = before.map(|before| LookAlikes::clone(&before.look_alikes));
        let mut look_alikes = look_alikes.unwrap_or_default();
        look_alikes.follow(&list.entries, &calling, |id| snapshot.entry(id));
        Self {
            digest: snapshot.digest(),
            rules,
            look_alikes: Arc::new(look_alikes),
            list,
            hidden: Arc::new(hidden),
            names: Arc::new(names),
        }
    }
}

/// Entries of those who are blocked, and of those who are taken back: under their own id, by an account there, or
/// together with others, whose names cannot be told from theirs any more. Those that are `known`, as they were shown by the
/// same rules, are none of these: what is shown of such a one is another entry.
fn hidden(
    rules: &Rules,
    appeal_id: i64,
    list: &CoSignerList,
    known: &Sequence<Entry>,
) -> BTreeSet<String> {
    let is_hidden = |entry: &&Arc<Entry>| {
        let ids = std::iter::once(&entry.id).chain(&entry.same_as);
        ids.chain(&entry.account)
            .any(|id| rules.is_blocked(id) || rules.is_leaving(appeal_id, id))
    };
    let entries = list.entries.not_in(known).into_iter().filter(is_hidden);
    entries.map(|entry| entry.id.clone()).collect()
}

/// The same list, with as many entries and the same numbers, that says nothing of who the hidden
/// ones are beyond their ids, which programs need to tell entries apart.
fn without(list: &CoSignerList, hidden: &BTreeSet<String>) -> CoSignerList {
    let mut shown = list.clone();
    for (place, entry) in list.entries.iter().enumerate() {
        if hidden.contains(&entry.id) {
            shown.entries[place].hide();
        }
    }
    shown
}

//! Whether an organisation can speak in an appeal, and with which of its keys. Whoever signs asks
//! here first: a server that was put back to before its last change of keys has only keys that have
//! ended since, and what it said with them would count nowhere.

use crate::{
    FederationError, Instance, actions::rotation as changes, error::Result, keys::ActorKeys,
    replica::Change,
};
use std::sync::Arc;
use undersigned_domain::{Multikey, State, Statement, rotation};
use undersigned_store::{
    ConnectionTrait,
    appeals::{self, Appeal, AppealFilter},
    organizations::Organization,
};

/// What gives an organisation its voice back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    /// A new key: the appeal's root is here, and names it.
    Rotate,
    /// The appeal's root, whose private half is not here, and then a new key.
    ImportRoot,
    /// A new key, which those who call for the appeal let in.
    LetIn,
}

/// An organisation all of whose keys that this server has have ended in an appeal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silent {
    /// Its actor id.
    pub organization: String,
    /// The appeal's id.
    pub appeal: String,
    /// What to do about it.
    pub way_out: WayOut,
}

impl Silent {
    /// What is wrong, and what to do, for people.
    pub fn words(&self) -> String {
        let way_out = match self.way_out {
            WayOut::Rotate => {
                "run `undersigned admin keys rotate`: the appeal's root, which is here, names the new key"
            }
            WayOut::ImportRoot => {
                "bring the appeal's root with `undersigned admin keys import-root` and run \
                 `undersigned admin keys rotate`: the root alone can name a new key"
            }
            WayOut::LetIn => {
                "run `undersigned admin keys rotate` and say again here what is to stand; those who \
                 call for the appeal have to let the new key in, which their servers do by themselves \
                 for signers of an open appeal: for all else, ask them"
            }
        };
        format!(
            "this server's key for {} has ended in {}, so nothing it says there counts. The server \
             was probably put back to before its last change of keys. If there is a newer backup or \
             file of keys, put that back; else {way_out}",
            self.organization, self.appeal
        )
    }
}

/// A key of one of our organisations that an appeal's root has named, that has not ended, and that
/// this server does not have: it was put back to before it made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forgotten {
    /// Its actor id.
    pub organization: String,
    /// The appeal's id.
    pub appeal: String,
    /// The key.
    pub key: Multikey,
}

impl Forgotten {
    /// What is wrong, and what to do, for people.
    pub fn words(&self) -> String {
        format!(
            "the root of {} has named {} as a key of {}, and this server does not have it. The server \
             was probably put back to before its last change of keys. If there is a newer backup or \
             file of keys, put that back; else run `undersigned admin keys rotate`: what was said under \
             that key, a name that was withdrawn since among it, stays in every copy until it ends",
            self.appeal, self.key, self.organization
        )
    }
}

impl From<Silent> for FederationError {
    fn from(silent: Silent) -> Self {
        Self::conflict("key_ended", silent.words())
    }
}

impl ActorKeys {
    /// The same keys, but `author` is the one that speaks in an appeal: an old key does until the
    /// appeal has let the new one in, and none does that has ended there. `waiting` is what the
    /// actor has said that is not in the state.
    ///
    /// # Errors
    /// [`Silent`] where all have ended.
    pub fn speaking_in(
        &self,
        state: &State,
        waiting: &[Arc<Statement>],
    ) -> std::result::Result<Self, Silent> {
        let actor = &self.author.actor;
        let living: Vec<Multikey> = self
            .in_use()
            .filter(|key| !rotation::has_ended(state, waiting, actor, key))
            .cloned()
            .collect();
        let speaking = rotation::speaking(state, actor, &living);
        match speaking.and_then(|key| self.author_of(key)) {
            Some(author) => {
                let mut keys = self.clone();
                keys.author = author.clone();
                Ok(keys)
            }
            None => Err(Silent {
                organization: actor.clone(),
                appeal: state.appeal().object.clone(),
                way_out: self.way_out(state),
            }),
        }
    }

    /// Keys with which something can be signed now, oldest first.
    fn in_use(&self) -> impl Iterator<Item = &Multikey> {
        self.proof
            .iter()
            .filter(|held| held.retired.is_none() && held.author.is_some())
            .map(|held| &held.public)
    }

    fn way_out(&self, state: &State) -> WayOut {
        let root = &state.appeal().root;
        let is_ours = || {
            state
                .registers()
                .any(|(register, _)| register.key == root && register.author == self.author.actor)
        };
        match self.author_of(root) {
            Some(_) => WayOut::Rotate,
            None if is_ours() => WayOut::ImportRoot,
            None => WayOut::LetIn,
        }
    }
}

impl Change {
    /// The keys of one of our organisations with the one that speaks in this appeal.
    ///
    /// # Errors
    /// [`FederationError::Conflict`] `key_ended` where none does; the database.
    pub(crate) async fn speaker(&self, actor: &str) -> Result<ActorKeys> {
        let (id, db) = (self.appeal.id, &self.transaction);
        Ok(speaker(self.instance(), db, id, self.state(), actor).await??)
    }

    /// The same; nothing where none does, or where there is no such organisation here.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn speaker_if_any(&self, actor: &str) -> Result<Option<ActorKeys>> {
        let (id, db) = (self.appeal.id, &self.transaction);
        match speaker(self.instance(), db, id, self.state(), actor).await {
            Ok(found) => Ok(found.ok()),
            Err(FederationError::NotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Whether an organisation can speak in an appeal.
///
/// # Errors
/// [`FederationError::Conflict`] `key_ended` where it cannot; the database.
pub(crate) async fn check(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
) -> Result<()> {
    let (db, actor) = (instance.database.conn(), &organization.ap_id);
    let snapshot = instance.snapshot(appeal).await?;
    speaker(instance, db, appeal.id, snapshot.state(), actor).await??;
    Ok(())
}

async fn speaker(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal_id: i64,
    state: &State,
    actor: &str,
) -> Result<std::result::Result<ActorKeys, Silent>> {
    let keys = instance.keys_within(db, actor).await?;
    // A key that was let in says in the state that it has ended.
    let let_in = |key: &Multikey| state.is_let_in(actor, key);
    let waiting = match keys.in_use().all(let_in) {
        true => Vec::new(),
        false => changes::waiting(db, appeal_id, actor).await?,
    };
    Ok(keys.speaking_in(state, &waiting))
}

/// The appeals in which an organisation cannot speak.
///
/// # Errors
/// The database.
pub async fn silent(instance: &Instance, organization: &Organization) -> Result<Vec<Silent>> {
    let (db, actor) = (instance.database.conn(), &organization.ap_id);
    let mut found = Vec::new();
    for appeal_id in changes::own_appeals(instance, organization).await? {
        let Some(appeal) = appeals::by_id(db, appeal_id).await? else {
            continue;
        };
        let snapshot = instance.snapshot(&appeal).await?;
        let speaker = speaker(instance, db, appeal_id, snapshot.state(), actor).await?;
        found.extend(speaker.err());
    }
    Ok(found)
}

/// The keys of an organisation that it does not know any more.
///
/// # Errors
/// The database.
pub async fn forgotten(instance: &Instance, organization: &Organization) -> Result<Vec<Forgotten>> {
    let (db, actor) = (instance.database.conn(), &organization.ap_id);
    let keys = instance.keys_of(actor).await?;
    let own = AppealFilter {
        organization_id: Some(organization.id),
        ..AppealFilter::default()
    };
    let mut found = Vec::new();
    for appeal in appeals::list(db, &own).await? {
        if appeal.root.is_none() {
            continue;
        }
        let snapshot = instance.snapshot(&appeal).await?;
        let named = rotation::named_by_root(snapshot.state(), actor);
        found.extend(
            named
                .into_iter()
                .filter(|key| !keys.knows(key))
                .map(|key| Forgotten {
                    organization: actor.clone(),
                    appeal: appeal.ap_id.clone(),
                    key,
                }),
        );
    }
    Ok(found)
}

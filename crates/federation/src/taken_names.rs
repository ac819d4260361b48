//! Whose names are taken under an appeal: whoever comes from elsewhere by the name of somebody on the list, or of who calls for it, or by
//! one that looks like it, waits for a person on open appeals, too. Whoever calls themselves as others do would else stand
//! among those before anybody has looked. Branches of one name wait for a click; nobody is refused.
//!
//! This is about what this server lets in by itself, and in no state: what looks alike changes with the version of Unicode.

mod listed;
mod whose;

pub(crate) use listed::{AllListedNames, ListedNames};

use crate::{Instance, error::Result, property, site, suggestions};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    iter,
    sync::Arc,
};
use undersigned_domain::{CoSignerList, Content, Entry, Names, Sequence, Statement};
use undersigned_likeness as likeness;
use undersigned_store::{ConnectionTrait, form_signers, organizations, remote_actors};
use whose::Who;

/// How the names look of who calls for an appeal, by their actors' ids.
type Callers = BTreeMap<String, BTreeSet<String>>;

/// The code of why somebody waits whose name is taken.
pub(crate) const WHY: &str = "name_taken";
/// So many others who have one name are others indeed. Of fewer it is asked whether each is the same.
const FEW: usize = 5;

/// Whether somebody else has one of these names, or one that looks like it: see [`TakenNames::namesake`].
///
/// # Errors
/// The database.
pub(crate) async fn are_taken(
    instance: &Instance,
    db: &impl ConnectionTrait,
    (appeal, list): (i64, &CoSignerList),
    (who, names): (&str, &Names),
) -> Result<bool> {
    let taken = TakenNames::of(instance, db, appeal, list).await?;
    Ok(taken.namesake(db, who, names).await?.is_some())
}

/// Whether nobody could be taken for somebody else by these names than by those.
pub(crate) fn look_the_same(those: &Names, these: &Names) -> bool {
    looks(these).is_subset(&looks(those))
}

/// How names look, for comparing.
fn looks(names: &Names) -> BTreeSet<String> {
    likeness::looks(&suggestions::names(names))
}

/// The names that are taken, as of one moment.
#[derive(Debug)]
pub(crate) struct TakenNames {
    instance: Instance,
    entries: Sequence<Entry>,
    listed: Arc<ListedNames>,
    /// Who calls for it, by how their names look.
    callers: Callers,
    /// Who comes onto the list by the change that this is for, by how their names look.
    coming: HashMap<String, String>,
}

impl TakenNames {
    /// Those of a list, and of who calls for the appeal.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn of(
        instance: &Instance,
        db: &impl ConnectionTrait,
        appeal: i64,
        list: &CoSignerList,
    ) -> Result<Self> {
        let initiators = list.initiators.iter().map(|one| one.actor.as_str());
        let initiators: Vec<&str> = initiators.collect();
        let callers = callers(instance, db, &initiators).await?;
        let listed = instance.listed_names(appeal);
        listed.called_for_by(&callers);
        Ok(Self {
            instance: instance.clone(),
            entries: list.entries.clone(),
            listed,
            callers,
            coming: HashMap::new(),
        })
    }

    /// Whoever has one of these names, or one that looks like it, and is somebody else than who gives it: the id of their entry,
    /// or of who calls for the appeal. `who` is an actor, or an address of the domain from which somebody comes.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn namesake(
        &self,
        db: &impl ConnectionTrait,
        who: &str,
        names: &Names,
    ) -> Result<Option<String>> {
        let called = (names, looks(names));
        self.standing(db, &Who::of(who), called).await
    }

    /// Whether an endorsement may come onto the list without a person. If so, its names are taken for the rest of the change
    /// that this is for; else it is remembered that it waits.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn gives(
        &mut self,
        db: &impl ConnectionTrait,
        endorsement: &Statement,
    ) -> Result<bool> {
        let said = match &endorsement.content {
            Content::Endorsement(said) if said.endorsed => said,
            _ => return Ok(true),
        };
        let who = Who::of(&endorsement.author);
        let looks = looks(&said.names);
        let mut coming = looks.iter().filter_map(|look| self.coming.get(look));
        let is_coming = coming.any(|other| !who.is(other));
        // Whether that one is listed in the end is known by the next change only.
        if is_coming {
            return Ok(false);
        }
        let called = (&said.names, looks.clone());
        if self.standing(db, &who, called).await?.is_some() {
            let (digest, author) = (endorsement.digest, &endorsement.author);
            self.listed.note(&self.entries, digest, author);
            return Ok(false);
        }
        for look in looks {
            self.coming.entry(look).or_insert_with(|| who.id.clone());
        }
        Ok(true)
    }

    /// Who has one of these names, which look so, or one that looks like it: who calls for the appeal, or stands on the list.
    async fn standing(
        &self,
        db: &impl ConnectionTrait,
        who: &Who,
        (names, looks): (&Names, BTreeSet<String>),
    ) -> Result<Option<String>> {
        let listed = self.listed.clone();
        let mut named = listed
            .named(&self.entries, (looks.clone(), who.clone()), FEW)
            .await?;
        named.equal_first(names);
        for (caller, theirs) in &self.callers {
            let mut new = looks.difference(&named.own);
            let is_anothers = !who.is(caller) && new.any(|look| theirs.contains(look));
            if is_anothers && !has_moved(&self.instance, db, caller, who).await? {
                return Ok(Some(caller.clone()));
            }
        }
        let are_many = named.others.len() >= FEW;
        for entry in &named.others {
            if are_many || !self.is_of(db, entry, who).await? {
                return Ok(Some(entry.id.clone()));
            }
        }
        Ok(None)
    }

    /// Whether an entry is theirs by what does not stand on the list: it came by form from their domain, or it is of an
    /// actor that says it is this one now.
    async fn is_of(&self, db: &impl ConnectionTrait, entry: &Entry, who: &Who) -> Result<bool> {
        let ids = || iter::once(&entry.id).chain(&entry.same_as);
        for id in ids() {
            if has_moved(&self.instance, db, id, who).await? {
                return Ok(true);
            }
        }
        let Some(site) = &who.site else {
            return Ok(false);
        };
        let ours = ids().map(String::as_str);
        let ours: Vec<&str> = ours
            .filter(|id| self.instance.addresses.is_ours(id))
            .collect();
        let forms = form_signers::by_abouts(db, &ours).await?;
        let is_from = |domain: &str| site::of(&format!("https://{domain}")) == *site;
        Ok(forms
            .iter()
            .any(|form| form.own_domain && is_from(&form.domain)))
    }
}

/// Who calls for an appeal, by how the names look that this server knows of them.
async fn callers(
    instance: &Instance,
    db: &impl ConnectionTrait,
    initiators: &[&str],
) -> Result<Callers> {
    let (ours, others): (Vec<&str>, Vec<&str>) = initiators
        .iter()
        .partition(|actor| instance.addresses.is_ours(actor));
    let mut known = remote_actors::names(db, &others).await?;
    for actor in ours {
        let ours = organizations::by_ap_id(db, actor).await?;
        known.extend(ours.map(|ours| (ours.ap_id, Some(ours.names))));
    }
    let read = |names: Option<String>| {
        let by_language = names.and_then(|names| serde_json::from_str(&names).ok());
        Names {
            name_map: by_language.unwrap_or_default(),
            ..Names::default()
        }
    };
    let callers = known
        .into_iter()
        .map(|(id, names)| (id, looks(&read(names))));
    Ok(callers.collect())
}

/// Whether an actor says at its own server that it is another one now.
async fn has_moved(
    instance: &Instance,
    db: &impl ConnectionTrait,
    old: &str,
    new: &Who,
) -> Result<bool> {
    let moved = moved_to(instance, db, old).await?;
    Ok(moved.is_some_and(|moved| moved == new.id))
}

/// Where an actor says that it is now, as far as it is known here.
///
/// # Errors
/// The database.
pub(crate) async fn moved_to(
    instance: &Instance,
    db: &impl ConnectionTrait,
    actor: &str,
) -> Result<Option<String>> {
    if instance.addresses.is_ours(actor) {
        let ours = organizations::by_ap_id(db, actor).await?;
        return Ok(ours.and_then(|ours| ours.moved_to));
    }
    let Some(known) = remote_actors::by_ap_id(db, actor).await? else {
        return Ok(None);
    };
    let document: Value = serde_json::from_str(&known.document).unwrap_or_default();
    Ok(property::id(document.get("movedTo")).map(str::to_owned))
}

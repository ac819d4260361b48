//! The end of a run, judged from the outside: by what servers hold and show, and by what people
//! said ([`crate::model`]).

use crate::{
    excuses::Excuse,
    mischief::EVIL,
    model::{Model, Published, Word},
    server::HANDLE,
    world::World,
};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    Bundle, CoSignerList, Content, Digest, Entry, Multikey, admission::AdmissionState,
    appeal::AdmissionPolicy, list::Origin,
};
use undersigned_federation::{Instance, speaking, views::AppealView};
use undersigned_store::statements;

/// Most statements of one other registered domain that may wait.
const PER_DOMAIN: usize = 50;
/// Most statements that may wait.
const TOTAL: usize = 10_000;

/// What one server holds of the appeal.
struct Seen {
    server: usize,
    instance: Instance,
    view: AppealView,
    list: String,
}

/// Judges the end of a run. What is wrong is noted in the world.
///
/// # Errors
/// A database that cannot be read.
pub async fn judge(world: &World) -> Result<()> {
    let mut all = Vec::new();
    for server in &world.servers {
        let Some(instance) = server.instance() else {
            world.violate(format!("s{} does not run at the end", server.number));
            continue;
        };
        let Some(view) = instance.view_by_id(&world.object()).await? else {
            continue;
        };
        // The list of the state: what a server hides, it hides in its pages.
        let list = serde_json::to_string(&**view.snapshot.list())?;
        all.push(Seen {
            server: server.number,
            instance,
            view,
            list,
        });
    }
    let Some(first) = all.first() else {
        return Ok(());
    };
    alike(world, &all);
    unheard(world, &all);
    for seen in &all {
        waiting(world, seen).await?;
        bundle(world, seen).await?;
    }
    names_that_are_gone(world, &all).await?;
    let judge = Judge {
        world,
        list: first.view.snapshot.list(),
        view: &first.view,
    };
    judge.judge();
    Ok(())
}

/// Notes which servers have spoken under a key that had ended, before they could hear of that.
fn unheard(world: &World, all: &[Seen]) {
    let has_ended = |server: usize, key: &Multikey| {
        let actor = world.servers[server].actor();
        let ended = |seen: &Seen| seen.view.snapshot.state().has_ended(&actor, Some(key));
        all.iter().any(ended)
    };
    let mut model = world.model();
    let unheard = model
        .keyless
        .iter()
        .filter(|(server, spoken)| spoken.iter().any(|key| has_ended(**server, key)))
        .map(|(server, _)| *server)
        .collect();
    model.unheard = unheard;
}

/// All replicas have one state digest and byte-equal lists.
fn alike(world: &World, all: &[Seen]) {
    let digests: BTreeMap<Digest, Vec<usize>> =
        all.iter().fold(BTreeMap::new(), |mut digests, seen| {
            digests
                .entry(seen.view.digest)
                .or_insert_with(Vec::new)
                .push(seen.server);
            digests
        });
    if digests.len() > 1 {
        world.violate(format!(
            "states differ: {:?}",
            digests.values().collect::<Vec<_>>()
        ));
        for (one, other) in all.iter().zip(all.iter().skip(1)) {
            difference(world, one, other);
            difference(world, other, one);
        }
        return;
    }
    let lists: BTreeSet<&String> = all.iter().map(|seen| &seen.list).collect();
    if lists.len() > 1 {
        world.violate("states are equal, lists are not".into());
    }
}

/// Notes what one holds and the other does not.
fn difference(world: &World, one: &Seen, other: &Seen) {
    let held = other.view.snapshot.state().digests();
    for statement in one.view.snapshot.state().statements() {
        if !held.contains(&statement.digest) {
            let kind = statement.kind();
            world.note(|| {
                format!(
                    "s{} has, s{} lacks {kind} {} by {} about {:?} seq {} key {} {:?}",
                    one.server,
                    other.server,
                    statement.digest,
                    statement.author,
                    statement.about,
                    statement.seq,
                    statement.key,
                    match &statement.content {
                        Content::Admission(admission) => Some(admission),
                        _ => None,
                    }
                )
            });
        }
    }
}

/// Mailboxes are bounded.
async fn waiting(world: &World, seen: &Seen) -> Result<()> {
    let db = seen.instance.database.conn();
    let appeal = seen.view.appeal.id;
    for standing in [statements::MAILBOX, statements::EARLY] {
        let rows = statements::since(db, appeal, standing, 0, 100_000).await?;
        let own = |author: &str| seen.instance.addresses.is_ours(author);
        let mut domains: BTreeMap<String, usize> = BTreeMap::new();
        for row in rows.iter().filter(|row| !own(&row.author)) {
            let host = row.author.split('/').nth(2).unwrap_or_default();
            let labels: Vec<&str> = host.rsplit('.').take(2).collect();
            *domains.entry(labels.join(".")).or_default() += 1;
        }
        let most = domains.values().max().copied().unwrap_or(0);
        let excused = standing == statements::EARLY && Excuse::EarlyOnesAreNotBounded.holds();
        if (most > PER_DOMAIN || rows.len() > TOTAL) && !excused {
            world.violate(format!(
                "s{}: {} {standing}, {most} of one domain",
                seen.server,
                rows.len()
            ));
        }
    }
    Ok(())
}

/// The bundle that a server gives out is sound.
async fn bundle(world: &World, seen: &Seen) -> Result<()> {
    let texts = seen.instance.statement_texts(seen.view.appeal.id).await?;
    let written = Bundle::write(seen.view.snapshot.state(), &texts);
    match Bundle::read(written.as_bytes()) {
        Err(error) => world.violate(format!("s{}: no bundle: {error}", seen.server)),
        Ok(bundle) => {
            // Hostile hosts contest their own registers; everybody sees that.
            let faults: Vec<_> = bundle
                .faults
                .iter()
                .filter(|fault| {
                    fault.fault != "contested" || world.server_of(&fault.statement).is_some()
                })
                .collect();
            if !faults.is_empty() {
                world.violate(format!(
                    "s{}: the bundle has faults: {faults:?}",
                    seen.server
                ));
            }
        }
    }
    Ok(())
}

/// Names that were withdrawn are nowhere: neither in states nor in mailboxes nor in lists.
async fn names_that_are_gone(world: &World, all: &[Seen]) -> Result<()> {
    let gone: Vec<(usize, String)> = {
        let model = world.model();
        model
            .endorsements
            .iter()
            .filter(|(server, word)| {
                word.sure && !model.unheard.contains(server) && word.what.is_none()
            })
            .flat_map(|(server, _)| {
                let names = model.names.get(server).cloned().unwrap_or_default();
                names.into_iter().map(|name| (*server, name))
            })
            .collect()
    };
    let organiser = world.servers[0].actor();
    let forgotten = forgotten(world).await?;
    for seen in all {
        given_up(world, seen, &forgotten);
        let db = seen.instance.database.conn();
        let appeal = seen.view.appeal.id;
        let mut texts = vec![("list", seen.list.clone())];
        for standing in [statements::MEMBER, statements::MAILBOX, statements::EARLY] {
            let rows = statements::since(db, appeal, standing, 0, 100_000).await?;
            let stays = |row: &statements::Statement| {
                row.author == organiser && forgotten.iter().any(|key| key.as_str() == row.key)
            };
            let rows = rows.into_iter().filter(|row| !stays(row));
            texts.extend(rows.map(|row| (standing, row.body)));
        }
        for (server, name) in &gone {
            let blocked = world.model().blocks.contains(&(*server, seen.server));
            if blocked && Excuse::BlockedOnesHearNoWithdrawal.holds() {
                continue;
            }
            // The organiser's server ends its own lost key, once a person has changed it.
            let stays = *server != 0 && world.model().keyless.contains_key(server);
            let mut places = texts.iter().filter(|(place, _)| !stays || *place == "list");
            let quoted = format!("\"{name}\"");
            if let Some((place, _)) = places.find(|(_, text)| text.contains(&quoted)) {
                world.violate(format!(
                    "s{}: `{name}`, withdrawn at s{server}, is still in the {place}",
                    seen.server
                ));
            }
        }
    }
    Ok(())
}

/// Keys that the organiser's server was put back to before, and of which it tells its people. Until
/// they have it make another, it does not end those.
async fn forgotten(world: &World) -> Result<BTreeSet<Multikey>> {
    let organiser = &world.servers[0];
    let known = organiser.instance();
    let Some(instance) = known.filter(|_| Excuse::KeyGoneWithABackup.holds()) else {
        return Ok(BTreeSet::new());
    };
    let organization = instance.organization(HANDLE).await?;
    let forgotten = speaking::forgotten(&instance, &organization).await?;
    Ok(forgotten.into_iter().map(|one| one.key).collect())
}

/// A key that the organiser's people have given up, by making another, ends everywhere.
fn given_up(world: &World, seen: &Seen, forgotten: &BTreeSet<Multikey>) {
    let organiser = world.servers[0].actor();
    let given_up = world.model().given_up.clone();
    for key in given_up.difference(forgotten) {
        if !seen.view.snapshot.state().has_ended(&organiser, Some(key)) {
            world.violate(format!(
                "s{}: {key} of the organiser was lost and has not ended",
                seen.server
            ));
        }
    }
}

/// The list that all show, against what people said.
struct Judge<'a> {
    world: &'a World,
    list: &'a CoSignerList,
    view: &'a AppealView,
}

impl Judge<'_> {
    fn judge(&self) {
        let model = self.world.model();
        let mut wrong = Vec::new();
        self.numbers(&mut wrong);
        self.initiators(&model, &mut wrong);
        self.note(&model, &mut wrong);
        for server in 0..self.world.servers.len() {
            self.organisation(&model, server, &mut wrong);
        }
        for id in &model.attested {
            self.attestation(&model, id, &mut wrong);
        }
        for entry in &self.list.entries {
            self.traced(&model, entry, &mut wrong);
        }
        drop(model);
        for what in wrong {
            self.world.violate(what);
        }
    }

    fn numbers(&self, wrong: &mut Vec<String>) {
        let mut seen = BTreeMap::new();
        for entry in &self.list.entries {
            if let Some(number) = entry.number
                && let Some(other) = seen.insert(number, &entry.id)
                && !entry.number_shared
            {
                wrong.push(format!(
                    "{} and {other} are both number {number}, unmarked",
                    entry.id
                ));
            }
        }
    }

    fn initiators(&self, model: &Model, wrong: &mut Vec<String>) {
        let organiser = self.world.servers[0].actor();
        let listed: BTreeSet<&str> = self
            .list
            .initiators
            .iter()
            .map(|i| i.actor.as_str())
            .collect();
        for actor in &listed {
            if *actor != organiser && !model.invited.contains(*actor) {
                wrong.push(format!("{actor} is an initiator and was never invited"));
            }
        }
        if model.unheard.contains(&0) {
            return;
        }
        if !listed.contains(organiser.as_str()) {
            wrong.push("the organiser is no initiator".into());
        }
        for (actor, word) in &model.initiators {
            if word.sure && word.what != listed.contains(actor.as_str()) {
                wrong.push(format!("{actor}: initiator should be {}", word.what));
            }
        }
    }

    fn note(&self, model: &Model, wrong: &mut Vec<String>) {
        let known = |word: &&Word<Published>| word.sure && !model.unheard.contains(&0);
        let Some(word) = model.published.as_ref().filter(known) else {
            return;
        };
        let title = self
            .list
            .current()
            .and_then(|note| note.text.title.get("en").cloned());
        let shown = self
            .list
            .current()
            .map(|note| (note.status, note.admission == AdmissionPolicy::Open));
        if title.as_ref() != Some(&word.what.title)
            || shown != Some((word.what.status, word.what.open))
        {
            wrong.push(format!(
                "the note says {title:?} {shown:?}, the organiser said {:?}",
                word.what
            ));
        }
    }

    fn counts(&self, server: usize) -> bool {
        let actor = self.world.servers[server].actor();
        self.list
            .initiators
            .iter()
            .any(|initiator| initiator.actor == actor)
    }

    fn entry(&self, id: &str) -> Option<&Entry> {
        self.list
            .entries
            .iter()
            .find(|entry| entry.id == id || entry.same_as.iter().any(|other| other == id))
    }

    /// Whether anybody has ever removed somebody, as the state has it.
    fn anybody_removed(&self, about: &str) -> bool {
        self.view.snapshot.state().statements().any(|statement| {
            statement.about.first().is_some_and(|id| id == about)
                && matches!(&statement.content, Content::Admission(admission)
                    if admission.state == AdmissionState::Removed)
        })
    }

    /// What initiators whose word counts say of somebody: admitted, removed, and whether all of
    /// that is known. Removals that the organiser has set aside do not count.
    fn said(&self, model: &Model, about: &str) -> (bool, bool, bool) {
        let overruled: BTreeSet<Digest> = self
            .view
            .snapshot
            .state()
            .statements()
            .filter(|statement| statement.author == self.world.servers[0].actor())
            .filter_map(|statement| match &statement.content {
                Content::Admission(admission) => Some(admission.overrules.clone()),
                _ => None,
            })
            .flatten()
            .collect();
        let set_aside = |by: usize| {
            let author = self.world.servers[by].actor();
            self.view.snapshot.state().statements().any(|statement| {
                statement.author == author
                    && statement.about.first().is_some_and(|id| id == about)
                    && overruled.contains(&statement.digest)
            })
        };
        let hostile_removal = self.view.snapshot.state().statements().any(|statement| {
            self.world.server_of(&statement.author).is_none()
                && statement.about.first().is_some_and(|id| id == about)
                && matches!(statement.content, Content::Admission(_))
        });
        let (mut admitted, mut removed, mut known) = (false, false, !hostile_removal);
        for ((by, id), word) in &model.decisions {
            if id != about || !self.counts(*by) {
                continue;
            }
            known &= word.sure && !model.unheard.contains(by);
            admitted |= word.what;
            removed |= !word.what && !set_aside(*by);
        }
        (admitted, removed, known)
    }

    fn organisation(&self, model: &Model, server: usize, wrong: &mut Vec<String>) {
        let id = self.world.servers[server].actor();
        if model.is_usurped(server) {
            return;
        }
        let listed = self.entry(&id);
        let Some(word) = model.endorsements.get(&server) else {
            if listed.is_some() {
                wrong.push(format!("{id} is listed and never endorsed"));
            }
            return;
        };
        if !word.sure || model.unheard.contains(&server) {
            return;
        }
        let (admitted, removed, known) = self.said(model, &id);
        match (&word.what, listed) {
            (None, Some(_)) => wrong.push(format!("{id} has withdrawn and is listed")),
            (None, None) => {}
            (Some(name), listed) => {
                let by_itself = self.admits_by_itself() && !self.anybody_removed(&id);
                let admitted = admitted && !model.crossed.contains_key(&server);
                let must = self.counts(server) || (known && !removed && (admitted || by_itself));
                let must_not = known && removed && !self.counts(server);
                let forgotten = Excuse::WithdrawalForgottenWithABackup.holds()
                    && model.is_below_a_withdrawal(server, &word.written)
                    && self.has_withdrawn_last(&id);
                if must && listed.is_none() && !forgotten {
                    wrong.push(format!("{id} endorsed as `{name}` and is lost"));
                }
                if must_not && listed.is_some() {
                    wrong.push(format!("{id} was removed and is listed"));
                }
                // What it said under a key that is lost stands until a person lets the new one in.
                let before =
                    model.keyless.contains_key(&server) && model.crossed.contains_key(&server);
                let alone = |entry: &&Entry| entry.id == id && entry.same_as.is_empty();
                if let Some(entry) = listed.filter(|entry| !before && alone(entry)) {
                    self.name(entry, name, by_itself, wrong);
                }
            }
        }
    }

    /// Whether the newest endorsement of an organisation in the state is a withdrawal.
    fn has_withdrawn_last(&self, id: &str) -> bool {
        let said = self.view.snapshot.state().statements();
        let newest = said
            .filter(|said| said.author == id)
            .filter_map(|said| match &said.content {
                Content::Endorsement(endorsement) => Some((said.seq, !endorsement.endorsed)),
                _ => None,
            })
            .max();
        newest.is_some_and(|(_, withdrawn)| withdrawn)
    }

    fn admits_by_itself(&self) -> bool {
        self.list
            .current()
            .is_some_and(|note| note.admission == AdmissionPolicy::Open && note.takes_signatures())
    }

    fn name(&self, entry: &Entry, name: &str, by_itself: bool, wrong: &mut Vec<String>) {
        if entry.contested {
            wrong.push(format!(
                "{} is contested, and signed one thing only",
                entry.id
            ));
        }
        let shown: Vec<&String> = entry.names.name_map.values().collect();
        if !shown.is_empty() && shown != [name] {
            wrong.push(format!(
                "{} shows {shown:?}, and signed as `{name}`",
                entry.id
            ));
        }
        if by_itself && !entry.name_confirmed {
            wrong.push(format!(
                "the name `{name}` of {} was not confirmed",
                entry.id
            ));
        }
    }

    fn attestation(&self, model: &Model, id: &str, wrong: &mut Vec<String>) {
        let Some(word) = model.attestations.get(id).filter(|word| word.sure) else {
            return;
        };
        let by = word.what.by;
        if model.grouped.contains(id) || model.unheard.contains(&by) || !self.counts(by) {
            return;
        }
        let (_, removed, known) = self.said(model, id);
        match self.entry(id) {
            None if known && !removed => wrong.push(format!("{id} was attested and is lost")),
            Some(_) if known && removed => wrong.push(format!("{id} was removed and is listed")),
            Some(entry) => {
                let shown: Vec<&String> = entry.names.name_map.values().collect();
                if shown != [&word.what.name] {
                    wrong.push(format!("{id} shows {shown:?}, not `{}`", word.what.name));
                }
            }
            None => {}
        }
    }

    /// Every entry traces back to somebody who said so.
    fn traced(&self, model: &Model, entry: &Entry, wrong: &mut Vec<String>) {
        let Some(server) = self.world.server_of(&entry.id) else {
            return self.foreign(model, entry, wrong);
        };
        let attested = model.attestations.contains_key(&entry.id);
        let own = entry.id == self.world.servers[server].actor();
        if !attested && !own {
            wrong.push(format!("{} is listed, and nobody said so", entry.id));
        }
        if own && !model.is_usurped(server) {
            let ever = model.names.get(&server).cloned().unwrap_or_default();
            let group = !entry.same_as.is_empty();
            for name in entry.names.name_map.values() {
                if !group && (name.starts_with(EVIL) || !ever.contains(name)) {
                    wrong.push(format!("{} shows the forged name `{name}`", entry.id));
                }
            }
        }
    }

    /// An entry of a hostile host: an actor that is there and signed, or the word of a hostile
    /// initiator.
    fn foreign(&self, model: &Model, entry: &Entry, wrong: &mut Vec<String>) {
        let genuine = self
            .world
            .hostile
            .iter()
            .any(|host| host.author.actor == entry.id);
        let named = !model.hostile_initiators.is_empty();
        if !(genuine || named) {
            wrong.push(format!("{} is listed, and no such actor exists", entry.id));
        }
        if matches!(entry.origin, Origin::Attested(_)) && !named {
            wrong.push(format!(
                "{} was attested by nobody with the right to",
                entry.id
            ));
        }
    }
}

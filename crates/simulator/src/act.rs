//! Carrying out the steps of a plot: each calls the program as a page, the API or a worker would,
//! and tells the model what was said.

use crate::{
    excuses::Excuse,
    mischief::Villain,
    model::{Attested, Published, Word, Written, say},
    plot::{Act, Who},
    server::HANDLE,
    world::{SLUG, World},
};
use anyhow::Result;
use std::sync::{Arc, atomic::Ordering::Relaxed};
use undersigned_domain::{
    AppealKind, AppealText, Content, Digest, Multikey, Names, StatementType, Status,
    admission::{AdmissionState, Role},
    appeal::{AdmissionPolicy, Demand},
    attestation::{Provenance, SignerKind},
};
use undersigned_federation::{
    Instance,
    actions::{
        admit, attest,
        draft::{self, Draft},
        endorse, follow, import, invite, join_signers,
        moderate::{self, Wanted},
        publish, rotate,
    },
    delivery,
    error::Result as Outcome,
    moderation::Severity,
    reconcile::worker,
    speaking,
};
use undersigned_store::{
    appeals::{self, Appeal},
    organizations::Organization,
    statements,
};

/// What an act did, for the journal.
type Did = Outcome<String>;

/// Carries out one act.
///
/// # Errors
/// What ends the run: the file system, or a database that cannot be opened.
pub async fn perform(world: &Arc<World>, act: &Act) -> Result<()> {
    let done = match act {
        Act::Crash { .. }
        | Act::CrashAt { .. }
        | Act::Start { .. }
        | Act::Unplug { .. }
        | Act::Plug { .. }
        | Act::Backup { .. }
        | Act::Restore { .. }
        | Act::Clock { .. }
        | Act::Partition { .. }
        | Act::Heal
        | Act::Weather { .. } => Some(Ok(fault(world, act).await?)),
        Act::Deliver { server } | Act::Round { server } | Act::Errands { server } => {
            work(world, *server, act).await
        }
        Act::Pose { .. }
        | Act::HostileEndorses { .. }
        | Act::ForgeWithdrawal { .. }
        | Act::Equivocate { .. }
        | Act::EquivocateAdmission { .. }
        | Act::WriteEverything { .. }
        | Act::Flood { .. }
        | Act::BreakProofs { .. }
        | Act::Replay { .. }
        | Act::Relay { .. }
        | Act::Nonsense { .. } => {
            mischief(world, act).await;
            Some(Ok("done".into()))
        }
        _ => Person::say(world, act).await,
    };
    match done {
        None => world.note(|| format!("{act:?}: nobody there")),
        Some(Ok(did)) => world.note(|| format!("{act:?}: {did}")),
        Some(Err(error)) => {
            world.note(|| format!("{act:?}: {} {error}", error.code()));
            if error.code() == "internal" {
                world.violate(format!("{act:?} gave an internal error: {error}"));
            }
        }
    }
    for server in &world.servers {
        if server.has_crashed() {
            world.note(|| format!("s{} is down", server.number));
            server.stop().await?;
        }
    }
    Ok(())
}

async fn work(world: &Arc<World>, server: usize, act: &Act) -> Option<Did> {
    let server = world.servers.get(server)?;
    let instance = server.instance()?;
    let doing = async {
        match act {
            Act::Deliver { .. } => delivery::send_due(&instance).await?,
            Act::Round { .. } => worker::round(&instance).await?,
            _ => {
                let db = instance.database.conn();
                if let Some(appeal) = appeals::by_ap_id(db, &world.object()).await? {
                    instance.reconcile_soon(appeal.id);
                }
                worker::run_errands(&instance).await;
            }
        }
        Ok("done".to_owned())
    };
    server.run(Box::pin(doing)).await
}

async fn fault(world: &Arc<World>, act: &Act) -> Result<String> {
    let done = || Ok("done".to_owned());
    match act {
        Act::Partition { servers } => {
            world.network().apart = servers.iter().copied().collect();
            return done();
        }
        Act::Heal => {
            world.network().apart.clear();
            return done();
        }
        Act::Weather { lost, late, twice } => {
            let mut network = world.network();
            (network.lost, network.late, network.twice) = (*lost, *late, *twice);
            return done();
        }
        _ => {}
    }
    let (Act::Crash { server }
    | Act::CrashAt { server, .. }
    | Act::Start { server }
    | Act::Unplug { server }
    | Act::Plug { server }
    | Act::Backup { server }
    | Act::Restore { server, .. }
    | Act::Clock { server, .. }) = act
    else {
        return done();
    };
    let Some(server) = world.servers.get(*server) else {
        return Ok("no such server".into());
    };
    match act {
        Act::Crash { .. } => server.stop().await?,
        Act::CrashAt { request, .. } => server.crash_at(*request),
        Act::Start { .. } => server.start(world).await?,
        Act::Unplug { .. } => server.plugged.store(false, Relaxed),
        Act::Plug { .. } => server.plugged.store(true, Relaxed),
        Act::Clock { skew, .. } => server.skew.store(*skew, Relaxed),
        Act::Backup { .. } => {
            if server.back_up().await? {
                world.model().rotated.remove(&server.number);
            }
        }
        _ => {
            if !server.restore().await? {
                return Ok("no backup".into());
            }
            if !matches!(act, Act::Restore { untold: true, .. }) {
                server.mark_restored(world).await?;
            }
            server.start(world).await?;
            let lost = lost(world).await?;
            let mut model = world.model();
            if model.rotated.contains(&server.number) && Excuse::KeyGoneWithABackup.holds() {
                model.keyless.entry(server.number).or_default();
            }
            let forgotten = model.forget(&lost);
            model.put_back(server.number);
            return Ok(format!("restored; {forgotten} words are lost"));
        }
    }
    done()
}

/// Statements on which somebody's word rests and that no server has any more.
async fn lost(world: &World) -> Result<Vec<Written>> {
    let rests_on = world.model().rests_on();
    let mut lost = Vec::new();
    for written in rests_on {
        let mut held = false;
        for server in &world.servers {
            let Some(instance) = server.instance() else {
                continue;
            };
            let newest = statements::by_ap_id(instance.database.conn(), &written.id).await?;
            held |= newest.is_some_and(|row| row.seq >= written.seq);
        }
        if !held {
            lost.push(written);
        }
    }
    Ok(lost)
}

async fn mischief(world: &Arc<World>, act: &Act) {
    let (Act::Pose { hostile, .. }
    | Act::HostileEndorses { hostile, .. }
    | Act::ForgeWithdrawal { hostile, .. }
    | Act::Equivocate { hostile, .. }
    | Act::EquivocateAdmission { hostile, .. }
    | Act::WriteEverything { hostile, .. }
    | Act::Flood { hostile, .. }
    | Act::BreakProofs { hostile, .. }
    | Act::Replay { hostile, .. }
    | Act::Relay { hostile, .. }
    | Act::Nonsense { hostile, .. }) = act
    else {
        return;
    };
    let Some(villain) = Villain::of(world, *hostile) else {
        return;
    };
    // Whom it learns from: the server after the one it works on.
    let from = |server: usize| (server + 1) % world.servers.len();
    match act {
        Act::Pose { server, manner, .. } => villain.pose(*server, *manner).await,
        Act::HostileEndorses { server, .. } => villain.endorse(*server).await,
        Act::ForgeWithdrawal {
            victim,
            server,
            carried,
            ..
        } => {
            villain.forge_withdrawal(*victim, *server, *carried).await;
        }
        Act::Equivocate { servers, .. } => villain.equivocate(*servers).await,
        Act::EquivocateAdmission { about, servers, .. } => {
            let Some(id) = id_of(world, *about) else {
                return;
            };
            let key = key_of(world, *about).await;
            villain
                .equivocate_admission(&id, key.as_ref(), *servers)
                .await;
        }
        Act::WriteEverything {
            server, carried, ..
        } => villain.write_everything(*server, *carried).await,
        Act::Flood {
            server,
            count,
            ahead,
            ..
        } => villain.flood(*server, *count, *ahead).await,
        Act::BreakProofs { server, .. } => villain.break_proofs(from(*server), *server).await,
        Act::Replay { server, .. } => villain.replay(from(*server), *server).await,
        Act::Relay { server, .. } => villain.relay(from(*server), *server).await,
        _ => {
            let Act::Nonsense { server, .. } = act else {
                return;
            };
            villain.nonsense(*server).await;
        }
    }
}

/// The id of whom a decision is about, if there is such an entry.
pub fn id_of(world: &World, who: Who) -> Option<String> {
    match who {
        Who::Server(number) => Some(world.servers.get(number)?.actor()),
        Who::Hostile(number) => Some(world.hostile.get(number)?.author.actor.clone()),
        Who::Attestation(number) => world.model().attested.get(number).cloned(),
    }
}

async fn key_of(world: &World, who: Who) -> Option<Multikey> {
    match who {
        Who::Server(number) => {
            let server = world.servers.get(number)?;
            let keys = server.instance()?.keys_of(&server.actor()).await.ok()?;
            Some(keys.author.key.public())
        }
        Who::Hostile(number) => Some(world.hostile.get(number)?.author.key.public()),
        Who::Attestation(_) => None,
    }
}

/// The people of one server: they speak for its organisation.
struct Person<'a> {
    world: &'a Arc<World>,
    server: usize,
    instance: Instance,
    organization: Organization,
}

impl<'a> Person<'a> {
    async fn say(world: &'a Arc<World>, act: &Act) -> Option<Did> {
        let number = match act {
            Act::Answer { server, .. }
            | Act::Follow { server, .. }
            | Act::Endorse { server }
            | Act::Withdraw { server }
            | Act::Admit { server, .. }
            | Act::Remove { server, .. }
            | Act::Attest { server, .. }
            | Act::SameSigner { server, .. }
            | Act::Rotate { server }
            | Act::Block { server, .. }
            | Act::Unblock { server, .. } => *server,
            _ => 0,
        };
        let server = world.servers.get(number)?;
        let instance = server.instance()?;
        let doing = async {
            let organization = instance.organization(HANDLE).await?;
            let person = Person {
                world,
                server: number,
                instance: instance.clone(),
                organization,
            };
            person.act(act).await
        };
        server.run(Box::pin(doing)).await
    }

    /// Whoever is told that its key has ended makes another, as the message says.
    async fn act(&self, act: &Act) -> Did {
        let keys = self.instance.keys_of(&self.organization.ap_id).await?;
        let did = self.carry_out(act).await;
        match did {
            Err(error) if error.code() == "key_ended" => {
                self.rotate().await?;
                Ok("its key had ended: it made another".into())
            }
            Ok(did) => {
                let used = keys.assertion.iter().map(|(_, key)| key.clone());
                self.world.model().spoke(self.server, used);
                Ok(did)
            }
            refused => refused,
        }
    }

    async fn carry_out(&self, act: &Act) -> Did {
        match act {
            Act::Publish => self.publish().await,
            Act::Invite { server, keeper } => self.invite(*server, *keeper).await,
            Act::Answer { accepts, .. } => {
                let object = self.world.object();
                invite::answer(&self.instance, &self.organization, &object, *accepts).await?;
                Ok("answered".into())
            }
            Act::InviteHostile { hostile } => self.name_hostile(*hostile).await,
            Act::Dismiss { server } => self.dismiss(*server).await,
            Act::Follow { followed, .. } => {
                let host = format!("@{HANDLE}@s{followed}.example");
                follow::follow(&self.instance, &self.organization, &host).await
            }
            Act::Endorse { .. } => self.endorse().await,
            Act::Withdraw { .. } => self.withdraw().await,
            Act::Admit { about, .. } => self.decide(*about, AdmissionState::Admitted, false).await,
            Act::Remove { about, .. } => self.decide(*about, AdmissionState::Removed, false).await,
            Act::Overrule { about } => self.decide(*about, AdmissionState::Admitted, true).await,
            Act::Attest { ordinal, .. } => self.attest(*ordinal).await,
            Act::SameSigner {
                first,
                second,
                same,
                ..
            } => self.same(*first, *second, *same).await,
            Act::Tally { count } => self.tally(*count).await,
            Act::Rotate { .. } => self.rotate().await,
            Act::Block { blocked, .. } => self.block(*blocked).await,
            Act::Unblock { blocked, .. } => self.unblock(*blocked).await,
            Act::Revise { substance, open } => self.revise(*substance, *open).await,
            Act::SetStatus { status } => self.set_status(*status).await,
            _ => Ok("not a person's act".into()),
        }
    }

    async fn block(&self, blocked: usize) -> Did {
        let rule = Wanted {
            subject: format!("s{blocked}.example"),
            severity: Severity::Block,
            public_comment: None,
            private_comment: None,
        };
        moderate::set(&self.instance, vec![rule]).await?;
        self.world.model().blocks.insert((self.server, blocked));
        Ok("blocked".into())
    }

    async fn unblock(&self, blocked: usize) -> Did {
        let was = moderate::remove(&self.instance, &format!("s{blocked}.example")).await?;
        Ok(if was { "unblocked" } else { "was not blocked" }.into())
    }

    async fn appeal(&self) -> Outcome<Appeal> {
        self.instance.own_appeal(SLUG).await
    }

    /// Where a statement of an id stands, now that it has been signed here.
    async fn written(&self, id: &str) -> Outcome<Vec<Written>> {
        let row = statements::by_ap_id(self.instance.database.conn(), id).await?;
        Ok(row
            .map(|row| Written {
                id: id.to_owned(),
                seq: row.seq,
            })
            .into_iter()
            .collect())
    }

    async fn publish(&self) -> Did {
        let initiators: Vec<String> = self.world.planned_initiators();
        let text = AppealText {
            kind: AppealKind::OpenLetter,
            title: [("en".to_owned(), "Free them now".to_owned())].into(),
            body: [("en".to_owned(), "They are in prison.".to_owned())].into(),
            languages: vec!["en".into()],
            translations: Vec::new(),
            demands: vec![Demand {
                id: "d1".into(),
                text: [("en".to_owned(), "Free them".to_owned())].into(),
                part: None,
            }],
            addressees: Vec::new(),
            initiators: initiators.clone(),
            deadline: None,
            topics: Vec::new(),
        };
        let admission = policy(self.world.admits_by_itself());
        let appeal = match self.appeal().await {
            Ok(appeal) => appeal,
            Err(_) => {
                let draft = Draft::new(text, admission);
                draft::create(&self.instance, &self.organization, SLUG, draft).await?
            }
        };
        let published = publish::publish(&self.instance, &appeal).await?;
        if let Some(key) = published.root.as_deref().and_then(|root| root.parse().ok()) {
            self.world.set_appeal(undersigned_domain::AppealKey {
                object: published.ap_id.clone(),
                root: key,
            });
        }
        self.world.model().invited.extend(initiators);
        self.note_published().await?;
        Ok("published".into())
    }

    /// Tells the model what the note says now.
    async fn note_published(&self) -> Outcome<()> {
        let object = self.world.object();
        let Some(view) = self.instance.view_by_id(&object).await? else {
            return Ok(());
        };
        let (Some(note), Some(statement)) = (view.list.current(), view.list.note.as_ref()) else {
            return Ok(());
        };
        let what = Published {
            title: note.text.title.get("en").cloned().unwrap_or_default(),
            status: note.status,
            open: note.admission == AdmissionPolicy::Open,
        };
        let seq = i64::try_from(statement.seq).unwrap_or(i64::MAX);
        let written = vec![Written { id: object, seq }];
        let mut model = self.world.model();
        if model
            .published
            .as_ref()
            .is_none_or(|before| before.written != written)
        {
            let word = say(what, written);
            model.published = Some(word);
        }
        Ok(())
    }

    async fn invite(&self, server: usize, keeper: bool) -> Did {
        let invited = self
            .world
            .servers
            .get(server)
            .map(|server| server.actor())
            .unwrap_or_default();
        let role = if keeper {
            Role::Keeper
        } else {
            Role::CoInitiator
        };
        self.world.model().invited.insert(invited.clone());
        invite::invite(
            &self.instance,
            &self.organization,
            &self.world.object(),
            &invited,
            role,
        )
        .await?;
        // Whoever was dismissed may come back now: it depends on the answer.
        let mut model = self.world.model();
        if model
            .initiators
            .get(&invited)
            .is_some_and(|word| !word.what)
        {
            model.initiators.remove(&invited);
        }
        Ok("invited".into())
    }

    async fn name_hostile(&self, hostile: usize) -> Did {
        let Some(host) = self.world.hostile.get(hostile) else {
            return Ok("no such host".into());
        };
        let about = host.author.actor.clone();
        let role = Role::CoInitiator;
        let state = AdmissionState::Admitted;
        let decision = admit::Decision {
            about: &about,
            role,
            state,
            reason: None,
            overrules: Vec::new(),
            key: None,
        };
        let object = self.world.object();
        admit::decide(&self.instance, &self.organization, &object, &decision).await?;
        let mut model = self.world.model();
        model.invited.insert(about);
        model.hostile_initiators.insert(hostile);
        Ok("named".into())
    }

    /// Takes a role away from whoever has one now.
    async fn dismiss(&self, server: usize) -> Did {
        let about = self
            .world
            .servers
            .get(server)
            .map(|server| server.actor())
            .unwrap_or_default();
        let object = self.world.object();
        let organiser = self.organization.ap_id.clone();
        let Some(view) = self.instance.view_by_id(&object).await? else {
            return Ok("not published".into());
        };
        let roles: Vec<Role> = view
            .snapshot
            .state()
            .registers()
            .filter(|(key, _)| key.kind == StatementType::Admission && key.author == organiser)
            .filter(|(key, _)| key.about.first() == Some(&about))
            .filter_map(|(key, _)| key.role)
            .filter(|role| matches!(role, Role::CoInitiator | Role::Keeper))
            .collect();
        // The organiser is one by the root, whatever else it was named.
        if about == organiser {
            return Ok("the organiser stays".into());
        }
        if !view.list.initiators.iter().any(|held| held.actor == about) || roles.is_empty() {
            return Ok("no initiator".into());
        }
        let mut ids = Vec::new();
        for role in [Role::CoInitiator, Role::Keeper] {
            let decision = admit::Decision {
                about: &about,
                role,
                state: AdmissionState::Removed,
                reason: Some("on-request"),
                overrules: Vec::new(),
                key: None,
            };
            if roles.contains(&role) {
                ids.extend(
                    admit::decide(&self.instance, &self.organization, &object, &decision).await?,
                );
            }
        }
        let written = self.all_written(&ids).await?;
        let mut model = self.world.model();
        let word = say(false, written);
        model.initiators.insert(about, word);
        Ok("dismissed".into())
    }

    async fn all_written(&self, ids: &[String]) -> Outcome<Vec<Written>> {
        let mut written = Vec::new();
        for id in ids {
            written.extend(self.written(id).await?);
        }
        Ok(written)
    }

    async fn endorse(&self) -> Did {
        let name = self
            .world
            .model()
            .new_name(&format!("Union {}", self.server));
        self.world
            .model()
            .names
            .entry(self.server)
            .or_default()
            .push(name.clone());
        let names = Names {
            name_map: [("en".to_owned(), name.clone())].into(),
            ..Names::default()
        };
        let said = endorse::Said {
            names,
            ..endorse::Said::default()
        };
        let object = self.world.object();
        let endorsed = endorse::endorse(&self.instance, &self.organization, &object, said).await?;
        self.endorsed(Some(name), &endorsed.id).await
    }

    async fn withdraw(&self) -> Did {
        let object = self.world.object();
        let withdrawn = endorse::withdraw(&self.instance, &self.organization, &object).await?;
        self.endorsed(None, &withdrawn.id).await
    }

    async fn endorsed(&self, what: Option<String>, id: &str) -> Did {
        let written = self.written(id).await?;
        let mut model = self.world.model();
        let before = model.endorsements.get(&self.server);
        if before.is_none_or(|before| before.written != written) {
            let word = say(what, written);
            model.endorsements.insert(self.server, word);
        }
        Ok(format!("said {id}"))
    }

    async fn decide(&self, about: Who, state: AdmissionState, overrules: bool) -> Did {
        let Some(id) = id_of(self.world, about) else {
            return Ok("nobody".into());
        };
        let object = self.world.object();
        let overrules = if overrules {
            self.removals(&id).await?
        } else {
            Vec::new()
        };
        let decision = admit::Decision {
            about: &id,
            role: Role::Signer,
            state,
            reason: (state == AdmissionState::Removed).then_some("other"),
            overrules,
            key: None,
        };
        let ids = admit::decide(&self.instance, &self.organization, &object, &decision).await?;
        let written = self.all_written(&ids).await?;
        if let (AdmissionState::Admitted, Who::Server(server)) = (state, about) {
            self.admitted(server).await?;
        }
        let mut model = self.world.model();
        let matter = (self.server, id);
        let word = say(state == AdmissionState::Admitted, written);
        model.decisions.insert(matter, word);
        Ok(format!("{} admissions", ids.len()))
    }

    /// A person here has admitted an organisation. Where its server could not be asked, that was
    /// about the keys that were known of it, and may have crossed a new one all the same.
    async fn admitted(&self, server: usize) -> Outcome<()> {
        let crossed = self.world.model().crossed.get(&server).cloned();
        let Some(pair) = crossed else {
            return Ok(());
        };
        let view = self.instance.view_by_id(&self.world.object()).await?;
        if view.is_some_and(|view| view.snapshot.state().is_let_in(&pair)) {
            self.world.model().crossed.remove(&server);
        }
        Ok(())
    }

    /// Removals of somebody by others, as far as this server knows of them.
    async fn removals(&self, about: &str) -> Outcome<Vec<Digest>> {
        let Some(view) = self.instance.view_by_id(&self.world.object()).await? else {
            return Ok(Vec::new());
        };
        let removes = |statement: &undersigned_domain::Statement| {
            matches!(&statement.content, Content::Admission(admission)
                if admission.state == AdmissionState::Removed && admission.role == Role::Signer)
                && statement.about.first().is_some_and(|id| id == about)
                && statement.author != self.organization.ap_id
        };
        let state = view.snapshot.state();
        Ok(state
            .statements()
            .filter(|held| removes(held))
            .map(|held| held.digest)
            .take(64)
            .collect())
    }

    async fn attest(&self, ordinal: Option<u64>) -> Did {
        let name = self
            .world
            .model()
            .new_name(&format!("Paper {}", self.server));
        let signer = attest::Signer {
            names: Names {
                name_map: [("en".to_owned(), name.clone())].into(),
                ..Names::default()
            },
            kind: SignerKind::Organisation,
            provenance: Provenance::Paper,
            account: None,
            initiated: false,
            ordinal,
            signed_at: None,
            evidence: None,
        };
        let object = self.world.object();
        let id = attest::attest(&self.instance, &self.organization, &object, signer).await?;
        let written = self.written(&id).await?;
        let mut model = self.world.model();
        model.attested.push(id.clone());
        let word = Word {
            what: Attested {
                by: self.server,
                name,
            },
            written,
            sure: true,
        };
        model.attestations.insert(id, word);
        Ok("attested".into())
    }

    async fn same(&self, first: Who, second: Who, same: bool) -> Did {
        let (Some(first), Some(second)) = (id_of(self.world, first), id_of(self.world, second))
        else {
            return Ok("nobody".into());
        };
        if same {
            self.world
                .model()
                .grouped
                .extend([first.clone(), second.clone()]);
        }
        let object = self.world.object();
        let entries = [first.as_str(), second.as_str()];
        join_signers::decide(
            &self.instance,
            &self.organization,
            &object,
            entries,
            same,
            None,
        )
        .await
    }

    async fn tally(&self, count: u64) -> Did {
        let appeal = self.appeal().await?;
        let line = format!(r#"{{"kind":"count","count":{count}}}"#);
        let how = import::Options {
            source: import::Source::Jsonl,
            wording: import::Wording::default(),
            dry_run: false,
            whole: false,
            without: std::collections::BTreeSet::new(),
        };
        let report = import::import(
            &self.instance,
            &appeal,
            line.as_bytes(),
            &how,
            &mut |_, _| {},
        )
        .await?;
        Ok(format!("{report:?}"))
    }

    async fn rotate(&self) -> Did {
        let actor = self.organization.ap_id.clone();
        let pair = (
            actor.clone(),
            self.instance.keys_of(&actor).await?.author.key.public(),
        );
        let view = self.instance.view_by_id(&self.world.object()).await?;
        let let_in = view.is_some_and(|view| {
            let state = view.snapshot.state();
            state.is_let_in(&pair) && !state.has_ended(&pair.0, Some(&pair.1))
        });
        let forgotten = speaking::forgotten(&self.instance, &self.organization).await?;
        rotate::proof(&self.instance, &self.organization, false).await?;
        let now = self.instance.keys_of(&actor).await?.author.key.public();
        let mut model = self.world.model();
        model.rotated.insert(self.server);
        model
            .given_up
            .extend(forgotten.into_iter().map(|one| one.key));
        if !let_in && Excuse::AdmissionCrossesNewKey.holds() {
            model.crossed.insert(self.server, (actor, now));
        }
        Ok("a new key".into())
    }

    async fn revise(&self, substance: bool, open: bool) -> Did {
        let appeal = self.appeal().await?;
        let Some(view) = self.instance.view_by_id(&appeal.ap_id).await? else {
            return Ok("not published".into());
        };
        let Some(note) = view.list.current() else {
            return Ok("no note".into());
        };
        let mut text = note.text.clone();
        let title = self.world.model().new_name("Free them now");
        if substance {
            text.title.insert("en".into(), title);
        } else {
            text.languages = vec!["en".into(), "fr".into()];
            text.translations = vec!["fr".into()];
            text.title.insert("fr".into(), title);
        }
        let draft = Draft::new(text, policy(open));
        publish::revise(&self.instance, &appeal, draft).await?;
        self.note_published().await?;
        Ok("revised".into())
    }

    async fn set_status(&self, status: Status) -> Did {
        let appeal = self.appeal().await?;
        publish::set_status(&self.instance, &appeal, status).await?;
        self.note_published().await?;
        Ok("set".into())
    }
}

fn policy(open: bool) -> AdmissionPolicy {
    if open {
        AdmissionPolicy::Open
    } else {
        AdmissionPolicy::Moderated
    }
}

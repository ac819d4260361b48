//! Running a plot from its first step to its judged end.

use crate::{
    act,
    materials::Materials,
    oracle,
    plot::{Act, Plot},
    server::HANDLE,
    warnings::Warnings,
    world::World,
};
use anyhow::{Context as _, Result};
use std::{
    collections::BTreeMap,
    sync::{Arc, atomic::Ordering::Relaxed},
};
use tracing_subscriber::layer::SubscriberExt as _;
use undersigned_federation::actions::organization;
use undersigned_store::statements;

/// Time that passes before the end, in milliseconds: statements that are dated ahead, by clocks
/// that were wrong, are due then.
const A_DAY_AND_MORE: i64 = 45 * 60 * 60 * 1_000;
/// Time between two rounds at the end, in milliseconds: longer than the longest pause of delivery.
const BETWEEN_ROUNDS: i64 = 4 * 60 * 60 * 1_000;
/// Rounds at the end within which all must be quiet.
const MAX_ROUNDS: usize = 14;

/// What became of a run.
#[derive(Debug, Clone)]
pub struct Report {
    /// The plot's seed.
    pub seed: u64,
    /// What must not have happened, each with its step.
    pub violations: Vec<(usize, String)>,
    /// The last things that happened.
    pub notes: Vec<String>,
    /// A digest of all that happened.
    pub trace: String,
    /// How many rounds the end took.
    pub rounds: usize,
    /// How many entries the list has in the end.
    pub listed: usize,
}

/// Room for the calls of one run, in bytes: a server that asks another is answered within its own
/// call, so that two servers' calls stand on one stack.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// Runs a plot on a thread and a runtime of its own, which does one thing at a time.
///
/// # Errors
/// Where files or databases cannot be used at all.
pub fn run(plot: &Plot, materials: &Arc<Materials>, aloud: bool) -> Result<Report> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
        let run = thread.spawn_scoped(scope, || run_here(plot, materials, aloud))?;
        run.join()
            .unwrap_or_else(|_| Err(anyhow::anyhow!("the run panicked")))
    })
}

fn run_here(plot: &Plot, materials: &Arc<Materials>, aloud: bool) -> Result<Report> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let world = World::new(plot, materials, aloud)?;
    let subscriber = tracing_subscriber::registry().with(Warnings::of(&world));
    let logging = tracing::subscriber::set_default(subscriber);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        runtime.block_on(play(plot, &world))
    }));
    let (rounds, listed) = match outcome {
        Ok(played) => played?,
        Err(panic) => {
            let said = panic.downcast_ref::<String>().cloned();
            let said = said.or_else(|| panic.downcast_ref::<&str>().map(|said| (*said).to_owned()));
            world.violate(format!("panic: {}", said.unwrap_or_default()));
            (0, 0)
        }
    };
    drop(logging);
    Ok(Report {
        seed: plot.seed,
        violations: world.violations(),
        notes: world.last_notes(),
        trace: world.trace(),
        rounds,
        listed,
    })
}

async fn play(plot: &Plot, world: &Arc<World>) -> Result<(usize, usize)> {
    for server in &world.servers {
        server
            .start(world)
            .await
            .context("a server does not start")?;
        let instance = server.instance().context("it has just been started")?;
        let number = server.number;
        let names = BTreeMap::from([("en".to_owned(), format!("Organisation {number}"))]);
        let new = organization::NewOrganization {
            handle: HANDLE.into(),
            names,
            ..Default::default()
        };
        organization::create(&instance, new).await?;
        server
            .skew
            .store(plot.skews.get(number).copied().unwrap_or(0), Relaxed);
    }
    for (number, step) in plot.steps.iter().enumerate() {
        world.begin(number);
        world.pass(step.after.max(1));
        act::perform(world, &step.act).await?;
    }
    world.begin(plot.steps.len());
    let rounds = end(world).await?;
    oracle::judge(world).await?;
    let mut listed = 0;
    for server in &world.servers {
        if let Some(instance) = server.instance()
            && let Some(view) = instance.view_by_id(&world.object()).await?
        {
            listed = view.list.entries.len();
        }
        server.stop().await?;
    }
    Ok((rounds, listed))
}

/// Faults stop, clocks become right, a day passes, and servers do their rounds until nothing
/// changes any more. Answers how many that took.
async fn end(world: &Arc<World>) -> Result<usize> {
    world.note(|| "faults stop".into());
    world.network().heal();
    for server in &world.servers {
        server.crash_at(0);
        server.plugged.store(true, Relaxed);
        server.skew.store(0, Relaxed);
        server.start(world).await?;
    }
    world.pass(A_DAY_AND_MORE);
    let mut before = Vec::new();
    for round in 1..=MAX_ROUNDS {
        for server in 0..world.servers.len() {
            act::perform(world, &Act::Deliver { server }).await?;
            act::perform(world, &Act::Round { server }).await?;
            act::perform(world, &Act::Deliver { server }).await?;
        }
        let now = picture(world).await?;
        if now == before {
            return Ok(round);
        }
        before = now;
        world.pass(BETWEEN_ROUNDS);
    }
    world.violate(format!("not quiet after {MAX_ROUNDS} rounds"));
    Ok(MAX_ROUNDS)
}

/// What changes while servers are not done yet.
async fn picture(world: &World) -> Result<Vec<String>> {
    let mut picture = Vec::new();
    for server in &world.servers {
        let Some(instance) = server.instance() else {
            continue;
        };
        let Some(view) = instance.view_by_id(&world.object()).await? else {
            picture.push("nothing".into());
            continue;
        };
        let db = instance.database.conn();
        let waiting = statements::count(db, view.appeal.id, statements::MAILBOX).await?;
        let early = statements::count(db, view.appeal.id, statements::EARLY).await?;
        picture.push(format!("{} {waiting} {early}", view.digest));
    }
    Ok(picture)
}

/// Leaves steps out of a plot for as long as it still ends wrong in the same way, in ever smaller
/// pieces. `progress` hears how many are left.
///
/// # Errors
/// As [`run`].
pub fn shrink(
    plot: &mut Plot,
    materials: &Arc<Materials>,
    progress: &mut dyn FnMut(usize),
) -> Result<()> {
    let wrong = |plot: &Plot| -> Result<Option<String>> {
        let report = run(plot, materials, false)?;
        Ok(report.violations.first().map(|(_, what)| kind(what)))
    };
    let Some(first) = wrong(plot)? else {
        return Ok(());
    };
    let mut piece = plot.steps.len().div_ceil(2);
    while piece > 0 {
        let mut at = 0;
        while at < plot.steps.len() {
            let mut less = plot.clone();
            let end = (at + piece).min(less.steps.len());
            less.steps.drain(at..end);
            if wrong(&less)?.as_ref() == Some(&first) {
                *plot = less;
                progress(plot.steps.len());
            } else {
                at = end;
            }
        }
        piece /= 2;
    }
    Ok(())
}

/// What kind of violation it is: its words, without names and numbers.
fn kind(what: &str) -> String {
    what.split_whitespace()
        .filter(|word| {
            word.chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == ',')
        })
        .collect::<Vec<_>>()
        .join(" ")
}

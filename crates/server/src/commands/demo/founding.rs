//! `--sample founding`: eleven organisations on three servers found a coalition. They put forward a
//! platform in three parts, propose to change it, vote, take what was adopted into the text, affirm
//! it, and elect a committee.

mod amendments;
mod deciding;
mod words;

use super::{
    coalition::Coalition,
    story::{LOOK_AGAIN, Narrator, agree},
};
use anyhow::Context as _;
use deciding::Deciding;
use serde_json::{Value, json};
use tokio::time::sleep;
use undersigned_domain::dispatch::Kind;
use undersigned_federation::{
    actions::{dispatch, proceedings},
    views::AppealView,
};

pub use words::CAST;

const EVERYWHERE: [usize; 3] = [0, 1, 2];

/// Runs the demonstration. Ends once all servers have come to the same results by themselves, and
/// every voter's has signed them; whoever calls it sets a limit.
pub(super) async fn tell(coalition: &Coalition, narrator: Narrator) -> anyhow::Result<()> {
    let object = gather(coalition, narrator).await?;
    meet(coalition, &object, narrator).await?;

    let deciding = Deciding {
        coalition,
        object: &object,
        narrator,
    };
    let standing = deciding.propose().await?;
    deciding.vote_on_amendments(&standing).await?;
    deciding.counted().await?;

    consolidate(coalition, &object, narrator).await?;
    deciding.vote_on_the_whole().await?;
    deciding.counted().await?;
    narrator.digests(&coalition.held().await)
}

/// The platform is put forward, and all eleven call for it and sign it.
async fn gather(coalition: &Coalition, narrator: Narrator) -> anyhow::Result<String> {
    let organiser = coalition.follow_organiser().await?;
    let others: Vec<&str> = coalition
        .seats()
        .skip(1)
        .map(|(_, seat)| seat.client.actor.as_str())
        .collect();
    let platform = words::platform(&organiser.client.actor, &others);
    let object = organiser.client.publish(words::SLUG, &platform).await?;
    narrator.say("Eleven organisations on three servers put forward a draft platform:")?;
    narrator.servers(coalition)?;
    for (_, seat) in coalition.seats().skip(1) {
        seat.client.accept(&object).await?;
    }
    let sponsors = others.len() + 1;
    everywhere(coalition, &object, |view| {
        view.list.initiators.len() == sponsors
    })
    .await?;
    sign(coalition, &object).await?;
    narrator.say("All eleven call for it, and have signed it as a draft.")?;
    Ok(object)
}

/// Everybody signs the wording that stands.
async fn sign(coalition: &Coalition, object: &str) -> anyhow::Result<()> {
    for (_, seat) in coalition.seats() {
        seat.client.endorse(object, &seat.member).await?;
    }
    let all = coalition.seats().count() as u64;
    everywhere(coalition, object, |view| {
        view.list.totals.organisations.current == all
    })
    .await?;
    agree(coalition, &EVERYWHERE, all).await;
    Ok(())
}

/// The meeting is announced.
async fn meet(coalition: &Coalition, object: &str, narrator: Narrator) -> anyhow::Result<()> {
    let server = &coalition.servers[0];
    let appeal = server.appeal(object).await?;
    let Value::Object(inside) = words::meeting() else {
        anyhow::bail!("a meeting is an object");
    };
    let draft = dispatch::save(&server.instance, &appeal, None, Kind::Event, inside).await?;
    dispatch::publish(&server.instance, &appeal, draft).await?;
    narrator.say("A founding meeting is announced.")
}

/// What was adopted becomes the next wording, and all affirm it.
async fn consolidate(
    coalition: &Coalition,
    object: &str,
    narrator: Narrator,
) -> anyhow::Result<()> {
    let server = &coalition.servers[0];
    let view = server.instance.view_by_id(object).await?;
    let view = view.context("the platform is not there")?;
    let new = proceedings::consolidated(&server.instance, &view.appeal, &view.snapshot).await?;
    anyhow::ensure!(new.conflicts.is_empty(), "adopted amendments contradict");
    let changes = json!({"demands": new.demands});
    server.first().client.change(words::SLUG, &changes).await?;
    everywhere(coalition, object, |view| {
        view.list.current().is_some_and(|note| note.revision == 2)
    })
    .await?;
    sign(coalition, object).await?;
    narrator.say("What was adopted is the second wording now; all eleven have affirmed it.")
}

/// Waits until something holds on every server.
async fn everywhere(
    coalition: &Coalition,
    object: &str,
    holds: impl Fn(&AppealView) -> bool,
) -> anyhow::Result<()> {
    for server in &coalition.servers {
        while !server
            .instance
            .view_by_id(object)
            .await?
            .is_some_and(|view| holds(&view))
        {
            sleep(LOOK_AGAIN).await;
        }
    }
    Ok(())
}

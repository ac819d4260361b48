//! What happens in the demonstration, in order.

use super::{
    Held,
    coalition::Coalition,
    sample::{MEMBERS, SLUG, petition},
};
use crate::commands::words::counted;
use anyhow::Context as _;
use std::{io::Write as _, time::Duration};
use tokio::time::sleep;

/// Pause between two looks.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

const ORGANISER: usize = 0;
const DOCKERS: usize = 1;
/// Who is cut off.
const NURSES: usize = 2;

/// Tells people what happens: on standard output, or on standard error where that is for JSON.
#[derive(Debug, Clone, Copy)]
pub struct Narrator {
    json: bool,
}

impl Narrator {
    /// `json` says that standard output belongs to a JSON result.
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// Says a sentence.
    pub fn say(self, sentence: &str) -> anyhow::Result<()> {
        if self.json {
            writeln!(std::io::stderr(), "{sentence}")?;
        } else {
            writeln!(std::io::stdout(), "{sentence}")?;
        }
        Ok(())
    }

    fn digests(self, held: &[Held]) -> anyhow::Result<()> {
        for held in held {
            let digest = match held.state_digest.as_str() {
                "" => "nothing yet",
                digest => digest,
            };
            self.say(&format!(
                "  {}  {digest}  {}",
                held.url,
                counted(held.co_signers, "co-signer", "co-signers")
            ))?;
        }
        Ok(())
    }
}

/// Runs the demonstration. Ends once all servers hold the same list with everybody on it; whoever
/// calls it sets a limit.
pub(super) async fn tell(coalition: &mut Coalition, narrator: Narrator) -> anyhow::Result<()> {
    let object = publish(coalition, narrator).await?;

    endorse(coalition, ORGANISER, &object, narrator).await?;
    endorse(coalition, NURSES, &object, narrator).await?;
    agree(coalition, &[ORGANISER, DOCKERS, NURSES], 2).await;
    narrator.say("All three hold the same list:")?;
    narrator.digests(&coalition.held().await)?;

    coalition.servers[NURSES].cut().await;
    narrator.say("The nurses' server is cut off: its sockets are closed.")?;
    endorse(coalition, DOCKERS, &object, narrator).await?;
    agree(coalition, &[ORGANISER, DOCKERS], 3).await;
    narrator.say("The others agree without it; it still has the list as it was:")?;
    narrator.digests(&coalition.held().await)?;

    coalition.servers[NURSES]
        .heal()
        .await
        .context("the server does not return")?;
    narrator.say("The nurses' server is back, and compares its list with the others'.")?;
    agree(coalition, &[ORGANISER, DOCKERS, NURSES], 3).await;
    narrator.say("All three hold the same list again:")?;
    narrator.digests(&coalition.held().await)
}

async fn publish(coalition: &Coalition, narrator: Narrator) -> anyhow::Result<String> {
    let organiser = &coalition.servers[ORGANISER];
    let actor = &organiser.client.actor;
    for server in &coalition.servers[1..] {
        server.client.follow(actor).await?;
    }
    let object = organiser.client.publish(SLUG, &petition(actor)).await?;
    narrator.say("Three servers run on this computer, and one petition is on all of them:")?;
    for server in &coalition.servers {
        let (name, page) = (server.member.names[0].1, server.page(&organiser.host()));
        narrator.say(&format!(
            "  {name}\n    page:    {page}\n    sign in: {}",
            server.sign_in_link
        ))?;
    }
    Ok(object)
}

async fn endorse(
    coalition: &Coalition,
    who: usize,
    object: &str,
    narrator: Narrator,
) -> anyhow::Result<()> {
    coalition.servers[who]
        .client
        .endorse(object, &MEMBERS[who])
        .await?;
    narrator.say(&format!("{} co-signs.", MEMBERS[who].names[0].1))
}

/// Waits until these servers hold one state with so many co-signers.
async fn agree(coalition: &Coalition, who: &[usize], co_signers: u64) {
    loop {
        let held = coalition.held().await;
        let first = &held[who[0]].state_digest;
        let same = who.iter().all(|index| {
            held[*index].state_digest == *first && held[*index].co_signers == co_signers
        });
        if same && !first.is_empty() {
            return;
        }
        sleep(LOOK_AGAIN).await;
    }
}

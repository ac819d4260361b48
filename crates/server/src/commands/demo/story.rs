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
pub const LOOK_AGAIN: Duration = Duration::from_millis(200);

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

    /// Says what each server holds.
    pub fn digests(self, held: &[Held]) -> anyhow::Result<()> {
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

    /// Says where everything is: each server's page of the appeal, and a way in for each of its
    /// organisations.
    pub fn servers(self, coalition: &Coalition) -> anyhow::Result<()> {
        let host = coalition.servers[ORGANISER].host();
        for server in &coalition.servers {
            let names: Vec<_> = server.seats.iter().map(|seat| seat.member.name()).collect();
            let page = server.page(&host, coalition.slug);
            self.say(&format!("  {}\n    page:    {page}", names.join(", ")))?;
            for seat in &server.seats {
                let link = &seat.sign_in_link;
                match server.seats.len() {
                    1 => self.say(&format!("    sign in: {link}"))?,
                    _ => self.say(&format!("    sign in: {link}  ({})", seat.member.name()))?,
                }
            }
        }
        Ok(())
    }
}

/// Runs the demonstration with the petition. Ends once all servers hold the same list with
/// everybody on it; whoever calls it sets a limit.
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
    let organiser = coalition.follow_organiser().await?;
    let actor = &organiser.client.actor;
    let object = organiser.client.publish(SLUG, &petition(actor)).await?;
    narrator.say("Three servers run on this computer, and one petition is on all of them:")?;
    narrator.servers(coalition)?;
    Ok(object)
}

async fn endorse(
    coalition: &Coalition,
    who: usize,
    object: &str,
    narrator: Narrator,
) -> anyhow::Result<()> {
    coalition.servers[who]
        .first()
        .client
        .endorse(object, &MEMBERS[who])
        .await?;
    narrator.say(&format!("{} co-signs.", MEMBERS[who].name()))
}

/// Waits until these servers hold one state with so many co-signers.
pub async fn agree(coalition: &Coalition, who: &[usize], co_signers: u64) {
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

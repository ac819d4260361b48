//! `--sample letters`: an appeal for people who are held, what became of each, and a letter that
//! readers send under their own name. How many were sent is counted where the letter was written, and
//! every server that holds the appeal says the same number.

mod words;

use super::{
    coalition::Coalition,
    story::{LOOK_AGAIN, Narrator, agree},
};
use anyhow::Context as _;
use serde_json::Value;
use tokio::time::sleep;
use undersigned_domain::dispatch::Kind;
use undersigned_federation::actions::{dispatch, letters};

pub use words::CAST;

/// How many readers say that they have sent theirs.
const SENT: u64 = 7;

/// Runs the demonstration. Ends once all servers hold the same list and count the same letters;
/// whoever calls it sets a limit.
pub(super) async fn tell(coalition: &Coalition, narrator: Narrator) -> anyhow::Result<()> {
    let organiser = coalition.follow_organiser().await?;
    let appeal = words::appeal(&organiser.client.actor);
    let object = organiser.client.publish(words::SLUG, &appeal).await?;
    narrator.say("Three servers run on this computer, and one urgent appeal is on all of them:")?;
    narrator.servers(coalition)?;
    for (_, seat) in coalition.seats() {
        seat.client.endorse(&object, &seat.member).await?;
    }
    agree(coalition, &[0, 1, 2], 3).await;
    narrator.say("All three have signed it.")?;

    let cases = publish_cases(coalition, &object).await?;
    publish(coalition, &object, Kind::Update, words::update(&cases)).await?;
    narrator.say("It says who is held, since when, and where that is known from.")?;

    let letter = publish(coalition, &object, Kind::Letter, words::letter()).await?;
    let server = &coalition.servers[0];
    let appeal = server.appeal(&object).await?;
    for _ in 0..SENT {
        let once = letters::once::issue(&server.instance, &appeal, &letter.name)?;
        letters::sent_one(&server.instance, &appeal, &letter.name, &once).await?;
    }
    narrator.say(&format!(
        "A letter goes to two offices, with copies to three; {SENT} readers say that they have sent \
         theirs. Nothing else is kept of them."
    ))?;
    counted(coalition, &letter.id).await;
    narrator.say("All three servers say the same number:")?;
    narrator.digests(&coalition.held().await)
}

/// What was published: its name in addresses, and its id.
struct Published {
    name: String,
    id: String,
}

/// Publishes what the desk would have written.
async fn publish(
    coalition: &Coalition,
    object: &str,
    kind: Kind,
    words: Value,
) -> anyhow::Result<Published> {
    let server = &coalition.servers[0];
    let appeal = server.appeal(object).await?;
    let Value::Object(inside) = words else {
        anyhow::bail!("what is published is an object");
    };
    let draft = dispatch::save(&server.instance, &appeal, None, kind, inside).await?;
    let name = draft.name.clone();
    let published = dispatch::publish(&server.instance, &appeal, draft)
        .await
        .with_context(|| format!("the {} cannot be published", kind.name()))?;
    Ok(Published {
        name,
        id: published.id,
    })
}

/// Answers the cases' ids.
async fn publish_cases(coalition: &Coalition, object: &str) -> anyhow::Result<Vec<String>> {
    let mut cases = Vec::new();
    for case in words::cases() {
        cases.push(publish(coalition, object, Kind::Case, case).await?.id);
    }
    Ok(cases)
}

/// Waits until every server counts all letters.
async fn counted(coalition: &Coalition, letter: &str) {
    loop {
        let held = coalition.held().await;
        let counts = held.iter().all(|one| {
            let letters = one
                .results
                .as_ref()
                .and_then(|all| all["letters"].as_array());
            letters.is_some_and(|letters| {
                letters
                    .iter()
                    .any(|one| one["id"] == letter && one["sent"] == SENT)
            })
        });
        let first = held.first().map(|one| &one.results);
        if counts && held.iter().all(|one| Some(&one.results) == first) {
            return;
        }
        sleep(LOOK_AGAIN).await;
    }
}

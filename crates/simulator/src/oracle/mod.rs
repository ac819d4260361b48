//! The end of a run, judged from the outside: by what servers hold and show, and by what people
//! said ([`crate::model`]).
//!
//! `held` asks whether all servers hold one and the same, within bounds; `gone` whether what was
//! withdrawn is gone; `list` compares the list that all show with what people said.

mod gone;
mod held;
mod list;

use crate::world::World;
use anyhow::Result;
use undersigned_domain::Multikey;
use undersigned_federation::{Instance, views::AppealView};

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
    held::alike(world, &all);
    unheard(world, &all);
    for seen in &all {
        held::waiting(world, seen).await?;
        held::bundle(world, seen).await?;
    }
    gone::names_that_are_gone(world, &all).await?;
    list::judge(world, &first.view);
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

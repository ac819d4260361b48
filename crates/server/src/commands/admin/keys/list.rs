//! `undersigned admin keys list`: every key, what a change of it waits for, and where it has ended.

use super::{
    super::super::{Failure, print, print_json},
    Awaited, awaited, in_words,
};
use clap::Args;
use serde::Serialize;
use undersigned_federation::{
    Instance,
    actions::rotation,
    clock::from_millis,
    speaking::{self, Silent},
};
use undersigned_store::{
    appeals::{self, AppealFilter},
    keys, organizations,
};

/// Options of `admin keys list`.
#[derive(Debug, Args)]
pub struct Options {
    /// Only this organisation's
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Key {
    owner: String,
    id: String,
    kind: String,
    public_key: String,
    created_at: String,
    /// Whether the private half is here.
    private: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    retired_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retired_as: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    awaits: Vec<Awaited>,
    /// Appeals of which this key, which is not in use any more, is the root: its private half is kept for them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    root_of: Vec<String>,
    /// Appeals in which this key, and every other of its owner's, has ended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ended: Vec<Ended>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ended {
    appeal: String,
    mend: String,
}

pub(super) async fn list(instance: &Instance, options: &Options) -> Result<(), Failure> {
    let db = instance.database.conn();
    let organizations = match &options.org {
        Some(handle) => vec![instance.organization(handle).await?],
        None => organizations::all(db).await?,
    };
    let mut owners = Vec::new();
    if options.org.is_none() {
        let server = instance.addresses.instance_actor();
        owners.push((server, Vec::new(), Vec::new(), Vec::new()));
    }
    for organization in organizations {
        let under_way = rotation::under_way(instance, &organization).await?;
        let silent = speaking::silent(instance, &organization).await?;
        let filter = AppealFilter {
            organization_id: Some(organization.id),
            ..AppealFilter::default()
        };
        let own = appeals::list(db, &filter).await?;
        owners.push((organization.ap_id, under_way, silent, own));
    }
    let mut listed = Vec::new();
    for (owner, under_way, silent, own) in owners {
        for key in keys::all_for(db, &owner).await? {
            let of_key = under_way.iter().filter(|one| one.key == key.key_id);
            // All keys in use have ended there, or it would not be silent.
            let in_use = key.kind == "ed25519" && key.retired_at.is_none();
            let ended = silent.iter().filter(|_| in_use);
            let is_kept = key.retired_at.is_some() && !key.private_key_sealed.is_empty();
            let is_root = |root: Option<&str>| is_kept && root == Some(key.public_key.as_str());
            let rooted = own.iter().filter(|one| is_root(one.root.as_deref()));
            listed.push(Key {
                root_of: rooted.map(|one| one.ap_id.clone()).collect(),
                awaits: of_key.map(awaited).collect(),
                ended: ended.map(ended_in).collect(),
                owner: key.owner,
                id: key.key_id,
                kind: key.kind,
                public_key: key.public_key,
                created_at: from_millis(key.created_at),
                private: !key.private_key_sealed.is_empty(),
                retired_at: key.retired_at.map(from_millis),
                retired_as: key.retired_as,
            });
        }
    }
    if options.json {
        return print_json(&listed);
    }
    for key in listed {
        let retired = match (key.retired_at, key.retired_as) {
            (Some(at), Some(why)) => format!(", retired {at} ({why})"),
            (Some(at), None) => format!(", retired {at}"),
            (None, _) => String::new(),
        };
        print(&format!(
            "{} {} since {}{retired}",
            key.kind, key.id, key.created_at
        ))?;
        for appeal in key.root_of {
            print(&format!("  kept as the root of {appeal}"))?;
        }
        for one in key.awaits {
            print(&format!("  {}: {}", one.appeal, in_words(one.awaits)))?;
        }
        for one in key.ended {
            print(&format!("  MEND  {}", one.mend))?;
        }
    }
    Ok(())
}

fn ended_in(silent: &Silent) -> Ended {
    Ended {
        appeal: silent.appeal.clone(),
        mend: silent.words(),
    }
}

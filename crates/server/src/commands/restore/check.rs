//! `undersigned restore --check`: whether a backup could be restored, and what it holds.

use super::super::{
    Outcome,
    backup::archive::{self, Damage, Found, WAY_OUT, in_words},
    print, print_json,
    words::counted,
};
use serde::Serialize;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::atomic::AtomicBool,
};
use undersigned_store::schema;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    file: PathBuf,
    created_at: Option<String>,
    version: Option<String>,
    public_url: Option<String>,
    /// `sqlite` or `postgresql`.
    database: Option<&'static str>,
    pictures: usize,
    /// Nothing where an earlier version noted no digests: nobody can tell.
    sound: Option<bool>,
    /// A newer version made it: this program cannot restore it.
    newer: bool,
    damaged: Vec<Damage>,
}

pub(super) fn run(file: &Path, json: bool) -> Outcome {
    let found = archive::read(file, None, &AtomicBool::new(false))?;
    let damaged = found.damage();
    let sound = match (damaged.is_empty(), found.can_be_checked()) {
        (true, true) => Some(true),
        (true, false) => None,
        (false, _) => Some(false),
    };
    let manifest = found.manifest.as_ref();
    let step = manifest.and_then(|said| said.schema.as_deref());
    let newer = step.is_some_and(|step| schema::knows(step).is_err());
    if json {
        let (database, pictures) = (found.database(), found.pictures());
        let said = found.manifest.as_ref();
        print_json(&Answer {
            file: file.to_owned(),
            created_at: said.map(|said| said.created_at.clone()),
            version: said.map(|said| said.version.clone()),
            public_url: said.and_then(|said| said.public_url.clone()),
            database,
            pictures,
            sound,
            newer,
            damaged,
        })?;
    } else {
        let place = file.display();
        let first = match sound {
            Some(true) => format!("{place} is sound: every part is what was packed."),
            Some(false) => format!("{place} is damaged: {}. {WAY_OUT}.", in_words(&damaged)),
            None => format!(
                "{place} has all its parts. An earlier version made it and noted no digests, so that \
                 nobody can tell whether they are what was packed: make a new one."
            ),
        };
        print(&first)?;
        print(&held(&found))?;
        if newer {
            print(
                "A newer version made it: this program cannot restore it. Check it with that version.",
            )?;
        }
    }
    Ok(match sound {
        Some(true) if !newer => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// What is in a backup, in a sentence.
fn held(found: &Found) -> String {
    let made = match &found.manifest {
        Some(manifest) => format!(
            "It was made {} by version {}, for {}",
            manifest.created_at,
            manifest.version,
            manifest.public_url.as_deref().unwrap_or("no address yet")
        ),
        None => "It does not say when it was made, and for which address".to_owned(),
    };
    let database = match found.database() {
        Some("sqlite") => "a SQLite database",
        Some(_) => "a PostgreSQL database",
        None => "no database that can be read",
    };
    let pictures = counted(found.pictures(), "picture", "pictures");
    format!("{made}, and holds {database} and {pictures}.")
}

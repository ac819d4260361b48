//! `undersigned restore`: brings back what `backup` wrote, or only checks it. Every part is checked before
//! anything is put in its place.

mod check;
mod filling;
mod place;

use super::{
    Failure, Outcome,
    backup::{
        DATABASE, DUMP, MEDIA, Manifest, SECRET_KEY,
        archive::{self, Found, unusable},
    },
    print, print_json,
    signals::Signals,
    words::counted,
};
use crate::{
    Settings, alone,
    open::{make_folder, restoring},
    scratch,
};
use anyhow::{Context as _, anyhow};
use clap::Args;
use filling::{fill, mark};
use place::{Made, Placed};
use serde::Serialize;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use undersigned_federation::memory::PutBack;
use undersigned_store::{Database, StoreError, file::Lost, schema};

pub(super) use filling::finish;

/// Options of `restore`.
#[derive(Debug, Args)]
pub struct Options {
    /// A file that `undersigned backup` wrote
    file: PathBuf,
    /// Restore nothing: check every part, and say what the backup holds; exit code 1 if it is damaged
    #[arg(long)]
    check: bool,
    /// Restore everything else where only pictures are damaged; exit code 1 if any was
    #[arg(long, conflicts_with = "check")]
    without_damaged_pictures: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    created_at: String,
    public_url: Option<String>,
    /// Whether the backup says what was packed.
    checked: bool,
    /// Damaged pictures that were not restored.
    left_out: Vec<String>,
    /// What is left to people now.
    #[serde(flatten)]
    put_back: PutBack,
    /// That nobody is signed in any more, and links of before let nobody in.
    sign_in_again: bool,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
    if options.check {
        return check::run(&options.file, options.json);
    }
    let mut signals = Signals::catch()?;
    alone::not_beside_a_lost_file(settings)?;
    nothing_there(settings)?;
    let folder = settings.storage.data_dir.as_path();
    // Dropped after what is made in it.
    let _made = Made::missing(folder);
    make_folder(folder)?;
    // Beside the targets, so that nothing half restored is ever found in their place.
    let scratch = scratch::folder_in(folder).context("the data folder cannot be written to")?;
    let parts = Parts::of(settings, scratch.path());
    let found = unpack(&options.file, scratch.path(), &mut signals).await?;
    let checked = found.can_be_checked();
    let damaged = match options.without_damaged_pictures {
        true => found.damaged_pictures(),
        false => Vec::new(),
    };
    let manifest = found.whole(&options.file, &damaged)?;
    for picture in &damaged {
        // Nothing is there of one that is missing.
        let _ = std::fs::remove_file(scratch.path().join(&picture.part));
    }
    // Before anything is put anywhere.
    if let Some(step) = &manifest.schema {
        schema::knows(step)?;
    }
    parts.fit()?;
    // Whoever still works on it would go on with what it has in memory, which is another list.
    let _alone = tokio::select! {
        // Whoever told it to stop is heard, also where it had nothing to wait for.
        biased;
        () = signals.next() => return Err(stopped()),
        alone = alone::at_once(settings) => alone?,
    };
    let put_back = parts
        .place(settings, &options.file, &manifest.created_at, &mut signals)
        .await?;
    let left_out: Vec<String> = damaged.into_iter().map(|one| one.part).collect();
    let is_all = left_out.is_empty();
    if options.json {
        print_json(&Answer {
            created_at: manifest.created_at,
            public_url: manifest.public_url,
            checked,
            left_out,
            put_back,
            sign_in_again: true,
        })?;
    } else {
        tell(manifest, checked, &left_out, put_back)?;
    }
    Ok(match is_all {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Says what was restored, and what was not.
fn tell(
    manifest: Manifest,
    checked: bool,
    left_out: &[String],
    put_back: PutBack,
) -> Result<(), Failure> {
    let made_for = manifest
        .public_url
        .unwrap_or_else(|| "no address yet".to_owned());
    print(&format!(
        "Restored the backup of {}, made for {made_for}.",
        manifest.created_at
    ))?;
    if !checked {
        print(
            "An earlier version made it and noted no digests, so that it could not be checked whether \
             it is what was packed.",
        )?;
    }
    if !left_out.is_empty() {
        print(&format!(
            "Without {}, damaged in the backup: {}.",
            counted(left_out.len(), "picture", "pictures"),
            left_out.join(", ")
        ))?;
    }
    print(&in_words(put_back))
}

/// What people have to know of data that was put back.
pub(super) fn in_words(put_back: PutBack) -> String {
    let mut said =
        "Everybody has to sign in again, and links from before that let somebody in are void: to sign in, to \
         choose a new password, to join the desk, to found an organisation. Those of people who signed, read \
         the news or were invited to sign an appeal still work.\n\
         Say again what you have said by command since the backup was made: blocks, suspensions, \
         deletions, organisations that were founded with `setup` (give each the handle it had), tokens that were made, \
         imprint and other pages of this server. Tokens that were revoked since, and people who were removed, are there again: revoke and \
         remove them once more. So are people who took back a signature, left the news or ended a registration, \
         until they do so once more."
            .to_owned();
    if put_back.unpublished > 0 {
        said.push_str(&format!(
            "\nNot published: {} whose time came since. The desk names them: see whether others have \
             them, bring back an appeal that they have with `undersigned recover SLUG --from URL`, and \
             publish the rest by hand.",
            counted(
                put_back.unpublished,
                "appeal, update or case",
                "appeals, updates or cases"
            )
        ));
    }
    if put_back.deletions_put_off > 0 {
        said.push_str(&format!(
            "\nNot deleted: {} whose time came since. That can be undone for seven days more.",
            counted(put_back.deletions_put_off, "organisation", "organisations")
        ));
    }
    if put_back.invitations_stopped > 0 {
        said.push_str(&format!(
            "\nNot sent: {} to sign, still to be written when the backup was made. It may have reached \
             them since, and they may have said that they want no more. The desk shows them as sent; a \
             day later each can be sent once more there. Those whose servers had not answered yet are shown \
             as taken back, and can be given once more.",
            counted(put_back.invitations_stopped, "invitation", "invitations")
        ));
    }
    if put_back.mails_dropped > 0 {
        said.push_str(&format!(
            "\nNot sent: {} of organisations that waited when the backup was made: invitations, to sign or \
             to a desk, or links that confirm a registration for a meeting. What invites to sign can be sent \
             once more a day later; to a desk, invite anew; who registered and has no link registers again.",
            counted(put_back.mails_dropped, "mail", "mails")
        ));
    }
    if put_back.news_stopped > 0 || put_back.news_mails_dropped > 0 {
        said.push_str(
            "\nNot sent on: news that was on its way to readers when the backup was made. It may have \
             reached them since; who has none of it reads it on the appeal's page. Who unsubscribed \
             since is a reader again, until they do so once more.",
        );
    }
    said
}

fn stopped() -> Failure {
    anyhow!("it was stopped: nothing was restored").into()
}

/// Reads the archive, on a thread of its own since that may take minutes.
async fn unpack(file: &Path, scratch: &Path, signals: &mut Signals) -> Result<Found, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let (file, scratch, told) = (file.to_owned(), scratch.to_owned(), Arc::clone(&stop));
    let mut reading =
        tokio::task::spawn_blocking(move || archive::read(&file, Some(&scratch), &told));
    tokio::select! {
        // Whoever told it to stop is heard, also where all is read by then.
        biased;
        () = signals.next() => {
            stop.store(true, Ordering::Relaxed);
            say!("Stopping once what is just being read of the backup is there.");
            // Whoever still wrote into the folder would keep it from going.
            let _ = reading.await;
            Err(stopped())
        }
        found = &mut reading => found.ok().context("the backup cannot be read: that broke off")?,
    }
}

/// Where the parts are, and where they belong.
struct Parts {
    /// SQLite's file, as it was unpacked.
    file: PathBuf,
    /// What PostgreSQL wrote.
    dump: PathBuf,
    /// Where the database's file belongs, if it is SQLite's.
    database: Option<PathBuf>,
    key: (PathBuf, PathBuf),
    media: (PathBuf, PathBuf),
}

impl Parts {
    fn of(settings: &Settings, scratch: &Path) -> Self {
        let storage = &settings.storage;
        Self {
            file: scratch.join(DATABASE),
            dump: scratch.join(DUMP),
            database: storage.sqlite_file(),
            key: (scratch.join(SECRET_KEY), storage.secret_key_file()),
            media: (scratch.join(MEDIA), storage.media_dir()),
        }
    }

    /// Whether what was unpacked belongs where it is to go.
    fn fit(&self) -> Result<(), Failure> {
        check_kind(self.database.is_some(), &self.file, &self.dump)?;
        let (ours, theirs) = &self.key;
        let readable = || format!("{} cannot be read", theirs.display());
        if theirs.exists() && !place::same(ours, theirs).with_context(readable)? {
            return Err(taken(theirs));
        }
        Ok(())
    }

    /// Puts everything in its place, the database last: without it the rest is nothing yet, and a second
    /// try finds the same there.
    async fn place(
        &self,
        settings: &Settings,
        backup: &Path,
        made: &str,
        signals: &mut Signals,
    ) -> Result<PutBack, Failure> {
        let url = settings.storage.database_url();
        let mut put_back = PutBack::default();
        if self.database.is_some() {
            let marked = mark(&Database::address_of(&self.file), made).await;
            put_back = marked.map_err(|error| explained(backup, error))?;
        }
        let mut placed = Placed::default();
        placed.put_pictures(&self.media.0, &self.media.1)?;
        placed.put(&self.key.0, &self.key.1)?;
        match &self.database {
            Some(database) => {
                placed.put(&self.file, database)?;
                placed.keep();
            }
            None => {
                fill(settings, &self.dump, made, signals).await?;
                // All is there: what is left to do can be done later as well.
                placed.keep();
                let marked = mark(&url, made).await;
                put_back = marked.context(
                    "the database was filled; `undersigned admin restored` ends what is left to do",
                )?;
                restoring::forget(settings)?;
            }
        }
        Ok(put_back)
    }
}

/// Checks that there is no data yet. Whether a secret key that is there belongs to the backup shows later.
fn nothing_there(settings: &Settings) -> Result<(), Failure> {
    let Some(database) = settings.storage.sqlite_file() else {
        return Ok(());
    };
    if database.exists() {
        return Err(taken(&database));
    }
    nothing_left_over(&database)
}

fn taken(target: &Path) -> Failure {
    Failure::Usage(format!(
        "{} is there already; stop the server and move it away first",
        target.display()
    ))
}

/// What SQLite finds wrong with the file itself is damage of the backup.
fn explained(backup: &Path, error: anyhow::Error) -> Failure {
    match error.downcast_ref() {
        Some(StoreError::Lost(Lost::Damaged(said))) => {
            unusable(backup, &format!("`{DATABASE}` cannot be read ({said})"))
        }
        _ => error.into(),
    }
}

/// What SQLite keeps beside a database is taken for the restored one's, and would be played into it.
fn nothing_left_over(database: &Path) -> Result<(), Failure> {
    for ending in ["-wal", "-shm", "-journal"] {
        let mut beside = database.as_os_str().to_owned();
        beside.push(ending);
        let beside = PathBuf::from(beside);
        if beside.exists() {
            return Err(Failure::Usage(format!(
                "{} is there already: it belongs to the old database and would change the restored \
                 one; stop the server and move it away first",
                beside.display()
            )));
        }
    }
    Ok(())
}

/// What was in one kind of database does not go into the other.
fn check_kind(is_sqlite: bool, file: &Path, dump: &Path) -> Result<(), Failure> {
    if is_sqlite && !file.exists() {
        return Err(Failure::Usage(
            "this is a backup of a PostgreSQL database: name an empty one with --database-url"
                .to_owned(),
        ));
    }
    if !is_sqlite && !dump.exists() {
        return Err(Failure::Usage(
            "this is a backup of a SQLite database: leave database_url away, in the \
             settings file, in UNDERSIGNED_DATABASE_URL and as --database-url"
                .to_owned(),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{PutBack, in_words};

    #[test]
    fn what_is_not_sent_is_named_for_what_it_is() {
        let none = in_words(PutBack::default());
        assert!(!none.contains("Not sent"), "{none}");
        let stopped = in_words(PutBack {
            invitations_stopped: 1,
            ..PutBack::default()
        });
        assert!(stopped.contains("1 invitation to sign"), "{stopped}");
        assert!(!stopped.contains("meeting"), "{stopped}");
        let dropped = in_words(PutBack {
            mails_dropped: 2,
            ..PutBack::default()
        });
        assert!(dropped.contains("2 mails of organisations"), "{dropped}");
        assert!(dropped.contains("registration for a meeting"), "{dropped}");
    }
}

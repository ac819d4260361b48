//! Opening what a data folder holds: database, keys, and the address it was made for.

pub mod restoring;
mod there;
mod waiting;

pub use there::{is_there, no_data, shut_out};

use crate::{Surroundings, alone, owner, scratch, settings::Settings, workers::Posting};
use anyhow::Context as _;
use std::{
    io::ErrorKind,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};
use there::{is_not_shut, nothing_left};
use tokio::time::timeout;
use undersigned_domain::Digest;
use undersigned_federation::{Instance, Parts, actions::people::hashes};
use undersigned_mail::{Outlet, Sender};
use undersigned_store::{
    Database, SecretKey, StoreError, StoreResult, organizations, schema::Schema, settings as facts,
};
use url::{Host, Url};

/// Where the database keeps the public URL it was made for.
const PUBLIC_URL: &str = "public_url";

/// Where the database keeps when `backup` was last done.
const BACKED_UP_AT: &str = "backed_up_at";

/// Where the database keeps when the backup was made from which it was put back.
const PUT_BACK_FROM: &str = "put_back_from";

/// Where mails become files while there is no mail server, under the data folder.
const MAIL_FOLDER: &str = "mail";

/// Where the database keeps by what the secret key is known with which its data is sealed.
const SECRET_KEY: &str = "secret_key";

/// With how many connections a command reads, and one writes: it does one thing after the other, beside a
/// server that needs its own. A PostgreSQL that others run may allow few, and starts a process for each. Of a second
/// one every command would make use: the pool takes one back only a moment after it was used, and opens another meanwhile.
const OF_A_COMMAND: u32 = 1;

/// Who opens the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// A server that starts: what it was started with decides.
    Server,
    /// A command that may be the first of all: it begins with nothing where there is nothing.
    First,
    /// What does a server's background work, where a server has been.
    Worker,
    /// A command beside a server, which should agree with it without being told everything again.
    Command,
}

/// Why data is not opened, with what to do about it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unfit(String);

/// That a server was to start under another public URL than its data was made for: a wrong setting, with what to
/// do about it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct OtherUrl(String);

/// Opens database, keys and instance. Works beside a running server. A server or worker that starts
/// brings the database up to date; a command leaves it as it is, since the server of an earlier version that still
/// runs could not use it any longer.
///
/// # Errors
/// [`Unfit`]; [`OtherUrl`]; what else keeps it from opening, in words for the operator.
pub async fn open(
    settings: &Settings,
    who: Who,
    surroundings: Surroundings,
) -> anyhow::Result<Instance> {
    let Surroundings { clock, entropy, .. } = surroundings;
    restoring::refuse(settings)?;
    if matches!(who, Who::First | Who::Command) {
        alone::not_beside_a_lost_file(settings)?;
    }
    match who {
        Who::Worker | Who::Command => is_there(settings)?,
        Who::First => is_not_shut(settings)?,
        Who::Server => {}
    }
    make_folder(&settings.storage.data_dir)?;
    scratch::forget_stale(&settings.storage.data_dir);
    let database = match who {
        Who::Server | Who::Worker => open_database(settings).await?,
        Who::First | Who::Command => {
            let database = connect(settings).await?;
            match database.schema().await? {
                Schema::Current => {}
                Schema::Absent if who == Who::First => migrate(&database).await?,
                Schema::Absent => return Err(no_data().into()),
                Schema::Earlier => return Err(earlier().into()),
            }
            database
        }
    };
    let secret = secret_key(settings, &database).await?;
    if who == Who::First {
        // It may be root's, and what it made is for the server.
        for made in owner::of_others(settings) {
            let given = owner::as_its_folder(&made);
            given.with_context(|| format!("{} stays root's", made.display()))?;
        }
    }
    let public_url = public_url(settings, who, &database).await?;
    let instance = Instance::new(Parts {
        database,
        secret,
        public_url,
        allow_private_network: settings.federation.allow_private_network,
        sync_interval: settings.federation.sync_interval,
        mode: settings.federation.federation_mode,
        clock,
        entropy,
        media_dir: settings.storage.media_dir(),
    })
    .await?;
    // Before anybody is looked for.
    hashes::once(&instance).await?;
    if !settings.server.rate_limit {
        instance.lift_limits();
    }
    instance.keep_within(settings.storage.limits());
    instance.send_asked_within(settings.mail.asked_per_hour);
    instance.keep_key_at(settings.storage.secret_key_file());
    // A worker without pages writes to people as well, and so do commands.
    undersigned_web::words::give(&instance);
    Ok(instance)
}

/// That the database has to be brought up to date first.
fn earlier() -> Unfit {
    Unfit(
        "this database is that of an earlier version: start the server again, with this version, which \
         brings it up to date, or run `undersigned migrate` while no server runs"
            .to_owned(),
    )
}

/// The secret key. It is made at the first start; later it has to be the same, since another one opens
/// nothing of what was sealed, and what it seals is lost when the right one comes back.
///
/// # Errors
/// [`Unfit`]; the file cannot be read or made; the database.
pub async fn secret_key(settings: &Settings, database: &Database) -> anyhow::Result<SecretKey> {
    let (db, file) = (database.conn(), settings.storage.secret_key_file());
    let known = facts::get(db, SECRET_KEY).await?;
    let begun = known.is_some() || !organizations::handles(db).await?.is_empty();
    // Whether it is there, somebody who may not enter its folder cannot see.
    if begun && matches!(file.try_exists(), Ok(false)) {
        return Err(Unfit(format!(
            "the secret key of this data is missing: put the file {} back, which every backup holds; \
             without it, keys, addresses and mails in the database cannot be read. A server that still \
             runs has it in memory, and writes it back within seconds: do not stop that one",
            file.display()
        ))
        .into());
    }
    let secret = match SecretKey::load_or_create(&file) {
        Err(StoreError::File { path, source }) if source.kind() == ErrorKind::PermissionDenied => {
            return Err(Unfit(format!(
                "the secret key cannot be read: {path}: {source}. The file is for its owner alone: give the command, \
                 or start the server, as the user to whom the data belongs; or give that user the file back \
                 (`chown --reference=FOLDER {path}`, where FOLDER is the data folder)"
            ))
            .into());
        }
        Err(error) if begun => {
            return Err(Unfit(format!(
                "the secret key cannot be read: {error}; put the file back that belongs to this data, which \
                 every backup holds. A server that still runs has it in memory, and writes it there within \
                 seconds once what is there was moved away: do not stop that one before"
            ))
            .into());
        }
        read => read.context("the secret key cannot be read")?,
    };
    let own = Digest::of(&[&secret.keyed_hash("which key it is", b"")]).hex();
    // Where several start at a time, all have the same file.
    facts::set_if_absent(db, SECRET_KEY, &own).await?;
    match facts::get(db, SECRET_KEY).await? {
        Some(known) if known != own => Err(Unfit(format!(
            "{} is not the secret key with which this data was sealed: see whether database_url and the data \
             folder are those of one server; if so, put the file back that belongs to the data, which every backup \
             holds. A server that still runs has it in memory, and writes it there within seconds once the other one \
             was moved away: do not stop that one before",
            file.display()
        ))
        .into()),
        _ => Ok(secret),
    }
}

/// The folder in which mails become files where there is no mail server.
pub fn mail_folder(settings: &Settings) -> PathBuf {
    settings.storage.data_dir.join(MAIL_FOLDER)
}

/// Who mails of a server come from that is to be found at this address.
///
/// # Errors
/// That `mail_from` is no sender.
pub fn sender(settings: &Settings, base: &str) -> anyhow::Result<Sender> {
    let from = settings.mail.mail_from.clone().unwrap_or_else(|| {
        match Url::parse(base).ok().as_ref().map(Url::host) {
            Some(Some(Host::Domain(host))) => format!("no-reply@{host}"),
            Some(Some(address)) => format!(
                "no-reply@[{}]",
                address.to_string().trim_matches(['[', ']'])
            ),
            _ => "no-reply@localhost".to_owned(),
        }
    });
    from.parse().context("mail_from is no sender")
}

/// How mails leave this server.
///
/// # Errors
/// What is wrong with the settings, in words for the operator.
pub fn posting(settings: &Settings, instance: &Instance) -> anyhow::Result<Posting> {
    if let Some(said) = settings.mail.needless_escape() {
        tracing::warn!("{said}");
    }
    let outlet = match &settings.mail.smtp_url {
        Some(url) => Outlet::smtp(url.expose())?,
        None => Outlet::Folder(mail_folder(settings)),
    };
    let bounces = settings.mail.bounce_address.as_deref();
    let bounces = bounces.map(str::parse).transpose();
    Ok(Posting {
        from: sender(settings, instance.addresses.base())?,
        bounces: bounces.context("bounce_address is no address")?,
        news_per_hour: settings.mail.news_per_hour,
        outlet,
        files: mail_folder(settings),
    })
}

/// Opens the database for a server or worker and brings it up to date, where none of an earlier version
/// works on it any more.
async fn open_database(settings: &Settings) -> anyhow::Result<Database> {
    let database = connect_with(settings, settings.storage.database_connections).await?;
    alone::none_of_an_earlier_version(&database).await?;
    migrate(&database).await?;
    Ok(database)
}

/// Brings a database up to date.
///
/// # Errors
/// What keeps it from that, in words for the operator.
pub async fn migrate(database: &Database) -> anyhow::Result<()> {
    let migrated = database.migrate().await;
    migrated.context("the database cannot be brought up to date")
}

/// Opens the database as it is, whatever version left it, with the few connections of a command.
///
/// # Errors
/// What keeps it from opening, in words for the operator.
pub async fn connect(settings: &Settings) -> anyhow::Result<Database> {
    connect_with(settings, OF_A_COMMAND).await
}

async fn connect_with(settings: &Settings, connections: u32) -> anyhow::Result<Database> {
    nothing_left(settings)?;
    let url = settings.storage.database_url();
    let open = || Database::connect(&url, connections);
    // A file is there, however long it takes to open.
    if settings.storage.sqlite_file().is_none() {
        // So is a PostgreSQL, nearly always: it starts a process for each connection, and for one that only tries it, too.
        if let Ok(Ok(database)) = timeout(waiting::AT_ONCE, open()).await {
            return Ok(database);
        }
        waiting::wait_for(&url, waiting::PATIENCE).await?;
    }
    open().await.context("the database cannot be opened")
}

/// Makes a folder that only its owner may enter, unless it is there.
///
/// # Errors
/// The operating system's reason.
pub fn make_folder(folder: &Path) -> anyhow::Result<()> {
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))
}

/// The public URL: as chosen, else as the data was made for, else the default. Ids of what is
/// stored already never change, so that no server starts under another, and a command warns.
///
/// # Errors
/// [`OtherUrl`]; the database.
async fn public_url(settings: &Settings, who: Who, database: &Database) -> anyhow::Result<Url> {
    // Also by one that was deleted since: its address stays.
    let founded = !organizations::handles(database.conn()).await?.is_empty();
    let held = held_public_url(database).await?;
    let remembered = match who {
        // While nothing depends on it, an earlier start on another port means nothing.
        Who::Server if !founded => None,
        Who::Server | Who::First | Who::Worker | Who::Command => held.clone(),
    };
    let url = settings
        .chosen_public_url()
        .or(remembered)
        .unwrap_or_else(|| settings.default_public_url());
    let origin = url.origin().ascii_serialization();
    match held {
        Some(held) if held.origin() == url.origin() => {}
        Some(held) if founded && matches!(who, Who::Server | Who::Worker) => {
            let held = held.origin().ascii_serialization();
            let why = match settings.server.public_url {
                Some(_) => "",
                None => " (which follows from `listen`, where there is no public_url)",
            };
            return Err(OtherUrl(format!(
                "this data was made for another public URL: others would not find at {origin}{why} what is \
                 stored here. Set public_url back to {held}; to leave that address, start this server there, set up a \
                 second one at the new address with a data folder of its own, and take the organisations there \
                 with `undersigned admin move`"
            ))
            .into());
        }
        Some(held) if founded => tracing::warn!(
            made_for = held.origin().ascii_serialization(),
            public_url = origin,
            "this data was made for another public URL; others will not find what is stored here"
        ),
        _ => facts::set(database.conn(), PUBLIC_URL, &origin).await?,
    }
    Ok(url)
}

/// The public URL for which the data in a database was made.
///
/// # Errors
/// The database.
pub async fn held_public_url(database: &Database) -> StoreResult<Option<Url>> {
    let held = facts::get(database.conn(), PUBLIC_URL).await?;
    Ok(held.and_then(|held| Url::parse(&held).ok()))
}

/// When `backup` last wrote a file with this data, in milliseconds since 1970.
///
/// # Errors
/// The database.
pub async fn backed_up_at(database: &Database) -> StoreResult<Option<i64>> {
    let noted = facts::get(database.conn(), BACKED_UP_AT).await?;
    Ok(noted.and_then(|noted| noted.parse().ok()))
}

/// Notes that `backup` has just written a file with this data.
///
/// # Errors
/// The database.
pub async fn note_backup(database: &Database, now: i64) -> StoreResult<()> {
    facts::set(database.conn(), BACKED_UP_AT, &now.to_string()).await
}

/// When the backup was made from which this data was put back, in milliseconds since 1970.
///
/// # Errors
/// The database.
pub async fn put_back_from(database: &Database) -> StoreResult<Option<i64>> {
    let noted = facts::get(database.conn(), PUT_BACK_FROM).await?;
    Ok(noted.and_then(|noted| noted.parse().ok()))
}

/// Notes that this data was put back from a backup that was made then. That is the last one there is: the
/// note of it was written when it was made, and so is not in it.
///
/// # Errors
/// The database.
pub async fn note_put_back(database: &Database, made: i64) -> StoreResult<()> {
    facts::set(database.conn(), PUT_BACK_FROM, &made.to_string()).await?;
    note_backup(database, made).await
}

#[cfg(test)]
mod tests;

//! Opening what a data folder holds: database, keys, and the address it was made for.

use crate::{settings::Settings, workers::Posting};
use anyhow::Context as _;
use std::{os::unix::fs::DirBuilderExt as _, path::Path};
use undersigned_federation::{Clock, Entropy, Instance, Parts};
use undersigned_mail::Outlet;
use undersigned_store::{Database, SecretKey, StoreResult, organizations, settings as facts};
use url::{Host, Url};

/// Connections to the database that read, beside those that write.
const CONNECTIONS: u32 = 8;
/// Where the database keeps the public URL it was made for.
const PUBLIC_URL: &str = "public_url";

/// Where mails become files while there is no mail server, under the data folder.
const MAIL_FOLDER: &str = "mail";

/// Who opens the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// A server that starts: what it was started with decides.
    Server,
    /// A command beside a server, which should agree with it without being told everything again.
    Command,
}

/// Opens database, keys and instance, and brings the database up to date. Works beside a running
/// server.
///
/// # Errors
/// What keeps it from opening, in words for the operator.
pub async fn open(settings: &Settings, who: Who, clock: Clock) -> anyhow::Result<Instance> {
    make_folder(&settings.storage.data_dir)?;
    let database = open_database(settings).await?;
    let secret = SecretKey::load_or_create(&settings.storage.secret_key_file())
        .context("the secret key cannot be read")?;
    let public_url = public_url(settings, who, &database).await?;
    let instance = Instance::new(Parts {
        database,
        secret,
        public_url,
        allow_private_network: settings.federation.allow_private_network,
        sync_interval: settings.federation.sync_interval,
        mode: settings.federation.federation_mode,
        clock,
        entropy: Entropy::system(),
        media_dir: settings.storage.media_dir(),
    })
    .await?;
    instance.keep_within(settings.storage.limits());
    Ok(instance)
}

/// How mails leave this server.
///
/// # Errors
/// What is wrong with the settings, in words for the operator.
pub fn posting(settings: &Settings, instance: &Instance) -> anyhow::Result<Posting> {
    let outlet = match &settings.mail.smtp_url {
        Some(url) => Outlet::smtp(url.expose())?,
        None => Outlet::Folder(settings.storage.data_dir.join(MAIL_FOLDER)),
    };
    let from = settings.mail.mail_from.clone().unwrap_or_else(|| {
        match Url::parse(instance.addresses.base())
            .ok()
            .as_ref()
            .map(Url::host)
        {
            Some(Some(Host::Domain(host))) => format!("no-reply@{host}"),
            Some(Some(address)) => format!(
                "no-reply@[{}]",
                address.to_string().trim_matches(['[', ']'])
            ),
            _ => "no-reply@localhost".to_owned(),
        }
    });
    let from = from.parse().context("mail_from is no sender")?;
    let bounces = settings.mail.bounce_address.as_deref();
    let bounces = bounces.map(str::parse).transpose();
    Ok(Posting {
        from,
        bounces: bounces.context("bounce_address is no address")?,
        news_per_hour: settings.mail.news_per_hour,
        outlet,
    })
}

/// Opens the database and brings it up to date.
///
/// # Errors
/// What keeps it from opening, in words for the operator.
pub async fn open_database(settings: &Settings) -> anyhow::Result<Database> {
    let database = Database::connect(&settings.storage.database_url(), CONNECTIONS)
        .await
        .context("the database cannot be opened")?;
    database
        .migrate()
        .await
        .context("the database cannot be brought up to date")?;
    Ok(database)
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
/// stored already never change, so a different choice is worth a warning.
async fn public_url(settings: &Settings, who: Who, database: &Database) -> anyhow::Result<Url> {
    // Also by one that was deleted since: its address stays.
    let founded = !organizations::handles(database.conn()).await?.is_empty();
    let held = held_public_url(database).await?;
    let remembered = match who {
        // While nothing depends on it, an earlier start on another port means nothing.
        Who::Server if !founded => None,
        Who::Server | Who::Command => held.clone(),
    };
    let url = settings
        .chosen_public_url()
        .or(remembered)
        .unwrap_or_else(|| settings.default_public_url());
    let origin = url.origin().ascii_serialization();
    match held {
        Some(held) if held.origin() == url.origin() => {}
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

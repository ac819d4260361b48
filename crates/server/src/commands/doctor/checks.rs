//! The checks of `doctor`, in the order in which one would mend.

use super::{Check, Finding, files, fonts, mailing, not_checked, outside, shared_clock};
use crate::{
    Settings, Surroundings,
    alone::Taken,
    commands::{
        backup::pictures::missing,
        failure::remedy,
        words::{counted, first_of},
    },
    open, workers,
};
use undersigned_federation::{
    FederationError, Instance,
    clock::from_millis,
    speaking::{self, Forgotten, Silent},
    standing::Trouble,
};
use undersigned_store::{StoreError, delivery_hosts, keys as store_keys, organizations};

/// How long something may be due before the queue counts as stuck, in milliseconds.
pub(super) const OVERDUE: i64 = 5 * 60 * 1_000;
/// How old the last backup may be, in milliseconds: three days.
const BACKUP_OLD: i64 = 3 * DAY;
/// Most copies, or pictures, that are named.
const NAMED: usize = 10;
/// Milliseconds of a day.
pub(super) const DAY: i64 = 24 * 60 * 60 * 1_000;
/// Why nothing is known of a database's file.
const UNOPENED: &str = "the database could not be opened (see below)";

/// Runs every check that can be run.
pub(super) async fn all(settings: &Settings) -> Vec<Check> {
    // Looked at before anything is opened, which may make what is missing.
    let key = Check::of("secret key", files::secret_key(settings));
    let file = files::database(settings);
    let opened = open::open(settings, open::Who::Command, Surroundings::system()).await;
    let (file, aside) = match &opened {
        // It may be anybody's.
        Err(_) => (
            file.and_then(|()| not_checked(UNOPENED)),
            not_checked(UNOPENED),
        ),
        Ok(_) => (file, files::put_aside(settings)),
    };
    let file = Check::of("database file", file);
    let owners = Check::of("owners of files", files::owners(settings));
    let aside = Check::of("files put aside", aside);
    let mut checks = vec![key, file, aside, owners, source_code(settings)];
    let instance = match opened {
        Ok(instance) => instance,
        Err(error) => {
            let mend = match (says_what_to_do(&error), remedy(&error)) {
                (true, _) => format!("{error:#}"),
                (false, Some(remedy)) => format!("{error:#}; {remedy}"),
                (false, None) if settings.storage.database_url().starts_with("sqlite:") => {
                    format!("{error:#}; check database_url and the rights on the data folder")
                }
                (false, None) => {
                    format!("{error:#}; check database_url, and whether PostgreSQL runs")
                }
            };
            checks.push(Check::of("database", Err(mend)));
            return checks;
        }
    };
    let troubles = instance.troubles().await;
    let database = database(&instance).await.and_then(|()| writes(&troubles));
    checks.push(Check::of("database", database));
    checks.push(Check::of("disk", disk(&troubles)));
    checks.push(Check::of("clock jumps", jumps(&troubles)));
    checks.push(Check::of("queue", queue(&instance).await));
    checks.push(Check::of("background work", at_work(&instance).await));
    checks.push(Check::of("one server", one_server(&instance).await));
    checks.push(Check::of("keys", keys(&instance).await));
    checks.push(copies(&instance).await);
    checks.push(last_backup(&instance).await);
    checks.push(Check::of("pictures", pictures(settings, &instance).await));
    let base = instance.addresses.base().to_owned();
    let smtp = Check::of("SMTP", mailing::smtp(settings, &base).await);
    checks.push(smtp.saying(settings.mail.needless_escape().map(str::to_owned)));
    checks.push(Check::of("fonts", fonts::check(settings, &instance).await));
    checks.push(Check::of("mails", mailing::mails(&instance).await));
    checks.push(Check::of("public URL", public_url(&instance, &base).await));
    let answer = outside::get(&instance.addresses.instance_actor()).await;
    let now = instance.clock.millis();
    checks.push(Check::of("TLS", outside::tls(&base, &answer, now)));
    let clock = outside::clock(&instance, answer.as_ref().ok());
    let reachable = outside::reachable(&instance, answer).await;
    let is_reached = reachable.is_ok();
    checks.push(Check::of("reachable", reachable));
    checks.push(Check::of(
        "client addresses",
        outside::clients(settings).await,
    ));
    checks.push(Check::of("clock", clock));
    checks.push(Check::of(
        "other clocks",
        outside::other_clocks(&instance).await,
    ));
    if instance.database.is_postgres() {
        let shared = shared_clock::check(&instance).await;
        checks.push(Check::of("database's clock", shared));
    }
    checks.push(Check::of(
        "WebFinger",
        outside::webfinger(&instance, is_reached).await,
    ));
    checks
}

/// Where whoever uses this server finds the source code of what they use. Whether it is there is not
/// looked at: it may be behind a page that turns programs away.
fn source_code(settings: &Settings) -> Check {
    const NAME: &str = "source code";
    match settings.server.source() {
        None => Check::of(
            NAME,
            not_checked(
                "nobody has said where it is, and readers who want the program to check a list are told to ask \
                 whoever runs this server: set source_url to where the source code of this version can be had \
                 (AGPL-3.0, section 13)",
            ),
        ),
        Some(source) => {
            let changed = match source.is_changed {
                true => " (a changed version)",
                false => "",
            };
            let found = format!("{}{changed}", source.url);
            Check::of(NAME, Ok::<(), String>(())).saying(Some(found))
        }
    }
}

/// Whether what keeps the database from opening is a sentence with its way out.
fn says_what_to_do(error: &anyhow::Error) -> bool {
    let store = match error.downcast_ref() {
        Some(FederationError::Store(error)) => Some(error),
        _ => error.downcast_ref(),
    };
    let is_whole = |error: &StoreError| {
        matches!(
            error,
            StoreError::Newer(_) | StoreError::Lost(_) | StoreError::LoneLog(_)
        )
    };
    store.is_some_and(is_whole) || error.is::<open::Unfit>() || error.is::<Taken>()
}

async fn database(instance: &Instance) -> Result<(), String> {
    let mend = |error: String| format!("{error}; see whether disk or database server is well");
    let ping = instance.database.ping().await;
    ping.map_err(|error| mend(error.to_string()))?;
    // Opens the sealed keys: the database and the secret key must belong together.
    for organization in organizations::all(instance.database.conn())
        .await
        .map_err(|error| mend(error.to_string()))?
    {
        instance
            .keys_of(&organization.ap_id)
            .await
            .map_err(|error| {
                format!(
                    "the keys of {} do not open ({error}); put the secret key file back that \
                     belongs to this database",
                    organization.handle
                )
            })?;
    }
    Ok(())
}

/// Whether what is written gets through, and soon.
fn writes(troubles: &[Trouble]) -> Result<(), String> {
    let about = |trouble: &&Trouble| {
        matches!(trouble, Trouble::Database | Trouble::Slow) || trouble.is_of_lost_file()
    };
    said(troubles.iter().find(about))
}

/// Whether what has to be written can be, with some room left.
fn disk(troubles: &[Trouble]) -> Result<(), String> {
    let about = |trouble: &&Trouble| matches!(trouble, Trouble::DiskFull | Trouble::DiskLow);
    said(troubles.iter().find(about))
}

/// Whether the clock was set, or the computer slept, in the last day.
fn jumps(troubles: &[Trouble]) -> Result<(), String> {
    let about = |trouble: &&Trouble| matches!(trouble, Trouble::ClockJumped(_));
    said(troubles.iter().find(about))
}

fn said(trouble: Option<&Trouble>) -> Result<(), String> {
    trouble.map_or(Ok(()), |trouble| Err(trouble.words()))
}

async fn queue(instance: &Instance) -> Result<(), String> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let due = delivery_hosts::next_due_at(db)
        .await
        .map_err(|error| error.to_string())?;
    if due.is_some_and(|due| due < now - OVERDUE) {
        return Err(
            "deliveries wait that should have been sent: is the server, or \
                    `undersigned worker`, running?"
                .to_owned(),
        );
    }
    Ok(())
}

/// Several processes may have left the background work to each other. On SQLite there is only one, and
/// whether that runs is seen below.
async fn at_work(instance: &Instance) -> Result<(), Finding> {
    if !instance.database.is_postgres() {
        return not_checked("with SQLite the server does it by itself while it runs");
    }
    match workers::is_somebody_at_work(&instance.database).await {
        Ok(true) => Ok(()),
        Ok(false) => Err(
            "no process does the background work: start `undersigned worker`, or a server with \
             background_work = on"
                .to_owned()
                .into(),
        ),
        Err(error) => Err(error.to_string().into()),
    }
}

/// Two servers with one key contradict each other in one name.
async fn one_server(instance: &Instance) -> Result<(), String> {
    let seen = instance.signed_elsewhere().await;
    match seen.map_err(|error| error.to_string())? {
        Some(seen) => Err(seen.words()),
        None => Ok(()),
    }
}

/// Whoever was put back to before a change of keys has only keys that have ended, or has lost the
/// newest one.
async fn keys(instance: &Instance) -> Result<(), String> {
    let mut silent = Vec::new();
    let mut forgotten = Vec::new();
    for organization in organizations::all(instance.database.conn())
        .await
        .map_err(|error| error.to_string())?
    {
        let found = speaking::silent(instance, &organization).await;
        silent.extend(found.map_err(|error| error.to_string())?);
        let found = speaking::forgotten(instance, &organization).await;
        forgotten.extend(found.map_err(|error| error.to_string())?);
    }
    let is_silent = |one: &Forgotten| silent.iter().any(|silent| silent.appeal == one.appeal);
    forgotten.retain(|one| !is_silent(one));
    let words = silent.iter().map(Silent::words);
    let words: Vec<String> = words
        .chain(forgotten.iter().map(Forgotten::words))
        .collect();
    match words.is_empty() {
        true => Ok(()),
        false => Err(words.join(". ")),
    }
}

/// Which copies are not compared with the server where the appeal is at home, because of what somebody here has said
/// of that one or whom an allow-list leaves out. That may be meant, so nothing has to be mended.
async fn copies(instance: &Instance) -> Check {
    const NAME: &str = "copies";
    let apart = match instance.copies_apart().await {
        Ok(apart) => apart,
        Err(error) => return Check::of(NAME, Err(error.to_string())),
    };
    let found = (!apart.is_empty()).then(|| {
        format!(
            "{} not compared with their own servers, by the rules of this one (`undersigned admin blocks list`, \
             federation_mode): {}",
            counted(apart.len(), "copy is", "copies are"),
            first_of(&apart, NAMED)
        )
    });
    Check::of(NAME, Ok::<(), String>(())).saying(found)
}

/// Whether backups are made, and which one this data was put back from where it is the last. Of copies that are made by
/// other means nothing is known.
async fn last_backup(instance: &Instance) -> Check {
    const NAME: &str = "backup";
    let made = match open::backed_up_at(&instance.database).await {
        Ok(Some(made)) => made,
        Ok(None) => {
            let why = "no backup was made by `undersigned backup`";
            return Check::of(NAME, not_checked(why));
        }
        Err(error) => return Check::of(NAME, Err(error.to_string())),
    };
    let is_put_back = is_put_back(instance, made).await;
    let outcome = backup(instance, made, is_put_back).await;
    let found = (outcome.is_ok() && is_put_back).then(|| {
        format!(
            "this server was put back from the backup of {}, and none was made since",
            from_millis(made)
        )
    });
    Check::of(NAME, outcome).saying(found)
}

/// Whether the last backup is the one from which this data was put back.
async fn is_put_back(instance: &Instance, made: i64) -> bool {
    let from = open::put_back_from(&instance.database).await;
    from.is_ok_and(|from| from == Some(made))
}

/// A timer that fails says so to nobody.
async fn backup(instance: &Instance, made: i64, is_put_back: bool) -> Result<(), Finding> {
    let age = instance.clock.millis().saturating_sub(made);
    if age > BACKUP_OLD {
        let which = match is_put_back {
            true => "the last backup is the one that this server was put back from, and was made",
            false => "the last backup was made",
        };
        return Err(format!(
            "{which} {} ago: see why there is none since then (`systemctl status \
             undersigned-backup`, or what makes yours), and make one with `undersigned backup FILE`",
            counted(age / DAY, "day", "days")
        )
        .into());
    }
    let changed = store_keys::is_any_retired_since(instance.database.conn(), made).await;
    match changed.map_err(|error| error.to_string())? {
        false => Ok(()),
        true => Err(Finding::from(
            "the last backup is from before a change of keys: put back, it would have a key that nobody listens to any \
             more. Make one anew with `undersigned backup FILE`, and a file of keys with `undersigned admin keys export`"
                .to_owned(),
        )),
    }
}

/// Whether what pages show is here: of several processes on one PostgreSQL each needs the same folder.
async fn pictures(settings: &Settings, instance: &Instance) -> Result<(), String> {
    let folder = settings.storage.media_dir();
    let missing = missing(&instance.database, &folder).await;
    let missing = missing.map_err(|error| match error {
        StoreError::File { .. } => format!("{error}; see whether this user may look there"),
        other => other.to_string(),
    })?;
    match missing.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "{} missing in {}: {}. Have every process on this database use one and the same folder; where they are \
             lost, take them from a backup or upload them again",
            counted(missing.len(), "picture in use is", "pictures in use are"),
            folder.display(),
            first_of(&missing, NAMED)
        )),
    }
}

/// Ids of what is stored never change, so the data stays with the address it was made for.
async fn public_url(instance: &Instance, base: &str) -> Result<(), String> {
    let plain = base.starts_with("http://");
    if plain && !base.contains("localhost") && !base.contains("127.") && !base.contains("[::1]") {
        return Err(format!(
            "{base} is not https; set public_url to an https address"
        ));
    }
    let held = open::held_public_url(&instance.database).await;
    let held = held.map_err(|error| error.to_string())?;
    // Where nothing depends on it yet, the one that was chosen has just been noted.
    match held.map(|held| held.origin().ascii_serialization()) {
        Some(made_for) if made_for != base => Err(format!(
            "the data was made for {made_for}, and public_url is {base} now: others do not find what \
             is stored here. Set public_url back to {made_for}; to leave that address, set up a second \
             server at the new one and take the organisations there with `undersigned admin move`"
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_in_which_no_write_gets_through_is_not_well() {
        assert_eq!(writes(&[Trouble::DiskLow]), Ok(()));
        for trouble in [Trouble::Slow, Trouble::Database, Trouble::DatabaseDamaged] {
            assert_eq!(writes(&[trouble]), Err(trouble.words()));
        }
    }
}

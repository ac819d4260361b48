//! The checks of `doctor`, in the order in which one would mend.

use super::{Check, Finding, certificate, files, fonts, mailing, not_checked, shared_clock};
use crate::{
    Settings, Surroundings,
    alone::Taken,
    commands::{failure::remedy, words::counted},
    open, workers,
};
use reqwest::{Client, Response, StatusCode, header, redirect};
use std::time::Duration;
use undersigned_federation::{
    FederationError, Instance, peer_clocks,
    speaking::{self, Forgotten, Silent},
    standing::Trouble,
};
use undersigned_store::{StoreError, delivery_hosts, keys as store_keys, organizations};
use url::Url;

/// How long any request may take.
pub(super) const TIMEOUT: Duration = Duration::from_secs(5);
/// How far the clocks of two servers may differ, in seconds: HTTP signatures allow no more.
const MAX_SKEW: i64 = 30;
/// How many other servers have to say what time it is.
const FEW_PEERS: usize = 2;
/// How long something may be due before the queue counts as stuck, in milliseconds.
pub(super) const OVERDUE: i64 = 5 * 60 * 1_000;
/// How old the last backup may be, in milliseconds: three days.
const BACKUP_OLD: i64 = 3 * DAY;
/// Milliseconds of a day.
pub(super) const DAY: i64 = 24 * 60 * 60 * 1_000;
/// Why nothing is known of a database's file.
const UNOPENED: &str = "the database could not be opened (see below)";
/// Why what is asked of the server itself was not checked.
const UNREACHED: &str = "the server could not be reached";

/// Runs every check that can be run.
pub(super) async fn all(settings: &Settings) -> Vec<Check> {
    // Looked at before anything is opened, which may make what is missing.
    let key = Check::of("secret key", files::secret_key(settings));
    let file = files::database(settings);
    let opened = open::open(settings, open::Who::Command, Surroundings::system()).await;
    let file = match &opened {
        // It may be anybody's.
        Err(_) => file.and_then(|()| not_checked(UNOPENED)),
        Ok(_) => file,
    };
    let file = Check::of("database file", file);
    let owners = Check::of("owners of files", files::owners(settings));
    let mut checks = vec![key, file, owners, source_code(settings)];
    let instance = match opened {
        Ok(instance) => instance,
        Err(error) => {
            let mend = match (says_what_to_do(&error), remedy(&error)) {
                (true, _) => format!("{error:#}"),
                (false, Some(remedy)) => format!("{error:#}; {remedy}"),
                (false, None) => {
                    format!("{error:#}; check database_url and the rights on the data folder")
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
    checks.push(Check::of("backup", backup(&instance).await));
    let base = instance.addresses.base().to_owned();
    let smtp = Check::of("SMTP", mailing::smtp(settings, &base).await);
    checks.push(smtp.saying(settings.mail.needless_escape().map(str::to_owned)));
    checks.push(Check::of("fonts", fonts::check(settings, &instance).await));
    checks.push(Check::of("mails", mailing::mails(&instance).await));
    checks.push(Check::of("public URL", public_url(&instance, &base).await));
    let health = get(&format!("{base}/healthz")).await;
    let now = instance.clock.millis();
    checks.push(Check::of("TLS", tls(&base, &health, now)));
    checks.push(Check::of("reachable", reachable(&base, &health)));
    checks.push(Check::of("client addresses", clients(settings).await));
    checks.push(Check::of("clock", clock(&instance, health.as_ref().ok())));
    checks.push(Check::of("other clocks", other_clocks(&instance).await));
    if instance.database.is_postgres() {
        let shared = shared_clock::check(&instance).await;
        checks.push(Check::of("database's clock", shared));
    }
    checks.push(Check::of(
        "WebFinger",
        webfinger(&instance, health.is_ok()).await,
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
                "nobody has said where it is; whoever changes the program sets source_url \
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

/// A timer that fails says so to nobody. Of copies that are made by other means nothing is known.
async fn backup(instance: &Instance) -> Result<(), Finding> {
    let made = open::backed_up_at(&instance.database).await;
    let Some(made) = made.map_err(|error| error.to_string())? else {
        return not_checked("no backup was made by `undersigned backup`");
    };
    let age = instance.clock.millis().saturating_sub(made);
    if age > BACKUP_OLD {
        return Err(format!(
            "the last backup was made {} ago: see why there is none since then (`systemctl status \
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

/// rustls names the certificate in whatever it does not like about it.
fn tls(base: &str, health: &Result<Response, String>, now: i64) -> Result<(), Finding> {
    match health {
        _ if !base.starts_with("https://") => not_checked("the public URL is not https"),
        Ok(answer) => certificate::in_time(answer, now),
        Err(error) if error.contains("certificate") => {
            Err(format!("{error}; renew or correct the certificate in the reverse proxy").into())
        }
        Err(_) => not_checked(UNREACHED),
    }
}

fn reachable(base: &str, health: &Result<Response, String>) -> Result<(), String> {
    match health {
        Ok(response) if response.status().is_success() => Ok(()),
        Ok(response) => Err(format!(
            "{base}/healthz answers {}; see whether the reverse proxy passes everything on",
            response.status().as_u16()
        )),
        Err(error) => Err(format!(
            "{base} cannot be reached ({error}); start the server, and check DNS \
             and reverse proxy"
        )),
    }
}

/// Whether the reverse proxy says for whom it asks. The running server sees that, and says it where it is
/// watched.
async fn clients(settings: &Settings) -> Result<(), Finding> {
    let Some(address) = settings.server.admin_listen else {
        return not_checked("admin_listen is not set: the server says it at /desk/server");
    };
    let Ok(ready) = get(&format!("http://{}/ready", address.0)).await else {
        return not_checked(UNREACHED);
    };
    let said = ready.text().await.map_err(|error| error.to_string())?;
    let trouble = Trouble::ClientsUnnamed;
    let is_said = |line: &str| {
        let rest = line.strip_prefix(trouble.code());
        rest.is_some_and(|rest| rest.starts_with(':'))
    };
    match said.lines().any(is_said) {
        true => Err(trouble.words().into()),
        false => Ok(()),
    }
}

/// The clock is compared with the one that the reverse proxy in front of us shows.
fn clock(instance: &Instance, health: Option<&Response>) -> Result<(), Finding> {
    let Some(health) = health else {
        return not_checked(UNREACHED);
    };
    let date = health.headers().get(header::DATE);
    let Some(theirs) = date.and_then(|date| date.to_str().ok()).and_then(seconds) else {
        return not_checked("the answer shows no time");
    };
    let ours = instance.clock.millis() / 1_000;
    if (ours - theirs).abs() > MAX_SKEW {
        return Err(format!(
            "this computer and the reverse proxy differ by {}; switch on NTP",
            counted((ours - theirs).abs(), "second", "seconds")
        )
        .into());
    }
    Ok(())
}

/// The proxy may run on this very computer; other servers do not. Those that were heard of last
/// are asked for anything, and the middle of what their clocks show is compared.
async fn other_clocks(instance: &Instance) -> Result<(), Finding> {
    let asked = instance.ask_for_time().await;
    asked.map_err(|error| error.to_string())?;
    match instance.http.clock_difference(FEW_PEERS) {
        None => not_checked(format!(
            "fewer than {FEW_PEERS} other servers showed what time it is"
        )),
        Some(seconds) if seconds.abs() > peer_clocks::MAX_DIFFERENCE => Err(format!(
            "this computer's clock differs from other servers' by {}, and they may refuse what is \
             signed here; switch on NTP",
            counted(seconds.abs(), "second", "seconds")
        )
        .into()),
        Some(_) => Ok(()),
    }
}

/// Seconds since 1970 of an HTTP date.
fn seconds(date: &str) -> Option<i64> {
    let time = httpdate::parse_http_date(date).ok()?;
    let since = time.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

/// Other servers find an organisation by WebFinger (RFC 7033) before anything else.
async fn webfinger(instance: &Instance, reachable: bool) -> Result<(), Finding> {
    let organizations = organizations::all(instance.database.conn())
        .await
        .map_err(|error| error.to_string())?;
    let Some(organization) = organizations.first() else {
        return not_checked("there is no organisation yet");
    };
    if !reachable {
        return not_checked(UNREACHED);
    }
    let resource = format!("acct:{}@{}", organization.handle, instance.addresses.host());
    let mut url = Url::parse(&instance.addresses.path("/.well-known/webfinger"))
        .map_err(|error| error.to_string())?;
    url.query_pairs_mut().append_pair("resource", &resource);
    let response = get(url.as_str()).await?;
    if response.status() != StatusCode::OK {
        return Err(format!(
            "{url} answers {}; see whether the reverse proxy passes /.well-known on",
            response.status().as_u16()
        )
        .into());
    }
    let body = response.text().await.map_err(|error| error.to_string())?;
    match body.contains(&organization.ap_id) {
        true => Ok(()),
        false => Err(format!(
            "{url} does not name {}; is public_url right?",
            organization.ap_id
        )
        .into()),
    }
}

async fn get(url: &str) -> Result<Response, String> {
    let client = Client::builder()
        .timeout(TIMEOUT)
        .redirect(redirect::Policy::none())
        .tls_info(true)
        .no_proxy()
        .build()
        .map_err(|error| error.to_string())?;
    client.get(url).send().await.map_err(|error| {
        // The innermost cause says most: "connection refused", "certificate expired".
        let mut cause: &dyn std::error::Error = &error;
        while let Some(source) = cause.source() {
            cause = source;
        }
        cause.to_string()
    })
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

//! What `/metrics` says: how the server stands, and what this process has done. Nobody is named, no
//! host and no appeal: whoever may read these numbers learns nothing of who signs what.

mod process;
mod text;

use crate::open;
use text::{Kind, Text};
use undersigned_federation::{
    Instance, Result,
    actions::people::arrivals::heavy_hours,
    standing::{Standing, Trouble, figures},
};
use undersigned_store::{delivery_hosts, organization_requests, organizations};

/// Everything, as Prometheus reads it. Where the database does not answer, what it would say is left
/// out, and `undersigned_trouble` says why.
pub async fn text(instance: &Instance) -> String {
    let mut text = Text::default();
    text.head("build_info", Kind::Gauge, "The version that runs.");
    text.labelled("build_info", &[("version", env!("CARGO_PKG_VERSION"))], 1);
    let troubles = instance.troubles().await;
    text.head(
        "trouble",
        Kind::Gauge,
        "1 for what is wrong with this server just now.",
    );
    for code in Trouble::CODES {
        let there = troubles.iter().any(|trouble| trouble.code() == code);
        text.labelled("trouble", &[("code", code)], u64::from(there));
    }
    let unread = [Trouble::Database, Trouble::DatabaseDamaged];
    if !troubles.iter().any(|trouble| unread.contains(trouble)) {
        if let Err(error) = collect(instance, &mut text).await {
            tracing::error!(%error, "the database does not answer");
        }
        match instance.standing().await {
            Ok(standing) => stand(instance, &standing, &mut text),
            Err(error) => tracing::error!(%error, "how the server stands cannot be read"),
        }
    }
    done(instance, &mut text);
    process::write(&mut text);
    text.finish()
}

/// What the database counts.
async fn collect(instance: &Instance, text: &mut Text) -> Result<()> {
    let db = instance.database.conn();
    let held = instance.counts_held().await?;
    for (name, help, value) in [
        (
            "hosts_failing",
            "Servers that something waits for, and that did not take the last of it.",
            delivery_hosts::count_failing(db).await?,
        ),
        (
            "hosts_given_up",
            "Servers that nothing is sent to any more.",
            delivery_hosts::count_given_up(db).await?,
        ),
        (
            "organizations",
            "Organisations on this server.",
            organizations::count(db).await?,
        ),
        (
            "organization_requests",
            "Requests for a place that wait to be decided.",
            organization_requests::count(db, organization_requests::WAITING, None).await?,
        ),
        (
            "appeals",
            "Appeals held here, ours and copies.",
            held.appeals,
        ),
        (
            "appeals_heavy_hour",
            "Appeals that unusually many people signed by the form in the last hour, or began to.",
            heavy_hours::count(instance).await?,
        ),
        (
            "origins_unreachable",
            "Appeals whose own server is out of reach.",
            held.unreachable,
        ),
        (
            "statements_members",
            "Statements that are members of a state.",
            held.members,
        ),
        (
            "statements_waiting",
            "Statements that wait to be let in.",
            held.mailbox,
        ),
    ] {
        text.gauge(name, help, value);
    }
    // Of a server that was never backed up so nothing is said: its data may be copied by other means.
    if let Some(made) = open::backed_up_at(&instance.database).await? {
        let age = instance.clock.millis().saturating_sub(made) / 1_000;
        text.gauge(
            "backup_age_seconds",
            "How long ago `undersigned backup` last wrote a file.",
            u64::try_from(age).unwrap_or_default(),
        );
    }
    Ok(())
}

/// Queues and storage.
fn stand(instance: &Instance, standing: &Standing, text: &mut Text) {
    let now = instance.clock.millis();
    let age = |since: Option<i64>| {
        let age = since.map_or(0, |since| now.saturating_sub(since) / 1_000);
        u64::try_from(age).unwrap_or_default()
    };
    for (name, help, value) in [
        (
            "deliveries_waiting",
            "Deliveries in the queue.",
            standing.deliveries,
        ),
        (
            "deliveries_oldest_seconds",
            "How long the oldest delivery has waited that is not put off.",
            age(standing.oldest_delivery),
        ),
        (
            "mails_waiting",
            "Mails in the queue.",
            standing.mails.waiting,
        ),
        (
            "mails_oldest_seconds",
            "How long the oldest mail has waited.",
            age(standing.mails.oldest_at),
        ),
        (
            "mails_given_up",
            "Mails of the last thirty days that no mail server took.",
            standing.mails.given_up,
        ),
        (
            "database_bytes",
            "The size of the database.",
            standing.database_size,
        ),
        (
            "uploads_bytes",
            "Pictures that organisations uploaded.",
            standing.kept.uploads,
        ),
        (
            "remote_pictures_bytes",
            "Pictures of actors elsewhere that are kept.",
            standing.kept.portraits,
        ),
        (
            "remote_actors",
            "Descriptions of actors elsewhere that are kept.",
            standing.kept.actors,
        ),
    ] {
        text.gauge(name, help, value);
    }
    if let Some(room) = standing.room {
        text.gauge(
            "disk_free_bytes",
            "What may still be written to the disk of the data; of two, to that with the least room.",
            room.free,
        );
        text.gauge("disk_bytes", "That whole disk.", room.whole);
    }
}

/// What this process has done since it began.
fn done(instance: &Instance, text: &mut Text) {
    let figures = &instance.watch.figures;
    text.counter(
        "requests_refused_total",
        "Requests that were answered 429: too many of one address, or past a limit of its kind.",
        figures.too_many_requests.so_far(),
    );
    text.counter(
        "requests_unnamed_total",
        "Requests for the public address whose proxy did not say for whom it asks, or is not believed.",
        instance.watch.naming.unnamed.so_far(),
    );
    text.head(
        "sign_ins_failed_total",
        Kind::Counter,
        "Failures to sign in at the desk, by reason; too_many: refused before anything was looked at.",
    );
    for (reason, count) in figures.sign_ins_failed.by_reason() {
        text.labelled("sign_ins_failed_total", &[("reason", reason.code())], count);
    }
    text.head(
        "inbox_seconds",
        Kind::Histogram,
        "Activities that came to an inbox, by how they were answered.",
    );
    text.durations("inbox_seconds", Some("taken"), &figures.inbox_taken);
    text.durations("inbox_seconds", Some("refused"), &figures.inbox_refused);
    text.head(
        "delivery_seconds",
        Kind::Histogram,
        "Deliveries that were tried, by how they were answered.",
    );
    text.durations("delivery_seconds", Some("taken"), &figures.delivered);
    text.durations(
        "delivery_seconds",
        Some("refused"),
        &figures.delivery_refused,
    );
    text.durations("delivery_seconds", Some("failed"), &figures.delivery_failed);
    text.head(
        "fold_seconds",
        Kind::Histogram,
        "Folds of a state into a list.",
    );
    text.durations("fold_seconds", None, &figures::FOLDS);
}

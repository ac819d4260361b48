//! `/metrics` and `/ready`, on an address of their own, for machines that watch this server.

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::fmt::Write as _;
use undersigned_federation::Instance;
use undersigned_store::{
    StoreResult,
    appeals::{self, AppealFilter},
    deliveries, delivery_hosts, mails, organization_requests, organizations, statements,
};

/// The version of the text format that Prometheus reads.
const PROMETHEUS_TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The routes.
pub fn app(instance: Instance) -> Router {
    Router::new()
        .route("/ready", get(ready))
        .route("/metrics", get(metrics))
        .with_state(instance)
}

async fn ready(State(instance): State<Instance>) -> Response {
    match instance.database.ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => unavailable(&error),
    }
}

async fn metrics(State(instance): State<Instance>) -> Response {
    match collect(&instance).await {
        Ok(text) => ([(header::CONTENT_TYPE, PROMETHEUS_TEXT)], text).into_response(),
        Err(error) => unavailable(&error),
    }
}

fn unavailable(error: &undersigned_store::StoreError) -> Response {
    tracing::error!(%error, "the database does not answer");
    (
        StatusCode::SERVICE_UNAVAILABLE,
        "the database does not answer\n",
    )
        .into_response()
}

async fn collect(instance: &Instance) -> StoreResult<String> {
    let db = instance.database.conn();
    let hosts = delivery_hosts::failing(db).await?;
    let given_up = hosts
        .iter()
        .filter(|host| host.gave_up_at.is_some())
        .count();
    let appeals = appeals::list(db, &AppealFilter::default()).await?;
    let unreachable = appeals
        .iter()
        .filter(|appeal| appeal.origin_unreachable_since.is_some())
        .count();
    let (mut members, mut waiting) = (0, 0);
    for appeal in &appeals {
        members += statements::count(db, appeal.id, statements::MEMBER).await?;
        waiting += statements::count(db, appeal.id, statements::MAILBOX).await?;
    }
    let mails = mails::standing(db).await?;
    let mut out = String::new();
    for (name, help, value) in [
        (
            "deliveries_waiting",
            "Deliveries in the queue.",
            deliveries::pending_count(db).await?,
        ),
        ("mails_waiting", "Mails in the queue.", mails.waiting),
        (
            "mails_given_up",
            "Mails of the last thirty days that no mail server took.",
            mails.given_up,
        ),
        (
            "hosts_failing",
            "Servers that cannot be reached now.",
            count(hosts.len() - given_up),
        ),
        (
            "hosts_given_up",
            "Servers that nothing is sent to any more.",
            count(given_up),
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
            count(appeals.len()),
        ),
        (
            "origins_unreachable",
            "Appeals whose own server is out of reach.",
            count(unreachable),
        ),
        (
            "statements_members",
            "Statements that are members of a state.",
            members,
        ),
        (
            "statements_waiting",
            "Statements that wait to be let in.",
            waiting,
        ),
    ] {
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "# HELP undersigned_{name} {help}\n# TYPE undersigned_{name} gauge\n\
             undersigned_{name} {value}\n"
        );
    }
    Ok(out)
}

fn count(length: usize) -> u64 {
    length as u64
}

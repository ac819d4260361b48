//! The numbers of a list and how things stand with it, for the desk and for programs: the same
//! values, written as JSON and as CSV. All of it was counted when the list was folded.

use crate::{
    exports,
    problem::Answer,
    state::WebState,
    survey::{Survey, growth},
};
use serde_json::{Value, json};
use std::sync::Arc;
use undersigned_domain::people::Regions;
use undersigned_federation::{
    actions::people::{regions, terms},
    clock,
    desk::DeliveryState,
    health::{Health, Reason},
    views::AppealView,
};

/// Stretches of time in which growth is told.
const POINTS: u64 = 400;

/// What a list adds up to.
#[derive(Debug)]
pub struct Numbers {
    /// Worked out once for each list.
    pub survey: Arc<Survey>,
    /// How many people signed at this server, without names.
    pub people_here: u64,
    /// Where these are from, as far as it may be said.
    pub regions: Regions,
}

impl Numbers {
    /// Of the list as it stands.
    ///
    /// # Errors
    /// The database.
    pub async fn of(web: &WebState, view: &AppealView) -> Answer<Self> {
        let (instance, appeal) = (&web.instance, view.appeal.id);
        Ok(Self {
            survey: web.surveys.of(view).await,
            people_here: terms::count(instance, appeal).await?,
            regions: regions::said(instance, appeal).await?,
        })
    }

    /// As JSON.
    #[must_use]
    pub fn json(&self, view: &AppealView) -> Value {
        let totals = &view.list.totals;
        let sources = &self.survey.sources;
        let pairs = |counts: &[(&str, u64)]| -> Value {
            counts
                .iter()
                .map(|(code, count)| ((*code).to_owned(), json!(count)))
                .collect::<serde_json::Map<String, Value>>()
                .into()
        };
        let countries = self.survey.countries.iter();
        let countries: Vec<Value> = countries
            .map(|(country, count)| json!({"country": country, "count": count}))
            .collect();
        let servers = sources.servers.iter();
        let servers: Vec<Value> = servers
            .map(|(host, count)| json!({"host": host, "count": count}))
            .collect();
        let grown = growth(&self.survey.days, POINTS).into_iter();
        let grown: Vec<Value> = grown
            .map(|(day, count)| json!({"until": day.to_string(), "organisations": count}))
            .collect();
        let regions = self.regions.at_least.iter();
        let regions: Vec<Value> = regions
            .map(|(country, count)| json!({"country": country, "atLeast": count}))
            .collect();
        json!({
            "object": view.appeal.ap_id,
            "stateDigest": view.digest.to_string(),
            "entries": view.list.entries.len(),
            "totals": {
                "organisations": {
                    "current": totals.organisations.current,
                    "earlier": totals.organisations.earlier,
                },
                "personal": {
                    "current": totals.personal.current,
                    "earlier": totals.personal.earlier,
                },
                "unnamed": totals.unnamed,
                "individuals": totals.individuals,
            },
            "growth": grown,
            "kinds": pairs(&sources.kinds),
            "ways": pairs(&sources.ways),
            "countries": countries,
            "noCountry": sources.no_country,
            "servers": servers,
            "moreServers": sources.more_servers,
            "people": {
                "here": self.people_here,
                "regions": regions,
                "others": self.regions.others,
                "asOf": self.regions.as_of.map(clock::from_millis),
            },
        })
    }

    /// As a table: what is counted, of what, how many.
    #[must_use]
    pub fn csv(&self, view: &AppealView) -> String {
        let totals = &view.list.totals;
        let sources = &self.survey.sources;
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut row = |what: &str, of: &str, count: u64| {
            rows.push(vec![what.to_owned(), of.to_owned(), count.to_string()]);
        };
        row("total", "entries", view.list.entries.len() as u64);
        row("total", "organisations", totals.organisations.current);
        row(
            "total",
            "organisations-earlier-wording",
            totals.organisations.earlier,
        );
        row("total", "personal", totals.personal.current);
        row("total", "personal-earlier-wording", totals.personal.earlier);
        row("total", "unnamed-organisations", totals.unnamed);
        row("total", "people", totals.individuals);
        row("total", "people-here", self.people_here);
        for (code, count) in &sources.kinds {
            row("kind", code, *count);
        }
        for (code, count) in &sources.ways {
            row("way", code, *count);
        }
        for (code, count) in &self.survey.countries {
            row("country", code, *count);
        }
        row("country", "none", sources.no_country);
        for (host, count) in &sources.servers {
            row("server", host, *count);
        }
        row("server", "others", sources.more_servers);
        for (day, count) in growth(&self.survey.days, POINTS) {
            row("organisations-until", &day.to_string(), count);
        }
        exports::table(&["what", "of", "count"], rows)
    }
}

/// How things stand with an appeal, as JSON.
#[must_use]
pub fn health(health: &Health, view: &AppealView) -> Value {
    let copies = health.copies.iter();
    let copies: Vec<Value> = copies
        .map(|copy| {
            json!({
                "url": copy.base_url,
                "stateDigest": copy.digest,
                "state": copy.agreement.code(),
                "lastContact": clock::from_millis(copy.seen_at),
                "outOfReachSince": copy.failing_since.map(clock::from_millis),
            })
        })
        .collect();
    json!({
        "object": view.appeal.ap_id,
        "stateDigest": view.digest.to_string(),
        "status": view.appeal.status,
        "deliveries": deliveries(&health.deliveries),
        "replicas": copies,
        "key": {
            "key": health.key.key,
            "root": health.key.root,
            "counts": health.key.counts,
            "keysThatCount": health.key.counting,
            "signedElsewhere": health.key.signed_elsewhere,
        },
    })
}

/// What waits for which server, as JSON.
#[must_use]
pub fn deliveries(states: &[(DeliveryState, Reason)]) -> Vec<Value> {
    let states = states.iter();
    states
        .map(|(state, reason)| {
            json!({
                "host": state.host,
                "waiting": state.waiting,
                "failures": state.failures,
                "reason": reason.code(),
                "next": (state.failures > 0 && !state.gave_up)
                    .then(|| clock::from_millis(state.next_at)),
            })
        })
        .collect()
}

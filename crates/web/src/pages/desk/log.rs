//! `/desk/log`: what was done for the organisation, for its owners; and the same as a file. Those of the first one, whose
//! people see to the server, read there as well which commands were given about the whole of it.

use crate::{
    downloads, exports,
    pages::{session::SignedIn, sign_in_tries, times},
    problem::Answer,
    routing::get,
    state::WebState,
    views::{
        Choice, Link, Page,
        desk::{
            Tab,
            log::{Closed, LogPage, LogRow},
        },
    },
};
use axum::Router;
use std::collections::BTreeMap;
use undersigned_domain::admission::REASONS;
use undersigned_federation::{
    actions::{
        audit::{self, AuditEntry, AuditFilter},
        team::{self, Member},
        tokens,
    },
    site_pages,
};

const PATH: &str = "/desk/log";
/// Rows on one page.
const PAGE: u64 = 50;
/// Most rows in a file.
const MAX_FILE_ROWS: u64 = 100_000;

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(show))
        .route("/desk/log.csv", get(file))
}

/// What the log calls by a row, and how those are called now.
struct Names {
    people: BTreeMap<i64, String>,
    tokens: BTreeMap<i64, String>,
}

impl Names {
    async fn of(signed: &SignedIn, members: &[Member]) -> Answer<Self> {
        let (instance, organization) = (signed.instance(), &signed.organization);
        let people = members.iter().map(|one| (one.account.id, one.called()));
        let mut labels = BTreeMap::new();
        for token in tokens::list(instance, organization).await? {
            if let Some(label) = tokens::label(instance, token.id).await? {
                labels.insert(token.id, label);
            }
        }
        Ok(Self {
            people: people.collect(),
            tokens: labels,
        })
    }

    fn who(&self, page: &Page, entry: &AuditEntry) -> String {
        let id = entry.actor_id.unwrap_or_default();
        match entry.actor_kind.as_str() {
            "person" => self.person(page, id, &entry.actor),
            "token" => {
                let label = self.tokens.get(&id).cloned();
                let label = label.unwrap_or_else(|| page.number(id.unsigned_abs()));
                page.t1("log-token", "label", label)
            }
            "server" => page.t("log-by-itself"),
            _ => page.t("log-command"),
        }
    }

    /// Somebody as they are called now, or were then; by a number where they have deleted that.
    fn person(&self, page: &Page, id: i64, then: &str) -> String {
        match self.people.get(&id) {
            Some(name) => name.clone(),
            None if !then.is_empty() => then.to_owned(),
            None => page.t1("log-former", "number", id.unsigned_abs()),
        }
    }

    fn object(&self, page: &Page, object: &str) -> String {
        let account = object.strip_prefix("account:");
        match account.and_then(|id| id.parse().ok()) {
            Some(id) => self.person(page, id, ""),
            None => object.to_owned(),
        }
    }
}

/// Who cannot come in with a password just now, as far as this process knows.
fn closed(signed: &SignedIn, members: &[Member]) -> Vec<Closed> {
    let closed = members.iter().filter_map(|one| {
        let until = sign_in_tries::closed_until(&signed.state, &one.account.email)?;
        Some(Closed {
            who: one.called(),
            until: times::stored(until)?,
        })
    });
    closed.collect()
}

async fn asked(signed: &SignedIn) -> Answer<AuditFilter> {
    let text = |name| Some(signed.visitor.query(name).trim().to_owned());
    Ok(AuditFilter {
        account_id: signed.visitor.query("who").parse().ok(),
        action: text("what").filter(|what| !what.is_empty()),
        object: text("object").filter(|object| !object.is_empty()),
        before_id: signed.visitor.query("before").parse().ok(),
        with_server: site_pages::may_write(signed.instance(), &signed.organization).await?,
    })
}

/// The filter as a query, from a row on.
fn query(filter: &AuditFilter, before: Option<i64>) -> String {
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    let who = filter.account_id.map(|id| id.to_string());
    let before = before.map(|id| id.to_string());
    for (name, value) in [
        ("who", &who),
        ("what", &filter.action),
        ("object", &filter.object),
        ("before", &before),
    ] {
        if let Some(value) = value {
            pairs.append_pair(name, value);
        }
    }
    pairs.finish()
}

async fn show(signed: SignedIn) -> Answer {
    let page = signed.page();
    let (instance, organization) = (signed.instance(), &signed.organization);
    let filter = asked(&signed).await?;
    let mut entries = audit::list(instance, organization, &filter, PAGE + 1).await?;
    let more = entries.len() as u64 > PAGE;
    entries.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let last = entries.last().map(|entry| entry.id).filter(|_| more);
    let members = team::members(instance, organization).await?;
    let names = Names::of(&signed, &members).await?;
    let all = || Choice::new("", page.t("log-all"), false);
    let person = |(id, name): (&i64, &String)| {
        Choice::new(id.to_string(), name, filter.account_id == Some(*id))
    };
    let action = |code: String| {
        let chosen = filter.action.as_ref() == Some(&code);
        Choice::new(&code, page.word("audit", &code), chosen)
    };
    let actions = audit::actions(instance, organization, filter.with_server).await?;
    let view = LogPage {
        desk: signed.desk(Tab::Team),
        who: std::iter::once(all())
            .chain(names.people.iter().map(person))
            .collect(),
        what: std::iter::once(all())
            .chain(actions.into_iter().map(action))
            .collect(),
        object: filter.object.clone().unwrap_or_default(),
        closed: closed(&signed, &members),
        with_server: filter.with_server,
        of_one_process: instance.may_be_one_of_several(),
        filtered: !query(&filter, None).is_empty(),
        rows: entries
            .iter()
            .map(|entry| row(&page, &names, entry))
            .collect(),
        later: last.map(|last| Link {
            href: format!("{PATH}?{}", query(&filter, Some(last))),
            words: page.t("log-older"),
        }),
        csv_href: format!("/desk/log.csv?{}", query(&filter, None)),
        page,
    };
    signed.show(&view)
}

fn row(page: &Page, names: &Names, entry: &AuditEntry) -> LogRow {
    let detail = match entry.action.as_str() {
        "team-invite" | "team-roles" => {
            let roles = entry.detail.split_whitespace();
            let roles: Vec<String> = roles.map(|role| page.word("team-role", role)).collect();
            roles.join(" · ")
        }
        "moderation-rule" | "moderation-lift" if !entry.detail.is_empty() => {
            page.word("moderation-severity", &entry.detail)
        }
        _ => with_reason(page, &entry.detail),
    };
    LogRow {
        at: times::stored(entry.at).unwrap_or_default(),
        who: names.who(page, entry),
        what: page.word("audit", &entry.action),
        object: names.object(page, &entry.object),
        detail,
        outcome: entry.outcome.clone(),
    }
}

/// Why somebody was refused or removed, in words: a code of its own behind the signer it is about.
fn with_reason(page: &Page, detail: &str) -> String {
    let (about, last) = detail.rsplit_once(' ').unwrap_or(("", detail));
    // Rows from before the hash was keyed have the host alone.
    let is_host = about.contains('.') && !about.contains(' ');
    let is_signer = about.is_empty() || about.contains('#') || is_host;
    if !REASONS.contains(&last) || !is_signer {
        return detail.to_owned();
    }
    let reason = page.word("reason", last);
    format!("{about} {reason}").trim().to_owned()
}

async fn file(signed: SignedIn) -> Answer {
    let page = signed.page();
    let (instance, organization) = (signed.instance(), &signed.organization);
    let members = team::members(instance, organization).await?;
    let names = Names::of(&signed, &members).await?;
    let filter = AuditFilter {
        before_id: None,
        ..asked(&signed).await?
    };
    let entries = audit::list(instance, organization, &filter, MAX_FILE_ROWS).await?;
    let head = ["at", "by", "who", "action", "object", "detail", "outcome"];
    let rows = entries.iter().map(|entry| {
        let at = times::stored(entry.at).unwrap_or_default();
        vec![
            at.to_rfc3339(),
            entry.actor_kind.clone(),
            names.who(&page, entry),
            entry.action.clone(),
            names.object(&page, &entry.object),
            entry.detail.clone(),
            entry.outcome.clone(),
        ]
    });
    let file = format!("{}-log.csv", organization.handle);
    Ok(downloads::private_csv(exports::table(&head, rows), &file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn what_the_server_did_by_itself_was_done_by_no_command() {
        let page = Page::new(ENGLISH, "", "", "");
        let names = Names {
            people: BTreeMap::new(),
            tokens: BTreeMap::new(),
        };
        for (kind, said) in [
            ("server", "This server, by itself"),
            ("command", "Whoever runs the server"),
        ] {
            let entry = AuditEntry {
                id: 1,
                organization_id: Some(1),
                at: 1,
                actor_kind: kind.to_owned(),
                actor_id: None,
                actor: String::new(),
                action: "people-forgotten".to_owned(),
                object: "/appeals/brakes".to_owned(),
                detail: String::new(),
                outcome: audit::DONE.to_owned(),
            };
            let shown = row(&page, &names, &entry);
            assert_eq!(shown.who, said);
            let what = "Deleted people’s signatures whose time was over";
            assert_eq!(shown.what, what);
        }
    }

    #[test]
    fn a_reason_is_said_in_words_behind_whom_it_is_about() {
        let page = Page::new(ENGLISH, "", "", "");
        for (detail, said) in [
            (
                "a.example #1234abcd not-authorised",
                "a.example #1234abcd nobody there had the right to sign",
            ),
            (
                "a.example not-authorised",
                "a.example nobody there had the right to sign",
            ),
            ("not-authorised", "nobody there had the right to sign"),
            ("for this reason or other", "for this reason or other"),
            ("a.example #1234abcd", "a.example #1234abcd"),
        ] {
            assert_eq!(with_reason(&page, detail), said);
        }
    }
}

//! What other servers report, and putting a report away.

use super::{PATH, check};
use crate::{
    pages::{
        session::{SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    routing::{boxed, get},
    state::WebState,
    views::{
        Link,
        desk::{
            Tab,
            moderation::{ReportRow, ReportsPage},
        },
    },
};
use axum::Router;
use undersigned_domain::ids;
use undersigned_federation::{
    actions::{
        audit,
        reports::{self, Kind, Report},
    },
    moderation::in_letters,
};
use url::form_urlencoded::byte_serialize;

const REPORTS: &str = "/desk/server/moderation/reports";
/// Reports on one page.
const SHOWN: usize = 50;

pub fn routes() -> Router<WebState> {
    Router::new().route(REPORTS, get(show).post(boxed(close)))
}

/// The address of the reports from one on, with or without those that were put away.
fn at(all: bool, from: usize) -> String {
    let all = all.then(|| "all=yes".to_owned());
    let from = (from > 0).then(|| format!("from={from}"));
    let asked: Vec<String> = all.into_iter().chain(from).collect();
    match asked.is_empty() {
        true => REPORTS.to_owned(),
        false => format!("{REPORTS}?{}", asked.join("&")),
    }
}

/// Whether those are asked for, too, that were put away, and from which report on.
fn asked(signed: &SignedIn) -> (bool, usize) {
    let from = signed.visitor.query("from").parse().unwrap_or(0);
    (signed.visitor.query("all") == "yes", from)
}

async fn show(signed: SignedIn) -> Answer {
    check(&signed).await?;
    let page = signed.page();
    let (all, from) = asked(&signed);
    let found = reports::list(signed.instance(), all).await?;
    let from = from.min(found.len().saturating_sub(1)) / SHOWN * SHOWN;
    let link = |from: usize, key: &str| Link {
        href: at(all, from),
        words: page.t(key),
    };
    let mut rows = Vec::new();
    for report in found.iter().skip(from).take(SHOWN) {
        let kind = reports::kind(signed.instance(), report).await?;
        rows.push(row(&signed, report, kind));
    }
    let next = from + rows.len();
    let shown = ReportsPage {
        desk: signed.desk(Tab::Profile),
        form: signed.form(at(all, from)),
        back: PATH.to_owned(),
        other: at(!all, 0),
        all,
        rows,
        earlier: (from > 0).then(|| link(from.saturating_sub(SHOWN), "archive-before")),
        later: (next < found.len()).then(|| link(next, "archive-after")),
        page,
    };
    signed.show(&shown)
}

/// Where somebody else has put it away meanwhile, that was done as well. Whoever works through a list stays where they are.
async fn close(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    check(&signed).await?;
    let number: i64 = fields
        .get("number")
        .parse()
        .map_err(|_| Problem::not_found())?;
    audit::more(None, Some(&number.to_string()));
    reports::close(signed.instance(), number).await?;
    let (all, from) = asked(&signed);
    signed.done(&at(all, from), "report-closed")
}

fn row(signed: &SignedIn, report: &Report, kind: Kind) -> ReportRow {
    let subject = report.subject.as_str();
    let opens = subject.starts_with("https://") || subject.starts_with("http://");
    let is_ours = signed.instance().addresses.is_ours(subject);
    let rule = || {
        let host: String = byte_serialize(ids::host(subject).as_bytes()).collect();
        format!("{PATH}?subject={host}#add")
    };
    ReportRow {
        number: report.id,
        host: report.reporter_host.clone(),
        host_letters: in_letters(&report.reporter_host),
        subject: subject.to_owned(),
        letters: in_letters(subject),
        href: opens.then(|| subject.to_owned()),
        kind: match kind {
            Kind::Appeal => "appeal",
            Kind::Statement => "statement",
            Kind::Actor => "actor",
        },
        said: report.content.lines().map(str::to_owned).collect(),
        count: u64::try_from(report.count).unwrap_or(0),
        first: times::stored(report.first_at),
        last: times::stored(report.last_at),
        closed: report.closed_at.and_then(times::stored),
        rule: (opens && !is_ours).then(rule),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_among_the_reports_has_one_address() {
        for (all, from, address) in [
            (false, 0, ""),
            (true, 0, "?all=yes"),
            (false, 50, "?from=50"),
            (true, 100, "?all=yes&from=100"),
        ] {
            assert_eq!(at(all, from), format!("{REPORTS}{address}"));
        }
    }
}

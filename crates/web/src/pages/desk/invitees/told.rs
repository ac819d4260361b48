//! What was just sent, told on the page that follows.

use super::shown;
use crate::{
    pages::session::SignedIn,
    problem::Answer,
    views::{Page, desk::Done},
};
use undersigned_federation::{actions::inviting, views::Appeal};

/// To how many something was sent, in the address of the page that says so.
const COUNT: &str = "done-count";
/// To how many not.
const LEFT: &str = "done-left";
/// To how many once their servers answer.
const LATER: &str = "done-later";
/// Who was invited already, by their numbers.
const ALREADY: &str = "done-already";
/// How many of them are named.
const NAMED: usize = 10;

/// What was written, on a server that no e-mail leaves.
fn unsent(page: &Page, written: String) -> String {
    format!("{written}{}{}", page.gap(), page.t("no-mail-letters"))
}

/// To how many something was sent, to how many it is once their servers answer, and to how many not, beside those who were
/// invited already.
pub(super) struct Sent {
    pub(super) count: usize,
    pub(super) later: usize,
    pub(super) left: usize,
    pub(super) already: Vec<i64>,
}

/// On to the page that says it.
pub(super) fn done(signed: &SignedIn, address: &str, code: &str, sent: &Sent) -> Answer {
    let Sent {
        count,
        later,
        left,
        already,
    } = sent;
    // By one more than are named it is known that there are more.
    let already = already.iter().take(NAMED + 1).map(ToString::to_string);
    let already = already.collect::<Vec<_>>().join(",");
    let code = format!("{code}&{COUNT}={count}&{LATER}={later}&{LEFT}={left}&{ALREADY}={already}");
    signed.done(address, &code)
}

/// What those are called who were just to be invited, and were already.
pub(super) async fn invited_already(signed: &SignedIn, appeal: &Appeal) -> Answer<Vec<String>> {
    let told = signed.visitor.query(ALREADY);
    let numbers = told.split(',').take(NAMED + 1);
    let numbers: Vec<i64> = numbers.filter_map(|id| id.parse().ok()).collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let rows = inviting::rows(signed.instance(), &signed.organization, appeal).await?;
    let rows = rows.iter().filter(|row| numbers.contains(&row.id));
    let names = rows.map(|row| shown(row).who().to_owned());
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    if names.len() > NAMED {
        names.truncate(NAMED);
        names.push("…".to_owned());
    }
    Ok(names)
}

/// What was just sent, where that is told in numbers; or that it was written only. `already` names who was invited before.
pub(super) fn in_numbers(signed: &SignedIn, already: &[String]) -> Option<Done> {
    let visitor = &signed.visitor;
    let number = |name: &str| visitor.query(name).parse::<usize>().ok();
    let page = signed.page();
    if page.without_mail && visitor.query("done") == "invitees-again" {
        return Some(Done {
            words: unsent(&page, page.t("invitees-written-again")),
            nothing: false,
        });
    }
    let (count, left) = (number(COUNT)?, number(LEFT)?);
    let later = number(LATER).unwrap_or(0);
    let told = |sent: &str, written: &str| match page.without_mail && count > 0 {
        true => unsent(&page, page.t1(written, "count", count)),
        false => page.t1(sent, "count", count),
    };
    let (said, others) = match visitor.query("done") {
        "invitees-invited" if (count, later) == (0, 0) && already.is_empty() => {
            (page.t("invitees-now-nobody"), "invitees-now-left")
        }
        "invitees-invited" if count == 0 => (String::new(), "invitees-now-left"),
        "invitees-invited" => (
            told("invitees-now-invited", "invitees-written-invited"),
            "invitees-now-left",
        ),
        "invitees-reminded" => (
            told("invitees-now-reminded", "invitees-written-reminded"),
            "invitees-now-unreminded",
        ),
        _ => return None,
    };
    let mut words = said;
    for (key, count) in [("invitees-now-later", later), (others, left)] {
        if count > 0 {
            words = format!("{words}{}{}", page.gap(), page.t1(key, "count", count));
        }
    }
    if !already.is_empty() {
        let names = page.t1("invitees-now-already", "names", already.join("; "));
        words = format!("{words}{}{names}", page.gap());
    }
    Some(Done {
        words: words.trim_start().to_owned(),
        nothing: (count, later) == (0, 0),
    })
}

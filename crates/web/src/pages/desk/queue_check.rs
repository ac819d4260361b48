//! `/desk/appeals/{slug}/queue/decide`, opened: what will happen to those who were chosen, before it does. It has an address
//! of its own, so that going back to it in the browser sends no form again.

use super::{
    beside::shared::is_withdrawn,
    queue::{found, published},
    queue_filters::is_seen,
    queue_form::{base, page_of},
    queue_rows::{self, is_name_only, was_removed},
    signers::recipients,
    words,
};
use crate::{
    pages::{revisions::Wordings, session::SignedIn},
    problem::Answer,
    views::{
        self, Page,
        desk::{
            QueueCheckPage, Tab,
            queue::{Outcome as Shown, Row},
        },
    },
};
use axum::extract::Path;
use std::collections::BTreeMap;
use undersigned_domain::admission::REASONS;
use undersigned_federation::{
    actions::decide_signers::{Act, Choice, MOST},
    signers::{Signer, Standing},
    views::AppealView,
};

/// What somebody who is refused can be told.
pub const TOLD: [&str; 5] = [
    "not-authorised",
    "not-an-organisation",
    "abuse",
    "duplicate",
    "other",
];

/// Leads to the page about those who were chosen. They are named in its address by what is seen of them, which says nothing
/// of them; one that is not there any more has no such name, and is told of at once.
pub async fn lead_to(
    signed: &SignedIn,
    view: &AppealView,
    act: Act,
    chosen: &[(usize, Choice)],
    here: String,
) -> Answer {
    let found = found(signed, view, act.standing(), chosen).await?;
    let seen = chosen
        .iter()
        .map(|(_, choice)| found.get(&choice.about).map(Signer::seen));
    let Some(seen) = seen.collect::<Option<Vec<String>>>() else {
        let page = check_page(signed, view, act, chosen, here).await?;
        return signed.show(&page);
    };
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    pairs.append_pair("do", act.name());
    pairs.append_pair("chosen", &seen.join("."));
    pairs.append_pair("here", &here);
    let path = base(&view.appeal.slug);
    signed.go(&format!("{path}/decide?{}", pairs.finish()))
}

/// The page. Who says something else by now, or was decided about, is not among them; where nobody is left, there is
/// nothing to ask.
pub async fn ask(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, view) = published(&signed, &slug).await?;
    let here = page_of(signed.visitor.query("here"), &slug);
    let Some(act) = Act::of(signed.visitor.query("do")) else {
        return signed.go(&here);
    };
    let named = signed.visitor.query("chosen");
    let chosen = chosen(&signed, &view, act.standing(), named).await?;
    if chosen.is_empty() {
        return signed.go(&here);
    }
    let page = check_page(&signed, &view, act, &chosen, here).await?;
    signed.show(&page)
}

/// Those whom the address names, in its order.
async fn chosen(
    signed: &SignedIn,
    view: &AppealView,
    standing: Standing,
    named: &str,
) -> Answer<Vec<(usize, Choice)>> {
    let instance = signed.instance();
    let waiting = match standing {
        Standing::Waiting => instance.who_waits(view.appeal.id).await?,
        _ => Vec::new(),
    };
    let signers = instance.signers(view, standing, &waiting).await?;
    let abouts = signers.into_iter().map(|one| (one.seen(), one.about));
    let mut abouts: BTreeMap<String, String> = abouts.collect();
    let named = named.split('.').filter(|seen| is_seen(seen)).take(MOST);
    let choices = named.filter_map(|seen| {
        let about = abouts.remove(seen)?;
        let seen = Some(seen.to_owned());
        Some(Choice { about, seen })
    });
    Ok((1..).zip(choices).collect())
}

/// What can be given as the reason: what those can be told who are refused, or what stands in the signed statement.
pub fn codes(act: Act) -> &'static [&'static str] {
    match act {
        Act::Refuse => &TOLD,
        Act::Remove => &REASONS,
        _ => &[],
    }
}

/// Reasons to choose from; none where there are none.
pub fn reasons(page: &Page, codes: &[&str]) -> Vec<views::Choice> {
    let none = views::Choice::new("", page.t("signers-no-reason"), true);
    let each = codes
        .iter()
        .map(|code| views::Choice::new(*code, page.word("reason", code), false));
    let none = (!codes.is_empty()).then_some(none);
    none.into_iter().chain(each).collect()
}

async fn check_page(
    signed: &SignedIn,
    view: &AppealView,
    act: Act,
    chosen: &[(usize, Choice)],
    here: String,
) -> Answer<QueueCheckPage> {
    let page = signed.page();
    let found = found(signed, view, act.standing(), chosen).await?;
    let all: Vec<&Signer> = found.values().collect();
    let forgotten = signed.instance().forgotten_forms(&all).await?;
    let wordings = Wordings::of(view, &format!("/appeals/{}", view.appeal.slug));
    let rows: Vec<Row> = chosen
        .iter()
        .map(|(number, choice)| match found.get(&choice.about) {
            Some(one) => {
                let mut row = queue_rows::short(one, *number, signed.visitor.language);
                row.said = queue_rows::said(&page, one, view, &wordings);
                let mut ahead = queue_rows::ahead(&page, one, act);
                if forgotten.contains(&one.about) {
                    let untold = page.t("signers-form-forgotten");
                    ahead.words = format!("{}{}{untold}", ahead.words, page.gap());
                }
                row.outcome = Some(ahead);
                row
            }
            None => {
                let mut row = queue_rows::unknown(&choice.about, *number);
                row.outcome = Some(Shown {
                    good: false,
                    words: page.t("signers-outcome-elsewhere"),
                    undo: false,
                });
                row
            }
        })
        .collect();
    let mut names_only = chosen.iter().map(|(_, choice)| {
        let one = found.get(&choice.about);
        one.is_some_and(is_name_only)
    });
    let lead = match act {
        Act::Refuse if names_only.all(|is_it| is_it) => page.t("signers-check-what-refuse-names"),
        Act::Remove if is_withdrawn(&view.appeal) => page.t("signers-check-what-remove-withdrawn"),
        act => page.word("signers-check-what", act.name()),
    };
    let removes = act == Act::Refuse && found.values().any(was_removed);
    let lead = match removes {
        true if found.values().all(was_removed) => page.t("signers-check-what-remove-withdrawn"),
        true => format!(
            "{lead}{}{}",
            page.gap(),
            page.t("signers-check-what-refuse-removed")
        ),
        false => lead,
    };
    let recipients = recipients(signed, view).await?;
    Ok(QueueCheckPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(base(&view.appeal.slug)),
        title: words::title(&view.appeal, signed.visitor.language),
        act: act.name(),
        lead,
        removes,
        reasons: reasons(&page, codes(act)),
        rows,
        recipients,
        here,
        page,
    })
}

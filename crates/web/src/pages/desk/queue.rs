//! `/desk/appeals/{slug}/queue`: signers wherever they stand, one decision about several of them, and
//! what became of each.

use super::{
    beside::shared::is_withdrawn,
    decided, own, queue_again, queue_all, queue_check,
    queue_done::{self, Became, done_page},
    queue_filters::Wanted,
    queue_form::{base, chosen, here, is_ticked, ticked},
    queue_rows::{self, can_be_undone},
    queue_sought::{self, is_hidden},
    queue_under_way, words,
};
use crate::{
    pages::{
        names::People,
        revisions::Wordings,
        session::{Fields, SignedForm, SignedIn},
    },
    problem::{Answer, Problem},
    routing::{boxed, get, post},
    state::WebState,
    views::{
        FieldError, Link,
        desk::{
            QueuePage, Tab,
            queue::{Outcome as Shown, Row},
        },
    },
};
use axum::{Router, extract::Path};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{admission::REASONS, team::Permission};
use undersigned_federation::{
    actions::{
        decide_signers::{self, Act, Choice, MOST, Outcome},
        sign_by_form,
    },
    signers::{Signer, Standing},
    views::{Appeal, AppealView},
};

/// Signers on one page.
pub const PAGE: usize = 50;
/// Rows of one form: those of the page, and those that were ticked elsewhere.
pub const ROWS: usize = PAGE + MOST;

pub fn routes() -> Router<WebState> {
    let path = "/desk/appeals/{slug}/queue";
    Router::new()
        .route(path, get(show).post(boxed(check)))
        .route(
            &format!("{path}/decide"),
            get(queue_check::ask).post(boxed(decide)),
        )
        .route(&format!("{path}/done"), get(queue_done::show))
        .route(
            &format!("{path}/all"),
            get(queue_all::ask).post(boxed(queue_all::begin)),
        )
        .route(
            &format!("{path}/all/refuse"),
            get(queue_all::ask_to_refuse).post(boxed(queue_all::refuse)),
        )
        .route(
            &format!("{path}/all/again"),
            get(queue_again::ask).post(boxed(queue_again::begin)),
        )
        .route(
            &format!("{path}/all/stop"),
            post(queue_under_way::stop).get(boxed(super::back)),
        )
}

async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, view) = published(&signed, &slug).await?;
    let wanted = queue_sought::read(&signed, |name| signed.visitor.query(name))?;
    // Typed into the address itself, or by somebody whose form does not post.
    if is_hidden(signed.visitor.query("q")) {
        return signed.go(&wanted.href(&base(&slug)));
    }
    let page = page(&signed, &view, &wanted, Vec::new()).await?;
    signed.show(&page)
}

/// One button of a row, or one for all that are ticked; or another page, to which what is ticked goes
/// along.
async fn check(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, &slug).await?;
    let asked = Wanted {
        ticked: ticked(&fields),
        ..queue_sought::read(&signed, |name| fields.get(name))?
    };
    let go: Option<usize> = fields.get("go").parse().ok();
    if go.is_some() || fields.get("do") == "narrow" {
        let page = go.unwrap_or(1).max(1);
        return signed.go(&Wanted { page, ..asked }.href(&base(&slug)));
    }
    let one = fields.get("one").split_once(' ');
    let (act, only) = match one {
        Some((act, row)) => (act, Some(row)),
        None => (fields.get("do"), None),
    };
    let act = Act::of(act).ok_or_else(unknown_act)?;
    let chosen = chosen(&fields, |row| match only {
        Some(only) => row.to_string() == only,
        None => (row <= PAGE && fields.ticked("all")) || is_ticked(&fields, row),
    });
    let wrong = match chosen.len() {
        0 => Some("signers-none"),
        count if count > MOST => Some("signers-many"),
        _ => None,
    };
    if let Some(wrong) = wrong {
        let standing = act.standing();
        let wanted = Wanted { standing, ..asked };
        let wrong = words::wrong(&signed.page(), "all", wrong);
        return signed.show_again(&page(&signed, &view, &wanted, vec![wrong]).await?);
    }
    // One that is let in, or comes back, is one click, as on the desk's first page.
    if only.is_some() && !act.takes_reason() {
        return carry_out(&signed, (&appeal, &view), (act, None), &chosen, &fields).await;
    }
    queue_check::lead_to(&signed, &view, act, &chosen, here(&fields, &slug)).await
}

/// Carries it out.
async fn decide(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, &slug).await?;
    let act = Act::of(fields.get("do")).ok_or_else(unknown_act)?;
    let only = fields.get("only");
    let chosen = chosen(&fields, |row| only.is_empty() || row.to_string() == only);
    let reason = REASONS
        .iter()
        .copied()
        .find(|code| *code == fields.get("reason"));
    carry_out(&signed, (&appeal, &view), (act, reason), &chosen, &fields).await
}

async fn carry_out(
    signed: &SignedIn,
    (appeal, view): (&Appeal, &AppealView),
    (act, reason): (Act, Option<&'static str>),
    chosen: &[(usize, Choice)],
    fields: &Fields,
) -> Answer {
    let before = found(signed, view, act.standing(), chosen).await?;
    let choices: Vec<Choice> = chosen.iter().map(|(_, choice)| choice.clone()).collect();
    let outcomes = decide_signers::decide(
        signed.instance(),
        (&signed.organization, signed.actor()),
        appeal,
        (act, reason),
        &choices,
    )
    .await?;
    let here = here(fields, &appeal.slug);
    if let [Outcome::Done(about)] = outcomes.as_slice()
        && !fields.get("one").is_empty()
    {
        let undo = before.values().all(|one| can_be_undone(act, one));
        let told = (about.as_str(), undo);
        return decided::on(signed, &here, appeal, act, told);
    }
    let is_undoable = |about: &str| queue_done::is_undoable(act, appeal, before.get(about));
    let decided = chosen.iter().zip(&outcomes).map(|((_, choice), outcome)| {
        let became = Became::of(outcome, is_undoable(&choice.about))?;
        Some(match outcome {
            Outcome::Done(about) => (about.as_str(), became),
            _ => (choice.about.as_str(), became),
        })
    });
    if let Some(decided) = decided.collect::<Option<Vec<_>>>() {
        let acted = (act, reason);
        let to = queue_done::address(signed, &appeal.slug, acted, &decided, &here);
        if let Some(to) = to.await? {
            return signed.go(&to);
        }
    }
    // Something failed, or one is not there any more: nothing but this answer can say so.
    let page = signed.page();
    let reader = signed.visitor.language;
    // Pressed twice, whoever is let in again stands on the list since the first time.
    let already = match act {
        Act::Restore => found(signed, view, act.leads_to(), chosen).await?,
        _ => BTreeMap::new(),
    };
    let (mut rows, mut left) = (Vec::new(), Vec::new());
    for ((number, choice), outcome) in chosen.iter().zip(&outcomes) {
        let gone = !before.contains_key(&choice.about);
        let already = already.get(&choice.about).filter(|_| gone);
        let signer = before.get(&choice.about).or(already);
        let mut row = match signer {
            Some(one) => queue_rows::short(one, *number, reader),
            None => queue_rows::unknown(&choice.about, *number),
        };
        let done = matches!(outcome, Outcome::Done(_));
        let what = match outcome {
            _ if already.is_some() => page.word("signers-was", act.name()),
            Outcome::Failed(error) => {
                page.t1("signers-failed", "why", words::plainly(&page, error))
            }
            Outcome::Done(about) => {
                about.clone_into(&mut row.about);
                page.word("signers-was", act.name())
            }
            other => page.word("signers-outcome", other.name()),
        };
        row.outcome = Some(Shown {
            good: done || already.is_some(),
            words: what,
            undo: done && is_undoable(&choice.about),
        });
        if matches!(outcome, Outcome::Left) {
            left.push(row.clone());
        }
        rows.push(row);
    }
    signed.show(&done_page(
        signed,
        appeal,
        (act, reason),
        (rows, left),
        here,
    ))
}

pub(super) async fn published(signed: &SignedIn, slug: &str) -> Answer<(Appeal, AppealView)> {
    let appeal = own(signed, slug).await?;
    let view = signed.instance().view_by_id(&appeal.ap_id).await?;
    Ok((appeal, view.ok_or_else(Problem::not_found)?))
}

/// How many forms wait for a link that does not leave this server; none where mail does.
pub(super) async fn unmailed_forms(signed: &SignedIn, appeal: &Appeal) -> Answer<u64> {
    match signed.state.mails {
        true => Ok(0),
        false => Ok(sign_by_form::count_unconfirmed(signed.instance(), appeal.id).await?),
    }
}

fn unknown_act() -> Problem {
    Problem::malformed("form_expected", "the form does not say what is to be done")
}

pub(super) async fn found(
    signed: &SignedIn,
    view: &AppealView,
    standing: Standing,
    chosen: &[(usize, Choice)],
) -> Answer<BTreeMap<String, Signer>> {
    let asked: BTreeSet<&str> = chosen.iter().map(|(_, one)| one.about.as_str()).collect();
    let found = signed
        .instance()
        .signers_by_id(view, standing, &asked)
        .await?;
    Ok(found)
}

async fn page(
    signed: &SignedIn,
    view: &AppealView,
    wanted: &Wanted,
    errors: Vec<FieldError>,
) -> Answer<QueuePage> {
    let instance = signed.instance();
    let page = signed.page();
    let slug = &view.appeal.slug;
    let action = base(slug);
    let mut desk = signed.desk(Tab::Overview);
    decided::tell(signed, &mut desk).await?;
    let waiting = instance.who_waits(view.appeal.id).await?;
    let mut signers = instance.signers(view, wanted.standing, &waiting).await?;
    // Who only reads the desk neither sees nor finds by search who filled in a form.
    if !signed.may(Permission::Admit) {
        signers.iter_mut().for_each(|one| one.contact.clear());
    }
    let alike = match wanted.standing {
        Standing::Waiting | Standing::Listed => instance.alike(view, &waiting).await?,
        _ => Default::default(),
    };
    let found = wanted.find(&signers, &alike, instance.clock.millis());
    let pages = found.len().div_ceil(PAGE).max(1);
    let number = wanted.page.min(pages);
    let first = (number - 1) * PAGE;
    let last = (first + PAGE).min(found.len());
    let shown = found.get(first..last).unwrap_or_default();
    let known = instance.known_of(shown, &alike).await?;
    let reader = signed.visitor.language;
    let survey = signed.state.surveys.of(view).await;
    let people = People::of(&signed.state, reader, view, &survey);
    let entered = super::co_signers::entered(view, &signed.organization.ap_id);
    let wordings = Wordings::of(view, &format!("/appeals/{slug}"));
    let ticked: BTreeSet<&str> = wanted.ticked.iter().map(String::as_str).collect();
    let is_shown = |one: &Signer| shown.iter().any(|shown| shown.about == one.about);
    let kept: Vec<Row> = signers
        .iter()
        .filter(|_| !ticked.is_empty())
        .filter(|one| ticked.contains(one.seen().as_str()) && !is_shown(one))
        .take(MOST)
        .enumerate()
        .map(|(at, one)| queue_rows::short(one, PAGE + at + 1, reader))
        .collect();
    let rows = shown
        .iter()
        .zip(&known)
        .enumerate()
        .map(|(at, (one, known))| {
            let mut row = queue_rows::full(signed, &page, &people, (*one, known), at + 1);
            row.acts = queue_rows::acts(one, &view.appeal);
            row.ticked = ticked.contains(row.seen.as_str());
            row.said = queue_rows::said(&page, one, view, &wordings);
            row.correct_href = (one.standing == Standing::Listed && entered.contains(&one.about))
                .then(|| super::co_signers::correct_href(slug, &one.about));
            row
        });
    let to = |number: usize| Wanted {
        page: number,
        ..wanted.clone()
    };
    let link = |number: usize, key: &str| Link {
        href: to(number).href(&action),
        words: page.t2(
            key,
            "first",
            (number - 1) * PAGE + 1,
            "last",
            (number * PAGE).min(found.len()),
        ),
    };
    let places = instance
        .signer_counts(view, &waiting)
        .await?
        .map(|(standing, count)| {
            let href = Wanted::everybody(standing).href(&action);
            (standing.name(), href, count, standing == wanted.standing)
        });
    let acts = Act::ALL.into_iter();
    let acts =
        acts.filter(|act| act.standing() == wanted.standing && act.is_open_for(&view.appeal));
    let without_ticks = |wanted: Wanted| Wanted {
        ticked: Vec::new(),
        ..wanted
    };
    Ok(QueuePage {
        desk,
        manage: format!("/desk/appeals/{slug}"),
        title: words::title(&view.appeal, reader),
        places: places.to_vec(),
        withdrawn: is_withdrawn(&view.appeal),
        unmailed_forms: unmailed_forms(signed, &view.appeal).await?,
        many_newcomers: signed.instance().were_many_newcomers(view.appeal.id),
        filters: wanted.filters(&signers, &page),
        rows: rows.collect(),
        kept,
        acts: acts.map(Act::name).collect(),
        shown: [(first + 1).min(last), last, found.len()],
        number,
        all: queue_all::offered(signed, wanted, &action, found.len()),
        again: queue_again::offered(signed, view, wanted.standing).await?,
        leaving: queue_under_way::leaving(signed, &view.appeal).await?,
        everybody: Wanted {
            ticked: wanted.ticked.clone(),
            ..Wanted::everybody(wanted.standing)
        }
        .href(&action),
        here: without_ticks(to(number)).href(&action),
        earlier: (number > 1).then(|| link(number - 1, "list-page-before")),
        later: (number < pages).then(|| link(number + 1, "list-page-after")),
        form: signed.form_with(action, errors),
        page,
    })
}

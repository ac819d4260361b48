//! The page of the signers who were looked for: so many at a time, and those who were ticked elsewhere.

use super::{
    beside::shared::is_withdrawn,
    co_signers, decided,
    queue::{PAGE, unmailed_forms},
    queue_again, queue_all,
    queue_filters::Wanted,
    queue_form::base,
    queue_rows, queue_under_way, words,
};
use crate::{
    language::Language,
    pages::{names::People, revisions::Wordings, session::SignedIn},
    problem::Answer,
    views::{
        FieldError, Link, Page,
        desk::{QueuePage, Tab, queue::Row},
    },
};
use std::collections::BTreeSet;
use undersigned_domain::team::Permission;
use undersigned_federation::{
    actions::decide_signers::{Act, MOST},
    signers::{Known, Signer, Standing},
    views::AppealView,
};

pub(super) async fn page(
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
        Standing::Waiting | Standing::Listed => {
            let there = (waiting.as_slice(), wanted.standing);
            instance.alike(view, there).await?
        }
        _ => Default::default(),
    };
    let found = wanted.find(&signers, &alike, instance.clock.millis());
    let part = Part::of(wanted, found.len());
    let shown = found.get(part.first..part.last).unwrap_or_default();
    let known = instance.known_of(shown, &alike).await?;
    let rows = rows(signed, view, &page, wanted, (shown, &known)).await;
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
    let taken = match wanted.standing {
        Standing::Removed => Some(queue_again::taken(signed, view).await?),
        _ => None,
    };
    let here = Wanted {
        ticked: Vec::new(),
        ..part.wanted(part.number)
    };
    Ok(QueuePage {
        desk,
        manage: format!("/desk/appeals/{slug}"),
        title: words::title(&view.appeal, page.language),
        places: places.to_vec(),
        withdrawn: is_withdrawn(&view.appeal),
        unmailed_forms: unmailed_forms(signed, &view.appeal).await?,
        many_newcomers: instance.were_many_newcomers(view.appeal.id),
        filters: wanted.filters(&signers, &page),
        rows,
        kept: ticked_elsewhere(wanted, &signers, shown, page.language),
        acts: acts.map(Act::name).collect(),
        shown: [(part.first + 1).min(part.last), part.last, part.all],
        number: part.number,
        all: queue_all::offered(signed, wanted, &action, part.all),
        again: queue_again::offered(&page, view, taken.as_deref().unwrap_or_default()),
        leaving: queue_under_way::leaving(signed, view, taken.as_deref()).await?,
        everybody: Wanted {
            ticked: wanted.ticked.clone(),
            ..Wanted::everybody(wanted.standing)
        }
        .href(&action),
        here: here.href(&action),
        earlier: part.earlier(&page, &action),
        later: part.later(&page, &action),
        form: signed.form_with(action, errors),
        page,
    })
}

/// Which of those who were found stand on the page.
struct Part<'a> {
    /// What was looked for.
    sought: &'a Wanted,
    /// Number of the page, from 1.
    number: usize,
    /// How many pages there are.
    pages: usize,
    /// How many stand before the first one.
    first: usize,
    /// How many stand before the page's end.
    last: usize,
    /// How many were found.
    all: usize,
}

impl<'a> Part<'a> {
    fn of(sought: &'a Wanted, all: usize) -> Self {
        let pages = all.div_ceil(PAGE).max(1);
        let number = sought.page.min(pages);
        let first = (number - 1) * PAGE;
        Self {
            sought,
            number,
            pages,
            first,
            last: (first + PAGE).min(all),
            all,
        }
    }

    /// The same on another page.
    fn wanted(&self, number: usize) -> Wanted {
        Wanted {
            page: number,
            ..self.sought.clone()
        }
    }

    fn earlier(&self, page: &Page, action: &str) -> Option<Link> {
        (self.number > 1).then(|| self.link(page, action, self.number - 1, "list-page-before"))
    }

    fn later(&self, page: &Page, action: &str) -> Option<Link> {
        let is_last = self.number >= self.pages;
        (!is_last).then(|| self.link(page, action, self.number + 1, "list-page-after"))
    }

    fn link(&self, page: &Page, action: &str, number: usize, key: &str) -> Link {
        let (first, last) = ((number - 1) * PAGE + 1, (number * PAGE).min(self.all));
        Link {
            href: self.wanted(number).href(action),
            words: page.t2(key, "first", first, "last", last),
        }
    }
}

/// Who is ticked, as the rows of the form name them.
fn ticked(wanted: &Wanted) -> BTreeSet<&str> {
    wanted.ticked.iter().map(String::as_str).collect()
}

/// The rows of those who stand on the page, with what is known of each.
async fn rows(
    signed: &SignedIn,
    view: &AppealView,
    page: &Page,
    wanted: &Wanted,
    (shown, known): (&[&Signer], &[Known]),
) -> Vec<Row> {
    let slug = &view.appeal.slug;
    let survey = signed.state.surveys.of(view).await;
    let people = People::of(&signed.state, page.language, view, &survey);
    let entered = co_signers::entered(view, &signed.organization.ap_id);
    let wordings = Wordings::of(view, &format!("/appeals/{slug}"));
    let ticked = ticked(wanted);
    let rows = shown.iter().zip(known).enumerate();
    let rows = rows.map(|(at, (one, known))| {
        let mut row = queue_rows::full(signed, page, &people, (*one, known), at + 1);
        row.acts = queue_rows::acts(one, &view.appeal);
        row.ticked = ticked.contains(row.seen.as_str());
        row.said = queue_rows::said(page, one, view, &wordings);
        row.correct_href = (one.standing == Standing::Listed && entered.contains(&one.about))
            .then(|| co_signers::correct_href(slug, &one.about));
        row
    });
    rows.collect()
}

/// The rows of those who are ticked and stand on other pages.
fn ticked_elsewhere(
    wanted: &Wanted,
    signers: &[Signer],
    shown: &[&Signer],
    reader: Language,
) -> Vec<Row> {
    let ticked = ticked(wanted);
    let is_shown = |one: &Signer| shown.iter().any(|shown| shown.about == one.about);
    signers
        .iter()
        .filter(|_| !ticked.is_empty())
        .filter(|one| ticked.contains(one.seen().as_str()) && !is_shown(one))
        .take(MOST)
        .enumerate()
        .map(|(at, one)| queue_rows::short(one, PAGE + at + 1, reader))
        .collect()
}

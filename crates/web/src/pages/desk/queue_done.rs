//! `/desk/appeals/{slug}/queue/done`: what became of those who were decided about, and what undoes it. It has an address of
//! its own, so that looking at it again sends no form again.

use super::{
    queue::published,
    queue_filters::is_seen,
    queue_form::{base, page_of},
    queue_rows::{self, can_be_undone},
    words,
};
use crate::{
    pages::session::SignedIn,
    problem::Answer,
    views::{
        Page,
        desk::{
            QueueDonePage, Tab,
            queue::{Outcome as Shown, Row},
        },
    },
};
use axum::extract::Path;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::admission::REASONS;
use undersigned_federation::{
    actions::decide_signers::{Act, MOST, Outcome},
    signers::Signer,
    views::Appeal,
};

/// What became of one, where an address can say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It is done.
    Done,
    /// The same, and it can be undone.
    Undoable,
    /// It says something else.
    Changed,
    /// It is not there any more.
    Elsewhere,
    /// There was no time left.
    Left,
}

impl Became {
    /// All of them, with what stands for each in the address.
    const ALL: [(Self, char); 5] = [
        (Self::Done, 'd'),
        (Self::Undoable, 'u'),
        (Self::Changed, 'c'),
        (Self::Elsewhere, 'e'),
        (Self::Left, 'l'),
    ];

    /// What became of one; none of what failed, which has words of its own.
    pub fn of(outcome: &Outcome, is_undoable: bool) -> Option<Self> {
        Some(match outcome {
            Outcome::Done(_) if is_undoable => Self::Undoable,
            Outcome::Done(_) => Self::Done,
            Outcome::Changed => Self::Changed,
            Outcome::Elsewhere => Self::Elsewhere,
            Outcome::Left => Self::Left,
            Outcome::Failed(_) => return None,
        })
    }

    fn letter(self) -> char {
        let found = Self::ALL.into_iter().find(|(one, _)| *one == self);
        found.map_or('d', |(_, letter)| letter)
    }

    fn of_letter(letter: char) -> Option<Self> {
        let found = Self::ALL.into_iter().find(|(_, one)| *one == letter);
        found.map(|(one, _)| one)
    }

    fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::Undoable)
    }

    fn shown(self, page: &Page, act: Act) -> Shown {
        let words = match self {
            Self::Done | Self::Undoable => was(page, act, self == Self::Undoable),
            Self::Changed => page.word("signers-outcome", Outcome::Changed.name()),
            Self::Elsewhere => page.word("signers-outcome", Outcome::Elsewhere.name()),
            Self::Left => page.word("signers-outcome", Outcome::Left.name()),
        };
        Shown {
            good: self.is_done(),
            words,
            undo: self == Self::Undoable,
        }
    }
}

/// What was done with somebody, in words.
pub fn was(page: &Page, act: Act, is_undoable: bool) -> String {
    match act {
        // Only what lets somebody in can be undone, not what lets a name in.
        Act::Admit if !is_undoable => page.t("signers-was-admit-name"),
        act => page.word("signers-was", act.name()),
    }
}

/// Whether what is done can be undone, about somebody as they were before.
pub fn is_undoable(act: Act, appeal: &Appeal, before: Option<&Signer>) -> bool {
    let undo = act.undone_by().filter(|undo| undo.is_open_for(appeal));
    undo.is_some() && before.is_none_or(|one| can_be_undone(act, one))
}

/// The address of the page. Whom it is about is named there by what is seen of them, which says nothing of them; none where
/// one has no such name, because it is not there any more.
pub async fn address(
    signed: &SignedIn,
    slug: &str,
    (act, reason): (Act, Option<&str>),
    decided: &[(&str, Became)],
    here: &str,
) -> Answer<Option<String>> {
    let (_, view) = published(signed, slug).await?;
    let abouts: BTreeSet<&str> = decided.iter().map(|(about, _)| *about).collect();
    let instance = signed.instance();
    let moved = instance.signers_by_id(&view, act.leads_to(), &abouts);
    let moved = moved.await?;
    let stayed = instance.signers_by_id(&view, act.standing(), &abouts);
    let stayed = stayed.await?;
    let names = decided.iter().map(|(about, became)| {
        let found = if became.is_done() { &moved } else { &stayed };
        let one = found.get(*about)?;
        Some(format!("{}{}", became.letter(), one.seen()))
    });
    let Some(names) = names.collect::<Option<Vec<String>>>() else {
        return Ok(None);
    };
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    pairs.append_pair("do", act.name());
    pairs.append_pair("became", &names.join("."));
    if let Some(reason) = reason {
        pairs.append_pair("reason", reason);
    }
    pairs.append_pair("here", here);
    Ok(Some(format!("{}/done?{}", base(slug), pairs.finish())))
}

/// The page. Who stands somewhere else by now is not on it; where nobody is left, there is nothing to tell.
pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let query = |name: &str| signed.visitor.query(name);
    let here = page_of(query("here"), &slug);
    let Some(act) = Act::of(query("do")) else {
        return signed.go(&here);
    };
    let reason = REASONS
        .iter()
        .copied()
        .find(|code| *code == query("reason"));
    let instance = signed.instance();
    let waiting = instance.who_waits(view.appeal.id).await?;
    let by_seen = |signers: Vec<Signer>| -> BTreeMap<String, Signer> {
        let seen = signers.into_iter().map(|one| (one.seen(), one));
        seen.collect()
    };
    let moved = instance.signers(&view, act.leads_to(), &waiting).await?;
    let moved = by_seen(moved);
    let stayed = instance.signers(&view, act.standing(), &waiting).await?;
    let stayed = by_seen(stayed);
    let named = query("became").split('.').take(MOST);
    let decided = named.filter_map(|named| {
        let became = Became::of_letter(named.chars().next()?)?;
        let seen = named.get(1..).filter(|seen| is_seen(seen))?;
        let found = if became.is_done() { &moved } else { &stayed };
        Some((found.get(seen)?, became))
    });
    let (page, reader) = (signed.page(), signed.visitor.language);
    let (mut rows, mut left) = (Vec::new(), Vec::new());
    for (number, (one, became)) in (1..).zip(decided) {
        let mut row = queue_rows::short(one, number, reader);
        let mut shown = became.shown(&page, act);
        shown.undo = shown.undo && is_undoable(act, &appeal, None);
        row.outcome = Some(shown);
        if became == Became::Left {
            left.push(row.clone());
        }
        rows.push(row);
    }
    if rows.is_empty() {
        return signed.go(&here);
    }
    let page = done_page(&signed, &appeal, (act, reason), (rows, left), here);
    signed.show(&page)
}

/// The page with what became of each, and those for which there was no time.
pub fn done_page(
    signed: &SignedIn,
    appeal: &Appeal,
    (act, reason): (Act, Option<&str>),
    (rows, left): (Vec<Row>, Vec<Row>),
    here: String,
) -> QueueDonePage {
    let undone_by = act.undone_by().filter(|undo| undo.is_open_for(appeal));
    QueueDonePage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(base(&appeal.slug)),
        title: words::title(appeal, signed.visitor.language),
        act: act.name(),
        undone_by: undone_by.map(Act::name),
        reason: reason.unwrap_or_default().to_owned(),
        rows,
        left,
        here,
        page: signed.page(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_one_is_read_as_it_is_written() {
        for (became, letter) in Became::ALL {
            assert_eq!(became.letter(), letter);
            assert_eq!(Became::of_letter(letter), Some(became));
        }
        assert_eq!(Became::of_letter('x'), None);
    }
}

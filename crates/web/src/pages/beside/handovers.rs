//! Handovers of a list as pages show them, and what was answered.

use super::{Beside, corrected, moment, published, within};
use crate::{
    markdown,
    views::{
        Digest,
        beside::{Answered, Evidence, HandedList, Handover},
    },
};
use chrono::{DateTime, Utc};
use undersigned_domain::{
    Dispatch,
    appeal::ByLanguage,
    dispatch::{Handover as HandedOver, Words},
    people::Day,
};

/// When a list was handed over: as it says or, where it does not, when that was published.
#[must_use]
pub fn handed_over(dispatch: &Dispatch, handover: &HandedOver) -> Option<DateTime<Utc>> {
    let said = published(dispatch);
    let day = handover.date.map(moment);
    day.map(|day| within(day, said)).or(said)
}

impl Beside<'_> {
    /// Handovers as they are shown, newest first.
    #[must_use]
    pub fn handovers(&self) -> Vec<Handover> {
        let mut shown: Vec<Handover> = self
            .dispatches
            .iter()
            .filter_map(|dispatch| match &dispatch.words {
                Words::Handover(handover) => self.handover(dispatch, handover),
                _ => None,
            })
            .collect();
        shown.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.href.cmp(&a.href)));
        shown
    }

    /// The day on which it was handed over first, as the handovers say.
    #[must_use]
    pub fn first_handed_over(&self) -> Option<DateTime<Utc>> {
        let days = self.dispatches.iter().filter_map(|dispatch| {
            let Words::Handover(handover) = &dispatch.words else {
                return None;
            };
            handed_over(dispatch, handover)
        });
        days.min()
    }

    /// One handover as it is shown.
    #[must_use]
    pub fn handover(&self, dispatch: &Dispatch, handover: &HandedOver) -> Option<Handover> {
        let tag = self.chosen(&handover.languages);
        let href = self.href("handovers", &dispatch.id);
        let in_tongue = |map: &ByLanguage| self.said_in(&tag, map);
        let words = in_tongue(&handover.words);
        let rendered = |map: &ByLanguage| in_tongue(map).map(|text| markdown::render(&text.words));
        let others = handover.languages.iter().filter(|other| **other != tag);
        let list = HandedList {
            count: handover.count,
            state: handover
                .state_digest
                .map(|one| Digest::new(one.to_string())),
            bundle: handover
                .bundle_digest
                .map(|one| Digest::new(one.to_string())),
            elsewhere: true,
            bundle_href: handover
                .bundle_digest
                .map(|_| format!("{}/bundle", dispatch.id)),
            pdf_href: None,
            withdrawn: 0,
        };
        let evidence = handover.evidence.iter().map(|one| Evidence {
            title: in_tongue(&one.title),
            kind: one.media_type.clone(),
            href: one.url.clone(),
            picture: None,
            digest: Digest::new(one.digest.to_string()),
        });
        let at = handed_over(dispatch, handover)?;
        let answered = |day: Day| {
            let day = moment(day);
            let said = within(day, corrected(dispatch));
            // An answer comes after what it answers.
            within(day, Some(said.max(at)))
        };
        let answers = handover.answers.iter().map(|one| Answered {
            at: one.date.map(answered),
            by: in_tongue(&one.by),
            words: rendered(&one.text).unwrap_or_default(),
            language: in_tongue(&one.text).map_or_else(String::new, |text| text.language),
        });
        Some(Handover {
            at,
            corrected: corrected(dispatch),
            to: in_tongue(&handover.taken_by),
            place: in_tongue(&handover.place),
            words_language: words
                .as_ref()
                .map_or_else(String::new, |text| text.language.clone()),
            words: words.map(|text| markdown::render(&text.words)),
            others: others
                .map(|other| (other.clone(), format!("{href}?text={other}")))
                .collect(),
            list: (list.state.is_some() || list.bundle.is_some()).then_some(list),
            evidence: evidence.collect(),
            answers: answers.collect(),
            language: tag.clone(),
            href,
        })
    }
}

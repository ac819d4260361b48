//! `/desk/amendments`: everything that is proposed and voted on.

use super::shared::{Held, amendment_href, new_href, take_href};
use crate::{
    pages::{
        cards,
        desk::{addresses, words},
        session::SignedIn,
    },
    problem::Answer,
    views::{
        Link,
        desk::{Tab, proceedings::ProceedingsPage},
    },
};
use undersigned_domain::{proceedings::BallotEntry, team::Permission};

pub async fn show(signed: SignedIn) -> Answer {
    let object = signed.visitor.query("object").to_owned();
    if object.is_empty() {
        return signed.go("/desk");
    }
    let held = Held::of(&signed, &object).await?;
    let page = signed.page();
    let appeal = &held.view.appeal;
    let ours = appeal.organization_id == Some(signed.organization.id);
    let withdrawn = held.withdrawn();
    let goes_on = withdrawn.is_none();
    let mut ballots: Vec<&BallotEntry> = held.record.ballots.iter().collect();
    ballots.sort_by_key(|entry| std::cmp::Reverse(entry.seq));
    let amendments = held.record.amendments.iter();
    // Only whoever writes the text could do something about it.
    let left_over = match ours && goes_on {
        true => held.left_over(&signed),
        false => Vec::new(),
    };
    let shown = ProceedingsPage {
        desk: signed.desk(Tab::Overview),
        title: words::title(appeal, signed.visitor.language),
        withdrawn,
        back: match ours {
            true => format!("/desk/appeals/{}", appeal.slug),
            false if signed.may(Permission::Endorse) => addresses::check_href(&object),
            false => cards::address(&signed.state, appeal),
        },
        public_href: held.public_href(&signed, "amendments"),
        amendments: amendments
            .map(|entry| held.amendment_row(&signed, &page, entry))
            .collect(),
        ballots: ballots
            .iter()
            .map(|entry| held.ballot_row(&signed, &page, entry))
            .collect(),
        admitted: held.is_admitted(&signed),
        new_href: new_href("amendments", &object),
        ballot_href: (goes_on && held.is_initiator(&signed)).then(|| new_href("ballots", &object)),
        take_href: (ours && goes_on && held.has_adopted(&signed)).then(|| take_href(&object)),
        left_over: left_over
            .into_iter()
            .map(|(id, wording)| Link {
                href: amendment_href(&object, id),
                words: held.amendment_words(&signed, &page, wording),
            })
            .collect(),
        page,
    };
    signed.show(&shown)
}

//! From pictures as they are kept to pictures as they are shown.

use super::{appeal, names};
use crate::{
    language::Language,
    problem::Answer,
    state::WebState,
    views::picture::{Elsewhere, Goal, Picture, Pictures},
};
use undersigned_domain::{CoSignerList, Note, ids};
use undersigned_federation::{
    Instance, actions::draft::Draft, media::Picture as Kept, views::Appeal,
};

/// A picture for a reader.
#[must_use]
pub fn shown(picture: &Kept, reader: Language) -> Picture {
    let address = |file: &str| format!("/media/{file}");
    Picture {
        src: address(&picture.media),
        small: picture
            .small
            .as_ref()
            .map(|small| (address(&small.media), small.width)),
        width: picture.width,
        height: picture.height,
        alt: names::first(&picture.alt, reader).unwrap_or_default(),
        credit: picture.credit.clone(),
    }
}

/// The pictures of a draft, or of an appeal of ours.
#[must_use]
pub fn own(pictures: &[Kept], reader: Language) -> Pictures {
    let mut shown = pictures.iter().map(|picture| shown(picture, reader));
    Pictures {
        head: shown.next(),
        more: shown.collect(),
        elsewhere: None,
    }
}

/// The pictures of a published appeal.
///
/// Of another server's appeal only the descriptions are shown, with a link: a page of ours loads
/// nothing from elsewhere, and this server gives out no picture that nobody here has chosen.
///
/// # Errors
/// The database.
pub async fn of_appeal(
    web: &WebState,
    appeal: &Appeal,
    note: &Note,
    reader: Language,
) -> Answer<Pictures> {
    if note.pictures.is_empty() {
        return Ok(Pictures::default());
    }
    if appeal.organization_id.is_some() {
        let mut kept = Draft::of_note(&web.instance.addresses, note).pictures;
        with_small(&web.instance, &mut kept).await?;
        return Ok(own(&kept, reader));
    }
    let described = note
        .pictures
        .iter()
        .filter_map(|picture| names::first(&picture.alt, reader));
    Ok(Pictures {
        elsewhere: Some(Elsewhere {
            href: appeal.ap_id.clone(),
            host: ids::host(&appeal.ap_id),
            alts: described.collect(),
        }),
        ..Pictures::default()
    })
}

/// Adds the smaller copies, which no note names. A picture that was taken away meanwhile is not
/// shown.
async fn with_small(instance: &Instance, pictures: &mut Vec<Kept>) -> Answer<()> {
    let mut known = Vec::with_capacity(pictures.len());
    for mut picture in pictures.drain(..) {
        if picture.look_up(instance).await? {
            known.push(picture);
        }
    }
    *pictures = known;
    Ok(())
}

/// How near an appeal is to its goal, by the figures that its page names: organisations by name behind this wording, and
/// whoever signed besides, whichever wording.
#[must_use]
pub fn goal(note: &Note, list: &CoSignerList) -> Option<Goal> {
    let goal = towards(note.goal?, reached(list), note.takes_signatures());
    let besides = appeal::besides(list);
    Some(Goal {
        any_wording: besides.any_wording && besides.any(),
        ..goal
    })
}

fn reached(list: &CoSignerList) -> u64 {
    let besides = appeal::besides(list);
    [besides.unnamed, besides.personal, besides.people]
        .into_iter()
        .fold(list.totals.organisations.current, u64::saturating_add)
}

/// The next round mark, or the goal where that is nearer. Nothing is left to reach once the goal
/// is, or where nobody can sign.
fn towards(goal: u64, reached: u64, takes_signatures: bool) -> Goal {
    let next = (takes_signatures && reached < goal)
        .then(|| appeal::next_mark(reached).map_or(goal, |mark| mark.min(goal)));
    Goal {
        reached,
        next,
        goal,
        any_wording: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::{Totals, totals::Count};

    #[test]
    fn a_goal_counts_whom_the_page_counts() {
        let list = CoSignerList {
            totals: Totals {
                organisations: Count {
                    current: 3,
                    earlier: 100,
                },
                personal: Count {
                    current: 2,
                    earlier: 4,
                },
                unnamed: 6,
                individuals: 45,
                ..Totals::default()
            },
            ..CoSignerList::default()
        };
        let standing = appeal::standing(&list, true);
        let besides = standing.besides;
        let named = standing.organisations + besides.unnamed + besides.personal + besides.people;
        assert_eq!((reached(&list), named), (60, 60));
    }

    #[test]
    fn the_next_mark_is_near_and_never_beyond_the_goal() {
        for (goal, reached, next) in [
            (10_000, 0, Some(10)),
            (10_000, 164, Some(200)),
            (180, 164, Some(180)),
            (180, 180, None),
            (180, 500, None),
        ] {
            assert_eq!(towards(goal, reached, true).next, next);
        }
        assert_eq!(towards(180, 3, false).next, None);
        assert_eq!(towards(180, 164, true).missing(), 16);
        assert!(towards(180, 164, true).is_last());
    }
}

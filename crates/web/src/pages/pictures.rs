//! From pictures as they are kept to pictures as they are shown.

use super::names;
use crate::{
    language::Language,
    problem::Answer,
    state::WebState,
    views::picture::{Elsewhere, Goal, Picture, Pictures},
};
use undersigned_domain::{Note, Totals, ids};
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

/// How near an appeal is to its goal.
#[must_use]
pub fn goal(note: &Note, totals: &Totals) -> Option<Goal> {
    let goal = note.goal?;
    let reached = totals
        .organisations
        .current
        .saturating_add(totals.personal.current)
        .saturating_add(totals.unnamed)
        .saturating_add(totals.individuals);
    Some(towards(goal, reached, note.takes_signatures()))
}

/// The next round mark, or the goal where that is nearer. Nothing is left to reach once the goal
/// is, or where nobody can sign.
fn towards(goal: u64, reached: u64, takes_signatures: bool) -> Goal {
    let next = (takes_signatures && reached < goal)
        .then(|| super::appeal::next_mark(reached).map_or(goal, |mark| mark.min(goal)));
    Goal {
        reached,
        next,
        goal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

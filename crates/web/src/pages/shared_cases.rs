//! What a case's own page shows beside what happened: its pictures, and what other appeals say of the
//! same person or matter.

use super::{
    archive::gathered::appeal_title,
    beside::{Beside, day_of},
    cards, names, pictures,
};
use crate::{
    language::Language,
    problem::Answer,
    state::WebState,
    views::{
        beside::{CaseCard, OtherStory},
        picture::Picture,
    },
};
use undersigned_domain::{
    Dispatch,
    dispatch::{Case, CasePicture, Words},
};
use undersigned_federation::{
    media::{MediaFile, Picture as Kept},
    reconcile::replicate::slug,
    shared_cases::OtherCase,
    views::AppealView,
};

/// Most entries of another appeal that are shown.
const MOST: usize = 50;

/// Fills in what the board alone does not say.
///
/// # Errors
/// The database.
pub async fn complete(
    web: &WebState,
    view: &AppealView,
    cards: &mut [CaseCard],
    reader: Language,
) -> Answer<()> {
    let others = web.instance.other_cases(view).await?;
    add_others(web, cards, &others, reader);
    for card in cards {
        let found = view
            .dispatches
            .shown
            .iter()
            .find_map(|one| match &one.words {
                Words::Case(case) if slug(&one.id) == card.slug() => Some((one, case.as_ref())),
                _ => None,
            });
        let Some((dispatch, case)) = found else {
            continue;
        };
        card.feed = Some(format!("{}/updates.atom", card.href));
        show_pictures(web, view, (dispatch, case), card, reader).await?;
    }
    Ok(())
}

/// What other appeals say of cases that are theirs too, each that says anything.
///
/// # Errors
/// The database.
pub async fn of_others(
    web: &WebState,
    view: &AppealView,
    reader: Language,
) -> Answer<Vec<OtherStory>> {
    let others = web.instance.other_cases(view).await?;
    let told = others.iter().map(|other| story(web, other, reader));
    Ok(told.filter(|one| !one.history.is_empty()).collect())
}

/// What other appeals say of the cases of a board.
pub fn add_others(web: &WebState, cards: &mut [CaseCard], others: &[OtherCase], reader: Language) {
    for card in cards {
        let same = others
            .iter()
            .filter(|other| slug(&other.ours) == card.slug());
        let told = same.map(|other| story(web, other, reader)).collect();
        card.others = told;
    }
}

/// Of another server's appeal only the descriptions are shown, with a link, as with its other
/// pictures.
async fn show_pictures(
    web: &WebState,
    view: &AppealView,
    (dispatch, case): (&Dispatch, &Case),
    card: &mut CaseCard,
    reader: Language,
) -> Answer<()> {
    if view.appeal.organization_id.is_some() {
        for picture in &case.pictures {
            card.pictures.extend(own(web, picture, reader).await?);
        }
        return Ok(());
    }
    let described = case.pictures.iter();
    card.described = described
        .filter_map(|picture| names::first(&picture.alt, reader))
        .collect();
    card.pictures_href = (!case.pictures.is_empty()).then(|| dispatch.id.clone());
    Ok(())
}

/// A picture of a case as it lies here; none where it was taken away.
///
/// # Errors
/// The database.
pub async fn own(
    web: &WebState,
    picture: &CasePicture,
    reader: Language,
) -> Answer<Option<Picture>> {
    let folder = web.instance.addresses.path("/media/");
    let file = picture.url.strip_prefix(&folder).and_then(MediaFile::parse);
    let Some(file) = file else {
        return Ok(None);
    };
    let mut kept = Kept {
        media: file.as_str().to_owned(),
        alt: picture.alt.clone(),
        credit: picture.credit.clone(),
        width: 0,
        height: 0,
        small: None,
    };
    let there = kept.look_up(&web.instance).await?;
    Ok(there.then(|| pictures::shown(&kept, reader)))
}

/// What another appeal says of the case, with links to its own pages here.
fn story(web: &WebState, other: &OtherCase, reader: Language) -> OtherStory {
    let address = cards::address(web, &other.view.appeal);
    let beside = Beside {
        dispatches: &other.view.dispatches.shown,
        address: &address,
        reader,
        asked: None,
    };
    let stories = beside.stories();
    let told = stories.iter().find(|story| story.id == other.case.id);
    let mut history = told.map_or_else(Vec::new, |story| beside.history(story));
    history.truncate(MOST);
    let today = day_of(web.instance.clock.now());
    let now = told.zip(today);
    OtherStory {
        href: format!("{address}/cases/{}", slug(&other.case.id)),
        appeal: appeal_title(&other.view, reader),
        now: now.and_then(|(story, today)| beside.now(story, today)),
        history,
    }
}

//! Who has registered for a meeting, for the organiser's own people: as a page, and as a file to take
//! to the door.

use crate::{
    downloads,
    exports::{MARK, csv_cell},
    pages::{
        desk::{
            beside::shared::{beside, place_of, published},
            own,
        },
        session::SignedIn,
        times,
    },
    problem::Answer,
    views::desk::{
        Tab,
        meetings::{GuestRow, MeetingGuestsPage},
    },
};
use axum::extract::Path;
use undersigned_domain::dispatch::Kind;
use undersigned_federation::actions::{
    audit,
    registration::{self, Registered},
};

pub async fn show(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    opened(&signed, &slug, &name).await?;
    let address = format!("/appeals/{slug}");
    let shown = beside(&signed, &view.dispatches.shown, &address).meetings();
    let mut shown = shown.into_iter();
    let meeting = shown.find(|one| one.href.rsplit('/').next() == Some(name.as_str()));
    let guests = registration::list(signed.instance(), &appeal, &name).await?;
    let forget_at = guests.iter().map(|guest| guest.forget_at).max();
    let page = MeetingGuestsPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        meeting: (
            place_of(&slug, Kind::Event, Some(&name)),
            meeting.map(|one| one.title).unwrap_or_default(),
        ),
        guests: guests.into_iter().map(row).collect(),
        forget_at: forget_at.and_then(times::stored),
    };
    signed.show(&page)
}

/// Says to the log who opens what people wrote, before it is read: opening a page changes nothing by itself.
async fn opened(signed: &SignedIn, slug: &str, name: &str) -> Answer<()> {
    let (id, object) = (signed.organization.id, format!("/appeals/{slug}"));
    let words = ("registrations-open", object.as_str(), name);
    Ok(audit::note(signed.instance(), id, signed.actor(), words, audit::DONE).await?)
}

fn row(registered: Registered) -> GuestRow {
    GuestRow {
        name: registered.guest.name,
        email: registered.guest.email,
        message: registered.guest.message,
        at: times::stored(registered.at),
    }
}

pub async fn csv(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    opened(&signed, &slug, &name).await?;
    let guests = registration::list(signed.instance(), &appeal, &name).await?;
    let mut text = format!("{MARK}name,email,message,registered\r\n");
    for one in guests {
        let at = times::stored(one.at).map(|at| at.to_rfc3339());
        let cells = [
            one.guest.name,
            one.guest.email,
            one.guest.message,
            at.unwrap_or_default(),
        ];
        text.push_str(&cells.map(|cell| csv_cell(&cell)).join(","));
        text.push_str("\r\n");
    }
    let file = format!("{slug}-{name}-registrations.csv");
    Ok(downloads::private_csv(text, &file))
}

//! Meetings, at the desk.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    Desk,
    beside::{LastLook, Row, Writing},
};
use crate::views::{Choice, Form, Page, Text, meetings::Meeting};

/// `/desk/appeals/{slug}/meetings`: what is written and what is published.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/meetings.html")]
pub struct MeetingsDeskPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The appeal's title.
    pub title: Text,
    /// Where the appeal is looked after.
    pub manage: String,
    /// Whether it has been withdrawn: then nothing new of this kind is published.
    pub withdrawn: bool,
    /// What is being written.
    pub drafts: Vec<Row>,
    /// What is published, the latest first.
    pub meetings: Vec<Row>,
}

/// `…/meetings/new` and `…/meetings/{name}`. Posted: `date`, `time`, `end-date`, `end-time`, `zone`,
/// `online`, `status`, `registers`, `until-date`, `until-time`, `capacity`, `counted`; for each
/// language `language-N`, `title-N`, `venue-N`, `address-N`, `body-N`, `speakers-N`, `agenda-N`,
/// `minutes-N`; `do`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/meeting_editor.html")]
pub struct MeetingEditorPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// What is written.
    pub draft: Writing,
    /// When it begins and ends, and where its clocks are.
    pub times: Times,
    /// Names of zones.
    pub zones: Vec<&'static str>,
    /// Where one takes part from afar.
    pub online: String,
    /// Whether it takes place.
    pub statuses: Vec<Choice>,
    /// How people register.
    pub registration: RegistrationRow,
    /// Who has registered: where they are listed, and how many they are; none before it is published.
    pub guests: Option<(String, u64)>,
    /// One for each language.
    pub versions: Vec<Version>,
}

/// When a meeting begins and ends, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times {
    /// The day.
    pub date: String,
    /// The time.
    pub time: String,
    /// The day on which it ends.
    pub end_date: String,
    /// The time at which it ends.
    pub end_time: String,
    /// The zone.
    pub zone: String,
}

/// How people register, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegistrationRow {
    /// Whether they can.
    pub registers: bool,
    /// Until which day.
    pub until_date: String,
    /// Until which time.
    pub until_time: String,
    /// For how many there is room.
    pub capacity: String,
    /// Whether everybody sees how many have.
    pub counted: bool,
}

/// One language of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    /// Number of the row.
    pub row: usize,
    /// BCP 47 tag as typed.
    pub language: String,
    /// Title.
    pub title: String,
    /// How the place is called.
    pub venue: String,
    /// Its postal address.
    pub address: String,
    /// Markdown.
    pub body: String,
    /// One line for each who speaks.
    pub speakers: String,
    /// One line for each point.
    pub agenda: String,
    /// Markdown.
    pub minutes: String,
}

/// `…/meetings/{name}/publish`: the last look before it is sent.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/meeting_check.html")]
pub struct MeetingCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form; its errors are what forbids publishing.
    pub form: Form,
    /// What it does.
    pub look: LastLook,
    /// What may be a mistake, in sentences.
    pub warnings: Vec<String>,
    /// As readers of each of its languages will see it.
    pub meetings: Vec<Meeting>,
}

/// `…/meetings/{name}/registrations`: who has registered.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/meeting_guests.html")]
pub struct MeetingGuestsPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// Where the meeting is written, and its title.
    pub meeting: (String, Text),
    /// In the order in which they registered.
    pub guests: Vec<GuestRow>,
    /// When the list is deleted.
    pub forget_at: Option<DateTime<Utc>>,
}

/// Somebody who has registered.
#[derive(Debug, Clone)]
pub struct GuestRow {
    /// How they are called.
    pub name: String,
    /// Where they are reached.
    pub email: String,
    /// What they wrote.
    pub message: String,
    /// When they registered.
    pub at: Option<DateTime<Utc>>,
}

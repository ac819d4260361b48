//! Meetings about an appeal, and registering for them.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{Form, Html, Page, Text, appeal::Notice, people::CheckField};

/// Meetings of an appeal: all of them, or one.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/meetings.html")]
pub struct MeetingsPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Its title.
    pub title: Text,
    /// That this is a copy.
    pub notices: Vec<Notice>,
    /// Whether the page is that of one meeting.
    pub one: bool,
    /// Whether the one that was asked for was taken back.
    pub gone: bool,
    /// The next one first.
    pub coming: Vec<Meeting>,
    /// The last one first.
    pub past: Vec<Meeting>,
}

/// A meeting.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Its page here.
    pub href: String,
    /// Its title in the language shown.
    pub title: Text,
    /// Code of whether it takes place.
    pub status: String,
    /// When, in words, as the clocks of its zone show it.
    pub when: String,
    /// When it ends, in words, where that is another day.
    pub ends: Option<String>,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// When it is over, in milliseconds since 1970.
    pub over_at: i64,
    /// When it was said anew.
    pub corrected: Option<DateTime<Utc>>,
    /// The text in the language shown.
    pub body: Html,
    /// The language shown.
    pub language: String,
    /// The same in other languages: tag and address.
    pub others: Vec<(String, String)>,
    /// How the place is called.
    pub venue: Option<Text>,
    /// Its postal address.
    pub address: Option<Text>,
    /// Where one takes part from afar.
    pub online: Option<String>,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// In which order.
    pub agenda: Vec<Point>,
    /// What was said and decided.
    pub minutes: Option<Html>,
    /// How one registers.
    pub registration: Option<Registration>,
    /// The file for calendars.
    pub calendar_href: String,
}

/// Somebody who speaks.
#[derive(Debug, Clone)]
pub struct Speaker {
    /// How they are called.
    pub name: String,
    /// Who they are.
    pub about: Option<Text>,
}

/// A point of the agenda.
#[derive(Debug, Clone)]
pub struct Point {
    /// When it begins.
    pub time: Option<String>,
    /// What it is.
    pub title: Text,
}

/// How one registers.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The form, at the organiser's server.
    pub href: String,
    /// Until when, in milliseconds since 1970; none where nobody can.
    pub until_millis: Option<i64>,
    /// Until when, in words.
    pub until: Option<String>,
    /// Whether one can now.
    pub is_open: bool,
    /// Whether one could, were there room left; known where one registers alone.
    pub is_full: bool,
    /// For how many there is room.
    pub capacity: Option<u64>,
    /// Whether the organiser says how many have registered.
    pub counted: bool,
    /// How many have registered, where that is known here and said.
    pub count: Option<u64>,
}

/// `/appeals/{slug}/meetings/{name}/register`. Fields: `name`, `email`, `message`, and the check.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/meeting_register.html")]
pub struct RegisterPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// The meeting.
    pub meeting: Meeting,
    /// Name as typed.
    pub name: String,
    /// E-mail address as typed.
    pub email: String,
    /// What the organiser should know, as typed.
    pub message: String,
    /// Against floods.
    pub check: CheckField,
}

/// `/registration?token=…`: everything that is kept of somebody who registered, and the button that
/// ends it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/registration.html")]
pub struct RegistrationPage {
    /// The frame.
    pub page: Page,
    /// The form: one button or two, `token` in a hidden field, and `do` where it confirms.
    pub form: Form,
    /// The link's secret.
    pub token: String,
    /// Whether they have registered just now.
    pub fresh: bool,
    /// Whether they have to confirm first.
    pub waits: bool,
    /// Whether they tried to, and there was no room any more.
    pub is_full: bool,
    /// The meeting's page, and its title.
    pub meeting: (String, Text),
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// What the organiser should know.
    pub message: String,
    /// When they registered.
    pub at: Option<DateTime<Utc>>,
    /// When it is deleted.
    pub forget_at: Option<DateTime<Utc>>,
}

/// What is said once a registration has ended.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/registration_ended.html")]
pub struct RegistrationEndedPage {
    /// The frame.
    pub page: Page,
    /// The appeal's page, and its title.
    pub appeal: (String, Text),
}

//! Topics: which there are, and what else is under one than appeals.

use askama::Template;

use super::{Html, Link, Page, Text, beside::Change};

/// `/topics`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/topics.html")]
pub struct TopicsPage {
    /// The frame.
    pub page: Page,
    /// Topics with their pages, those of most appeals first.
    pub topics: Vec<Link>,
}

/// What is under a topic beside the appeals themselves.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// What organisations of this server write about it.
    pub parts: Vec<TopicPart>,
    /// Letters that readers may send.
    pub letters: Vec<Found>,
    /// Meetings.
    pub meetings: Vec<Found>,
    /// People and matters.
    pub cases: Vec<Found>,
    /// Address of the collection, by which other servers follow it.
    pub collection: String,
}

/// An organisation's part of a topic's page.
#[derive(Debug, Clone)]
pub struct TopicPart {
    /// Who writes it.
    pub by: Text,
    /// Its page.
    pub by_href: String,
    /// Words to begin with.
    pub intro: Option<Html>,
    /// Their language.
    pub language: String,
    /// Where to donate.
    pub donations: Vec<Link>,
    /// What to read or print.
    pub materials: Vec<Link>,
}

/// Something that belongs to an appeal.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its page here.
    pub href: String,
    /// How it is called; none where a case is not named.
    pub title: Option<Text>,
    /// The appeal.
    pub appeal: Text,
    /// Code of whether a meeting takes place; none where it is as planned.
    pub status: Option<String>,
    /// When a meeting is, in words.
    pub when: Option<String>,
    /// Where a meeting is.
    pub place: Option<Text>,
    /// Where a case stands.
    pub now: Option<Change>,
}

//! What is under a topic beside appeals: letters to send, meetings, cases, and what organisations here
//! write about it.

use crate::{
    language::Language,
    markdown,
    pages::{
        beside::{Beside, day_of},
        cards,
        desk::words,
        names,
    },
    state::WebState,
    views::{
        Link, Text,
        topics::{Found, Gathered, TopicPart},
    },
};
use std::collections::HashMap;
use undersigned_domain::{
    Dispatch,
    cases::Story,
    dispatch::{Kind, Words},
};
use undersigned_federation::{
    addresses::{dispatch_folder, topic_path},
    reconcile::replicate::slug,
    topics::{self, TopicLink},
    views::AppealView,
};

/// Most of a kind that are shown; the newest ones.
const MOST: usize = 60;

/// From what is gathered to what the page shows.
pub fn shown(web: &WebState, gathered: &topics::Gathered, reader: Language) -> Gathered {
    let letters = gathered.of_kind(Kind::Letter).into_iter().take(MOST);
    Gathered {
        parts: gathered
            .pages
            .iter()
            .map(|(by, words)| part(by, words, reader))
            .collect(),
        letters: letters
            .map(|(view, one)| found(web, view, one, reader))
            .collect(),
        meetings: meetings(web, gathered, reader),
        cases: cases(web, gathered, reader),
        collection: web.instance.addresses.path(&topic_path(&gathered.topic)),
    }
}

/// Cases with where each stands. What became of whom is worked out once for each appeal.
fn cases(web: &WebState, gathered: &topics::Gathered, reader: Language) -> Vec<Found> {
    let today = day_of(web.instance.clock.now());
    let mut stories: HashMap<i64, Vec<Story<'_>>> = HashMap::new();
    let mut cases = Vec::new();
    for (view, one) in gathered.of_kind(Kind::Case).into_iter().take(MOST) {
        let stories = stories
            .entry(view.appeal.id)
            .or_insert_with(|| read_at(view, "", reader).stories());
        let told = stories.iter().find(|story| story.id == one.id).zip(today);
        let address = cards::address(web, &view.appeal);
        let beside = read_at(view, &address, reader);
        cases.push(Found {
            now: told.and_then(|(story, today)| beside.now(story, today)),
            ..found(web, view, one, reader)
        });
    }
    cases
}

/// Those to come, the next one first, then those that are over, the last one first.
fn meetings(web: &WebState, gathered: &topics::Gathered, reader: Language) -> Vec<Found> {
    let now = web.instance.clock.now().timestamp_millis();
    let newest = gathered.of_kind(Kind::Event).into_iter().take(MOST);
    let mut meetings: Vec<(bool, i64, Found)> = newest
        .filter_map(|(view, one)| {
            let Words::Event(event) = &one.words else {
                return None;
            };
            let address = cards::address(web, &view.appeal);
            let meeting = read_at(view, &address, reader).meeting(one, event)?;
            let (over, begins) = (meeting.over_at < now, meeting.start.timestamp_millis());
            let found = Found {
                status: (meeting.status != "planned").then_some(meeting.status),
                when: Some(meeting.when),
                place: meeting.venue,
                ..found(web, view, one, reader)
            };
            Some((over, if over { -begins } else { begins }, found))
        })
        .collect();
    meetings.sort_by_key(|(over, order, _)| (*over, *order));
    meetings.into_iter().map(|(_, _, found)| found).collect()
}

/// What stands beside an appeal's list, for whoever reads a language.
fn read_at<'a>(view: &'a AppealView, address: &'a str, reader: Language) -> Beside<'a> {
    Beside {
        dispatches: &view.dispatches.shown,
        address,
        reader,
        asked: None,
    }
}

fn part(
    by: &undersigned_federation::views::Organization,
    said: &topics::TopicWords,
    reader: Language,
) -> TopicPart {
    let intro = names::first(&said.intro, reader);
    TopicPart {
        by: words::name_text(by, reader),
        by_href: format!("/orgs/{}", by.handle),
        intro: intro.as_ref().map(|text| markdown::render(&text.words)),
        language: intro.map(|text| text.language).unwrap_or_default(),
        donations: links(&said.donations),
        materials: links(&said.materials),
    }
}

fn links(links: &[TopicLink]) -> Vec<Link> {
    let link = |link: &TopicLink| Link {
        href: link.url.clone(),
        words: link.title.clone(),
    };
    links.iter().map(link).collect()
}

fn found(web: &WebState, view: &AppealView, one: &Dispatch, reader: Language) -> Found {
    let address = cards::address(web, &view.appeal);
    Found {
        status: None,
        when: None,
        place: None,
        now: None,
        href: format!("{address}/{}/{}", dispatch_folder(one.kind), slug(&one.id)),
        title: title(one, reader),
        appeal: appeal_title(view, reader),
    }
}

/// How an appeal is called, for whoever reads a language.
pub fn appeal_title(view: &AppealView, reader: Language) -> Text {
    words::title(&view.appeal, reader)
}

/// How something beside a list is called; none where it has no name.
pub fn title(one: &Dispatch, reader: Language) -> Option<Text> {
    let map = match &one.words {
        Words::Update(update) => &update.title,
        Words::Letter(letter) => &letter.title,
        Words::Event(event) => &event.title,
        Words::Case(case) => &case.names,
        Words::Handover(handover) => &handover.taken_by,
        Words::Withdrawn => return None,
    };
    names::first(map, reader)
}

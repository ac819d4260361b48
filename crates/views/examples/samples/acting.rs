//! What readers can do beside signing: meetings to come to, letters to send, topics that gather both.

mod letters;
mod meetings;

pub use letters::{letter, ready};
pub use meetings::meeting;

use letters::letters;
use meetings::{meetings, registering};
use undersigned_views::{
    language::Language,
    views::{
        Choice, Link, Text,
        archive::ArchivePage,
        topics::{Found, Gathered, TopicPart, TopicsPage},
    },
};

use super::{appeal::cards, html, page, rendered, text};

const ADDRESS: &str = "/appeals/the-nineteen";

/// A title with what a careless page would take for markup.
fn awkward() -> Text {
    text("en", "Release <them> & “all” the others")
}

fn title() -> Text {
    text("en", "Free the nineteen")
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let mut all = meetings(language);
    all.extend(registering(language));
    all.extend(letters(language));
    all.extend(topics(language));
    all
}

fn topics(language: Language) -> Vec<(String, String)> {
    let link = |href: &str, words: &str| Link {
        href: href.to_owned(),
        words: words.to_owned(),
    };
    let found = |what: &str, title: Option<Text>| Found {
        href: format!("{ADDRESS}/{what}/one"),
        title,
        appeal: self::title(),
        status: None,
        when: None,
        place: None,
        now: None,
    };
    let gathered = Gathered {
        parts: vec![TopicPart {
            by: text("en", "Quayside Workers’ Union"),
            by_href: "/orgs/quayside".to_owned(),
            intro: Some(html("<p>Everything about <strong>brakes</strong>.</p>")),
            language: "en".to_owned(),
            donations: vec![link("https://fund.example/", "Strike fund")],
            materials: vec![link("https://quayside.example/leaflet.pdf", "Leaflet")],
        }],
        letters: vec![found("letters", Some(awkward()))],
        meetings: vec![Found {
            status: Some("cancelled".to_owned()),
            when: Some("Thursday, 3 December 2026, 18:30 (Europe/Berlin)".to_owned()),
            place: Some(text("en", "Malet Street Hall")),
            ..found("meetings", Some(awkward()))
        }],
        cases: vec![
            found("cases", Some(text("en", "N. A."))),
            found("cases", None),
        ],
        collection: "https://quayside.example/topics/DockSafety".to_owned(),
    };
    let known = vec![link("/topics/DockSafety", "DockSafety")];
    let (open, _) = cards(language);
    vec![
        rendered(
            "topics",
            TopicsPage {
                page: page(language, "/topics"),
                topics: known.clone(),
            },
        ),
        rendered(
            "topics-none",
            TopicsPage {
                page: page(language, "/topics"),
                topics: Vec::new(),
            },
        ),
        rendered(
            "topic",
            ArchivePage {
                page: page(language, "/topics/DockSafety"),
                query: String::new(),
                address: "/topics/DockSafety".to_owned(),
                topic: Some("DockSafety".to_owned()),
                kinds: vec![Choice::new("", "Any kind", true)],
                topics: known,
                gathered: Some(gathered),
                statuses: vec![Choice::new("", "Any", true)],
                appeals: open,
                matching: 3,
                earlier: None,
                later: None,
            },
        ),
    ]
}

//! What surrounds a meeting that is signed as a dispatch: the members by which Mobilizon, Gancio and
//! others show an `Event`. Whoever registers does so on our page; no `Join` is taken.

use super::note::{escape, markdown, normalise, shown};
use serde_json::{Map, Value, json};
use undersigned_domain::{
    appeal::ByLanguage,
    dispatch::{Event, EventStatus},
    nearest,
};

/// The members of the document, for a meeting with this address, with so many bytes of its text.
pub(super) fn members(id: &str, event: &Event, most: usize) -> Map<String, Value> {
    let first = event.languages.first().cloned().unwrap_or_default();
    let in_first = |map: &ByLanguage| map.get(&first).cloned().unwrap_or_default();
    let content = content(id, event, &first, most);
    let mut members = Map::new();
    for (name, value) in [
        ("name", json!(in_first(&event.title))),
        ("nameMap", json!(event.title)),
        ("contentMap", json!({first.as_str(): content})),
        ("content", json!(content)),
        ("startTime", json!(event.start)),
        ("timezone", json!(event.zone)),
        ("ical:status", json!(status(event.status))),
        // Who comes stays with the organiser.
        ("joinMode", json!("external")),
        ("externalParticipationUrl", json!(way_in(id, event))),
        ("isOnline", json!(event.venue.is_empty())),
    ] {
        members.insert(name.into(), value);
    }
    if let Some(end) = &event.end {
        members.insert("endTime".into(), json!(end));
    }
    if let Some(place) = place(event, &first) {
        members.insert("location".into(), place);
    }
    if let Some(online) = &event.online {
        let link =
            json!({"type": "Link", "mediaType": "text/html", "name": "Website", "href": online});
        members.insert("attachment".into(), json!([link]));
    }
    let capacity = event.registration.as_ref().and_then(|one| one.capacity);
    if let Some(capacity) = capacity {
        members.insert("maximumAttendeeCapacity".into(), json!(capacity));
    }
    members
}

/// Where one registers, or reads how to come.
fn way_in(id: &str, event: &Event) -> String {
    match event.registration {
        Some(_) => format!("{id}/register"),
        None => id.to_owned(),
    }
}

/// RFC 5545, section 3.8.1.11.
fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Planned | EventStatus::Held => "CONFIRMED",
        EventStatus::Postponed => "TENTATIVE",
        EventStatus::Cancelled => "CANCELLED",
    }
}

/// A `Place`, in the first language or the closest there is.
fn place(event: &Event, first: &str) -> Option<Value> {
    let text = |map: &ByLanguage| {
        let (_, text) = nearest::to_language(map, first)?;
        (!text.trim().is_empty()).then(|| text.clone())
    };
    let mut place = Map::new();
    place.insert("type".into(), json!("Place"));
    place.insert("name".into(), json!(text(&event.venue)?));
    if let Some(address) = text(&event.address) {
        let address = json!({"type": "PostalAddress", "streetAddress": address});
        place.insert("address".into(), address);
    }
    Some(Value::Object(place))
}

/// HTML in one language: address, text, who speaks, in which order, and afterwards the minutes.
fn content(id: &str, event: &Event, language: &str, most: usize) -> String {
    let text = |map: &ByLanguage| map.get(language).cloned().unwrap_or_default();
    let list = |items: Vec<String>| match items.is_empty() {
        true => String::new(),
        false => format!("<ul>{}</ul>", items.concat()),
    };
    let speakers = event.speakers.iter().map(|one| {
        let about = text(&one.about);
        let about = match about.is_empty() {
            true => String::new(),
            false => format!(", {}", escape(&about)),
        };
        format!("<li>{}{about}</li>", escape(&one.name))
    });
    let agenda = event.agenda.iter().filter_map(|one| {
        let title = one.title.get(language)?;
        let time = one.time.as_deref().unwrap_or_default();
        let words = format!("{time} {title}");
        Some(format!("<li>{}</li>", escape(words.trim())))
    });
    let rest = || {
        let minutes = markdown(&text(&event.minutes));
        list(speakers.collect()) + &list(agenda.collect()) + &minutes
    };
    normalise(&format!(
        "{}<p><a href=\"{id}\">{id}</a></p>",
        shown(&text(&event.body), most, rest),
        id = escape(id),
    ))
}

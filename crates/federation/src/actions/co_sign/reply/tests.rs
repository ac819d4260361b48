//! Notes of all kinds, and which of them are replies that sign.

use super::*;
use serde_json::json;

const APPEAL: &str = "https://hub.example/appeals/brakes";

fn reply(changes: Value) -> Option<Reply> {
    let mut note = json!({
        "id": "https://social.example/users/mei/1",
        "type": "Note",
        "attributedTo": "https://social.example/users/mei",
        "inReplyTo": APPEAL,
        "to": [PUBLIC],
        "content": "<p>Yes. #WeCoSign</p>",
    });
    if let (Some(note), Value::Object(changes)) = (note.as_object_mut(), changes) {
        note.extend(changes);
    }
    Reply::read(note.as_object()?)
}

fn says(content: &str) -> bool {
    let read = reply(json!({"content": content})).unwrap();
    read.says(&Phrases::of(&json!({})))
}

#[test]
fn the_phrase_is_found_as_software_writes_it() {
    for content in [
        "<p>#WeCoSign</p>",
        "<p><a href=\"https://x/tags/wecosign\" class=\"mention hashtag\">#<span>wecosign</span></a></p>",
        "we ＃ＷｅＣｏＳｉｇｎ!",
        "<p>Done.<br>#WECOSIGN</p>",
        "#We\u{200b}CoSign",
        "#WeCoSign。",
    ] {
        assert!(says(content), "{content}");
    }
    for content in [
        "<p>We co-sign</p>",
        "#WeCoSignNothing",
        "##WeCoSign",
        "no#WeCoSign",
        "<p>#We</p><p>CoSign</p>",
        "<a href=\"https://x/#WeCoSign\">look</a>",
    ] {
        assert!(!says(content), "{content}");
    }
}

#[test]
fn a_post_in_several_languages_is_in_the_one_that_it_shows() {
    let language = |languages: Value| {
        let post = json!({"content": "<p>Assino.</p>", "contentMap": languages});
        reply(post).and_then(|reply| reply.language)
    };
    let both = json!({"en": "<p>I sign.</p>", "pt-BR": "<p>Assino.</p>"});
    assert_eq!(language(both).as_deref(), Some("pt-BR"));
    let other = json!({"en": "<p>I sign.</p>", "fr": "<p>Je signe.</p>"});
    assert_eq!(language(other).as_deref(), Some("en"));
}

#[test]
fn phrases_stand_in_any_of_their_languages() {
    let note = json!({"appeal": {"coSignPhrase": {"en": "I co-sign", "zh-Hant": "我連署"}}});
    let phrases = Phrases::of(&note);
    let says = |content: &str| reply(json!({"content": content})).unwrap().says(&phrases);
    assert!(says("<p>Yes, i CO-SIGN!</p>"));
    assert!(says("<p>今天我連署了</p>"));
    assert!(!says("<p>I co-signed</p>"));
    assert!(!says("#WeCoSign"));
}

#[test]
fn a_hashtag_in_the_tags_counts() {
    let tag = json!([{"type": "Hashtag", "name": "#wecosign"}]);
    let read = reply(json!({"content": "<p>yes</p>", "tag": tag})).unwrap();
    assert!(read.says(&Phrases::of(&json!({}))));
}

#[test]
fn row_760_a_post_of_many_open_elements_is_no_more_than_its_text() {
    let open: String = (0..6_000).map(|number| format!("<b a{number}>")).collect();
    let content = format!("<p>{open}{}<p>#WeCoSign", "<p>x".repeat(8_000));
    assert!(plain(&content).len() <= content.len());
    assert!(says(&content));
}

#[test]
fn a_vote_is_no_reply() {
    for vote in [
        json!({"name": "#WeCoSign", "content": null}),
        json!({"name": "#WeCoSign", "content": ""}),
    ] {
        assert!(reply(vote).is_none());
    }
    assert!(reply(json!({"type": "Question"})).is_none());
}

#[test]
fn only_what_everybody_may_see_is_public() {
    for (to, cc, public) in [
        (json!(PUBLIC), json!([]), true),
        (json!([]), json!(["as:Public"]), true),
        (json!(["Public"]), json!(null), true),
        (
            json!(["https://social.example/users/mei/followers"]),
            json!([]),
            false,
        ),
        (json!(["https://hub.example/orgs/hub"]), json!(null), false),
    ] {
        let read = reply(json!({"to": to, "cc": cc})).unwrap();
        assert_eq!(read.is_public, public, "{to} {cc}");
    }
}

#[test]
fn quotes_are_found_however_they_are_written() {
    let none = json!({"inReplyTo": null});
    assert!(reply(none).unwrap().about.is_empty());
    for name in QUOTES {
        let read = reply(json!({"inReplyTo": null, (name): APPEAL})).unwrap();
        assert_eq!(read.about, [APPEAL], "{name}");
        assert!(read.answers.is_empty(), "{name} is no answer");
    }
    assert_eq!(reply(json!({})).unwrap().answers, [APPEAL]);
    let link = |rel: Value, kind: &str| {
        let tag = json!([{"type": "Link", "href": APPEAL, "rel": rel, "mediaType": kind}]);
        reply(json!({"inReplyTo": null, "tag": tag})).unwrap().about
    };
    let kind = "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";
    assert_eq!(link(json!([QUOTE_RELATIONS[0]]), kind), [APPEAL]);
    assert_eq!(link(json!([]), kind), [APPEAL]);
    assert!(link(json!("author"), kind).is_empty());
    assert!(link(json!([]), "text/html").is_empty());
    let long = format!("{APPEAL}?{}", "a".repeat(ids::MAX_ID_BYTES));
    let tag = json!([{"type": "Link", "href": long, "rel": QUOTE_RELATIONS[0]}]);
    let read = reply(json!({"inReplyTo": null, "tag": tag})).unwrap();
    assert!(read.about.is_empty(), "an address without bounds");
}

#[test]
fn a_post_of_another_server_is_not_its_authors() {
    assert!(reply(json!({"attributedTo": "https://else.example/u"})).is_none());
    let whole = json!([{"type": "Person", "id": "https://social.example/users/mei"}]);
    assert!(reply(json!({"attributedTo": whole})).is_some());
}

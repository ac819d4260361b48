//! The note that carries an appeal: what plain Mastodon shows well, plus one `appeal` member.

use crate::{
    Addresses, addresses,
    markdown::CUT,
    media::{self, Picture},
};
use pulldown_cmark::html;
use serde_json::{Map, Value, json};
use undersigned_domain::{
    AppealText, Fault, Status,
    appeal::{AdmissionPolicy, ByLanguage},
    context::PUBLIC,
};

/// The hashtag by which a fediverse account says that it co-signs.
pub const CO_SIGN_PHRASE: &str = "#WeCoSign";
/// Longest Markdown that is rendered, in bytes, for each language.
const MAX_MARKDOWN: usize = 100_000;
/// The same where what is signed would be too long with that: less and less, down to where all of the text stands.
const SHOWN: [usize; 4] = [MAX_MARKDOWN, 20_000, 4_000, 0];

/// What a note says besides its text.
#[derive(Debug, Clone)]
pub struct NoteOf<'a> {
    /// The note's id, which is the page's address too.
    pub id: &'a str,
    /// The organiser.
    pub organiser: &'a str,
    /// The text.
    pub text: &'a AppealText,
    /// Number of the wording.
    pub revision: u64,
    /// When this wording was first published, RFC 3339.
    pub wording_published: &'a str,
    /// Where it stands.
    pub status: Status,
    /// Since when it is closed, in milliseconds since 1970, where it is.
    pub closed: Option<u64>,
    /// When it was handed over, in milliseconds since 1970, where it was.
    pub delivered: Option<u64>,
    /// Where it stands, in words for whoever sees the post alone: plain text.
    pub standing: Option<&'a str>,
    /// Who may be listed without a person deciding.
    pub admission: AdmissionPolicy,
    /// Pictures, the one for the head of the page first.
    pub pictures: &'a [Picture],
    /// How many signatures the organiser hopes for.
    pub goal: Option<u64>,
    /// When it was first published, RFC 3339.
    pub published: &'a str,
    /// When it was last changed, RFC 3339; absent at first.
    pub updated: Option<&'a str>,
}

/// The members of a note, to be signed by [`undersigned_domain::Author::publish`].
pub fn note(addresses: &Addresses, of: &NoteOf<'_>) -> Map<String, Value> {
    note_within(addresses, of, MAX_MARKDOWN)
}

/// The same with so many bytes of the text for software that knows no appeals.
pub(crate) fn note_within(
    addresses: &Addresses,
    of: &NoteOf<'_>,
    most: usize,
) -> Map<String, Value> {
    let language = of.text.languages.first().cloned().unwrap_or_default();
    let content = content(of, &language, most);
    let mut note = Map::new();
    for (member, value) in [
        ("to", json!([PUBLIC])),
        ("cc", json!([format!("{}/followers", of.organiser)])),
        ("url", json!(of.id)),
        ("published", json!(of.published)),
        ("content", json!(content)),
        ("contentMap", json!({language: content})),
        ("tag", hashtags(addresses, &of.text.topics)),
        ("replies", json!(format!("{}/replies", of.id))),
        ("likes", counted_at(of.id, "likes")),
        ("shares", counted_at(of.id, "shares")),
        ("interactionPolicy", interaction_policy(of)),
        ("appeal", appeal(of)),
    ] {
        note.insert(member.into(), value);
    }
    let images = media::images(addresses, of.pictures, of.text.languages.first());
    if let Some(head) = images.first() {
        // `attachment` is what Mastodon shows, `image` what others take for the head.
        note.insert("image".into(), head.clone());
        note.insert("attachment".into(), images.into());
    }
    if let Some(updated) = of.updated {
        note.insert("updated".into(), json!(updated));
    }
    note
}

/// Where something is counted. How many there are changes without a word of the organiser's, so it is no part of what is
/// signed. An object all the same: programs that look into it for a number stumble over a plain address.
fn counted_at(id: &str, name: &str) -> Value {
    json!({"id": format!("{id}/{name}"), "type": "Collection"})
}

fn interaction_policy(of: &NoteOf<'_>) -> Value {
    let endorse = match of.admission {
        AdmissionPolicy::Open => json!({"automaticApproval": [PUBLIC]}),
        AdmissionPolicy::Moderated => json!({"manualApproval": [PUBLIC]}),
    };
    // Whoever asks to quote what is withdrawn is refused. Who would be let in is left as it was: closed and opened
    // again, an appeal lets in as before.
    let quote = match of.status {
        Status::Withdrawn => json!([]),
        Status::Open | Status::Closed | Status::Delivered => json!([PUBLIC]),
    };
    json!({"canQuote": {"automaticApproval": quote}, "canEndorse": endorse})
}

/// The phrase by which accounts co-sign, then what the appeal is about.
fn hashtags(addresses: &Addresses, topics: &[String]) -> Value {
    let tag = |name: String, path: &str| json!({"type": "Hashtag", "name": name, "href": addresses.path(path)});
    let phrase = tag(CO_SIGN_PHRASE.to_owned(), "/appeals");
    let topics = topics
        .iter()
        .map(|topic| tag(format!("#{topic}"), &addresses::topic_path(topic)));
    std::iter::once(phrase).chain(topics).collect()
}

fn appeal(of: &NoteOf<'_>) -> Value {
    let mut appeal = serde_json::to_value(of.text).unwrap_or_default();
    let members = [
        ("revision", json!(of.revision)),
        ("textDigest", json!(of.text.digest().to_string())),
        ("wordingPublished", json!(of.wording_published)),
        ("state", json!(of.status.name())),
        ("coSigners", json!(format!("{}/cosigners", of.id))),
        ("replicas", json!(format!("{}/state", of.id))),
        ("updates", json!(format!("{}/updates", of.id))),
        ("coSignPhrase", json!(CO_SIGN_PHRASE)),
    ];
    if let Value::Object(appeal) = &mut appeal {
        // They are hashtags of the note.
        appeal.remove("topics");
        for (member, value) in members {
            appeal.insert(member.into(), value);
        }
        for (member, number) in [
            ("goal", of.goal),
            ("closed", of.closed),
            ("delivered", of.delivered),
        ] {
            if let Some(number) = number {
                appeal.insert(member.into(), json!(number));
            }
        }
    }
    appeal
}

/// Signs something of which other software is shown a text: as many bytes of it, which `sign` is given, as leave what is
/// signed within its bound. HTML is longer than the Markdown that it is made of, most of all where there are addresses in
/// it, and stands there twice beside the text itself; and what is said of an appeal when it is closed comes on top.
///
/// # Errors
/// The [`Fault`] of what cannot be signed, or is too long without that as well.
pub(crate) fn with_most_shown<T>(sign: impl Fn(usize) -> Result<T, Fault>) -> Result<T, Fault> {
    let mut fault = Fault::TooLong("content");
    for most in SHOWN {
        match sign(most) {
            Err(found @ Fault::TooLong(_)) => fault = found,
            signed => return signed,
        }
    }
    Err(fault)
}

/// Markdown of at most so many bytes as HTML that other servers let through, and `rest` behind it. Of a text that is shown
/// in part the rest is left out, and it is said that there is more.
pub(super) fn shown(text: &str, most: usize, rest: impl FnOnce() -> String) -> String {
    let html = markdown_within(text, most);
    if most >= MAX_MARKDOWN {
        return html + &rest();
    }
    match text.len() > most {
        // It says so itself.
        true => html,
        false => format!("{html}<p>{CUT}</p>"),
    }
}

/// HTML in one language: where it stands, title, address, text, demands. The first plain link is the
/// address.
fn content(of: &NoteOf<'_>, language: &str, most: usize) -> String {
    let text = of.text;
    let in_language = |map: &ByLanguage| map.get(language).cloned().unwrap_or_default();
    let standing = of.standing.map(escape);
    let standing = standing.map(|words| format!("<p><em>{words}</em></p>"));
    let mut out = format!(
        "{}<p><strong>{}</strong></p><p><a href=\"{id}\">{id}</a></p>",
        standing.unwrap_or_default(),
        escape(&in_language(&text.title)),
        id = escape(of.id),
    );
    let demands = || {
        let demands = text.demands.iter();
        let items = demands.map(|demand| escape(&in_language(&demand.text)));
        let items: String = items.map(|demand| format!("<li>{demand}</li>")).collect();
        match items.is_empty() {
            true => items,
            false => format!("<ol>{items}</ol>"),
        }
    };
    out.push_str(&shown(&in_language(&text.body), most, demands));
    normalise(&out)
}

/// Text as HTML text.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing into a string cannot fail.
    let _ = pulldown_cmark_escape::escape_html(&mut out, text);
    out
}

/// Markdown as HTML that other servers let through.
pub(crate) fn markdown(text: &str) -> String {
    markdown_within(text, MAX_MARKDOWN)
}

fn markdown_within(text: &str, most: usize) -> String {
    let mut rendered = String::new();
    html::push_html(&mut rendered, crate::markdown::events(text, most));
    ammonia::Builder::default()
        .link_rel(Some("nofollow noopener noreferrer"))
        .clean(&rendered)
        .to_string()
}

/// Line feeds mean nothing in HTML, and text that is signed must be in NFC.
pub(crate) fn normalise(html: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    html.replace('\n', " ").trim().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_that_was_written_into_markdown_is_words() {
        let shown = markdown("Two <b onclick=x>words</b>\nand\n\n<script>alert(1)</script>");
        assert!(
            shown.contains("&lt;b onclick=x&gt;words&lt;/b&gt;<br>"),
            "{shown}"
        );
        assert!(shown.contains("&lt;script&gt;"), "{shown}");
        let shown = markdown("![a crane](https://tracker.example/pixel.gif)");
        assert_eq!(shown.trim(), "<p>a crane</p>");
    }

    #[test]
    fn a_plain_address_is_a_link_for_other_servers() {
        let shown = markdown("See https://union.example/a_b.");
        assert_eq!(
            shown.trim(),
            "<p>See <a href=\"https://union.example/a_b\" rel=\"nofollow noopener noreferrer\">\
             https://union.example/a_b</a>.</p>"
        );
    }

    #[test]
    fn of_a_text_with_which_a_note_is_too_long_the_beginning_is_shown() {
        let asked = std::cell::RefCell::new(Vec::new());
        let fits = |bound: usize| {
            with_most_shown(|most| {
                asked.borrow_mut().push(most);
                match most > bound {
                    true => Err(Fault::TooLong("statement")),
                    false => Ok(most),
                }
            })
        };
        assert_eq!(fits(MAX_MARKDOWN).unwrap(), MAX_MARKDOWN);
        assert_eq!(fits(5_000).unwrap(), 4_000);
        asked.borrow_mut().clear();
        let never = with_most_shown(|most| {
            asked.borrow_mut().push(most);
            Err::<(), _>(Fault::TooLong("title"))
        });
        assert!(matches!(never, Err(Fault::TooLong("title"))));
        assert_eq!(asked.take(), SHOWN);
        let other = with_most_shown(|_| Err::<(), _>(Fault::Text));
        assert!(matches!(other, Err(Fault::Text)), "is not tried again");

        let demands = || "<ol><li>Mend it.</li></ol>".to_owned();
        let whole = shown("One crane.", MAX_MARKDOWN, demands);
        assert!(whole.ends_with("</ol>") && !whole.contains(CUT), "{whole}");
        let long = "crane ".repeat(1_000);
        for (text, most) in [
            ("One crane.", 4_000),
            (long.as_str(), 4_000),
            ("One crane.", 0),
        ] {
            let part = shown(text, most, demands);
            assert_eq!(part.matches(CUT).count(), 1, "{part}");
            assert!(
                part.trim_end().ends_with("</p>") && !part.contains("Mend"),
                "{part}"
            );
        }
    }

    #[test]
    fn row_761_what_is_deep_or_long_is_kept_within_bounds() {
        let shown = markdown(&format!("{} deep", "> ".repeat(20_000)));
        assert!(shown.matches("<blockquote>").count() <= crate::markdown::MAXIMUM_DEPTH);
        assert!(shown.contains("deep"));
        let open: String = (0..6_000).map(|number| format!("<b a{number}>")).collect();
        let shown = markdown(&format!("{open}\n\n{}", "x\n\n".repeat(13_000)));
        assert!(!shown.contains("<b"));
        assert_eq!(shown.matches("<p>x</p>").count(), 13_000);
        // The bound lies within a character.
        let long = "字".repeat(MAX_MARKDOWN);
        let shown = markdown(&long);
        assert!(shown.len() < MAX_MARKDOWN + 100, "{}", shown.len());
        assert!(shown.contains("[…]"));
    }
}

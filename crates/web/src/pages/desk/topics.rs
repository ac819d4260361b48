//! `/desk/topics`: what the organisation writes on the pages of topics.

use super::words;
use crate::{
    pages::session::{Fields, SignedForm, SignedIn},
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Link,
        desk::{
            Tab,
            beside::SourceRow,
            topics::{DeskTopicsPage, IntroRow, TopicEditorPage},
        },
    },
};
use axum::{Router, extract::Path, routing::get};
use undersigned_domain::appeal::MAX_LANGUAGES;
use undersigned_federation::{
    FederationError,
    addresses::topic_path,
    topics::{self, MAX_LINKS, TopicLink, TopicWords},
};

const PATH: &str = "/desk/topics";
/// Empty rows for links that a form offers.
const ROOM: usize = 2;

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(list))
        .route("/desk/topics/new", get(start).post(create))
        .route("/desk/topics/{topic}", get(edit).post(change))
}

async fn list(signed: SignedIn) -> Answer {
    let written = topics::of_organization(signed.instance(), &signed.organization).await?;
    let all = topics::all(signed.instance()).await?;
    let link = |name: &str| Link {
        href: format!("/desk{}", topic_path(name)),
        words: name.to_owned(),
    };
    let is_written = |name: &str| {
        let mut all = written.iter();
        all.any(|one| topics::folded(&one.name) == topics::folded(name))
    };
    signed.show(&DeskTopicsPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        others: all
            .iter()
            .filter(|(name, count)| *count > 0 && !is_written(name))
            .map(|(name, _)| link(name))
            .collect(),
        written: written.iter().map(|one| link(&one.name)).collect(),
    })
}

async fn start(signed: SignedIn) -> Answer {
    let page = editor(&signed, None, TopicWords::default(), Vec::new());
    signed.show(&page)
}

async fn edit(Path(topic): Path<String>, signed: SignedIn) -> Answer {
    let words = written(&signed, &topic).await?;
    let page = editor(&signed, Some(&topic), words, Vec::new());
    signed.show(&page)
}

/// What is written on a topic, or the beginning of it where appeals are about it.
async fn written(signed: &SignedIn, topic: &str) -> Answer<TopicWords> {
    let instance = signed.instance();
    if let Some(words) = topics::read(instance, &signed.organization, topic).await? {
        return Ok(words);
    }
    let all = topics::all(instance).await?;
    let mut all = all.into_iter().map(|(name, _)| name);
    let name = all.find(|name| topics::folded(name) == topics::folded(topic));
    Ok(TopicWords {
        name: name.ok_or_else(Problem::not_found)?,
        ..TopicWords::default()
    })
}

async fn create(form: SignedForm) -> Answer {
    submitted(None, form).await
}

async fn change(Path(topic): Path<String>, form: SignedForm) -> Answer {
    submitted(Some(topic), form).await
}

async fn submitted(topic: Option<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let mut typed = read(&fields);
    if let Some(topic) = &topic {
        let old = written(&signed, topic).await?;
        // Another word is another topic, with an address of its own.
        if topics::folded(&typed.name) != topics::folded(&old.name) {
            typed.name = old.name;
        }
    }
    if fields.get("do") == "more" {
        let page = editor(&signed, topic.as_deref(), typed, Vec::new());
        return signed.show(&page);
    }
    if let (Some(topic), "remove") = (&topic, fields.get("do")) {
        topics::delete(signed.instance(), &signed.organization, topic).await?;
        return signed.done(PATH, "topic-removed");
    }
    match topics::write(signed.instance(), &signed.organization, typed.clone()).await {
        Ok(words) => {
            let here = format!("/desk{}", topic_path(&words.name));
            signed.done(&here, "topic-saved")
        }
        Err(error) => {
            let wrong = beside_field(&signed, &typed, error)?;
            let page = editor(&signed, topic.as_deref(), typed, vec![wrong]);
            signed.show_again(&page)
        }
    }
}

/// What is wrong, beside the field that it is about.
fn beside_field(
    signed: &SignedIn,
    typed: &TopicWords,
    error: FederationError,
) -> Answer<FieldError> {
    let page = signed.page();
    Ok(match error.code() {
        "member_invalid" => words::wrong(&page, "topic", "topic-form"),
        "unknown_language" => words::wrong(&page, "language-1", "language-form"),
        "link_invalid" => {
            let unsound = |link: &TopicLink| {
                link.title.is_empty() || !undersigned_domain::dispatch::is_web_address(&link.url)
            };
            let place = |links: &[TopicLink]| links.iter().position(unsound);
            let field = match (place(&typed.donations), place(&typed.materials)) {
                (Some(place), _) => format!("donation-url-{}", place + 1),
                (None, Some(place)) => format!("material-url-{}", place + 1),
                (None, None) => "topic".to_owned(),
            };
            words::wrong(&page, field, "source-form")
        }
        _ => words::beside(&page, "topic", error)?,
    })
}

/// What was typed.
fn read(fields: &Fields) -> TopicWords {
    let count = fields.rows(&["language", "intro"], MAX_LANGUAGES);
    let intro = (1..=count).filter_map(|row| {
        let language = fields.text(&format!("language-{row}"));
        let words = fields.get(&format!("intro-{row}")).replace("\r\n", "\n");
        (!language.is_empty() && !words.trim().is_empty()).then_some((language, words))
    });
    TopicWords {
        name: fields.text("topic"),
        intro: intro.collect(),
        donations: links(fields, "donation"),
        materials: links(fields, "material"),
    }
}

fn links(fields: &Fields, what: &str) -> Vec<TopicLink> {
    let (title, url) = (format!("{what}-title"), format!("{what}-url"));
    let count = fields.rows(&[title.as_str(), url.as_str()], MAX_LINKS);
    let rows = (1..=count).map(|row| TopicLink {
        title: fields.text(&format!("{title}-{row}")),
        url: fields.text(&format!("{url}-{row}")),
    });
    rows.filter(|link| !link.title.is_empty() || !link.url.is_empty())
        .collect()
}

fn editor(
    signed: &SignedIn,
    topic: Option<&str>,
    typed: TopicWords,
    errors: Vec<FieldError>,
) -> TopicEditorPage {
    let action = match topic {
        Some(topic) => format!("/desk{}", topic_path(topic)),
        None => format!("{PATH}/new"),
    };
    let mut intros: Vec<IntroRow> = typed
        .intro
        .into_iter()
        .enumerate()
        .map(|(index, (language, words))| IntroRow {
            row: index + 1,
            language,
            words,
        })
        .collect();
    if intros.len() < MAX_LANGUAGES {
        let language = match intros.is_empty() {
            true => signed.visitor.language.tag.to_owned(),
            false => String::new(),
        };
        intros.push(IntroRow {
            row: intros.len() + 1,
            language,
            words: String::new(),
        });
    }
    TopicEditorPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(action, errors),
        public_href: topic.map(topic_path),
        topic: typed.name,
        intros,
        donations: rows(typed.donations),
        materials: rows(typed.materials),
    }
}

/// The links of a form, and room for more.
fn rows(links: Vec<TopicLink>) -> Vec<SourceRow> {
    let room = std::iter::repeat_n(TopicLink::default(), ROOM);
    links
        .into_iter()
        .chain(room)
        .take(MAX_LINKS)
        .enumerate()
        .map(|(index, link)| SourceRow {
            row: index + 1,
            title: link.title,
            url: link.url,
        })
        .collect()
}

//! `/desk/topics`: what the organisation writes on the pages of topics.

use super::{typed_language, words};
use crate::{
    language::Language,
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
    let page = editor(&signed, None, Typed::default(), Vec::new());
    signed.show(&page)
}

async fn edit(Path(topic): Path<String>, signed: SignedIn) -> Answer {
    let typed = Typed::of(written(&signed, &topic).await?);
    let page = editor(&signed, Some(&topic), typed, Vec::new());
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
    let mut typed = Typed::read(&fields, signed.visitor.language);
    if let Some(topic) = &topic {
        let old = written(&signed, topic).await?;
        // Another word is another topic, with an address of its own.
        if topics::folded(&typed.words.name) != topics::folded(&old.name) {
            typed.words.name = old.name;
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
    let intros = typed.intros.iter();
    let intros = intros.map(|intro| (intro.row, intro.language.as_str()));
    let wrong = typed_language::in_rows(&signed.page(), intros);
    if !wrong.is_empty() {
        let page = editor(&signed, topic.as_deref(), typed, wrong);
        return signed.show_again(&page);
    }
    match topics::write(signed.instance(), &signed.organization, typed.words.clone()).await {
        Ok(words) => {
            let here = format!("/desk{}", topic_path(&words.name));
            signed.done(&here, "topic-saved")
        }
        Err(error) => {
            let wrong = beside_field(&signed, &typed.words, error)?;
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

/// What stands in the form.
#[derive(Default)]
struct Typed {
    /// What would be written.
    words: TopicWords,
    /// The introduction by rows: two may be in one language, or one in none, until that is put right.
    intros: Vec<IntroRow>,
}

impl Typed {
    /// What was written.
    fn of(words: TopicWords) -> Self {
        let intros = words.intro.iter().enumerate();
        let intros = intros.map(|(index, (language, words))| IntroRow {
            row: index + 1,
            language: language.clone(),
            words: words.clone(),
        });
        Self {
            intros: intros.collect(),
            words,
        }
    }

    /// What was typed, without empty rows; languages by their tags.
    fn read(fields: &Fields, reader: Language) -> Self {
        let count = fields.rows(&["language", "intro"], MAX_LANGUAGES);
        let intros = (1..=count).map(|row| IntroRow {
            row,
            language: reader.tag_or_typed(fields.text(&format!("language-{row}"))),
            words: fields.get(&format!("intro-{row}")).replace("\r\n", "\n"),
        });
        let intros = intros.filter(|intro| !intro.words.trim().is_empty());
        let intros = intros
            .zip(1..)
            .map(|(intro, row)| IntroRow { row, ..intro });
        let intros: Vec<IntroRow> = intros.collect();
        let by_language = intros.iter();
        let by_language = by_language.map(|one| (one.language.clone(), one.words.clone()));
        Self {
            words: TopicWords {
                name: fields.text("topic"),
                intro: by_language.collect(),
                donations: links(fields, "donation"),
                materials: links(fields, "material"),
            },
            intros,
        }
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
    Typed { words, mut intros }: Typed,
    errors: Vec<FieldError>,
) -> TopicEditorPage {
    let action = match topic {
        Some(topic) => format!("/desk{}", topic_path(topic)),
        None => format!("{PATH}/new"),
    };
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
        topic: words.name,
        intros,
        donations: rows(words.donations),
        materials: rows(words.materials),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn what_was_typed_stays_whatever_is_wrong_with_its_language() {
        let fields = Fields::parse(
            b"topic=Ropes&language-1=French&intro-1=a&language-2=en&intro-2=&intro-3=b&language-4=fr&intro-4=c",
        );
        let typed = Typed::read(&fields, ENGLISH);
        let rows = typed.intros.iter();
        let rows = rows.map(|one| (one.row, one.language.as_str(), one.words.as_str()));
        let rows: Vec<_> = rows.collect();
        assert_eq!(rows, [(1, "fr", "a"), (2, "", "b"), (3, "fr", "c")]);
        let sound = Typed::read(&Fields::parse(b"language-1=fr&intro-1=a"), ENGLISH);
        assert_eq!(Typed::of(sound.words).intros[0].words, "a");
    }
}

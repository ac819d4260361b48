//! `/desk/topics`: what the organisation writes on the pages of topics.

use super::{meanwhile, topic_meanwhile, typed_language, words};
use crate::{
    language::Language,
    pages::session::{Fields, SignedForm, SignedIn},
    problem::{Answer, Problem},
    routing::{boxed, get},
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
use axum::{Router, extract::Path};
use undersigned_domain::{Digest, appeal::MAX_LANGUAGES};
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
        .route("/desk/topics/new", get(start).post(boxed(create)))
        .route("/desk/topics/{topic}", get(edit).post(boxed(change)))
}

async fn list(signed: SignedIn) -> Answer {
    let written = topics::of_organization(signed.instance(), &signed.organization).await?;
    let all = topics::all(signed.instance()).await?;
    let link = |name: &str| Link {
        href: desk_href(name),
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
    let there = there(&signed, &topic).await?;
    let was = version(there.as_ref());
    let words = match there {
        Some(words) => words,
        None => TopicWords {
            name: name_of(&signed, &topic)
                .await?
                .ok_or_else(Problem::not_found)?,
            ..TopicWords::default()
        },
    };
    let typed = Typed {
        was,
        ..Typed::of(words)
    };
    let page = editor(&signed, Some(&topic), typed, Vec::new());
    signed.show(&page)
}

/// What the organisation has written on a topic.
async fn there(signed: &SignedIn, topic: &str) -> Answer<Option<TopicWords>> {
    Ok(topics::read(signed.instance(), &signed.organization, topic).await?)
}

/// How appeals write a topic that they are about.
async fn name_of(signed: &SignedIn, topic: &str) -> Answer<Option<String>> {
    let all = topics::all(signed.instance()).await?;
    let mut all = all.into_iter().map(|(name, _)| name);
    Ok(all.find(|name| topics::folded(name) == topics::folded(topic)))
}

/// Tells what stands there from anything else, for noticing that somebody else changed it; never empty,
/// since that is a form which was sent by hand.
fn version(words: Option<&TopicWords>) -> String {
    let said = words.map(TopicWords::to_value).unwrap_or_default();
    Digest::of(&[said.to_string().as_bytes()]).to_string()
}

async fn create(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let typed = Typed::read(&fields, signed.visitor.language);
    if fields.get("do") == "more" {
        let page = editor(&signed, None, typed, Vec::new());
        return signed.show(&page);
    }
    let wrong = typed.wrong_languages(&signed);
    if !wrong.is_empty() {
        let page = editor(&signed, None, typed, wrong);
        return signed.show_again(&page);
    }
    let (instance, organization) = (signed.instance(), &signed.organization);
    match topics::write(instance, organization, typed.words.clone(), None).await {
        Ok(words) => saved(&signed, &words),
        Err(error) if error.code() == "topic_changed" => is_written(&signed, typed),
        Err(error) => refused(&signed, None, typed, error),
    }
}

async fn change(Path(topic): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let mut typed = Typed::read(&fields, signed.visitor.language);
    let there = there(&signed, &topic).await?;
    let known = match &there {
        Some(words) => Some(words.name.clone()),
        None => name_of(&signed, &topic).await?,
    };
    let is_same = topics::folded(&typed.words.name) == topics::folded(&topic);
    match known {
        // Another word is another topic, with an address of its own.
        Some(name) if !is_same => typed.words.name = name,
        // What somebody took away meanwhile stood there when the form was opened.
        None if !is_same || typed.was.is_empty() => return Err(Problem::not_found()),
        Some(_) | None => {}
    }
    if fields.get("do") == "more" {
        let page = editor(&signed, Some(&topic), typed, Vec::new());
        return signed.show(&page);
    }
    // Of a form that was sent by hand nothing is known.
    let is_other = !typed.was.is_empty() && typed.was != version(there.as_ref());
    let unseen = is_other && there.as_ref() != Some(&typed.words.clone().tidied());
    let (instance, organization) = (signed.instance(), &signed.organization);
    if fields.get("do") == "remove" {
        if unseen && there.is_some() {
            return changed_meanwhile(&signed, &topic, typed).await;
        }
        topics::delete(instance, organization, &topic).await?;
        return signed.done(PATH, "topic-removed");
    }
    let wrong = typed.wrong_languages(&signed);
    if !wrong.is_empty() {
        let page = editor(&signed, Some(&topic), typed, wrong);
        return signed.show_again(&page);
    }
    if unseen {
        return changed_meanwhile(&signed, &topic, typed).await;
    }
    match topics::write(instance, organization, typed.words.clone(), there.as_ref()).await {
        Ok(words) => saved(&signed, &words),
        Err(error) if error.code() == "topic_changed" => {
            changed_meanwhile(&signed, &topic, typed).await
        }
        Err(error) => refused(&signed, Some(&topic), typed, error),
    }
}

fn saved(signed: &SignedIn, words: &TopicWords) -> Answer {
    signed.done(&desk_href(&words.name), "topic-saved")
}

/// Where a topic is written on.
fn desk_href(topic: &str) -> String {
    format!("/desk{}", topic_path(topic))
}

/// The form once more, with what is wrong.
fn refused(signed: &SignedIn, topic: Option<&str>, typed: Typed, error: FederationError) -> Answer {
    let wrong = beside_field(signed, &typed.words, error)?;
    let page = editor(signed, topic, typed, vec![wrong]);
    signed.show_again(&page)
}

/// Something is written on that topic already: it is led to, and does not give way to what was typed
/// by somebody who has not seen it.
fn is_written(signed: &SignedIn, typed: Typed) -> Answer {
    let frame = signed.page();
    let name = typed.words.clone().tidied().name;
    let wrong = words::wrong(&frame, "topic", "topic-written");
    let page = TopicEditorPage {
        written: Some(Link {
            href: desk_href(&name),
            words: frame.t1("topic-desk-open", "topic", &name),
        }),
        ..editor(signed, None, typed, vec![wrong])
    };
    signed.show_again(&page)
}

/// Somebody else saved while this form was open. It is shown as it was filled in, with what it would
/// change in theirs; sent again it does.
async fn changed_meanwhile(signed: &SignedIn, topic: &str, mut typed: Typed) -> Answer {
    let theirs = there(signed, topic).await?;
    let words = typed.words.clone().tidied();
    if theirs.as_ref() == Some(&words) {
        return saved(signed, &words);
    }
    let frame = signed.page();
    typed.was = version(theirs.as_ref());
    let theirs = theirs.unwrap_or_else(|| TopicWords {
        name: words.name.clone(),
        ..TopicWords::default()
    });
    let compared = topic_meanwhile::compare(&frame, &desk_href(topic), &theirs, &words);
    let wrong = words::wrong(&frame, "main", "changed-meanwhile");
    let page = TopicEditorPage {
        meanwhile: Some(compared),
        ..editor(signed, Some(topic), typed, vec![wrong])
    };
    meanwhile::show(signed, &page)
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
    /// [`version`] of what stood there when it was opened; empty for a new page.
    was: String,
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
            was: String::new(),
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
            words: fields.lines(&format!("intro-{row}")),
        });
        let intros = intros.filter(|intro| !intro.words.trim().is_empty());
        let intros = intros
            .zip(1..)
            .map(|(intro, row)| IntroRow { row, ..intro });
        let intros: Vec<IntroRow> = intros.collect();
        let by_language = intros.iter();
        let by_language = by_language.map(|one| (one.language.clone(), one.words.clone()));
        Self {
            was: fields.text("was"),
            words: TopicWords {
                name: fields.text("topic"),
                intro: by_language.collect(),
                donations: links(fields, "donation"),
                materials: links(fields, "material"),
            },
            intros,
        }
    }

    /// What is wrong with the languages of the introduction.
    fn wrong_languages(&self, signed: &SignedIn) -> Vec<FieldError> {
        let intros = self.intros.iter();
        let intros = intros.map(|intro| (intro.row, intro.language.as_str()));
        typed_language::in_rows(&signed.page(), intros)
    }
}

fn links(fields: &Fields, what: &str) -> Vec<TopicLink> {
    let (title, url) = (format!("{what}-title"), format!("{what}-url"));
    let count = fields.rows(&[title.as_str(), url.as_str()], MAX_LINKS);
    let rows = (1..=count).map(|row| TopicLink {
        title: fields.text(&format!("{title}-{row}")),
        url: fields.address(&format!("{url}-{row}")),
    });
    rows.filter(|link| !link.title.is_empty() || !link.url.is_empty())
        .collect()
}

fn editor(
    signed: &SignedIn,
    topic: Option<&str>,
    Typed {
        was,
        words,
        mut intros,
    }: Typed,
    errors: Vec<FieldError>,
) -> TopicEditorPage {
    let action = match topic {
        Some(topic) => desk_href(topic),
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
        was,
        meanwhile: None,
        written: None,
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
        let sound = b"language-1=fr&intro-1=a&donation-url-1=www.fund.example";
        let sound = Typed::read(&Fields::parse(sound), ENGLISH);
        assert_eq!(sound.words.donations[0].url, "https://www.fund.example");
        assert_eq!(Typed::of(sound.words).intros[0].words, "a");
    }
}

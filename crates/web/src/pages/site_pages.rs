//! `/imprint`, `/privacy`, `/contact`, `/terms`: written by whoever runs the server. Under
//! `/privacy` stands what this software keeps in any case.

use super::{names, problem, shell::Shell};
use crate::{
    language::{LANGUAGES, Language, t},
    markdown,
    problem::{Answer, Problem},
    routing::get,
    state::{Source, WebState},
    views::{Link, site_pages::SitePageView},
};
use axum::{
    Router,
    extract::{Request, State},
    response::Response,
};
use undersigned_federation::site_pages;

/// What this software keeps, and for how long: endings of the keys `facts-…` and `facts-…-long`.
/// Whoever changes how long something is kept changes the sentence.
const FACTS: [&str; 24] = [
    "visitors",
    "cookie",
    "organisations",
    "new-organisations",
    "accounts",
    "passkeys",
    "people",
    "forms",
    "mails",
    "news",
    "notices",
    "refused",
    "lists",
    "invited",
    "replies",
    "comments",
    "reactions",
    "requests",
    "deliveries",
    "pictures",
    "portraits",
    "handovers",
    "registrations",
    "backups",
];

/// Routes of these pages.
pub fn routes() -> Router<WebState> {
    site_pages::NAMES
        .into_iter()
        .fold(Router::new(), |routes, name| {
            let show = move |State(web): State<WebState>, request: Request| async move {
                show(&web, name, request).await
            };
            routes.route(&format!("/{name}"), get(show))
        })
}

async fn show(web: &WebState, name: &'static str, request: Request) -> Response {
    let shell = Shell::of(web, &request).await;
    problem::or_shown(&shell, view(web, name, &shell).await)
}

/// Mails wait sealed for a mail server; where none is set, they become files.
fn said_here(web: &WebState, fact: &'static str) -> &'static str {
    match fact {
        "mails" if !web.mails => "mails-unsent",
        fact => fact,
    }
}

async fn view(web: &WebState, name: &'static str, shell: &Shell) -> Answer<SitePageView> {
    let written = site_pages::read(&web.instance, name).await?;
    let reader = shell.page.language;
    let facts = match name {
        "privacy" => FACTS.map(|fact| said_here(web, fact)).to_vec(),
        _ => Vec::new(),
    };
    if written.is_empty() && facts.is_empty() {
        return Err(Problem::not_found());
    }
    let asked = shell.query.get("text");
    let mut languages: Vec<_> = written.iter().collect();
    languages.sort_by_key(|page| {
        let asked_for = asked.is_some_and(|tag| tag.eq_ignore_ascii_case(&page.language));
        (!asked_for, names::strangeness(&page.language, reader))
    });
    let others = languages.iter().skip(1).map(|page| {
        let href = format!("/{name}?text={}", page.language);
        (page.language.clone(), href)
    });
    Ok(SitePageView {
        name: name.to_owned(),
        content: languages
            .first()
            .map(|page| (markdown::render(&page.content), page.language.clone())),
        others: others.collect(),
        facts,
        page: shell.page.clone(),
    })
}

/// Links to those that are written, and to the source code; `/privacy` says something in any case.
pub async fn links(web: &WebState, language: Language) -> Vec<Link> {
    links_to(&written(web).await, web.source.as_ref(), language)
}

/// Which are written; none where the database cannot be asked, so that even the page saying so has
/// a foot.
pub async fn written(web: &WebState) -> Vec<&'static str> {
    site_pages::written(&web.instance).await.unwrap_or_default()
}

/// Links to those of these names, to `/privacy`, and to the source code where it is known where that is.
#[must_use]
pub fn links_to(
    written: &[&'static str],
    source: Option<&Source>,
    language: Language,
) -> Vec<Link> {
    site_pages::NAMES
        .into_iter()
        .filter(|name| *name == "privacy" || written.contains(name))
        .map(|name| Link {
            href: format!("/{name}"),
            words: t(language, &format!("site-{name}"), &[]),
        })
        .chain(source.map(|source| to_source(source, language)))
        .collect()
}

/// Every page offers it to whoever uses it; of a program that was changed it says so.
fn to_source(source: &Source, language: Language) -> Link {
    let words = match source.is_changed {
        true => "layout-source-changed",
        false => "layout-source",
    };
    Link {
        href: source.url.clone(),
        words: t(language, words, &[]),
    }
}

/// A privacy text to begin with, as Markdown, with gaps for what only the operator knows. What the
/// software keeps stands below it on the page in any case, and is not said twice.
#[must_use]
pub fn beginning(language: Language) -> String {
    ["who", "what", "below", "rights"]
        .map(|part| t(language, &format!("site-privacy-{part}"), &[]))
        .join("\n\n")
}

/// What of the gaps of such a text, in whatever language, has not been filled in. What somebody else
/// writes in brackets is theirs.
#[must_use]
pub fn gaps(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for language in LANGUAGES {
        let beginning = beginning(*language);
        let opened = beginning.split('[').skip(1);
        for gap in opened.filter_map(|rest| rest.split_once(']')) {
            let gap = format!("[{}]", gap.0);
            if text.contains(&gap) && !found.contains(&gap) {
                found.push(gap);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn the_foot_leads_to_the_source_code_and_says_whether_it_was_changed() {
        assert_eq!(links_to(&[], None, ENGLISH).len(), 1);
        for (is_changed, words) in [
            (false, "Source code"),
            (true, "Source code of this changed version"),
        ] {
            let url = "https://code.example/undersigned".to_owned();
            let source = Source { url, is_changed };
            let links = links_to(&["imprint"], Some(&source), ENGLISH);
            let last = links.last().expect("a link");
            assert_eq!((&last.href, last.words.as_str()), (&source.url, words));
            assert_eq!(links.len(), 3);
        }
    }

    #[test]
    fn the_gaps_of_our_own_text_are_found_until_they_are_filled_in() {
        for language in LANGUAGES {
            assert_eq!(gaps(&beginning(*language)).len(), 4, "{}", language.tag);
        }
        let text = beginning(ENGLISH).replace("**[e-mail address]**", "<a@hub.example>");
        assert!(!gaps(&text).contains(&"[e-mail address]".to_owned()));
        assert_eq!(gaps(&text).len(), 3);
        let own = "See [our terms](https://hub.example/terms) and [Pier 3].";
        assert_eq!(gaps(own), Vec::<String>::new());
    }
}

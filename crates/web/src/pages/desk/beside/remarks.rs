//! What organisers tend to forget of what stands beside a list. None of it forbids sending it.

use crate::{language::native_name, views::Page};
use undersigned_domain::dispatch::{Source, Words};

/// Sentences about what is missing; `languages` are those of the appeal.
pub fn remarks(page: &Page, languages: &[String], words: &Words) -> Vec<String> {
    let (written, sources): (&[String], Vec<&Source>) = match words {
        Words::Update(update) => {
            let of_changes = update
                .changes
                .iter()
                .filter_map(|change| change.source.as_ref());
            let sources = update.sources.iter().chain(of_changes).collect();
            (update.languages.as_slice(), sources)
        }
        Words::Event(event) => (event.languages.as_slice(), Vec::new()),
        Words::Case(_) | Words::Handover(_) | Words::Letter(_) | Words::Withdrawn => {
            return Vec::new();
        }
    };
    let unwritten = languages.iter().filter(|tag| !written.contains(tag));
    let unwritten: Vec<&str> = unwritten.map(|tag| native_name(tag)).collect();
    let unlinked = sources.iter().filter(|source| source.url.is_none());
    let unlinked: Vec<&str> = unlinked.map(|source| source.title.as_str()).collect();
    let said = |key: &str, name: &'static str, missing: Vec<&str>| {
        (!missing.is_empty()).then(|| page.t1(key, name, page.each_apart(missing, ", ")))
    };
    [
        said("beside-check-languages", "languages", unwritten),
        said("beside-check-sources", "sources", unlinked),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;
    use serde_json::json;
    use undersigned_domain::dispatch::{Kind, read_words};

    #[test]
    fn what_an_update_lacks_is_said_before_it_is_sent() {
        let languages = ["en", "es", "fr"].map(str::to_owned);
        let said = |inside: serde_json::Value| {
            let inside = inside.as_object().expect("members").clone();
            let words = read_words(Kind::Update, &inside).expect("an update");
            let page = Page::new(ENGLISH, "", "", "");
            remarks(&page, &languages, &words)
        };
        let poor = said(json!({
            "languages": ["en"], "title": {"en": "Heard"}, "body": {"en": "They listened."},
            "sources": [{"title": "Harbour Gazette"}, {"url": "https://a.example/b"}],
        }));
        assert_eq!(poor.len(), 2, "{poor:?}");
        assert!(poor[0].contains("español, français"), "{poor:?}");
        assert!(poor[1].contains("Harbour Gazette"), "{poor:?}");
        let whole = json!({"en": "a", "es": "b", "fr": "c"});
        let whole = json!({"languages": languages, "title": whole, "body": whole});
        assert_eq!(said(whole), Vec::<String>::new());
    }
}

//! Forms that were open while somebody else saved: what they saved is compared with what was typed, so
//! that nothing is overwritten unseen.

use crate::{
    difference::{Passage, paragraphs, words},
    pages::session::SignedIn,
    problem::Answer,
    views::{
        Template,
        desk::meanwhile::{Meanwhile, MeanwhileRow},
    },
};
use axum::http::StatusCode;

/// Compares what they saved with what was typed, in one field after the other.
pub struct Comparison(Meanwhile);

impl Comparison {
    /// Nothing yet; at `href` what they saved is opened.
    pub fn new(href: impl Into<String>) -> Self {
        Self(Meanwhile {
            href: href.into(),
            rows: Vec::new(),
        })
    }

    /// A field of one line.
    pub fn line(&mut self, label: String, language: &str, theirs: &str, typed: &str) {
        if theirs != typed {
            self.add(label, language, vec![words(theirs, typed)]);
        }
    }

    /// A field of several paragraphs. Those that are the same are left out.
    pub fn text(&mut self, label: String, language: &str, theirs: &str, typed: &str) {
        let all = paragraphs(theirs, typed).into_iter();
        let changed = all.filter(Passage::is_changed).map(Passage::trimmed);
        let changed: Vec<Passage> = changed.collect();
        // Another number of empty lines is no other text.
        if !changed.is_empty() {
            self.add(label, language, changed);
        }
    }

    /// Something that has no words, such as a picture.
    pub fn other(&mut self, label: String, theirs: &str, typed: &str) {
        if theirs != typed {
            self.add(label, "", Vec::new());
        }
    }

    fn add(&mut self, label: String, language: &str, passages: Vec<Passage>) {
        self.0.rows.push(MeanwhileRow {
            label,
            language: language.to_owned(),
            passages,
        });
    }

    /// What stands beside the form.
    pub fn shown(self) -> Meanwhile {
        self.0
    }
}

/// The form once more, with what somebody else saved.
///
/// # Errors
/// A template that does not render.
pub fn show(signed: &SignedIn, page: &impl Template) -> Answer {
    let mut response = signed.show_again(page)?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown_from_theirs_to_what_was_typed() {
        let mut comparison = Comparison::new("/desk/profile");
        comparison.line("Name".into(), "en", "Dockers", "Dockers");
        comparison.line("Country".into(), "", "TN", "");
        comparison.text(
            "Text".into(),
            "en",
            "One.\n\nTwo.\n\nThree.",
            "One.\n\n2.\n\nThree.",
        );
        comparison.text("Words".into(), "en", "One.\n\n\nTwo.", "One.\n\nTwo.");
        comparison.other("Picture".into(), "a.jpg", "b.jpg");
        comparison.other("Header".into(), "a.jpg", "a.jpg");
        let rows = comparison.shown().rows;
        let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
        assert_eq!(labels, ["Country", "Text", "Picture"]);
        assert!(rows[0].passages[0].is_gone());
        let text: Vec<String> = rows[1].passages.iter().map(Passage::before).collect();
        assert!(text.concat().contains("Two.") && !text.concat().contains("One."));
        assert!(rows[2].passages.is_empty());
    }
}

//! Languages that somebody added to the form of an appeal, and in which nothing is written: no draft can hold them, and so
//! the page after saving says that they are left out. Which they are stands in its address.

use super::editor_form::EditorForm;
use crate::{
    language::{is_typed_tag, native_name},
    pages::{names, session::SignedIn},
    views::desk::{Desk, Done},
};

/// The parameter of the address.
const LEFT_OUT: &str = "left-out";
/// Most of them that are named.
const NAMED: usize = 8;

impl EditorForm {
    /// The tags of languages in which nothing is written, without `offered`, for which nobody asked.
    fn left_out(&self, offered: &[&str]) -> Vec<&str> {
        let is_written = |row: usize| self.written().any(|one| one.row == row);
        let known = |tag: &str| offered.iter().any(|one| one.eq_ignore_ascii_case(tag));
        let empty = self.versions.iter().filter(|one| !is_written(one.row));
        let tags = empty.map(|one| one.language.as_str());
        let tags = tags.filter(|tag| is_typed_tag(tag) && !known(tag));
        tags.take(NAMED).collect()
    }
}

/// A path with what the form leaves out, for [`shown`] and [`words`].
pub(super) fn path(signed: &SignedIn, path: String, form: &EditorForm) -> String {
    let names = names::read(&signed.organization.names);
    let mut offered: Vec<&str> = names.keys().map(String::as_str).collect();
    offered.push(signed.visitor.language.tag);
    match form.left_out(&offered).join(",") {
        tags if tags.is_empty() => path,
        tags => format!("{path}?{LEFT_OUT}={tags}"),
    }
}

/// The sentence for the page at such a path; nothing where nothing is left out.
pub(super) fn words(signed: &SignedIn) -> Option<String> {
    let tags = signed.visitor.query(LEFT_OUT).split(',');
    let tags = tags.filter(|tag| is_typed_tag(tag)).take(NAMED);
    let languages: Vec<&str> = tags.map(native_name).collect();
    let said = || {
        let page = signed.page();
        let languages = page.each_apart(languages.iter().copied(), ", ");
        page.t1("editor-left-out", "languages", languages)
    };
    (!languages.is_empty()).then(said)
}

/// The desk with that sentence behind what it says already.
pub(super) fn shown(signed: &SignedIn, mut desk: Desk) -> Desk {
    if let Some(words) = words(signed) {
        desk.done = Some(match desk.done {
            Some(done) => Done {
                words: format!("{}{}{words}", done.words, signed.page().gap()),
                ..done
            },
            None => Done {
                words,
                nothing: true,
            },
        });
    }
    desk
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::ENGLISH, pages::session::Fields};

    #[test]
    fn a_language_that_was_added_and_forgotten_is_named() {
        let fields = "language-1=en&title-1=Ropes&language-2=chinese&language-3=fr&language-4=&language-5=klingon\
                      &language-6=es&title-6=Sogas&language-7=ar&demand-id-1=&demand-7-1=x";
        let form = EditorForm::read(&Fields::parse(fields.as_bytes()), ENGLISH);
        assert_eq!(form.left_out(&["FR"]), ["zh"]);
        assert_eq!(form.left_out(&[]), ["zh", "fr"]);
    }
}

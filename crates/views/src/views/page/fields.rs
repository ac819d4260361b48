//! The fields of forms: how they are named, what belongs to each for those who hear the page, and
//! what the summary above a form says is wrong.

use super::{Page, labels};
use crate::{
    language::{native_name, try_t},
    views::{FieldError, Form, Html, escaped},
};
use undersigned_domain::names::is_language_tag;

/// What stands above a field, by its name: where several pages have it, a word that fits them all.
/// The boxes that are ticked have no name but their sentence.
const LABELS: &[(&str, &str)] = &[
    ("about", "field-invite"),
    ("about-1", "field-about"),
    ("accent", "field-accent"),
    ("account", "label-account"),
    ("also-known-as", "field-also-known-as"),
    ("answer", "label-answer"),
    ("body-1", "field-update-body"),
    ("candidates", "field-deciding-candidates"),
    ("change", "field-deciding-change"),
    ("choice", "field-deciding-answer"),
    ("clause", "field-deciding-clause"),
    ("closes-day", "field-deciding-closes-day"),
    ("contact", "field-people-contact"),
    ("country", "field-country"),
    ("deadline", "field-deadline"),
    ("donation-url-1", "field-topic-link-url"),
    ("email", "field-email"),
    ("evidence", "field-evidence"),
    ("first-name", "field-person-first-name"),
    ("goal", "field-goal"),
    ("header-alt-1", "field-header-alt"),
    ("initiators", "field-initiators"),
    ("into", "field-deciding-into"),
    ("keeper", "field-people-keeper"),
    ("kept-until", "field-people-kept-until"),
    ("kind", "field-kind"),
    ("label", "field-token-label"),
    ("language", "field-language"),
    ("language-1", "field-language"),
    ("link-href-1", "field-link-href"),
    ("link-name-1", "field-link-name"),
    ("majority-of", "field-deciding-majority-of"),
    ("mandate", "field-deciding-mandate"),
    ("material-url-1", "field-topic-link-url"),
    ("message", "field-person-message"),
    ("name", "field-your-name"),
    ("name-1", "field-names"),
    ("object", "field-object"),
    ("occupation", "field-person-occupation"),
    ("opens-hours", "field-deciding-hours"),
    ("ordinal", "field-ordinal"),
    ("organisations", "field-count-organisations"),
    ("own-address-1", "field-write-own-address"),
    ("own-email-1", "field-write-own-email"),
    ("own-name-1", "field-write-own-name"),
    ("password", "field-password"),
    ("password-again", "field-password-again"),
    ("people", "field-count-people"),
    ("percent", "field-deciding-percent"),
    ("person", "field-person"),
    ("picture-alt-1", "field-picture-alt"),
    ("place", "field-case-place"),
    ("provenance", "field-signer-provenance"),
    ("question", "field-deciding-question"),
    ("quorum", "field-deciding-quorum"),
    ("reasons-1", "field-deciding-reasons"),
    ("region", "field-person-place"),
    ("role", "field-form-role"),
    ("roll", "field-deciding-roll"),
    ("seats", "field-deciding-seats"),
    ("shown", "field-people-shown"),
    ("signed-at", "field-signed-at"),
    ("slug", "field-slug"),
    ("source-url-1", "field-source-url"),
    ("subject-1", "field-write-subject"),
    ("taken-by-1", "field-taken-by"),
    ("text-1", "field-deciding-text"),
    ("topic", "field-topic"),
    ("topics", "field-topics"),
    ("unopened", "field-deciding-unopened"),
    ("voter", "field-deciding-voter"),
    ("website", "field-website"),
    ("why", "field-why"),
    ("words", "field-update"),
];

/// What the rows of a group are called where they stand, by the fields in them. A number at the end
/// of any other name may belong to the name: people name demands, and the fields of letters.
const ROWS: &[(&str, &str)] = &[
    ("about", "editor-language-n"),
    ("body", "editor-language-n"),
    ("case", "beside-change-n"),
    ("donation-url", "form-row-n"),
    ("header-alt", "editor-language-n"),
    ("language", "editor-language-n"),
    ("link-href", "form-row-n"),
    ("link-name", "form-row-n"),
    ("material-url", "form-row-n"),
    ("name", "editor-language-n"),
    ("own-address", "write-to-n"),
    ("own-email", "write-to-n"),
    ("own-name", "write-to-n"),
    ("picture-alt", "editor-language-n"),
    ("source-url", "form-row-n"),
    ("subject", "editor-language-n"),
    ("taken-by", "editor-language-n"),
    ("text", "editor-language-n"),
    ("title", "editor-language-n"),
];

impl Page {
    /// The hint of a field: the sentence `{key}-hint`, where there is one.
    #[must_use]
    pub fn hint(&self, key: &str) -> Option<String> {
        try_t(self.language, &format!("{key}-hint"), &[])
    }

    /// `aria-describedby` and `aria-invalid` of a field, with a space in front.
    #[must_use]
    pub fn described(&self, form: &Form, name: &str, key: &str) -> Html {
        let wrong = form.error(name).is_some();
        let hint = self.hint(key).map(|_| format!("{}-hint", escaped(name)));
        let error = wrong.then(|| format!("{}-error", escaped(name)));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        let mut attributes = String::new();
        if !ids.is_empty() {
            attributes.push_str(&format!(" aria-describedby=\"{}\"", ids.join(" ")));
        }
        if wrong {
            attributes.push_str(" aria-invalid=\"true\"");
        }
        Html::trusted(attributes)
    }

    /// `lang` of a field in which something is said in a language that is known, with a space in front.
    #[must_use]
    pub fn said_in(&self, language: &str) -> Html {
        Html::trusted(match language {
            "" => String::new(),
            tag => format!(" lang=\"{}\"", escaped(tag)),
        })
    }

    /// `dir` of a field, with a space in front: addresses, accounts and codes run from left to right whatever surrounds them,
    /// and what is said runs as its own letters do.
    #[must_use]
    pub fn typed_direction(&self, name: &str, kind: &str) -> Html {
        let direction = match (name, kind) {
            ("handle" | "account" | "code" | "email", _) | (_, "email" | "url" | "tel") => "ltr",
            (_, "text" | "search") => "auto",
            _ => return Html::trusted(String::new()),
        };
        Html::trusted(format!(" dir=\"{direction}\""))
    }

    /// Name of a field that stands in several rows: `title-2`.
    #[must_use]
    pub fn row_field(&self, name: &str, row: &usize) -> String {
        format!("{name}-{row}")
    }

    /// Name of a field in a row and a column: `demand-1-3`.
    #[must_use]
    pub fn cell_field(&self, name: &str, column: &usize, row: &usize) -> String {
        format!("{name}-{column}-{row}")
    }

    /// The key of a word that belongs to another: `facts-cookie-long`, less its family.
    #[must_use]
    pub fn row_word(&self, name: &str, more: &str) -> String {
        format!("{name}-{more}")
    }

    /// Name of the field for what a picture shows, in one language: `alt-2-zh-Hant`.
    #[must_use]
    pub fn alt_field(&self, row: &usize, tag: &str) -> String {
        format!("alt-{row}-{tag}")
    }

    /// What is wrong, with the name of the field in front: the words beside a field may say
    /// nothing without it.
    #[must_use]
    pub fn error_in(&self, error: &FieldError) -> String {
        match self.called(&error.field) {
            Some(field) => self.t2("form-error-in", "field", field, "error", &error.message),
            None => error.message.clone(),
        }
    }

    /// What stands in front of a page's title where something in its form is wrong.
    #[must_use]
    pub fn error_before(&self, form: &Form) -> String {
        match form.errors.is_empty() {
            true => String::new(),
            false => self.t("form-error") + self.gap(),
        }
    }

    /// The same page with a form in whose rows something is said in these languages.
    #[must_use]
    pub fn in_rows<'a>(mut self, rows: impl IntoIterator<Item = (usize, &'a String)>) -> Self {
        let rows = rows.into_iter();
        self.rows = rows.map(|(row, tag)| (row, tag.clone())).collect();
        self
    }

    /// What one of several rows is called: that of a language by its name, where it has one that no other row has.
    fn row_called(&self, key: &str, number: usize) -> String {
        let own = self.rows.iter().find(|(row, _)| *row == number);
        let own = own.filter(|(_, tag)| key == labels::LANGUAGE && is_language_tag(tag));
        let is_alone = |tag: &str| {
            let same = |(_, other): &&(usize, String)| other.eq_ignore_ascii_case(tag);
            self.rows.iter().filter(same).count() == 1
        };
        match own.filter(|(_, tag)| is_alone(tag)) {
            Some((_, tag)) => native_name(tag).to_owned(),
            None => self.t1(key, "number", number),
        }
    }

    /// What a field is called away from where it stands. The same is wrong in several rows at once, and
    /// each line of a summary leads to one of them: from the second row on it is said which.
    #[must_use]
    pub fn called(&self, field: &str) -> Option<String> {
        self.called_on(&self.path, field)
    }

    /// The same of a field of the form that is sent to an address.
    #[must_use]
    pub fn called_on(&self, form: &str, field: &str) -> Option<String> {
        let within = |label: String, place: String| {
            self.t2("editor-field-in", "field", label, "place", place)
        };
        if let Some((row, tag)) = alt_of(field) {
            let label = self.t1("field-alt-in", "language", native_name(tag));
            return Some(within(
                label,
                self.t1("pictures-desk-number", "number", row),
            ));
        }
        if let Some(((_, key, rows), row, cell)) = labels::of_field(form, field) {
            let label = self.t(key);
            let numbered = |key: &str, number: usize| self.row_called(key, number);
            // What stands in one row in several languages ends with the language.
            let label = match cell.filter(|_| !rows.is_empty() && rows != labels::LANGUAGE) {
                Some(cell) => format!("{label} {}", numbered(labels::LANGUAGE, cell)),
                None => label,
            };
            return Some(match row.filter(|row| *row > 1 && !rows.is_empty()) {
                Some(row) => within(label, numbered(rows, row)),
                None => label,
            });
        }
        let in_row = row_of(field);
        // What stands in rows is called the same in each.
        let first = in_row.map_or_else(|| field.to_owned(), |(name, _)| format!("{name}-1"));
        let label = LABELS.iter().find(|(known, _)| *known == first);
        let label = label.and_then(|(_, key)| try_t(self.language, key, &[]));
        let further = in_row.filter(|(_, row)| *row > 1);
        let place = further.and_then(|(name, row)| {
            let (_, key) = ROWS.iter().find(|(known, _)| *known == name)?;
            Some(match name {
                "language" => (name, self.t1(key, "number", row)),
                _ => (name, self.row_called(key, row)),
            })
        });
        match (label, place) {
            // A row of a language is called by the number of its language.
            (_, Some(("language", place))) | (None, Some((_, place))) => Some(place),
            (Some(label), Some((_, place))) => Some(within(label, place)),
            (label, None) => label,
        }
    }
}

/// Name and row of a field that may stand in rows: of `title-2`, both.
fn row_of(field: &str) -> Option<(&str, usize)> {
    let (name, row) = field.rsplit_once('-')?;
    Some((name, row.parse().ok()?))
}

/// Row and language of [`Page::alt_field`].
fn alt_of(field: &str) -> Option<(usize, &str)> {
    let (row, tag) = field.strip_prefix("alt-")?.split_once('-')?;
    Some((row.parse().ok()?, tag))
}

//! What a writer typed. It lives as long as the answer to their form, and is written down nowhere.

use crate::{
    pages::{desk::words, session::Fields},
    views::{FieldError, Page},
};
use undersigned_domain::{
    dispatch::{
        Letter, MAX_TEXT_CHARS,
        letter::{MAX_POSTAL_CHARS, addressees_of_writers},
    },
    email_address::EmailAddress,
};

/// Longest name, subject, and the like.
const MAX_LINE_CHARS: usize = 300;
/// Longest of what is filled in.
const MAX_FIELD_CHARS: usize = 2_000;

/// The form of a letter as it was sent.
#[derive(Clone, Default)]
pub struct Typed {
    /// The language in which one writes.
    pub language: String,
    /// Who writes.
    pub name: String,
    /// From where, in lines.
    pub address: String,
    /// The subject, with fields.
    pub subject: String,
    /// The text, with fields.
    pub text: String,
    /// What was filled in, by the name of the field.
    pub fields: Vec<(String, String)>,
    /// The writer's own addressees, by the number of the addressee.
    pub own: Vec<Own>,
}

/// Somebody whom each writer has for themselves.
#[derive(Clone, Default)]
pub struct Own {
    /// Number of the addressee, from 1.
    pub row: usize,
    /// Who.
    pub name: String,
    /// Where, in lines.
    pub address: String,
    /// E-mail address.
    pub email: String,
}

/// Lines as they are written here, without what cannot be printed.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let shown = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    text.chars().filter(shown).collect()
}

/// One line.
fn line(text: &str) -> String {
    lines(text).replace(['\n', '\t'], " ").trim().to_owned()
}

impl Typed {
    /// What the organiser proposes in a language.
    pub fn proposed(letter: &Letter, language: &str) -> Self {
        let text = |map: &undersigned_domain::appeal::ByLanguage| {
            map.get(language).cloned().unwrap_or_default()
        };
        Self {
            language: language.to_owned(),
            subject: text(&letter.subject),
            text: text(&letter.text),
            ..Self::default()
        }
    }

    /// What was sent.
    pub fn read(fields: &Fields, letter: &Letter, language: &str) -> Self {
        let filled = letter.fields.iter().map(|field| {
            let typed = fields.get(&format!("field-{}", field.name));
            (field.name.clone(), lines(typed).trim().to_owned())
        });
        let own = addressees_of_writers(letter).map(|row| Own {
            row,
            name: line(fields.get(&format!("own-name-{row}"))),
            address: lines(fields.get(&format!("own-address-{row}")))
                .trim()
                .to_owned(),
            email: line(fields.get(&format!("own-email-{row}"))),
        });
        Self {
            language: language.to_owned(),
            name: line(fields.get("name")),
            address: lines(fields.get("address")).trim().to_owned(),
            subject: line(fields.get("subject")),
            text: lines(fields.get("text")),
            fields: filled.collect(),
            own: own.collect(),
        }
    }

    /// What has to be put right before it can be sent.
    pub fn errors(&self, letter: &Letter, page: &Page) -> Vec<FieldError> {
        let mut errors = Vec::new();
        let mut bounded = |field: String, text: &str, most: usize| {
            if text.chars().nth(most).is_some() {
                errors.push(words::wrong(page, field, "write-long"));
            }
        };
        bounded("name".into(), &self.name, MAX_LINE_CHARS);
        bounded("address".into(), &self.address, MAX_POSTAL_CHARS);
        bounded("subject".into(), &self.subject, MAX_LINE_CHARS);
        bounded("text".into(), &self.text, MAX_TEXT_CHARS);
        for (name, value) in &self.fields {
            bounded(format!("field-{name}"), value, MAX_FIELD_CHARS);
        }
        for own in &self.own {
            bounded(format!("own-name-{}", own.row), &own.name, MAX_LINE_CHARS);
            let field = format!("own-address-{}", own.row);
            bounded(field, &own.address, MAX_POSTAL_CHARS);
        }
        for (field, text) in [
            ("name", &self.name),
            ("subject", &self.subject),
            ("text", &self.text),
        ] {
            if text.trim().is_empty() {
                errors.push(words::wrong(page, field, "needed"));
            }
        }
        for field in letter.fields.iter().filter(|field| field.needed) {
            if self.field(&field.name).is_none_or(str::is_empty) {
                let mut error = words::wrong(page, format!("field-{}", field.name), "needed");
                // The organiser named this field: nobody else can say in a summary which one it is.
                if let Some(label) = field.label.get(&self.language) {
                    error.message =
                        page.t2("form-error-in", "field", label, "error", &error.message);
                }
                errors.push(error);
            }
        }
        for own in &self.own {
            if !own.email.is_empty() && EmailAddress::parse(&own.email).is_err() {
                let input = format!("own-email-{}", own.row);
                errors.push(words::wrong(page, input, "email-form"));
            }
        }
        // Whoever leaves their own addressee out writes to the others; there has to be one.
        let nobody = self.own.len() == letter.addressees.len()
            && self.own.iter().all(|own| own.name.is_empty());
        if let (true, Some(first)) = (nobody, self.own.first()) {
            let input = format!("own-name-{}", first.row);
            errors.push(words::wrong(page, input, "needed"));
        }
        errors
    }

    /// What was filled in for a field.
    pub fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let found = fields.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The writer's own addressee with a number.
    pub fn own(&self, row: usize) -> Option<&Own> {
        self.own.iter().find(|own| own.row == row)
    }

    /// The same as a form would send it again.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = [
            ("language", &self.language),
            ("name", &self.name),
            ("address", &self.address),
            ("subject", &self.subject),
            ("text", &self.text),
        ]
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .into();
        let fields = self.fields.iter();
        pairs.extend(fields.map(|(name, value)| (format!("field-{name}"), value.clone())));
        for own in &self.own {
            for (name, value) in [
                ("own-name", &own.name),
                ("own-address", &own.address),
                ("own-email", &own.email),
            ] {
                pairs.push((format!("{name}-{}", own.row), value.clone()));
            }
        }
        pairs
    }
}

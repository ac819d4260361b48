//! What a person writes into the form, and what is wrong with it.

use super::Person;
use undersigned_domain::{
    email_address::EmailAddress,
    names::{country_code, typed::check_name},
    people::{MAX_LINE, MAX_MESSAGE, Shown},
};

/// What a person wrote into the form.
#[derive(Clone, Default)]
pub struct Wish {
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Their first name, to be shown.
    pub first_name: Option<String>,
    /// Code of their country.
    pub country: Option<String>,
    /// Place or region.
    pub region: Option<String>,
    /// Occupation.
    pub occupation: Option<String>,
    /// To the organiser.
    pub message: Option<String>,
    /// How much of the name may be shown.
    pub shown: Shown,
    /// The language of the form.
    pub language: String,
    /// The words beside the box that was ticked.
    pub consent: String,
    /// Whether they want the news of the appeal, too.
    pub news: bool,
}

impl std::fmt::Debug for Wish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wish([redacted])")
    }
}

/// What is wrong with what was written: the field and what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WishFault {
    /// The member's name.
    pub field: &'static str,
    /// A code; of a name that of its `TypedFault`.
    pub code: &'static str,
}

impl Wish {
    /// The person who wrote it, as they are kept; what they did not write themselves is not said.
    pub(super) fn person(&self) -> Person {
        Person {
            name: self.name.clone(),
            email: self.email.clone(),
            first_name: self.first_name.clone(),
            country: self.country.clone(),
            region: self.region.clone(),
            occupation: self.occupation.clone(),
            message: self.message.clone(),
            shown: self.shown,
            language: Some(self.language.clone()),
            ..Person::default()
        }
    }

    /// Everything that is wrong, in the order of the form. `promised` is what may be shown at most.
    pub fn faults(&self, promised: Shown) -> Vec<WishFault> {
        let mut faults = Vec::new();
        let mut fault = |field, code| faults.push(WishFault { field, code });
        match self.name.as_str() {
            "" => fault("name", "needed"),
            name if !is_line(name) => fault("name", "line-long"),
            name => {
                if let Err(wrong) = check_name(name) {
                    fault("name", wrong.code());
                }
            }
        }
        if EmailAddress::parse(&self.email).is_err() {
            fault("email", "email-form");
        }
        for (field, value) in [
            ("first-name", &self.first_name),
            ("region", &self.region),
            ("occupation", &self.occupation),
        ] {
            let Some(value) = value.as_deref() else {
                continue;
            };
            match check_name(value) {
                _ if !is_line(value) => fault(field, "line-long"),
                Err(wrong) => fault(field, wrong.code()),
                Ok(()) => {}
            }
        }
        if self
            .country
            .as_deref()
            .is_some_and(|code| country_code(code) != Some(code))
        {
            fault("country", "country-known");
        }
        if self
            .message
            .as_deref()
            .is_some_and(|text| !is_message(text))
        {
            fault("message", "message-long");
        }
        if self.shown > promised {
            fault("shown", "shown-more");
        }
        if self.shown == Shown::FirstNameAndRegion && self.first_name.is_none() {
            fault("first-name", "needed");
        }
        faults
    }
}

/// One line of at most [`MAX_LINE`] characters.
fn is_line(text: &str) -> bool {
    text.chars().count() <= MAX_LINE && !text.chars().any(char::is_control)
}

/// A text of at most [`MAX_MESSAGE`] characters.
fn is_message(text: &str) -> bool {
    text.chars().count() <= MAX_MESSAGE && !text.chars().any(|c| c.is_control() && c != '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_web_address_and_can_be_read() {
        for (name, code) in [
            ("", "needed"),
            ("Win at www.evil.example", "name_web_address"),
            ("🎉", "name_without_letters"),
            ("a\u{202e}b", "text_invalid"),
        ] {
            let wish = Wish {
                name: name.to_owned(),
                email: "ana@post.example".to_owned(),
                ..Wish::default()
            };
            let found = wish.faults(Shown::Never);
            assert_eq!(
                found,
                [WishFault {
                    field: "name",
                    code
                }],
                "{name:?}"
            );
        }
        let wish = Wish {
            name: "Ana M. St. Clair".to_owned(),
            email: "ana@post.example".to_owned(),
            region: Some("Zürich".to_owned()),
            occupation: Some("—".to_owned()),
            ..Wish::default()
        };
        // What stands beside a name is held to the same.
        let found = wish.faults(Shown::Never);
        let occupation = WishFault {
            field: "occupation",
            code: "name_without_letters",
        };
        assert_eq!(found, [occupation]);
    }
}

//! Forms that are not taken just now, though nothing in them is wrong: they are shown again as they were filled in.

use super::later;
use crate::{
    pages::desk::words::wrong,
    problem::NO_ROOM,
    views::{FieldError, Page},
};
use axum::{http::StatusCode, response::Response};
use undersigned_federation::FederationError;

/// Why a form is not taken just now, with the key of what is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) enum NotNow {
    /// No more mails go to the domain of the address, whoever asks for them.
    NoMailThere(&'static str),
    /// No more mails go out for the reader's network, or at all: said of these, not of the address.
    NoMail(&'static str),
    /// The server cannot store it, whatever stands in it.
    NotStored(&'static str),
}

impl NotNow {
    /// What an error says of that; none where it is about something else.
    pub(in crate::pages) fn of(error: &FederationError) -> Option<Self> {
        let why = match error.code() {
            "mail_domain_full" => Self::NoMailThere("many-at-provider"),
            "mail_server_full" => Self::NoMail("many-here"),
            "mail_network_full" => Self::NoMail("many-from-network"),
            NO_ROOM => Self::NotStored("no-room"),
            _ if error.is_not_stored() => Self::NotStored("not-stored"),
            _ => return None,
        };
        // The causes are for the log, as everywhere.
        match why {
            Self::NoMailThere(_) | Self::NoMail(_) => {}
            Self::NotStored(_) if error.is_of_lost_database() => {
                tracing::debug!(%error, "a form could not be stored");
            }
            Self::NotStored(_) => tracing::error!(%error, "a form could not be stored"),
        }
        Some(why)
    }

    /// What is said of it: beside the address to whose domain no mail goes, or above the form, beside no field.
    pub(in crate::pages) fn wrong(self, page: &Page, address: &str) -> FieldError {
        match self {
            Self::NoMailThere(key) => wrong(page, address, key),
            Self::NoMail(key) | Self::NotStored(key) => wrong(page, "", key),
        }
    }

    /// What makes its answer of the form that is shown.
    pub(in crate::pages) fn answer(self) -> fn(Response) -> Response {
        match self {
            Self::NoMailThere(_) | Self::NoMail(_) => later,
            Self::NotStored(_) => unavailable,
        }
    }
}

/// As [`later`], where it is the server that has to change.
fn unavailable(response: Response) -> Response {
    let mut response = later(response);
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::LANGUAGES, problem::Problem};
    use axum::response::IntoResponse as _;

    #[test]
    fn what_the_server_cannot_store_is_no_fault_of_the_address() {
        let answer = |why: NotNow| {
            let shown = Problem::not_found().into_response();
            why.answer()(shown).status()
        };
        let mut said = Vec::new();
        for language in LANGUAGES {
            let page = Page::new(*language, "Dockers", "d.example", "/");
            for key in ["no-room", "not-stored"] {
                let why = NotNow::NotStored(key);
                let wrong = why.wrong(&page, "email");
                assert_eq!(wrong.field, "");
                assert_ne!(wrong.message, key, "{}", language.tag);
                said.push(wrong.message);
                assert_eq!(answer(why), StatusCode::SERVICE_UNAVAILABLE);
            }
        }
        said.dedup();
        assert_eq!(said.len(), 2 * LANGUAGES.len());
        let page = Page::new(LANGUAGES[0], "Dockers", "d.example", "/");
        // What is said of the server, or of the reader's network, is not said of the address.
        for (code, field) in [
            ("mail_domain_full", "email"),
            ("mail_server_full", ""),
            ("mail_network_full", ""),
        ] {
            let full = FederationError::too_many(code, "");
            let Some(why) = NotNow::of(&full) else {
                unreachable!("it may be taken later");
            };
            assert_eq!(why.wrong(&page, "email").field, field, "{code}");
            assert_eq!(answer(why), StatusCode::TOO_MANY_REQUESTS);
        }
        assert_eq!(NotNow::of(&FederationError::Busy), None);
    }
}

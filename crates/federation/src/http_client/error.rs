//! What can go wrong with an outgoing request.

use std::error::Error;

use super::resolver::AddressForbidden;
use crate::signatures::KeyError;

/// Why a request was not made or not answered. An answer with an error status is none of the client's errors: whoever asked
/// makes [`HttpError::Status`] of those that say nothing of what was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HttpError {
    /// The host is, or resolves to, an address outside the public internet.
    #[error(
        "the address is not on the public internet; servers on one machine are reached with \
         UNDERSIGNED_ALLOW_PRIVATE_NETWORK=true (the setting allow_private_network)"
    )]
    AddressForbidden,
    /// The URL names a port other than those allowed.
    #[error("the port is not one the server may connect to")]
    PortForbidden,
    /// The URL is not one the server asks.
    #[error("the URL is not acceptable: {0}")]
    UrlInvalid(&'static str),
    /// More redirects than allowed.
    #[error("too many redirects")]
    TooManyRedirects,
    /// No complete answer in time.
    #[error("no answer in time")]
    Timeout,
    /// The body is longer than allowed.
    #[error("the answer is too large")]
    TooLarge,
    /// The body is compressed although that was not asked for.
    #[error("the answer has an encoding that was not asked for")]
    Encoded,
    /// The name does not resolve, or the connection fails. The text is for the log.
    #[error("the host cannot be reached: {0}")]
    Unreachable(String),
    /// It answered, with a status that says nothing of what was asked for.
    #[error("it answered {0}")]
    Status(u16),
    /// The request could not be signed.
    #[error(transparent)]
    Signing(#[from] KeyError),
}

impl HttpError {
    /// The stable code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AddressForbidden => "address_forbidden",
            Self::PortForbidden => "port_forbidden",
            Self::UrlInvalid(_) => "url_invalid",
            Self::TooManyRedirects => "too_many_redirects",
            Self::Timeout => "timeout",
            Self::TooLarge => "too_large",
            Self::Encoded => "content_encoding",
            Self::Unreachable(_) | Self::Status(_) => "unreachable",
            Self::Signing(_) => "signing_failed",
        }
    }

    /// Whether the same request may fare better later.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Timeout | Self::Unreachable(_) | Self::Status(_))
    }

    /// Sorts an error of the HTTP library, looking for our own refusal among its causes.
    pub(super) fn from_reqwest(error: reqwest::Error) -> Self {
        let mut text = String::new();
        let mut cause: Option<&(dyn Error + 'static)> = error.source();
        while let Some(inner) = cause {
            if inner.is::<AddressForbidden>() {
                return Self::AddressForbidden;
            }
            text = inner.to_string();
            cause = inner.source();
        }
        if error.is_timeout() {
            return Self::Timeout;
        }
        if text.is_empty() {
            // The URL stays out of the log line: the caller knows it and may not want it there.
            text = error.without_url().to_string();
        }
        Self::Unreachable(text)
    }
}

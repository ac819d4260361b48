//! Whose an e-mail address is: at the organisation's own domain, or where anybody gets one.

use crate::{FederationError, mail::registered, site};
use undersigned_domain::{email_address::EmailAddress, ids::MAX_ID_BYTES, typed_text::web_address};
use url::Url;

/// Registered domains under which anybody gets an address, however they call themselves. Large
/// ones and those that movements use; whoever is missing here still needs a website at the same
/// domain.
const PROVIDERS: &[&str] = &[
    "126.com",
    "139.com",
    "163.com",
    "abv.bg",
    "aol.com",
    "autistici.org",
    "bk.ru",
    "bluewin.ch",
    "bol.com.br",
    "btinternet.com",
    "centrum.cz",
    "comcast.net",
    "daum.net",
    "disroot.org",
    "email.cz",
    "fastmail.com",
    "foxmail.com",
    "free.fr",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hanmail.net",
    "hey.com",
    "hotmail.ca",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.com.br",
    "hotmail.de",
    "hotmail.es",
    "hotmail.fr",
    "hotmail.it",
    "icloud.com",
    "immerda.ch",
    "inbox.lv",
    "inbox.ru",
    "inventati.org",
    "laposte.net",
    "libero.it",
    "list.ru",
    "live.com",
    "live.fr",
    "mac.com",
    "mail.com",
    "mail.ru",
    "mailbox.org",
    "mailfence.com",
    "me.com",
    "msn.com",
    "naver.com",
    "o2.pl",
    "onet.pl",
    "orange.fr",
    "outlook.com",
    "outlook.de",
    "outlook.es",
    "outlook.fr",
    "pm.me",
    "posteo.de",
    "posteo.net",
    "proton.me",
    "protonmail.ch",
    "protonmail.com",
    "qq.com",
    "rambler.ru",
    "rediffmail.com",
    "riseup.net",
    "rocketmail.com",
    "runbox.com",
    "seznam.cz",
    "sfr.fr",
    "sina.cn",
    "sina.com",
    "sohu.com",
    "systemli.org",
    "t-online.de",
    "terra.com.br",
    "tuta.com",
    "tuta.io",
    "tutanota.com",
    "tutanota.de",
    "ukr.net",
    "uol.com.br",
    "virgilio.it",
    "walla.co.il",
    "wanadoo.fr",
    "web.de",
    "wp.pl",
    "ya.ru",
    "yahoo.ca",
    "yahoo.co.id",
    "yahoo.co.in",
    "yahoo.co.jp",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.com.ar",
    "yahoo.com.au",
    "yahoo.com.br",
    "yahoo.com.hk",
    "yahoo.com.mx",
    "yahoo.com.ph",
    "yahoo.com.tw",
    "yahoo.com.vn",
    "yahoo.de",
    "yahoo.es",
    "yahoo.fr",
    "yahoo.it",
    "yandex.com",
    "yandex.ru",
    "yeah.net",
    "ymail.com",
    "zoho.com",
];

/// Whether anybody gets an address under this registered domain.
#[must_use]
pub fn is_mail_provider(domain: &str) -> bool {
    PROVIDERS.binary_search(&domain).is_ok()
}

/// The registered domain of an actor's server, where that is not everybody's.
pub(crate) fn domain_of(actor: &str) -> Option<String> {
    let url = Url::parse(actor).ok()?;
    let domain = site::registered(&url)?;
    (!is_mail_provider(domain)).then(|| domain.to_owned())
}

/// The registered domain of an address.
pub(super) fn of_address(address: &EmailAddress) -> String {
    registered(address.domain()).to_owned()
}

/// A website as typed, `https://` added where it is missing; none where nothing was typed.
pub(in crate::actions) fn website(typed: &str) -> Result<Option<Url>, FederationError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let wrong = || {
        FederationError::invalid(
            "website_invalid",
            "write the address of the website, such as https://union.example",
        )
    };
    let url = Url::parse(&web_address(typed)).map_err(|_| wrong())?;
    let sound = matches!(url.scheme(), "http" | "https")
        && url.username().is_empty()
        && url.password().is_none()
        && url.as_str().len() <= MAX_ID_BYTES
        && site::registered(&url).is_some();
    sound.then_some(Some(url)).ok_or_else(wrong)
}

/// Whether what was typed can be the address of a website; nothing is typed where there is none.
#[must_use]
pub fn is_website(typed: &str) -> bool {
    website(typed).is_ok()
}

/// Whether an address stands at the domain of a website, and that is nobody's mail provider.
pub(super) fn is_own(domain: &str, website: Option<&Url>) -> bool {
    website.and_then(site::registered) == Some(domain) && !is_mail_provider(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(address: &str, site: &str) -> bool {
        let address = EmailAddress::parse(address).unwrap();
        is_own(&of_address(&address), website(site).unwrap().as_ref())
    }

    #[test]
    fn an_address_is_an_organisations_own_where_its_website_is() {
        assert!(own("office@union.example", "https://union.example/about"));
        assert!(own("office@mail.union.example", "www.union.example"));
        assert!(own("office@bücher.example", "https://bücher.example"));
        assert!(own("office@verdi.org.uk", "http://www.verdi.org.uk"));
        assert!(!own("office@union.example", "https://union.example.org"));
        assert!(!own("office@union.example", ""));
        // Strangers share a public suffix, or a provider's domain.
        assert!(!own("a@one.github.io", "https://two.github.io"));
        assert!(!own("a@one.org.uk", "https://two.org.uk"));
        assert!(!own("cranes@gmail.com", "https://gmail.com"));
    }

    #[test]
    fn the_domain_of_an_actor_is_its_own_or_none() {
        let of = |actor: &str| domain_of(actor);
        let found = of("https://social.union.example:8443/users/office");
        assert_eq!(found.as_deref(), Some("union.example"));
        for none in [
            "https://127.0.0.1:8080/orgs/union",
            "http://localhost:8080/orgs/union",
            "https://gmx.de/orgs/union",
            "union",
        ] {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn the_list_of_providers_can_be_searched() {
        assert!(PROVIDERS.is_sorted());
        for provider in PROVIDERS {
            assert!(is_mail_provider(provider));
            assert_eq!(psl::domain_str(provider), Some(*provider), "registered");
        }
        assert!(!is_mail_provider("union.example"));
    }

    #[test]
    fn what_is_no_website_is_refused() {
        for bad in [
            "javascript:alert(1)",
            "ftp://union.example",
            "https://10.0.0.1",
            "localhost",
            "https://a:b@union.example",
            "not a site",
            "//",
        ] {
            assert!(website(bad).is_err(), "{bad}");
        }
        assert_eq!(website("  ").unwrap(), None);
    }
}

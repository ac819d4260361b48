//! Which domains are an addressee's own: whoever signs from one waits for a person on open appeals, too. An
//! employer would else stand among those who demand something of it. This is about what this server lets in
//! by itself, and in no state.

use crate::{Instance, actions::sign_by_form::is_mail_provider, error::Result, site};
use std::collections::BTreeSet;
use undersigned_domain::{
    Note,
    appeal::{Addressee, Wording},
};
use undersigned_store::appeals;

/// The code of why somebody waits that signs from such a domain.
pub(crate) const WHY: &str = "addressee_domain";

/// Registered domains at which many have a page or an account who have nothing to do with each other.
/// Whoever hosts under names of its own (`github.io`) is among the public suffixes.
const SHARED: &[&str] = &[
    "bsky.app",
    "change.org",
    "facebook.com",
    "fosstodon.org",
    "hachyderm.io",
    "infosec.exchange",
    "instagram.com",
    "linkedin.com",
    "mas.to",
    "mastodon.online",
    "mastodon.social",
    "mastodon.world",
    "misskey.io",
    "mstdn.jp",
    "mstdn.social",
    "pawoo.net",
    "telegram.me",
    "threads.net",
    "tiktok.com",
    "twitter.com",
    "vk.com",
    "weibo.com",
    "wikipedia.org",
    "x.com",
    "youtube.com",
];

/// The registered domains that are an appeal's addressees' own.
#[derive(Debug, Default)]
pub(crate) struct Addressed(BTreeSet<String>);

impl Addressed {
    /// Reads them out of what a note says of its addressees: e-mail addresses, and those of websites,
    /// accounts and actors in any of its texts.
    pub(crate) fn by(note: &Note) -> Self {
        Self::of(&note.text.addressees)
    }

    fn of(addressees: &[Addressee]) -> Self {
        let said = addressees.iter().flat_map(|addressee| {
            let words = [Some(&addressee.office), addressee.holder.as_ref()];
            let words = words.into_iter().flatten().flat_map(texts);
            words
                .chain(addressee.postal.as_deref())
                .chain(addressee.email.as_deref())
        });
        let sites = said.flat_map(|words| words.split(is_between));
        let sites = sites.filter_map(site_in);
        Self(sites.filter(|site| !is_shared(site)).collect())
    }

    /// Whether an actor's or account's address is below one of them.
    pub(crate) fn covers(&self, id: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&site::of(id))
    }

    /// Whether a mail domain is, or is below, one of them.
    pub(crate) fn covers_domain(&self, domain: &str) -> bool {
        self.covers(&format!("https://{domain}"))
    }
}

impl Instance {
    /// The domains of the addressees of the current note of an appeal.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn addressed(&self, appeal_id: i64) -> Result<Addressed> {
        let Some(appeal) = appeals::by_id(self.database.conn(), appeal_id).await? else {
            return Ok(Addressed::default());
        };
        let snapshot = Box::pin(self.snapshot(&appeal)).await?;
        let note = snapshot.list().current();
        Ok(note.map(Addressed::by).unwrap_or_default())
    }
}

/// Whether many have a page or an account at a registered domain who have nothing to do with each other.
pub(crate) fn is_shared(site: &str) -> bool {
    is_mail_provider(site) || SHARED.contains(&site)
}

fn texts(wording: &Wording) -> Vec<&str> {
    match wording {
        Wording::One(text) => vec![text],
        Wording::Many(texts) => texts.values().map(String::as_str).collect(),
    }
}

/// Whether a sign stands between words. Not every script has spaces there.
fn is_between(sign: char) -> bool {
    sign.is_whitespace() || "()<>[]\"“”«»,;|（）《》「」【】，、；：。،؛".contains(sign)
}

/// The registered domain in a word that is an address: of a page or an actor, of mail, or of an account.
fn site_in(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let page = word.find("https://").or_else(|| word.find("http://"));
    let word = page.map_or(word, |at| &word[at..]);
    let address = match word.rsplit_once('@') {
        _ if word.starts_with("https://") || word.starts_with("http://") => word.to_owned(),
        Some((_, host)) => format!("https://{host}"),
        None if word.starts_with("www.") => format!("https://{word}"),
        None => return None,
    };
    let site = site::of(&address);
    (!site.is_empty()).then_some(site)
}

#[cfg(test)]
mod tests {
    use super::Addressed;
    use undersigned_domain::appeal::{Addressee, Wording};

    fn addressed(office: &str, email: Option<&str>) -> Addressed {
        Addressed::of(&[Addressee {
            office: Wording::One(office.to_owned()),
            holder: None,
            postal: None,
            email: email.map(str::to_owned),
        }])
    }

    #[test]
    fn an_addressee_is_known_by_its_addresses() {
        for (office, email) in [
            ("MedTex, Board", Some("board@mail.medtex.example")),
            ("MedTex (https://www.medtex.example/board)", None),
            ("MedTex, www.medtex.example", None),
            ("MedTex @press@social.medtex.example", None),
            ("醫療公司（www.medtex.example）", None),
            ("醫療公司https://medtex.example/board、董事會", None),
            ("醫療公司，電郵：board@medtex.example。", None),
        ] {
            let addressed = addressed(office, email);
            assert!(addressed.covers_domain("medtex.example"), "{office}");
            assert!(
                addressed.covers("https://union.medtex.example/orgs/a"),
                "{office}"
            );
            assert!(!addressed.covers("https://medtex-union.example/orgs/a"));
            assert!(!addressed.covers_domain("example"), "{office}");
        }
    }

    #[test]
    fn what_nobody_registered_stands_for_itself_alone() {
        let state = addressed("Minister", Some("minister@gob.cl"));
        assert!(state.covers_domain("gob.cl"));
        assert!(!state.covers_domain("union.gob.cl") && !state.covers_domain("cl"));
        let local = addressed(
            "Port (http://localhost:4000/orgs/port)",
            Some("a@localhost"),
        );
        assert!(local.covers("http://localhost:4000/orgs/other"));
        assert!(!local.covers("http://localhost:4001/orgs/port"));
        let numbered = addressed("Port, http://10.0.0.1/", None);
        assert!(numbered.covers("http://10.0.0.1/orgs/a"));
        assert!(!numbered.covers("http://10.0.0.2/orgs/a"));
    }

    #[test]
    fn nobody_is_an_addressee_for_sharing_a_host_with_one() {
        for (office, email) in [
            ("Minister https://mastodon.social/@minister", None),
            ("Minister", Some("minister@gmail.com")),
            ("Minister at https://minister.github.io", None),
            ("Minister", None),
        ] {
            let addressed = addressed(office, email);
            for id in ["mastodon.social", "gmail.com", "union.github.io"] {
                assert!(!addressed.covers_domain(id), "{office} {id}");
            }
            assert!(!addressed.covers("not an address"), "{office}");
        }
    }
}

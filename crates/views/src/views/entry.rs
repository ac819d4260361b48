//! One co-signer: what it signed, who let it in, and how that is proved.

use askama::Template;
use chrono::{DateTime, Utc};

use super::appeal::{Notice, Party};
use super::co_signers::{Mark, Presence};
use super::desk::same_signers::Decided;
use super::{Digest, Page, Text};

/// The page of one entry.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/entry.html")]
pub struct EntryPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Who calls for it.
    pub organiser: Party,
    /// What a reader must know first: that this is a copy.
    pub notices: Vec<Notice>,
    /// Its number.
    pub number: Option<u64>,
    /// Its names; empty when not confirmed or withdrawn.
    pub names: Vec<Text>,
    /// Further names.
    pub aliases: Vec<Text>,
    /// Its address as people write it, shown where there are no names.
    pub signer: String,
    /// The code of the body that decided to sign, and when, where it says so.
    pub mandate: Option<(String, DateTime<Utc>)>,
    /// ISO 3166-1 code of its country.
    pub country: Option<String>,
    /// Code of how it signed, as in `Entry::how`.
    pub how: String,
    /// Why it signs, in its own words.
    pub why: Option<Text>,
    /// How each of the entries that were joined into this one came, this one included.
    pub sources: Vec<Source>,
    /// Where an organisation that was entered by others makes the entry its own.
    pub claim_href: Option<String>,
    /// When it signed.
    pub at: Option<DateTime<Utc>>,
    /// Whether that is only when it was typed in, as in `Entry::entered`.
    pub entered: bool,
    /// Whether it stands.
    pub presence: Presence,
    /// Number of the wording it signed.
    pub wording: u32,
    /// The page of that wording.
    pub wording_href: Option<String>,
    /// Whether that is the current one.
    pub current_wording: bool,
    /// Digest of the text it signed.
    pub text_digest: Option<Digest>,
    /// Who let it in.
    pub let_in_by: Vec<Party>,
    /// The decisions that joined it with other entries.
    pub joined: Vec<Decided>,
    /// Remarks, as on the list.
    pub marks: Vec<Mark>,
    /// The key it signed with; for an attestation, its initiator's.
    pub key: Option<Digest>,
    /// Whether this server itself saw that key at the signer's own server: yes, another one, or
    /// not looked.
    pub key_seen: KeySeen,
    /// From the root key to this entry.
    pub chain: Vec<ChainStep>,
    /// Whether the chain begins at the root and every proof in it holds.
    pub chain_holds: bool,
    /// What was said of it and when, newest first.
    pub history: Vec<(DateTime<Utc>, String)>,
    /// Who attests it, where the statement is not the signer's own.
    pub attested_by: Option<String>,
    /// The statement, indented for reading; empty where there is none to show.
    pub statement: String,
    /// Address of the statement with its proof.
    pub statement_href: Option<String>,
    /// What the bundle is called when it is saved.
    pub bundle_file: String,
    /// The root key.
    pub root_key: Option<Digest>,
}

/// How an entry came.
#[derive(Debug, Clone)]
pub struct Source {
    /// Code, as in `Entry::how`.
    pub how: String,
    /// The registered domain of the e-mail address that confirmed it, where this server knows.
    pub domain: Option<String>,
    /// Whether that is the organisation's own.
    pub own_domain: bool,
    /// The page of the entry at the server that keeps its form, where that is another one: no statement says from where it was
    /// confirmed.
    pub there: Option<String>,
    /// When it was confirmed, or signed.
    pub at: Option<DateTime<Utc>>,
    /// Who signed what stands there now, and when, where that was after it was confirmed.
    pub otherwise: Option<(String, DateTime<Utc>)>,
    /// Its address as people write it, where it signed from its own server or with an account.
    pub signer: Option<String>,
    /// Its own page there.
    pub signer_href: Option<String>,
}

impl Source {
    /// In words: of a form when it was confirmed, which the statement says to every server, and from where, if that is known here.
    #[must_use]
    pub fn words(&self, page: &Page) -> String {
        let domain = self.domain.as_ref().filter(|_| self.own_domain);
        let at = self.at.as_ref().map(|at| page.day_words(at));
        match (self.how.as_str(), domain, at) {
            ("web-form", Some(domain), Some(at)) => {
                page.t2("entry-by-form-at", "domain", domain, "at", at)
            }
            ("web-form", Some(domain), None) => page.t1("entry-by-form", "domain", domain),
            ("web-form", None, Some(at)) => page.t1("entry-how-web-form-at", "at", at),
            (how, ..) => {
                let words = page.perhaps("entry-how", how);
                words.unwrap_or_else(|| page.word("how", how))
            }
        }
    }

    /// Whether a form was confirmed from a domain that is not known to be the organisation's own.
    #[must_use]
    pub fn is_from_elsewhere(&self) -> bool {
        self.how == "web-form" && self.domain.is_some() && !self.own_domain
    }
}

/// What this server saw at the signer's own server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeySeen {
    /// The same key, at this time.
    Same(DateTime<Utc>),
    /// Another key, at this time.
    Other(DateTime<Utc>),
    /// It has not looked, or could not.
    NotLooked,
    /// There is no server to look at: somebody else entered it.
    NoServer,
}

/// One link of the chain that lets an entry in.
#[derive(Debug, Clone)]
pub struct ChainStep {
    /// What it is.
    pub what: ChainLink,
    /// When it was signed.
    pub at: Option<DateTime<Utc>>,
    /// First and last characters of the statement's digest.
    pub digest: Option<String>,
    /// Whether its proof holds.
    pub holds: bool,
}

/// Kinds of links in the chain.
#[derive(Debug, Clone)]
pub enum ChainLink {
    /// The root key itself.
    Root(Digest),
    /// The root named the organiser.
    Organiser(Party),
    /// The organiser named an initiator, with a role code.
    Initiator(Party, String),
    /// An initiator let the signer in.
    LetIn(Party),
    /// An initiator entered the signer from paper, a form or an e-mail.
    Attested(Party),
    /// The signer endorsed this wording.
    Endorsed(u32),
}

impl EntryPage {
    /// What it signed, and when. One that was taken over from an earlier list signed nothing here: where it
    /// has a date, that is of the list.
    #[must_use]
    pub fn signed_words(&self) -> String {
        let imported = self.how == "import";
        // Of several ways no list goes before the signer's own word, and each has its own day.
        if imported && self.sources.iter().any(|source| source.how != "import") {
            return self.page.t1("entry-signed", "wording", self.wording);
        }
        let Some(at) = &self.at else {
            let key = if imported {
                "entry-imported"
            } else {
                "entry-signed"
            };
            return self.page.t1(key, "wording", self.wording);
        };
        let key = match (imported, self.entered) {
            (true, true) => "entry-imported-on",
            (true, false) => "entry-imported-dated",
            (false, true) => "entry-entered-on",
            (false, false) => "entry-signed-on",
        };
        let at = self.page.day_words(at);
        self.page.t2(key, "wording", self.wording, "at", at)
    }

    /// Who vouches for it, where it came by form, on paper, by e-mail or in a list, and nothing that was joined into
    /// it came from the signer itself: then no proof is its own. They need not all be this one's: another
    /// initiator may have let this one in, or have entered what was joined.
    #[must_use]
    pub fn vouched(&self) -> Option<&str> {
        let by_others = |how: &str| matches!(how, "web-form" | "paper" | "e-mail" | "import");
        let all = by_others(&self.how) && self.sources.iter().all(|source| by_others(&source.how));
        self.attested_by.as_deref().filter(|_| all)
    }

    /// The command that checks this entry alone.
    #[must_use]
    pub fn verify_command(&self) -> String {
        verify_command(&self.bundle_file, self.number, self.root_key.as_ref())
    }
}

/// The command that checks an entry with this number in a bundle, by a root key.
pub(in crate::views) fn verify_command(
    bundle_file: &str,
    number: Option<u64>,
    root_key: Option<&Digest>,
) -> String {
    let mut command = format!("undersigned verify {bundle_file}");
    if let Some(number) = number {
        command.push_str(&format!(" \\\n  --entry {number}"));
    }
    if let Some(key) = root_key {
        command.push_str(&format!(" \\\n  --root {}", key.text));
    }
    command
}

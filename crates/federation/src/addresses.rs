//! Every address of this server, in one place.

use undersigned_domain::{StatementType, dispatch::Kind as DispatchKind, ids};
use url::{Host, Url};

/// Builds the addresses of one server from its public URL.
#[derive(Debug, Clone)]
pub struct Addresses {
    /// Without a slash at the end.
    base: String,
    /// Whether requests come by TLS, and from elsewhere.
    behind_a_proxy: bool,
}

impl Addresses {
    /// The addresses below a public URL, of which only the origin counts.
    pub fn new(public_url: &Url) -> Self {
        Self {
            base: public_url.origin().ascii_serialization(),
            behind_a_proxy: public_url.scheme() == "https" && !is_here(public_url),
        }
    }

    /// Whether everybody but whoever looks after this server comes through a proxy: it ends TLS, which this
    /// program does not. Not so of a server that answers its own computer alone.
    pub fn is_behind_a_proxy(&self) -> bool {
        self.behind_a_proxy
    }

    /// The public URL without a slash at the end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Host, and port unless it is the scheme's default.
    pub fn host(&self) -> String {
        ids::host(&self.base)
    }

    /// Whether an id is of this server.
    pub fn is_ours(&self, id: &str) -> bool {
        ids::same_origin(id, &self.base)
    }

    /// The instance actor.
    pub fn instance_actor(&self) -> String {
        format!("{}/actor", self.base)
    }

    /// The inbox for everybody here.
    pub fn shared_inbox(&self) -> String {
        format!("{}/inbox", self.base)
    }

    /// An organisation.
    pub fn organization(&self, handle: &str) -> String {
        format!("{}/orgs/{handle}", self.base)
    }

    /// The handle in an organisation's id, if it is one of ours.
    pub fn handle_of<'a>(&self, actor: &'a str) -> Option<&'a str> {
        let handle = actor.strip_prefix(&self.base)?.strip_prefix("/orgs/")?;
        (!handle.is_empty() && !handle.contains(['/', '?', '#'])).then_some(handle)
    }

    /// An appeal of ours.
    pub fn appeal(&self, slug: &str) -> String {
        format!("{}/appeals/{slug}", self.base)
    }

    /// The page of an appeal here: its own, or that of our copy.
    pub fn appeal_page(&self, host: &str, slug: &str) -> String {
        if host == self.host() {
            self.appeal(slug)
        } else {
            format!("{}/appeals/{host}/{slug}", self.base)
        }
    }

    /// A new statement.
    pub fn statement(&self, kind: StatementType, id: &str) -> String {
        format!("{}/{}/{id}", self.base, statement_path(kind))
    }

    /// A new proceeding.
    pub fn proceeding(&self, id: &str) -> String {
        format!("{}/proceedings/{id}", self.base)
    }

    /// A new activity.
    pub fn activity(&self, id: &str) -> String {
        format!("{}/activities/{id}", self.base)
    }

    /// A path below the public URL, for links in pages and messages.
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The same in a language: who opens a link in a mail may do so in a program that asks for another
    /// one.
    pub fn path_in(&self, path: &str, language: &str) -> String {
        let is_tag = |tag: &str| {
            (2..=35).contains(&tag.len())
                && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        match is_tag(language) {
            true => {
                let separator = if path.contains('?') { '&' } else { '?' };
                format!("{}{path}{separator}lang={language}", self.base)
            }
            false => self.path(path),
        }
    }
}

/// Whether an address is this computer's own.
#[must_use]
pub fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// The folder below an appeal's address in which dispatches of a kind are.
pub fn dispatch_folder(kind: DispatchKind) -> &'static str {
    match kind {
        DispatchKind::Update => "updates",
        DispatchKind::Case => "cases",
        DispatchKind::Handover => "handovers",
        DispatchKind::Letter => "letters",
        DispatchKind::Event => "meetings",
    }
}

/// The folder in which statements of a type are served.
pub fn statement_path(kind: StatementType) -> &'static str {
    match kind {
        StatementType::Note => "appeals",
        StatementType::Admission => "admissions",
        StatementType::Endorsement => "endorsements",
        StatementType::Attestation => "attestations",
        StatementType::Tally => "tallies",
        StatementType::SameSigner => "same-signers",
    }
}
/// The topic whose page has a path, in small letters; none for other paths.
pub fn topic_of(path: &str) -> Option<String> {
    let name = path.strip_prefix("/topics/")?;
    let topic = percent_encoding::percent_decode_str(name)
        .decode_utf8()
        .ok()?;
    let topic = topic.to_lowercase();
    undersigned_domain::topics::is_topic(&topic).then_some(topic)
}

/// Path of the page of a topic.
pub fn topic_path(topic: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_');
    let topic = topic.to_lowercase();
    format!("/topics/{}", utf8_percent_encode(&topic, PLAIN))
}

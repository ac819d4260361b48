//! The page of an appeal: the letter, who signed it, how to sign, and how all of it can be checked.

use askama::Template;
use chrono::{DateTime, Utc};

use super::co_signers::{Entry, Presence};
use super::{Coalition, Digest, Html, Page, Status, Text};

/// `/appeals/{slug}`, `/appeals/{host}/{slug}`, and the preview of a draft.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/appeal.html")]
pub struct AppealPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal on this server, without query: lists and downloads lie below it.
    pub address: String,
    /// Where it stands.
    pub status: Status,
    /// Code of its kind.
    pub kind: String,
    /// Number of the current wording, from 1.
    pub wording: u32,
    /// Where all wordings are, when there is more than one.
    pub wordings_href: Option<String>,
    /// When the current wording was published; none for a draft.
    pub wording_at: Option<DateTime<Utc>>,
    /// What a reader must know first: that this is a copy, a draft, withdrawn, …
    pub notices: Vec<Notice>,
    /// The title in each language shown, the main one first.
    pub titles: Vec<Text>,
    /// Whom it addresses.
    pub addressees: Vec<Addressee>,
    /// The large figure.
    pub standing: Standing,
    /// When it closes or closed.
    pub deadline: Option<DateTime<Utc>>,
    /// When it was first published.
    pub published: Option<DateTime<Utc>>,
    /// The organiser's name and page.
    pub organiser: Party,
    /// Initiators besides the organiser.
    pub other_initiators: u64,
    /// Every language there is a text in, authoritative ones first.
    pub languages: Vec<TextLanguage>,
    /// The letter in one or two languages, side by side; for a withdrawn one still filled: the
    /// template strikes it.
    pub tongues: Vec<Tongue>,
    /// Address at which both authoritative languages stand side by side, when only one is shown.
    pub both_href: Option<String>,
    /// Those who called for it.
    pub initiators: Vec<Initiator>,
    /// The first entries of the list, gaps and withdrawn ones included (at least 50). Empty for a
    /// withdrawn appeal, whose names are shown on request only: with `roll_total` above zero the
    /// page then says that they are folded away, and links to the list.
    pub roll: Vec<Entry>,
    /// How many entries the whole list has.
    pub roll_total: u64,
    /// How many of them are of servers that this server blocks: their places are there, and
    /// nothing of who they are.
    pub roll_hidden: u64,
    /// The number the next signer gets, when it can be signed.
    pub next_number: Option<u64>,
    /// Ways to sign; all empty when it cannot be signed.
    pub ways: Ways,
    /// What happened, newest first.
    pub timeline: Vec<Happening>,
    /// The figures, by kind and wording.
    pub figures: Figures,
    /// Who holds the list. Empty for a draft.
    pub replicas: Vec<Replica>,
    /// The coalition as a picture, where there is something to draw.
    pub coalition: Option<Coalition>,
    /// The state digest.
    pub digest: Option<Digest>,
    /// The root key.
    pub root_key: Option<Digest>,
    /// What the bundle is called when it is saved, such as `port-amery.bundle.json`.
    pub bundle_file: String,
    /// Size of the bundle in bytes, if known.
    pub bundle_size: Option<u64>,
}

/// Something said above everything else.
#[derive(Debug, Clone)]
pub enum Notice {
    /// Only its author sees this page.
    Draft,
    /// This server holds a copy of another's appeal.
    Copy {
        /// Who holds the copy: the name of this instance.
        holder: String,
        /// Whose appeal it is.
        organiser: String,
        /// Host of the original.
        origin_host: String,
        /// Its address there.
        origin_href: String,
        /// When this server last compared its copy.
        checked_at: Option<DateTime<Utc>>,
        /// Since when the origin has not answered; none while it does.
        out_of_reach_since: Option<DateTime<Utc>>,
    },
    /// The organiser took it back.
    Withdrawn(DateTime<Utc>),
    /// It can no longer be signed.
    Closed(DateTime<Utc>),
    /// It was handed over.
    Delivered(DateTime<Utc>),
    /// Two different texts are known under one wording number.
    TextConflict {
        /// The wording number.
        wording: u32,
        /// The digests, the one shown here first.
        digests: Vec<Digest>,
        /// The page that shows both texts.
        href: Option<String>,
    },
    /// A wording older than the current one is shown.
    EarlierWording {
        /// Its number.
        wording: u32,
        /// Address of the current one.
        current_href: String,
    },
}

/// An office that is addressed, with its holder.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// The office in each language shown.
    pub office: Vec<Text>,
    /// Who holds it.
    pub holder: Option<String>,
}

/// The large figure and what stands beside it.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Organisations behind the current wording.
    pub organisations: u64,
    /// Organisations that signed an earlier one.
    pub earlier: u64,
    /// The next round number to reach, when the organiser shows one.
    pub next_mark: Option<u64>,
}

impl Standing {
    /// How many are missing to the next mark.
    #[must_use]
    pub fn missing(&self) -> u64 {
        self.next_mark
            .unwrap_or(0)
            .saturating_sub(self.organisations)
    }
}

/// An organisation by name, perhaps with a page.
#[derive(Debug, Clone)]
pub struct Party {
    /// Its name.
    pub name: Text,
    /// Its page here or at its own server.
    pub href: Option<String>,
}

/// A language there is a text in.
#[derive(Debug, Clone)]
pub struct TextLanguage {
    /// BCP 47 tag.
    pub tag: String,
    /// Whether this text is what is signed.
    pub authoritative: bool,
    /// The page showing it.
    pub href: String,
}

/// The letter in one language.
#[derive(Debug, Clone)]
pub struct Tongue {
    /// BCP 47 tag.
    pub tag: String,
    /// Whether this text is what is signed; otherwise it is a translation.
    pub authoritative: bool,
    /// For a translation: the wording it follows, when that is not the current one.
    pub follows_wording: Option<u32>,
    /// The outermost blocks of the body (`markdown::blocks`).
    pub blocks: Vec<Html>,
    /// What is asked for.
    pub demands: Vec<Demand>,
    /// The page showing this language alone; none when it is alone.
    pub alone_href: Option<String>,
}

/// One demand.
#[derive(Debug, Clone)]
pub struct Demand {
    /// Its id, by which a reservation names it; also the end of its address (`#demand-{id}`).
    pub id: String,
    /// Its words, without markup.
    pub words: String,
}

/// One of those who called for the appeal.
#[derive(Debug, Clone)]
pub struct Initiator {
    /// Its names, the reader's language first.
    pub names: Vec<Text>,
    /// Code of its role: `organiser`, `co-initiator`, `keeper`.
    pub role: String,
    /// Its host.
    pub host: String,
    /// Its page.
    pub href: Option<String>,
}

/// Ways to put one's name to the appeal. What is `None` is not shown.
#[derive(Debug, Clone, Default)]
pub struct Ways {
    /// The appeal's address, to be pasted at the desk of one's own server.
    pub address: Option<String>,
    /// From the organisation's own server: a form that posts `handle` here.
    pub own_server: Option<String>,
    /// By an account in the fediverse.
    pub fediverse: Option<FediverseWay>,
    /// By form, e-mail or paper: the page that explains it.
    pub form: Option<String>,
    /// As a person: the page with the form, or at the organiser's own server.
    pub person: Option<String>,
    /// Whether a person may choose to be shown by name there.
    pub person_named: bool,
    /// Who signed as a person: numbers, and the names that may be shown.
    pub people: Option<String>,
}

impl Ways {
    /// Whether there is any way at all.
    #[must_use]
    pub fn any(&self) -> bool {
        self.address.is_some()
            || self.own_server.is_some()
            || self.fediverse.is_some()
            || self.form.is_some()
            || self.person.is_some()
    }
}

/// What to reply from an account elsewhere.
#[derive(Debug, Clone)]
pub struct FediverseWay {
    /// The account that must be mentioned, such as `@letters@harbour.example`.
    pub account: String,
    /// The phrase, exactly as it must be written.
    pub phrase: Text,
    /// The page that says how it goes.
    pub href: String,
}

/// One line of the timeline.
#[derive(Debug, Clone)]
pub struct Happening {
    /// Day of the appeal, the day of publication being 1; none before it.
    pub day: Option<u64>,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub what: Event,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Event {
    /// First published.
    Published,
    /// A new wording; the address shows what changed.
    Revised {
        /// Its number.
        wording: u32,
        /// Page with the differences.
        changes_href: Option<String>,
    },
    /// So many organisations joined that day.
    Joined(u64),
    /// So many took their names back that day.
    Left(u64),
    /// Handed over.
    Delivered,
    /// No longer signed.
    Closed,
    /// Taken back.
    Withdrawn,
    /// A server went out of reach.
    OutOfReach(String),
    /// A server is back.
    BackInReach(String),
    /// The organiser's own words, an update or an answer received.
    Words(Html),
}

/// A figure for the current wording and for earlier ones.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pair {
    /// For the current wording.
    pub now: u64,
    /// For earlier ones.
    pub earlier: u64,
}

/// All totals, as the list gives them.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Organisations by name.
    pub named: Pair,
    /// The same by code of how they signed: `own-server`, `web-form`, `e-mail`, `paper`,
    /// `fediverse-account`, `import`.
    pub named_by: Vec<(String, Pair)>,
    /// Organisations that signed unnamed.
    pub unnamed: Pair,
    /// Who says how many unnamed ones there are.
    pub unnamed_known_to: Option<String>,
    /// People who sign for themselves, by name.
    pub personal: Pair,
    /// People counted.
    pub people: Pair,
    /// How many servers counted people.
    pub people_servers: u64,
    /// Accounts that boosted the appeal. In no sum.
    pub boosts: u64,
    /// Accounts that like it. In no sum.
    pub likes: u64,
}

/// A server that holds the list.
#[derive(Debug, Clone)]
pub struct Replica {
    /// Its host.
    pub host: String,
    /// This appeal at that server.
    pub href: Option<String>,
    /// Code of its role: `organiser`, `co-initiator`, `keeper`, `copy`.
    pub role: String,
    /// Whether it is this very server.
    pub this_server: bool,
    /// How it stands to our list.
    pub state: ReplicaState,
    /// When it signed that it saw this very list; none where it has signed for another, or nothing.
    pub seen_at: Option<DateTime<Utc>>,
}

/// How another server's list compares with ours.
#[derive(Debug, Clone)]
pub enum ReplicaState {
    /// The digests are equal.
    Same {
        /// Entries held.
        entries: u64,
        /// When that was compared.
        at: DateTime<Utc>,
    },
    /// The digests differ; it is being brought up to date.
    Behind {
        /// How many statements it lacked, if known.
        missing: Option<u64>,
        /// When that was compared.
        at: DateTime<Utc>,
    },
    /// It does not answer.
    OutOfReach {
        /// Since when.
        since: DateTime<Utc>,
        /// Entries it held then, if known.
        entries: Option<u64>,
    },
    /// It does not take what we send.
    Refuses {
        /// Since when.
        since: DateTime<Utc>,
    },
    /// Not compared yet.
    Unknown,
}

impl AppealPage {
    /// Two texts whose paragraphs and demands can be set level with each other. The style sheet
    /// has rows for 60 pieces; longer letters simply stand in two columns.
    #[must_use]
    pub fn is_level(&self) -> bool {
        match self.tongues.as_slice() {
            [a, b] => {
                a.blocks.len() == b.blocks.len()
                    && a.demands.len() == b.demands.len()
                    && a.blocks.len() + a.demands.len() <= 56
            }
            _ => false,
        }
    }

    /// Classes of the letter.
    #[must_use]
    pub fn letter_class(&self) -> &'static str {
        match (self.tongues.len(), self.is_level(), self.status) {
            (2, true, Status::Withdrawn) => "letter two level struck",
            (2, true, _) => "letter two level",
            (2, false, Status::Withdrawn) => "letter two struck",
            (2, false, _) => "letter two",
            (_, _, Status::Withdrawn) => "letter struck",
            _ => "letter",
        }
    }

    /// Whether there are demands in any language.
    #[must_use]
    pub fn has_demands(&self) -> bool {
        self.tongues.iter().any(|tongue| !tongue.demands.is_empty())
    }

    /// Entries shown, those of blocked servers included, without the places of those that are
    /// missing.
    #[must_use]
    pub fn shown(&self) -> u64 {
        let listed = self
            .roll
            .iter()
            .filter(|entry| matches!(entry.presence, Presence::Listed | Presence::Hidden));
        u64::try_from(listed.count()).unwrap_or(u64::MAX)
    }

    /// Whether there can be signatures, figures and proofs at all.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.status != Status::Draft
    }

    /// Whether the buttons to sign are shown.
    #[must_use]
    pub fn may_be_signed(&self) -> bool {
        matches!(self.status, Status::Open | Status::Delivered) && self.ways.any()
    }

    /// The file of the list with this name, such as `cosigners.csv`.
    #[must_use]
    pub fn file_href(&self, name: &str) -> String {
        match self.page.still {
            Some(_) => name.to_owned(),
            None => format!("{}/{name}", self.address),
        }
    }

    /// Where the whole list is.
    #[must_use]
    pub fn list_href(&self) -> String {
        match self.page.still {
            Some(_) => self.file_href("cosigners.csv"),
            None => self.file_href("cosigners"),
        }
    }

    /// Where the bundle is.
    #[must_use]
    pub fn bundle_href(&self) -> String {
        match self.page.still {
            Some(_) => self.file_href(&self.bundle_file),
            None => self.file_href("bundle"),
        }
    }

    /// How many of the servers shown have signed that they saw this very list.
    #[must_use]
    pub fn seen_by(&self) -> usize {
        self.replicas
            .iter()
            .filter(|replica| replica.seen_at.is_some())
            .count()
    }

    /// The command that checks the bundle, root key included.
    #[must_use]
    pub fn verify_command(&self) -> String {
        match &self.root_key {
            Some(key) => format!(
                "undersigned verify {} \\\n  --root {}",
                self.bundle_file, key.text
            ),
            None => format!("undersigned verify {}", self.bundle_file),
        }
    }
}

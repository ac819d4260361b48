//! The page of an appeal: the letter, who signed it, how to sign, and how all of it can be checked.

mod figures;
mod held;
mod letter;
mod notice;
mod standing;
mod timeline;
mod ways;

pub use figures::{Figures, Pair};
pub use held::{Replica, ReplicaState};
pub use letter::{Addressee, Demand, Initiator, Part, Party, TextLanguage, Tongue};
pub use notice::Notice;
pub use standing::Standing;
pub use timeline::{Event, Happening};
pub use ways::{FediverseWay, Ways};

use askama::Template;
use chrono::{DateTime, Utc};

use super::co_signers::{Entry, Presence};
use super::{Coalition, Digest, Link, Page, Status, Text, pass_on};

/// `/appeals/{slug}`, `/appeals/{host}/{slug}`, and the preview of a draft.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/appeal.html")]
pub struct AppealPage {
    /// Widget, card, calendar, paper; none where nothing is published.
    pub ways_out: Option<super::ways_out::WaysOut>,
    /// The frame.
    pub page: Page,
    /// Whether this is a look at what is saved and not published: the status is that of what readers
    /// have, but signatures, figures and proofs stand on their page alone.
    pub preview: bool,
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
    /// Its pictures.
    pub pictures: super::picture::Pictures,
    /// How near it is to what its organiser hopes for.
    pub goal: Option<super::picture::Goal>,
    /// When it closes, while it takes signatures.
    pub deadline: Option<DateTime<Utc>>,
    /// When it was closed, also where it was handed over.
    pub closed: Option<DateTime<Utc>>,
    /// When it was first published.
    pub published: Option<DateTime<Utc>>,
    /// The organiser's name and page.
    pub organiser: Party,
    /// Initiators who are named beside the organiser.
    pub also_calling: Vec<Party>,
    /// Initiators besides all these.
    pub other_initiators: u64,
    /// Every language there is a text in, authoritative ones first.
    pub languages: Vec<TextLanguage>,
    /// What it is about, each with its page.
    pub topics: Vec<Link>,
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
    /// Those it is about.
    pub cases: Vec<super::beside::CaseCard>,
    /// Meetings that are to come, the next one first.
    pub meetings: Vec<super::meetings::Meeting>,
    /// Letters that readers may send, newest first.
    pub letters: Vec<super::letters::LetterCard>,
    /// Amendments, ballots and who was elected; none where nothing was proposed or decided.
    pub proceedings: Option<super::proceedings::Proceedings>,
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
    /// Why signers sign.
    pub why: super::comments::Why,
    /// Where the form for news by e-mail leads; none where there is none to be had.
    pub news: Option<String>,
}

impl AppealPage {
    /// Two texts whose paragraphs and demands can be set level with each other. The style sheet
    /// has rows for 60 pieces; longer letters simply stand in two columns.
    #[must_use]
    pub fn is_level(&self) -> bool {
        match self.tongues.as_slice() {
            [a, b] => {
                let headings = |tongue: &Tongue| tongue.parts(&false).len();
                a.blocks.len() == b.blocks.len()
                    && a.demands.len() == b.demands.len()
                    && headings(a) == headings(b)
                    && a.blocks.len() + a.demands.len() + headings(a) <= 57
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

    /// Whether numbers are shown that nobody was given.
    #[must_use]
    pub fn has_gaps(&self) -> bool {
        let mut entries = self.roll.iter();
        entries.any(|entry| entry.presence == Presence::Gap)
    }

    /// Whether this is what readers have, with signatures, figures and proofs.
    #[must_use]
    pub fn is_published(&self) -> bool {
        !self.preview
    }

    /// Whether it can be signed, by whatever way.
    #[must_use]
    pub fn takes_signatures(&self) -> bool {
        match self.status {
            Status::Draft | Status::Open => true,
            Status::Delivered => self.closed.is_none(),
            Status::Closed | Status::Withdrawn => false,
        }
    }

    /// Whether the buttons to sign are shown: there are ways where signatures are taken.
    #[must_use]
    pub fn may_be_signed(&self) -> bool {
        self.ways.any()
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

    /// Where this page is, to be passed on.
    #[must_use]
    pub fn share_address(&self) -> String {
        let origin = self.page.origin.as_deref().unwrap_or_default();
        format!("{origin}{}", self.address)
    }

    /// A new mail with title and address (RFC 6068).
    #[must_use]
    pub fn share_mail(&self) -> String {
        let title = self.titles.first().map_or("", |title| &title.words);
        pass_on::mail(&self.share_address(), title)
    }

    /// How many of the servers shown, besides the organiser's own, have signed that they saw this
    /// very list: its word about its own list would tell nobody anything.
    #[must_use]
    pub fn seen_by(&self) -> usize {
        self.replicas
            .iter()
            .filter(|replica| replica.role != "organiser" && replica.seen_at.is_some())
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

//! The list of co-signers, whole or filtered, a page at a time.

use askama::Template;
use chrono::{DateTime, Utc};
use undersigned_domain::shortened::shortened;

use super::appeal::{Notice, Standing};
use super::{Choice, Digest, Growth, Link, Page, Text};

/// `…/cosigners`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/co_signers.html")]
pub struct CoSignersPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal; the list is at `{address}/cosigners`.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Name of the organiser.
    pub organiser: String,
    /// Whether it takes signatures.
    pub open: bool,
    /// Whether it has been withdrawn: who stands there stood behind it.
    pub withdrawn: bool,
    /// Entries of the whole list.
    pub total: u64,
    /// Those of them that count: whoever is contested is shown without a name.
    pub named: u64,
    /// How many of them are of servers that this server blocks.
    pub hidden: u64,
    /// Whether entries are gone of which the places are shown.
    pub gone: bool,
    /// The large figures.
    pub standing: Standing,
    /// What was asked for.
    pub filters: Filters,
    /// What was found, in the order asked for.
    pub entries: Vec<Entry>,
    /// Entries that match the filters; equal to the length of the whole list without any.
    pub matching: u64,
    /// Position of the first and last entry shown, from 1.
    pub first: u64,
    /// See `first`.
    pub last: u64,
    /// Other orders: each a link, or plain words for the present one (`href` empty).
    pub orders: Vec<Link>,
    /// The page before, with its address.
    pub earlier: Option<Link>,
    /// The page after.
    pub later: Option<Link>,
    /// Everything on one page, where that is reasonable.
    pub all: Option<Link>,
    /// The last page, where this one is behind it.
    pub end: Option<Link>,
    /// What a reader must know first: that this is a copy.
    pub notices: Vec<Notice>,
    /// How the list grew, where there is something to draw.
    pub growth: Option<Growth>,
    /// Countries with their counts, largest first; the last may be "28 others".
    pub countries: Vec<Bar>,
    /// How many countries there are.
    pub countries_all: u64,
    /// Who left the list last, the newest first.
    pub left: Vec<Left>,
    /// Whether it can be had as a PDF.
    pub pdf: bool,
    /// The state digest.
    pub digest: Option<Digest>,
    /// When the list was looked at: whoever prints it, or speaks of it, says so.
    pub as_of: DateTime<Utc>,
}

/// Somebody who left the list, of whom nothing but the number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// The number.
    pub number: u64,
    /// When that was signed.
    pub at: DateTime<Utc>,
    /// Whether an initiator removed it; else its signer took its name back.
    pub removed: bool,
    /// Why it was removed: a code.
    pub reason: Option<&'static str>,
}

/// What the list is narrowed to; every field is sent by plain GET.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    /// `q`: part of a name in any script.
    pub query: String,
    /// `from`: the first day, as a date field has it.
    pub from: String,
    /// `until`: the last day.
    pub until: String,
    /// `country`: options, the first being "all"; none where no country is known.
    pub countries: Vec<Choice>,
    /// `kind`: organisations, personal capacity.
    pub kinds: Vec<Choice>,
    /// `how`: how it signed.
    pub ways: Vec<Choice>,
    /// `wording`: this one or an earlier one.
    pub wordings: Vec<Choice>,
    /// Whether anything is narrowed at all, so that a way back is offered.
    pub narrowed: bool,
}

/// One bar of a chart that is also a table.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// How many.
    pub count: u64,
    /// The list narrowed to it.
    pub href: Option<String>,
}

impl Bar {
    /// Length of a bar in hundredths of the longest. What many share has no bar: it would dwarf
    /// all others.
    #[must_use]
    pub fn share(bars: &[Self], count: &u64) -> u64 {
        let own = bars.iter().filter(|bar| bar.href.is_some());
        let longest = own.map(|bar| bar.count).max().unwrap_or(1).max(1);
        count.saturating_mul(100).div_ceil(longest)
    }
}

/// One entry of the list, or the place of one.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Its number, in the order of signing or as printed.
    pub number: Option<u64>,
    /// The last number, where one row stands for all up to it: of nobody who is there.
    pub up_to: Option<u64>,
    /// Its own page.
    pub href: Option<String>,
    /// Its names in every language, in the order given; empty when not confirmed or withdrawn.
    pub names: Vec<Text>,
    /// Further names, acronyms and so on, by which it is known.
    pub aliases: Vec<Text>,
    /// Its address as people write it (`lightermen.example/orgs/mutual`), shown instead of names
    /// that are not confirmed, and beside those that another entry has.
    pub address: String,
    /// Whether another entry of the list has one of its names, and the address is its own. Of whom others wrote down the
    /// number and how it came tell it apart.
    pub namesake: bool,
    /// ISO 3166-1 code of its country.
    pub country: Option<String>,
    /// Code of how it signed: `own-server`, `web-form`, `e-mail`, `paper`, `fediverse-account`,
    /// `import`. Empty for a gap.
    pub how: String,
    /// Host of the account with which it signed, where it signed with one.
    pub account_host: Option<String>,
    /// Its own domain, at which it confirmed the form, where this server knows it.
    pub domain: Option<String>,
    /// Why it signs, in its own words.
    pub why: Option<Text>,
    /// When it signed.
    pub at: Option<DateTime<Utc>>,
    /// Whether that is only when it was typed in: whoever did says no date of signing.
    pub entered: bool,
    /// Names of the initiators that let it in.
    pub let_in_by: Vec<Text>,
    /// Whether it is there at all.
    pub presence: Presence,
    /// What else must be said beside it.
    pub marks: Vec<Mark>,
}

/// Whether an entry stands, is missing, or is gone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Presence {
    /// It stands.
    #[default]
    Listed,
    /// Nobody was given the number, and others a higher one.
    Gap,
    /// The signer took its name back, at this time if known. Nobody knows any more when it had signed.
    Withdrawn(Option<DateTime<Utc>>),
    /// Whoever had entered it took it back, for the signer or not: at this time, if known.
    TakenBack(Option<DateTime<Utc>>),
    /// An initiator took it off the list: when that was signed, and the code of the reason it gives, if known.
    Removed(Option<DateTime<Utc>>, Option<&'static str>),
    /// It is shown with another entry of the same signer.
    Joined,
    /// It counts, and this server shows nothing of it.
    Hidden,
}

/// A remark beside an entry. Words always, never colour alone.
#[derive(Debug, Clone)]
pub enum Mark {
    /// Its names changed and no initiator has confirmed the new ones; it counts.
    NameNotConfirmed,
    /// It signed an earlier wording.
    EarlierWording {
        /// Which one.
        wording: u32,
        /// When that was published.
        at: Option<DateTime<Utc>>,
        /// Its page.
        href: Option<String>,
        /// What changed since.
        changes_href: Option<String>,
    },
    /// It said two things at once; it does not count until it decides.
    Contested,
    /// It has reservations, each against one demand.
    Reservation(Vec<Reserved>),
    /// Two entries that are one signer: it counts once.
    SameSigner,
    /// One of these two is from the signer's own server, and the other one's place is shown.
    OwnServerToo,
    /// Two entries that some say are one signer and some say are two.
    SameSignerDisputed,
    /// It signs for itself, not for an organisation.
    Personal,
    /// Some initiators removed it, others keep it.
    Disputed,
    /// A printed list names it among those who called for the appeal.
    Initiated,
    /// Another entry has the same number.
    SharedNumber,
    /// This server saw another key at the signer's own server.
    OtherKeySeen,
    /// It signed after the appeal was closed.
    AfterClosing,
    /// A word of its name mixes letters of several scripts that look alike.
    MixedScripts,
    /// Its name is that of who calls for the appeal, or looks like another's in other letters.
    LooksLike(Vec<Like>),
    /// Others have one of its names. On its own page, where they do not stand beside it.
    SameName(Vec<Like>),
}

/// What a signer does not sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserved {
    /// The demand, by its place in the letter.
    pub demand: String,
    /// Why, in the signer's own words, of which nobody has said in which language they are.
    pub words: Option<String>,
}

/// Most characters of a reservation that stand on an appeal's own page, where many names are; the page
/// of the entry, to which the name leads, has all of it.
const SHORT_WORDS: usize = 140;

impl Reserved {
    /// The words, or their beginning.
    #[must_use]
    pub fn short(&self) -> Option<String> {
        let words = self.words.as_deref()?;
        Some(shortened(words, SHORT_WORDS).into_owned())
    }
}

/// An entry that another looks like.
#[derive(Debug, Clone)]
pub struct Like {
    /// Its number, where it has one.
    pub number: Option<u64>,
    /// Its address as people write it.
    pub address: String,
    /// Its page.
    pub href: Option<String>,
}

impl Mark {
    /// Whether it is a warning rather than a remark.
    #[must_use]
    pub fn warns(&self) -> bool {
        !matches!(
            self,
            Self::Reservation(_)
                | Self::OwnServerToo
                | Self::Personal
                | Self::Initiated
                | Self::AfterClosing
                | Self::SameName(_)
        )
    }

    /// Ending of its Fluent key, `mark-…`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NameNotConfirmed => "name-not-confirmed",
            Self::EarlierWording { .. } => "earlier-wording",
            Self::Contested => "contested",
            Self::Reservation(_) => "reservation",
            Self::SameSigner => "same-signer",
            Self::OwnServerToo => "own-server-too",
            Self::SameSignerDisputed => "same-signer-disputed",
            Self::Personal => "personal",
            Self::Disputed => "disputed",
            Self::Initiated => "initiated",
            Self::SharedNumber => "shared-number",
            Self::OtherKeySeen => "other-key-seen",
            Self::AfterClosing => "after-closing",
            Self::MixedScripts => "mixed-scripts",
            Self::LooksLike(_) => "looks-like",
            Self::SameName(_) => "same-name",
        }
    }
}

impl Entry {
    /// Whether its number leads to it. A number that several share, or that is shown elsewhere,
    /// leads to none of them: an address must be one thing's.
    #[must_use]
    pub fn is_at_home(&self) -> bool {
        let shared = self
            .marks
            .iter()
            .any(|mark| matches!(mark, Mark::SharedNumber));
        !shared && self.up_to.is_none() && self.presence != Presence::Joined
    }
}

impl CoSignersPage {
    /// The list in plain lines, as whoever writes about it names it: a reader can ask for the very list by the digest.
    #[must_use]
    pub fn cited(&self) -> String {
        let (page, standing) = (&self.page, &self.standing);
        let (now, earlier) = (standing.organisations, standing.earlier);
        let origin = page.origin.as_deref().unwrap_or(&page.host);
        let digest = self.digest.as_ref();
        let digest = digest.map(|digest| {
            let said = page.t("document-digest");
            format!("{said}{}{}", page.gap(), digest.text)
        });
        let lines = [
            Some(page.apart(&self.title.words)),
            Some(page.apart(&self.organiser)),
            Some(page.signed(now, earlier, &standing.besides)),
            Some(format!("{origin}{}/cosigners", self.address)),
            digest,
            Some(page.t1("document-as-of", "at", page.moment_words(&self.as_of))),
        ];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    /// Whether there are countries without a bar of their own: the figures of the appeal have them all.
    #[must_use]
    pub fn has_more_countries(&self) -> bool {
        let own = self.countries.iter().filter(|bar| bar.href.is_some());
        u64::try_from(own.count()).is_ok_and(|shown| shown < self.countries_all)
    }

    /// How many of the folded filters are set.
    #[must_use]
    pub fn folded(&self) -> usize {
        let chosen = |choices: &[Choice]| choices.iter().skip(1).any(|choice| choice.chosen);
        let Filters {
            countries,
            kinds,
            ways,
            wordings,
            from,
            until,
            ..
        } = &self.filters;
        let lists = [countries, kinds, ways, wordings];
        let set = lists.iter().filter(|choices| chosen(choices)).count();
        set + [from, until].iter().filter(|day| !day.is_empty()).count()
    }
}

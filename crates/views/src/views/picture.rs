//! Pictures on pages.

use super::Text;

/// A picture of this server.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its address.
    pub src: String,
    /// Address and width of a smaller copy.
    pub small: Option<(String, u32)>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What is to be seen.
    pub alt: Text,
    /// Whose picture it is.
    pub credit: Option<String>,
}

impl Picture {
    /// Whether it is less wide than 4:3. The strip across the head of a page would leave of such a
    /// one a third or less, so it is shown whole there.
    #[must_use]
    pub fn is_tall(&self) -> bool {
        u64::from(self.width) * 3 < u64::from(self.height) * 4
    }
}

/// The pictures of an appeal.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    /// The one at the head of the page.
    pub head: Option<Picture>,
    /// Further ones, after the letter.
    pub more: Vec<Picture>,
    /// Those that only the organiser's server shows.
    pub elsewhere: Option<Elsewhere>,
}

/// Pictures on another server: none of ours loads anything from there.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    /// The organiser's page.
    pub href: String,
    /// Its host.
    pub host: String,
    /// What is to be seen on each.
    pub alts: Vec<Text>,
}

/// How near an appeal is to what its organiser hopes for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Organisations by name behind the present wording, and whoever signed besides, whichever wording.
    pub reached: u64,
    /// The next mark on the way, at most the goal; none once it is reached or the appeal is closed.
    pub next: Option<u64>,
    /// The goal.
    pub goal: u64,
    /// Whether there is more than one wording that whoever is counted besides may have signed: then it is said.
    pub any_wording: bool,
}

impl Goal {
    /// How many are missing to the next mark.
    #[must_use]
    pub fn missing(&self) -> u64 {
        self.next.unwrap_or_default().saturating_sub(self.reached)
    }

    /// Whether the next mark is the goal itself.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.next == Some(self.goal)
    }
}

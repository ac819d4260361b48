//! Who speaks to whom, in which languages, and what they ask.

use crate::views::{Html, Link, Page, Text, escaped};

/// An office that is addressed, with its holder.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// The office in each language shown.
    pub office: Vec<Text>,
    /// Who holds it, in each of these languages in which that is known.
    pub holders: Vec<Text>,
    /// Where it is written to, line by line: that is signed as well.
    pub reached_at: Vec<String>,
}

impl Addressee {
    /// Its lines, each with whether it names the holder: every holder under the office in the same
    /// language, a single one after them all. A name that is written alike in two languages stands
    /// once.
    #[must_use]
    pub fn lines(&self) -> Vec<(&Text, bool)> {
        let mut holders: Vec<&Text> = Vec::new();
        for holder in &self.holders {
            if holders.iter().all(|other| other.words != holder.words) {
                holders.push(holder);
            }
        }
        let several = holders.len() > 1;
        let mut lines = Vec::new();
        for office in &self.office {
            lines.push((office, false));
            let own = |holder: &&Text| holder.language == office.language;
            if several && let Some(place) = holders.iter().position(own) {
                lines.push((holders.remove(place), true));
            }
        }
        lines.extend(holders.into_iter().map(|holder| (holder, true)));
        lines
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

/// How many of those who call for an appeal are named in one line.
const IN_ONE_LINE: usize = 3;

impl Party {
    /// The name, as a link to its page where it has one.
    #[must_use]
    pub fn linked(&self) -> Html {
        let name = self.name.to_string();
        Html::trusted(match &self.href {
            Some(href) => format!(
                "<a href=\"{}\" rel=\"noopener nofollow ugc\">{name}</a>",
                escaped(href)
            ),
            None => name,
        })
    }

    /// Those who are named in one line after the organiser, and how many more there are: never one
    /// alone, whose name has room where "and one other" has.
    #[must_use]
    pub fn in_one_line(mut others: Vec<Self>) -> (Vec<Self>, u64) {
        let more = match others.len() < IN_ONE_LINE {
            true => Vec::new(),
            false => others.split_off(IN_ONE_LINE - 2),
        };
        (others, u64::try_from(more.len()).unwrap_or(u64::MAX))
    }
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
    /// For a translation: the wording since which it is as it is, when that is not the current one.
    pub follows_wording: Option<u32>,
    /// For a translation that does not say all that is signed: the page, or the place on it, of a text that does; its
    /// words are a language tag.
    pub original: Option<Link>,
    /// For a translation that stands alone: the page of a text that is signed; its words are a language tag.
    pub signed: Option<Link>,
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
    /// Code of the part of a longer text in which it stands: `aims`, `positions`, `activities`.
    pub part: Option<String>,
}

/// Demands, or clauses of a longer text, that stand under one heading.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// Code of the part; none for plain demands.
    pub code: Option<&'a str>,
    /// Whether it is the first on the page, to which the list of contents leads.
    pub leads: bool,
    /// Whether its clauses have their address here: those of the first language do.
    pub anchors: bool,
    /// Number and demand. Numbers go on from part to part.
    pub demands: Vec<(usize, &'a Demand)>,
}

impl Part<'_> {
    /// The number of its first demand.
    #[must_use]
    pub fn start(&self) -> usize {
        self.demands.first().map_or(1, |(number, _)| *number)
    }

    /// The heading, in the language of the text.
    #[must_use]
    pub fn heading(&self, page: &Page, tag: &str) -> Text {
        match self.code {
            None => page.in_tongue(tag, "appeal-we-ask"),
            Some(code) => page.in_tongue(tag, &format!("platform-part-{code}")),
        }
    }
}

impl Tongue {
    /// The demands in their order, under a heading wherever another part begins.
    #[must_use]
    pub fn parts(&self, first: &bool) -> Vec<Part<'_>> {
        let mut parts: Vec<Part<'_>> = Vec::new();
        for (place, demand) in self.demands.iter().enumerate() {
            let code = demand.part.as_deref();
            let numbered = (place + 1, demand);
            match parts.last_mut() {
                Some(last) if last.code == code => last.demands.push(numbered),
                _ => parts.push(Part {
                    code,
                    leads: *first && parts.is_empty(),
                    anchors: *first,
                    demands: vec![numbered],
                }),
            }
        }
        parts
    }
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

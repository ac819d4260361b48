//! Who speaks to whom, in which languages, and what they ask.

use crate::views::{Html, Page, Text};

/// An office that is addressed, with its holder.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// The office in each language shown.
    pub office: Vec<Text>,
    /// Who holds it.
    pub holder: Option<String>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_stand_under_their_parts_and_are_counted_through() {
        let demand = |id: &str, part: Option<&str>| Demand {
            id: id.to_owned(),
            words: id.to_owned(),
            part: part.map(str::to_owned),
        };
        let mut tongue = Tongue {
            tag: "en".to_owned(),
            authoritative: true,
            follows_wording: None,
            blocks: Vec::new(),
            demands: vec![
                demand("a", Some("aims")),
                demand("b", Some("aims")),
                demand("c", Some("activities")),
            ],
            alone_href: None,
        };
        let parts = tongue.parts(&true);
        let starts: Vec<_> = parts.iter().map(|part| (part.code, part.start())).collect();
        assert_eq!(starts, [(Some("aims"), 1), (Some("activities"), 3)]);
        assert!(parts[0].leads && !parts[1].leads && parts[1].anchors);
        for demand in &mut tongue.demands {
            demand.part = None;
        }
        assert_eq!(tongue.parts(&false).len(), 1);
        tongue.demands.clear();
        assert!(tongue.parts(&true).is_empty());
    }
}

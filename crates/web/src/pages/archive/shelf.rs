//! What of all appeals answers a search.

use crate::{
    language::Language,
    pages::{names, shell::Query},
    problem::Answer,
    state::WebState,
};
use std::collections::BTreeMap;
use undersigned_domain::{AppealKind, ids, topics};
use undersigned_federation::{
    sought::{folded, has},
    topics::of_appeal as topics_of,
    views::{Appeal, takes_signatures},
};

/// Longest text that is searched for, in characters.
const MAX_TEXT: usize = 200;
/// What an appeal that the world may see can be.
pub const STATUSES: [&str; 4] = ["open", "closed", "delivered", "withdrawn"];
/// All of them but the first.
pub const ENDED: &str = "ended";

/// What is asked for. What says nothing that there could be is as good as not asked.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// `q`, as typed.
    pub text: String,
    /// `status`, or [`ENDED`].
    pub status: Option<String>,
    /// `kind`.
    pub kind: Option<String>,
    /// The topic, as the address has it.
    pub topic: Option<String>,
}

impl Wanted {
    /// Reads a query.
    #[must_use]
    pub fn read(query: &Query, topic: Option<String>) -> Self {
        let text = query.get("q").unwrap_or_default().trim();
        let one_of = |name: &str, known: &[&str]| {
            let given = query.get(name).filter(|given| known.contains(given));
            given.map(str::to_owned)
        };
        let statuses = [STATUSES.as_slice(), &[ENDED]].concat();
        let kinds = AppealKind::ALL.map(|(name, _)| name);
        Self {
            text: text.chars().take(MAX_TEXT).collect(),
            status: one_of("status", &statuses),
            kind: one_of("kind", &kinds),
            topic: topic.or_else(|| query.get("topic").map(str::to_owned)),
        }
    }

    /// Whether anything but a topic narrows what is shown.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        !self.text.is_empty() || self.status.is_some() || self.kind.is_some()
    }
}

/// Every appeal that the world may see, newest first, with what is known of organisers.
#[derive(Debug, Default)]
pub struct Shelf {
    appeals: Vec<Appeal>,
    organisers: BTreeMap<String, names::ByLanguage>,
}

impl Shelf {
    /// All there are now.
    ///
    /// # Errors
    /// The database.
    pub async fn of(web: &WebState) -> Answer<Self> {
        let appeals = web.instance.public_appeals(None).await?;
        let mut organisers: Vec<&str> = appeals.iter().map(|one| one.organiser.as_str()).collect();
        organisers.sort_unstable();
        organisers.dedup();
        let mut known = BTreeMap::new();
        // A database takes so many parameters at once.
        for some in organisers.chunks(500) {
            known.extend(web.instance.actor_names(some).await?);
        }
        Ok(Self {
            organisers: known,
            appeals,
        })
    }

    /// Those that answer.
    #[must_use]
    pub fn find(&self, wanted: &Wanted) -> Vec<&Appeal> {
        let needle = folded(&wanted.text);
        let fits = |appeal: &&Appeal| {
            let status = wanted.status.as_deref();
            status.is_none_or(|status| match status {
                ENDED => !takes_signatures(appeal),
                "open" => takes_signatures(appeal),
                status => appeal.status == status,
            }) && (wanted.kind.is_none() || appeal.kind == wanted.kind)
                && wanted
                    .topic
                    .as_ref()
                    .is_none_or(|topic| is_about(appeal, topic))
                && (needle.is_empty() || self.is_called(appeal, &needle))
        };
        self.appeals.iter().filter(fits).collect()
    }

    /// How the organiser of an appeal is called, in the reader's language where that is known; its host where
    /// no name is.
    #[must_use]
    pub fn organiser(&self, appeal: &Appeal, reader: Language) -> String {
        let known = self.organisers.get(&appeal.organiser);
        let name = known.and_then(|names| names::first(names, reader));
        name.map_or_else(|| ids::host(&appeal.organiser), |name| name.words)
    }

    /// Whether a folded text stands in a title, a topic, a name of the organiser, or the address.
    fn is_called(&self, appeal: &Appeal, needle: &str) -> bool {
        let titles = names::read(appeal.titles.as_deref().unwrap_or_default());
        let organiser = self.organisers.get(&appeal.organiser);
        let address = [&appeal.slug, &appeal.host];
        let topics = topics_of(appeal);
        titles
            .values()
            .chain(organiser.into_iter().flat_map(BTreeMap::values))
            .chain(address)
            .chain(&topics)
            .any(|name| has(&folded(name), needle))
    }

    /// Topics by how many appeals are about them, the most first, each as most write it.
    #[must_use]
    pub fn topics(&self) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<String, (usize, String)> = BTreeMap::new();
        for topic in self.appeals.iter().flat_map(topics_of) {
            let place = counts.entry(topic.to_lowercase()).or_default();
            place.0 += 1;
            // The newest appeal says how it is written.
            if place.1.is_empty() {
                place.1 = topic;
            }
        }
        let mut counted: Vec<(String, usize)> = counts
            .into_values()
            .map(|(count, topic)| (topic, count))
            .collect();
        counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counted
    }
}

fn is_about(appeal: &Appeal, topic: &str) -> bool {
    topics_of(appeal)
        .iter()
        .any(|held| topics::same(held, topic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::appeal::sample_row;

    fn shelf() -> Shelf {
        let row = |slug: &str, status: &str, titles: &str, topics: &str| Appeal {
            slug: slug.into(),
            status: status.into(),
            titles: Some(titles.into()),
            kind: Some("petition".into()),
            topics: Some(topics.into()),
            ..sample_row()
        };
        Shelf {
            appeals: vec![
                row(
                    "gate",
                    "open",
                    r#"{"en":"Open the gate","zh-Hant":"打開閘門"}"#,
                    r#"["DockSafety","勞工"]"#,
                ),
                row(
                    "pay",
                    "closed",
                    r#"{"fr":"Été sans salaire"}"#,
                    r#"["docksafety"]"#,
                ),
            ],
            organisers: BTreeMap::from([(
                "https://a.example/orgs/a".into(),
                BTreeMap::from([("es".into(), "Unión de Estibadores".into())]),
            )]),
        }
    }

    fn found(query: &str, topic: Option<&str>) -> Vec<String> {
        let wanted = Wanted::read(&Query::read(Some(query)), topic.map(str::to_owned));
        let shelf = shelf();
        shelf
            .find(&wanted)
            .iter()
            .map(|one| one.slug.clone())
            .collect()
    }

    #[test]
    fn titles_in_any_language_and_organisers_answer() {
        assert_eq!(found("q=GATE", None), ["gate"]);
        assert_eq!(found("q=%E9%96%98%E9%96%80", None), ["gate"]);
        assert_eq!(found("q=ete", None), ["pay"]);
        assert_eq!(found("q=union", None), ["gate", "pay"]);
        assert_eq!(found("q=safety", None), ["gate", "pay"]);
        assert_eq!(found("q=%E5%8A%B3%E5%B7%A5", None), ["gate"], "simplified");
        assert!(found("q=nothing", None).is_empty());
    }

    #[test]
    fn status_kind_and_topic_narrow() {
        assert_eq!(found("status=ended", None), ["pay"]);
        assert_eq!(found("status=open", None), ["gate"]);
        assert!(found("kind=open-letter", None).is_empty());
        assert_eq!(found("kind=no-such-kind", None).len(), 2);
        assert_eq!(found("", Some("DOCKSAFETY")), ["gate", "pay"]);
        assert_eq!(found("topic=%E5%8B%9E%E5%B7%A5", None), ["gate"]);
    }

    #[test]
    fn a_delivered_appeal_is_found_under_open_unless_it_was_closed_before() {
        let mut shelf = shelf();
        shelf.appeals[1].status = "delivered".into();
        let count = |shelf: &Shelf, query: &str| {
            let wanted = Wanted::read(&Query::read(Some(query)), None);
            shelf.find(&wanted).len()
        };
        assert_eq!(count(&shelf, "status=open"), 2);
        assert_eq!(count(&shelf, "status=delivered"), 1);
        assert_eq!(count(&shelf, "status=ended"), 0);
        shelf.appeals[1].closed = true;
        assert_eq!(count(&shelf, "status=open"), 1);
        assert_eq!(count(&shelf, "status=delivered"), 1);
        assert_eq!(count(&shelf, "status=ended"), 1);
    }

    #[test]
    fn organisers_are_called_by_name_where_it_is_known() {
        let (shelf, spanish) = (shelf(), Language::from_tag("es").unwrap());
        let mut appeal = shelf.appeals[0].clone();
        assert_eq!(shelf.organiser(&appeal, spanish), "Unión de Estibadores");
        appeal.organiser = "https://b.example/orgs/b".into();
        assert_eq!(shelf.organiser(&appeal, spanish), "b.example");
    }

    #[test]
    fn topics_are_counted_whatever_their_case() {
        assert_eq!(
            shelf().topics(),
            [("DockSafety".to_owned(), 2), ("勞工".to_owned(), 1)]
        );
    }
}

//! What of an appeal fits on a card, a badge or a widget.

use crate::{
    language::{Language, ToArgument as _, spoken, t},
    pages::{
        appeal::{besides, current, letter},
        cards,
        names::People,
        shell::Query,
        signing::withdrawn_at,
        times,
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{Besides, Status, Text, signed},
};
use chrono::{DateTime, Utc};
use undersigned_federation::{profile::Profile, views::AppealView};

/// An appeal in short, in one language.
#[derive(Debug, Clone)]
pub struct Brief {
    /// The language of the words around the title: that of the title where we speak it.
    pub language: Language,
    /// Its title.
    pub title: Text,
    /// Who calls for it.
    pub organiser: Text,
    /// Where it stands.
    pub status: Status,
    /// What kind of text: a code.
    pub kind: String,
    /// Organisations behind the current wording.
    pub organisations: u64,
    /// Organisations that signed an earlier one.
    pub earlier: u64,
    /// Whoever signed besides.
    pub besides: Besides,
    /// When it closes, if it does, while it takes signatures.
    pub deadline: Option<DateTime<Utc>>,
    /// When it was withdrawn, where it was.
    pub withdrawn: Option<DateTime<Utc>>,
    /// Path of its page here.
    pub path: String,
    /// Address of its page here, in the language that was asked for.
    pub href: String,
    /// The same as people write it.
    pub address: String,
    /// The colour of the organiser, as `#1f3f77`: its own where it is of this server and has
    /// chosen one.
    pub accent: String,
}

/// The colour of whoever has chosen none.
pub(super) const ACCENT: &str = "#1f3f77";

impl Brief {
    /// An appeal in short: in the language that the query names, or else the reader's, or else
    /// the first in which the appeal is written.
    ///
    /// # Errors
    /// The database; an appeal without a note has nothing to show.
    pub async fn of(
        web: &WebState,
        view: &AppealView,
        query: &Query,
        reader: Language,
    ) -> Answer<Self> {
        let (note, _) = current(view).ok_or_else(Problem::not_found)?;
        let shown = letter::shown(&note.text, query, reader);
        let title = letter::titles(&note.text, &shown)
            .into_iter()
            .next()
            .unwrap_or_else(|| letter::title(&note.text, reader));
        let language = spoken(&title.language).unwrap_or(reader);
        let survey = web.surveys.of(view).await;
        let people = People::of(web, language, view, &survey);
        let list = view.list.as_ref();
        let organiser = list.organiser.as_deref().unwrap_or(&view.appeal.organiser);
        let status = Status::from_code(note.status.name());
        let path = cards::address(web, &view.appeal);
        let page = web.instance.addresses.path(&path);
        let organisations = web.instance.organizations().await?;
        let accent = organisations
            .iter()
            .find(|one| Some(one.id) == view.appeal.organization_id)
            .and_then(|one| Profile::of(one).accent);
        Ok(Self {
            accent: accent.map_or_else(|| ACCENT.to_owned(), |accent| accent.to_string()),
            organiser: people.name(organiser),
            kind: note.text.kind.name().to_owned(),
            organisations: list.totals.organisations.current,
            earlier: list.totals.organisations.earlier,
            besides: besides(list),
            deadline: times::deadline(note),
            withdrawn: withdrawn_at(view),
            address: crate::pages::names::plain_address(&page),
            href: match query.get("lang") {
                Some(_) => format!("{page}?lang={}", title.language),
                None => page,
            },
            language,
            title,
            status,
            path,
        })
    }

    /// How many signed, in words.
    pub(super) fn count(&self) -> String {
        signed(
            self.language,
            self.organisations,
            self.earlier,
            &self.besides,
        )
    }

    /// The same where there is little room. Organisations that are only counted, and which wording people signed, are left
    /// to where it is said in full; what is said is as true without them.
    pub(super) fn count_in_short(&self) -> String {
        let Besides {
            personal, people, ..
        } = self.besides;
        let people = personal.saturating_add(people);
        let is_named = self.organisations > 0 || self.earlier > 0;
        if !is_named && people == 0 {
            let besides = Besides {
                any_wording: false,
                ..self.besides
            };
            return signed(self.language, 0, 0, &besides);
        }
        let mut parts = Vec::new();
        let say = |key: &str, count: u64| t(self.language, key, &[("count", count.argument())]);
        if is_named {
            // Beside those behind the wording that stands, the others have words of their own.
            let earlier = match self.organisations {
                0 => self.earlier,
                _ => 0,
            };
            let nobody = Besides::default();
            parts.push(signed(self.language, self.organisations, earlier, &nobody));
        }
        if self.organisations > 0 && self.earlier > 0 {
            parts.push(say("badge-earlier", self.earlier));
        }
        if people > 0 {
            parts.push(say("appeal-people", people));
        }
        parts.join(" · ")
    }

    /// Whether nobody has signed it as it stands now, and some have signed an earlier wording.
    #[must_use]
    pub fn is_earlier_only(&self) -> bool {
        self.organisations == 0 && self.earlier > 0
    }

    /// What kind of text it is, in words.
    pub(super) fn kind_words(&self) -> String {
        crate::language::try_t(self.language, &format!("kind-{}", self.kind), &[])
            .unwrap_or_else(|| self.kind.clone())
    }
}

//! What the pages about deciding have in common: what is held, where things are, how they are
//! called.

use crate::{
    markdown,
    pages::{
        appeal::letter,
        cards, desk,
        names::{self, ByLanguage},
        session::{Fields, SignedIn},
        signing::{withdrawn_at, withdrawn_millis},
    },
    problem::{Answer, Problem},
    survey::Survey,
    views::{FieldError, Page, Text},
};
use chrono::{DateTime, Utc};
use std::{collections::BTreeMap, sync::Arc};
use undersigned_domain::{
    AppealText, Digest, KnownWording, Note,
    admission::Role,
    attestation::SignerKind,
    decided_until, ids,
    list::Origin,
    proceedings::{Amendment, Ballot, BallotEntry, Question, Record},
};
use undersigned_federation::{FederationError, views::AppealView};

/// Letters of a clause where it is only named.
const NAMED: usize = 90;

/// An appeal and what is decided about it.
pub struct Held {
    /// The appeal.
    pub view: AppealView,
    /// Amendments and ballots.
    pub record: Arc<Record>,
    /// What their authors and voters are called.
    called: BTreeMap<String, ByLanguage>,
    /// With every wording that is known.
    survey: Arc<Survey>,
}

impl Held {
    /// What is held of an appeal, by its id.
    ///
    /// # Errors
    /// 404 where this server does not hold it; the database.
    pub async fn of(signed: &SignedIn, object: &str) -> Answer<Self> {
        let instance = signed.instance();
        let view = instance
            .view_by_id(object)
            .await?
            .ok_or_else(Problem::not_held)?;
        let record = instance.record(&view.appeal, &view.snapshot).await?;
        let called = called(signed, &view, &record).await?;
        Ok(Self {
            survey: signed.state.surveys.of(&view).await,
            view,
            record,
            called,
        })
    }

    /// The wording as it is now.
    ///
    /// # Errors
    /// 404 where it has not arrived.
    pub fn note(&self) -> Answer<&Note> {
        self.view.list.current().ok_or_else(Problem::not_held)
    }

    /// The wording with a digest; none where this server never had it.
    pub fn wording(&self, pinned: &Digest) -> Option<&Note> {
        let now = self.view.list.current();
        if let Some(now) = now.filter(|now| now.text_digest == *pinned) {
            return Some(now);
        }
        let mut known = self.survey.wordings.iter();
        known
            .find(|known| known.text_digest == *pinned)
            .and_then(KnownWording::note)
    }

    /// When the appeal was withdrawn, after which nothing is decided about it.
    pub fn withdrawn(&self) -> Option<DateTime<Utc>> {
        withdrawn_at(&self.view)
    }

    /// Whether the appeal was withdrawn before a ballot had ended.
    pub fn is_cut_off(&self, entry: &BallotEntry) -> bool {
        entry.is_cut_off(withdrawn_millis(&self.view))
    }

    /// Until when anything was decided, in milliseconds since 1970: now, or when the appeal was withdrawn.
    pub fn decided_until(&self, signed: &SignedIn) -> u64 {
        decided_until(withdrawn_millis(&self.view), now(signed))
    }

    /// The appeal's id.
    pub fn object(&self) -> &str {
        &self.view.appeal.ap_id
    }

    /// What an actor is called; its host where nobody knows.
    pub fn name(&self, signed: &SignedIn, actor: &str) -> Text {
        let known = self.called.get(actor);
        known
            .and_then(|map| names::first(map, signed.visitor.language))
            .unwrap_or_else(|| Text::new("", ids::host(actor)))
    }

    /// Whether the organisation may propose, speak and vote: it is on the list, or calls for it.
    pub fn is_admitted(&self, signed: &SignedIn) -> bool {
        let actor = &signed.organization.ap_id;
        let state = self.view.snapshot.state();
        state.keys_let_in(actor).next().is_some() || self.is_initiator(signed)
    }

    /// Whether somebody is known here as one of those who vote: let in, on the list, or calling for
    /// the appeal.
    pub fn is_known(&self, actor: &str) -> bool {
        let list = &self.view.list;
        let state = self.view.snapshot.state();
        state.keys_let_in(actor).next().is_some()
            || list.entries.iter().any(|entry| entry.id == actor)
            || list.initiators.iter().any(|one| one.actor == actor)
    }

    /// Whether the organisation may open ballots.
    pub fn is_initiator(&self, signed: &SignedIn) -> bool {
        let mut initiators = self.view.list.initiators.iter();
        initiators.any(|one| {
            one.actor == signed.organization.ap_id
                && matches!(one.role, Role::Organiser | Role::CoInitiator)
        })
    }

    /// Every wording that is known here, the first first.
    pub fn wordings(&self) -> &[KnownWording] {
        &self.survey.wordings
    }

    /// Where readers see it; `below` is the rest of the address.
    pub fn public_href(&self, signed: &SignedIn, below: &str) -> String {
        format!(
            "{}/{below}",
            cards::address(&signed.state, &self.view.appeal)
        )
    }

    /// What is voted on, and the words of the amendment, if it is one.
    pub fn question(
        &self,
        signed: &SignedIn,
        page: &Page,
        ballot: &Ballot,
    ) -> (String, Option<Text>) {
        match &ballot.question {
            Question::Text { revision, .. } => {
                let text = page.t1("deciding-question-text", "wording", *revision);
                (text, None)
            }
            Question::Committee(_) => (page.t("deciding-committee"), None),
            // The ballot holds the words that are voted on, whatever their author says later.
            Question::Amendment { wording, .. } => self.asks(signed, page, wording),
        }
    }

    /// That an amendment is voted on, and its words.
    pub fn asks(
        &self,
        signed: &SignedIn,
        page: &Page,
        amendment: &Amendment,
    ) -> (String, Option<Text>) {
        let what = self.change_words(page, amendment);
        let question = page.t1("deciding-question-amendment", "what", what);
        (question, self.proposed(signed, amendment))
    }
}

/// Words of an appeal, or for it, in few: in the reader's language where they are in it, or else as they are signed.
pub fn named(of: &AppealText, words: &ByLanguage, signed: &SignedIn) -> Option<Text> {
    let text = letter::first_said(of, words, signed.visitor.language)?;
    Some(Text::new(
        &text.language,
        markdown::plain(&text.words, NAMED),
    ))
}

async fn called(
    signed: &SignedIn,
    view: &AppealView,
    record: &Record,
) -> Answer<BTreeMap<String, ByLanguage>> {
    // Whoever calls for the appeal is named also where nobody has spoken yet: in a look at terms, above all.
    let initiators = view.list.initiators.iter();
    let mut actors: Vec<&str> = initiators.map(|one| one.actor.as_str()).collect();
    actors.push(&signed.organization.ap_id);
    for entry in &record.amendments {
        actors.push(&entry.author);
        actors.extend(entry.positions.iter().map(|one| one.author.as_str()));
    }
    for entry in &record.ballots {
        actors.push(&entry.author);
        actors.extend(entry.ballot.roll.iter().map(|one| one.voter.as_str()));
        if let Question::Committee(committee) = &entry.ballot.question {
            let candidates = committee.candidates.iter();
            actors.extend(candidates.filter_map(|one| one.of.as_deref()));
        }
    }
    actors.sort_unstable();
    actors.dedup();
    let mut called = signed.instance().actor_names(&actors).await?;
    called.retain(|_, names| !names.is_empty());
    let entries = view.list.entries.iter();
    for entry in entries.filter(|entry| !entry.names.name_map.is_empty()) {
        let votes = entry.origin == Origin::OwnServer && entry.kind == SignerKind::Organisation;
        if votes || actors.binary_search(&entry.id.as_str()).is_ok() {
            let name = || entry.names.name_map.clone().into();
            called.entry(entry.id.clone()).or_insert_with(name);
        }
    }
    Ok(called)
}

/// A page of the desk about an appeal, or about one thing in it.
fn href(path: &str, object: &str, id: Option<&str>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("object", object);
    if let Some(id) = id {
        query.append_pair("id", id);
    }
    format!("/desk/{path}?{}", query.finish())
}

/// Everything that is decided about an appeal.
pub fn overview_href(object: &str) -> String {
    href("amendments", object, None)
}

/// Where an amendment is written, or a ballot opened; `what` is the folder.
pub fn new_href(what: &str, object: &str) -> String {
    href(&format!("{what}/new"), object, None)
}

/// Where what was adopted is taken into the text.
pub fn take_href(object: &str) -> String {
    href("amendments/take", object, None)
}

/// Where an amendment is changed.
pub fn change_href(object: &str, id: &str) -> String {
    href("amendments/change", object, Some(id))
}

/// The page of an amendment.
pub fn amendment_href(object: &str, id: &str) -> String {
    href("amendments/one", object, Some(id))
}

/// The page of a ballot.
pub fn ballot_href(object: &str, id: &str) -> String {
    href("ballots/one", object, Some(id))
}

/// The last part of an id, by which its public page goes.
pub fn name_of(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or_default()
}

/// The texts of a form in the languages of an appeal: `text-1` goes with `language-1`.
pub fn by_language(fields: &Fields, name: &str, languages: &[String]) -> ByLanguage {
    let rows = 1..=languages.len();
    rows.filter_map(|row| {
        let language = fields.text(&format!("language-{row}"));
        let words = fields.lines(&format!("{name}-{row}"));
        let words = words.trim();
        (languages.contains(&language) && !words.is_empty()).then(|| (language, words.to_owned()))
    })
    .collect()
}

/// The text of a field in the language that was chosen beside it.
pub fn in_chosen(fields: &Fields, name: &str) -> ByLanguage {
    let words = fields.lines(name);
    match words.trim() {
        "" => ByLanguage::new(),
        words => ByLanguage::from([(fields.text("language"), words.to_owned())]),
    }
}

/// What was refused, beside a field.
///
/// # Errors
/// What nobody at the desk can put right becomes a problem.
pub fn refused(page: &Page, field: &str, error: FederationError) -> Answer<FieldError> {
    let key = match error.code() {
        "not_admitted" => "deciding-not-listed",
        "ballot_closed" => "deciding-closed",
        "amendment_in_ballot" => "deciding-in-ballot",
        "proceeding_stale" => "deciding-stale",
        "clause_unknown" => "deciding-clause",
        "closes_past" => "deciding-closes",
        "closes_far" => "deciding-closes-far",
        "language_missing" => "deciding-language",
        "nothing_changed" => "deciding-nothing-changed",
        "amendment_known" => "deciding-known",
        "amendment_decided" => "deciding-decided",
        "ballot_open" => "deciding-ballot-open",
        "voter_unknown" => "deciding-voter-unknown",
        "delegate_key" => "deciding-delegate-key",
        "delegate_unreachable" => "deciding-delegate-unreachable",
        "part_misplaced" => "deciding-part",
        "seats_many" => "deciding-seats-many",
        _ => return desk::words::beside(page, field, error),
    };
    Ok(desk::words::wrong(page, field, key))
}

/// Milliseconds since 1970.
pub fn now(signed: &SignedIn) -> u64 {
    signed.instance().clock.seq()
}

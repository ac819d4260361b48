//! The chain that lets an entry in: from the root key to what was signed, each proof checked.

use crate::{
    pages::{names::People, times},
    problem::Answer,
    state::WebState,
    views::{
        Digest, Page,
        entry::{ChainLink, ChainStep},
    },
};
use chrono::{DateTime, Utc};
use std::sync::Arc;
use undersigned_domain::{
    Content, Entry, Multikey, State, Statement,
    admission::{AdmissionState, Role},
    ids::same_origin,
    list::Initiator,
};
use undersigned_federation::views::AppealView;

/// Most admissions between the root and a signature: of the organiser's key, an initiator, the signer.
const MOST_ADMISSIONS: usize = 3;

/// Lines of the history of one entry.
const MOST_SAID: usize = 60;

/// The statement that stands for an entry.
pub fn signed<'a>(state: &'a State, entry: &Entry) -> Option<&'a Statement> {
    state
        .statements()
        .find(|statement| statement.digest == entry.digest)
        .map(Arc::as_ref)
}

/// The steps from the root key to an entry, and whether they begin there and every proof holds.
pub async fn chain(
    web: &WebState,
    view: &AppealView,
    entry: &Entry,
    signed: Option<&Statement>,
    people: &People,
) -> Answer<(Vec<ChainStep>, bool)> {
    let Some(signed) = signed else {
        return Ok((Vec::new(), false));
    };
    let state = view.snapshot.state();
    let (let_in, mut holds) = admissions(state, &view.list.initiators, signed);
    let mut steps = vec![ChainStep {
        what: ChainLink::Root(Digest::new(state.appeal().root.as_str())),
        at: None,
        digest: None,
        holds: true,
    }];
    for (what, statement) in links(let_in, entry, signed, people) {
        let held = web
            .instance
            .held_statement(view.appeal.id, statement.digest)
            .await?;
        let digest = statement.digest.hex();
        // Checked once more, from the text as it is held.
        let proved = match held {
            Some(held) => web.instance.proves_itself(held.text).await?,
            None => false,
        };
        holds &= proved;
        steps.push(ChainStep {
            what,
            at: times::said(statement),
            digest: Some(ends(&digest)),
            holds: proved,
        });
    }
    Ok((steps, holds))
}

/// First and last characters.
fn ends(digest: &str) -> String {
    let last = digest.len().saturating_sub(6);
    format!(
        "{}…{}",
        digest.get(..6).unwrap_or_default(),
        digest.get(last..).unwrap_or_default()
    )
}

type Link<'a> = (ChainLink, &'a Statement);

fn links<'a>(
    let_in: Vec<(&'a Statement, Role)>,
    entry: &Entry,
    signed: &'a Statement,
    people: &People,
) -> Vec<Link<'a>> {
    let word = |who: &str| people.name(who).words;
    let link = |(statement, role): (&'a Statement, Role)| {
        let who = word(statement.about.first().map_or("", String::as_str));
        let what = match role {
            Role::Organiser => ChainLink::Organiser(who),
            Role::CoInitiator | Role::Keeper => ChainLink::Initiator(who, role.name().to_owned()),
            Role::Signer => ChainLink::LetIn(word(&statement.author)),
        };
        (what, statement)
    };
    let last = match &signed.content {
        Content::Attestation(_) => ChainLink::Attested(word(&signed.author)),
        _ => ChainLink::Endorsed(
            entry
                .pin
                .as_ref()
                .map_or(0, |pin| u32::try_from(pin.revision).unwrap_or(u32::MAX)),
        ),
    };
    let links = let_in.into_iter().map(link);
    links.chain([(last, signed)]).collect()
}

/// The admissions by which the key counts that signed something, from the root on, and whether they
/// do begin there.
fn admissions<'a>(
    state: &'a State,
    initiators: &[Initiator],
    signed: &'a Statement,
) -> (Vec<(&'a Statement, Role)>, bool) {
    let mut found = Vec::new();
    // Backwards from the key that signed to the one that nobody lets in.
    let (mut actor, mut key) = (signed.author.as_str(), &signed.key);
    while !is_root(state, actor, key) && found.len() < MOST_ADMISSIONS {
        let Some((statement, role)) = let_in(state, initiators, actor, key) else {
            break;
        };
        found.push((statement, role));
        (actor, key) = (statement.author.as_str(), &statement.key);
    }
    found.reverse();
    (found, is_root(state, actor, key))
}

/// What initiators have said of a signer, newest first: who let it in or confirmed its names, who
/// removed it, and when it signed; of what others attest when it was listed, and who changed it since. A state keeps the newest
/// word of each key, no others.
pub fn history(
    state: &State,
    entry: &Entry,
    people: &People,
    page: &Page,
) -> Vec<(DateTime<Utc>, String)> {
    let is_it = |about: &String| *about == entry.id || entry.same_as.contains(about);
    let mut said: Vec<(DateTime<Utc>, String)> = state
        .statements()
        .filter(|statement| statement.about.first().is_some_and(is_it))
        .filter_map(|statement| {
            let Content::Admission(admission) = &statement.content else {
                return None;
            };
            let key = match admission.state {
                AdmissionState::Admitted => "reading-history-let-in",
                AdmissionState::Removed => "reading-history-removed",
                AdmissionState::Ended => "reading-history-ended",
            };
            let who = people.name(&statement.author).words;
            Some((times::signed(statement.seq)?, page.t1(key, "who", who)))
        })
        .collect();
    if let Some(signed) = signed(state, entry) {
        said.extend(was_signed(signed, people, page));
    }
    said.sort_by(|a, b| b.cmp(a));
    // Who has changed its key has said the same again under the new one, of the same time.
    said.dedup();
    said.truncate(MOST_SAID);
    said
}

/// When the statement that stands was signed. Of an attestation that was changed also when it was listed, by what it says itself.
fn was_signed(signed: &Statement, people: &People, page: &Page) -> Vec<(DateTime<Utc>, String)> {
    let line = |at: Option<DateTime<Utc>>, words: String| at.map(|at| (at, words));
    let lines = match (&signed.content, times::said_otherwise(signed)) {
        (Content::Attestation(attestation), Some(at)) => {
            let who = people.name(&signed.author).words;
            let listed = attestation.since.and_then(times::signed);
            [
                line(Some(at), page.t1("reading-history-changed", "who", who)),
                line(listed, page.t("reading-history-listed")),
            ]
        }
        (Content::Endorsement(_), _) => {
            let words = page.t("reading-history-signed-itself");
            [line(times::said(signed), words), None]
        }
        _ => {
            let words = page.t("reading-history-signed");
            [line(times::said(signed), words), None]
        }
    };
    lines.into_iter().flatten().collect()
}

fn is_root(state: &State, author: &str, key: &Multikey) -> bool {
    *key == state.appeal().root && same_origin(author, &state.appeal().object)
}

/// The admission by which a key was let in, in its highest role. Of those whose word counts, as the
/// list says: the root names organiser's keys, these name initiators, and all of them name signers.
fn let_in<'a>(
    state: &'a State,
    initiators: &[Initiator],
    actor: &'a str,
    key: &Multikey,
) -> Option<(&'a Statement, Role)> {
    let is = |role: Role, actor: &str, key: &Multikey| {
        let mut those = initiators.iter().filter(|one| one.role == role);
        those.any(|one| one.actor == actor && one.keys.contains(key))
    };
    let counts = |(statement, role): &(&Statement, Role)| {
        let (by, with) = (statement.author.as_str(), &statement.key);
        match role {
            Role::Organiser => is(Role::Organiser, actor, key) && is_root(state, by, with),
            Role::CoInitiator | Role::Keeper => {
                is(*role, actor, key) && is(Role::Organiser, by, with)
            }
            Role::Signer => Role::ALL.iter().any(|(_, role)| is(*role, by, with)),
        }
    };
    state
        .admissions_of(actor)
        .filter_map(|(_, register)| register.value())
        .filter_map(|statement| match &statement.content {
            Content::Admission(admission)
                if admission.state == AdmissionState::Admitted
                    && admission.admits.as_ref() == Some(key) =>
            {
                Some((statement.as_ref(), admission.role))
            }
            _ => None,
        })
        .filter(counts)
        .min_by_key(|(statement, role)| (*role, statement.seq))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;
    use std::collections::BTreeMap;
    use undersigned_domain::{
        AppealKey, Author, Envelope, Names, SecretKey, Verified,
        attestation::{Provenance, SignerKind},
        author::{AdmissionOf, AttestationOf},
        endorsement::Pin,
        fold,
    };

    const APPEAL: &str = "https://hub.example/appeals/free-them-now";

    fn author(name: &str, seed: u8) -> Author {
        let actor = format!("https://{name}.example/orgs/{name}");
        Author {
            key: SecretKey::from_seed(&[seed; 32]),
            key_id: format!("{actor}#ed25519-{seed}"),
            actor,
        }
    }

    fn appeal() -> AppealKey {
        AppealKey {
            object: APPEAL.to_owned(),
            root: author("hub", 1).key.public(),
        }
    }

    fn envelope(by: &Author, seq: u64) -> Envelope {
        Envelope {
            id: format!("{}/said/{seq}", by.actor),
            appeal: appeal(),
            seq,
            published: "2026-12-02T00:00:00Z".to_owned(),
        }
    }

    fn says(by: &Author, seq: u64, whom: &Author, role: Role, state: AdmissionState) -> Verified {
        let key = whom.key.public();
        let admission = AdmissionOf {
            about: &whom.actor,
            role,
            // Who is removed is so with all its keys.
            admits: (state == AdmissionState::Admitted).then_some(&key),
            state,
            names_digest: None,
            ordinal: None,
            since: None,
            reason: None,
            overrules: &[],
        };
        let said = by.admit(&envelope(by, seq), &admission);
        said.expect("a sound admission")
    }

    fn pin() -> Pin {
        Pin {
            revision: 1,
            text_digest: undersigned_domain::Digest::of(&[b"text"]),
        }
    }

    fn names() -> Names {
        Names {
            name_map: [("en".to_owned(), "Dockers".to_owned())].into(),
            ..Names::default()
        }
    }

    fn endorses(by: &Author, seq: u64) -> Verified {
        let said = by.endorse(&envelope(by, seq), &pin(), &names(), &[]);
        said.expect("a sound endorsement")
    }

    /// Attests a form that was first listed at a time.
    fn attests(by: &Author, seq: u64, since: u64, signed_at: Option<&str>) -> Verified {
        let (pin, names) = (pin(), names());
        let attestation = AttestationOf {
            pin: &pin,
            names: &names,
            kind: SignerKind::Organisation,
            provenance: Provenance::WebForm,
            initiated: false,
            ordinal: None,
            signed_at,
            since,
            account: None,
            evidence: None,
        };
        let said = by.attest(&envelope(by, seq), &attestation);
        said.expect("a sound attestation")
    }

    /// Who admitted by each step of the one entry's chain, and whether it begins at the root.
    fn let_in_by(said: &[&Verified]) -> (Vec<(String, Role)>, bool) {
        let said: Vec<_> = said.iter().map(|said| said.statement().clone()).collect();
        let (state, _) = State::gather(appeal(), &said);
        let list = fold(&state);
        let signed = signed(&state, &list.entries[0]).expect("it is there");
        let (found, whole) = admissions(&state, &list.initiators, signed);
        let by = |(statement, role): (&Statement, Role)| (statement.author.clone(), role);
        (found.into_iter().map(by).collect(), whole)
    }

    #[test]
    fn a_chain_leads_through_those_whose_word_counts() {
        let (hub, nurses, dockers) = (author("hub", 1), author("nurses", 2), author("dockers", 3));
        let as_initiator =
            |seq: u64, state: AdmissionState| says(&hub, seq, &nurses, Role::CoInitiator, state);
        let named = as_initiator(10, AdmissionState::Admitted);
        let first = says(
            &nurses,
            20,
            &dockers,
            Role::Signer,
            AdmissionState::Admitted,
        );
        let signed = endorses(&dockers, 21);
        let second = says(&hub, 30, &dockers, Role::Signer, AdmissionState::Admitted);
        let through_nurses = vec![
            (hub.actor.clone(), Role::CoInitiator),
            (nurses.actor.clone(), Role::Signer),
        ];
        let before = let_in_by(&[&named, &first, &signed, &second]);
        assert_eq!(before, (through_nurses, true));
        // The nurses' admission stays in the state, and lets nobody in any more.
        let gone = as_initiator(40, AdmissionState::Removed);
        let after = let_in_by(&[&named, &first, &signed, &second, &gone]);
        let by_hub = vec![(hub.actor.clone(), Role::Signer)];
        assert_eq!(after, (by_hub, true));
    }

    #[test]
    fn what_is_said_again_under_another_key_stands_in_the_history_once() {
        let (hub, changed, dockers) = (author("hub", 1), author("hub", 4), author("dockers", 3));
        let admitted = AdmissionState::Admitted;
        let said = [
            says(&hub, 10, &changed, Role::Organiser, admitted),
            says(&hub, 20, &dockers, Role::Signer, admitted),
            endorses(&dockers, 21),
            says(&changed, 20, &dockers, Role::Signer, admitted),
        ];
        let said: Vec<_> = said.iter().map(|one| one.statement().clone()).collect();
        let (state, _) = State::gather(appeal(), &said);
        let list = fold(&state);
        let people = People::known(ENGLISH, "https://hub.example", BTreeMap::new());
        let page = Page::new(ENGLISH, "A", "hub.example", "/");
        let told = history(&state, &list.entries[0], &people, &page);
        assert_eq!(told.len(), 2, "{told:?}");
    }

    #[test]
    fn who_changed_what_it_attests_stands_in_the_history() {
        let hub = author("hub", 1);
        let told = |said: Verified| {
            let said = [said.statement().clone()];
            let (state, _) = State::gather(appeal(), &said);
            let list = fold(&state);
            let people = People::known(ENGLISH, "https://hub.example", BTreeMap::new());
            let page = Page::new(ENGLISH, "A", "hub.example", "/");
            let told = history(&state, &list.entries[0], &people, &page).into_iter();
            told.map(|(at, words)| (at.timestamp_millis(), words))
                .collect::<Vec<_>>()
        };
        let signed = "The statement that stands here was signed.".to_owned();
        let first = told(attests(&hub, 1_000, 1_000, None));
        assert_eq!(first, [(1_000, signed.clone())]);
        let confirmed = Some("1970-01-01T00:00:00Z");
        let changed = told(attests(&hub, 1_500, 1_000, confirmed));
        assert_eq!(changed.len(), 2, "{changed:?}");
        assert!(changed[0].0 == 1_500 && changed[0].1.contains(" changed it"));
        assert!(changed[1].0 == 1_000 && changed[1].1.contains("came onto the list"));
        // By the link in its e-mail it signed a later wording then.
        let anew = told(attests(&hub, 90_500, 1_000, Some("1970-01-01T00:01:30Z")));
        assert_eq!(anew, [(90_500, signed)]);
    }

    #[test]
    fn what_does_not_begin_at_the_root_is_not_whole() {
        let (hub, dockers) = (author("hub", 1), author("dockers", 3));
        let let_in = says(&hub, 10, &dockers, Role::Signer, AdmissionState::Admitted);
        let signed = endorses(&dockers, 11);
        let said = [let_in.statement().clone(), signed.statement().clone()];
        let (state, _) = State::gather(appeal(), &said);
        let (found, whole) = admissions(&state, &[], signed.statement());
        assert!(found.is_empty() && !whole);
    }

    #[test]
    fn a_digest_is_told_by_its_ends() {
        assert_eq!(ends("0123456789abcdef"), "012345…abcdef");
    }
}

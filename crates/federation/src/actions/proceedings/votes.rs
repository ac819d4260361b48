//! Voting, in the open or under seal, and opening what was sealed once the ballot has closed.

use super::{
    Floor, Said, amendments::check_not_withdrawn, ballot_unknown, ballots::closed, begin, is_about,
};
use crate::{FederationError, Instance, actions::endorse::check_still_here, error::Result};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use undersigned_domain::{
    Author, Fault, Multikey,
    proceedings::{
        BallotEntry, Cast, Choices, Opening, Proceeding, Question, RollEntry, Vote, commitment,
    },
};
use undersigned_store::{
    appeals::Appeal,
    organizations::Organization,
    vote_seals::{self as seals, NewVoteSeal, VoteSeal},
};

const TYPE: &str = "Vote";
const OPENING: &str = "Opening";

/// Votes for a voter on the roll: for itself, or for another that has named this organisation. Said
/// again before the ballot closes, the later vote holds. Where votes are sealed, this one is sealed,
/// and opened by itself after the ballot has closed.
///
/// # Errors
/// [`FederationError::NotFound`] where there is no such ballot; [`FederationError::Conflict`]
/// `ballot_closed`, `delegate_key`, `withdrawn` where the appeal is, and `moved` where the roll names where it has moved to;
/// [`FederationError::Forbidden`] `not_on_roll` and `not_admitted`; [`FederationError::Invalid`] for
/// choices that do not answer the question.
pub async fn vote(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    ballot: &str,
    voter: &str,
    choices: Choices,
) -> Result<Proceeding> {
    let snapshot = instance.snapshot(appeal).await?;
    check_not_withdrawn(snapshot.list())?;
    let record = instance.record(appeal, &snapshot).await?;
    let entry = record.ballot(ballot).filter(|entry| !entry.cancelled);
    let entry = entry.ok_or_else(ballot_unknown)?;
    check_answers(&choices, &entry.ballot.question)?;
    let place = entry.ballot.roll.iter().find(|place| place.voter == voter);
    let place = place.filter(|place| votes_for(place, &organization.ap_id));
    let place = place.ok_or_else(|| {
        FederationError::forbidden(
            "not_on_roll",
            "the roll of this ballot does not let this organisation vote for that voter",
        )
    })?;
    // The roll was fixed while both were on the list; one of them decides.
    if voter == organization.ap_id && is_on_roll_elsewhere(organization, &entry.ballot.roll) {
        check_still_here(organization)?;
    }
    let floor = begin(instance, organization, appeal).await?;
    // Seen only now: what is signed carries the time of the change.
    if i64::try_from(entry.ballot.closes).is_ok_and(|closes| floor.change.tick() >= closes) {
        return Err(closed());
    }
    let fits = |said: &Value| {
        is_about(said, ballot) && said.get("voter").and_then(Value::as_str) == Some(voter)
    };
    let earlier = floor.earlier(TYPE, fits).await?;
    let said_with = earlier.as_ref().map(|row| row.key.as_str());
    let author = author(&floor, place, said_with)?;
    let cast = cast(&floor, &author, entry, voter, choices).await?;
    let said = Vote {
        about: ballot.to_owned(),
        ballot_digest: entry.digest,
        closes: entry.ballot.closes,
        voter: voter.to_owned(),
        cast,
    };
    let proceeding = floor
        .say(
            &author,
            Said {
                kind: TYPE,
                state: "cast",
                earlier: earlier.as_ref(),
                members: said.members(),
            },
        )
        .await?;
    floor.end().await?;
    Ok(proceeding)
}

/// Whether a roll names the actor to which an organisation has moved.
fn is_on_roll_elsewhere(organization: &Organization, roll: &[RollEntry]) -> bool {
    let new = organization.moved_to.as_ref();
    new.is_some_and(|new| roll.iter().any(|place| place.voter == *new))
}

fn votes_for(place: &RollEntry, actor: &str) -> bool {
    match &place.delegate {
        Some(delegate) => delegate.actor == actor,
        None => place.voter == actor,
    }
}

/// Refuses choices that are not such as the question asks for, and says which are.
fn check_answers(choices: &Choices, question: &Question) -> Result<()> {
    let wrong = match (choices, question) {
        (Choices::Candidates(places), Question::Committee(committee)) => {
            let candidates = committee.candidates.len();
            if places.iter().all(|place| *place < candidates) {
                return Ok(());
            }
            format!("there are {candidates} candidates, and their places begin with 0")
        }
        (Choices::Answer(_), Question::Committee(_)) => {
            "this ballot is an election: `choices` has the places of candidates, from 0, as `[0, 2]`, and \
             `[]` is an abstention"
                .to_owned()
        }
        (Choices::Answer(_), Question::Amendment { .. } | Question::Text { .. }) => return Ok(()),
        (Choices::Candidates(_), Question::Amendment { .. } | Question::Text { .. }) => {
            "this ballot asks yes or no: `choices` is `\"yes\"`, `\"no\"` or `\"abstain\"`; places are for \
             elections"
                .to_owned()
        }
    };
    Err(FederationError::invalid(
        Fault::Member("choices").code(),
        wrong,
    ))
}

/// Who signs: the key that the roll names; else the key of the vote that is said anew, while its
/// private half is here, since votes of two keys for one voter stand beside each other; else the key
/// that speaks.
fn author(floor: &Floor, place: &RollEntry, said_with: Option<&str>) -> Result<Author> {
    if let Some(delegate) = &place.delegate {
        let author = floor.keys.author_of(&delegate.key);
        return author.cloned().ok_or_else(|| {
            FederationError::conflict(
                "delegate_key",
                "the roll names a key that this server does not hold any more; ask for another \
                 ballot",
            )
        });
    }
    let actor = &floor.keys.author.actor;
    let same = said_with
        .and_then(|key| key.parse::<Multikey>().ok())
        .filter(|key| !floor.change.state().has_ended(actor, Some(key)))
        .and_then(|key| floor.keys.author_of(&key));
    Ok(same.unwrap_or(&floor.keys.author).clone())
}

/// What is published of the choices: themselves, or what they can be opened with later is kept here.
async fn cast(
    floor: &Floor,
    author: &Author,
    entry: &BallotEntry,
    voter: &str,
    choices: Choices,
) -> Result<Cast> {
    let Some(sealed) = entry.ballot.sealed else {
        return Ok(Cast::Open(choices));
    };
    let instance = floor.change.instance();
    let nonce = URL_SAFE_NO_PAD.encode(instance.entropy.bytes::<32>()?);
    let commitment = commitment(&entry.digest, &choices, &nonce, voter);
    let inside = json!({
        "ballotDigest": entry.digest.to_string(),
        "choices": choices.to_value(),
        "nonce": nonce,
    });
    let owner = owner(&entry.id, &author.actor, voter);
    let new = NewVoteSeal {
        appeal_id: floor.change.appeal.id,
        ballot: entry.id.clone(),
        actor: author.actor.clone(),
        key: author.key.public().to_string(),
        voter: voter.to_owned(),
        closes: i64::try_from(entry.ballot.closes).unwrap_or(i64::MAX),
        opens_until: i64::try_from(sealed.opens_until).unwrap_or(i64::MAX),
        sealed: instance
            .secret
            .seal(inside.to_string().as_bytes(), owner.as_bytes())?,
        created_at: instance.clock.millis(),
    };
    seals::put(&floor.change.transaction, new).await?;
    Ok(Cast::Sealed(commitment))
}

/// Opens a sealed vote of ours, whose ballot has closed.
///
/// # Errors
/// Where its key does not sign any more, or the seal cannot be opened; the database.
pub(super) async fn open(instance: &Instance, appeal: &Appeal, seal: &VoteSeal) -> Result<()> {
    let owner = owner(&seal.ballot, &seal.actor, &seal.voter);
    let broken = || FederationError::Internal("a sealed vote cannot be read".into());
    let inside = instance.secret.open(&seal.sealed, owner.as_bytes());
    let inside = inside.map_err(|_| broken())?;
    let inside: Value = serde_json::from_slice(&inside).map_err(|_| broken())?;
    let text = |name: &str| inside.get(name).and_then(Value::as_str);
    let digest = text("ballotDigest").and_then(|digest| digest.parse().ok());
    let opening = Opening {
        about: seal.ballot.clone(),
        ballot_digest: digest.ok_or_else(broken)?,
        voter: seal.voter.clone(),
        choices: Choices::from_value(&inside["choices"])?,
        nonce: text("nonce").ok_or_else(broken)?.to_owned(),
    };
    let organization = instance.organization(&seal.actor).await?;
    let floor = begin(instance, &organization, appeal).await?;
    let key: Multikey = seal.key.parse().map_err(|_| broken())?;
    let author = floor.keys.author_of(&key).cloned().ok_or_else(|| {
        FederationError::conflict("key_ended", "the key of a sealed vote is not here any more")
    })?;
    // Of two that open one seal the first holds: what was opened is not opened again.
    let fits = |said: &Value| {
        is_about(said, &seal.ballot)
            && said.get("voter").and_then(Value::as_str) == Some(&seal.voter)
            && said.get("nonce").and_then(Value::as_str) == Some(&opening.nonce)
    };
    if floor.earlier(OPENING, fits).await?.is_none() {
        let said = Said {
            kind: OPENING,
            state: "opened",
            earlier: None,
            members: opening.members(),
        };
        floor.say(&author, said).await?;
    }
    seals::delete(&floor.change.transaction, seal.id).await?;
    floor.end().await
}

/// To what a seal belongs: it opens nowhere else.
fn owner(ballot: &str, actor: &str, voter: &str) -> String {
    format!("vote\n{ballot}\n{actor}\n{voter}")
}

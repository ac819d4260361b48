//! Short ways to propose, to open ballots and to vote.

use crate::common::*;
use serde_json::{Map, Value, json};
use undersigned_domain::{
    Author, Digest, Fault, Proceeding, State, Verified,
    admission::Role,
    appeal::ByLanguage,
    fold,
    proceedings::{
        Amendment, AmendmentState, Answer, Ballot, BallotEntry, Cast, Change, Choices, Delegate,
        Envelope, Majority, MajorityOf, Opening, Question, Record, Recount, RollEntry, Sealed,
        Standing, Unopened, Vote,
    },
};

/// When ballots close here.
pub const CLOSES: u64 = 1_000;
/// Until when sealed votes are opened here.
pub const OPENS_UNTIL: u64 = 2_000;

/// Everybody who votes here: the organiser, co-initiator, keeper, dockers and teachers.
pub fn voters() -> [Author; 5] {
    [root(), seafarers(), keeper(), dockers(), teachers()]
}

/// The statements that let all of them in.
pub fn let_in() -> Vec<Verified> {
    and(
        &with_dockers(),
        [
            endorse(&teachers(), 12, "Union of Teachers"),
            admit_named(&seafarers(), 13, &teachers(), "Union of Teachers"),
        ],
    )
}

pub fn address(by: &Author, name: &str) -> String {
    format!("{}/proceedings/{name}", by.actor)
}

/// Signs one.
pub fn speak(
    by: &Author,
    (kind, state): (&str, &str),
    name: &str,
    seq: u64,
    members: Map<String, Value>,
) -> Result<Proceeding, Fault> {
    let (id, appeal) = (address(by, name), appeal());
    let envelope = Envelope {
        id: &id,
        appeal: &appeal,
        seq,
        now: NOW,
    };
    by.proceeding(&envelope, kind, state, members)
}

pub fn amendment(change: Change, clause: &str, words: &str) -> Amendment {
    let text = match change {
        Change::Strike => ByLanguage::new(),
        _ => [("en".to_owned(), words.to_owned())].into(),
    };
    Amendment {
        state: AmendmentState::Proposed,
        revision: 1,
        text_digest: pin().text_digest,
        change,
        clause: clause.to_owned(),
        after: None,
        part: None,
        text,
        reasons: [("en".to_owned(), "It is needed.".to_owned())].into(),
        into: None,
    }
}

pub fn propose(by: &Author, name: &str, seq: u64, amendment: &Amendment) -> Proceeding {
    let kind = ("Amendment", amendment.state.name());
    speak(by, kind, name, seq, amendment.members()).expect("a sound amendment")
}

/// A ballot on the wording, with everybody on the roll, that more than half of the votes decide.
pub fn terms() -> Ballot {
    Ballot {
        question: Question::Text {
            revision: 1,
            text_digest: pin().text_digest,
        },
        roll: voters().iter().map(on_the_roll).collect(),
        quorum: 0,
        majority: Some(Majority {
            of: MajorityOf::Votes,
            percent: 50,
            more: true,
        }),
        closes: CLOSES,
        zone: None,
        sealed: None,
        words: ByLanguage::new(),
    }
}

pub fn on_the_roll(voter: &Author) -> RollEntry {
    RollEntry {
        voter: voter.actor.clone(),
        delegate: None,
    }
}

pub fn delegated(voter: &Author, to: &Author) -> RollEntry {
    RollEntry {
        voter: voter.actor.clone(),
        delegate: Some(Delegate {
            actor: to.actor.clone(),
            key: to.key.public(),
        }),
    }
}

pub fn under_seal(unopened: Unopened) -> Ballot {
    Ballot {
        sealed: Some(Sealed {
            opens_until: OPENS_UNTIL,
            unopened,
        }),
        ..terms()
    }
}

pub fn open(by: &Author, name: &str, seq: u64, ballot: &Ballot) -> Proceeding {
    speak(by, ("Ballot", "open"), name, seq, ballot.members()).expect("a sound ballot")
}

pub fn cancel(by: &Author, name: &str, seq: u64) -> Proceeding {
    speak(by, ("Ballot", "cancelled"), name, seq, Map::new()).expect("a sound cancellation")
}

/// A vote for oneself, or by a delegate for another.
pub fn cast(by: &Author, voter: &Author, ballot: &Proceeding, seq: u64, cast: Cast) -> Proceeding {
    let vote = Vote {
        about: ballot.id.clone(),
        ballot_digest: ballot.digest,
        closes: CLOSES,
        voter: voter.actor.clone(),
        cast,
    };
    speak(by, ("Vote", "cast"), "vote", seq, vote.members()).expect("a sound vote")
}

pub fn vote(by: &Author, ballot: &Proceeding, seq: u64, answer: Answer) -> Proceeding {
    cast(by, by, ballot, seq, Cast::Open(Choices::Answer(answer)))
}

pub fn elect(by: &Author, ballot: &Proceeding, places: &[usize]) -> Proceeding {
    let choices = Choices::Candidates(places.to_vec());
    cast(by, by, ballot, 100, Cast::Open(choices))
}

pub fn nonce(letter: char) -> String {
    letter.to_string().repeat(43)
}

pub fn opening(by: &Author, ballot: &Proceeding, seq: u64, answer: Answer) -> Proceeding {
    let opening = Opening {
        about: ballot.id.clone(),
        ballot_digest: ballot.digest,
        voter: by.actor.clone(),
        choices: Choices::Answer(answer),
        nonce: nonce('n'),
    };
    speak(by, ("Opening", "opened"), "opening", seq, opening.members()).expect("a sound opening")
}

pub fn recount(
    by: &Author,
    ballot: &Proceeding,
    seq: u64,
    result: Digest,
    votes: &[Digest],
) -> Proceeding {
    let mut votes = votes.to_vec();
    votes.sort_unstable();
    let recount = Recount {
        about: ballot.id.clone(),
        ballot_digest: ballot.digest,
        result_digest: result,
        votes,
    };
    speak(
        by,
        ("Recount", "counted"),
        "recount",
        seq,
        recount.members(),
    )
    .expect("a sound recount")
}

pub fn record(state: &State, said: &[Proceeding]) -> Record {
    Record::of(said, state, &fold(state))
}

/// The one ballot that follows from what was said, with everybody let in.
pub fn count(said: &[Proceeding]) -> BallotEntry {
    count_in(&let_in(), said)
}

pub fn count_in(statements: &[Verified], said: &[Proceeding]) -> BallotEntry {
    let mut ballots = record(&state(statements), said).ballots;
    assert_eq!(ballots.len(), 1);
    ballots.remove(0)
}

/// What each vote is worth, in the order of the roll.
pub fn standings(entry: &BallotEntry) -> Vec<Standing> {
    entry.votes.iter().map(|vote| vote.standing).collect()
}

/// The document, without its proof.
pub fn bare(proceeding: &Proceeding) -> Map<String, Value> {
    let mut document = proceeding.value().as_object().expect("an object").clone();
    document.remove("proof");
    document
}

/// Signs a document with one member changed; `null` takes it out.
pub fn with(
    by: &Author,
    proceeding: &Proceeding,
    name: &str,
    value: Value,
) -> Result<Proceeding, Fault> {
    let mut document = bare(proceeding);
    match value {
        Value::Null => document.remove(name),
        value => document.insert(name.to_owned(), value),
    };
    Proceeding::check_value(&json!(signed(by, document)))
}

/// Lets somebody in as a signer, or takes it off.
pub fn removed(whom: &Author, seq: u64) -> Verified {
    remove(&seafarers(), seq, whom, Role::Signer)
}

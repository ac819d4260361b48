//! Proposals, ballots, votes, and waiting until every voter's server has counted.

use super::{
    super::{
        coalition::{Coalition, Server},
        results::agreeing,
        story::{LOOK_AGAIN, Narrator},
    },
    amendments::{End, approved, committee, proposals},
};
use anyhow::Context as _;
use std::{collections::BTreeMap, sync::Arc};
use tokio::time::sleep;
use undersigned_domain::proceedings::{
    Answer, BallotEntry, Choices, Delegate, Question, Record, RollEntry,
};
use undersigned_federation::{
    actions::proceedings::{self, BallotForm, MajorityForm, QuestionForm, SealedForm},
    views::AppealView,
};

/// How long a ballot is open, in milliseconds: long enough for eleven to vote, also on a busy
/// computer.
const OPEN: u64 = 20_000;
/// How long sealed votes may be opened.
const OPENING: u64 = 20_000;

/// Who cannot come, and who votes for them, by the key that the roll names.
const DELEGATION: (&str, &str) = ("westshire", "early_june");

/// An amendment that is voted on.
pub struct Standing {
    id: String,
    yes: usize,
    no: usize,
}

/// What is decided, and where.
pub struct Deciding<'a> {
    /// The servers.
    pub coalition: &'a Coalition,
    /// The platform's id.
    pub object: &'a str,
    /// Who tells of it.
    pub narrator: Narrator,
}

impl Deciding<'_> {
    /// Everybody proposes and says what they think; one proposal goes into another, one is taken
    /// back. Answers those that are left.
    pub async fn propose(&self) -> anyhow::Result<Vec<Standing>> {
        let mut standing: Vec<Standing> = Vec::new();
        for proposal in proposals() {
            let (server, seat) = self.coalition.seat(proposal.by)?;
            let (instance, organization) = (&server.instance, &seat.organization);
            let appeal = server.appeal(self.object).await?;
            let proposed =
                proceedings::propose(instance, organization, &appeal, proposal.form).await?;
            for (by, position) in proposal.positions {
                let (server, seat) = self.coalition.seat(by)?;
                self.known(server, &proposed.id).await?;
                let appeal = server.appeal(self.object).await?;
                proceedings::take_position(
                    &server.instance,
                    &seat.organization,
                    &appeal,
                    &proposed.id,
                    position,
                )
                .await?;
            }
            match proposal.end {
                End::Voted(yes, no) => standing.push(Standing {
                    id: proposed.id,
                    yes,
                    no,
                }),
                End::Merged => {
                    let into = &standing.last().context("nothing to go into")?.id;
                    self.known(server, into).await?;
                    proceedings::merge_amendment(
                        instance,
                        organization,
                        &appeal,
                        &proposed.id,
                        into,
                    )
                    .await?;
                }
                End::Withdrawn => {
                    proceedings::withdraw_amendment(instance, organization, &appeal, &proposed.id)
                        .await?;
                }
            }
        }
        self.narrator.say(
            "Six amendments are proposed from three servers; two of them go into others or are taken \
             back.",
        )?;
        Ok(standing)
    }

    /// One ballot for each amendment, and everybody's vote in each.
    pub async fn vote_on_amendments(&self, standing: &[Standing]) -> anyhow::Result<()> {
        let organiser = &self.coalition.servers[0];
        self.narrator
            .say("A ballot is opened for each of the others: one organisation, one vote.")?;
        for one in standing {
            self.known(organiser, &one.id).await?;
            let question = QuestionForm::Amendment(one.id.clone());
            // All vote before the next is opened: each is open for long enough.
            let ballot = self.open(question, false).await?;
            self.vote(&ballot, |place| {
                Choices::Answer(End::answer(one.yes, one.no, place))
            })
            .await?;
        }
        Ok(())
    }

    /// The ballots on the wording as it is now, and on the committee. The latter is sealed until it
    /// closes.
    pub async fn vote_on_the_whole(&self) -> anyhow::Result<()> {
        self.narrator.say(
            "Two more are opened: on the platform as a whole and, sealed until it closes, on who sits \
             in the committee.",
        )?;
        let text = self.open(QuestionForm::Text, false).await?;
        self.vote(&text, |_| Choices::Answer(Answer::Yes)).await?;
        let seats = self.open(committee(), true).await?;
        self.vote(&seats, |place| Choices::Candidates(approved(place)))
            .await
    }

    /// Waits until all ballots are closed, and every voter's server has counted and come to the same.
    pub async fn counted(&self) -> anyhow::Result<()> {
        self.narrator
            .say("Waiting until they close and every voter's server has counted …")?;
        for server in &self.coalition.servers {
            loop {
                let record = self.record(server).await?;
                let done = |one: &BallotEntry| agreeing(one) == one.ballot.roll.len();
                if record.ballots.iter().all(done) {
                    break;
                }
                sleep(LOOK_AGAIN).await;
            }
        }
        loop {
            let held = self.coalition.held().await;
            let (first, others) = held.split_first().context("there are servers")?;
            if others.iter().all(|one| one.results == first.results) {
                break;
            }
            sleep(LOOK_AGAIN).await;
        }
        let record = self.record(&self.coalition.servers[0]).await?;
        for ballot in &record.ballots {
            self.narrator.say(&format!("  {}", told(&record, ballot)))?;
        }
        Ok(())
    }

    async fn open(&self, question: QuestionForm, sealed: bool) -> anyhow::Result<String> {
        let server = &self.coalition.servers[0];
        let view = server.instance.view_by_id(self.object).await?;
        let view = view.context("the platform is not there")?;
        let closes = server.instance.clock.seq() + OPEN;
        let elects = matches!(question, QuestionForm::Committee { .. });
        let form = BallotForm {
            question,
            roll: self.roll(&view)?,
            quorum: 50,
            majority: (!elects).then(|| MajorityForm {
                of: "votes".to_owned(),
                percent: 50,
                more: true,
            }),
            closes,
            zone: None,
            sealed: sealed.then(|| SealedForm {
                opens_until: closes + OPENING,
                unopened: "abstention".to_owned(),
            }),
            words: BTreeMap::new(),
        };
        let organiser = &server.first().organization;
        let opened =
            proceedings::open_ballot(&server.instance, organiser, &view.appeal, form).await?;
        Ok(opened.id)
    }

    /// One organisation, one vote; one of them votes by a delegate.
    fn roll(&self, view: &AppealView) -> anyhow::Result<Vec<RollEntry>> {
        let (away, by) = DELEGATION;
        let away = &self.coalition.seat(away)?.1.client.actor;
        let actor = &self.coalition.seat(by)?.1.client.actor;
        let mut initiators = view.list.initiators.iter();
        let delegate = initiators.find(|initiator| initiator.actor == *actor);
        let key = delegate.and_then(|delegate| delegate.keys.first());
        let delegate = Delegate {
            actor: actor.clone(),
            key: key.context("the delegate has no key yet")?.clone(),
        };
        let mut roll = proceedings::standard_roll(&view.list);
        for place in roll.iter_mut().filter(|place| place.voter == *away) {
            place.delegate = Some(delegate.clone());
        }
        Ok(roll)
    }

    /// Everybody votes at their own server, or has somebody vote for them.
    async fn vote(&self, ballot: &str, choices: impl Fn(usize) -> Choices) -> anyhow::Result<()> {
        for (place, (server, seat)) in self.coalition.seats().enumerate() {
            self.known(server, ballot).await?;
            let appeal = server.appeal(self.object).await?;
            let (away, by) = DELEGATION;
            let casts = match seat.member.handle {
                handle if handle == away => self.coalition.seat(by)?.1,
                _ => seat,
            };
            let (organization, voter) = (&casts.organization, &seat.client.actor);
            let choices = choices(place);
            proceedings::vote(
                &server.instance,
                organization,
                &appeal,
                ballot,
                voter,
                choices,
            )
            .await?;
        }
        Ok(())
    }

    /// Waits until a server has an amendment or a ballot.
    async fn known(&self, server: &Server, id: &str) -> anyhow::Result<()> {
        loop {
            let record = self.record(server).await?;
            if record.amendment(id).is_some() || record.ballot(id).is_some() {
                return Ok(());
            }
            sleep(LOOK_AGAIN).await;
        }
    }

    async fn record(&self, server: &Server) -> anyhow::Result<Arc<Record>> {
        let view = server.instance.view_by_id(self.object).await?;
        let view = view.context("there is no copy of the platform")?;
        Ok(server.instance.record(&view.appeal, &view.snapshot).await?)
    }
}

/// One ballot in a sentence.
fn told(record: &Record, entry: &BallotEntry) -> String {
    let result = &entry.result;
    let what = match &entry.ballot.question {
        Question::Amendment { amendment, .. } => match record.amendment(amendment) {
            Some(amendment) => format!("clause `{}`", amendment.amendment.clause),
            None => "an amendment".to_owned(),
        },
        Question::Text { revision, .. } => format!("wording {revision} as a whole"),
        Question::Committee(committee) => {
            let names = result.elected.iter();
            let names = names.filter_map(|index| committee.candidates.get(*index));
            let names: Vec<&str> = names.map(|one| one.name.as_str()).collect();
            format!("the committee: {}", names.join(", "))
        }
    };
    let how = match (&entry.ballot.question, result.adopted) {
        (Question::Committee(_), _) => format!("{} took part", result.part),
        (_, true) => format!("adopted by {} to {}", result.yes, result.no),
        (_, false) => format!("rejected by {} to {}", result.no, result.yes),
    };
    format!(
        "{what}: {how}; recomputed by {} of {}",
        agreeing(entry),
        result.roll
    )
}

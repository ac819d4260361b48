//! What waits for an organisation's people: counts and where to see to it, without a name of
//! anybody. Mails ([`crate::actions::digest`]) and webhooks ([`crate::actions::webhook`]) tell it, and
//! note by marks what they have told, so that nothing is told twice.

use crate::{
    Instance,
    clock::from_millis,
    desk::TAKEN_BACK_SHOWN_MILLIS,
    error::Result,
    health::Reason,
    views::{Appeal, Organization},
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Digest, dispatch::Kind as DispatchKind};
use undersigned_store::{comments, dispatch_drafts, invitations, schedules, webhooks};

/// Marks of one kind that are kept; more than that is a flood, which is told by its count.
const MAX_MARKS: usize = 1_000;
/// Letters of a mark.
const MARK: usize = 12;
/// How often in a row a server must have failed before it is told: after half an hour, about.
const FAILURES: u64 = 10;
/// How long before the day of a handover it is told, and how long after it, in milliseconds.
const AHEAD_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;
const AFTER_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// What can wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Signers who wait to be let in.
    Endorsements,
    /// Words of signers that wait to be shown.
    Comments,
    /// Invitations to call for an appeal together.
    Invitations,
    /// Handovers that are written and not published, and whose day is near.
    Handovers,
    /// What was to be published at a time and was not.
    Publications,
    /// Servers that do not take what is sent to them.
    Deliveries,
    /// The organisation's own webhook was given up.
    Webhook,
}

impl Kind {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Endorsements,
        Self::Comments,
        Self::Invitations,
        Self::Handovers,
        Self::Publications,
        Self::Deliveries,
        Self::Webhook,
    ];

    /// Its stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Endorsements => "endorsements",
            Self::Comments => "comments",
            Self::Invitations => "invitations",
            Self::Handovers => "handovers",
            Self::Publications => "publications",
            Self::Deliveries => "deliveries",
            Self::Webhook => "webhook",
        }
    }

    /// What a message about it is called.
    #[must_use]
    pub fn event(self) -> &'static str {
        match self {
            Self::Endorsements => "endorsements.waiting",
            Self::Comments => "comments.waiting",
            Self::Invitations => "invitations.waiting",
            Self::Handovers => "handovers.due",
            Self::Publications => "publications.stopped",
            Self::Deliveries => "deliveries.failing",
            Self::Webhook => "webhook.ended",
        }
    }
}

/// Things of one kind that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Of which kind.
    pub kind: Kind,
    /// How many.
    pub count: u64,
    /// Where they are seen to.
    pub path: String,
    marks: BTreeSet<String>,
}

/// What somebody was told of: marks by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told(BTreeMap<String, BTreeSet<String>>);

impl Told {
    /// Reads it as it is kept. What cannot be read was never told.
    #[must_use]
    pub fn read(kept: Option<&str>) -> Self {
        let marks = kept.and_then(|kept| serde_json::from_str(kept).ok());
        Self(marks.unwrap_or_default())
    }

    /// All that waits now. What has been seen to is forgotten, so that it is new when it comes back.
    #[must_use]
    pub fn of(waiting: &[Waiting]) -> Self {
        let marks = waiting.iter();
        Self(
            marks
                .map(|one| (one.kind.code().to_owned(), one.marks.clone()))
                .collect(),
        )
    }

    /// As it is kept.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// How many of these were not told.
    #[must_use]
    pub fn news(&self, waiting: &Waiting) -> u64 {
        let told = self.0.get(waiting.kind.code());
        let new = waiting.marks.iter();
        new.filter(|mark| told.is_none_or(|told| !told.contains(*mark)))
            .count() as u64
    }
}

/// One thing after the other, and where all of them are seen to.
struct Gathered<'a> {
    instance: &'a Instance,
    kind: Kind,
    count: u64,
    paths: BTreeSet<String>,
    marks: BTreeSet<String>,
}

impl<'a> Gathered<'a> {
    fn new(instance: &'a Instance, kind: Kind) -> Self {
        Self {
            instance,
            kind,
            count: 0,
            paths: BTreeSet::new(),
            marks: BTreeSet::new(),
        }
    }

    /// `id` tells it from others of its kind.
    fn add(&mut self, id: &str, path: String) {
        self.marks.insert(self.instance.mark_of(id));
        self.paths.insert(path);
        self.count += 1;
    }

    fn done(self) -> Option<Waiting> {
        let mut paths = self.paths.into_iter();
        let path = match (paths.next(), paths.next()) {
            (Some(only), None) => only,
            _ => "/desk".to_owned(),
        };
        (self.count > 0).then(|| Waiting {
            kind: self.kind,
            count: self.count,
            path,
            marks: self.marks.into_iter().take(MAX_MARKS).collect(),
        })
    }
}

impl Instance {
    /// What waits for an organisation's people, kind by kind; kinds of which nothing waits are left
    /// out.
    ///
    /// # Errors
    /// The database.
    pub async fn waiting_at_desk(&self, organization: &Organization) -> Result<Vec<Waiting>> {
        let appeals = self.appeals_of(organization).await?;
        let mut all = vec![
            self.endorsements_waiting(organization).await?,
            self.all_comments_waiting(&appeals).await?,
            self.open_invitations(organization).await?,
            self.handovers_due(&appeals).await?,
            self.publications_stopped(&appeals).await?,
            self.deliveries_failing(organization).await?,
        ];
        let hook = webhooks::of(self.database.conn(), organization.id).await?;
        if let Some(at) = hook.and_then(|hook| hook.ended_at) {
            let mut gathered = Gathered::new(self, Kind::Webhook);
            gathered.add(&at.to_string(), "/desk/webhook".to_owned());
            all.push(gathered.done());
        }
        Ok(all.into_iter().flatten().collect())
    }

    /// What somebody has been told of, once they are told of all that waits. Of what they were told `before` what has
    /// gone is forgotten, but not invitations that were taken back lately: whoever invites and takes that back,
    /// again and again, tells nothing new.
    ///
    /// # Errors
    /// The database.
    pub async fn told_of(
        &self,
        organization: &Organization,
        waiting: &[Waiting],
        before: &Told,
    ) -> Result<Told> {
        let mut told = Told::of(waiting);
        let kind = Kind::Invitations.code();
        let Some(known) = before.0.get(kind) else {
            return Ok(told);
        };
        let since = self.clock.millis() - TAKEN_BACK_SHOWN_MILLIS;
        let (db, invited) = (self.database.conn(), &organization.ap_id);
        let taken_back = invitations::taken_back(db, invited, since).await?;
        let marks = taken_back.iter().map(|one| self.mark_of(&one.object));
        let stay: BTreeSet<String> = marks.filter(|mark| known.contains(mark)).collect();
        if !stay.is_empty() {
            told.0.entry(kind.to_owned()).or_default().extend(stay);
        }
        Ok(told)
    }

    /// What is kept of something that waits: no more than a keyed hash.
    fn mark_of(&self, id: &str) -> String {
        let hash = self
            .secret
            .keyed_hash("something that waits", id.as_bytes());
        Digest::of(&[&hash]).hex().chars().take(MARK).collect()
    }

    async fn endorsements_waiting(&self, organization: &Organization) -> Result<Option<Waiting>> {
        let mut gathered = Gathered::new(self, Kind::Endorsements);
        for (view, pending) in self.waiting_for(organization).await? {
            let path = match view.appeal.organization_id == Some(organization.id) {
                true => format!("/desk/appeals/{}/queue", view.appeal.slug),
                false => "/desk".to_owned(),
            };
            gathered.add(&format!("{} {}", view.appeal.ap_id, pending.about), path);
        }
        Ok(gathered.done())
    }

    async fn all_comments_waiting(&self, appeals: &[Appeal]) -> Result<Option<Waiting>> {
        let db = self.database.conn();
        let mut gathered = Gathered::new(self, Kind::Comments);
        for appeal in appeals {
            let most = MAX_MARKS as u64;
            for comment in comments::in_state(db, appeal.id, comments::WAITING, 0, most).await? {
                // Words that were changed are new words.
                let id = format!("{} {}", comment.note_id, comment.updated_at);
                gathered.add(&id, format!("/desk/appeals/{}/comments", appeal.slug));
            }
        }
        Ok(gathered.done())
    }

    async fn open_invitations(&self, organization: &Organization) -> Result<Option<Waiting>> {
        let mut gathered = Gathered::new(self, Kind::Invitations);
        for (invitation, _) in self.invitations_to(organization).await? {
            // Not by its id or role: whoever sends it again and again, or otherwise, tells nothing new.
            gathered.add(&invitation.object, "/desk".to_owned());
        }
        Ok(gathered.done())
    }

    async fn handovers_due(&self, appeals: &[Appeal]) -> Result<Option<Waiting>> {
        let (db, now) = (self.database.conn(), self.clock.millis());
        // Days as people write them sort as time goes.
        let day = |millis: i64| from_millis(millis).chars().take(10).collect::<String>();
        let (first, last) = (day(now - AFTER_MILLIS), day(now + AHEAD_MILLIS));
        let mut gathered = Gathered::new(self, Kind::Handovers);
        for appeal in appeals {
            for draft in dispatch_drafts::list(db, appeal.id).await? {
                if draft.kind != DispatchKind::Handover.name() {
                    continue;
                }
                let inside: Value = serde_json::from_str(&draft.content).unwrap_or_default();
                let Some(date) = inside["date"].as_str() else {
                    continue;
                };
                if first.as_str() <= date && date <= last.as_str() {
                    let path = format!("/desk/appeals/{}/handovers/{}", appeal.slug, draft.name);
                    gathered.add(&format!("{} {} {date}", appeal.id, draft.name), path);
                }
            }
        }
        Ok(gathered.done())
    }

    async fn publications_stopped(&self, appeals: &[Appeal]) -> Result<Option<Waiting>> {
        let mut gathered = Gathered::new(self, Kind::Publications);
        for appeal in appeals {
            for row in schedules::of_appeal(self.database.conn(), appeal.id).await? {
                if row.state == schedules::STOPPED {
                    let path = match appeal.root {
                        Some(_) => format!("/desk/appeals/{}", appeal.slug),
                        None => format!("/desk/appeals/{}/edit", appeal.slug),
                    };
                    gathered.add(&format!("{} {}", row.id, row.due_at), path);
                }
            }
        }
        Ok(gathered.done())
    }

    async fn deliveries_failing(&self, organization: &Organization) -> Result<Option<Waiting>> {
        let mut gathered = Gathered::new(self, Kind::Deliveries);
        for (state, reason) in self.delivery_reasons(organization).await? {
            if reason == Reason::GaveUp || state.failures >= FAILURES {
                gathered.add(&state.host, "/desk".to_owned());
            }
        }
        Ok(gathered.done())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(kind: Kind, marks: &[&str]) -> Waiting {
        Waiting {
            kind,
            count: marks.len() as u64,
            path: "/desk".into(),
            marks: marks.iter().map(|mark| (*mark).to_owned()).collect(),
        }
    }

    #[test]
    fn what_was_told_is_new_again_only_after_it_was_gone() {
        let two = waiting(Kind::Endorsements, &["a", "b"]);
        assert_eq!(Told::read(None).news(&two), 2);
        assert_eq!(Told::read(Some("no json")).news(&two), 2);
        let told = Told::of(std::slice::from_ref(&two));
        assert_eq!(told, Told::read(Some(&told.write())));
        assert_eq!(told.news(&two), 0);
        assert_eq!(told.news(&waiting(Kind::Comments, &["a"])), 1);
        let one = waiting(Kind::Endorsements, &["b"]);
        let told = Told::of(&[one]);
        assert_eq!(told.news(&two), 1);
    }

    #[test]
    fn every_kind_has_a_code_of_its_own() {
        let codes: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
        let events: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.event()).collect();
        assert_eq!((codes.len(), events.len()), (7, 7));
    }
}

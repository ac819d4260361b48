//! What is asked of tables that grow is found by an index: the functions are called, and what they ask is looked at.

use std::sync::Mutex;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use crate::{
    Database, appeals, deliveries, invitations, mails,
    outbox::{self, NewActivity},
    remote_actors, replicas, reports, senders, sql, statements, topic_followers,
};

/// A connection that remembers what it is asked.
struct Listening<'a> {
    db: &'a Database,
    asked: Mutex<Vec<Statement>>,
}

impl<'a> Listening<'a> {
    fn to(db: &'a Database) -> Self {
        let asked = Mutex::default();
        Self { db, asked }
    }

    fn hears(&self, asked: &Statement) {
        self.asked.lock().unwrap().push(asked.clone());
    }

    /// The steps by which SQLite answers all that was asked since.
    async fn steps(&self) -> Vec<String> {
        let asked = std::mem::take(&mut *self.asked.lock().unwrap());
        let mut steps = Vec::new();
        for statement in asked {
            steps.extend(sql::plan(self.db, statement).await);
        }
        steps
    }

    /// Checks that this index, with the columns by which it is gone through, is among the steps.
    async fn is_found_by(&self, index: &str) {
        let steps = self.steps().await;
        let by_index = format!("INDEX {index}");
        let found = steps.iter().any(|step| step.ends_with(&by_index));
        assert!(found, "{index}: {steps:#?}");
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Listening<'_> {
    fn get_database_backend(&self) -> DbBackend {
        self.db.conn().get_database_backend()
    }

    async fn execute_raw(&self, stmt: Statement) -> Result<ExecResult, DbErr> {
        self.hears(&stmt);
        self.db.conn().execute_raw(stmt).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.db.conn().execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, stmt: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.hears(&stmt);
        self.db.conn().query_one_raw(stmt).await
    }

    async fn query_all_raw(&self, stmt: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.hears(&stmt);
        self.db.conn().query_all_raw(stmt).await
    }
}

const ACTOR: &str = "https://a.example/orgs/a";
const OFFER: &str = "https://a.example/offers/1";

#[tokio::test]
async fn invitations_are_found_by_who_is_invited_who_invites_and_the_offer() {
    let (_folder, db) = sql::empty().await;
    let asked = Listening::to(&db);
    let by_offer = "invitations_offer_id_index (offer_id=?)";
    let found = invitations::by_offer(&asked, OFFER, ACTOR).await;
    assert!(found.unwrap().is_none());
    asked.is_found_by(by_offer).await;
    let done = invitations::take_back_offer(&asked, OFFER, ACTOR).await;
    assert!(!done.unwrap());
    asked.is_found_by(by_offer).await;
    let by_invited = "invitations_invited_index (invited=?)";
    invitations::pending(&asked, ACTOR).await.unwrap();
    asked.is_found_by(by_invited).await;
    invitations::taken_back(&asked, ACTOR, 1).await.unwrap();
    asked.is_found_by(by_invited).await;
    for index in [by_invited, "invitations_inviter_index (inviter=?)"] {
        invitations::concerning(&asked, ACTOR).await.unwrap();
        asked.is_found_by(index).await;
    }
    db.close().await.unwrap();
}

#[tokio::test]
async fn actors_are_found_wherever_they_are_named() {
    let (_folder, db) = sql::empty().await;
    let asked = Listening::to(&db);
    let by_actor = "topic_followers_actor_index (actor=?)";
    let set = topic_followers::set_inboxes(&asked, ACTOR, "https://a.example/inbox", None);
    set.await.unwrap();
    asked.is_found_by(by_actor).await;
    let count = topic_followers::count_others(&asked, ACTOR, "wages").await;
    assert_eq!(count.unwrap(), 0);
    asked.is_found_by(by_actor).await;
    let gone = topic_followers::delete_follow(&asked, OFFER, ACTOR).await;
    assert!(!gone.unwrap());
    asked.is_found_by(by_actor).await;
    let by_organiser = "appeals_organiser_index (organiser=?)";
    for index in [by_actor, by_organiser] {
        remote_actors::prune(&asked, 1, 9).await.unwrap();
        asked.is_found_by(index).await;
    }
    appeals::set_asked_of(&asked, ACTOR).await.unwrap();
    asked.is_found_by(by_organiser).await;
    reports::times(&asked, ACTOR).await.unwrap();
    asked.is_found_by("reports_subject_index (subject=?)").await;
    db.close().await.unwrap();
}

#[tokio::test]
async fn of_a_host_and_of_an_appeal_is_found_what_is_theirs() {
    let (_folder, db) = sql::empty().await;
    let asked = Listening::to(&db);
    let naming = deliveries::naming(&asked, "a.example", ACTOR, "Endorsement").await;
    assert!(naming.unwrap().is_empty());
    asked
        .is_found_by("deliveries_host_not_before_id_index (host=?)")
        .await;
    let by_url = "replicas_base_url_index (base_url=?)";
    replicas::host_unreachable(&asked, "a.example", 1)
        .await
        .unwrap();
    asked.is_found_by(by_url).await;
    replicas::host_reachable(&asked, "a.example").await.unwrap();
    asked.is_found_by(by_url).await;
    senders::by_ids(&asked, &[ACTOR]).await.unwrap();
    asked
        .is_found_by("sqlite_autoindex_delivery_hosts_1 (host=?) LEFT-JOIN")
        .await;
    appeals::delete(&asked, 1).await.unwrap();
    asked
        .is_found_by("withdrawn_endorsements_appeal_id_index (appeal_id=?)")
        .await;
    // However many members its state has.
    let outside = "statements_appeal_id_standing_id_index (appeal_id=? AND standing=?)";
    statements::waiting(&asked, 1).await.unwrap();
    asked.is_found_by(outside).await;
    statements::waiting_by_origin(&asked, 1).await.unwrap();
    asked.is_found_by(outside).await;
    statements::waiting_of_others(&asked, 1).await.unwrap();
    asked.is_found_by(outside).await;
    let origins = ["https://a.example".to_owned()];
    let found = statements::waiting_of_origins(&asked, 1, &origins).await;
    assert!(found.unwrap().is_empty());
    asked.is_found_by(outside).await;
    db.close().await.unwrap();
}

/// However many they are, and whether or not their hosts are known.
#[tokio::test]
async fn what_goes_to_many_is_queued_with_two_statements() {
    let (_folder, db) = sql::empty().await;
    let activity = NewActivity {
        ap_id: OFFER.to_owned(),
        organization_id: None,
        actor: ACTOR.to_owned(),
        public: false,
        body: "{}".to_owned(),
        created_at: 1,
    };
    let ids = outbox::insert_many(db.conn(), vec![activity]).await;
    let inbox = |number: usize| format!("https://h{number:03}.example/\"inbox\"");
    let target = |count: usize| deliveries::Target {
        activity_id: ids.as_ref().unwrap()[OFFER],
        actor: ACTOR.to_owned(),
        inboxes: (0..count).rev().map(inbox).collect(),
    };
    let asked = Listening::to(&db);
    for (count, added) in [(1, 1), (100, 99), (100, 0)] {
        let queued = deliveries::enqueue(&asked, &[target(count)], 1).await;
        assert_eq!(queued.unwrap(), added);
        assert_eq!(asked.asked.lock().unwrap().len(), 2);
        asked
            .is_found_by("sqlite_autoindex_delivery_hosts_1 (host=?)")
            .await;
    }
    let queued = "SELECT inbox FROM deliveries ORDER BY id";
    let queued: Vec<String> = sql::column(db.conn(), queued, []).await.unwrap();
    let each: Vec<String> = (0..100).map(inbox).collect();
    assert_eq!(queued, each, "in the order of their hosts");
    db.close().await.unwrap();
}

/// There was an index without turns.
#[tokio::test]
async fn mails_are_found_by_their_turn() {
    let (_folder, db) = sql::empty().await;
    let asked = Listening::to(&db);
    let by_turn = |columns: &str| format!("mails_gave_up_at_bulk_next_at_index ({columns})");
    mails::claim(&asked, "w", 1, 1, 1).await.unwrap();
    asked.is_found_by(&by_turn("gave_up_at=?")).await;
    mails::bulk_due(&asked, 1).await.unwrap();
    let due = by_turn("gave_up_at=? AND bulk=? AND next_at<?");
    asked.is_found_by(&due).await;
    mails::prune(&asked, 1).await.unwrap();
    asked.is_found_by(&by_turn("gave_up_at<?")).await;
    db.close().await.unwrap();
}

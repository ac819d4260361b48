//! Whoever sends something: what is to be known of it before it is heard, in one question. Each request asks that.

use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryResult, QuerySelect};

use crate::entity::delivery_host::is_held_back;
use crate::entity::remote_actor::{Column, Entity};
use crate::error::StoreResult;
use crate::remote_actors::RemoteActor;
use crate::{moderation_rules, sql};

/// An actor elsewhere that is known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Its row.
    pub actor: RemoteActor,
    /// How often the rules about others have changed: the same beside each.
    pub rules: i64,
    /// Of its host the same as in the host's row, if there is one.
    next_at: Option<i64>,
    failures: Option<i64>,
    gave_up_at: Option<i64>,
}

impl Sender {
    /// Whether failures keep anything from being sent to its host.
    #[must_use]
    pub fn is_held_back(&self, now: i64) -> bool {
        self.next_at.is_some_and(|next_at| {
            is_held_back(
                self.failures.unwrap_or_default(),
                next_at,
                self.gave_up_at,
                now,
            )
        })
    }
}

impl FromQueryResult for Sender {
    fn from_query_result(row: &QueryResult, pre: &str) -> Result<Self, DbErr> {
        Ok(Self {
            actor: RemoteActor::from_query_result(row, pre)?,
            rules: moderation_rules::read(row.try_get(pre, "rules")?),
            next_at: row.try_get(pre, "host_next_at")?,
            failures: row.try_get(pre, "host_failures")?,
            gave_up_at: row.try_get(pre, "host_gave_up_at")?,
        })
    }
}

/// The row of an actor's host: by its name, with its port unless that is the scheme's own, as an origin has it.
const ITS_HOST: &str = "delivery_hosts.host = \
     REPLACE(REPLACE(remote_actors.origin, 'https://', ''), 'http://', '')";

/// Those of some actors that are known, in no particular order.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[&str]) -> StoreResult<Vec<Sender>> {
    let mut query = Entity::find()
        .expr_as(Expr::cust(moderation_rules::version_within()), "rules")
        .expr_as(Expr::cust("delivery_hosts.next_at"), "host_next_at")
        .expr_as(Expr::cust("delivery_hosts.failures"), "host_failures")
        .expr_as(Expr::cust("delivery_hosts.gave_up_at"), "host_gave_up_at");
    QuerySelect::query(&mut query).left_join("delivery_hosts", Expr::cust(ITS_HOST));
    sql::models_in(db, query, Column::ApId, ids).await
}

#[cfg(test)]
mod tests {
    use super::by_ids;
    use crate::{Database, delivery_hosts, moderation_rules, remote_actors, sql};

    async fn is_known(db: &Database, id: &str, origin: &str) {
        let actor = remote_actors::RemoteActor {
            ap_id: id.to_owned(),
            origin: origin.to_owned(),
            kind: "Organization".to_owned(),
            inbox: format!("{id}/inbox"),
            shared_inbox: None,
            preferred_username: None,
            names: None,
            document: "{}".to_owned(),
            fetched_at: 1,
            met_at: 1,
            gone_at: None,
        };
        remote_actors::upsert(db.conn(), actor).await.unwrap();
    }

    #[tokio::test]
    async fn each_is_told_with_its_host_and_with_the_rules() {
        let (_folder, db) = sql::empty().await;
        let conn = db.conn();
        let (a, b, c) = (
            "https://a.example/a",
            "http://b.example:81/b",
            "https://c.example/c",
        );
        is_known(&db, a, "https://a.example").await;
        is_known(&db, b, "http://b.example:81").await;
        is_known(&db, c, "https://c.example").await;
        // The same name at another port is another host.
        for host in ["a.example", "b.example:81", "c.example:81"] {
            delivery_hosts::set_signature_scheme(conn, host, "cavage", 1)
                .await
                .unwrap();
        }
        let fails = "UPDATE delivery_hosts SET failures = 1 WHERE host <> 'a.example'";
        sql::execute(conn, fails, []).await.unwrap();
        for rules in 0..2 {
            let found = by_ids(conn, &[c, a, "https://d.example/d", b])
                .await
                .unwrap();
            assert_eq!(found.len(), 3);
            for one in found {
                let row = remote_actors::by_ap_id(conn, &one.actor.ap_id).await;
                assert_eq!(row.unwrap().as_ref(), Some(&one.actor));
                assert_eq!(one.is_held_back(1), one.actor.ap_id == b);
                assert_eq!(one.is_held_back(0), one.actor.ap_id != c);
                assert_eq!(one.rules, rules);
            }
            moderation_rules::changed(conn).await.unwrap();
        }
        db.close().await.unwrap();
    }
}

//! What the log of a desk names, and for how long.

use super::server;
use crate::dockers;
use std::sync::atomic::Ordering::Relaxed;
use undersigned_domain::Digest;
use undersigned_federation::actions::{
    audit::{self, Acting, Actor, AuditFilter, DONE},
    team,
};
use undersigned_store::accounts::{self, NewAccount};

#[tokio::test]
async fn who_was_removed_from_the_desk_leaves_the_log_by_name() {
    let (_folder, days, instance) = server().await;
    let organization = dockers::hub(&instance).await;
    let mut people = Vec::new();
    for (name, role) in [("Olu", "owner"), ("Ana", "editor")] {
        let new = NewAccount {
            organization_id: organization.id,
            email: format!("{name}@hub.example"),
            name: Some(name.to_owned()),
            password_hash: None,
            role: role.to_owned(),
            created_at: 1,
            joined_at: Some(1),
        };
        let account = accounts::insert(instance.database.conn(), new).await;
        let id = account.expect("an account").id;
        let actor = Actor::Person(id, name.to_owned());
        let what = ("publish", "/appeals/brakes", "");
        let noted = audit::note(&instance, organization.id, actor, what, DONE).await;
        noted.expect("noted");
        people.push(id);
    }
    let called = async |id: i64| {
        let filter = AuditFilter {
            account_id: Some(id),
            action: Some("publish".to_owned()),
            ..AuditFilter::default()
        };
        let rows = audit::list(&instance, &organization, &filter, 9).await;
        let mut rows = rows.expect("the log");
        assert_eq!(rows.len(), 1);
        rows.remove(0).actor
    };
    days.store(60, Relaxed);
    let owner = Actor::Person(people[0], "Olu".to_owned());
    let removal = async {
        audit::begin(&instance, Some(organization.id), owner, "team-remove", "");
        team::remove(&instance, &organization, people[1]).await
    };
    let removed = Acting::default().run(removal).await;
    removed.expect("removed");
    for (day, forgotten, name) in [(60, 0, "Ana"), (89, 0, "Ana"), (91, 1, ""), (91, 0, "")] {
        days.store(day, Relaxed);
        let people_forgotten = audit::forget_removed(&instance).await;
        assert_eq!(
            people_forgotten.expect("an answer"),
            forgotten,
            "on day {day}"
        );
        assert_eq!(called(people[1]).await, name, "on day {day}");
        assert_eq!(called(people[0]).await, "Olu");
    }
}

#[tokio::test]
async fn the_log_names_signers_by_nothing_that_a_list_of_members_shows() {
    let (_folder, _, instance) = server().await;
    let id = "https://post.example/users/ana";
    let named = audit::about(&instance, id);
    assert_eq!(named, audit::about(&instance, id));
    assert_ne!(
        named,
        audit::about(&instance, "https://post.example/users/bo")
    );
    let short = named.strip_prefix("post.example #").expect("the host");
    assert_eq!(short.len(), 8);
    let before: &[&[u8]] = &[b"audit\0", id.as_bytes()];
    for made in [before, &[id.as_bytes()]] {
        assert!(!Digest::of(made).hex().starts_with(short), "{named}");
    }
    assert_eq!(audit::about(&instance, ""), "");
}

//! What ends before all had their turn: whoever began it, or the organisation, does not decide there any more.

use super::Scene;
use crate::petition::guild;
use undersigned_federation::actions::{
    audit::{self, Actor, AuditFilter},
    remove_many::{End, Kind},
    tokens::{self, NewToken},
};
use undersigned_store::accounts::{self, NewAccount};

#[tokio::test]
async fn row_780_whoever_may_not_decide_any_more_takes_nobody_more_off_the_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let (instance, union) = (&scene.instance, &scene.union);
    let db = instance.database.conn();
    let mut people = Vec::new();
    for name in ["Ana", "Olu"] {
        let new = NewAccount {
            organization_id: union.id,
            email: format!("{name}@hub.example"),
            name: Some(name.to_owned()),
            password_hash: None,
            role: "editor".to_owned(),
            created_at: 1,
            joined_at: Some(1),
        };
        let account = accounts::insert(db, new).await.expect("an account");
        people.push(Actor::Person(account.id, name.to_owned()));
    }
    let new = NewToken {
        scope: Some("admit"),
        ..NewToken::default()
    };
    let made = tokens::create(instance, union.id, new).await;
    let token = made.expect("a token").id;
    people.push(Actor::Token(token));
    // A role is taken, an account goes, and a token is revoked.
    for (number, actor) in people.iter().enumerate() {
        let listed = scene.listed().await;
        let begun = scene.begin_by(union, actor, (Kind::Removal, &listed)).await;
        begun.expect("begun");
        if number == 0 {
            assert!(scene.go_on().await, "there is another part");
        }
        match actor {
            Actor::Person(id, _) if number == 0 => {
                let changed = accounts::set_role(db, *id, "viewer").await;
                changed.expect("the database answers");
            }
            Actor::Person(id, _) => {
                let deleted = accounts::delete(db, *id).await;
                deleted.expect("the database answers");
            }
            _ => {
                let revoked = tokens::revoke(instance, union, token).await;
                revoked.expect("revoked");
            }
        }
        let listed = scene.listed().await.len();
        assert!(!scene.go_on().await, "there is no other part");
        assert_eq!(scene.listed().await.len(), listed, "{actor:?}");
        let progress = scene.progress().await.expect("it is said how it ended");
        assert_eq!(progress.end, Some(End::Denied), "{actor:?}");
        assert_eq!(progress.removed > 0, number == 0, "{progress:?}");
        assert_eq!(progress.left, listed);
        let rows = audit::list(instance, union, &AuditFilter::default(), 1).await;
        let rows = rows.expect("the database answers");
        assert_eq!(rows[0].action, "remove-all-denied");
        let said = format!("{}/{}", progress.removed, progress.of);
        assert_eq!(rows[0].detail, said);
    }
}

#[tokio::test]
async fn each_organisation_decides_about_many_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let guild = guild(&scene.instance).await;
    scene.begin().await.expect("begun");
    // What another one here does keeps it from nothing; and it does not decide there at all. It begins with those whose turn
    // comes last with the union.
    let mut listed = scene.listed().await;
    listed.reverse();
    let meant = (Kind::Removal, listed.as_slice());
    let begun = scene.begin_by(&guild, &Actor::Command, meant).await;
    begun.expect("begun");
    assert!(scene.go_on().await, "the union has another part");
    let theirs = scene.progress_of(&guild).await.expect("it has ended");
    assert_eq!(theirs.end, Some(End::NotInitiator));
    assert_eq!(theirs.removed, 0);
    assert!(scene.progress().await.is_some_and(|one| !one.is_over()));
    // Each stops its own.
    scene.stop().await;
    let theirs = scene.progress_of(&guild).await.expect("it is still said");
    assert_eq!(theirs.end, Some(End::NotInitiator));
}

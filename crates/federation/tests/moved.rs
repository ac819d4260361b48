//! What becomes of an appeal that an organisation called for before it moved here, where it is withdrawn meanwhile.

use crate::{alone, petition, signers::names};
use serde_json::json;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use undersigned_domain::Status;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        audit::{self, AuditFilter},
        endorse::{self, Said},
        moving, publish,
    },
    views::Organization,
};
use undersigned_store::{moved_appeals, organizations};

/// What became of the one appeal in which an organisation that came from elsewhere is to speak again.
async fn outcome(instance: &Instance, organization: &Organization) -> String {
    let decided = async {
        loop {
            let along = moving::taken_along(instance, organization).await;
            let along = along.expect("the database answers").remove(0);
            if !along.outcome.is_empty() {
                break along.outcome;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let works = Box::pin(moving::run(instance.clone(), CancellationToken::new()));
    tokio::select! {
        () = works => panic!("nobody stopped it"),
        outcome = tokio::time::timeout(Duration::from_secs(180), decided) => {
            outcome.expect("it is decided")
        }
    }
}

#[tokio::test]
async fn who_stands_under_it_already_has_signed_also_where_it_is_withdrawn() {
    for (signs, expected) in [(true, moving::SIGNED), (false, moving::WITHDRAWN)] {
        let folder = tempfile::tempdir().expect("a folder");
        let instance = alone::server(folder.path(), "hub", Clock::system()).await;
        let (union, appeal) = petition::published(&instance).await;
        let (db, object) = (instance.database.conn(), &appeal.ap_id);
        // The guild is what the union was; its appeal is the old actor's own.
        let guild = petition::guild(&instance).await;
        let was = json!([union.ap_id]).to_string();
        let set = organizations::set_also_known_as(db, guild.id, &was).await;
        set.expect("the database answers");
        if signs {
            let said = Said {
                names: names("Guild"),
                ..Said::default()
            };
            let endorsed = endorse::endorse(&instance, &guild, object, said).await;
            endorsed.expect("endorsed");
        }
        let withdrawn = publish::set_status(&instance, &appeal, Status::Withdrawn).await;
        withdrawn.expect("withdrawn");
        let added = moved_appeals::add(db, guild.id, &union.ap_id, object, &[], 0).await;
        added.expect("the database answers");

        assert_eq!(outcome(&instance, &guild).await, expected);
        let rows = audit::list(&instance, &guild, &AuditFilter::default(), 10).await;
        let rows = rows.expect("the database answers");
        let said = rows.iter().any(|row| row.action == "move-withdrawn");
        assert_eq!(said, !signs, "that it did not sign again");
    }
}

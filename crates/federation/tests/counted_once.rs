//! Who signs at a server is counted by one organisation there.

use crate::{alone, petition};
use undersigned_domain::{
    admission::{AdmissionState, Role},
    tally::MAX_COUNT,
};
use undersigned_federation::{
    Clock,
    actions::{
        admit::{self, Decision},
        tally::{self, Told},
    },
};
use undersigned_store::persons::{self, NewPersonSignature};

#[tokio::test]
async fn people_who_signed_here_are_not_counted_again_by_another_initiator_here() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (union, appeal) = petition::published(&instance).await;
    let guild = petition::guild(&instance).await;
    let names_it = Decision {
        about: &guild.ap_id,
        role: Role::CoInitiator,
        state: AdmissionState::Admitted,
        reason: None,
        overrules: Vec::new(),
        key: None,
        names: None,
    };
    let admitted = admit::decide(&instance, &union, &appeal.ap_id, &names_it).await;
    admitted.expect("it calls for it, too");
    for number in 0..3 {
        let person = NewPersonSignature {
            appeal_id: appeal.id,
            email_hash: format!("person {number}"),
            sealed: vec![1],
            created_at: instance.clock.millis(),
            source: "fediverse-account".to_owned(),
            shown: 0,
            revision: 1,
        };
        let counted = persons::insert(instance.database.conn(), person, "").await;
        assert!(counted.expect("the database answers"));
    }
    let tell = async |organization, individuals, unnamed_organisations| {
        let told = Told {
            individuals,
            unnamed_organisations,
        };
        let told = tally::set(&instance, organization, &appeal.ap_id, told).await;
        told.expect("signed");
        let view = instance.view_by_id(&appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is held");
        let totals = &view.list.totals;
        (totals.individuals, totals.unnamed)
    };
    assert_eq!(tell(&union, None, None).await, (3, 0));
    // What it knows of its own comes on top, and nothing else.
    assert_eq!(tell(&guild, Some(10), Some(2)).await, (13, 2));
    assert_eq!(tell(&union, Some(1), None).await, (14, 2));
    // The largest number that may be told, and those who signed: as much as a statement may say, and no fault.
    let (most, guild) = (MAX_COUNT, 10);
    assert_eq!(tell(&union, Some(most), None).await, (most + guild, 2));
}

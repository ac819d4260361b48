//! Two signers of one name in two countries stay two, in however many lists they come, and also once one of them
//! has gone.

use crate::{alone, dockers};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_federation::{
    Clock, Instance,
    actions::{
        import::{self, Options, Report, Source, Wording},
        sign_by_form,
    },
    views::Appeal,
};

/// Takes over a list of names and countries.
pub async fn take(instance: &Instance, appeal: &Appeal, rows: &str) -> Report {
    let options = Options {
        source: Source::Csv {
            map: BTreeMap::new(),
            countries: BTreeMap::new(),
        },
        wording: Wording::default(),
        dry_run: false,
        whole: false,
        without: BTreeSet::new(),
        as_left_out: false,
        at_numbers: import::AtNumbers::new(),
        one_signer: BTreeSet::new(),
        renamed_all: false,
        may_know: true,
    };
    let file = format!("Organisation,Country\n{rows}");
    let report = import::import(instance, appeal, file.as_bytes(), &options, &mut |_, _| {}).await;
    report.expect("it can be read")
}

/// The ids of who is listed, by country.
async fn listed(instance: &Instance, appeal: &Appeal) -> BTreeMap<String, String> {
    let view = instance.view_by_id(&appeal.ap_id).await;
    let view = view.expect("the database answers").expect("it is held");
    let entries = view.list.entries.iter().map(|entry| {
        let country = entry.names.country.clone().unwrap_or_default();
        (country, entry.id.clone())
    });
    entries.collect()
}

#[tokio::test]
async fn two_of_one_name_are_told_apart_by_their_countries_also_where_one_has_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let hub = dockers::hub(&instance).await;
    let appeal = dockers::published(&instance, &hub, "brakes").await;

    take(&instance, &appeal, "Tidewater,IE\n").await;
    take(&instance, &appeal, "Tidewater,GB\n").await;
    let two = listed(&instance, &appeal).await;
    assert_eq!(two.keys().collect::<Vec<_>>(), ["GB", "IE"]);
    let again = take(&instance, &appeal, "Tidewater,GB\nTidewater,IE\n").await;
    assert_eq!((again.added, again.unchanged), (0, 2));
    assert_eq!(listed(&instance, &appeal).await, two);

    let gone = sign_by_form::withdraw_entry(&instance, &hub, &appeal, &two["IE"]).await;
    gone.expect("taken back");
    let rows = "Tidewater,FR\nTidewater,IE\nTidewater,GB\nTidewater,\n";
    let report = take(&instance, &appeal, rows).await;
    assert_eq!((report.added, report.unchanged), (1, 1), "{report:?}");
    let refused: Vec<_> = report.refused.iter().map(|one| one.code).collect();
    assert_eq!(refused, ["taken_back"; 2]);
    let left = listed(&instance, &appeal).await;
    assert_eq!(left.keys().collect::<Vec<_>>(), ["FR", "GB"]);
    assert_eq!(left["GB"], two["GB"]);
    // It is known again the next time.
    take(&instance, &appeal, "Tidewater,FR\n").await;
    assert_eq!(listed(&instance, &appeal).await, left);
}

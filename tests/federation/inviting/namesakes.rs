//! Whoever is invited may have signed already, under an address that nobody here knows to be theirs.

use super::{AT, Hub, OFFICE, hidden, items, look_at};
use serde_json::json;
use undersigned_tests::{Backend, Desk, on_either_database};

on_either_database! {
    who_has_the_name_of_a_co_signer_is_invited_where_somebody_ticks_it
}

const HALL: &str = "hall@clerks.example";

async fn who_has_the_name_of_a_co_signer_is_invited_where_somebody_ticks_it(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let signer = json!({"names": {"en": "CRANE DRIVERS"}});
    hub.server.attest(&hub.object, signer).await;
    let mut desk = Desk::of(&hub.server).await;
    let list = format!("{OFFICE}, Crane Drivers\n{HALL}, Clerks\n");
    let page = look_at(&mut desk, &list, "").await;
    for part in [
        "1 organisation gets a message",
        "Perhaps there already",
        "On the list: CRANE DRIVERS",
        "Invite 1 organisation and those that are ticked",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let sent = hidden(&page, "list");
    assert!(!sent.contains("Crane Drivers"), "{sent}");
    let (_, to) = desk.submit(&format!("{AT}/send"), &[("list", &sent)]).await;
    assert!(to.contains("done=invitees-invited&"), "{to}");
    let rows = items(&hub.server).await;
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0]["contact"], HALL, "{rows:?}");

    // Under another address it was invited before; both can be invited all the same.
    let list = format!("{OFFICE}, Crane Drivers\noffice@clerks.example, Clerks\n{HALL}\n");
    let page = look_at(&mut desk, &list, "").await;
    for part in [
        "Invited before: Clerks",
        "was invited before",
        "Invite those that are ticked",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(
        !page.contains("Nobody in this list can be invited"),
        "{page}"
    );
    let ticked = hidden(&page, "list-1");
    assert!(ticked.contains(OFFICE), "{ticked}");
    let fields = [("list", ""), ("list-1", ticked.as_str())];
    let (_, to) = desk.submit(&format!("{AT}/send"), &fields).await;
    assert!(to.contains("done=invitees-invited&"), "{to}");
    let rows = items(&hub.server).await;
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!(rows[1]["contact"], OFFICE, "{rows:?}");
    assert_eq!(rows[1]["name"], "Crane Drivers", "{rows:?}");
}

//! Whoever is invited may have signed already, under an address that nobody here knows to be theirs.

use super::{AT, Hub, OFFICE, SLUG, hidden, items, look_at};
use serde_json::json;
use undersigned_tests::{Backend, Desk, on_either_database};

on_either_database! {
    who_has_the_name_of_a_co_signer_is_invited_where_somebody_ticks_it
    who_has_the_name_of_one_who_waits_is_told_apart_also_to_programs
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

async fn who_has_the_name_of_one_who_waits_is_told_apart_also_to_programs(backend: Backend) {
    let hub = Hub::start(backend, "moderated").await;
    // Signed by form, and nobody has decided about it.
    hub.fill_in(&[]).await.expect(200);
    let link = hub.link(OFFICE, 1).await;
    hub.confirm(&link).await.expect(200);
    hub.server
        .until_state(&hub.object, "/pending", &json!(1))
        .await;
    let signer = json!({"names": {"es": "Unión de Estibadores", "en": "Dockers United"}});
    hub.server.attest(&hub.object, signer).await;
    let name = "Crane Drivers";

    let mut desk = Desk::of(&hub.server).await;
    let list = format!("{HALL}, {name}\npost@dockers.example, UNIÓN DE ESTIBADORES\n");
    let page = look_at(&mut desk, &list, "").await;
    // Of several names that one is told which is the same.
    for part in [
        format!("Waits to be let in: {name}"),
        "On the list: Unión de Estibadores".to_owned(),
        "Invite those that are ticked".to_owned(),
    ] {
        assert!(page.contains(&part), "{part}: {page}");
    }

    // A program is told before it sends, and in which language they are written to.
    let path = format!("/appeals/{SLUG}/invitees");
    let body = json!({
        "invitees": [
            {"contact": HALL, "name": name, "language": "de"},
            {"contact": "post@dockers.example", "name": "Estibadores", "language": "es"},
        ],
        "dryRun": true,
    });
    let looked = hub.server.post(&path, body).await.expect(200);
    let item = &looked["items"][0];
    assert_eq!(item["code"], "ready", "{looked}");
    assert_eq!(item["namesake"], json!({"name": name, "state": "waiting"}));
    assert_eq!(
        (&item["language"], &item["messageLanguage"]),
        (&json!("de"), &json!("en"))
    );
    let other = &looked["items"][1];
    assert_eq!(other["messageLanguage"], "es");
    assert!(other.get("namesake").is_none(), "{looked}");
}

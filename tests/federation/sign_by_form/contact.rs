//! Who answers for an entry changes, and its link says so.

use super::{Hub, OFFICE, SLUG, token};
use undersigned_tests::{Backend, Desk, on_both_databases};

on_both_databases! {
    who_answers_for_an_entry_is_changed_by_its_link_and_its_address_is_told
}

async fn who_answers_for_an_entry_is_changed_by_its_link_and_its_address_is_told(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let id = hub.signed(&[]).await;
    let manage = hub.link(OFFICE, 2).await;
    let page = hub.signer.open(&manage).await.expect(200);
    assert!(page.contains("value=\"Quillfeather Zanzibara\""), "{page}");
    let path = "/sign-by-form/manage/contact";
    let fields = |person: &'static str, role: &'static str| {
        [
            ("token", token(&manage)),
            ("person", person),
            ("role", role),
        ]
    };
    let wrong = hub.signer.post(path, &fields("Ada Kwayside", "")).await;
    let wrong = wrong.expect(422);
    assert!(wrong.contains("href=\"#role\""), "{wrong}");
    assert!(wrong.contains("value=\"Ada Kwayside\""), "{wrong}");
    let address = fields("www.ada.example", "Clerk");
    hub.signer.post(path, &address).await.expect(422);

    let ada = fields("Ada Kwayside", "Clerk");
    let done = hub.signer.post(path, &ada).await.expect(200);
    assert!(done.contains("reads the new name from now on"), "{done}");
    // Whoever has the mailbox learns that it was changed, not by a link that others could use.
    let told = hub.mails.until(OFFICE, 3).await.text();
    assert!(told.contains("was changed with its link"), "{told}");
    assert!(told.contains(&format!("/appeals/{SLUG}/sign/organisation/again")));
    assert!(!told.contains("token=") && !told.contains("Kwayside"));
    let page = hub.signer.open(&manage).await.expect(200);
    assert!(page.contains("value=\"Ada Kwayside\""), "{page}");
    assert!(page.contains("value=\"Clerk\"") && page.contains(OFFICE));
    assert!(!page.contains("Zanzibara"), "{page}");
    // The organiser reads it where the entry is looked at.
    let mut desk = Desk::of(&hub.server).await;
    let held = format!("/desk/appeals/{SLUG}/signers?id={id}");
    let held = desk.get(&held).await;
    for line in ["Ada Kwayside", "Clerk", OFFICE] {
        assert!(held.contains(&format!("<bdi>{line}</bdi>")), "{held}");
    }
    assert!(!held.contains("Zanzibara"), "{held}");
    // The list stays as it is, and says nothing of it.
    let entry = hub.server.entry(&hub.object, &id).await;
    let entry = entry.expect("it is listed").to_string();
    assert!(entry.contains("Crane Drivers") && !entry.contains("Kwayside"));

    let same = hub.signer.post(path, &ada).await.expect(200);
    assert!(same.contains("Nothing has changed"), "{same}");
    let sure = [("token", token(&manage)), ("sure", "yes")];
    let withdraw = "/sign-by-form/manage/withdraw";
    hub.signer.post(withdraw, &sure).await.expect(200);
    hub.mails.until(OFFICE, 4).await;
    assert_eq!(hub.mails.different(OFFICE).len(), 4);
    let late = hub.signer.post(path, &fields("Bo", "Clerk")).await;
    assert_eq!(late.status, 410, "{}", late.text);
    let log = hub.server.log();
    assert!(!log.contains("Kwayside"), "{log}");
}

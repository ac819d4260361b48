//! The organiser calls somebody otherwise who signed by form: its mailbox has confirmed no such name, and hears of it.

use super::{Hub, OFFICE, SLUG};
use undersigned_tests::{Backend, Desk, on_either_database};

on_either_database! {
    of_a_name_that_the_organiser_gave_it_is_not_said_that_the_signer_confirmed_it
}

async fn of_a_name_that_the_organiser_gave_it_is_not_said_that_the_signer_confirmed_it(
    backend: Backend,
) {
    let hub = Hub::start(backend, "open").await;
    let id = hub.signed(&[]).await;
    let confirmed = "confirmed from an e-mail address at crane-drivers.example on ";
    let later = "after that confirmation: the name may be another";
    let page = hub.entry_page(&hub.server, &id).await;
    assert!(page.contains(confirmed) && !page.contains(later), "{page}");
    // It made no proof, whoever confirmed.
    assert!(
        page.contains(" vouches for that. The proofs are "),
        "{page}"
    );

    let mut desk = Desk::of(&hub.server).await;
    let fields = [
        ("id", id.as_str()),
        ("language-1", "en"),
        ("name-1", "Amnesty Velan"),
        ("country", "HK"),
        ("kind", "organisation"),
        ("provenance", "web-form"),
    ];
    let path = format!("/desk/appeals/{SLUG}/signers/sign");
    let (status, to) = desk.submit(&path, &fields).await;
    assert!(status.is_redirection(), "{to}");
    let mail = hub.mails.until(OFFICE, 3).await.text();
    assert!(
        mail.contains("It now stands there as Amnesty Velan."),
        "{mail}"
    );
    let manage = hub.link(OFFICE, 3).await;
    let page = hub.signer.open(&manage).await.expect(200);
    assert!(page.contains("value=\"Amnesty Velan\""), "{page}");

    let page = hub.entry_page(&hub.server, &id).await;
    assert!(page.contains(later) && !page.contains(confirmed), "{page}");
    let changed = " changed it, and signed what stands here.";
    assert!(page.contains(changed), "{page}");
    let list = format!("/appeals/{SLUG}/cosigners");
    let list = hub.signer.open(&list).await.expect(200);
    assert!(list.contains("Amnesty Velan"), "{list}");
    assert!(!list.contains("crane-drivers.example"), "{list}");
}

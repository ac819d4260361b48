//! Links to one's own signature: each ends on its day, and goes with whoever withdraws.

use super::{
    EMAIL, ana_by_mail, ask_for_links, link, listed, mailed, promised, sealed, server, store,
};
use crate::dockers;
use std::sync::atomic::Ordering::Relaxed;
use undersigned_federation::{
    actions::people::{
        hashes, links,
        own::{self, Gone},
    },
    networks::Asker,
};
use undersigned_store::by_appeal::ByAppeal as _;

#[tokio::test]
async fn a_link_ends_and_a_new_one_comes_in_its_place() {
    let (_folder, days, instance) = server().await;
    let organization = dockers::hub(&instance).await;
    let appeal = dockers::published(&instance, &organization, "brakes").await;
    let (person, hash) = ana_by_mail();
    let hash = instance.under_appeal(appeal.id, &hash);
    let row = store(&instance, &appeal, &hash, sealed(&appeal, &person)).await;
    link(&instance, row).await;
    // What was written while it ended is taken a little longer.
    for (day, opens, takes) in [(89, true, true), (90, false, true), (91, false, false)] {
        days.store(day, Relaxed);
        let seen = own::see(&instance, "link").await;
        assert_eq!(seen.expect("the database answers").is_some(), opens);
        let sent = own::see_to_correct(&instance, "link").await;
        assert_eq!(sent.expect("the database answers").is_some(), takes);
    }
    for token in ["link", "nothing"] {
        let gone = own::gone(&instance, token).await;
        assert!(matches!(gone.expect("an answer"), Gone::Ended));
        let sent = links::send_for_link(&instance, token, Asker::default(), "en", listed).await;
        sent.expect("answered alike");
    }
    let mails = mailed(&instance).await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, EMAIL);
    let (_, token) = mails[0].text.split_once("token=").expect("a link");
    let token: String = token
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    let seen = own::see(&instance, &token).await;
    assert!(seen.expect("the database answers").is_some());
}

#[tokio::test]
async fn row_697_a_signature_that_does_not_open_keeps_back_no_other_link() {
    let (_folder, _, instance) = server().await;
    let organization = dockers::hub(&instance).await;
    let (person, hash) = ana_by_mail();
    let spoilt = dockers::published(&instance, &organization, "spoilt").await;
    store(&instance, &spoilt, &hash, vec![1]).await;
    let sound = dockers::published(&instance, &organization, "sound").await;
    store(&instance, &sound, &hash, sealed(&sound, &person)).await;
    // As an earlier version had it, by the same hash under both.
    let hashed = hashes::once(&instance).await;
    hashed.expect("the database answers");

    ask_for_links(&instance).await;
    let mails = mailed(&instance).await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, EMAIL);
    assert_eq!(mails[0].text.matches("/signature?token=").count(), 1);
}

#[tokio::test]
async fn links_that_wait_go_with_whoever_withdraws() {
    let (_folder, _, instance) = server().await;
    let (_, appeal) = promised(&instance).await;
    let (person, hash) = ana_by_mail();
    let hash = instance.under_appeal(appeal.id, &hash);
    let row = store(&instance, &appeal, &hash, sealed(&appeal, &person)).await;
    link(&instance, row).await;

    ask_for_links(&instance).await;
    let kept = own::see(&instance, "link").await;
    let kept = kept.expect("the database answers").expect("Ana's");
    let withdrawn = own::withdraw(&instance, &kept, false, "en", listed).await;
    withdrawn.expect("it is withdrawn");
    // What says that it is withdrawn, and nothing else.
    let mails = mailed(&instance).await;
    let texts: Vec<&str> = mails.iter().map(|mail| mail.text.as_str()).collect();
    assert_eq!(texts.len(), 1, "{texts:?}");
    assert!(!texts[0].contains("/signature?token="), "{texts:?}");
}

//! A link in an old mail opens nothing, and brings a new one to whoever has the mailbox.

use crate::{Campaign, SLUG, terms};
use undersigned_tests::{Backend, Received, Signer, WrongClock, desk::field, on_both_databases};

on_both_databases! {
    an_old_link_opens_nothing_and_brings_a_new_one
}

async fn an_old_link_opens_nothing_and_brings_a_new_one(backend: Backend) {
    const ANA: &str = "ana@post.example";
    let mut campaign = Campaign::start(backend, "never").await;
    let clock = WrongClock::of(&mut campaign.server);
    campaign.server.kill().await;
    campaign.server.run().await;
    campaign.set_terms(terms("never", 400)).await.expect(200);
    let signer = Signer::of(&campaign.server);
    let wish = [("name", "Ana Quillfeather"), ("email", ANA)];
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    let link = |mail: Received| mail.link(&campaign.server.url);
    let confirm = link(campaign.mails.until(ANA, 1).await);
    signer.confirm(&confirm).await.expect(200);
    let own = link(campaign.mails.until(ANA, 2).await);
    let page = signer.open(&own).await.expect(200);
    let token = field(&page, "token");

    campaign.server.until_mails_are_noted().await;
    clock.set(91 * 24 * 60 * 60);
    let old = signer.open(&own).await.expect(404);
    assert!(old.contains("Send me a new link"), "{old}");
    assert!(!old.contains("Quillfeather") && !old.contains(ANA), "{old}");
    // Nobody is told whether there ever was such a link.
    let unknown = "x".repeat(token.len());
    let never = signer.open(&own.replace(&token, &unknown)).await;
    assert_eq!(never.expect(404).replace(&unknown, &token), old);
    for act in ["correct", "download", "wording", "withdraw"] {
        let path = format!("/signature/{act}");
        let refused = signer.post(&path, &[("token", &token)]).await;
        assert!(refused.expect(404).contains("Send me a new link"), "{act}");
    }
    assert_eq!(campaign.count().await, 1);

    for token in [&unknown, &token] {
        let sent = signer.post("/signature/renew", &[("token", token)]).await;
        let answer = (sent.status.as_u16(), sent.location.as_str());
        assert_eq!(answer, (303, "/signature/link/sent"));
    }
    let fresh = link(campaign.mails.until(ANA, 3).await);
    let token = field(&signer.open(&fresh).await.expect(200), "token");
    let withdrawn = signer
        .post("/signature/withdraw", &[("token", &token)])
        .await;
    withdrawn.expect(200);
    assert_eq!(campaign.count().await, 0);
}

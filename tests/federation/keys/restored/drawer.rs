//! Put back to before its last change of keys, while the root lies in a drawer.

use super::{
    super::{ALL, listed, proof_keys, public, rotate, said, until_rotated},
    come_back, is_silent, moderated, speaks_again, told,
};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Coalition, Server, on_both_databases, until};

on_both_databases! {
    an_organiser_whose_root_lies_in_a_drawer_brings_it
}

/// The file of keys was written when the root lay in a drawer already, and does not have it.
async fn an_organiser_whose_root_lies_in_a_drawer_brings_it(backend: Backend) {
    let (mut coalition, appeal) = moderated(backend).await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let file = |name: &str| elsewhere.path().join(name).display().to_string();
    let (keys, drawer) = (file("keys.json"), file("root.json"));
    let hub = coalition.server("hub");
    rotate(hub, &[]);
    until_rotated(hub).await;
    let take_out = [
        "admin",
        "keys",
        "export-root",
        "ed25519-key",
        &drawer,
        "--forget",
    ];
    assert!(hub.command(&take_out).status.success());
    hub.command_json(&["admin", "keys", "export", &keys, "--json"]);
    let bring = ["admin", "keys", "import-root", &drawer];
    assert!(hub.command(&bring).status.success());
    let second = listed(hub).await.remove(0);
    rotate(hub, &[]);
    until("the end of the second key", || async {
        match listed(hub).await {
            keys if keys.len() == 1 && keys[0] != second => Ok(()),
            keys => Err(format!("{keys:?}")),
        }
    })
    .await;
    let lost = listed(hub).await.remove(0);
    hub.endorse(&appeal, "The Hub").await.expect(202);
    coalition.settle(&ALL, &appeal, 2).await;
    come_back(&mut coalition, &keys).await;
    coalition.settle(&ALL, &appeal, 2).await;
    is_silent(&coalition, &appeal).await;
    let hub = &coalition["hub"];
    assert!(told(hub).0.contains("import-root"), "{:?}", told(hub));

    // In whichever order: until the root is there, the text cannot be changed, and that is said.
    awaits_root(&rotate(hub, &[]), &appeal);
    let refused = hub
        .revise("free-them", json!({"deadline": "2099-01-01"}))
        .await;
    let code = (refused.status.as_u16(), refused.code());
    assert_eq!(code, (403, "not_initiator"), "{}", refused.text);
    assert!(refused.text.contains("import-root"), "{}", refused.text);
    let imported = hub.command(&bring);
    assert!(imported.status.success(), "{imported:?}");
    until("the new key's name", || async {
        let newest = newest_in_use(hub);
        let named = said(&coalition, "hub")
            .await
            .iter()
            .any(|said| said["as"] == "organiser" && said["admits"] == newest.as_str());
        if named { Ok(()) } else { Err(hub.log()) }
    })
    .await;
    speaks_again(&coalition, &appeal, &lost).await;
    loses_its_key_to_a_thief(&coalition, &appeal, &file("again.json")).await;
}

/// The key that does the daily work. The root, which came last, is in both lists as well, in the actor's document until it has
/// ended.
fn newest_in_use(hub: &Server) -> String {
    let keys = proof_keys(hub);
    let newest = keys.iter().rfind(|key| key.get("retiredAt").is_none());
    newest.map(public).unwrap_or_default()
}

/// What a change of keys waits for is the root.
fn awaits_root(changed: &Value, appeal: &str) {
    let awaits = changed["awaits"].as_array().cloned().unwrap_or_default();
    let root = json!({"appeal": appeal, "awaits": "root"});
    assert!(awaits.contains(&root), "{changed}");
}

/// The organiser's working key is stolen while the root lies in a file: nobody else can remove it there,
/// which is said, and bringing the root is enough.
async fn loses_its_key_to_a_thief(coalition: &Coalition, appeal: &str, drawer: &str) {
    let hub = &coalition["hub"];
    let stolen = newest_in_use(hub);
    let bundle = coalition["hub"].fetch("/appeals/free-them/state").await;
    let root = bundle.expect(200)["root"].as_str().map(str::to_owned);
    let root = root.expect("a root");
    let take_out = ["admin", "keys", "export-root", &root, drawer, "--forget"];
    let taken_out = hub.command(&take_out);
    assert!(taken_out.status.success(), "{taken_out:?}");
    let retire = [
        "admin",
        "keys",
        "retire",
        &stolen,
        "--compromised",
        "--yes",
        "--json",
    ];
    awaits_root(&hub.command_json(&retire), appeal);
    let keys = proof_keys(hub);
    let given_up = keys.iter().find(|key| public(key) == stolen);
    awaits_root(given_up.expect("it is in the list"), appeal);

    let bring = ["admin", "keys", "import-root", drawer];
    assert!(hub.command(&bring).status.success());
    until("the end of the stolen key", || async {
        let said = said(coalition, "hub").await;
        let about = |key: &str, state: &str| {
            said.iter().any(|said| {
                said["as"] == "organiser" && said["admits"] == key && said["state"] == state
            })
        };
        let newest = newest_in_use(hub);
        match about(&stolen, "removed") && about(&newest, "admitted") {
            true => Ok(()),
            false => Err(format!("{said:?}\n{:?}\n{}", proof_keys(hub), hub.log())),
        }
    })
    .await;
}

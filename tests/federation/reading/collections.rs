//! ActivityStreams collections of a long list, page by page.

use crate::PROGRAM;
use serde_json::json;
use undersigned_tests::{Backend, Coalition, Server};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copys_collection_of_a_long_list_is_read_page_by_page_at_the_copy() {
    const SIGNERS: usize = 1_001;
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], Backend::Sqlite).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("brakes").await;
    let rows = (1..=SIGNERS).map(|number| {
        let name = format!("Local {number}");
        let names = json!([{"text": name, "lang": "en"}]);
        let row = json!({"ordinal": number, "kind": "organisation", "names": names});
        format!("{row}\n")
    });
    let file = hub.folder().join("list.jsonl");
    std::fs::write(&file, rows.collect::<String>()).expect("the file can be written");
    let file = file.display().to_string();
    hub.command_json(&["import", "cosigners", "brakes", &file, "--json"]);
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    let all = SIGNERS as u64 + 1;
    coalition.settle(&["hub", "dockers"], &appeal, all).await;

    let chain = async |server: &Server, path: &str| {
        let whole = server.fetch(path).await.expect(200);
        assert_eq!(whole["totalItems"], all, "{whole}");
        let (mut next, mut pages) = (whole["first"].clone(), Vec::new());
        while let Some(address) = next.as_str() {
            let below = address.strip_prefix(server.url.as_str());
            let page = server
                .fetch(below.expect("at this server"))
                .await
                .expect(200);
            assert_eq!(page["id"], address);
            assert_eq!(page["partOf"], whole["id"]);
            let items = page["orderedItems"].as_array().cloned();
            pages.push(items.expect("items"));
            next = page["next"].clone();
        }
        let sizes: Vec<usize> = pages.iter().map(Vec::len).collect();
        assert_eq!(sizes, [1_000, 2]);
        pages.concat()
    };
    let copy = format!("/appeals/{}/brakes/cosigners", hub.host());
    let there = chain(dockers, &copy).await;
    let here = chain(hub, "/appeals/brakes/cosigners").await;
    assert!(there == here, "the same in the same order");
}

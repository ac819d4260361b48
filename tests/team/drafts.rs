//! Two people at one draft.

use crate::{PROGRAM, member};
use reqwest::StatusCode;
use undersigned_tests::{Backend, Desk, Server, desk::field, on_both_databases};

on_both_databases! {
    what_somebody_writes_goes_along_where_its_draft_gets_another_address
}

async fn what_somebody_writes_goes_along_where_its_draft_gets_another_address(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let draft = || server.petition("brakes");
    server.post("/appeals", draft()).await.expect(201);
    let mut owner = Desk::of(&server).await;
    let mut editor = member(&server, &mut owner, "e@hub.example", &["editor"]).await;
    let (edit, translate) = (
        "/desk/appeals/brakes/edit",
        "/desk/appeals/brakes/translate/fr",
    );
    let letter = [
        ("do", "keep"),
        ("slug", "brakes"),
        ("kind", "petition"),
        ("language-1", "en"),
        ("title-1", "Brakes"),
        ("body-1", "As at the quayside."),
    ];
    let translation = [
        ("do", "keep"),
        ("source", "en"),
        ("title", "Freins du quai"),
    ];
    for (page, written) in [(edit, &letter[..]), (translate, &translation[..])] {
        let (status, page) = editor.submit(page, written).await;
        assert_eq!(status, StatusCode::NO_CONTENT, "{page}");
    }

    let was = field(&owner.get(edit).await, "was");
    let mut renamed = letter.to_vec();
    renamed[0] = ("was", was.as_str());
    renamed[1] = ("slug", "new-brakes");
    renamed.extend([("authoritative-1", "yes"), ("admission", "open")]);
    renamed[5] = ("body-1", "Mend them.");
    let (status, to) = owner.submit(edit, &renamed).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let new = "/desk/appeals/new-brakes";
    assert!(to.starts_with(&format!("{new}/edit")), "{to}");

    let page = editor.get(&format!("{new}/edit")).await;
    for said in ["As at the quayside.", "value=\"new-brakes\""] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let page = editor.get(&format!("{new}/translate/fr")).await;
    assert!(page.contains("Freins du quai"), "{page}");
    // Another draft at the old address has nothing to do with it.
    server.post("/appeals", draft()).await.expect(201);
    for (page, written) in [(edit, "quayside"), (translate, "Freins")] {
        let page = editor.get(page).await;
        assert!(!page.contains(written), "{page}");
    }
}

//! The description, held against what it says of itself.

use super::*;

/// Every operation: method and path, and what is said of it.
fn each(description: &Value) -> Vec<(String, &Value)> {
    let mut all = Vec::new();
    for (path, methods) in description["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            all.push((format!("{method} {path}"), operation));
        }
    }
    all
}

#[test]
fn every_operation_has_a_name_of_its_own_and_says_what_it_answers() {
    let described = serde_json::to_value(description()).expect("JSON");
    let mut names = BTreeSet::new();
    let operations = each(&described);
    assert!(operations.len() > 60, "{}", operations.len());
    for (call, operation) in operations {
        let name = operation["operationId"].as_str().expect("a name");
        assert!(names.insert(name), "{call}: {name} is another's");
        let responses = operation["responses"].as_object().expect("responses");
        let mut answers = responses
            .iter()
            .filter(|(status, _)| status.starts_with('2'))
            .peekable();
        assert!(answers.peek().is_some(), "{call} has no answer");
        for (status, answer) in answers {
            let schema = &answer["content"]["application/json"]["schema"];
            // 204 has no content.
            assert_eq!(schema.is_object(), status != "204", "{call}: {status}");
        }
    }
    assert_eq!(
        name("get", "/api/v1/same-signer/{id}"),
        "get_same_signer_id"
    );
}

#[test]
fn every_operation_says_what_it_may_be_refused_for() {
    let described = serde_json::to_value(description()).expect("JSON");
    for (call, operation) in each(&described) {
        let responses = &operation["responses"];
        let mut refusals = vec!["400", "421", "429", "503"];
        if !operation["requestBody"].is_null() {
            refusals.extend(["413", "422"]);
        } else if !call.starts_with("get ") {
            refusals.push("422");
        }
        for status in refusals {
            let described = &responses[status]["content"]["application/problem+json"];
            assert!(described.is_object(), "{call}: {status}");
        }
        for (status, words) in [("429", "too many requests"), ("503", "`busy`")] {
            let refusal = &responses[status];
            let said = refusal["description"].as_str().expect("words");
            assert!(said.contains(words), "{call}: {said}");
            let seconds = &refusal["headers"]["Retry-After"]["schema"]["type"];
            assert_eq!(seconds, "integer", "{call}: {status}");
        }
    }
    let upload = &described["paths"]["/api/v1/media"]["post"]["responses"]["429"];
    let said = upload["description"].as_str().expect("words");
    assert!(said.starts_with("`too_many_pictures`"), "{said}");
}

#[test]
fn what_is_referred_to_is_there() {
    let described = serde_json::to_value(description()).expect("JSON");
    let schemas = &described["components"]["schemas"];
    let mut found = BTreeSet::new();
    find_schemas(&described["paths"], schemas, &mut found);
    assert!(found.contains("NewAppeal") && found.contains("Entry"));
    for name in &found {
        assert!(schemas[name.as_str()].is_object(), "{name}");
    }
}

#[test]
fn publishing_needs_no_body_and_may_say_that_something_is_missing() {
    let described = serde_json::to_value(description()).expect("JSON");
    let publish = &described["paths"]["/api/v1/appeals/{slug}/publish"]["post"];
    let body = &publish["requestBody"];
    assert!(body["content"]["application/json"].is_object(), "{body}");
    assert_ne!(body["required"], true, "{body}");
    let schemas = &described["components"]["schemas"];
    for sent in ["Agreement", "NewAppealTime"] {
        let member = &schemas[sent]["properties"]["incomplete"];
        assert!(member.is_object(), "{sent}");
    }
    let further = &schemas["Agreement"]["additionalProperties"];
    assert_eq!(further, &Value::Bool(false));
}

#[test]
fn pages_are_described_as_they_are_answered() {
    let described = serde_json::to_value(description()).expect("JSON");
    let mut paged = 0;
    for (call, operation) in each(&described) {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        for size in parameters.filter(|parameter| parameter["name"] == "per_page") {
            assert_eq!(size["schema"]["minimum"], 1, "{call}");
            paged += 1;
        }
    }
    assert!(paged > 5, "{paged}");
    for page in [
        "Appeals",
        "CoSigners",
        "ListChanges",
        "Signers",
        "Ballots",
        "PeopleFound",
    ] {
        let required = described["components"]["schemas"][page]["required"].as_array();
        let required = required.expect("a list");
        assert!(required.iter().any(|name| name == "next"), "{page}");
    }
}

/// A client that is made from the description sends its token only where it is said to belong.
#[test]
fn where_a_token_may_be_sent_it_is_said() {
    let described = serde_json::to_value(description()).expect("JSON");
    let of = |path: &str| &described["paths"][path]["get"]["security"];
    let token = serde_json::json!({"token": []});
    assert_eq!(of("/api/v1/appeals"), &serde_json::json!([{}, token]));
    assert_eq!(of("/api/v1/pending"), &serde_json::json!([token]));
    assert!(of("/api/v1/cosigners").is_null());
}

#[test]
fn an_appeal_is_described_whole() {
    let described = serde_json::to_value(description()).expect("JSON");
    let schemas = &described["components"]["schemas"];
    let members = [
        "demands",
        "addressees",
        "initiators",
        "translations",
        "admission",
        "deadline",
        "topics",
        "goal",
        "published",
        "count",
        "coSigners",
        "earlierWording",
        "stateDigest",
        "reactions",
        "rules",
        "pending",
        "origin",
    ];
    for member in members {
        let described = &schemas["Appeal"]["properties"][member];
        assert!(described.is_object(), "{member}");
    }
    assert!(schemas["Organisation"]["properties"]["links"].is_object());
    for said in ["Entry", "Amendment", "Position", "Ballot"] {
        let described = &schemas[said]["properties"]["hidden"];
        assert!(described.is_object(), "{said}");
    }
    for path in [
        "/api/v1/endorsements",
        "/api/v1/invitations",
        "/api/v1/follows",
        "/api/v1/attestations",
        "/api/v1/admissions",
        "/api/v1/same-signer",
        "/api/v1/refusals",
    ] {
        let responses = &described["paths"][path]["post"]["responses"];
        assert!(responses["502"].is_object(), "{path}");
    }
}

#[test]
fn what_is_sent_is_closed_and_what_is_answered_is_open() {
    let described = serde_json::to_value(description()).expect("JSON");
    let schemas = &described["components"]["schemas"];
    for closed in ["NewComment", "NewInvitee", "NewMandate"] {
        let further = &schemas[closed]["additionalProperties"];
        assert_eq!(further, &Value::Bool(false), "{closed}");
    }
    for open in ["Problem", "Entry", "Ballot", "Said"] {
        let further = schemas[open].get("additionalProperties");
        assert_eq!(further, None, "{open}");
    }
}

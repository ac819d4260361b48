//! How much is held for nobody, and at which addresses copies are.

use super::*;
use std::sync::Arc;
use undersigned_domain::{
    AppealKey, Digest, RegisterKey, SecretKey, State, Statement, StatementType, admission::Role,
    tally::Tally,
};

/// A state with so many statements.
fn state(size: u64) -> State {
    let key = SecretKey::from_seed(&[1; 32]).public();
    let appeal = AppealKey {
        object: "https://hub.example/appeals/a".to_owned(),
        root: key.clone(),
    };
    let mut state = State::new(appeal.clone());
    for number in 0..size {
        let statement = Statement {
            digest: Digest::of(&[&number.to_le_bytes()]),
            id: String::new(),
            author: "https://hub.example/orgs/hub".to_owned(),
            key: key.clone(),
            appeal: Arc::new(appeal.clone()),
            about: vec![number.to_string()],
            seq: 1,
            published: None,
            content: Content::Tally(Tally::default()),
        };
        state.insert(&Arc::new(statement));
    }
    state
}

fn appeal(unasked: bool) -> Appeal {
    Appeal {
        id: 1,
        ap_id: "https://hub.example/appeals/a".to_owned(),
        root: None,
        host: "hub.example".to_owned(),
        slug: "a".to_owned(),
        organization_id: None,
        organiser: "https://hub.example/orgs/hub".to_owned(),
        status: "open".to_owned(),
        titles: None,
        draft: None,
        list_version: 1,
        origin_unreachable_since: None,
        kind: None,
        topics: None,
        closed: false,
        unasked,
        created_at: 0,
        published_at: None,
    }
}

#[test]
fn of_what_nobody_asked_for_little_is_held() {
    let (some, many) = (state(1_999), state(2_000));
    let any = many.statements().next().expect("a statement");
    let register = any.register();
    assert!(check_size(&appeal(true), &some, register.name()).is_ok());
    let full = check_size(&appeal(true), &many, register.name()).map_err(|error| error.code());
    assert_eq!(full, Err("appeal_limit"));
    assert!(check_size(&appeal(false), &many, register.name()).is_ok());
    // Whoever is invited reads the text as it is now, and learns who decides.
    for (kind, role) in [
        (StatementType::Note, None),
        (StatementType::Admission, Some(Role::Keeper)),
    ] {
        let register = RegisterKey {
            kind,
            role,
            ..register.clone()
        };
        assert!(check_size(&appeal(true), &many, register.name()).is_ok());
    }
}

#[test]
fn no_copy_is_at_the_address_of_something_else() {
    let at = |last: &str| format!("https://hub.example/appeals/{last}");
    assert_eq!(copy_slug(&at("free-them-now")), "free-them-now");
    for odd in RESERVED.into_iter().chain(["", "Free", "a%20b"]) {
        let id = at(odd);
        assert_eq!(copy_slug(&id), digest_of(&id), "{odd}");
    }
    // Nor can anybody take the one that is left for another's.
    let second = second_slug(&at("free-them-now"));
    assert_ne!(slug(&at(&second)), second);
    assert!(second.len() <= 80);
    // What stands below an appeal has its folder before it.
    assert_eq!(slug(&at("free-them-now/updates/news")), "news");
}

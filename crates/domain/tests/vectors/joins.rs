//! What a register holds after several statements in it.

use crate::{common::*, files::json_is_current};
use serde_json::json;
use undersigned_domain::{Register, Verified, admission::Role};

fn cases() -> Vec<(&'static str, Vec<Verified>)> {
    let equal: Vec<_> = ["Dockers", "Dock workers", "Wharf", "Quay"]
        .iter()
        .map(|name| endorse(&dockers(), 5, name))
        .collect();
    let [first, second] = [equal[0].clone(), equal[1].clone()];
    vec![
        ("one alone", vec![first.clone()]),
        ("the same twice", vec![first.clone(), first.clone()]),
        (
            "the newest wins",
            vec![endorse(&dockers(), 4, "Dockers"), first.clone()],
        ),
        (
            "two at one seq are both held",
            vec![first.clone(), second.clone()],
        ),
        ("of more at one seq, the two smallest digests", equal),
        (
            "a higher seq settles it",
            vec![first, withdraw(&dockers(), 6), second],
        ),
        (
            "ended ranks above every seq",
            vec![
                end(&dockers(), 3, &dockers(), Role::Signer),
                decide_highest(),
            ],
        ),
        (
            "the newest end",
            vec![
                end(&dockers(), 3, &dockers(), Role::Signer),
                end(&dockers(), 4, &dockers(), Role::Signer),
            ],
        ),
    ]
}

fn decide_highest() -> Verified {
    let highest = undersigned_domain::statement::MAX_SEQ;
    admit(&dockers(), highest, &dockers(), Role::Signer)
}

#[test]
fn joins() {
    let joins: Vec<_> = cases()
        .iter()
        .map(|(name, said)| {
            let said_ = statements(said);
            let mut register = Register::new(said_[0].clone());
            for statement in &said_[1..] {
                assert_eq!(statement.register(), said_[0].register(), "{name}");
                register.join(statement.clone());
            }
            let holds: Vec<_> = register.statements().map(|held| held.digest).collect();
            let values: Vec<_> = said.iter().map(Verified::value).collect();
            json!({
                "name": name,
                "statements": values,
                "contested": register.is_contested(),
                "holds": holds,
            })
        })
        .collect();
    json_is_current("joins.json", &joins.into());
}

//! Cases of several appeals that are one: the same person, whom two letters are about.
//!
//! A case names the others by their addresses. That alone makes nothing one: the other's organiser
//! has to name it back, unless both are of one organisation, which need not agree with itself. So
//! nobody's news appears beside an appeal whose organiser does not want it there. What two cases
//! have both agreed on with a third does not make the two one, for the same reason.

use crate::{
    Dispatch,
    dispatch::{Case, Words},
};

/// The folder below an appeal's address in which its cases are.
const FOLDER: &str = "/cases/";

/// Whether two cases of different appeals are the same.
pub fn are_one(one: &Dispatch, other: &Dispatch) -> bool {
    let (Some(first), Some(second)) = (case_of(one), case_of(other)) else {
        return false;
    };
    let forth = first.same.contains(&other.id);
    let back = second.same.contains(&one.id);
    let agreed = match one.author == other.author {
        true => forth || back,
        false => forth && back,
    };
    agreed && one.appeal.object != other.appeal.object
}

/// The addresses that a case names as itself; none for what is no case.
pub fn named_by(dispatch: &Dispatch) -> &[String] {
    case_of(dispatch).map_or(&[], |case| &case.same)
}

/// The appeal below whose address a case is; none where the address is that of nothing below an
/// appeal.
pub fn appeal_of(case: &str) -> Option<&str> {
    let (appeal, name) = case.rsplit_once(FOLDER)?;
    let there = !appeal.is_empty() && !name.is_empty() && !name.contains(['/', '?', '#']);
    there.then_some(appeal)
}

fn case_of(dispatch: &Dispatch) -> Option<&Case> {
    match &dispatch.words {
        Words::Case(case) => Some(case),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AppealKey, dispatch::Kind};
    use undersigned_proof::SecretKey;

    fn case(host: &str, appeal: &str, same: &[&str]) -> Dispatch {
        let object = format!("https://{host}/appeals/{appeal}");
        let root = SecretKey::from_seed(&[7; 32]).public();
        let words = Words::Case(Box::new(Case {
            same: same.iter().map(|id| (*id).to_owned()).collect(),
            ..Case::default()
        }));
        Dispatch::unsigned(
            format!("{object}/cases/1"),
            &format!("https://{host}/orgs/o"),
            AppealKey { object, root },
            Kind::Case,
            1,
            words,
        )
    }

    const A: &str = "https://a.example/appeals/x/cases/1";
    const B: &str = "https://b.example/appeals/y/cases/1";

    #[test]
    fn two_organisers_both_have_to_say_so() {
        let one = case("a.example", "x", &[B]);
        assert!(!are_one(&one, &case("b.example", "y", &[])));
        let other = case("b.example", "y", &[A]);
        assert!(are_one(&one, &other) && are_one(&other, &one));
    }

    #[test]
    fn one_organisation_need_not_agree_with_itself() {
        let one = case("a.example", "x", &["https://a.example/appeals/z/cases/1"]);
        let other = case("a.example", "z", &[]);
        assert!(are_one(&one, &other) && are_one(&other, &one));
    }

    #[test]
    fn what_two_say_of_a_third_makes_the_two_not_one() {
        let middle = case(
            "b.example",
            "y",
            &[A, "https://c.example/appeals/z/cases/1"],
        );
        let one = case("a.example", "x", &[B]);
        let third = case("c.example", "z", &[B]);
        assert!(are_one(&one, &middle) && are_one(&middle, &third));
        assert!(!are_one(&one, &third));
    }

    #[test]
    fn a_case_is_never_the_same_within_one_appeal() {
        let one = case("a.example", "x", &[A]);
        assert!(!are_one(&one, &one));
    }

    #[test]
    fn the_appeal_stands_in_the_address_of_its_case() {
        assert_eq!(appeal_of(A), Some("https://a.example/appeals/x"));
        for odd in [
            "",
            "https://a.example/appeals/x",
            "/cases/",
            "x/cases/1?a",
            "x/cases/1/2",
        ] {
            assert_eq!(appeal_of(odd), None, "{odd}");
        }
    }
}

use super::*;
use crate::invented::{entry, names};
use futures::FutureExt as _;
use undersigned_domain::{attestation::Provenance, list::Origin};

const AMNESTY: &str = "https://amnesty.example/orgs/a";
const DOCKERS: &str = "https://dockers.example/orgs/d";
const STRANGER: &str = "https://stranger.example/orgs/s";
/// With a Cyrillic first letter.
const FORGED: &str = "\u{410}mnesty";

/// Ids of the others that have a name, or look like it.
fn others(index: &Index, who: &str, name: &str) -> Vec<String> {
    let looks = looks(&names(name));
    let found = index.named(&looks, &Who::of(who), 5).others;
    found.iter().map(|entry| entry.id.clone()).collect()
}

#[test]
fn an_index_follows_its_list() {
    let both = [entry(AMNESTY, "Amnesty"), entry(DOCKERS, "Dockers’ Union")];
    let mut list: Sequence<Entry> = both.into_iter().collect();
    let mut index = Index::default();
    index.follow(&list);
    assert_eq!(others(&index, STRANGER, FORGED), [AMNESTY]);
    assert_eq!(others(&index, STRANGER, "AMNESTY"), [AMNESTY]);
    assert_eq!(others(&index, STRANGER, "Dockers Union"), [DOCKERS]);
    assert!(others(&index, STRANGER, "Dockers").is_empty());

    index.waiting.insert("it".to_owned(), STRANGER.to_owned());
    index.follow(&list.clone());
    assert!(!index.waiting.is_empty(), "nothing has changed");
    list[0].names = names("Amity");
    index.follow(&list);
    assert!(index.waiting.is_empty(), "a name is free");
    assert!(others(&index, STRANGER, FORGED).is_empty());
    assert_eq!(others(&index, STRANGER, "Amity"), [AMNESTY]);
    list.remove(1);
    index.follow(&list);
    assert!(others(&index, STRANGER, "Dockers’ Union").is_empty());
}

#[test]
fn who_is_called_as_before_is_not_looked_at_again() {
    let both = [entry(AMNESTY, "Amnesty"), entry(DOCKERS, "Dockers’ Union")];
    let before: Sequence<Entry> = both.into_iter().collect();
    let mut index = Index::default();
    index.follow(&before);
    // As a fold of the whole makes it: every entry is another.
    let mut list: Sequence<Entry> = before.iter().cloned().collect();
    list[0].number = Some(7);
    list[1].names = names("Amity");
    let (mut gone, mut come) = (before.not_in(&list), list.not_in(&before));
    assert_eq!((gone.len(), come.len()), (2, 2));
    index.renew(&mut gone, &mut come);
    for left in [gone, come] {
        assert_eq!((left.len(), left[0].id.as_str()), (1, DOCKERS));
    }
    let found = index.named(&looks(&names(FORGED)), &Who::of(STRANGER), 5);
    assert_eq!(found.others[0].number, Some(7), "as it is now");

    let crew = |number: usize| entry(&format!("{DOCKERS}{number}"), &format!("Crew {number}"));
    let mut list: Sequence<Entry> = (0..=FEW).map(crew).collect();
    index.follow(&list);
    list = list.iter().cloned().collect();
    list[7].names = names("Amity");
    index.follow(&list);
    assert_eq!(others(&index, STRANGER, "Crew 8"), [list[8].id.clone()]);
    assert_eq!(others(&index, STRANGER, "Amity"), [list[7].id.clone()]);
    assert!(others(&index, STRANGER, "Crew 7").is_empty());
}

#[tokio::test]
async fn whoever_asks_waits_until_a_long_list_was_looked_at() {
    let listed = Arc::new(ListedNames::default());
    let crew = |number: usize| entry(&format!("{DOCKERS}{number}"), &format!("Crew {number}"));
    let list: Sequence<Entry> = (0..=FEW).map(crew).collect();
    let count = |index: &Index| index.entries.len();
    let turn = listed.turns.take().await.unwrap();
    let mut asked = Box::pin(listed.clone().ask(&list, count));
    assert!(asked.as_mut().now_or_never().is_none());
    drop(turn);
    assert!(asked.await.unwrap() > FEW);
    // From then on nobody does.
    let _turn = listed.turns.take().await.unwrap();
    assert!(listed.clone().ask(&list, count).now_or_never().is_some());
}

#[test]
fn whose_the_name_is_comes_before_who_forged_it() {
    let mut others = [entry(STRANGER, FORGED), entry(AMNESTY, "AMNESTY")].map(Arc::new);
    for _ in 0..2 {
        let mut named = Named {
            others: others.to_vec(),
            ..Named::default()
        };
        named.equal_first(&names("Amnesty"));
        assert_eq!(named.others[0].id, AMNESTY);
        named.equal_first(&names(FORGED));
        assert_eq!(named.others[0].id, STRANGER);
        others.reverse();
    }
}

#[test]
fn who_is_looked_at_again_waits_no_longer_and_others_do() {
    let listed = ListedNames::default();
    for (digest, author) in [("one", STRANGER), ("two", DOCKERS)] {
        let waits = (digest.to_owned(), author.to_owned());
        listed.index().waiting.extend([waits]);
    }
    let list = Sequence::default();
    let waiting = || listed.waiting(&list, ["one", "two", "three"].into_iter());
    assert_eq!(waiting(), BTreeSet::from(["one", "two"]));
    listed.look_again(STRANGER);
    assert_eq!(waiting(), BTreeSet::from(["two"]));

    listed.called_for_by(&Callers::new());
    // A list of which much is new is followed where it keeps nobody waiting.
    let many = (0..=FEW).map(|number| entry(&format!("{AMNESTY}{number}"), "Amnesty"));
    let many: Sequence<Entry> = many.collect();
    assert!(listed.waiting(&many, ["two"].into_iter()).is_empty());
    assert_eq!(waiting(), BTreeSet::from(["two"]), "nothing is forgotten");

    let amnesty = (AMNESTY.to_owned(), BTreeSet::new());
    listed.called_for_by(&[amnesty].into());
    assert!(waiting().is_empty(), "somebody else calls for it");
}

#[test]
fn who_was_compared_with_somebody_who_is_gone_is_not_known_to_wait() {
    let listed = ListedNames::default();
    let named = [(AMNESTY, "Amnesty"), (DOCKERS, "Dockers"), (STRANGER, "It")];
    let longer: Sequence<Entry> = named
        .map(|(id, name)| entry(id, name))
        .into_iter()
        .collect();
    let mut compared = longer.clone();
    compared.remove(2);
    let mut without = compared.clone();
    without.remove(0);

    let digest = Digest::of(&[b"it"]);
    let note = || listed.note(&compared, digest, STRANGER);
    let follow = |list: &Sequence<Entry>| listed.index().follow(list);
    let written = digest.to_string();
    let waits = |list: &Sequence<Entry>| !listed.waiting(list, [&*written].into_iter()).is_empty();
    // Somebody leaves while it is compared with them: their name is free.
    follow(&compared);
    follow(&without);
    note();
    assert!(!waits(&without));
    // Whoever comes meanwhile makes no name free.
    follow(&longer);
    note();
    assert!(waits(&longer));
    assert!(!waits(&without), "one has left since");
}

#[test]
fn nobody_waits_for_a_name_of_their_own() {
    let at_home = "https://social.amnesty.example/orgs/b";
    let mut on_paper = entry("https://hub.example/attestations/1", "Dockers");
    on_paper.origin = Origin::Attested(Provenance::Paper);
    let both = [entry(AMNESTY, "Amnesty"), on_paper];
    let mut list: Sequence<Entry> = both.into_iter().collect();
    let mut index = Index::default();
    index.follow(&list);
    assert!(others(&index, AMNESTY, FORGED).is_empty());
    // Who calls for the appeal by that name as well has not come before it.
    let looks = looks(&names(FORGED));
    let own = |who: &str| index.named(&looks, &Who::of(who), 5).own;
    assert!(!own(AMNESTY).is_empty() && own(STRANGER).is_empty());
    assert!(others(&index, at_home, "Amnesty").is_empty());
    // What was written down at the hub is of nobody who lives there.
    let neighbour = "https://hub.example/orgs/c";
    assert_eq!(others(&index, neighbour, "Dockers").len(), 1);

    // Joined with it, it is one of those who have the name.
    list[1].same_as.push(DOCKERS.to_owned());
    index.follow(&list);
    assert!(others(&index, DOCKERS, "Dockers").is_empty());
    assert_eq!(others(&index, STRANGER, "Dockers").len(), 1);
}

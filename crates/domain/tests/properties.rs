//! What must hold for any statements in any order: a small universe of actors and keys says
//! everything it may and may not say, and proptest chooses who is heard when.

use crate::{common::*, universe};
use proptest::{collection::vec, prelude::*, sample::Index};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};
use undersigned_domain::{
    CoSignerList, Content, Insertion, Names, Register, RegisterKey, RegisterName, State, Statement,
    StatementType,
    admission::{AdmissionState, Role},
    attestation::SignerKind,
    fold,
    fold::Folded,
};

/// Every statement of the universe, signed once.
static POOL: LazyLock<Vec<Arc<Statement>>> = LazyLock::new(|| statements(&universe::pool()));

/// The same, with what is seldom said: printed numbers, callers, times of admission.
static RICH: LazyLock<Vec<Arc<Statement>>> = LazyLock::new(|| {
    let mut said = POOL.clone();
    said.extend(statements(&universe::rarities()));
    said
});

/// The statements that let most of the universe in.
fn chain() -> Vec<Arc<Statement>> {
    static CHAIN: LazyLock<Vec<Arc<Statement>>> = LazyLock::new(|| statements(&universe::chain()));
    CHAIN.clone()
}

/// Some statements: sometimes with the chain, so that much is let in, sometimes without.
fn some() -> impl Strategy<Value = Vec<Arc<Statement>>> {
    (vec(any::<Index>(), 0..80), proptest::bool::weighted(0.8)).prop_map(|(chosen, chained)| {
        let mut said = if chained { chain() } else { Vec::new() };
        said.extend(chosen.iter().map(|index| index.get(&POOL).clone()));
        said
    })
}

/// The statements, each with places where it is said again.
fn some_disordered() -> impl Strategy<Value = (Vec<Arc<Statement>>, Vec<Arc<Statement>>)> {
    some().prop_flat_map(|said| {
        let twice: Vec<_> = said.iter().chain(&said).cloned().collect();
        (Just(said), Just(twice).prop_shuffle())
    })
}

/// Another actor of the appeal's server says something under the root key, and that it has ended.
fn another_root(step: u64) -> undersigned_domain::Verified {
    let other = author("https://hub.example/orgs/other", 1);
    match step {
        1 => attest(&other, 3, 9, "Porters"),
        _ => end_attestation(&root(), 4, &attestation_id(&other, 9)),
    }
}

fn gather(said: &[Arc<Statement>]) -> State {
    State::gather(appeal(), said).0
}

/// Everything that a server holds: its state and its mailbox.
struct Server {
    state: State,
    mailbox: Vec<Arc<Statement>>,
}

impl Server {
    fn new() -> Self {
        Self {
            state: State::new(appeal()),
            mailbox: Vec::new(),
        }
    }

    fn hear(&mut self, said: impl IntoIterator<Item = Arc<Statement>>) {
        self.mailbox.extend(said);
        let waiting = std::mem::take(&mut self.mailbox);
        self.mailbox = self.state.insert_waiting(waiting);
    }

    fn all(&self) -> Vec<Arc<Statement>> {
        self.state
            .statements()
            .chain(&self.mailbox)
            .cloned()
            .collect()
    }
}

fn same_state(a: &State, b: &State) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.digests(), b.digests());
    prop_assert_eq!(a.digest(), b.digest());
    prop_assert_eq!(bytes(a), bytes(b));
    Ok(())
}

fn registers(state: &State) -> BTreeMap<RegisterKey, BTreeSet<undersigned_domain::Digest>> {
    state
        .registers()
        .map(|(key, register)| {
            let digests = register.statements().map(|held| held.digest).collect();
            (key.to_key(), digests)
        })
        .collect()
}

/// Without decisions about same signers, so that a property may add its own.
fn undecided(said: Vec<Arc<Statement>>) -> Vec<Arc<Statement>> {
    said.into_iter()
        .filter(|statement| statement.kind() != StatementType::SameSigner)
        .collect()
}

fn recount(list: &CoSignerList) -> [u64; 4] {
    let mut counts = [0; 4];
    for entry in list.entries.iter().filter(|entry| !entry.contested) {
        let personal = usize::from(entry.kind == SignerKind::Individual) * 2;
        counts[personal + usize::from(!entry.current_wording)] += 1;
    }
    counts
}

proptest! {
    #[test]
    fn order_and_repetition_do_not_matter((said, disordered) in some_disordered()) {
        let expected = gather(&said);
        let mut server = Server::new();
        for statement in &disordered {
            server.hear([statement.clone()]);
        }
        same_state(&server.state, &expected)?;
        same_state(&gather(&disordered), &expected)?;
    }

    #[test]
    fn servers_that_exchange_what_they_hold_end_equal(
        (said, disordered) in some_disordered(),
        homes in vec(0..3_usize, 400),
    ) {
        let mut servers = [Server::new(), Server::new(), Server::new()];
        for (statement, home) in disordered.iter().zip(&homes) {
            servers[*home].hear([statement.clone()]);
        }
        // Once around: the last one holds all, and the others learn it from there.
        for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 1)] {
            let held = servers[from].all();
            servers[to].hear(held);
        }
        let expected = gather(&said);
        for server in &servers {
            same_state(&server.state, &expected)?;
        }
    }

    #[test]
    fn a_state_is_made_of_its_own_statements(said in some()) {
        let state = gather(&said);
        same_state(&gather(&by_digest(&state)), &state)?;
        let held: BTreeSet<_> = state.statements().map(|held| held.digest).collect();
        prop_assert!(held.iter().eq(state.digests().iter()));
    }

    #[test]
    fn a_key_that_was_not_let_in_changes_nothing(said in some(), word in any::<Index>()) {
        let by_stranger: Vec<_> = POOL.iter().filter(|s| s.author == stranger().actor).collect();
        let word = *word.get(&by_stranger);
        let said: Vec<_> = said.into_iter().filter(|s| s.author != stranger().actor).collect();
        let mut state = gather(&said);
        let (digest, list) = (state.digest(), bytes(&state));
        prop_assert_eq!(state.insert(word), Insertion::NotLetIn);
        prop_assert_eq!((state.digest(), bytes(&state)), (digest, list));
    }

    #[test]
    fn a_statement_changes_only_its_authors_registers(said in some(), word in any::<Index>()) {
        let mut state = gather(&said);
        let word = word.get(&POOL);
        let before = registers(&state);
        let insertion = state.insert(word);
        let after = registers(&state);
        if !matches!(insertion, Insertion::Taken { .. }) {
            prop_assert_eq!(&before, &after);
        }
        let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        for key in keys.into_iter().filter(|key| before.get(*key) != after.get(*key)) {
            let own = key == &word.register();
            let ended = is_admission(word) && !after.contains_key(key);
            prop_assert!(own || ended, "{:?} changed {:?}", word, key);
        }
    }

    #[test]
    fn what_an_insertion_reports_as_dropped_is_gone(said in some(), word in any::<Index>()) {
        let mut state = gather(&said);
        let before = state.digests().clone();
        let word = word.get(&POOL);
        if let Insertion::Taken { dropped, .. } = state.insert(word) {
            let mut expected = before;
            expected.insert(word.digest);
            for digest in &dropped {
                prop_assert!(expected.remove(digest).is_some(), "dropped, but never held");
            }
            prop_assert_eq!(&expected, state.digests());
        }
    }

    #[test]
    fn a_list_that_follows_is_the_list_folded_anew(
        chosen in vec(any::<Index>(), 0..160),
        steps in vec(1..6_usize, 200),
    ) {
        let mut disordered = chain();
        disordered.extend(chosen.iter().map(|index| index.get(&RICH).clone()));
        disordered.extend(statements(&[another_root(1), another_root(2)]));
        let mut server = Server::new();
        let mut followed = Folded::of(&server.state);
        let mut said = disordered.iter().cloned();
        for step in steps {
            server.hear(said.by_ref().take(step));
            followed.follow(&server.state);
            let anew = fold(&server.state);
            prop_assert_eq!(followed.list().as_ref(), &anew);
            let bytes = |list: &CoSignerList| serde_json::to_string(list).ok();
            prop_assert_eq!(bytes(followed.list()), bytes(&anew));
        }
    }

    #[test]
    fn totals_are_those_of_the_entries(said in some()) {
        let list = fold(&gather(&said));
        let totals = &list.totals;
        prop_assert_eq!(
            recount(&list),
            [
                totals.organisations.current,
                totals.organisations.earlier,
                totals.personal.current,
                totals.personal.earlier,
            ]
        );
        let individuals: u64 = totals.claims.iter().map(|claim| claim.individuals).sum();
        let unnamed: u64 = totals.claims.iter().map(|claim| claim.unnamed_organisations).sum();
        prop_assert_eq!((totals.individuals, totals.unnamed), (individuals, unnamed));
    }

    /// Who may speak of an actor is known, so nothing else need be looked through.
    #[test]
    fn what_is_said_of_an_actor_is_found_without_walking_the_state(said in some()) {
        // Whoever holds the root key admits, too, whatever its actor.
        let other = author("https://hub.example/orgs/other", 1);
        let mut said = said;
        said.extend(statements(&[admit(&other, 5, &teachers(), Role::Signer)]));
        let state = gather(&said);
        let mut about: BTreeMap<&str, BTreeSet<RegisterName<'_>>> = BTreeMap::new();
        for (key, register) in state.registers() {
            about.entry(key.author).or_default();
            if key.kind == StatementType::Admission {
                for statement in register.statements() {
                    about.entry(&statement.about[0]).or_default().insert(key);
                }
            }
        }
        for (actor, expected) in about {
            let found: BTreeSet<_> = state.admissions_of(actor).map(|(key, _)| key).collect();
            prop_assert_eq!(found, expected, "{}", actor);
        }
    }

    #[test]
    fn an_entry_stands_once_and_a_contested_one_has_no_name(said in some()) {
        let list = fold(&gather(&said));
        let mut seen = BTreeSet::new();
        for entry in &list.entries {
            for id in std::iter::once(&entry.id).chain(&entry.same_as) {
                prop_assert!(seen.insert(id.clone()), "{id} stands twice");
            }
            if entry.contested || !entry.name_confirmed {
                prop_assert_eq!(&entry.names, &Names::default());
            }
        }
        let mut numbers = BTreeMap::<u64, u32>::new();
        for number in list.entries.iter().filter_map(|entry| entry.number) {
            *numbers.entry(number).or_default() += 1;
        }
        for entry in &list.entries {
            let shared = entry.number.is_some_and(|number| numbers[&number] > 1);
            prop_assert_eq!(entry.number_shared, shared);
        }
    }

    #[test]
    fn same_then_distinct_restores_the_list(said in some(), pair in 0..3_usize) {
        let paper = attestation_id(&seafarers(), 1);
        let (dockers, teachers) = (dockers().actor, teachers().actor);
        let pair = [[&dockers, &teachers], [&dockers, &paper], [&paper, &teachers]][pair];
        let said = undecided(said);
        let mut state = gather(&said);
        let before = fold(&state);
        let joins = same(&root(), 100, [pair[0], pair[1]], true);
        state.insert(joins.statement());
        let joined = fold(&state);
        prop_assert!(joined.entries.len() <= before.entries.len());
        let parts = same(&root(), 101, [pair[0], pair[1]], false);
        state.insert(parts.statement());
        let after = fold(&state);
        prop_assert_eq!(after.entries, before.entries);
        prop_assert_eq!(after.vacated, before.vacated);
        prop_assert_eq!(after.totals, before.totals);
    }

    #[test]
    fn who_was_taken_off_is_known_without_looking_through_all((said, disordered) in some_disordered()) {
        let mut server = Server::new();
        for statement in disordered {
            server.hear([statement]);
        }
        for state in [&server.state, &gather(&said)] {
            let removes = |register: &Register| {
                register.statements().any(|held| matches!(&held.content, Content::Admission(said)
                    if said.role == Role::Signer && said.state == AdmissionState::Removed))
            };
            let all = state.registers().filter(|(_, register)| removes(register));
            let all: BTreeSet<RegisterName<'_>> = all.map(|(key, _)| key).collect();
            let known: BTreeSet<RegisterName<'_>> = state.removals().map(|(key, _)| key).collect();
            prop_assert_eq!(known, all);
            // Those that stand are the same, read all at once or of each by itself.
            let folded = Folded::of(state);
            let abouts = state.removals().filter_map(|(key, _)| key.about.first());
            let abouts: BTreeSet<&str> = abouts.map(String::as_str).collect();
            let each = abouts.into_iter().map(|about| (about, folded.removals(about)));
            let each: BTreeMap<_, _> = each.filter(|(_, words)| !words.is_empty()).collect();
            prop_assert_eq!(folded.all_removals(), each);
        }
    }

    #[test]
    fn whoever_decides_last_about_a_pair_above_what_holds_is_heard(
        words in vec((0..3_usize, any::<bool>(), 1..50_u64), 1..8),
    ) {
        let (dockers, teachers) = (dockers().actor, teachers().actor);
        let (pair, turned) = ([dockers.as_str(), teachers.as_str()], [teachers.as_str(), dockers.as_str()]);
        let initiators = [root(), seafarers(), keeper()];
        let mut state = gather(&undecided(chain()));
        let mut said = undecided(chain());
        for (who, is_same, clock) in words {
            // Clocks differ; each stands above what it sees.
            let held = fold(&state).decision_about(pair).map_or(0, |held| held.at);
            let word = same(&initiators[who], clock.max(held + 1), pair, is_same);
            state.insert(word.statement());
            said.push(word.statement().clone());
            let list = fold(&state);
            let holds = list.decision_about(turned).expect("somebody has decided");
            prop_assert_eq!(holds.same, is_same);
            prop_assert_eq!(&holds.by, &initiators[who].actor);
        }
        said.reverse();
        prop_assert_eq!(fold(&gather(&said)).decisions, fold(&state).decisions);
    }

    #[test]
    fn joining_registers_is_commutative_associative_and_idempotent(
        register in any::<Index>(),
        parts in vec(vec(any::<Index>(), 1..6), 3),
    ) {
        let words = register.get(&CROWDED);
        let make = |part: &Vec<Index>| join_all(part.iter().map(|index| index.get(words)));
        let [a, b, c] = [make(&parts[0]), make(&parts[1]), make(&parts[2])];
        prop_assert_eq!(join(&a, &b), join(&b, &a));
        prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
        prop_assert_eq!(join(&a, &a), a);
    }
}

/// The words of each register that has many, with more of them at the same `seq`.
static CROWDED: LazyLock<Vec<Vec<Arc<Statement>>>> = LazyLock::new(|| {
    let mut by_register: BTreeMap<RegisterKey, Vec<Arc<Statement>>> = BTreeMap::new();
    let more = ["Quay", "Wharf", "Pier", "Jetty", "Dock"].map(|name| endorse(&dockers(), 4, name));
    for statement in POOL.iter().cloned().chain(statements(&more)) {
        by_register
            .entry(statement.register())
            .or_default()
            .push(statement);
    }
    by_register
        .into_values()
        .filter(|words| words.len() > 2)
        .collect()
});

fn join_all<'a>(words: impl Iterator<Item = &'a Arc<Statement>>) -> Register {
    let mut words = words.cloned();
    let mut register = Register::new(words.next().expect("at least one"));
    for word in words {
        register.join(word);
    }
    register
}

fn join(a: &Register, b: &Register) -> Register {
    join_all(a.statements().chain(b.statements()))
}

/// An order that has nothing to do with who lets whom in.
fn by_digest(state: &State) -> Vec<Arc<Statement>> {
    let mut statements: Vec<_> = state.statements().cloned().collect();
    statements.sort_by_key(|statement| statement.digest);
    statements
}

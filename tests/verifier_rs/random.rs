//! Random bundles, the same at every run: a small universe of actors says everything it may and
//! may not say, and chance decides what is in the file.

use crate::{common::appeal, universe};
use serde_json::{Value, json};
use undersigned_domain::{Bundle, State, Verified, bundle::in_order, fold};

/// A bundle, and what our own code finds in it.
pub struct Random {
    pub text: String,
    pub expected: Value,
    pub entries: usize,
    pub codes: Vec<&'static str>,
}

/// Numbers without a pattern that matters here (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % bound
    }
}

pub fn bundles(count: usize) -> Vec<Random> {
    let pool: Vec<Verified> = [universe::pool(), universe::rarities()].concat();
    let chain = universe::chain();
    let mut chance = Chance(0x005e_ed0f_5161_4ed5);
    (0..count)
        .map(|index| {
            let mut said = if index % 5 == 0 {
                Vec::new()
            } else {
                chain.clone()
            };
            // Of many words, some end nearly everything; few leave a list to compare.
            for _ in 0..chance.below([6, 16, 60][index % 3]) {
                said.push(pool[chance.below(pool.len())].clone());
            }
            // Every other one holds what is no member, too.
            bundle(&said, index % 2 == 0)
        })
        .collect()
}

fn bundle(said: &[Verified], members_only: bool) -> Random {
    let statements: Vec<_> = said.iter().map(|one| one.statement().clone()).collect();
    let (state, _) = State::gather(appeal(), &statements);
    let members: Vec<_> = in_order(&state).iter().map(|one| one.digest).collect();
    let texts: Vec<&str> = said
        .iter()
        .filter(|one| !members_only || members.contains(&one.statement().digest))
        .map(Verified::text)
        .collect();
    let text = Bundle::write(&state, &texts);
    let read = Bundle::read(text.as_bytes()).expect("a bundle");
    let list = fold(&read.state);
    let faults: Vec<_> = read
        .faults
        .iter()
        .map(|fault| json!({"statement": fault.statement, "fault": fault.fault}))
        .collect();
    Random {
        entries: list.entries.len(),
        codes: read.faults.iter().map(|fault| fault.fault).collect(),
        expected: json!({
            "object": read.appeal.object,
            "root": read.appeal.root.as_str(),
            "stateDigest": read.state.digest(),
            "sound": faults.is_empty(),
            "faults": faults,
            "list": list,
            "seenBy": [],
        }),
        text,
    }
}

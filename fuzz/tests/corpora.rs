//! Every input that is kept, given to its target without the engine.

use std::{fs, path::Path};
use undersigned_fuzz::TARGETS;

#[test]
fn what_is_kept_in_the_corpora_breaks_nothing() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (name, target) in TARGETS {
        let folder = fs::read_dir(corpora.join(name)).expect("every target has a corpus");
        let mut inputs = 0;
        for entry in folder {
            let input = fs::read(entry.expect("an entry").path()).expect("an input");
            // What is too short to say anything is no fault.
            let _ = target(&input);
            inputs += 1;
        }
        assert!((1..=64).contains(&inputs), "{name}: {inputs} inputs");
    }
    let folders = fs::read_dir(&corpora).expect("corpora");
    assert_eq!(folders.count(), TARGETS.len(), "a corpus without a target");
}

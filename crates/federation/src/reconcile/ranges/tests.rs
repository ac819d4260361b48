//! Reconciliation by ranges, without servers: what negentropy's project publishes, sets of many
//! shapes, broken frames, and fingerprints that are made to lie.

use super::*;
use crate::reconcile::frame::{count_ids, parse, read, write};
use negentropy::Item;

type Ids = BTreeSet<(u64, [u8; 32])>;

/// Numbers that look random and are the same in every run (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn id(&mut self) -> [u8; 32] {
        let mut id = [0; 32];
        for part in id.chunks_mut(8) {
            part.copy_from_slice(&self.next().to_le_bytes());
        }
        id
    }

    /// So many ids, spread over so many seconds.
    fn ids(&mut self, count: usize, seconds: u64) -> Ids {
        (0..count)
            .map(|_| (1_700_000_000 + self.next() % seconds, self.id()))
            .collect()
    }
}

fn sealed(ids: &Ids) -> Items {
    let mut items = Items::new();
    for (time, bytes) in ids {
        items.insert(*time, frame::id(*bytes)).unwrap();
    }
    items.seal().unwrap();
    items
}

fn hex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn digests<'a>(ids: impl Iterator<Item = &'a (u64, [u8; 32])>) -> BTreeSet<Digest> {
    ids.map(|(_, id)| Digest::from_bytes(*id)).collect()
}

/// Reconciles two sets and gives what was found and in how many rounds. Every frame is within the
/// bounds.
fn reconcile(ours: &Ids, theirs: &Ids) -> (Difference, usize) {
    let (ours, theirs) = (sealed(ours), sealed(theirs));
    let (mut asking, mut next) = Asking::begin(&ours).unwrap();
    for round in 1..=MAX_ROUNDS {
        read(&next).expect("the question is within the bounds");
        let answer = answer(&theirs, &next).expect("the question is a sound frame");
        match asking.go_on(&answer).expect("so is the answer") {
            Some(frame) => next = frame,
            None => return (asking.found(), round),
        }
    }
    (asking.found(), MAX_ROUNDS + 1)
}

/// Three items, two fingerprints, two frames and an answer to a future version, from the tests of
/// negentropy's own project: kotlin/src/test/kotlin/com/vitorpamplona/negentropy/
/// {NegentropyBasicTest,NegentropyClientServerTest,fingerprint/FingerprintTest}.kt at
/// <https://github.com/hoytech/negentropy>, commit 7568ac1f8c9b5f24ceffe7b48a31155087bd4007, MIT.
mod published {
    use super::*;

    const A: &str = "eb6b05c2e3b008592ac666594d78ed83e7b9ab30f825b9b08878128f7500008c";
    const B: &str = "39b916432333e069a4386917609215cc688eb99f06fed01aadc29b1b4b92d6f0";
    const C: &str = "abc81d58ebe3b9a87100d47f58bf15e9b1cbf62d38623f11d0f0d17179f5f3ba";

    fn ids(which: &[(u64, &str)]) -> Ids {
        which
            .iter()
            .map(|(time, id)| (*time, hex(id).try_into().unwrap()))
            .collect()
    }

    fn all() -> Ids {
        ids(&[(1_678_011_277, A), (1_678_011_278, B), (1_678_011_279, C)])
    }

    #[test]
    fn the_first_frame_over_three_items() {
        let items = sealed(&all());
        let (mut asking, first) = Asking::begin(&items).unwrap();
        assert_eq!(first, hex(&format!("6100000203{A}{B}{C}")));
        // Against itself there is nothing to say.
        let answer = answer(&items, &first).unwrap();
        assert_eq!(asking.go_on(&answer), Ok(None));
        assert_eq!(asking.found(), Difference::default());
    }

    #[test]
    fn fingerprints() {
        let items = sealed(&all());
        let fingerprint = |end| items.fingerprint(0, end).unwrap().to_bytes().to_vec();
        assert_eq!(fingerprint(1), hex("6d74e1212fcafc8a81d090f0ffbde8b0"));
        assert_eq!(fingerprint(2), hex("96b26d110825d4b1805fc56988a3e65d"));
        assert_eq!(fingerprint(3), hex("c15ce60f185fd24ae341076caa93daa5"));
    }

    #[test]
    fn a_version_to_come_is_answered_with_ours() {
        let items = sealed(&all());
        assert_eq!(
            answer(&items, &hex("62aabbccddeeff")),
            Ok(vec![frame::VERSION])
        );
    }

    #[test]
    fn two_sides_that_lack_one_each() {
        let first = ids(&[(1_678_011_277, A), (1_678_011_279, C)]);
        let second = ids(&[(1_678_011_278, B), (1_678_011_279, C)]);
        let (found, rounds) = reconcile(&first, &second);
        assert_eq!(found.want, digests(second.difference(&first)));
        assert_eq!(found.give, digests(first.difference(&second)));
        assert_eq!(rounds, 1);
    }

    /// MessageConsumerTest.kt: times are written as differences.
    #[test]
    fn times_and_bounds_are_read() {
        let frame = hex(&format!("6186a091d70e20{A}00020000020000"));
        let ranges = parse(&frame).unwrap();
        let uppers: Vec<_> = ranges.iter().map(|range| range.upper).collect();
        let first: [u8; 32] = hex(A).try_into().unwrap();
        assert_eq!(
            uppers[0].item,
            Item::with_timestamp_and_id(1_678_011_277, frame::id(first))
        );
        assert_eq!(uppers[1].item, Item::with_timestamp(1_678_011_278));
        assert_eq!(uppers[2].item, Item::with_timestamp(1_678_011_279));
        assert_eq!(write(&ranges), frame, "and written back alike");
    }
}

#[test]
fn the_difference_is_found_whatever_the_sets_are_like() {
    let mut numbers = Numbers(1);
    for (common, ours, theirs, seconds) in [
        (0, 0, 0, 1),
        (1, 0, 0, 1),
        (0, 40, 40, 1),
        (5_000, 0, 0, 100_000),
        (5_000, 1, 0, 100_000),
        (5_000, 0, 1, 100_000),
        (5_000, 30, 70, 100_000),
        // All within one second: only the digests tell them apart.
        (5_000, 30, 70, 1),
        (500, 3_000, 10, 1_000),
        (500, 10, 3_000, 1_000),
        (0, 0, 3_000, 1_000),
        (0, 3_000, 0, 1_000),
        (20_000, 2_000, 2_000, 1_000_000),
    ] {
        let common = numbers.ids(common, seconds);
        let (mut here, mut there) = (common.clone(), common);
        here.extend(numbers.ids(ours, seconds));
        there.extend(numbers.ids(theirs, seconds));
        let (found, rounds) = reconcile(&here, &there);
        let case = format!("{} and {}, {ours}, {theirs}", here.len(), there.len());
        assert!(rounds <= MAX_ROUNDS, "{case}: {rounds} rounds");
        assert_eq!(found.want, digests(there.difference(&here)), "{case}");
        assert_eq!(found.give, digests(here.difference(&there)), "{case}");
    }
}

#[test]
fn little_is_asked_where_little_differs() {
    let mut numbers = Numbers(2);
    let here = numbers.ids(10_000, 1_000_000);
    let mut there = here.clone();
    there.pop_last();
    let (found, rounds) = reconcile(&here, &there);
    assert_eq!(found.give.len(), 1);
    assert!(rounds <= 3, "{rounds} rounds");
}

#[test]
fn a_frame_within_the_bounds_gets_an_answer_within_the_bounds() {
    let items = sealed(&Numbers(3).ids(20_000, 1_000_000));
    // Many ranges, of which the asking side has nothing, or something else.
    let asks = |payload: Payload, ranges: usize| {
        let ranges: Vec<Range> = (1..=ranges)
            .map(|number| Range {
                upper: Bound::with_timestamp(1_700_000_000 + number as u64 * 3_900),
                payload: payload.clone(),
            })
            .collect();
        write(&ranges)
    };
    for (name, frame) in [
        ("no ids", asks(Payload::Ids(Vec::new()), MAX_RANGES)),
        (
            "fingerprints",
            asks(Payload::Fingerprint([7; 16]), MAX_RANGES),
        ),
        ("nothing at all", hex("6100000200")),
    ] {
        let answered = answer(&items, &frame).unwrap();
        let ranges = read(&answered).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert!(count_ids(&ranges) > 0 || ranges.len() > 200, "{name}");
    }
    let one_more = asks(Payload::Skip, MAX_RANGES + 1);
    assert_eq!(answer(&items, &one_more), Err(FrameFault::TooLarge));
    let ids = asks(Payload::Ids(vec![[1; 32]; MAX_IDS / 256 + 1]), 256);
    assert_eq!(answer(&items, &ids), Err(FrameFault::TooLarge));
    assert_eq!(
        answer(&items, &vec![0x61; MAX_FRAME + 1]),
        Err(FrameFault::TooLarge)
    );
}

#[test]
fn broken_frames_are_refused_and_never_panic() {
    let mut numbers = Numbers(4);
    let items = sealed(&numbers.ids(1_000, 100));
    let (_, first) = Asking::begin(&items).unwrap();
    for length in 0..first.len() {
        // A frame may end after any range, and nowhere else.
        let whole = parse(&first[..length]).is_ok();
        assert_eq!(answer(&items, &first[..length]).is_ok(), whole, "{length}");
    }
    for (name, broken) in [
        ("empty", ""),
        ("no version", "00"),
        ("far too many ids announced", "6100000 2c080808000"),
        ("a mode there is none of", "61000003"),
        ("a prefix longer than an id", "610021"),
        ("a number without end", "61ffffffffffffffffffffffff"),
        ("a time beyond all times", "6181ffffffffffffffffff7f0000"),
        (
            "backwards",
            "61058020ff00000000000000000000000000000000000000000000000000000000000000000100",
        ),
        ("behind infinity", "61000000020000"),
    ] {
        let broken = hex(&broken.replace(' ', ""));
        match answer(&items, &broken) {
            Err(FrameFault::Invalid(_)) => {}
            other => panic!("{name}: {other:?}"),
        }
    }
    let backwards = [
        Bound::with_timestamp_and_id(5, [9]).unwrap(),
        Bound::with_timestamp_and_id(5, [8]).unwrap(),
    ];
    let backwards = backwards.map(|upper| Range {
        upper,
        payload: Payload::Skip,
    });
    assert!(matches!(
        answer(&items, &write(&backwards)),
        Err(FrameFault::Invalid(_))
    ));
    for _ in 0..20_000 {
        let length = (numbers.next() % 80) as usize;
        let mut noise = vec![frame::VERSION];
        while noise.len() < length {
            // Small numbers are what lengths and modes are made of.
            let byte = numbers.next().to_le_bytes();
            noise.push(if byte[1] < 128 { byte[0] % 4 } else { byte[0] });
        }
        let (mut asking, _) = Asking::begin(&items).unwrap();
        let _ = asking.go_on(&noise);
        let _ = answer(&items, &noise);
    }
}

/// A fingerprint is a sum: whoever chooses ids can make two sets look alike.
#[test]
fn chosen_ids_fool_a_fingerprint() {
    let mut numbers = Numbers(5);
    let common = numbers.ids(100, 1);
    let (mut here, mut there) = (common.clone(), common);
    let time = 1_700_000_000;
    let id = |first: u8, last: u8| {
        let mut id = [0x80; 32];
        (id[0], id[31]) = (first, last);
        (time, id)
    };
    // The sums of the two are equal, and both lie in the same range.
    here.extend([id(1, 0x81), id(4, 0x81)]);
    there.extend([id(2, 0x81), id(3, 0x81)]);
    let whole = [Range {
        upper: frame::infinity(),
        payload: Payload::Fingerprint(sealed(&here).fingerprint(0, 102).unwrap().to_bytes()),
    }];
    let says = answer(&sealed(&there), &write(&whole)).unwrap();
    assert_eq!(says, [frame::VERSION], "nothing differs, it says");
}

#[test]
fn a_peer_that_never_comes_to_an_end_names_only_so_many_ids() {
    let mut numbers = Numbers(6);
    let items = sealed(&numbers.ids(3_000, 100_000));
    let (mut asking, _) = Asking::begin(&items).unwrap();
    for _ in 0..MAX_ROUNDS {
        let ids = (0..2_000).map(|_| numbers.id()).collect();
        let answer = write(&[
            Range {
                upper: Bound::with_timestamp(1),
                payload: Payload::Ids(ids),
            },
            Range {
                upper: frame::infinity(),
                payload: Payload::Fingerprint([1; 16]),
            },
        ]);
        let next = asking.go_on(&answer).unwrap().expect("it goes on");
        read(&next).expect("within the bounds");
    }
    assert_eq!(asking.found().want.len(), MAX_ROUNDS * 2_000);
}

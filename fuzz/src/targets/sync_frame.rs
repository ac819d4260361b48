//! What servers compare their lists with. The first letter says what follows: `f` a frame of
//! negentropy, `r` ranges to make one of, each for the list that the next byte chooses; anything else
//! a JSON message of `/sync/v1`.

use arbitrary::{Result, Unstructured};
use negentropy::{Bound, Id, NegentropyStorageBase as _, NegentropyStorageVector as Items};
use serde::{Serialize, de::DeserializeOwned};
use std::sync::LazyLock;
use undersigned_domain::{Digest, Verified};
use undersigned_federation::reconcile::{
    frame::{self, MAX_FRAME, MAX_IDS, Payload, Range},
    messages::{
        DigestsAnswer, DigestsQuestion, Push, PushAnswer, RangesAnswer, RangesQuestion,
        StateAnswer, StateQuestion, StatementsAnswer, StatementsQuestion,
    },
    ranges::{self, Asking},
    registers::{RegistersAnswer, RegistersQuestion},
};

/// Lists of nothing, of a few, and of more than one answer can hold.
static HELD: LazyLock<Vec<Items>> = LazyLock::new(|| [0, 40, 3_000].map(items).into());

fn items(count: u64) -> Items {
    let mut items = Items::with_capacity(usize::try_from(count).expect("few"));
    for number in 0..count {
        let id = Digest::of(&[number.to_be_bytes().as_slice()]);
        let id = Id::from_byte_array(*id.bytes());
        // Several of them in one second.
        items.insert(1_700_000_000 + number / 3, id).expect("open");
    }
    items.seal().expect("sealed once");
    items
}

/// Answers a frame, or reads a message.
///
/// # Errors
/// Where the input is used up.
pub fn run(input: &[u8]) -> Result<()> {
    match input.split_first() {
        Some((b'f', [which, frame @ ..])) => answered(chosen(*which), frame),
        Some((b'r', [which, rest @ ..])) => {
            let held = chosen(*which);
            let ranges = ranges(held, &mut Unstructured::new(rest))?;
            answered(held, &frame::write(&ranges));
        }
        _ => message(input),
    }
    Ok(())
}

fn chosen(which: u8) -> &'static Items {
    &HELD[usize::from(which) % HELD.len()]
}

/// Ranges that end at something that is held, or nearly.
fn ranges(held: &Items, input: &mut Unstructured<'_>) -> Result<Vec<Range>> {
    let size = held.size().expect("sealed");
    let mut ranges = Vec::new();
    let mut at = 0;
    while ranges.len() < 300 && !input.is_empty() {
        at += usize::from(input.arbitrary::<u8>()?);
        let upper = match held.get_item(at).ok().flatten() {
            Some(item) if at < size => Bound::from_item(&item),
            _ => frame::infinity(),
        };
        let payload = match input.int_in_range(0..=3)? {
            0 => Payload::Skip,
            1 => Payload::Fingerprint(input.arbitrary()?),
            2 => Payload::Ids(vec![
                input.arbitrary()?;
                usize::from(input.arbitrary::<u8>()?)
            ]),
            _ => Payload::Ids(input.arbitrary()?),
        };
        ranges.push(Range { upper, payload });
        if at >= size {
            break;
        }
    }
    Ok(ranges)
}

/// Whatever is asked, what is sent back is a frame within the bounds, and the other side can read
/// it; whatever is answered, the next question is one.
fn answered(held: &Items, asked: &[u8]) {
    let within = |frame: &[u8]| {
        assert!(frame.len() <= MAX_FRAME);
        frame::read(frame).expect("a frame within the bounds");
    };
    let read = frame::read(asked);
    if let Ok(ranges) = &read {
        let written = frame::write(ranges);
        assert_eq!(frame::read(&written).as_ref(), Ok(ranges));
        let text = frame::to_text(asked);
        assert_eq!(frame::from_text(&text).as_deref(), Ok(asked));
    }
    if let Ok(answer) = ranges::answer(held, asked) {
        within(&answer);
    }
    let (mut asking, first) = Asking::begin(held).expect("a beginning");
    within(&first);
    let next = asking.go_on(asked);
    assert!(read.is_ok() || next.is_err());
    if let Ok(Some(next)) = next {
        within(&next);
    }
    let found = asking.found();
    assert!(found.want.len() <= MAX_IDS);
    assert!(found.give.len() <= held.size().expect("sealed"));
}

fn message(text: &[u8]) {
    says_the_same::<StateQuestion>(text);
    says_the_same::<StateAnswer>(text);
    says_the_same::<DigestsAnswer>(text);
    says_the_same::<StatementsQuestion>(text);
    says_the_same::<PushAnswer>(text);
    says_the_same::<RangesAnswer>(text);
    says_the_same::<RegistersAnswer>(text);
    says_the_same::<RegistersQuestion>(text);
    if let Some(question) = says_the_same::<DigestsQuestion>(text)
        && let Ok(after) = question.after.parse::<Digest>()
    {
        assert_eq!(after.to_string(), question.after);
    }
    if let Some(question) = says_the_same::<RangesQuestion>(text)
        && let Ok(frame) = frame::from_text(&question.frame)
    {
        answered(&HELD[1], &frame);
    }
    for statements in [
        says_the_same::<StatementsAnswer>(text).map(|it| it.statements),
        says_the_same::<Push>(text).map(|it| it.statements),
    ] {
        for statement in statements.iter().flatten() {
            let _ = Verified::check_value(statement);
        }
    }
}

/// Reads a message, which says the same when it is passed on.
fn says_the_same<M: Serialize + DeserializeOwned>(text: &[u8]) -> Option<M> {
    let read: M = serde_json::from_slice(text).ok()?;
    let written = serde_json::to_value(&read).expect("a message is JSON");
    let again: M = serde_json::from_value(written.clone()).expect("read again");
    assert_eq!(serde_json::to_value(&again).expect("JSON"), written);
    Some(read)
}

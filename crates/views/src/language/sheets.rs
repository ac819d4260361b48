//! The Fluent files under `locales/`. Each is read when one of its sentences is first asked for in its
//! language: all of them read take 28 MiB, of which a server whose readers speak two languages and
//! look at a few kinds of pages needs a tenth.

use super::{LANGUAGES, Language, messages};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use std::{
    collections::HashMap,
    sync::{LazyLock, OnceLock},
};

/// How many languages there are: one of each for each file.
const COUNT: usize = LANGUAGES.len();

type Bundle = FluentBundle<FluentResource>;

/// One file, in every language.
struct Sheet {
    /// Its name, without `.ftl`.
    name: &'static str,
    /// What stands in it, in the order of [`LANGUAGES`].
    sources: [&'static str; COUNT],
    /// The same once it was read.
    bundles: [OnceLock<Bundle>; COUNT],
}

macro_rules! in_every_language {
    ($name:literal) => {
        in_every_language!($name: "en" "es" "fr" "id" "vi" "ru" "ar" "zh-Hans" "zh-Hant")
    };
    ($name:literal: $($tag:literal)*) => {
        Sheet {
            name: $name,
            sources: [$(include_str!(concat!("../../locales/", $tag, "/", $name, ".ftl"))),*],
            bundles: [const { OnceLock::new() }; COUNT],
        }
    };
}

macro_rules! sheets {
    ($($name:literal)*) => {
        [$(in_every_language!($name)),*]
    };
}

/// What sentences of every page may be made of; no page names one of these itself.
static SHARED: Sheet = in_every_language!("shared");

#[rustfmt::skip]
static SHEETS: [Sheet; 45] = sheets![
    "appeal" "co-sign" "comments" "countries" "desk" "desk-proceedings" "endorsing" "events" "feed"
    "forms" "handover" "home" "import" "inviting" "layout" "letter-actions" "list" "moderation" "moving" "news"
    "no-mails" "notices" "numbers" "organisation" "organisations" "own-server" "passkeys" "people" "pictures"
    "problem" "proceedings" "profile" "reading" "revision" "schedule" "server" "set-up"
    "sign" "sign-organisation" "signers" "site" "team" "topics" "updates" "ways-out"
];

/// Which file a sentence stands in. Every language has the same in the same files.
static PLACES: LazyLock<HashMap<&'static str, &'static Sheet>> = LazyLock::new(|| {
    let sheets = SHEETS.iter();
    let keys = sheets.flat_map(|sheet| keys(sheet.sources[0]).map(move |key| (key, sheet)));
    keys.collect()
});

/// The keys of the sentences in a file.
fn keys(source: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = source.lines();
    let begun = lines.filter(|line| line.starts_with(|letter: char| letter.is_ascii_alphabetic()));
    begun.filter_map(|line| Some(line.split_once('=')?.0.trim()))
}

/// A sentence; none where the language lacks it, or where it names what it was not given.
pub(super) fn sentence(
    language: Language,
    key: &str,
    arguments: &FluentArgs<'_>,
) -> Option<String> {
    let sheet = PLACES.get(key)?;
    let place = LANGUAGES.iter().position(|one| *one == language)?;
    let bundle = sheet.bundles[place].get_or_init(|| read(sheet, place));
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, Some(arguments), &mut errors);
    errors.is_empty().then(|| words.into_owned())
}

/// Reads one file in the language at that place. What cannot be read of it is left out; a test makes
/// sure that nothing is.
fn read(sheet: &Sheet, place: usize) -> Bundle {
    let tag = LANGUAGES[place].tag.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Isolation of names is done by `t`, which alone knows whether it is needed.
    bundle.set_use_isolating(false);
    bundle.set_formatter(messages::formatter(place));
    for sheet in [&SHARED, sheet] {
        let source = sheet.sources[place].to_owned();
        let resource = FluentResource::try_new(source).unwrap_or_else(|(readable, errors)| {
            tracing::error!(file = sheet.name, ?errors, "sentences cannot be read");
            readable
        });
        bundle.add_resource_overriding(resource);
    }
    bundle
}

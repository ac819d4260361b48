//! The Fluent files under `locales/`: every language says the same, and what templates name is there.

use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_views::language::{Argument, ENGLISH, LANGUAGES, Language, isolated, t, try_t};

/// The sentences of one language by their keys, with all that they choose from, read from its files.
fn sentences(tag: &str) -> BTreeMap<String, String> {
    let folder = format!("{}/locales/{tag}", env!("CARGO_MANIFEST_DIR"));
    let mut sentences: BTreeMap<String, String> = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut key = String::new();
        let is_said = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
        for line in text.lines().filter(is_said) {
            let begins = line.starts_with(|letter: char| letter.is_ascii_alphabetic());
            let said = match line.split_once('=').filter(|_| begins) {
                Some((name, said)) => {
                    name.trim().clone_into(&mut key);
                    said
                }
                None => line,
            };
            let sentence = sentences.entry(key.clone()).or_default();
            sentence.push_str(said);
            sentence.push('\n');
        }
    }
    sentences
}

/// Keys of one language.
fn keys(tag: &str) -> BTreeSet<String> {
    sentences(tag).into_keys().collect()
}

/// The names of what is put into a sentence. Languages without plurals choose by no count, and others by one that
/// English does not look at.
fn put_in(sentence: &str) -> BTreeSet<&str> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let names = sentence.split('$').skip(1);
    let names = names.filter_map(|rest| rest.split(|c: char| !is_of_name(c)).next());
    names.filter(|name| *name != "count").collect()
}

#[test]
fn every_language_puts_into_a_sentence_what_english_does() {
    let english = sentences("en");
    for language in LANGUAGES {
        for (key, sentence) in sentences(language.tag) {
            let meant = english.get(&key).map(|sentence| put_in(sentence));
            assert_eq!(Some(put_in(&sentence)), meant, "{}: {key}", language.tag);
        }
    }
}

/// With a plain space a mark may begin the next line.
#[test]
fn no_mark_is_parted_from_its_word_in_french() {
    for (key, sentence) in sentences("fr") {
        for parted in [" :", " ;", " !", " ?", " »", "« "] {
            assert!(!sentence.contains(parted), "{key}: `{parted}`");
        }
    }
}

/// As what comes in is «импорт».
#[test]
fn what_goes_out_has_one_word_in_russian() {
    for (key, sentence) in sentences("ru") {
        let said = sentence.to_lowercase();
        assert!(!said.contains("выгру"), "{key}: {sentence}");
    }
}

#[test]
fn every_language_has_the_same_keys() {
    let english = keys("en");
    assert!(english.len() > 100);
    for language in LANGUAGES {
        let theirs = keys(language.tag);
        let unknown: Vec<_> = theirs.difference(&english).collect();
        assert!(
            unknown.is_empty(),
            "{}: unknown keys {unknown:?}",
            language.tag
        );
        let missing: BTreeSet<&str> = english.difference(&theirs).map(String::as_str).collect();
        assert_eq!(
            missing,
            untranslated(language.tag),
            "{}: keys that are missing, and those that `untranslated.txt` says are",
            language.tag
        );
    }
}

/// Keys that still wait for a translator, and are shown in English meanwhile: one language and
/// key in each line. Whoever translates one takes its line away.
fn untranslated(tag: &str) -> BTreeSet<&'static str> {
    include_str!("../untranslated.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(language, _)| *language == tag)
        .map(|(_, key)| key)
        .collect()
}

#[test]
fn counts_in_sentences_follow_the_language() {
    let people = |tag: &str| {
        let language = Language::from_tag(tag).unwrap();
        t(
            language,
            "appeal-people",
            &[("count", Argument::Count(12_345))],
        )
    };
    for (tag, number) in [
        ("en", "12,345"),
        ("es", "12.345"),
        ("id", "12.345"),
        ("zh-Hans", "12,345"),
        ("ar", "١٢٬٣٤٥"),
    ] {
        assert!(people(tag).contains(number), "{}", people(tag));
    }
    for language in LANGUAGES {
        let plain = people(language.tag);
        assert!(!plain.contains("12345"), "no formatter for {plain}");
    }
    assert!(people("ru").contains("12\u{a0}345"), "{}", people("ru"));
    assert!(people("fr").contains("12\u{202f}345"), "{}", people("fr"));
}

#[test]
fn hundreds_choose_no_words_in_arabic() {
    let arabic = Language::from_tag("ar").unwrap();
    for (count, said) in [
        (2, "توقيعان بالاسم."),
        (5, "٥ تواقيع بالاسم."),
        (84, "٨٤ توقيعًا بالاسم."),
        (100, "١٠٠ توقيع بالاسم."),
        (101, "١٠١ توقيع بالاسم."),
        (102, "١٠٢ توقيع بالاسم."),
        (103, "١٠٣ تواقيع بالاسم."),
        (111, "١١١ توقيعًا بالاسم."),
        (120, "١٢٠ توقيعًا بالاسم."),
        (200, "٢٠٠ توقيع بالاسم."),
        (1_000, "١٬٠٠٠ توقيع بالاسم."),
        (12_345, "١٢٬٣٤٥ توقيعًا بالاسم."),
    ] {
        let arguments = [("count", Argument::Count(count))];
        assert_eq!(t(arabic, "list-by-name", &arguments), said, "{count}");
    }
}

#[test]
fn a_code_chooses_words_in_every_language() {
    for language in LANGUAGES {
        let said = |how: &str| {
            let arguments = [
                ("how", Argument::Code(how.to_owned())),
                ("count", Argument::Count(3)),
            ];
            t(*language, "case-lasting-detained", &arguments)
        };
        assert_ne!(said("exact"), said("least"), "{}", language.tag);
        let kind = |kind: &str| {
            let arguments = [
                ("count", Argument::Count(3)),
                ("kind", Argument::Code(kind.to_owned())),
            ];
            t(*language, "appeal-stand-behind", &arguments)
        };
        let kinds = [
            "petition",
            "open-letter",
            "joint-statement",
            "urgent-appeal",
        ];
        let said: BTreeSet<String> = kinds.map(kind).into();
        assert_eq!(said.len(), kinds.len(), "{}: {said:?}", language.tag);
        assert!(
            said.iter().all(|words| !words.contains(['{', '$'])),
            "{}: {said:?}",
            language.tag
        );
    }
}

#[test]
fn where_nobody_has_joined_yet_a_sentence_says_so_in_every_language() {
    for language in LANGUAGES {
        let behind = |count: u64| {
            let arguments = [
                ("count", Argument::Count(count)),
                ("kind", Argument::Code("petition".to_owned())),
            ];
            t(*language, "appeal-stand-behind", &arguments)
        };
        let (nobody, many) = (behind(0), behind(100));
        assert!(
            nobody.chars().count() > many.chars().count(),
            "{}: {nobody}",
            language.tag
        );
        let ended = [("kind", Argument::Code("petition".to_owned()))];
        let ended = t(*language, "appeal-none-stand-behind", &ended);
        assert!(
            ended != nobody && !ended.contains(['{', '$']),
            "{}: {ended}",
            language.tag
        );
    }
}

#[test]
fn no_key_stands_in_two_files() {
    let mut seen = BTreeMap::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en")).unwrap() {
        let path = file.unwrap().path();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let Some((key, _)) = line.split_once(" =") else {
                continue;
            };
            if key.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                let earlier = seen.insert(key.to_owned(), path.clone());
                assert!(
                    earlier.is_none(),
                    "{key} stands in {earlier:?} and {path:?}"
                );
            }
        }
    }
}

/// All templates.
pub(super) fn templates() -> Vec<String> {
    fn walk(folder: &std::path::Path, texts: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, texts);
            } else {
                texts.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut texts = Vec::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    walk(&root.join("templates"), &mut texts);
    texts
}

/// It brings its own room: where another language has a space, `page.gap()` says so.
#[test]
fn no_space_follows_a_colon_of_chinese() {
    let templates = templates();
    for tag in ["zh-Hans", "zh-Hant"] {
        let all = sentences(tag).into_iter();
        let ends = |said: &str| said.lines().any(|line| line.trim_end().ends_with('：'));
        for (key, _) in all.filter(|(_, said)| ends(said)) {
            let call = format!("(\"{key}\"");
            let calls = templates.iter().flat_map(|text| {
                text.match_indices(call.as_str())
                    .map(move |at| (text, at.0))
            });
            for (text, at) in calls {
                let (before, rest) = text.split_at(at);
                // What is only read out may have one.
                let is_unseen = before
                    .rsplit('<')
                    .next()
                    .is_some_and(|tag| tag.starts_with("span class=\"unseen\""));
                let follows = behind(rest).unwrap_or_default();
                let shown: String = follows.chars().take(40).collect();
                assert!(
                    is_unseen || !follows.starts_with(' '),
                    "{tag}: {key} before {shown}"
                );
            }
        }
    }
}

/// What is written behind a sentence, whatever a template decides between the two, and whichever elements end there.
fn behind(call: &str) -> Option<&str> {
    let (said, mut rest) = call.split_once("}}")?;
    // In a condition, or for something else.
    if said.contains(['{', '%']) {
        return None;
    }
    loop {
        let end = match rest {
            _ if rest.starts_with("{%-") => return None,
            _ if rest.starts_with("{%") => "%}",
            _ if rest.starts_with("</") => ">",
            _ => return Some(rest),
        };
        (_, rest) = rest.split_once(end)?;
    }
}

#[test]
fn every_key_a_template_names_exists() {
    let english = keys("en");
    let mut missing = BTreeSet::new();
    for text in &templates() {
        for call in [
            "t(\"",
            "t1(\"",
            "t2(\"",
            "t3(\"",
            "day_in(\"",
            "party_in(\"",
            "\"field-",
        ] {
            for rest in text.split(call).skip(1) {
                let end = rest.split('"').next().unwrap();
                let key = if call == "\"field-" {
                    format!("field-{end}")
                } else {
                    end.to_owned()
                };
                if !english.contains(&key) {
                    missing.insert(key);
                }
            }
        }
    }
    for text in &templates() {
        // The name of the field comes before its key.
        let calls = text.split("page.narrow(").skip(1);
        let keys = calls.filter_map(|call| call.split('"').nth(3));
        let unknown = keys.filter(|key| !english.contains(*key));
        missing.extend(unknown.map(str::to_owned));
    }
    assert!(
        missing.is_empty(),
        "templates name keys that no file has: {missing:?}"
    );
}

#[test]
fn counts_are_grouped_and_right_to_left_names_are_kept_apart() {
    let english = ENGLISH;
    assert!(
        t(
            english,
            "appeal-people",
            &[("count", Argument::Count(3208))]
        )
        .contains("3,208")
    );
    assert_eq!(isolated(english, "Dockers"), "Dockers");
    for words in ["نقابة", "Dock\u{202e}ers"] {
        assert_eq!(isolated(english, words), format!("\u{2068}{words}\u{2069}"));
    }
}

/// The files of one language, by name.
fn files(tag: &str) -> BTreeMap<String, String> {
    let folder = format!("{}/locales/{tag}", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).unwrap().map(|file| {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        (name, std::fs::read_to_string(file.path()).unwrap())
    });
    files.collect()
}

/// Whether a line is the first of a sentence.
fn begins(line: &str) -> bool {
    line.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// The sentences of a file that are made of nothing else and stand in one line, with their keys.
fn plain(source: &str) -> Vec<(&str, &str)> {
    let following = source.lines().skip(1).chain([""]);
    let alone = source.lines().zip(following).filter(|(line, next)| {
        begins(line) && !line.contains('{') && !next.starts_with([' ', '\t'])
    });
    let parted = alone.filter_map(|(line, _)| line.split_once('='));
    let trimmed = parted.map(|(key, words)| (key.trim(), words.trim()));
    trimmed.filter(|(_, words)| !words.is_empty()).collect()
}

#[test]
fn every_file_of_every_language_is_known_and_in_its_place() {
    let english = files("en");
    for language in LANGUAGES {
        let theirs = files(language.tag);
        assert!(theirs.keys().eq(english.keys()), "{}", language.tag);
        for (name, source) in &theirs {
            // No page names a sentence of this one itself.
            if name == "shared.ftl" {
                continue;
            }
            let said = plain(source);
            assert!(!said.is_empty(), "{name} of {}", language.tag);
            for (key, words) in said {
                let shown = try_t(*language, key, &[]);
                assert_eq!(shown.as_deref(), Some(words), "{key} of {}", language.tag);
            }
        }
    }
}

#[test]
fn every_file_can_be_read_and_names_only_what_is_in_it_or_shared() {
    let keys = |source: &str| -> BTreeSet<String> {
        let lines = source.lines().filter(|line| begins(line));
        let keys = lines.filter_map(|line| line.split_once('='));
        keys.map(|(key, _)| key.trim().to_owned()).collect()
    };
    for language in LANGUAGES {
        let files = files(language.tag);
        let shared = keys(&files["shared.ftl"]);
        for (file, source) in &files {
            let read = FluentResource::try_new(source.clone());
            assert!(read.is_ok(), "{file} of {}", language.tag);
            let own = keys(source);
            let of_a_name = |letter: char| letter.is_ascii_lowercase() || letter == '-';
            let named = source
                .split('{')
                .skip(1)
                .filter_map(|rest| Some(rest.split_once('}')?.0.trim()))
                .filter(|inside| !inside.is_empty() && inside.chars().all(of_a_name));
            for name in named {
                let known = own.contains(name) || shared.contains(name);
                assert!(known, "{name} in {file} of {}", language.tag);
            }
        }
    }
}

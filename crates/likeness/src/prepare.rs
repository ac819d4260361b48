//! A list made ready: every name as words of one vocabulary.

use crate::{
    Entry, MAX_CHARS, MAX_NAMES, acronym,
    fold::{Folder, Word, Writing, romanised, skeleton},
    places::{self, Country, Places},
    vocabulary::{Kind, Vocabulary},
};
use std::collections::BTreeSet;

/// One way to read one name of an entry.
#[derive(Debug)]
pub(crate) struct Form {
    /// The place of the name among the entry's.
    pub name: usize,
    /// Primary language subtag; `und` where unknown.
    pub language: String,
    /// Whether it is a full name: no alias, no short name, no piece of one.
    pub full: bool,
    /// Its words, in order, each once.
    pub terms: Vec<u32>,
    /// Its words with spaces between.
    pub folded: String,
    /// Its words without spaces.
    pub joined: String,
    /// The same in ASCII letters.
    pub roman: String,
    /// The skeleton of that.
    pub bones: String,
    /// How most of it is written.
    pub writing: Option<Writing>,
    /// Its numbers.
    pub numbers: BTreeSet<u32>,
    /// The countries it names.
    pub places: BTreeSet<Country>,
    /// Its letters, where it looks like a short name.
    pub short: Option<String>,
    /// The initials it may be shortened to.
    pub initials: Vec<String>,
}

/// An entry made ready.
pub(crate) struct Prepared {
    pub forms: Vec<Form>,
    pub country: Option<Country>,
}

/// A list made ready.
pub(crate) struct List<'a> {
    pub entries: &'a [Entry],
    pub prepared: Vec<Prepared>,
    pub vocabulary: Vocabulary,
}

impl<'a> List<'a> {
    pub fn of(entries: &'a [Entry]) -> Self {
        let folder = Folder::new();
        let languages: BTreeSet<&str> = entries
            .iter()
            .flat_map(|entry| &entry.names)
            .map(|name| name.language.as_str())
            .filter(|tag| *tag != "und")
            .collect();
        let reader = Reader {
            places: Places::of(&folder, &languages),
            folder,
        };
        let mut vocabulary = Vocabulary::default();
        let prepared: Vec<Prepared> = entries
            .iter()
            .map(|entry| Prepared {
                forms: reader.forms(entry, &mut vocabulary),
                country: entry
                    .country
                    .as_deref()
                    .and_then(|code| code.as_bytes().try_into().ok()),
            })
            .collect();
        vocabulary.weigh(&prepared);
        vocabulary.learn(&prepared);
        Self {
            entries,
            prepared,
            vocabulary,
        }
    }
}

struct Reader {
    folder: Folder,
    places: Places,
}

impl Reader {
    fn forms(&self, entry: &Entry, vocabulary: &mut Vocabulary) -> Vec<Form> {
        let mut forms: Vec<Form> = Vec::new();
        for (at, name) in entry.names.iter().enumerate().take(MAX_NAMES) {
            let text: String = name.text.chars().take(MAX_CHARS).collect();
            let language = name.language.split('-').next().unwrap_or("und");
            let language = language.to_ascii_lowercase();
            for (words, piece, full) in self.readings(&text) {
                let full = full && !name.alias;
                let mut form = self.form(&words, vocabulary);
                if form.terms.is_empty() {
                    continue;
                }
                form.name = at;
                form.language.clone_from(&language);
                form.short = acronym::letters(&piece, &words, name.alias);
                form.full = full && form.short.is_none();
                let known = forms
                    .iter()
                    .any(|known| known.folded == form.folded && (known.full || !form.full));
                if !known {
                    forms.push(form);
                }
            }
        }
        forms
    }

    /// The ways to read a text: as it is; each script by itself; what stands before, within and
    /// after brackets; what stands beside a slash or a dash. With each, whether it is as full a
    /// name as the text.
    fn readings(&self, text: &str) -> Vec<(Vec<Word>, String, bool)> {
        let whole = self.folder.words(text);
        let mut readings = Vec::new();
        let (latin, other): (Vec<Word>, Vec<Word>) = whole
            .iter()
            .filter(|word| word.writing.is_some())
            .cloned()
            .partition(|word| word.writing == Some(Writing::Latin));
        let letters = |words: &[Word]| {
            words
                .iter()
                .map(|word| word.text.chars().count())
                .sum::<usize>()
        };
        // Both scripts hold a name where each has the letters of one.
        let two = letters(&latin) >= 6 && letters(&other) >= 3;
        readings.push((whole, text.to_owned(), !two));
        if two {
            readings.push((latin, text.to_owned(), true));
            readings.push((other, text.to_owned(), true));
        }
        let bracketed = text
            .split_once(['(', '（', '[', '【'])
            .and_then(|(before, rest)| {
                let (within, after) = rest.split_once([')', '）', ']', '】'])?;
                Some((format!("{before} {after}"), within.to_owned()))
            });
        let mut pieces: Vec<(String, bool)> = Vec::new();
        if let Some((around, within)) = bracketed {
            pieces.push((around, true));
            pieces.push((within, false));
        }
        for separator in ["/", " - ", " – ", " — ", "|"] {
            if text.contains(separator) {
                pieces.extend(text.split(separator).map(|piece| (piece.to_owned(), false)));
            }
        }
        for (piece, full) in pieces.into_iter().take(8) {
            let piece = piece.trim().to_owned();
            let words = self.folder.words(&piece);
            // A single word within brackets is a name only where it is a short one.
            let telling = letters(&words) >= 3
                && (words.len() > 1
                    || full
                    || acronym::letters(&piece, &words, false).is_some()
                    || words
                        .iter()
                        .any(|word| matches!(word.writing, Some(Writing::Unspaced(_)))));
            if telling {
                readings.push((words, piece, full && !two));
            }
        }
        readings
    }

    fn form(&self, words: &[Word], vocabulary: &mut Vocabulary) -> Form {
        let mixed = words.iter().any(|word| !word.all_capitals);
        let mut terms = Vec::new();
        let mut numbers = BTreeSet::new();
        let mut found = BTreeSet::new();
        let mut at = 0;
        while at < words.len() {
            let most = places::MAX_WORDS.min(words.len() - at);
            let place = (1..=most).rev().find_map(|length| {
                let place = self.places.find(&words[at..at + length], mixed)?;
                Some((length, place))
            });
            if let Some((length, place)) = place {
                terms.push(vocabulary.place(place));
                found.insert(place);
                at += length;
                continue;
            }
            let word = &words[at];
            at += 1;
            match word.writing {
                None => {
                    let plain = word.text.trim_start_matches('0');
                    let number = vocabulary.term(plain, Kind::Number);
                    numbers.insert(number);
                    terms.push(number);
                }
                Some(Writing::Unspaced(_)) => {
                    self.unspaced(&word.text, vocabulary, &mut terms, &mut found);
                }
                Some(writing) => terms.push(vocabulary.term(&word.text, Kind::Word(writing))),
            }
        }
        let mut each = BTreeSet::new();
        terms.retain(|term| each.insert(*term));
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let joined = texts.concat();
        let roman = romanised(&joined);
        Form {
            name: 0,
            language: String::new(),
            full: false,
            terms,
            folded: texts.join(" "),
            bones: skeleton(&roman),
            roman,
            joined,
            writing: words
                .iter()
                .filter(|word| word.writing.is_some())
                .max_by_key(|word| word.text.len())
                .and_then(|word| word.writing),
            numbers,
            places: found,
            short: None,
            initials: acronym::initials(words),
        }
    }

    /// Without spaces between words, every two letters that stand together are a term; names of
    /// countries are found first.
    fn unspaced(
        &self,
        text: &str,
        vocabulary: &mut Vocabulary,
        terms: &mut Vec<u32>,
        found: &mut BTreeSet<Country>,
    ) {
        let letters: Vec<char> = text.chars().collect();
        let mut pairs = |run: &[char], terms: &mut Vec<u32>| {
            if let [one] = run {
                terms.push(vocabulary.term(&one.to_string(), Kind::Letters));
            }
            for pair in run.windows(2) {
                let pair: String = pair.iter().collect();
                terms.push(vocabulary.term(&pair, Kind::Letters));
            }
        };
        let (mut from, mut at) = (0, 0);
        let mut countries = Vec::new();
        while at < letters.len() {
            match self.places.find_prefix(&letters[at..]) {
                Some((length, place)) => {
                    pairs(&letters[from..at], terms);
                    countries.push(place);
                    at += length;
                    from = at;
                }
                None => at += 1,
            }
        }
        pairs(&letters[from..], terms);
        for place in countries {
            terms.push(vocabulary.place(place));
            found.insert(place);
        }
    }
}

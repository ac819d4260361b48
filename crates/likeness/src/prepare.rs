//! A list made ready: every name as words of one vocabulary.

use crate::{
    Entry, MAX_NAMES, acronym, bounded,
    fold::{Folder, Word, Writing, bracketed, by_script, joined, romanised, skeleton},
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
    /// How much of its text it is.
    pub part: Part,
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

impl Form {
    /// Whether most of it is written without spaces between words.
    pub fn is_unspaced(&self) -> bool {
        matches!(self.writing, Some(Writing::Unspaced(_)))
    }
}

/// How much of a text a reading of it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Part {
    /// All of it.
    #[default]
    Whole,
    /// One of its names: what is left is another name of the same, or where that is.
    Name,
    /// What is left has words that may make it another: a branch, or a body within.
    Piece,
}

/// A way to read a text.
struct Reading {
    words: Vec<Word>,
    text: String,
    /// Whether it is as full a name as the text.
    full: bool,
    part: Part,
    /// A country that the text names beside it.
    beside: Option<Country>,
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
            let language = name.primary_language();
            for reading in self.readings(bounded(&name.text)) {
                let words = &reading.words;
                let mut form = self.form(words, vocabulary);
                if form.terms.is_empty() {
                    continue;
                }
                form.name = at;
                form.language.clone_from(&language);
                form.short = acronym::letters(&reading.text, words, name.alias);
                form.full = reading.full && !name.alias && form.short.is_none();
                form.part = reading.part;
                form.places.extend(reading.beside);
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
    /// after brackets; what stands beside a slash or a dash.
    fn readings(&self, text: &str) -> Vec<Reading> {
        let whole = self.folder.words(text);
        let parts = by_script(&whole);
        // Both scripts hold a name where each has the letters of one.
        let two = parts.is_some();
        let reading = |words, full, part| Reading {
            words,
            text: text.to_owned(),
            full,
            part,
            beside: None,
        };
        let mut readings = vec![reading(whole, !two, Part::Whole)];
        let parts = parts.into_iter().flatten();
        readings.extend(parts.map(|words| reading(words, true, Part::Name)));
        let mut pieces = self.bracketed(text);
        for separator in ["/", " - ", " – ", " — ", "|"] {
            if text.contains(separator) {
                let pieces_of = text.split(separator).map(|piece| self.piece(piece, false));
                let mut beside: Vec<Reading> = pieces_of.collect();
                // Beside a slash stands the same in another language; beside a dash, who within it.
                if !matches!(separator, "/" | "|") {
                    part_of_more(&mut beside);
                }
                pieces.extend(beside);
            }
        }
        for mut piece in pieces.into_iter().take(8) {
            let (text, words) = (&piece.text, &piece.words);
            // A single word within brackets is a name only where it is a short one.
            let telling = letters_and_digits(words) >= 3
                && (words.len() > 1
                    || piece.full
                    || acronym::letters(text, words, false).is_some()
                    || words.iter().any(Word::is_unspaced));
            if telling {
                piece.full &= !two;
                readings.push(piece);
            }
        }
        readings
    }

    /// What stands around brackets, and within. A short name, a name in other letters and a country make
    /// nobody else of what stands around them.
    fn bracketed(&self, text: &str) -> Vec<Reading> {
        let Some((around, within)) = bracketed(text) else {
            return Vec::new();
        };
        let (mut around, mut within) = (self.piece(&around, true), self.piece(within, false));
        around.beside = self.places.find(&within.words, true);
        if around.beside.is_none() && is_further(&within, &around) {
            around.part = Part::Piece;
            within.part = Part::Piece;
        }
        vec![around, within]
    }

    fn piece(&self, text: &str, full: bool) -> Reading {
        let text = text.trim().to_owned();
        Reading {
            words: self.folder.words(&text),
            text,
            full,
            part: Part::Name,
            beside: None,
        }
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
        let joined = joined(words);
        let roman = romanised(&joined);
        Form {
            name: 0,
            language: String::new(),
            full: false,
            part: Part::default(),
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

/// Marks those that are a piece, since another of them has further words.
fn part_of_more(pieces: &mut [Reading]) {
    let is_piece = |at: usize| {
        let others = pieces.iter().enumerate().filter(|(other, _)| *other != at);
        others
            .map(|(_, other)| other)
            .any(|other| is_further(other, &pieces[at]))
    };
    let found: Vec<bool> = (0..pieces.len()).map(is_piece).collect();
    for (piece, is_piece) in pieces.iter_mut().zip(found) {
        if is_piece {
            piece.part = Part::Piece;
        }
    }
}

/// Whether what stands beside a piece of a text are further words of it, and no short name or name in other
/// letters.
fn is_further(other: &Reading, piece: &Reading) -> bool {
    let is_short = acronym::letters(&other.text, &other.words, false).is_some();
    let writing = |reading: &Reading| reading.words.iter().find_map(|word| word.writing);
    let is_alike = writing(other).is_none_or(|writing_of| Some(writing_of) == writing(piece));
    !other.words.is_empty() && !is_short && is_alike
}

fn letters_and_digits(words: &[Word]) -> usize {
    words.iter().map(|word| word.text.chars().count()).sum()
}

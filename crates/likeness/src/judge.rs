//! What speaks for and against two entries being one signer.

use crate::{
    Code, Grade, Name, Reason, Suggestion,
    compare::{Alike, compare},
    prepare::{Form, List, Part, Prepared},
};
use std::collections::BTreeSet;

/// Names of one language below this are taken for different names.
const DIFFERENT: f64 = 0.5;
/// What is left over of a name above this share is a word that tells something.
const TELLING: f64 = 0.1;
/// From this score on a pair is likely, if nothing speaks against it.
const LIKELY: f64 = 0.8;

/// One thing found, with the forms it was found in.
struct Evidence {
    score: f64,
    code: Code,
    forms: [usize; 2],
    left: [f64; 2],
}

/// Weighs pairs of one list.
pub(crate) struct Judge<'a> {
    list: &'a List<'a>,
    /// The country of each entry, as a term, where names use it.
    countries: Vec<Option<u32>>,
}

impl<'a> Judge<'a> {
    pub fn of(list: &'a List<'a>) -> Self {
        let countries = list
            .prepared
            .iter()
            .map(|entry| entry.country.and_then(|code| list.vocabulary.known(code)))
            .collect();
        Self { list, countries }
    }

    /// The pair, unless nothing speaks for it.
    pub fn pair(&mut self, a: usize, b: usize) -> Option<Suggestion> {
        let (one, other) = (&self.list.prepared[a], &self.list.prepared[b]);
        let mut evidence = Vec::new();
        for (i, f) in one.forms.iter().enumerate() {
            for (j, g) in other.forms.iter().enumerate() {
                evidence.extend(self.of_forms([a, b], [f, g]).map(|(score, code, left)| {
                    Evidence {
                        score,
                        code,
                        forms: [i, j],
                        left,
                    }
                }));
            }
        }
        evidence.sort_by(|x, y| {
            y.score
                .total_cmp(&x.score)
                .then(x.code.cmp(&y.code))
                .then(x.forms.cmp(&y.forms))
        });
        let best = evidence.first()?;
        // Something else that speaks for the pair, about other names of both.
        let further = evidence.iter().find(|more| {
            more.forms[0] != best.forms[0] && more.forms[1] != best.forms[1] && more.score >= 0.5
        });
        let mut score = best.score;
        if let Some(further) = further {
            score = 1.0 - (1.0 - score) * (1.0 - further.score / 2.0);
        }
        let mut why = vec![self.reason([a, b], best.code, best.forms)];
        if let Some(further) = further {
            why.push(self.reason([a, b], further.code, further.forms));
        }
        let against = self.against([a, b], best, &evidence);
        for (reason, factor) in against {
            score *= factor;
            why.push(reason);
        }
        let clear = !why.iter().any(|reason| reason.code.is_against());
        let equal = evidence.iter().any(|found| {
            let [i, j] = found.forms;
            let forms = [&one.forms[i], &other.forms[j]];
            found.code == Code::SameName && forms.iter().all(|form| form.is_telling(self.list))
        });
        let persons = self.list.entries[a].person || self.list.entries[b].person;
        let grade = if clear && equal && !persons {
            Grade::Certain
        } else if clear && score >= LIKELY {
            Grade::Likely
        } else {
            Grade::Possible
        };
        Some(Suggestion {
            entries: [a.min(b), a.max(b)],
            score: (score * 1000.0).round() / 1000.0,
            grade,
            why,
        })
    }

    /// What two names say.
    fn of_forms(&self, at: [usize; 2], forms: [&Form; 2]) -> Option<(f64, Code, [f64; 2])> {
        let [f, g] = forms;
        let none = [0.0; 2];
        match (&f.short, &g.short) {
            (Some(x), Some(y)) => {
                let score = match x.chars().count() {
                    0..=2 => 0.3,
                    3 => 0.6,
                    _ => 0.7,
                };
                return (x == y).then_some((score, Code::SameAcronym, none));
            }
            (Some(short), None) if g.initials.contains(short) => {
                return Some((initials_score(short), Code::AcronymOf, none));
            }
            (None, Some(short)) if f.initials.contains(short) => {
                return Some((initials_score(short), Code::AcronymOf, none));
            }
            _ => {}
        }
        if abbreviates(f, g) || abbreviates(g, f) {
            return Some((0.55, Code::AbbreviationOf, none));
        }
        let known = [self.countries[at[1]], self.countries[at[0]]];
        let Alike {
            score,
            mut code,
            mut left,
        } = compare(&self.list.vocabulary, f, g, known);
        // Of two branches the name before the dash is the same, and they are not.
        if code == Code::SameName && forms.iter().any(|form| form.part == Part::Piece) {
            code = Code::SimilarName;
            left = forms.map(|form| f64::from(u8::from(form.part == Part::Piece)));
        }
        // A further name says less than the name itself.
        let score = match (f.full, g.full) {
            (true, true) => score,
            (false, false) if f.terms.len() < 2 => 0.75 * score,
            _ => 0.95 * score,
        };
        (score >= 0.3).then_some((score, code, left))
    }

    /// What speaks against, with the factor it puts on the score.
    fn against(
        &self,
        at: [usize; 2],
        best: &Evidence,
        evidence: &[Evidence],
    ) -> Vec<(Reason, f64)> {
        let entries = at.map(|at| &self.list.entries[at]);
        let prepared = at.map(|at| &self.list.prepared[at]);
        let forms = [
            &prepared[0].forms[best.forms[0]],
            &prepared[1].forms[best.forms[1]],
        ];
        let mut found = Vec::new();
        let named = |code| self.reason(at, code, best.forms);
        if entries[0].person != entries[1].person {
            found.push((named(Code::Kinds), 0.6));
        }
        if let (Some(x), Some(y)) = (prepared[0].country, prepared[1].country)
            && x != y
        {
            let texts = [x, y].map(|code| String::from_utf8_lossy(&code).into_owned());
            let languages = ["und", "und"].map(str::to_owned);
            let code = Code::Country;
            found.push((
                Reason {
                    code,
                    texts,
                    languages,
                },
                0.6,
            ));
        } else if places_differ(prepared, forms) {
            found.push((named(Code::Places), 0.7));
        }
        if forms[0].numbers != forms[1].numbers {
            let both = forms.iter().all(|form| !form.numbers.is_empty());
            found.push((named(Code::Numbers), if both { 0.3 } else { 0.75 }));
        }
        let [x, y] = best.left;
        if x > TELLING && y > TELLING {
            found.push((named(Code::Words), 1.0 - 0.4 * x.min(y)));
        } else if x > TELLING || y > TELLING {
            found.push((named(Code::MoreWords), 0.95));
        }
        if let Some(others) = self.other_names(at, best, evidence) {
            let factor = if best.code == Code::SameName {
                0.6
            } else {
                0.5
            };
            found.push((self.reason(at, Code::OtherNames, others), factor));
        }
        found
    }

    /// Full names of one language, or of one script, that both have and that are not alike.
    fn other_names(
        &self,
        at: [usize; 2],
        best: &Evidence,
        evidence: &[Evidence],
    ) -> Option<[usize; 2]> {
        let [one, other] = at.map(|at| &self.list.prepared[at].forms);
        // The very name that is alike, read in another way, is no other one.
        let alike = &one[best.forms[0]];
        let is_other = |form: &Form| form.name != alike.name || form.writing != alike.writing;
        let others = one.iter().enumerate();
        for (i, f) in others.filter(|(_, form)| form.full && is_other(form)) {
            // Where nobody says in which language a name is, and it is the very name of this entry in one, it is in that.
            let is_in_another = |j: usize| {
                evidence.iter().any(|found| {
                    let [of, with] = found.forms;
                    let named = &one[of];
                    found.code == Code::SameName
                        && with == j
                        && named.full
                        && named.name != f.name
                        && named.language != "und"
                        && named.language != f.language
                })
            };
            let comparable = |j: usize, g: &Form| {
                g.full
                    && g.writing == f.writing
                    && (f.language == g.language
                        || f.language == "und"
                        || (g.language == "und" && !is_in_another(j)))
            };
            let mut theirs = other
                .iter()
                .enumerate()
                .filter(|(j, form)| comparable(*j, form))
                .map(|(j, _)| j)
                .peekable();
            let Some(first) = theirs.peek().copied() else {
                continue;
            };
            let alike = theirs.any(|j| {
                [i, j] == best.forms
                    || evidence
                        .iter()
                        .any(|found| found.forms == [i, j] && found.score >= DIFFERENT)
            });
            // What is met by another name of the other entry is not missing there.
            let met = evidence
                .iter()
                .any(|found| found.forms[0] == i && found.score >= 0.8);
            if !alike && !met {
                return Some([i, first]);
            }
        }
        None
    }

    /// A reason about two names. Those of which only a part is equal are not the same names.
    pub fn reason(&self, at: [usize; 2], code: Code, forms: [usize; 2]) -> Reason {
        let forms = [0, 1].map(|side| &self.list.prepared[at[side]].forms[forms[side]]);
        let names: [&Name; 2] =
            [0, 1].map(|side| &self.list.entries[at[side]].names[forms[side].name]);
        let is_whole = |form: &&Form| form.part == Part::Whole;
        let code = match code {
            Code::SameName if !forms.iter().all(is_whole) => Code::SimilarName,
            code => code,
        };
        Reason {
            code,
            texts: names.map(|name| name.text.clone()),
            languages: names.map(|name| name.language.clone()),
        }
    }
}

/// How much it says that one name has the initials which are the other's short name.
fn initials_score(short: &str) -> f64 {
    match short.chars().count() {
        0..=3 => 0.58,
        4 => 0.68,
        _ => 0.75,
    }
}

/// Whether a name of a script without spaces is a shortening of another: its letters stand there
/// in this order, and it is much shorter.
fn abbreviates(short: &Form, long: &Form) -> bool {
    let lengths = [short, long].map(|form| form.joined.chars().count());
    if !short.is_unspaced()
        || short.writing != long.writing
        || !(3..=5).contains(&lengths[0])
        || lengths[1] * 2 < lengths[0] * 3
        || long.joined.contains(&short.joined)
    {
        return false;
    }
    let mut letters = long.joined.chars();
    short
        .joined
        .chars()
        .all(|c| letters.any(|other| other == c))
}

/// Whether the countries within two names, or one within a name and one beside the other, differ.
fn places_differ(entries: [&Prepared; 2], forms: [&Form; 2]) -> bool {
    let all = [0, 1].map(|side| {
        let beside = entries[side].country;
        let all: BTreeSet<_> = forms[side].places.iter().copied().chain(beside).collect();
        all
    });
    let within = forms.iter().any(|form| !form.places.is_empty());
    within && !all[0].is_empty() && !all[1].is_empty() && all[0].is_disjoint(&all[1])
}

impl Form {
    /// Whether an equal name tells that two entries are one: a full name of two words, or a word
    /// that is rare in the list.
    fn is_telling(&self, list: &List<'_>) -> bool {
        let words = self.terms.len() >= 2;
        let rare = self
            .terms
            .iter()
            .all(|term| list.vocabulary.get(*term).entries <= 2);
        self.full && (words || (rare && self.joined.chars().count() >= 4))
    }
}

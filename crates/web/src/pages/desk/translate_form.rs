//! The form of a translation: from a text beside its translation, or from what was typed.

use crate::{
    pages::session::Fields,
    translation::{joined, part},
};
use undersigned_domain::{appeal::MAX_ITEMS, typed_text::without_marks};
use undersigned_federation::actions::translate::{Base, Pair, Translation};
use undersigned_views::translation::{Addressee, Beside, Part, short};

/// Most paragraphs of one text.
const MAX_PARAGRAPHS: usize = 2_000;

/// What stands in the form.
#[derive(Debug, Clone)]
pub struct TranslateForm {
    /// The language of the source.
    pub source: String,
    /// [`version`] of the translation that it was made from.
    pub was: String,
    /// Source and translation, part by part.
    pub beside: Beside,
}

impl TranslateForm {
    /// The form for what is saved.
    pub fn of(source: String, was: String, beside: Beside) -> Self {
        Self {
            source,
            was,
            beside,
        }
    }

    /// What was typed.
    pub fn read(fields: &Fields) -> Self {
        let body = fields.rows(&["body"], MAX_PARAGRAPHS);
        let demands = fields.rows(&["demand"], MAX_ITEMS);
        let demand = |row: usize| {
            let id = fields.text(&format!("id-demand-{row}"));
            (id, typed(fields, &format!("demand-{row}")))
        };
        // Where there is nothing to translate only the source is sent.
        let addressees = fields.rows(&["office", "source-office"], MAX_ITEMS);
        let addressee = |row: usize| Addressee {
            office: typed(fields, &format!("office-{row}")),
            holder: typed(fields, &format!("holder-{row}")),
        };
        Self {
            source: fields.text("source"),
            was: fields.text("was"),
            beside: Beside {
                title: typed(fields, "title"),
                body: (1..=body)
                    .map(|row| typed(fields, &format!("body-{row}")))
                    .collect(),
                demands: (1..=demands).map(demand).collect(),
                addressees: (1..=addressees).map(addressee).collect(),
            },
        }
    }

    /// The translation as typed. An empty line within a part of the body makes two paragraphs; demands are numbered by the
    /// page alone, as in the editor.
    pub fn translation(&self) -> Translation {
        let demands = self.beside.demands.iter();
        let demands = demands.map(|(id, part)| (id.clone(), part.target.trim().to_owned()));
        let mut demands: Vec<(String, String)> = demands.collect();
        let mut marked: Vec<&mut String> = demands.iter_mut().map(|(_, words)| words).collect();
        without_marks(&mut marked);
        Translation {
            title: self.beside.title.target.trim().to_owned(),
            body: joined(self.beside.body.iter().map(|one| one.target.as_str())),
            demands: demands
                .into_iter()
                .filter(|(_, words)| !words.is_empty())
                .collect(),
            addressees: self
                .beside
                .addressees
                .iter()
                .map(|one| {
                    let words = |part: &Part| part.target.trim().to_owned();
                    (words(&one.office), words(&one.holder))
                })
                .collect(),
        }
    }

    /// What each part was translated from.
    pub fn base(&self) -> Base {
        let from = |part: &Part| part.was.clone().unwrap_or_else(|| part.source.clone());
        let demands = self.beside.demands.iter();
        Base {
            language: self.source.clone(),
            title: Some(from(&self.beside.title)),
            body: self
                .beside
                .body
                .iter()
                .map(|part| Pair {
                    source: from(part),
                    target: part.target.trim().to_owned(),
                })
                .collect(),
            demands: demands.map(|(id, part)| (id.clone(), from(part))).collect(),
        }
    }

    /// Whether those addressed are the ones that the form shows: the form knows them by their place.
    pub fn addresses_the_same(&self, now: &Beside) -> bool {
        let (typed, held) = (&self.beside.addressees, &now.addressees);
        let mut pairs = typed.iter().zip(held);
        typed.len() <= held.len() && pairs.all(|(typed, held)| is_the_same(typed, held))
    }

    /// Puts what was typed beside those who are addressed by now: they are known by the words beside, wherever they stand.
    /// What was typed for somebody who is addressed no more belongs to nobody.
    pub fn address(&mut self, now: Vec<Addressee>) {
        let mut typed = std::mem::take(&mut self.beside.addressees);
        let addressed = now.into_iter().map(|held| {
            let is_named = !held.office.source.is_empty() || !held.holder.source.is_empty();
            let mut found = typed.iter();
            let found = found.position(|one| is_named && is_the_same(one, &held));
            match found {
                Some(at) => typed.remove(at),
                None => held,
            }
        });
        self.beside.addressees = addressed.collect();
    }

    /// Whether both say the same.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.translation() == other.translation()
    }
}

/// Whether somebody is said to be the same in the language that is translated from.
fn is_the_same(one: &Addressee, other: &Addressee) -> bool {
    one.office.source == other.office.source && one.holder.source == other.holder.source
}

/// One part as typed. What it was translated from stays known while the translation is out of
/// date: until it is changed, or somebody says that it is still right.
fn typed(fields: &Fields, name: &str) -> Part {
    let target = fields.lines(name);
    let was = fields.lines(&format!("was-{name}"));
    let untouched = fields.get(&format!("old-{name}")) == short(&target);
    let still_right = fields.ticked(&format!("still-{name}"));
    let out_of_date = !was.is_empty() && untouched && !still_right;
    part(
        &fields.lines(&format!("source-{name}")),
        &target,
        out_of_date.then_some(was),
    )
}

/// Tells one translation from another, for noticing that somebody else changed it.
pub fn version(translation: &Translation) -> String {
    let parts = [translation.title.as_str(), translation.body.as_str()];
    let demands = translation.demands.iter();
    let demands = demands.flat_map(|(id, text)| [id.as_str(), text.as_str()]);
    let addressees = translation.addressees.iter();
    let addressees = addressees.flat_map(|(office, holder)| [office.as_str(), holder.as_str()]);
    let all: Vec<&str> = parts.into_iter().chain(demands).chain(addressees).collect();
    short(&all.join("\u{0}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translation::beside;

    fn form(body: &str) -> TranslateForm {
        TranslateForm::read(&Fields::parse(body.as_bytes()))
    }

    #[test]
    fn a_part_stays_out_of_date_until_somebody_looks_at_it() {
        let old = short("Seile");
        let sent = |more: &str, target: &str| {
            let body = format!(
                "source=en&title=T&source-title=T&body-1={target}&source-body-1=New+ropes\
                 &was-body-1=Ropes&old-body-1={old}{more}"
            );
            form(&body).base().body[0].source.clone()
        };
        assert_eq!(sent("", "Seile"), "Ropes", "nobody looked");
        assert_eq!(sent("&still-body-1=yes", "Seile"), "New ropes");
        assert_eq!(sent("", "Neue+Seile"), "New ropes", "it was changed");
    }

    #[test]
    fn demands_have_no_marks_but_those_of_the_page() {
        let form = form(
            "source=en&id-demand-1=d1&demand-1=1.+Libertad&id-demand-2=d2&demand-2=2)+Frenos\
             &id-demand-3=d3&demand-3=",
        );
        let demands = form.translation().demands;
        let said = |id: &str| demands.get(id).map(String::as_str);
        assert_eq!((said("d1"), said("d2")), (Some("Libertad"), Some("Frenos")));
        assert_eq!(said("d3"), None);
    }

    #[test]
    fn an_addressee_is_known_by_the_words_beside() {
        let form = form("source=en&office-1=Ministre&source-office-1=Minister&source-office-2=");
        let addressees = form.translation().addressees;
        assert_eq!(addressees[0].0, "Ministre");
        assert_eq!(addressees.len(), 2);
        let now = |office: &str| {
            let of = |office: &str| Translation {
                addressees: vec![
                    (office.to_owned(), String::new()),
                    (String::new(), String::new()),
                ],
                ..Translation::default()
            };
            beside(&of(office), &[], &of(""), None)
        };
        assert!(form.addresses_the_same(&now("Minister")));
        assert!(!form.addresses_the_same(&now("Mayor")));
    }

    #[test]
    fn what_was_typed_stays_with_whom_it_was_typed_for() {
        let mut form = form(
            "source=en&office-1=Ministre&source-office-1=Minister&office-2=Maire&source-office-2=Mayor\
             &office-3=Port&source-office-3=&office-4=D%C3%A9put%C3%A9&source-office-4=Member\
             &office-5=D%C3%A9put%C3%A9e&source-office-5=Member",
        );
        let all = |offices: &[&str]| Translation {
            addressees: offices
                .iter()
                .map(|office| ((*office).to_owned(), String::new()))
                .collect(),
            ..Translation::default()
        };
        // The minister is addressed no more, the board is, and the others stand elsewhere.
        let source = all(&["Member", "Board", "Mayor", "", "Member"]);
        let target = all(&["", "Conseil", "", "", ""]);
        let now = beside(&source, &[], &target, None);
        assert!(!form.addresses_the_same(&now));
        form.address(now.addressees.clone());
        let written = form.translation().addressees.into_iter();
        let offices: Vec<String> = written.map(|(office, _)| office).collect();
        assert_eq!(offices, ["Député", "Conseil", "Maire", "", "Députée"]);
        assert!(form.addresses_the_same(&now));
    }

    #[test]
    fn missing_paragraphs_keep_their_place() {
        let form = form(
            "source=en&body-1=Eins&source-body-1=One&body-2=&source-body-2=Two&body-3=Drei&source-body-3=Three",
        );
        assert_eq!(form.translation().body, "Eins\n\nDrei");
        assert_eq!(form.base().body[1].source, "Two");
        assert_eq!(form.base().body[1].target, "");
    }
}

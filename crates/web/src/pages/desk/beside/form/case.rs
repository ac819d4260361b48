//! The form of a case.

use super::{
    UpdateForm, by_language,
    members::{in_language, items, text_of},
    versions,
};
use crate::{
    language::{Language, whole_number},
    pages::session::Fields,
    views::desk::beside::VersionRow,
};
use serde_json::{Map, Value, json};
use undersigned_domain::dispatch::{MAX_PLACE, MAX_SAME};

/// A case as it stands in its form.
#[derive(Debug, Clone, Default)]
pub struct CaseForm {
    /// Code of its kind.
    pub kind: String,
    /// Its place.
    pub place: String,
    /// Name and who it is, for each language.
    pub versions: Vec<VersionRow>,
    /// Addresses of the same case in other appeals.
    pub same: Vec<String>,
    /// Its pictures as they are kept: they have a form of their own.
    pub pictures: Vec<Value>,
}

impl CaseForm {
    /// An empty form with these languages.
    pub fn new(languages: &[String]) -> Self {
        Self {
            kind: "person".to_owned(),
            place: String::new(),
            versions: UpdateForm::new(languages).versions,
            same: Vec::new(),
            pictures: Vec::new(),
        }
    }

    /// The form for what was written; `languages` are those of the appeal.
    pub fn of(inside: &Map<String, Value>, languages: &[String]) -> Self {
        let mut tags: Vec<String> = Vec::new();
        for name in ["names", "about"] {
            let map = inside.get(name).and_then(Value::as_object);
            tags.extend(map.into_iter().flat_map(|map| map.keys().cloned()));
        }
        // Those that are none of the appeal's have one place; each of them stands there once, too.
        tags.sort_by_cached_key(|tag| {
            let place = languages.iter().position(|one| one == tag);
            (place, tag.clone())
        });
        tags.dedup();
        if tags.is_empty() {
            tags = languages.to_vec();
        }
        let mut form = Self::new(&tags);
        for version in &mut form.versions {
            version.title = in_language(inside, "names", &version.language);
            version.body = in_language(inside, "about", &version.language);
        }
        form.kind = text_of(inside.get("caseKind"));
        form.place = inside
            .get("place")
            .and_then(Value::as_u64)
            .map(|place| place.to_string())
            .unwrap_or_default();
        form.same = items(inside, "sameCase")
            .map(|id| text_of(Some(id)))
            .collect();
        form.pictures = items(inside, "pictures").cloned().collect();
        form
    }

    /// What was typed; languages by their tags.
    pub fn read(fields: &Fields, reader: Language) -> Self {
        Self {
            kind: fields.text("kind"),
            place: fields.text("place"),
            versions: versions(fields, reader, "name", "about"),
            same: (1..=fields.rows(&["same"], 2 * MAX_SAME))
                .map(|row| fields.address(&format!("same-{row}")))
                .filter(|id| !id.is_empty())
                .collect(),
            pictures: Vec::new(),
        }
    }

    /// Whether its place is a number that there is, or left empty: a draft keeps no other.
    pub fn has_place(&self) -> bool {
        let place = whole_number(&self.place);
        self.place.is_empty() || place.is_some_and(|place| (1..=MAX_PLACE).contains(&place))
    }

    /// The members of the draft.
    pub fn inside(&self) -> Map<String, Value> {
        let mut inside = Map::new();
        inside.insert("caseKind".into(), json!(self.kind));
        for (name, map) in [
            ("names", by_language(&self.versions, |one| &one.title)),
            ("about", by_language(&self.versions, |one| &one.body)),
        ] {
            if !map.is_empty() {
                inside.insert(name.into(), map.into());
            }
        }
        if let Some(place) = whole_number(&self.place) {
            inside.insert("place".into(), json!(place));
        }
        if !self.same.is_empty() {
            inside.insert("sameCase".into(), json!(self.same));
        }
        if !self.pictures.is_empty() {
            inside.insert("pictures".into(), json!(self.pictures));
        }
        inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn a_form_becomes_a_draft_and_the_draft_the_same_form() {
        let case =
            Fields::parse(b"kind=person&place=2&language-1=en&name-1=A.+B.&about-1=A+driver&same-1=&same-2=https%3A%2F%2Fb.example%2Fappeals%2Fy%2Fcases%2F1");
        let inside = CaseForm::read(&case, ENGLISH).inside();
        assert_eq!(CaseForm::of(&inside, &["en".to_owned()]).inside(), inside);
    }

    #[test]
    fn a_place_that_is_no_number_is_not_dropped_without_a_word() {
        let has_place = |typed: &str| {
            let form = CaseForm {
                place: typed.to_owned(),
                ..CaseForm::new(&[])
            };
            (form.has_place(), form.inside().get("place").cloned())
        };
        assert_eq!(has_place(""), (true, None));
        assert_eq!(has_place("٣"), (true, Some(json!(3))));
        assert_eq!(has_place("first"), (false, None));
        assert!(!has_place("0").0 && !has_place("10001").0);
    }

    #[test]
    fn a_case_has_one_row_for_each_of_its_languages_whichever_the_appeal_has() {
        let case = Fields::parse(
            b"kind=person&language-1=fr&name-1=A&about-1=B&language-2=de&name-2=C&about-2=D\
              &language-3=en&name-3=E&about-3=F",
        );
        let inside = CaseForm::read(&case, ENGLISH).inside();
        let form = CaseForm::of(&inside, &["en".to_owned()]);
        let rows = form.versions.iter().map(|one| one.language.as_str());
        assert_eq!(rows.collect::<Vec<_>>(), ["de", "fr", "en"]);
    }
}

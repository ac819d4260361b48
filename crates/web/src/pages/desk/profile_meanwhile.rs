//! A profile that somebody else saved while it was being edited, beside what was typed.

use super::{meanwhile::Comparison, profile_form::ProfileForm};
use crate::views::{
    Page,
    desk::{
        meanwhile::Meanwhile,
        profile::{LanguageRow, LinkRow},
    },
};

/// What saving the form would change in what they saved.
pub fn compare(page: &Page, href: &str, theirs: &ProfileForm, typed: &ProfileForm) -> Meanwhile {
    let mut comparison = Comparison::new(href);
    for (key, theirs, typed) in [
        ("field-profile-picture", &theirs.picture, &typed.picture),
        ("field-profile-header", &theirs.header, &typed.header),
    ] {
        comparison.other(page.t(key), theirs, typed);
    }
    let tag = |row: &LanguageRow| {
        let known = page.language.typed_tag(&row.language);
        known.unwrap_or_else(|| row.language.clone())
    };
    let mut tags: Vec<String> = Vec::new();
    for row in theirs.languages.iter().chain(&typed.languages) {
        let tag = tag(row);
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    for tag_of_both in &tags {
        let in_it = |form: &ProfileForm| {
            let mut rows = form.languages.iter();
            let row = rows.find(|row| tag(row) == *tag_of_both);
            row.cloned().unwrap_or_default()
        };
        let (theirs, typed) = (in_it(theirs), in_it(typed));
        let label = |key: &str| page.t(key);
        comparison.line(label("field-name"), tag_of_both, &theirs.name, &typed.name);
        comparison.text(
            label("field-about"),
            tag_of_both,
            &theirs.about,
            &typed.about,
        );
        for (key, theirs, typed) in [
            ("field-picture-alt", &theirs.picture_alt, &typed.picture_alt),
            ("field-header-alt", &theirs.header_alt, &typed.header_alt),
        ] {
            comparison.text(label(key), tag_of_both, theirs, typed);
        }
    }
    let links = |form: &ProfileForm| written(&form.links).join("\n\n");
    comparison.text(page.t("profile-links"), "", &links(theirs), &links(typed));
    let country = |form: &ProfileForm| match form.country.as_str() {
        "" => String::new(),
        code => page.country(code),
    };
    let (theirs_in, typed_in) = (country(theirs), country(typed));
    comparison.line(page.t("field-country"), "", &theirs_in, &typed_in);
    comparison.line(page.t("field-accent"), "", &theirs.accent, &typed.accent);
    comparison.shown()
}

fn written(links: &[LinkRow]) -> Vec<String> {
    let written = links.iter();
    let written = written.filter(|link| !link.name.is_empty() || !link.href.is_empty());
    written
        .map(|link| format!("{} {}", link.name, link.href))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::ENGLISH, pages::session::Fields};

    #[test]
    fn every_field_in_which_they_differ_is_told() {
        let page = Page::new(ENGLISH, "x", "x.example", "/desk/profile");
        let form = |body: &str| ProfileForm::read(&Fields::parse(body.as_bytes()));
        let theirs = "language-1=en&name-1=Dockers&about-1=Ships&country=TN&link-name-1=Site\
                      &link-href-1=https://a.example&picture-media=a.jpg";
        let labels = |typed: &str| {
            let rows = compare(&page, "/desk/profile", &form(theirs), &form(typed)).rows;
            let labels = rows.into_iter().map(|row| (row.label, row.language));
            labels.collect::<Vec<_>>()
        };
        assert!(labels(theirs).is_empty());
        let same = theirs.replace("language-1=en", "language-1=English");
        assert!(labels(&same).is_empty(), "a language by its name");
        let named = format!("{theirs}&link-name-2=Shop");
        assert_eq!(labels(&named).len(), 1, "a link without an address");
        let typed = "language-1=en&name-1=Dockers&about-1=Cranes&language-2=fr&name-2=Quai\
                     &accent=%231e6b3a&country=FR";
        let told = labels(typed);
        let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(
            told,
            [
                ("Picture", ""),
                ("What it is", "en"),
                ("Name in this language", "fr"),
                ("Links", ""),
                ("Country", ""),
                ("Colour", ""),
            ]
        );
    }
}

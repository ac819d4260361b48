//! The form of a profile: from what is stored, or from what was typed.

use super::words;
use crate::{
    pages::session::Fields,
    views::{
        FieldError, Page,
        desk::profile::{LanguageRow, LinkRow},
    },
};
use std::collections::BTreeMap;
use undersigned_domain::names::MAX_NAMES;
use undersigned_federation::{
    actions::profile::{MAX_SUMMARY, Presentation},
    media::Picture,
    profile::{Accent, MAX_LINKS, Profile, ProfileLink},
};

/// What stands in the form, files apart.
#[derive(Debug, Clone, Default)]
pub struct ProfileForm {
    pub languages: Vec<LanguageRow>,
    pub links: Vec<LinkRow>,
    pub country: String,
    pub accent: String,
    /// Names of the files that are kept.
    pub picture: String,
    pub header: String,
    /// What it was made from.
    pub was: String,
}

impl ProfileForm {
    /// The form for what is stored.
    pub fn of(now: &Presentation) -> Self {
        let alt = |picture: &Option<Picture>, tag: &str| {
            let alt = picture.as_ref().and_then(|picture| picture.alt.get(tag));
            alt.cloned().unwrap_or_default()
        };
        let media = |picture: &Option<Picture>| {
            let media = picture.as_ref().map(|picture| picture.media.clone());
            media.unwrap_or_default()
        };
        let profile = &now.profile;
        let mut tags: Vec<&String> = now.names.keys().collect();
        tags.extend(
            now.summary
                .keys()
                .filter(|tag| !now.names.contains_key(*tag)),
        );
        let languages = tags
            .into_iter()
            .enumerate()
            .map(|(index, tag)| LanguageRow {
                row: index + 1,
                language: tag.clone(),
                name: now.names.get(tag).cloned().unwrap_or_default(),
                about: now.summary.get(tag).cloned().unwrap_or_default(),
                picture_alt: alt(&profile.picture, tag),
                header_alt: alt(&profile.header, tag),
            });
        let links = profile
            .links
            .iter()
            .enumerate()
            .map(|(index, link)| LinkRow {
                row: index + 1,
                name: link.name.clone(),
                href: link.href.clone(),
            });
        let mut form = Self {
            languages: languages.collect(),
            links: links.collect(),
            country: now.country.clone().unwrap_or_default(),
            accent: profile
                .accent
                .map(|accent| accent.to_string())
                .unwrap_or_default(),
            picture: media(&profile.picture),
            header: media(&profile.header),
            was: String::new(),
        };
        form.more();
        form
    }

    /// What was typed.
    pub fn read(fields: &Fields) -> Self {
        let names = ["language", "name", "about", "picture-alt", "header-alt"];
        let count = fields.rows(&names, MAX_NAMES).max(1);
        let text = |name: &str, row: usize| fields.text(&format!("{name}-{row}"));
        let languages = (1..=count).map(|row| LanguageRow {
            row,
            language: text("language", row),
            name: text("name", row),
            about: fields.words(&format!("about-{row}")),
            picture_alt: fields.words(&format!("picture-alt-{row}")),
            header_alt: fields.words(&format!("header-alt-{row}")),
        });
        let count = fields.rows(&["link-name", "link-href"], MAX_LINKS);
        let links = (1..=count).map(|row| LinkRow {
            row,
            name: text("link-name", row),
            href: fields.address(&format!("link-href-{row}")),
        });
        let kept = |name: &str| match fields.ticked(&format!("{name}-remove")) {
            true => String::new(),
            false => fields.text(&format!("{name}-media")),
        };
        Self {
            languages: languages.collect(),
            links: links.collect(),
            country: fields.text("country"),
            accent: fields.text("accent"),
            picture: kept("picture"),
            header: kept("header"),
            was: fields.text("was"),
        }
    }

    /// An empty language and two empty links, as far as there may be more.
    pub fn more(&mut self) {
        if self.languages.len() < MAX_NAMES {
            self.languages.push(LanguageRow {
                row: self.languages.len() + 1,
                ..LanguageRow::default()
            });
        }
        for _ in 0..2 {
            if self.links.len() < MAX_LINKS {
                self.links.push(LinkRow {
                    row: self.links.len() + 1,
                    ..LinkRow::default()
                });
            }
        }
    }

    /// What the form asks for, or everything that is wrong with it.
    pub fn presentation(&self, page: &Page) -> Result<Presentation, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut wrong = |field: String, key: &str| errors.push(words::wrong(page, field, key));
        let mut new = Presentation::default();
        let (mut picture_alt, mut header_alt) = (BTreeMap::new(), BTreeMap::new());
        let written = self.languages.iter().filter(|row| {
            [&row.name, &row.about, &row.picture_alt, &row.header_alt]
                .iter()
                .any(|text| !text.is_empty())
        });
        for row in written {
            let Some(language) = page.language.typed_tag(&row.language) else {
                wrong(format!("language-{}", row.row), "language-form");
                continue;
            };
            if new.names.contains_key(&language) {
                wrong(format!("language-{}", row.row), "language-twice");
                continue;
            }
            if row.name.is_empty() {
                wrong(format!("name-{}", row.row), "needed");
            }
            if row.about.chars().nth(MAX_SUMMARY).is_some() {
                wrong(format!("about-{}", row.row), "too-long-5000");
            }
            for (media, alt, field) in [
                (&self.picture, &row.picture_alt, "picture-alt"),
                (&self.header, &row.header_alt, "header-alt"),
            ] {
                if !media.is_empty() && alt.is_empty() {
                    wrong(format!("{field}-{}", row.row), "alt-missing");
                }
            }
            let tag = || language.clone();
            new.names.insert(tag(), row.name.clone());
            new.summary.insert(tag(), row.about.clone());
            picture_alt.insert(tag(), row.picture_alt.clone());
            header_alt.insert(tag(), row.header_alt.clone());
        }
        if new.names.is_empty() && errors.is_empty() {
            errors.push(words::wrong(page, "name-1", "name-one"));
        }
        new.country = words::country(page, &self.country, &mut errors);
        let accent = match self.accent.as_str() {
            "" => None,
            typed => match Accent::parse(typed) {
                Ok(accent) => Some(accent),
                Err(error) => {
                    let key = match error.code() {
                        "accent_contrast" => "accent-pale",
                        _ => "accent-form",
                    };
                    errors.push(words::wrong(page, "accent", key));
                    None
                }
            },
        };
        if !errors.is_empty() {
            return Err(errors);
        }
        let picture = |media: &String, alt| {
            (!media.is_empty()).then(|| Picture {
                media: media.clone(),
                alt,
                credit: None,
                width: 0,
                height: 0,
                small: None,
            })
        };
        let links = self.links.iter();
        let links = links.filter(|link| !link.name.is_empty() || !link.href.is_empty());
        new.profile = Profile {
            picture: picture(&self.picture, picture_alt),
            header: picture(&self.header, header_alt),
            links: links
                .map(|link| ProfileLink {
                    name: link.name.clone(),
                    href: link.href.clone(),
                })
                .collect(),
            accent,
        };
        Ok(new)
    }

    /// The field of the first link that has no name or no address of the web.
    pub fn wrong_link(&self) -> String {
        let links = self.links.iter();
        let wrong = |link: &&LinkRow| {
            let is_address = url::Url::parse(&link.href).is_ok();
            (!link.name.is_empty() || !link.href.is_empty())
                && (link.name.is_empty() || !is_address)
        };
        let found = links.filter(wrong).map(|link| match link.name.is_empty() {
            true => format!("link-name-{}", link.row),
            false => format!("link-href-{}", link.row),
        });
        found
            .into_iter()
            .next()
            .unwrap_or_else(|| "link-href-1".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    fn wrong(body: &str) -> Vec<String> {
        let page = Page::new(ENGLISH, "x", "x.example", "/desk/profile");
        let form = ProfileForm::read(&Fields::parse(body.as_bytes()));
        match form.presentation(&page) {
            Ok(_) => Vec::new(),
            Err(errors) => errors.into_iter().map(|error| error.field).collect(),
        }
    }

    #[test]
    fn a_picture_has_to_be_described_in_every_language() {
        let two = "language-1=en&name-1=Dockers&language-2=ar&name-2=X&picture-media=a.jpg";
        assert_eq!(wrong(two), ["picture-alt-1", "picture-alt-2"]);
        let described = format!("{two}&picture-alt-1=A+crane&picture-alt-2=Y");
        assert!(wrong(&described).is_empty());
        assert!(wrong(&format!("{two}&picture-remove=yes")).is_empty());
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        assert_eq!(wrong(""), ["name-1"]);
        assert_eq!(
            wrong("language-1=english+please&name-1=A&language-2=en&about-2=B&accent=%23eeeeee"),
            ["language-1", "name-2", "accent"]
        );
    }

    #[test]
    fn a_language_is_written_by_its_code_or_its_name() {
        assert_eq!(wrong("language-1=klingon&name-1=A"), ["language-1"]);
        assert!(wrong("language-1=French&name-1=A").is_empty());
        let twice = "language-1=fr&name-1=A&language-2=French&name-2=B";
        assert_eq!(wrong(twice), ["language-2"]);
    }

    #[test]
    fn a_link_is_named_as_people_write_addresses() {
        let body = b"link-name-1=Site&link-href-1=www.dockers.example";
        let form = ProfileForm::read(&Fields::parse(body));
        assert_eq!(form.links[0].href, "https://www.dockers.example");
    }

    #[test]
    fn what_is_stored_comes_back_as_it_was() {
        let page = Page::new(ENGLISH, "x", "x.example", "/desk/profile");
        let mut now = Presentation::default();
        now.names.insert("en".into(), "Dockers".into());
        now.summary.insert("en".into(), "We *load* ships.".into());
        now.profile.accent = Accent::parse("#1f3f77").ok();
        now.profile.links.push(ProfileLink {
            name: "Site".into(),
            href: "https://dockers.example".into(),
        });
        assert_eq!(ProfileForm::of(&now).presentation(&page).unwrap(), now);
    }
}

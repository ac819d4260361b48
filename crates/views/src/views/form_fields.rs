//! The fields of forms. Each is a template of its own, as what stands around every page is (see [`super::frame`]).

use super::{Choice, Form, Page, set_up::NameRow};
use askama::{Template, filters::HtmlSafe};

/// What is wrong with a form, above it.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "errors")]
pub struct Errors<'a> {
    page: &'a Page,
    form: &'a Form,
}

/// What is wrong with a field, beside it.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "fault")]
pub struct Fault<'a> {
    page: &'a Page,
    error: Option<&'a str>,
    name: String,
}

/// What stands above a field: its label, its hint, and what is wrong with it.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "above")]
pub struct Above<'a> {
    page: &'a Page,
    form: &'a Form,
    name: &'a str,
    key: &'a str,
}

/// A field of one line.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "field")]
pub struct Field<'a> {
    page: &'a Page,
    form: &'a Form,
    name: &'a str,
    key: &'a str,
    value: &'a str,
    kind: &'a str,
    autocomplete: &'a str,
}

/// A field of several lines.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "area")]
pub struct Area<'a> {
    page: &'a Page,
    form: &'a Form,
    name: &'a str,
    key: &'a str,
    value: &'a str,
    rows: u32,
}

/// A list to choose one from.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "select")]
pub struct Select<'a> {
    page: &'a Page,
    form: &'a Form,
    name: &'a str,
    key: &'a str,
    choices: &'a [Choice],
}

/// A list to choose from what of a page's list is shown.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "narrow")]
pub struct Narrow<'a> {
    page: &'a Page,
    name: &'a str,
    key: &'a str,
    choices: &'a [Choice],
}

/// The list of countries.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "country")]
pub struct CountryField<'a> {
    page: &'a Page,
    form: &'a Form,
    chosen: &'a str,
}

/// Buttons of which one is pressed.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "radios")]
pub struct Radios<'a> {
    page: &'a Page,
    form: &'a Form,
    name: &'a str,
    key: &'a str,
    choices: &'a [Choice],
}

/// The box that is ticked before something that is not easily made undone.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "sure")]
pub struct Sure<'a> {
    page: &'a Page,
    form: &'a Form,
    name: &'a str,
    key: &'a str,
}

/// Names of an organisation by language.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "names")]
pub struct NameFields<'a> {
    page: &'a Page,
    form: &'a Form,
    rows: &'a [NameRow],
}

/// A field for a language, which needs the list of languages on its page.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "language")]
pub struct LanguageField<'a> {
    page: &'a Page,
    form: &'a Form,
    name: &'a str,
    key: &'a str,
    value: &'a str,
}

/// The languages that are proposed in fields for a language.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "language_list")]
pub struct LanguageList<'a> {
    page: &'a Page,
}

/// The time zone in which a time is meant.
#[derive(Debug, Template)]
#[template(path = "components/form_fields.html", block = "zone")]
pub struct ZoneField<'a> {
    page: &'a Page,
    form: &'a Form,
    value: &'a str,
    zones: &'a [&'static str],
}

impl HtmlSafe for Errors<'_> {}
impl HtmlSafe for Fault<'_> {}
impl HtmlSafe for Above<'_> {}
impl HtmlSafe for Field<'_> {}
impl HtmlSafe for Area<'_> {}
impl HtmlSafe for Select<'_> {}
impl HtmlSafe for Narrow<'_> {}
impl HtmlSafe for CountryField<'_> {}
impl HtmlSafe for Radios<'_> {}
impl HtmlSafe for Sure<'_> {}
impl HtmlSafe for NameFields<'_> {}
impl HtmlSafe for LanguageField<'_> {}
impl HtmlSafe for LanguageList<'_> {}
impl HtmlSafe for ZoneField<'_> {}

/// In what follows a field is called by its `name`, and by the `key` of the words above it.
impl Page {
    /// What is wrong with a form.
    #[must_use]
    pub fn errors<'a>(&'a self, form: &'a Form) -> Errors<'a> {
        Errors { page: self, form }
    }

    /// What is wrong with a field, where something is. [`Page::described`] leads from the field to it.
    #[must_use]
    pub fn fault<'a>(&'a self, form: &'a Form, name: &str) -> Fault<'a> {
        Fault {
            page: self,
            error: form.error(name),
            name: name.to_owned(),
        }
    }

    /// What stands above a field.
    #[must_use]
    pub fn above<'a>(&'a self, form: &'a Form, name: &'a str, key: &'a str) -> Above<'a> {
        Above {
            page: self,
            form,
            name,
            key,
        }
    }

    /// A field of one line: `kind` is its `type`.
    #[must_use]
    pub fn field<'a>(
        &'a self,
        form: &'a Form,
        name: &'a str,
        key: &'a str,
        value: &'a str,
        kind: &'a str,
        autocomplete: &'a str,
    ) -> Field<'a> {
        Field {
            page: self,
            form,
            name,
            key,
            value,
            kind,
            autocomplete,
        }
    }

    /// A field of several lines.
    #[must_use]
    pub fn area<'a>(
        &'a self,
        form: &'a Form,
        name: &'a str,
        key: &'a str,
        value: &'a str,
        rows: u32,
    ) -> Area<'a> {
        Area {
            page: self,
            form,
            name,
            key,
            value,
            rows,
        }
    }

    /// A list to choose one from.
    #[must_use]
    pub fn select<'a>(
        &'a self,
        form: &'a Form,
        name: &'a str,
        key: &'a str,
        choices: &'a [Choice],
    ) -> Select<'a> {
        Select {
            page: self,
            form,
            name,
            key,
            choices,
        }
    }

    /// A list to choose from what of a page's list is shown.
    #[must_use]
    pub fn narrow<'a>(&'a self, name: &'a str, key: &'a str, choices: &'a [Choice]) -> Narrow<'a> {
        Narrow {
            page: self,
            name,
            key,
            choices,
        }
    }

    /// The list of countries, of which one is chosen by its code.
    #[must_use]
    pub fn country_field<'a>(&'a self, form: &'a Form, chosen: &'a str) -> CountryField<'a> {
        CountryField {
            page: self,
            form,
            chosen,
        }
    }

    /// Buttons of which one is pressed.
    #[must_use]
    pub fn radios<'a>(
        &'a self,
        form: &'a Form,
        name: &'a str,
        key: &'a str,
        choices: &'a [Choice],
    ) -> Radios<'a> {
        Radios {
            page: self,
            form,
            name,
            key,
            choices,
        }
    }

    /// The box that is ticked before something that is not easily made undone.
    #[must_use]
    pub fn sure<'a>(&'a self, form: &'a Form, name: &'a str, key: &'a str) -> Sure<'a> {
        Sure {
            page: self,
            form,
            name,
            key,
        }
    }

    /// Names of an organisation by language.
    #[must_use]
    pub fn name_fields<'a>(&'a self, form: &'a Form, rows: &'a [NameRow]) -> NameFields<'a> {
        NameFields {
            page: self,
            form,
            rows,
        }
    }

    /// A field for a language.
    #[must_use]
    pub fn language_field<'a>(
        &'a self,
        form: &'a Form,
        name: &'a str,
        key: &'a str,
        value: &'a str,
    ) -> LanguageField<'a> {
        LanguageField {
            page: self,
            form,
            name,
            key,
            value,
        }
    }

    /// The languages that are proposed in fields for a language.
    #[must_use]
    pub fn language_list(&self) -> LanguageList<'_> {
        LanguageList { page: self }
    }

    /// The time zone in which a time is meant, of which the names of some are proposed.
    #[must_use]
    pub fn zone_field<'a>(
        &'a self,
        form: &'a Form,
        value: &'a str,
        zones: &'a [&'static str],
    ) -> ZoneField<'a> {
        ZoneField {
            page: self,
            form,
            value,
            zones,
        }
    }
}

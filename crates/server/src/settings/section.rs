//! One macro that makes, from one description, a section's struct, its defaults and its rows in
//! `docs/settings.md`, so that none of them can forget what another says.

/// How the names of all variables of the environment begin that are settings.
pub(super) const PREFIX: &str = "UNDERSIGNED_";

/// One setting, as documentation and error messages name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The section of the file it stands in.
    pub section: &'static str,
    /// Its name there.
    pub name: &'static str,
    /// What it is for.
    pub doc: &'static [&'static str],
    /// What holds where it is not set, as text.
    pub default: &'static str,
    /// Which values are allowed.
    pub allowed: &'static str,
}

impl Field {
    /// The environment variable that overrides the file.
    pub fn variable(&self) -> String {
        format!("{PREFIX}{}", self.name.to_uppercase())
    }
}

macro_rules! section {
    (
        $(#[doc = $about:literal])+
        $title:literal $section:ident: $struct:ident {
            $(
                $(#[doc = $doc:literal])+
                $field:ident: $type:ty = $default:expr, read $read:literal,
                    default $shown:literal, allowed $allowed:literal;
            )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $struct {
            $(
                $(#[doc = $doc])+
                #[serde(deserialize_with = $read)]
                pub $field: $type,
            )+
        }

        impl Default for $struct {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        impl $struct {
            /// The section's heading in the documentation.
            pub const TITLE: &str = $title;
            /// What the section is about.
            pub const ABOUT: &[&str] = &[$($about),+];
            /// Every setting of the section.
            pub const FIELDS: &[$crate::settings::Field] = &[$(
                $crate::settings::Field {
                    section: stringify!($section),
                    name: stringify!($field),
                    doc: &[$($doc),+],
                    default: $shown,
                    allowed: $allowed,
                },
            )+];
        }
    };
}
pub(super) use section;

//! Interface languages: which there are, which one a reader gets, and how words, numbers and dates
//! are written in it.
//!
//! The language of the interface and the languages of an appeal are two different things: this
//! module knows only the first, and the direction of any language tag whatever.

mod by_name;
mod countries;
mod format;
mod messages;
mod negotiate;
mod sheets;
mod tongues;
mod whole_number;

pub use countries::Country;
pub use messages::{Argument, Code, ToArgument, isolated, t, try_t};
pub use negotiate::{negotiate, spoken};
pub use tongues::{Tongue, is_typed_tag};
pub use whole_number::{plain_digits, whole_number};

/// A language in which the interface is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language {
    /// BCP 47 tag, as written in `lang=` and as the folder under `locales/`.
    pub tag: &'static str,
    /// The name of the language in itself, for the switcher.
    pub native: &'static str,
}

/// English, the language every other one falls back to.
pub const ENGLISH: Language = Language {
    tag: "en",
    native: "English",
};

/// Every interface language, in the order of the switcher. Each has all sentences: a test makes sure.
pub const LANGUAGES: &[Language] = &[
    ENGLISH,
    Language {
        tag: "es",
        native: "Español",
    },
    Language {
        tag: "fr",
        native: "Français",
    },
    Language {
        tag: "id",
        native: "Bahasa Indonesia",
    },
    Language {
        tag: "vi",
        native: "Tiếng Việt",
    },
    Language {
        tag: "ru",
        native: "Русский",
    },
    Language {
        tag: "ar",
        native: "العربية",
    },
    Language {
        tag: "zh-Hans",
        native: "简体中文",
    },
    Language {
        tag: "zh-Hant",
        native: "繁體中文",
    },
];

impl Language {
    /// The interface language with exactly this tag, whatever its letter case.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        LANGUAGES
            .iter()
            .copied()
            .find(|language| language.tag.eq_ignore_ascii_case(tag))
    }

    /// `ltr` or `rtl`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        direction(self.tag)
    }
}

/// Direction of text in the language of a BCP 47 tag: `ltr`, `rtl`, or `auto` where the tag says
/// nothing (`und` or empty), so that the browser looks at the first strong character.
#[must_use]
pub fn direction(tag: &str) -> &'static str {
    const SCRIPTS: &[&str] = &[
        "arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "aran",
    ];
    const LANGUAGES: &[&str] = &[
        "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn", "nqo",
        "pnb", "ps", "rhg", "sd", "syr", "ug", "ur", "yi",
    ];
    let mut subtags = tag.split(['-', '_']);
    let primary = subtags.next().unwrap_or_default().to_ascii_lowercase();
    if primary.is_empty() || primary == "und" || primary == "mul" {
        return "auto";
    }
    if let Some(script) =
        subtags.find(|part| part.len() == 4 && !part.starts_with(char::is_numeric))
    {
        return if SCRIPTS.contains(&script.to_ascii_lowercase().as_str()) {
            "rtl"
        } else {
            "ltr"
        };
    }
    if LANGUAGES.contains(&primary.as_str()) {
        "rtl"
    } else {
        "ltr"
    }
}

/// Languages that appeals are often written in: tag, and name in itself.
pub const NATIVE_NAMES: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("cs", "čeština"),
    ("da", "dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "español"),
    ("fa", "فارسی"),
    ("fi", "suomi"),
    ("fr", "français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hu", "magyar"),
    ("id", "Indonesia"),
    ("it", "italiano"),
    ("ja", "日本語"),
    ("km", "ខ្មែរ"),
    ("ko", "한국어"),
    ("ku", "kurdî"),
    ("ms", "Melayu"),
    ("my", "မြန်မာ"),
    ("nb", "norsk bokmål"),
    ("ne", "नेपाली"),
    ("nl", "Nederlands"),
    ("pl", "polski"),
    ("pt", "português"),
    ("ro", "română"),
    ("ru", "русский"),
    ("si", "සිංහල"),
    ("sv", "svenska"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("th", "ไทย"),
    ("tl", "Tagalog"),
    ("tr", "Türkçe"),
    ("uk", "українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("zh-Hans", "简体中文"),
    ("zh-CN", "简体中文"),
    ("zh-Hant", "繁體中文"),
    ("zh-HK", "繁體中文（香港）"),
    ("zh-TW", "繁體中文（台灣）"),
    ("yue", "粵語"),
];

/// The name of a language in itself, where it is one of [`NATIVE_NAMES`]; otherwise the tag, since
/// a guessed name would be worse than a plain code.
#[must_use]
pub fn native_name(tag: &str) -> &str {
    NATIVE_NAMES
        .iter()
        .find(|(code, _)| code.eq_ignore_ascii_case(tag))
        .map_or(tag, |(_, name)| name)
}

//! Which language a reader gets, how languages and countries are called, and how days and numbers are written.

use chrono::DateTime;
use undersigned_views::{
    language::{ENGLISH, LANGUAGES, Language, direction, negotiate, plain_digits, t, whole_number},
    views::Page,
};

#[test]
fn a_script_subtag_decides_before_the_language() {
    assert_eq!(direction("ar"), "rtl");
    assert_eq!(direction("az-Arab-IR"), "rtl");
    assert_eq!(direction("ks-Deva"), "ltr");
    assert_eq!(direction("zh-Hant"), "ltr");
    assert_eq!(direction("sr-Latn-1994"), "ltr");
}

#[test]
fn people_and_whoever_signs_in_a_personal_capacity_are_called_otherwise() {
    for language in LANGUAGES {
        let say = |key: &str| t(*language, key, &[]);
        assert_ne!(
            say("way-person"),
            say("figures-personal"),
            "{}",
            language.tag
        );
    }
}

#[test]
fn an_unknown_language_leaves_the_direction_to_the_browser() {
    assert_eq!(direction("und"), "auto");
    assert_eq!(direction(""), "auto");
}

#[test]
fn countries_are_those_that_signers_may_give() {
    for (code, _) in ENGLISH.countries() {
        let known = undersigned_domain::names::country_code(code);
        assert_eq!(known, Some(*code));
    }
}

#[test]
fn countries_stand_where_a_reader_looks_for_them() {
    let place = |tag: &str, code: &str| {
        let countries = Language::from_tag(tag).unwrap().countries();
        countries
            .iter()
            .position(|country| country.0 == code)
            .unwrap()
    };
    // Égypte between Dominique and Émirats, not behind Zimbabwe.
    assert!(place("fr", "EG") < place("fr", "ZW"));
    assert!(place("fr", "DM") < place("fr", "EG"));
    // By pinyin, and by strokes: 阿 begins with an a, 丹 has four strokes.
    assert!(place("zh-Hans", "AF") < place("zh-Hans", "CN"));
    assert!(place("zh-Hant", "DK") < place("zh-Hant", "AF"));
    for language in LANGUAGES {
        assert!(language.countries().len() > 240, "{}", language.tag);
    }
}

#[test]
fn countries_of_one_size_stand_by_name() {
    let counted =
        [("ZW", 2), ("DE", 1), ("EG", 1), ("ZA", 1)].map(|(code, count)| (code.to_owned(), count));
    let order = |tag: &str| {
        let sorted = Language::from_tag(tag).unwrap().by_size(&counted);
        sorted.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(order("en"), ["ZW", "EG", "DE", "ZA"]);
    // Afrique du Sud, Allemagne, Égypte.
    assert_eq!(order("fr"), ["ZW", "ZA", "DE", "EG"]);
}

fn language(tag: &str) -> Language {
    Language::from_tag(tag).unwrap()
}

#[test]
fn dates_follow_the_language() {
    let at = DateTime::from_timestamp(1_792_000_000, 0).unwrap();
    for (tag, day) in [
        ("en", "14 Oct 2026"),
        ("zh-Hant", "2026年10月14日"),
        ("zh-Hans", "2026年10月14日"),
        ("ar", "١٤ أكتوبر ٢٠٢٦"),
        ("id", "14 Okt 2026"),
        ("vi", "14 thg 10, 2026"),
        ("ru", "14 октября 2026"),
        ("es", "14 oct 2026"),
        ("fr", "14 oct. 2026"),
    ] {
        assert_eq!(language(tag).day(at), day, "{tag}");
    }
}

#[test]
fn a_moment_has_24_hours_and_says_that_it_is_utc() {
    let at = DateTime::from_timestamp(1_792_000_000 - 4 * 3_600, 0).unwrap();
    for language in LANGUAGES {
        let moment = language.moment(at);
        assert!(moment.contains(" UTC"), "{moment}");
        assert!(
            ["13:46", "13.46", "١٣:٤٦"]
                .iter()
                .any(|clock| moment.contains(clock)),
            "{moment}"
        );
    }
}

#[test]
fn a_clock_alone_is_written_as_in_a_moment() {
    let at = DateTime::from_timestamp(1_792_000_000 - 4 * 3_600, 0).unwrap();
    for language in LANGUAGES {
        let clock = language.clock(at.time());
        let moment = language.moment(at);
        assert!(moment.contains(&clock), "{clock}: {moment}");
    }
    assert_eq!(language("ar").clock(at.time()), "١٣:٤٦");
    assert_eq!(language("id").clock(at.time()), "13.46");
}

#[test]
fn numbers_are_grouped() {
    assert_eq!(language("en").number(7), "7");
    assert_eq!(language("en").number(1_234_567), "1,234,567");
    assert_eq!(language("ar").number(3_208), "٣٬٢٠٨");
    assert_eq!(language("vi").number(3_208), "3.208");
    assert_eq!(language("en").size(411_400), "412 kB");
}

#[test]
fn every_language_has_habits() {
    let at = DateTime::from_timestamp(1_792_000_000, 0).unwrap();
    for language in LANGUAGES {
        assert_ne!(language.number(12_345), "12345", "{}", language.tag);
        assert_ne!(language.day(at), "2026-10-14", "{}", language.tag);
        assert_ne!(language.month(at), "2026-10", "{}", language.tag);
    }
}

fn chosen(wanted: Option<&str>, header: &str) -> &'static str {
    negotiate(wanted, Some(header)).tag
}

#[test]
fn the_address_wins_over_the_header() {
    assert_eq!(chosen(Some("zh-Hant"), "en"), "zh-Hant");
    assert_eq!(chosen(Some("ZH-hant"), "en"), "zh-Hant");
    assert_eq!(chosen(Some("tlh"), "zh-TW"), "zh-Hant");
}

#[test]
fn the_heaviest_range_that_is_spoken_here_wins() {
    assert_eq!(chosen(None, "de, en;q=0.2, zh-Hant-HK;q=0.9"), "zh-Hant");
    assert_eq!(chosen(None, "zh-CN,zh;q=0.9"), "zh-Hans");
    assert_eq!(chosen(None, "es-419,es;q=0.9"), "es");
    assert_eq!(chosen(None, "yue-HK,yue;q=0.9,en;q=0.8"), "zh-Hant");
    assert_eq!(chosen(None, "yue-Hans-CN"), "zh-Hans");
    assert_eq!(chosen(None, "zh-TW-x-private"), "zh-Hant");
    assert_eq!(chosen(None, "en-GB,en;q=0.9,zh-TW;q=0.8"), "en");
    assert_eq!(chosen(None, "zh-TW;q=0, en;q=0.1"), "en");
}

#[test]
fn nonsense_and_silence_give_english() {
    assert_eq!(negotiate(None, None).tag, "en");
    assert_eq!(chosen(None, ";;;q=,,-,q=9;q=NaN"), "en");
    assert_eq!(chosen(None, "tlh"), "en");
}

#[test]
fn a_tag_that_is_typed_stands_for_a_language() {
    for tag in [
        "zh", "zh-Hans", "pt-BR", "tl", "tzm", "ckb", "nan-Latn", "mam", "und",
    ] {
        assert_eq!(ENGLISH.typed_tag(tag).as_deref(), Some(tag), "{tag}");
    }
    for (typed, tag) in [
        ("AR", "ar"),
        ("Pt-bR", "pt-BR"),
        ("ZH-HANT-hk", "zh-Hant-HK"),
        ("es-419", "es-419"),
        ("DE-1996", "de-1996"),
        ("EN-US-U-ISLAMCAL", "en-US-u-islamcal"),
        ("zh-TW-X-CN-HANT", "zh-TW-x-cn-hant"),
    ] {
        assert_eq!(ENGLISH.typed_tag(typed).as_deref(), Some(tag), "{typed}");
    }
    for none in ["", "klingon", "xx", "xx-not-a-language", "e", "en us"] {
        assert_eq!(ENGLISH.typed_tag(none), None, "{none}");
    }
}

#[test]
fn what_is_shown_where_the_language_is_not_known_is_kept() {
    for reader in LANGUAGES {
        let shown = Page::new(*reader, "", "", "").t("language-not-known");
        assert_eq!(ENGLISH.typed_tag(&shown).as_deref(), Some("und"), "{shown}");
    }
}

#[test]
fn a_name_that_is_typed_is_the_language_if_no_other_is_called_so() {
    let french = Language::from_tag("fr").unwrap();
    for (reader, typed, tag) in [
        (ENGLISH, "english", Some("en")),
        (ENGLISH, " French", Some("fr")),
        (ENGLISH, "français", Some("fr")),
        (ENGLISH, "French – français", Some("fr")),
        (ENGLISH, "中文", Some("zh")),
        (ENGLISH, "繁體中文", Some("zh-Hant")),
        (french, "Allemand", Some("de")),
        // However it is written.
        (ENGLISH, "chinese", Some("zh")),
        (ENGLISH, "Traditional Chinese", Some("zh-Hant")),
        (ENGLISH, "Chinese (Simplified)", Some("zh-Hans")),
        (french, "Traditional Chinese", Some("zh-Hant")),
        (french, "Chinois", Some("zh")),
        (french, "German", Some("de")),
        (ENGLISH, "Bahasa Indonesia", Some("id")),
        (ENGLISH, "allemand", None),
    ] {
        assert_eq!(reader.typed_tag(typed).as_deref(), tag, "{typed}");
        let shown = reader.tag_or_typed(typed.to_owned());
        assert_eq!(shown, tag.unwrap_or(typed), "{typed}");
    }
}

#[test]
fn a_name_may_be_typed_without_its_accents() {
    let spanish = Language::from_tag("es").unwrap();
    for (reader, typed, tag) in [
        (ENGLISH, "Espanol", Some("es")),
        (ENGLISH, " ESPANOL", Some("es")),
        (ENGLISH, "Spanish – espanol", Some("es")),
        (ENGLISH, "TURKCE", Some("tr")),
        (ENGLISH, "tieng viet", Some("vi")),
        (ENGLISH, "Norwegian Bokmal", Some("nb")),
        (spanish, "ingles", Some("en")),
        (spanish, "Norwegian Bokmal", Some("nb")),
        (ENGLISH, "espanol!", None),
        (ENGLISH, "espano", None),
        (ENGLISH, "ingles", None),
        (ENGLISH, "\u{301}", None),
    ] {
        assert_eq!(reader.typed_tag(typed).as_deref(), tag, "{typed}");
    }
}

#[test]
fn languages_are_named_in_the_readers_and_in_themselves() {
    for (reader, tag, label) in [
        ("en", "fr", "French – français"),
        ("fr", "de", "allemand – Deutsch"),
        ("fr", "fr", "français"),
        ("es", "zh-Hant", "chino – 繁體中文"),
        ("zh-Hant", "en", "英文 – English"),
    ] {
        let tongues = Language::from_tag(reader).unwrap().tongues();
        let found = tongues.iter().find(|tongue| tongue.0 == tag);
        assert_eq!(found.unwrap().1, label, "{reader} {tag}");
    }
    for language in LANGUAGES {
        assert!(language.tongues().len() > 40, "{}", language.tag);
    }
}

#[test]
fn a_number_is_read_as_pages_of_every_language_write_it() {
    for language in LANGUAGES {
        for number in [0, 7, 80, 120, 3_208, 1_000_000] {
            let written = language.number(number);
            assert_eq!(whole_number(&written), Some(number), "{written}");
        }
    }
}

#[test]
fn a_code_has_the_digits_of_a_program_and_keeps_all_else() {
    for (typed, plain) in [
        ("٢٨٧ ٠٨٢", "287 082"),
        ("۲۸۷۰۸۲", "287082"),
        ("２８７０８２", "287082"),
        ("२८७०८२", "287082"),
        ("ab٢c-d3ef", "ab2c-d3ef"),
        ("", ""),
    ] {
        assert_eq!(plain_digits(typed), plain, "{typed}");
    }
}

#[test]
fn what_is_no_whole_number_is_none() {
    for (typed, number) in [
        (" 42 ", Some(42)),
        ("٨٠", Some(80)),
        ("۱۲۰", Some(120)),
        ("８０", Some(80)),
        ("007", Some(7)),
        ("1.000", Some(1_000)),
        ("12 345 678", Some(12_345_678)),
        ("", None),
        ("1.5", None),
        ("1,50", None),
        ("0.500", None),
        ("1500.000", None),
        ("1,234.567", None),
        ("1.234,5", None),
        ("1,", None),
        (",100", None),
        ("1,,000", None),
        ("-4", None),
        ("4th", None),
        ("99999999999999999999999", None),
    ] {
        assert_eq!(whole_number(typed), number, "{typed}");
    }
}

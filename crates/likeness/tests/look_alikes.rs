//! Names that look like another's, and honest ones that must not be taken for such.

use std::collections::BTreeSet;
use undersigned_likeness::{mixes_scripts, skeletons};

/// How one name looks.
fn look(name: &str) -> Option<String> {
    skeletons([name]).next()
}

/// Names as they stand on lists of many languages.
const HONEST: &[&str] = &[
    "東京 Union",
    "東京Union",
    "全労連UNION",
    "Tシャツ工場労働組合",
    "ハム・ソーセージ工場ニ課",
    "IT産業勞工工會",
    "한국노총 KCTU",
    "KT노동조합",
    "Савез синдиката Србије",
    "Savez sindikata Srbije",
    "Ђорђе и Љубица",
    "Đorđe i Ljubica",
    "Ένωση Εργαζομένων ΟΤΕ και IT",
    "ΓΣΕΕ (GSEE)",
    "Σωματείο COSCO",
    "Профсоюз IT-работников",
    "Незалежна профспілка «ВОЛЯ» (NPV)",
    "हिन्द मज़दूर NGO सभा",
    "สหภาพNGOแรงงาน",
    "ארגון עובדי הIT",
    "اتحاد عمّال PTT",
    "اتّحادPTT",
    "Հայաստանի IT միություն",
    "საქართველოს პროფკავშირი",
    "Fédération CGT des Ports & Docks",
    "UİD-DER",
    "Łódź, Ærø, Ångström",
    "Công đoàn Việt Nam",
    "ver.di – Vereinte Dienstleistungsgewerkschaft",
    "Hawaiʻi Workers’ Center",
    "СССР 1922",
    "Local 11",
];

#[test]
fn honest_names_are_not_marked() {
    let mut looks = BTreeSet::new();
    for name in HONEST {
        assert!(!mixes_scripts(name), "{name}");
        assert!(looks.insert(look(name)), "{name}");
    }
}

#[test]
fn letters_of_another_script_within_a_word_are_seen() {
    for name in [
        "\u{410}mnesty International",
        "Amnesty \u{406}nternational",
        "Greenpe\u{430}ce",
        "D\u{3bf}ctors",
        "C\u{585}mpany",
        "Р\u{43e}cci\u{44f} Un\u{456}on",
        "P\u{43e}ссия",
    ] {
        assert!(mixes_scripts(name), "{name}");
    }
}

#[test]
fn names_that_look_alike_have_one_skeleton() {
    for (one, other) in [
        ("PEACE", "\u{420}\u{415}\u{410}\u{421}\u{415}"),
        ("Arnnesty", "Amnesty"),
        ("Amnesty", "Amn\u{435}sty"),
        ("Local 1l", "Local 11"),
    ] {
        assert_eq!(look(one), look(other), "{one}");
    }
    assert_ne!(look("Harbour Nurses"), look("PEACE"));
}

//! Names that look like another's, and honest ones that must not be taken for such.

use undersigned_likeness::{LookAlikes, mixes_scripts};

/// A list of entries that have one name each.
fn list(names: &[&'static str]) -> LookAlikes {
    LookAlikes::of(names.iter().map(|name| [*name]))
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
    let look_alikes = list(HONEST);
    for (place, name) in HONEST.iter().enumerate() {
        assert!(!mixes_scripts(name), "{name}");
        let alike = look_alikes.alike([*name], Some(place));
        assert!(alike.is_empty(), "{name}: {alike:?}");
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
fn a_name_that_looks_like_another_is_found_from_both_sides() {
    let names = [
        "Harbour Nurses",
        "PEACE",
        "\u{420}\u{415}\u{410}\u{421}\u{415}",
        "Arnnesty",
        "Amnesty",
        "Amnesty",
        "Local 1l",
        "Local 11",
    ];
    let look_alikes = list(&names);
    let alike = |place: usize| look_alikes.alike([names[place]], Some(place));
    assert_eq!(alike(0), [0_usize; 0]);
    assert_eq!((alike(1), alike(2)), (vec![2], vec![1]));
    // Two of one name are called alike; that is another question.
    assert_eq!((alike(3), alike(4)), (vec![4, 5], vec![3]));
    assert_eq!((alike(6), alike(7)), (vec![7], vec![6]));
    // Somebody who waits is compared with all.
    assert_eq!(look_alikes.alike(["Amn\u{435}sty"], None), [3, 4, 5]);
}

/// A list in which all look the same costs no more than one in which none do.
#[test]
fn many_that_look_alike_are_not_compared_pair_by_pair() {
    let mut names = vec!["John Smith"; 20_000];
    names.push("J\u{43e}hn Smith");
    let look_alikes = list(&names);
    let alike = look_alikes.alike([names[20_000]], Some(20_000));
    assert_eq!(alike, [0, 1, 2, 3, 4]);
    for (place, name) in names.iter().enumerate().take(20_000) {
        assert_eq!(look_alikes.alike([*name], Some(place)), [20_000]);
    }
}

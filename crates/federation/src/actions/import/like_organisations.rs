//! People who are only counted, with a word in their names as organisations have it. Beside e-mail addresses names are taken for
//! those of people where nothing says otherwise, and of an organisation nobody would read then that it has signed.

use super::{
    Row, Taken,
    headings::{fits, plain},
};
use std::collections::BTreeSet;

/// Such words, written as those of headings are. None is a name of people as well: many are called Ngo.
const WORDS: &str = "union, unions, federation*, confederation*, association, associations, alliance, coalition, network, council, \
     committee, collective, cooperative, co-operative, society, foundation, institute, campaign, organisation*, \
     organization*, syndicat*, syndical*, fédération*, confédération*, collectif*, comité, réseau, fondation, alliances, \
     sindicato*, sindicat*, federación*, confederación*, asociación*, unión, organización*, colectivo*, coordinadora, \
     fundación, federação, confederação, associação, gewerkschaft*, verband, verein, vereinigung, netzwerk, bündnis, \
     sindacato, federazione, associazione, comitato, профсоюз*, федерац*, конфедерац*, ассоциац*, союз, объединени*, \
     организац*, комитет*, фонд, serikat, federasi, konfederasi, perkumpulan, organisasi, aliansi, lembaga, yayasan, \
     persatuan, công đoàn, hiệp hội, liên đoàn, tổ chức, 工會, 工会, 協會, 协会, 聯盟, 联盟, 聯合會, 联合会, 總會, 总会, \
     組織, 组织, 團體, 团体, 委員會, 委员会, 基金會, 基金会, 學會, 学会, 組合, ユニオン, 노동조합, 협회, 연맹, نقابة, اتحاد, جمعية, \
     منظمة, رابطة, لجنة";

/// The lines of those who were taken so.
pub(super) fn lines(rows: &[(u64, Row)], taken: &[(u64, Taken)]) -> Vec<u64> {
    let taken: BTreeSet<u64> = taken.iter().map(|(line, _)| *line).collect();
    let is_alike = |row: &Row| match row {
        Row::Person(person) => fits(&plain(&person.name), WORDS),
        Row::Signer(_) | Row::Standing(_) | Row::Count(_) => false,
    };
    let alike = rows.iter().filter(|(_, row)| is_alike(row));
    let alike = alike.map(|(line, _)| *line);
    alike.filter(|line| taken.contains(line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_have_no_words_of_organisations_in_their_names() {
        for name in [
            "Union of Bakers",
            "SYNDICAT DES GENS DE MER",
            "Gewerkschaft Hafen",
            "Федерация докеров",
            "碼頭工會",
            "نقابة عمّال الأرصفة",
        ] {
            assert!(fits(&plain(name), WORDS), "{name}");
        }
        for name in [
            "Ana Ferreira",
            "Ngo Van Anh",
            "Unionson",
            "陳大文",
            "Маша Союзова",
            "",
        ] {
            assert!(!fits(&plain(name), WORDS), "{name}");
        }
    }
}

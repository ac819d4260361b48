//! Lines of a list that name nobody: sums, and headings that each page repeats.

use crate::actions::{draft::nfc, import::row::Fault};

/// Words for a sum, that stand alone or beside a number, without what is between words.
const SUMS: &str = "total,totals,subtotal,grandtotal,intotal,sum,totalgeneral,entotal,autotal,somme,summe,gesamt,\
     insgesamt,итого,всего,tổng,tổngcộng,tổngsố,jumlah,totalkeseluruhan,合計,合计,總計,总计,小計,小计,總數,总数,共,共計,\
     共计,一共,共有,總共,总共,المجموع,الإجمالي,الاجمالي,مجموع";
/// What is counted, likewise.
const COUNTED: &str = "organisations,organizations,organisation,organization,groups,unions,signatures,signers,\
     cosigners,entries,organizaciones,firmas,firmantes,signataires,unterschriften,organisationen,организаций,подписей,\
     tổchức,chữký,organisasi,tandatangan,個團體,个团体,個組織,个组织,個,个,家,名,團體,团体,組織,组织,個單位,个单位,منظمة,\
     منظمات,توقيع,توقيعات";

/// Whether a line names anybody at all.
///
/// # Errors
/// A fault where it is a sum, or the header once more.
pub(super) fn check(cells: &[&str], header: &[String]) -> Result<(), Fault> {
    let filled = || {
        let cells = cells.iter().map(|cell| nfc(cell)).enumerate();
        cells.filter(|(_, cell)| !super::is_blank(cell))
    };
    let repeats = |(at, cell): (usize, String)| {
        let title = header.get(at).map(|title| nfc(title).to_lowercase());
        title.is_some_and(|title| title == cell.to_lowercase())
    };
    let is_long = filled().count() >= header.len().min(2);
    if !header.is_empty() && is_long && filled().next().is_some() && filled().all(repeats) {
        return Err(Fault::new(
            "row_heading",
            "the line is the header once more",
        ));
    }
    let is_number = |cell: &str| {
        let is_part = |c: char| c.is_numeric() || c.is_whitespace() || ".,'’".contains(c);
        cell.chars().all(is_part)
    };
    let mut words = filled().filter(|(_, cell)| !is_number(cell));
    match (words.next(), words.next()) {
        (Some((_, only)), None) if is_sum(&only) => {
            let reason = "a sum is no signer; one that is called so is entered by hand";
            Err(Fault::new("row_total", reason))
        }
        _ => Ok(()),
    }
}

/// Whether a cell says a sum: by its word alone, or by its word, a number and what is counted.
fn is_sum(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    let has_number = cell.chars().any(char::is_numeric);
    let words: String = cell.chars().filter(|c| c.is_alphabetic()).collect();
    let is_counted = |rest: &str| rest.is_empty() || COUNTED.split(',').any(|one| one == rest);
    let mut sums = SUMS.split(',');
    sums.any(|sum| {
        let around = words.strip_prefix(sum).or_else(|| words.strip_suffix(sum));
        words == sum || has_number && around.is_some_and(is_counted)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(cells: &[&str]) -> Option<&'static str> {
        let header = ["Name".to_owned(), "Country".to_owned(), "No.".to_owned()];
        check(cells, &header).err().map(|fault| fault.code)
    }

    #[test]
    fn sums_are_no_signers() {
        for sum in [
            "合計",
            "合計：120",
            "共 120 個團體",
            "共120个团体",
            "Total",
            "TOTAL: 120",
            "120 organisations in total",
            "Total 120 organizations",
            "Итого: 12",
            "المجموع: 12",
            "Tổng cộng: 12",
            "Jumlah 12 organisasi",
        ] {
            assert_eq!(code(&[sum]), Some("row_total"), "{sum}");
            assert_eq!(code(&["", sum, "120"]), Some("row_total"), "{sum}");
        }
    }

    #[test]
    fn who_is_called_like_a_sum_stays() {
        for name in [
            "Total Justice Network",
            "Union Totale",
            "合計労働組合",
            "Summer School",
            "共同行動",
            "共產黨 1921",
            "Sum of Us 2",
            "Local 120",
            "120",
            "",
        ] {
            assert_eq!(code(&[name]), None, "{name}");
        }
        assert_eq!(code(&["Total", "FR"]), None, "it has a country");
    }

    #[test]
    fn the_header_once_more_is_no_signer() {
        assert_eq!(code(&["Name", "Country", "No."]), Some("row_heading"));
        assert_eq!(code(&["name ", "COUNTRY", ""]), Some("row_heading"));
        assert_eq!(code(&["Name", "", ""]), None, "one word may be a name");
        assert_eq!(code(&["Name", "IE", ""]), None);
        assert_eq!(code(&["", "", ""]), None);
    }
}

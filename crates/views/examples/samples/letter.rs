//! The letter in three languages.

use undersigned_views::views::Html;
use undersigned_views::views::appeal::{Addressee, Demand, Tongue};

use super::{html, text};

const ENGLISH: &str = "Before dawn on 3 October 2026 the management of Port Velan locked the night shift of Quay 7 out of the gate. Nineteen crane drivers and tally clerks had refused to work under a gantry whose emergency stop has been out of order since *spring*.

The shift had reported the fault eleven times, in writing. The inspector who confirmed it was sent on leave the next day. Since then the nineteen have had neither wages nor a hearing, and their homes, which belong to the port, are to be cleared by the end of the month.

A stop button that stops nothing protects nobody: not those under the load, not the crews at the pier, not the town behind the fence. To report it is a duty that the port’s own rules put on every worker.

We load, mend, cook, count and clean in ports on four continents. What happens to the nineteen can happen to any of us, and so we write in our own names.";

const CHINESE: &str = "2026年10月3日黎明前，維蘭港管理方將七號碼頭夜班工人鎖在閘門之外。十九名吊機手與理貨員拒絕在一台龍門吊下工作，因其緊急停止掣自*春天*起已經失靈。

夜班工人曾十一次以書面報告故障。確認此事的督察員翌日即被放假。自此十九人既無工資，也未獲聆訊；他們所住的港口宿舍，須在月底前騰空。

按下而不停的停止掣，保護不了任何人：不論是吊重之下的人、岸邊的船員，還是圍欄後的居民。報告故障，是港口自己的規則加於每名工人的責任。

我們在四大洲的港口裝卸、修理、煮食、點算、清潔。發生在十九人身上的事，也會發生在我們任何人身上，因此我們以自己的名義寫這封信。";

const ARABIC: &str = "قبل فجر الثالث من أكتوبر ٢٠٢٦ أغلقت إدارة ميناء فيلان البوابة في وجه وردية الليل على الرصيف السابع. تسعة عشر من سائقي الرافعات وكتبة العدّ رفضوا العمل تحت رافعة تعطّل زرّ إيقافها منذ *الربيع*.

أبلغت الوردية عن العطل إحدى عشرة مرة كتابةً. والمفتّش الذي أثبته أُرسل في إجازة في اليوم التالي. ومنذ ذلك الحين لا أجر للتسعة عشر ولا جلسة استماع، وعليهم إخلاء مساكنهم التابعة للميناء قبل نهاية الشهر.

زرّ لا يوقف شيئًا لا يحمي أحدًا: لا من تحت الحمولة، ولا الطواقم عند الرصيف، ولا المدينة وراء السور. والإبلاغ عنه واجب تفرضه قواعد الميناء على كل عامل.

نحن نحمّل ونصلح ونطبخ ونعدّ وننظّف في موانئ أربع قارات. وما يصيب التسعة عشر قد يصيب أيًّا منا، ولذلك نكتب بأسمائنا.";

fn demands(tag: &str) -> Vec<Demand> {
    let words = match tag {
        "zh-Hant" => [
            "立即讓十九人全部復工，並補發工資。",
            "停止清空他們的住所。",
            "由工人信任的檢查員檢驗七號碼頭每一台起重機，並公布結果。",
            "讓督察員復職，並撤回他被放假的決定。",
        ],
        "ar" => [
            "إعادة التسعة عشر جميعًا إلى العمل فورًا مع دفع أجورهم.",
            "وقف إخلاء مساكنهم.",
            "أن يفحص مفتّشون يثق بهم العمّال كل رافعة على الرصيف السابع وأن تُنشر النتائج.",
            "إعادة المفتّش إلى عمله وسحب قرار إجازته.",
        ],
        _ => [
            "Take all nineteen back at once, and pay what they were not allowed to earn.",
            "Stop the clearing of their homes.",
            "Have every crane of Quay 7 tested by inspectors whom the workers trust, and publish what they find.",
            "Bring the inspector back, and withdraw the order that sent him away.",
        ],
    };
    ["take-back", "homes", "cranes", "inspector"]
        .iter()
        .zip(words)
        .map(|(id, words)| Demand {
            id: (*id).to_owned(),
            words: words.to_owned(),
            part: None,
        })
        .collect()
}

/// The letter in one language; `alone` leaves out the link to that language only.
pub fn tongue(tag: &str, authoritative: bool, alone: bool) -> Tongue {
    let source = match tag {
        "zh-Hant" => CHINESE,
        "ar" => ARABIC,
        _ => ENGLISH,
    };
    Tongue {
        tag: tag.to_owned(),
        authoritative,
        follows_wording: (!authoritative).then_some(1),
        original: None,
        signed: None,
        blocks: blocks(source),
        demands: demands(tag),
        alone_href: (!alone).then(|| format!("/appeals/the-nineteen?text={tag}")),
    }
}

/// Its paragraphs. Of Markdown it has nothing but words between asterisks.
fn blocks(source: &str) -> Vec<Html> {
    let marked = |(place, words): (usize, &str)| match place % 2 {
        0 => words.to_owned(),
        _ => format!("<em>{words}</em>"),
    };
    let paragraph = |text: &str| {
        let words: String = text.split('*').enumerate().map(marked).collect();
        html(&format!("<p>{words}</p>"))
    };
    source.split("\n\n").map(paragraph).collect()
}

/// The source in English, for the editor.
pub fn source(tag: &str) -> &'static str {
    if tag == "zh-Hant" { CHINESE } else { ENGLISH }
}

/// Whom the letter addresses.
pub fn addressees(first: &str) -> Vec<Addressee> {
    let offices = [
        (
            "The Governor of the Port of Velan",
            "維蘭港總監",
            "محافظ ميناء فيلان",
        ),
        ("The Minister of Labour", "勞工部長", "وزير العمل"),
        (
            "The Board of Velan Terminals Limited",
            "維蘭碼頭有限公司董事會",
            "مجلس إدارة شركة أرصفة فيلان",
        ),
    ];
    offices
        .iter()
        .enumerate()
        .map(|(index, (english, chinese, arabic))| Addressee {
            office: match first {
                "ar" => vec![text("ar", arabic), text("en", english)],
                "zh-Hant" => vec![text("zh-Hant", chinese), text("en", english)],
                _ => vec![text("en", english), text("zh-Hant", chinese)],
            },
            holders: match (index, first) {
                (1, "ar") => vec![text("ar", "إيرينا فوسك"), text("en", "Irena Vosk")],
                (1, "zh-Hant") => vec![text("zh-Hant", "伊琳娜·沃斯克"), text("en", "Irena Vosk")],
                (1, _) => vec![text("en", "Irena Vosk"), text("zh-Hant", "伊琳娜·沃斯克")],
                _ => Vec::new(),
            },
            reached_at: match index {
                1 => vec!["Quay 1, Amery".to_owned()],
                _ => Vec::new(),
            },
        })
        .collect()
}

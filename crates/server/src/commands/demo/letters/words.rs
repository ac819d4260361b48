//! The letter action: an appeal for workers who were held in 2002 and the letters that were asked for
//! then, told anew. The organisations are invented; who was held, and to whom letters went, is as
//! human rights organisations published it at the time.

use super::super::sample::{Cast, Member};
use serde_json::{Value, json};

/// The last part of the appeal's address.
pub const SLUG: &str = "letters-for-liaoyang";

/// One organisation on each server.
pub const CAST: Cast = Cast {
    slug: SLUG,
    servers: [WRITERS, STEEL, CLINIC],
    results: true,
};

const WRITERS: &[Member] = &[Member {
    handle: "letter_writers",
    names: &[
        ("en", "Letter Writers' Circle"),
        ("fr", "Cercle des épistoliers"),
    ],
    country: "IE",
}];

const STEEL: &[Member] = &[Member {
    handle: "steelworkers",
    names: &[
        ("en", "Steelworkers of the Estuary"),
        ("es", "Siderúrgicos del Estuario"),
    ],
    country: "AR",
}];

const CLINIC: &[Member] = &[Member {
    handle: "open_clinic",
    names: &[
        ("en", "Open Clinic Doctors"),
        ("ru", "Врачи открытой клиники"),
    ],
    country: "EE",
}];

/// Where the facts are from.
const SOURCE: &str =
    "Human Rights in China: “What can I do to make a difference?”, 17 February 2003";

/// The appeal, as the HTTP API takes it.
pub fn appeal(organiser: &str) -> Value {
    json!({
        "slug": SLUG,
        "kind": "urgent-appeal",
        "organiser": organiser,
        "languages": ["en", "fr"],
        "title": {
            "en": "Letters for the workers of Liaoyang",
            "fr": "Des lettres pour les ouvriers de Liaoyang",
        },
        "body": {
            "en": "*An example: it tells of the spring of 2002, with the offices and names of then.*\
                   \n\nIn March 2002 thousands of workers marched in Liaoyang. Four of those who spoke for \
                   them were detained. A year before, China had ratified the covenant that protects the \
                   right to form and join a union of one's choice, with a reservation against that very \
                   right.\n\nSigning is one thing that helps. A letter from you is another.",
            "fr": "*Un exemple : il parle du printemps 2002, avec les fonctions et les noms d’alors.*\
                   \n\nEn mars 2002, des milliers d’ouvriers ont manifesté à Liaoyang. Quatre de leurs \
                   porte-parole ont été arrêtés. Un an plus tôt, la Chine avait ratifié le pacte qui \
                   protège le droit de former un syndicat et d’y adhérer, avec une réserve sur ce droit \
                   même.\n\nSigner aide. Une lettre de vous aide aussi.",
        },
        "demands": [
            {"id": "release", "text": {
                "en": "Release them, at once and without conditions.",
                "fr": "Libérez-les, immédiatement et sans conditions.",
            }},
            {"id": "doctor", "text": {
                "en": "Let Yao Fuxin see a doctor now, and be treated.",
                "fr": "Que Yao Fuxin voie un médecin dès maintenant et soit soigné.",
            }},
        ],
        "addressees": [
            {"office": {
                "en": "Liaoning Provincial People's Government",
                "fr": "Gouvernement populaire de la province du Liaoning",
            }},
        ],
        "initiators": [],
        "admission": "open",
        "topics": ["LabourMovement", "LetterWriting"],
    })
}

/// Who is held.
pub fn cases() -> [Value; 4] {
    let case = |place: u64, name: &str, en: &str, fr: &str| {
        json!({
            "caseKind": "person",
            "names": {"en": name},
            "about": {"en": en, "fr": fr},
            "place": place,
        })
    };
    [
        case(
            1,
            "Yao Fuxin",
            "54 years old, represents workers of Liaoyang. The authorities told his family of a heart \
             attack, which raised fears that he was ill-treated.",
            "54 ans, représentant d’ouvriers de Liaoyang. Les autorités ont parlé à sa famille d’une \
             crise cardiaque, ce qui fait craindre des mauvais traitements.",
        ),
        case(
            2,
            "Pang Qingxiang",
            "58 years old, spoke for the workers too.",
            "58 ans, autre porte-parole des ouvriers.",
        ),
        case(
            3,
            "Xiao Yunliang",
            "57 years old, spoke for the workers too.",
            "57 ans, autre porte-parole des ouvriers.",
        ),
        case(
            4,
            "Wang Zhaoming",
            "39 years old, spoke for the workers too.",
            "39 ans, autre porte-parole des ouvriers.",
        ),
    ]
}

/// Since when each of the four is held.
pub fn update(cases: &[String]) -> Value {
    let held = cases.iter().enumerate().map(|(place, case)| {
        let when = if place == 0 {
            "2002-03-17"
        } else {
            "2002-03-20"
        };
        json!({
            "case": case,
            "state": "detained",
            "when": when,
            "source": {"title": SOURCE},
        })
    });
    json!({
        "date": "2002-03-20",
        "languages": ["en", "fr"],
        "title": {
            "en": "Four who spoke for the workers are held",
            "fr": "Quatre porte-parole des ouvriers sont détenus",
        },
        "body": {
            "en": "Officers in plain clothes took Yao Fuxin on 17 March, for demonstrations that were not \
                   permitted. Three days later three more were taken after a march for his release.",
            "fr": "Des policiers en civil ont emmené Yao Fuxin le 17 mars, pour des manifestations non \
                   autorisées. Trois jours plus tard, trois autres ont été arrêtés après une marche pour \
                   sa libération.",
        },
        "sources": [{"title": SOURCE}],
        "cases": held.collect::<Vec<Value>>(),
    })
}

/// The letter: two to whom it goes, and three who get copies.
pub fn letter() -> Value {
    json!({
        "languages": ["en", "fr"],
        "title": {
            "en": "Write for the four of Liaoyang",
            "fr": "Écrivez pour les quatre de Liaoyang",
        },
        "words": {
            "en": "Be polite, and say it in your own words where you can. These offices and names are those \
                   of 2002: **this letter is an example and is not to be sent.**",
            "fr": "Restez poli, et dites-le avec vos mots. Ces fonctions et ces noms sont ceux de 2002 : \
                   **cette lettre est un exemple et ne doit pas être envoyée.**",
        },
        "subject": {
            "en": "Four workers of Liaoyang",
            "fr": "Quatre ouvriers de Liaoyang",
        },
        "text": {
            "en": "{salutation}\n\nI write to you from {town} because of Yao Fuxin, Pang Qingxiang, \
                   Xiao Yunliang and Wang Zhaoming, who were detained in Liaoyang in March 2002 after they \
                   had spoken for their fellow workers.\n\nYour country has ratified the International \
                   Covenant on Economic, Social and Cultural Rights. To detain people for what it \
                   protects contradicts it.\n\nI ask you for their immediate and unconditional release, \
                   and for prompt medical care for Yao Fuxin.\n\n{reason}\n\nYours faithfully,\n{name}\n\
                   {address}",
            "fr": "{salutation}\n\nJe vous écris de {town} au sujet de Yao Fuxin, Pang Qingxiang, \
                   Xiao Yunliang et Wang Zhaoming, détenus à Liaoyang en mars 2002 après avoir parlé au nom \
                   de leurs collègues.\n\nVotre pays a ratifié le Pacte international relatif aux droits \
                   économiques, sociaux et culturels. Détenir quelqu’un pour ce qu’il protège le \
                   contredit.\n\nJe vous demande leur libération immédiate et sans conditions, et des \
                   soins rapides pour Yao Fuxin.\n\n{reason}\n\nVeuillez agréer mes salutations,\n{name}\n\
                   {address}",
        },
        "fields": [
            {"name": "town", "label": {"en": "Town from which you write", "fr": "Ville d’où vous écrivez"},
             "needed": true},
            {"name": "reason", "label": {"en": "Why it matters to you", "fr": "Pourquoi cela vous importe"}},
        ],
        "addressees": [
            {
                "name": "governor",
                "office": {
                    "en": "Governor, Liaoning Provincial People's Government",
                    "fr": "Gouverneur, Gouvernement populaire de la province du Liaoning",
                },
                "salutation": {"en": "Your Excellency,", "fr": "Monsieur le Gouverneur,"},
                "holders": [{"name": {"en": "Bo Xilai"}}],
                "postal": "45 Huangguqu, Beiling Dajie\nShenyang 110032\nLiaoning\nPeople's Republic of China",
                "fax": "0086 24 86892112",
            },
            {
                "name": "security",
                "office": {
                    "en": "Liaoning Province Public Security Bureau",
                    "fr": "Bureau de la sécurité publique de la province du Liaoning",
                },
                "salutation": {"en": "Dear Sir or Madam,", "fr": "Madame, Monsieur,"},
            },
        ],
        "copies": [
            {
                "name": "president",
                "office": {"en": "President", "fr": "Président"},
                "holders": [{"name": {"en": "Jiang Zemin"}}],
                "postal": "Yongdingmen Street\nBeijing\nPeople's Republic of China",
            },
            {
                "name": "premier",
                "office": {"en": "Prime Minister", "fr": "Premier ministre"},
                "holders": [{"name": {"en": "Zhu Rongji"}}],
                "postal": "Guowuyuan, 9 Xihuangchenggenbeijie\nBeijing\nPeople's Republic of China",
            },
            {
                "name": "congress",
                "office": {"en": "National People's Congress", "fr": "Assemblée nationale populaire"},
                "postal": "19 Xijiaominxiang, Xichengqu\nBeijing 100805\nPeople's Republic of China",
            },
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::{
        AppealText,
        dispatch::{Kind, Words, read_words},
    };

    fn read(kind: Kind, said: &Value) -> Words {
        let inside = said.as_object().expect("an object");
        read_words(kind, inside).expect("it passes the gate")
    }

    #[test]
    fn what_is_asked_for_can_be_signed() {
        let text: AppealText =
            serde_json::from_value(appeal("https://a.example/orgs/a")).expect("an appeal's text");
        text.check().expect("it passes the gate");
        for case in &cases() {
            read(Kind::Case, case);
        }
        let ids = cases().map(|case| format!("https://a.example/cases/{}", case["place"]));
        read(Kind::Update, &update(&ids));
        let Words::Letter(letter) = read(Kind::Letter, &letter()) else {
            panic!("a letter is read as one");
        };
        letter.check().expect("it can be filled in");
        assert_eq!((letter.addressees.len(), letter.copies.len()), (2, 3));
    }
}

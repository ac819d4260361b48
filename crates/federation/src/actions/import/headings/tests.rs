use super::*;

/// Headings of columns that are never taken for names, in the languages of the interface and some more.
const PRIVATE: &str = "Telephone|Phone number|Tel.|Organisation phone|Mobile|Fax|Fax number|Contact|Contact person|\
     Name of contact person|Organisation's representative|Postal address|Address of the group|LINE|LINE ID|\
     WeChat ID|Telegram|WhatsApp number|Date of birth|Birthday|Age|ID number|Passport no.|\
     Teléfono|Teléfono de la organización|Dirección|Persona de contacto|Fecha de nacimiento|DNI|\
     Téléphone|Téléphone de l’organisation|Tél.|Adresse|Nom du contact|Date de naissance|\
     Телефон|Телефон организации|Факс|Адрес|Контактное лицо|Дата рождения|Паспорт|\
     Điện thoại|Số điện thoại của tổ chức|Địa chỉ|Người liên hệ|Ngày sinh|Căn cước công dân|\
     Telepon|Nomor telepon organisasi|Alamat|Narahubung|Kontak|Tanggal lahir|NIK|\
     團體電話|聯絡電話|團體傳真|團體地址|聯絡人|團體聯絡人姓名|微信號 WeChat|出生日期|身份證號碼|負責人姓名|\
     团体电话|联系电话|传真|地址|联系人姓名|微信|出生日期|身份证号码|\
     هاتف|رقم هاتف المنظمة|الفاكس فاكس|عنوان المنظمة|اسم جهة الاتصال|تاريخ الميلاد|رقم الهوية|الرمز البريدي|\
     Telefon|Telefonnummer der Organisation|Telefax|Anschrift|Ansprechpartner|Geburtsdatum|Kontakt|\
     President of the organisation|Group leader|Presidenta de la organización|Responsable de l’organisation|\
     Vorsitzende der Organisation|Руководитель организации|Chủ tịch tổ chức|Ketua organisasi|團體主席|团体会长|\
     رئيس المنظمة|اسم الرئيس";

/// Headings of short names.
const SHORT: &str = "Acronym|Abbreviation|Short name|Organisation short name|Alias|Also known as|Siglas|Sigla|\
     Nombre abreviado de la organización|Sigle|Nom abrégé|Abréviation|Сокращение|Сокращённое название|Аббревиатура|\
     Tên viết tắt|Tên viết tắt của tổ chức|Singkatan|Nama singkat|團體簡稱|簡稱|縮寫|团体简称|简称|缩写|\
     اختصار|اختصار اسم المنظمة|الاسم المختصر|Kurzname|Kurzbezeichnung|Abkürzung";

/// Headings of organisations' names.
const ORGANISATIONS: &str = "Organisation|Organization name|Name of the group|Union|Organización|Organisation / Verband|\
     Nom de l’organisation|Название организации|Tổ chức|Nama organisasi|團體|團體名稱|组织名称|团体|اسم المنظمة|\
     團體聯署 Sign the petition as an organisation|Sign as an organisation 團體|Association|Syndicat|Sindicato|Профсоюз|Công đoàn|Serikat|工會|النقابة";

/// Headings of names of which nothing says whose they are.
const NAMES: &str = "Name|Your name|Full name|Name (English)|中文名稱|Nombre|Apellidos|Nom|Prénom|Nom et prénom|\
     Имя|Название|Tên|Nama|姓名|名称|الاسم|Vorname|Surname";

/// Headings of what is no name, though it is said in words of organisations.
const ELSE: &str = "Number of union members|Organisation website|Website|Position in the organisation|Comment|\
     Kind of membership|Date founded|\
     Town|City|Ville|Site internet|Site web|Ciudad|Sitio web|Stadt|Город|Kota|Thành phố|城市|المدينة|團體人數|團體網站|職銜|團體簡介|成立日期|موقع المنظمة";

fn each(headings: &str) -> impl Iterator<Item = &str> {
    headings.split('|')
}

#[test]
fn contacts_are_no_names_whatever_else_a_heading_says() {
    for heading in each(PRIVATE) {
        assert_eq!(read(heading), Some(Heading::Private), "{heading}");
        assert!(!asks_people(heading), "{heading}");
    }
    for heading in each(ELSE) {
        assert_eq!(read(heading), Some(Heading::Else), "{heading}");
    }
}

#[test]
fn short_names_are_further_names_and_nobodys_else() {
    for heading in each(SHORT) {
        let short = Heading::Field(Field::AlsoKnownAs);
        assert_eq!(read(heading), Some(short), "{heading}");
    }
}

#[test]
fn names_are_known_by_their_headings() {
    for heading in each(ORGANISATIONS) {
        let organisation = Heading::Field(Field::Organisation);
        assert_eq!(read(heading), Some(organisation), "{heading}");
    }
    for heading in each(NAMES) {
        assert_eq!(read(heading), Some(Heading::Names), "{heading}");
    }
}

#[test]
fn languages_are_told_from_names_in_a_language() {
    for heading in each(
        "Language|Preferred language|Langue|Langue de l’organisation|Idioma|Sprache|Язык|Язык организации|Bahasa|\
         Ngôn ngữ|語言|团体语言|لغة المنظمة|اللغة",
    ) {
        assert_eq!(read(heading), Some(Heading::Language), "{heading}");
        assert!(!Heading::Language.is_taken(), "by the import");
    }
    for heading in each("Name (English language)|Nama (Bahasa Inggris)|Nom en langue locale") {
        assert_eq!(read(heading), Some(Heading::Names), "{heading}");
    }
}

#[test]
fn everything_else_is_known_in_the_languages_of_the_interface() {
    for (field, headings) in [
        (
            Field::Email,
            "E-mail|Email Address|E-Mail-Adresse|電郵 E-mail|邮箱|Correo|Courriel|البريد الإلكتروني|Эл. почта|Surel",
        ),
        (
            Field::Country,
            "Country|Pays|País|Land|國家|国家|دولة|Страна|Negara|Quốc gia",
        ),
        (
            Field::Number,
            "No.|Number|#|編號|编号|序號|رقم|Номер|STT|Nr.",
        ),
        (
            Field::Timestamp,
            "Timestamp|時間戳記 Timestamp|Date|Fecha|Дата|Ngày|Tanggal|التاريخ|Signed on|Date signed|Signé le|Firmado el|\
             Unterzeichnet am|Когда подписано|Ditandatangani pada|Ký lúc|簽署於|签署于|تم التوقيع في",
        ),
        (Field::Kind, "Kind|Kind of signer|類別|类别"),
        (Field::Occupation, "職業 Occupation|Profession|职业"),
        (Field::Region, "地區 Region|地区|Région"),
        (
            Field::Individual,
            "Sign as an individual 個人|個人聯署 Sign the petition as an individual|个人",
        ),
    ] {
        for heading in each(headings) {
            assert_eq!(read(heading), Some(Heading::Field(field)), "{heading}");
        }
    }
}

#[test]
fn words_within_words_say_nothing() {
    for heading in
        each("|Hotel|Colour|Netherlands|Piano|Kindness|Uniform|Verein|Signed on behalf of")
    {
        assert_eq!(read(heading), None, "{heading}");
    }
    let long = "x".repeat(100_000);
    assert_eq!(read(&long), None);
}

#[test]
fn a_heading_of_signers_is_no_name_of_one() {
    for heading in each(
        "Signatory organisations|Names of signers|Co-signing groups|Organizaciones firmantes|Organisations signataires|\
         Unterzeichnende Organisationen|Подписавшие организации|Tổ chức ký tên|Organisasi penandatangan|聯署團體|签署组织|\
         المنظمات الموقّعة",
    ) {
        assert!(names_signers(heading), "{heading}");
    }
    for name in each(
        "Dockers Union|Federation of Women’s Organisations|Sign Language Organisation|Signal Workers|Firms and Unions|\
         Signed Languages Union|碼頭工友社",
    ) {
        assert!(!names_signers(name), "{name}");
    }
}

#[test]
fn the_table_that_is_exported_has_ids_and_no_other_has() {
    let table = "number,names,also_known_as,country,kind,provenance,current_wording,name_confirmed,signed_at,ordinal,\
                 reservations,mandate,revision,contested,id";
    let titles: Vec<String> = table.split(',').map(str::to_owned).collect();
    assert_eq!(ids_among(&titles), Some(14));
    assert_eq!(ordinals_among(&titles), Some(9));
    for (at, heading) in [
        (2, Heading::Field(Field::AlsoKnownAs)),
        (5, Heading::Else),
        (7, Heading::Else),
        (8, Heading::Field(Field::Timestamp)),
        (9, Heading::Else),
    ] {
        assert_eq!(read(&titles[at]), Some(heading), "{}", titles[at]);
    }
    let others = ["Organisation".to_owned(), "ID".to_owned()];
    assert_eq!(ids_among(&others), None);
    assert_eq!(read("ID"), None, "it may be Indonesia");
}

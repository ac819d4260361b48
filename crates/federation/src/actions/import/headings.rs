//! What a heading says of its column. Desk and command both ask here.
//!
//! Columns by which somebody is reached, or known to an office, come before all else: the telephone of an
//! organisation is no further name of it, and whatever is taken for a name is read by everybody.

use super::table::Field;
use crate::actions::draft::nfc;

/// Whole headings of columns that say when somebody signed, where nothing but times stands below.
const MAYBE_TIMES: &str = "=signed, =when, =firmado, =firma, =cuándo, =signé, =quand, =unterzeichnet, =wann, =подписано, =когда, \
                           =ký, =khi nào, =ditandatangani, =kapan, =簽署, =签署, =التوقيع, =متى";

/// Most characters of a heading that are looked at: forms put whole questions there.
const LOOKED_AT: usize = 300;

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::actions) enum Heading {
    /// Its column holds this.
    Field(Field),
    /// Names, and nothing says whose.
    Names,
    /// How somebody is reached, or who they are to an office: never a name.
    Private,
    /// The language in which somebody is written to.
    Language,
    /// Something else about whoever stands in the row.
    Else,
}

/// Headings; the first that fits counts. A word stands for itself alone; with `*` it is the beginning of one,
/// with `=` the whole heading. What has a space in it, or is in a script that sets its words otherwise, may
/// stand anywhere.
const HEADINGS: [(Heading, &str); 16] = [
    // Of the table that a list is exported as.
    (
        Heading::Else,
        "=provenance, =current_wording, =name_confirmed, =ordinal, =reservations, =mandate, =revision, =contested",
    ),
    (
        Heading::Field(Field::Email),
        "e-mail*, email*, e mail, courriel*, correo*, surel, 電郵, 电邮, 電子郵件, 电子邮件, 電子信箱, 郵箱, 邮箱, \
         =بريد, =البريد, بريد إلكتروني, البريد الإلكتروني, البريد الالكتروني, إيميل, почта, почты, имейл, thư điện tử",
    ),
    // Reached by telephone or where they live, by whom, under which name elsewhere; who speaks for it; when
    // they were born, and what they are to an office.
    (
        Heading::Private,
        "phone*, telephone*, tel, tél, tlf, telefon*, telephon*, téléphone*, teléfono*, telepon*, telp, \
         ponsel, mobile, mobil, handy, cell, cellphone, móvil, celular, portable, hotline, fax, faks, \
         télécopie*, telefax*, факс*, телефон*, тел, мобильн*, điện thoại, số máy, 電話, 电话, 手機, 手机, 手提, 傳真, \
         传真, هاتف, الهاتف, جوال, الجوال, موبايل, فاكس, address*, adresse*, dirección*, direccion*, \
         domicil*, anschrift*, alamat*, адрес*, địa chỉ, 地址, 住址, 通訊處, 通讯处, عنوان, العنوان, postcode, \
         postal, postleitzahl, zip, plz, 郵編, 邮编, البريدي, contact*, kontakt*, contacto*, kontak, контакт*, liên hệ, \
         liên lạc, người đại diện, ansprechpartner*, representative*, représentant*, representante*, \
         представител*, 聯絡, 联络, 聯繫, 联系, 負責人, 负责人, 代表人, اتصال, الاتصال, للتواصل, التواصل, ممثل, perwakilan, \
         narahubung, president*, président*, präsident*, chair, chairman, chairwoman, chairperson, leader*, \
         secretary, secretario, secretaria, secrétaire, director, directora, directeur, directrice, \
         coordinator*, coordinador*, coordinateur*, coordinatrice*, responsable*, encargad*, vorsitzend*, \
         geschäftsführ*, председател*, руководител*, директор*, секретарь, chủ tịch, giám đốc, thư ký, \
         người phụ trách, ketua, pimpinan, sekretaris, direktur, 主席, 會長, 会长, 理事長, 理事长, 秘書, 秘书, \
         總幹事, 总干事, رئيس المنظمة, اسم الرئيس, اسم المسؤول, =line, line id, \
         lineid, wechat*, weixin, 微信, whatsapp*, واتساب, telegram*, телеграм*, \
         تيليجرام, تلغرام, signal, viber, zalo, skype, qq, facebook, instagram, twitter, tiktok, linkedin, \
         mastodon, handle, username*, 帳號, 账号, 社交, birth*, born, dob, birthday, geburt*, naissance, \
         nacimiento, рожден*, lahir, ngày sinh, năm sinh, 生日, 出生, ميلاد, الميلاد, age, edad, âge, alter, \
         возраст, umur, usia, tuổi, 年齡, 年龄, عمر, العمر, gender, sex, sexe, sexo, geschlecht, 性別, 性别, \
         الجنس, пол, passport*, passeport*, pasaporte*, reisepass*, паспорт*, paspor, hộ chiếu, 護照, 护照, \
         جواز, identity, identité, identidad, ausweis*, personalausweis*, id number, id no, id card, \
         national id, ssn, dni, nif, cedula, cédula, curp, nik, ktp, cmnd, cccd, căn cước, chứng minh, \
         身分證, 身份證, 身份证, 證件, 证件, هوية, الهوية, инн, снилс, iban, account number, bank*, 銀行, 银行, tax*, ip, \
         password*",
    ),
    (
        Heading::Field(Field::AlsoKnownAs),
        "=also_known_as, acronym*, abbrev*, initials, alias*, short name, short form, short title, also known, other name, \
         further name, sigle*, sigla*, siglas, acronyme*, acrónimo*, abréviation*, abreviatura*, \
         abreviación*, nom abrégé, nom court, forme abrégée, nombre corto, nombre abreviado, kurzname*, \
         kurzform*, kurzbezeichnung*, abkürzung*, singkatan*, akronim*, nama singkat, nama pendek, \
         аббревиатур*, сокращ*, краткое, краткое название, viết tắt, tên ngắn, tên gọi tắt, 簡稱, 简称, 縮寫, \
         缩写, 略稱, 略称, 別稱, 别称, اختصار, الاختصار, مختصر, المختصر",
    ),
    // The whole heading: forms ask for kinds of other things, and what stands there would publish a name.
    (
        Heading::Field(Field::Kind),
        "=kind, =kind of signer, =type of signer, =signer type, =類別, =类别",
    ),
    // What lists have beside names. It says whose in the same words.
    (
        Heading::Else,
        "members, membership*, membres, miembros, mitglieder*, jumlah anggota, членов, thành viên, 人數, 人数, \
         會員數, 会员数, 成員數, 成员数, أعضاء, الأعضاء, employees, size, web, website*, webseite*, homepage*, url, \
         link*, 网站, 網站, 網址, 网址, موقع, الموقع, сайт*, situs, trang web, position*, role, job title, \
         puesto*, cargo, fonction*, должност*, jabatan, chức vụ, 職位, 职位, 職銜, 职衔, 職稱, 职称, منصب, المنصب, \
         comment*, commentaire*, comentario*, message*, mensaje*, note*, notas, remark*, bemerkung*, \
         catatan, комментар*, примечан*, ghi chú, 備註, 备注, 留言, 意見, 意见, ملاحظات, تعليق, reason*, logo*, \
         description*, descripción*, описани*, deskripsi, mô tả, 簡介, 简介, وصف, sector*, secteur*, industry, \
         行業, 行业, founded, founding, established, gründung*, 成立, registration*, регистрац*, 註冊, 注册, \
         consent*, newsletter*, 訂閱, 订阅, site, sites, sitio*, city, town, ville, commune, localité, ciudad, \
         localidad, municipio, stadt, ort, город*, kota, thành phố, 城市, 城鎮, 城镇, مدينة, المدينة",
    ),
    // The whole heading, before what says "organisation" as well.
    (
        Heading::Language,
        "=language, =language code, =organisation language, =language of the organisation, =langue, \
         =langue de l’organisation, =langue de l'organisation, =idioma, =idioma de la organización, =sprache, =язык, \
         =язык организации, =bahasa, =bahasa organisasi, =ngôn ngữ, =ngôn ngữ của tổ chức, =語言, =语言, =團體語言, \
         =团体语言, =لغة, =اللغة, =لغة المنظمة",
    ),
    (
        Heading::Field(Field::Timestamp),
        "timestamp*, date, dates, signed at, =signed_at, =signed on, =when signed, horodat*, =signé le, =a signé le, fecha, \
         marca temporal, =firmado el, =firmó el, datum, zeitstempel, =unterzeichnet am, =unterschrieben am, дата, \
         =когда подписано, tanggal, =ditandatangani pada, ngày, thời gian, =ký lúc, =đã ký lúc, 時間, 时间, 日期, \
         =簽署於, =签署于, تاريخ, التاريخ, =وقع في, =وُقّع في, =تم التوقيع في",
    ),
    (
        Heading::Field(Field::Occupation),
        "occupation*, profession*, profesión*, beruf*, професси*, pekerjaan, nghề, 職業, 职业, مهنة, المهنة",
    ),
    (
        Heading::Field(Field::Region),
        "region*, région*, región*, province*, provincia*, provinsi, регион*, vùng, 地區, 地区, منطقة, المنطقة",
    ),
    (
        Heading::Field(Field::Country),
        "country, countries, pays, país, pais, land, страна, negara, quốc gia, 國家, 国家, دولة, الدولة, بلد, \
         البلد",
    ),
    // The whole heading: a telephone and a membership have their numbers, too.
    (
        Heading::Field(Field::Number),
        "=no, =no., =nr, =nr., =n°, =nº, =№, =#, =number, =list number, =numéro, =numero, =número, =núm., \
         =nummer, =номер, =nomor, =số, =stt, =編號, =编号, =序號, =序号, =號, =رقم, =الرقم",
    ),
    (
        Heading::Field(Field::Organisation),
        "organisation*, organization*, organización*, organizacion*, organisasi*, организац*, union, \
         unions, group, groups, tổ chức, 團體, 团体, 組織, 组织, منظمة, المنظمة, منظمات, =association, =associations, =ngo, \
         =ong, =syndicat, =syndicats, =collectif, =asociación, =sindicato, =colectivo, =serikat, =lembaga, \
         =perkumpulan, =профсоюз, =объединение, =công đoàn, =hội, =hiệp hội, =工會, =工会, =協會, =协会, =單位, \
         =单位, =機構, =机构, =نقابة, =النقابة, =جمعية, =الجمعية",
    ),
    (
        Heading::Field(Field::Individual),
        "individual*, individu, физическ*, cá nhân, 個人, 个人",
    ),
    (
        Heading::Names,
        "name, names, fullname, firstname, lastname, surname*, forename*, nom, noms, prénom*, prenom*, \
         nombre, nombres, apellido*, vorname*, nachname*, nama, имя, фамилия, название, наименование, tên, \
         名稱, 名称, 名字, 姓名, اسم, الاسم",
    ),
    // Names have headings with the word for "language" in them, too.
    (
        Heading::Language,
        "language*, langue*, idioma*, lengua*, sprache*, korrespondenzsprache, язык*, bahasa, ngôn ngữ, 語言, 语言, \
         لغة, اللغة",
    ),
];

/// Words of headings that ask a person for a name, or a part of one.
const OF_PEOPLE: &str = "first name, last name, full name, given name, family name, firstname, lastname, fullname, \
                         surname*, forename*, vorname*, nachname*, prénom*, prenom*, apellido*, фамилия, họ tên, \
                         họ và tên, 姓名";

/// Words for those who have signed. Beside one for organisations or names they make a heading, and hardly the name of one.
const OF_SIGNERS: &str = "signator*, signatar*, signataire*, signer, signers, cosign*, co-sign*, endorsing, endorsers, \
                          firmante*, adherente*, unterzeichn*, mitunterzeichn*, подписавш*, подписант*, ký tên, đã ký, \
                          penandatangan, penanda tangan, 聯署, 联署, 連署, 簽署, 签署, موقّع";

/// What a heading says, if anything.
pub(in crate::actions) fn read(title: &str) -> Option<Heading> {
    let title = plain(title);
    let found = HEADINGS.iter().find(|(_, all)| fits(&title, all));
    found.map(|(heading, _)| *heading)
}

/// Whether a heading asks when, or whether, somebody signed: what stands below tells.
pub(super) fn may_ask_when(title: &str) -> bool {
    fits(&plain(title), MAYBE_TIMES)
}

/// Which column has the ids of entries, where these are the headings of the table that a list is exported as. In other
/// tables an id is something else, and below no heading it is Indonesia.
pub(super) fn ids_among(titles: &[String]) -> Option<usize> {
    let place = |heading: &str| titles.iter().position(|title| plain(title) == heading);
    place("name_confirmed").or_else(|| place("also_known_as"))?;
    place("id")
}

/// Which column of that table repeats the number with which each row was exported.
pub(super) fn ordinals_among(titles: &[String]) -> Option<usize> {
    titles.iter().position(|title| plain(title) == "ordinal")
}

/// Whether a cell is nothing but one of the words by which columns that are taken are known.
pub(super) fn is_a_word_of_headings(cell: &str) -> bool {
    let cell = plain(cell);
    let taken = HEADINGS.iter().filter(|(heading, _)| heading.is_taken());
    let mut words = taken.flat_map(|(_, all)| all.split(", "));
    words.any(|word| word.trim_matches(['*', '=']) == cell)
}

/// Whether a cell says that those stand below who have signed.
pub(super) fn names_signers(cell: &str) -> bool {
    let is_of_names = matches!(
        read(cell),
        Some(Heading::Names | Heading::Field(Field::Organisation))
    );
    is_of_names && fits(&plain(cell), OF_SIGNERS)
}

/// Whether a heading asks a person for a name.
pub(in crate::actions) fn asks_people(title: &str) -> bool {
    read(title) != Some(Heading::Private) && fits(&plain(title), OF_PEOPLE)
}

impl Heading {
    /// Whether what stands below is taken.
    pub(super) const fn is_taken(self) -> bool {
        matches!(self, Self::Field(_) | Self::Names)
    }
}

/// Words as they are compared with those of headings.
pub(super) fn plain(title: &str) -> String {
    let begins: String = title.trim().chars().take(LOOKED_AT).collect();
    nfc(&begins).to_lowercase()
}

/// Whether one of these words stands in a heading.
pub(super) fn fits(title: &str, all: &str) -> bool {
    let mut words = all.split(", ");
    words.any(|word| stands_in(title, word))
}

fn stands_in(title: &str, word: &str) -> bool {
    if let Some(whole) = word.strip_prefix('=') {
        return title == whole;
    }
    let stem = word.trim_end_matches('*');
    let may_stand_anywhere = |c: char| c >= '\u{600}' || !c.is_alphanumeric();
    if stem.chars().any(may_stand_anywhere) {
        return title.contains(stem);
    }
    let mut parts = title.split(|c: char| !c.is_alphanumeric());
    parts.any(|part| match word.ends_with('*') {
        true => part.starts_with(stem),
        false => part == stem,
    })
}

#[cfg(test)]
mod tests;

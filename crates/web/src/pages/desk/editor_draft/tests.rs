use super::*;
use crate::{
    language::{ENGLISH, Language},
    pages::session::Fields,
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn draft(body: &str, earlier: Option<&Draft>) -> Result<Draft, Vec<Wrong>> {
    EditorForm::read(&Fields::parse(body.as_bytes()), ENGLISH).draft(earlier, today(), ENGLISH)
}

const LETTER: &str = "slug=Free&kind=petition&language-1=en&authoritative-1=yes&title-1=Free+them\
    &body-1=Please.%0D%0A%0D%0ANow.&demand-id-1=&demand-1-1=Free+them&demand-id-2=&demand-1-2=Now&language-2=zh-Hant\
    &title-2=%E9%87%8B%E6%94%BE&office-1=Minister&admission=moderated&deadline=2027-01-31";

#[test]
fn a_letter_in_two_languages_comes_out_as_it_was_typed() {
    let draft = draft(LETTER, None).unwrap();
    assert_eq!(draft.text.languages, ["en", "zh-Hant"]);
    assert_eq!(draft.text.translations, ["zh-Hant"]);
    assert_eq!(draft.text.body["en"], "Please.\n\nNow.");
    assert_eq!(draft.text.demands.len(), 2);
    assert_eq!(draft.text.demands[1].id, "d2");
    assert_eq!(draft.text.addressees.len(), 1);
    assert_eq!(draft.text.deadline.as_deref(), Some("2027-01-31"));
    assert_eq!(draft.admission, AdmissionPolicy::Moderated);
    let again = EditorForm::of("free", &draft, ENGLISH);
    assert_eq!(again.draft(Some(&draft), today(), ENGLISH).unwrap(), draft);
}

#[test]
fn demands_have_no_marks_but_those_of_the_page() {
    let marked = LETTER
        .replace("demand-1-1=Free+them", "demand-1-1=%E2%80%A2%09Free+them")
        .replace("demand-1-2=Now", "demand-1-2=-+Now");
    let numbered = LETTER
        .replace("demand-1-1=Free+them", "demand-1-1=1.+Free+them")
        .replace("demand-1-2=Now", "demand-1-2=2)%09Now");
    for body in [marked, numbered] {
        let text = draft(&body, None).unwrap().text;
        let demands = text.demands.iter();
        let words: Vec<&str> = demands.map(|demand| demand.text["en"].as_str()).collect();
        assert_eq!(words, ["Free them", "Now"], "{body}");
    }
}

#[test]
fn a_list_that_was_pasted_into_one_field_is_several_demands() {
    let said = |body: &str, earlier: Option<&Draft>| {
        let text = draft(body, earlier).unwrap().text;
        let of = |tag: &str| -> Vec<Option<String>> {
            let demands = text.demands.iter();
            demands.map(|one| one.text.get(tag).cloned()).collect()
        };
        (of("en"), of("zh-Hant"))
    };
    let some = |words: [&str; 3]| words.map(|one| Some(one.to_owned())).to_vec();
    let three = LETTER.replace(
        "demand-1-1=Free+them",
        "demand-1-1=1.+Free+them%0D%0A2.+Tell+us",
    );
    let english = some(["Free them", "Tell us", "Now"]);
    assert_eq!(said(&three, None), (english.clone(), vec![None; 3]));
    // What another language says stands in the rows that there are.
    let chinese = "demand-2-1=%E4%B8%80%E3%80%81%E7%94%B2%0A%E4%BA%8C%E3%80%81%E4%B9%99%0A%E4%B8%89%E3%80%81%E4%B8%99";
    let both = said(&format!("{three}&{chinese}"), None);
    assert_eq!(both, (english, some(["甲", "乙", "丙"])));
    // They stand in the part of a platform into which they were pasted; what was there stays in its own.
    let aims = three.replace("demand-id-1=", "part-1=aims&demand-id-1=");
    let text = draft(&aims, None).unwrap().text;
    let parts: Vec<_> = text.demands.iter().map(|one| one.part).collect();
    let aims = Some(undersigned_domain::appeal::Part::Aims);
    assert_eq!(parts, [aims, aims, None]);
    // Those that were there keep their ids, however long the list between them is.
    let first = draft(LETTER, None).unwrap();
    let body = three
        .replace("demand-id-1=", "demand-id-1=d1")
        .replace("demand-id-2=", "demand-id-2=d2");
    assert_eq!(
        ids(&draft(&body, Some(&first)).unwrap()),
        ["d1", "d3", "d2"]
    );
    // A button of a row means the rows that were shown.
    let body = format!("{three}&do=demand-remove-2");
    let mut form = EditorForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
    assert!(form.change_row("demand-remove-2"));
    assert_eq!(form.demands.len(), 1);
}

#[test]
fn a_number_is_a_mark_also_in_a_row_that_was_asked_for() {
    let typed = LETTER
        .replace("demand-1-1=Free+them", "demand-1-1=1)+Free+them")
        .replace("demand-1-2=Now", "demand-1-2=2)+Now");
    let asked = format!("{typed}&do=more-demands");
    let form = EditorForm::read(&Fields::parse(asked.as_bytes()), ENGLISH);
    let words = |row: usize| form.demands[row].cells[0].words.as_str();
    assert_eq!((words(0), words(1)), ("1) Free them", "2) Now"));
    let third = format!("{typed}&demand-id-3=&demand-1-3=3)+Repair+them&do=check");
    let text = draft(&third, None).unwrap().text;
    let demands = text.demands.iter();
    let words: Vec<&str> = demands.map(|demand| demand.text["en"].as_str()).collect();
    assert_eq!(words, ["Free them", "Now", "Repair them"]);
}

#[test]
fn a_tag_is_written_as_usual_unless_it_is_signed_otherwise() {
    let shouted = LETTER.replace("language-2=zh-Hant", "language-2=ZH-HANT");
    let first = draft(&shouted, None).unwrap();
    assert_eq!(first.text.languages, ["en", "zh-Hant"]);
    let mut signed = first;
    signed.text.languages[1] = "ZH-HANT".to_owned();
    signed.text.translations[0] = "ZH-HANT".to_owned();
    let title = signed.text.title.remove("zh-Hant").unwrap();
    signed.text.title.insert("ZH-HANT".to_owned(), title);
    let again = draft(&shouted, Some(&signed)).unwrap().text;
    assert_eq!(again.languages, signed.text.languages);
    assert_eq!(again.translations, signed.text.translations);
    assert_eq!(again.title, signed.text.title);
}

#[test]
fn words_that_nobody_changed_stay_as_they_are_signed() {
    let letter = LETTER
        .replace("demand-id-1=&", "demand-id-1=d1&")
        .replace("demand-id-2=&", "demand-id-2=d2&");
    let mut signed = draft(LETTER, None).unwrap();
    let text = &mut signed.text;
    let title = "Free\u{ad} them";
    text.title.insert("en".to_owned(), title.to_owned());
    let body = "Please.\n\nNo\u{200b}w.";
    text.body.insert("en".to_owned(), body.to_owned());
    let demand = &mut text.demands[1].text;
    demand.insert("en".to_owned(), "No\u{2060}w".to_owned());
    text.addressees[0].office = Wording::One("Mini\u{ad}ster".to_owned());
    text.demands[0]
        .text
        .insert("en".to_owned(), "Free us".to_owned());
    let letter = letter.replace("demand-1-1=Free+them", "demand-1-1=Free+us");
    assert_eq!(draft(&letter, Some(&signed)).unwrap(), signed);
    // What is written anew is cleaned like anything else.
    let changed = letter.replace("Please.", "Ple%C2%ADase+do.");
    let changed = draft(&changed, Some(&signed)).unwrap().text;
    assert_eq!(changed.body["en"], "Please do.\n\nNow.");
    assert_eq!(changed.title["en"], title);
}

fn ids(draft: &Draft) -> Vec<&str> {
    let demands = draft.text.demands.iter();
    demands.map(|demand| demand.id.as_str()).collect()
}

#[test]
fn demands_keep_their_ids_however_they_are_moved() {
    let first = draft(LETTER, None).unwrap();
    let mut form = EditorForm::of("free", &first, ENGLISH);
    let said = |form: &EditorForm| form.draft(Some(&first), today(), ENGLISH).unwrap();
    assert_eq!(ids(&said(&form)), ["d1", "d2"]);
    assert!(form.change_row("demand-down-1"));
    assert_eq!(ids(&said(&form)), ["d2", "d1"]);
    assert!(
        form.change_row("demand-up-1"),
        "the first stays where it is"
    );
    assert_eq!(ids(&said(&form)), ["d2", "d1"]);
    form.more_demands(1);
    let last = form.demands.len() - 1;
    form.demands[last].cells[0].words = "Here".to_owned();
    assert_eq!(
        ids(&said(&form)),
        ["d2", "d1", "d3"],
        "a new one gets a new id"
    );
    assert!(form.change_row("demand-remove-1"));
    assert_eq!(ids(&said(&form)), ["d1", "d3"]);
    assert!(!form.change_row("demand-up-x") && !form.change_row("save"));
}

#[test]
fn a_clause_stands_in_the_part_that_was_chosen() {
    let body = format!("{LETTER}&part-1=aims&part-2=elsewhere");
    let first = draft(&body, None).unwrap();
    let parts: Vec<_> = first.text.demands.iter().map(|one| one.part).collect();
    assert_eq!(parts, [Some(Part::Aims), None]);
    let again = EditorForm::of("free", &first, ENGLISH);
    assert_eq!(again.draft(Some(&first), today(), ENGLISH).unwrap(), first);
}

#[test]
fn an_id_that_was_never_given_is_no_id() {
    let first = draft(LETTER, None).unwrap();
    let body = LETTER
        .replace("demand-id-1=", "demand-id-1=d2")
        .replace("demand-id-2=", "demand-id-2=d2");
    assert_eq!(ids(&draft(&body, Some(&first)).unwrap()), ["d2", "d3"]);
    let body = LETTER.replace("demand-id-1=", "demand-id-1=d77");
    assert_eq!(ids(&draft(&body, None).unwrap()), ["d1", "d2"]);
}

#[test]
fn everything_wrong_is_said_at_once() {
    let wrong = draft(
        "kind=petition&language-1=e&title-1=x&language-2=&authoritative-2=yes&body-2=y\
         &deadline=2020-01-01",
        None,
    )
    .unwrap_err();
    let wrong: Vec<(&str, &str)> = wrong
        .iter()
        .map(|(field, key)| (field.as_str(), *key))
        .collect();
    assert_eq!(
        wrong,
        [
            ("language-1", "language-form"),
            ("language-2", "needed"),
            ("title-2", "title-needed"),
            ("deadline", "date-past"),
        ]
    );
    assert_eq!(
        draft("kind=petition&language-1=en", None).unwrap_err(),
        [("title-1".to_owned(), "needed")]
    );
}

#[test]
fn a_language_is_one_that_there_is_by_its_code_or_its_name() {
    let titled = |language: &str| {
        format!("kind=petition&language-1={language}&authoritative-1=yes&title-1=Free&body-1=Now")
    };
    for none in ["klingon", "xx-not-a-language"] {
        let wrong = draft(&titled(none), None).unwrap_err();
        assert_eq!(
            wrong,
            [("language-1".to_owned(), "language-form")],
            "{none}"
        );
    }
    let named = draft(&titled("French"), None).unwrap();
    assert_eq!(named.text.languages, ["fr"]);
    assert_eq!(named.text.title["fr"], "Free");
}

#[test]
fn what_is_signed_has_a_text_and_a_translation_may_lack_it() {
    let titled = "kind=petition&language-1=en&authoritative-1=yes&title-1=Free+them";
    let wrong = draft(titled, None).unwrap_err();
    assert_eq!(wrong, [("body-1".to_owned(), "body-needed")]);
    let form = EditorForm::read(&Fields::parse(titled.as_bytes()), ENGLISH);
    assert!(form.unfinished(None, today(), ENGLISH).is_ok());
    let translated = format!("{titled}&body-1=Please.&language-2=fr&title-2=Libres");
    assert!(draft(&translated, None).is_ok());
}

#[test]
fn what_stands_in_a_translation_alone_is_asked_for_where_it_would_be_signed() {
    let body = "kind=petition&language-1=fr&title-1=Libres&body-1=Maintenant.\
        &language-2=en&authoritative-2=yes&title-2=Free&body-2=Now.\
        &demand-id-1=&demand-1-1=&demand-2-1=&demand-id-2=&demand-1-2=Payez&demand-2-2=\
        &demand-id-3=&demand-1-3=Ouvrez&demand-2-3=Open\
        &office-1=Port&office-2-1=&office-2=Ministre&office-2-2=Minister&holder-2=Lui&holder-2-2=";
    let wrong = draft(body, None).unwrap_err();
    let unsigned = |field: &str| (field.to_owned(), "words-unsigned");
    assert_eq!(wrong, [unsigned("demand-2-2")]);
    // What is said in no language is signed; what is said in one beside another is said in that one.
    let body = body.replace("demand-2-2=", "demand-2-2=Pay");
    let mut draft = draft(&body, None).unwrap();
    assert_eq!(draft.text.addressees[0].office, Wording::One("Port".into()));
    let french = || ByLanguage::from([("fr".to_owned(), "Lui".to_owned())]);
    draft.text.addressees[1].holder = Some(Wording::Many(french()));
    draft.text.addressees[0].office = Wording::Many(french());
    let form = EditorForm::of("free", &draft, ENGLISH);
    let wrong = form.draft(Some(&draft), today(), ENGLISH).unwrap_err();
    let order = &draft.text.languages;
    assert_eq!(order, &["en", "fr"], "those that are signed come first");
    assert_eq!(wrong, [unsigned("office-1"), unsigned("holder-2")]);
    assert!(form.unfinished(Some(&draft), today(), ENGLISH).is_ok());
}

#[test]
fn who_is_addressed_in_a_language_that_the_text_has_no_more_is_addressed_all_the_same() {
    let mut before = draft(LETTER, None).unwrap();
    let said = |words: &[(&str, &str)]| {
        let words = words.iter();
        let owned = words.map(|(tag, words)| ((*tag).to_owned(), (*words).to_owned()));
        Wording::Many(owned.collect())
    };
    before.text.addressees[0].office = said(&[("de", "Ministerin"), ("en", "Minister")]);
    before.text.addressees[0].holder = Some(said(&[("de", "Frau Kai")]));
    let second = Addressee {
        office: said(&[("fr", "Ministre"), ("de", "Ministerin")]),
        holder: None,
        postal: Some("Quay 1".into()),
        email: None,
    };
    before.text.addressees.push(second);
    assert!(!before.text.unsigned_words().is_empty());
    // Nothing need be typed again: what the form shows is what is signed.
    let form = EditorForm::of("free", &before, ENGLISH);
    let after = form.draft(Some(&before), today(), ENGLISH).unwrap();
    assert_eq!(after.text.unsigned_words(), []);
    let [first, second] = &*after.text.addressees else {
        panic!("{after:?}");
    };
    assert_eq!(
        first.office, before.text.addressees[0].office,
        "it is said in English"
    );
    assert_eq!(first.holder, Some(Wording::One("Frau Kai".into())));
    assert_eq!(
        second.office,
        Wording::One(form.addressees[1].office.clone())
    );
    assert_eq!(second.postal.as_deref(), Some("Quay 1"));
    let again = EditorForm::of("free", &after, ENGLISH);
    assert_eq!(again.draft(Some(&after), today(), ENGLISH).unwrap(), after);
    // A block in which nothing stands yet changes nothing of that.
    let mut more = EditorForm::of("free", &before, ENGLISH);
    more.more_languages();
    let more = more.draft(Some(&before), today(), ENGLISH).unwrap();
    assert_eq!(more, after);
    // While a language is written anew, nothing is lost of what is said in it.
    for language in ["", "e"] {
        let mut form = EditorForm::of("free", &before, ENGLISH);
        form.versions[0].language = language.to_owned();
        let meanwhile = form.so_far(Some(&before), today(), ENGLISH);
        assert_eq!(meanwhile.text.addressees, before.text.addressees);
    }
    // In a language of the text that is a translation only, the words are asked for where they are signed.
    before.text.addressees[1].office = said(&[("zh-Hant", "部長")]);
    let form = EditorForm::of("free", &before, ENGLISH);
    let wrong = form.draft(Some(&before), today(), ENGLISH).unwrap_err();
    assert_eq!(wrong, [("office-2".to_owned(), "words-unsigned")]);
}

#[test]
fn what_is_only_missing_is_no_matter_for_keeping() {
    let form = |body: &str| EditorForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
    let kept = |body: &str| form(body).unfinished(None, today(), ENGLISH);
    for body in [
        "kind=petition&language-1=en",
        "kind=petition&language-1=en&title-1=%21&postal-1=Quay&email-1=office",
    ] {
        let draft = kept(body).unwrap();
        assert_eq!(draft.text.languages, ["en"]);
        assert!(draft.clone().kept().is_ok() && draft.clone().checked().is_err());
        let again = EditorForm::of("free", &draft, ENGLISH);
        let again = again.unfinished(Some(&draft), today(), ENGLISH);
        assert_eq!(again.unwrap(), draft, "{body}");
    }
    for body in [
        "kind=petition&language-1=english!&body-1=x",
        "kind=petition",
        "kind=petition&language-1=en&deadline=soon",
    ] {
        assert!(kept(body).is_err(), "{body}");
    }
    let past = kept("kind=petition&language-1=en&deadline=2020-01-01").unwrap();
    assert_eq!(past.text.deadline.as_deref(), Some("2020-01-01"));
}

#[test]
fn an_addressee_keeps_its_other_languages() {
    let mut first = draft(LETTER, None).unwrap();
    let office = |tag: &str, words: &str| (tag.to_owned(), words.to_owned());
    let office = ByLanguage::from([office("en", "Minister"), office("zh-Hant", "部長")]);
    first.text.addressees[0].office = Wording::Many(office);
    let body = format!("{LETTER}&email-1=office%40gov.example&postal-1=Quay+1%0D%0APort");
    let second = draft(&body, Some(&first)).unwrap();
    let addressee = &second.text.addressees[0];
    assert_eq!(addressee.office, first.text.addressees[0].office);
    assert_eq!(addressee.email.as_deref(), Some("office@gov.example"));
    assert_eq!(addressee.postal.as_deref(), Some("Quay 1\nPort"));
    let again = EditorForm::of("free", &second, ENGLISH);
    assert_eq!(
        again.draft(Some(&second), today(), ENGLISH).unwrap(),
        second
    );
    // And they can be written, each beside its own text; taking the last one out leaves none.
    let body = format!("{LETTER}&office-2-1=%E7%BD%B2%E9%95%B7&holder-2-1=");
    let third = draft(&body, Some(&second)).unwrap();
    let Wording::Many(office) = &third.text.addressees[0].office else {
        panic!("{third:?}");
    };
    assert_eq!((&*office["en"], &*office["zh-Hant"]), ("Minister", "署長"));
    let again = EditorForm::of("free", &third, ENGLISH);
    assert_eq!(again.draft(Some(&third), today(), ENGLISH).unwrap(), third);
    let body = format!("{LETTER}&office-2-1=&holder-2-1=");
    let fourth = draft(&body, Some(&third)).unwrap();
    let office = Wording::One("Minister".to_owned());
    assert_eq!(fourth.text.addressees[0].office, office);
    let wrong = draft(&format!("{LETTER}&email-1=nobody&postal-2=Quay"), None).unwrap_err();
    let wrong: Vec<&str> = wrong.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(wrong, ["email-1", "office-2"]);
}

#[test]
fn an_empty_form_has_each_language_of_the_organisation_once() {
    let languages = |reader: &str, names: &[&str]| -> Vec<String> {
        let names: Vec<String> = names.iter().map(|tag| (*tag).to_owned()).collect();
        let reader = Language::from_tag(reader).unwrap();
        let form = EditorForm::new(reader, &names);
        form.versions.into_iter().map(|one| one.language).collect()
    };
    assert_eq!(languages("zh-Hant", &["en", "zh-HK"]), ["zh-HK", "en"]);
    assert_eq!(
        languages("zh-Hant", &["en", "und", "zh"]),
        ["zh-Hant", "en"]
    );
    assert_eq!(
        languages("es", &["es", "pt", "pt-BR"]),
        ["es", "pt", "pt-BR"]
    );
    assert_eq!(languages("fr", &["en"]), ["fr", "en"]);
}

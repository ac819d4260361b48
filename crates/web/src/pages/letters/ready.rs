//! A letter filled in: once for each addressee, as it is printed, sent by mail, or copied.

use super::{
    shown::{holder_of, in_tongue},
    typed::Typed,
};
use crate::{
    language::{Language, spoken, t},
    views::{Text, letters::Ready},
};
use chrono::{DateTime, Utc};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use undersigned_domain::{
    dispatch::{
        Letter, MAX_TEXT_CHARS,
        letter::{Addressee, fill},
    },
    people::Day,
};

/// Longest letter once it is filled in, in bytes: each text that may be written fits, and whoever
/// writes has `{address}` in it as often as they like.
const MAX_FILLED: usize = 4 * MAX_TEXT_CHARS;
/// Longest line with which a letter begins, in bytes.
const MAX_BEGINNING: usize = 4_000;
/// Longest address of a mail with its text in it: mail programs cut longer ones, or open none.
const MAX_MAILTO: usize = 1_900;

/// What is written otherwise in an address: mail programs look for the `@` itself (RFC 6068, section
/// 2), and need what is unreserved (RFC 3986, section 2.3) no other way.
const IN_ADDRESS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'@')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// All letters that one writer sends, or the one to the addressee `only`. Addressees whom each writer
/// has for themselves and who were left empty get none.
///
/// # Errors
/// The field that is too long once it is filled in.
pub fn letters(
    letter: &Letter,
    typed: &Typed,
    reader: Language,
    (now, today): (DateTime<Utc>, Day),
    only: Option<usize>,
) -> Result<Vec<Ready>, &'static str> {
    let tag = typed.language.as_str();
    let tongue = spoken(tag).unwrap_or(reader);
    let copies: Vec<String> = letter
        .copies
        .iter()
        .map(|copy| {
            let office = in_tongue(&copy.office, tag, reader).words;
            let holder = holder_of(copy, today, tag, reader).map(|holder| holder.words);
            let reached = (!copy.email.is_empty()).then(|| copy.email.clone());
            let parts = holder.into_iter().chain([office]).chain(reached);
            parts.collect::<Vec<_>>().join(", ")
        })
        .collect();
    let numbered = letter.addressees.iter().zip(1..);
    let numbered = numbered.filter(|(_, row)| only.is_none_or(|only| only == *row));
    let written = numbered.filter_map(|(addressee, row)| {
        let to = To::of(addressee, row, typed, today, reader)?;
        Some((addressee, row, to))
    });
    let filled = written.map(|(addressee, row, to)| -> Result<Ready, &'static str> {
        let says = |name: &str| to.says(name, typed);
        let subject = fill(&typed.subject, MAX_FILLED, says).ok_or("subject")?;
        let text = fill(&typed.text, MAX_FILLED, says).ok_or("text")?;
        // Where nobody has written how it begins, it begins with its words.
        let text = text.trim_start_matches(['\r', '\n']).to_owned();
        let copies_to = Text::new(tongue.tag, t(tongue, "write-copies-to", &[]));
        let mut plain = format!("{subject}\n\n{}\n", text.trim_end());
        if !copies.is_empty() {
            plain.push_str(&format!("\n{}\n{}\n", copies_to.words, copies.join("\n")));
        }
        let mailto = (!to.email.is_empty()).then(|| mailto(letter, &to.email, &subject, &text));
        Ok(Ready {
            row,
            language: tag.to_owned(),
            who: to.who(tag),
            sender: sender(typed),
            to: to.lines(),
            day: tongue.day(now),
            subject,
            text: text.trim_end().to_owned(),
            copies: copies.clone(),
            copies_to,
            plain,
            mailto_whole: mailto.as_ref().is_some_and(|(_, whole)| *whole),
            mailto: mailto.map(|(address, _)| address),
            email: to.email,
            fax: addressee.fax.clone(),
        })
    });
    filled.collect()
}

/// Who writes, in lines.
fn sender(typed: &Typed) -> Vec<String> {
    let lines = typed.address.lines().map(str::trim);
    std::iter::once(typed.name.as_str())
        .chain(lines)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What is put in for one addressee.
struct To {
    office: String,
    holder: String,
    salutation: String,
    postal: String,
    email: String,
}

impl To {
    fn of(
        addressee: &Addressee,
        row: usize,
        typed: &Typed,
        today: Day,
        reader: Language,
    ) -> Option<Self> {
        let tag = typed.language.as_str();
        let office = in_tongue(&addressee.office, tag, reader).words;
        let own = typed.own(row);
        let (holder, postal, email) = match own {
            Some(own) if own.name.is_empty() => return None,
            Some(own) => (own.name.clone(), own.address.clone(), own.email.clone()),
            None => {
                let holder = holder_of(addressee, today, tag, reader);
                let holder = holder.map_or_else(String::new, |holder| holder.words);
                (holder, addressee.postal.clone(), addressee.email.clone())
            }
        };
        let of_holder = addressee.holder_on(today).filter(|_| own.is_none());
        let of_holder = of_holder.map(|holder| &holder.salutation);
        let salutation = of_holder
            .map(|words| in_tongue(words, tag, reader))
            .filter(|words| !words.words.is_empty())
            .unwrap_or_else(|| in_tongue(&addressee.salutation, tag, reader));
        let salutation = begins(&salutation.words, &holder, &office);
        Some(Self {
            office,
            holder,
            salutation,
            postal,
            email,
        })
    }

    fn says<'a>(&'a self, name: &str, typed: &'a Typed) -> Option<&'a str> {
        match name {
            "salutation" => Some(&self.salutation),
            "office" => Some(&self.office),
            "holder" => Some(&self.holder),
            "name" => Some(&typed.name),
            "address" => Some(&typed.address),
            _ => typed.field(name),
        }
    }

    fn who(&self, tag: &str) -> Text {
        match self.holder.is_empty() {
            true => Text::new(tag, &self.office),
            false => Text::new(tag, format!("{}, {}", self.holder, self.office)),
        }
    }

    fn lines(&self) -> Vec<String> {
        [self.holder.as_str(), self.office.as_str()]
            .into_iter()
            .chain(self.postal.lines().map(str::trim))
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

/// How a letter begins, with who holds the office.
pub fn begins(salutation: &str, holder: &str, office: &str) -> String {
    let filled = fill(salutation, MAX_BEGINNING, |name| match name {
        "holder" => Some(holder),
        "office" => Some(office),
        _ => None,
    });
    filled.unwrap_or_else(|| salutation.to_owned())
}

/// The address that opens a mail program (RFC 6068), and whether the text stands in it. Those who
/// get copies stand in it either way.
fn mailto(letter: &Letter, to: &str, subject: &str, text: &str) -> (String, bool) {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let copies = letter.copies.iter().map(|copy| copy.email.as_str());
    let copies: Vec<&str> = copies.filter(|email| !email.is_empty()).collect();
    let place = |email: &str| utf8_percent_encode(email, IN_ADDRESS).to_string();
    let mut address = format!("mailto:{}?subject={}", place(to), encoded(subject));
    if !copies.is_empty() {
        let copies: Vec<String> = copies.into_iter().map(place).collect();
        address.push_str(&format!("&cc={}", copies.join(",")));
    }
    // What is encoded is never shorter.
    if text.trim_end().len() > MAX_MAILTO {
        return (address, false);
    }
    let lines = text.trim_end().replace('\n', "\r\n");
    let whole = format!("{address}&body={}", encoded(&lines));
    match whole.len() <= MAX_MAILTO {
        true => (whole, true),
        false => (address, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;
    use serde_json::json;
    use undersigned_domain::dispatch::{Kind, Words, read_words};

    fn letter() -> Letter {
        let inside = json!({
            "languages": ["en"], "title": {"en": "Write"}, "subject": {"en": "The case of {town}"},
            "text": {"en": "{salutation}\n\nplease act in {town}.\n\n{name}"},
            "fields": [{"name": "town", "label": {"en": "Your town"}, "needed": true}],
            "addressees": [
                {"name": "minister", "office": {"en": "Minister"}, "email": "office@m.example",
                 "salutation": {"en": "Dear {holder},"}, "postal": "Square 1\nAmery",
                 "holders": [
                    {"name": {"en": "A. Old"}, "until": "2026-06-30"},
                    {"name": {"en": "B. New"}, "from": "2026-07-01"}]},
                {"name": "member", "office": {"en": "Member of parliament"},
                 "own": {"en": "Look up who it is."}},
            ],
            "copies": [{"name": "embassy", "office": {"en": "The embassy"}, "email": "e@e.example"}],
        });
        let members = inside.as_object().expect("an object");
        match read_words(Kind::Letter, members).expect("it is sound") {
            Words::Letter(letter) => *letter,
            _ => unreachable!("a letter is read as one"),
        }
    }

    fn typed(letter: &Letter) -> Typed {
        Typed {
            name: "Ana".to_owned(),
            fields: vec![("town".to_owned(), "{name} Bay".to_owned())],
            own: vec![super::super::typed::Own {
                row: 2,
                ..Default::default()
            }],
            ..Typed::proposed(letter, "en")
        }
    }

    fn on(day: &str, typed: &Typed) -> Vec<Ready> {
        let day = Day::parse(day).expect("a day");
        let now = (DateTime::default(), day);
        letters(&letter(), typed, ENGLISH, now, None).expect("none is too long")
    }

    #[test]
    fn each_addressee_gets_a_letter_with_who_holds_the_office_that_day() {
        let mut typed = typed(&letter());
        let before = on("2026-06-30", &typed);
        assert_eq!(before.len(), 1, "nobody was named as the writer's own");
        assert_eq!(
            before[0].text,
            "Dear A. Old,\n\nplease act in {name} Bay.\n\nAna"
        );
        let after = on("2026-07-01", &typed);
        assert_eq!(after[0].to, ["B. New", "Minister", "Square 1", "Amery"]);
        assert_eq!(after[0].subject, "The case of {name} Bay");
        typed.own[0].name = "C. Member".to_owned();
        let both = on("2026-07-01", &typed);
        assert_eq!(both[1].who.words, "C. Member, Member of parliament");
        assert_eq!(both[1].mailto, None);
        assert_eq!(both[1].text, "please act in {name} Bay.\n\nAna");
    }

    #[test]
    fn no_letter_is_as_long_as_whoever_writes_it_likes() {
        let mut typed = typed(&letter());
        typed.address = "\u{1f54a}".repeat(1_000);
        typed.text = "{address}".repeat(2_222);
        let day = Day::parse("2026-07-01").expect("a day");
        let now = (DateTime::default(), day);
        let filled = |typed: &Typed, only| letters(&letter(), typed, ENGLISH, now, only);
        assert_eq!(filled(&typed, None).err(), Some("text"));
        assert_eq!(filled(&typed, Some(1)).err(), Some("text"));
        let second = filled(&typed, Some(2)).expect("nobody was named");
        assert!(second.is_empty());
        typed.text = "{address}".repeat(20);
        let fits = filled(&typed, None).expect("as long as may be");
        assert_eq!(fits[0].text.len(), MAX_FILLED);
        typed.subject = "{address}".repeat(33);
        assert_eq!(filled(&typed, None).err(), Some("subject"));
        let begun = begins(&"{holder}".repeat(30), &typed.address, "");
        assert_eq!(begun, "{holder}".repeat(30));
    }

    #[test]
    fn a_mail_carries_copies_and_no_line_of_its_own_making() {
        let mut typed = typed(&letter());
        typed.fields[0].1 = "x&bcc=y".to_owned();
        let ready = on("2026-07-01", &typed);
        let mailto = ready[0].mailto.clone().expect("an address");
        assert!(mailto.starts_with("mailto:office@m.example?subject="));
        assert!(mailto.contains("&cc=e@e.example&body=") && !mailto.contains("&bcc"));
        typed.text = "long ".repeat(1_000);
        let ready = on("2026-07-01", &typed);
        assert!(!ready[0].mailto_whole);
        assert!(ready[0].mailto.as_ref().is_some_and(|one| one.len() < 300));
    }
}

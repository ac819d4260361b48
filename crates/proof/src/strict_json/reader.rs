//! How serde reads a value within the bounds, and gives the items of some lists away.

use super::{JsonFault, MAX_INTEGER, Numbers};
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::{cell::Cell, fmt};

/// Lists whose items are given away.
#[derive(Clone, Copy)]
pub(super) struct Lists<'a> {
    pub(super) names: &'a [&'a str],
    pub(super) give: &'a dyn Fn(&str, Value),
}

/// Where in a text a value stands.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// It is all of the text, and these lists in it are given away.
    Outermost(Lists<'a>),
    /// Where such a list has its place, of this name.
    List(Lists<'a>, &'a str),
    /// Anywhere else.
    Inside,
}

impl<'a> Place<'a> {
    fn of_member(self, key: &str) -> Self {
        let Self::Outermost(lists) = self else {
            return Self::Inside;
        };
        let mut names = lists.names.iter().copied();
        let name: Option<&'a str> = names.find(|name| *name == key);
        name.map_or(Self::Inside, |name| Self::List(lists, name))
    }
}

/// Reads one value within bounds. What is wrong with it is left in `fault`: an error of serde's carries words only.
#[derive(Clone, Copy)]
pub(super) struct Strict<'a> {
    pub(super) levels_left: usize,
    pub(super) max_members: usize,
    /// How many more values may be in memory.
    pub(super) values_left: &'a Cell<usize>,
    pub(super) numbers: Numbers,
    pub(super) place: Place<'a>,
    pub(super) fault: &'a Cell<Option<JsonFault>>,
}

impl Strict<'_> {
    fn refuse<E: serde::de::Error>(&self, fault: JsonFault) -> E {
        let error = E::custom(&fault);
        self.fault.set(Some(fault));
        error
    }

    fn deeper<E: serde::de::Error>(&self) -> Result<Self, E> {
        match self.levels_left.checked_sub(1) {
            Some(levels_left) => Ok(Self {
                levels_left,
                place: Place::Inside,
                ..*self
            }),
            None => Err(self.refuse(JsonFault::Depth)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        match self.values_left.get().checked_sub(1) {
            Some(left) => self.values_left.set(left),
            None => return Err(self.refuse(JsonFault::Values)),
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Value, E> {
        if value.unsigned_abs() > MAX_INTEGER.unsigned_abs() && self.numbers == Numbers::Integers {
            return Err(self.refuse(JsonFault::NumberRange));
        }
        Ok(value.into())
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Value, E> {
        if value > MAX_INTEGER.unsigned_abs() && self.numbers == Numbers::Integers {
            return Err(self.refuse(JsonFault::NumberRange));
        }
        Ok(value.into())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        match Number::from_f64(value) {
            Some(number) if self.numbers == Numbers::Any => Ok(Value::Number(number)),
            _ => Err(self.refuse(JsonFault::NumberRange)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut array = Vec::new();
        let mut count = 0;
        let values_left = self.values_left.get();
        while let Some(item) = items.next_element_seed(inner)? {
            if count == self.max_members {
                return Err(self.refuse(JsonFault::Members));
            }
            count += 1;
            match self.place {
                Place::List(lists, name) => {
                    (lists.give)(name, item);
                    self.values_left.set(values_left);
                }
                Place::Outermost(_) | Place::Inside => array.push(item),
            }
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut object = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            if object.len() == self.max_members {
                return Err(self.refuse(JsonFault::Members));
            }
            if object.contains_key(&key) {
                return Err(self.refuse(JsonFault::DuplicateKey));
            }
            let place = self.place.of_member(&key);
            let value = members.next_value_seed(Strict { place, ..inner })?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

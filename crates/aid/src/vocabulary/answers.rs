//! Answers about the members of a vocabulary: yes, no, or nothing said.

use std::fmt;

use super::{Set, Vocabulary, of_id};

/// What was said about each member of a vocabulary: yes, no, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answers<V: Vocabulary> {
    yes: Set<V>,
    no: Set<V>,
}

impl<V: Vocabulary> Default for Answers<V> {
    fn default() -> Self {
        Self { yes: Set::EMPTY, no: Set::EMPTY }
    }
}

impl<V: Vocabulary> Answers<V> {
    /// Members that were affirmed.
    pub const fn yes(&self) -> Set<V> {
        self.yes
    }

    /// Whether nothing was said.
    pub const fn is_empty(&self) -> bool {
        self.yes.is_empty() && self.no.is_empty()
    }

    /// Members that were denied.
    pub const fn no(&self) -> Set<V> {
        self.no
    }

    /// Records one answer; `None` takes an answer back.
    pub fn set(&mut self, member: V, answer: Option<bool>) {
        let single = Set::of(member);
        self.yes = self.yes.without(single);
        self.no = self.no.without(single);
        match answer {
            Some(true) => self.yes = self.yes.union(single),
            Some(false) => self.no = self.no.union(single),
            None => {}
        }
    }

    /// The answer about one member.
    pub fn get(&self, member: V) -> Option<bool> {
        if self.yes.contains(member) {
            Some(true)
        } else if self.no.contains(member) {
            Some(false)
        } else {
            None
        }
    }

    /// These answers and those; where both speak of a member, a yes counts.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        let yes = self.yes.union(other.yes);
        Self { yes, no: self.no.union(other.no).without(yes) }
    }

    /// These answers, and those about members of which these say nothing.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        let answered = self.yes.union(self.no);
        let other = other.except(answered);
        Self { yes: self.yes.union(other.yes), no: self.no.union(other.no) }
    }

    /// The answers about these members only.
    #[must_use]
    pub const fn only(self, members: Set<V>) -> Self {
        Self { yes: self.yes.intersection(members), no: self.no.intersection(members) }
    }

    /// The answers about all members but these.
    #[must_use]
    pub const fn except(self, members: Set<V>) -> Self {
        Self { yes: self.yes.without(members), no: self.no.without(members) }
    }

    /// These answers, with the members of `denied` that were not affirmed denied.
    #[must_use]
    pub fn denying(mut self, denied: Set<V>) -> Self {
        self.no = self.no.union(denied).without(self.yes);
        self
    }
}

impl<V: Vocabulary + serde::Serialize> serde::Serialize for Answers<V> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let mut answers = to.serialize_struct("Answers", 2)?;
        answers.serialize_field("yes", &self.yes)?;
        answers.serialize_field("no", &self.no)?;
        answers.end()
    }
}

impl<'de, V: Vocabulary> serde::Deserialize<'de> for Answers<V> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        use serde::de::Error;

        let written = Written::deserialize(from)?;
        let yes: Set<V> = set(&written.yes)?;
        let no = match written.no {
            Denied::Listed(no) => set(&no)?,
            Denied::Others => Set::all().without(yes),
        };
        match yes.intersection(no).first() {
            Some(both) => {
                Err(D::Error::custom(format_args!("\"{}\" is answered both yes and no", both.id())))
            }
            None => Ok(Self { yes, no }),
        }
    }
}

fn set<V: Vocabulary, E: serde::de::Error>(ids: &[String]) -> Result<Set<V>, E> {
    ids.iter().map(|id| of_id(id)).collect()
}

/// The answers as they are written, the same for every vocabulary.
#[derive(serde::Deserialize)]
#[serde(rename = "Answers", deny_unknown_fields)]
struct Written {
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    no: Denied,
}

/// The denied members: a list, or the word "others" for all that were not affirmed.
enum Denied {
    Listed(Vec<String>),
    Others,
}

impl Default for Denied {
    fn default() -> Self {
        Self::Listed(Vec::new())
    }
}

impl<'de> serde::Deserialize<'de> for Denied {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Denied;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list, or \"others\"")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Self::Value, E> {
                match word {
                    "others" => Ok(Denied::Others),
                    _ => Err(E::invalid_value(serde::de::Unexpected::Str(word), &self)),
                }
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut list: A,
            ) -> Result<Self::Value, A::Error> {
                let mut listed = Vec::new();
                while let Some(id) = list.next_element()? {
                    listed.push(id);
                }
                Ok(Denied::Listed(listed))
            }
        }

        from.deserialize_any(Visitor)
    }
}

//! Closed vocabularies: enums whose members have one written name, and sets of them.

use std::fmt;
use std::marker::PhantomData;

/// An enum whose members are few, listed and each written in exactly one way.
pub trait Vocabulary: Copy + Eq + 'static {
    /// Every member, in the order in which people read them.
    const ALL: &'static [Self];
    /// What the list is of, for error messages.
    const WHAT: &'static str;

    /// The written name, as in rule files, drafts and the JSON door.
    fn id(self) -> &'static str;

    /// The position in [`Self::ALL`].
    fn index(self) -> u32;

    /// The member with this written name.
    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.id() == id)
    }
}

/// Declares an enum together with its written names.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $what:literal {
        $($(#[$member_doc:meta])* $member:ident = $id:literal,)+
    }) => {
        $(#[$doc])*
        #[allow(clippy::enum_variant_names)] // the field's terms, not ours to shorten
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$member_doc])* $member,)+ }

        impl $crate::vocabulary::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$member,)+];
            const WHAT: &'static str = $what;

            fn id(self) -> &'static str {
                match self { $(Self::$member => $id,)+ }
            }

            fn index(self) -> u32 {
                self as u32
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::vocabulary::Vocabulary::id(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::vocabulary::read(from)
            }
        }
    };
}
pub(crate) use vocabulary;

/// Reads one member by its written name.
pub(crate) fn read<'de, D, V>(from: D) -> Result<V, D::Error>
where
    D: serde::Deserializer<'de>,
    V: Vocabulary,
{
    let id = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(from)?;
    V::from_id(&id).ok_or_else(|| {
        let known: Vec<&str> = V::ALL.iter().map(|member| member.id()).collect();
        serde::de::Error::custom(format_args!(
            "\"{id}\" is not a {}; known are {}",
            V::WHAT,
            known.join(", ")
        ))
    })
}

/// A set of members of one vocabulary, at most 32.
pub struct Set<V>(u32, PhantomData<V>);

impl<V: Vocabulary> Set<V> {
    /// The set without members.
    pub const EMPTY: Self = Self(0, PhantomData);

    /// The set with these bits, by [`Vocabulary::index`]. For constants.
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits, PhantomData)
    }

    /// The set of every member.
    pub fn all() -> Self {
        V::ALL.iter().copied().collect()
    }

    /// The set of one member.
    pub fn of(member: V) -> Self {
        Self(1 << member.index(), PhantomData)
    }

    /// Whether the member is in the set.
    pub fn contains(self, member: V) -> bool {
        self.0 & (1 << member.index()) != 0
    }

    /// Whether the set has no member.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many members the set has.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Members of either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0, PhantomData)
    }

    /// Members of both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0, PhantomData)
    }

    /// Members of this set that the other has not.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0, PhantomData)
    }

    /// The members, in the vocabulary's order.
    pub fn iter(self) -> impl Iterator<Item = V> {
        V::ALL.iter().copied().filter(move |member| self.contains(*member))
    }

    /// The first member in the vocabulary's order.
    pub fn first(self) -> Option<V> {
        V::ALL.get(self.0.trailing_zeros() as usize).copied()
    }
}

impl<V> Clone for Set<V> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<V> Copy for Set<V> {}
impl<V> PartialEq for Set<V> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<V> Eq for Set<V> {}
impl<V> Default for Set<V> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}

impl<V: Vocabulary + fmt::Debug> fmt::Debug for Set<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<V: Vocabulary> FromIterator<V> for Set<V> {
    fn from_iter<I: IntoIterator<Item = V>>(members: I) -> Self {
        members.into_iter().fold(Self::EMPTY, |set, member| set.union(Self::of(member)))
    }
}

impl<V: Vocabulary + serde::Serialize> serde::Serialize for Set<V> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}

impl<'de, V: Vocabulary + serde::Deserialize<'de>> serde::Deserialize<'de> for Set<V> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Vec::<V>::deserialize(from)?.into_iter().collect())
    }
}

/// What was said about each member of a vocabulary: yes, no, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// Members that were denied.
    pub const fn no(&self) -> Set<V> {
        self.no
    }

    /// Records one answer; `None` takes an answer back.
    pub fn set(&mut self, member: V, answer: Option<bool>) {
        let one = Set::of(member);
        self.yes = self.yes.without(one);
        self.no = self.no.without(one);
        match answer {
            Some(true) => self.yes = self.yes.union(one),
            Some(false) => self.no = self.no.union(one),
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
        let mut fields = to.serialize_struct("Answers", 2)?;
        fields.serialize_field("yes", &self.yes)?;
        fields.serialize_field("no", &self.no)?;
        fields.end()
    }
}

impl<'de, V: Vocabulary + serde::Deserialize<'de>> serde::Deserialize<'de> for Answers<V> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        use serde::de::Error;

        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields, bound = "V: Vocabulary + serde::Deserialize<'de>")]
        struct Written<V> {
            #[serde(default)]
            yes: Set<V>,
            #[serde(default)]
            no: Denied<V>,
        }

        let written = Written::<V>::deserialize(from)?;
        let no = match written.no {
            Denied::Listed(no) => no,
            Denied::Others => Set::all().without(written.yes),
        };
        match written.yes.intersection(no).first() {
            Some(both) => {
                Err(D::Error::custom(format_args!("\"{}\" is answered both yes and no", both.id())))
            }
            None => Ok(Self { yes: written.yes, no }),
        }
    }
}

/// The denied members: a list, or the word "others" for all that were not affirmed.
enum Denied<V> {
    Listed(Set<V>),
    Others,
}

impl<V> Default for Denied<V> {
    fn default() -> Self {
        Self::Listed(Set::default())
    }
}

impl<'de, V: Vocabulary + serde::Deserialize<'de>> serde::Deserialize<'de> for Denied<V> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor<V>(PhantomData<V>);

        impl<'de, V: Vocabulary + serde::Deserialize<'de>> serde::de::Visitor<'de> for Visitor<V> {
            type Value = Denied<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list of {}s, or \"others\"", V::WHAT)
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
                let mut listed = Set::EMPTY;
                while let Some(member) = list.next_element::<V>()? {
                    listed = listed.union(Set::of(member));
                }
                Ok(Denied::Listed(listed))
            }
        }

        from.deserialize_any(Visitor(PhantomData))
    }
}

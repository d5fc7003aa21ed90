//! Closed vocabularies: enums whose members have one written name, and sets of them.

mod answers;

pub use answers::Answers;

use std::cmp::Ordering;
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

#[doc(hidden)]
#[macro_export]
macro_rules! declare_vocabulary {
    ($(#[$doc:meta])* $name:ident, $what:literal {
        $($(#[$member_doc:meta])* $member:ident = $id:literal,)+
    }) => {
        $(#[$doc])*
        #[allow(clippy::enum_variant_names)] // official terms that are not to be shortened
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
/// Declares an enum together with its written names.
pub use declare_vocabulary as vocabulary;

/// Reads one member by its written name.
///
/// # Errors
/// The name is none of the vocabulary; the error lists those that are.
pub fn read<'de, D, V>(from: D) -> Result<V, D::Error>
where
    D: serde::Deserializer<'de>,
    V: Vocabulary,
{
    let id = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(from)?;
    of_id(&id)
}

/// The member with a written name, or an error that lists the known ones.
fn of_id<V: Vocabulary, E: serde::de::Error>(id: &str) -> Result<V, E> {
    V::from_id(id).ok_or_else(|| {
        let known: Vec<&str> = V::ALL.iter().map(|member| member.id()).collect();
        unknown(id, V::WHAT, &known)
    })
}

fn unknown<E: serde::de::Error>(id: &str, what: &str, known: &[&str]) -> E {
    E::custom(format_args!("\"{id}\" is not a {what}; known are {}", known.join(", ")))
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

    /// The bits of the set, by [`Vocabulary::index`].
    pub const fn bits(self) -> u32 {
        self.0
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
impl<V> PartialOrd for Set<V> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<V> Ord for Set<V> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
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
        // A list with a known length, as the binary format needs it.
        self.iter().collect::<Vec<V>>().serialize(to)
    }
}

impl<'de, V: Vocabulary + serde::Deserialize<'de>> serde::Deserialize<'de> for Set<V> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Vec::<V>::deserialize(from)?.into_iter().collect())
    }
}

//! 册: things by their names, in the order of the names.

use std::borrow::Borrow;

use serde_json::Value;

use crate::saved::{Object, Saved};

/// Things by their names, in the order of the names.
///
/// A list, not a tree: every kind of thing has its own copy of the code, and that of a tree is ten
/// times as much to download. What comes in order is put at the end; anything else moves what
/// stands after it, which for ten thousand names is soon done once, and not ten thousand times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted<K, T>(Vec<(K, T)>);

impl<K, T> Default for Sorted<K, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, T> Sorted<K, T> {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many things.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The things with their names, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &T)> {
        self.0.iter().map(|(name, thing)| (name, thing))
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(name, _)| name)
    }

    /// Takes out the first.
    pub fn pop_first(&mut self) -> Option<(K, T)> {
        if self.0.is_empty() { None } else { Some(self.0.remove(0)) }
    }
}

impl<K: Ord, T> Sorted<K, T> {
    /// Where a name stands, or would stand.
    fn place<N: Ord + ?Sized>(&self, name: &N) -> Result<usize, usize>
    where
        K: Borrow<N>,
    {
        self.0.binary_search_by(|(one, _)| one.borrow().cmp(name))
    }

    /// The thing of a name.
    pub fn get<N: Ord + ?Sized>(&self, name: &N) -> Option<&T>
    where
        K: Borrow<N>,
    {
        let (_, thing) = self.0.get(self.place(name).ok()?)?;
        Some(thing)
    }

    /// Whether there is a thing of a name.
    pub fn contains_key<N: Ord + ?Sized>(&self, name: &N) -> bool
    where
        K: Borrow<N>,
    {
        self.place(name).is_ok()
    }

    /// The thing of a name, made where there is none.
    pub fn entry(&mut self, name: K, make: impl FnOnce() -> T) -> Option<&mut T> {
        let place = match self.place(&name) {
            Ok(place) => place,
            Err(place) => {
                self.0.insert(place, (name, make()));
                place
            }
        };
        self.0.get_mut(place).map(|(_, thing)| thing)
    }

    /// Puts a thing under a name; gives the one that stood there.
    pub fn insert(&mut self, name: K, thing: T) -> Option<T> {
        match self.place(&name) {
            Ok(place) => self.0.get_mut(place).map(|(_, one)| std::mem::replace(one, thing)),
            Err(place) => {
                self.0.insert(place, (name, thing));
                None
            }
        }
    }

    /// Takes out the thing of a name.
    pub fn remove<N: Ord + ?Sized>(&mut self, name: &N) -> Option<T>
    where
        K: Borrow<N>,
    {
        let (_, thing) = self.0.remove(self.place(name).ok()?);
        Some(thing)
    }
}

impl<K: Ord, T> FromIterator<(K, T)> for Sorted<K, T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(things: I) -> Self {
        let mut sorted = Self::new();
        for (name, thing) in things {
            sorted.insert(name, thing);
        }
        sorted
    }
}

/// An object; a name is what is saved as a text.
impl<K: Saved + Ord, T: Saved> Saved for Sorted<K, T> {
    fn write(&self, to: &mut String) {
        let mut object = Object::begin(to);
        for (name, thing) in self.iter() {
            name.write(object.next());
            thing.write(object.colon());
        }
        object.end();
    }

    fn read(from: &Value) -> Option<Self> {
        let mut sorted = Self::new();
        for (name, thing) in from.as_object()? {
            sorted.insert(K::read(&Value::String(name.clone()))?, T::read(thing)?);
        }
        Some(sorted)
    }
}

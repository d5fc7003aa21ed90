//! 册: things by their names, in the order of the names; and lists in the order of a key.

use std::borrow::Borrow;

use crate::saved::{Json, Object, Saved};

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

impl<K, T> IntoIterator for Sorted<K, T> {
    type Item = (K, T);
    type IntoIter = std::vec::IntoIter<(K, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
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

    fn read(from: &Json<'_>) -> Option<Self> {
        let mut sorted = Self::new();
        for (name, thing) in from.as_object()? {
            let name = K::read(&Json::Text(name.as_ref().into()))?;
            if sorted.insert(name, T::read(thing)?).is_some() {
                return None;
            }
        }
        Some(sorted)
    }
}

/// The things in the order of their keys; of the same key, as they stood.
///
/// ```
/// use student_aid::sorted::by_key;
///
/// assert_eq!(by_key(&["二", "10", "一", "9"], |text| text.len()), ["9", "10", "二", "一"]);
/// ```
pub fn by_key<'t, T: Clone, K: Ord>(things: &'t [T], key: impl Fn(&'t T) -> K) -> Vec<T> {
    let keys: Vec<K> = things.iter().map(key).collect();
    let places =
        merged((0..things.len()).collect(), &mut |one, other| keys.get(one) < keys.get(other));
    places.into_iter().filter_map(|place| things.get(place).cloned()).collect()
}

/// Halves, each in order, brought together: one sort for lists of all kinds, since each that the
/// standard library makes is 4 KB.
fn merged(mut left: Vec<usize>, before: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    if left.len() < 2 {
        return left;
    }
    let right = left.split_off(left.len() / 2);
    let left = merged(left, before).into_iter();
    let mut right = merged(right, before).into_iter().peekable();
    let mut places = Vec::new();
    for one in left {
        while let Some(other) = right.next_if(|other| before(*other, one)) {
            places.push(other);
        }
        places.push(one);
    }
    places.extend(right);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_ordered_as_the_standard_library_orders_it() {
        let numbers = |count: u32| (0..count).map(move |one| one * 7919 % 1009 % (count + 1));
        for count in [0, 1, 2, 3, 7, 64, 1000] {
            let things: Vec<(u32, u32)> = numbers(count).zip(0..).collect();
            let mut expected = things.clone();
            expected.sort_by_key(|(key, _)| key / 10);
            assert_eq!(by_key(&things, |(key, _)| key / 10), expected, "{count}");
        }
    }

    #[test]
    fn a_name_stands_once_and_in_its_place() {
        let mut sorted: Sorted<&str, u32> = [("b", 1), ("c", 2), ("a", 3)].into_iter().collect();
        assert_eq!(sorted.insert("b", 4), Some(1));
        assert_eq!(sorted.insert("bb", 5), None);
        assert!(sorted.iter().eq([(&"a", &3), (&"b", &4), (&"bb", &5), (&"c", &2)]));
        assert_eq!(
            (sorted.remove("b"), sorted.remove("b"), sorted.get("c")),
            (Some(4), None, Some(&2))
        );
        assert_eq!((sorted.pop_first(), sorted.len()), (Some(("a", 3)), 2));
        assert!(sorted.contains_key("bb") && !sorted.contains_key("a"));
    }
}

//! 来历: which changes are in a state of a record, so that a fork is never taken for progress.

use serde::{Deserialize, Serialize};

/// A browser profile in which records are changed: a random number that it keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device(pub u32);

/// How many changes each device made. A counter alone cannot tell 7 that grew out of 6 from 7 that
/// grew out of 5 beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lineage(Vec<(Device, u64)>);

impl Lineage {
    /// Says how many changes a device has made by now.
    pub fn made(&mut self, by: Device, changes: u64) {
        match self.0.iter_mut().find(|(device, _)| *device == by) {
            Some((_, made)) => *made = changes,
            None => self.0.push((by, changes)),
        }
    }

    /// Whether every change of the other is in this one too.
    pub fn includes(&self, other: &Self) -> bool {
        let found = |by: Device| self.0.iter().find(|(device, _)| *device == by);
        other.0.iter().all(|(by, changes)| found(*by).is_some_and(|(_, own)| own >= changes))
    }
}

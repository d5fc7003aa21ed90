//! Made-up rows: of every stage, with answers missing, the same for a seed.

use std::borrow::Cow;

use aid::region::RegionCode;
use aid::rulebook::Rulebook;
use aid::situation::{Question, Stage};
use aid::vocabulary::{Set, Vocabulary};

use crate::facts::{Fact, Pupil, Sort, Value};

/// Rows without end. Every stage and every code is as likely as another, so that what is rare in a
/// school is not rare here; a category of hardship applies to one in sixteen. Two rows of three
/// tell all that the rules for their stage look at, as a good roster does.
///
/// ```
/// use aid::{library::library, rulebook::Rulebook};
/// use scale::sample::Sample;
///
/// let book = Rulebook::new(library(), "2024-2025".parse().unwrap());
/// let rows = |seed| Sample::new(&book, seed).take(3).collect::<Vec<_>>();
/// assert_eq!(rows(1), rows(1));
/// assert_ne!(rows(1), rows(2));
/// ```
#[derive(Clone, Debug)]
pub struct Sample {
    state: u64,
    facts: Vec<Fact>,
    /// Where a school can be, as far as the rules tell places apart, and then every region.
    regions: Vec<RegionCode>,
    /// How many stand first.
    near: usize,
    /// What the rules for each stage look at, in the order of [`Stage::ALL`].
    questions: Vec<Set<Question>>,
}

/// Grants in yuan at which rules begin or end to look on them as right.
const EDGES: [u64; 10] = [0, 500, 1000, 1200, 2000, 2200, 3000, 3500, 4500, 5000];

impl Sample {
    /// The rows of a seed, for the rules of a period.
    pub fn new(book: &Rulebook<'_>, seed: u64) -> Self {
        Self {
            state: seed,
            facts: Fact::all().collect(),
            near: RegionCode::places().count(),
            regions: RegionCode::places()
                .chain(RegionCode::known().map(|(region, _)| region))
                .collect(),
            questions: Stage::ALL.iter().map(|stage| book.questions(*stage)).collect(),
        }
    }

    /// The next of the numbers that follow from the seed: `SplitMix64`, as its authors print it.
    fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another, of which there is none below 0 and 1.
    fn below(&mut self, end: u64) -> u64 {
        self.number() % end.max(1)
    }

    fn place_in(&mut self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).unwrap_or(1))).unwrap_or(0)
    }

    fn one_of<V: Copy>(&mut self, members: &[V]) -> Option<V> {
        members.get(self.place_in(members.len())).copied()
    }

    fn value(&mut self, fact: Fact) -> Option<Value<'static>> {
        Some(match fact.sort() {
            Sort::Code => Value::Text(Cow::Borrowed(self.one_of(&fact.codes())?)),
            Sort::Region => {
                let length = if self.below(4) > 0 { self.near } else { self.regions.len() };
                let place = self.place_in(length);
                Value::Text(Cow::Owned(self.regions.get(place)?.to_string()))
            }
            Sort::Truth => {
                let rarity = if matches!(fact, Fact::Hardship(_)) { 16 } else { 2 };
                Value::Truth(self.below(rarity) == 0)
            }
            Sort::Fen => {
                let edge = self.one_of(&EDGES)?.saturating_mul(100);
                // At an edge, one fen beside it, or somewhere.
                match self.below(4) {
                    0 => Value::Fen(edge),
                    1 => Value::Fen(edge.saturating_add(1)),
                    2 => Value::Fen(edge.saturating_sub(1)),
                    _ => Value::Fen(self.below(600_000)),
                }
            }
        })
    }
}

impl Iterator for Sample {
    type Item = Pupil;

    fn next(&mut self) -> Option<Pupil> {
        let mut pupil = Pupil::default();
        let stage = self.one_of(Stage::ALL)?;
        let looked_at = self.questions.get(stage.index() as usize).copied()?;
        // Of sixteen answers so many are missing; of what the rules do not look at, mostly all.
        let missing = self.one_of(&[0, 0, 0, 0, 0, 0, 1, 8, 12])?;
        let beside = self.below(8) == 0;
        for place in 0..self.facts.len() {
            let fact = self.facts.get(place).copied()?;
            if !(beside || looked_at.contains(fact.question())) || self.below(16) < missing {
                continue;
            }
            let value = match fact {
                Fact::Stage => Value::Text(Cow::Borrowed(stage.id())),
                _ => self.value(fact)?,
            };
            // A value of the column's own sort always fits.
            let _ = pupil.tell(fact, &value);
        }
        Some(pupil)
    }
}

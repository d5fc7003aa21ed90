//! 索引: an entry as it is kept beside the saved text of its application, so that a list of thousands
//! opens without reading them.
//!
//! It says nothing that does not follow from the text and the rules; whoever keeps it keeps it with
//! that very text, and with the edition of the build that made it, and gives back no other. Whom an
//! entry shares a pupil or a card with is not in it: that takes the whole list.

use serde::{Deserialize, Serialize};

use super::class::TypedClasses;
use super::duplicates::Pupil;
use super::on_demand::OnDemand;
use super::{Brief, Entry, Owed, Trouble};
use crate::application::Step;
use crate::identity::{IdNumber, Identity};
use aid::assessment::{Range, Unstated};
use aid::date::{Date, Month, SchoolYear};
use aid::money::Yuan;
use aid::policy::{Benefit, Kind};
use aid::vocabulary::{Set, Vocabulary};
use records::store::SavedText;

/// Tells builds apart that make something else of the same text: it changes with any source and any
/// rule of this crate and of those below it.
pub const INDEX_EDITION: &str = env!("STUDENT_AID_INDEX_EDITION");

/// The troubles that one application alone does not show.
const OF_MANY: [Trouble; 2] = [Trouble::Twice, Trouble::SharedCard];

/// An entry without its name, in numbers and texts. Members of a vocabulary are their places, which
/// an edition does not change.
#[derive(Serialize, Deserialize)]
struct Saved<'s> {
    year: u16,
    step: Step,
    stage: Option<u8>,
    troubles: u32,
    sums: Vec<Sum>,
    open: u32,
    beside: u32,
    free: u32,
    name: &'s str,
    grade: &'s str,
    class: &'s str,
    number: Option<Number<'s>>,
    folded: &'s str,
    born: Option<(u16, u8)>,
    card: Option<&'s str>,
    sought: &'s str,
    last_day: Option<(u16, u8, u8)>,
    begun: Option<(&'s str, u32)>,
    is_paid_at_all: bool,
}

/// A benefit, its kind, what is certain and possible in fen, and what no document states.
type Sum = (u8, u8, u64, u64, u8);

#[derive(Serialize, Deserialize)]
enum Number<'s> {
    Of18(u64),
    Other(u8, &'s str),
}

impl Entry {
    /// The text of the application that is saved, where the entry is of that and of nothing newer,
    /// and what to keep beside it; nothing where that cannot be said.
    pub fn index(&self) -> Option<(&SavedText, Vec<u8>)> {
        let text = self.application.text()?;
        Some((text, postcard::to_allocvec(&self.saved()).ok()?))
    }

    fn saved(&self) -> Saved<'_> {
        let Self { year, step, stage, owed, brief, .. } = self;
        let (grade, class) = self.typed_class();
        Saved {
            year: year.start(),
            step: *step,
            stage: stage.map(place),
            troubles: self.troubles.without(OF_MANY.into_iter().collect()).bits(),
            sums: owed
                .sums
                .iter()
                .map(|(benefit, kind, range)| {
                    let unstated = match range.unstated {
                        Unstated::Nothing => 0,
                        Unstated::Possible => 1,
                        Unstated::Certain => 2,
                    };
                    (place(*benefit), place(*kind), range.least.fen(), range.most.fen(), unstated)
                })
                .collect(),
            open: owed.open.bits(),
            beside: owed.beside.bits(),
            free: owed.free.bits(),
            name: &brief.name,
            grade,
            class,
            number: brief.pupil.number.as_ref().map(|number| match number {
                Identity::Number(number) => Number::Of18(number.body()),
                Identity::Of(kind, number) => Number::Other(place(*kind), number),
            }),
            folded: &brief.pupil.name,
            born: brief.pupil.born.map(|born| (born.year(), born.month())),
            card: brief.card.as_deref(),
            sought: &brief.sought,
            last_day: brief.last_day.map(|day| (day.year(), day.month(), day.day())),
            begun: brief.begun.as_ref().map(|(record, child)| (record.as_str(), *child)),
            is_paid_at_all: brief.is_paid_at_all,
        }
    }
}

/// The entry of a saved text by what was kept beside it; none where that is nothing of the kind.
pub(super) fn read(
    classes: &mut TypedClasses,
    id: &str,
    text: &SavedText,
    index: &[u8],
) -> Option<Entry> {
    let saved: Saved<'_> = postcard::from_bytes(index).ok()?;
    let day = |(year, month, day)| Date::new(year, month, day);
    Some(Entry {
        id: id.to_owned(),
        year: SchoolYear::beginning(saved.year),
        step: saved.step,
        stage: saved.stage.and_then(member),
        owed: Owed {
            sums: saved.sums.iter().map(sum).collect::<Option<_>>()?,
            open: Set::from_bits(saved.open),
            beside: Set::from_bits(saved.beside),
            free: Set::from_bits(saved.free),
        },
        troubles: Set::from_bits(saved.troubles),
        twice: None,
        brief: Brief {
            name: saved.name.to_owned(),
            class: classes.get(saved.grade, saved.class),
            pupil: Pupil {
                number: match saved.number {
                    None => None,
                    Some(Number::Of18(body)) => Some(Identity::Number(IdNumber::of_body(body)?)),
                    Some(Number::Other(kind, number)) => {
                        Some(Identity::Of(member(kind)?, number.to_owned()))
                    }
                },
                name: saved.folded.to_owned(),
                born: saved.born.and_then(|(year, month)| Month::new(year, month)),
            },
            card: saved.card.map(str::to_owned),
            sought: saved.sought.to_owned(),
            last_day: saved.last_day.and_then(day),
            begun: saved.begun.map(|(record, child)| (record.to_owned(), child)),
            is_paid_at_all: saved.is_paid_at_all,
        },
        application: OnDemand::unread(text.clone()),
    })
}

fn sum((benefit, kind, least, most, unstated): &Sum) -> Option<(Benefit, Kind, Range)> {
    let unstated = match unstated {
        0 => Unstated::Nothing,
        1 => Unstated::Possible,
        _ => Unstated::Certain,
    };
    let range = Range { least: Yuan::from_fen(*least), most: Yuan::from_fen(*most), unstated };
    Some((member(*benefit)?, member(*kind)?, range))
}

fn place<V: Vocabulary>(member: V) -> u8 {
    u8::try_from(member.index()).unwrap_or(u8::MAX)
}

fn member<V: Vocabulary>(place: u8) -> Option<V> {
    V::ALL.get(usize::from(place)).copied()
}

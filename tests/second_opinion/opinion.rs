//! What a table says of a child: yes or no, and the fen.

use crate::child::{Child, When};

/// What a row gives, in yuan a school year.
#[derive(Clone, Copy, Debug)]
pub enum Pays {
    Yuan(u64),
    /// The school or the county sets it inside.
    Range(u64, u64),
    UpTo(u64),
    /// A wage an hour.
    Hour(u64),
    /// No sum is to be stated: a fee not charged, a thing, a delay.
    NoSum,
    /// The school sets it, in no range that a text seen states.
    School,
    /// A sum is owed, and no text seen states it.
    Unseen,
}

/// From, to, who, how much; the first row that fits counts.
pub type Row = (&'static str, &'static str, fn(&Child) -> bool, Pays);

/// To the end of what is asked.
pub const OPEN: &str = "9999-12-31";

/// Half a term, whole in a term, or once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    Halves,
    Whole,
    Once,
}

/// One opinion on one benefit of one child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opinion {
    pub entitled: bool,
    pub least: u64,
    pub most: u64,
    /// A part has no sum in any text seen.
    pub unseen: bool,
    /// Fen an hour.
    pub hour: Option<u64>,
}

impl Opinion {
    fn yes(least: u64, most: u64) -> Self {
        Self { entitled: true, least, most, ..Self::default() }
    }

    fn unseen() -> Self {
        Self { unseen: true, ..Self::yes(0, 0) }
    }

    /// An odd fen is paid in spring.
    fn half(self, when: &When) -> Self {
        let of = |fen: u64| if when.is_spring() { fen - fen / 2 } else { fen / 2 };
        Self { least: of(self.least), most: of(self.most), ..self }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            entitled: self.entitled || other.entitled,
            least: self.least + other.least,
            most: self.most + other.most,
            unseen: self.unseen || other.unseen,
            hour: self.hour.or(other.hour),
        }
    }
}

/// What a child is given by a table in a school year.
fn of_day(rows: &[Row], child: &Child) -> Opinion {
    let day = child.when.day.as_str();
    let fits = |row: &&Row| row.0 <= day && day <= row.1 && row.2(child);
    let Some((_, _, _, pays)) = rows.iter().find(fits) else { return Opinion::default() };
    match *pays {
        Pays::Yuan(yuan) => Opinion::yes(yuan * 100, yuan * 100),
        Pays::Range(least, most) => {
            let granted = child.grant().filter(|fen| least * 100 <= *fen && *fen <= most * 100);
            Opinion::yes(granted.unwrap_or(least * 100), granted.unwrap_or(most * 100))
        }
        Pays::UpTo(yuan) => Opinion::yes(0, yuan * 100),
        Pays::Hour(yuan) => Opinion { hour: Some(yuan * 100), ..Opinion::yes(0, 0) },
        Pays::NoSum => Opinion::yes(0, 0),
        Pays::School => child.grant().map_or(Opinion::unseen(), |fen| Opinion::yes(fen, fen)),
        Pays::Unseen => Opinion::unseen(),
    }
}

/// The opinions on each of the terms asked for; a spring alone has an autumn before it.
pub fn opinions<'a>(
    rows: &[Row],
    given: Given,
    terms: &'a [When],
    child_on: impl Fn(&'a When) -> Child<'a>,
    autumn_before: Option<&'a When>,
) -> Vec<Opinion> {
    let before = autumn_before.filter(|_| given == Given::Once);
    let mut had = before.is_some_and(|when| of_day(rows, &child_on(when)).entitled);
    let mut opinions = Vec::new();
    for when in terms {
        let opinion = of_day(rows, &child_on(when));
        opinions.push(match given {
            Given::Halves => opinion.half(when),
            Given::Whole | Given::Once if had => Opinion::default(),
            Given::Whole | Given::Once => opinion,
        });
        had |= opinion.entitled;
    }
    opinions
}

/// All the terms together.
pub fn together(opinions: &[Opinion]) -> Opinion {
    opinions.iter().copied().fold(Opinion::default(), Opinion::plus)
}

//! 公示: the public notice. It shows name and class and no other personal data; see
//! [`super::namesakes`] for two of one name.
//!
//! 教财厅函〔2017〕28号 lets name, school, grade and class be posted and forbids identity numbers,
//! addresses, telephones, birth dates and bank cards; a category of hardship would tell of
//! disability or of a family's poverty. So a row has no place for any of these.

use std::collections::BTreeMap;

use super::class::{Spellings, name_of, shown, spellings};
use super::{Entry, Namesakes};
use crate::application::{Application, Field, Step, Tier};
use aid::date::Date;

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The first day.
    pub from: Date,
    /// The last day; after it the notice is removed.
    pub until: Date,
    /// The pupils.
    pub rows: Vec<Posted>,
}

/// One row of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// 学校.
    pub school: String,
    /// 年级.
    pub grade: String,
    /// 班级.
    pub class: String,
    /// 姓名.
    pub name: String,
    /// What tells the pupil from another of the name in the class.
    pub number: Option<u32>,
    /// 档次, only where the school posts it.
    pub tier: Option<Tier>,
}

/// The notices for the entries that are being publicised: one for each span of days that their
/// trails say, the first to be removed first. No pupil is listed twice, and pupils of one name have
/// numbers.
pub fn notices(entries: &[&Entry], namesakes: &Namesakes, with_tier: bool) -> Vec<Notice> {
    let mut notices: BTreeMap<(Date, Date), Vec<Posted>> = BTreeMap::new();
    // A class is spelled in one way on all notices, however each pupil's form has it.
    let spellings = spellings(entries);
    for entry in entries.iter().filter(|entry| is_posted(entry)) {
        let Some(application) = entry.application() else { continue };
        if let Some((from, until)) = application.notice() {
            let mut rows = notices.remove(&(until, from)).unwrap_or_default();
            rows.push(row((entry, application), (&spellings, namesakes), with_tier));
            notices.insert((until, from), rows);
        }
    }
    let notice = |((until, from), rows)| Notice { from, until, rows };
    notices.into_iter().map(notice).collect()
}

/// The pupils of whom an application is being publicised and not on a notice: another one of the
/// same pupil is.
pub fn posted_once(entries: &[&Entry]) -> Vec<Posted> {
    let off = entries.iter().filter(|entry| is_publicised(entry) && !is_posted(entry));
    let off = off.filter_map(|entry| Some((*entry, entry.application()?)));
    off.map(|of| row(of, (&Spellings::new(), &Namesakes::default()), false)).collect()
}

/// The entries that stand on a notice under a name with a number, each with it.
pub fn posted_namesakes<'e>(entries: &[&'e Entry], namesakes: &Namesakes) -> Vec<(&'e Entry, u32)> {
    let posted = entries.iter().copied().filter(|entry| is_posted(entry));
    posted.filter_map(|entry| Some((entry, namesakes.number(&entry.id)?))).collect()
}

fn is_publicised(entry: &Entry) -> bool {
    entry.step == Step::Publicised
}

/// Whether the application is the one by which its pupil stands on a notice.
fn is_posted(entry: &Entry) -> bool {
    let posted = entry.twice.as_ref().and_then(|twice| twice.posted.as_ref());
    is_publicised(entry) && posted.is_none_or(|posted| *posted == entry.id)
}

fn row<'e>(
    (entry, application): (&'e Entry, &Application),
    (spellings, namesakes): (&Spellings<'e>, &Namesakes),
    with_tier: bool,
) -> Posted {
    let (grade, class) = shown(spellings, entry);
    Posted {
        school: application.texts.get(Field::School).trim().to_owned(),
        grade: grade.to_owned(),
        class: class.to_owned(),
        name: name_of(application),
        number: namesakes.number(&entry.id),
        tier: application.tier().map(|(tier, _)| tier).filter(|_| with_tier),
    }
}

//! An assessment kept as it was on its day, and what newer rules would say of the same answers.

use serde::{Deserialize, Serialize};

use super::Application;
use aid::assessment::{Entitlement, Range, StudentAssessment, Unstated, assess_student};
use aid::date::{Date, Period};
use aid::entitlement::Verdict;
use aid::library;
use aid::money::Yuan;
use aid::policy::{Benefit, Kind, Policy};
use aid::rulebook::Rulebook;
use aid::situation::{Household, Student};

/// An assessment as it was made on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pinned {
    /// The day.
    pub on: Date,
    /// The edition of the rules it was made under.
    pub rules: String,
    /// What was known of the household.
    pub household: Household,
    /// What was known of the pupil.
    pub student: Student,
    /// One line for each benefit.
    pub lines: Vec<Line>,
}

/// One benefit of a pinned assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Line {
    /// The benefit.
    pub benefit: Benefit,
    /// What it consists of.
    pub kind: Kind,
    /// The verdict on the whole year.
    pub verdict: Verdict,
    /// The sum that was certain.
    pub least: Yuan,
    /// The most that was possible.
    pub most: Yuan,
}

/// What one benefit was when it was pinned, and what it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The benefit.
    pub benefit: Benefit,
    /// As it was pinned, if there was such a benefit.
    pub then: Option<Line>,
    /// As the rules are now, if there is such a benefit.
    pub now: Option<Line>,
}

impl Pinned {
    /// The assessment of an application under the rules of this build, as of a day.
    pub fn of(policy: &Policy, application: &Application, on: Date) -> Self {
        let (household, student) = (application.household, application.pupil());
        let lines = lines(policy, &household, &student, application.period());
        Self { on, rules: library::EDITION.to_owned(), household, student, lines }
    }

    /// Where these lines, of the same answers, are other than what was pinned.
    pub fn differences(&self, now: &[Line]) -> Vec<Difference> {
        differences(&self.lines, now)
    }

    /// The sums of one kind; of a pupil whose stage was not known, nothing is.
    pub fn total(&self, kind: Kind) -> Range {
        let sum = total(&self.lines, kind);
        let is_open = self.student.stage.is_none() && self.lines.is_empty();
        if is_open { Range { unstated: Unstated::Possible, ..sum } } else { sum }
    }
}

/// Where the rules now say of the pinned answers something other than what was pinned. Answers
/// given since then do not count: they are for the next decision. Without a stage nothing is said.
pub fn since(pinned: &Pinned, policy: &Policy, period: Period) -> Vec<Difference> {
    if pinned.student.stage.is_none() {
        return Vec::new();
    }
    pinned.differences(&lines(policy, &pinned.household, &pinned.student, period))
}

/// Where the present answers come to a sum that those on which the school's recognition rests do
/// not hold, both by these rules: an answer that was open then settles the sum within what was
/// found, and needs no new decision. Changes of the rules are found by [`since`].
pub fn edited(application: &Application, policy: &Policy) -> Vec<Difference> {
    let period = application.period();
    let now = || lines(policy, &application.household, &application.pupil(), period);
    application.recognised().map_or_else(Vec::new, |pinned| {
        let then = application.decided_on(&pinned.student);
        let is_same = (pinned.household, then) == (application.household, application.pupil());
        // While the stage is open every sum is possible.
        if is_same || then.stage.is_none() {
            return Vec::new();
        }
        let then = lines(policy, &pinned.household, &then, period);
        other_sums(&then, &now())
    })
}

/// The benefits whose sums now are not within what they were.
pub(crate) fn other_sums(then: &[Line], now: &[Line]) -> Vec<Difference> {
    let sum = |line: Option<Line>| line.as_ref().map(Line::range).unwrap_or_default();
    let mut changed = differences(then, now);
    changed.retain(|difference| {
        let is_given = [difference.then, difference.now].into_iter().flatten();
        is_given.map(|line| line.kind).any(is_given_by_recognition)
            && !sum(difference.now).is_within(sum(difference.then))
    });
    changed
}

/// Whether a benefit of this kind is what the school's recognition leads to. A prize, a loan, a
/// refund or a help is applied for apart, and changes no payment.
pub(crate) const fn is_given_by_recognition(kind: Kind) -> bool {
    match kind {
        Kind::Cash | Kind::Meals | Kind::Waiver | Kind::Goods => true,
        Kind::Prize | Kind::Loan | Kind::Refund | Kind::Help => false,
    }
}

fn differences(then: &[Line], now: &[Line]) -> Vec<Difference> {
    let find = |lines: &[Line], benefit| lines.iter().find(|line| line.benefit == benefit).copied();
    let benefits = then.iter().chain(now).map(|line| line.benefit);
    let mut differences: Vec<Difference> = Vec::new();
    for benefit in benefits {
        // No line and a line of nothing say the same: only the benefits of a stage have lines.
        let said = |line: Option<Line>| line.filter(|line| !line.is_nothing());
        let (then, now) = (find(then, benefit), find(now, benefit));
        let is_other = match (then, now) {
            (Some(then), Some(now)) => then != now,
            (then, now) => said(then) != said(now),
        };
        if is_other && differences.iter().all(|known| known.benefit != benefit) {
            differences.push(Difference { benefit, then, now });
        }
    }
    differences
}

fn lines(policy: &Policy, household: &Household, student: &Student, period: Period) -> Vec<Line> {
    Line::all(&assess_student(&Rulebook::new(policy, period), household, student))
}

impl Line {
    /// A line for each benefit of an assessment.
    pub fn all(student: &StudentAssessment<'_>) -> Vec<Self> {
        student.entitlements.iter().map(Self::of).collect()
    }

    fn of(entitlement: &Entitlement<'_>) -> Self {
        Self {
            benefit: entitlement.benefit,
            kind: entitlement.kind,
            verdict: entitlement.verdict(),
            least: entitlement.whole.least,
            most: entitlement.whole.most,
        }
    }

    /// Whether it says that the pupil gets nothing.
    fn is_nothing(&self) -> bool {
        match self.verdict {
            Verdict::NotEntitled | Verdict::NoRule => self.most == Yuan::ZERO,
            Verdict::Entitled | Verdict::AmountNotStated | Verdict::Depends => false,
        }
    }

    /// What was certain and what was possible.
    pub fn range(&self) -> Range {
        let unstated = match self.verdict {
            Verdict::AmountNotStated => Unstated::Certain,
            Verdict::Depends if self.most == Yuan::ZERO => Unstated::Possible,
            Verdict::Depends | Verdict::Entitled | Verdict::NotEntitled | Verdict::NoRule => {
                Unstated::Nothing
            }
        };
        Range { least: self.least, most: self.most, unstated }
    }
}

fn total(lines: &[Line], kind: Kind) -> Range {
    let of_kind = lines.iter().filter(|line| line.kind == kind);
    of_kind.fold(Range::default(), |range, line| range.and(line.range()))
}

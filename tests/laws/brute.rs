//! The plainest possible judge: every answer given, two truths, no shortcut. It shares no
//! judgement with the core, so where both agree they are right or wrong for different reasons.

use aid::date::{Date, Period, Season, Term};
use aid::money::Yuan;
use aid::policy::{Amount, Benefit, Condition, Per, Policy, Provision, Rule};
use aid::region::RegionCode;
use aid::situation::{Hardship, Household, Stage, Student};

use crate::facts::{Fact, child, facts_of};

/// What a complete set of answers comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    pub ruled: bool,
    pub entitled: bool,
    /// The least and the most, in fen: one sum, but where the school sets it or it is a ceiling.
    pub fen: Option<(u64, u64)>,
    pub not_stated: bool,
    /// So much a day, where nothing but the days is not stated.
    pub per_day: Option<u64>,
    /// The school sets the sum, and what was told is none of its sums.
    pub grant_is_open: bool,
    /// The fen that the school granted where no text states a range: known only where it was told.
    pub granted: Option<u64>,
}

/// The rules that are for a stage.
pub fn of_stage(policy: &Policy, stage: Stage) -> impl Iterator<Item = &Rule> {
    policy.rules.iter().filter(move |rule| rule.stages.iter().any(|one| one == stage))
}

/// The time a benefit's amounts are for, and the terms to look at: of what is given once also the
/// autumn before a spring that is asked about alone.
fn looked_at(policy: &Policy, benefit: Benefit, period: Period) -> (Per, Vec<Term>) {
    let first = policy.rules.iter().find(|rule| rule.benefit == benefit);
    let per = first.map_or(Per::SchoolYear, |rule| rule.per);
    let asked: Vec<Term> = period.terms().collect();
    let first = asked[0];
    if per == Per::Once && first.season == Season::Spring {
        (per, first.school_year.terms().to_vec())
    } else {
        (per, asked)
    }
}

/// What a rule says on a day.
pub fn in_force(rule: &Rule, day: Date) -> Option<&Provision> {
    let mut in_force = None;
    for version in &rule.versions {
        if version.from <= day {
            in_force = version.says.as_ref();
        }
    }
    in_force
}

/// The rules of a benefit for a stage that are in force in a term.
pub fn says_in(policy: &Policy, stage: Stage, benefit: Benefit, term: Term) -> Says<'_> {
    let rules = of_stage(policy, stage).filter(|rule| rule.benefit == benefit);
    rules.filter_map(|rule| Some((rule, in_force(rule, term.first_day())?))).collect()
}

/// What rules say, all of one benefit and stage and in force together.
pub type Says<'p> = Vec<(&'p Rule, &'p Provision)>;

/// What rules come to in a term for a child, and how many of them pay: never more than one.
pub fn outcome(
    policy: &Policy,
    says: &Says<'_>,
    term: Term,
    household: &Household,
    student: &Student,
) -> (Plain, usize) {
    let day = term.first_day();
    let place = student.region.unwrap_or(RegionCode::NATION);
    let here = || says.iter().filter(|(rule, _)| rule.region.contains(place));
    let mut plain = Plain::default();
    let mut paying = 0;
    for (rule, provision) in here() {
        if here().any(|(other, _)| other.replaces.as_ref() == Some(&rule.id)) {
            continue;
        }
        plain.ruled = true;
        if !fits(policy, &provision.when, day, household, student) {
            continue;
        }
        let Some(sum) = sum(policy, &provision.pays, day, household, student) else { continue };
        paying += 1;
        plain.entitled = true;
        let of_term = |fen: u64| match (rule.per, term.season) {
            (Per::Once | Per::Year, _) => fen,
            (Per::SchoolYear, Season::Autumn) => fen / 2,
            (Per::SchoolYear, Season::Spring) => fen - fen / 2,
        };
        plain.fen = sum.year.map(|(least, most)| (of_term(least), of_term(most)));
        plain.not_stated = sum.not_stated;
        plain.per_day = sum.per_day;
        plain.grant_is_open = sum.grant_is_open;
        plain.granted = sum.granted.map(of_term);
    }
    (plain, paying)
}

/// Both terms together.
pub fn together(one: Plain, other: Plain) -> Plain {
    Plain {
        ruled: one.ruled || other.ruled,
        entitled: one.entitled || other.entitled,
        fen: both(one.fen, other.fen, |(least, most), (least_too, most_too)| {
            (least + least_too, most + most_too)
        }),
        not_stated: one.not_stated || other.not_stated,
        per_day: match (one.not_stated, other.not_stated) {
            (true, true) if one.per_day != other.per_day => None,
            (true, _) => one.per_day,
            (false, _) => other.per_day,
        },
        grant_is_open: one.grant_is_open || other.grant_is_open,
        granted: both(one.granted, other.granted, |one, other| one + other),
    }
}

fn both<T>(one: Option<T>, other: Option<T>, plus: impl Fn(T, T) -> T) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(plus(one, other)),
        (one, other) => one.or(other),
    }
}

impl Plain {
    /// The same, where the grant was told or was not.
    pub fn when_grant_is(self, told: bool) -> Self {
        match self.granted {
            Some(fen) if told => {
                let fen = both(self.fen, Some((fen, fen)), |(least, most), (fen, _)| {
                    (least + fen, most + fen)
                });
                Self { fen, ..self }
            }
            Some(_) => Self { not_stated: true, grant_is_open: true, ..self },
            None => self,
        }
    }
}

/// Whether a condition fits a child of whom everything is known.
pub fn fits(
    policy: &Policy,
    condition: &Condition,
    day: Date,
    household: &Household,
    student: &Student,
) -> bool {
    let part = |part: &Condition| fits(policy, part, day, household, student);
    match condition {
        Condition::All(parts) => parts.iter().all(part),
        Condition::Any(parts) => parts.iter().any(part),
        Condition::Not(one) => !part(one),
        Condition::Stage(of) => student.stage.is_some_and(|said| of.contains(said)),
        Condition::Entry(entry) => student.entry == Some(*entry),
        Condition::Region(regions) => {
            let place = student.region.unwrap_or(RegionCode::NATION);
            regions.iter().any(|region| region.contains(place))
        }
        Condition::SchoolKind(of) => student.school_kind.is_some_and(|said| of.contains(said)),
        Condition::SchoolPlace(of) => student.school_place.is_some_and(|said| of.contains(said)),
        Condition::Boarding(boarding) => {
            let in_spring = student.boarding_in_spring;
            let moved = in_spring.filter(|_| day.term().season == Season::Spring);
            moved.or(student.boarding) == Some(*boarding)
        }
        Condition::Year(of) => student.year.is_some_and(|said| of.contains(said)),
        Condition::Approval(of) => student.approval.is_some_and(|said| of.contains(said)),
        Condition::Residence(of) => student.residence.is_some_and(|said| of.contains(said)),
        Condition::Major(of) => student.major.is_some_and(|said| of.contains(said)),
        Condition::TeacherScheme(of) => {
            student.teacher_scheme.is_some_and(|said| of.contains(said))
        }
        Condition::Service(of) => student.service.is_some_and(|said| of.contains(said)),
        Condition::PrizeWon(of) => student.prize_won.is_some_and(|said| of.contains(said)),
        Condition::LoanTaken(of) => student.loan_taken.is_some_and(|said| of.contains(said)),
        Condition::Hardship(categories) => {
            categories.iter().any(|one| holds(policy, one, day, household, student))
        }
        Condition::Decision(decision) => student.decisions.get(*decision) == Some(true),
        Condition::Circumstance(one) => student.circumstances.get(*one) == Some(true),
    }
}

fn holds(
    policy: &Policy,
    hardship: Hardship,
    day: Date,
    household: &Household,
    student: &Student,
) -> bool {
    let of_student = Hardship::OF_STUDENT.contains(hardship);
    let said = if of_student { student.hardships } else { household.hardships };
    let mut records = policy.hardships.iter().filter(|record| record.id == hardship);
    let in_use = records.any(|record| {
        let begun = record.from.is_none_or(|from| from <= day);
        let ended = record.to.is_some_and(|to| to < day);
        begun && !ended
    });
    in_use && said.get(hardship) == Some(true)
}

/// What an amount states.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// The fen of a year, at least and at most.
    year: Option<(u64, u64)>,
    /// A sum is owed, and none is stated.
    not_stated: bool,
    /// The fen of a day, where only the days are not stated.
    per_day: Option<u64>,
    grant_is_open: bool,
    granted: Option<u64>,
}

/// What an amount comes to; nothing if no row fits.
fn sum(
    policy: &Policy,
    amount: &Amount,
    day: Date,
    household: &Household,
    student: &Student,
) -> Option<Sum> {
    let nothing = Sum::default();
    let of_year = |least, most| Sum { year: Some((least, most)), ..nothing };
    match amount {
        Amount::Yuan(yuan) => Some(of_year(yuan.fen(), yuan.fen())),
        Amount::PerDay { yuan, days: Some(days) } => {
            let fen = yuan.fen() * u64::from(*days);
            Some(of_year(fen, fen))
        }
        Amount::PerDay { yuan, days: None } => {
            Some(Sum { not_stated: true, per_day: Some(yuan.fen()), ..nothing })
        }
        Amount::Between { least, most, .. } => {
            let told = student.grant.filter(|told| told >= least && told <= most);
            Some(match told {
                Some(told) => of_year(told.fen(), told.fen()),
                None => Sum { grant_is_open: true, ..of_year(least.fen(), most.fen()) },
            })
        }
        Amount::Granted => Some(Sum { granted: student.grant.map(Yuan::fen), ..nothing }),
        Amount::UpTo(most) => Some(of_year(0, most.fen())),
        Amount::Loan(lending) => Some(of_year(0, lending.up_to.fen())),
        Amount::PerHour(_) | Amount::LocalFee | Amount::Deferred | Amount::InKind => Some(nothing),
        Amount::NotStated => Some(Sum { not_stated: true, ..nothing }),
        Amount::First(rows) => {
            let row = rows.iter().find(|row| fits(policy, &row.when, day, household, student))?;
            sum(policy, &row.pays, day, household, student)
        }
        Amount::Share { percent, of } => {
            let base = policy.rule(of).and_then(|rule| in_force(rule, day));
            let Some(base) = base else { return Some(Sum { not_stated: true, ..nothing }) };
            let stated = sum(policy, &base.pays, day, household, student)?;
            let exact = |fen: u64| {
                let hundredfold = fen * u64::from(*percent);
                hundredfold / 100 + u64::from(hundredfold % 100 >= 50)
            };
            let year = stated.year.map(|(least, most)| (exact(least), exact(most)));
            Some(Sum { year, per_day: stated.per_day.map(exact), ..stated })
        }
    }
}

/// The answers about every fact of a benefit for a stage: a table of all outcomes.
pub struct Table {
    pub facts: Vec<Fact>,
    /// How many answers each fact has.
    pub sizes: Vec<usize>,
    pub per: Per,
    /// Whole, first term, second term; by the numbers of the answers, the first fact slowest.
    pub outcomes: Vec<[Plain; 3]>,
    /// A child whom several rules of the benefit pay at once: there must be none.
    pub conflict: Option<String>,
}

impl Table {
    /// Every outcome of a benefit for a stage in a period.
    pub fn new(policy: &Policy, stage: Stage, benefit: Benefit, period: Period) -> Self {
        let (per, looked_at) = looked_at(policy, benefit, period);
        let days: Vec<Date> = looked_at.iter().map(|term| term.first_day()).collect();
        let facts = facts_of(policy, stage, benefit, &days);
        let sizes: Vec<usize> = facts.iter().map(|fact| fact.answers()).collect();
        let size = sizes.iter().product();
        let says = |term: &Term| (*term, says_in(policy, stage, benefit, *term));
        let says: Vec<(Term, Says<'_>)> = looked_at.iter().map(says).collect();
        let mut outcomes = Vec::with_capacity(size);
        let mut conflict = None;
        for index in 0..size {
            let (household, student) = child(stage, &facts, &sizes, index);
            let mut given = false;
            let mut plains = Vec::new();
            for (term, says) in &says {
                let (plain, paying) = outcome(policy, says, *term, &household, &student);
                if paying > 1 {
                    conflict = Some(format!("{term}: {paying} rules pay {student:?}"));
                }
                // What is given once, or once a year, was given in the first term that it was
                // owed in.
                let nothing = Plain { ruled: plain.ruled, ..Plain::default() };
                plains.push(if per != Per::SchoolYear && given { nothing } else { plain });
                given |= plain.entitled;
            }
            let mut terms = plains.into_iter().skip(looked_at.len() - period.terms().count());
            let (first, second) = (terms.next().unwrap_or_default(), terms.next());
            let whole = second.map_or(first, |second| together(first, second));
            outcomes.push([whole, first, second.unwrap_or_default()]);
        }
        Self { facts, sizes, per, outcomes, conflict }
    }
}

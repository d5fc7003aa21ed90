//! The plainest possible judge: every answer given, two truths, no shortcut. It shares no
//! judgement with the core, so where both agree they are right or wrong for different reasons.

use aid::date::{Date, Period, Season, Term};
use aid::policy::{Amount, Benefit, Condition, Per, Policy, Provision, Rule};
use aid::region::RegionCode;
use aid::situation::{
    Boarding, Decision, Entry, Hardship, Household, SchoolKind, SchoolPlace, Stage, Student,
};
use aid::vocabulary::Vocabulary;

/// One thing that can be said of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    Stage,
    Entry,
    Region,
    SchoolKind,
    SchoolPlace,
    Boarding,
    Decision(Decision),
    Hardship(Hardship),
}

/// What a complete set of answers comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    pub ruled: bool,
    pub entitled: bool,
    pub fen: Option<u64>,
    pub not_stated: bool,
    /// So much a day, where nothing but the days is not stated.
    pub per_day: Option<u64>,
}

impl Fact {
    /// How many answers there are.
    pub fn answers(self) -> usize {
        match self {
            Self::Stage => Stage::ALL.len(),
            Self::Entry => Entry::ALL.len(),
            Self::Region => RegionCode::places().count(),
            Self::SchoolKind => SchoolKind::ALL.len(),
            Self::SchoolPlace => SchoolPlace::ALL.len(),
            Self::Boarding => Boarding::ALL.len(),
            Self::Decision(_) | Self::Hardship(_) => 2,
        }
    }

    /// Gives the answer of this number.
    pub fn give(self, number: usize, household: &mut Household, student: &mut Student) {
        match self {
            Self::Stage => student.stage = Some(Stage::ALL[number]),
            Self::Entry => student.entry = Some(Entry::ALL[number]),
            Self::Region => student.region = RegionCode::places().nth(number),
            Self::SchoolKind => student.school_kind = Some(SchoolKind::ALL[number]),
            Self::SchoolPlace => student.school_place = Some(SchoolPlace::ALL[number]),
            Self::Boarding => student.boarding = Some(Boarding::ALL[number]),
            Self::Decision(decision) => student.decisions.set(decision, Some(number == 0)),
            Self::Hardship(hardship) if Hardship::OF_STUDENT.contains(hardship) => {
                student.hardships.set(hardship, Some(number == 0));
            }
            Self::Hardship(hardship) => household.hardships.set(hardship, Some(number == 0)),
        }
    }
}

/// Whether a benefit is given once, and the terms to look at: of what is given once also the autumn
/// before a spring that is asked about alone.
fn looked_at(policy: &Policy, benefit: Benefit, period: Period) -> (bool, Vec<Term>) {
    let once = policy.rules.iter().any(|rule| rule.benefit == benefit && rule.per == Per::Once);
    let asked: Vec<Term> = period.terms().collect();
    let first = asked[0];
    if once && first.season == Season::Spring {
        (once, first.school_year.terms().to_vec())
    } else {
        (once, asked)
    }
}

/// Every fact that some condition of a benefit names in these terms.
fn facts_of(policy: &Policy, benefit: Benefit, terms: &[Term]) -> Vec<Fact> {
    let mut facts = Vec::new();
    for day in terms.iter().map(|term| term.first_day()) {
        for rule in policy.rules.iter().filter(|rule| rule.benefit == benefit) {
            let Some(provision) = in_force(rule, day) else { continue };
            if rule.region != RegionCode::NATION {
                facts.push(Fact::Region);
            }
            name(&provision.when, &mut facts);
            name_of_amount(policy, &provision.pays, day, &mut facts);
        }
    }
    facts.sort();
    facts.dedup();
    facts
}

fn name(condition: &Condition, facts: &mut Vec<Fact>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                name(part, facts);
            }
        }
        Condition::Not(part) => name(part, facts),
        Condition::Stage(_) => facts.push(Fact::Stage),
        Condition::Entry(_) => facts.push(Fact::Entry),
        Condition::Region(_) => facts.push(Fact::Region),
        Condition::SchoolKind(_) => facts.push(Fact::SchoolKind),
        Condition::SchoolPlace(_) => facts.push(Fact::SchoolPlace),
        Condition::Boarding(_) => facts.push(Fact::Boarding),
        Condition::Hardship(categories) => facts.extend(categories.iter().map(Fact::Hardship)),
        Condition::Decision(decision) => facts.push(Fact::Decision(*decision)),
    }
}

fn name_of_amount(policy: &Policy, amount: &Amount, day: Date, facts: &mut Vec<Fact>) {
    match amount {
        Amount::First(rows) => {
            for row in rows {
                name(&row.when, facts);
                name_of_amount(policy, &row.pays, day, facts);
            }
        }
        Amount::Share { of, .. } => {
            if let Some(base) = policy.rule(of).and_then(|rule| in_force(rule, day)) {
                name_of_amount(policy, &base.pays, day, facts);
            }
        }
        Amount::Yuan(_)
        | Amount::PerDay { .. }
        | Amount::LocalFee
        | Amount::InKind
        | Amount::NotStated => {}
    }
}

fn in_force(rule: &Rule, day: Date) -> Option<&Provision> {
    let mut in_force = None;
    for version in &rule.versions {
        if version.from <= day {
            in_force = version.says.as_ref();
        }
    }
    in_force
}

/// What a benefit comes to in a term, and how many rules of it pay: never more than one.
pub fn outcome(
    policy: &Policy,
    benefit: Benefit,
    term: Term,
    household: &Household,
    student: &Student,
) -> (Plain, usize) {
    let day = term.first_day();
    let place = student.region.unwrap_or(RegionCode::NATION);
    let holds = |rule: &&Rule| rule.region.contains(place) && in_force(rule, day).is_some();
    let all: Vec<&Rule> = policy.rules.iter().filter(holds).collect();
    let mut plain = Plain::default();
    let mut paying = 0;
    for rule in all.iter().filter(|rule| rule.benefit == benefit) {
        if all.iter().any(|other| other.replaces.as_ref() == Some(&rule.id)) {
            continue;
        }
        plain.ruled = true;
        let Some(provision) = in_force(rule, day) else { continue };
        if !fits(policy, &provision.when, day, household, student) {
            continue;
        }
        let Some((year, stated, rate)) = sum(policy, &provision.pays, day, household, student)
        else {
            continue;
        };
        paying += 1;
        plain.entitled = true;
        plain.fen = year.map(|fen| match (rule.per, term.season) {
            (Per::Once, _) => fen,
            (Per::SchoolYear, Season::Autumn) => fen / 2,
            (Per::SchoolYear, Season::Spring) => fen - fen / 2,
        });
        plain.not_stated = !stated;
        plain.per_day = rate;
    }
    (plain, paying)
}

/// Both terms together.
pub fn together(one: Plain, other: Plain) -> Plain {
    Plain {
        ruled: one.ruled || other.ruled,
        entitled: one.entitled || other.entitled,
        fen: match (one.fen, other.fen) {
            (None, None) => None,
            (one, other) => Some(one.unwrap_or(0) + other.unwrap_or(0)),
        },
        not_stated: one.not_stated || other.not_stated,
        per_day: match (one.not_stated, other.not_stated) {
            (true, true) if one.per_day != other.per_day => None,
            (true, _) => one.per_day,
            (false, _) => other.per_day,
        },
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
        Condition::Stage(stages) => student.stage.is_some_and(|said| stages.contains(said)),
        Condition::Entry(entry) => student.entry == Some(*entry),
        Condition::Region(regions) => {
            let place = student.region.unwrap_or(RegionCode::NATION);
            regions.iter().any(|region| region.contains(place))
        }
        Condition::SchoolKind(kinds) => {
            student.school_kind.is_some_and(|said| kinds.contains(said))
        }
        Condition::SchoolPlace(places) => {
            student.school_place.is_some_and(|said| places.contains(said))
        }
        Condition::Boarding(boarding) => {
            let in_spring = student.boarding_in_spring;
            let moved = in_spring.filter(|_| day.term().season == Season::Spring);
            moved.or(student.boarding) == Some(*boarding)
        }
        Condition::Hardship(categories) => {
            categories.iter().any(|one| holds(policy, one, day, household, student))
        }
        Condition::Decision(decision) => student.decisions.get(*decision) == Some(true),
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

/// The fen of a year, whether the sum is stated (or none is to be), and the fen of a day where only
/// the days are not; nothing if no row fits.
fn sum(
    policy: &Policy,
    amount: &Amount,
    day: Date,
    household: &Household,
    student: &Student,
) -> Option<(Option<u64>, bool, Option<u64>)> {
    match amount {
        Amount::Yuan(yuan) => Some((Some(yuan.fen()), true, None)),
        Amount::PerDay { yuan, days } => {
            let year = days.map(|days| yuan.fen() * u64::from(days));
            let rate = if days.is_none() { Some(yuan.fen()) } else { None };
            Some((year, year.is_some(), rate))
        }
        Amount::LocalFee | Amount::InKind => Some((None, true, None)),
        Amount::NotStated => Some((None, false, None)),
        Amount::First(rows) => {
            let row = rows.iter().find(|row| fits(policy, &row.when, day, household, student))?;
            sum(policy, &row.pays, day, household, student)
        }
        Amount::Share { percent, of } => {
            let base = policy.rule(of).and_then(|rule| in_force(rule, day));
            let Some(base) = base else { return Some((None, false, None)) };
            let (year, stated, rate) = sum(policy, &base.pays, day, household, student)?;
            let exact = |fen: u64| {
                let hundredfold = fen * u64::from(*percent);
                hundredfold / 100 + u64::from(hundredfold % 100 >= 50)
            };
            Some((year.map(exact), stated, rate.map(exact)))
        }
    }
}

/// The answers about every fact of a benefit: a table of all outcomes.
pub struct Table {
    pub facts: Vec<Fact>,
    /// Whole, first term, second term; by the numbers of the answers, the first fact slowest.
    pub outcomes: Vec<[Plain; 3]>,
    /// A child whom several rules of the benefit pay at once: there must be none.
    pub conflict: Option<String>,
}

impl Table {
    /// Every outcome of a benefit in a period.
    pub fn new(policy: &Policy, benefit: Benefit, period: Period) -> Self {
        let (once, looked_at) = looked_at(policy, benefit, period);
        let facts = facts_of(policy, benefit, &looked_at);
        let size = facts.iter().map(|fact| fact.answers()).product();
        let mut outcomes = Vec::with_capacity(size);
        let mut conflict = None;
        for index in 0..size {
            let (mut household, mut student) = (Household::default(), Student::default());
            let mut rest = index;
            for fact in facts.iter().rev() {
                fact.give(rest % fact.answers(), &mut household, &mut student);
                rest /= fact.answers();
            }
            let mut given = false;
            let mut plains = Vec::new();
            for term in &looked_at {
                let (plain, paying) = outcome(policy, benefit, *term, &household, &student);
                if paying > 1 {
                    conflict = Some(format!("{term}: {paying} rules pay {student:?}"));
                }
                // What is given once was given in the first term that it was owed in.
                let nothing = Plain { ruled: plain.ruled, ..Plain::default() };
                plains.push(if once && given { nothing } else { plain });
                given |= plain.entitled;
            }
            let mut terms = plains.into_iter().skip(looked_at.len() - period.terms().count());
            let (first, second) = (terms.next().unwrap_or_default(), terms.next());
            let whole = second.map_or(first, |second| together(first, second));
            outcomes.push([whole, first, second.unwrap_or_default()]);
        }
        Self { facts, outcomes, conflict }
    }
}

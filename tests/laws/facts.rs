//! What can be said of a child, each thing with a few numbered answers.

use std::sync::LazyLock;

use aid::date::Date;
use aid::money::Yuan;
use aid::policy::{Amount, Benefit, Condition, Policy, Provision};
use aid::region::RegionCode;
use aid::situation::{
    Approval, Boarding, Circumstance, Decision, Entry, Hardship, Household, LoanTaken, Major,
    PrizeWon, Residence, SchoolKind, SchoolPlace, Service, Stage, Student, TeacherScheme, Year,
};
use aid::vocabulary::Vocabulary;

use crate::brute::{in_force, of_stage};

/// One thing that can be said of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    Stage,
    Entry,
    Region,
    SchoolKind,
    SchoolPlace,
    Boarding,
    /// One of so many years.
    Year(usize),
    Approval,
    Residence,
    Major,
    TeacherScheme,
    Service,
    PrizeWon,
    LoanTaken,
    Grant,
    Decision(Decision),
    Circumstance(Circumstance),
    Hardship(Hardship),
}

/// What schools are said to have granted, in yuan: below, at the ends of, inside and above every
/// range that the rules state.
pub const GRANTS: &[u32] =
    &[400, 500, 800, 1000, 1200, 2000, 2200, 2500, 3000, 3300, 3500, 4400, 4500, 5000, 6000];

/// Every place that the rules can tell apart, gathered once: the laws ask for them often.
static PLACES: LazyLock<Vec<RegionCode>> = LazyLock::new(|| RegionCode::places().collect());

impl Fact {
    /// How many answers there are.
    pub fn answers(self) -> usize {
        match self {
            Self::Stage => Stage::ALL.len(),
            Self::Entry => Entry::ALL.len(),
            Self::Region => PLACES.len(),
            Self::SchoolKind => SchoolKind::ALL.len(),
            Self::SchoolPlace => SchoolPlace::ALL.len(),
            Self::Boarding => Boarding::ALL.len(),
            Self::Year(years) => years,
            Self::Approval => Approval::ALL.len(),
            Self::Residence => Residence::ALL.len(),
            Self::Major => Major::ALL.len(),
            Self::TeacherScheme => TeacherScheme::ALL.len(),
            Self::Service => Service::ALL.len(),
            Self::PrizeWon => PrizeWon::ALL.len(),
            Self::LoanTaken => LoanTaken::ALL.len(),
            Self::Grant => GRANTS.len(),
            Self::Decision(_) | Self::Circumstance(_) | Self::Hardship(_) => 2,
        }
    }

    /// Gives the answer of this number.
    pub fn give(self, number: usize, household: &mut Household, student: &mut Student) {
        match self {
            Self::Stage => student.stage = Some(Stage::ALL[number]),
            Self::Entry => student.entry = Some(Entry::ALL[number]),
            Self::Region => student.region = Some(PLACES[number]),
            Self::SchoolKind => student.school_kind = Some(SchoolKind::ALL[number]),
            Self::SchoolPlace => student.school_place = Some(SchoolPlace::ALL[number]),
            Self::Boarding => student.boarding = Some(Boarding::ALL[number]),
            Self::Year(_) => student.year = Some(Year::ALL[number]),
            Self::Approval => student.approval = Some(Approval::ALL[number]),
            Self::Residence => student.residence = Some(Residence::ALL[number]),
            Self::Major => student.major = Some(Major::ALL[number]),
            Self::TeacherScheme => student.teacher_scheme = Some(TeacherScheme::ALL[number]),
            Self::Service => student.service = Some(Service::ALL[number]),
            Self::PrizeWon => student.prize_won = Some(PrizeWon::ALL[number]),
            Self::LoanTaken => student.loan_taken = Some(LoanTaken::ALL[number]),
            Self::Grant => student.grant = Some(Yuan::whole(GRANTS[number])),
            Self::Decision(decision) => student.decisions.set(decision, Some(number == 0)),
            Self::Circumstance(one) => student.circumstances.set(one, Some(number == 0)),
            Self::Hardship(hardship) if Hardship::OF_STUDENT.contains(hardship) => {
                student.hardships.set(hardship, Some(number == 0));
            }
            Self::Hardship(hardship) => household.hardships.set(hardship, Some(number == 0)),
        }
    }
}

/// How many years a stage has.
pub fn years(stage: Stage) -> usize {
    match stage {
        Stage::Kindergarten | Stage::SeniorMiddle | Stage::Vocational | Stage::JuniorCollege => 3,
        Stage::Undergraduate | Stage::Master | Stage::Doctor => 5,
        Stage::Primary | Stage::JuniorMiddle | Stage::Graduated | Stage::Other => 0,
    }
}

/// Every fact that some condition of a benefit for a stage names on these days.
pub fn facts_of(policy: &Policy, stage: Stage, benefit: Benefit, days: &[Date]) -> Vec<Fact> {
    let mut facts = Vec::new();
    for day in days {
        for rule in of_stage(policy, stage).filter(|rule| rule.benefit == benefit) {
            let Some(provision) = in_force(rule, *day) else { continue };
            if rule.region != RegionCode::NATION {
                facts.push(Fact::Region);
            }
            facts.extend(facts_in(policy, stage, provision, *day));
        }
    }
    facts.sort();
    facts.dedup();
    facts
}

/// Every fact that some condition of one provision names.
pub fn facts_in(policy: &Policy, stage: Stage, provision: &Provision, day: Date) -> Vec<Fact> {
    let mut facts = Vec::new();
    name(&provision.when, stage, &mut facts);
    name_of_amount(policy, &provision.pays, stage, day, &mut facts);
    facts.sort();
    facts.dedup();
    facts
}

/// Every child of a stage, all of these facts answered in every way.
pub fn children(stage: Stage, facts: &[Fact]) -> impl Iterator<Item = (Household, Student)> {
    let sizes: Vec<usize> = facts.iter().map(|fact| fact.answers()).collect();
    (0..sizes.iter().product()).map(move |index| child(stage, facts, &sizes, index))
}

/// The child of this index: the first fact slowest.
pub fn child(stage: Stage, facts: &[Fact], sizes: &[usize], index: usize) -> (Household, Student) {
    let (mut household, mut student) = (Household::default(), Student::default());
    student.stage = Some(stage);
    let mut rest = index;
    for (fact, size) in facts.iter().zip(sizes).rev() {
        fact.give(rest % size, &mut household, &mut student);
        rest /= size;
    }
    (household, student)
}

fn name(condition: &Condition, stage: Stage, facts: &mut Vec<Fact>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                name(part, stage, facts);
            }
        }
        Condition::Not(part) => name(part, stage, facts),
        // Rules of one stage are looked at: it is known.
        Condition::Stage(_) => {}
        Condition::Entry(_) => facts.push(Fact::Entry),
        Condition::Region(_) => facts.push(Fact::Region),
        Condition::SchoolKind(_) => facts.push(Fact::SchoolKind),
        Condition::SchoolPlace(_) => facts.push(Fact::SchoolPlace),
        Condition::Boarding(_) => facts.push(Fact::Boarding),
        Condition::Year(_) => facts.push(Fact::Year(years(stage))),
        Condition::Approval(_) => facts.push(Fact::Approval),
        Condition::Residence(_) => facts.push(Fact::Residence),
        Condition::Major(_) => facts.push(Fact::Major),
        Condition::TeacherScheme(_) => facts.push(Fact::TeacherScheme),
        Condition::Service(_) => facts.push(Fact::Service),
        Condition::PrizeWon(_) => facts.push(Fact::PrizeWon),
        Condition::LoanTaken(_) => facts.push(Fact::LoanTaken),
        Condition::Hardship(categories) => facts.extend(categories.iter().map(Fact::Hardship)),
        Condition::Decision(decision) => facts.push(Fact::Decision(*decision)),
        Condition::Circumstance(one) => facts.push(Fact::Circumstance(*one)),
    }
}

fn name_of_amount(
    policy: &Policy,
    amount: &Amount,
    stage: Stage,
    day: Date,
    facts: &mut Vec<Fact>,
) {
    match amount {
        Amount::First(rows) => {
            for row in rows {
                name(&row.when, stage, facts);
                name_of_amount(policy, &row.pays, stage, day, facts);
            }
        }
        Amount::Share { of, .. } => {
            if let Some(base) = policy.rule(of).and_then(|rule| in_force(rule, day)) {
                name_of_amount(policy, &base.pays, stage, day, facts);
            }
        }
        Amount::Between { .. } | Amount::Granted => facts.push(Fact::Grant),
        Amount::Yuan(_)
        | Amount::PerDay { .. }
        | Amount::UpTo(_)
        | Amount::PerHour(_)
        | Amount::Loan(_)
        | Amount::LocalFee
        | Amount::Deferred
        | Amount::InKind
        | Amount::NotStated => {}
    }
}

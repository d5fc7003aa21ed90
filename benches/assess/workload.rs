//! What the benchmark does, without a clock: which children, the rules of autumn 2026 written out
//! by hand, and one round of each way to assess. The page's bench can include it as it stands.

use std::sync::LazyLock;

use aid::assessment::assess_one_of_many;
use aid::date::Period;
use aid::eligibility::{Eligibility, Facts, Finding};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Benefit, Kind};
use aid::region::RegionCode;
use aid::rulebook::Rulebook;
use aid::situation::{
    Boarding, Decision, Entry, Hardship, Household, SchoolKind, SchoolPlace, Stage, Student,
};
use aid::table::Tables;
use aid::vocabulary::{Answers, Set, Vocabulary};

/// The term whose rules are written out in [`by_hand`].
pub const PERIOD: &str = "2026-autumn";

/// One child with its household.
#[derive(Clone, Copy, Debug)]
pub struct Child {
    pub household: Household,
    pub student: Student,
}

/// What a child is owed: the sums, and which benefits at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    pub cash: Yuan,
    pub meals: Yuan,
    pub waiver: Yuan,
    pub benefits: Set<Benefit>,
}

/// A way to assess a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Today's rules as a `match`, for a child of whom everything is known.
    ByHand,
    /// The rules as data, without reasons.
    WithoutFindings,
    /// The rules as data, with reasons, citations and questions.
    WithFindings,
    /// The same, and every finding read, with all of its parts.
    FindingsRead,
}

/// The rules of the term, looked up once.
pub fn rulebook() -> Tables<'static> {
    let period: Period = PERIOD.parse().unwrap_or_else(|_| unreachable!("{PERIOD} is a term"));
    Tables::new(Rulebook::new(library(), period))
}

/// One round: assesses every child in one way; the sum of the fen keeps the work from being
/// optimised away.
pub fn round(way: Way, book: &Tables<'_>, children: &[Child]) -> u64 {
    let one = |child: &Child| match way {
        Way::ByHand => by_hand(child).fen(),
        Way::WithoutFindings => without_findings(book, child).fen(),
        Way::WithFindings => {
            let owed = assess_one_of_many(book, &child.household, &child.student);
            owed.total(Kind::Cash).most.fen()
        }
        Way::FindingsRead => {
            let owed = assess_one_of_many(book, &child.household, &child.student);
            let terms = owed.entitlements.iter().flat_map(|entitlement| &entitlement.terms);
            let reasons = terms.flat_map(|term| &term.reasons);
            reasons.map(|reason| parts_met(reason.finding)).sum()
        }
    };
    children.iter().map(|child| one(std::hint::black_box(child))).sum()
}

/// How many parts of a finding are met.
pub fn parts_met(finding: Finding<'_>) -> u64 {
    let own = u64::from(finding.eligibility == Eligibility::Met);
    own + finding.parts().map(parts_met).sum::<u64>()
}

impl Owed {
    fn fen(self) -> u64 {
        self.cash.plus(self.meals).plus(self.waiver).fen() + u64::from(self.benefits.len())
    }
}

/// What the rules as data give a child.
pub fn without_findings(book: &Tables<'_>, child: &Child) -> Owed {
    let facts = Facts::new(Set::EMPTY, &child.household, &child.student);
    let mut owed = Owed::default();
    let Some(stage) = child.student.stage else { return owed };
    for looked in book.benefits(stage) {
        let (chapter, spread) = (looked.chapter, looked.explore(&facts).whole);
        match chapter.kind {
            Kind::Cash => owed.cash = owed.cash.plus(spread.most),
            Kind::Meals => owed.meals = owed.meals.plus(spread.most),
            Kind::Waiver => owed.waiver = owed.waiver.plus(spread.most),
            Kind::Goods | Kind::Prize | Kind::Loan | Kind::Refund | Kind::Help => {}
        }
        if spread.possible {
            owed.benefits = owed.benefits.union(Set::of(chapter.benefit));
        }
    }
    owed
}

/// The rules of autumn 2026 for primary and junior middle school written out, as a program without
/// rules as data would have them.
pub fn by_hand(child: &Child) -> Owed {
    let student = &child.student;
    let mut owed = Owed::default();
    let (boarder, day) = match student.stage {
        Some(Stage::Primary) => (Yuan::whole(625), Yuan::from_fen(31_250)),
        Some(Stage::JuniorMiddle) => (Yuan::whole(750), Yuan::whole(375)),
        _ => return owed,
    };
    let decided = |decision| student.decisions.get(decision) == Some(true);
    let mut add = |benefit| owed.benefits = owed.benefits.union(Set::of(benefit));
    add(Benefit::FeeWaiver);
    add(Benefit::Textbooks);
    add(Benefit::LocalTextbooks);
    if student.stage == Some(Stage::Primary) && student.entry == Some(Entry::FirstGrade) {
        add(Benefit::Dictionary);
    }
    let place = student.region.unwrap_or(RegionCode::NATION);
    if student.school_kind == Some(SchoolKind::Private) && RegionCode::HEBEI.contains(place) {
        add(Benefit::PrivateFeeCut);
    }
    let entitled = match student.boarding {
        Some(Boarding::Boarder) => decided(Decision::Recognised),
        Some(Boarding::Day) => decided(Decision::DayList) || is_of_the_four(child),
        None => false,
    };
    if entitled {
        add(Benefit::LivingSubsidy);
    }
    let meals = serves_meals(child, decided(Decision::Meals));
    if meals.is_some() {
        add(Benefit::Nutrition);
    }
    if entitled && student.school_kind != Some(SchoolKind::Special) {
        owed.cash = if student.boarding == Some(Boarding::Boarder) { boarder } else { day };
    }
    owed.meals = meals.unwrap_or_default();
    owed
}

/// 四类家庭, as they are called in 2026.
fn is_of_the_four(child: &Child) -> bool {
    let household = child.household.hardships;
    household.get(Hardship::RuralSubsistence) == Some(true)
        || household.get(Hardship::RuralDestitute) == Some(true)
        || child.student.hardships.get(Hardship::Disabled) == Some(true)
}

/// The meals of the term, if the child gets any; nothing in yuan where no document states it.
fn serves_meals(child: &Child, decided: bool) -> Option<Yuan> {
    let rural = child.student.school_place == Some(SchoolPlace::Rural);
    let place = child.student.region.unwrap_or(RegionCode::NATION);
    if POOR_COUNTIES.contains(&place) {
        return rural.then_some(Yuan::whole(500));
    }
    if CITY_AND_ZONES.contains(&place) {
        return (rural && decided).then_some(Yuan::ZERO);
    }
    let stated = !RegionCode::CANGZHOU.contains(place);
    (rural && decided).then_some(if stated { Yuan::whole(500) } else { Yuan::ZERO })
}

static POOR_COUNTIES: LazyLock<Vec<RegionCode>> =
    LazyLock::new(|| regions("130923 130924 130925 130927 130928 130929 130930"));
static CITY_AND_ZONES: LazyLock<Vec<RegionCode>> =
    LazyLock::new(|| regions("130902 130903 130971 130972 130973"));

fn regions(codes: &str) -> Vec<RegionCode> {
    codes.split(' ').filter_map(|code| code.parse().ok()).collect()
}

/// A child of whom nothing but the stage is known.
pub fn unknown() -> Child {
    let student = Student { stage: Some(Stage::Primary), ..Student::default() };
    Child { household: Household::default(), student }
}

/// The stages whose rules are written out by hand, and one without rules.
const STAGES: &[Stage] = &[Stage::Primary, Stage::JuniorMiddle, Stage::Other];

/// Children of these stages of whom everything is known, of all sorts.
pub fn children() -> Vec<Child> {
    let mut children = Vec::new();
    for stage in STAGES {
        for kind in SchoolKind::ALL {
            for place in SchoolPlace::ALL {
                for boarding in Boarding::ALL {
                    for (number, region) in RegionCode::places().enumerate() {
                        let student = Student {
                            stage: Some(*stage),
                            entry: Entry::ALL.get(number % 2).copied(),
                            region: Some(region),
                            school_kind: Some(*kind),
                            school_place: Some(*place),
                            boarding: Some(*boarding),
                            ..Student::default()
                        };
                        answer_the_rest(&mut children, student);
                    }
                }
            }
        }
    }
    children
}

/// The child with different answers about hardship and about the school's decisions.
fn answer_the_rest(children: &mut Vec<Child>, student: Student) {
    let categories = [
        None,
        Some(Hardship::General),
        Some(Hardship::Delisted),
        Some(Hardship::RuralSubsistence),
        Some(Hardship::Disabled),
    ];
    for (number, category) in categories.into_iter().enumerate() {
        let mut said = Answers::<Hardship>::default();
        if let Some(category) = category {
            said.set(category, Some(true));
        }
        let hardships = said.denying(Set::all());
        let mut decided = Answers::<Decision>::default();
        for decision in Decision::ALL.iter().skip(number % 3).step_by(2) {
            decided.set(*decision, Some(true));
        }
        let decisions = decided.denying(Set::all());
        let student = Student { hardships, decisions, ..student };
        children.push(Child { household: Household { hardships }, student });
    }
}

//! How many questions settle a child of whom only the stage is known.

use aid::date::Period;
use aid::eligibility::Facts;
use aid::library::library;
use aid::region::RegionCode;
use aid::rulebook::Rulebook;
use aid::situation::{
    Approval, Boarding, Entry, Hardship, LoanTaken, Major, PrizeWon, Question, Residence,
    SchoolKind, SchoolPlace, Service, Stage, Student, TeacherScheme, Year,
};
use aid::table::Tables;
use aid::vocabulary::{Set, Vocabulary};

const PERIOD: &str = "2026-autumn";

/// Children of a stage, spread evenly over all of them.
const CHILDREN: usize = 20_000;

/// What it took on average.
pub struct Asked {
    pub children: usize,
    pub questions: u32,
    pub while_they_matter: f64,
    pub in_order: f64,
}

/// Asks children of a stage until nothing is open, in both ways; none of a stage without questions.
pub fn asked(stage: Stage) -> Option<Asked> {
    let period: Period = PERIOD.parse().ok()?;
    let tables = Tables::new(Rulebook::new(library(), period));
    let looked_at = [Question::Stage, Question::Grant].into_iter().collect();
    let looked_at = tables.book.questions(stage).without(looked_at);
    let sizes: Vec<(Question, usize)> = looked_at
        .iter()
        .map(|question| (question, answers(&tables.book, stage, question)))
        .collect();
    let all: usize = sizes.iter().map(|(_, size)| size).product();
    (!looked_at.is_empty()).then_some(())?;
    let step = (all / CHILDREN).max(1) | 1;
    let (mut children, mut matter, mut order) = (0, 0, 0);
    for index in (0..all).step_by(step) {
        let child = |question: Question, facts: Facts| {
            let mut rest = index;
            for (one, size) in &sizes {
                if *one == question {
                    return given(&tables.book, stage, facts, question, rest % size);
                }
                rest /= size;
            }
            facts
        };
        children += 1;
        matter += until_settled(&tables, stage, child, |open, _| open.first());
        order += until_settled(&tables, stage, child, |_, asked| looked_at.without(asked).first());
    }
    let average = |sum: usize| sum as f64 / children as f64;
    Some(Asked {
        children,
        questions: looked_at.len(),
        while_they_matter: average(matter),
        in_order: average(order),
    })
}

/// How many questions are asked until none is open.
fn until_settled(
    tables: &Tables<'_>,
    stage: Stage,
    child: impl Fn(Question, Facts) -> Facts,
    next: impl Fn(Set<Question>, Set<Question>) -> Option<Question>,
) -> usize {
    let student = Student { stage: Some(stage), ..Student::default() };
    let mut facts = Facts { student, ..Facts::default() };
    let (mut asked, mut count) = (Set::EMPTY, 0);
    loop {
        let open = tables.benefits(stage).map(|looked| looked.explore(&facts).open());
        let open = open.fold(Set::EMPTY, Set::union).without(Set::of(Question::Grant));
        let Some(question) = next(open, asked).filter(|_| !open.is_empty()) else { return count };
        facts = child(question, facts);
        asked = asked.union(Set::of(question));
        count += 1;
    }
}

/// The categories that one question asks about and some rule of the stage names.
fn named(book: &Rulebook<'_>, stage: Stage, question: Question) -> Vec<Hardship> {
    let named = book.named(Set::of(stage)).intersection(book.in_use());
    named.iter().filter(|category| category.question() == question).collect()
}

fn answers(book: &Rulebook<'_>, stage: Stage, question: Question) -> usize {
    match question {
        // One of the categories, or none.
        Question::HouseholdHardship | Question::StudentHardship => {
            named(book, stage, question).len() + 1
        }
        Question::Region => RegionCode::places().count(),
        Question::Year => stage.years().len().max(1) as usize,
        Question::SchoolKind => SchoolKind::ALL.len(),
        Question::SchoolPlace => SchoolPlace::ALL.len(),
        Question::Approval => Approval::ALL.len(),
        Question::Boarding => Boarding::ALL.len(),
        Question::Entry => Entry::ALL.len(),
        Question::Residence => Residence::ALL.len(),
        Question::Major => Major::ALL.len(),
        Question::TeacherScheme => TeacherScheme::ALL.len(),
        Question::Service => Service::ALL.len(),
        Question::PrizeWon => PrizeWon::ALL.len(),
        Question::LoanTaken => LoanTaken::ALL.len(),
        _ => 2,
    }
}

fn given(
    book: &Rulebook<'_>,
    stage: Stage,
    mut facts: Facts,
    question: Question,
    answer: usize,
) -> Facts {
    let student = &mut facts.student;
    match question {
        Question::HouseholdHardship | Question::StudentHardship => {
            let named = named(book, stage, question);
            if let Some(category) = named.get(answer) {
                facts.hardships.set(*category, Some(true));
            }
            facts.hardships = facts.hardships.denying(named.into_iter().collect());
        }
        Question::Region => student.region = RegionCode::places().nth(answer),
        Question::Year => student.year = Year::ALL.get(answer).copied(),
        Question::SchoolKind => student.school_kind = SchoolKind::ALL.get(answer).copied(),
        Question::SchoolPlace => student.school_place = SchoolPlace::ALL.get(answer).copied(),
        Question::Approval => student.approval = Approval::ALL.get(answer).copied(),
        Question::Boarding => student.boarding = Boarding::ALL.get(answer).copied(),
        Question::Entry => student.entry = Entry::ALL.get(answer).copied(),
        Question::Residence => student.residence = Residence::ALL.get(answer).copied(),
        Question::Major => student.major = Major::ALL.get(answer).copied(),
        Question::TeacherScheme => student.teacher_scheme = TeacherScheme::ALL.get(answer).copied(),
        Question::Service => student.service = Service::ALL.get(answer).copied(),
        Question::PrizeWon => student.prize_won = PrizeWon::ALL.get(answer).copied(),
        Question::LoanTaken => student.loan_taken = LoanTaken::ALL.get(answer).copied(),
        other => {
            if let Some(decision) = other.decision() {
                student.decisions.set(decision, Some(answer == 0));
            }
            if let Some(fact) = other.circumstance() {
                student.circumstances.set(fact, Some(answer == 0));
            }
        }
    }
    facts
}

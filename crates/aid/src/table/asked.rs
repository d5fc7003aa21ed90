//! What a table asks, and the number of each answer.

use crate::eligibility::Facts;
use crate::rulebook::Chapter;
use crate::situation::{
    Approval, Boarding, Circumstance, Decision, Entry, Hardship, LoanTaken, Major, PrizeWon,
    Question, Residence, SchoolKind, SchoolPlace, Service, Stage, Student, TeacherScheme, Year,
};
use crate::vocabulary::{Set, Vocabulary};

/// One thing that is asked. The last answer of each stands for «not answered».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Where the school is: one of the groups of places that the rules do not tell apart.
    Place,
    /// Whether one of a group of categories applies.
    Class(Set<Hardship>),
    /// Whether the child boards: in autumn, and in spring where that was told apart.
    Boarding,
    /// What the school decided.
    Decision(Decision),
    /// A circumstance.
    Circumstance(Circumstance),
    /// A question whose answers are words.
    Word(Question),
}

impl Asked {
    /// Everything that the rules of a chapter look at, in the order in which a table asks.
    pub fn all(chapter: &Chapter<'_>) -> Vec<Self> {
        let place = (chapter.places.len() > 1).then_some(Self::Place);
        let others = chapter.questions().iter().filter_map(Self::of);
        let classes = chapter.classes.iter().map(|class| Self::Class(*class));
        place.into_iter().chain(others).chain(classes).collect()
    }

    /// The question that asks for it.
    pub fn question(self) -> Question {
        match self {
            Self::Place => Question::Region,
            Self::Class(class) => {
                class.first().map_or(Question::HouseholdHardship, Hardship::question)
            }
            Self::Boarding => Question::Boarding,
            Self::Decision(decision) => decision.into(),
            Self::Circumstance(fact) => fact.into(),
            Self::Word(question) => question,
        }
    }

    /// What a question asks; none of those that are asked otherwise.
    fn of(question: Question) -> Option<Self> {
        match question {
            Question::Region
            | Question::HouseholdHardship
            | Question::StudentHardship
            | Question::Stage
            | Question::Grant => None,
            Question::Boarding => Some(Self::Boarding),
            question => Some(if let Some(decision) = question.decision() {
                Self::Decision(decision)
            } else if let Some(fact) = question.circumstance() {
                Self::Circumstance(fact)
            } else {
                Self::Word(question)
            }),
        }
    }

    /// How many complete answers it has. Of boarding each is one for autumn and one for spring.
    pub fn complete(self, chapter: &Chapter<'_>) -> usize {
        match self {
            Self::Place => chapter.places.len(),
            Self::Class(_) | Self::Decision(_) | Self::Circumstance(_) => 2,
            Self::Boarding => 4,
            Self::Word(question) => words(question),
        }
    }

    /// The complete answers, a bit each, that every answer leaves possible, the missing one with
    /// them; in the order of [`Self::answer`].
    pub fn states(self, chapter: &Chapter<'_>, stage: Stage) -> Vec<u32> {
        let complete = self.complete(chapter);
        let each = (0..complete).map(|answer| 1 << answer);
        let any = match self {
            Self::Boarding => return BOARDING.to_vec(),
            Self::Word(Question::Year) if !stage.years().is_empty() => {
                stage.years().iter().fold(0, |years, year| years | 1 << year.index())
            }
            Self::Place
            | Self::Class(_)
            | Self::Decision(_)
            | Self::Circumstance(_)
            | Self::Word(_) => each.clone().fold(0, |all, one| all | one),
        };
        each.chain([any]).collect()
    }

    /// The facts with one complete answer.
    pub fn given(self, chapter: &Chapter<'_>, mut facts: Facts, answer: usize) -> Facts {
        let student = &mut facts.student;
        let yes = [Some(true), Some(false)].get(answer).copied().flatten();
        match self {
            Self::Place => student.region = chapter.places.get(answer).copied(),
            Self::Class(class) => match (yes, class.first()) {
                (Some(true), Some(category)) => facts.hardships.set(category, yes),
                (Some(false), _) => facts.hardships = facts.hardships.denying(class),
                (Some(true) | None, _) => {}
            },
            Self::Boarding => {
                let [autumn, spring] = [answer / 2, answer % 2];
                student.boarding = Boarding::ALL.get(autumn).copied();
                student.boarding_in_spring = Boarding::ALL.get(spring).copied();
            }
            Self::Decision(decision) => student.decisions.set(decision, yes),
            Self::Circumstance(fact) => student.circumstances.set(fact, yes),
            Self::Word(question) => give(question, student, answer),
        }
        facts
    }

    /// Whether nothing was said of it.
    pub fn is_open(self, chapter: &Chapter<'_>, facts: &Facts) -> bool {
        match self {
            Self::Boarding => facts.student.boarding.is_none(),
            Self::Place
            | Self::Class(_)
            | Self::Decision(_)
            | Self::Circumstance(_)
            | Self::Word(_) => self.answer(chapter, facts) == Some(self.complete(chapter)),
        }
    }

    /// The number of the answer that was given; none of a place that is none.
    #[inline]
    pub fn answer(self, chapter: &Chapter<'_>, facts: &Facts) -> Option<usize> {
        let student = &facts.student;
        Some(match self {
            Self::Place => match student.region {
                Some(place) => return chapter.group_of(place),
                None => chapter.places.len(),
            },
            Self::Class(class) => {
                if !class.intersection(facts.hardships.yes()).is_empty() {
                    0
                } else if class.without(facts.hardships.no()).is_empty() {
                    1
                } else {
                    2
                }
            }
            Self::Boarding => 3 * word(student.boarding) + word(student.boarding_in_spring),
            Self::Decision(decision) => yes_or_no(student.decisions.get(decision)),
            Self::Circumstance(fact) => yes_or_no(student.circumstances.get(fact)),
            Self::Word(question) => told(question, student),
        })
    }
}

/// What autumn and spring can be, a bit for each of both boarding, boarding in autumn alone, in
/// spring alone, never: for each answer of autumn those of spring; what is said of autumn alone
/// holds for spring.
const BOARDING: [u32; 9] = [
    0b0001, 0b0010, 0b0001, // boards in autumn
    0b0100, 0b1000, 0b1000, // does not
    0b0101, 0b1010, 0b1001, // nobody said
];

#[inline]
fn word<V: Vocabulary>(answer: Option<V>) -> usize {
    answer.map_or(V::ALL.len(), |word| word.index() as usize)
}

#[inline]
fn yes_or_no(answer: Option<bool>) -> usize {
    match answer {
        Some(true) => 0,
        Some(false) => 1,
        None => 2,
    }
}

/// Each question whose answers are words, with its field.
macro_rules! of_words {
    ($(($question:ident, $words:ident, $field:ident)),+ $(,)?) => {
        /// How many words answer a question; none of one whose answers are no words.
        const fn words(question: Question) -> usize {
            match question {
                $(Question::$question => $words::ALL.len(),)+
                _ => 0,
            }
        }

        /// Gives the word of this number; beyond the last, none.
        fn give(question: Question, student: &mut Student, answer: usize) {
            match question {
                $(Question::$question => student.$field = $words::ALL.get(answer).copied(),)+
                _ => {}
            }
        }

        /// The number of the word that was given.
        #[inline]
        fn told(question: Question, student: &Student) -> usize {
            match question {
                $(Question::$question => word(student.$field),)+
                _ => 0,
            }
        }
    };
}
of_words!(
    (Entry, Entry, entry),
    (SchoolKind, SchoolKind, school_kind),
    (SchoolPlace, SchoolPlace, school_place),
    (Year, Year, year),
    (Approval, Approval, approval),
    (Residence, Residence, residence),
    (Major, Major, major),
    (TeacherScheme, TeacherScheme, teacher_scheme),
    (Service, Service, service),
    (PrizeWon, PrizeWon, prize_won),
    (LoanTaken, LoanTaken, loan_taken),
);

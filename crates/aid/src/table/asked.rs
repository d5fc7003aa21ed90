//! What a table asks, and the number of each answer.

use crate::eligibility::Facts;
use crate::rulebook::Chapter;
use crate::situation::{
    Approval, Boarding, Circumstance, Decision, Entry, Hardship, LoanTaken, Major, PrizeWon,
    Question, Residence, SchoolKind, SchoolPlace, Service, Stage, TeacherScheme, Year,
};
use crate::vocabulary::{Answers, Set, Vocabulary};

/// What is asked, with each question whose answers are words and its field: written out here once,
/// so that an answer is looked up in one step.
macro_rules! asked {
    ($(($question:ident, $words:ident, $field:ident)),+ $(,)?) => {
        /// One thing that is asked. The last answer of each stands for «not answered».
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Asked {
            /// Where the school is: one of the groups of places that the rules do not tell apart.
            Place,
            /// The sum that the school granted: untold. For one that was told a table has no row.
            Grant,
            /// Whether one of a group of categories applies.
            Class(Set<Hardship>),
            /// Whether the child boards: in autumn, and in spring where that was told apart.
            Boarding,
            /// What the school decided.
            Decision(Decision),
            /// A circumstance.
            Circumstance(Circumstance),
            $(
                #[doc = concat!("The word that answers [`Question::", stringify!($question), "`].")]
                $question,
            )+
        }

        impl Asked {
            /// What asks for a word; none of a question that is answered otherwise.
            fn word_of(question: Question) -> Option<Self> {
                match question {
                    $(Question::$question => Some(Self::$question),)+
                    _ => None,
                }
            }

            /// The question that asks for it.
            pub fn question(self) -> Question {
                match self {
                    Self::Place => Question::Region,
                    Self::Grant => Question::Grant,
                    Self::Class(class) => {
                        class.first().map_or(Question::HouseholdHardship, Hardship::question)
                    }
                    Self::Boarding => Question::Boarding,
                    Self::Decision(decision) => decision.into(),
                    Self::Circumstance(fact) => fact.into(),
                    $(Self::$question => Question::$question,)+
                }
            }

            /// How many complete answers it has. Of boarding each is one for autumn and one for
            /// spring.
            pub fn complete(self, chapter: &Chapter<'_>) -> usize {
                match self {
                    Self::Place => chapter.places.len(),
                    Self::Grant => 1,
                    Self::Class(_) | Self::Decision(_) | Self::Circumstance(_) => 2,
                    Self::Boarding => 4,
                    $(Self::$question => $words::ALL.len(),)+
                }
            }

            /// The facts with one complete answer.
            pub fn given(self, chapter: &Chapter<'_>, mut facts: Facts, answer: usize) -> Facts {
                let student = &mut facts.student;
                let yes = [Some(true), Some(false)].get(answer).copied().flatten();
                match self {
                    Self::Grant => student.grant = None,
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
                    $(Self::$question => student.$field = $words::ALL.get(answer).copied(),)+
                }
                facts
            }

            /// The number of the answer that was given; none of a place that is none, nor of a
            /// grant that was told.
            #[inline]
            pub fn answer(self, chapter: &Chapter<'_>, facts: &Facts) -> Option<usize> {
                let student = &facts.student;
                Some(match self {
                    Self::Place => match student.region {
                        Some(place) => return chapter.group_of(place),
                        None => chapter.places.len(),
                    },
                    Self::Grant => return student.grant.is_none().then_some(0),
                    Self::Class(class) => one_of(class, facts.hardships),
                    Self::Boarding => 3 * word(student.boarding) + word(student.boarding_in_spring),
                    Self::Decision(decision) => one_of(Set::of(decision), student.decisions),
                    Self::Circumstance(fact) => one_of(Set::of(fact), student.circumstances),
                    $(Self::$question => word(student.$field),)+
                })
            }
        }
    };
}
asked!(
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

impl Asked {
    /// Everything that the rules of a chapter look at, in the order in which a table asks.
    pub fn all(chapter: &Chapter<'_>) -> Vec<Self> {
        let place = (chapter.places.len() > 1).then_some(Self::Place);
        let others = chapter.questions().iter().filter_map(Self::of);
        let classes = chapter.classes.iter().map(|class| Self::Class(*class));
        others.chain(classes).chain(place).collect()
    }

    /// What a question asks; none of those that are asked otherwise.
    fn of(question: Question) -> Option<Self> {
        match question {
            Question::Boarding => Some(Self::Boarding),
            question => question
                .decision()
                .map(Self::Decision)
                .or_else(|| question.circumstance().map(Self::Circumstance))
                .or_else(|| Self::word_of(question)),
        }
    }

    /// The complete answers, a bit each, that every answer leaves possible, the missing one with
    /// them; in the order of [`Self::answer`].
    pub fn states(self, chapter: &Chapter<'_>, stage: Stage) -> Vec<u32> {
        if self == Self::Boarding {
            return BOARDING.to_vec();
        }
        let each = (0..self.complete(chapter)).map(|answer| 1 << answer);
        let any = if self == Self::Year && !stage.years().is_empty() {
            stage.years().iter().fold(0, |years, year| years | 1 << year.index())
        } else {
            each.clone().fold(0, |all, one| all | one)
        };
        each.chain([any]).collect()
    }

    /// Whether nothing was said of it.
    pub fn is_open(self, chapter: &Chapter<'_>, facts: &Facts) -> bool {
        if self == Self::Boarding {
            return facts.student.boarding.is_none();
        }
        self.answer(chapter, facts) == Some(self.complete(chapter))
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

/// Whether one of some facts applies: yes, no, not answered.
#[inline]
fn one_of<V: Vocabulary>(facts: Set<V>, answers: Answers<V>) -> usize {
    if !facts.intersection(answers.yes()).is_empty() {
        0
    } else if facts.without(answers.no()).is_empty() {
        1
    } else {
        2
    }
}

//! One question about one child, with its control.

use leptos::prelude::*;

use student_aid::date::Period;
use student_aid::draft::Child;
use student_aid::library::library;
use student_aid::questionnaire::offered;
use student_aid::situation::{Decision, Question};
use student_aid::vocabulary::{Set, Vocabulary};
use student_aid::wording;

use super::categories::Categories;
use super::choice::{Choice, Offer};
use super::place_field::PlaceField;

/// How a question about a child is read and answered: the child, and the one way to change it.
#[derive(Clone, Copy)]
pub struct Answering {
    /// The child.
    pub child: Signal<Child>,
    /// The period asked for: it says which categories are in use.
    pub period: Signal<Period>,
    /// Changes the child.
    pub change: Callback<ChildChange>,
}

/// A change of a child, as a function of it.
pub type ChildChange = Box<dyn FnOnce(&mut Child) + Send + Sync>;

impl Answering {
    /// What the child's answer is.
    fn read<V: Send + Sync + PartialEq + 'static>(
        self,
        get: fn(&Child) -> Option<V>,
    ) -> Signal<Option<V>> {
        let child = self.child;
        Signal::derive(move || child.with(get))
    }

    /// Writes the answer, or that the question was put off.
    fn write<V: Send + Sync + 'static>(
        self,
        question: Question,
        set: fn(&mut Child, Option<V>),
    ) -> Callback<Option<V>> {
        let change = self.change;
        Callback::new(move |answer: Option<V>| {
            change.run(Box::new(move |child: &mut Child| {
                child.skipped = put_off(child.skipped, question, answer.is_none());
                set(child, answer);
            }));
        })
    }

    fn skipped(self, question: Question) -> Signal<bool> {
        let child = self.child;
        Signal::derive(move || child.with(|child| child.skipped.contains(question)))
    }
}

/// The questions that were put off, with one more or one less.
pub fn put_off(skipped: Set<Question>, question: Question, off: bool) -> Set<Question> {
    if off { skipped.union(Set::of(question)) } else { skipped.without(Set::of(question)) }
}

/// A question about a child.
#[component]
pub fn ChildQuestion(question: Question, answering: Answering) -> impl IntoView {
    let prompt = wording::prompt(question);
    view! {
        <fieldset class="question">
            <legend class="question__title">{prompt.title}</legend>
            {(!prompt.help.is_empty())
                .then(|| view! { <p class="question__help">{prompt.help}</p> })}
            {control(question, answering)}
        </fieldset>
    }
}

fn control(question: Question, answering: Answering) -> AnyView {
    match question {
        Question::Stage => words(
            question,
            answering,
            wording::stage,
            |c| c.student.stage,
            |c, a| {
                c.student.stage = a;
            },
        ),
        Question::Entry => words(
            question,
            answering,
            wording::entry,
            |c| c.student.entry,
            |c, a| {
                c.student.entry = a;
            },
        ),
        Question::SchoolKind => words(
            question,
            answering,
            wording::school_kind,
            |c| c.student.school_kind,
            |c, a| {
                c.student.school_kind = a;
            },
        ),
        Question::SchoolPlace => words(
            question,
            answering,
            wording::school_place,
            |c| c.student.school_place,
            |c, a| {
                c.student.school_place = a;
            },
        ),
        Question::Boarding => words(
            question,
            answering,
            wording::boarding,
            |c| c.student.boarding,
            |c, a| {
                c.student.boarding = a;
            },
        ),
        Question::Region => place(answering),
        Question::HouseholdHardship | Question::StudentHardship => categories(answering),
        Question::Recognised => decision(question, answering, Decision::Recognised),
        Question::DayList => decision(question, answering, Decision::DayList),
        Question::Meals => decision(question, answering, Decision::Meals),
        Question::FeeWaived => decision(question, answering, Decision::FeeWaived),
        Question::FreeTextbooks => decision(question, answering, Decision::FreeTextbooks),
    }
}

/// A choice among the members of a vocabulary.
fn words<V: Vocabulary + Send + Sync>(
    question: Question,
    answering: Answering,
    word: fn(V) -> &'static str,
    get: fn(&Child) -> Option<V>,
    set: fn(&mut Child, Option<V>),
) -> AnyView {
    let offers = V::ALL.iter().map(|value| Offer { value: *value, word: word(*value), note: "" });
    view! {
        <Choice
            name=question.id().to_owned()
            offers=offers.collect()
            chosen=answering.read(get)
            skipped=answering.skipped(question)
            choose=answering.write(question, set)
        />
    }
    .into_any()
}

fn decision(question: Question, answering: Answering, asked: Decision) -> AnyView {
    let child = answering.child;
    let chosen = Signal::derive(move || child.with(|child| child.student.decisions.get(asked)));
    let change = answering.change;
    let choose = Callback::new(move |answer: Option<bool>| {
        change.run(Box::new(move |child: &mut Child| {
            child.skipped = put_off(child.skipped, question, answer.is_none());
            child.student.decisions.set(asked, answer);
        }));
    });
    let offers =
        [true, false].map(|said| Offer { value: said, word: wording::decision(said), note: "" });
    view! {
        <Choice
            name=question.id().to_owned()
            offers=offers.to_vec()
            chosen
            skipped=answering.skipped(question)
            choose
        />
    }
    .into_any()
}

fn place(answering: Answering) -> AnyView {
    let question = Question::Region;
    view! {
        <PlaceField
            id=question.id().to_owned()
            label=wording::prompt(question).title
            place=answering.read(|child| child.student.region)
            skipped=answering.skipped(question)
            choose=answering.write(question, |child, place| child.student.region = place)
        />
    }
    .into_any()
}

fn categories(answering: Answering) -> AnyView {
    let question = Question::StudentHardship;
    let child = answering.child;
    let said = Signal::derive(move || child.with(|child| child.student.hardships));
    let change = answering.change;
    let answer = Callback::new(move |(said, off)| {
        change.run(Box::new(move |child: &mut Child| {
            child.skipped = put_off(child.skipped, question, off);
            child.student.hardships = said;
        }));
    });
    let offered = offered(library(), answering.period.get_untracked(), question);
    view! { <Categories offered said skipped=answering.skipped(question) answer /> }.into_any()
}

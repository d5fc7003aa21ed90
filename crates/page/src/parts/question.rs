//! The questions about one child, each with its control.

mod control;
mod grant;
mod place;
mod year;

use std::sync::Arc;

use leptos::prelude::*;

use aid::doubt::doubt;
use aid::library::library;
use aid::questionnaire::{offered, renamed, stages_of};
use aid::rulebook::Rulebook;
use aid::situation::{Circumstance, Decision, Question, Student};
use aid::vocabulary::{Set, Vocabulary};
use aid::wording;
use records::draft::Child;

use super::categories::Categories;
use super::choice::Choice;
use super::live::{live_each, live_of};
use super::pick::Pick;
use control::control;

/// How a question about a child is read and answered: the child, and the one way to change it.
#[derive(Clone, Copy)]
pub struct Answering {
    /// The child.
    pub child: Memo<Child>,
    /// The rules of the period asked for: they say which categories are in use.
    pub book: Memo<Rulebook<'static>>,
    /// Whether the controls are small, one beside the other: for somebody who knows the form.
    pub is_dense: bool,
    /// The question that a window shows which has no room for all of them.
    pub current: Signal<Option<Question>>,
    /// Changes the child.
    pub change: Callback<ChildChange>,
}

/// A change of a child, as a function of it.
pub type ChildChange = Box<dyn FnOnce(&mut Child) + Send + Sync>;

impl Answering {
    fn skipped(self, question: Question) -> Memo<bool> {
        self.read(move |child| child.skipped.contains(question))
    }

    /// What a control shows; a memo, so that an answer wakes no control but its own.
    fn read<T>(self, read: impl Fn(&Child) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.child.with(&read))
    }
}

/// The questions that were put off, with one more or one less.
pub fn put_off(skipped: Set<Question>, question: Question, off: bool) -> Set<Question> {
    if off { skipped.union(Set::of(question)) } else { skipped.without(Set::of(question)) }
}

/// The questions that are asked now; those that stay keep their controls.
pub fn child_questions(
    questions: impl Fn() -> Set<Question> + Send + Sync + 'static,
    answering: Answering,
) -> AnyView {
    let questions = Memo::new(move |_| questions());
    let ids = move || questions.get().iter().map(|question| question.id().to_owned()).collect();
    live_each(ids, move |id| {
        Question::from_id(&id).map(|question| view! { <ChildQuestion question answering /> })
    })
}

/// A question about a child.
#[component]
fn ChildQuestion(question: Question, answering: Answering) -> AnyView {
    let prompt = wording::prompt(question);
    if answering.is_dense {
        return view! { {control(question, answering)} {doubtful(question, answering)} }.into_any();
    }
    let is_current = move || answering.current.get() == Some(question);
    view! {
        <fieldset class="question" class:is-current=is_current id=question.id() tabindex="-1">
            <legend class="question__title">{prompt.title}</legend>
            {(!prompt.help.is_empty())
                .then(|| view! { <p class="question__help">{prompt.help}</p> })}
            {control(question, answering)} {doubtful(question, answering)}
        </fieldset>
    }
    .into_any()
}

/// What contradicts the answer, while something does.
fn doubtful(question: Question, answering: Answering) -> AnyView {
    let told = move || {
        let student = answering.child.with(|child| child.student);
        answering.book.with(|book| doubt(book, question, &student)).map(wording::doubt)
    };
    live_of(told, |told| {
        told.map(|told| view! { <p class="question__doubt" role="status">{told}</p> })
    })
}

/// A choice among the members of a vocabulary; `answer` is the child's answer, to read or write.
fn words<V: Vocabulary>(
    question: Question,
    answering: Answering,
    word: fn(V) -> &'static str,
    answer: fn(&mut Student) -> &mut Option<V>,
) -> AnyView {
    let words = V::ALL.iter().map(|value| word(*value)).collect();
    let place_of = |value: V| V::ALL.iter().position(|member| *member == value);
    let read = move |child: &Child| {
        let mut student = child.student;
        answer(&mut student).and_then(place_of)
    };
    let write = move |child: &mut Child, place: Option<usize>| {
        *answer(&mut child.student) = place.and_then(|place| V::ALL.get(place).copied());
    };
    choice(question, answering, words, Box::new(read), Arc::new(write))
}

/// A choice between what the school decided and what it did not.
fn decision(question: Question, answering: Answering, decision: Decision) -> AnyView {
    let read = move |student: &Student| student.decisions.get(decision);
    let write = move |student: &mut Student, is_so| student.decisions.set(decision, is_so);
    yes_or_no(question, answering, read, write)
}

/// A choice between what is so and what is not.
fn circumstance(question: Question, answering: Answering, fact: Circumstance) -> AnyView {
    let read = move |student: &Student| student.circumstances.get(fact);
    let write = move |student: &mut Student, is_so| student.circumstances.set(fact, is_so);
    yes_or_no(question, answering, read, write)
}

fn yes_or_no(
    question: Question,
    answering: Answering,
    read: impl Fn(&Student) -> Option<bool> + Send + Sync + 'static,
    write: impl Fn(&mut Student, Option<bool>) + Send + Sync + 'static,
) -> AnyView {
    const ANSWERS: [bool; 2] = [true, false];
    let words = ANSWERS.map(wording::decision).to_vec();
    let read = move |child: &Child| {
        let is_so = read(&child.student)?;
        ANSWERS.iter().position(|answer| *answer == is_so)
    };
    let write = move |child: &mut Child, place: Option<usize>| {
        write(&mut child.student, place.and_then(|place| ANSWERS.get(place).copied()));
    };
    choice(question, answering, words, Box::new(read), Arc::new(write))
}

/// Reads which of the words is the child's answer.
type Read = Box<dyn Fn(&Child) -> Option<usize> + Send + Sync>;
/// Writes which of the words is the child's answer.
type Write = Arc<dyn Fn(&mut Child, Option<usize>) + Send + Sync>;

fn choice(
    question: Question,
    answering: Answering,
    words: Vec<&'static str>,
    read: Read,
    write: Write,
) -> AnyView {
    let chosen = answering.read(read);
    let change = answering.change;
    let choose = Callback::new(move |place: Option<usize>| {
        let write = write.clone();
        change.run(Box::new(move |child: &mut Child| {
            child.skipped = put_off(child.skipped, question, place.is_none());
            write(child, place);
        }));
    });
    if answering.is_dense {
        let words = words.into_iter().enumerate();
        let words = words.map(|(place, word)| (place.to_string(), word.to_owned())).collect();
        let chosen = Signal::derive(move || chosen.get().map(|place| place.to_string()));
        let choose = Callback::new(move |id: String| choose.run(id.parse().ok()));
        return pick(question, words, chosen, choose);
    }
    let skipped = answering.skipped(question);
    view! { <Choice name=question.id().to_owned() words chosen skipped choose /> }.into_any()
}

/// A list in place of a group of buttons.
fn pick(
    question: Question,
    words: Vec<(String, String)>,
    chosen: Signal<Option<String>>,
    choose: Callback<String>,
) -> AnyView {
    let label = wording::prompt(question).label;
    let unsaid = std::iter::once((String::new(), "还没问清".to_owned()));
    let words = unsaid.chain(words).collect();
    let chosen = Signal::derive(move || chosen.get().unwrap_or_default());
    view! { <Pick id=question.id() label words chosen choose /> }.into_any()
}

fn categories(answering: Answering) -> AnyView {
    let question = Question::StudentHardship;
    let hardships = answering.read(|child| child.student.hardships);
    let change = answering.change;
    let answer = Callback::new(move |(hardships, off)| {
        change.run(Box::new(move |child: &mut Child| {
            child.skipped = put_off(child.skipped, question, off);
            child.student.hardships = hardships;
        }));
    });
    let student = answering.child.with_untracked(|child| child.student);
    let stages = stages_of([student].iter());
    let offered = answering.book.with_untracked(|book| offered(book, question, stages));
    let renamed = Memo::new(move |_| {
        answering
            .book
            .with(|book| hardships.with(|hardships| renamed(library(), book, question, *hardships)))
    });
    let skipped = answering.skipped(question);
    view! { <Categories offered hardships skipped renamed unfolded=answering.is_dense answer /> }
        .into_any()
}

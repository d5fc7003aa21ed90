//! What the rules ask, in the officer's order: the pupil, the household, the papers seen.

use leptos::prelude::*;

use aid::library::library;
use aid::questionnaire::{offered, renamed, stages_of};
use aid::situation::{Boarding, Hardship, Question};
use aid::vocabulary::{Answers, Set, Vocabulary};
use office::application::Application;
use office::wording;
use page::parts::categories::Categories;
use page::parts::choice::Tick;
use page::parts::fold::Fold;
use page::parts::live::{live, live_each, live_if, live_of};
use page::parts::pick::Pick;
use page::parts::question::{Answering, ChildChange, child_questions};
use records::draft::Child;

use super::Editing;
use crate::app::parts::boxes::Boxes;
use crate::app::parts::section::Section;

/// What the rules ask of the pupil but for the categories, each in a list of its own. What the
/// school says of all its pupils waits behind a fold.
#[component]
pub fn PupilAnswers(editing: Editing) -> impl IntoView {
    let answering = of_pupil(editing);
    let known = editing.desk.school.with_untracked(|school| {
        editing.book.with_untracked(|book| {
            editing.read_once(|application| application.as_the_school_says(school, book))
        })
    });
    let questions = move || {
        let elsewhere = Set::of(Question::StudentHardship).union(known);
        let asked = editing.book.with(|book| editing.read(|application| application.asked(book)));
        asked.without(elsewhere)
    };
    let note = |sentence: Option<String>| {
        sentence.map(|sentence| view! { <p class="section__note">{sentence}</p> })
    };
    let by_school = move |application: &Application| wording::by_school(application, known);
    let open = RwSignal::new(false);
    let others = move || child_questions(move || known, answering);
    view! {
        <Section title="就读和认定情况">
            {live_of(move || editing.read(wording::by_grade), note)}
            <div class="section__fields">
                {child_questions(questions, answering)} <InSpring editing />
            </div>
            {(!known.is_empty())
                .then(|| {
                    view! {
                        {live_of(move || editing.read(by_school), note)}
                        <Fold title="学校情况和本校设置不一样的，在这里改" open>
                            <div class="section__fields">
                                {live_if(move || open.get(), others)}
                            </div>
                        </Fold>
                    }
                })}
        </Section>
    }
}

/// Whether the pupil boards in spring, where that changed within the year.
#[component]
fn InSpring(editing: Editing) -> impl IntoView {
    let is_said = move || editing.read(|application| application.student.boarding.is_some());
    let same = (String::new(), "和秋季一样".to_owned());
    let word =
        |boarding: &Boarding| (boarding.id().to_owned(), wording::boarding(*boarding).to_owned());
    let words: Vec<_> = std::iter::once(same).chain(Boarding::ALL.iter().map(word)).collect();
    let chosen = Signal::derive(move || {
        let boarding = editing.read(|application| application.student.boarding_in_spring);
        boarding.map(|boarding| boarding.id().to_owned()).unwrap_or_default()
    });
    let choose = move |id: String| {
        editing.change(|application| {
            let boarding = Boarding::from_id(&id)
                .filter(|boarding| application.student.boarding != Some(*boarding));
            application.student.boarding_in_spring = boarding;
        });
    };
    let pick = move || {
        let words = words.clone();
        view! { <Pick id="boarding-in-spring" label="春季学期就读方式" words chosen choose /> }
    };
    live_if(is_said, pick)
}

fn of_pupil(editing: Editing) -> Answering {
    let child = move || {
        let mut child = Child::new(0, String::new());
        child.student = editing.read(|application| application.student);
        child
    };
    let change = move |edit: ChildChange| {
        let mut child = untrack(child);
        edit(&mut child);
        editing.change(|application| application.student = child.student);
    };
    Answering {
        child: Memo::new(move |_| child()),
        book: editing.book,
        is_dense: true,
        current: Signal::derive(|| None),
        change: Callback::new(change),
    }
}

/// The categories of hardship, the family's and then the pupil's own.
#[component]
pub fn Hardships(editing: Editing) -> impl IntoView {
    let question = Question::HouseholdHardship;
    let answers = Memo::new(move |_| editing.read(|application| application.household.hardships));
    let answer = move |(answers, _): (Answers<Hardship>, bool)| {
        editing.change(|application| application.household.hardships = answers);
    };
    let pupil = editing.read_once(Application::pupil);
    let stages = stages_of([pupil].iter());
    let offered = editing.book.with_untracked(|book| offered(book, question, stages));
    let skipped = Memo::new(|_| false);
    let renamed = Memo::new(move |_| {
        editing
            .book
            .with(|book| answers.with(|answers| renamed(library(), book, question, *answers)))
    });
    let of_pupil = of_pupil(editing);
    let pupils = Set::of(Question::StudentHardship);
    view! {
        <Section title="特殊群体类型">
            <h3>"家庭的"</h3>
            <Boxes label="家庭的特殊群体类型">
                <Categories offered hardships=answers skipped renamed unfolded=true answer />
            </Boxes>
            <h3>"学生本人的"</h3>
            <Boxes label="学生本人的特殊群体类型">
                {child_questions(move || pupils, of_pupil)}
            </Boxes>
        </Section>
    }
}

/// For each category that was said: whether the school has seen its paper or list.
#[component]
pub fn Papers(editing: Editing) -> impl IntoView {
    let categories = move || {
        editing.read(|application| {
            application.household.hardships.yes().union(application.student.hardships.yes())
        })
    };
    let ids = move || categories().iter().map(|category| category.id().to_owned()).collect();
    let unproven = move || {
        let missing = editing.read(Application::unproven);
        (!missing.is_empty()).then(|| wording::unproven(library(), missing))
    };
    let paper =
        move |id: String| Some(view! { <Paper editing category=Hardship::from_id(&id)? /> });
    live_if(
        move || !categories().is_empty(),
        move || {
            view! {
                <Section title="已看到的证明或名单">
                    <p class="section__note">{wording::PAPERS_NOTE}</p>
                    <div class="categories">{live_each(ids, paper)}</div>
                    <p class="entry__remark">{live(unproven)}</p>
                </Section>
            }
        },
    )
}

/// One category: whether its paper or list was seen, and which that was.
#[component]
fn Paper(editing: Editing, category: Hardship) -> impl IntoView {
    let record = library().hardship(category)?;
    let checked = Signal::derive(move || {
        editing.read(|application| application.proofs_seen.yes().contains(category))
    });
    let pick = move |seen: bool| {
        editing.change(|application| application.proofs_seen.set(category, seen.then_some(true)));
    };
    let word = format!("{}：{}", record.name, record.proof);
    let note = format!("由{}确认", record.confirmed_by);
    let source = move || editing.read(|application| application.sources.get(&category).cloned());
    let keep = move |text: String| {
        editing.change(|application| {
            if text.is_empty() {
                application.sources.remove(&category);
            } else {
                application.sources.insert(category, text);
            }
        });
    };
    let id = format!("source-{}", category.id());
    let field = move || {
        view! {
            <div class="entry is-wide">
                <label class="entry__label" for=id.clone()>
                    "名单或证件、单位、日期"
                </label>
                <input
                    class="entry__input"
                    id=id.clone()
                    value=untrack(source).unwrap_or_default()
                    autocomplete="off"
                    on:change:target=move |event| keep(event.target().value())
                />
            </div>
        }
    };
    Some(view! {
        <Tick word note checked pick unsure=false />
        {live_if(move || checked.get(), field)}
    })
}

//! What the rules ask, in the officer's order: the pupil, the household, the papers seen.

use leptos::prelude::*;

use aid::library::library;
use aid::questionnaire::{offered, renamed};
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
    let known = editing
        .desk
        .school
        .with_untracked(|school| editing.read_once(|one| one.as_the_school_says(school)));
    let asked = move || {
        let elsewhere = Set::of(Question::StudentHardship).union(known);
        editing.read(Application::asked).without(elsewhere)
    };
    let note =
        |said: Option<String>| said.map(|said| view! { <p class="section__note">{said}</p> });
    let open = RwSignal::new(false);
    let others = move || child_questions(move || known, answering);
    view! {
        <Section title="就读和认定情况">
            {live_of(move || editing.read(wording::by_grade), note)}
            <div class="section__fields">
                {child_questions(asked, answering)} <InSpring editing />
            </div>
            {(!known.is_empty())
                .then(|| {
                    view! {
                        {live_of(move || editing.read(|one| wording::by_school(one, known)), note)}
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
    let is_said = move || editing.read(|one| one.student.boarding.is_some());
    let same = (String::new(), "和秋季一样".to_owned());
    let word = |one: &Boarding| (one.id().to_owned(), wording::boarding(*one).to_owned());
    let words: Vec<_> = std::iter::once(same).chain(Boarding::ALL.iter().map(word)).collect();
    let chosen = Signal::derive(move || {
        let said = editing.read(|one| one.student.boarding_in_spring);
        said.map(|said| said.id().to_owned()).unwrap_or_default()
    });
    let choose = move |id: String| {
        editing.change(|one| {
            let said = Boarding::from_id(&id).filter(|said| one.student.boarding != Some(*said));
            one.student.boarding_in_spring = said;
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
        child.student = editing.read(|one| one.student);
        child
    };
    let change = move |edit: ChildChange| {
        let mut child = untrack(child);
        edit(&mut child);
        editing.change(|one| one.student = child.student);
    };
    Answering {
        child: Memo::new(move |_| child()),
        book: editing.book,
        is_dense: true,
        change: Callback::new(change),
    }
}

/// The categories of hardship, the family's and then the pupil's own.
#[component]
pub fn Hardships(editing: Editing) -> impl IntoView {
    let question = Question::HouseholdHardship;
    let said = Memo::new(move |_| editing.read(|one| one.household.hardships));
    let answer = move |(said, _): (Answers<Hardship>, bool)| {
        editing.change(|one| one.household.hardships = said);
    };
    let offered = editing.book.with_untracked(|book| offered(book, question));
    let skipped = Memo::new(|_| false);
    let renamed = Memo::new(move |_| {
        editing.book.with(|book| said.with(|said| renamed(library(), book, question, *said)))
    });
    let of_pupil = of_pupil(editing);
    let pupils = Set::of(Question::StudentHardship);
    view! {
        <Section title="特殊群体类型">
            <h3>"家庭的"</h3>
            <Boxes label="家庭的特殊群体类型">
                <Categories offered said skipped renamed unfolded=true answer />
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
    let said = move || {
        editing.read(|one| one.household.hardships.yes().union(one.student.hardships.yes()))
    };
    let ids = move || said().iter().map(|category| category.id().to_owned()).collect();
    let unproven = move || {
        let missing = editing.read(Application::unproven);
        (!missing.is_empty()).then(|| wording::unproven(library(), missing))
    };
    let paper =
        move |id: String| Some(view! { <Paper editing category=Hardship::from_id(&id)? /> });
    live_if(
        move || !said().is_empty(),
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
    let checked =
        Signal::derive(move || editing.read(|one| one.proofs_seen.yes().contains(category)));
    let pick = move |seen: bool| {
        editing.change(|one| one.proofs_seen.set(category, seen.then_some(true)));
    };
    let word = format!("{}：{}", record.name, record.proof);
    let note = format!("由{}确认", record.confirmed_by);
    let source = move || editing.read(|one| one.sources.get(&category).cloned());
    let keep = move |text: String| {
        editing.change(|one| {
            if text.is_empty() {
                one.sources.remove(&category);
            } else {
                one.sources.insert(category, text);
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

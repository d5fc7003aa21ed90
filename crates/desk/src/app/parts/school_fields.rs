//! 学校: its name, its telephone and what is the same for all its pupils, to be typed and chosen.

use leptos::html;
use leptos::prelude::*;

use aid::date::Period;
use aid::library::library;
use aid::rulebook::Rulebook;
use aid::situation::Student;
use office::application::School;
use page::parts::question::{Answering, ChildChange, child_questions};
use records::draft::Child;

use super::plain_field::PlainField;
use crate::app::state::AppState;

/// The fields of one school.
#[derive(Clone, Copy)]
pub struct SchoolInput {
    /// The school as it was.
    known: StoredValue<School>,
    name: NodeRef<html::Input>,
    phone: NodeRef<html::Input>,
    facts: RwSignal<Student>,
}

impl SchoolInput {
    /// Fields that begin with what is known of a school.
    pub fn new(known: School) -> Self {
        let facts = RwSignal::new(known.facts);
        let known = StoredValue::new(known);
        Self { known, name: NodeRef::new(), phone: NodeRef::new(), facts }
    }

    /// The school as it stands in the fields.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub fn read(self) -> Result<School, String> {
        let text = |input: NodeRef<html::Input>| {
            let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
            typed.trim().to_owned()
        };
        let school = School {
            name: text(self.name),
            phone: text(self.phone),
            facts: self.facts.get_untracked(),
            ..School::default()
        };
        if school.name.is_empty() {
            return Err("请填写学校全称。".to_owned());
        }
        Ok(school)
    }
}

/// The fields.
#[component]
pub fn SchoolFields(fields: SchoolInput) -> impl IntoView {
    let SchoolInput { known, name, phone, facts } = fields;
    let School { name: named, phone: called, .. } = known.get_value();
    view! {
        <PlainField id="school-name" label="学校全称" initial=named input=name />
        <PlainField id="school-phone" label="学校电话（公示上用）" initial=called input=phone />
        <SchoolFacts facts />
    }
}

/// What is the same for every pupil of the school, asked once.
#[component]
fn SchoolFacts(facts: RwSignal<Student>) -> impl IntoView {
    let year = AppState::get().today.school_year_asked();
    let book = Memo::new(move |_| Rulebook::new(library(), Period::SchoolYear(year)));
    let child = Memo::new(move |_| {
        let mut child = Child::new(0, String::new());
        child.student = facts.get();
        child
    });
    let change = Callback::new(move |edit: ChildChange| {
        let mut child = child.get_untracked();
        edit(&mut child);
        facts.set(child.student);
    });
    let current = Signal::derive(|| None);
    let answering = Answering { child, book, is_dense: true, current, change };
    let stage = Memo::new(move |_| facts.with(|facts| facts.stage));
    let questions = move || book.with(|book| School::asked(stage.get(), book));
    view! { <div class="section__fields">{child_questions(questions, answering)}</div> }
}

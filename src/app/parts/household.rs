//! The household's own question: its categories of hardship.

use leptos::prelude::*;

use aid::library::library;
use aid::questionnaire::{Offered, offered, renamed};
use aid::rulebook::Rulebook;
use aid::situation::{Hardship, Question, Stage};
use aid::vocabulary::{Answers, Set};
use aid::wording;
use page::parts::categories::Categories;
use page::parts::live::live_of;

/// The question, while it matters. What is answered comes with whether the rest was put off.
#[component]
pub fn HouseholdHardship(
    #[prop(into)] is_asked: Signal<bool>,
    book: Memo<Rulebook<'static>>,
    #[prop(into)] stages: Signal<Set<Stage>>,
    #[prop(into)] hardships: Signal<Answers<Hardship>>,
    #[prop(into)] skipped: Signal<bool>,
    #[prop(into)] answer: Callback<(Answers<Hardship>, bool)>,
) -> impl IntoView {
    let question = Question::HouseholdHardship;
    let offered = move || {
        let stages = stages.get();
        is_asked.get().then(|| book.with(|book| offered(book, question, stages)))
    };
    let renamed = Signal::derive(move || {
        book.with(|book| hardships.with(|hardships| renamed(library(), book, question, *hardships)))
    });
    let fields = move |offered: Offered| {
        let prompt = wording::prompt(question);
        view! {
            <fieldset class="question">
                <legend class="question__title">{prompt.title}</legend>
                <p class="question__help">{prompt.help}</p>
                <Categories offered hardships skipped renamed unfolded=false answer />
            </fieldset>
        }
    };
    live_of(offered, move |offered| offered.map(fields))
}

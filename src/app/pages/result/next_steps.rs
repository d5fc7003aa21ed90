//! What the family does next, and the papers to bring.

use leptos::prelude::*;

use aid::checklist::{Checklist, checklist};
use aid::library::library;
use aid::wording;
use page::parts::live::live;
use records::draft::Draft;

use super::names;
use crate::app::state::AppState;

/// The checklist of the open draft, as of today.
pub(super) fn of_draft(state: AppState) -> Checklist {
    let situation = state.draft.with(Draft::situation);
    state
        .book
        .with(|book| state.assessment.with(|owed| checklist(book, owed, &situation, state.today)))
}

/// The steps in their order, then the papers.
#[component]
pub(super) fn NextSteps() -> impl IntoView {
    let state = AppState::get();
    let steps = move || {
        let list = of_draft(state);
        let names = state.draft.with(names);
        let in_words = |task| wording::step(library(), task, &list, &names);
        let steps = list.tasks.iter().map(|task| step(in_words(task)));
        view! {
            <h2>"接下来怎么做"</h2>
            <ol class="steps__list">{steps.collect_view()}</ol>
            {papers(wording::papers(library(), list.papers))}
        }
    };
    view! { <section class="steps">{live(steps)}</section> }
}

fn step(step: wording::Step) -> impl IntoView {
    view! {
        <li class="steps__one">
            <p class="steps__title">{step.title}</p>
            <p class="steps__detail">{step.detail}</p>
        </li>
    }
}

fn papers(papers: Vec<wording::Paper>) -> Option<impl IntoView> {
    if papers.is_empty() {
        return None;
    }
    let item = |paper: wording::Paper| {
        view! {
            <li class="papers__one">
                <p>{paper.what}</p>
                <p class="papers__why">{paper.why}</p>
            </li>
        }
    };
    Some(view! {
        <h2>"要带的材料"</h2>
        <ul class="papers">{papers.into_iter().map(item).collect_view()}</ul>
        <p class="papers__why">{wording::PAPERS_NOTE}</p>
    })
}

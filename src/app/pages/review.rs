//! 核对回答: every answer before the result, each with the way back to it.

use leptos::prelude::*;

use aid::doubt::doubt;
use aid::library::library;
use aid::questionnaire::{household_questions, is_answered, student_questions};
use aid::situation::{Household, Question};
use aid::vocabulary::Set;
use aid::wording;
use page::parts::live::live;
use records::draft::Child;

use crate::app::parts::children::shown;
use crate::app::route::Route;
use crate::app::state::AppState;

/// The answers of the household and of each child.
#[component]
pub fn Review() -> impl IntoView {
    let state = AppState::get();
    view! {
        <div class="review">
            <p class="check__step">"第 3 步，共 4 步 · 核对回答"</p>
            <h1 tabindex="-1">"看看填得对不对"</h1>
            <p class="check__lead">"不对的，点“改”。没答的也可以先空着。"</p>
            {live(move || answers(state))}
            <div class="actions">
                <a class="button button--primary" href=Route::Result.href()>
                    "看结果"
                </a>
            </div>
        </div>
    }
}

fn answers(state: AppState) -> impl IntoView {
    let draft = state.draft.get();
    let household = draft.household;
    let of_household =
        state.assessment.with(|assessment| household_questions(assessment, &household));
    let nobody = Child::new(0, String::new());
    let children = draft.children.into_iter().enumerate().map(|(place, child)| {
        let asked = state
            .assessment
            .with(|assessment| student_questions(assessment, place, &household, &child.student));
        let heading = shown(&child.name);
        view! { <Answers heading household child asked /> }
    });
    let heading = "家里的情况".to_owned();
    view! {
        <Answers heading household child=nobody asked=of_household />
        {children.collect_view()}
    }
}

/// The answers about one child, or about the household.
#[component]
fn Answers(
    heading: String,
    household: Household,
    child: Child,
    asked: Set<Question>,
) -> impl IntoView {
    let open = asked.iter().filter(|question| !is_answered(*question, &household, &child.student));
    let open = open.count();
    let book = AppState::get().book;
    let rows = asked.iter().map(|question| {
        let doubtful = book.with(|book| doubt(book, question, &child.student)).map(wording::doubt);
        row(question, household, &child, doubtful)
    });
    view! {
        <section class="review__part">
            <h2>{heading}</h2>
            {(open > 0).then(|| view! { <p class="review__open">{format!("还有 {open} 题没答")}</p> })}
            <dl class="review__list">{rows.collect_view()}</dl>
        </section>
    }
}

/// A question, its answer, what contradicts that, and the way to it.
fn row(
    question: Question,
    household: Household,
    child: &Child,
    doubtful: Option<String>,
) -> impl IntoView + use<> {
    let prompt = wording::prompt(question);
    let answer = wording::answered(library(), question, &household, &child.student);
    let is_open = answer.is_none();
    let route = if question.is_of_household() {
        Route::Household
    } else {
        Route::Question(child.id, question)
    };
    let word = if is_open { "答" } else { "改" };
    view! {
        <div class="review__row" class:is-open=is_open>
            <dt>{prompt.label}</dt>
            <dd>
                {answer.unwrap_or_else(|| "还没答".to_owned())}
                {doubtful.map(|doubt| view! { <p class="question__doubt">{doubt}</p> })}
            </dd>
            <dd class="review__change">
                <a href=route.href() aria-label=format!("{word}：{}", prompt.label)>
                    {word}
                </a>
            </dd>
        </div>
    }
}

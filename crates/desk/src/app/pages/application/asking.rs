//! What a step asks before it is taken: the words that go with it, and whether it is meant.

use leptos::prelude::*;

use aid::date::{SchoolYear, Term};
use aid::vocabulary::Vocabulary;
use office::application::{Action, Application, Due, Tier};
use office::wording;
use page::parts::live::{live, live_of};
use page::parts::pick::Pick;

use super::Editing;
use super::step_input::{StepInput, paid_terms};

/// Where a step asks for what goes with it.
pub const ASKING: &str = "step-asking";

/// The fields of an action and the button that takes it.
#[component]
pub fn Asking(
    editing: Editing,
    input: StepInput,
    action: Action,
    confirm: Callback<Action>,
) -> impl IntoView {
    let fields = match action {
        Action::Publicise => {
            view! { {until(input)} <Tiers editing input label="推荐的困难档次" /> }.into_any()
        }
        Action::Recognise => view! { <Tiers editing input label="困难档次" /> }.into_any(),
        Action::Pay => view! { <Payment editing input /> }.into_any(),
        Action::Bounce | Action::Correct => view! { <Back editing input /> }.into_any(),
        Action::Submit
        | Action::Return
        | Action::Review
        | Action::Decline
        | Action::Object
        | Action::Uphold
        | Action::Reassess
        | Action::Withdraw
        | Action::Leave
        | Action::Resume
        | Action::Void => ().into_any(),
    };
    let back = move |_| {
        input.asking.set(None);
        input.refusal.set(None);
    };
    view! {
        <div class="asking" role="group" aria-labelledby=ASKING>
            <p class="asking__lead" id=ASKING tabindex="-1">
                {wording::before(action)}
            </p>
            <div class="section__fields">{fields}</div>
            <div class="actions">
                <button class="button button--primary" on:click=move |_| confirm.run(action)>
                    {wording::confirm(action)}
                </button>
                <button class="button" on:click=back>
                    "不办了"
                </button>
            </div>
        </div>
    }
}

/// The last day of the notice.
fn until(input: StepInput) -> impl IntoView {
    let text = Signal::derive(move || input.last_day());
    let set = move |text| input.until.set(Some(text));
    let remark = view! { <p class="entry__remark">{live(move || input.on_last_day())}</p> };
    remarked("step-until", "公示最后一天", "entry", text, set, remark.into_any())
}

#[component]
fn Tiers(editing: Editing, input: StepInput, label: &'static str) -> impl IntoView {
    let none = (String::new(), "不分档".to_owned());
    let word = |tier: &Tier| (tier.id().to_owned(), wording::tier(*tier).to_owned());
    let words: Vec<_> = std::iter::once(none).chain(Tier::ALL.iter().map(word)).collect();
    let chosen = Signal::derive(move || {
        input.tier(editing).map(|tier| tier.id().to_owned()).unwrap_or_default()
    });
    let choose = move |id: String| input.tier.set(Some(id));
    view! { <Pick id="step-tier" label words chosen choose /> }
}

/// The term that is paid, what is paid, and where it goes.
#[component]
fn Payment(editing: Editing, input: StepInput) -> impl IntoView {
    let term = move || input.term_paid(editing);
    let of_year = untrack(|| editing.read(|application| Some(application.year)));
    let of_year: Vec<Term> = of_year.into_iter().flat_map(SchoolYear::terms).collect();
    let sums = move |(term, due): (Option<Term>, Vec<Due>)| {
        let field = |due: Due| term.map(|term| sum(input, term, due));
        due.into_iter().map(field).collect_view()
    };
    view! {
        {terms(input, &of_year, term)}
        {live_of(move || (term(), input.due.get()), sums)}
        <div class="entry is-wide">
            <p class="section__note">{live(move || editing.read(account))}</p>
        </div>
    }
}

fn account(application: &Application) -> String {
    wording::paid_to(&application.account())
}

fn sum(input: StepInput, term: Term, due: Due) -> impl IntoView {
    let id = format!("step-sum-{}", due.benefit.id());
    let label = format!("{}实发（元）", wording::benefit(due.benefit));
    let text = Signal::derive(move || input.sum(term, due));
    let set = move |text: String| {
        input.sums.update(|sums| drop(sums.insert((term, due.benefit), text)));
    };
    let remark = move || wording::paid_otherwise(due.sum, &text.get());
    view! {
        <div class="entry">
            <label class="entry__label" for=id.clone()>
                {label}
            </label>
            <input
                class="entry__input"
                id=id
                inputmode="decimal"
                autocomplete="off"
                prop:value=text
                on:input:target=move |event| set(event.target().value())
            />
            <p class="entry__remark">{live(remark)}</p>
        </div>
    }
}

/// The term whose payment came back, or was registered by mistake.
#[component]
fn Back(editing: Editing, input: StepInput) -> impl IntoView {
    terms(input, &untrack(|| editing.read(paid_terms)), move || input.term_back(editing))
}

fn terms<F: Fn() -> Option<Term> + Send + Sync + 'static>(
    input: StepInput,
    of: &[Term],
    term: F,
) -> impl IntoView + use<F> {
    let words: Vec<_> = of.iter().map(|term| (term.to_string(), wording::term(*term))).collect();
    let chosen = Signal::derive(move || term().map(|term| term.to_string()).unwrap_or_default());
    let choose = move |id: String| input.term.set(id.parse().ok());
    view! { <Pick id="step-term" label="学期" words chosen choose /> }
}

/// A text that is said with a step.
pub fn typed(
    id: &'static str,
    label: &'static str,
    class: &'static str,
    text: impl Into<Signal<String>>,
    set: impl Fn(String) + 'static,
) -> impl IntoView {
    remarked(id, label, class, text, set, ().into_any())
}

/// The same, with what there is to know of it below.
fn remarked(
    id: &'static str,
    label: &'static str,
    class: &'static str,
    text: impl Into<Signal<String>>,
    set: impl Fn(String) + 'static,
    remark: AnyView,
) -> impl IntoView {
    let text: Signal<String> = text.into();
    view! {
        <div class=class>
            <label class="entry__label" for=id>
                {label}
            </label>
            <input
                class="entry__input"
                id=id
                autocomplete="off"
                prop:value=text
                on:input:target=move |event| set(event.target().value())
            />
            {remark}
        </div>
    }
}

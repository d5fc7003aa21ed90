//! 困难类别: ticks for the categories in use, those that the rules name first.

use leptos::prelude::{Set as _, *};

use aid::library::library;
use aid::policy::HardshipRecord;
use aid::questionnaire::{Offered, Renamed};
use aid::situation::Hardship;
use aid::vocabulary::{Answers, Set};

use super::choice::Tick;
use super::fold::Fold;
use super::live::live_of;
use super::renamed::RenamedCategories;

/// What is said about the categories, and the one way to say more.
#[derive(Clone, Copy)]
struct Ticks {
    offered: Offered,
    hardships: Signal<Answers<Hardship>>,
    answer: Callback<(Answers<Hardship>, bool)>,
}

/// Ticks for the named categories, the others behind a fold or not, then «none of these» and «not
/// sure».
#[component]
pub fn Categories(
    /// Which categories there are to choose from.
    offered: Offered,
    /// What was answered.
    #[prop(into)]
    hardships: Signal<Answers<Hardship>>,
    /// Whether the question was put off.
    #[prop(into)]
    skipped: Signal<bool>,
    /// Categories that were chosen for a time in which they had another name.
    #[prop(into)]
    renamed: Signal<Vec<Renamed>>,
    /// Whether none of them is folded away.
    unfolded: bool,
    /// Gives back the answers, and whether the question was put off.
    #[prop(into)]
    answer: Callback<(Answers<Hardship>, bool)>,
) -> impl IntoView {
    let others = offered.in_use.without(offered.named);
    let holds_other =
        hardships.with_untracked(|hardships| !hardships.yes().intersection(others).is_empty());
    let open = RwSignal::new(unfolded || holds_other);
    let answers = Ticks { offered, hardships, answer };
    let by_other_name = Callback::new(move |(renamed, holds): (Renamed, bool)| {
        let mut changed = hardships.get_untracked();
        changed.set(renamed.now, Some(holds));
        if holds && others.contains(renamed.now) {
            open.set(true);
        }
        answer.run((changed, false));
    });
    view! {
        <div class="categories">
            <RenamedCategories renamed answer=by_other_name />
            {ticks(answers, offered.named)}
            {if unfolded {
                ticks(answers, others).into_any()
            } else {
                folded(answers, others, open)
            }}
            <Rest answers open skipped renamed />
        </div>
    }
}

/// The categories that the rules do not name; nothing where there are none.
fn folded(answers: Ticks, others: Set<Hardship>, open: RwSignal<bool>) -> AnyView {
    if others.is_empty() {
        return ().into_any();
    }
    view! {
        <Fold title="还有其他困难情况" open>
            <p class="fold__note">
                "这些情况由学校认定时一起考虑，选上以后，清单里会写明向谁开证明。"
            </p>
            <div class="categories">{ticks(answers, others)}</div>
        </Fold>
    }
    .into_any()
}

fn ticks(answers: Ticks, categories: Set<Hardship>) -> impl IntoView {
    let tick = move |category| {
        let record = library().hardship(category)?;
        Some(view! { <Category record answers /> })
    };
    categories.iter().filter_map(tick).collect_view()
}

/// What ends the question: the rest are not, or it is put off. Neither takes back a tick, and what
/// is folded away is not denied.
#[component]
fn Rest(
    answers: Ticks,
    open: RwSignal<bool>,
    skipped: Signal<bool>,
    renamed: Signal<Vec<Renamed>>,
) -> impl IntoView {
    let Ticks { offered, hardships, answer } = answers;
    let denied =
        Signal::derive(move || hardships.with(|hardships| offered.rest_is_denied(*hardships)));
    let deny = move |denied: bool| {
        let hardships = hardships.get_untracked();
        let seen = if open.get_untracked() { offered.in_use } else { offered.named };
        // What is asked by another name is answered there.
        let asked_elsewhere: Set<Hardship> =
            renamed.with_untracked(|renamed| renamed.iter().map(|renamed| renamed.now).collect());
        let seen = seen.without(asked_elsewhere);
        let changed =
            if denied { hardships.denying(seen) } else { hardships.only(hardships.yes()) };
        answer.run((changed, false));
    };
    let unsure = Signal::derive(move || skipped.get() && !denied.get());
    let skip = move |put_off: bool| {
        let hardships = hardships.get_untracked();
        answer.run((hardships.only(hardships.yes()), put_off));
    };
    let some = move || {
        hardships.with(|hardships| !hardships.yes().intersection(offered.in_use).is_empty())
    };
    live_of(some, move |some| {
        let none = if some { "其余都不是" } else { "以上都不是" };
        let later =
            if some { "其余还不清楚，先跳过" } else { "还不清楚，先跳过" };
        let tick = move |word: &str, checked, pick: Callback<bool>| {
            view! { <Tick word=word.to_owned() note=String::new() checked pick unsure=true /> }
        };
        (tick(none, denied, Callback::new(deny)), tick(later, unsure, Callback::new(skip)))
    })
}

#[component]
fn Category(record: &'static HardshipRecord, answers: Ticks) -> impl IntoView {
    let Ticks { offered, hardships, answer } = answers;
    let category = record.id;
    let held =
        Signal::derive(move || hardships.with(|hardships| hardships.yes().contains(category)));
    let pick = move |held: bool| {
        answer.run((offered.ticked(hardships.get_untracked(), category, held), false));
    };
    let note = record.help.clone().unwrap_or_else(|| format!("由{}确认", record.confirmed_by));
    view! { <Tick word=record.plain.clone() note checked=held pick unsure=false /> }
}

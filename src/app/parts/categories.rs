//! 困难类别: ticks for the categories in use, those that the rules name first.

use leptos::prelude::*;

use student_aid::library::library;
use student_aid::policy::HardshipRecord;
use student_aid::questionnaire::Offered;
use student_aid::situation::Hardship;
use student_aid::vocabulary::Answers;

use super::choice::Tick;
use super::fold::Fold;

/// Ticks for the named categories, the rest behind a fold, then «none of these» and «not sure».
#[component]
pub fn Categories(
    offered: Offered,
    #[prop(into)] said: Signal<Answers<Hardship>>,
    #[prop(into)] skipped: Signal<bool>,
    /// Gives back the answers, and whether the question was put off.
    #[prop(into)]
    answer: Callback<(Answers<Hardship>, bool)>,
) -> impl IntoView {
    let tick = move |category| {
        let record = library().hardship(category)?;
        Some(view! { <Category record said answer /> })
    };
    let offered_all = offered.all;
    let first = offered.named.iter().filter_map(tick).collect_view();
    let rest = offered.all.without(offered.named);
    let others = rest.iter().filter_map(tick).collect_view();
    let none = Signal::derive(move || {
        said.with(|said| said.yes().is_empty() && offered_all.without(said.no()).is_empty())
    });
    let deny = move |denied: bool| {
        let denied_all = Answers::default().denying(offered_all);
        answer.run((if denied { denied_all } else { Answers::default() }, false));
    };
    let unsure = Signal::derive(move || skipped.get() && said.get() == Answers::default());
    let skip = move |put_off: bool| answer.run((Answers::default(), put_off));
    view! {
        <div class="categories">
            {first}
            {(!rest.is_empty())
                .then(|| {
                    view! {
                        <Fold title="还有其他困难情况">
                            <p class="fold__note">
                                "这些情况由学校认定时一起考虑，选上以后，清单里会写明向谁开证明。"
                            </p>
                            <div class="categories">{others}</div>
                        </Fold>
                    }
                })}
            <Tick
                word="以上都不是".to_owned()
                note=String::new()
                checked=none
                pick=deny
                unsure=true
            />
            <Tick
                word="还不清楚，先跳过".to_owned()
                note=String::new()
                checked=unsure
                pick=skip
                unsure=true
            />
        </div>
    }
}

#[component]
fn Category(
    record: &'static HardshipRecord,
    said: Signal<Answers<Hardship>>,
    answer: Callback<(Answers<Hardship>, bool)>,
) -> impl IntoView {
    let category = record.id;
    let held = Signal::derive(move || said.with(|said| said.yes().contains(category)));
    let pick = move |held: bool| {
        let mut changed = said.get_untracked();
        changed.set(category, held.then_some(true));
        answer.run((changed.only(changed.yes()), false));
    };
    let note = record.help.clone().unwrap_or_else(|| format!("由{}确认", record.confirmed_by));
    view! { <Tick word=record.plain.clone() note checked=held pick unsure=false /> }
}

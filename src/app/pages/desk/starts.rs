//! How an application begins: empty, or from what a family filled in, on this device or in its
//! file.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use student_aid::application::Application;
use student_aid::draft::Draft;
use student_aid::roster::RecordId;
use student_aid::situation::Question;
use student_aid::vocabulary;
use student_aid::wording;

use crate::app::desk::Desk;
use crate::app::device;
use crate::app::parts::fold::Fold;
use crate::app::parts::icon::{Drawing, Icon};
use crate::app::parts::live::live;
use crate::app::route::Route;
use crate::app::state::AppState;

/// The ways to begin.
#[component]
pub fn Starts(desk: Desk) -> impl IntoView {
    let on_new = move |_| {
        let year = desk.ask.with_untracked(|ask| ask.year);
        let blank = desk.school.with_untracked(|school| Application::new(year, school));
        device::go(Route::application(&desk.add(blank)));
    };
    let outcome = RwSignal::new(None::<String>);
    view! {
        <div class="actions">
            <button class="button button--primary" on:click=on_new>
                <Drawing icon=Icon::Plus />
                "新建申请"
            </button>
        </div>
        <Fold title="从家长填好的记录接过来">
            <p class="fold__note">
                "家长在“我是家长”里回答过的，不用再问一遍。姓名、身份证号等仍要填写。"
            </p>
            <FromDevice desk outcome />
            <FromFile desk outcome />
            <p role="status">{live(move || outcome.get())}</p>
        </Fold>
    }
}

/// The children of the families' drafts on this device.
#[component]
fn FromDevice(desk: Desk, outcome: RwSignal<Option<String>>) -> impl IntoView {
    let state = AppState::get();
    let families = move || {
        let kept = state.shelf.get().kept.into_iter();
        let filled = kept.map(|kept| kept.draft).filter(|draft| !draft.is_untouched());
        filled.flat_map(move |draft| children(desk, &draft, outcome)).collect_view()
    };
    view! { <div class="actions">{live(families)}</div> }
}

/// A button for each child of a draft.
fn children(
    desk: Desk,
    draft: &Draft,
    outcome: RwSignal<Option<String>>,
) -> Vec<impl IntoView + use<>> {
    let button = |id: u32, name: &str| {
        let word = format!("{}：{name}", draft.name);
        let draft = draft.clone();
        let take = move |_| match take_over(desk, &draft, id) {
            Some((id, overruled)) if overruled.is_empty() => device::go(Route::application(&id)),
            // The sentence is read before the application is: the list has it.
            Some((_, overruled)) => outcome.set(Some(made(1, overruled))),
            None => {}
        };
        view! {
            <button class="button button--small" on:click=take>
                {word}
            </button>
        }
    };
    draft.children.iter().map(|child| button(child.id, &child.name)).collect()
}

/// Makes an application of one child's answers; gives the name of its record, and what the school
/// says otherwise.
fn take_over(
    desk: Desk,
    draft: &Draft,
    child: u32,
) -> Option<(RecordId, vocabulary::Set<Question>)> {
    let year = desk.ask.with_untracked(|ask| ask.year);
    let taken =
        desk.school.with_untracked(|school| Application::of_family(draft, child, year, school))?;
    Some((desk.add(taken.application), taken.overruled))
}

/// How many applications were made, and what is to be asked about them.
fn made(count: usize, overruled: vocabulary::Set<Question>) -> String {
    let asked = wording::overruled(overruled).unwrap_or_default();
    format!("已建 {count} 份申请，在下面的名单里，姓名还没有填。{asked}")
}

/// A family's file: an application for each child in it.
#[component]
fn FromFile(desk: Desk, outcome: RwSignal<Option<String>>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let on_choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        spawn_local(async move {
            let Some(text) = device::read_file(input).await else { return };
            outcome.set(Some(match Draft::read(&text) {
                Ok(draft) => {
                    let ids = draft.children.iter().map(|child| child.id);
                    let taken: Vec<_> = ids.filter_map(|id| take_over(desk, &draft, id)).collect();
                    let overruled =
                        taken.iter().fold(vocabulary::Set::EMPTY, |all, (_, one)| all.union(*one));
                    made(taken.len(), overruled)
                }
                Err(error) => error.to_string(),
            }));
        });
    };
    view! {
        <input
            class="field__file"
            type="file"
            accept=".json,application/json"
            aria-label="选择家长存的记录文件"
            node_ref=input
            on:change=on_choose
        />
    }
}

//! A button that has a workbook made and saves it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use office::export::request::{Applications, Wanted, What};
use office::import::request::Request;
use page::browser::workbook;
use page::parts::live::live_of;
use records::json;

use crate::app::pages::papers::listed;
use crate::app::state::AppState;

/// The button, and what came of it.
#[component]
pub(super) fn SaveButton(
    /// What the file is called, before the day.
    name: &'static str,
    /// What the button says.
    word: &'static str,
    /// Which workbook.
    #[prop(into)]
    what: Callback<(), What>,
) -> impl IntoView {
    let state = AppState::get();
    let busy = RwSignal::new(false);
    let outcome = RwSignal::new(None::<String>);
    let on_save = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        outcome.set(None);
        let name = format!("{name}-{}.xlsx", state.today);
        let (given, request) = asked(state, what.run(()));
        spawn_local(async move {
            let saved = workbook::save(&name, given.as_bytes(), &request).await;
            busy.try_set(false);
            let done = || format!("存好了：{name}。用完请删掉。");
            outcome.try_set(Some(saved.map_or_else(|sentence| sentence, |()| done())));
        });
    };
    view! {
        <div class="exports__save">
            <button
                class="button button--primary"
                aria-busy=move || busy.get().to_string()
                on:click=on_save
            >
                {live_of(move || busy.get(), move |busy| if busy { "正在做表格……" } else { word })}
            </button>
            <div role="status">{live_of(move || outcome.get(), |outcome| outcome)}</div>
        </div>
    }
}

/// The applications, and what is asked of them.
fn asked(state: AppState, what: What) -> (String, String) {
    let desk = state.desk;
    let chosen =
        untrack(|| listed(desk, |entries| entries.iter().map(|entry| entry.id.clone()).collect()));
    let given = desk.entries.with_untracked(|entries| {
        let each = entries.iter().map(|entry| (entry.id.clone(), entry.application.clone()));
        Applications(each.collect())
    });
    let wanted = Wanted {
        year: desk.ask.with_untracked(|ask| ask.year),
        on: state.today,
        school: Box::new(desk.school.get_untracked()),
        chosen,
        what,
    };
    (json::to_text(&given), json::to_text(&Request::Export(Box::new(wanted))))
}

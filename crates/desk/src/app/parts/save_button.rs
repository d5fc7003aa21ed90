//! A button that has a workbook made and saves it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use page::browser::workbook;
use page::parts::live::live_of;

use crate::app::state::AppState;

/// What a workbook is made of and what is asked of that, as the worker takes them; or a sentence
/// that says why there is nothing to make it of.
pub type Asked = Result<(String, String), String>;

/// The button, and what came of it.
#[component]
pub fn SaveButton(
    /// What the file is called, before the day.
    name: &'static str,
    /// What the button says.
    word: &'static str,
    /// Gives what the workbook is made of.
    #[prop(into)]
    asked: Callback<(), Asked>,
) -> impl IntoView {
    let (desk, today) = (AppState::get().desk, AppState::get().today);
    let busy = RwSignal::new(false);
    let outcome = RwSignal::new(None::<String>);
    let on_save = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        outcome.set(None);
        let name = format!("{name}-{today}.xlsx");
        spawn_local(async move {
            desk.read_through().await;
            // The page may be gone by then.
            let Some(asked) = asked.try_run(()) else { return };
            let saved = match asked {
                Ok((given, request)) => workbook::save(&name, given.as_bytes(), &request).await,
                Err(sentence) => Err(sentence),
            };
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

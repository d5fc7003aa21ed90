//! A button that has a workbook made and saves it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use office::import::request::Request;
use office::roster::RecordId;
use page::browser::workbook;
use page::parts::live::live_of;
use records::json;

use crate::app::desk::Desk;
use crate::app::state::AppState;

/// What a workbook is made of: what is on the desk once all of it is read.
pub enum Given {
    /// The applications.
    Applications,
    /// The lists, or the one in this record, and the applications.
    Lists(Option<RecordId>),
}

impl Given {
    /// As the worker takes it.
    fn text(&self, desk: Desk) -> Result<String, String> {
        Ok(match self {
            Self::Applications => json::to_text(&desk.given_applications()?),
            Self::Lists(only) => json::to_text(&desk.given_lists(only.as_deref())?),
        })
    }
}

/// The button, and what came of it.
#[component]
pub fn SaveButton(
    /// What the file is called, before the day.
    name: &'static str,
    /// What the button says.
    word: &'static str,
    /// Gives what the workbook is made of, and what is asked of that, as of the tap.
    #[prop(into)]
    asked: Callback<(), (Given, Request)>,
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
        let (given, request) = asked.run(());
        // The file comes also to who has left the page by then.
        spawn_local(async move {
            desk.read_through().await;
            let saved = match given.text(desk) {
                Ok(given) => {
                    workbook::save(&name, given.as_bytes(), &json::to_text(&request)).await
                }
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

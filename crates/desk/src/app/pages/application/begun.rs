//! 接自家长: what a family called the child, and what it said otherwise than the school.

use leptos::prelude::*;

use office::application::{Application, Step};
use office::wording;
use page::parts::live::live_of;

use super::Editing;

/// Word of it, until the application is handed in.
#[component]
pub fn Begun(editing: Editing) -> impl IntoView {
    let said = move || editing.read(word);
    live_of(said, |said| said.map(|said| view! { <p class="notice">{said}</p> }))
}

fn word(one: &Application) -> Option<String> {
    let is_new = matches!(one.step(), Step::Drafted);
    one.beginning.as_ref().filter(|_| is_new).map(wording::beginning)
}

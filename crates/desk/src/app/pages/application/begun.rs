//! 接自家长: what a family called the child, and what it said otherwise than the school.

use leptos::prelude::*;

use office::application::{Application, Step};
use office::wording;
use page::parts::live::live_of;

use super::Editing;

/// Says so, until the application is handed in.
#[component]
pub fn Begun(editing: Editing) -> impl IntoView {
    let sentence = move || editing.read(word);
    live_of(sentence, |sentence| {
        sentence.map(|sentence| view! { <p class="notice">{sentence}</p> })
    })
}

fn word(application: &Application) -> Option<String> {
    let is_new = matches!(application.step(), Step::Drafted);
    application.beginning.as_ref().filter(|_| is_new).map(wording::beginning)
}

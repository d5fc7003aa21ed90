//! Many boxes to tick, led through by the arrow keys.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use page::browser::arrow_keys;

/// Boxes to tick, each behind the other for the arrows, and all behind the tab key.
#[component]
pub fn Boxes(label: &'static str, children: Children) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| arrow_keys::lead(&event);
    view! {
        <div class="boxes" role="group" aria-label=label on:keydown=on_key>
            <p class="boxes__hint">"键盘：方向键移动，空格键打勾。"</p>
            {children()}
        </div>
    }
}

//! 方向键: many boxes to tick are one stop of the tab key, and the arrows lead from box to box.

use leptos::ev::KeyboardEvent;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Leads on from the box that has the focus: an arrow to another, the tab key past all of them.
pub fn lead(event: &KeyboardEvent) {
    let boxes = boxes(event);
    let has_focus =
        |tick_box: &HtmlElement| event.target().is_some_and(|target| target == ****tick_box);
    let Some(place) = boxes.iter().position(has_focus) else { return };
    for (at, tick_box) in boxes.iter().enumerate() {
        tick_box.set_tab_index(if at == place { 0 } else { -1 });
    }
    let last = boxes.len().saturating_sub(1);
    let to = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => place.saturating_add(1).min(last),
        "ArrowUp" | "ArrowLeft" => place.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    if boxes.get(to).is_some_and(|to| to.focus().is_err()) {
        leptos::logging::warn!("a box takes no focus");
    }
}

/// The boxes within what hears of the key, in their order.
fn boxes(event: &KeyboardEvent) -> Vec<HtmlElement> {
    let around = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let inputs = around.map(|around| around.get_elements_by_tag_name("input"));
    let inputs =
        inputs.into_iter().flat_map(|inputs| (0..inputs.length()).map(move |at| inputs.item(at)));
    inputs.filter_map(|element| element?.dyn_into().ok()).collect()
}

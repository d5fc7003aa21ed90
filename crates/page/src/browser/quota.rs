//! The room that the browser gives the page, and whether it may clear it by itself.

use js_sys::{Promise, Reflect};
use leptos::wasm_bindgen::JsValue;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Throws where the browser knows nothing of it, which the generated bindings do not expect.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "storage"])]
    fn estimate() -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["navigator", "storage"])]
    fn persisted() -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["navigator", "storage"])]
    fn persist() -> Result<Promise, JsValue>;
}

/// How much room this page takes, and whether the browser promised not to clear it by itself; none
/// where the browser does not say.
pub async fn room() -> (Option<u64>, Option<bool>) {
    let (used, promised) = (answer(estimate()).await, answer(persisted()).await);
    let used = used.and_then(|used| Reflect::get(&used, &"usage".into()).ok()?.as_f64());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, never negative
    (used.map(|used| used as u64), promised.and_then(|promised| promised.as_bool()))
}

/// Asks the browser not to clear what is kept when room is short.
pub fn keep_when_room_is_short() {
    leptos::task::spawn_local(async {
        if answer(persist()).await.is_none() {
            leptos::logging::log!("this browser promises nothing");
        }
    });
}

async fn answer(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}

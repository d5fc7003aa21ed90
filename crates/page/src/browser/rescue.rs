//! The way to the rescue screen (`pwa/rescue.js`), which works when this program no longer does.

use std::panic::PanicHookInfo;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = studentAidRescue)]
    fn rescue(reason: &str);
}

/// Shows it after a panic: the page would go on taking text into signals that are dead for good.
pub fn after_panic() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        leptos::logging::error!("{panic}");
        rescue("panic");
    }));
}

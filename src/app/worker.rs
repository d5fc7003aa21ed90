//! The conversation with the service worker: is everything on the device, and is there a newer
//! version? The worker's half, and the words of the conversation, are in `pwa/sw.js`.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};

#[cfg(feature = "desk")]
use super::desk::Phase;
use super::device;
use super::state::AppState;

fn container() -> Option<web_sys::ServiceWorkerContainer> {
    // Absent where the browser has no workers, as in many in-app browsers on iPhones.
    let navigator = window().navigator();
    let has = Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false);
    has.then(|| navigator.service_worker())
}

fn say(word: &str) {
    let Some(worker) = container().and_then(|container| container.controller()) else { return };
    // Until the desk's own worker is there, the family's, whose page is above it, stands in.
    #[cfg(feature = "desk")]
    if !is_ours(&worker) {
        return;
    }
    let message = Object::new();
    let made = Reflect::set(&message, &JsValue::from_str("type"), &JsValue::from_str(word));
    if made.is_err() || worker.post_message(&message).is_err() {
        leptos::logging::warn!("the worker does not hear «{word}»");
    }
}

#[cfg(feature = "desk")]
fn is_ours(worker: &web_sys::ServiceWorker) -> bool {
    let page = document().base_uri().ok().flatten().unwrap_or_default();
    let folder = page.split('#').next().and_then(|page| Some(page.rsplit_once('/')?.0));
    worker.script_url().strip_suffix("/sw.js") == folder
}

/// Listens to the worker and asks how things are.
pub fn listen(state: AppState) {
    let Some(container) = container() else { return };
    let heard = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event| {
        let event: web_sys::MessageEvent = event;
        let word = Reflect::get(&event.data(), &JsValue::from_str("type")).ok();
        match word.and_then(|word| word.as_string()).as_deref() {
            Some(WHOLE) => state.offline.update(|offline| offline.ready = true),
            #[cfg(feature = "desk")]
            Some("offline-ready") if state.desk.phase.with_untracked(Phase::is_open) => keep_rest(),
            Some("ready") => state.offline.update(|offline| offline.newer = true),
            Some("switched") if state.offline.with_untracked(|offline| offline.agreed) => {
                device::reload();
            }
            _ => {}
        }
    });
    container.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    let taken_over = Closure::<dyn Fn()>::new(ask);
    container.set_oncontrollerchange(Some(taken_over.as_ref().unchecked_ref()));
    taken_over.forget();
    ask();
}

fn ask() {
    say("status");
    say("check");
}

/// The page's word for: all of it is on the device.
const WHOLE: &str = if cfg!(feature = "desk") { "rest-ready" } else { "offline-ready" };

/// Has the worker keep what is fetched when it is wanted, so that it is there without a network.
#[cfg(feature = "desk")]
pub fn keep_rest() {
    say("rest");
}

/// The family agreed: the worker changes to the newer version, then the page starts anew.
pub fn switch(state: AppState) {
    state.offline.update(|offline| offline.agreed = true);
    say("switch");
}

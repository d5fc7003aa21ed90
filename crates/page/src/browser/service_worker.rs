//! The conversation with the service worker: is everything on the device, and is there a newer
//! version? The worker's half, and the words of the conversation, are in `pwa/sw.js`.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::device;

/// Whether the page can start with no network, and whether a newer one waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offline {
    /// Everything is on the device.
    pub ready: bool,
    /// A newer version is complete and waits for a person's word.
    pub newer: bool,
    /// The person gave it, in this tab: others are not disturbed.
    pub agreed: bool,
}

/// What a page has beside its first download.
pub enum Rest {
    /// Nothing.
    None,
    /// Files that are kept once this says that they are wanted.
    WhenWanted(Box<dyn Fn() -> bool>),
}

fn container() -> Option<web_sys::ServiceWorkerContainer> {
    // Absent where the browser has no workers, as in many in-app browsers on iPhones.
    let navigator = window().navigator();
    let has = Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false);
    has.then(|| navigator.service_worker())
}

fn say(word: &str) {
    let Some(worker) = container().and_then(|container| container.controller()) else { return };
    // Until the desk's own worker is there, the family's, whose page is above it, stands in.
    if !is_ours(&worker) {
        return;
    }
    let message = Object::new();
    let made = Reflect::set(&message, &JsValue::from_str("type"), &JsValue::from_str(word));
    if made.is_err() || worker.post_message(&message).is_err() {
        leptos::logging::warn!("the worker does not hear «{word}»");
    }
}

fn is_ours(worker: &web_sys::ServiceWorker) -> bool {
    let page = document().base_uri().ok().flatten().unwrap_or_default();
    let folder = page.split(['#', '?']).next().and_then(|page| Some(page.rsplit_once('/')?.0));
    worker.script_url().strip_suffix("/sw.js") == folder
}

/// Listens to the worker and asks how things are.
pub fn listen(offline: RwSignal<Offline>, rest: Rest) {
    let Some(container) = container() else { return };
    let heard = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event| {
        let event: web_sys::MessageEvent = event;
        let word = Reflect::get(&event.data(), &JsValue::from_str("type")).ok();
        match (word.and_then(|word| word.as_string()).as_deref(), &rest) {
            (Some("offline-ready"), Rest::None) | (Some("rest-ready"), Rest::WhenWanted(_)) => {
                offline.update(|offline| offline.ready = true);
            }
            (Some("offline-ready"), Rest::WhenWanted(is_wanted)) if is_wanted() => keep_rest(),
            (Some("ready"), _) => offline.update(|offline| offline.newer = true),
            (Some("switched"), _) if offline.with_untracked(|offline| offline.agreed) => {
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

/// Has the worker keep the rest of the page, so that it is there without a network.
pub fn keep_rest() {
    say("rest");
}

/// The person agreed: the worker changes to the newer version, then the page starts anew.
pub fn switch(offline: RwSignal<Offline>) {
    offline.update(|offline| offline.agreed = true);
    say("switch");
}

//! Tells the other tabs which record has changed, and hears it from them. Nothing else is said.

use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// Hears and tells, as long as the page lives.
pub struct Tabs(BroadcastChannel);

impl Tabs {
    /// Calls back with the name of each record that another tab has changed. None where the
    /// browser lets no tabs speak.
    pub fn new(changed: impl Fn(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new("student-aid").ok()?;
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(id) = event.data().as_string() {
                changed(id);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        // Listens for as long as the page lives.
        listener.forget();
        Some(Self(channel))
    }

    /// Tells that a record has changed.
    pub fn tell(&self, id: &str) {
        if self.0.post_message(&JsValue::from_str(id)).is_err() {
            leptos::logging::warn!("other tabs cannot be told");
        }
    }
}

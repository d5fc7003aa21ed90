//! The parts of a page that follow signals.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;

/// Draws a view anew whenever a signal that it reads changes.
///
/// A bare closure in a view does the same, but every closure is a type of its own, and the code
/// that watches, builds and replaces it would be downloaded once for each. This is one type.
pub fn live<V: IntoView>(view: impl Fn() -> V + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(move || view().into_any());
    view.into_any()
}

/// Draws a view anew only when what it shows changes, not whenever a signal behind it does.
pub fn live_of<T, V>(
    shown: impl Fn() -> T + Send + Sync + 'static,
    view: impl Fn(T) -> V + Send + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView,
{
    let last = Arc::new(Mutex::new(None));
    let seen = last.clone();
    let count = counted(Box::new(move || {
        let now = Some(shown());
        seen.lock().is_ok_and(|mut last| {
            *last != now && {
                *last = now;
                true
            }
        })
    }));
    live(move || {
        // Read, not only tracked: what nobody reads is not counted.
        let shown: Option<T> = count.with(|_| last.lock().ok().and_then(|last| last.clone()));
        shown.map_or_else(|| ().into_any(), |shown| view(shown).into_any())
    })
}

/// Counts the changes. A memo of what is shown would be more plain, and 1.5 KB to download for each
/// type of it: this is one type.
fn counted(has_changed: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<u32> {
    Memo::new(move |count: Option<&u32>| {
        let count = count.copied().unwrap_or_default();
        if has_changed() { count.wrapping_add(1) } else { count }
    })
}

/// Does something now, and again whenever a signal that it reads changes; as one type, too.
pub fn whenever(task: impl Fn() + 'static) {
    let task: Box<dyn Fn()> = Box::new(task);
    Effect::new(move |_| task());
}

/// Draws a view while a condition is met, and anew only when the condition changes: what `Show`
/// does, as the one type of [`live`].
pub fn live_if<V: IntoView>(
    met: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> V + Send + 'static,
) -> AnyView {
    live_of(met, move |met| met.then(&view))
}

/// Draws one view for each key, and keeps it while its key stays: what `For` does, as one type.
pub fn live_each<V: IntoView>(
    keys: impl Fn() -> Vec<String> + Send + Sync + 'static,
    view: impl Fn(String) -> V + Send + Sync + 'static,
) -> AnyView {
    keyed(Arc::new(keys), Arc::new(move |key| view(key).into_any()))
}

type Keys = Arc<dyn Fn() -> Vec<String> + Send + Sync>;
type OfKey = Arc<dyn Fn(String) -> AnyView + Send + Sync>;

fn keyed(keys: Keys, view: OfKey) -> AnyView {
    let each = move || keys();
    let children = move |key| view(key);
    view! { <For each key=Clone::clone children /> }.into_any()
}

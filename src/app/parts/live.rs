//! The parts of a page that follow signals.

use std::sync::Arc;

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
    let shown = Memo::new(move |_| shown());
    live(move || view(shown.get()))
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

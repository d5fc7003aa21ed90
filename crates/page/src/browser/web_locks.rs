//! A place in the row of the tabs that want to write the same.
//!
//! A browser without locks gives every tab its turn: the store then brings together what two of
//! them wrote, field by field.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The navigator with its locks, which the generated bindings do not have.
    type Navigating;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &Navigating) -> Option<Locks>;

    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &Object,
        granted: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// A place in the row of the tabs that want to write the same.
pub struct Place(Rc<Row>);

struct Row {
    is_left: Cell<bool>,
    /// Ends the turn.
    end: RefCell<Option<Function>>,
}

impl Place {
    /// Takes a place in the row, or the first one from whoever has it; `None` where the browser
    /// has no locks. `heard` is told whenever the turn comes, and when another tab took it.
    pub fn take(row: &str, first: bool, heard: impl Fn(bool) + 'static) -> Option<Self> {
        let place = Rc::new(Row { is_left: Cell::new(false), end: RefCell::default() });
        let (here, heard) = (place.clone(), Rc::new(heard));
        let on_grant = heard.clone();
        let granted = Closure::once_into_js(move || {
            if here.is_left.get() {
                return JsValue::UNDEFINED;
            }
            let turn = Promise::new(&mut |end, _| drop(here.end.replace(Some(end))));
            on_grant(true);
            turn.into()
        });
        let options = Object::new();
        Reflect::set(&options, &"steal".into(), &first.into()).ok()?;
        let navigator: Navigating = JsValue::from(window().navigator()).unchecked_into();
        let turn = navigator.locks()?.request(row, &options, &granted).ok()?;
        let here = place.clone();
        wasm_bindgen_futures::spawn_local(async move {
            // It is broken, not ended, when another tab takes the turn.
            if JsFuture::from(turn).await.is_err() && !here.is_left.get() {
                heard(false);
            }
        });
        Some(Self(place))
    }

    /// Leaves the row, or ends the turn. A killed tab does so by itself.
    pub fn leave(&self) {
        self.0.is_left.set(true);
        let ended = self.0.end.take().map(|end| end.call0(&JsValue::UNDEFINED));
        if ended.is_some_and(|ended| ended.is_err()) {
            leptos::logging::warn!("a turn cannot be ended");
        }
    }
}

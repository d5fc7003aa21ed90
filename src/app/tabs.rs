//! 几个窗口: what the tabs of one desk tell each other, and whose turn it is to write a record.
//!
//! What they tell names a record and a revision, never a person. A browser without locks gives
//! every tab its turn: the store then brings together what two of them wrote, field by field.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use student_aid::store::RecordId;

/// The name under which the tabs of the desk hear each other.
const CHANNEL: &str = "student-aid-desk";

/// Said when the use of the desk ends.
const ENDED: &str = "ended";
/// Said when a backup was restored.
const RESTORED: &str = "restored";

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

/// What one tab tells the others.
pub enum Word {
    /// A record is in the store, in this revision.
    Saved(RecordId, u64),
    /// Somebody wants to write this record in another tab.
    Give(RecordId),
    /// Many records are in the store that were not.
    Restored,
    /// The use of the desk on this device has ended.
    Ended,
}

impl Word {
    fn write(&self) -> String {
        match self {
            Self::Saved(id, revision) => format!("saved/{}/{revision}", id.as_str()),
            Self::Give(id) => format!("give/{}", id.as_str()),
            Self::Restored => RESTORED.to_owned(),
            Self::Ended => ENDED.to_owned(),
        }
    }

    /// Nothing, unless it is exactly what a tab tells.
    fn read(text: &str) -> Option<Self> {
        match text {
            ENDED => return Some(Self::Ended),
            RESTORED => return Some(Self::Restored),
            _ => {}
        }
        let (verb, rest) = text.split_once('/')?;
        match (verb, rest.split_once('/')) {
            ("saved", Some((id, revision))) => {
                Some(Self::Saved(id.parse().ok()?, revision.parse().ok()?))
            }
            ("give", None) => Some(Self::Give(rest.parse().ok()?)),
            _ => None,
        }
    }
}

/// The other tabs of the desk.
pub struct Others(Option<BroadcastChannel>);

impl Others {
    /// Hears the others for as long as the page lives; deaf and dumb where a browser cannot.
    pub fn hear(heard: impl Fn(Word) + 'static) -> Self {
        let channel = BroadcastChannel::new(CHANNEL).ok();
        if let Some(channel) = &channel {
            let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event| {
                let event: MessageEvent = event;
                if let Some(word) = event.data().as_string().as_deref().and_then(Word::read) {
                    heard(word);
                }
            });
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
            listener.forget();
        }
        Self(channel)
    }

    /// Tells the others.
    pub fn tell(&self, word: &Word) {
        let told = self.0.as_ref().map(|channel| channel.post_message(&word.write().into()));
        if told.is_some_and(|told| told.is_err()) {
            leptos::logging::warn!("the other tabs hear nothing");
        }
    }
}

/// A place in the row of the tabs that want to write one record.
pub struct Place(Rc<Row>);

struct Row {
    is_left: Cell<bool>,
    /// Ends the turn.
    end: RefCell<Option<Function>>,
}

impl Place {
    /// Takes a place in the row, or the first one from whoever has it; `None` where the browser
    /// has no locks. `heard` is told whenever the turn comes, and when another tab took it.
    pub fn take(id: &str, first: bool, heard: impl Fn(bool) + 'static) -> Option<Self> {
        let row = Rc::new(Row { is_left: Cell::new(false), end: RefCell::default() });
        let (here, heard) = (row.clone(), Rc::new(heard));
        let told = heard.clone();
        let granted = Closure::once_into_js(move || {
            if here.is_left.get() {
                return JsValue::UNDEFINED;
            }
            let turn = Promise::new(&mut |end, _| drop(here.end.replace(Some(end))));
            told(true);
            turn.into()
        });
        let options = Object::new();
        Reflect::set(&options, &"steal".into(), &first.into()).ok()?;
        let name = format!("application:{id}");
        let navigator: Navigating = JsValue::from(window().navigator()).unchecked_into();
        let turn = navigator.locks()?.request(&name, &options, &granted).ok()?;
        let here = row.clone();
        wasm_bindgen_futures::spawn_local(async move {
            // It is broken, not ended, when another tab takes the turn.
            if JsFuture::from(turn).await.is_err() && !here.is_left.get() {
                heard(false);
            }
        });
        Some(Self(row))
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

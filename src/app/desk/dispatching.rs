//! What is fetched when it is wanted (`app/dispatch.rs`), as the desk's page sees it.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, HtmlElement};

#[cfg(feature = "dispatch")]
use aid::date::SchoolYear;
#[cfg(feature = "dispatch")]
use office::roster::Ask;
use office::roster::{Entry, find, unlisted};

use super::{Desk, Phase};
use crate::app::route::Route;
use crate::app::vault::Vault;

/// Why there is no screen, or no file.
pub const NOT_HERE: &str = "这一部分还没有存到这台设备上。请连上网，再试一次。";
pub(super) const NO_FILE: &str = "浏览器存不成文件，没有备份。请换一个浏览器再试。";
const UNSETTLED: &str = "还有改动没有存好。请稍等，再试一次。";

#[wasm_bindgen]
extern "C" {
    /// Fetches a part of the page and starts it (`pwa/boot.js`).
    #[wasm_bindgen(js_name = studentAidPart, catch)]
    fn part(name: &str) -> Result<Promise, JsValue>;

    type Part;
    #[wasm_bindgen(method, getter, js_name = Dispatch)]
    fn dispatch(this: &Part) -> Function;
    #[wasm_bindgen(method, catch)]
    fn back_up(
        this: &Part,
        key: CryptoKey,
        workspace: &str,
        records: Vec<String>,
    ) -> Result<Promise, JsValue>;

    /// The fetched part.
    #[derive(Clone)]
    pub type Dispatch;
    #[wasm_bindgen(method, catch)]
    fn show(
        this: &Dispatch,
        place: &HtmlElement,
        key: Option<CryptoKey>,
        year: &str,
        wanted: Option<Array>,
        unlisted: Array,
        opened: &JsValue,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn leave(this: &Dispatch) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn is_done(this: &Dispatch) -> Result<bool, JsValue>;
}

/// Where a screen that was fetched stands: is given the key of a backup that became the desk.
#[derive(Clone)]
pub struct Opened(pub Function);

async fn fetch() -> Result<Part, JsValue> {
    Ok(JsFuture::from(part("dispatch")?).await?.unchecked_into())
}

impl Desk {
    /// Shows a screen of the part that is fetched when it is wanted, while the place is there.
    ///
    /// # Errors
    /// A sentence that says why it is not shown.
    pub async fn dispatch(self, place: HtmlElement, route: Route) -> Result<(), String> {
        let dispatch = self.fetch_dispatch().await.map_err(|_| NOT_HERE)?;
        if !self.is_flushed().await {
            return Err(UNSETTLED.to_owned());
        }
        if place.is_connected() {
            let year = self.ask.with_untracked(|ask| ask.year.to_string());
            let (wanted, unlisted) = self.wanted(route);
            let key = self.vault().map(|vault| vault.key());
            let opened = Closure::once_into_js(move |key: CryptoKey| self.opened(key));
            let shown = dispatch.show(&place, key, &year, wanted, unlisted, &opened);
            shown.map_err(|_| NOT_HERE)?;
        }
        Ok(())
    }

    /// Seals records in a backup file; gives its name.
    pub(super) async fn seal_in_file(
        self,
        workspace: String,
        records: Vec<String>,
    ) -> Result<String, String> {
        let vault = self.vault().ok_or(NOT_HERE)?;
        let fetched = fetch().await.map_err(|_| NOT_HERE)?;
        let sealing = fetched.back_up(vault.key(), &workspace, records);
        let sealed = async { JsFuture::from(sealing?).await }.await;
        let word = |word: JsValue| word.as_string().unwrap_or_else(|| NO_FILE.to_owned());
        sealed.map(word).map_err(word)
    }

    async fn fetch_dispatch(self) -> Result<Dispatch, JsValue> {
        if let Some(known) = self.inside.with_value(|inside| inside.dispatch.clone()) {
            return Ok(known);
        }
        let made = Reflect::construct(&fetch().await?.dispatch(), &Array::new())?;
        let made: Dispatch = made.unchecked_into();
        self.inside.update_value(|inside| inside.dispatch = Some(made.clone()));
        Ok(made)
    }

    /// Takes the screen away.
    pub fn leave_dispatch(self) {
        let shown = self.inside.with_value(|inside| inside.dispatch.clone());
        if shown.is_some_and(|shown| shown.leave().is_err()) {
            leptos::logging::warn!("a screen cannot be taken away");
        }
    }

    /// The records whose papers are asked for, none where all is; and those without which nobody
    /// could tell what is to be on the papers.
    fn wanted(self, route: Route) -> (Option<Array>, Array) {
        let wanted = match route {
            Route::Form(record) | Route::Annex(record) => {
                Some(Array::of1(&format!("{record:016x}").into()))
            }
            Route::Blank => Some(Array::new()),
            Route::Forms | Route::Disbursement | Route::Notice | Route::Table => {
                return self.listed();
            }
            Route::Data
            | Route::Desk
            | Route::Application(_)
            | Route::Home
            | Route::Household
            | Route::Child(_)
            | Route::Question(..)
            | Route::Result
            | Route::WhatIf
            | Route::Rules(_)
            | Route::Settings => None,
        };
        (wanted, Array::new())
    }

    /// The records on the list, and those of the same pupils that are not on it.
    fn listed(self) -> (Option<Array>, Array) {
        let names = |entries: &[&Entry]| entries.iter().map(|one| JsValue::from(&one.id)).collect();
        self.entries.with_untracked(|entries| {
            let found = self.ask.with_untracked(|ask| find(entries, ask));
            (Some(names(&found)), names(&unlisted(entries, &found)))
        })
    }

    /// Whether an application is on no paper.
    #[cfg(feature = "dispatch")]
    pub fn is_unlisted(self, id: &str) -> bool {
        self.inside.with_value(|inside| inside.unlisted.contains(id))
    }

    /// Makes this the desk of a screen that was fetched, for the papers of a school year.
    #[cfg(feature = "dispatch")]
    pub fn begin_dispatch(self, year: Option<SchoolYear>, opened: Opened) {
        self.ask.update(|ask| *ask = Ask::all(year.unwrap_or(ask.year)));
        self.inside.update_value(|inside| inside.opened = Some(opened));
    }

    /// Gives the key of a backup that became the desk to the page.
    #[cfg(feature = "dispatch")]
    pub(super) fn give_key(self, vault: &Vault) {
        let opened = self.inside.with_value(|inside| inside.opened.clone());
        let given = opened.map(|Opened(opened)| opened.call1(&JsValue::NULL, &vault.key()));
        if given.is_some_and(|given| given.is_err()) {
            leptos::logging::warn!("the page does not take the key");
        }
    }

    /// A backup became the desk: this is its key.
    fn opened(self, key: CryptoKey) {
        spawn_local(async move {
            let entered = match Vault::of(key) {
                Ok(vault) => self.enter(vault).await,
                Err(error) => Err(error.to_string()),
            };
            if let Err(sentence) = entered {
                self.phase.set(Phase::Shut(sentence));
            }
        });
    }

    /// Whether what is fetched waits for nothing to be saved.
    pub(super) fn is_dispatch_done(self) -> bool {
        let done = |dispatch: &Dispatch| dispatch.is_done().unwrap_or(true);
        self.inside.with_value(|inside| inside.dispatch.as_ref().is_none_or(done))
    }
}

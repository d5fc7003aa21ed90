//! Rows in `IndexedDB`: what survives a killed browser. How, `rows.js` knows: the rescue screen
//! reads them too, when this program no longer can, and a script is the lesser download.

use js_sys::{Array, Promise, Uint8Array};
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use records::store::{Change, Committed, Durability, Expected, Fault, Row, Store};

/// Told to the window when a database is gone that was there: the browser threw it away.
pub const LOST: &str = "student-aid-lost";

/// One store of a database.
#[derive(Clone, Copy)]
pub struct Rows {
    /// The name of the database.
    pub database: &'static str,
    /// The name of the store.
    pub store: &'static str,
    /// Milliseconds after which all of it, if asked for, is taken for missing.
    pub patience_ms: u32,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = studentAidRows)]
    fn read(database: &str, store: &str, prefix: &str, patience_ms: u32) -> Promise;

    #[wasm_bindgen(js_namespace = studentAidRows)]
    fn keys(database: &str, store: &str, patience_ms: u32) -> Promise;

    #[wasm_bindgen(js_namespace = studentAidRows)]
    fn changed(database: &str, store: &str, were: Array, patience_ms: u32) -> Promise;

    #[wasm_bindgen(js_namespace = studentAidRows)]
    fn commit(
        database: &str,
        store: &str,
        durability: &str,
        expects: Array,
        deletes: Array,
        puts: Array,
        patience_ms: u32,
    ) -> Promise;

    #[wasm_bindgen(js_namespace = studentAidRows)]
    fn clear(database: &str, store: &str, patience_ms: u32) -> Promise;
}

/// Milliseconds after which a store that does not answer a question is taken for missing.
const READ_MS: u32 = 1500;

/// Milliseconds after which a change that was not called done is called unknown.
const WRITE_MS: u32 = 5000;

/// Milliseconds more for every row of it.
const ROW_MS: u32 = 4;

impl Store for Rows {
    async fn read(&self, prefix: &str) -> Result<Vec<Row>, Fault> {
        let patience_ms = if prefix.is_empty() { self.patience_ms } else { READ_MS };
        let listed = answer(read(self.database, self.store, prefix, patience_ms)).await?;
        Ok(rows(listed.unchecked_ref()))
    }

    async fn keys(&self) -> Result<Vec<String>, Fault> {
        let listed = answer(keys(self.database, self.store, self.patience_ms)).await?;
        let listed = listed.unchecked_ref::<Array>().get(0).as_string().unwrap_or_default();
        Ok(listed.split_terminator('\n').map(str::to_owned).collect())
    }

    async fn changed(&self, were: &[Expected]) -> Result<Vec<String>, Fault> {
        let others = answer(changed(self.database, self.store, listed(were), READ_MS)).await?;
        let others = others.unchecked_ref::<Array>().iter();
        Ok(others.filter_map(|key| key.as_string()).collect())
    }

    async fn commit(&self, change: Change) -> Result<Committed, Fault> {
        let same = answer(self.ask(&change)).await?;
        Ok(if same.is_truthy() { Committed::Done } else { Committed::Stale })
    }
}

impl Rows {
    fn ask(self, change: &Change) -> Promise {
        let (expects, deletes, puts) = (listed(&change.expects), Array::new(), Array::new());
        for key in &change.deletes {
            deletes.push(&key.into());
        }
        for row in &change.puts {
            add(&puts, &row.key, Some(&row.bytes));
        }
        let durability = match change.durability {
            Durability::Relaxed => "relaxed",
            Durability::Strict => "strict",
        };
        let patience_ms = puts.length().saturating_mul(ROW_MS / 2).saturating_add(WRITE_MS);
        commit(self.database, self.store, durability, expects, deletes, puts, patience_ms)
    }

    /// Forgets every row.
    pub async fn clear(self) -> Result<(), Fault> {
        answer(clear(self.database, self.store, WRITE_MS)).await.map(drop)
    }
}

fn listed(expects: &[Expected]) -> Array {
    let list = Array::new();
    for Expected { key, bytes } in expects {
        add(&list, key, bytes.as_deref());
    }
    list
}

fn add(to: &Array, key: &str, bytes: Option<&[u8]>) {
    to.push(&key.into());
    to.push(&bytes.map_or(JsValue::NULL, |bytes| Uint8Array::from(bytes).into()));
}

fn rows(listed: &Array) -> Vec<Row> {
    let row = |place: u32| {
        let key = listed.get(place).as_string()?;
        Some(Row { key, bytes: Uint8Array::new(&listed.get(place + 1)).to_vec() })
    };
    (0..listed.length()).step_by(2).filter_map(row).collect()
}

/// What is answered; a name is that of a fault.
async fn answer(promise: Promise) -> Result<JsValue, Fault> {
    let answer = JsFuture::from(promise).await.map_err(|_| Fault::Broken)?;
    answer.as_string().map_or(Ok(answer), |name| Err(fault(&name)))
}

/// What a browser's error means. Browsers have several names for one thing, and a name this
/// project does not know is still a fault: nothing is saved.
fn fault(name: &str) -> Fault {
    match name {
        "SecurityError" | "NotAllowedError" => Fault::Denied,
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" | "QUOTA_EXCEEDED_ERR" => Fault::Full,
        "InvalidStateError" | "AbortError" => Fault::Closed,
        "VersionError" => Fault::Newer,
        "late" => Fault::NoAnswer,
        _ => Fault::Broken,
    }
}

//! Rows in `IndexedDB`: what survives a killed browser.
//!
//! The database is opened for every call. A connection kept open can be closed by the browser at
//! any time, and a dead one would turn one hiccup into the loss of everything after it.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode,
};

use student_aid::store::{Change, Committed, Durability, Fault, Row, Store};

use crate::app::device;

const NAME: &str = "student-aid-desk";

/// Grows when a store is added below; what is in the stores says its own version.
const VERSION: u32 = 1;

/// One store of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows(&'static str);

impl Rows {
    /// The officer's records, sealed.
    pub const RECORDS: Self = Self("records");
    /// What opens them, of no use without the passphrase.
    pub const WORKSPACE: Self = Self("workspace");
    const ALL: [Self; 2] = [Self::RECORDS, Self::WORKSPACE];
}

#[wasm_bindgen]
extern "C" {
    /// A transaction that says how safe it must be; the generated bindings do not have the word.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &Database,
        store: &str,
        mode: IdbTransactionMode,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

impl Store for Rows {
    async fn read(&self, prefix: &str) -> Result<Vec<Row>, Fault> {
        let patience_ms = if prefix.is_empty() { READ_ALL_MS } else { READ_MS };
        in_time(patience_ms, self.rows(prefix)).await
    }

    async fn keys(&self) -> Result<Vec<String>, Fault> {
        in_time(READ_ALL_MS, self.names()).await
    }

    async fn commit(&self, change: Change) -> Result<Committed, Fault> {
        let rows = i32::try_from(change.puts.len()).unwrap_or(i32::MAX);
        let patience_ms = rows.saturating_mul(ROW_MS).saturating_add(WRITE_MS);
        in_time(patience_ms, self.write(change)).await
    }
}

/// Milliseconds after which a store that does not answer a question is taken for missing.
const READ_MS: i32 = 1500;

/// The same for everything that is kept: on a slow tablet ten thousand records take their time, and
/// what was slow once would be slow at every try.
const READ_ALL_MS: i32 = 15_000;

/// Milliseconds after which a change that was not called done is called unknown.
const WRITE_MS: i32 = 5000;

/// Milliseconds more for every row of it.
const ROW_MS: i32 = 4;

/// An outcome in time, or that there was none.
async fn in_time<T: 'static>(
    patience_ms: i32,
    task: impl Future<Output = Result<T, JsValue>> + 'static,
) -> Result<T, Fault> {
    match device::in_time(patience_ms, task).await {
        Some(outcome) => outcome.map_err(|error| fault(&error)),
        None => Err(Fault::NoAnswer),
    }
}

impl Rows {
    fn rows(self, prefix: &str) -> impl Future<Output = Result<Vec<Row>, JsValue>> + 'static {
        // Keys are ASCII, so this is after every key that begins so, but for the copies.
        let after = format!("{prefix}~");
        let prefix = prefix.to_owned();
        async move {
            let database = open().await?;
            let asked = database.transaction_with_str(self.0).and_then(|transaction| {
                let store = transaction.object_store(self.0)?;
                let range = IdbKeyRange::bound(&prefix.into(), &after.into())?;
                Ok((
                    answer(store.get_all_keys_with_key(&range)?),
                    answer(store.get_all_with_key(&range)?),
                ))
            });
            // It closes when what was asked is answered.
            database.close();
            let (keys, values) = asked?;
            let keys = Array::from(&keys.await?);
            let values = Array::from(&values.await?);
            let rows = keys.iter().zip(values.iter());
            let row = |(key, value): (JsValue, JsValue)| {
                Some(Row { key: key.as_string()?, bytes: Uint8Array::new(&value).to_vec() })
            };
            Ok(rows.filter_map(row).collect())
        }
    }

    async fn names(self) -> Result<Vec<String>, JsValue> {
        let database = open().await?;
        let asked = database
            .transaction_with_str(self.0)
            .and_then(|transaction| Ok(answer(transaction.object_store(self.0)?.get_all_keys()?)));
        database.close();
        // As one text: to fetch each by itself takes longer than to read them.
        let keys = Array::from(&asked?.await?).join("\n");
        let keys = keys.as_string().unwrap_or_default();
        Ok(keys.split_terminator('\n').map(str::to_owned).collect())
    }

    async fn write(self, change: Change) -> Result<Committed, JsValue> {
        let database = open().await?;
        let begun = self.begin(&database, change.durability);
        // It closes when the transaction has ended.
        database.close();
        let transaction = begun?;
        let ended = completion(&transaction);
        let store = transaction.object_store(self.0)?;
        // All are asked for at once: a transaction ends when nothing is asked of it any more.
        let asked =
            change.expects.iter().map(|one| store.get(&one.key.as_str().into()).map(answer));
        let asked: Vec<_> = asked.collect::<Result<_, _>>()?;
        let mut same = true;
        for (expected, answer) in change.expects.iter().zip(asked) {
            let found = answer.await?;
            let found = (!found.is_undefined()).then(|| Uint8Array::new(&found).to_vec());
            same &= found == expected.bytes;
        }
        if !same {
            return Ok(Committed::Stale);
        }
        if let Err(error) = put_all(&store, change) {
            transaction.abort()?;
            // Awaited, so that its end is no fault of its own; why it ended is known here.
            if JsFuture::from(ended).await.is_ok() {
                leptos::logging::warn!("a transaction ended well that was broken off");
            }
            return Err(error);
        }
        JsFuture::from(ended).await.map(|_| Committed::Done)
    }

    fn begin(self, database: &IdbDatabase, safe: Durability) -> Result<IdbTransaction, JsValue> {
        let word = match safe {
            Durability::Relaxed => "relaxed",
            Durability::Strict => "strict",
        };
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &word.into())?;
        let database: &Database = database.unchecked_ref();
        database.begin(self.0, IdbTransactionMode::Readwrite, &options)
    }

    /// Forgets every row.
    pub async fn clear(self) -> Result<(), Fault> {
        in_time(WRITE_MS, async move {
            let database = open().await?;
            let begun = self.begin(&database, Durability::Strict);
            database.close();
            let transaction = begun?;
            let ended = completion(&transaction);
            transaction.object_store(self.0)?.clear()?;
            JsFuture::from(ended).await.map(drop)
        })
        .await
    }
}

fn put_all(store: &IdbObjectStore, change: Change) -> Result<(), JsValue> {
    for key in change.deletes {
        store.delete(&key.into())?;
    }
    for row in change.puts {
        store.put_with_key(&Uint8Array::from(row.bytes.as_slice()), &row.key.into())?;
    }
    Ok(())
}

/// What a browser's error means. Browsers have several names for one thing, and a name this
/// project does not know is still a fault: nothing is saved.
fn fault(error: &JsValue) -> Fault {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "SecurityError" | "NotAllowedError" => Fault::Denied,
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" | "QUOTA_EXCEEDED_ERR" => Fault::Full,
        "InvalidStateError" | "AbortError" => Fault::Closed,
        "VersionError" => Fault::Newer,
        _ if error.is_null() => Fault::Denied,
        _ => Fault::Broken,
    }
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(NAME, VERSION)?;
    let opening = request.clone();
    let upgrade = Closure::once(move |_: JsValue| prepare(&opening));
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let database: IdbDatabase = answer(request.into()).await?.unchecked_into();
    // Never in the way of a newer version in another tab.
    let leaving = database.clone();
    let leave = Closure::once_into_js(move || leaving.close());
    database.set_onversionchange(Some(leave.unchecked_ref()));
    Ok(database)
}

/// Makes the stores that are not there; without them there is to be no database.
fn prepare(opening: &IdbOpenDbRequest) {
    let made = opening.result().and_then(|database| {
        let database: IdbDatabase = database.unchecked_into();
        let there = database.object_store_names();
        for Rows(name) in Rows::ALL {
            if !there.contains(name) {
                database.create_object_store(name)?;
            }
        }
        Ok(())
    });
    if made.is_err() && opening.transaction().is_none_or(|change| change.abort().is_err()) {
        leptos::logging::warn!("the database cannot be prepared");
    }
}

/// What a request brings. It listens at once, so that no answer comes before it is awaited.
fn answer(request: IdbRequest) -> impl Future<Output = Result<JsValue, JsValue>> {
    let answered = JsFuture::from(Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    }));
    async move {
        match answered.await {
            Ok(_) => request.result(),
            // The event that broke it says nothing; the request says why.
            Err(_) => Err(request.error()?.map_or(JsValue::UNDEFINED, JsValue::from)),
        }
    }
}

/// Kept when all of a transaction is written, broken, with the reason, when nothing of it is.
fn completion(transaction: &IdbTransaction) -> Promise {
    let ended = transaction.clone();
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        let ended = ended.clone();
        let broken = Closure::once_into_js(move || {
            let reason = ended.error().map_or(JsValue::UNDEFINED, JsValue::from);
            reject.call1(&JsValue::UNDEFINED, &reason).map(drop)
        });
        transaction.set_onabort(Some(broken.unchecked_ref()));
    })
}

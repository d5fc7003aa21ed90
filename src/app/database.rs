//! The durable copy of the drafts in `IndexedDB`: survives a killed browser.
//!
//! The database is opened for every call. A connection kept open can be closed by the browser at
//! any time, and a dead one would turn one hiccup into the loss of everything after it.

use js_sys::{Array, Promise};
use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

use super::state::DraftId;

const NAME: &str = "student-aid";
const DRAFTS: &str = "drafts";

/// Writes one draft; done when the transaction is complete.
pub async fn keep(id: DraftId, text: String) -> Result<(), JsValue> {
    let put = move |store: &IdbObjectStore| store.put_with_key(&text.into(), &id.into());
    change(Box::new(put)).await
}

/// Every draft, as text.
pub async fn drafts() -> Result<Vec<(DraftId, String)>, JsValue> {
    let database = open().await?;
    let asked = database.transaction_with_str(DRAFTS).and_then(|transaction| {
        let store = transaction.object_store(DRAFTS)?;
        Ok((answer(store.get_all_keys()?), answer(store.get_all()?)))
    });
    // It closes when what was asked is answered.
    database.close();
    let (ids, texts) = asked?;
    let ids = Array::from(&ids.await?);
    let texts = Array::from(&texts.await?);
    let pairs = ids.iter().zip(texts.iter());
    Ok(pairs.filter_map(|(id, text)| Some((id.as_string()?, text.as_string()?))).collect())
}

/// Forgets one draft.
pub async fn forget(id: DraftId) -> Result<(), JsValue> {
    change(Box::new(move |store: &IdbObjectStore| store.delete(&id.into()))).await
}

/// Forgets every draft.
pub async fn clear() -> Result<(), JsValue> {
    change(Box::new(IdbObjectStore::clear)).await
}

type Edit = Box<dyn FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>>;

async fn change(edit: Edit) -> Result<(), JsValue> {
    let database = open().await?;
    let mode = IdbTransactionMode::Readwrite;
    let edited = database.transaction_with_str_and_mode(DRAFTS, mode).and_then(|transaction| {
        edit(&transaction.object_store(DRAFTS)?)?;
        Ok(completion(&transaction))
    });
    database.close();
    JsFuture::from(edited?).await.map(drop)
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(NAME, 1)?;
    let opening = request.clone();
    let upgrade = Closure::once(move |_: JsValue| prepare(&opening));
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    Ok(answer(request.into()).await?.unchecked_into())
}

/// Makes the store of a new database; without it there is to be no database.
fn prepare(opening: &IdbOpenDbRequest) {
    let made = opening
        .result()
        .and_then(|database| database.unchecked_into::<IdbDatabase>().create_object_store(DRAFTS));
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
        answered.await?;
        request.result()
    }
}

/// Kept when all of a transaction is written, broken when nothing of it is.
fn completion(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
}

//! The durable copy of the drafts in `IndexedDB`: survives a killed browser.
//!
//! The database is opened for every call. A connection kept open can be closed by the browser at
//! any time, and a dead one would turn one hiccup into the loss of everything after it.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use indexed_db_futures::{OpenDbResult, Result};

use super::state::DraftId;

const NAME: &str = "student-aid";
const DRAFTS: &str = "drafts";

async fn open() -> OpenDbResult<Database> {
    Database::open(NAME)
        .with_version(1_u8)
        .with_on_upgrade_needed(|_, database| {
            database.create_object_store(DRAFTS).build()?;
            Ok(())
        })
        .await
}

/// Writes one draft; done when the transaction is complete.
pub async fn keep(id: DraftId, text: String) -> OpenDbResult<()> {
    let database = open().await?;
    let transaction = database.transaction(DRAFTS).with_mode(TransactionMode::Readwrite).build()?;
    transaction.object_store(DRAFTS)?.put(text).with_key(id).primitive()?.await?;
    transaction.commit().await?;
    Ok(())
}

/// Every draft, as text.
pub async fn drafts() -> OpenDbResult<Vec<(DraftId, String)>> {
    let database = open().await?;
    let transaction = database.transaction(DRAFTS).build()?;
    let store = transaction.object_store(DRAFTS)?;
    let ids: Vec<DraftId> = store.get_all_keys().primitive()?.await?.collect::<Result<_>>()?;
    let texts: Vec<String> = store.get_all().primitive()?.await?.collect::<Result<_>>()?;
    Ok(ids.into_iter().zip(texts).collect())
}

/// Forgets one draft.
pub async fn forget(id: DraftId) -> OpenDbResult<()> {
    let database = open().await?;
    let transaction = database.transaction(DRAFTS).with_mode(TransactionMode::Readwrite).build()?;
    transaction.object_store(DRAFTS)?.delete(id).primitive()?.await?;
    transaction.commit().await?;
    Ok(())
}

/// Forgets every draft.
pub async fn clear() -> OpenDbResult<()> {
    let database = open().await?;
    let transaction = database.transaction(DRAFTS).with_mode(TransactionMode::Readwrite).build()?;
    transaction.object_store(DRAFTS)?.clear()?.await?;
    transaction.commit().await?;
    Ok(())
}

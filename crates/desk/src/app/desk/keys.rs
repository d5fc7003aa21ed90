//! 换钥匙: another passphrase, or another recovery sheet; the records stay as they are.

use leptos::prelude::*;

use page::browser::tabs::Word;
use page::browser::webcrypto;
use page::sync::Shown as _;
use records::seal::{Passphrase, RecoveryCode, Slot, Workspace};

use super::Desk;
use super::opening::{code, secret};
use super::workspace_row::{header, put_header};

/// A recovery code that was made and has not been tried yet.
#[derive(Clone)]
pub struct Reissued {
    old: Workspace,
    new: Workspace,
    /// To be printed, tried once and forgotten.
    pub recovery: RecoveryCode,
}

impl Desk {
    /// Wraps the key of the desk by a new passphrase.
    ///
    /// # Errors
    /// A sentence that says why the old one stays.
    pub async fn renew(self, by: Slot, typed: &str, new: &str) -> Result<(), String> {
        let workspace = header().await?;
        let code = code(by, typed)?;
        let secret = secret(code.as_ref(), typed);
        let renewed = webcrypto::renew(&workspace, &secret, Passphrase::typed(new)).await;
        let renewed = renewed.map_err(|error| error.to_string())?;
        self.open_by(&workspace, &renewed).await?;
        self.alerts.update(|alerts| alerts.by_recovery = false);
        Ok(())
    }

    /// Makes a new recovery code; [`Self::take_reissued`] keeps it once it was tried.
    ///
    /// # Errors
    /// A sentence that says why there is none.
    pub async fn reissue(self, by: Slot, typed: &str) -> Result<Reissued, String> {
        let old = header().await?;
        let code = code(by, typed)?;
        let reissued = webcrypto::reissue(&old, &secret(code.as_ref(), typed)).await;
        let (new, recovery) = reissued.map_err(|error| error.to_string())?;
        Ok(Reissued { old, new, recovery })
    }

    /// Has a new recovery code count, and the old one no longer.
    ///
    /// # Errors
    /// A sentence that says why the old one stays.
    pub async fn take_reissued(self, reissued: &Reissued) -> Result<(), String> {
        self.open_by(&reissued.old, &reissued.new).await
    }

    async fn open_by(self, old: &Workspace, new: &Workspace) -> Result<(), String> {
        put_header(Some(old), Some(new)).await?;
        self.inside.update_value(|inside| inside.workspace = Some(new.write()));
        // Others would put the old way to open it back, if the browser lost this one.
        self.tell(&Word::Rekeyed);
        Ok(())
    }
}

//! Setting the desk up, opening it, locking it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use student_aid::application::{Application, School};
use student_aid::seal::{Passphrase, RecoveryCode, Workspace};
use student_aid::store::{
    Change, Codec, Committed, Durability, Expected, Fault, Record, Row, Saved, Shape, Shelf, Store,
};

use super::{Desk, Phase, SCHOOL, Saving};
use crate::app::database::Rows;
use crate::app::device;
use crate::app::keeper::{Keeper, News, Records};
use crate::app::vault::{self, Made, Secret, Vault};

/// The key of the row that says how the desk is opened.
const HEADER: &str = "header";

/// How long a lock waits for what is not saved yet, and how often it looks.
const LOOKS: u32 = 60;
const LOOK_MS: i32 = 50;

/// The officer's records in the database. An application says its own shape and upgrades itself,
/// so the store has nothing to upgrade.
fn records(vault: Vault) -> Records {
    let shape = Shape { schema: 1, upgrade: |_, value| value, marks: &[] };
    Shelf { store: Rows::DESK, codec: Codec::Sealed(vault), shape }
}

impl Desk {
    /// Looks whether there is a desk on this device.
    pub fn look(self) {
        spawn_local(async move {
            self.phase.set(match Rows::WORKSPACE.read(HEADER).await {
                Err(fault) => Phase::Shut(fault.to_string()),
                Ok(rows) => match rows.first() {
                    None => Phase::New,
                    Some(row) => match Workspace::read(&String::from_utf8_lossy(&row.bytes)) {
                        Ok(workspace) => Phase::Locked(workspace),
                        Err(error) => Phase::Shut(error.to_string()),
                    },
                },
            });
        });
    }

    /// Keeps a new desk whose recovery code was tried, and opens it.
    ///
    /// # Errors
    /// A sentence that says why there is no desk.
    pub async fn begin(self, made: Made, school: School) -> Result<(), String> {
        let Made { workspace, vault, .. } = made;
        let header = Row { key: HEADER.to_owned(), bytes: workspace.write().into_bytes() };
        let change = Change {
            expects: Expected { key: header.key.clone(), bytes: None },
            deletes: Vec::new(),
            puts: vec![header],
            durability: Durability::Strict,
        };
        match Rows::WORKSPACE.commit(change).await {
            Ok(Committed::Done) => {}
            Ok(Committed::Stale) => {
                return Err("这台设备上已经有工作台了。请重新打开本页，用口令解锁。".to_owned());
            }
            Err(fault) => return Err(fault.to_string()),
        }
        self.enter(vault).await.map_err(|fault| fault.to_string())?;
        self.change_school(|known| *known = school);
        Ok(())
    }

    /// Opens the desk by its passphrase.
    ///
    /// # Errors
    /// A sentence that says why it stays shut.
    pub async fn unlock(self, workspace: &Workspace, passphrase: &str) -> Result<(), String> {
        let secret = Secret::Passphrase(Passphrase::typed(passphrase));
        let vault = vault::open(workspace, &secret).await.map_err(|error| error.to_string())?;
        self.enter(vault).await.map_err(|fault| fault.to_string())
    }

    /// Opens the desk by what lies in the school's safe.
    ///
    /// # Errors
    /// A sentence that says why it stays shut.
    pub async fn recover(self, workspace: &Workspace, typed: &str) -> Result<(), String> {
        let code: RecoveryCode =
            typed.parse().map_err(|error: student_aid::seal::RecoveryError| error.to_string())?;
        let secret = Secret::Recovery(&code);
        let vault = vault::open(workspace, &secret).await.map_err(|error| error.to_string())?;
        self.enter(vault).await.map_err(|fault| fault.to_string())
    }

    async fn enter(self, vault: Vault) -> Result<(), Fault> {
        let shelf = records(vault);
        let loaded = shelf.load().await?;
        let mut aside = loaded.aside;
        aside.extend(loaded.records.iter().flat_map(Record::aside).cloned());
        self.aside.set(aside);
        for record in &loaded.records {
            self.show(record);
        }
        let keeper = Keeper::new(shelf, loaded.records, move |news| self.hear(news));
        self.keeper.set_value(Some(keeper));
        self.phase.set(Phase::Open);
        Ok(())
    }

    /// Puts on the desk what a record holds.
    fn show(self, record: &Record) {
        let (id, value) = (record.id().as_str(), record.contents().value.clone());
        if id == SCHOOL {
            if let Ok(school) = serde_json::from_value(value) {
                self.school.set(school);
            }
        } else if let Ok(application) = Application::read(&value.to_string()) {
            self.replace(id, application);
        } else {
            leptos::logging::warn!("a record cannot be read");
        }
    }

    fn hear(self, news: News<'_>) {
        self.saving.set(match news {
            News::Writing => Saving::Writing,
            News::Waiting(unsaved) => Saving::Waiting(unsaved.to_string()),
            News::Gone(_) => Saving::Saved(device::now()),
            News::Seen { record, .. } => {
                self.show(record);
                Saving::Saved(device::now())
            }
            News::Kept { record, saved, .. } => {
                if saved == Saved::Merged {
                    self.show(record);
                }
                Saving::Saved(device::now())
            }
        });
    }

    /// Locks the desk once everything is saved: the page begins anew, so that nothing of it stays
    /// in its memory. Tells nothing where it does: there is nobody left to tell.
    pub fn lock(self) {
        spawn_local(async move {
            for _ in 0..LOOKS {
                let done =
                    self.keeper.with_value(|keeper| keeper.as_ref().is_none_or(Keeper::is_done));
                if done {
                    return device::reload();
                }
                device::pause(LOOK_MS).await;
            }
            leptos::logging::warn!("not locked: something is not saved yet");
        });
    }
}

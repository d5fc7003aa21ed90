//! 开头: the row that says how the desk is opened, of no use without the passphrase.

use records::seal::Workspace;
use records::store::{Change, Committed, Durability, Expected, Fault, Row, Store};

use super::WORKSPACE;

/// The key of the row.
pub(super) const HEADER: &str = "header";

/// How the desk is opened, as it is in the store: another tab may have changed it.
pub(super) async fn header() -> Result<Workspace, String> {
    let rows = WORKSPACE.read(HEADER).await.map_err(Fault::unread)?;
    let row = rows.first().ok_or("这台设备上的工作台已经结束使用。请重新打开本页。")?;
    Workspace::read(&String::from_utf8_lossy(&row.bytes)).map_err(|error| error.to_string())
}

/// Puts one way to open the desk in the place of another, if that is still as it was seen.
pub(super) async fn put_header(
    old: Option<&Workspace>,
    new: Option<&Workspace>,
) -> Result<(), String> {
    let bytes = |workspace: &Workspace| workspace.write().into_bytes();
    let row = |workspace| Row { key: HEADER.to_owned(), bytes: bytes(workspace) };
    let change = Change {
        expects: vec![Expected { key: HEADER.to_owned(), bytes: old.map(bytes) }],
        deletes: vec![HEADER.to_owned()],
        puts: new.map(row).into_iter().collect(),
        durability: Durability::Strict,
    };
    match WORKSPACE.commit(change).await {
        Ok(Committed::Done) => Ok(()),
        Ok(Committed::Stale) if old.is_none() => {
            Err("这台设备上已经有工作台了。请重新打开本页，用口令解锁。".to_owned())
        }
        Ok(Committed::Stale) => {
            Err("另一个标签页刚换过口令或恢复单，这里没有改动。请重新打开本页再试。".to_owned())
        }
        Err(fault) => Err(fault.to_string()),
    }
}

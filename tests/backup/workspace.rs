//! A workspace that no secret opens, for the header of a backup.

use records::seal::{Derivation, Workspace, Wrapped};

pub fn workspace() -> Workspace {
    let wrapped = |seed| Wrapped {
        derivation: Derivation::new([seed; 16]),
        nonce: [seed; 12],
        key: [seed; 48],
    };
    Workspace { revision: 3, passphrase: wrapped(1), recovery: wrapped(2) }
}

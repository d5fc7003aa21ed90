//! 保险箱: the keys of an officer's records, made, wrapped and used inside the browser.
//!
//! A key never enters this program's memory: the browser derives, wraps and opens it, and the
//! program holds a handle that cannot be read out.

use std::fmt;

use js_sys::{Array, Promise, Uint8Array};
use records::seal::{
    Cipher, Derivation, Kdf, NONCE, Passphrase, RecoveryCode, Refused, Slot, Workspace, Wrapped,
};
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, AesKeyGenParams, Crypto, CryptoKey, Pbkdf2Params};

const AES: &str = "AES-GCM";
const PBKDF2: &str = "PBKDF2";
const BITS: u16 = 256;

/// The opened data key.
#[derive(Clone)]
pub struct Vault {
    crypto: Crypto,
    key: CryptoKey,
}

/// What a person has to open the records with.
pub enum Secret<'a> {
    /// What the officer types.
    Passphrase(Passphrase<'a>),
    /// What lies in the school's safe.
    Recovery(&'a RecoveryCode),
}

/// What was made for a new officer.
#[derive(Clone)]
pub struct Made {
    /// To be kept in the clear.
    pub workspace: Workspace,
    /// To be printed, tried once and forgotten.
    pub recovery: RecoveryCode,
    /// The opened data key.
    pub vault: Vault,
}

/// Why the records stay shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// The browser encrypts nothing for this page.
    NoCrypto,
    /// The passphrase is not the one that the data key was wrapped with.
    WrongPassphrase,
    /// The recovery code is not the one that the data key was wrapped with.
    WrongRecoveryCode,
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoCrypto => {
                "这个浏览器不让本页加密，没有打开。请用 https 网址，或换一个新的浏览器。"
            }
            Self::WrongPassphrase => {
                "口令不对。请看大小写和输入法，再试一次；忘了口令，请用恢复码打开。"
            }
            Self::WrongRecoveryCode => {
                "恢复码不是这个工作区的。请看恢复单上的学校和日期，换一张再试。"
            }
        })
    }
}

/// Makes a new data key and wraps it by the passphrase and by a new recovery code.
pub async fn set_up(passphrase: Passphrase<'_>) -> Result<Made, VaultError> {
    let crypto = crypto()?;
    let recovery = RecoveryCode::new(chance(&crypto));
    let kind = AesKeyGenParams::new(AES, BITS);
    let made = crypto.subtle().generate_key_with_object(&kind, true, &uses(["encrypt", "decrypt"]));
    let key = handle(made).await?;
    let workspace = Workspace {
        revision: 0,
        passphrase: wrap(&crypto, &key, &Secret::Passphrase(passphrase)).await?,
        recovery: wrap(&crypto, &key, &Secret::Recovery(&recovery)).await?,
    };
    // The handle that the wrappings were made of could be read out; the one that is kept cannot.
    let vault = open(&workspace, &Secret::Passphrase(passphrase)).await?;
    Ok(Made { workspace, recovery, vault })
}

/// Opens the data key.
pub async fn open(workspace: &Workspace, secret: &Secret<'_>) -> Result<Vault, VaultError> {
    let crypto = crypto()?;
    let key = unwrap(&crypto, workspace, secret, false).await?;
    Ok(Vault { crypto, key })
}

/// Wraps the data key by a new passphrase. The recovery code stays as it is.
pub async fn renew(
    workspace: &Workspace,
    secret: &Secret<'_>,
    passphrase: Passphrase<'_>,
) -> Result<Workspace, VaultError> {
    let crypto = crypto()?;
    let key = unwrap(&crypto, workspace, secret, true).await?;
    let renewed = Workspace {
        revision: workspace.revision.saturating_add(1),
        passphrase: wrap(&crypto, &key, &Secret::Passphrase(passphrase)).await?,
        recovery: workspace.recovery.clone(),
    };
    // It is to take the place of what opens: so it must open.
    open(&renewed, &Secret::Passphrase(passphrase)).await?;
    Ok(renewed)
}

/// Wraps the data key by a new recovery code. The passphrase stays as it is, and the old code opens
/// nothing once this is kept.
pub async fn reissue(
    workspace: &Workspace,
    secret: &Secret<'_>,
) -> Result<(Workspace, RecoveryCode), VaultError> {
    let crypto = crypto()?;
    let key = unwrap(&crypto, workspace, secret, true).await?;
    let recovery = RecoveryCode::new(chance(&crypto));
    let reissued = Workspace {
        revision: workspace.revision.saturating_add(1),
        passphrase: workspace.passphrase.clone(),
        recovery: wrap(&crypto, &key, &Secret::Recovery(&recovery)).await?,
    };
    // It is to take the place of what opens: so it must open.
    open(&reissued, &Secret::Recovery(&recovery)).await?;
    Ok((reissued, recovery))
}

impl Cipher for Vault {
    fn nonce(&self) -> [u8; NONCE] {
        chance(&self.crypto)
    }

    async fn seal(
        &self,
        nonce: [u8; NONCE],
        bound: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        let (how, plain) = (aes(nonce, bound), Uint8Array::from(plain));
        let subtle = self.crypto.subtle();
        bytes(subtle.encrypt_with_object_and_js_u8_array(&how, &self.key, &plain)).await
    }

    async fn open(
        &self,
        nonce: [u8; NONCE],
        bound: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        let (how, sealed) = (aes(nonce, bound), Uint8Array::from(sealed));
        let subtle = self.crypto.subtle();
        bytes(subtle.decrypt_with_object_and_js_u8_array(&how, &self.key, &sealed)).await
    }
}

impl Secret<'_> {
    const fn slot(&self) -> Slot {
        match self {
            Self::Passphrase(_) => Slot::Passphrase,
            Self::Recovery(_) => Slot::Recovery,
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Passphrase(passphrase) => passphrase.bytes(),
            Self::Recovery(code) => code.bytes(),
        }
    }

    const fn wrong(&self) -> VaultError {
        match self {
            Self::Passphrase(_) => VaultError::WrongPassphrase,
            Self::Recovery(_) => VaultError::WrongRecoveryCode,
        }
    }
}

async fn wrap(
    crypto: &Crypto,
    key: &CryptoKey,
    secret: &Secret<'_>,
) -> Result<Wrapped, VaultError> {
    let derivation = Derivation::new(chance(crypto));
    let nonce = chance(crypto);
    let by = derive(crypto, secret, derivation).await?;
    let how = aes(nonce, &derivation.bound(secret.slot()));
    let wrapped = bytes(crypto.subtle().wrap_key_with_object("raw", key, &by, &how)).await;
    let key = wrapped.ok().and_then(|key| key.try_into().ok()).ok_or(VaultError::NoCrypto)?;
    Ok(Wrapped { derivation, nonce, key })
}

/// The data key; it can be read out only where it is to be wrapped anew.
async fn unwrap(
    crypto: &Crypto,
    workspace: &Workspace,
    secret: &Secret<'_>,
    extractable: bool,
) -> Result<CryptoKey, VaultError> {
    let Wrapped { derivation, nonce, key } = workspace.wrapped(secret.slot());
    let by = derive(crypto, secret, *derivation).await?;
    let how = aes(*nonce, &derivation.bound(secret.slot()));
    let opened = crypto.subtle().unwrap_key_with_js_u8_array_and_object_and_str(
        "raw",
        &Uint8Array::from(key.as_slice()),
        &by,
        &how,
        AES,
        extractable,
        &uses(["encrypt", "decrypt"]),
    );
    handle(opened).await.map_err(|_| secret.wrong())
}

async fn derive(
    crypto: &Crypto,
    secret: &Secret<'_>,
    derivation: Derivation,
) -> Result<CryptoKey, VaultError> {
    let subtle = crypto.subtle();
    let secret = Uint8Array::from(secret.bytes());
    let from =
        handle(subtle.import_key_with_str("raw", &secret, PBKDF2, false, &uses(["deriveKey"])));
    let from = from.await?;
    let Kdf::Pbkdf2HmacSha256 { iterations } = derivation.kdf;
    let salt = Uint8Array::from(derivation.salt.as_slice());
    let how = Pbkdf2Params::new_with_str(PBKDF2, "SHA-256", iterations, &salt);
    let kind = AesKeyGenParams::new(AES, BITS);
    let uses = uses(["wrapKey", "unwrapKey"]);
    handle(subtle.derive_key_with_object_and_object(&how, &from, &kind, false, &uses)).await
}

fn crypto() -> Result<Crypto, VaultError> {
    let window = web_sys::window().ok_or(VaultError::NoCrypto)?;
    window.crypto().map_err(|_| VaultError::NoCrypto)
}

/// Chance from the system. Every browser has it for so few bytes; a page without must stop.
fn chance<const N: usize>(crypto: &Crypto) -> [u8; N] {
    let mut bytes = [0; N];
    crypto.get_random_values_with_u8_array(&mut bytes).expect_throw("the browser has no chance");
    bytes
}

fn aes(nonce: [u8; NONCE], bound: &[u8]) -> AesGcmParams {
    let how = AesGcmParams::new_with_u8_array(AES, &Uint8Array::from(nonce.as_slice()));
    how.set_additional_data_u8_array(&Uint8Array::from(bound));
    how
}

fn uses<const N: usize>(names: [&str; N]) -> JsValue {
    names.iter().map(|name| JsValue::from(*name)).collect::<Array>().into()
}

async fn handle(promise: Result<Promise, JsValue>) -> Result<CryptoKey, VaultError> {
    let key = async { JsFuture::from(promise?).await }.await;
    key.map(JsCast::unchecked_into).map_err(|_| VaultError::NoCrypto)
}

async fn bytes(promise: Result<Promise, JsValue>) -> Result<Vec<u8>, Refused> {
    let bytes = async { JsFuture::from(promise?).await }.await;
    bytes.map(|bytes| Uint8Array::new(&bytes).to_vec()).map_err(|_: JsValue| Refused)
}

//! Files: handed to the person to save, or chosen by the person, as text or as bytes.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use leptos::wasm_bindgen::{JsCast, JsValue};

/// Bytes that the browser holds.
#[derive(Clone)]
pub struct File(web_sys::Blob);

impl File {
    /// A file of these bytes.
    ///
    /// # Errors
    /// Where the browser makes no file of them.
    pub fn of(kind: &str, bytes: &[u8]) -> Result<Self, JsValue> {
        let named = web_sys::BlobPropertyBag::new();
        named.set_type(kind);
        let parts = Array::of1(&Uint8Array::from(bytes));
        web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &named).map(Self)
    }

    /// The name of the file that was chosen in an input; empty if none was.
    pub fn name_of(input: &web_sys::HtmlInputElement) -> String {
        let file = input.files().and_then(|files| files.get(0));
        file.map(|file| file.name()).unwrap_or_default()
    }

    /// The file that was chosen in an input; none if no file was.
    pub fn chosen(input: &web_sys::HtmlInputElement) -> Option<Self> {
        let file = input.files()?.get(0)?;
        // A second handle, so that the same file can be chosen again.
        let file = file.slice().ok()?;
        input.set_value("");
        Some(Self(file))
    }

    /// What the browser calls it.
    pub(super) fn blob(&self) -> &web_sys::Blob {
        &self.0
    }

    /// Its bytes, read back from where the browser has them.
    pub async fn bytes(&self) -> Option<Vec<u8>> {
        let bytes = wasm_bindgen_futures::JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&bytes).to_vec())
    }

    /// Hands it to the person to save.
    ///
    /// # Errors
    /// Where the browser does not do it.
    pub fn save(&self, name: &str) -> Result<(), JsValue> {
        let address = web_sys::Url::create_object_url_with_blob(&self.0)?;
        let anchor: web_sys::HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
        web_sys::Url::revoke_object_url(&address)
    }
}

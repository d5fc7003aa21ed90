//! The worker that makes workbooks (`crates/sheets/table.js`): one is started for each, and then
//! ended.

use js_sys::{Promise, Uint8Array};
use leptos::prelude::document;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlLinkElement, MessageEvent, Worker};

use super::file::File;

/// Why there is no workbook: the worker was never fetched.
const NOT_HERE: &str = "这一部分还没有存到这台设备上。请连上网，再试一次。";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Has a workbook made of a table, as the core wrote it, and hands it to the person to save.
///
/// # Errors
/// A sentence that says why there is none.
pub async fn save(name: &str, table: &str) -> Result<(), String> {
    let made = async { JsFuture::from(make(table)?).await }.await;
    let bytes = made.map_err(|_| NOT_HERE)?;
    if let Some(word) = bytes.as_string() {
        leptos::logging::warn!("no workbook: {word}");
        return Err(match word.as_str() {
            "too-long" => "名单太长，一张表放不下。请先选一个班，分几次存。".to_owned(),
            _ => "表格没有做成。请先备份，再重新打开本页试一次。".to_owned(),
        });
    }
    let file = File::of(KIND, &Uint8Array::new(&bytes).to_vec());
    let saved = file.and_then(|file| file.save(name));
    saved.map_err(|_| "浏览器存不成文件。请换一个浏览器再试。".to_owned())
}

/// What the worker answers: the bytes, or a word for why there are none.
fn make(table: &str) -> Result<Promise, JsValue> {
    let link = document().query_selector("link[rel=table-worker]")?.ok_or(JsValue::NULL)?;
    let worker = Worker::new(&link.unchecked_into::<HtmlLinkElement>().href())?;
    let answer = Promise::new(&mut |resolve, reject| {
        let done = worker.clone();
        let answered = Closure::once_into_js(move |event: MessageEvent| {
            done.terminate();
            resolve.call1(&JsValue::NULL, &event.data()).map(drop)
        });
        worker.set_onmessage(Some(answered.unchecked_ref()));
        worker.set_onerror(Some(&reject));
    });
    worker.post_message(&table.into())?;
    Ok(answer)
}

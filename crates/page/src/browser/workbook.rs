//! The workers that read and make workbooks (`crates/sheets/worker.js`): one is started for each,
//! and then ended.

use js_sys::{Array, Promise, Uint8Array};
use leptos::prelude::document;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlLinkElement, MessageEvent, Worker};

use super::file::File;

/// The link to the worker that reads files.
const READER: &str = "link[rel=reader-worker]";
/// The link to the worker that understands what was read, and makes workbooks.
const TABLE: &str = "link[rel=table-worker]";
/// Why there is no workbook: the worker was never fetched.
const NOT_HERE: &str = "这一部分还没有存到这台设备上。请连上网，再试一次。";
/// Why a file is not read: the worker stopped.
const NOT_READ: &str =
    "这个文件读不下去，可能坏了或者太大。请用表格软件打开检查，另存为 .xlsx 再导入。";
/// Why a workbook is not made: the worker stopped.
const NOT_MADE: &str = "表格没有做成。请先备份，再重新打开本页试一次。";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Has a workbook made, as the core asks for it, and hands it to the person to save.
///
/// # Errors
/// A sentence that says why there is none.
pub async fn save(name: &str, about: &[u8], asked: &str) -> Result<(), String> {
    let bytes = told(TABLE, &Array::of2(&Uint8Array::from(about), &asked.into()), NOT_MADE).await?;
    let saved = File::of(KIND, &bytes).and_then(|file| file.save(name));
    saved.map_err(|_| "浏览器存不成文件。请换一个浏览器再试。".to_owned())
}

/// What stands in a file of tables, packed by the core, which alone can unpack it. The encoding of
/// a text is found where none is given.
///
/// # Errors
/// A sentence that says what the file is, or why it is not read, and what to do.
pub async fn read(file: &File, encoding: Option<&str>) -> Result<Vec<u8>, String> {
    let encoding = encoding.map_or(JsValue::UNDEFINED, JsValue::from);
    told(READER, &Array::of2(file.blob(), &encoding), NOT_READ).await
}

/// What is asked about such a file, or about a list that is kept, in the words of the core.
///
/// # Errors
/// A sentence that says what to do.
pub async fn ask(about: &[u8], asked: &str) -> Result<String, String> {
    let bytes = told(TABLE, &Array::of2(&Uint8Array::from(about), &asked.into()), NOT_READ).await?;
    String::from_utf8(bytes).map_err(|_| NOT_READ.to_owned())
}

/// What a worker tells; where it stops, the sentence that is given.
async fn told(worker: &str, asked: &JsValue, stopped: &str) -> Result<Vec<u8>, String> {
    let read = async { JsFuture::from(answer(worker, asked)?).await }.await;
    let bytes = read.map_err(|_| NOT_HERE)?;
    if let Some(refused) = bytes.dyn_ref::<Array>() {
        return Err(refused.get(0).as_string().unwrap_or_default());
    }
    if let Some(error) = bytes.as_string() {
        // A file that nobody wrote may stop the reader, and so may one that needs all memory.
        leptos::logging::warn!("the worker stopped: {error}");
        return Err(stopped.to_owned());
    }
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// What a worker answers: bytes, or why there are none.
fn answer(worker: &str, asked: &JsValue) -> Result<Promise, JsValue> {
    let link = document().query_selector(worker)?.ok_or(JsValue::NULL)?;
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
    worker.post_message(asked)?;
    Ok(answer)
}

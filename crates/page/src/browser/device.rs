//! What the device and its browser do for the page: the day, files, printing, the root element.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use aid::date::Date;
use aid::library::UNTIL;

use super::file::File;
use crate::preferences::Preferences;

/// The first day of the month until which the rules were looked up: what counts where the device's
/// clock names no day at all.
#[allow(clippy::expect_used)] // Checked by the compiler, not at run time.
const LAST_KNOWN: Date = Date::new(UNTIL.0, UNTIL.1, 1).expect("a day of the calendar");

/// Today, as the device says.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok();
    let month = u8::try_from(now.get_month() + 1).ok();
    let day = u8::try_from(now.get_date()).ok();
    let date = year.zip(month).zip(day).and_then(|((y, m), d)| Date::new(y, m, d));
    date.unwrap_or(LAST_KNOWN)
}

/// Now, for people to read: 2026-11-24 14:20.
pub fn now() -> String {
    let now = js_sys::Date::new_0();
    let day = format!("{}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date());
    format!("{day} {:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// A name that no draft on this device has.
pub fn fresh_id() -> String {
    let number = js_sys::Math::random().to_bits();
    format!("{number:016x}")
}

/// A number of chance.
pub fn chance() -> u32 {
    let id = fresh_id();
    id.get(8..).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

/// The address after and with the «#».
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to the screen at an address after the «#».
pub fn go(href: &str) {
    if window().location().set_hash(href).is_err() {
        leptos::logging::warn!("the address cannot be changed");
    }
}

/// Starts the page anew, in the version that the worker now serves.
pub fn reload() {
    if window().location().reload().is_err() {
        leptos::logging::warn!("the page cannot be reloaded");
    }
}

/// Whether there is room for two columns; where there is not, the running result starts folded.
pub fn is_wide() -> bool {
    let query = window().match_media("(min-width: 51.25em)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Milliseconds in which a browser that prints has said so.
const PRINTS_WITHIN: u64 = 1000;

/// Opens the print dialogue, once what was just changed is drawn. Where no printing begins, does
/// what is to be done then: a browser inside another app often has the call and does nothing.
pub fn print(nothing: impl FnOnce() + 'static) {
    let begun = Rc::new(Cell::new(false));
    let hears = begun.clone();
    let listener = window_event_listener(leptos::ev::beforeprint, move |_| hears.set(true));
    let look = move || {
        listener.remove();
        if !begun.get() {
            nothing();
        }
    };
    let print = move || {
        // That there is no such call is seen like a call that does nothing.
        drop(window().print());
        set_timeout(look, Duration::from_millis(PRINTS_WITHIN));
    };
    set_timeout(print, Duration::ZERO);
}

/// Does something once the next frame is on the screen.
pub fn after_paint(task: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(task, Duration::ZERO));
}

/// The title of the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the heading of a screen and the page to its top.
pub fn show_from_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if !focus(document().query_selector("#content h1").ok().flatten()) {
        leptos::logging::warn!("the heading takes no focus");
    }
}

/// Moves the focus to the screen as a whole, which stays where it is: what had it is gone.
pub fn focus_screen() {
    let still = web_sys::FocusOptions::new();
    still.set_prevent_scroll(true);
    let screen = document().get_element_by_id("content");
    let screen = screen.and_then(|screen| screen.dyn_into::<web_sys::HtmlElement>().ok());
    if screen.is_none_or(|screen| screen.focus_with_options(&still).is_err()) {
        leptos::logging::warn!("the screen takes no focus");
    }
}

/// Moves the focus and the page to a part of a screen; tells whether it is there.
pub fn show_part(id: &str) -> bool {
    let part = document().get_element_by_id(id);
    // What is folded away takes no focus.
    if let Some(Ok(Some(fold))) = part.as_ref().map(|part| part.closest("details:not([open])"))
        && fold.set_attribute("open", "").is_err()
    {
        leptos::logging::warn!("a fold cannot be opened");
    }
    let part = part.inspect(web_sys::Element::scroll_into_view);
    focus(part)
}

/// Moves the focus to a part of a screen once what was just changed is drawn.
pub fn focus_soon(id: String) {
    after(0, move || {
        // What is gone again by then takes none.
        let element = document().get_element_by_id(&id);
        if element.is_some() && !focus(element) {
            leptos::logging::warn!("what was to have the focus does not take it");
        }
    });
}

fn focus(element: Option<web_sys::Element>) -> bool {
    let element = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Takes the focus out of the field that has it, so that what was typed there is read.
pub fn leave_field() {
    let field = document().active_element();
    let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
    if field.is_some_and(|field| field.blur().is_err()) {
        leptos::logging::warn!("a field keeps the focus");
    }
}

/// Shows what the person set.
pub fn show_preferences(preferences: Preferences) {
    let set = |name: &str, value: Option<&str>| {
        let root = document().document_element()?;
        match value {
            Some(value) => root.set_attribute(name, value).ok(),
            None => root.remove_attribute(name).ok(),
        }
    };
    let done = set("data-theme", preferences.theme.attribute())
        .and(set("data-size", preferences.size.attribute()));
    if done.is_none() {
        leptos::logging::warn!("colours and size cannot be set");
    }
}

/// Removes the shell that stood here until the page was ready.
pub fn remove_shell() {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
}

/// Hands a text to the browser as a file to save.
///
/// # Errors
/// Where the browser makes no file of it.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
    File::of("application/json", text.as_bytes())?.save(name)
}

/// The text of the file that was chosen in an input; none if no file was.
pub async fn read_file(input: web_sys::HtmlInputElement) -> Option<String> {
    let file = input.files()?.get(0)?;
    let text = JsFuture::from(file.text()).await.ok()?.as_string();
    // So that the same file can be chosen again.
    input.set_value("");
    text
}

/// The outcome of a task, unless it is called off: asked whenever the task goes on.
pub async fn unless<T>(is_off: impl Fn() -> bool, task: impl Future<Output = T>) -> Option<T> {
    let mut task = std::pin::pin!(task);
    std::future::poll_fn(|context| {
        if is_off() { std::task::Poll::Ready(None) } else { task.as_mut().poll(context).map(Some) }
    })
    .await
}

/// Waits.
pub async fn pause(milliseconds: i32) {
    let wait = Promise::new(&mut |resolve, _| {
        let wait =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        if wait.is_err() {
            leptos::logging::warn!("this browser has no timer");
        }
    });
    if JsFuture::from(wait).await.is_err() {
        leptos::logging::warn!("a wait was broken off");
    }
}

/// Does something once, later.
pub fn after(milliseconds: u32, task: impl FnOnce() + 'static) {
    set_timeout(task, Duration::from_millis(milliseconds.into()));
}

/// Milliseconds since the page began: no change of the device's clock moves them.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, and never negative
pub fn ticks() -> u64 {
    window().performance().map_or(0, |performance| performance.now() as u64)
}

/// Whether the page is out of sight.
pub fn is_hidden() -> bool {
    document().hidden()
}

/// Calls back at every event of a kind, wherever it happens, for as long as the page lives.
pub fn on_event(kind: &'static str, happened: impl Fn() + 'static) {
    let handle = window_event_listener_untyped(kind, move |_| happened());
    // Listens for as long as the page lives: dropping the handle would not stop it either.
    std::mem::forget(handle);
}

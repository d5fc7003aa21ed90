//! What other tabs do to this page: which of them writes it, and where two of them clash.

use leptos::prelude::*;
use serde_json::Value;

use office::wording;
use page::parts::live::{live_if, live_of};

use super::Editing;
use crate::app::desk::WriteLock;

/// Says that another tab writes, and takes over from it.
#[component]
pub fn WriteLockNotice(editing: Editing) -> impl IntoView {
    let desk = editing.desk;
    let sentence = move || match desk.write_lock.get() {
        WriteLock::Pending | WriteLock::Ours => None,
        WriteLock::Theirs => Some("另一个窗口正在填这份申请，这里只能看。"),
        WriteLock::GivenUp => Some("编辑已经交给另一个窗口，这里只能看。"),
        WriteLock::Shared => Some("这个浏览器分不出哪个窗口在填。请只在一个窗口里填这份申请。"),
    };
    let on_take = move |_| desk.take_over();
    let button = move || {
        live_if(
            move || !desk.write_lock.get().is_ours(),
            move || {
                view! {
                    <button class="button button--small" on:click=on_take>
                        "接管编辑"
                    </button>
                }
            },
        )
    };
    let notice = move |sentence: Option<&'static str>| {
        sentence.map(|sentence| view! { <div class="notice"><p>{sentence}</p>{button()}</div> })
    };
    view! { <div role="status">{live_of(sentence, notice)}</div> }
}

/// The fields to which two tabs gave different values: both values, and a choice.
#[component]
pub fn Clashes(editing: Editing) -> impl IntoView {
    let shown =
        move || if editing.desk.write_lock.get().is_ours() { clashes(editing) } else { Vec::new() };
    let views = move |clashes: Vec<Clash>| {
        clashes.into_iter().map(|clash| view_of(editing, clash)).collect_view()
    };
    view! { <div role="status">{live_of(shown, views)}</div> }
}

/// Where two tabs differ, the value that stands, and the others.
type Clash = (String, Value, Vec<Value>);

fn clashes(editing: Editing) -> Vec<Clash> {
    let clashes =
        editing.id.with_value(|id| editing.desk.beside(id, |beside| beside.clashes.clone()));
    if !clashes.is_empty() {
        editing.application.track();
    }
    let stands = |at: &str| editing.id.with_value(|id| editing.desk.stands(id, at));
    let others = |value: Value| if let Value::Array(others) = value { others } else { Vec::new() };
    clashes.into_iter().map(|(at, value)| (at.clone(), stands(&at), others(value))).collect()
}

fn view_of(editing: Editing, (at, stands, others): Clash) -> AnyView {
    let word = format!("“{}”这一栏有两个说法，请选一个：", wording::clash_field(&at));
    let settle = Callback::new({
        let at = at.clone();
        move |chosen: Option<Value>| {
            if editing.is_ours() {
                editing.id.with_value(|id| editing.desk.settle(id, &at, chosen));
            }
        }
    });
    let choice = |value: &Value, chosen: Option<Value>| {
        view! {
            <button class="button button--small" on:click=move |_| settle.run(chosen.clone())>
                {wording::clash_value(&at, value)}
            </button>
        }
    };
    let first = choice(&stands, None);
    let rest = others.iter().map(|other| choice(other, Some(other.clone()))).collect_view();
    view! {
        <div class="notice">
            <p>{word}</p>
            {first}
            {rest}
        </div>
    }
    .into_any()
}

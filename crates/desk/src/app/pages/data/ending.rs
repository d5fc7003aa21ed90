//! 结束使用: asked twice, with a word to type, and only with a backup or an explicit no to one.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use page::parts::choice::Tick;
use page::parts::live::{live_if, live_of};

use crate::app::desk::Desk;

/// What must be typed.
const WORD: &str = "结束使用";

/// The first question, and behind it the second.
#[component]
pub fn End(desk: Desk) -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <section class="settings__part">
            <h2>"结束在这台设备上的使用"</h2>
            <p class="settings__note">
                "换人、换设备或归还设备时用。钥匙先毁掉，再删记录；以后口令和恢复码都打不开这里的内容，只有备份文件还能恢复。"
            </p>
            {live_if(
                move || !is_open.get(),
                move || {
                    view! {
                        <button class="button" on:click=move |_| is_open.set(true)>
                            "结束使用……"
                        </button>
                    }
                },
            )}
            {live_if(move || is_open.get(), move || view! { <Sure desk is_open /> })}
        </section>
    }
}

#[component]
fn Sure(desk: Desk, is_open: RwSignal<bool>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let refusal = RwSignal::new(None::<String>);
    let unwanted = RwSignal::new(false);
    let is_safe = move || desk.is_backed_up();
    let on_end = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !untrack(is_safe) && !unwanted.get_untracked() {
            let sentence = "还有改动没有备份。请先备份，或者勾上“我不要备份”。";
            return refusal.set(Some(sentence.to_owned()));
        }
        if input.get_untracked().is_none_or(|input| input.value().trim() != WORD) {
            return refusal.set(Some(format!("请在框里输入“{WORD}”四个字。")));
        }
        spawn_local(async move {
            if let Err(sentence) = desk.end().await {
                refusal.try_set(Some(sentence));
            }
        });
    };
    view! {
        <form class="secret-form" on:submit=on_end>
            {live_if(
                move || !is_safe(),
                move || {
                    view! {
                        <p>"还有改动没有备份。"</p>
                        <Tick
                            word="我不要备份".to_owned()
                            note="没有备份的内容永远找不回来。".to_owned()
                            checked=unwanted
                            pick=move |on| unwanted.set(on)
                            unsure=false
                        />
                    }
                },
            )}
            <div class="entry">
                <label class="entry__label" for="end-word">
                    {format!("想好了，请输入“{WORD}”")}
                </label>
                <input class="entry__input" id="end-word" autocomplete="off" node_ref=input />
            </div>
            <p class="entry__remark" role="alert">
                {live_of(move || refusal.get(), |sentence| sentence)}
            </p>
            <div class="actions">
                <button class="button button--primary" type="submit">
                    "毁掉钥匙，删掉全部"
                </button>
                <button class="button" type="button" on:click=move |_| is_open.set(false)>
                    "不结束"
                </button>
            </div>
        </form>
    }
}

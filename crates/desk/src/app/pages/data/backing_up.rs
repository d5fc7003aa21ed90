//! 备份: one file of everything, read back before it is called a backup.

use leptos::prelude::*;
use leptos::task::spawn_local;

use page::browser::device;
use page::parts::live::{live_if, live_of};
use page::parts::notices::warned;

use super::size;
use crate::app::desk::{BackedUp, Desk};

/// What is done, step by step.
const STEPS: [&str; 4] = ["等改动存好", "读出全部记录", "加密，写成文件", "读回来核对"];

/// The button, how far it is, and how it went.
#[component]
pub fn BackUp(desk: Desk) -> impl IntoView {
    let step = RwSignal::new(0);
    let busy = RwSignal::new(false);
    let result = RwSignal::new(None::<Result<BackedUp, String>>);
    let on_back_up = move |_| {
        step.set(0);
        busy.set(true);
        result.set(None);
        spawn_local(async move {
            let is_off = move || busy.try_get_untracked() != Some(true);
            let outcome = device::unless(is_off, desk.back_up(step)).await;
            busy.try_set(false);
            result.try_set(outcome);
        });
    };
    let progress = move || {
        let at = step.get();
        let word = STEPS.get(at).copied().unwrap_or_default();
        format!("第 {} 步，共 {} 步：{word}……", at + 1, STEPS.len())
    };
    view! {
        <section class="settings__part">
            <h2>"备份"</h2>
            <p class="settings__note">
                "把全部申请和学校信息加密成一个文件，存到 U 盘或另一台电脑上。打开它要用现在的口令或恢复码，文件丢了别人也看不到。"
            </p>
            {live_if(
                move || !busy.get(),
                move || {
                    view! {
                        <button class="button button--primary" on:click=on_back_up>
                            "备份成文件"
                        </button>
                    }
                },
            )}
            {live_if(
                move || busy.get(),
                move || {
                    view! {
                        <div class="progress">
                            <p role="status">{live_of(progress, |word| word)}</p>
                            <button
                                class="button button--small"
                                on:click=move |_| busy.set(false)
                            >
                                "不备份了"
                            </button>
                        </div>
                    }
                },
            )}
            <div role="status">{live_of(move || result.get(), |result| result.map(outcome))}</div>
        </section>
    }
}

fn outcome(result: Result<BackedUp, String>) -> AnyView {
    match result {
        Err(sentence) => warned(sentence),
        Ok(BackedUp { name, bytes, applications, unreadable }) => {
            let bytes = size(u64::try_from(bytes).unwrap_or(u64::MAX));
            view! {
                <div class="notice">
                    <p>
                        {format!("备份成功：{applications} 份申请和学校信息，已经读回来核对过，一字不差。")}
                        {(unreadable > 0)
                            .then(|| format!("有 {unreadable} 处以前就读不出来，不在备份里。"))}
                    </p>
                    <p class="settings__note">
                        {format!("文件：{name}（{bytes}）。")}
                        "请看看“下载”里有没有它，再拷到别的地方。"
                    </p>
                    <button
                        class="button button--small"
                        on:click=move |_| {
                            device::show_part("restore-file");
                        }
                    >
                        "核对存下来的文件"
                    </button>
                </div>
            }
            .into_any()
        }
    }
}

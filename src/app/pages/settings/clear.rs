//! 清除本机记录: all that families filled in goes.

use leptos::prelude::*;

use page::parts::live::{live, live_if};

use crate::app::saving;
use crate::app::state::AppState;

/// Asks, clears, and says how that went.
#[component]
pub fn Clear(cleared: Callback<()>) -> impl IntoView {
    let state = AppState::get();
    let is_asking = RwSignal::new(false);
    let done = RwSignal::new("");
    let on_clear = move |_| {
        saving::forget_all(state, move |is_done| {
            done.set(if is_done {
                "已经全部清除。"
            } else {
                "没有清除干净：浏览器的存储没有回答。请重新打开本页，再清除一次。"
            });
        });
        is_asking.set(false);
        cleared.run(());
    };
    view! {
        <section class="settings__part">
            <h2>"清除本机记录"</h2>
            <p class="settings__note">
                "删除这台设备上家长填的全部记录和设置。清除后找不回来；要留的请先存成文件。学校资助人员的工作台不在其内。"
            </p>
            {live_if(
                move || !is_asking.get(),
                move || {
                    view! {
                        <button class="button" on:click=move |_| is_asking.set(true)>
                            "清除本机记录"
                        </button>
                    }
                },
            )}
            {live_if(
                move || is_asking.get(),
                move || {
                    view! {
                        <div class="actions">
                            <button class="button button--primary" on:click=on_clear>
                                "确定，全部清除"
                            </button>
                            <button class="button" on:click=move |_| is_asking.set(false)>
                                "不清除"
                            </button>
                        </div>
                    }
                },
            )}
            <p role="status">{live(move || done.get())}</p>
        </section>
    }
}

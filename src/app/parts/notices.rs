//! Standing notices: what is not saved, what was set aside, a newer version, undo.

use leptos::prelude::*;

use student_aid::draft::DraftError;
use student_aid::wording;

use super::asked::Asked;
use super::icon::{Drawing, Icon};
use super::live::{live, live_if, live_of};
use crate::app::keeping::{Aside, Keeping};
use crate::app::state::AppState;
use crate::app::{device, fault, keeping, worker};

/// Every notice that stands now.
#[component]
pub fn Notices() -> impl IntoView {
    let state = AppState::get();
    let newer = move || state.offline.with(|offline| offline.newer);
    let set_aside = |aside| view! { <SetAside aside /> };
    let asides = move || state.shelf.with(|shelf| shelf.aside.clone());
    view! {
        <div class="notices">
            <div role="alert">
                {live(move || {
                    warning(state.keeping.get())
                        .map(|text| {
                            view! {
                                <p class="notice notice--warning">
                                    <Drawing icon=Icon::Warning />
                                    {text}
                                </p>
                            }
                        })
                })}
            </div>
            {live_of(
                asides,
                move |asides| asides.into_iter().map(set_aside).collect_view(),
            )}
            {live_if(
                newer,
                move || {
                    view! {
                        <div class="notice" role="status">
                            <p>"有新版本，已经下载完。您填的内容都在，什么时候换都可以。"</p>
                            <button
                                class="button button--small"
                                on:click=move |_| worker::switch(state)
                            >
                                "换成新版本"
                            </button>
                        </div>
                    }
                },
            )}
            <Undo />
            <Missing />
            <Asked />
        </div>
    }
}

/// What the person must know about saving.
const fn warning(keeping: Keeping) -> Option<&'static str> {
    match keeping {
        Keeping::Quiet | Keeping::Writing | Keeping::Saved => None,
        Keeping::Weak => Some("这台设备只存下了一份。为防丢失，请到“设置”里把记录存成文件。"),
        Keeping::Denied => Some(
            "这个浏览器不让本页保存内容。可以接着用，但关掉页面就没有了。\
             请到“设置”里把记录存成文件，或换一个浏览器打开。",
        ),
        Keeping::Full => {
            Some("这台设备的存储空间满了，刚填的没有存下。请到“设置”里把记录存成文件，再清理空间。")
        }
        Keeping::Newer => Some(
            "本机已经换成新版本，这个旧页面不再保存。\
             刚填的请先到“设置”里存成文件，再重新打开本页。",
        ),
    }
}

#[component]
fn SetAside(aside: Aside) -> impl IntoView {
    let name = format!("应助尽助-读不出的记录-{}.json", aside.id);
    let text = StoredValue::new(aside.text);
    let newer = matches!(aside.error, DraftError::Newer(_));
    let on_save = move |_| {
        if text.with_value(|text| device::download(&name, text)).is_err() {
            leptos::logging::warn!("the browser makes no file");
        }
    };
    view! {
        <div class="notice notice--warning" role="alert">
            <Drawing icon=Icon::Warning />
            <p>
                {if newer { "有一份更新版本存的记录。" } else { "有一份记录读不出来。" }}
                {aside.error.to_string()}
            </p>
            <button class="button button--small" on:click=on_save>
                "存成文件"
            </button>
        </div>
    }
}

#[component]
fn Undo() -> impl IntoView {
    let state = AppState::get();
    let on_restore = move |_| {
        fault::point("restore");
        state.restore();
    };
    let name = move || state.removed.with(|kept| kept.as_ref().map(|kept| kept.draft.name.clone()));
    live(move || {
        name().map(|name| {
            view! {
                <div class="notice" role="status">
                    <p>"已删除“" {name} "”。"</p>
                    <button class="button button--small" on:click=on_restore>
                        "撤销删除"
                    </button>
                    <button
                        class="button button--text"
                        on:click=move |_| state.removed.set(None)
                    >
                        "知道了"
                    </button>
                </div>
            }
        })
    })
}

#[component]
fn Missing() -> impl IntoView {
    let state = AppState::get();
    let missing = move || state.shelf.with(|shelf| shelf.missing);
    live_of(missing, move |missing| {
        missing.map(|hint| {
            let (count, day) = (hint.count, wording::day(hint.day));
            view! {
                <div class="notice notice--warning" role="alert">
                    <Drawing icon=Icon::Warning />
                    <p>
                        {format!(
                            "这台设备上最近一次（{day}）存着 {count} 份记录，现在找不全了，\
                             可能被浏览器清理了。存过文件的，请到“设置”里读回来。",
                        )}
                    </p>
                    <button
                        class="button button--small"
                        on:click=move |_| keeping::let_go(state)
                    >
                        "知道了"
                    </button>
                </div>
            }
        })
    })
}

//! Standing notices: what is not saved, what was set aside, a newer version.

use leptos::prelude::*;

use aid::wording;
use records::draft::DraftError;
use records::store::{Fault, Unsaved};

#[cfg(not(feature = "desk"))]
use super::asked::Asked;
use super::clock::Clock;
#[cfg(feature = "desk")]
use super::desk_notices::DeskNotices;
use super::icon::{Drawing, Icon};
use super::live::{live, live_if, live_of};
use crate::app::keeping::{Aside, Keeping, Saving};
use crate::app::state::AppState;
use crate::app::{device, keeping, worker};

/// Every notice that stands now.
#[component]
pub fn Notices() -> impl IntoView {
    let state = AppState::get();
    let newer = move || state.offline.with(|offline| offline.newer);
    let set_aside = |aside| view! { <SetAside aside /> };
    let asides = move || state.shelf.with(|shelf| shelf.aside.clone());
    view! {
        <div class="notices">
            <Clock />
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
            {of_the_page()}
        </div>
    }
}

/// What only the family's page tells.
#[cfg(not(feature = "desk"))]
fn of_the_page() -> impl IntoView {
    view! {
        <LooksOn />
        <Missing />
        <Asked />
    }
}

/// What only the desk's page tells.
#[cfg(feature = "desk")]
fn of_the_page() -> impl IntoView {
    view! { <DeskNotices /> }
}

/// What the person must know about saving.
fn warning(saving: Saving) -> Option<String> {
    Some(match saving.there {
        Keeping::Waiting(unsaved @ Unsaved::Fault(_)) if saving.here => {
            format!("{unsaved}刚填的在本机另存了一份，重新打开还在。")
        }
        Keeping::Unread(fault) if saving.here => {
            format!("{}这里显示的和接着填的，在本机另存了一份，重新打开还在。", fault.unread())
        }
        Keeping::Quiet | Keeping::Writing | Keeping::Saved => return None,
        Keeping::Waiting(Unsaved::Fault(Fault::Denied)) | Keeping::Unread(Fault::Denied) => {
            "这个浏览器不让本页保存内容。可以接着用，但关掉页面就没有了。\
             请到“设置”里把记录存成文件，或换一个浏览器打开。"
                .to_owned()
        }
        Keeping::Waiting(Unsaved::Fault(Fault::Full)) | Keeping::Unread(Fault::Full) => {
            "这台设备的存储空间满了，刚填的没有存下。请到“设置”里把记录存成文件，再清理空间。"
                .to_owned()
        }
        Keeping::Waiting(other) => other.to_string(),
        Keeping::Unread(fault) => fault.unread(),
    })
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

/// That another tab fills in.
#[cfg(not(feature = "desk"))]
#[component]
fn LooksOn() -> impl IntoView {
    let state = AppState::get();
    let said = || {
        view! {
            <p class="notice notice--warning">
                <Drawing icon=Icon::Warning />
                "另一个窗口正在填，这里只能看。浏览器的存储打不开时，两个窗口不能一起填。请到那个窗口填；关掉它，这里就能填了。"
            </p>
        }
    };
    view! { <div role="status">{live_if(move || state.looks_on(), said)}</div> }
}

/// What was on this device and is not found any more.
#[component]
fn Missing() -> impl IntoView {
    let state = AppState::get();
    let missing = move || state.shelf.with(|shelf| shelf.missing);
    live_of(missing, move |missing| {
        missing.map(|(on, count)| {
            view! {
                <div class="notice notice--warning" role="alert">
                    <Drawing icon=Icon::Warning />
                    <p>
                        {format!(
                            "{}，这台设备上存着 {count} 份记录，现在找不全了：浏览器可能清理过数据。以前存成文件的，可以到“设置”里读回。",
                            wording::day(on),
                        )}
                    </p>
                    <button
                        class="button button--text"
                        on:click=move |_| keeping::let_go(state)
                    >
                        "知道了"
                    </button>
                </div>
            }
        })
    })
}

//! 设置: type, colours, the drafts of this device, files, and clearing everything.

mod clear;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use aid::wording;
use page::browser::{device, fault};
use page::drafts::SavedDraft;
use page::parts::live::{live, live_each, live_of};
use page::parts::look::Look;
use records::draft::Draft;
use records::draft::children_in_words;

use crate::app::draft_sync::DraftSaving;
use crate::app::parts::name_field::NameField;
use crate::app::route::Route;
use crate::app::state::AppState;
use clear::Clear;

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let state = AppState::get();
    let outcome = RwSignal::new(None::<String>);
    // What was read is gone with the rest.
    let cleared = Callback::new(move |()| outcome.set(None));
    view! {
        <div class="settings">
            <h1 tabindex="-1">"设置"</h1>
            <Look preferences=state.preferences />
            <Drafts />
            <Files outcome />
            <Clear cleared />
            <About />
        </div>
    }
}

#[component]
fn Drafts() -> impl IntoView {
    let state = AppState::get();
    let ids = move || {
        state
            .drafts
            .with(|drafts| drafts.all.iter().map(|saved| saved.id.clone()).collect::<Vec<_>>())
    };
    let none = move || {
        ids().is_empty().then(|| {
            if state.saving.with(DraftSaving::is_kept) {
                "还没有记录。回答第一个问题时会自动保存。"
            } else {
                "还没有记录。这个浏览器不让本页保存：填的只在这个页面里，关掉就没有了。"
            }
        })
    };
    let on_new = move |_| {
        fault::point("new-draft");
        state.start_new();
        device::go(&Route::Household.href());
    };
    view! {
        <section class="settings__part">
            <h2>"这台设备上的记录"</h2>
            {live_of(
                none,
                |none| none.map(|sentence| view! { <p class="settings__note">{sentence}</p> }),
            )}
            <ul class="drafts">
                {live_each(ids, |id| view! { <OneDraft id /> })}
            </ul>
            <button class="button" disabled=move || state.looks_on() on:click=on_new>
                "新建一份"
            </button>
        </section>
    }
}

#[component]
fn OneDraft(id: String) -> impl IntoView {
    let state = AppState::get();
    let id = StoredValue::new(id);
    let saved = move || find(state, &id.get_value());
    let name = move || saved().map(|saved| saved.draft.name).unwrap_or_default();
    let note = move || {
        saved().map(|saved| format!("{} · {}", children_in_words(&saved.draft), saved.draft.saved))
    };
    let is_open = move || state.drafts.with(|drafts| drafts.open == Some(id.get_value()));
    let initial = untrack(name);
    let changed = move |name: String| {
        fault::point("rename");
        state.rename(&id.get_value(), &name);
    };
    let on_open = move |_| {
        fault::point("open-draft");
        state.open(&id.get_value());
        device::go(&Route::Household.href());
    };
    let on_save = move |_| save(saved());
    let on_remove = move |_| {
        fault::point("remove-draft");
        state.remove(&id.get_value());
    };
    view! {
        <li class="drafts__one" class:is-current=is_open>
            <p class="drafts__name">
                {live(name)}
                <span class="drafts__open">{live(move || is_open().then_some(" · 正在用"))}</span>
            </p>
            <p class="settings__note">{live(note)}</p>
            <fieldset disabled=move || state.looks_on()>
                <NameField
                    label="改名"
                    help="不要写孩子的全名。"
                    id=format!("draft-{}", id.get_value())
                    initial
                    changed
                />
            </fieldset>
            <div class="actions">
                <button class="button button--small" on:click=on_open>
                    "打开"
                </button>
                <button class="button button--small" on:click=on_save>
                    "存成文件"
                </button>
                <button
                    class="button button--text"
                    disabled=move || state.looks_on()
                    on:click=on_remove
                >
                    "删除"
                </button>
            </div>
        </li>
    }
}

fn find(state: AppState, id: &str) -> Option<SavedDraft> {
    state.drafts.with(|drafts| drafts.all.iter().find(|saved| saved.id == id).cloned())
}

fn save(saved: Option<SavedDraft>) {
    fault::point("save-file");
    let Some(SavedDraft { draft, .. }) = saved else { return };
    let name = format!("应助尽助-{}.json", draft.saved.replace([' ', ':'], "-"));
    if device::download(&name, &draft.write()).is_err() {
        leptos::logging::warn!("the browser makes no file");
    }
}

#[component]
fn Files(outcome: RwSignal<Option<String>>) -> impl IntoView {
    let state = AppState::get();
    let input = NodeRef::<html::Input>::new();
    let on_choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        spawn_local(async move {
            let Some(text) = device::read_file(input).await else { return };
            fault::point("read-file");
            outcome.set(Some(match Draft::read(&text) {
                Ok(draft) => {
                    let sentence = format!("已读入“{}”，并已打开。", draft.name);
                    state.add(draft);
                    sentence
                }
                Err(error) => error.to_string(),
            }));
        });
    };
    view! {
        <section class="settings__part">
            <h2>"从文件读回"</h2>
            <p class="settings__note" id="file-help">
                "选一个以前“存成文件”的记录。读回来的另放一份，不会盖掉现在的。"
            </p>
            <input
                class="field__file"
                type="file"
                accept=".json,application/json"
                aria-label="选择记录文件"
                aria-describedby="file-help"
                disabled=move || state.looks_on()
                node_ref=input
                on:change=on_choose
            />
            <div role="status">
                {live(move || {
                    outcome.get().map(|sentence| view! { <p class="notice">{sentence}</p> })
                })}
            </div>
        </section>
    }
}

#[component]
fn About() -> impl IntoView {
    view! {
        <section class="settings__part">
            <h2>"关于"</h2>
            <p class="settings__note">
                {format!(
                    "版本 {}。{}。源代码以 MIT 许可公开。",
                    env!("CARGO_PKG_VERSION"),
                    wording::rules_until(),
                )}
            </p>
            <p class="settings__note">
                "不收集、不上传任何信息。在微信里打开时，记录只在微信里；换到别的浏览器要先存成文件。"
            </p>
        </section>
    }
}

//! 名单表格: the list as a workbook for the county. It is in the clear, and the page says so first.

use leptos::prelude::*;
use leptos::task::spawn_local;

use aid::library::library;
use office::wording;
use page::browser::workbook;
use page::parts::live::live_of;

use super::papers::listed;
use crate::app::route::Route;
use crate::app::state::AppState;

/// What is in the file, and the button.
#[component]
pub fn TablePage() -> impl IntoView {
    let state = AppState::get();
    let (desk, today) = (state.desk, state.today);
    let busy = RwSignal::new(false);
    let outcome = RwSignal::new(None::<String>);
    let count = untrack(|| listed(desk, |entries| entries.len()));
    let name = format!("资助名单-{today}.xlsx");
    let on_save = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        outcome.set(None);
        let year = desk.ask.with_untracked(|ask| ask.year);
        let (table, count) = untrack(|| {
            listed(desk, |entries| {
                (wording::county_table(library(), year, entries, today), entries.len())
            })
        });
        let name = name.clone();
        spawn_local(async move {
            let saved = workbook::save(&name, &table.written()).await;
            busy.try_set(false);
            let done = || format!("存好了：{name}，{count} 人。用完请删掉。");
            outcome.try_set(Some(saved.map_or_else(|sentence| sentence, |()| done())));
        });
    };
    view! {
        <div class="data">
            <a class="data__back" href=Route::List.href()>
                "回到名单"
            </a>
            <h1 tabindex="-1">"名单表格"</h1>
            <section class="settings__part">
                <p>
                    {format!(
                        "把名单上的 {count} 人存成一个表格文件（.xlsx），给县里或学籍系统用。身份证号、电话、卡号都是文本，不会丢零；一个人也不漏。",
                    )}
                </p>
                <p class="notice notice--warning">
                    "表格不加密，谁拿到都看得到身份证号和卡号。只存到单位的电脑或 U 盘，交上去以后请删掉。"
                </p>
                <button
                    class="button button--primary"
                    aria-busy=move || busy.get().to_string()
                    on:click=on_save
                >
                    {live_of(
                        move || busy.get(),
                        |busy| if busy { "正在做表格……" } else { "存成表格文件" },
                    )}
                </button>
                <div role="status">{live_of(move || outcome.get(), |outcome| outcome)}</div>
            </section>
        </div>
    }
}

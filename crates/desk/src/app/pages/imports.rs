//! 导入名单: a file of tables is chosen, seen as it is understood, and kept only once it is accepted;
//! the lists that are kept.

mod comparing;
mod mapping;
mod people;
mod preview;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use aid::situation::SchoolKind;
use aid::vocabulary::Vocabulary;
use office::import::kept::{KeptList, ListError, ListKind};
use office::import::mapping::Meanings;
use office::import::request::{Kept, Look, Request, Seen};
use office::import::sheet::Encoding;
use office::wording;
use page::browser::device;
use page::browser::file::File;
use page::browser::workbook;
use page::parts::live::live_of;
use page::parts::notices::warned;
use records::json;

use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::state::AppState;
pub use people::people_page;
use preview::Preview;

/// How far an import is. The file belongs to this thread.
#[derive(Clone, Copy)]
struct Importing {
    desk: Desk,
    file: StoredValue<Option<File>, LocalStorage>,
    /// What stands in it, as the worker packed it.
    book: StoredValue<Arc<Vec<u8>>>,
    /// The name of the file.
    named: RwSignal<String>,
    /// What is understood of it.
    seen: RwSignal<Option<Seen>>,
    /// How often something was asked of the worker.
    asked: StoredValue<u32>,
    reading: RwSignal<bool>,
    refusal: RwSignal<Option<String>>,
}

impl Importing {
    /// Reads the file that was chosen; of a text in this encoding, where one is said.
    fn read(self, encoding: Option<Encoding>) {
        let Some(file) = self.file.with_value(Clone::clone) else { return };
        let number = self.next();
        self.reading.set(true);
        self.refusal.set(None);
        // What stood here was another file's, or read otherwise.
        self.seen.set(None);
        spawn_local(async move {
            let read = workbook::read(&file, encoding.map(Encoding::id)).await;
            if self.is_overtaken(number) {
                return;
            }
            match read {
                Ok(book) => {
                    self.book.try_set_value(Arc::new(book));
                    self.look(None, None).await;
                }
                Err(sentence) => self.refuse(sentence),
            }
        });
    }

    /// The number of what is asked now: an answer to what was asked before is not shown.
    fn next(self) -> u32 {
        self.asked.update_value(|asked| *asked = asked.wrapping_add(1));
        self.asked.get_value()
    }

    /// Whether something else was asked since, or the page is gone.
    fn is_overtaken(self, number: u32) -> bool {
        self.asked.try_get_value() != Some(number)
    }

    /// Looks at a sheet of it, with what its columns mean.
    async fn look(self, sheet: Option<usize>, meanings: Option<Meanings>) {
        let look = self.how(sheet, meanings);
        let number = self.next();
        let answer = self.ask(&Request::Look(look)).await;
        if self.is_overtaken(number) {
            return;
        }
        self.reading.try_set(false);
        match answer {
            Ok(answer) => drop(self.seen.try_set(json::from_text(&answer))),
            Err(sentence) => self.refuse(sentence),
        }
    }

    /// Looks at another sheet.
    fn choose_sheet(self, sheet: usize) {
        spawn_local(self.look(Some(sheet), None));
    }

    /// Says what a column means. What was said of others stands, also where the answer to that is
    /// still to come.
    fn assign(self, place: usize, meaning: Option<String>) {
        self.seen.update(|seen| {
            let Some(Seen { meanings, .. }) = seen else { return };
            if meanings.len() <= place {
                meanings.resize(place + 1, None);
            }
            if let Some(slot) = meanings.get_mut(place) {
                *slot = meaning;
            }
        });
        let Some(Seen { sheet, meanings, .. }) = self.seen.get_untracked() else { return };
        spawn_local(self.look(Some(sheet), Some(meanings)));
    }

    fn how(self, sheet: Option<usize>, meanings: Option<Meanings>) -> Look {
        let layouts = self.desk.lists().with_untracked(|lists| lists.layouts.clone());
        Look { sheet, meanings, layouts }
    }

    async fn ask(self, request: &Request) -> Result<String, String> {
        let book = self.book.with_value(Arc::clone);
        workbook::ask(&book, &json::to_text(request)).await
    }

    fn refuse(self, sentence: String) {
        self.reading.try_set(false);
        self.seen.try_set(None);
        self.refusal.try_set(Some(sentence));
    }

    /// Keeps what was accepted, and shows it.
    fn keep(self, kind: ListKind, (school, school_kind): (String, Option<SchoolKind>)) {
        let Some(seen) = self.seen.get_untracked() else { return };
        // One tap keeps it once.
        if self.reading.get_untracked() {
            return;
        }
        self.reading.set(true);
        self.next();
        let look = self.how(Some(seen.sheet), Some(seen.meanings));
        let (desk, named) = (self.desk, self.named.get_untracked());
        let on = device::today();
        let request = Request::Keep { look, kind, named, school, school_kind, on };
        spawn_local(async move {
            let kept = self.ask(&request).await.and_then(|answer| {
                let kept: Option<Kept> = json::from_text(&answer);
                let Kept { list, layouts } = kept.ok_or(ListError::Damaged.to_string())?;
                let list = KeptList::read_value(list).map_err(|error| error.to_string())?;
                Ok((list, layouts))
            });
            match kept {
                Ok((list, layouts)) => {
                    desk.keep_layouts(layouts);
                    device::go(&Route::import_of(&desk.add_list(list)).href());
                }
                Err(sentence) => drop(self.refusal.try_set(Some(sentence))),
            }
            self.reading.try_set(false);
        });
    }
}

/// The lists, and the way to bring one in.
#[component]
pub fn ImportsPage() -> impl IntoView {
    let desk = AppState::get().desk;
    let importing = Importing {
        desk,
        file: StoredValue::new_local(None),
        named: RwSignal::new(String::new()),
        book: StoredValue::new(Arc::default()),
        seen: RwSignal::new(None),
        asked: StoredValue::new(0),
        reading: RwSignal::new(false),
        refusal: RwSignal::new(None),
    };
    view! {
        <div class="data">
            <a class="data__back" href=Route::List.href()>
                "回到名单"
            </a>
            <h1 tabindex="-1">"导入名册"</h1>
            <p class="check__lead">
                "把学校名册、民政或残联的名单、发放表这些现成的表格读进来，逐人对一遍：该享受的有没有申请。只在本机读，不发到任何地方。"
            </p>
            <Choice importing />
            <Preview importing />
            <Kept desk />
        </div>
    }
}

/// The choice of a file, and why it is not read.
#[component]
fn Choice(importing: Importing) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let on_choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let named = File::name_of(&input);
        let Some(file) = File::chosen(&input) else { return };
        importing.named.set(named);
        importing.file.set_value(Some(file));
        importing.read(None);
    };
    view! {
        <section class="settings__part">
            <label class="field__label" for="import-file">
                "选一个表格文件"
            </label>
            <input
                class="field__file"
                id="import-file"
                type="file"
                accept=".xlsx,.xls,.ods,.csv,.txt,.xlsm"
                node_ref=input
                on:change=on_choose
            />
            <p class="field__help">
                "可以是 Excel、WPS 或学籍系统导出的 .xlsx、.xls、.ods、.csv。身份证号要存成文本。"
            </p>
            <div role="status">
                {live_of(move || importing.reading.get(), |reading| reading.then_some("正在读表格……"))}
            </div>
            {live_of(move || importing.refusal.get(), |refusal| refusal.map(warned))}
        </section>
    }
}

/// The lists that are kept.
#[component]
fn Kept(desk: Desk) -> impl IntoView {
    let rows = move |lists: Vec<(String, String)>| {
        let row = |(id, line): (String, String)| {
            let (href, remove) = (Route::import_of(&id).href(), id);
            view! {
                <li class="imports__list">
                    <a href=href>{line}</a>
                    <button
                        class="button button--text button--small"
                        on:click=move |_| desk.remove_list(&remove)
                    >
                        "删除"
                    </button>
                </li>
            }
        };
        let none = lists.is_empty().then_some("还没有导入过。");
        view! {
            {none}
            <ul class="imports__lists">{lists.into_iter().map(row).collect_view()}</ul>
        }
    };
    let lists = move || {
        desk.lists().with(|lists| {
            let line = |(id, list): (&String, &Arc<KeptList>)| {
                (id.clone(), wording::kept_list(&list.about))
            };
            lists.by_id.iter().map(line).collect::<Vec<_>>()
        })
    };
    view! {
        <section class="settings__part">
            <h2>"导入过的名单"</h2>
            {live_of(lists, rows)}
            <a class="button" href=Route::Reconcile.href()>
                "全部放在一起核对，不漏一人"
            </a>
        </section>
    }
}

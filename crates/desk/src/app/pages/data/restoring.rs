//! 恢复: a backup is chosen, opened, looked at; only then, and only if wanted, written.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use office::wording;
use page::browser::device;
use page::browser::file::File;
use page::parts::live::live_of;
use page::parts::notices::warned;
use records::seal::Slot;

use crate::app::desk::{Desk, InBackup, NotOpened, Sight};
use crate::app::parts::secret_form::SecretForm;
use crate::app::state::AppState;

/// What each state of a copy is called, and what a restore does about it.
const COPY_STATES: [(&str, &str); 5] = [
    ("新", "加进来"),
    ("这里更旧", "换成备份里的"),
    ("两边都改过", "两份都留着"),
    ("这里更新", "不动"),
    ("相同", "不动"),
];

/// How far a restore is.
#[derive(Clone, PartialEq, Eq)]
enum Stage {
    /// A file is to be chosen; what became of the last one.
    Choose(Option<Result<String, String>>),
    /// It is being read.
    Reading,
    /// It belongs to another desk: its secret is asked for.
    Sealed,
    /// It is open.
    Seen(Sight),
    /// It is being written.
    Writing,
}

/// A restore, as far as it is. Keys of the browser belong to this thread.
#[derive(Clone, Copy)]
struct Restoring {
    desk: Desk,
    stage: RwSignal<Stage>,
    refusal: RwSignal<Option<String>>,
    trying: RwSignal<bool>,
    bytes: StoredValue<Vec<u8>>,
    opened: StoredValue<Option<InBackup>, LocalStorage>,
}

/// The choice of a file and all that follows.
#[component]
pub fn Restore() -> impl IntoView {
    let restoring = Restoring {
        desk: AppState::get().desk,
        stage: RwSignal::new(Stage::Choose(None)),
        refusal: RwSignal::new(None),
        trying: RwSignal::new(false),
        bytes: StoredValue::new(Vec::new()),
        opened: StoredValue::new_local(None),
    };
    live_of(
        move || restoring.stage.get(),
        move |stage| match stage {
            Stage::Choose(outcome) => choose(restoring, outcome),
            Stage::Reading => waiting(restoring, "正在读出备份……"),
            Stage::Sealed => sealed(restoring),
            Stage::Seen(sight) => seen(restoring, &sight),
            Stage::Writing => {
                view! { <p role="status">"正在写入，请不要关掉本页……"</p> }.into_any()
            }
        },
    )
}

impl Restoring {
    fn end(self, outcome: Option<Result<String, String>>) {
        self.bytes.try_update_value(Vec::clear);
        self.opened.try_update_value(Option::take);
        self.stage.try_set(Stage::Choose(outcome));
    }

    /// Opens what was chosen and looks at it, unless the person no longer wants that.
    fn open(self, typed: Option<(Slot, String)>) {
        if typed.is_none() {
            self.stage.set(Stage::Reading);
        }
        self.refusal.set(None);
        self.trying.set(true);
        spawn_local(async move {
            let is_off = move || {
                let stage = self.stage.try_get_untracked();
                !matches!(stage, Some(Stage::Reading | Stage::Sealed))
            };
            device::unless(is_off, self.look(typed)).await;
            self.trying.try_set(false);
        });
    }

    async fn look(self, typed: Option<(Slot, String)>) {
        let has_secret = typed.is_some();
        let bytes = self.bytes.get_value();
        let opened = match self.desk.open_backup(&bytes, typed).await {
            Ok(opened) => opened,
            Err(NotOpened::Sealed) => return self.stage.set(Stage::Sealed),
            Err(NotOpened::Because(sentence)) if has_secret => {
                return self.refusal.set(Some(sentence));
            }
            Err(NotOpened::Because(sentence)) => return self.end(Some(Err(sentence))),
        };
        match self.desk.look_at(&opened).await {
            Ok(sight) => {
                self.opened.set_value(Some(opened));
                self.stage.set(Stage::Seen(sight));
            }
            Err(sentence) => self.end(Some(Err(sentence))),
        }
    }

    fn write(self) {
        let Some(opened) = self.opened.try_update_value(Option::take).flatten() else { return };
        self.stage.set(Stage::Writing);
        spawn_local(async move {
            let outcome = self.desk.restore_backup(&opened).await;
            self.end(Some(outcome.map(|count| format!("恢复好了：写入 {count} 份记录。"))));
        });
    }
}

fn choose(restoring: Restoring, outcome: Option<Result<String, String>>) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let on_choose = move |_| {
        let Some(file) = input.get_untracked().and_then(|input| File::chosen(&input)) else {
            return;
        };
        spawn_local(async move {
            match file.bytes().await {
                Some(bytes) => {
                    restoring.bytes.set_value(bytes);
                    restoring.open(None);
                }
                None => restoring.end(Some(Err("浏览器读不出这个文件，请再选一次。".to_owned()))),
            }
        });
    };
    let outcome = outcome.map(|outcome| match outcome {
        Ok(sentence) => view! { <p class="notice">{sentence}</p> }.into_any(),
        Err(sentence) => warned(sentence),
    });
    view! {
        <input
            class="field__file"
            id="restore-file"
            type="file"
            aria-label="选择备份文件"
            aria-describedby="restore-help"
            node_ref=input
            on:change=on_choose
        />
        <div role="status">{outcome}</div>
    }
    .into_any()
}

fn waiting(restoring: Restoring, word: &'static str) -> AnyView {
    view! {
        <div class="progress">
            <p role="status">{word}</p>
            {no_more(restoring, "不恢复了")}
        </div>
    }
    .into_any()
}

fn no_more(restoring: Restoring, word: &'static str) -> AnyView {
    view! {
        <button class="button" type="button" on:click=move |_| restoring.end(None)>
            {word}
        </button>
    }
    .into_any()
}

fn sealed(restoring: Restoring) -> AnyView {
    let Restoring { refusal, trying, .. } = restoring;
    let open = move |typed| restoring.open(Some(typed));
    view! {
        <p>"这份备份要用做它的时候的口令，或那个工作台的恢复码打开。"</p>
        <SecretForm words=("打开备份", "正在打开……") refusal busy=trying open />
        {no_more(restoring, "换一个文件")}
    }
    .into_any()
}

fn seen(restoring: Restoring, sight: &Sight) -> AnyView {
    let writes = sight.writes();
    let parts = [
        Some(format!("{} 份申请", sight.applications)),
        (sight.lists > 0).then(|| format!("{} 份名单", sight.lists)),
        sight.school.then(|| "学校信息".to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let whole = format!("备份完好：里面有 {}。", wording::list(&parts));
    let write = (writes > 0).then(|| {
        view! {
            <button class="button button--primary" on:click=move |_| restoring.write()>
                {format!("恢复这 {writes} 份")}
            </button>
        }
    });
    let none = (writes == 0).then(|| view! { <p>"里面没有这台设备上缺的，不用恢复。"</p> });
    view! {
        <p class="notice">{whole}</p>
        {copy_states(sight)}
        {named(sight)}
        {none}
        <div class="actions">
            {write} {no_more(restoring, if writes > 0 { "不恢复" } else { "知道了" })}
        </div>
    }
    .into_any()
}

/// How many records are in each state, compared with those that are here.
fn copy_states(sight: &Sight) -> impl IntoView + use<> {
    let some = COPY_STATES.iter().zip(sight.counts).filter(|(_, count)| *count > 0);
    let rows = some.map(|((word, does), count)| {
        view! {
            <tr>
                <th scope="row">{*word}</th>
                <td>{format!("{count} 份")}</td>
                <td>{*does}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="sums">
            <thead>
                <tr>
                    <th scope="col">"和这台设备上的比"</th>
                    <th scope="col">"份数"</th>
                    <th scope="col">"恢复时"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Whose records they are, where they are not the same.
fn named(sight: &Sight) -> impl IntoView + use<> {
    let named = sight.named.iter().map(|(name, place)| {
        let word = COPY_STATES.get(*place).map_or("", |(word, _)| word);
        view! { <li>{format!("{name}：{word}")}</li> }
    });
    let named = named.collect_view();
    let different: usize = sight.counts.iter().take(COPY_STATES.len() - 1).sum();
    let more = different.saturating_sub(sight.named.len());
    let more = (more > 0).then(|| format!("还有 {more} 份。"));
    view! {
        <ul class="named">{named}</ul>
        {more.map(|more| view! { <p class="settings__note">{more}</p> })}
    }
}

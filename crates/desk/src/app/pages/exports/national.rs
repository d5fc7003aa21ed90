//! What the national system takes: the columns of a college, or those of a head row that was copied
//! out of the system's own sheet.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use office::export::request::{Cards, Heads, What};
use office::import::request::{Request, SeenHeads};
use page::browser::workbook;
use page::parts::live::live_of;
use page::parts::notices::warned;
use records::json;

use super::{asked, cards};
use crate::app::desk::Desk;
use crate::app::parts::meaning_pick::MeaningPick;
use crate::app::parts::save_button::SaveButton;
use crate::app::state::AppState;

const UNREADABLE: &str = "这一行表头读不出来。请重新复制一次。";
const EMPTY: &str = "还没有粘贴表头。请在系统的模板里选中表头那一行，复制，粘贴到上面的框里。";

/// What the page knows of the heads.
#[derive(Clone, Copy)]
struct Filling {
    desk: Desk,
    /// What was understood; its rows are drawn once.
    seen: RwSignal<Option<Arc<SeenHeads>>>,
    /// The heads with what somebody said of them since.
    heads: RwSignal<Option<Heads>>,
    refusal: RwSignal<Option<String>>,
}

impl Filling {
    fn known(self) -> Option<Heads> {
        self.desk.lists().with_untracked(|lists| json::from_value(&lists.heads))
    }

    /// Has the heads of a copied row understood.
    fn understand(self, copied: String) {
        if copied.trim().is_empty() {
            return self.refusal.set(Some(EMPTY.to_owned()));
        }
        let request = json::to_text(&Request::Heads { copied, known: self.known() });
        spawn_local(async move {
            let answer = workbook::ask(&[], &request).await;
            let seen = answer.and_then(|answer| {
                json::from_text::<SeenHeads>(&answer).ok_or_else(|| UNREADABLE.to_owned())
            });
            match seen {
                Ok(seen) => {
                    self.desk.keep_heads(json::to_value(&seen.heads));
                    self.refusal.try_set(None);
                    self.heads.try_set(Some(seen.heads.clone()));
                    self.seen.try_set(Some(Arc::new(seen)));
                }
                Err(sentence) => drop(self.refusal.try_set(Some(sentence))),
            }
        });
    }

    /// Says what a head means.
    fn assign(self, place: usize, meaning: Option<String>) {
        let Some(mut heads) = self.heads.get_untracked() else { return };
        if let Some(slot) = heads.meanings.get_mut(place) {
            *slot = meaning;
        }
        self.desk.keep_heads(json::to_value(&heads));
        self.heads.set(Some(heads));
    }

    /// How many of them can be filled.
    fn counted(self) -> Option<String> {
        self.heads.get().map(|Heads { texts, meanings, .. }| {
            let known = meanings.iter().flatten().count();
            format!("{} 列里能填 {known} 列，不对可以改", texts.len())
        })
    }
}

/// The section.
#[component]
pub(super) fn National() -> impl IntoView {
    let state = AppState::get();
    let filling = Filling {
        desk: state.desk,
        seen: RwSignal::new(None),
        heads: RwSignal::new(None),
        refusal: RwSignal::new(None),
    };
    let (cards, tick) = cards();
    let of_college =
        move || asked(state, What::National { heads: None, cards: cards.get_untracked() });
    // The heads of last time, as they can be copied again.
    let last = filling.known().map(|heads| heads.copied).unwrap_or_default();
    view! {
        <section class="settings__part">
            <h2>"全国学生资助管理信息系统"</h2>
            <p>
                "只有已认定的学生。知道的都填上，不知道的空着；还要补什么，写在文件的第二页。"
            </p>
            {tick}
            <h3>"高校：40 列的导入模板"</h3>
            <p class="settings__note">
                "这些列来自两个填表程序，没有见到系统的正式文件：导入前请和系统里的模板对一对。"
            </p>
            <SaveButton name="资助系统-高校" word="存高校模板" asked=of_college />
            <h3>"其他学段：按系统自己的表头"</h3>
            <Pasting filling last />
            {live_of(move || filling.refusal.get(), |refusal| refusal.map(warned))}
            {live_of(
                move || filling.seen.get(),
                move |seen| seen.map(|seen| view! { <Mapped filling cards seen /> }),
            )}
        </section>
    }
}

/// Where the row of heads is put.
#[component]
fn Pasting(filling: Filling, last: String) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let on_read = move |_| {
        if let Some(field) = field.get_untracked() {
            filling.understand(field.value());
        }
    };
    view! {
        <div class="entry">
            <label class="entry__label" for="heads">
                "在系统的模板里选中表头那一行，复制，粘贴到这里（下次自动带出）"
            </label>
            <textarea
                class="entry__input"
                id="heads"
                rows="3"
                node_ref=field
                prop:value=last
            ></textarea>
        </div>
        <button class="button" on:click=on_read>
            "认一认这些列"
        </button>
    }
}

/// What stands under each head, and the button.
#[component]
fn Mapped(filling: Filling, cards: RwSignal<Cards>, seen: Arc<SeenHeads>) -> impl IntoView {
    let heads = &seen.heads;
    let rows =
        heads.texts.iter().zip(&heads.meanings).enumerate().map(|(place, (text, meaning))| {
            let meaning = meaning.clone().unwrap_or_default();
            let (text, choices) = (text.clone(), seen.choices.clone());
            view! { <MappedHead filling place text meaning choices /> }
        });
    let state = AppState::get();
    let of_heads = move || {
        let (heads, cards) = (filling.heads.get_untracked(), cards.get_untracked());
        asked(state, What::National { heads, cards })
    };
    view! {
        <p role="status">{live_of(move || filling.counted(), |counted| counted)}</p>
        <ul class="imports__columns">{rows.collect_view()}</ul>
        <SaveButton name="资助系统" word="按这些列存" asked=of_heads />
    }
}

#[component]
fn MappedHead(
    filling: Filling,
    place: usize,
    text: String,
    meaning: String,
    choices: Vec<(String, String)>,
) -> impl IntoView {
    let choose = move |meaning| filling.assign(place, meaning);
    let label = format!("“{text}”填什么");
    view! {
        <li class="imports__column">
            <span class="imports__heading">{text}</span>
            <MeaningPick label nothing="空着" choices meaning choose />
        </li>
    }
}

//! 开设工作台: the school, the passphrase, the recovery sheet; only then is anything kept.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use aid::wording;
use office::application::School;
use page::browser::local_storage;
use page::browser::webcrypto;
use page::browser::webcrypto::Made;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::live_of;
use records::seal::Passphrase;

use crate::app::pages::data::Restore;
use crate::app::parts::recovery_sheet::RecoverySheet;
use crate::app::parts::school_fields::{SchoolFields, SchoolInput};
use crate::app::parts::secret_field::{SecretField, chosen_passphrase};
use crate::app::state::AppState;

/// What was made and waits for its recovery code to be tried. It holds keys of the browser, which
/// belong to this thread.
type Waiting = StoredValue<Option<(Made, School)>, LocalStorage>;

/// Both halves of the setting up.
#[component]
pub fn SetUp() -> impl IntoView {
    let waiting: Waiting = StoredValue::new_local(None);
    let code = RwSignal::new(None::<String>);
    let restores = RwSignal::new(false);
    live_of(
        move || (code.get(), restores.get()),
        move |(made, restoring)| match made {
            None if restoring => from_backup(restores),
            None => view! { <Choose waiting code or=or_restore(restores) /> }.into_any(),
            Some(code) => view! { <Sheet waiting code /> }.into_any(),
        },
    )
}

fn or_restore(restores: RwSignal<bool>) -> AnyView {
    view! {
        <button class="button button--text" type="button" on:click=move |_| restores.set(true)>
            "用备份文件恢复"
        </button>
    }
    .into_any()
}

/// A desk as a backup has it, with its passphrase and its recovery sheet.
fn from_backup(restores: RwSignal<bool>) -> AnyView {
    view! {
        <div class="gate">
            <h1 tabindex="-1">"用备份文件恢复工作台"</h1>
            <p class="gate__lead" id="restore-help">
                "选备份文件（名字以 .zzbak 结尾），输入做它的时候的口令。恢复以后，这台设备上也用那个口令和那张恢复单。"
            </p>
            <Restore />
            <button class="button button--text" on:click=move |_| restores.set(false)>
                "没有备份，新开一个"
            </button>
        </div>
    }
    .into_any()
}

/// The school and the passphrase.
#[component]
fn Choose(waiting: Waiting, code: RwSignal<Option<String>>, or: AnyView) -> impl IntoView {
    let fields = SchoolInput::new(School::default());
    let (first, again) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let refusal = RwSignal::new(None::<String>);
    let text = |input: NodeRef<html::Input>| {
        input.get_untracked().map(|input| input.value()).unwrap_or_default()
    };
    let on_make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = text(first);
        let school = fields.read().and_then(|school| {
            chosen_passphrase(&typed, &text(again))?;
            Ok(school)
        });
        let school = match school {
            Ok(school) => school,
            Err(sentence) => return refusal.set(Some(sentence)),
        };
        spawn_local(async move {
            match webcrypto::set_up(Passphrase::typed(&typed)).await {
                Ok(made) => {
                    let printed = made.recovery.to_string();
                    waiting.set_value(Some((made, school)));
                    code.set(Some(printed));
                }
                Err(error) => refusal.set(Some(error.to_string())),
            }
        });
    };
    view! {
        <form class="gate" on:submit=on_make>
            <h1 tabindex="-1">"在这台设备上开设资助工作台"</h1>
            {lost()}
            <p class="gate__lead">
                "申请里有孩子的姓名和身份证号，所以全部加密存在这台设备上，不联网，也没有人能从别处打开。"
            </p>
            <SchoolFields fields />
            <SecretField id="passphrase" label="口令：至少 10 个字，或 4 个词" input=first />
            <SecretField id="again" label="再输入一遍" input=again />
            <p class="gate__lead">
                "忘了口令，没有人能帮您找回；下一步会给您一张恢复单，请收在学校。"
            </p>
            <p class="entry__remark" role="alert">
                {live_of(move || refusal.get(), |sentence| sentence)}
            </p>
            <div class="actions">
                <button class="button button--primary" type="submit">
                    "下一步：恢复单"
                </button>
                {or}
            </div>
        </form>
    }
}

/// What to know where a desk was on this device, and the browser has nothing of it any more.
fn lost() -> Option<impl IntoView> {
    let (on, count) = local_storage::hint(local_storage::DESK)?;
    let sentence = format!(
        "这台设备上原来有工作台：{}还存着 {count} 份申请，现在浏览器里找不到了，可能被清理过。\
         有备份文件的，请点“用备份文件恢复”；没有的，先看看是不是换了浏览器或网址，再决定要不要新开。",
        wording::day(on),
    );
    Some(view! {
        <p class="notice notice--warning" role="alert">
            <Drawing icon=Icon::Warning />
            {sentence}
        </p>
    })
}

/// The recovery sheet: printed, then typed back once. Only then is the desk kept.
#[component]
fn Sheet(waiting: Waiting, code: String) -> impl IntoView {
    let desk = AppState::get().desk;
    let refusal = RwSignal::new(None::<String>);
    let school = waiting
        .with_value(|waiting| waiting.as_ref().map(|(_, school)| school.name.clone()))
        .unwrap_or_default();
    let tried = move |()| {
        spawn_local(async move {
            let Some((made, school)) = waiting.try_get_value().flatten() else { return };
            if let Err(sentence) = desk.begin(made, school).await {
                refusal.set(Some(sentence));
            }
        });
    };
    view! { <RecoverySheet school code refusal word="开始使用" tried /> }
}

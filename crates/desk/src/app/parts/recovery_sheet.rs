//! 恢复单: a recovery code to be printed, and typed back once before it counts.

use leptos::html;
use leptos::prelude::*;

use aid::wording;
use page::parts::live::live_of;
use page::parts::print_button::PrintButton;
use records::seal::RecoveryCode;

use super::plain_field::PlainField;
use crate::app::state::AppState;

/// The sheet, and the field in which its code is tried. What is printed is the code alone.
#[component]
pub fn RecoverySheet(
    /// The school whose sheet it is.
    school: String,
    /// The code, as it is printed.
    code: String,
    refusal: RwSignal<Option<String>>,
    /// What the button says that tries the code.
    word: &'static str,
    /// The code was typed as it is printed.
    #[prop(into)]
    tried: Callback<()>,
    /// What else can be done.
    #[prop(optional)]
    or: Option<AnyView>,
) -> impl IntoView {
    let made_on = wording::day(AppState::get().today);
    let input = NodeRef::<html::Input>::new();
    let printed = code.clone();
    let on_try = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        match typed.parse::<RecoveryCode>() {
            Ok(typed) if typed.to_string() == code => tried.run(()),
            Ok(_) => {
                refusal.set(Some("和恢复单上的不一样，请照着纸逐组核对。".to_owned()));
            }
            Err(error) => refusal.set(Some(error.to_string())),
        }
    };
    view! {
        <form class="gate" on:submit=on_try>
            <h1 tabindex="-1">"恢复单：请打印，收在学校"</h1>
            <section class="a4 a4--sheet">
                <h2 class="a4__title">"资助工作台恢复单"</h2>
                <p class="a4__lead">{school}" · "{made_on}</p>
                <p class="recovery-code">{printed}</p>
                <p class="a4__lead">
                    "忘了口令时，用这组恢复码打开工作台。拿到这张纸和这台设备的人都能打开，请像公章一样收好。"
                </p>
            </section>
            <div class="actions">
                <PrintButton
                    word="打印恢复单"
                    way_out="这个浏览器打印不了。请把恢复码工整地抄在纸上，再照着输入一遍。"
                />
            </div>
            <PlainField id="recovery" label="照着恢复单输入一遍，试一试能不能打开" input />
            <p class="entry__remark" role="alert">
                {live_of(move || refusal.get(), |sentence| sentence)}
            </p>
            <div class="actions">
                <button class="button button--primary" type="submit">
                    {word}
                </button>
                {or}
            </div>
        </form>
    }
}

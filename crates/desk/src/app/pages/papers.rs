//! 纸面: the official form, its annex, the disbursement list and the public notice, as they are
//! printed. What is seen on the screen is the sheet that the printer gives.

mod annex;
mod disbursement;
mod form;
mod forms;
mod notice;

use leptos::prelude::*;

use aid::date::Date;
use office::roster::{Ask, Entry, Namesakes, Order, RecordId, find};
use office::wording;
use page::parts::live::live;
use page::parts::print_button::PrintButton;

pub use annex::annex_page;
pub use disbursement::DisbursementPage;
pub use forms::{Which, forms};
pub use notice::NoticePage;

use crate::app::desk::Desk;
use crate::app::route::Route;

/// How to print from a browser that cannot.
const NO_PRINT: &str = "这个浏览器打印不了。请先在“备份和设置”里存一份备份文件，再用这台设备自带的浏览器，\
                        或到能打印的电脑上打开工作台，恢复后打印。";

/// What stands above the sheets, which no printer gives, and the sheets below it.
#[component]
fn Printed(
    title: &'static str,
    back: Route,
    /// What to know before printing.
    #[prop(into)]
    note: Signal<String>,
    /// What can be chosen.
    choices: AnyView,
    /// The sheets; a narrow screen scrolls them in their own region.
    sheets: AnyView,
) -> impl IntoView {
    view! {
        <div class="papers-page">
            <div class="papers-page__bar">
                <h1 tabindex="-1">{title}</h1>
                {choices}
                <p class="settings__note">{live(move || note.get())}</p>
                <div class="actions">
                    <PrintButton word="打印" primary=true way_out=NO_PRINT />
                    <a class="button" href=back.href()>
                        "返回"
                    </a>
                </div>
            </div>
            <div class="papers" role="region" tabindex="0" aria-label=format!("{title}，纸面")>
                {sheets}
            </div>
        </div>
    }
}

/// The numbers of those who share their name with another of the class.
fn namesakes(desk: Desk) -> Memo<Namesakes> {
    Memo::new(move |_| desk.look_into(Namesakes::of))
}

/// Whose the names with a number are, with a link to each: on the screen only.
fn whose(desk: Desk, numbered: Vec<(RecordId, u32)>) -> Option<impl IntoView + use<>> {
    let line = |(id, number): (RecordId, u32)| {
        let sentence = desk.application(&id).with_untracked(|application| {
            application
                .as_ref()
                .map(|application| wording::namesake(application, number))
                .unwrap_or_default()
        });
        view! {
            <li>
                <a class="summary__item" href=Route::application(&id).href()>
                    {sentence}
                </a>
            </li>
        }
    };
    (!numbered.is_empty()).then(|| {
        view! {
            <div class="notice">
                <p>{wording::WHOSE_NUMBERS}</p>
                <ul>{numbered.into_iter().map(line).collect_view()}</ul>
            </div>
        }
    })
}

/// The last line of a sheet.
fn foot(made: Date, sheet: usize, of: usize) -> impl IntoView {
    view! { <p class="a4__foot">{wording::foot(made, sheet, of)}</p> }
}

/// The heads of a table.
fn heads(labels: &[&'static str]) -> impl IntoView + use<> {
    labels.iter().map(|label| view! { <th class="a4__label">{*label}</th> }).collect_view()
}

/// The widths of a table's columns, in millimetres: attributes, for the page's policy lets no
/// style stand in an element.
fn columns(widths_mm: &[u32]) -> impl IntoView + use<> {
    let whole_mm: u32 = widths_mm.iter().sum();
    let column = |mm: &u32| {
        let hundredths = mm * 10_000 / whole_mm.max(1);
        let width = format!("{}.{:02}%", hundredths / 100, hundredths % 100);
        leptos::html::col().attr("width", width)
    };
    view! { <colgroup>{widths_mm.iter().map(column).collect_view()}</colgroup> }
}

/// The applications on the list, in the order in which people read lists on paper.
pub fn listed<T>(desk: Desk, look: impl FnOnce(&[&Entry]) -> T) -> T {
    let ask = Ask { order: Order::Class, ..desk.ask.get_untracked() };
    desk.look_into(|entries| look(&find(entries, &ask)))
}

//! What came of it as workbooks: the boxes, who is to be called back, what somebody said of rows.

use leptos::prelude::*;

use office::export::request::Found;
use office::import::request::Request;
use page::browser::device;

use crate::app::desk::Desk;
use crate::app::parts::save_button::{Given, SaveButton};

/// What can be handed on of it.
#[component]
pub(super) fn HandingOn(desk: Desk) -> impl IntoView {
    view! {
        <section class="settings__part">
            <h2>"导出"</h2>
            <p class="notice notice--warning">
                "表格里有姓名，劝返名单还有电话和住址，不加密。用完请删掉。"
            </p>
            <SaveButton
                name="核对结果"
                word="存核对结果"
                asked=move || handed_on(desk, Found::Boxes)
            />
            <SaveButton
                name="劝返名单"
                word="存劝返名单"
                asked=move || handed_on(desk, Found::CallList)
            />
            <SaveButton
                name="人工确认记录"
                word="存人工确认记录"
                asked=move || handed_on(desk, Found::Rulings)
            />
        </section>
    }
}

/// What a workbook of it is made of, and what is asked of that.
fn handed_on(desk: Desk, what: Found) -> (Given, Request) {
    let request = Request::Found {
        year: desk.ask.with_untracked(|ask| ask.year),
        school: Box::new(desk.school.get_untracked()),
        on: device::today(),
        log: desk.lists().with_untracked(|lists| lists.matches.clone()),
        what,
    };
    (Given::Lists(None), request)
}

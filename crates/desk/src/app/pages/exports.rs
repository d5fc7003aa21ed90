//! 导出表格: workbooks for the county, the bank, the wall and the national system. They are in the
//! clear, and the page says so first.

mod national;

use leptos::prelude::*;

use office::export::request::{Cards, Payments, Wanted, What};
use office::import::request::Request;
use office::roster::Ledger;
use page::parts::choice::Tick;

use super::papers::listed;
use crate::app::parts::ledger_pick::{LedgerPick, term_at_first};
use crate::app::parts::save_button::{Given, SaveButton};
use crate::app::route::Route;
use crate::app::state::AppState;
use national::National;

/// What can be made of the list.
#[component]
pub fn ExportsPage() -> impl IntoView {
    let count = untrack(|| listed(AppState::get().desk, |entries| entries.len()));
    view! {
        <div class="data">
            <a class="data__back" href=Route::List.href()>
                "回到名单"
            </a>
            <h1 tabindex="-1">"导出表格"</h1>
            <p class="check__lead">
                {format!(
                    "只有名单上列出来的 {count} 人；要导出一个班，先在名单里选“班级”。号码都是文本，不会丢零。",
                )}
            </p>
            <p class="notice notice--warning">
                "表格不加密，谁拿到都看得到。只存到单位的电脑或 U 盘，交上去以后请删掉。"
            </p>
            <County /> <OfPayments /> <Public /> <National />
        </div>
    }
}

/// The list for another office.
#[component]
fn County() -> impl IntoView {
    let state = AppState::get();
    let (cards, tick) = cards();
    view! {
        <section class="settings__part">
            <h2>"名单表格"</h2>
            <p>"给县里用：每个人一行，一个人也不漏；没有认定、撤回的也在，写明进度。"</p>
            {tick}
            <SaveButton
                name="资助名单"
                word="存成表格文件"
                asked=move || asked(state, What::County { cards: cards.get_untracked() })
            />
        </section>
    }
}

/// How much of a card is written, and the box that says it.
fn cards() -> (RwSignal<Cards>, AnyView) {
    let cards = RwSignal::new(Cards::End);
    let tick = view! {
        <Tick
            word="写上整个银行卡号".to_owned()
            note="不勾选，只写后四位。对方要用来打款的才勾选。".to_owned()
            checked=Signal::derive(move || cards.get() == Cards::Whole)
            pick=move |on| cards.set(if on { Cards::Whole } else { Cards::End })
            unsure=false
        />
    };
    (cards, tick.into_any())
}

/// What is to be paid in a term, and what it comes to.
#[component]
fn OfPayments() -> impl IntoView {
    let state = AppState::get();
    let term = RwSignal::new(term_at_first(state));
    let ledger = RwSignal::new(Ledger::Due);
    let of = move || Payments { term: term.get_untracked(), ledger: ledger.get_untracked() };
    view! {
        <section class="settings__part">
            <h2>"发放"</h2>
            <p>
                "花名册有签字栏和大写金额，没有列入的人和原因另在一页。统计表按学段、就读方式、类型和项目分，合计和花名册一样。"
            </p>
            <div class="filters">
                <LedgerPick term ledger />
            </div>
            <SaveButton
                name="发放花名册"
                word="存花名册"
                asked=move || asked(state, What::Payments(of()))
            />
            <SaveButton
                name="发放统计"
                word="存统计表"
                asked=move || asked(state, What::Statistics(of()))
            />
        </section>
    }
}

/// What may be posted.
#[component]
fn Public() -> impl IntoView {
    let state = AppState::get();
    let with_tier = RwSignal::new(false);
    let what = move || What::Notice { with_tier: with_tier.get_untracked() };
    view! {
        <section class="settings__part">
            <h2>"公示名单"</h2>
            <p>
                "只有年级、班级、姓名，和公示的日期、电话、取下的日子；没有号码、住址、出生日期和困难类型。名单上“公示中”的才在。"
            </p>
            <Tick
                word="写上困难档次".to_owned()
                note=String::new()
                checked=with_tier
                pick=move |on| with_tier.set(on)
                unsure=false
            />
            <SaveButton name="公示名单" word="存公示名单" asked=move || asked(state, what()) />
        </section>
    }
}

/// The applications, and what is asked of them.
fn asked(state: AppState, what: What) -> (Given, Request) {
    let desk = state.desk;
    let chosen =
        untrack(|| listed(desk, |entries| entries.iter().map(|entry| entry.id.clone()).collect()));
    let wanted = Wanted {
        year: desk.ask.with_untracked(|ask| ask.year),
        on: state.today,
        school: Box::new(desk.school.get_untracked()),
        chosen,
        what,
    };
    (Given::Applications, Request::Export(Box::new(wanted)))
}

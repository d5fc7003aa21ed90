//! 首页: the doors to the check and to the desk, «continue where you stopped», what is covered and
//! what is not.

use leptos::prelude::*;

use aid::assessment::assess_household;
use aid::library::library;
use aid::policy::Seen;
use aid::questionnaire::open_questions;
use aid::rulebook::Rulebook;
use aid::situation::Stage;
use aid::vocabulary::Vocabulary;
use aid::wording;
use page::browser::{device, fault};
use page::drafts::SavedDraft;
use page::parts::fold::Fold;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::{live, live_of};
use page::preferences::Size;
use records::draft::children_in_words;

use crate::app::route::Route;
use crate::app::state::AppState;

/// The home screen.
#[component]
pub fn Home() -> impl IntoView {
    view! {
        <div class="home">
            <h1 tabindex="-1">
                "孩子上学，该得的资助" <br />
                "一分不少"
            </h1>
            <p class="home__lead">
                "回答几个问题，算出每个孩子应享受的资助、金额和依据。全部在这台设备上计算，不联网也能用，不收集任何信息。"
            </p>
            <Continue />
            <Begin />
            <a class="door" href="desk/">
                <span class="door__text">
                    <span class="door__title">"我是学校资助人员"</span>
                    <span>"填申请表，打印，一个不漏"</span>
                </span>
                <Drawing icon=Icon::Arrow />
            </a>
            <LargeType />
            <Coverage />
        </div>
    }
}

/// The family's door; where something is begun, to another draft beside it.
#[component]
fn Begin() -> impl IntoView {
    let state = AppState::get();
    let is_begun = Memo::new(move |_| state.drafts.with(|drafts| drafts.begun().is_some()));
    let on_start = move |_| {
        fault::point("start");
        if is_begun.get_untracked() {
            state.start_new();
        } else {
            state.drafts.update(|drafts| drafts.gone = None);
        }
        device::go(&Route::Household.href());
    };
    let words = move |is_begun: bool| {
        let (title, word, note) = if is_begun {
            ("另填一份", "上面的记录留着，不动", "给别的家庭，或者从头再填")
        } else {
            ("我是家长", "看看孩子能享受什么", "约 3 分钟，不需要姓名和身份证号")
        };
        view! {
            <span class="door__text">
                <span class="door__title">{title}</span>
                <span>{word}</span>
                <span class="door__note">{note}</span>
            </span>
        }
    };
    view! {
        <button class="door" disabled=move || state.looks_on() on:click=on_start>
            {live_of(move || is_begun.get(), words)}
            <Drawing icon=Icon::Arrow />
        </button>
    }
}

/// The draft to go on with, and the way to the others.
#[component]
fn Continue() -> impl IntoView {
    let state = AppState::get();
    let begun = move || state.drafts.with(|drafts| drafts.begun().cloned());
    let others = move || {
        let begun = begun()?;
        let filled = |saved: &&SavedDraft| saved.id != begun.id && !saved.draft.is_untouched();
        let count = state.drafts.with(|drafts| drafts.all.iter().filter(filled).count());
        (count > 0).then_some(count)
    };
    let more = |count: usize| {
        view! {
            <p class="continue__more">
                <a href=Route::Settings.href()>{format!("还有 {count} 份记录")}</a>
            </p>
        }
    };
    view! {
        {live_of(begun, move |begun| begun.map(|saved| going_on(state, saved)))}
        {live_of(others, move |others| others.map(more))}
    }
}

fn going_on(state: AppState, saved: SavedDraft) -> impl IntoView {
    let SavedDraft { id, draft, .. } = saved;
    let assessment = assess_household(&Rulebook::new(library(), draft.period), &draft.situation());
    let open = open_questions(&assessment).len();
    let (title, word, route) = match open {
        0 => ("上次已经填完", "看结果", Route::Result),
        _ => ("上次填到一半", "接着填", Route::going_on(&draft, &assessment)),
    };
    let open = match open {
        0 => String::new(),
        open => format!(" · 还差 {open} 个问题"),
    };
    let line = format!("{} · {}{open} · {}", draft.name, children_in_words(&draft), draft.saved);
    view! {
        <section class="continue">
            <div>
                <h2 class="continue__title">{title}</h2>
                <p class="continue__note">{line}</p>
            </div>
            <a class="button button--primary" href=route.href() on:click=move |_| state.open(&id)>
                {word}
            </a>
        </section>
    }
}

#[component]
fn LargeType() -> impl IntoView {
    let state = AppState::get();
    let large = move || state.preferences.with(|preferences| preferences.size == Size::Large);
    let on_click = move |_| {
        state.preferences.update(|preferences| {
            preferences.size = match preferences.size {
                Size::Usual => Size::Large,
                Size::Large => Size::Usual,
            };
        });
    };
    view! {
        <button
            class="button button--text"
            aria-pressed=move || large().to_string()
            on:click=on_click
        >
            <Drawing icon=Icon::Letter />
            {live(move || if large() { "改回标准字" } else { "字太小？改成大字" })}
        </button>
    }
}

#[component]
fn Coverage() -> impl IntoView {
    let rules = &library().rules;
    let citations =
        || rules.iter().flat_map(|rule| &rule.versions).flat_map(|version| &version.cites);
    let sure = citations().filter(|citation| citation.seen < Seen::Secondary).count();
    let unsure = citations().count() - sure;
    let row = |term: &'static str, words: AnyView| {
        view! {
            <div class="coverage__row">
                <dt class="coverage__term">{term}</dt>
                <dd>{words}</dd>
            </div>
        }
    };
    let rules_link = view! {
        {format!("{} · ", wording::month_of_rules())}
        <a href=Route::Rules(None, None).href()>"看有哪些规则"</a>
    };
    view! {
        <dl class="coverage">
            {row("适用地区", "全国标准 · 河北省 · 沧州市各县（市、区）".into_any())}
            {row("收录学段", stages().into_any())}
            {row("政策截至", rules_link.into_any())}
            {row("尚未收录", wording::NOT_COVERED.into_any())}
            {row(
                "核实情况",
                format!("{sure} 条依据已核对，{unsure} 条待核实（结果中标出）").into_any(),
            )}
        </dl>
        <p class="home__contact">{wording::NOTHING_FOUND}</p>
    }
}

/// Every stage with what is known of it, behind a fold.
fn stages() -> impl IntoView {
    let line = |stage: &Stage| Some((*stage, wording::coverage(library(), *stage)?));
    let lines = Stage::ALL.iter().filter_map(line);
    let lines = lines.map(|(stage, line)| {
        let href = Route::Rules(None, Some(stage)).href();
        view! {
            <li>
                {line} " "
                <a href=href aria-label=format!("看规则：{}", wording::stage(stage))>
                    "看规则"
                </a>
            </li>
        }
    });
    let lines = lines.collect_view();
    view! {
        "幼儿园到博士，2016 年起的历年标准"
        <Fold title="每个学段收录了什么" open=RwSignal::new(false)>
            <ul class="coverage__stages">{lines}</ul>
        </Fold>
    }
}

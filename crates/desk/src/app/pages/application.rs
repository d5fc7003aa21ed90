//! 申请: one application on one dense page, with what the pupil is owed at its side.

mod actions;
mod answers;
mod asking;
mod begun;
mod editing;
mod granted;
mod members;
mod next;
mod other_tabs;
mod others;
mod step_bar;
mod step_input;
mod steps;
mod summary;
mod typing;

use leptos::prelude::*;

use aid::date::Period;
use aid::library::library;
use aid::rulebook::Rulebook;
use aid::vocabulary::Vocabulary;
use office::application::{Application, Block, Field};
use office::wording;
use page::parts::live::{live, live_each, live_if};

use crate::app::desk::WriteLock;
use crate::app::parts::building::Building;
use crate::app::parts::form_field::FormField;
use crate::app::parts::owed::OwedPanel;
use crate::app::parts::section::Section;
use crate::app::route::Route;
use crate::app::state::AppState;
use actions::Actions;
use answers::{Hardships, Papers, PupilAnswers};
use begun::Begun;
use editing::Editing;
use members::Members;
use other_tabs::{Clashes, WriteLockNotice};
use others::Others;
use step_bar::{StepBar, by_keys};
use step_input::StepInput;
use steps::Steps;
use summary::Summary;
use typing::Typing;

/// The page of one application, or a notice that it is not on the desk.
#[component]
pub fn ApplicationPage(id: String) -> impl IntoView {
    let desk = AppState::get().desk;
    let application = desk.application(&id);
    let there = move || application.with(Option::is_some);
    let page = move || {
        let period =
            application.with_untracked(|application| application.as_ref().map(Application::period));
        period.map(|period| view! { <Entry id=id.clone() period /> })
    };
    view! {
        {live_if(there, page)}
        {live_if(
            move || !there(),
            || {
                view! {
                    <div class="empty">
                        <h1 tabindex="-1">"没有这份申请"</h1>
                        <p>"可能已经删掉了，或者在另一台设备上；新建以后什么也没填的，不会留下。"</p>
                        <a class="button button--primary" href=Route::List.href()>
                            "回到名单"
                        </a>
                    </div>
                }
            },
        )}
    }
}

#[component]
fn Entry(id: String, period: Period) -> impl IntoView {
    let desk = AppState::get().desk;
    let application = desk.application(&id);
    desk.request_write_lock(&id);
    let closed = id.clone();
    on_cleanup(move || desk.close(&closed));
    let book = Memo::new(move |_| Rulebook::new(library(), period));
    let building = Building::of(LATER, move || desk.write_lock.get() != WriteLock::Pending);
    let editing = Editing::new(desk, id, application, book, building);
    let (typing, input) = (Typing::new(editing), StepInput::new(editing));
    let name = move || {
        let name = editing.read(|application| application.texts.get(Field::Name).trim().to_owned());
        if name.is_empty() { "新申请".to_owned() } else { name }
    };
    let shut = move || !desk.write_lock.get().is_ours();
    let heading = format!("{}困难认定申请", wording::period(period));
    view! {
        <div
            class="form-page"
            class:is-resting=editing.rests
            on:keydown=move |event| by_keys(editing, input, &event)
        >
            <div class="form-page__main">
                <p class="check__step">{heading}</p>
                <h1 tabindex="-1">{live(move || parted(&name()))}</h1>
                <WriteLockNotice editing />
                <Clashes editing />
                <Others editing />
                <Begun editing />
                <Summary editing />
                // A browser lays all of a fieldset out anew when one of its own children changes.
                <fieldset disabled=shut>
                    <div class="form-page__fields">
                        {section(Block::Header, typing)}
                        {section(Block::Pupil, typing)}
                        <PupilAnswers editing />
                        {later(typing, input)}
                    </div>
                </fieldset>
            </div>
            <aside class="form-page__aside" aria-label="目前的结果">
                <StepBar editing input />
                <OwedPanel application book />
            </aside>
        </div>
    }
}

/// What is out of sight at first.
fn later(typing: Typing, input: StepInput) -> impl IntoView {
    let (editing, building) = (typing.editing, typing.editing.building);
    let papers = move || view! { <Hardships editing /> <Papers editing /> };
    let family = move || {
        let members = view! { <Members typing /> };
        (section(Block::Contact, typing), members, section(Block::Burden, typing))
    };
    let school = move || {
        let steps = view! { <Steps editing input /> <Actions editing /> };
        (section(Block::School, typing), section(Block::Account, typing), steps)
    };
    (building.later(1, papers), building.later(2, family), building.later(LATER, school))
}

/// How many parts of the page come later.
const LATER: usize = 3;

/// A name that may be parted after each of its parts.
fn parted(name: &str) -> impl IntoView + use<> {
    let part = |part: &str| view! { <span>{part.to_owned()}</span> };
    name.split_inclusive('·').map(part).collect_view()
}

/// One block of the form, folded away when it is done with.
fn section(block: Block, typing: Typing) -> AnyView {
    let ids = move || {
        typing.editing.read(|application| {
            let fields = Field::typed(block).filter(|field| application.asks(*field));
            fields.map(|field| field.id().to_owned()).collect()
        })
    };
    let field = move |id: String| {
        Field::from_id(&id).map(|field| {
            view! { <FormField filling=typing.filling(None, field) /> }
        })
    };
    view! {
        <Section title=wording::block(block)>
            <div class="section__fields">{live_each(ids, field)}</div>
        </Section>
    }
    .into_any()
}

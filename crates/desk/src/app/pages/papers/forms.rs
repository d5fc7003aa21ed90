//! 申请表 to print: of one application, of all that are on the list, or one that is nobody's.

use leptos::prelude::*;

use aid::library::library;
use aid::policy::Form;
use office::application::{Application, School};
use page::parts::choice::Tick;
use page::parts::live::live;
use page::parts::pick::Pick;

use super::form::{Layout, form_sheet};
use super::{Printed, listed};
use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::state::AppState;

/// Whose forms are printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// Of the application with this record.
    One(String),
    /// Of every application on the list.
    Listed,
    /// Nobody's, to be filled in by hand.
    Blank,
}

/// The official form.
pub fn forms(which: &Which) -> impl IntoView + use<> {
    let state = AppState::get();
    let desk = state.desk;
    let back = match which {
        Which::One(id) => Route::application(id),
        Which::Listed | Which::Blank => Route::List,
    };
    let (applications, unread) = untrack(|| wanted(desk, which));
    let applications = StoredValue::new(applications);
    let note = Signal::stored(note(applications.with_value(Vec::len), unread));
    let sheets = live(move || {
        let layout = desk.school.with(|school| Layout {
            form: form_of(school),
            opinion: school.opinion,
            made: state.today,
        });
        let sheet = |application: &Application| form_sheet(application, layout);
        applications.with_value(|applications| applications.iter().map(sheet).collect_view())
    });
    view! { <Printed title="申请表" back note choices=choices(desk) sheets /> }
}

/// The list of groups that the school's county prints.
fn form_of(school: &School) -> Option<&'static Form> {
    library().form(&school.form).or(library().forms.first())
}

/// What the county's form has: remembered with the school.
fn choices(desk: Desk) -> AnyView {
    let words = library().forms.iter().map(|form| (form.id.clone(), form.title.clone())).collect();
    let chosen = Signal::derive(move || {
        desk.school.with(form_of).map(|form| form.id.clone()).unwrap_or_default()
    });
    let choose = move |id: String| desk.change_school(|school| school.form = id);
    let checked = Signal::derive(move || desk.school.with(|school| school.opinion));
    let pick = move |on: bool| desk.change_school(|school| school.opinion = on);
    view! {
        <div class="filters">
            <Pick id="form" label="特殊群体类型按" words chosen choose />
            <Tick
                word="附学校意见".to_owned()
                note="县里的表有这一栏的，才附上。".to_owned()
                checked
                pick
                unsure=false
            />
        </div>
    }
    .into_any()
}

/// The applications whose forms are wanted, and how many more cannot be read.
fn wanted(desk: Desk, which: &Which) -> (Vec<Application>, usize) {
    match which {
        Which::One(id) => (desk.application(id).get_untracked().into_iter().collect(), 0),
        Which::Listed => listed(desk, |entries| {
            let read = entries.iter().filter_map(|entry| entry.application().cloned());
            let read: Vec<Application> = read.collect();
            let unread = entries.len().saturating_sub(read.len());
            (read, unread)
        }),
        Which::Blank => {
            let year = desk.ask.with_untracked(|ask| ask.year);
            (vec![desk.school.with_untracked(|school| Application::new(year, school))], 0)
        }
    }
}

fn note(count: usize, unread: usize) -> String {
    let note =
        format!("共 {count} 份，每份一页。用 A4 纸，比例选 100%。承诺和签字要本人手写，不打印。");
    if unread == 0 {
        return note;
    }
    format!("{note}还有 {unread} 份读不出来，不在里面：请返回名单，再打开一次。")
}

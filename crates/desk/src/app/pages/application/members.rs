//! 家庭成员情况: one row of fields for each member of the family.

use leptos::prelude::*;

use office::application::{Application, Block, Field, MEMBER_ROWS, Place};
use office::wording;
use page::browser::device;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::{live_each, live_if};

use super::typing::Typing;
use crate::app::parts::form_field::{FormField, often};
use crate::app::parts::section::Section;

/// The rows, as many as the form has room for.
#[component]
pub fn Members(typing: Typing) -> impl IntoView {
    let editing = typing.editing;
    let ids = move || {
        editing.read(|application| {
            application.members.iter().map(|member| member.id.to_string()).collect()
        })
    };
    let has_room = move || editing.read(|application| application.members.len() < MEMBER_ROWS);
    let on_add = move |_| {
        // A new row might be given the place of one that was taken away.
        editing.id.with_value(|id| editing.desk.let_be_all(id));
        let mut added = None;
        editing.change(|application| added = application.add_member());
        if added.is_some() {
            device::focus_soon(name_of(added));
        }
    };
    view! {
        <Section title=wording::block(Block::Member)>
            {Field::of(Block::Member).map(often).collect_view()}
            {live_each(ids, move |id| id.parse().ok().map(|id| view! { <Row typing id /> }))}
            <p class="settings__note" role="status">
                {live_if(
                    move || !has_room(),
                    || "表上只有 6 行，都用上了。还有家人的，请写在“其他情况”里。",
                )}
            </p>
            {live_if(
                has_room,
                move || {
                    view! {
                        <button
                            class="button button--small"
                            id=name_of(None)
                            on:click=on_add
                        >
                            <Drawing icon=Icon::Plus />
                            "加一位家庭成员"
                        </button>
                    }
                },
            )}
        </Section>
    }
}

#[component]
fn Row(typing: Typing, id: u32) -> impl IntoView {
    let editing = typing.editing;
    let field = move |field| view! { <FormField filling=typing.filling(Some(id), field) /> };
    let on_remove = move |_| {
        let next = untrack(|| editing.read(|application| beside(application, id)));
        editing.undoably("已去掉一位家庭成员。", |_| {
            editing.change(|application| application.members.retain(|member| member.id != id));
        });
        device::focus_soon(name_of(next));
    };
    view! {
        <div class="section__row">
            <div class="section__fields">{Field::of(Block::Member).map(field).collect_view()}</div>
            <button class="button button--text button--small" on:click=on_remove>
                "去掉这一行"
            </button>
        </div>
    }
}

/// The place of a name; without a row, of the button that adds one.
fn name_of(member: Option<u32>) -> String {
    Place { member, field: Field::MemberName }.name()
}

/// The row that is in the place of another once that is taken away; none where it is the last.
fn beside(application: &Application, id: u32) -> Option<u32> {
    let place = application.members.iter().position(|member| member.id == id)?;
    application.members.get(place + 1).map(|member| member.id)
}

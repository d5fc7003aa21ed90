//! One question after the other, where the window is too small for all of them: which is shown,
//! and the steps between them.

use leptos::prelude::{Set as _, *};

use aid::questionnaire::{is_answered, student_questions};
use aid::situation::Question;
use aid::vocabulary::{Set, Vocabulary};
use page::browser::device;
use page::parts::live::live_of;

use crate::app::state::AppState;

/// The questions about one child, and the one that a small window shows.
#[derive(Clone, Copy)]
pub(super) struct Paging {
    /// The questions, in the order of asking.
    pub(super) questions: Memo<Set<Question>>,
    /// The one that is shown.
    pub(super) current: Memo<Option<Question>>,
    /// Those that are not answered.
    open: Memo<Set<Question>>,
    chosen: RwSignal<Option<Question>>,
}

impl Paging {
    /// Begins at the question that the address leads to; else at the first that is open.
    pub(super) fn new(
        state: AppState,
        id: u32,
        place: Memo<Option<usize>>,
        first: Option<Question>,
    ) -> Self {
        let questions = Memo::new(move |_| {
            let questions = state.draft.with(|draft| {
                let place = place.get()?;
                let student = draft.children.get(place)?.student;
                Some(state.assessment.with(|assessment| {
                    student_questions(assessment, place, &draft.household, &student)
                }))
            });
            questions.unwrap_or_default()
        });
        let open = Memo::new(move |_| {
            state.draft.with(|draft| {
                let child = draft.children.iter().find(|child| child.id == id);
                let student = child.map(|child| child.student).unwrap_or_default();
                let is_open =
                    |question: &Question| !is_answered(*question, &draft.household, &student);
                questions.get().iter().filter(is_open).collect::<Set<Question>>()
            })
        });
        let chosen = RwSignal::new(first.or(untrack(|| open.get().first())));
        let current = Memo::new(move |_| shown(questions.get(), chosen.get()));
        Self { questions, current, open, chosen }
    }

    /// The question so many steps on, if there is one.
    fn step(self, by: isize) -> Option<Question> {
        let questions: Vec<Question> = self.questions.get().iter().collect();
        let current = self.current.get();
        let place = questions.iter().position(|question| Some(*question) == current)?;
        questions.get(place.checked_add_signed(by)?).copied()
    }

    /// Whether nothing comes before the question that is shown.
    fn is_at_first(self) -> bool {
        self.step(-1).is_none()
    }

    /// Whether nothing comes after it.
    pub(super) fn is_at_last(self) -> bool {
        self.step(1).is_none()
    }

    fn go(self, by: isize) {
        let Some(question) = untrack(|| self.step(by)) else { return };
        self.chosen.set(Some(question));
        device::focus_soon(question.id().to_owned());
    }

    /// 第 2 题，共 6 题 · 还有 3 题没答.
    fn told(self) -> String {
        let (questions, current) = (self.questions.get(), self.current.get());
        let before = questions.iter().take_while(|question| Some(*question) != current).count();
        let open = match self.open.get().len() {
            0 => "都答了".to_owned(),
            open => format!("还有 {open} 题没答"),
        };
        format!("第 {} 题，共 {} 题 · {open}", before.saturating_add(1), questions.len())
    }
}

/// The chosen question; where it is not asked any more, the next that is, or the last.
fn shown(questions: Set<Question>, chosen: Option<Question>) -> Option<Question> {
    let from = chosen.map_or(0, Question::index);
    let next = questions.iter().find(|question| question.index() >= from);
    next.or(questions.iter().last())
}

/// The steps from one question to the next; a wide window shows them all and hides this.
#[component]
pub(super) fn Steps(paging: Paging) -> impl IntoView {
    view! {
        <div class="paging">
            <p class="paging__where">{live_of(move || paging.told(), |told| told)}</p>
            <div class="paging__steps">
                <button
                    class="button"
                    disabled=move || paging.is_at_first()
                    on:click=move |_| paging.go(-1)
                >
                    "上一题"
                </button>
                <button
                    class="button button--primary"
                    hidden=move || paging.is_at_last()
                    on:click=move |_| paging.go(1)
                >
                    "下一题"
                </button>
            </div>
        </div>
    }
}

//! Routes and their addresses after the «#»: any static host serves them, nobody is named in them.

use aid::assessment::Assessment;
use aid::date::Date;
use aid::questionnaire::{OpenQuestion, open_questions};
use aid::situation::{Question, Stage};
use aid::vocabulary::Vocabulary;
use records::draft::Draft;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// 首页.
    Home,
    /// 测算, the household's questions.
    Household,
    /// 测算, the questions about one child of the draft.
    Child(u32),
    /// The same, at one of the questions.
    Question(u32, Question),
    /// 核对回答.
    Review,
    /// 结果.
    Result,
    /// 账目, the result line by line.
    Ledger,
    /// 假如.
    WhatIf,
    /// 规则, in force on a day and for a stage; today's, and those of every stage, if none is named.
    Rules(Option<Date>, Option<Stage>),
    /// 设置.
    Settings,
}

impl Route {
    /// The address.
    pub fn href(self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Household => "#/check".to_owned(),
            Self::Child(id) => format!("#/check/{id}"),
            Self::Question(id, question) => format!("#/check/{id}/{}", question.id()),
            Self::Review => "#/review".to_owned(),
            Self::Result => "#/result".to_owned(),
            Self::Ledger => "#/ledger".to_owned(),
            Self::WhatIf => "#/what-if".to_owned(),
            Self::Rules(on, stage) => {
                let on = on.map(|on| format!("/{on}")).unwrap_or_default();
                let stage = stage.map(|stage| format!("/{}", stage.id())).unwrap_or_default();
                format!("#/rules{on}{stage}")
            }
            Self::Settings => "#/settings".to_owned(),
        }
    }

    /// The screen at an address; home for an address that names none.
    pub fn at(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (page, rest) = path.split_once('/').unwrap_or((path, ""));
        match page {
            "check" => Self::of_child(rest).unwrap_or(Self::Household),
            "review" => Self::Review,
            "result" => Self::Result,
            "ledger" => Self::Ledger,
            "what-if" => Self::WhatIf,
            "rules" => {
                let mut parts = rest.split('/');
                let on = parts.clone().find_map(|part| part.parse().ok());
                Self::Rules(on, parts.find_map(Stage::from_id))
            }
            "settings" => Self::Settings,
            _ => Self::Home,
        }
    }

    fn of_child(path: &str) -> Option<Self> {
        let (id, question) = path.split_once('/').unwrap_or((path, ""));
        let id = id.parse().ok()?;
        let question = Question::from_id(question).filter(|question| !question.is_of_household());
        Some(question.map_or(Self::Child(id), |question| Self::Question(id, question)))
    }

    /// Whether it shows the draft that is open.
    pub const fn is_of_draft(self) -> bool {
        match self {
            Self::Household
            | Self::Child(_)
            | Self::Question(..)
            | Self::Review
            | Self::Result
            | Self::Ledger
            | Self::WhatIf => true,
            Self::Home | Self::Rules(..) | Self::Settings => false,
        }
    }

    /// The part of the screen that the address leads to, by its id.
    pub fn part(self) -> Option<&'static str> {
        match self {
            Self::Question(_, question) => Some(question.id()),
            Self::Home
            | Self::Household
            | Self::Child(_)
            | Self::Review
            | Self::Result
            | Self::Ledger
            | Self::WhatIf
            | Self::Rules(..)
            | Self::Settings => None,
        }
    }

    /// Where a family goes on: at its first open question, those it put off coming last.
    pub fn going_on(draft: &Draft, assessment: &Assessment<'_>) -> Self {
        let child = |open: &OpenQuestion| draft.children.get(open.student?);
        let put_off = |open: &OpenQuestion| {
            let skipped = child(open).map_or(draft.skipped, |child| child.skipped);
            skipped.contains(open.question)
        };
        let open = open_questions(assessment);
        let first = open.iter().find(|open| !put_off(open)).or(open.first());
        first.map_or(Self::Household, |open| {
            child(open).map_or(Self::Household, |child| Self::Question(child.id, open.question))
        })
    }

    /// The name of the screen, for the title of the window: never anything personal.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Home => "应助尽助",
            Self::Household | Self::Child(_) | Self::Question(..) => "测算 - 应助尽助",
            Self::Review => "核对回答 - 应助尽助",
            Self::Result => "结果 - 应助尽助",
            Self::Ledger => "账目 - 应助尽助",
            Self::WhatIf => "假如 - 应助尽助",
            Self::Rules(..) => "规则 - 应助尽助",
            Self::Settings => "设置 - 应助尽助",
        }
    }
}

#[cfg(test)]
mod tests {
    use aid::assessment::assess;
    use aid::date::Period;
    use aid::library::library;
    use aid::vocabulary::Set;

    use super::*;

    #[test]
    fn every_address_leads_back_to_its_screen() {
        let on = "2020-09-01".parse().ok();
        let routes = [
            Route::Home,
            Route::Household,
            Route::Child(7),
            Route::Question(7, Question::Boarding),
            Route::Review,
            Route::Result,
            Route::Ledger,
            Route::WhatIf,
            Route::Rules(None, None),
            Route::Rules(on, None),
            Route::Rules(None, Some(Stage::SeniorMiddle)),
            Route::Rules(on, Some(Stage::Kindergarten)),
            Route::Settings,
        ];
        for route in routes {
            assert_eq!(Route::at(&route.href()), route);
            assert!(route.title().contains("应助尽助"));
        }
    }

    #[test]
    fn an_address_that_names_no_screen_is_home() {
        for hash in ["", "#", "#/", "#/nothing", "#/draft/家", "#/result2"] {
            assert_eq!(Route::at(hash), Route::Home, "{hash}");
        }
        assert_eq!(Route::at("#/check/x"), Route::Household);
        assert_eq!(Route::at("#/check/x/boarding"), Route::Household);
        assert_eq!(Route::at("#/check/7/"), Route::Child(7));
        assert_eq!(Route::at("#/check/7/nothing"), Route::Child(7));
        assert_eq!(Route::at("#/check/7/household-hardship"), Route::Child(7));
        assert_eq!(Route::at("#/rules/2020-02-30/nothing"), Route::Rules(None, None));
    }

    #[test]
    fn the_screens_of_the_open_draft_are_those_that_show_it() {
        for hash in
            ["#/check", "#/check/7", "#/check/7/boarding", "#/result", "#/ledger", "#/what-if"]
        {
            assert!(Route::at(hash).is_of_draft(), "{hash}");
        }
        for hash in ["#/", "#/rules", "#/settings", "#/desk"] {
            assert!(!Route::at(hash).is_of_draft(), "{hash}");
        }
    }

    #[test]
    fn only_a_question_leads_to_a_part_of_a_screen() {
        assert_eq!(Route::Question(7, Question::Boarding).part(), Some("boarding"));
        assert_eq!(Route::Child(7).part(), None);
    }

    #[test]
    fn a_family_goes_on_at_its_first_open_question_those_put_off_last() {
        let period: Period = "2026-2027".parse().unwrap();
        let mut draft = Draft::new(String::new(), period);
        draft.add_child();
        let going_on =
            |draft: &Draft| Route::going_on(draft, &assess(library(), &draft.situation(), period));
        assert_eq!(going_on(&draft), Route::Household);

        draft.skipped = Set::of(Question::HouseholdHardship);
        assert_eq!(going_on(&draft), Route::Question(1, Question::Stage));
        draft.children[0].skipped = Set::all();
        assert_eq!(going_on(&draft), Route::Question(2, Question::Stage));
        draft.children[1].skipped = Set::all();
        assert_eq!(going_on(&draft), Route::Household);
    }
}

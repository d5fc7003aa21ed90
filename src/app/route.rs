//! Routes and their addresses after the «#»: any static host serves them, nobody is named in them.

use student_aid::date::Date;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// 首页.
    Home,
    /// 测算, the household's questions.
    Household,
    /// 测算, the questions about one child of the draft.
    Child(u32),
    /// 结果.
    Result,
    /// 假如.
    WhatIf,
    /// 规则, in force on a day; today if none is named.
    Rules(Option<Date>),
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
            Self::Result => "#/result".to_owned(),
            Self::WhatIf => "#/what-if".to_owned(),
            Self::Rules(None) => "#/rules".to_owned(),
            Self::Rules(Some(on)) => format!("#/rules/{on}"),
            Self::Settings => "#/settings".to_owned(),
        }
    }

    /// The screen at an address; home for an address that names none.
    pub fn at(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (page, rest) = path.split_once('/').unwrap_or((path, ""));
        match page {
            "check" => rest.parse().map_or(Self::Household, Self::Child),
            "result" => Self::Result,
            "what-if" => Self::WhatIf,
            "rules" => Self::Rules(rest.parse().ok()),
            "settings" => Self::Settings,
            _ => Self::Home,
        }
    }

    /// The name of the screen, for the title of the window: never anything personal.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Home => "应助尽助",
            Self::Household | Self::Child(_) => "测算 - 应助尽助",
            Self::Result => "结果 - 应助尽助",
            Self::WhatIf => "假如 - 应助尽助",
            Self::Rules(_) => "规则 - 应助尽助",
            Self::Settings => "设置 - 应助尽助",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_screen() {
        let on = "2020-09-01".parse().ok();
        let routes = [
            Route::Home,
            Route::Household,
            Route::Child(7),
            Route::Result,
            Route::WhatIf,
            Route::Rules(None),
            Route::Rules(on),
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
        assert_eq!(Route::at("#/rules/2020-02-30"), Route::Rules(None));
    }
}

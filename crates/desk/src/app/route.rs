//! Routes of the desk and their addresses after the «#»: nobody is named in them.

use aid::date::Term;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// 资助工作台, the list of applications.
    List,
    /// One application, by the number of its record.
    Application(u64),
    /// The official form of one application, as it is printed.
    Form(u64),
    /// The official forms of the applications on the list.
    Forms,
    /// The official form that is nobody's.
    Blank,
    /// The assessment of one application, as it is printed.
    Annex(u64),
    /// 发放花名册.
    Disbursement,
    /// 公示.
    Notice,
    /// 导出表格.
    Exports,
    /// 导入名册.
    Imports,
    /// One imported list, by the number in the name of its record.
    Import(u64),
    /// One row of an imported list.
    Row(u64, u32),
    /// 核对，不漏一人.
    Reconcile,
    /// 备份和设置.
    Data,
    /// 规则证明.
    Certificate,
    /// 新规影响, from one term to another; the last great change if none is named.
    Effects(Option<[Term; 2]>),
}

impl Route {
    /// The address.
    pub fn href(self) -> String {
        match self {
            Self::List => "#/desk".to_owned(),
            Self::Application(record) => format!("#/desk/{record:016x}"),
            Self::Form(record) => format!("#/desk/form/{record:016x}"),
            Self::Forms => "#/desk/forms".to_owned(),
            Self::Blank => "#/desk/blank".to_owned(),
            Self::Annex(record) => format!("#/desk/annex/{record:016x}"),
            Self::Disbursement => "#/desk/disbursement".to_owned(),
            Self::Notice => "#/desk/notice".to_owned(),
            Self::Exports => "#/desk/exports".to_owned(),
            Self::Imports => "#/desk/imports".to_owned(),
            Self::Import(list) => format!("#/desk/imports/{list:016x}"),
            Self::Row(list, row) => format!("#/desk/imports/{list:016x}/{row}"),
            Self::Reconcile => "#/desk/reconcile".to_owned(),
            Self::Data => "#/desk/data".to_owned(),
            Self::Certificate => "#/desk/certificate".to_owned(),
            Self::Effects(None) => "#/desk/effects".to_owned(),
            Self::Effects(Some([before, after])) => format!("#/desk/effects/{before}/{after}"),
        }
    }

    /// The screen at an address; the list for an address that names none.
    pub fn at(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (page, rest) = path.split_once('/').unwrap_or((path, ""));
        if page == "desk" { Self::below(rest) } else { Self::List }
    }

    fn below(rest: &str) -> Self {
        match rest {
            "forms" => Self::Forms,
            "blank" => Self::Blank,
            "disbursement" => Self::Disbursement,
            "notice" => Self::Notice,
            "exports" => Self::Exports,
            "imports" => Self::Imports,
            "reconcile" => Self::Reconcile,
            "data" => Self::Data,
            "certificate" => Self::Certificate,
            "effects" => Self::Effects(None),
            _ => match rest.split_once('/') {
                Some(("form", record)) => number(record).map_or(Self::List, Self::Form),
                Some(("imports", list)) => Self::imported(list),
                Some(("effects", terms)) => Self::Effects(between(terms)),
                Some(("annex", record)) => number(record).map_or(Self::List, Self::Annex),
                _ => number(rest).map_or(Self::List, Self::Application),
            },
        }
    }

    /// The page of a list, or of the one row that is named behind it.
    fn imported(rest: &str) -> Self {
        let (list, row) = rest.split_once('/').unwrap_or((rest, ""));
        let of = |list| row.parse().map_or(Self::Import(list), |row| Self::Row(list, row));
        number(list).map_or(Self::Imports, of)
    }

    /// The page of one application.
    pub fn application(id: &str) -> Self {
        number(id).map_or(Self::List, Self::Application)
    }

    /// The page of one imported list, by the name of its record.
    pub fn import_of(id: &str) -> Self {
        list_number(id).map_or(Self::Imports, Self::Import)
    }

    /// The page of one row of an imported list.
    pub fn row_of(id: &str, row: u32) -> Self {
        list_number(id).map_or(Self::Imports, |list| Self::Row(list, row))
    }

    /// The official form of one application.
    pub fn form_of(id: &str) -> Self {
        number(id).map_or(Self::List, Self::Form)
    }

    /// The assessment of one application, on paper.
    pub fn annex_of(id: &str) -> Self {
        number(id).map_or(Self::List, Self::Annex)
    }

    /// Whether it is about the rules and nobody: it is shown on a desk that is shut, too.
    pub const fn is_of_rules(self) -> bool {
        match self {
            Self::Certificate | Self::Effects(_) => true,
            Self::List
            | Self::Application(_)
            | Self::Form(_)
            | Self::Forms
            | Self::Blank
            | Self::Annex(_)
            | Self::Disbursement
            | Self::Notice
            | Self::Exports
            | Self::Imports
            | Self::Import(_)
            | Self::Row(..)
            | Self::Reconcile
            | Self::Data => false,
        }
    }

    /// The name of the screen, for the title of the window: never anything personal.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Certificate => "规则证明 - 应助尽助",
            Self::Effects(_) => "新规影响 - 应助尽助",
            Self::List => "工作台 - 应助尽助",
            Self::Application(_) => "申请 - 应助尽助",
            Self::Form(_) | Self::Forms | Self::Blank => "申请表 - 应助尽助",
            Self::Annex(_) => "结果附页 - 应助尽助",
            Self::Disbursement => "发放花名册 - 应助尽助",
            Self::Notice => "公示 - 应助尽助",
            Self::Exports => "导出表格 - 应助尽助",
            Self::Imports | Self::Import(_) | Self::Row(..) => "导入名册 - 应助尽助",
            Self::Reconcile => "不漏一人 - 应助尽助",
            Self::Data => "备份和设置 - 应助尽助",
        }
    }
}

/// Two terms, one behind the other; none where either is no term.
fn between(terms: &str) -> Option<[Term; 2]> {
    let (before, after) = terms.split_once('/')?;
    Some([before.parse().ok()?, after.parse().ok()?])
}

/// The number in the name of a record.
fn number(id: &str) -> Option<u64> {
    u64::from_str_radix(id, 16).ok()
}

/// The number in the name of the record of an imported list.
fn list_number(id: &str) -> Option<u64> {
    number(id.rsplit_once('-').map_or(id, |(_, list)| list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_screen() {
        let routes = [
            Route::List,
            Route::Application(7),
            Route::Form(7),
            Route::Forms,
            Route::Blank,
            Route::Annex(7),
            Route::Disbursement,
            Route::Notice,
            Route::Exports,
            Route::Imports,
            Route::Import(7),
            Route::Row(7, 12),
            Route::Reconcile,
            Route::Data,
            Route::Certificate,
            Route::Effects(None),
            Route::Effects(Some(["2023-autumn", "2024-spring"].map(|term| term.parse().unwrap()))),
        ];
        for route in routes {
            assert_eq!(Route::at(&route.href()), route);
            assert!(route.title().contains("应助尽助"));
        }
    }

    #[test]
    fn what_is_about_the_rules_alone_is_shown_on_a_desk_that_is_shut() {
        for hash in
            ["#/desk/certificate", "#/desk/effects", "#/desk/effects/2020-spring/2024-spring"]
        {
            assert!(Route::at(hash).is_of_rules(), "{hash}");
        }
        for hash in ["#/desk", "#/desk/data", "#/desk/exports", "#/desk/reconcile", "#/desk/7"] {
            assert!(!Route::at(hash).is_of_rules(), "{hash}");
        }
    }

    #[test]
    fn a_record_leads_to_its_screens_and_any_other_name_to_the_list() {
        let screens = [Route::application, Route::form_of, Route::annex_of];
        let of_record = [Route::Application(171), Route::Form(171), Route::Annex(171)];
        assert_eq!(screens.map(|screen| screen("00000000000000ab")), of_record);
        assert_eq!(screens.map(|screen| screen("school")), [Route::List; 3]);
        assert_eq!(Route::import_of("list-00000000000000ab"), Route::Import(171));
        assert_eq!(Route::import_of("list-x"), Route::Imports);
        assert_eq!(Route::row_of("list-00000000000000ab", 3), Route::Row(171, 3));
        assert_eq!(Route::at("#/desk/imports/00000000000000ab/x"), Route::Import(171));
        assert_eq!(Route::at("#/desk/effects/2024-spring/2024"), Route::Effects(None));
        for hash in ["", "#", "#/", "#/check", "#/desk/form/x", "#/desk/annex/x", "#/desk/nothing"]
        {
            assert_eq!(Route::at(hash), Route::List, "{hash}");
        }
    }
}

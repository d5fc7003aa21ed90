//! Words of the steps of an application: what can be done, what to know before, why not.

use super::{holidays_unknown, unpaid};
use crate::application::{Action, NOTICE_DAYS, Refusal};
use crate::roster::Unpaid;
use aid::date::Date;

/// An action, as a button says it.
pub const fn action(action: Action) -> &'static str {
    match action {
        Action::Submit => "提交",
        Action::Return => "退回补正",
        Action::Review => "审核通过",
        Action::Publicise => "开始公示",
        Action::Recognise => "认定",
        Action::Decline => "不予认定",
        Action::Pay => "登记发放",
        Action::Object => "登记异议",
        Action::Uphold => "维持原结果",
        Action::Reassess => "重新认定",
        Action::Withdraw => "家长撤回",
        Action::Leave => "登记转出",
        Action::Resume => "恢复办理",
        Action::Bounce => "登记退汇",
        Action::Correct => "更正发放",
        Action::Void => "作废",
    }
}

/// That a step was taken.
pub fn noted(of: Action) -> String {
    format!("已记下“{}”。", action(of))
}

/// The button that takes a step which asked first.
pub fn confirm(of: Action) -> String {
    format!("确定{}", action(of))
}

/// What to know before a step is taken.
pub const fn before(action: Action) -> &'static str {
    match action {
        Action::Submit | Action::Review | Action::Uphold | Action::Resume => "请核对日期。",
        Action::Return => "退回给家长补正。缺什么，请写在“说明”里。",
        Action::Publicise => "开始公示：不少于 5 个工作日，期满没有异议才能认定。",
        Action::Recognise => "认定为家庭经济困难学生。认定以后按它测算和发放。",
        Action::Decline => "不予认定：这个学生不按困难学生发放。原因请写在“说明”里。",
        Action::Pay => "钱确实发出去以后再登记。金额、日期和账户照登记时的留着。",
        Action::Object => "登记收到的异议。有结果以前不发放。",
        Action::Reassess => "重新认定：要重新审核、公示；有结果以前不发放。",
        Action::Withdraw => "家长不申请了。以后还想申请，可以恢复办理。",
        Action::Leave => "学生转出、休学或退学。去了哪里，请写在“说明”里。",
        Action::Bounce => "银行把钱退回来了。改好账户以后，再登记一次发放。",
        Action::Correct => {
            "这一笔登记错了，钱没有退回来：原来的一笔留在记录里，不再算数；再按实际登记一次。\
             错在哪里，请写在“说明”里。"
        }
        Action::Void => {
            "作废：不再办理，名单里还查得到，发放过的照样留在台账里。原因请写在“说明”里。"
        }
    }
}

/// What to know of the last day of a notice: of days whose holidays nobody has announced, none is
/// taken off.
pub fn last_day_doubt(from: Date, until: Date) -> Option<String> {
    let unknown = holidays_unknown(from, until);
    (!unknown.is_empty()).then(|| format!("请核对最后一天{unknown}。"))
}

/// Why a step is not taken, and what to do.
pub fn refusal(why: Refusal) -> String {
    match why {
        Refusal::NotNow => "现在还不能做这一步。".to_owned(),
        Refusal::Earlier(last) => {
            format!("上一步是 {}办的，这一步不能比它早，请核对日期。", super::day(last))
        }
        Refusal::NoLastDay => "请填写公示的最后一天。".to_owned(),
        Refusal::ShortNotice(days, from, until) => format!(
            "公示不少于 {NOTICE_DAYS} 个工作日，现在只有 {days} 个{}，请把最后一天往后推。",
            holidays_unknown(from, until)
        ),
        Refusal::Hanging(until) => {
            format!("公示到 {}，还没有期满，期满以后才能认定。", super::day(until))
        }
        Refusal::NoTerm => "请选这次发放的是哪个学期。".to_owned(),
        Refusal::OtherYear => "这个学期不在这份申请的学年里，请重新选学期。".to_owned(),
        Refusal::PaidAlready(term) => {
            format!("{}已经登记过发放，不能再登记一次。", super::term(term))
        }
        Refusal::NotBegun(term) => {
            format!("{}还没有开始，不能登记发放，请核对学期和日期。", super::term(term))
        }
        Refusal::NoSum => "请填写实发金额，要大于 0。".to_owned(),
        Refusal::NotPaid(term) => {
            format!("{}没有登记过发放，没有可退的，请核对学期。", super::term(term))
        }
        Refusal::Paid => {
            "已经发放过，家长不能再撤回。钱退回来了，先登记退汇；以后不要了，登记转出或作废。"
                .to_owned()
        }
        Refusal::Edited => unpaid(Unpaid::Edited).to_owned(),
        Refusal::NoReason => "请写明原因，以后查得到。".to_owned(),
    }
}

//! 学籍变动 and 发放状态: where a pupil is, and what became of a payment.

use super::read::Read;
use super::word;
use crate::import::cell::Said;
use aid::vocabulary::vocabulary;

vocabulary! {
    /// Where a list says that a child is.
    RollStatus, "status on the school roll" {
        /// 在校.
        AtSchool = "at-school",
        /// 转入.
        MovedIn = "moved-in",
        /// 转出.
        MovedOut = "moved-out",
        /// 休学.
        Suspended = "suspended",
        /// 毕业.
        Graduated = "graduated",
        /// 辍学, 退学: not at any school.
        DroppedOut = "dropped-out",
        /// 未入学: not yet of school age, or not enrolled.
        NotEnrolled = "not-enrolled",
        /// 死亡.
        Deceased = "deceased",
    }
}

vocabulary! {
    /// What a list says of a payment.
    Payout, "status of a payment" {
        /// 已发放.
        Paid = "paid",
        /// 未发放.
        Unpaid = "unpaid",
        /// 发放失败, sent back by the bank.
        Failed = "failed",
    }
}

const ROLL: &[(RollStatus, &str)] = &[
    (
        RollStatus::AtSchool,
        "在校 在校生 正常 在读 在籍 在学 就读 复学 是 1 在校就读 正常在校 在籍在读 送教上门 随班就读 在园 在籍在校 \
         正常在读 无变动 无异动 未变动",
    ),
    (RollStatus::MovedIn, "转入 省内转入 省外转入 县内转入 外省转入 转入生"),
    (
        RollStatus::MovedOut,
        "转出 转学 已转出 已转学 省内转出 省外转出 县内转出 外省转出 转出生 转走 转校 跨省转出",
    ),
    (RollStatus::Suspended, "休学 休学中 已休学 因病休学"),
    (RollStatus::Graduated, "毕业 已毕业 结业 毕业生"),
    (RollStatus::DroppedOut, "退学 辍学 失学 流失 已退学 已辍学 失学辍学 开除 自动退学 疑似辍学"),
    (
        RollStatus::NotEnrolled,
        "未入学 非在校生 不在校 未在校 学龄前 学龄前儿童 未就读 否 未上学 非在校 不在读 未入园 0",
    ),
    (RollStatus::Deceased, "死亡 已故 去世 已死亡"),
];

const PAYOUTS: &[(Payout, &str)] = &[
    (
        Payout::Paid,
        "已发放 已发 已打卡 发放成功 成功 已支付 支付成功 已到账 到账 是 √ ✓ ✔ 1 Y 已拨付 已发到卡 交易成功 打卡成功 \
         已完成 处理成功 代发成功 已领取",
    ),
    (
        Payout::Unpaid,
        "未发放 未发 待发放 待发 未支付 未到账 否 × 0 N 未打卡 发放中 处理中 暂缓发放 待支付 未领取 未拨付",
    ),
    (
        Payout::Failed,
        "发放失败 失败 退回 退票 支付失败 打卡失败 已退回 交易失败 退款 银行退回 处理失败 代发失败 卡号错误 \
         户名不符 账号错误",
    ),
];

/// Reads where a pupil is.
pub fn read_roll_status(said: &Said<'_>) -> Read<RollStatus> {
    word::read(ROLL, said)
}

/// Reads what became of a payment.
pub fn read_payout(said: &Said<'_>) -> Read<Payout> {
    if let Said::Truth(is_paid) = said {
        return Read::of(if *is_paid { Payout::Paid } else { Payout::Unpaid });
    }
    word::read(PAYOUTS, said)
}

//! Parts of the screens.

pub mod children;
pub mod clashes;
pub mod explanation;
pub mod frame;
pub mod household;
pub mod name_field;
pub mod notices;
pub mod period_field;
pub mod removed;
pub mod running;

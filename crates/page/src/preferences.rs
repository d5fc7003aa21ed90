//! Colours and size of type: kept on the device, shown as attributes of the root element.

use records::json;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order of the settings.
    pub const ALL: [Self; 3] = [Self::Device, Self::Light, Self::Dark];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Device => "跟随设备",
            Self::Light => "浅色",
            Self::Dark => "深色",
        }
    }

    /// The attribute of the root element.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Device => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// Size of type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// 18 px.
    #[default]
    Usual,
    /// 22 px, targets of 64 px: 长辈版.
    Large,
}

impl Size {
    /// Both sizes, in the order of the settings.
    pub const ALL: [Self; 2] = [Self::Usual, Self::Large];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usual => "标准",
            Self::Large => "大字（长辈版）",
        }
    }

    /// The attribute of the root element.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Usual => None,
            Self::Large => Some("large"),
        }
    }
}

/// What the person set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Preferences {
    /// Colours.
    pub theme: Theme,
    /// Size of type.
    pub size: Size,
}

impl Preferences {
    /// The text that is kept.
    pub fn write(self) -> String {
        json::to_text(&self)
    }

    /// Reads a kept text; the usual where it says nothing that is known.
    pub fn read(text: &str) -> Self {
        let value: Value = json::from_text(text).unwrap_or_default();
        Self { theme: field(&value, "theme"), size: field(&value, "size") }
    }
}

fn field<T: DeserializeOwned + Default>(value: &Value, name: &str) -> T {
    value.get(name).and_then(json::from_value).unwrap_or_default()
}

//! Colours and size of type: kept on the device, shown as attributes of the root element.

use student_aid::saved::Json;

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

    /// As it is kept.
    const fn id(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Light => "light",
            Self::Dark => "dark",
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

    /// As it is kept.
    const fn id(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Large => "large",
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Colours.
    pub theme: Theme,
    /// Size of type.
    pub size: Size,
}

impl Preferences {
    /// The text that is kept.
    pub fn write(self) -> String {
        format!("{{\"theme\":\"{}\",\"size\":\"{}\"}}", self.theme.id(), self.size.id())
    }

    /// Reads a kept text; the usual where it says nothing that is known.
    pub fn read(text: &str) -> Self {
        let kept = Json::parse(text);
        let said = |name| kept.as_ref()?.get(name)?.as_text();
        let is = |name, id: &str| said(name) == Some(id);
        let theme = Theme::ALL.into_iter().find(|theme| is("theme", theme.id()));
        let size = Size::ALL.into_iter().find(|size| is("size", size.id()));
        Self { theme: theme.unwrap_or_default(), size: size.unwrap_or_default() }
    }
}

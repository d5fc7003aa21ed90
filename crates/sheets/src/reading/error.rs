//! Why a file is not read: what it is, and what to do.

use std::fmt;

use office::import::sheet::Encoding;

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The sheet's name, or its number as «第 2 张»; empty of a text file.
    pub sheet: String,
    /// The row's number on the screen; none where no row was reached.
    pub row: Option<u32>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.sheet.is_empty() {
            write!(f, "工作表“{}”", self.sheet)?;
        }
        match self.row {
            Some(row) => write!(f, "第 {row} 行"),
            None => Ok(()),
        }
    }
}

/// What a file is that is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// A web page, often named .xls.
    Html,
    /// A spreadsheet in XML of 2003, often named .xls.
    Xml2003,
    /// Another text of markup.
    Xml,
    /// .xlsb.
    BinaryWorkbook,
    /// Excel before 1997, without a container.
    AncientWorkbook,
    /// A text document or slides.
    Document,
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Files packed together.
    Archive,
    /// Nothing that is known.
    Unknown,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It has no bytes.
    Empty,
    /// No cell has anything.
    NoCells,
    /// It holds pictures and no cell has anything.
    OnlyPictures,
    /// It has more bytes than are read.
    TooLarge,
    /// Its parts have more bytes than are read, or are too many.
    Inflated,
    /// More cells or text than are held, up to here.
    TooMuch(Place),
    /// Cells that lie so far apart, up to this last row, that what lies between cannot be held.
    FarApart(Place),
    /// It is protected by a password.
    Protected,
    /// It is cut off or broken, perhaps at a known place.
    Damaged(Option<Place>),
    /// It is something else.
    Other(Other),
    /// Bytes that the encoding does not have.
    Undecodable(Encoding, Place),
    /// A quotation mark that is never closed.
    OpenQuote(Place),
}

impl fmt::Display for Other {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Html => "这个文件其实是网页，不是表格。",
            Self::Xml2003 => "这个文件其实是 2003 年的 XML 表格，这里读不了。",
            Self::Xml => "这个文件其实是 XML，这里读不了。",
            Self::BinaryWorkbook => "这个文件是 .xlsb 格式，这里读不了。",
            Self::AncientWorkbook => "这个文件是很早的 Excel 格式，这里读不了。",
            Self::Document => "这个文件是文档或幻灯片，不是表格。",
            Self::Pdf => "这个文件是 PDF，不是表格。",
            Self::Picture => "这个文件是图片，不是表格。",
            Self::Archive => "这个文件是压缩包，不是表格。",
            Self::Unknown => "认不出这是什么文件。",
        })?;
        f.write_str(match self {
            Self::Html
            | Self::Xml2003
            | Self::Xml
            | Self::BinaryWorkbook
            | Self::AncientWorkbook => "请用表格软件打开，另存为 .xlsx 再导入。",
            Self::Document | Self::Pdf | Self::Picture => {
                "请向提供的人要原来的表格，或者把内容录入表格再导入。"
            }
            Self::Archive => "请先解压，再导入里面的表格。",
            Self::Unknown => "请选 .xlsx、.xls、.ods 或 .csv 表格。",
        })
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("这个文件是空的，里面什么也没有。请换一个文件。"),
            Self::NoCells => f.write_str("这个表格里没有内容。请换一个文件。"),
            Self::OnlyPictures => f.write_str(
                "这个表格里只有图片，没有文字。请向提供的人要有文字的表格，或者录入以后再导入。",
            ),
            Self::TooLarge => f.write_str(
                "文件超过 32 MB，太大了。请删掉图片和用不到的工作表，或者分成几个文件再导入。",
            ),
            Self::Inflated => f.write_str(
                "文件展开以后太大，没有读。请把用到的内容复制到新的表格，存好再导入。",
            ),
            Self::TooMuch(place) => {
                write!(f, "读到{place}时内容太多，放不下。请分成几个文件再导入。")
            }
            Self::FarApart(place) => write!(
                f,
                "{place}和别的内容隔得太远，没有读。请把用到的内容复制到新的表格，存为 .xlsx 再导入。"
            ),
            Self::Protected => f.write_str(
                "文件有密码保护，读不了。请用表格软件打开，取消密码，另存一份再导入。",
            ),
            Self::Damaged(None) => f.write_str(
                "文件不完整或者坏了，读不了。请重新下载或复制一份；能打开的话，另存为 .xlsx 再导入。",
            ),
            Self::Damaged(Some(place)) => write!(
                f,
                "{place}读不下去，文件可能坏了。请用表格软件打开检查，另存为 .xlsx 再导入。"
            ),
            Self::Other(other) => other.fmt(f),
            Self::Undecodable(encoding, place) => {
                let name = match encoding {
                    Encoding::Utf8 => "UTF-8",
                    Encoding::Gb18030 => "GB18030",
                    Encoding::Utf16 => "UTF-16",
                };
                write!(
                    f,
                    "按 {name} 读，{place}有认不出的字。请换一种编码，或者用表格软件打开，另存为 .xlsx 再导入。"
                )
            }
            Self::OpenQuote(place) => {
                write!(f, "{place}的引号只有一半，后面的行分不开。请补上或删掉这个引号再导入。")
            }
        }
    }
}

impl std::error::Error for ReadError {}

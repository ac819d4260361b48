//! The sizes of the widget, and the code that puts it on another page.

use crate::views::{brief::Brief, escaped};

/// How much the widget shows, and how large its frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Title and count.
    Small,
    /// Who calls for it, and a button, too.
    Medium,
    /// The beginning of the letter, too.
    Large,
}

impl Size {
    /// Every size, the smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// The name in addresses, and the ending of Fluent keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// Width and height of its frame, in CSS pixels.
    #[must_use]
    pub const fn frame(self) -> (u32, u32) {
        match self {
            Self::Small => (320, 190),
            Self::Medium => (480, 340),
            Self::Large => (640, 500),
        }
    }

    /// The size of this name.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.code() == code)
    }

    /// The largest size that fits into a box, and how large its frame is there. The smallest one
    /// is squeezed, since a widget that scrolls is better than none.
    #[must_use]
    pub fn within(width: Option<u32>, height: Option<u32>) -> (Self, u32, u32) {
        let room = |most: Option<u32>| most.unwrap_or(u32::MAX);
        let fits = |size: &Self| {
            let (wide, high) = size.frame();
            wide <= room(width) && high <= room(height)
        };
        let size = Self::ALL.into_iter().rev().find(fits);
        let size = size.unwrap_or(Self::Small);
        let (wide, high) = size.frame();
        (size, wide.min(room(width)), high.min(room(height)))
    }
}

/// Address of the widget.
pub(super) fn address(base: &str, brief: &Brief, size: Size, language: Option<&str>) -> String {
    let mut address = format!("{base}{}/embed?size={}", brief.path, size.code());
    if let Some(tag) = language {
        address.push_str(&format!("&lang={tag}"));
    }
    address
}

/// The code for another page: a frame and nothing else. WordPress hides a frame that comes with a
/// quotation until a script answers from within it, and there is no script.
pub(super) fn code(address: &str, title: &str, width: u32, height: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" \
         frameborder=\"0\" loading=\"lazy\"></iframe>",
        escaped(address),
        escaped(title),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_size_that_fits_is_taken() {
        assert_eq!(Size::within(None, None).0, Size::Large);
        assert_eq!(Size::within(Some(500), None), (Size::Medium, 480, 340));
        assert_eq!(Size::within(Some(5_000), Some(200)).0, Size::Small);
        assert_eq!(Size::within(Some(200), Some(90)), (Size::Small, 200, 90));
    }

    #[test]
    fn no_title_ends_the_attribute() {
        let code = code("https://a.example/?a&b", "\"><script>", 1, 2);
        assert!(
            code.contains("src=\"https://a.example/?a&amp;b\""),
            "{code}"
        );
        assert!(!code.contains("<script>"), "{code}");
    }
}

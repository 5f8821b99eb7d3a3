//! The standards that a document keeps to.

use typst_pdf::{PdfStandard, PdfStandards};

/// What a document is made to last and to be read by. All are tagged and keep to PDF/UA-1 (ISO
/// 14289-1); some keep to a part of PDF/A (ISO 19005) as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Standard {
    /// PDF/UA-1 alone.
    #[default]
    Ua1,
    /// PDF/A-2b: it looks the same for ever.
    A2b,
    /// PDF/A-2u: its text can be found as well.
    A2u,
    /// PDF/A-2a: its structure can be read as well.
    A2a,
    /// PDF/A-3b.
    A3b,
    /// PDF/A-3u.
    A3u,
    /// PDF/A-3a.
    A3a,
}

impl Standard {
    /// Its name, as templates are told.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ua1 => "ua-1",
            Self::A2b => "a-2b",
            Self::A2u => "a-2u",
            Self::A2a => "a-2a",
            Self::A3b => "a-3b",
            Self::A3u => "a-3u",
            Self::A3a => "a-3a",
        }
    }

    /// The same for the exporter; none where it knows no file that keeps to all of it.
    pub(super) fn set(self) -> Option<PdfStandards> {
        let archive = match self {
            Self::Ua1 => None,
            Self::A2b => Some(PdfStandard::A_2b),
            Self::A2u => Some(PdfStandard::A_2u),
            Self::A2a => Some(PdfStandard::A_2a),
            Self::A3b => Some(PdfStandard::A_3b),
            Self::A3u => Some(PdfStandard::A_3u),
            Self::A3a => Some(PdfStandard::A_3a),
        };
        let all: Vec<_> = [PdfStandard::Ua_1].into_iter().chain(archive).collect();
        PdfStandards::new(&all).ok()
    }
}

//! Documents beside each other in a folder of the user's: each is written whole, or stays as it is.

use std::fs;
use std::io;
use std::path::Path;

use crate::diag::{Code, Diagnostic};
use crate::render::{Output, OutputBytes};

/// What every document of ours says of itself, and how a PDF begins.
const SIGNS: [&[u8]; 2] = [b"briefpack", b"%PDF-"];

/// Writes documents into a folder, which is made where it is not there; gives the names of those
/// that had changed. Where something stands in the way of one, none is written.
///
/// # Errors
/// Something stands in the way, or the disk does not take a file.
pub fn documents(folder: &Path, made: &[Output]) -> Result<Vec<String>, Box<Diagnostic>> {
    for output in made {
        free(&folder.join(&output.path))?;
    }
    let failed = |path: &Path, error: &io::Error| {
        let message = format!("`{}` could not be written: {error}", path.display());
        Box::new(Diagnostic::new(Code::WriteFailed, message))
    };
    fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    let mut changed = Vec::new();
    for output in made {
        let OutputBytes::Memory(bytes) = &output.bytes else { continue };
        let path = folder.join(&output.path);
        if super::file(&path, bytes).map_err(|error| failed(&path, &error))? {
            changed.push(output.path.clone());
        }
    }
    Ok(changed)
}

/// Makes sure that nothing but an earlier document of ours stands at a path.
fn free(path: &Path) -> Result<(), Box<Diagnostic>> {
    let is_free = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(_) => true, // Writing tells what is wrong.
        Ok(there) => there.is_file() && fs::read(path).is_ok_and(|bytes| is_ours(&bytes)),
    };
    if is_free {
        return Ok(());
    }
    let message = format!("`{}` is no document of an earlier run", path.display());
    Err(Box::new(
        Diagnostic::new(Code::OutputInTheWay, message)
            .help("move it away, or name another folder with `--out`"),
    ))
}

/// Whether a document was made by this program.
fn is_ours(bytes: &[u8]) -> bool {
    let [own, pdf] = SIGNS;
    bytes.starts_with(pdf) && bytes.windows(own.len()).any(|window| window == own)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::documents;
    use crate::diag::Code;
    use crate::render::Output;

    #[test]
    fn what_is_no_document_of_ours_stays() {
        let folder = tempfile::tempdir().unwrap();
        let made = |text: &str| {
            [("a.pdf", text), ("b.pdf", text)]
                .map(|(path, text)| Output::made(path, text.as_bytes().to_vec()))
        };
        let (first, second) = (made("%PDF- briefpack 1"), made("%PDF- briefpack 2"));
        assert_eq!(
            documents(folder.path(), &first),
            Ok(vec!["a.pdf".into(), "b.pdf".into()])
        );
        assert_eq!(documents(folder.path(), &first), Ok(vec![]));
        fs::write(folder.path().join("b.pdf"), "%PDF- by hand").unwrap();
        let refused = documents(folder.path(), &second).unwrap_err();
        assert_eq!(refused.code, Code::OutputInTheWay);
        let there = fs::read_to_string(folder.path().join("a.pdf")).unwrap();
        assert_eq!(there, "%PDF- briefpack 1");
        fs::remove_file(folder.path().join("b.pdf")).unwrap();
        assert_eq!(
            documents(folder.path(), &second),
            Ok(vec!["a.pdf".into(), "b.pdf".into()])
        );
    }
}

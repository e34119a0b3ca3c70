//! The files of the content folder, and places in them.

/// A file, by its number in [`Files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FileId(u32);

/// A range of bytes in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct At {
    pub(crate) file: FileId,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) at: At,
}

/// Every file that was read.
#[derive(Debug, Default)]
pub(crate) struct Files(Vec<File>);

#[derive(Debug)]
struct File {
    path: String,
    text: String,
}

/// A place as people name it; line and column count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place<'f> {
    pub(crate) path: &'f str,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Files {
    /// Adds a file; `path` is how it is shown.
    pub(crate) fn add(&mut self, path: String, text: String) -> FileId {
        // A content folder of four thousand million files will not fit in memory.
        let id = FileId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(File { path, text });
        id
    }

    pub(crate) fn path(&self, file: FileId) -> &str {
        self.get(file).map_or("", |file| &file.path)
    }

    pub(crate) fn text(&self, file: FileId) -> &str {
        self.get(file).map_or("", |file| &file.text)
    }

    pub(crate) fn place(&self, at: At) -> Place<'_> {
        let text = self.text(at.file);
        let before = text.get(..at.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Place {
            path: self.path(at.file),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    fn get(&self, file: FileId) -> Option<&File> {
        self.0.get(usize::try_from(file.0).ok()?)
    }
}

impl FileId {
    /// The first byte of the file.
    pub(crate) fn start(self) -> At {
        At { file: self, start: 0, end: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let mut files = Files::default();
        let file = files.add("a.toml".into(), "één = 1\ntwee = 2\n".into());
        let at = |start| At { file, start, end: start };
        assert_eq!(files.place(at(0)), Place { path: "a.toml", line: 1, column: 1 });
        assert_eq!(files.place(at("één".len())), Place { path: "a.toml", line: 1, column: 4 });
        assert_eq!(files.place(at("één = 1\n".len())), Place { path: "a.toml", line: 2, column: 1 });
        assert_eq!(files.place(at(9999)).line, 3);
    }
}

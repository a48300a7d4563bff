//! Every value that a verb gave, for a second validator.

use std::fs::File as OutputFile;
use std::io::{self, BufWriter, Write};

use hutong_specs::schema::Draft;
use serde_json::{Value, json};

use crate::corpus::File;

/// Where the values go, if anywhere.
pub(crate) struct Emission {
    output: Option<BufWriter<OutputFile>>,
}

impl Emission {
    /// Opens the file, if one is asked for.
    pub(crate) fn open(path: Option<&str>) -> io::Result<Self> {
        let output = path.map(OutputFile::create).transpose()?.map(BufWriter::new);
        Ok(Self { output })
    }

    /// Writes the values of one verb over one schema; `admitted` says what a second validator must find.
    pub(crate) fn write(
        &mut self,
        file: &File,
        group: &Value,
        verb: &str,
        admitted: bool,
        values: &[Value],
    ) -> io::Result<()> {
        let Some(output) = &mut self.output else { return Ok(()) };
        let line = json!({
            "file": file.name, "draft": draft(file.draft), "formats": file.formats_count,
            "description": group["description"], "schema": group["schema"],
            "verb": verb, "admitted": admitted, "values": values,
        });
        writeln!(output, "{line}")
    }
}

fn draft(draft: Draft) -> &'static str {
    match draft {
        Draft::Draft4 => "4",
        Draft::Draft6 => "6",
        Draft::Draft7 => "7",
        Draft::Draft201909 => "2019-09",
        Draft::Draft202012 => "2020-12",
    }
}

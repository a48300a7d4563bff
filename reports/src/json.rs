//! The JSON report: the judgement itself, whose schema is published.

use hutong_specs::judgement::Judgement;

use crate::error::ReportError;

/// The judgement as the bytes of its file.
pub fn json(judgement: &Judgement) -> Result<Vec<u8>, ReportError> {
    Ok(judgement.to_bytes()?)
}

#[cfg(test)]
mod tests {
    use hutong_specs::judgement::Judgement;

    use super::json;
    use crate::sample;

    #[test]
    fn the_json_report_reads_back_as_the_judgement() {
        let judgement = sample::judgement();
        assert_eq!(Judgement::from_bytes(&json(&judgement).unwrap()).unwrap(), judgement);
    }
}

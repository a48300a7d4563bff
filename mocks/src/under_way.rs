//! The cases about which requests are under way: a platform that checks and stores in two steps lets two of them pass.

use std::sync::Mutex;
use std::time::Duration;

use serde_json::Value;

use crate::lock;
use crate::request::Request;

/// How long a request stays between the check and the storing, on a platform where these are two steps.
pub(crate) const GAP: Duration = Duration::from_millis(20);

/// Case numbers of the requests that are under way.
#[derive(Debug, Default)]
pub(crate) struct UnderWay(Mutex<Vec<String>>);

/// A request that has come and is not answered yet.
#[derive(Debug)]
pub struct Arrival<'a> {
    under_way: &'a UnderWay,
    number: Option<String>,
    /// Whether another request about the same case was under way when it came.
    pub(crate) is_one_of_two: bool,
}

impl UnderWay {
    /// A request has come; `None` on a platform to which it is all the same.
    pub(crate) fn arrive(&self, request: Option<&Request>) -> Arrival<'_> {
        let number = request.and_then(project_no);
        let mut numbers = lock(&self.0);
        let is_one_of_two = number.as_ref().is_some_and(|number| numbers.contains(number));
        numbers.extend(number.clone());
        Arrival { under_way: self, number, is_one_of_two }
    }
}

fn project_no(request: &Request) -> Option<String> {
    let body: Value = serde_json::from_slice(&request.body).ok()?;
    Some(body.get("project_no")?.as_str()?.to_owned())
}

impl Drop for Arrival<'_> {
    fn drop(&mut self) {
        let Some(number) = &self.number else { return };
        let mut numbers = lock(&self.under_way.0);
        if let Some(place) = numbers.iter().position(|other| other == number) {
            numbers.remove(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(number: &str) -> Request {
        let body = format!(r#"{{"project_no": "{number}"}}"#).into_bytes();
        Request { method: "POST".to_owned(), target: "/".to_owned(), headers: Vec::new(), body }
    }

    #[test]
    fn two_requests_about_one_case_are_told_from_two_about_two() {
        let under_way = UnderWay::default();
        let first = under_way.arrive(Some(&about("1")));
        assert!(!first.is_one_of_two);
        assert!(!under_way.arrive(Some(&about("2"))).is_one_of_two);
        assert!(under_way.arrive(Some(&about("1"))).is_one_of_two);
        drop(first);
        assert!(!under_way.arrive(Some(&about("1"))).is_one_of_two);
    }
}

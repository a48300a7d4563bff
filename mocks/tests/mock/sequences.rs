//! Sequences: all that the state machines of the pack say, pages, and what comes at the same time.

use hutong_mocks::{Answer, Request};
use hutong_specs::name::EventId;
use hutong_specs::signing::TimeFormat;
use hutong_specs::standard::{Event, Machine};
use serde_json::{Value, json};

use crate::caller::{Caller, NOW};
use crate::change::changed;

/// Each event in each state of each machine, on the shortest way and with a look at what it left; `next` numbers cases.
pub(crate) fn machines(caller: &Caller, next: &mut dyn FnMut() -> u32, send: &mut dyn FnMut(&Request)) {
    for machine in &caller.standard.machines {
        for (state, way) in machine.ways() {
            for (event, _) in machine.moves(state) {
                let events: Vec<&EventId> = way.iter().copied().chain([event]).collect();
                walk(caller, machine, next(), &events, send);
            }
        }
    }
}

fn walk(caller: &Caller, machine: &Machine, case: u32, events: &[&EventId], send: &mut dyn FnMut(&Request)) {
    let own: Vec<&str> = machine.events.iter().map(|event| event.operation.as_str()).collect();
    let mut prepared = Vec::new();
    for event in events.iter().filter_map(|id| machine.event(id)) {
        for needed in caller.needs(event.operation.as_str()) {
            if !own.contains(&needed.as_str()) && !prepared.contains(&needed) {
                send(&caller.request(&needed, &caller.example(&needed, case)));
                prepared.push(needed);
            }
        }
    }
    for (number, event) in (1..).zip(events.iter().filter_map(|id| machine.event(id))) {
        let body = body(caller, machine, case, event, number);
        send(&caller.request(event.operation.as_str(), &body));
    }
    if let Some(look) = &machine.observe {
        send(&caller.request(look.operation.as_str(), &caller.example(look.operation.as_str(), case)));
    }
}

fn body(caller: &Caller, machine: &Machine, case: u32, event: &Event, number: i64) -> Value {
    let example = caller.example(event.operation.as_str(), case);
    let mut set = event.set.clone();
    for (pointer, minutes) in &event.times {
        let clock = machine.clock.as_ref().unwrap();
        let start = TimeFormat::DateTime.parse(&clock.start).unwrap();
        let time = start + (number * i64::from(clock.minutes) + minutes) * 60_000;
        let length = example.pointer(pointer).and_then(Value::as_str).unwrap().len();
        let time = TimeFormat::DateTime.format(time).unwrap();
        set.insert(pointer.clone(), json!(time[..length]));
    }
    for (pointer, more) in &event.rising {
        set.insert(pointer.clone(), json!(number + more));
    }
    for pointer in &event.anew {
        let text = example.pointer(pointer).and_then(Value::as_str).unwrap();
        set.insert(pointer.clone(), json!(format!("{text}-{number}")));
    }
    let change = json!({"set": set, "remove": event.remove});
    changed(example, &change)
}

/// Three rows of one item, page by page.
pub(crate) fn pages(caller: &Caller, case: u32, send: &mut dyn FnMut(&Request)) {
    for guid in ["one", "two", "three"] {
        let row = json!({"set": {"/row_guid": format!("{guid}-{case}")}});
        send(&caller.request("reportItem", &changed(caller.example("reportItem", case), &row)));
    }
    for page in 1..=3 {
        let page = json!({"set": {"/page_size": 2, "/page_no": page}});
        send(&caller.request("queryItems", &changed(caller.example("queryItems", case), &page)));
    }
}

/// A case of two steps that is refused a worse acceptance, and is evaluated; an organisation whose update is refused; a
/// licence that is revoked.
pub(crate) fn rows(caller: &Caller, case: u32, send: &mut dyn FnMut(&Request)) {
    let steps: [(&str, Value); 11] = [
        ("reportAcceptance", json!({"set": {"/task_version": 99}})),
        ("queryCase", json!({})),
        ("reportAcceptance", json!({})),
        ("reportProcess", json!({})),
        ("reportProcess", json!({"anew": ["/row_guid"]})),
        ("reportResult", json!({})),
        ("reportEvaluation", json!({})),
        ("queryCase", json!({})),
        (
            "reportOrganisation",
            json!({"set": {"/cd_operation": "U", "/org_code": "A00000012", "/org_short_name": "改名"}}),
        ),
        ("queryOrganisations", json!({})),
        ("reportLicence", json!({"set": {"/certificate_status": "07"}})),
    ];
    for needed in caller.needs("reportAcceptance") {
        send(&caller.request(&needed, &caller.example(&needed, case)));
    }
    for (operation, change) in steps {
        send(&caller.request(operation, &changed(caller.example(operation, case), &change)));
    }
    send(&caller.request("queryLicences", &caller.example("queryLicences", case)));
}

/// The answers to two acceptances of one case number, the second of which comes before the first is answered.
pub(crate) fn at_once(caller: &Caller, case: u32) -> Vec<Answer> {
    caller.prepare("reportAcceptance", case);
    let example = caller.example("reportAcceptance", case);
    let first = caller.request("reportAcceptance", &example);
    let other = changed(example, &json!({"anew": ["/row_guid"]}));
    let second = caller.request("reportAcceptance", &other);
    let arrivals = (caller.platform.arrive(&first), caller.platform.arrive(&second));
    let first = caller.platform.answer_arrived(&arrivals.0, &first, NOW);
    vec![first, caller.platform.answer_arrived(&arrivals.1, &second, NOW)]
}

//! A keyword at a place of a value: what the makers of edges and violations work on.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::decimal::Decimal;
use super::given_up::GivenUp;
use super::inhabit::source::Source;
use super::inhabit::term::Term;
use super::inhabit::text::Text;
use super::inhabit::{Request, generated};
use super::set::SchemaSet;
use super::side::Side;
use super::sided::is_left_out;
use super::site::Site;

/// One schema at one place of a valid value, with everything else that applies to that place.
pub(super) struct Spot<'a> {
    pub(super) set: &'a SchemaSet,
    pub(super) site: &'a Site,
    /// The schema's keywords.
    pub(super) keywords: &'a Map<String, Value>,
    /// What stands at the place.
    pub(super) value: &'a Value,
    /// The keywords of every schema that applies to the place, this one among them.
    together: Vec<&'a Map<String, Value>>,
    /// The schemas that apply to the place because of where it stands.
    entries: Vec<&'a str>,
    seed: u64,
}

/// A replacement for what stands at a spot, and what was done.
pub(super) type Replacement = (String, Value);

/// Strings beyond this are not built.
pub(super) const LONG_TEXT: usize = 100_000;
/// What is put into a value has about so many places.
const ROOM: usize = 40;
/// Arrays and objects beyond this are not built.
pub(super) const LONG_ARRAY: usize = 1000;

impl<'a> Spot<'a> {
    /// Every spot of a value.
    pub(super) fn all(set: &'a SchemaSet, sites: &'a [Site], base: &'a Value, seed: u64) -> Vec<Self> {
        let mut together: BTreeMap<&str, Vec<&'a Map<String, Value>>> = BTreeMap::new();
        let mut entries: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
        for site in sites {
            together.entry(&site.at).or_default().extend(site.keywords(set));
            if site.entry {
                entries.entry(&site.at).or_default().push(&site.pointer);
            }
        }
        let spot = |site: &'a Site| {
            Some(Self {
                set,
                site,
                keywords: site.keywords(set)?,
                value: base.pointer(&site.at)?,
                together: together.get(site.at.as_str()).cloned().unwrap_or_default(),
                entries: entries.get(site.at.as_str()).cloned().unwrap_or_default(),
                seed,
            })
        };
        sites.iter().filter_map(spot).collect()
    }

    /// A stream of choices for one keyword of this spot.
    pub(super) fn source(&self, keyword: &str) -> Source {
        Source::seeded(self.seed, &format!("{} {} {keyword}", self.site.at, self.site.pointer), 0)
    }

    /// What is demanded of a text here by all schemas together.
    pub(super) fn text(&self) -> Text {
        Text::gather(self.together.iter().copied())
    }

    /// A keyword's number.
    pub(super) fn number(&self, keyword: &str) -> Option<Decimal> {
        Decimal::of(self.keywords.get(keyword)?)
    }

    /// The step that numbers here keep, where they keep one.
    pub(super) fn step(&self) -> Option<Decimal> {
        let whole =
            |keywords: &&Map<String, Value>| keywords.get("type").and_then(Value::as_str) == Some("integer");
        let ones = self.together.iter().copied().filter(whole).map(|_| Decimal::ONE);
        let multiples =
            self.together.iter().filter_map(|keywords| keywords.get("multipleOf").and_then(Decimal::of));
        multiples.chain(ones).reduce(|first, second| first.common(second).unwrap_or(second))
    }

    /// Texts of exactly that many characters, those nearest to what stands here first.
    pub(super) fn texts(&self, length: usize, keyword: &str) -> Vec<String> {
        let mut source = self.source(keyword);
        let mut texts = Vec::new();
        if let Some(text) = self.value.as_str() {
            let filler = text.chars().last().unwrap_or('测');
            texts.push(text.chars().chain(std::iter::repeat(filler)).take(length).collect());
        }
        texts.extend(self.text().of_length(self.set, length, true, &mut source));
        texts.extend(self.text().of_length(self.set, length, false, &mut source));
        texts
    }

    /// A member of the schema at a pointer.
    pub(super) fn inhabitant(&self, pointer: &str, attempt: u64) -> Option<Value> {
        self.generated(vec![Term::holds(pointer)], None, attempt).ok()
    }

    /// An item as the array here allows it, which is or is not of the kind that `contains` asks for.
    pub(super) fn item_of_kind(&self, is_contained: bool, attempt: u64) -> Option<Value> {
        let kind = self.site.constraint("contains");
        let kind = if is_contained { Term::holds(kind) } else { Term::misses(kind) };
        let items = self.site.constraint("items");
        let allowed = self.set.document().pointer(&items).is_some().then(|| Term::holds(items));
        self.generated(allowed.into_iter().chain([kind]).collect(), None, attempt).ok()
    }

    /// A value that everything here admits, and a branch of it too.
    pub(super) fn through(&self, branch: &str, attempt: u64) -> Option<Value> {
        let entries = self.entries.iter().map(|entry| Term::holds(*entry));
        self.generated(entries.chain([Term::holds(branch)]).collect(), None, attempt).ok()
    }

    /// A value that everything here admits but for one keyword of this schema.
    pub(super) fn but_for(&self, keyword: &str, attempt: u64) -> Result<Value, GivenUp> {
        let entries = self.entries.iter().map(|entry| Term::holds(*entry));
        let missed = Term::keyword(&self.site.pointer, keyword, false);
        let exempt = Some((self.site.pointer.clone(), keyword.to_owned()));
        self.generated(entries.chain([missed]).collect(), exempt, attempt)
    }

    fn generated(
        &self,
        terms: Vec<Term>,
        exempt: Option<(String, String)>,
        attempt: u64,
    ) -> Result<Value, GivenUp> {
        let seed = self.seed.wrapping_add(attempt);
        let readable = attempt == 0;
        generated(Request { set: self.set, terms, exempt, seed, readable, side: Side::Both, room: ROOM })
    }

    /// The array here with exactly that many items, built from its own items and then from new ones.
    pub(super) fn items(&self, length: usize, distinct: bool) -> Option<Value> {
        let mut items: Vec<Value> = self.value.as_array()?.iter().take(length).cloned().collect();
        let mut attempt = 0_u64;
        while items.len() < length {
            let item = self.item(items.len(), attempt, &items)?;
            attempt += 1;
            if !distinct || !items.contains(&item) {
                items.push(item);
            } else if attempt > 4 * length as u64 + 16 {
                return None;
            }
        }
        Some(Value::Array(items))
    }

    fn item(&self, index: usize, attempt: u64, items: &[Value]) -> Option<Value> {
        let described = super::site::length(self.keywords, "prefixItems");
        let place = match index {
            index if index < described => format!("{}/prefixItems/{index}", self.site.pointer),
            _ => self.site.constraint("items"),
        };
        if attempt == 0
            && index >= described
            && let Some(last) = items.get(described..).and_then(<[_]>::last)
        {
            return Some(last.clone());
        }
        if self.set.document().pointer(&place).is_none() {
            return Some(Value::from(format!("item-{attempt}")));
        }
        self.inhabitant(&place, attempt)
    }

    /// Whether the member described at a place is left out by the side that sends the value; where that is nobody, by
    /// either.
    pub(super) fn one_sided(&self, place: &str) -> bool {
        let own = [self.set.side()];
        let sides = if own == [Side::Both] { &[Side::Request, Side::Response][..] } else { &own[..] };
        sides.iter().any(|side| is_left_out(self.set.document(), self.set.value(place), *side))
    }

    /// Whether items must differ here.
    pub(super) fn distinct(&self) -> bool {
        self.together.iter().any(|keywords| keywords.get("uniqueItems") == Some(&Value::Bool(true)))
    }
}

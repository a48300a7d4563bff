//! From the parser's events to a tree of nodes with spans.

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle, Tag};

use super::fault;
use super::node::{Content, CoreTag, Node, NodeId, Scalar, Tree};
use super::syntax::syntax_diagnostic;
use crate::text::diagnostic::Diagnostic;
use crate::text::place::Place;
use crate::text::source::Source;
use crate::text::span::Span;
use crate::text::wording::Wording;

/// How deep sequences and mappings may nest.
pub(super) const MAX_DEPTH: usize = 256;

/// The nodes of a text and the outermost of them.
pub(super) struct Composed<'text> {
    pub(super) tree: Tree<'text>,
    pub(super) root: Option<NodeId>,
}

/// Reads all events; the first fault ends it, as what follows it can no longer be trusted.
pub(super) fn compose(source: &Source) -> Result<Composed<'_>, Diagnostic> {
    let options = granit_parser::options! {
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut composer = Composer::new(source);
    for event in Parser::new_from_str_with_options(&source.text, options) {
        let (event, span) = event.map_err(|error| syntax_diagnostic(source, &error))?;
        let range = span.byte_range().unwrap_or_default();
        composer.event(event, Span::between(range.start, range.end))?;
    }
    Ok(Composed { tree: composer.tree, root: composer.root })
}

/// A sequence or mapping whose end has not come yet.
struct Open {
    anchor: usize,
    is_flow: bool,
    span: Span,
    children: Vec<NodeId>,
}

struct Composer<'text> {
    source: &'text Source,
    tree: Tree<'text>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, NodeId>,
    root: Option<NodeId>,
}

impl<'text> Composer<'text> {
    fn new(source: &'text Source) -> Self {
        Self { source, tree: Tree::default(), open: Vec::new(), anchors: BTreeMap::new(), root: None }
    }

    fn event(&mut self, event: Event<'text>, span: Span) -> Result<(), Diagnostic> {
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                return self.fail(fault::SEVERAL_DOCUMENTS, span);
            }
            Event::Alias(anchor) => self.alias(anchor, span)?,
            Event::Scalar(text, style, anchor, tag) => {
                let tag = self.tag(tag.as_deref(), span)?;
                let is_plain = style == ScalarStyle::Plain;
                let content = Content::Scalar(Scalar { text, is_plain, tag });
                self.attach(Node { span: self.trimmed(span), content }, anchor);
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.collection_tag(tag.as_deref(), CoreTag::Seq, span)?;
                self.begin(style, anchor, span)?;
            }
            Event::MappingStart(style, anchor, tag) => {
                self.collection_tag(tag.as_deref(), CoreTag::Map, span)?;
                self.begin(style, anchor, span)?;
            }
            Event::SequenceEnd => self.end(span, Content::Sequence),
            Event::MappingEnd => self.end(span, |children| Content::Mapping(pairs(&children))),
            _ => {}
        }
        Ok(())
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        // An anchor that is known to the parser but not here belongs to a collection that is still open.
        let Some(target) = self.anchors.get(&anchor).copied() else {
            return self.fail(fault::RECURSIVE_ALIAS, span);
        };
        self.attach(Node { span, content: Content::Alias(target) }, 0);
        Ok(())
    }

    fn begin(&mut self, style: StructureStyle, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            return self.fail(fault::TOO_DEEP, span);
        }
        let is_flow = style == StructureStyle::Flow;
        self.open.push(Open { anchor, is_flow, span, children: Vec::new() });
        Ok(())
    }

    fn end(&mut self, span: Span, content: impl FnOnce(Vec<NodeId>) -> Content<'text>) {
        let Some(open) = self.open.pop() else { return };
        let span = self.extent(&open, span);
        self.attach(Node { span, content: content(open.children) }, open.anchor);
    }

    /// A block collection ends with its last child: the parser sees its end only at the next token.
    fn extent(&self, open: &Open, end: Span) -> Span {
        if open.is_flow {
            return Span::between(open.span.offset, end.end());
        }
        let ends = open.children.iter().map(|child| self.tree.node(*child).span.end());
        Span::between(open.span.offset, ends.max().unwrap_or(end.offset))
    }

    fn attach(&mut self, node: Node<'text>, anchor: usize) {
        let id = self.tree.push(node);
        if anchor != 0 {
            self.anchors.insert(anchor, id);
        }
        match self.open.last_mut() {
            Some(open) => open.children.push(id),
            None => self.root = Some(id),
        }
    }

    fn collection_tag(&self, tag: Option<&Tag>, expected: CoreTag, span: Span) -> Result<(), Diagnostic> {
        match self.tag(tag, span)? {
            Some(tag) if tag != expected && tag != CoreTag::Str => self.fail(fault::TAG_MISMATCH, span),
            _ => Ok(()),
        }
    }

    fn tag(&self, tag: Option<&Tag>, span: Span) -> Result<Option<CoreTag>, Diagnostic> {
        let Some(tag) = tag else { return Ok(None) };
        // The tag `!` alone says that a scalar is a string.
        if tag.handle().len() + tag.suffix().len() == 1 {
            return Ok(Some(CoreTag::Str));
        }
        match tag.core_suffix().and_then(CoreTag::of) {
            Some(tag) => Ok(Some(tag)),
            None => self.fail(fault::TAG, span),
        }
    }

    /// The span without the blanks and line breaks behind a block scalar.
    fn trimmed(&self, span: Span) -> Span {
        let text = span.slice(&self.source.text).unwrap_or_default();
        Span::new(span.offset, text.trim_end().len())
    }

    fn fail<T>(&self, wording: Wording, span: Span) -> Result<T, Diagnostic> {
        Err(Diagnostic::of(wording, Place::new(self.source, span)))
    }
}

fn pairs(children: &[NodeId]) -> Vec<(NodeId, NodeId)> {
    let (pairs, _) = children.as_chunks();
    pairs.iter().map(|[key, value]| (*key, *value)).collect()
}

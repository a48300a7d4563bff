//! The tree of a YAML text before aliases are followed.
//!
//! Nodes live in one vector and refer to each other by index, so that no chain of aliases can make dropping them deep.

use std::borrow::Cow;

use crate::text::span::Span;

/// The index of a node in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(usize);

/// The tags of the core schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CoreTag {
    Bool,
    Float,
    Int,
    Null,
    Str,
    Map,
    Seq,
}

impl CoreTag {
    pub(super) fn of(suffix: &str) -> Option<Self> {
        Some(match suffix {
            "bool" => Self::Bool,
            "float" => Self::Float,
            "int" => Self::Int,
            "null" => Self::Null,
            "str" => Self::Str,
            "map" => Self::Map,
            "seq" => Self::Seq,
            _ => return None,
        })
    }
}

/// A scalar as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scalar<'text> {
    pub(super) text: Cow<'text, str>,
    pub(super) is_plain: bool,
    pub(super) tag: Option<CoreTag>,
}

/// What a node is.
#[derive(Debug, Clone)]
pub(super) enum Content<'text> {
    Scalar(Scalar<'text>),
    Sequence(Vec<NodeId>),
    Mapping(Vec<(NodeId, NodeId)>),
    Alias(NodeId),
}

/// A node and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Node<'text> {
    pub(super) span: Span,
    pub(super) content: Content<'text>,
}

/// All nodes of a text.
#[derive(Debug, Default)]
pub(super) struct Tree<'text>(Vec<Node<'text>>);

impl<'text> Tree<'text> {
    pub(super) fn push(&mut self, node: Node<'text>) -> NodeId {
        self.0.push(node);
        NodeId(self.0.len() - 1)
    }

    /// A node; only this tree makes ids, and it never removes a node.
    pub(super) fn node(&self, id: NodeId) -> &Node<'text> {
        &self.0[id.0]
    }

    /// What a node is, behind an alias when it is one. The target of an alias is never an alias itself.
    pub(super) fn target(&self, id: NodeId) -> &Content<'text> {
        match &self.node(id).content {
            Content::Alias(target) => &self.node(*target).content,
            content => content,
        }
    }
}

//! Simple conditions: comparisons joined by `&&`, `||` and `!`, as a list of alternatives that must all hold.

use serde_json::{Number, Value};

use super::expression::{Expression, is_meant, parse as expression};
use crate::plan::{RELATIONS, Relation};

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Term {
    /// A runtime expression.
    Expression(Expression),
    /// A value.
    Literal(Value),
}

/// A comparison, or a value that is there or not.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Leaf {
    /// A comparison.
    Comparison(Term, Relation, Term),
    /// A value alone; whether it is there.
    Bare(Term, bool),
}

enum Tree {
    Leaf(Leaf),
    All(Vec<Tree>),
    Any(Vec<Tree>),
}

/// A condition with more alternatives than this is not written out.
const ALTERNATIVES: usize = 64;

/// A condition nests no deeper.
const DEPTH: usize = 32;

/// Reads a condition: every list must hold, and of a list one leaf.
pub(super) fn parse(text: &str) -> Result<Vec<Vec<Leaf>>, String> {
    let mut parser = Parser { tokens: tokens(text)?, next: 0 };
    let tree = parser.any(DEPTH)?;
    if parser.peek().is_some() {
        return Err("join comparisons by && or ||".to_owned());
    }
    alternatives(&tree, true)
        .filter(|lists| lists.len() <= ALTERNATIVES)
        .ok_or_else(|| "the condition has too many alternatives: write several criteria".to_owned())
}

/// The conjunction of disjunctions; with `holds` false, of the negation.
fn alternatives(tree: &Tree, holds: bool) -> Option<Vec<Vec<Leaf>>> {
    match (tree, holds) {
        (Tree::Leaf(leaf), _) => Some(vec![vec![if holds { leaf.clone() } else { negated(leaf) }]]),
        (Tree::All(trees), true) | (Tree::Any(trees), false) => {
            let lists: Option<Vec<_>> = trees.iter().map(|tree| alternatives(tree, holds)).collect();
            Some(lists?.concat())
        }
        (Tree::Any(trees), true) | (Tree::All(trees), false) => {
            let mut product = vec![Vec::new()];
            for tree in trees {
                let lists = alternatives(tree, holds)?;
                if product.len() * lists.len() > ALTERNATIVES {
                    return None;
                }
                let joined = |left: &Vec<Leaf>| {
                    lists.iter().map(|right| [left.clone(), right.clone()].concat()).collect::<Vec<_>>()
                };
                product = product.iter().flat_map(joined).collect();
            }
            Some(product)
        }
    }
}

fn negated(leaf: &Leaf) -> Leaf {
    match leaf {
        Leaf::Comparison(left, relation, right) => {
            Leaf::Comparison(left.clone(), relation.negated(), right.clone())
        }
        Leaf::Bare(term, is_there) => Leaf::Bare(term.clone(), !is_there),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Term(Term),
    Relation(Relation),
    And,
    Or,
    Not,
    Open,
    Close,
}

const SIGNS: &[(&str, Token)] =
    &[("&&", Token::And), ("||", Token::Or), ("(", Token::Open), (")", Token::Close)];

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut rest = text.trim_start();
    let mut tokens = Vec::new();
    while !rest.is_empty() {
        let (token, after) = token(rest)?;
        tokens.push(token);
        rest = after.trim_start();
    }
    Ok(tokens)
}

fn token(text: &str) -> Result<(Token, &str), String> {
    if let Some((sign, token)) = SIGNS.iter().find(|(sign, _)| text.starts_with(sign)) {
        return Ok((token.clone(), text.get(sign.len()..).unwrap_or_default()));
    }
    if let Some((sign, relation)) = RELATIONS.iter().find(|(sign, _)| text.starts_with(sign)) {
        return Ok((Token::Relation(*relation), text.get(sign.len()..).unwrap_or_default()));
    }
    if let Some(after) = text.strip_prefix('!') {
        return Ok((Token::Not, after));
    }
    if let Some(after) = text.strip_prefix('\'') {
        return quoted(after);
    }
    let end = text.find(|character: char| character.is_whitespace() || "()=!<>&|".contains(character));
    let (word, after) = text.split_at(end.unwrap_or(text.len()));
    Ok((Token::Term(term(word)?), after))
}

/// Text in single quotes; a quote within is written twice.
fn quoted(text: &str) -> Result<(Token, &str), String> {
    let mut value = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\'') {
        value.push_str(before);
        match after.strip_prefix('\'') {
            Some(more) => {
                value.push('\'');
                rest = more;
            }
            None => return Ok((Token::Term(Term::Literal(Value::String(value))), after)),
        }
    }
    Err("close the text with a single quote".to_owned())
}

fn term(word: &str) -> Result<Term, String> {
    match word {
        "true" | "false" => return Ok(Term::Literal(Value::Bool(word == "true"))),
        "null" => return Ok(Term::Literal(Value::Null)),
        _ => {}
    }
    if is_meant(word) {
        return expression(word).map(Term::Expression);
    }
    let number = word.parse::<Number>().ok();
    number
        .map(|number| Term::Literal(Value::Number(number)))
        .ok_or_else(|| format!("`{word}` is neither an expression nor a value: write text in single quotes"))
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next)
    }

    fn took(&mut self, token: &Token) -> bool {
        let is_there = self.peek() == Some(token);
        self.next += usize::from(is_there);
        is_there
    }

    fn any(&mut self, depth: usize) -> Result<Tree, String> {
        let mut trees = vec![self.all(depth)?];
        while self.took(&Token::Or) {
            trees.push(self.all(depth)?);
        }
        Ok(Tree::Any(trees))
    }

    fn all(&mut self, depth: usize) -> Result<Tree, String> {
        let mut trees = vec![self.one(depth)?];
        while self.took(&Token::And) {
            trees.push(self.one(depth)?);
        }
        Ok(Tree::All(trees))
    }

    fn one(&mut self, depth: usize) -> Result<Tree, String> {
        let depth = depth.checked_sub(1).ok_or_else(|| "the condition nests too deep".to_owned())?;
        if self.took(&Token::Not) {
            let inside = self.one(depth)?;
            return Ok(negation(&inside));
        }
        if self.took(&Token::Open) {
            let tree = self.any(depth)?;
            return if self.took(&Token::Close) { Ok(tree) } else { Err("close the parenthesis".to_owned()) };
        }
        let left = self.term()?;
        let Some(Token::Relation(relation)) = self.peek().cloned() else {
            return Ok(Tree::Leaf(Leaf::Bare(left, true)));
        };
        self.next += 1;
        Ok(Tree::Leaf(Leaf::Comparison(left, relation, self.term()?)))
    }

    fn term(&mut self) -> Result<Term, String> {
        match self.peek().cloned() {
            Some(Token::Term(term)) => {
                self.next += 1;
                Ok(term)
            }
            _ => Err("an expression or a value is missing".to_owned()),
        }
    }
}

fn negation(tree: &Tree) -> Tree {
    match tree {
        Tree::Leaf(leaf) => Tree::Leaf(negated(leaf)),
        Tree::All(trees) => Tree::Any(trees.iter().map(negation).collect()),
        Tree::Any(trees) => Tree::All(trees.iter().map(negation).collect()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Leaf, parse};
    use crate::plan::Relation;

    fn relations(text: &str) -> Vec<Vec<Relation>> {
        let relation = |leaf: Leaf| match leaf {
            Leaf::Comparison(_, relation, _) => relation,
            Leaf::Bare(..) => Relation::Equal,
        };
        let lists = parse(text).unwrap().into_iter();
        lists.map(|list| list.into_iter().map(relation).collect()).collect()
    }

    #[test]
    fn and_binds_closer_than_or_and_not_turns_both() {
        assert_eq!(
            relations("$statusCode == 200 && $response.body#/a < 3"),
            [[Relation::Equal], [Relation::Less]]
        );
        assert_eq!(
            relations("!($statusCode == 200 && $response.body#/a < 3)"),
            [[Relation::Unequal, Relation::AtLeast]]
        );
        assert_eq!(
            relations("$statusCode == 1 || $statusCode < 2 && $statusCode > 3"),
            [[Relation::Equal, Relation::Less], [Relation::Equal, Relation::Greater]]
        );
    }

    #[test]
    fn what_is_no_condition_is_told() {
        for text in ["", "$statusCode ==", "a == 1", "'open", "($statusCode == 1", "$statusCode == 1 2"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fall(text in "[$a-z0-9 ()!&|<>=.'#/]{0,60}") {
            let _ = parse(&text);
        }
    }
}

//! "Did you mean …?": the nearest of the names that would have been right.

/// `; did you mean …?` with the nearest of `names`, or nothing if none is near.
pub(crate) fn suggestion<'a>(given: &str, names: impl Iterator<Item = &'a str>) -> String {
    let nearest = names.map(|name| (distance(given, name), name)).min();
    match nearest {
        Some((distance, name)) if distance <= given.chars().count().max(3) / 2 => {
            format!("; did you mean `{name}`?")
        }
        _ => String::new(),
    }
}

/// How many characters have to be put in, taken out or changed to get from one text to the other.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (line, left) in left.chars().enumerate() {
        row = next_row(&row, line, left, &right);
    }
    row.last().copied().unwrap_or_default()
}

fn next_row(row: &[usize], line: usize, left: char, right: &[char]) -> Vec<usize> {
    let mut next = vec![line + 1];
    for ((above, pair), right) in row.iter().skip(1).zip(row).zip(right) {
        let before = next.last().copied().unwrap_or_default();
        let changed = pair + usize::from(left != *right);
        next.push(changed.min(above + 1).min(before + 1));
    }
    next
}

#[cfg(test)]
mod tests {
    use super::{distance, suggestion};

    #[test]
    fn the_nearest_name_is_suggested() {
        assert_eq!(suggestion("requird", ["required", "type"].into_iter()), "; did you mean `required`?");
        assert_eq!(suggestion("nothing-like-it", ["type"].into_iter()), "");
    }

    #[test]
    fn distances_count_single_changes() {
        assert_eq!(distance("edges", "edges"), 0);
        assert_eq!(distance("edge", "edges"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}

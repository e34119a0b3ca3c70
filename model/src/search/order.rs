//! Sorting, once for all types: the standard library's sort is compiled anew for every type and weighed a third of the
//! program that searches.

/// Sorts by a number; what is equal keeps its order.
pub(super) fn sort<T: Clone>(items: &mut Vec<T>, key: impl Fn(&T) -> u64) {
    let sorted = order(items.iter().map(key).collect(), &|_, _| false);
    *items = sorted.iter().filter_map(|at| items.get(*at as usize).cloned()).collect();
}

/// The positions of numbers in their order; among equal ones `before` decides, and if it does not, the position. A
/// merge sort from the bottom up.
pub(super) fn order(keys: Vec<u64>, before: &dyn Fn(u32, u32) -> bool) -> Vec<u32> {
    let mut from: Vec<(u64, u32)> = keys.into_iter().zip(0..).collect();
    let mut to = from.clone();
    let mut width = 1;
    while width < from.len() {
        for (pair, out) in from.chunks(2 * width).zip(to.chunks_mut(2 * width)) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            for slot in out {
                *slot = match (left, right) {
                    ([first, rest @ ..], [other, ..])
                        if first.0 < other.0 || first.0 == other.0 && !before(other.1, first.1) =>
                    {
                        left = rest;
                        *first
                    }
                    (_, [first, rest @ ..]) => {
                        right = rest;
                        *first
                    }
                    ([first, rest @ ..], []) => {
                        left = rest;
                        *first
                    }
                    ([], []) => break,
                };
            }
        }
        std::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    from.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_and_keeps_the_order_of_equals(items in prop::collection::vec((0..9u8, any::<u8>()), 0..70)) {
            let mut ours = items.clone();
            super::sort(&mut ours, |item| u64::from(item.0));
            let mut wanted = items;
            wanted.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, wanted);
        }

        #[test]
        fn equals_are_ordered_by_what_decides(items in prop::collection::vec((0..5u64, any::<u8>()), 0..70)) {
            let keys = items.iter().map(|item| item.0).collect();
            let ours = super::order(keys, &|one, other| items[one as usize].1 < items[other as usize].1);
            let ours: Vec<_> = ours.into_iter().map(|at| items[at as usize]).collect();
            let mut wanted = items;
            wanted.sort();
            prop_assert_eq!(ours, wanted);
        }
    }
}

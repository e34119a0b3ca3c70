//! Sorting, once for all types: the standard library's sort is compiled anew for every type and weighed a third of the
//! program that searches.

/// Sorts by `before`; what is equal keeps its order.
pub(super) fn sort<T: Clone>(items: &mut Vec<T>, before: impl Fn(&T, &T) -> bool) {
    let order = order(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => before(one, other),
        _ => false,
    });
    *items = order.iter().filter_map(|at| items.get(*at as usize).cloned()).collect();
}

/// The positions below `count` in the order of `before`: a merge sort from the bottom up.
pub(super) fn order(count: usize, before: &dyn Fn(usize, usize) -> bool) -> Vec<u32> {
    let mut from: Vec<u32> = (0..count as u32).collect();
    let mut to = from.clone();
    let mut width = 1;
    while width < count {
        for start in (0..count).step_by(2 * width) {
            let (middle, end) = ((start + width).min(count), (start + 2 * width).min(count));
            let (mut left, mut right) = (start, middle);
            for slot in &mut to[start..end] {
                let takes_right = right < end && (left >= middle || before(from[right] as usize, from[left] as usize));
                let taken = if takes_right { &mut right } else { &mut left };
                *slot = from[*taken];
                *taken += 1;
            }
        }
        std::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_and_keeps_the_order_of_equals(items in prop::collection::vec((0..9u8, any::<u8>()), 0..70)) {
            let mut ours = items.clone();
            super::sort(&mut ours, |one, other| one.0 < other.0);
            let mut wanted = items;
            wanted.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, wanted);
        }
    }
}

//! For each number below some bound, the items that belong to it: all in one piece of memory, brought together by
//! counting instead of by comparing.

/// Rows of items.
#[derive(Debug, Default)]
pub(super) struct Table<T> {
    /// Where each row begins; one more than there are rows.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Table<T> {
    /// The items by the number of their row; items of one row keep their order. What lies beyond the last row is
    /// left out.
    pub(super) fn new(rows: usize, items: &[(u32, T)]) -> Self {
        let order = Order::of(rows, &mut items.iter().map(|(row, _)| *row));
        Self { items: order.positions.iter().map(|at| items[*at as usize].1).collect(), starts: order.starts }
    }

    /// The items of a row.
    pub(super) fn row(&self, row: u32) -> &[T] {
        let row = row as usize;
        let range = self.starts.get(row).zip(self.starts.get(row + 1));
        range.and_then(|(from, to)| self.items.get(*from as usize..*to as usize)).unwrap_or_default()
    }
}

/// Where the items of each row go: computed once for all types.
struct Order {
    starts: Vec<u32>,
    positions: Vec<u32>,
}

impl Order {
    fn of(rows: usize, row_of: &mut dyn Iterator<Item = u32>) -> Self {
        let row_of: Vec<u32> = row_of.collect();
        // Counted two places on, a row's entry is where its next item goes while items are put down, and where the
        // row begins when all are.
        let mut starts = vec![0; rows + 2];
        for row in &row_of {
            if (*row as usize) < rows {
                starts[*row as usize + 2] += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut positions = vec![0; sum as usize];
        for (at, row) in row_of.iter().enumerate() {
            if (*row as usize) < rows {
                let next = &mut starts[*row as usize + 1];
                positions[*next as usize] = at as u32;
                *next += 1;
            }
        }
        starts.pop();
        Self { starts, positions }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_item_lies_in_its_row(items in prop::collection::vec((0..9u32, any::<u8>()), 0..40), rows in 0..9usize) {
            let table = Table::new(rows, &items);
            for row in 0..9 {
                let wanted: Vec<u8> = items.iter().filter(|(of, _)| *of == row && (row as usize) < rows).map(|(_, item)| *item).collect();
                prop_assert_eq!(table.row(row), wanted);
            }
        }
    }
}

//! An amount for each section, of which a query touches few.

/// Amounts, none below zero.
#[derive(Debug)]
pub(super) struct Tally {
    amounts: Vec<f32>,
    /// The sections whose amount is not zero, in the order in which they were touched.
    touched: Vec<u32>,
}

impl Tally {
    pub(super) fn new(sections: usize) -> Self {
        Self { amounts: vec![0.0; sections], touched: Vec::new() }
    }

    /// The amount of a section.
    pub(super) fn of(&self, section: u32) -> f32 {
        self.amounts.get(section as usize).copied().unwrap_or(0.0)
    }

    /// Makes another amount of that of a section.
    pub(super) fn change(&mut self, section: u32, by: impl FnOnce(f32) -> f32) {
        if let Some(amount) = self.amounts.get_mut(section as usize) {
            if *amount == 0.0 {
                self.touched.push(section);
            }
            *amount = by(*amount);
        }
    }

    /// The sections that were touched.
    pub(super) fn touched(&self) -> &[u32] {
        &self.touched
    }

    /// All amounts, in the order of the sections.
    pub(super) fn amounts(&self) -> &[f32] {
        &self.amounts
    }

    /// Lowers each amount to that of another tally where it is above it.
    pub(super) fn limit_to(&mut self, other: &Self) {
        for section in &self.touched {
            let amount = &mut self.amounts[*section as usize];
            *amount = amount.min(other.of(*section));
        }
    }

    /// Gives the amounts of all sections that were touched, and forgets them.
    pub(super) fn take(&mut self) -> impl Iterator<Item = (u32, f32)> {
        let amounts = &mut self.amounts;
        self.touched.drain(..).map(|section| (section, std::mem::take(&mut amounts[section as usize])))
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn amounts_are_counted_limited_and_taken() {
        let (mut one, mut other) = (Tally::new(4), Tally::new(4));
        for section in [3, 1, 3, 9] {
            one.change(section, |amount| amount + 1.0);
        }
        other.change(3, |_| 1.5);
        assert_eq!((one.touched(), one.amounts()), (&[3, 1][..], &[0.0, 1.0, 0.0, 2.0][..]));
        one.limit_to(&other);
        assert_eq!(one.take().collect::<Vec<_>>(), [(3, 1.5), (1, 0.0)]);
        assert_eq!((one.touched(), one.of(3)), (&[][..], 0.0));
    }
}

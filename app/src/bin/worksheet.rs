//! The program that pages with a worksheet load.

fn main() {
    app::start_worksheet();
}

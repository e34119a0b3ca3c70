//! The program that the first use of the search loads.

fn main() {
    app::start_search();
}

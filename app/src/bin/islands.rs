//! The program that pages with a tree or the matrix load.

fn main() {
    app::start_islands();
}

//! A QR code as an SVG file: black on white in any theme, because that is what cameras read.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The empty modules around the code that a camera needs to find it.
const QUIET: usize = 4;

/// The QR code of an address.
///
/// # Errors
/// A sentence, when the address is too long for a QR code.
pub(super) fn svg(address: &str) -> Result<String, String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M)
        .map_err(|error| format!("voor `{address}` is geen QR-code te maken: {error}"))?;
    let side = code.width() + 2 * QUIET;
    let path = path(&code.to_colors(), code.width());
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{0}\" height=\"{0}\" \
         shape-rendering=\"crispEdges\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>\n",
        side * 8
    ))
}

/// The dark modules, row by row: one rectangle for each run of neighbours.
fn path(modules: &[Color], width: usize) -> String {
    let mut path = String::new();
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a camera sees: the rectangles of the file drawn as pixels, and read back.
    fn read(svg: &str) -> String {
        let side: usize = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let path = svg.split("<path d=\"").nth(1).unwrap().split('"').next().unwrap();
        let mut dark = vec![false; side * side];
        for run in path.split('M').skip(1) {
            let (at, rest) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = rest.split('v').next().unwrap().parse().unwrap();
            dark[y * side + x..][..length].fill(true);
        }
        const SCALE: usize = 4;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, |x, y| {
            if dark[y / SCALE * side + x / SCALE] { 0 } else { 255 }
        });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "one code in {svg}");
        grids[0].decode().unwrap().1
    }

    #[test]
    fn a_camera_reads_the_address_back() {
        for address in [
            "https://privacycode.example/",
            "https://privacycode.example/afwegingen/wmo-mail-en-werkaantekeningen/",
            "https://privacycode.example/afwegingen/beroepsgeheim/#casus-wijkverpleegkundige",
        ] {
            assert_eq!(read(&svg(address).unwrap()), address);
        }
    }

    #[test]
    fn an_address_that_does_not_fit_is_told() {
        assert!(svg(&"a".repeat(3000)).is_err());
    }
}

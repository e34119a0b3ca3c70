//! Every page is HTML as the standard has it, by the judgement of html-validate.

use std::path::Path;
use std::process::Command;

use tests::site::Site;

#[test]
fn every_page_is_valid_html() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("valid-html");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    let missing = "/404.html".to_owned();
    for path in Site::shared().pages().into_iter().chain([missing]) {
        let name = path.trim_matches('/').replace('/', "_").replace(".html", "");
        std::fs::write(folder.join(format!("_{name}.html")), &Site::shared().get(&path).body).unwrap();
    }
    let output = Command::new(home.join("node_modules/.bin/html-validate"))
        .arg("--config")
        .arg(home.join("html-validate.json"))
        .args(["--formatter", "text", "--ext", "html"])
        .arg(&folder)
        .current_dir(home)
        .output()
        .unwrap_or_else(|error| panic!("html-validate: {error}; ./tests/run installs it"));
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

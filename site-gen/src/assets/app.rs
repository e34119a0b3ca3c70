//! The app: compiled to WebAssembly by an inner cargo, and given its JavaScript glue in process.

use std::env;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// The most bytes that the app may have, compressed with brotli.
pub(crate) const BUDGET: usize = 110 * 1024;

/// What runs in the browser.
#[derive(Debug, Clone, Default)]
pub(crate) struct AppBundle {
    pub(crate) wasm: Vec<u8>,
    pub(crate) glue: String,
}

impl AppBundle {
    /// The size of the app as it travels: WebAssembly and script, compressed with brotli.
    pub(crate) fn compressed(&self) -> usize {
        compressed(&self.wasm) + compressed(self.glue.as_bytes())
    }
}

/// The size of some bytes, compressed with brotli at its best.
fn compressed(bytes: &[u8]) -> usize {
    let mut reader = brotli::CompressorReader::new(bytes, 1 << 16, 11, 24);
    let mut out = Vec::new();
    reader.read_to_end(&mut out).map_or(bytes.len(), |_| out.len())
}

/// Builds the app of the project. `say` is told what takes long.
///
/// # Errors
/// A sentence that says which step failed.
pub(crate) fn build(project: &Path, say: &dyn Fn(&str)) -> Result<AppBundle, String> {
    add_target(say)?;
    let wasm = compile(project, say)?;
    let bytes = fs::read(&wasm).map_err(|error| format!("`{}` is niet te lezen: {error}", wasm.display()))?;
    let digest: String = Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let folder = wasm.with_file_name(format!("app-bundle-{digest}"));
    // The bundle is written under another name first: what is there is then whole.
    if !folder.is_dir() {
        let fresh = wasm.with_file_name(format!("app-bundle-{digest}.{}", std::process::id()));
        bind(&wasm, &fresh)?;
        if fs::rename(&fresh, &folder).is_err() && !folder.is_dir() {
            return Err(format!("`{}` is niet te schrijven", folder.display()));
        }
    }
    let read = |name: &str| {
        fs::read(folder.join(name)).map_err(|error| format!("`{name}` van de app is niet te lezen: {error}"))
    };
    let glue = String::from_utf8(read("app.js")?).map_err(|_| "het script van de app is geen UTF-8".to_owned())?;
    Ok(AppBundle { wasm: read("app_bg.wasm")?, glue })
}

/// The script that pages load: the glue, and a start that stays quiet when the app cannot be loaded. The page is
/// complete without it.
pub(crate) fn script(glue: &str, wasm: &str) -> String {
    let name = wasm.rsplit('/').next().unwrap_or(wasm);
    format!("{glue}\n__wbg_init({{ module_or_path: new URL(\"{name}\", import.meta.url) }}).catch(() => {{}});\n")
}

/// The WebAssembly target is part of the toolchain file, but not every machine installs it by itself.
fn add_target(say: &dyn Fn(&str)) -> Result<(), String> {
    let found =
        Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).stderr(Stdio::null()).output();
    let installed = found.is_ok_and(|out| Path::new(String::from_utf8_lossy(&out.stdout).trim()).is_dir());
    if installed {
        return Ok(());
    }
    say(&format!("Rust kan nog niet naar WebAssembly vertalen; `rustup target add {TARGET}` voegt dat nu toe."));
    let status = Command::new("rustup").args(["target", "add", TARGET]).stdout(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("`rustup target add {TARGET}` lukte niet; voer het zelf uit en probeer opnieuw")),
    }
}

/// Compiles the app and returns the path of the WebAssembly file.
fn compile(project: &Path, say: &dyn Fn(&str)) -> Result<PathBuf, String> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.join("target"), PathBuf::from);
    let wasm = target.join(TARGET).join(PROFILE).join("app.wasm");
    if !wasm.exists() {
        say("De app voor de browser wordt gebouwd; de eerste keer duurt dat ongeveer een minuut.");
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(project).args(["rustc", "-p", "app", "--lib", "--crate-type", "cdylib", "--locked"]);
    command.args(["--target", TARGET, "--profile", PROFILE, "--quiet"]).arg("--target-dir").arg(&target);
    // What the outer cargo was told about native code does not hold for the browser.
    for name in
        ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET", "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"]
    {
        command.env_remove(name);
    }
    let status = command.stdin(Stdio::null()).status().map_err(|error| format!("cargo start niet: {error}"))?;
    if status.success() { Ok(wasm) } else { Err("de app is niet te bouwen; cargo zegt hierboven waarom".to_owned()) }
}

fn bind(wasm: &Path, folder: &Path) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    let bindgen = bindgen.input_path(wasm).web(true).map_err(|error| error.to_string())?;
    bindgen
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name("app")
        .generate(folder)
        .map_err(|error| format!("wasm-bindgen kan de app niet verwerken: {error:#}"))
}

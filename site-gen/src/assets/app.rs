//! The app: programs compiled to WebAssembly by one inner cargo, each given its JavaScript glue in process.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// A part of the app that a page loads by itself, so that no page pays for what others need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Program {
    /// Trees and the matrix, with Yew.
    Islands,
    /// Worksheets, without Yew.
    Worksheet,
    /// Search, without Yew.
    Search,
}

impl Program {
    /// Every program with its name (that of its file in `app/src/bin`, and of its files on the site) and the most
    /// KiB that it may have as it travels.
    const ALL: [(Self, &'static str, usize); 3] =
        [(Self::Islands, "islands", 110), (Self::Worksheet, "worksheet", 24), (Self::Search, "search", 62)];
}

/// What runs in the browser.
#[derive(Debug, Clone)]
pub(crate) struct AppBundle {
    programs: BTreeMap<Program, Bound>,
}

/// A program as the browser gets it.
#[derive(Debug, Clone)]
pub(crate) struct Bound {
    /// The name of its files.
    pub(crate) name: &'static str,
    pub(crate) wasm: Vec<u8>,
    pub(crate) glue: String,
}

impl AppBundle {
    pub(crate) fn programs(&self) -> impl Iterator<Item = (Program, &Bound)> {
        self.programs.iter().map(|(program, bound)| (*program, bound))
    }

    /// The name of each program, its size as it travels, and the most that it may have; both in bytes.
    pub(crate) fn sizes(&self) -> Vec<(&'static str, usize, usize)> {
        let budget =
            |name| Program::ALL.iter().find(|(_, known, _)| *known == name).map_or(0, |(_, _, kib)| kib * 1024);
        self.programs.values().map(|bound| (bound.name, bound.compressed(), budget(bound.name))).collect()
    }
}

impl Bound {
    /// WebAssembly and script, compressed with brotli.
    fn compressed(&self) -> usize {
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
    let folder = compile(project, say)?;
    let programs = Program::ALL.into_iter().map(|(program, name, _)| Ok((program, bound(&folder, name)?)));
    Ok(AppBundle { programs: programs.collect::<Result<_, String>>()? })
}

/// Gives a compiled program its glue, unless that was done before.
fn bound(compiled: &Path, name: &'static str) -> Result<Bound, String> {
    let wasm = compiled.join(name).with_extension("wasm");
    let bytes = fs::read(&wasm).map_err(|error| format!("`{}` is niet te lezen: {error}", wasm.display()))?;
    let digest: String = Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let folder = compiled.join(format!("{name}-bundle-{digest}"));
    // The bundle is written under another name first: what is there is then whole.
    if !folder.is_dir() {
        let fresh = compiled.join(format!("{name}-bundle-{digest}.{}", std::process::id()));
        bind(&wasm, name, &fresh)?;
        if fs::rename(&fresh, &folder).is_err() && !folder.is_dir() {
            return Err(format!("`{}` is niet te schrijven", folder.display()));
        }
    }
    let read = |file: &str| {
        fs::read(folder.join(file)).map_err(|error| format!("`{file}` van de app is niet te lezen: {error}"))
    };
    let glue =
        String::from_utf8(read(&format!("{name}.js"))?).map_err(|_| format!("`{name}.js` van de app is geen UTF-8"))?;
    Ok(Bound { name, wasm: read(&format!("{name}_bg.wasm"))?, glue: lean(&glue) })
}

/// The glue without the comments and the indentation that its maker gives it: none of it is in a text of several lines.
fn lean(glue: &str) -> String {
    let lines = glue.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The script that pages load: the glue, and a start that stays quiet when the app cannot be loaded: the page is
/// complete without it. Who imports the script may ask whether it `started`.
pub(crate) fn script(glue: &str, wasm: &str) -> String {
    let name = wasm.rsplit('/').next().unwrap_or(wasm);
    format!(
        "{glue}\nexport const started = __wbg_init({{ module_or_path: new URL(\"{name}\", import.meta.url) }});\nstarted.catch(() => {{}});\n"
    )
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

/// Compiles every program and returns the folder of the WebAssembly files.
fn compile(project: &Path, say: &dyn Fn(&str)) -> Result<PathBuf, String> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.join("target"), PathBuf::from);
    let folder = target.join(TARGET).join(PROFILE);
    if Program::ALL.iter().any(|(_, name, _)| !folder.join(name).with_extension("wasm").exists()) {
        say("De app voor de browser wordt gebouwd; de eerste keer duurt dat ongeveer een minuut.");
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(project).args(["build", "-p", "app", "--bins", "--locked"]);
    command.args(["--target", TARGET, "--profile", PROFILE, "--quiet"]).arg("--target-dir").arg(&target);
    // What the outer cargo was told about native code does not hold for the browser.
    for name in
        ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET", "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"]
    {
        command.env_remove(name);
    }
    // Where this machine keeps its libraries stands in no program: it concerns nobody, and elsewhere it is another place.
    if let Some(home) = cargo_home() {
        let sources = project.join(home).join("registry").join("src");
        command.env("CARGO_ENCODED_RUSTFLAGS", format!("--remap-path-prefix={}=crates", sources.display()));
    }
    let status = command.stdin(Stdio::null()).status().map_err(|error| format!("cargo start niet: {error}"))?;
    if status.success() { Ok(folder) } else { Err("de app is niet te bouwen; cargo zegt hierboven waarom".to_owned()) }
}

/// Where cargo keeps the sources of libraries.
fn cargo_home() -> Option<PathBuf> {
    let set = env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| Some(PathBuf::from(env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?).join(".cargo")))
}

fn bind(wasm: &Path, name: &str, folder: &Path) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    let bindgen = bindgen.input_path(wasm).web(true).map_err(|error| error.to_string())?;
    bindgen
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(name)
        .generate(folder)
        .map_err(|error| format!("wasm-bindgen kan `{name}` van de app niet verwerken: {error:#}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_binary_of_the_app_is_a_program_and_the_other_way_round() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src/bin");
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let binaries: BTreeSet<_> = files.map(|path| path.file_stem().unwrap().display().to_string()).collect();
        let programs: BTreeSet<_> = Program::ALL.iter().map(|(_, name, _)| (*name).to_owned()).collect();
        assert_eq!(programs, binaries);
    }
}

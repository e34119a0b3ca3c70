//! The accessibility rules of axe-core, run inside the page.

use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;

use crate::answer;
use crate::page::Page;

impl Page {
    /// What axe finds wrong with the page as it is now: rule, help and the elements, one text for each violation.
    /// Of elements only a few are named: mending them mends the others.
    #[track_caller]
    pub fn axe(&self) -> Vec<String> {
        // The debugger may evaluate what the security policy of the page forbids to load.
        self.evaluate(source());
        let found = self.evaluate(
            "axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(rule =>
                `${rule.id}: ${rule.help}` + rule.nodes.slice(0, 4).map(node =>
                    `\\n    ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map(check => check.message).join('; ')}`
                ).join('')))",
        );
        match found {
            Value::Array(violations) => violations.into_iter().map(answer::text).collect(),
            other => panic!("axe answers {other}"),
        }
    }
}

fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&file);
        // The value of the script itself is of no use and cannot travel.
        source.unwrap_or_else(|error| panic!("{}: {error}; ./tests/run installs it", file.display())) + "\n;null"
    })
}

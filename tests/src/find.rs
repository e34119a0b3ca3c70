//! Finding things as people and screen readers do: by role and by name.

use serde_json::{Value, json};

use crate::answer;
use crate::element::Element;
use crate::page::Page;

/// What something is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A message that asks for attention.
    Alert,
    /// Does something.
    Button,
    /// A choice from a list that opens.
    Combobox,
    /// Controls that belong together.
    Group,
    /// Stands above a part of the page.
    Heading,
    /// Leads somewhere.
    Link,
    /// A list.
    List,
    /// The main part of the page.
    Main,
    /// A menu, a trail, a table of contents.
    Navigation,
    /// One of several choices.
    Radio,
    /// A part of the page with a name.
    Region,
    /// A message that is read out when there is time.
    Status,
    /// A table.
    Table,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::Button => "button",
            Self::Combobox => "combobox",
            Self::Group => "group",
            Self::Heading => "heading",
            Self::Link => "link",
            Self::List => "list",
            Self::Main => "main",
            Self::Navigation => "navigation",
            Self::Radio => "radio",
            Self::Region => "region",
            Self::Status => "status",
            Self::Table => "table",
        }
    }
}

impl Page {
    /// The one element with this role and exactly this name; waits for it to appear.
    #[track_caller]
    pub fn find(&self, role: Role, name: &str) -> Element<'_> {
        let found = self.watch(|| self.document().and_then(|document| document.maybe(role, name)));
        found.unwrap_or_else(|| panic!("no {} `{name}`, only {:?}", role.name(), self.names(role)))
    }

    /// The element with this role and name, if the page shows it now.
    pub fn maybe(&self, role: Role, name: &str) -> Option<Element<'_>> {
        self.document()?.maybe(role, name)
    }

    /// The names of everything with this role, in the order of the page.
    pub fn names(&self, role: Role) -> Vec<String> {
        self.document().map(|document| document.names(role)).unwrap_or_default()
    }

    /// Waits until nothing with this role and name is left.
    #[track_caller]
    pub fn gone(&self, role: Role, name: &str) {
        let gone = self.watch(|| self.maybe(role, name).is_none().then_some(()));
        assert!(gone.is_some(), "the {} `{name}` does not go away", role.name());
    }

    /// What the keyboard is on.
    #[track_caller]
    pub fn focused(&self) -> Element<'_> {
        self.object("document.activeElement").unwrap_or_else(|| panic!("no page, so no focus"))
    }

    /// The first element that matches a selector: only for what has neither role nor name.
    #[track_caller]
    pub fn part(&self, selector: &str) -> Element<'_> {
        self.object(&format!("document.querySelector({})", json!(selector)))
            .unwrap_or_else(|| panic!("no `{selector}` on the page"))
    }

    fn document(&self) -> Option<Element<'_>> {
        self.object("document")
    }

    fn object(&self, expression: &str) -> Option<Element<'_>> {
        let result =
            self.connection().borrow_mut().call("Runtime.evaluate", &json!({ "expression": expression })).ok()?;
        let object = result["result"]["objectId"].as_str()?.to_owned();
        Some(Element::new(self, object, expression.to_owned()))
    }
}

impl<'p> Element<'p> {
    /// The one element inside this one with this role and exactly this name; waits for it to appear.
    #[track_caller]
    pub fn find(&self, role: Role, name: &str) -> Element<'p> {
        let found = self.page().watch(|| self.maybe(role, name));
        found.unwrap_or_else(|| panic!("no {} `{name}` here, only {:?}", role.name(), self.names(role)))
    }

    /// The element inside this one with this role and name, if there is one now.
    ///
    /// # Panics
    /// When there are several: the reader could not tell them apart either.
    pub fn maybe(&self, role: Role, name: &str) -> Option<Element<'p>> {
        let what = format!("{} `{name}`", role.name());
        let found = self.query(&json!({ "objectId": self.object(), "role": role.name(), "accessibleName": name }));
        assert!(found.len() < 2, "{} times {what}", found.len());
        let node = json!({ "backendNodeId": found.first()?["backendDOMNodeId"] });
        // The node may be gone again between the two questions.
        let object = self.page().connection().borrow_mut().call("DOM.resolveNode", &node).ok()?;
        Some(Element::new(self.page(), answer::text(object["object"]["objectId"].clone()), what))
    }

    /// The names of everything inside this one with this role, in the order of the page.
    pub fn names(&self, role: Role) -> Vec<String> {
        let found = self.query(&json!({ "objectId": self.object(), "role": role.name() }));
        found.iter().map(|node| node["name"]["value"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Everything in the accessibility tree that matches and is not hidden from readers.
    fn query(&self, wanted: &Value) -> Vec<Value> {
        let found = self.page().connection().borrow_mut().call("Accessibility.queryAXTree", wanted);
        let Ok(mut found) = found else { return Vec::new() };
        let nodes = found["nodes"].as_array_mut().map(std::mem::take).unwrap_or_default();
        nodes.into_iter().filter(|node| node["ignored"] != true).collect()
    }
}

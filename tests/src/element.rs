//! Something on a page: looked at, pointed at.

use serde_json::{Value, json};

use crate::answer;
use crate::connection::Refusal;
use crate::page::Page;

/// An element of the page as it was when it was found.
#[derive(Debug)]
pub struct Element<'p> {
    page: &'p Page,
    object: String,
    /// What it is, for messages.
    what: String,
}

/// A place on the screen, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// From the left edge of the window.
    pub x: f64,
    /// From the top edge of the window.
    pub y: f64,
    /// From side to side.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// Brings the element into view and gives the point at which a finger or pointer meets it: the middle of its first
/// piece, for a link may run over two lines. Says so when something else lies on top; a label stands for its control.
const MEETING_POINT: &str = "function() {
    this.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const box = [...this.getClientRects()].find(box => box.width > 0 && box.height > 0);
    if (!box) return 'has no size';
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    const meant = hit && (this.contains(hit) || hit.closest('label')?.control === this);
    return meant ? [x, y] : 'is covered by ' + (hit ? hit.outerHTML.slice(0, 120) : 'the edge of the window');
}";

impl<'p> Element<'p> {
    pub(crate) fn new(page: &'p Page, object: String, what: String) -> Self {
        Self { page, object, what }
    }

    pub(crate) fn page(&self) -> &'p Page {
        self.page
    }

    pub(crate) fn object(&self) -> &str {
        &self.object
    }

    /// Points at it and presses: a tap on a device with touch, a click elsewhere.
    #[track_caller]
    pub fn click(&self) {
        let point = self.call(MEETING_POINT, &[]);
        let (Some(x), Some(y)) = (point[0].as_f64(), point[1].as_f64()) else { panic!("{} {point}", self.what) };
        if self.page.device.get().touch {
            let touch = |kind: &str, points: Value| {
                self.page.call("Input.dispatchTouchEvent", &json!({ "type": kind, "touchPoints": points }));
            };
            touch("touchStart", json!([{ "x": x, "y": y }]));
            touch("touchEnd", json!([]));
        } else {
            for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
                let button = if kind == "mouseMoved" { "none" } else { "left" };
                let mouse = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
                self.page.call("Input.dispatchMouseEvent", &mouse);
            }
        }
    }

    /// Chooses an option of a list, as the reader does in the menu that the system opens outside the page.
    #[track_caller]
    pub fn choose(&self, option: &str) {
        let found = self.call(
            "function(label) {
                const option = [...this.options].find(option => option.label === label);
                if (!option) return [...this.options].map(option => option.label).join(', ');
                this.focus();
                this.value = option.value;
                this.dispatchEvent(new Event('input', { bubbles: true }));
                this.dispatchEvent(new Event('change', { bubbles: true }));
                return true;
            }",
            &[json!(option)],
        );
        assert!(found == true, "{} has no `{option}`, only: {found}", self.what);
    }

    /// The text as the reader sees it.
    #[track_caller]
    pub fn text(&self) -> String {
        answer::text(self.call("function() { return this.innerText.trim(); }", &[]))
    }

    /// An attribute, if it has it.
    #[track_caller]
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.call("function(name) { return this.getAttribute(name); }", &[json!(name)]).as_str().map(str::to_owned)
    }

    /// Whether the keyboard is on it.
    #[track_caller]
    pub fn has_focus(&self) -> bool {
        self.call("function() { return this === document.activeElement; }", &[]) == true
    }

    /// Whether it is chosen, for a radio button or a box to tick.
    #[track_caller]
    pub fn is_checked(&self) -> bool {
        self.call("function() { return this.checked; }", &[]) == true
    }

    /// Where it is. A control that shares its area with its label has the area of both.
    #[track_caller]
    pub fn bounds(&self) -> Bounds {
        let side = |edge: &Value| edge.as_f64().unwrap_or_else(|| panic!("{} has no place", self.what));
        let edges = self.call(
            "function() {
                const boxes = [this, ...(this.labels || [])].map(part => part.getBoundingClientRect());
                const [x, y] = ['left', 'top'].map(edge => Math.min(...boxes.map(box => box[edge])));
                const [right, bottom] = ['right', 'bottom'].map(edge => Math.max(...boxes.map(box => box[edge])));
                return [x, y, right - x, bottom - y];
            }",
            &[],
        );
        Bounds { x: side(&edges[0]), y: side(&edges[1]), width: side(&edges[2]), height: side(&edges[3]) }
    }

    /// Calls a function on it.
    #[track_caller]
    pub fn call(&self, function: &str, arguments: &[Value]) -> Value {
        self.try_call(function, arguments).unwrap_or_else(|refusal| panic!("{}: {refusal}", self.what))
    }

    fn try_call(&self, function: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        let arguments: Vec<Value> = arguments.iter().map(|value| json!({ "value": value })).collect();
        let params = json!({
            "functionDeclaration": function,
            "objectId": self.object,
            "arguments": arguments,
            "returnByValue": true,
        });
        answer::unless_thrown(self.page.connection().borrow_mut().call("Runtime.callFunctionOn", &params)?)
    }
}

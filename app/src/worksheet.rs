//! The worksheet island: a table that the reader fills in, prints or saves as a file.
//!
//! What he fills in stands in the fields of the page and nowhere else. Saving makes the file on the device itself.

mod fields;

use std::rc::Rc;

use gloo_utils::window;
use model::island::{self, WorksheetIsland};
use model::worksheet::{MAX_ROWS, to_csv};
use web_sys::Element;

use crate::file::{self, Kind};
use crate::mount::Island;
use crate::{dom, page, text};
use fields::Fields;

pub(crate) const ISLAND: Island =
    Island { name: island::WORKSHEET, mount: |host, bytes| mount(host, postcard::from_bytes(bytes).ok()?), restore };

/// Puts the fields into the host and hides the table to print by hand.
fn mount(host: &Element, data: WorksheetIsland) -> Option<()> {
    let static_part = host.query_selector(".worksheet-static").ok()??;
    let app = dom::element("div", &[("class", "worksheet-app")], "")?;
    Sheet::build(&app, data)?;
    host.prepend_with_node_1(&app).ok()?;
    page::set_hidden(&static_part, true);
    Some(())
}

/// Takes the fields away and shows the table to print by hand.
fn restore(host: &Element) {
    if let Ok(Some(app)) = host.query_selector(".worksheet-app") {
        app.remove();
    }
    if let Ok(Some(static_part)) = host.query_selector(".worksheet-static") {
        page::set_hidden(&static_part, false);
    }
}

/// The parts of the island that change.
struct Sheet {
    data: WorksheetIsland,
    fields: Fields,
    /// Says what a button did.
    status: Element,
    add: Element,
}

impl Sheet {
    /// Fills the element of the island.
    fn build(app: &Element, data: WorksheetIsland) -> Option<()> {
        let facts = dom::element("p", &[], text::SHEET_FACTS)?;
        let status = dom::element("p", &[("class", "worksheet-status"), ("role", "status")], "")?;
        let actions = dom::element("div", &[("class", "actions")], "")?;
        let add = button("button", &text::add_row(&data.row_name))?;
        let print = button("button button--primary", text::PRINT)?;
        let save = button("button", text::SAVE)?;
        let wipe = button("button button--quiet", text::WIPE_SHEET)?;
        dom::append(&actions, &[&add, &print, &save, &wipe])?;
        dom::append(app, &[&facts, &status, &actions])?;

        let fields = Fields::before(&actions);
        let sheet = Rc::new(Self { data, fields, status, add });
        sheet.lengthen(usize::from(sheet.data.rows))?;
        dom::on(app, "input", |event| fields::copy_to_paper(&event));
        sheet.does(&sheet.add, |sheet| {
            let _ = sheet.lengthen(1);
        });
        sheet.does(&print, |_| {
            let _ = window().print();
        });
        sheet.does(&save, Self::save);
        sheet.does(&wipe, Self::wipe);
        Some(())
    }

    fn does(self: &Rc<Self>, button: &Element, act: fn(&Self)) {
        let sheet = Rc::clone(self);
        dom::on(button, "click", move |_| act(&sheet));
    }

    /// Adds empty rows, as far as there may be more.
    fn lengthen(&self, by: usize) -> Option<()> {
        let most = usize::from(MAX_ROWS);
        let rows = self.fields.count();
        for row in (rows..most).take(by) {
            self.fields.add(&self.data, row)?;
        }
        self.add.toggle_attribute_with_force("disabled", self.fields.count() >= most).ok()?;
        Some(())
    }

    fn save(&self) {
        let saved = file::save(&self.data.file_name, Kind::Table, &self.csv());
        self.status.set_text_content(Some(if saved.is_some() { text::SAVED } else { text::NOT_SAVED }));
    }

    fn wipe(&self) {
        self.fields.empty(usize::from(self.data.rows));
        let _ = self.lengthen(0);
        self.status.set_text_content(Some(text::SHEET_WIPED));
    }

    fn csv(&self) -> String {
        let head = self.data.columns.iter().map(String::as_str).collect();
        let values = self.fields.values();
        let filled = values.iter().filter(|row| row.iter().any(|cell| !cell.is_empty()));
        to_csv(std::iter::once(head).chain(filled.map(|row| row.iter().map(String::as_str).collect())))
    }
}

fn button(class: &str, label: &str) -> Option<Element> {
    dom::element("button", &[("class", class), ("type", "button")], label)
}

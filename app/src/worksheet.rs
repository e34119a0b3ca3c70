//! The worksheet island: a table that the reader fills in, prints or saves as a file.
//!
//! What he fills in stands in the fields of the page and nowhere else. Saving makes the file on the device itself.

mod file;

use std::rc::Rc;

use gloo_utils::{document, window};
use model::worksheet::{MAX_ROWS, Worksheet, to_csv};
use web_sys::{Element, HtmlTextAreaElement};
use yew::html::Scope;
use yew::{AttrValue, Component, Context, Html, Properties, TargetCast, html};

use crate::{page, text};

/// Puts the fields into the host and hides the table to print by hand.
pub(crate) fn mount(host: &Element, data: Worksheet) -> Option<()> {
    let static_part = host.query_selector(".worksheet-static").ok()??;
    let app = document().create_element("div").ok()?;
    app.set_class_name("worksheet-app");
    host.prepend_with_node_1(&app).ok()?;
    page::set_hidden(&static_part, true);
    yew::Renderer::<WorksheetApp>::with_root_and_props(app, Props { data: Rc::new(data) }).render();
    Some(())
}

/// Takes the fields away and shows the table to print by hand.
pub(crate) fn restore(host: &Element) {
    if let Ok(Some(app)) = host.query_selector(".worksheet-app") {
        app.remove();
    }
    if let Ok(Some(static_part)) = host.query_selector(".worksheet-static") {
        page::set_hidden(&static_part, false);
    }
}

#[derive(Properties)]
struct Props {
    data: Rc<Worksheet>,
}

/// The data never change, so that comparing their addresses is enough.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.data, &other.data)
    }
}

enum Msg {
    /// The reader changed a cell: row, column, what it holds now.
    Fill(usize, usize, String),
    AddRow,
    Print,
    Save,
    Wipe,
}

struct WorksheetApp {
    /// What the cells hold, row by row.
    cells: Vec<Vec<AttrValue>>,
    notice: AttrValue,
}

impl Component for WorksheetApp {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Self { cells: empty(&ctx.props().data), notice: AttrValue::Static("") }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let data = &ctx.props().data;
        match msg {
            Msg::Fill(row, column, value) => {
                if let Some(cell) = self.cells.get_mut(row).and_then(|row| row.get_mut(column)) {
                    *cell = value.into();
                }
            }
            Msg::AddRow => {
                if self.cells.len() < usize::from(MAX_ROWS) {
                    self.cells.push(vec![AttrValue::Static(""); data.columns.len()]);
                }
            }
            Msg::Print => {
                let _ = window().print();
                return false;
            }
            Msg::Save => {
                let saved = file::save(&[data.id.as_str(), ".csv"].concat(), &self.csv(data));
                self.notice = AttrValue::Static(if saved.is_some() { text::SAVED } else { text::NOT_SAVED });
            }
            Msg::Wipe => {
                self.cells = empty(data);
                self.notice = AttrValue::Static(text::SHEET_WIPED);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let data = &ctx.props().data;
        let link = ctx.link();
        html! {
            <>
                <p>{ text::SHEET_FACTS }</p>
                <p class="worksheet-status" role="status">{ self.notice.clone() }</p>
                { for self.cells.iter().enumerate().map(|(row, cells)| view_row(data, row, cells, link)) }
                <div class="actions">
                    <button class="button" type="button" onclick={link.callback(|_| Msg::AddRow)} disabled={self.cells.len() >= usize::from(MAX_ROWS)}>
                        { text::add_row(&data.row_name) }
                    </button>
                    <button class="button button--primary" type="button" onclick={link.callback(|_| Msg::Print)}>{ text::PRINT }</button>
                    <button class="button" type="button" onclick={link.callback(|_| Msg::Save)}>{ text::SAVE }</button>
                    <button class="button button--quiet" type="button" onclick={link.callback(|_| Msg::Wipe)}>{ text::WIPE_SHEET }</button>
                </div>
            </>
        }
    }
}

impl WorksheetApp {
    fn csv(&self, data: &Worksheet) -> String {
        let head = data.columns.iter().map(|column| column.title.as_str()).collect();
        let rows = self.cells.iter().map(|row| row.iter().map(AttrValue::as_str).collect::<Vec<_>>());
        let filled = rows.filter(|row| row.iter().any(|cell| !cell.is_empty()));
        to_csv(std::iter::once(head).chain(filled))
    }
}

fn empty(data: &Worksheet) -> Vec<Vec<AttrValue>> {
    vec![vec![AttrValue::Static(""); data.columns.len()]; usize::from(data.rows)]
}

fn view_row(data: &Worksheet, row: usize, cells: &[AttrValue], link: &Scope<WorksheetApp>) -> Html {
    let fields = data.columns.iter().zip(cells).enumerate().map(|(column, (known, value))| {
        let id = AttrValue::from(["sheet_", &row.to_string(), "_", &column.to_string()].concat());
        let oninput = link.callback(move |event: yew::InputEvent| {
            let field = event.target_dyn_into::<HtmlTextAreaElement>();
            Msg::Fill(row, column, field.map(|field| field.value()).unwrap_or_default())
        });
        html! {
            <div class="worksheet-field">
                <label class="worksheet-field__label" for={id.clone()}>{ &known.title }</label>
                // A spelling checker in the cloud would read along.
                <textarea class="worksheet-field__input" {id} rows="2" spellcheck="false" autocomplete="off" value={value.clone()} {oninput} />
                // A field shows as many lines as it is high; paper shows them all.
                <p class="worksheet-field__paper" aria-hidden="true">{ value.clone() }</p>
            </div>
        }
    });
    html! {
        <fieldset class="worksheet-row">
            <legend class="worksheet-row__legend">{ text::row(&data.row_name, row + 1) }</legend>
            { for fields }
        </fieldset>
    }
}

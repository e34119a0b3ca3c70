//! An example route: answers that came with a link, to practise with.

use model::road::{Road, RoadRoute};
use yew::html::Scope;
use yew::{Html, html};

use super::screen::Screen;
use super::{Msg, TreeApp, browser, start};
use crate::text;

impl TreeApp {
    /// Shows the answers that the address holds, and takes them out of it. Says whether it held any.
    ///
    /// All is as if the page had just been loaded with that link: own answers and an example do not mix.
    pub(super) fn open_example(&mut self, road: &Road) -> bool {
        let Some(text) = browser::take_route(self.trail.number()) else { return false };
        let route = RoadRoute::from_text(road, &text);
        if route.walked().is_empty() {
            return false;
        }
        self.example = true;
        self.trail.forget();
        self.trail.replace(Screen::after(road, route));
        browser::mark(self.trail.number());
        self.arrive(road);
        true
    }
}

/// Says that the answers came with a link, and offers to begin without them.
pub(super) fn view(link: &Scope<TreeApp>) -> Html {
    html! {
        <div class="callout callout--warning example" role="note">
            <p class="callout__title">{ text::EXAMPLE }</p>
            <p>{ text::EXAMPLE_FACTS }</p>
            { start::button("button", text::BEGIN_OWN.into(), Msg::Own, link) }
        </div>
    }
}

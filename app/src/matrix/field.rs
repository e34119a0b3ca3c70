//! The fields of the filter: what each is called, what it sets, and how it looks.

use model::id::RowId;
use model::matrix::{Filter, Match, MatrixIndex};
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, NodeRef, TargetCast, html};

use crate::text;

/// A field of the filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// The field of work.
    Domain,
    /// What the reader works as: a row.
    Role,
    /// Another row, to lay beside the first.
    Other,
    /// With whom the reader wants to share.
    Partner,
    /// What the rule rests on.
    Ground,
}

/// What is chosen in all fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Selection {
    /// What the matrix is filtered by.
    pub(super) filter: Filter,
    /// The row that is laid beside the role; means nothing without a role.
    pub(super) other: Option<RowId>,
}

impl Selection {
    /// Whether two rows stand side by side.
    pub(super) fn lays_beside(&self) -> bool {
        self.filter.role.is_some() && self.other.is_some() && self.filter.role != self.other
    }

    /// What stands: the rows of the filter, and the one beside them.
    pub(super) fn select<'i>(&self, index: &'i MatrixIndex) -> Vec<Match<'i>> {
        let mut matches = index.select(&self.filter);
        if self.lays_beside() {
            let beside = Filter { domain: None, role: self.other.clone(), ..self.filter.clone() };
            matches.append(&mut index.select(&beside));
        }
        matches
    }
}

/// Choices under a title of their own, or without one.
pub(super) struct Group {
    pub(super) title: Option<String>,
    pub(super) choices: Vec<Choice>,
}

/// Something that can be chosen.
pub(super) struct Choice {
    value: String,
    label: String,
}

impl Choice {
    /// A choice for something with an identifier.
    pub(super) fn new(id: &impl AsRef<str>, label: &str) -> Self {
        Self { value: id.as_ref().to_owned(), label: label.to_owned() }
    }
}

impl Field {
    /// Every field, in the order of showing.
    pub(super) const ALL: [Self; 5] = [Self::Domain, Self::Role, Self::Other, Self::Partner, Self::Ground];

    /// The value of the field; empty for "all".
    pub(super) fn value(self, Selection { filter, other }: &Selection) -> &str {
        match self {
            Self::Other => value(other),
            Self::Domain => value(&filter.domain),
            Self::Role => value(&filter.role),
            Self::Partner => value(&filter.partner),
            Self::Ground => value(&filter.ground),
        }
    }

    /// Sets the field to a value; one that is no identifier is "all".
    pub(super) fn set(self, Selection { filter, other }: &mut Selection, value: &str, index: &MatrixIndex) {
        match self {
            Self::Other => *other = value.parse().ok(),
            Self::Domain => {
                filter.domain = value.parse().ok();
                let stays = |id: &_| index.roles(filter.domain.as_ref()).any(|row| row.id == *id);
                filter.role = filter.role.take().filter(stays);
            }
            Self::Role => filter.role = value.parse().ok(),
            Self::Partner => filter.partner = value.parse().ok(),
            Self::Ground => filter.ground = value.parse().ok(),
        }
    }

    fn id(self) -> &'static str {
        // Identifiers of content have no underscore, so that these never meet one on the page.
        match self {
            Self::Domain => "matrix_domain",
            Self::Role => "matrix_role",
            Self::Other => "matrix_other",
            Self::Partner => "matrix_partner",
            Self::Ground => "matrix_ground",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Domain => text::DOMAIN,
            Self::Role => text::ROLE,
            Self::Other => text::OTHER_ROLE,
            Self::Partner => text::PARTNER,
            Self::Ground => text::GROUND,
        }
    }

    fn all(self) -> &'static str {
        match self {
            Self::Domain => text::ALL_DOMAINS,
            Self::Role => text::ALL_ROLES,
            Self::Other => text::NO_OTHER_ROLE,
            Self::Partner => text::ALL_PARTNERS,
            Self::Ground => text::ALL_GROUNDS,
        }
    }
}

/// The field with its label. Its value is set by the caller once it has been drawn.
pub(super) fn view(field: Field, groups: &[Group], node: &NodeRef, onchange: Callback<String>) -> Html {
    let onchange = onchange.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <div class="matrix-filter__field">
            <label class="matrix-filter__label" for={field.id()}>{ field.label() }</label>
            <select class="matrix-filter__select" id={field.id()} autocomplete="off" ref={node} {onchange}>
                <option value="">{ field.all() }</option>
                { for groups.iter().map(view_group) }
            </select>
        </div>
    }
}

fn view_group(group: &Group) -> Html {
    let options = group.choices.iter().map(view_choice).collect::<Html>();
    match &group.title {
        Some(title) => html! { <optgroup label={title.clone()}>{ options }</optgroup> },
        None => options,
    }
}

fn view_choice(choice: &Choice) -> Html {
    html! { <option value={choice.value.clone()}>{ &choice.label }</option> }
}

fn value<T: AsRef<str>>(id: &Option<T>) -> &str {
    id.as_ref().map_or("", T::as_ref)
}

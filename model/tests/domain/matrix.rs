//! The filter of the matrix: nothing chosen shows everything, and each choice only narrows.

use model::date::Date;
use model::ground::GroundRef;
use model::id::Id;
use model::matrix::{Basis, Domain, Filter, Match, Matrix, MatrixIndex, Partner, Row, RowContent, Rule};
use model::text::{RichLine, RichText};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::trees::id;

const DOMAINS: [&str; 2] = ["jeugd", "wmo"];
const PARTNERS: [&str; 3] = ["gemeente", "politie", "school"];
const GROUNDS: [&str; 2] = ["toestemming", "wettelijke-plicht"];
/// Rows are numbered; a matrix of the tests has fewer than this.
const ROWS: usize = 6;

fn partner(name: &str) -> Partner {
    Partner { id: id(name), title: name.to_owned() }
}

fn rule(name: &str, ground: Option<&str>, partners: &[&str]) -> Rule {
    let basis = match ground {
        Some(ground) => Basis::Ground(GroundRef { number: 1, id: id(ground), title: ground.to_owned() }),
        None => Basis::None(RichLine::from("De bron noemt er geen")),
    };
    Rule {
        id: id(name),
        title: name.to_owned(),
        text: RichText::default(),
        basis,
        partners: partners.iter().map(|name| partner(name)).collect(),
        share: Vec::new(),
        do_not_share: Vec::new(),
        duties: Vec::new(),
        sources: Vec::new(),
        notes: Vec::new(),
    }
}

fn row(name: &str, domain: &str, content: RowContent) -> Row {
    Row {
        id: id(name),
        domain: id(domain),
        role: name.to_owned(),
        examples: Vec::new(),
        intro: RichText::default(),
        content,
        sources: Vec::new(),
        updated: Date::new(2026, 11, 21).unwrap(),
        notes: Vec::new(),
        trees: Vec::new(),
        rules_of_thumb: Vec::new(),
    }
}

fn matrix(rows: Vec<Row>) -> Matrix {
    let domain = |name: &&str| Domain { id: id(name), title: (*name).to_owned() };
    Matrix {
        domains: DOMAINS.iter().map(domain).collect(),
        partners: PARTNERS.iter().map(|name| partner(name)).collect(),
        rows,
    }
}

fn any_rules() -> impl Strategy<Value = RowContent> {
    let rule = (proptest::option::of(0..GROUNDS.len()), subsequence(PARTNERS.to_vec(), 0..=PARTNERS.len()));
    vec(rule, 1..4).prop_map(|rules| {
        let one = |(index, (ground, partners)): (usize, (Option<usize>, Vec<&str>))| {
            rule_named(index, ground.map(|ground| GROUNDS[ground]), &partners)
        };
        RowContent::Rules(rules.into_iter().enumerate().map(one).collect())
    })
}

fn rule_named(index: usize, ground: Option<&str>, partners: &[&str]) -> Rule {
    rule(&format!("regel-{index}"), ground, partners)
}

/// Rows may refer to any rows, even to themselves, to rows that refer on, and to rows that do not exist.
fn any_reference() -> impl Strategy<Value = RowContent> {
    vec(0..ROWS, 1..3).prop_map(|rows| RowContent::Refers {
        to: rows.into_iter().map(|index| id(&format!("rij-{index}"))).collect(),
        text: RichLine::from("Zie daar"),
    })
}

fn any_matrix() -> impl Strategy<Value = Matrix> {
    let content = prop_oneof![3 => any_rules(), 1 => any_reference()];
    vec((0..DOMAINS.len(), content), 0..ROWS).prop_map(|rows| {
        let one = |(index, (domain, content)): (usize, (usize, RowContent))| {
            row(&format!("rij-{index}"), DOMAINS[domain], content)
        };
        matrix(rows.into_iter().enumerate().map(one).collect())
    })
}

fn any_id<T: Id + std::fmt::Debug + 'static>(names: &'static [&'static str]) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(proptest::sample::select(names).prop_map(id))
}

fn any_filter() -> impl Strategy<Value = Filter> {
    const NAMES: [&str; ROWS] = ["rij-0", "rij-1", "rij-2", "rij-3", "rij-4", "rij-5"];
    (any_id(&DOMAINS), any_id(&NAMES), any_id(&PARTNERS), any_id(&GROUNDS))
        .prop_map(|(domain, role, partner, ground)| Filter { domain, role, partner, ground })
}

/// The names of what a filter leaves: rows, and rules as `row/rule`.
fn left(index: &MatrixIndex, filter: &Filter) -> (Vec<String>, Vec<String>) {
    let matches = index.select(filter);
    let rules = |found: &Match<'_>| -> Vec<String> {
        found.rules.iter().map(|rule| format!("{}/{}", found.row.id, rule.id)).collect()
    };
    (matches.iter().map(|found| found.row.id.to_string()).collect(), matches.iter().flat_map(rules).collect())
}

fn is_within(part: &[String], whole: &[String]) -> bool {
    part.iter().all(|name| whole.contains(name))
}

#[test]
fn for_one_partner_rules_come_in_the_order_of_their_grounds() {
    let grounded = |name: &str, number: u8| {
        let mut rule = rule(name, Some(name), &PARTNERS);
        rule.basis = Basis::Ground(GroundRef { number, id: id(name), title: name.to_owned() });
        rule
    };
    let rules = vec![grounded("derde", 3), grounded("eerste", 1), rule("zonder", None, &PARTNERS)];
    let index = matrix(vec![row("rij-0", DOMAINS[0], RowContent::Rules(rules))]).index();
    let names = |filter: &Filter| {
        let matches = index.select(filter);
        matches[0].rules.iter().map(|rule| rule.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(&Filter::default()), ["derde", "eerste", "zonder"], "the order of the source");
    let partner = Filter { partner: Some(id(PARTNERS[0])), ..Filter::default() };
    assert_eq!(names(&partner), ["zonder", "eerste", "derde"]);
}

proptest! {
    #[test]
    fn nothing_chosen_shows_everything(matrix in any_matrix()) {
        let index = matrix.index();
        let (rows, rules) = left(&index, &Filter::default());
        prop_assert_eq!(rows, matrix.rows.iter().map(|row| row.id.to_string()).collect::<Vec<_>>());
        prop_assert_eq!(rules.len(), matrix.rows.iter().map(|row| row.rules().len()).sum::<usize>());
        prop_assert!(Filter::default().is_empty());
    }

    #[test]
    fn each_choice_only_narrows(matrix in any_matrix(), filter in any_filter()) {
        let index = matrix.index();
        let (rows, rules) = left(&index, &filter);
        let wider = [
            Filter { domain: None, ..filter.clone() },
            Filter { role: None, ..filter.clone() },
            Filter { partner: None, ..filter.clone() },
            Filter { ground: None, ..filter.clone() },
        ];
        for wider in wider {
            let (more_rows, more_rules) = left(&index, &wider);
            prop_assert!(is_within(&rows, &more_rows), "{:?} leaves more rows than {:?}", filter, wider);
            prop_assert!(is_within(&rules, &more_rules), "{:?} leaves more rules than {:?}", filter, wider);
        }
    }

    #[test]
    fn what_is_left_has_what_was_chosen(matrix in any_matrix(), filter in any_filter()) {
        let index = matrix.index();
        for found in index.select(&filter) {
            prop_assert!(filter.domain.as_ref().is_none_or(|domain| found.row.domain == *domain));
            prop_assert!(filter.role.as_ref().is_none_or(|role| found.row.id == *role));
            for rule in found.rules {
                prop_assert!(filter.partner.as_ref().is_none_or(|partner| rule.partners.contains(partner)));
                prop_assert!(filter.ground.as_ref().is_none_or(|ground| rule.ground.as_ref() == Some(ground)));
            }
        }
    }

    #[test]
    fn a_row_that_refers_follows_its_targets(matrix in any_matrix(), filter in any_filter()) {
        let index = matrix.index();
        let (rows, _) = left(&index, &Filter { domain: None, role: None, ..filter.clone() });
        let chooses_rules = filter.partner.is_some() || filter.ground.is_some();
        for row in matrix.rows.iter().filter(|row| row.rules().is_empty()) {
            let accepted = |target: &&model::matrix::RowIndex| {
                let own = Filter { domain: None, role: Some(target.id.clone()), ..filter.clone() };
                !left(&index, &own).1.is_empty()
            };
            let targets = index.rows.iter().filter(|other| refers(row).contains(&other.id));
            let expected = !chooses_rules || targets.filter(accepted).count() > 0;
            prop_assert_eq!(rows.contains(&row.id.to_string()), expected);
        }
    }

    #[test]
    fn roles_are_those_of_the_domain(matrix in any_matrix()) {
        let index = matrix.index();
        prop_assert_eq!(index.roles(None).count(), matrix.rows.len());
        let of_domains: usize = index.domains.iter().map(|domain| index.roles(Some(&domain.id)).count()).sum();
        prop_assert_eq!(of_domains, matrix.rows.len());
        for domain in &index.domains {
            let expected: Vec<_> = matrix.rows_of(&domain.id).map(|row| &row.id).collect();
            prop_assert_eq!(index.roles(Some(&domain.id)).map(|row| &row.id).collect::<Vec<_>>(), expected);
        }
    }
}

fn refers(row: &Row) -> &[model::id::RowId] {
    match &row.content {
        RowContent::Refers { to, .. } => to,
        RowContent::Rules(_) => &[],
    }
}

fn small() -> Matrix {
    let own = RowContent::Rules(vec![
        rule("melden", Some("wettelijke-plicht"), &["politie"]),
        rule("overleggen", Some("toestemming"), &["gemeente", "school"]),
        rule("vragen", None, &["gemeente"]),
    ]);
    let refers = RowContent::Refers { to: vec![id("jeugd-arts")], text: RichLine::from("Zie daar") };
    matrix(vec![
        row("jeugd-arts", "jeugd", own),
        row("wmo-consulent", "wmo", RowContent::Rules(vec![rule("delen", Some("toestemming"), &["school"])])),
        row("wmo-arts", "wmo", refers),
    ])
}

#[test]
fn each_field_leaves_what_it_names() {
    let index = small().index();
    let cases = [
        (Filter { domain: Some(id("jeugd")), ..Filter::default() }, vec!["jeugd-arts"], 3),
        (Filter { role: Some(id("wmo-consulent")), ..Filter::default() }, vec!["wmo-consulent"], 1),
        (Filter { partner: Some(id("politie")), ..Filter::default() }, vec!["jeugd-arts", "wmo-arts"], 1),
        (
            Filter { ground: Some(id("toestemming")), ..Filter::default() },
            vec!["jeugd-arts", "wmo-consulent", "wmo-arts"],
            2,
        ),
        (Filter { partner: Some(id("politie")), domain: Some(id("wmo")), ..Filter::default() }, vec!["wmo-arts"], 0),
        (Filter { partner: Some(id("politie")), ground: Some(id("toestemming")), ..Filter::default() }, vec![], 0),
    ];
    for (filter, expected, rules) in cases {
        let (rows, found) = left(&index, &filter);
        assert_eq!(rows, expected, "{filter:?}");
        assert_eq!(found.len(), rules, "{filter:?}");
    }
}

#[test]
fn a_row_comes_down_to_its_rules_or_to_those_it_refers_to() {
    let matrix = small();
    let rules = |name: &str| matrix.rules_of(matrix.row(&id(name)).unwrap()).len();
    assert_eq!((rules("jeugd-arts"), rules("wmo-consulent"), rules("wmo-arts")), (3, 1, 3));
}

#[test]
fn grounds_of_the_index_are_those_that_rules_rest_on_in_order_and_once() {
    let mut matrix = small();
    let grounds = |matrix: &Matrix| -> Vec<String> {
        matrix.index().grounds.iter().map(|ground| ground.id.to_string()).collect()
    };
    assert_eq!(grounds(&matrix), ["toestemming", "wettelijke-plicht"]);
    // The number in the law decides, not the name.
    if let RowContent::Rules(rules) = &mut matrix.rows[0].content
        && let Basis::Ground(ground) = &mut rules[1].basis
    {
        ground.number = 6;
    }
    matrix.rows.remove(1);
    assert_eq!(grounds(&matrix), ["wettelijke-plicht", "toestemming"]);
}

//! The first stage of a road, and the rules that it ends with, as they are made from the matrix.

use model::date::Date;
use model::duty::{Duty, DutyKind};
use model::ground::GroundRef;
use model::id::StageId;
use model::matrix::{Basis, Domain, Matrix, Partner, Row, RowContent, Rule};
use model::road::rules::RoleRules;
use model::road::who::{self, Beginning, Exception, Prompt, Who};
use model::text::{RichLine, RichText};
use model::tree::Tree;
use model::walk::routes;

use crate::trees::{citation, id};

fn partner(name: &str) -> Partner {
    Partner { id: id(name), title: format!("De {name}") }
}

fn rule(name: &str, ground: Option<u8>, partners: &[&str]) -> Rule {
    let basis = match ground {
        Some(number) => Basis::Ground(GroundRef { number, id: id("grond"), title: format!("Grond {number}") }),
        None => Basis::None(RichLine::from("De bron noemt er geen.")),
    };
    Rule {
        id: id(name),
        title: format!("Regel {name}"),
        text: RichLine::from("Zo is het.").into(),
        basis,
        partners: partners.iter().map(|name| partner(name)).collect(),
        share: vec![RichLine::from("het nodige")],
        do_not_share: Vec::new(),
        duties: vec![Duty { kind: DutyKind::Record, text: RichLine::from("Leg het vast.") }],
        sources: vec![citation()],
        notes: Vec::new(),
    }
}

fn row(name: &str, domain: &str, content: RowContent) -> Row {
    Row {
        id: id(name),
        domain: id(domain),
        role: format!("Rol {name}"),
        examples: vec![RichLine::from("een voorbeeld")],
        intro: RichText::default(),
        content,
        sources: vec![citation()],
        updated: Date::new(2026, 11, 21).unwrap(),
        notes: Vec::new(),
        trees: Vec::new(),
        rules_of_thumb: Vec::new(),
    }
}

/// Two domains, of which one has a single row; that row has the name of its domain, and one row refers to it.
fn matrix() -> Matrix {
    let rules = vec![
        rule("laat", None, &["buur"]),
        rule("eerst", Some(3), &["buur", "rest"]),
        rule("ander", Some(1), &["rest"]),
    ];
    let domain = |name: &str| Domain { id: id(name), title: format!("Domein {name}") };
    let to = RowContent::Refers { to: vec![id("kast")], text: RichLine::from("Zie daar.") };
    Matrix {
        domains: vec![domain("kast"), domain("straat")],
        partners: vec![partner("rest"), partner("buur"), partner("niemand")],
        rows: vec![
            row("kast", "kast", RowContent::Rules(rules)),
            row("lener", "straat", RowContent::Rules(vec![rule("tip", Some(2), &["rest"])])),
            row("invaller", "straat", to),
        ],
    }
}

fn asks(exceptions: Vec<(Exception, Beginning)>) -> Who {
    let prompt = |text: &str| Prompt { text: text.to_owned(), help: RichText::default() };
    Who {
        tree: id("wie"),
        title: "Wie".to_owned(),
        domain: prompt("Waar?"),
        role: prompt("Als wat?"),
        partner: prompt("Met wie?"),
        unnamed: id("rest"),
        unnamed_label: "Iemand anders".to_owned(),
        sources: vec![citation()],
        updated: Date::new(2026, 11, 21).unwrap(),
        start: beginning("gewoon"),
        exceptions,
    }
}

fn beginning(stage: &str) -> Beginning {
    Beginning { stage: id(stage), label: format!("Stap {stage}") }
}

/// Every way through the first stage: what is answered, and the stage that it leads to.
fn ways(who: &Who) -> Vec<(Vec<String>, String)> {
    let tree = Tree::new(who.tree(&matrix()).unwrap()).unwrap();
    let way = |(route, outcome): (model::walk::Route, &model::id::OutcomeId)| {
        let last = route.choices().last().unwrap();
        let row = who::role(last).unwrap();
        assert!(matrix().row(&id(row)).is_some(), "the last question names the row");
        let labels = route.answered(&tree).iter().map(|answered| answered.answer.label.clone()).collect();
        (labels, outcome.to_string())
    };
    routes(&tree).map(way).collect()
}

#[test]
fn every_role_can_choose_every_partner_that_its_rules_name_and_everyone_else() {
    let expected = [
        &["Domein kast", "De buur"][..],
        &["Domein kast", "Iemand anders"],
        &["Domein straat", "Rol lener", "Iemand anders"],
        &["Domein straat", "Rol invaller", "De buur"],
        &["Domein straat", "Rol invaller", "Iemand anders"],
    ];
    let ways = ways(&asks(Vec::new()));
    assert!(ways.iter().all(|(_, outcome)| outcome == "naar-gewoon"));
    assert_eq!(ways.into_iter().map(|(labels, _)| labels).collect::<Vec<_>>(), expected);
}

#[test]
fn a_road_begins_elsewhere_for_a_domain_or_a_role_and_the_role_goes_first() {
    let who = asks(vec![
        (Exception::Domain(id("straat")), beginning("straks")),
        (Exception::Role(id("invaller")), beginning("later")),
    ]);
    let outcomes: Vec<_> = ways(&who).into_iter().map(|(_, outcome)| outcome).collect();
    assert_eq!(outcomes, ["naar-gewoon", "naar-gewoon", "naar-straks", "naar-later", "naar-later"]);
    assert_eq!(who::outcome_id(&beginning("later")).unwrap().as_str(), "naar-later");
    assert_eq!(who.beginning(matrix().row(&id("lener")).unwrap()).stage, id::<StageId>("straks"));
}

#[test]
fn an_identifier_that_is_too_long_for_a_question_is_told() {
    let mut matrix = matrix();
    matrix.rows[0].id = id(&"k".repeat(80));
    assert_eq!(asks(Vec::new()).tree(&matrix), None);
}

#[test]
fn rules_come_in_the_order_of_their_grounds_with_those_of_other_rows() {
    let matrix = matrix();
    let rules = RoleRules::of(matrix.row(&id("invaller")).unwrap(), &matrix);
    let titles: Vec<_> = rules.rules.iter().map(|rule| rule.title.plain()).collect();
    assert_eq!(titles, ["Regel ander", "Regel eerst", "Regel laat"]);
    let named: Vec<_> = rules.rules.iter().filter(|rule| rule.names("buur")).map(|rule| rule.title.plain()).collect();
    assert_eq!(named, ["Regel eerst", "Regel laat"]);
    assert_eq!(
        rules.rules[0].text.plain(),
        "Zo is het. Grondslag: Grond 1 Wel delen: het nodige Wat je vastlegt: Leg het vast."
    );
    assert!(rules.rules[2].text.plain().contains("Grondslag: De bron noemt er geen."));
}

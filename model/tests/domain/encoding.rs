//! Both encodings keep everything, and refuse what is not a tree. No bytes make a reader panic.

use model::case_note::Edition;
use model::island::{CardLink, RoadIsland, TreeIsland};
use model::matrix::MatrixIndex;
use model::note::{CurrencyNote, LegalStatus, Note, NoteBody};
use model::text::{Block, Inline, LinkKind, RichLine, RichText};
use model::tree::{Tree, TreeParts};
use model::walk::Route;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::trees::{any_tree, any_walk, id, parts, question};

fn any_line() -> impl Strategy<Value = RichLine> {
    let text = "[a-zé ]{0,8}".prop_map(Inline::Text);
    let inline = text.prop_recursive(3, 12, 3, |inner| {
        let line = vec(inner, 0..3).prop_map(RichLine);
        prop_oneof![
            line.clone().prop_map(Inline::Strong),
            line.clone().prop_map(Inline::Emphasis),
            line.prop_map(|text| Inline::Link { url: "/begrippen/#avg".to_owned(), kind: LinkKind::Term, text }),
        ]
    });
    vec(inline, 0..3).prop_map(RichLine)
}

fn any_text() -> impl Strategy<Value = RichText> {
    let paragraph = any_line().prop_map(Block::Paragraph);
    let block = paragraph.prop_recursive(2, 8, 3, |inner| {
        (any::<bool>(), vec(vec(inner, 0..3).prop_map(RichText), 0..3))
            .prop_map(|(ordered, items)| Block::List { ordered, items })
    });
    vec(block, 0..3).prop_map(RichText)
}

fn any_island() -> impl Strategy<Value = TreeIsland> {
    (any_tree(), any_text(), any_line()).prop_map(|(tree, text, line)| {
        let mut parts = tree.parts().clone();
        parts.questions.iter_mut().for_each(|question| question.help = text.clone());
        parts.lead = line.clone();
        let currency = CurrencyNote {
            touches: line.clone(),
            source_says: line.clone(),
            holds_now: text.clone(),
            reference: line,
            date: parts.updated,
            status: LegalStatus::Bill,
            checked: parts.updated,
        };
        let note = |name: &str, body| Note { id: id(name), title: name.to_owned(), body };
        let notes = vec![note("wet", NoteBody::Currency(currency)), note("redactie", NoteBody::Editorial { text })];
        let card = CardLink {
            tree: id("boom"),
            outcome: id("o"),
            title: "Kaart".to_owned(),
            url: "/gesprekskaarten/kaart/".to_owned(),
        };
        TreeIsland { tree: Tree::new(parts).unwrap_or(tree), notes, cards: vec![card], edition: Edition::default() }
    })
}

proptest! {
    #[test]
    fn an_island_survives_both_encodings(island in any_island()) {
        let json = serde_json::to_string(&island).unwrap();
        prop_assert_eq!(&serde_json::from_str::<TreeIsland>(&json).unwrap(), &island);
        let bytes = postcard::to_allocvec(&island).unwrap();
        prop_assert_eq!(&postcard::from_bytes::<TreeIsland>(&bytes).unwrap(), &island);
        // What was made again is a tree in every respect, not only in its parts.
        let again: Tree = serde_json::from_str(&serde_json::to_string(&island.tree).unwrap()).unwrap();
        prop_assert_eq!(again.route_count(), island.tree.route_count());
    }

    #[test]
    fn a_route_survives_both_encodings((tree, picks) in any_walk()) {
        let choices: Vec<_> = model::walk::routes(&tree).map(|(route, _)| route).collect();
        let route = choices[picks.first().map_or(0, |pick: &Index| pick.index(choices.len()))].clone();
        let json = serde_json::to_string(&route).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Route>(&json).unwrap(), &route);
        let bytes = postcard::to_allocvec(&route).unwrap();
        prop_assert_eq!(&postcard::from_bytes::<Route>(&bytes).unwrap(), &route);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..2_000)) {
        let _ = postcard::from_bytes::<TreeIsland>(&bytes).is_ok();
        let _ = postcard::from_bytes::<RoadIsland>(&bytes).is_ok();
        let _ = postcard::from_bytes::<MatrixIndex>(&bytes).is_ok();
        let _ = postcard::from_bytes::<Route>(&bytes).is_ok();
    }

    #[test]
    fn a_damaged_island_is_read_or_refused(
        island in any_island(),
        changes in vec((any::<Index>(), any::<u8>()), 1..6),
        end in any::<Index>(),
    ) {
        let mut bytes = postcard::to_allocvec(&island).unwrap();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(read) = postcard::from_bytes::<TreeIsland>(&bytes) {
            // Whatever it says now, it is a tree.
            prop_assert_eq!(model::walk::routes(&read.tree).count(), read.tree.route_count());
        }
        bytes.truncate(end.index(bytes.len()));
        prop_assert!(postcard::from_bytes::<TreeIsland>(&bytes).is_err());
    }
}

#[test]
fn parts_that_are_no_tree_are_refused_by_both_encodings() {
    let bad: TreeParts = parts(vec![question("q0", &["o", "q0"])], &["o"]);
    let json = serde_json::to_string(&bad).unwrap();
    let error = serde_json::from_str::<Tree>(&json).unwrap_err();
    assert!(error.to_string().starts_with("de route gaat rond: `q0` → `q0`"), "{error}");
    assert!(postcard::from_bytes::<Tree>(&postcard::to_allocvec(&bad).unwrap()).is_err());
}

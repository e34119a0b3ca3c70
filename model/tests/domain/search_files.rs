//! What search travels in: one file or many, the same bytes each time, and refused when damaged.

use model::search::{Built, Index, IndexFile, Sizes, Texts, build};
use proptest::prelude::*;

use crate::search::{index, pages, synonyms, texts, whole};

/// The same site in as many files as can be.
fn parted() -> Built {
    let mut built = build(&pages(), &synonyms(), &Sizes { whole: 0, shard: 1, texts: 1 });
    built.index.shard_urls = (0..built.shards.len()).map(|number| number.to_string()).collect();
    built.index.texts_urls = (0..built.texts.len()).map(|number| number.to_string()).collect();
    built
}

#[test]
fn only_a_large_site_comes_in_parts() {
    let whole = whole();
    assert_eq!((whole.shards.len(), whole.texts.len()), (0, 1));
    let sections: usize = pages().iter().map(|page| page.sections.len()).sum();
    let parted = parted();
    assert!(parted.shards.len() > 20, "{} shards", parted.shards.len());
    assert_eq!(parted.texts.len(), sections, "the texts of each section");
}

#[test]
fn parts_are_fetched_as_the_query_needs_them_and_then_answer_alike() {
    let (whole, parted) = (whole(), parted());
    let (in_one, all_texts) = (index(&whole), texts(&whole.texts));
    for text in ["beroepsgehiem", "gegevens del", "zwijgplicht", "bewaar termijnen", "usb-stick kwijt"] {
        let mut lazy = Index::new(&parted.index).unwrap();
        let query = lazy.query(text);
        let missing = query.missing(&lazy);
        assert!(missing.len() < parted.shards.len() / 2, "{text} needs {missing:?}");
        for number in missing {
            assert_eq!(lazy.shard_url(number), Some(&*number.to_string()));
            lazy.add_shard(&parted.shards[number as usize]).unwrap();
        }
        assert!(query.missing(&lazy).is_empty());
        let hits = lazy.search(&query, 10);
        assert_eq!(hits, in_one.search(&in_one.query(text), 10), "{text}");
        for hit in hits {
            let url: usize = lazy.texts_url(hit.section).unwrap().parse().unwrap();
            let part = texts(&parted.texts[url..=url]);
            assert!(part.section(hit.section).is_some());
            assert_eq!(part.section(hit.section), all_texts.section(hit.section), "{text}");
        }
    }
}

#[test]
fn a_damaged_part_is_refused_and_the_rest_still_answers() {
    let parted = parted();
    let mut index = Index::new(&parted.index).unwrap();
    let damaged = |mut bytes: Vec<u8>| {
        bytes.last_mut().into_iter().for_each(|last| *last ^= 1);
        bytes
    };
    let shard = damaged(postcard::to_allocvec(&parted.shards[0]).unwrap());
    assert!(index.add_shard(&postcard::from_bytes(&shard).unwrap()).is_err());
    let text = damaged(postcard::to_allocvec(&parted.texts[2]).unwrap());
    assert!(Texts::default().add(postcard::from_bytes(&text).unwrap()).is_err());
    // Headings are part of the index itself.
    assert_eq!(index.search(&index.query("beroepsgeheim"), 1)[0].url(), "/geheim/");
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    assert_eq!(whole(), whole());
    assert_eq!(parted(), parted());
}

proptest! {
    #[test]
    fn a_damaged_index_is_refused(at in any::<prop::sample::Index>(), flip in 1..=255u8) {
        let mut bytes = postcard::to_allocvec(&whole().index).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        if let Ok(file) = postcard::from_bytes::<IndexFile>(&bytes) {
            prop_assert!(Index::new(&file).is_err() || !(file.shard_urls.is_empty() && file.texts_urls.is_empty()), "byte {at}");
        }
    }
}

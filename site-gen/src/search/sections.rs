//! Every section of the site with its address, as search indexes it.

use std::collections::BTreeMap;

use model::address;
use model::duty::Duty;
use model::matrix::{Basis, Row, Rule};
use model::note::{Note, NoteBody};
use model::search::{self, Kind, Page, Section};
use model::term::Term;
use model::text::RichLine;
use model::tree::{Outcome, Question, Tree};

use super::document;
use crate::site::{Asked, Document, Overview, Site};

/// Every page of the site with its sections, in the order of the site.
pub(crate) fn pages(site: &Site) -> Vec<Page> {
    let mut pages = Vec::new();
    // The trees of a road are pages of their own; the road itself is found by its name.
    pages.extend(
        site.roads
            .iter()
            .map(|road| page(address::road(&road.id), Kind::Tree, "", vec![section(&road.title, road.lead.plain())])),
    );
    pages.extend(site.trees.iter().map(|tree| tree_page(site, &tree.value)));
    pages.extend(site.matrix.rows.iter().map(|row| row_page(site, row)));
    pages.extend(site.rules_of_thumb.iter().map(|(rule, document)| {
        let mut page = document_page(
            address::rule_of_thumb(&rule.id),
            document,
            Kind::RuleOfThumb,
            &title(site, Overview::RulesOfThumb),
        );
        name(&mut page, format!("Vuistregel {}", rule.number), &rule.rule.plain());
        page
    }));
    for book in &site.books {
        let path = title(site, Overview::Books);
        let top = section(&book.book.title, book.book.lead.plain());
        pages.push(page(address::book(&book.book.id), Kind::Chapter, &path, vec![top]));
        let path = below(&path, &book.book.short_title);
        for (chapter, document) in &book.chapters {
            pages.push(document_page(address::chapter(&book.book.id, &chapter.id), document, Kind::Chapter, &path));
        }
    }
    pages.extend(site.grounds.iter().map(|(ground, document)| {
        let mut page =
            document_page(address::ground(&ground.id), document, Kind::Ground, &title(site, Overview::Grounds));
        name(&mut page, format!("Grondslag {}", ground.number), "");
        page
    }));
    let themes = title(site, Overview::Themes);
    pages.extend(
        site.themes.iter().map(|(id, document)| document_page(address::theme(id), document, Kind::Theme, &themes)),
    );
    pages.extend(municipality_pages(site));
    pages.extend(site.worksheets.iter().map(|worksheet| {
        let columns: Vec<_> =
            worksheet.columns.iter().map(|column| joined([column.title.clone(), column.help.plain()])).collect();
        let text = joined([worksheet.lead.plain(), columns.join(" ")]);
        page(worksheet.url(), Kind::Worksheet, "Werkbladen", vec![section(&worksheet.title, text)])
    }));
    let cards = title(site, Overview::Cards);
    pages.extend(site.cards.iter().map(|card| {
        let texts = card.sections.iter().map(|section| section.text.plain());
        let text = joined([card.lead.plain(), card.guide.plain()].into_iter().chain(texts));
        page(card.url(), Kind::Card, &cards, vec![section(&card.title, text)])
    }));
    pages.extend(Overview::ALL.iter().filter_map(|(_, overview)| overview_page(site, *overview)));
    pages.extend(site.pages.iter().map(|(id, document)| document_page(address::page(id), document, Kind::Other, "")));
    let (questions, collected) = (by_url(&site.questions), by_url(&site.collected));
    for page in &mut pages {
        for section in &mut page.sections {
            let url = address_of(&page.url, section);
            let of = |asked: &BTreeMap<&str, &[String]>| asked.get(url.as_str()).map(|asked| asked.to_vec());
            section.questions = of(&questions).unwrap_or_default();
            section.collected = of(&collected).unwrap_or_default();
        }
    }
    pages
}

/// What readers ask at each place. The check reports a question at a place that is no section.
fn by_url(asked: &[Asked]) -> BTreeMap<&str, &[String]> {
    asked.iter().map(|asked| (asked.url.value.as_str(), asked.questions.as_slice())).collect()
}

/// The address of a section.
pub(crate) fn address_of(page: &str, section: &Section) -> String {
    match section.fragment.as_str() {
        "" => page.to_owned(),
        fragment => format!("{page}#{fragment}"),
    }
}

fn page(url: String, kind: Kind, path: &str, sections: Vec<Section>) -> Page {
    Page { url, path: path.to_owned(), kind, sections }
}

fn section(title: &str, text: String) -> Section {
    Section { title: title.to_owned(), text, ..Section::default() }
}

fn part(fragment: &str, title: &str, text: String) -> Section {
    Section { fragment: fragment.to_owned(), ..section(title, text) }
}

fn document_page(url: String, document: &Document, kind: Kind, path: &str) -> Page {
    page(url, kind, path, document::sections(document))
}

/// Gives the page itself another name, and text that its document does not have.
fn name(page: &mut Page, alias: String, text: &str) {
    if let Some(top) = page.sections.first_mut() {
        top.aliases.push(alias);
        top.text = joined([text.to_owned(), std::mem::take(&mut top.text)]);
    }
}

fn title(site: &Site, overview: Overview) -> String {
    site.overview(overview).map(|document| document.title.clone()).unwrap_or_default()
}

fn below(path: &str, title: &str) -> String {
    format!("{path} › {title}")
}

fn joined(texts: impl IntoIterator<Item = String>) -> String {
    let texts: Vec<_> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}

fn lines(lines: &[RichLine]) -> String {
    joined(lines.iter().map(RichLine::plain))
}

fn duties(duties: &[Duty]) -> String {
    joined(duties.iter().map(|duty| duty.text.plain()))
}

fn tree_page(site: &Site, tree: &Tree) -> Page {
    let parts = tree.parts();
    let mut top = section(&parts.title, parts.lead.plain());
    top.aliases.extend(parts.number.iter().map(|number| format!("Afweging {number}")));
    let mut sections = vec![top];
    sections.extend(parts.questions.iter().map(question));
    sections.extend(parts.outcomes.iter().map(outcome));
    if !parts.background.is_empty() {
        sections.push(part("uitleg", "Wat er geldt", parts.background.plain()));
    }
    if !parts.reflections.is_empty() {
        sections.push(part("vragen-aan-jezelf", &parts.reflections_title, lines(&parts.reflections)));
    }
    sections.extend(
        // The heading above the only casus is the address that readers keep.
        parts.casus.iter().map(|casus| {
            let anchor = if parts.casus.len() == 1 { "casus".to_owned() } else { casus.anchor() };
            part(&anchor, &format!("Casus: {}", casus.title), casus.text.plain())
        }),
    );
    let path = title(site, Overview::Trees);
    page(tree.url(), Kind::Tree, &path, sections)
}

fn question(question: &Question) -> Section {
    let answers = question.answers.iter().flat_map(|answer| [answer.label.clone(), answer.hint.clone()]);
    let text = joined([question.help.plain(), lines(&question.considerations)].into_iter().chain(answers));
    part(question.id.as_str(), &question.text, text)
}

fn outcome(outcome: &Outcome) -> Section {
    let grounds = joined(outcome.grounds.iter().map(|ground| ground.title.clone()));
    let text = [outcome.verdict.label().to_owned(), outcome.text.plain(), duties(&outcome.duties), grounds];
    part(outcome.id.as_str(), &outcome.title, joined(text))
}

fn row_page(site: &Site, row: &Row) -> Page {
    let domain = site.matrix.domain(&row.domain).map(|domain| domain.title.clone()).unwrap_or_default();
    let mut top = section(&row.role, joined([lines(&row.examples), row.intro.plain()]));
    top.aliases.extend(row.examples.iter().map(RichLine::plain));
    let mut sections = vec![top];
    sections.extend(row.rules().iter().map(rule));
    let path = below(&title(site, Overview::Matrix), &domain);
    page(row.url(), Kind::Row, &path, sections)
}

fn rule(rule: &Rule) -> Section {
    let partners = joined(rule.partners.iter().map(|partner| partner.title.clone()));
    let basis = match &rule.basis {
        Basis::Ground(ground) => ground.title.clone(),
        Basis::None(reason) => reason.plain(),
    };
    let text =
        [rule.text.plain(), partners, basis, lines(&rule.share), lines(&rule.do_not_share), duties(&rule.duties)];
    part(rule.id.as_str(), &rule.title, joined(text))
}

fn municipality_pages(site: &Site) -> Vec<Page> {
    let path = title(site, Overview::Municipalities);
    let pages = site.municipalities.iter().map(|municipality| {
        let contact = municipality.contact.clone().unwrap_or_default();
        let text = [municipality.consent.label().to_owned(), contact, municipality.contact_text.plain()];
        let mut sections = vec![section(&municipality.name, joined(text))];
        sections.extend(municipality.differences.iter().map(|difference| {
            let topic = site.topics.iter().find(|topic| topic.id == difference.topic);
            part(difference.topic.as_str(), topic.map_or("", |topic| &topic.title), difference.text.plain())
        }));
        page(address::municipality(&municipality.id), Kind::Municipality, &path, sections)
    });
    pages.collect()
}

/// An overview with its own text, and with what stands on it and nowhere else.
fn overview_page(site: &Site, overview: Overview) -> Option<Page> {
    let document = site.overview(overview)?;
    let url = format!("/{}/", overview.name());
    let mut page = document_page(url, document, Kind::Other, "");
    // Who types what the address says means the overview, and not one of the pages that have that in their path.
    let own_name = overview.name().replace('-', " ");
    if search::folded(&document.title) != own_name {
        name(&mut page, own_name, "");
    }
    match overview {
        Overview::Terms => {
            page.kind = Kind::Term;
            page.sections.extend(site.terms.iter().map(|term| term_section(&term.value)));
        }
        Overview::Notes => {
            page.kind = Kind::Note;
            page.sections.extend(site.notes.iter().map(|note| note_section(&note.value)));
        }
        Overview::Sources => {
            page.kind = Kind::Source;
            page.sections.extend(site.sources.iter().map(|source| {
                part(source.id.as_str(), &source.title, joined([source.publisher.clone(), source.about.plain()]))
            }));
            let brochures = site.brochures.iter().map(|brochure| {
                let text = brochure.text.as_ref().map(RichLine::plain).unwrap_or_default();
                joined([brochure.title.clone(), brochure.publisher.clone(), text])
            });
            page.sections.push(part("brochures", "Brochures", joined(brochures)));
        }
        Overview::Municipalities => {
            page.kind = Kind::Municipality;
            page.sections.extend(site.topics.iter().map(|topic| part(topic.id.as_str(), &topic.title, String::new())));
        }
        Overview::Matrix => page.kind = Kind::Row,
        Overview::Trees => page.kind = Kind::Tree,
        _ => {}
    }
    Some(page)
}

fn term_section(term: &Term) -> Section {
    let text = joined(term.definitions.iter().map(|definition| definition.text.plain()));
    Section { aliases: term.forms.clone(), ..part(term.id.as_str(), &term.term, text) }
}

fn note_section(note: &Note) -> Section {
    let text = match &note.body {
        NoteBody::Editorial { text } => text.plain(),
        NoteBody::Currency(note) => {
            joined([note.touches.plain(), note.source_says.plain(), note.holds_now.plain(), note.reference.plain()])
        }
    };
    part(note.id.as_str(), &note.title, text)
}

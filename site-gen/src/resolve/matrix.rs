//! The matrix.

use model::address;
use model::ground::GroundRef;
use model::id::{DomainId, GroundId, PartnerId, RowId, RuleId};
use model::matrix::{Basis, Domain, Matrix, Partner, Row, RowContent, Rule};
use model::text::RichLine;

use super::{Resolver, Scope};
use crate::diagnostic::Diagnostic;
use crate::source::fields::Fields;
use crate::source::files::{At, Located};
use crate::source::table::Table;
use crate::source::{DataFile, Source, Text};

impl Resolver<'_> {
    pub(super) fn matrix(&self, source: &Source) -> Matrix {
        let (listed, partners) = self.matrix_head(source);
        let mut matrix = Matrix { domains: Vec::new(), partners, rows: Vec::new() };
        for file in &source.domains {
            self.file_id::<DomainId>(&file.name, file.at);
        }
        for name in &listed {
            let known = self.catalogue.domains.iter().map(String::as_str);
            let Some(id) = self.reference::<DomainId>(name, "onbekend-domein", "domein", known) else {
                continue;
            };
            if matrix.domain(&id).is_some() {
                self.report(
                    Diagnostic::error("dubbel-id", name.at, format!("domein `{id}` staat al in de lijst"))
                        .hint("noem elk domein één keer"),
                );
                continue;
            }
            for file in source.domains.iter().filter(|file| file.name == name.text) {
                self.domain(id.clone(), file, &mut matrix);
            }
        }
        for file in source.domains.iter().filter(|file| !listed.iter().any(|name| name.text == file.name)) {
            let message = format!("domein `{}` staat niet in `matrix.toml`", file.name);
            self.report(
                Diagnostic::error("domein-niet-genoemd", file.at, message)
                    .hint("noem het in de lijst `domains`, op de plaats waar het hoort"),
            );
        }
        matrix
    }

    fn matrix_head(&self, source: &Source) -> (Vec<Text>, Vec<Partner>) {
        let Some(file) = &source.matrix else {
            self.missing_file("matrix/matrix.toml");
            return (Vec::new(), Vec::new());
        };
        let fields = self.fields(&file.table, file.at, "de matrix");
        let listed = fields.some_texts("domains");
        let mut partners: Vec<Partner> = Vec::new();
        for table in fields.tables("partners") {
            let partner = self.fields(table, fields.at(), "een partner");
            let (id, sound) = self.watched(|| partner.id::<PartnerId>("id"));
            let title = partner.plain("title");
            if partners.iter().any(|known| known.id == id.value) {
                self.report(
                    Diagnostic::error("dubbel-id", id.at, format!("partner `{}` bestaat al", id.value))
                        .hint("geef een van de twee een ander id"),
                );
            } else if sound {
                partners.push(Partner { id: id.value, title });
            }
            partner.finish();
        }
        fields.finish();
        (listed, partners)
    }

    fn domain(&self, id: DomainId, file: &DataFile, matrix: &mut Matrix) {
        let fields = self.fields(&file.table, file.at, "een domein");
        matrix.domains.push(Domain { id: id.clone(), title: fields.plain("title") });
        for table in fields.tables("rows") {
            let row = self.row(id.clone(), table, fields.at(), &matrix.partners);
            matrix.rows.push(row);
        }
        fields.finish();
    }

    fn row(&self, domain: DomainId, table: &Table, at: At, partners: &[Partner]) -> Row {
        let fields = self.fields(table, at, "een rij");
        let scope = &mut Scope::default();
        let id = fields.id::<RowId>("id");
        self.on_page(address::row(&id.value));
        let row = Row {
            id: id.value,
            domain,
            role: fields.plain("role"),
            examples: self.lines(&fields.texts("examples"), &mut Scope::default()),
            intro: self.optional_rich(fields.optional_text("intro"), scope),
            content: self.row_content(&fields, id.at, partners),
            sources: self.citations(&fields.some_texts("sources")),
            updated: fields.date("updated"),
            notes: self.note_ids(&fields),
            trees: self.references(&fields, "trees", ("onbekende-afweging", "afweging"), self.catalogue.trees.keys()),
            rules_of_thumb: self.references(
                &fields,
                "rules_of_thumb",
                ("onbekende-vuistregel", "vuistregel"),
                &self.catalogue.rules_of_thumb,
            ),
        };
        fields.finish();
        row
    }

    fn row_content(&self, fields: &Fields<'_, '_>, at: At, partners: &[Partner]) -> RowContent {
        let mut rules: Vec<Rule> = Vec::new();
        for table in fields.tables("rules") {
            let rule = self.rule(table, fields.at(), partners);
            if rules.iter().any(|earlier| earlier.id == rule.value.id) {
                let message = format!("regel `{}` staat twee keer in deze rij", rule.value.id);
                self.report(Diagnostic::error("dubbel-id", rule.at, message).hint("geef een van de twee een ander id"));
            }
            rules.push(rule.value);
        }
        let refers = fields.texts("refers_to");
        if rules.is_empty() == refers.is_empty() {
            let message = "een rij heeft eigen regels of verwijst naar andere rijen";
            self.report(
                Diagnostic::error("rij-zonder-regel", at, message)
                    .hint("voeg `[[rows.rules]]` toe, of `refers_to` met `refers_text`"),
            );
        }
        if refers.is_empty() {
            if let Some(text) = fields.optional_text("refers_text") {
                self.report(
                    Diagnostic::error("rij-zonder-regel", text.at, "`refers_text` staat hier zonder `refers_to`")
                        .hint("noem de rijen in `refers_to`, of haal `refers_text` weg"),
                );
            }
            return RowContent::Rules(rules);
        }
        let known = || self.catalogue.rows.iter().map(String::as_str);
        let to = refers.iter().filter_map(|row| self.reference(row, "onbekende-rij", "rij", known())).collect();
        RowContent::Refers { to, text: self.line(&fields.text("refers_text"), &mut Scope::default()) }
    }

    fn rule(&self, table: &Table, at: At, partners: &[Partner]) -> Located<Rule> {
        let fields = self.fields(table, at, "een regel");
        let scope = &mut Scope::default();
        let id = fields.id::<RuleId>("id");
        let rule = Rule {
            id: id.value,
            title: fields.plain("title"),
            text: self.rich(&fields.text("text"), scope),
            basis: self.basis(&fields, scope),
            partners: fields.some_texts("partners").iter().filter_map(|text| self.partner(text, partners)).collect(),
            share: self.lines(&fields.texts("share"), scope),
            do_not_share: self.lines(&fields.texts("do_not_share"), scope),
            duties: self.duties(&fields, scope),
            sources: self.citations(&fields.some_texts("sources")),
            notes: self.note_ids(&fields),
        };
        fields.finish();
        Located { value: rule, at: id.at }
    }

    fn basis(&self, fields: &Fields<'_, '_>, scope: &mut Scope) -> Basis {
        let ground = fields.optional_text("ground");
        let reason = fields.optional_text("no_ground");
        match (ground, reason) {
            (Some(ground), None) => match self.ground_ref(&ground) {
                Some(ground) => Basis::Ground(ground),
                None => Basis::None(RichLine::default()),
            },
            (None, Some(reason)) => Basis::None(self.line(&reason, scope)),
            // An empty field was reported already.
            (None, None) if fields.has("ground") != fields.has("no_ground") => Basis::None(RichLine::default()),
            _ => {
                let message = "een regel heeft een grondslag, óf zegt waarom er geen is";
                self.report(
                    Diagnostic::error("grondslag", fields.at(), message)
                        .hint("schrijf `ground = \"…\"` of `no_ground = \"…\"`"),
                );
                Basis::None(RichLine::default())
            }
        }
    }

    fn partner(&self, text: &Text, partners: &[Partner]) -> Option<Partner> {
        let names = partners.iter().map(|partner| partner.id.as_str());
        let id: PartnerId = self.reference(text, "onbekende-partner", "partner", names)?;
        partners.iter().find(|partner| partner.id == id).cloned()
    }

    /// A reference to a ground.
    pub(super) fn ground_ref(&self, text: &Text) -> Option<GroundRef> {
        let names = self.catalogue.grounds.keys().map(String::as_str);
        let id: GroundId = self.reference(text, "onbekende-grondslag", "grondslag", names)?;
        let (number, title) = self.catalogue.grounds.get(id.as_str())?.clone();
        Some(GroundRef { number, id, title })
    }
}

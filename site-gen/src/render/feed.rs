//! What search engines read.

use super::Rendered;
use super::pages::Listed;
use crate::html::escape;

/// `sitemap.xml`: every page that may be found, with the date of its last change.
pub(super) fn sitemap(pages: &[Listed], base_url: &str, rendered: &mut Rendered) {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for Listed { url, updated, .. } in pages {
        let changed = updated.map(|date| format!("<lastmod>{date}</lastmod>")).unwrap_or_default();
        xml.push_str(&format!("<url><loc>{}</loc>{changed}</url>\n", escape(&format!("{base_url}{url}"))));
    }
    xml.push_str("</urlset>\n");
    rendered.files.insert("sitemap.xml".to_owned(), xml.into_bytes());
}

/// `robots.txt`: everything may be read.
pub(super) fn robots(base_url: &str, rendered: &mut Rendered) {
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}/sitemap.xml\n");
    rendered.files.insert("robots.txt".to_owned(), text.into_bytes());
}

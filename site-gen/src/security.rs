//! The security policy of the site, in one place for the server and the pages.

/// What a page may load. Nothing from elsewhere; scripts only from files; `'wasm-unsafe-eval'` lets the app's
/// WebAssembly compile and nothing else; Trusted Types keep strings out of the DOM's dangerous places.
const DIRECTIVES: [&str; 11] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types site",
];

/// The policy for a `<meta>` element, where `frame-ancestors` has no effect and browsers complain about it.
pub(crate) fn meta_policy() -> String {
    DIRECTIVES.join("; ")
}

/// The headers that go with every answer.
pub(crate) fn headers() -> [(&'static str, String); 5] {
    [
        ("Content-Security-Policy", format!("{}; frame-ancestors 'none'", meta_policy())),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()".to_owned()),
    ]
}

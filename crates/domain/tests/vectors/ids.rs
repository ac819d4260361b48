//! Texts that are ids, and texts that are not.

use crate::files::json_is_current;
use serde_json::json;
use undersigned_domain::ids::canonical_id;

/// Texts that are ids, and texts that are not.
const IDS: &[(&str, bool)] = &[
    ("https://hub.example/", true),
    ("https://hub.example/appeals/free-them-now", true),
    ("http://hub.example/a", true),
    ("https://hub.example:8443/a", true),
    ("http://localhost:8081/orgs/%E5%8B%9E", true),
    ("https://hub.example/a?b=c&d=%20#e", true),
    ("https://hub.example/?", true),
    ("https://hub.example/#", true),
    ("https://hub.example//a//", true),
    ("https://hub.example/a.b/...", true),
    ("https://hub.example/a:b@c;d=e,f!g$h'i(j)*k+l", true),
    ("https://hub.example/a|b~c[d]", true),
    ("https://hub.example/?a?b/../c\\d`e{f}g|h^i", true),
    ("https://hub.example/#a?b#c", true),
    ("https://hub.example/#a?b{c}d'e\\f|g^h", true),
    ("https://xn--mnchen-3ya.example/a", true),
    ("https://a_b.example/a", true),
    ("https://hub/a", true),
    ("https://127.0.0.1/a", true),
    ("https://[::1]/a", true),
    ("https://[2001:db8::ff00:42:8329]:8443/a", true),
    ("https://hub.example/a%2Fb", true),
    ("https://hub.example/%25", true),
    ("https://hub.example:0/a", true),
    ("", false),
    ("hub.example", false),
    ("//hub.example/a", false),
    ("https:hub.example/a", false),
    ("https:///a", false),
    ("https://", false),
    ("https://hub.example", false),
    ("https://hub.example?a", false),
    ("HTTPS://hub.example/a", false),
    ("https://HUB.example/a", false),
    ("https://hub.example./a", false),
    ("https://hub.example:443/a", false),
    ("http://hub.example:80/a", false),
    ("https://hub.example:/a", false),
    ("https://hub.example:0443/a", false),
    ("https://hub.example:65536/a", false),
    ("https://good@hub.example/a", false),
    ("https://good:bad@hub.example/a", false),
    ("https://@hub.example/a", false),
    ("https://hub.example/a/../b", false),
    ("https://hub.example/a/./b", false),
    ("https://hub.example/..", false),
    ("https://hub.example/%2E%2E/a", false),
    ("https://hub.example/%7Ea", false),
    ("https://hub.example/%e5", false),
    ("https://hub.example/%zz", false),
    ("https://hub.example/a%", false),
    ("https://hub.example/a%4", false),
    ("https://hub.example/é", false),
    ("https://hub.example/a b", false),
    (" https://hub.example/a", false),
    ("https://hub.example/a\n", false),
    ("https://hub.example\\a", false),
    ("https://hub.example/a\\b", false),
    ("https://hub.example/a\"b", false),
    ("https://hub.example/{a}", false),
    ("https://hub.example/a^b", false),
    ("https://hub.example/?a'b", false),
    ("https://hub.example/#a`b", false),
    // Of labels: empty ones, hyphens anywhere, and what the URL standard does not forbid.
    ("https://a..b/", true),
    ("https://-a-.ab--c.example/", true),
    ("https://a\"b/", true),
    ("https://a!$&'()*+,;={}`~b/", true),
    ("https://a|b/", false),
    ("https://a%20b/", false),
    // Punycode of a symbol, of a letter that other software maps, and of one new in Unicode 18;
    ("https://xn--ls8h.example/", true),
    ("https://xn--zca.example/", true),
    ("https://xn--y29h.example/", true),
    // with hyphens anywhere, and with a joiner where one may stand.
    ("https://xn--ab---epa.example/", true),
    ("https://xn-----bja.example/", true),
    ("https://xn--xn---epa.example/", true),
    ("https://xn--11b2ezcw70k.example/", true),
    // Of nothing, of ASCII only, and of none at all.
    ("https://xn--/", false),
    ("https://xn--a-.example/", false),
    ("https://xn--a/", false),
    // Of a capital letter, of what is not NFC, of a mark at the beginning, of a joiner where none
    // may stand, and of a character that is not assigned.
    ("https://xn--dca.example/", false),
    ("https://xn--e-xbb.example/", false),
    ("https://xn--a-wbb.example/", false),
    ("https://xn--ab-m1t.example/", false),
    ("https://xn--zva.example/", false),
    // A label from right to left makes the rule for both directions hold for every label.
    ("https://xn--4db.example/", true),
    ("https://1a.xn--4db.example/", false),
    // A last label that is a number is one of an IPv4 address.
    ("https://a.0x/", false),
    ("https://a.1/", false),
    ("https://1.2.3.4.5/", false),
    ("https://[::ffff:102:304]/", true),
    ("https://127.0.0.01/a", false),
    ("https://127.1/a", false),
    ("https://256.0.0.1/a", false),
    ("https://[::0:1]/a", false),
    ("https://[2001:DB8::1]/a", false),
    ("https://münchen.example/a", false),
    ("ftp://hub.example/a", false),
    ("javascript:alert(1)", false),
];

#[test]
fn ids() {
    let ids: Vec<_> = IDS
        .iter()
        .map(|(id, canonical)| {
            assert_eq!(canonical_id("id", id).is_ok(), *canonical, "{id}");
            json!({"name": id, "canonical": canonical})
        })
        .collect();
    json_is_current("ids.json", &ids.into());
}

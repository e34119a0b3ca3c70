//! The ways from the home page into the site.

use tests::device::Device;
use tests::find::Role;
use tests::site::Site;

/// Two taps, where three are allowed: from home to the matrix, and there in the index of domains and roles.
#[test]
fn youth_care_of_a_municipality_is_within_three_taps_from_home() {
    let page = Site::shared().open(Device::PHONE);
    page.goto("/");
    page.follow(|| page.find(Role::Main, "").find(Role::Link, "Wat mag met wie?").click());
    let index = page.part("[data-row-link=jeugd-gemeente]");
    page.follow(|| index.find(Role::Link, "Jeugdhulp en Jeugdwet: Gemeente").click());
    assert_eq!(page.address(), "/wat-mag-met-wie/jeugd-gemeente/");
    let text = page.find(Role::Main, "").text();
    assert!(text.contains("Jeugdhulp") && text.contains("Gemeente"), "{text}");
}

#[test]
fn home_has_four_ways_in_and_each_leads_on() {
    let page = Site::shared().open(Device::PHONE);
    let ways = [
        ("Mag ik dit delen?", "/mag-ik-dit-delen/"),
        ("Wat mag met wie?", "/wat-mag-met-wie/"),
        ("De tien vuistregels", "/vuistregels/"),
        ("De handboeken", "/handreiking/"),
    ];
    for (name, address) in ways {
        page.goto("/");
        page.follow(|| page.find(Role::Main, "").find(Role::Link, name).click());
        assert_eq!(page.address(), address);
    }
}

#[test]
fn every_tree_is_two_taps_from_home_and_says_what_to_do_in_acute_danger() {
    let page = Site::shared().open(Device::PHONE);
    for tree in tests::tree::Tree::all(Site::shared()) {
        page.goto("/afwegingen/");
        page.follow(|| page.part(&format!("main a[href='{}']", tree.url)).click());
        assert_eq!(page.address(), tree.url);
        for number in ["112", "0800-2000"] {
            assert_eq!(
                page.find(Role::Link, number).attribute("href"),
                Some(format!("tel:{}", number.replace('-', "")))
            );
        }
    }
}

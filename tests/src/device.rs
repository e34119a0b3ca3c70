//! What a reader holds in hand, and how it is set.

use serde_json::json;

use crate::page::Page;

/// A screen and the way to point at things on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Device pixels to a CSS pixel.
    pub scale: u32,
    /// Whether fingers do the pointing.
    pub touch: bool,
}

impl Device {
    /// The phone of a professional between two visits.
    pub const PHONE: Self = Self { width: 360, height: 740, scale: 2, touch: true };
    /// The narrowest screen that the site promises to work on.
    pub const NARROW: Self = Self { width: 320, height: 640, scale: 2, touch: true };
    /// A laptop.
    pub const LAPTOP: Self = Self { width: 1280, height: 800, scale: 1, touch: false };
}

/// How the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appearance {
    /// Whether the reader prefers dark.
    pub dark: bool,
    /// Whether it is shown as on paper.
    pub print: bool,
    /// Whether pages may run scripts.
    pub scripts: bool,
}

impl Default for Appearance {
    fn default() -> Self {
        Self { dark: false, print: false, scripts: true }
    }
}

impl Page {
    /// Elements that reach past the right edge of the screen, as a list of tags and classes.
    #[track_caller]
    pub fn sticking_out(&self) -> Vec<String> {
        let width = self.device_width();
        let found = self.evaluate(&format!(
            "document.scrollingElement.scrollWidth <= {width} ? [] : [...document.querySelectorAll('body *')]
                .filter(part => part.getBoundingClientRect().right > {width} + 0.5)
                .map(part => `${{part.tagName}}.${{part.className}} ${{part.innerText?.slice(0, 40)}}`).slice(0, 5)
                .concat('scrolls sideways')"
        ));
        found.as_array().into_iter().flatten().map(ToString::to_string).collect()
    }

    /// The width of the screen, in CSS pixels.
    pub fn device_width(&self) -> u32 {
        self.device.get().width
    }

    /// Continues on another device.
    #[track_caller]
    pub fn set_device(&self, device: Device) {
        let Device { width, height, scale, touch } = device;
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": touch });
        self.call("Emulation.setDeviceMetricsOverride", &screen);
        self.call("Emulation.setTouchEmulationEnabled", &json!({ "enabled": touch, "maxTouchPoints": 1 }));
        self.device.set(device);
    }

    /// Shows the page in another way. Scripts go off or on with the next page that is loaded.
    #[track_caller]
    pub fn set_appearance(&self, appearance: Appearance) {
        let Appearance { dark, print, scripts } = appearance;
        let media = json!({
            "media": if print { "print" } else { "screen" },
            "features": [
                { "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } },
            ],
        });
        self.call("Emulation.setEmulatedMedia", &media);
        self.call("Emulation.setScriptExecutionDisabled", &json!({ "value": !scripts }));
        self.appearance.set(appearance);
    }

    /// Lets the page run this many times slower than the machine can.
    #[track_caller]
    pub fn set_slowdown(&self, times: f64) {
        self.call("Emulation.setCPUThrottlingRate", &json!({ "rate": times }));
    }

    /// Takes the network away, or gives it back.
    #[track_caller]
    pub fn set_offline(&self, offline: bool) {
        self.set_network(offline, 0);
    }

    /// Lets every answer of the network take at least so many milliseconds.
    pub fn set_latency(&self, milliseconds: u32) {
        self.set_network(false, milliseconds);
    }

    fn set_network(&self, offline: bool, latency: u32) {
        let network =
            json!({ "offline": offline, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.call("Network.emulateNetworkConditions", &network);
    }
}

//! What the fuzz targets share: sound bundles to begin with, and ways to tamper with them.

pub mod bundles;
pub mod tamper;

//! Pictures: made anew from what was uploaded, kept as files, shown with a description.
//!
//! Nothing that was uploaded is ever stored or served. A picture is decoded within bounds, turned
//! upright, made smaller, and encoded again, so that what comes out holds pixels and nothing else:
//! no place where it was taken, no second format behind the first, no profile, no name.

mod decoding_memory;
mod encode;
mod files;
mod picture;

pub use encode::{MAX_BYTES, MAX_PIXELS, MAX_SIDE, PictureFault, Shape, reencode};
pub use files::{Made, MediaFile, MediaFolder};
pub use picture::{Picture, Small};

pub(crate) use picture::{check_all, images};

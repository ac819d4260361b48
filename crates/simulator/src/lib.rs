//! A simulator that repeats: the real replica code of `undersigned-federation`, several servers of
//! it at once, under a virtual clock and over a virtual network, one event at a time.
//!
//! A [`plot::Plot`] says what happens; [`draw`] makes one from a seed. [`run`] carries it out:
//! [`act`] calls the program as a page, the API or a worker would, [`server`] starts, stops and
//! restores servers, [`wire`] is the network, [`answer`] what `web` would do, [`hostile`] and
//! [`mischief`] are those who lie. [`model`] keeps what people said, simply, and [`oracle`] judges
//! the end by it. `docs/simulator.md` has more.
//!
//! To add something that can happen: a variant in [`plot::Act`], its arm in [`act`] or
//! [`mischief`], its share in [`draw`], and what it means in [`model`] and [`oracle`].

pub mod act;
pub mod answer;
pub mod draw;
pub mod excuses;
pub mod hostile;
pub mod materials;
pub mod mischief;
pub mod model;
pub mod oracle;
pub mod plot;
pub mod random;
pub mod run;
pub mod server;
mod warnings;
pub mod wire;
pub mod world;

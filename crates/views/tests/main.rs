//! What is said and shown, tried from outside: one program for all tests of this crate.

mod comparing;
mod entries;
mod forms;
mod labels;
mod languages;
mod looked_at;
mod paper;
mod render;
mod said;
mod sentences;
mod shown;
mod styles;
mod times;

#[path = "../examples/samples/mod.rs"]
mod samples;

//! What is said and shown, tried from outside: one program for all tests of this crate.

mod comparing;
mod labels;
mod languages;
mod render;
mod said;
mod sentences;
mod shown;
mod styles;
mod times;

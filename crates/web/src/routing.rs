//! What `axum::routing` has, for handlers behind a pointer.
//!
//! Of handlers as they are, the compiler makes the whole of the router's machinery for each of some five hundred, and
//! proves at each step of it, by everything that the handler may come to wait for, that it may go from thread to thread:
//! nearly half of the time that this crate took to compile. Behind a pointer all are one type.

use crate::state::WebState;
use axum::{
    extract::Request,
    handler::Handler,
    response::Response,
    routing::{self, MethodRouter},
};
use std::{pin::Pin, sync::Arc};

/// An answer that is being made. It is what axum makes of every function that is a handler.
type Answering = Pin<Box<dyn Future<Output = Response> + Send>>;

/// Any handler.
#[derive(Clone)]
pub struct Boxed(Arc<dyn Fn(Request, WebState) -> Answering + Send + Sync>);

impl Handler<(), WebState> for Boxed {
    type Future = Answering;

    fn call(self, request: Request, state: WebState) -> Answering {
        (self.0)(request, state)
    }
}

/// For a further method of an address: `get(show).post(boxed(save))`.
pub fn boxed<H, T>(handler: H) -> Boxed
where
    H: Handler<T, WebState, Future = Answering>,
    T: 'static,
{
    let call = move |request: Request, state: WebState| handler.clone().call(request, state);
    Boxed(Arc::new(call))
}

macro_rules! first_methods {
    ($($method:ident)*) => {
        $(
            /// For the first method of an address.
            pub fn $method<H, T>(handler: H) -> MethodRouter<WebState>
            where
                H: Handler<T, WebState, Future = Answering>,
                T: 'static,
            {
                routing::$method(boxed(handler))
            }
        )*
    };
}

first_methods!(any delete get post put);

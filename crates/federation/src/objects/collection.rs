//! Ordered collections, whole or by page.

use serde_json::{Value, json};

const CONTEXT: &str = "https://www.w3.org/ns/activitystreams";

/// A collection that is small enough to stand in one document.
pub fn whole(id: &str, items: &[Value]) -> Value {
    json!({
        "@context": CONTEXT,
        "id": id,
        "type": "OrderedCollection",
        "totalItems": items.len(),
        "orderedItems": items,
    })
}

/// A collection without an order, of which the beginning stands in its document.
pub fn beginning(id: &str, total: u64, items: &[Value]) -> Value {
    json!({
        "@context": CONTEXT,
        "id": id,
        "type": "Collection",
        "totalItems": total,
        "items": items,
    })
}

/// A collection without an order, of which only the size is public.
pub fn counted(id: &str, total: u64) -> Value {
    json!({
        "@context": CONTEXT,
        "id": id,
        "type": "Collection",
        "totalItems": total,
    })
}

/// An ordered collection of which only the size is public.
pub fn size_only(id: &str, total: u64) -> Value {
    json!({
        "@context": CONTEXT,
        "id": id,
        "type": "OrderedCollection",
        "totalItems": total,
    })
}

/// A collection that is read by page.
pub fn paged(id: &str, total: u64, first: &str) -> Value {
    json!({
        "@context": CONTEXT,
        "id": id,
        "type": "OrderedCollection",
        "totalItems": total,
        "first": first,
    })
}

/// One page of a collection.
pub fn page(id: &str, part_of: &str, next: Option<&str>, items: &[Value]) -> Value {
    let mut page = json!({
        "@context": CONTEXT,
        "id": id,
        "type": "OrderedCollectionPage",
        "partOf": part_of,
        "orderedItems": items,
    });
    if let Some(next) = next {
        page["next"] = json!(next);
    }
    page
}

//! Why signers sign, as it is read.

use utoipa::ToSchema;

/// The newest comments by their state, or a page of those of one.
#[derive(ToSchema)]
#[serde(untagged)]
pub enum CommentsOrPage {
    /// Without `state`.
    Comments(Comments),
    /// With it.
    Page(CommentPage),
}

/// The newest comments by their state.
#[derive(ToSchema)]
pub struct Comments {
    waiting: Vec<Comment>,
    shown: Vec<Comment>,
    refused: Vec<Comment>,
    /// What to send as `after` with each state.
    next: NextComments,
}

/// Where the next page of comments begins, by their state.
#[derive(ToSchema)]
pub struct NextComments {
    waiting: Option<String>,
    shown: Option<String>,
    refused: Option<String>,
}

/// Comments of one state.
#[derive(ToSchema)]
pub struct CommentPage {
    items: Vec<Comment>,
    /// What to send as `after` for the following page.
    #[schema(required)]
    next: Option<String>,
}

/// Why somebody signs.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    id: i64,
    /// Who said it.
    about: String,
    note: String,
    text: String,
    language: String,
    /// How often it was reported.
    reported: u64,
    /// In milliseconds since 1970.
    updated_at: i64,
}

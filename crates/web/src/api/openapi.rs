//! The description of this API, at `/api/openapi.json`.

use super::{
    actors, appeals, beside, comments, deciding, digest, endorsements, follows, handovers, health,
    invitees, leaving, list_changes, lists, media, one_person, orgs, people, proceedings, refusals,
    schedules, signers, signing, suggestions, tokens, webhook,
};
use axum::Json;
use serde_json::Value;
use std::collections::BTreeSet;
use utoipa::{
    Modify, OpenApi, ToSchema,
    openapi::{
        Content, Header, Object, Ref, RefOr, Response, ResponseBuilder, Type,
        path::{Operation, PathItem},
        schema::{AdditionalProperties, Schema},
        security::{Http, HttpAuthScheme, SecurityScheme},
    },
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Undersigned",
        description = "The API for organisers. Errors are RFC 9457 problems with a stable `code`."
    ),
    paths(
        actors::show,
        appeals::create,
        appeals::show,
        appeals::change,
        appeals::discard,
        appeals::publish,
        appeals::close,
        appeals::withdraw,
        appeals::deliver,
        beside::list,
        beside::create,
        beside::change,
        beside::publish,
        beside::delete,
        handovers::seal,
        handovers::unseal,
        handovers::evidence,
        schedules::show,
        schedules::plan,
        schedules::cancel,
        schedules::show_beside,
        schedules::plan_beside,
        schedules::cancel_beside,
        health::numbers,
        health::health,
        health::deliveries,
        health::retry,
        webhook::show,
        webhook::set,
        webhook::end,
        webhook::test,
        webhook::resume,
        digest::show,
        digest::set,
        people::show,
        people::set,
        one_person::find,
        one_person::hide,
        one_person::show_name,
        one_person::delete,
        endorsements::endorse,
        endorsements::show,
        endorsements::withdraw,
        comments::say,
        comments::unsay,
        comments::list,
        comments::decide,
        deciding::amend,
        deciding::position,
        deciding::ballot,
        deciding::vote,
        follows::follow,
        invitees::list,
        invitees::invite,
        invitees::remind,
        invitees::revoke,
        leaving::begin,
        leaving::refuse,
        leaving::restore,
        leaving::progress,
        leaving::stop,
        list_changes::changes,
        lists::appeals,
        lists::state,
        lists::co_signers,
        lists::pending,
        media::upload,
        proceedings::list,
        proceedings::amendments,
        proceedings::ballots,
        orgs::show,
        orgs::change,
        signers::attest,
        signers::admit,
        refusals::refuse,
        signers::invite,
        signers::uninvite,
        signers::accept_invitation,
        signers::same_signer,
        signing::list,
        signing::decide,
        suggestions::suggestions,
        tokens::list,
        tokens::create,
        tokens::revoke,
    ),
    components(schemas(Problem)),
    modifiers(&Token, &Names, &Refusals, &Members, &Pages)
)]
struct Description;

/// What is wrong, as RFC 9457 has it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what crate::problem::Problem becomes")]
struct Problem {
    /// An address that ends in `code`.
    r#type: String,
    /// What the status is called.
    title: String,
    /// The status.
    status: u16,
    /// Stable, in small letters.
    code: String,
    /// A sentence that says what is wrong and what to do.
    detail: String,
    /// Of `translation_incomplete`: what is missing, by language.
    missing: Option<Vec<Value>>,
}

/// What any call may be refused for, and that every refusal is a problem.
struct Refusals;

const EVERYWHERE: &[(&str, &str)] = &[
    ("400", "the request cannot be read"),
    ("421", "`host_unknown`: `Host` is no name of this server"),
];
/// What may pass by itself. It holds also where an operation names another reason of its own, and then stands
/// behind that.
const FOR_NOW: &[(&str, &str)] = &[
    (
        "429",
        "too many requests, or too much at once from one network",
    ),
    (
        "503",
        "this server cannot do that just now: `busy`, where too much is on its way, `disk_full`, `database_down`, or another",
    ),
];
const WITH_A_TOKEN: &[(&str, &str)] = &[
    ("401", "the token is missing or not valid"),
    ("403", "the token is for other things"),
];
/// What changes something may be found wrong although no body says it.
const THAT_CHANGE: &[(&str, &str)] =
    &[("422", "what it is about breaks a rule; `detail` names it")];
const WITH_A_BODY: &[(&str, &str)] = &[
    ("413", "the body is too large"),
    (
        "422",
        "a member is missing, unknown or not what it should be",
    ),
];

impl Modify for Refusals {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        for path in description.paths.paths.values_mut() {
            for (method, operation) in operations(path) {
                let mut refusals = EVERYWHERE.to_vec();
                if operation.security.is_some() {
                    refusals.extend(WITH_A_TOKEN);
                }
                if operation.request_body.is_some() {
                    refusals.extend(WITH_A_BODY);
                } else if method != "get" {
                    refusals.extend(THAT_CHANGE);
                }
                let responses = &mut operation.responses.responses;
                for (status, what) in refusals {
                    responses.entry(status.to_owned()).or_insert_with(|| {
                        RefOr::T(ResponseBuilder::new().description(what).build())
                    });
                }
                for (status, what) in FOR_NOW {
                    let own = responses
                        .entry((*status).to_owned())
                        .or_insert_with(|| RefOr::T(Response::default()));
                    if let RefOr::T(response) = own {
                        wait(response, what);
                    }
                }
                for (status, response) in responses {
                    let RefOr::T(response) = response else {
                        continue;
                    };
                    if status.starts_with(['4', '5']) && response.content.is_empty() {
                        let problem = Content::new(Some(Ref::from_schema_name("Problem")));
                        let kind = "application/problem+json".to_owned();
                        response.content.insert(kind, RefOr::T(problem));
                    }
                }
            }
        }
    }
}

/// Says of a refusal that it passes, and when to come again.
fn wait(response: &mut Response, what: &str) {
    response.description = match response.description.as_str() {
        "" => what.to_owned(),
        own => format!("{own}; or: {what}"),
    };
    let mut seconds = Header::new(Object::with_type(Type::Integer));
    seconds.description = Some("in how many seconds to come again".to_owned());
    let name = "Retry-After".to_owned();
    response.headers.insert(name, RefOr::T(seconds));
}

/// What is sent has no other members than are named. (`members` refuses them.) An answer may get more
/// one day.
struct Members;

impl Modify for Members {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let sent = sent(description);
        let schemas = &mut description.components.get_or_insert_default().schemas;
        for (_, schema) in schemas.iter_mut().filter(|(name, _)| sent.contains(*name)) {
            match schema {
                RefOr::T(Schema::Object(object)) => close(object),
                RefOr::T(Schema::OneOf(either)) => {
                    for item in &mut either.items {
                        if let RefOr::T(Schema::Object(object)) = item {
                            close(object);
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

/// The names of the schemas of what is sent, and of all that these refer to.
fn sent(description: &utoipa::openapi::OpenApi) -> BTreeSet<String> {
    let description = serde_json::to_value(description).unwrap_or_default();
    let schemas = &description["components"]["schemas"];
    let mut found = BTreeSet::new();
    let paths = description["paths"].as_object().into_iter().flatten();
    for (_, path) in paths {
        for (_, operation) in path.as_object().into_iter().flatten() {
            find_schemas(&operation["requestBody"], schemas, &mut found);
        }
    }
    found
}

fn find_schemas(value: &Value, schemas: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            let name = members.get("$ref").and_then(Value::as_str);
            let name = name.and_then(|name| name.strip_prefix("#/components/schemas/"));
            if let Some(name) = name
                && found.insert(name.to_owned())
            {
                find_schemas(&schemas[name], schemas, found);
            }
            for member in members.values() {
                find_schemas(member, schemas, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                find_schemas(item, schemas, found);
            }
        }
        _ => {}
    }
}

/// A page holds one entry at least.
struct Pages;

impl Modify for Pages {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        for path in description.paths.paths.values_mut() {
            for (_, operation) in operations(path) {
                for parameter in operation.parameters.iter_mut().flatten() {
                    if let RefOr::T(parameter) = parameter
                        && parameter.name == "per_page"
                        && let Some(RefOr::T(Schema::Object(size))) = &mut parameter.schema
                    {
                        size.minimum = Some(utoipa::Number::UInt(1));
                    }
                }
            }
        }
    }
}

fn close(object: &mut Object) {
    if !object.properties.is_empty() {
        object.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
    }
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    [
        ("get", &mut path.get),
        ("post", &mut path.post),
        ("put", &mut path.put),
        ("patch", &mut path.patch),
        ("delete", &mut path.delete),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

/// A name for each operation that no other has. It is made of method and address, so that it stays what it
/// is when handlers move: programs that are written by programs call their functions by it.
struct Names;

impl Modify for Names {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        for (path, item) in &mut description.paths.paths {
            for (method, operation) in operations(item) {
                operation.operation_id = Some(name(method, path));
            }
        }
    }
}

fn name(method: &str, path: &str) -> String {
    let words = path
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !["", "api", "v1"].contains(word));
    let words: Vec<&str> = [method].into_iter().chain(words).collect();
    words.join("_")
}

/// The bearer token.
struct Token;

impl Modify for Token {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        let components = description.components.get_or_insert_default();
        components.add_security_scheme("token", scheme);
    }
}

pub async fn show() -> Json<utoipa::openapi::OpenApi> {
    Json(description())
}

/// The description itself.
pub(super) fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

#[cfg(test)]
mod tests;

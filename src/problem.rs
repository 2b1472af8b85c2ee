//! What a reader is told when something did not happen: one type from server functions to pages, words at the very edge.

use crate::ui::words;
use domain::account::{Fault, Field};
use domain::language::Language;
use domain::listing::ParameterError;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Why a server function gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "problem", content = "detail", rename_all = "snake_case")]
pub enum Problem {
    #[error("not signed in")]
    NotSignedIn,
    #[error("not allowed")]
    Forbidden,
    #[error("not found")]
    NotFound,
    #[error("too many attempts")]
    TooManyAttempts,
    /// The database is away or full: nothing was done, trying again may help.
    #[error("not available now")]
    Unavailable,
    /// The connection to the server failed.
    #[error("no connection")]
    Offline,
    #[error("wrong address or password")]
    WrongCredentials,
    #[error("address not proven")]
    NotConfirmed,
    #[error("dead link")]
    DeadLink,
    #[error("fields are wrong")]
    Fields(Vec<(Field, Fault)>),
    #[error("parameters are wrong")]
    Parameters(Vec<ParameterError>),
    /// A defect of ours; the log has the rest.
    #[error("internal")]
    Internal,
}

impl Problem {
    /// One sentence that says what to do next.
    pub fn sentence(&self, language: Language) -> &'static str {
        match self {
            Self::NotSignedIn => words::problem_not_signed_in(language),
            Self::Forbidden => words::problem_forbidden(language),
            Self::NotFound => words::problem_not_found(language),
            Self::TooManyAttempts => words::problem_too_many(language),
            Self::Unavailable => words::problem_unavailable(language),
            Self::Offline => words::problem_offline(language),
            Self::WrongCredentials => words::problem_credentials(language),
            Self::NotConfirmed => words::problem_not_confirmed(language),
            Self::DeadLink => words::problem_dead_link(language),
            Self::Fields(_) => words::problem_fields(language),
            Self::Parameters(_) => words::problem_parameters(language),
            Self::Internal => words::problem_internal(language),
        }
    }

    /// The status of an answer that is this problem.
    pub fn status(&self) -> u16 {
        match self {
            Self::NotSignedIn => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::TooManyAttempts => 429,
            Self::Unavailable | Self::Offline => 503,
            Self::WrongCredentials | Self::NotConfirmed | Self::DeadLink | Self::Fields(_) | Self::Parameters(_) => 422,
            Self::Internal => 500,
        }
    }

    /// What is wrong with this field, if it is this problem's.
    pub fn at(&self, field: Field) -> Option<Fault> {
        match self {
            Self::Fields(faults) => faults.iter().find(|(at, _)| *at == field).map(|(_, fault)| *fault),
            _ => None,
        }
    }
}

impl FromServerFnError for Problem {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            _ => Self::Internal,
        }
    }
}

/// From what the floors below say to what a reader is told; the log keeps the cause.
#[cfg(feature = "ssr")]
mod from_below {
    use super::Problem;
    use service::accounts::AccountError;
    use service::api_keys::ApiKeyError;
    use store::StoreError;

    impl From<StoreError> for Problem {
        fn from(error: StoreError) -> Self {
            match error {
                StoreError::Unavailable(cause) => {
                    tracing::warn!("database not available: {cause}");
                    Self::Unavailable
                }
                other => {
                    tracing::error!("store: {other:?}");
                    Self::Internal
                }
            }
        }
    }

    impl From<AccountError> for Problem {
        fn from(error: AccountError) -> Self {
            match error {
                AccountError::Faults(faults) => Self::Fields(faults),
                AccountError::WrongCredentials => Self::WrongCredentials,
                AccountError::NotConfirmed => Self::NotConfirmed,
                AccountError::TooManyAttempts => Self::TooManyAttempts,
                AccountError::DeadLink => Self::DeadLink,
                AccountError::NoSuchSession => Self::NotFound,
                AccountError::Hashing => Self::Internal,
                AccountError::Store(error) => error.into(),
            }
        }
    }

    impl From<ApiKeyError> for Problem {
        fn from(error: ApiKeyError) -> Self {
            match error {
                ApiKeyError::Name(fault) => Self::Fields(vec![(domain::account::Field::Name, fault.into())]),
                ApiKeyError::NoSuchKey => Self::NotFound,
                ApiKeyError::Store(error) => error.into(),
            }
        }
    }
}

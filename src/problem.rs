//! What a reader is told when something did not happen: one type from server functions to pages, words at the very edge.

use crate::ui::words;
use domain::account::{Fault, Field};
use domain::customers::SegmentFault;
use domain::language::Language;
use domain::parameter::ParameterError;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Why a server function gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
// With its tag outside: any other makes the client read each answer twice over, with code for both.
#[serde(rename_all = "snake_case")]
pub enum Problem {
    #[error("not signed in")]
    NotSignedIn,
    #[error("not allowed")]
    Forbidden,
    #[error("not found")]
    NotFound,
    #[error("too many attempts")]
    TooManyAttempts,
    /// One owner's pictures of an hour.
    #[error("too many pictures")]
    TooManyPictures,
    /// Others' pictures are being worked on.
    #[error("too many pictures wait")]
    PicturesBusy,
    /// The database is away or full: nothing was done, trying again may help.
    #[error("not available now")]
    Unavailable(Option<Incident>),
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
    /// What is wrong or missing in a product.
    #[error("the product has faults")]
    Product(Vec<domain::product::Fault>),
    /// Saved in another window meanwhile, whose version this is.
    #[error("changed elsewhere")]
    Stale(i64),
    /// A product in this state is not changed so.
    #[error("not in this state")]
    NotNow(domain::product::State),
    /// Fixed since the approval.
    #[error("fixed")]
    Fixed(domain::product::Field),
    /// Online services are not offered from this country.
    #[error("not from here")]
    NotFromHere(String),
    /// A product has as many links as it may have.
    #[error("too many links")]
    TooManyLinks,
    #[error("too many products")]
    TooManyProducts,
    /// A segment cannot be kept so.
    #[error("the segment is refused")]
    Segment(SegmentFault),
    /// The time is another's, or was never offered.
    #[error("taken")]
    Taken,
    /// The time of a hold is up.
    #[error("lapsed")]
    Lapsed,
    /// Another form is being paid for this time.
    #[error("a payment is under way")]
    Paying,
    /// What is wrong with a checkout's form, which no client draws.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    #[error("the checkout has faults")]
    Checkout(Vec<domain::checkout::Fault>),
    /// What is wrong with a new coupon.
    #[error("the coupon has faults")]
    Coupon(Vec<domain::checkout::CouponFault>),
    /// What is wrong with a saved view.
    #[error("the view has a fault")]
    View(domain::reports::ViewFault),
    /// What is wrong with a profile or an invitation.
    #[error("the form has faults")]
    Collaborator(Vec<domain::collaborators::Fault>),
    /// An invitation that offers something else than what was asked for.
    #[error("the invitation offers something else")]
    Invitation(domain::collaborators::Offer),
    /// The page was drawn for another account than the session is in by now, whose name this is.
    #[error("in another account")]
    OtherCentre(String),
    /// A collaborator in this state knows no such move.
    #[error("not in this state")]
    NotSo,
    /// Somebody has the profile.
    #[error("has people")]
    HasPeople(u64),
    /// Nobody takes money here.
    #[error("no payments here")]
    NoPayments,
    /// Something in the agenda is not so.
    #[error("not in the agenda: {0:?}")]
    Agenda(domain::agenda::Fault),
    /// The time in which a booked session can be changed is over.
    #[error("too late")]
    TooLate,
    /// What goes back is not what was shown.
    #[error("another sum")]
    OtherSum,
    /// The day has free times: nobody has to wait for it.
    #[error("not full")]
    NotFull,
    /// The service has no times on that day.
    #[error("no hours")]
    NoHours,
    /// It was called off, or nothing is left of it.
    #[error("over")]
    Over,
    /// The buyer's bank asks for the money back.
    #[error("disputed")]
    Disputed,
    /// More text than could ever be in order.
    #[error("too much text")]
    TooLong,
    /// A defect of ours; the log has the rest.
    #[error("internal")]
    Internal(Option<Incident>),
}

/// The number of a request that failed: a reader tells it, and the log has it beside the cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident(String);

impl Incident {
    /// The number as it is written, such as `7F3A-91C2`.
    pub fn new(number: u32) -> Self {
        Self(format!("{:04X}-{:04X}", number >> 16, number & 0xffff))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Incident {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Problem {
    /// One sentence that says what to do next.
    pub fn sentence(&self, language: Language) -> &'static str {
        match self {
            Self::NotSignedIn => words::problem_not_signed_in(language),
            Self::Forbidden => words::problem_forbidden(language),
            Self::NotFound => words::problem_not_found(language),
            Self::TooManyAttempts => words::problem_too_many(language),
            Self::TooManyPictures => words::problem_too_many_pictures(language),
            Self::PicturesBusy => words::problem_pictures_busy(language),
            Self::Unavailable(_) => words::problem_unavailable(language),
            Self::Offline => words::problem_offline(language),
            Self::WrongCredentials => words::problem_credentials(language),
            Self::NotConfirmed => words::problem_not_confirmed(language),
            Self::DeadLink => words::problem_dead_link(language),
            Self::Fields(_) => words::problem_fields(language),
            Self::Parameters(_) => words::problem_parameters(language),
            Self::Product(_) => words::problem_fields(language),
            Self::Stale(_) => words::problem_stale(language),
            Self::NotNow(_) => words::problem_not_now(language),
            Self::Fixed(_) => words::problem_fixed(language),
            Self::NotFromHere(_) => words::problem_not_from_here(language),
            Self::TooManyLinks => words::problem_too_many_links(language),
            Self::TooManyProducts => words::problem_too_many_products(language),
            Self::TooLong => words::problem_too_long(language),
            Self::NotFull => words::problem_not_full(language),
            Self::NoHours => words::problem_no_hours(language),
            Self::Agenda(fault) => fault.sentence(language),
            Self::TooLate => words::problem_too_late(language),
            Self::OtherSum => words::problem_other_sum(language),
            Self::Over => words::problem_over(language),
            Self::Disputed => words::problem_disputed(language),
            Self::Segment(fault) => fault.sentence(language),
            Self::Taken => words::problem_taken(language),
            Self::Lapsed => words::problem_lapsed(language),
            Self::Paying => words::problem_paying(language),
            Self::Checkout(_) | Self::Coupon(_) | Self::Collaborator(_) | Self::View(_) => words::problem_fields(language),
            Self::Invitation(_) => words::problem_invitation(language),
            Self::OtherCentre(_) => words::problem_other_centre(language),
            Self::NotSo => words::problem_not_so(language),
            Self::HasPeople(_) => words::problem_has_people(language),
            Self::NoPayments => words::problem_no_payments(language),
            Self::Internal(_) => words::problem_internal(language),
        }
    }

    /// The same with what it is about by name, where it has one.
    pub fn told(&self, language: Language) -> Cow<'static, str> {
        match self {
            Self::OtherCentre(name) => words::problem_in_account_of(language, name).into(),
            other => other.sentence(language).into(),
        }
    }

    /// The status of an answer that is this problem.
    pub fn status(&self) -> u16 {
        match self {
            Self::NotSignedIn => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::TooManyAttempts | Self::TooManyPictures => 429,
            Self::Unavailable(_) | Self::Offline | Self::PicturesBusy => 503,
            Self::Stale(_)
            | Self::NotNow(_)
            | Self::Fixed(_)
            | Self::TooManyLinks
            | Self::TooManyProducts
            | Self::Taken
            | Self::Lapsed
            | Self::Paying
            | Self::NoPayments
            | Self::TooLate
            | Self::OtherSum
            | Self::Over
            | Self::Disputed
            | Self::NotFull
            | Self::NoHours
            | Self::Invitation(_)
            | Self::OtherCentre(_)
            | Self::NotSo
            | Self::HasPeople(_) => 409,
            Self::WrongCredentials
            | Self::NotConfirmed
            | Self::DeadLink
            | Self::Fields(_)
            | Self::Parameters(_)
            | Self::Product(_)
            | Self::Checkout(_)
            | Self::Coupon(_)
            | Self::Collaborator(_)
            | Self::View(_)
            | Self::Segment(_)
            | Self::Agenda(_) => 422,
            Self::NotFromHere(_) => 403,
            Self::TooLong => 413,
            Self::Internal(_) => 500,
        }
    }

    /// What to tell whoever runs this server, where the log has more.
    pub fn incident(&self) -> Option<&Incident> {
        match self {
            Self::Unavailable(incident) | Self::Internal(incident) => incident.as_ref(),
            _ => None,
        }
    }

    /// A defect of ours in the present request.
    pub fn internal() -> Self {
        Self::Internal(present())
    }

    /// Something that the present request needs is away.
    pub fn unavailable() -> Self {
        Self::Unavailable(present())
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
            // What was sent is not what is asked for: a fault of who sent it, and none of ours.
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Parameters(Vec::new()),
            error => {
                note(&error);
                Self::internal()
            }
        }
    }
}

#[cfg(feature = "ssr")]
use crate::server::incident::present;

/// In the browser no request is being answered.
#[cfg(not(feature = "ssr"))]
fn present() -> Option<Incident> {
    None
}

#[cfg(feature = "ssr")]
fn note(error: &ServerFnErrorErr) {
    tracing::warn!(incident = present().as_ref().map(Incident::as_str), "a server function: {error}");
}

#[cfg(not(feature = "ssr"))]
fn note(_error: &ServerFnErrorErr) {}

/// From what the floors below say to what a reader is told; the log keeps the cause.
#[cfg(feature = "ssr")]
mod from_below {
    use super::{Incident, Problem, present};
    use domain::booking::PurchaseError;
    use domain::product::{Fault, Field};
    use service::accounts::AccountError;
    use service::agenda::AgendaError;
    use service::api_keys::ApiKeyError;
    use service::booked::BookedError;
    use service::bookings::BookingError;
    use service::checkout::BuyError;
    use service::collaborators::CollaboratorsError;
    use service::coupons::CouponsError;
    use service::customers::CustomersError;
    use service::passwords::PasswordError;
    use service::pictures::PictureError;
    use service::products::{LinkFault, ProductError};
    use service::reports::ReportError;
    use service::sales::SalesError;
    use service::views::ViewError;
    use service::waiting::WaitError;
    use store::StoreError;

    impl From<StoreError> for Problem {
        fn from(error: StoreError) -> Self {
            let incident = present();
            let number = incident.as_ref().map(Incident::as_str);
            match error {
                StoreError::Unavailable(cause) => {
                    tracing::warn!(incident = number, "database not available: {cause}");
                    Self::Unavailable(incident)
                }
                other => {
                    tracing::error!(incident = number, "store: {other:?}");
                    Self::Internal(incident)
                }
            }
        }
    }

    impl From<SalesError> for Problem {
        fn from(error: SalesError) -> Self {
            match error {
                SalesError::NotFound => Self::NotFound,
                SalesError::MayNotSearch => Self::Forbidden,
                SalesError::Store(error) => error.into(),
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
                AccountError::Password(PasswordError::Busy) => Self::unavailable(),
                AccountError::Password(PasswordError::Hashing) => Self::internal(),
                AccountError::Store(error) => error.into(),
            }
        }
    }

    impl From<ProductError> for Problem {
        fn from(error: ProductError) -> Self {
            match error {
                ProductError::NotFound => Self::NotFound,
                ProductError::NotFromHere(country) => Self::NotFromHere(country),
                ProductError::Stale(version) => Self::Stale(version),
                ProductError::Faults(faults) => Self::Product(faults),
                ProductError::NotNow(state) => Self::NotNow(state),
                ProductError::Fixed(field) => Self::Fixed(field),
                ProductError::Link(LinkFault::Source(fault)) => Self::Fields(vec![(domain::account::Field::Name, fault.into())]),
                ProductError::Link(LinkFault::TooMany) => Self::TooManyLinks,
                ProductError::TooMany => Self::TooManyProducts,
                ProductError::TooLong => Self::TooLong,
                ProductError::TooOften => Self::TooManyAttempts,
                ProductError::Store(error) => error.into(),
            }
        }
    }

    impl From<BookingError> for Problem {
        fn from(error: BookingError) -> Self {
            match error {
                BookingError::NotFound => Self::NotFound,
                BookingError::Taken(_) | BookingError::NotOffered(_) => Self::Taken,
                BookingError::Resting { .. } | BookingError::TooMany => Self::TooManyAttempts,
                BookingError::Paying | BookingError::NotNow(_) => Self::Taken,
                BookingError::Lapsed => Self::Lapsed,
                BookingError::Store(error) => error.into(),
            }
        }
    }

    impl From<BuyError> for Problem {
        fn from(error: BuyError) -> Self {
            match error {
                BuyError::NotFound => Self::NotFound,
                BuyError::Lapsed => Self::Lapsed,
                BuyError::Faults(faults) => Self::Checkout(faults),
                BuyError::Paying => Self::Paying,
                BuyError::OtherOrder => {
                    use domain::checkout::{Fault, Field, Reason};
                    Self::Checkout(vec![Fault { field: Field::Whole, reason: Reason::TooOld }])
                }
                BuyError::Store(error) => error.into(),
            }
        }
    }

    impl From<CouponsError> for Problem {
        fn from(error: CouponsError) -> Self {
            match error {
                CouponsError::NotFound => Self::NotFound,
                CouponsError::Faults(faults) => Self::Coupon(faults),
                CouponsError::Store(error) => error.into(),
            }
        }
    }

    impl From<CollaboratorsError> for Problem {
        fn from(error: CollaboratorsError) -> Self {
            use domain::collaborators::{DeletionError, MemberError};
            match error {
                CollaboratorsError::NotFound => Self::NotFound,
                CollaboratorsError::MayNotInvite => Self::Forbidden,
                CollaboratorsError::Faults(faults) => Self::Collaborator(faults),
                CollaboratorsError::Stale(version) => Self::Stale(version),
                CollaboratorsError::Deletion(DeletionError::HasPeople(people)) => Self::HasPeople(people),
                CollaboratorsError::Deletion(DeletionError::ToItself) => Self::NotFound,
                CollaboratorsError::Member(MemberError::NotTheirs(_)) => Self::Forbidden,
                CollaboratorsError::Member(_) => Self::NotSo,
                CollaboratorsError::TooOften => Self::TooManyAttempts,
                CollaboratorsError::Offers(offer) => Self::Invitation(offer),
                CollaboratorsError::Account(error) => error.into(),
                CollaboratorsError::Store(error) => error.into(),
            }
        }
    }

    impl From<ReportError> for Problem {
        fn from(error: ReportError) -> Self {
            match error {
                ReportError::NotFound => Self::NotFound,
                ReportError::Parameters(faults) => Self::Parameters(faults),
                ReportError::Store(error) => error.into(),
            }
        }
    }

    impl From<ViewError> for Problem {
        fn from(error: ViewError) -> Self {
            match error {
                ViewError::NotFound => Self::NotFound,
                ViewError::Fault(fault) => Self::View(fault),
                ViewError::Report(error) => error.into(),
                ViewError::Store(error) => error.into(),
            }
        }
    }

    impl From<CustomersError> for Problem {
        fn from(error: CustomersError) -> Self {
            match error {
                CustomersError::NotFound => Self::NotFound,
                CustomersError::Parameters(faults) => Self::Parameters(faults),
                CustomersError::Segment(fault) => Self::Segment(fault),
                CustomersError::Store(error) => error.into(),
            }
        }
    }

    impl From<WaitError> for Problem {
        fn from(error: WaitError) -> Self {
            match error {
                WaitError::NotFound => Self::NotFound,
                WaitError::NotFull => Self::NotFull,
                WaitError::NoHours => Self::NoHours,
                WaitError::Address => Self::Fields(vec![(domain::account::Field::Email, domain::account::Fault::NotAnAddress)]),
                WaitError::TooOften => Self::TooManyAttempts,
                WaitError::Over => Self::Lapsed,
                WaitError::Paying => Self::Paying,
                WaitError::Store(error) => error.into(),
            }
        }
    }

    impl From<AgendaError> for Problem {
        fn from(error: AgendaError) -> Self {
            match error {
                AgendaError::NotFound => Self::NotFound,
                AgendaError::Refused(fault) => Self::Agenda(fault),
                AgendaError::TooOften => Self::TooManyAttempts,
                AgendaError::Store(error) => error.into(),
            }
        }
    }

    impl From<BookedError> for Problem {
        fn from(error: BookedError) -> Self {
            match error {
                BookedError::NotFound => Self::NotFound,
                BookedError::Taken(_) => Self::Taken,
                BookedError::Rules(PurchaseError::TooLate) => Self::TooLate,
                BookedError::Rules(PurchaseError::Disputed) => Self::Disputed,
                BookedError::Rules(PurchaseError::OtherSum) => Self::OtherSum,
                BookedError::Rules(PurchaseError::Ended | PurchaseError::NothingLeft) => Self::Over,
                BookedError::TooLong => Self::TooLong,
                BookedError::TooOften => Self::TooManyAttempts,
                BookedError::Store(error) => error.into(),
            }
        }
    }

    impl From<PictureError> for Problem {
        fn from(error: PictureError) -> Self {
            match error {
                PictureError::Refused(reason) => Self::Product(vec![Fault { field: Field::Image, reason }]),
                PictureError::TooMany => Self::TooManyPictures,
                PictureError::Busy => Self::PicturesBusy,
                PictureError::Encoding(cause) => {
                    let incident = present();
                    tracing::error!(incident = incident.as_ref().map(Incident::as_str), "encoding a picture: {cause}");
                    Self::Internal(incident)
                }
                PictureError::Store(error) => error.into(),
            }
        }
    }

    impl From<ApiKeyError> for Problem {
        fn from(error: ApiKeyError) -> Self {
            match error {
                ApiKeyError::Name(fault) => Self::Fields(vec![(domain::account::Field::Name, fault.into())]),
                ApiKeyError::Rights(fault) => Self::Fields(vec![(domain::account::Field::Rights, fault.into())]),
                ApiKeyError::MayNot => Self::Forbidden,
                ApiKeyError::NoSuchKey => Self::NotFound,
                ApiKeyError::Store(error) => error.into(),
            }
        }
    }
}

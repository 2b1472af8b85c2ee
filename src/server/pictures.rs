//! Pictures over HTTP: sent as a form's file, shown to anybody who has the address.

use crate::paths;
use crate::problem::Problem;
use crate::server::caller::{Caller, ClientAddress};
use crate::server::state::House;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use domain::id::{PictureId, ProductId};
use domain::product::verification::HEAVIEST_PICTURE;
use domain::product::{Fault, Field, Reason, Step};
use service::asking::Asking;
use service::pictures;
use service::products::registration;

/// A picture and what the form writes around it.
const BODY: usize = HEAVIEST_PICTURE.0 as usize + 64 * 1024;

/// The address says which picture, so what it answers never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Where pictures are sent to, as the router writes it.
pub const UPLOAD: &str = "/products/{id}/picture";
/// Where they are shown.
pub const SHOWN: &str = "/pictures/{id}/{width}";

/// The routes of [`UPLOAD`] and [`SHOWN`].
pub fn routes() -> Router<House> {
    Router::new().route(UPLOAD, post(upload).layer(DefaultBodyLimit::max(BODY))).route(SHOWN, get(show))
}

/// Keeps the form's file. A script gets the picture's id and saves it with the rest of its step; a plain form has it saved at once
/// and is led back to its step.
async fn upload(
    State(house): State<House>,
    Extension(caller): Extension<Caller>,
    product: Result<Path<ProductId>, PathRejection>,
    headers: HeaderMap,
    address: ClientAddress,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(Path(product)) = product else { return StatusCode::NOT_FOUND.into_response() };
    let Some(asking) = caller.asking(address.0, house.clock.now()).filter(|asking| asking.acting.reaches(product)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match keep(&house, &asking, product, is_script(&headers), form).await {
        Ok(Some(picture)) => Json(serde_json::json!({ "picture": picture })).into_response(),
        Ok(None) => Redirect::to(&paths::step(product, Step::Information)).into_response(),
        Err(problem) => {
            let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, Json(problem)).into_response()
        }
    }
}

async fn keep(
    house: &House,
    asking: &Asking,
    product: ProductId,
    is_script: bool,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Option<PictureId>, Problem> {
    let (owner, now) = (asking.owner(), asking.now);
    // Nothing is decoded for a product that is not the owner's, and nobody learns by a wrong form that it is there.
    registration::read(&house.office, owner, product, now).await?;
    let mut form = form.map_err(|_| at_picture(Reason::NotAPicture))?;
    let bytes = loop {
        match form.next_field().await.map_err(|error| too_heavy(&error))? {
            Some(field) if field.name() == Some("picture") => break field.bytes().await.map_err(|error| too_heavy(&error))?,
            Some(_) => {}
            None => return Err(at_picture(Reason::NotAPicture)),
        }
    };
    let picture = pictures::keep(&house.office, owner, bytes, now).await?;
    if is_script {
        return Ok(Some(picture));
    }
    registration::set_picture(&house.office, asking, product, picture, now).await?;
    Ok(None)
}

async fn show(State(house): State<House>, asked: Result<Path<(PictureId, u32)>, PathRejection>) -> Response {
    let Ok(Path((id, width))) = asked else { return StatusCode::NOT_FOUND.into_response() };
    match pictures::file(&house.office, id, width).await {
        Ok(Some(file)) => {
            let headers = [(header::CONTENT_TYPE, file.media_type.as_str()), (header::CACHE_CONTROL, FOR_EVER)];
            (headers, file.content).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!("showing a picture: {error}");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn is_script(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|accept| accept.contains("application/json"))
}

fn too_heavy(error: &MultipartError) -> Problem {
    let reason = match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Reason::PictureTooHeavy { megabytes: HEAVIEST_PICTURE.1 },
        _ => Reason::NotAPicture,
    };
    at_picture(reason)
}

fn at_picture(reason: Reason) -> Problem {
    Problem::Product(vec![Fault { field: Field::Image, reason }])
}

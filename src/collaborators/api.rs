//! Server functions of the collaborators centre: a few lines each over a use case. Those of forms lead to a page, so that they work before
//! and without WebAssembly, and whatever the reader may do afterwards is drawn anew.

mod log;
mod shapes;

pub use log::*;
pub use shapes::*;

use crate::problem::Problem;
use crate::ui::here::Present;
use domain::account::SignUpForm;
use domain::collaborators::{InviteForm, ProfileForm, Rights};
use domain::id::{CollaboratorId, OwnerId, ProductId, ProfileId};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

#[cfg(feature = "ssr")]
use {
    crate::accounts::api::keep_session,
    crate::paths,
    crate::server::caller::{Asked, asked, request, visitor},
    crate::ui::places::{self, Sight},
    domain::collaborators::{Access, Deletion, Event, InPerson, Limits, Products, Standing},
    service::collaborators as desk,
    store::collaborators::Filter,
};

/// What the reader may do by now in the account that they are in, and whether a page is open to them there.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "whereabouts", input = Json)]
pub async fn whereabouts(path: String) -> Result<Present, Problem> {
    let (house, _) = request()?;
    let known = asked()?.known;
    let here = crate::ui::reader::whereabouts(&known);
    Ok(Present { here, is_open: crate::server::guard::lets_see(&house, &path, known) })
}

/// The people of an account that fit.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "list_collaborators", input = Json)]
pub async fn list_collaborators(narrowed: Narrowed) -> Result<People, Problem> {
    let asked = asked()?;
    let filter = Filter { profile: narrowed.profile, state: narrowed.state, text: narrowed.text };
    let found = desk::list(&asked.office, asked.owner, &filter, asked.now).await?;
    let name_of = |id: ProfileId| found.profiles.iter().find(|profile| profile.id == id).map(|profile| profile.name.clone());
    let person = |page: &store::collaborators::Page| {
        let one = &page.collaborator;
        let until = match one.standing {
            Standing::Pending { until } => Some(asked.local(until)),
            _ => None,
        };
        Person {
            id: one.id,
            name: one.name.clone(),
            email: one.email.to_string(),
            profile: one.profile,
            profile_name: name_of(one.profile).unwrap_or_default(),
            state: one.standing.shown(asked.now),
            until,
            limits: one.limits.clone(),
            seen: one.seen_at.map(|at| asked.local(at)),
            inviter: page.inviter.clone(),
            undeliverable: page.undeliverable,
        }
    };
    let people = found.pages.iter().map(person).collect();
    Ok(People { people, all: found.all, profiles: found.profiles.into_iter().map(|profile| (profile.id, profile.name)).collect() })
}

/// What one may invite into.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "invite_choices", input = Json)]
pub async fn invite_choices() -> Result<Choices, Problem> {
    let asked = asked()?;
    let choices = desk::choices(&asked.office, &asked.asking()).await?;
    Ok(Choices { profiles: choices.profiles, products: choices.products, limited: choices.limited, today: asked.today() })
}

/// Invites somebody, and leads to the list.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "invite")]
pub async fn invite(form: InviteForm) -> Result<(), Problem> {
    let asked = asked()?;
    desk::invite(&asked.office, &asked.asking(), &form).await?;
    to_list()
}

/// Sends an invitation again.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "resend_invitation")]
pub async fn resend_invitation(id: CollaboratorId) -> Result<(), Problem> {
    let asked = asked()?;
    desk::resend(&asked.office, &asked.asking(), id).await?;
    to_list()
}

/// Suspends, readmits (`resume`) or removes somebody, or takes their invitation back (`revoke`).
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "change_collaborator")]
pub async fn change_collaborator(id: CollaboratorId, event: String) -> Result<(), Problem> {
    let asked = asked()?;
    let event = event.parse::<Event>().map_err(|_| Problem::NotFound)?;
    desk::apply(&asked.office, in_person(&asked)?, &asked.asking(), id, event).await?;
    to_list()
}

/// Gives somebody another profile.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "change_profile")]
pub async fn change_profile(id: CollaboratorId, profile: ProfileId) -> Result<(), Problem> {
    let asked = asked()?;
    desk::change_profile(&asked.office, in_person(&asked)?, &asked.asking(), id, profile).await?;
    to_list()
}

/// Makes a profile just for somebody, and leads to it.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "just_for")]
pub async fn just_for(id: CollaboratorId) -> Result<(), Problem> {
    let asked = asked()?;
    let own = desk::just_for(&asked.office, in_person(&asked)?, &asked.asking(), id).await?;
    leptos_axum::redirect(&paths::profile(own));
    Ok(())
}

/// Narrows somebody to some products (`limited`) and to a last day, or to neither.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "set_limits")]
pub async fn set_limits(
    id: CollaboratorId,
    #[server(default)] limited: bool,
    #[server(default)] products: Vec<ProductId>,
    #[server(default)] last_day: String,
) -> Result<(), Problem> {
    use domain::collaborators::{Fault, Field, Reason};
    let asked = asked()?;
    let fault = |field, reason| Problem::Collaborator(vec![Fault::new(field, reason)]);
    let products =
        if limited { Products::some(products).map_err(|_| fault(Field::Products, Reason::NoProducts))? } else { Products::all() };
    let last_day = match last_day.trim() {
        "" => None,
        day => Some(day.parse().map_err(|_| fault(Field::LastDay, Reason::NotADay))?),
    };
    desk::set_limits(&asked.office, in_person(&asked)?, &asked.asking(), id, &Limits { products, last_day }).await?;
    to_list()
}

/// The profiles of the account.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "list_profiles", input = Json)]
pub async fn list_profiles() -> Result<Vec<ProfileLine>, Problem> {
    let asked = asked()?;
    let listed = desk::profiles(&asked.office, asked.owner).await?;
    Ok(listed.into_iter().map(|one| ProfileLine { profile: one.kept.profile, version: one.kept.version, people: one.people }).collect())
}

/// Whom other rights of a profile would concern. Changes nothing.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "preview_profile", input = Json)]
pub async fn preview_profile(id: ProfileId, rights: Rights) -> Result<Affected, Problem> {
    let asked = asked()?;
    let affected = desk::preview(&asked.office, in_person(&asked)?, id, rights, asked.now).await?;
    Ok(Affected { difference: affected.difference, people: affected.people, taken_back: affected.taken_back })
}

/// Makes a profile, or saves one that was read at `version`; leads to the list of profiles.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "save_profile")]
pub async fn save_profile(
    #[server(default)] id: Option<ProfileId>,
    #[server(default)] version: i64,
    form: ProfileForm,
) -> Result<(), Problem> {
    let asked = asked()?;
    desk::save(&asked.office, in_person(&asked)?, &asked.asking(), id.map(|id| (id, version)), &form).await?;
    to_profiles()
}

/// Another profile of the same rights.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "duplicate_profile")]
pub async fn duplicate_profile(id: ProfileId) -> Result<(), Problem> {
    let asked = asked()?;
    let copy = desk::duplicate(&asked.office, in_person(&asked)?, &asked.asking(), id).await?;
    leptos_axum::redirect(&paths::profile(copy));
    Ok(())
}

/// Deletes a profile; its people, if it has any, move `to` another.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "remove_profile")]
pub async fn remove_profile(id: ProfileId, #[server(default)] to: String) -> Result<(), Problem> {
    let asked = asked()?;
    let deletion = match to.as_str() {
        "" => Deletion::Empty,
        to => Deletion::MoveTo(to.parse().map_err(|_| Problem::NotFound)?),
    };
    desk::remove(&asked.office, in_person(&asked)?, &asked.asking(), id, deletion).await?;
    to_profiles()
}

/// Lets the owner look at their account as a profile would; leads to the first place that it shows.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "see_as")]
pub async fn see_as(id: ProfileId) -> Result<(), Problem> {
    let asked = asked()?;
    desk::see_as(&asked.office, in_person(&asked)?, &asked.known, Some(id)).await?;
    let rights = desk::profile(&asked.office, asked.owner, id).await?.profile.rights;
    leptos_axum::redirect(places::first(Sight { rights, is_owner: false, is_limited: false }));
    Ok(())
}

/// The owner is themselves again.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "stop_seeing")]
pub async fn stop_seeing() -> Result<(), Problem> {
    let asked = asked()?;
    desk::stop_seeing(&asked.office, &asked.known).await?;
    leptos_axum::redirect(paths::PROFILES);
    Ok(())
}

/// The accounts that one helps with.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "list_assisted", input = Json)]
pub async fn list_assisted() -> Result<Vec<Assisted>, Problem> {
    let asked = asked()?;
    let centres = desk::assisted(&asked.office, asked.account, asked.now).await?;
    let line = |centre: desk::Centre| Assisted {
        owner: centre.assisted.collaborator.owner,
        owner_name: centre.assisted.owner_name,
        profile: centre.assisted.profile,
        rights: centre.assisted.rights,
        limits: centre.assisted.collaborator.limits,
        is_open: centre.access == Access::Open,
    };
    Ok(centres.into_iter().map(line).collect())
}

/// Goes into another's account, or back into one's own (empty).
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "switch_centre")]
pub async fn switch_centre(#[server(default)] owner: String) -> Result<(), Problem> {
    let asked = asked()?;
    let to: Option<OwnerId> = match owner.as_str() {
        "" => None,
        owner => Some(owner.parse().map_err(|_| Problem::NotFound)?),
    };
    desk::switch(&asked.office, &asked.known, to, asked.now).await?;
    to_first(&asked).await
}

/// Leaves a centre for good.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "leave_centre")]
pub async fn leave_centre(owner: OwnerId) -> Result<(), Problem> {
    let asked = asked()?;
    desk::leave(&asked.office, &asked.known, owner, &asked.address, asked.now).await?;
    leptos_axum::redirect(paths::ASSIST);
    Ok(())
}

/// Accepts an invitation as whoever is signed in, and leads into the account.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "accept_invitation")]
pub async fn accept_invitation(token: String) -> Result<(), Problem> {
    let asked = asked()?;
    desk::accept(&asked.office, &token, &asked.known, &asked.address, asked.now).await?;
    to_first(&asked).await
}

/// Accepts an invitation with a new account for its address.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "accept_with_account")]
pub async fn accept_with_account(token: String, form: SignUpForm) -> Result<(), Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    let visitor = visitor(&house, &parts);
    let signed_in = desk::accept_with_new_account(&house.office, &token, &form, &visitor, house.clock.now()).await?;
    keep_session(&house, signed_in.token.reveal());
    leptos_axum::redirect(paths::ASSIST);
    Ok(())
}

/// Declines an invitation: whoever has its link may.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "decline_invitation")]
pub async fn decline_invitation(token: String) -> Result<(), Problem> {
    let (house, parts) = request()?;
    let address = house.config.client_address(&parts);
    house.throttle.look(&house.office, &address)?;
    desk::decline(&house.office, &token, &address, house.clock.now()).await?;
    leptos_axum::redirect(&paths::invitation_declined());
    Ok(())
}

/// The owner's pass to what is theirs alone.
#[cfg(feature = "ssr")]
fn in_person(asked: &Asked) -> Result<InPerson, Problem> {
    asked.acting().in_person().ok_or(Problem::NotFound)
}

#[cfg(feature = "ssr")]
fn to_list() -> Result<(), Problem> {
    leptos_axum::redirect(paths::COLLABORATORS);
    Ok(())
}

#[cfg(feature = "ssr")]
fn to_profiles() -> Result<(), Problem> {
    leptos_axum::redirect(paths::PROFILES);
    Ok(())
}

/// Leads to the first place of the account that the session is in now.
#[cfg(feature = "ssr")]
async fn to_first(asked: &Asked) -> Result<(), Problem> {
    let (house, parts) = request()?;
    let token = crate::server::caller::cookie(&parts, house.config.session_cookie()).ok_or(Problem::NotSignedIn)?;
    let known = service::accounts::recognise(&asked.office, &token, asked.now).await?.ok_or(Problem::NotSignedIn)?;
    leptos_axum::redirect(places::first(crate::ui::reader::whereabouts(&known).sight()));
    Ok(())
}

//! The owner's segments: what each keeps, how many are in it now, another name, and its end.

use crate::customers::api::{DeleteSegment, RenameSegment, read_segments};
use crate::customers::words;
use crate::paths;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, problem_of};
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::LoadLive;
use crate::ui::pop::{close_open, keep_inside};
use crate::ui::reader::language;
use crate::ui::states::{Empty, rows_skeleton};
use domain::customers::{NAME_MAX, Segment};
use domain::language::Language;
use leptos::prelude::*;

/// The list.
#[component]
pub fn SegmentsPage() -> impl IntoView {
    let language = language();
    let known = Resource::new_blocking(|| (), |()| read_segments());
    let body = move |now: Signal<Option<Vec<Segment>>>| {
        let changed = Callback::new(move |()| known.refetch());
        view! { <List known=now changed /> }.into_any()
    };
    view! {
        <AppFrame title=words::segments(language) narrow=true>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::CUSTOMERS>
                        {icon(icondata::LuChevronLeft)}
                        {words::title(language)}
                    </a>
                    <h1>{words::segments(language)}</h1>
                    <p>{words::segments_intro(language)}</p>
                </div>
            </header>
            <LoadLive read=move || known.get() retry=move || known.refetch() skeleton=rows_skeleton view=body />
        </AppFrame>
    }
    .into_any()
}

#[component]
fn List(known: Signal<Option<Vec<Segment>>>, changed: Callback<()>) -> impl IntoView {
    let language = language();
    let (rename, delete) = (ServerAction::<RenameSegment>::new(), ServerAction::<DeleteSegment>::new());
    let (renamed, deleted) = (rename.value(), delete.value());
    Effect::new(move |_| {
        let is_done = renamed.with(|answer| matches!(answer, Some(Ok(())))) | deleted.with(|answer| matches!(answer, Some(Ok(()))));
        if is_done {
            close_open();
            changed.run(());
        }
    });
    let (not_renamed, not_deleted) = (problem_of(rename), problem_of(delete));
    let problem = Signal::derive(move || not_renamed.get().or_else(|| not_deleted.get()));
    let segments = Memo::new(move |_| known.get().unwrap_or_default());
    view! {
        <section class="card" aria-label=words::segments(language)>
            <FormProblem problem />
            {move || segments.with(|segments| rows(segments, (rename, delete), language))}
        </section>
    }
    .into_any()
}

type Acts = (ServerAction<RenameSegment>, ServerAction<DeleteSegment>);

fn rows(segments: &[Segment], acts: Acts, language: Language) -> AnyView {
    if segments.is_empty() {
        return view! {
            <Empty title=words::no_segments(language) text=words::no_segments_why(language)>
                <a class="btn" href=paths::CUSTOMERS>
                    {words::choose(language)}
                </a>
            </Empty>
        }
        .into_any();
    }
    let lines: Vec<_> = segments.iter().map(|segment| line(segment, acts, language)).collect();
    view! { <ul class="rows segments">{lines}</ul> }.into_any()
}

fn line(segment: &Segment, (rename, delete): Acts, language: Language) -> AnyView {
    let (id, name) = (segment.id.to_string(), segment.name.clone());
    let (told_rename, told_delete) = [words::rename, words::delete].map(|word| format!("{}: {name}", word(language))).into();
    let (renamed, asked) = (id.clone(), words::delete_ask(language, &name));
    let made = words::made_by(language, &segment.made_by, &format::day_month_year(segment.made_at.date_naive(), language));
    let field = format!("name-{id}");
    view! {
        <li>
            <span class="words">
                <a class="link" href=paths::segment(segment.id)>
                    <b>{name.clone()}</b>
                </a>
                <small>{words::kind(language, segment.kind)} " · " {made}</small>
            </span>
            <span class="end">
                <b>{words::customers(language, segment.size)}</b>
            </span>
            <span class="actions">
                <details class="opens" on:toggle=keep_inside>
                    <summary class="btn quiet small" aria-label=told_rename>
                        {words::rename(language)}
                    </summary>
                    <div class="pop end">
                        <ActionForm action=rename>
                            <input type="hidden" name="id" value=renamed />
                            <div class="field">
                                <label for=field.clone()>{words::name(language)}</label>
                                <input class="input small" id=field name="name" value=name.clone() maxlength=NAME_MAX.to_string() required autocomplete="off" />
                            </div>
                            <div class="foot">
                                <button class="btn main small" type="submit" disabled=move || rename.pending().get()>
                                    {words::rename(language)}
                                </button>
                            </div>
                        </ActionForm>
                    </div>
                </details>
                <details class="opens" on:toggle=keep_inside>
                    <summary class="btn quiet small" aria-label=told_delete>
                        {words::delete(language)}
                    </summary>
                    <div class="pop end">
                        <p class="label">
                            <b>{asked}</b>
                        </p>
                        <ActionForm action=delete>
                            <input type="hidden" name="id" value=id />
                            <div class="foot">
                                <button class="btn main danger small" type="submit" disabled=move || delete.pending().get()>
                                    {words::delete(language)}
                                </button>
                            </div>
                        </ActionForm>
                    </div>
                </details>
            </span>
        </li>
    }
    .into_any()
}

//! A text to write into, with buttons for its formatting and how to write it oneself.

use super::format::{Tool, apply};
use crate::products::pages::wizard::entry::bind;
use crate::products::words::page as words;
use crate::ui::form::fault_line;
use crate::ui::icon::{Icon, icon};
use crate::ui::reader::language;
use domain::language::Language;
use leptos::html::Textarea;
use leptos::prelude::*;

/// A field of several lines. With `formatted`, the buttons work on what is selected in it.
#[component]
pub fn LongText(
    id: String,
    label: String,
    #[prop(into)] value: Signal<String>,
    put: Callback<String>,
    fault: Signal<Option<String>>,
    #[prop(into)] closed: Signal<bool>,
    leave: Callback<()>,
    #[prop(default = "4")] rows: &'static str,
    #[prop(optional)] formatted: bool,
) -> impl IntoView {
    let language = language();
    let node = NodeRef::<Textarea>::new();
    bind(
        move || node.get().map(|node| node.value()),
        move |text| {
            if let Some(node) = node.get_untracked() {
                node.set_value(text);
            }
        },
        value,
        put,
    );
    let press = move |tool: Tool| {
        let Some(node) = node.get_untracked() else { return };
        let from = node.selection_start().ok().flatten().unwrap_or_default();
        let to = node.selection_end().ok().flatten().unwrap_or(from);
        let edited = apply(tool, &node.value(), from, to, placeholder(tool, language));
        node.set_value(&edited.text);
        put.run(edited.text);
        let _ = node.focus();
        let _ = node.set_selection_range(edited.from, edited.to);
    };
    let tool = move |tool: Tool, drawing: Icon, name: &'static str| {
        view! {
            <button class="btn quiet square small" type="button" aria-label=name title=name disabled=move || closed.get() on:click=move |_| press(tool)>
                {icon(drawing)}
            </button>
        }
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if !formatted || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        let wanted = match event.key().as_str() {
            "b" => Tool::Bold,
            "i" => Tool::Italic,
            _ => return,
        };
        event.prevent_default();
        press(wanted);
    };
    let tools = formatted.then(|| {
        view! {
            <div class="rich-tools" role="group" aria-label=words::formatting(language)>
                {tool(Tool::Bold, icondata::LuBold, words::bold(language))} {tool(Tool::Italic, icondata::LuItalic, words::italic(language))}
                {tool(Tool::Link, icondata::LuLink, words::link(language))} {tool(Tool::List, icondata::LuList, words::list(language))}
            </div>
        }
    });
    let help = formatted.then(|| help(language));
    let error_id = format!("{id}-error");
    let described = {
        let error_id = error_id.clone();
        move || fault.with(Option::is_some).then(|| error_id.clone())
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <div class="rich-box">
                {tools}
                <textarea
                    class="input"
                    id=id.clone()
                    node_ref=node
                    rows=rows
                    autocomplete="off"
                    disabled=move || closed.get()
                    aria-invalid=move || fault.with(Option::is_some).then_some("true")
                    aria-describedby=described
                    on:input=move |event| put.run(event_target_value(&event))
                    on:blur=move |_| leave.run(())
                    on:keydown=keys
                >
                    {value.get_untracked()}
                </textarea>
            </div>
            {move || fault_line(&error_id, fault.get())}
            {help}
        </div>
    }
    .into_any()
}

fn help(language: Language) -> AnyView {
    let rows = [words::help_bold(language), words::help_italic(language), words::help_link(language), words::help_list(language)];
    let rows = rows.map(|row| view! { <li><code>{row}</code></li> });
    view! {
        <details class="rich-help">
            <summary>{words::help(language)}</summary>
            <ul>{rows}</ul>
            <p>{words::help_paragraph(language)}</p>
        </details>
    }
    .into_any()
}

/// What stands in for a selection of nothing.
fn placeholder(tool: Tool, language: Language) -> &'static str {
    match tool {
        Tool::Bold => words::bold(language),
        Tool::Italic => words::italic(language),
        Tool::Link => words::link_words(language),
        Tool::List => words::link_words(language),
    }
}

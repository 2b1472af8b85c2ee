//! Drawings of figures: SVG that server and browser draw the same, with the exact figures told point by point and a table behind each.
//!
//! Each drawing takes plain [`data`]: names already written in the reader's language, figures as whole numbers with their [`Unit`].
//!
//! - by stretches of time, one or several series: [`LineChart`] · [`ColumnChart`] · [`StackedChart`]
//! - by value: [`BarChart`] · [`DonutChart`] · [`PlacesChart`] (countries with their regions) · [`HeatChart`] (weekday and hour)
//! - the panel's own: [`DayChart`] · [`StackedBar`]
//!
//! Where a point lies is whole numbers ([`scale`], [`arc`], [`thin`]), so that the last digit is the same on both sides. What only reports
//! draw is named by rooms that are fetched when they are entered, never by the panel.

mod arc;
mod bars;
mod columns;
pub mod data;
mod donut;
mod heat;
mod legend;
mod line;
mod mark;
mod part;
mod places;
mod plot;
mod rows;
mod scale;
mod shown;
mod stacked;
mod step;
mod table;
mod thin;
mod told;
mod trace;
mod walk;
mod week;

pub use bars::BarChart;
pub use columns::ColumnChart;
pub use data::{Bucket, Hour, Part, Place, Ranking, Series, Timeline, Unit, Weekly};
pub use donut::DonutChart;
pub use heat::HeatChart;
pub use line::LineChart;
pub use places::PlacesChart;
pub use shown::Hidden;
pub use stacked::StackedChart;
pub use week::{Day, DayChart, StackedBar};

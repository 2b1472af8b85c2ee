//! Countries in four languages.

use domain::language::Language;
use domain::name::{COUNTRIES, fold};

/// What a country is called, by its ISO 3166-1 code; the code itself for one that is not in the table.
pub fn country(language: Language, code: &str) -> &str {
    let Some((_, names)) = NAMES.iter().find(|(known, _)| *known == code) else { return code };
    match language {
        Language::English => names[0],
        Language::Spanish => names[1],
        Language::Portuguese => names[2],
        Language::Italian => names[3],
    }
}

/// The countries' codes and names, in the order of the names.
pub fn countries(language: Language) -> Vec<(String, String)> {
    let mut countries: Vec<_> = COUNTRIES.iter().map(|code| ((*code).to_owned(), country(language, code).to_owned())).collect();
    countries.sort_by_cached_key(|(_, name)| fold(name));
    countries
}

/// English, Spanish, Portuguese, Italian.
const NAMES: [(&str, [&str; 4]); 43] = [
    ("AO", ["Angola", "Angola", "Angola", "Angola"]),
    ("AR", ["Argentina", "Argentina", "Argentina", "Argentina"]),
    ("AT", ["Austria", "Austria", "Áustria", "Austria"]),
    ("AU", ["Australia", "Australia", "Austrália", "Australia"]),
    ("BE", ["Belgium", "Bélgica", "Bélgica", "Belgio"]),
    ("BO", ["Bolivia", "Bolivia", "Bolívia", "Bolivia"]),
    ("BR", ["Brazil", "Brasil", "Brasil", "Brasile"]),
    ("CA", ["Canada", "Canadá", "Canadá", "Canada"]),
    ("CH", ["Switzerland", "Suiza", "Suíça", "Svizzera"]),
    ("CL", ["Chile", "Chile", "Chile", "Cile"]),
    ("CN", ["China", "China", "China", "Cina"]),
    ("CO", ["Colombia", "Colombia", "Colômbia", "Colombia"]),
    ("CR", ["Costa Rica", "Costa Rica", "Costa Rica", "Costa Rica"]),
    ("CU", ["Cuba", "Cuba", "Cuba", "Cuba"]),
    ("DE", ["Germany", "Alemania", "Alemanha", "Germania"]),
    ("DO", ["Dominican Republic", "República Dominicana", "República Dominicana", "Repubblica Dominicana"]),
    ("EC", ["Ecuador", "Ecuador", "Equador", "Ecuador"]),
    ("ES", ["Spain", "España", "Espanha", "Spagna"]),
    ("FR", ["France", "Francia", "França", "Francia"]),
    ("GB", ["United Kingdom", "Reino Unido", "Reino Unido", "Regno Unito"]),
    ("GT", ["Guatemala", "Guatemala", "Guatemala", "Guatemala"]),
    ("HN", ["Honduras", "Honduras", "Honduras", "Honduras"]),
    ("IE", ["Ireland", "Irlanda", "Irlanda", "Irlanda"]),
    ("IN", ["India", "India", "Índia", "India"]),
    ("IT", ["Italy", "Italia", "Itália", "Italia"]),
    ("JP", ["Japan", "Japón", "Japão", "Giappone"]),
    ("MX", ["Mexico", "México", "México", "Messico"]),
    ("MZ", ["Mozambique", "Mozambique", "Moçambique", "Mozambico"]),
    ("NI", ["Nicaragua", "Nicaragua", "Nicarágua", "Nicaragua"]),
    ("NL", ["Netherlands", "Países Bajos", "Países Baixos", "Paesi Bassi"]),
    ("NZ", ["New Zealand", "Nueva Zelanda", "Nova Zelândia", "Nuova Zelanda"]),
    ("PA", ["Panama", "Panamá", "Panamá", "Panama"]),
    ("PE", ["Peru", "Perú", "Peru", "Perù"]),
    ("PL", ["Poland", "Polonia", "Polônia", "Polonia"]),
    ("PR", ["Puerto Rico", "Puerto Rico", "Porto Rico", "Porto Rico"]),
    ("PT", ["Portugal", "Portugal", "Portugal", "Portogallo"]),
    ("PY", ["Paraguay", "Paraguay", "Paraguai", "Paraguay"]),
    ("SE", ["Sweden", "Suecia", "Suécia", "Svezia"]),
    ("SV", ["El Salvador", "El Salvador", "El Salvador", "El Salvador"]),
    ("US", ["United States", "Estados Unidos", "Estados Unidos", "Stati Uniti"]),
    ("UY", ["Uruguay", "Uruguay", "Uruguai", "Uruguay"]),
    ("VE", ["Venezuela", "Venezuela", "Venezuela", "Venezuela"]),
    ("ZA", ["South Africa", "Sudáfrica", "África do Sul", "Sudafrica"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_that_can_be_chosen_has_a_name() {
        for code in COUNTRIES {
            assert_ne!(country(Language::English, code), code);
        }
    }
}

//! Where buyers live: countries by how many buy, Brazilian states by how many live there, and their cities.

/// Whose names people have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Culture {
    Brazil,
    Portugal,
    Spain,
    Italy,
    LatinAmerica,
    English,
}

pub(super) struct Country {
    pub code: &'static str,
    pub culture: Culture,
    /// Pays in euro.
    pub euro: bool,
    pub cities: &'static [&'static str],
}

const fn country(code: &'static str, culture: Culture, euro: bool, cities: &'static [&'static str]) -> Country {
    Country { code, culture, euro, cities }
}

/// Out of 1,000 buyers, those who live in Brazil.
pub(super) const HOME_PER_MILLE: u64 = 868;

/// The others.
pub(super) static ABROAD: [(u32, Country); 16] = [
    (26, country("US", Culture::English, false, &["Miami", "New York", "Orlando", "Boston", "Los Angeles", "Houston"])),
    (15, country("MX", Culture::LatinAmerica, false, &["Ciudad de México", "Guadalajara", "Monterrey", "Puebla"])),
    (14, country("AR", Culture::LatinAmerica, false, &["Buenos Aires", "Córdoba", "Rosario", "Mendoza"])),
    (13, country("CO", Culture::LatinAmerica, false, &["Bogotá", "Medellín", "Cali", "Barranquilla"])),
    (10, country("CL", Culture::LatinAmerica, false, &["Santiago", "Valparaíso", "Concepción"])),
    (8, country("PE", Culture::LatinAmerica, false, &["Lima", "Arequipa", "Trujillo"])),
    (6, country("UY", Culture::LatinAmerica, false, &["Montevideo", "Salto"])),
    (4, country("GB", Culture::English, false, &["London", "Manchester", "Bristol"])),
    (3, country("CA", Culture::English, false, &["Toronto", "Vancouver", "Montréal"])),
    (2, country("AO", Culture::Portugal, false, &["Luanda", "Benguela"])),
    (2, country("MZ", Culture::Portugal, false, &["Maputo", "Beira"])),
    (10, country("PT", Culture::Portugal, true, &["Lisboa", "Porto", "Braga", "Coimbra", "Faro"])),
    (8, country("ES", Culture::Spain, true, &["Madrid", "Barcelona", "Valencia", "Sevilla", "Málaga"])),
    (5, country("IT", Culture::Italy, true, &["Roma", "Milano", "Torino", "Bologna", "Napoli"])),
    (3, country("DE", Culture::English, true, &["Berlin", "München", "Hamburg"])),
    (2, country("IE", Culture::English, true, &["Dublin", "Cork"])),
];

/// Brazil's states by inhabitants (hundred thousands, census of 2022) with their large cities.
pub(super) static STATES: [(u32, (&str, &[&str])); 27] = [
    (444, ("SP", &["São Paulo", "Campinas", "Guarulhos", "Santos", "Ribeirão Preto", "Sorocaba", "São José dos Campos", "Bauru"])),
    (205, ("MG", &["Belo Horizonte", "Uberlândia", "Juiz de Fora", "Contagem", "Montes Claros"])),
    (161, ("RJ", &["Rio de Janeiro", "Niterói", "Petrópolis", "Duque de Caxias", "Volta Redonda"])),
    (141, ("BA", &["Salvador", "Feira de Santana", "Vitória da Conquista", "Ilhéus"])),
    (114, ("PR", &["Curitiba", "Londrina", "Maringá", "Cascavel"])),
    (109, ("RS", &["Porto Alegre", "Caxias do Sul", "Pelotas", "Santa Maria"])),
    (91, ("PE", &["Recife", "Olinda", "Caruaru", "Petrolina"])),
    (88, ("CE", &["Fortaleza", "Juazeiro do Norte", "Sobral"])),
    (81, ("PA", &["Belém", "Ananindeua", "Santarém"])),
    (76, ("SC", &["Florianópolis", "Joinville", "Blumenau", "Chapecó"])),
    (71, ("GO", &["Goiânia", "Anápolis", "Rio Verde"])),
    (68, ("MA", &["São Luís", "Imperatriz"])),
    (40, ("PB", &["João Pessoa", "Campina Grande"])),
    (39, ("AM", &["Manaus", "Parintins"])),
    (38, ("ES", &["Vitória", "Vila Velha", "Serra"])),
    (37, ("MT", &["Cuiabá", "Rondonópolis", "Sinop"])),
    (33, ("RN", &["Natal", "Mossoró"])),
    (33, ("PI", &["Teresina", "Parnaíba"])),
    (31, ("AL", &["Maceió", "Arapiraca"])),
    (28, ("DF", &["Brasília"])),
    (28, ("MS", &["Campo Grande", "Dourados"])),
    (22, ("SE", &["Aracaju", "Itabaiana"])),
    (16, ("RO", &["Porto Velho", "Ji-Paraná"])),
    (15, ("TO", &["Palmas", "Araguaína"])),
    (8, ("AC", &["Rio Branco"])),
    (7, ("AP", &["Macapá"])),
    (6, ("RR", &["Boa Vista"])),
];

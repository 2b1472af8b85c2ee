//! First and last names of the countries that buyers live in.

use super::places::Culture;

/// First names and last names.
pub(super) type Names = (&'static [&'static str], &'static [&'static str]);

pub(super) fn names(culture: Culture) -> Names {
    match culture {
        Culture::Brazil => (BRAZIL_FIRST, BRAZIL_LAST),
        Culture::Portugal => (PORTUGAL_FIRST, PORTUGAL_LAST),
        Culture::Spain => (SPAIN_FIRST, SPAIN_LAST),
        Culture::Italy => (ITALY_FIRST, ITALY_LAST),
        Culture::LatinAmerica => (LATIN_FIRST, LATIN_LAST),
        Culture::English => (ENGLISH_FIRST, ENGLISH_LAST),
    }
}

// One name a line would make a page of each list.
#[rustfmt::skip]
const BRAZIL_FIRST: &[&str] = &[
    "Ana", "Maria", "João", "José", "Antônio", "Francisco", "Carlos", "Paulo", "Pedro", "Lucas", "Luiz", "Marcos", "Gabriel",
    "Rafael", "Daniel", "Marcelo", "Bruno", "Eduardo", "Felipe", "Rodrigo", "Mateus", "André", "Fernanda", "Juliana", "Patrícia",
    "Aline", "Sandra", "Camila", "Amanda", "Bruna", "Jéssica", "Letícia", "Júlia", "Luciana", "Vanessa", "Mariana", "Gabriela",
    "Vitória", "Larissa", "Beatriz", "Rita", "Sônia", "Cláudia", "Renata", "Tatiane", "Simone", "Raquel", "Viviane", "Débora",
    "Helena", "Lívia", "Cecília", "Gustavo", "Leonardo", "Thiago", "Diego", "Vinícius", "Caio", "Otávio", "Murilo", "Igor", "Renan",
    "Sérgio", "Fábio", "Márcia", "Adriana", "Priscila", "Natália", "Isabela", "Elisa",
];
// One name a line would make a page of each list.
#[rustfmt::skip]
const BRAZIL_LAST: &[&str] = &[
    "Silva", "Santos", "Oliveira", "Souza", "Lima", "Pereira", "Ferreira", "Costa", "Rodrigues", "Almeida", "Nascimento", "Alves",
    "Carvalho", "Araújo", "Ribeiro", "Fernandes", "Gomes", "Martins", "Rocha", "Barbosa", "Melo", "Cardoso", "Teixeira", "Cavalcanti",
    "Dias", "Castro", "Campos", "Moreira", "Vieira", "Nunes", "Freitas", "Monteiro", "Mendes", "Barros", "Moura", "Correia",
    "Azevedo", "Cunha", "Pinto", "Batista", "Conceição", "Farias", "Machado", "Borges", "Duarte", "Sampaio", "Rezende", "Brandão",
    "Queiroz", "Tavares", "Magalhães", "Assis", "Siqueira", "Bittencourt", "Prado", "Lacerda", "Guimarães", "Peixoto", "Fonseca",
    "Xavier",
];
// One name a line would make a page of each list.
#[rustfmt::skip]
const PORTUGAL_FIRST: &[&str] = &[
    "Inês", "Matilde", "Leonor", "Carolina", "Mafalda", "Rita", "Catarina", "Joana", "Sofia", "Filipa", "Tiago", "Diogo", "Gonçalo",
    "Rui", "Nuno", "Miguel", "Hugo", "Vasco", "Duarte", "Afonso",
];
// One name a line would make a page of each list.
#[rustfmt::skip]
const PORTUGAL_LAST: &[&str] = &[
    "Figueiredo", "Marques", "Lopes", "Pinheiro", "Simões", "Baptista", "Faria", "Antunes", "Henriques", "Neves", "Coelho", "Matos",
    "Leite", "Amaral", "Valente", "Brito",
];
// One name a line would make a page of each list.
#[rustfmt::skip]
const SPAIN_FIRST: &[&str] = &[
    "Lucía", "Carmen", "Paula", "Elena", "Marta", "Irene", "Nuria", "Alba", "Rocío", "Laia", "Álvaro", "Pablo", "Javier", "Sergio",
    "Iker", "Rubén", "Adrián", "Jorge", "Íñigo", "Manuel",
];
// One name a line would make a page of each list.
#[rustfmt::skip]
const SPAIN_LAST: &[&str] = &[
    "García", "Fernández", "Navarro", "Serrano", "Molina", "Ortega", "Iglesias", "Prieto", "Vidal", "Cabrera", "Gallego", "Herrero",
    "Núñez", "Ibáñez", "Soler", "Esteban",
];
// One name a line would make a page of each list.
#[rustfmt::skip]
const ITALY_FIRST: &[&str] = &[
    "Giulia", "Chiara", "Francesca", "Martina", "Alessia", "Elisabetta", "Silvia", "Marco", "Matteo", "Andrea", "Luca", "Davide",
    "Simone", "Giorgio", "Niccolò", "Emanuele",
];
// One name a line would make a page of each list.
#[rustfmt::skip]
const ITALY_LAST: &[&str] = &[
    "Rossi", "Russo", "Ferrari", "Esposito", "Bianchi", "Romano", "Colombo", "Ricci", "Greco", "Conti", "Gallo", "Fontana", "Moretti",
    "Barbieri", "Rinaldi", "Caruso",
];
// One name a line would make a page of each list.
#[rustfmt::skip]
const LATIN_FIRST: &[&str] = &[
    "Valentina", "Camila", "Daniela", "Ximena", "Mariana", "Renata", "Antonella", "Florencia", "Agustina", "Catalina", "Santiago",
    "Mateo", "Nicolás", "Sebastián", "Emiliano", "Joaquín", "Ignacio", "Andrés", "Julián", "Martín",
];
// One name a line would make a page of each list.
#[rustfmt::skip]
const LATIN_LAST: &[&str] = &[
    "González", "Rodríguez", "Hernández", "Martínez", "Ramírez", "Torres", "Flores", "Rivera", "Vargas", "Castillo", "Rojas",
    "Mendoza", "Quispe", "Salazar", "Cárdenas", "Benítez", "Acosta", "Muñoz", "Restrepo", "Zapata",
];
// One name a line would make a page of each list.
#[rustfmt::skip]
const ENGLISH_FIRST: &[&str] = &[
    "Emily", "Sarah", "Jessica", "Hannah", "Olivia", "Grace", "Rachel", "Megan", "Natalie", "Claire", "Michael", "Daniel", "Ryan",
    "Andrew", "Kevin", "Brian", "Thomas", "Ethan", "Samuel", "Oliver",
];
// One name a line would make a page of each list.
#[rustfmt::skip]
const ENGLISH_LAST: &[&str] = &[
    "Johnson", "Williams", "Miller", "Anderson", "Taylor", "Thompson", "Walker", "Campbell", "Parker", "Edwards", "Collins", "Murphy",
    "Bennett", "Hughes", "Foster", "Brooks",
];

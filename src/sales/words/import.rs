//! Words about bringing in sales.

domain::texts! {
    title: "Import sales" | "Importar ventas" | "Importar vendas" | "Importa vendite";
    lead: "A file of the platform you sell on today, or your own. Importing it twice counts once, and every refused row is told with its reason."
        | "Un archivo de la plataforma donde vendes hoy, o el tuyo propio. Importarlo dos veces cuenta una sola, y cada fila rechazada se explica."
        | "Um arquivo da plataforma em que você vende hoje, ou o seu próprio. Importar duas vezes conta uma só, e cada linha recusada vem com o motivo."
        | "Un file della piattaforma su cui vendi oggi, o uno tuo. Importarlo due volte conta una sola, e ogni riga rifiutata viene spiegata.";

    command: "With the command line" | "Con la línea de comandos" | "Pela linha de comando" | "Dalla riga di comando";
    command_why: "On the machine where Mostrador runs. Comma-separated text, plain or compressed; the columns are found by their names in the first line."
        | "En la máquina donde corre Mostrador. Texto separado por comas, tal cual o comprimido; las columnas se reconocen por sus nombres en la primera línea."
        | "Na máquina onde o Mostrador roda. Texto separado por vírgulas, simples ou comprimido; as colunas são achadas pelos nomes na primeira linha."
        | "Sulla macchina dove gira Mostrador. Testo separato da virgole, semplice o compresso; le colonne si riconoscono dai nomi nella prima riga.";

    columns: "The columns" | "Las columnas" | "As colunas" | "Le colonne";
    columns_why: "The first seven are needed, the others help. Amounts have a point before the decimals, times are ISO 8601."
        | "Las siete primeras hacen falta, las demás ayudan. Los importes llevan punto decimal y las fechas van en ISO 8601."
        | "As sete primeiras são necessárias, as outras ajudam. Valores têm ponto antes dos decimais, datas vão em ISO 8601."
        | "Le prime sette servono, le altre aiutano. Gli importi hanno il punto decimale, le date sono in ISO 8601.";
    needed: "Needed" | "Necesarias" | "Necessárias" | "Necessarie";
    group_sale: "The sale" | "La venta" | "A venda" | "La vendita";
    group_buyer: "Its buyer" | "Su comprador" | "Seu comprador" | "L’acquirente";
    group_product: "Its product" | "Su producto" | "Seu produto" | "Il prodotto";
    group_money: "Its money" | "Su dinero" | "Seu dinheiro" | "Il denaro";
    group_origin: "Where it came from" | "De dónde vino" | "De onde veio" | "Da dove arriva";

    mapping: "If the columns are called otherwise" | "Si las columnas se llaman de otro modo" | "Se as colunas têm outros nomes" | "Se le colonne si chiamano diversamente";
    mapping_why: "A small file says which column is which, how numbers and dates are written, and which of the platform’s words means which state."
        | "Un archivo pequeño dice qué columna es cuál, cómo se escriben números y fechas, y qué palabra de la plataforma significa cada estado."
        | "Um pequeno arquivo diz qual coluna é qual, como números e datas são escritos e qual palavra da plataforma significa cada situação."
        | "Un piccolo file dice quale colonna è quale, come sono scritti numeri e date e quale parola della piattaforma indica ogni stato.";

    api: "By API" | "Por API" | "Pela API" | "Via API";
    api_why: "With a key your own programs read your sales and this week’s figures."
        | "Con una clave, tus programas leen tus ventas y las cifras de la semana."
        | "Com uma chave, seus programas leem suas vendas e os números da semana."
        | "Con una chiave i tuoi programmi leggono le tue vendite e i numeri della settimana.";
    make_key: "Create an API key" | "Crear una clave de API" | "Criar uma chave de API" | "Crea una chiave API";
    api_description: "Description of the API" | "Descripción de la API" | "Descrição da API" | "Descrizione dell’API";
}

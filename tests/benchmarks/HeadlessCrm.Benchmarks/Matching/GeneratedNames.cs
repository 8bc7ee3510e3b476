namespace HeadlessCrm.Benchmarks.Matching;

/// <summary>Lists to draw from, the most frequent first, and words made of syllables for the long tail.</summary>
internal static class GeneratedNames
{
    public static readonly string[] Given =
    [
        "maria", "jose", "juan", "luis", "rosa", "carlos", "ana", "jorge", "carmen", "miguel", "julia", "manuel", "luz", "victor",
        "elena", "pedro", "silvia", "cesar", "patricia", "javier", "gloria", "ricardo", "teresa", "eduardo", "monica", "fernando",
        "claudia", "oscar", "sandra", "raul", "lucia", "daniel", "veronica", "david", "andrea", "alberto", "paola", "diego", "karina",
        "marco", "diana", "hugo", "milagros", "alex", "gabriela", "ivan", "katherine", "jaime", "sofia", "walter", "angela", "percy",
        "vanessa", "edwin", "pilar", "julio", "yolanda", "roberto", "norma", "alfredo", "martha", "enrique", "giovanna", "sergio",
        "camila", "felipe", "valeria", "rodrigo", "fiorella", "gustavo", "noemi", "renato", "beatriz", "martin", "esther", "john",
        "michael", "sarah", "james", "emily", "thomas", "laura", "william", "emma", "george", "sophie", "harry", "olivia", "oliver",
        "mateo", "thiago", "luciana", "alessandra", "sebastian", "joaquin", "adriana", "ximena", "ruben", "nelida", "wilfredo",
    ];

    public static readonly string[] Family =
    [
        "quispe", "flores", "sanchez", "garcia", "rodriguez", "rojas", "huaman", "diaz", "mamani", "torres", "lopez", "perez",
        "chavez", "gonzales", "ramos", "vasquez", "castillo", "ramirez", "mendoza", "cruz", "espinoza", "castro", "gutierrez",
        "fernandez", "condori", "vargas", "romero", "herrera", "silva", "medina", "martinez", "guerrero", "reyes", "salazar", "leon",
        "cordova", "morales", "delgado", "aguilar", "palomino", "paredes", "vega", "ruiz", "soto", "campos", "rivera", "ortiz",
        "caceres", "alvarado", "munoz", "cabrera", "rios", "valdivia", "guzman", "zapata", "benites", "hidalgo", "navarro", "acosta",
        "villanueva", "ponce", "carrasco", "salas", "cardenas", "miranda", "luna", "tapia", "suarez", "pacheco", "bustamante",
        "smith", "jones", "williams", "brown", "taylor", "davies", "wilson", "evans", "thomas", "johnson", "walker", "wright",
        "apaza", "choque", "ccori", "yupanqui", "inga", "poma", "huanca", "ticona", "larico", "puma", "cutipa", "chambi", "arias",
    ];

    public static readonly string[] StreetTypes = ["avenida", "calle", "jiron", "pasaje"];

    private static readonly string[] Heads =
    [
        "ba", "ca", "cha", "co", "da", "fer", "gal", "her", "ja", "lu", "mal", "mon", "na", "or", "pa", "qui", "ro", "sal", "ta", "vi",
        "ya", "zo",
    ];

    private static readonly string[] Middles =
        ["ra", "le", "mi", "no", "su", "ti", "ve", "lla", "cu", "da", "pe", "nta", "rqui", "gue", "bi"];

    private static readonly string[] Tails = ["no", "ro", "na", "les", "ri", "do", "ta", "yo", "zar", "que", "llo", "nda", "co", "mi"];

    /// <summary>A word that is the same for the same number; 92,400 of them.</summary>
    public static string Word(int number)
    {
        var head = Heads[number % Heads.Length];
        number /= Heads.Length;
        var middle = Middles[number % Middles.Length];
        number /= Middles.Length;
        var tail = Tails[number % Tails.Length];
        number /= Tails.Length;
        return number % 20 == 0 ? head + middle + tail : head + middle + Middles[number % Middles.Length] + tail;
    }
}

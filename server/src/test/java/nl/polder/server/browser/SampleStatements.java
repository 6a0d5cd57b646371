package nl.polder.server.browser;

/** Statements for visits by browser: short ones, a long one, and enough to see the results. */
final class SampleStatements {

    static final String[] DUTCH = {
        "Platforms moeten laten zien wie er betaalt voor een politiek bericht.",
        "Wie een bericht weghaalt, moet uitleggen waarom.",
        "Iedereen moet online zijn echte naam gebruiken.",
        "Scholen moeten kinderen leren hoe ze nepnieuws herkennen.",
        "Een rechter moet beslissen of een bericht weg moet.",
        "Bibliotheken moeten mensen helpen met vragen over nieuws op internet.",
        "Filmpjes die met AI zijn gemaakt, moeten een duidelijk label krijgen.",
        "Lokale kranten en omroepen moeten meer geld krijgen van de overheid."
    };

    private SampleStatements() {}
}

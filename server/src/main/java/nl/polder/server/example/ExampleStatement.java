package nl.polder.server.example;

/**
 * A statement of the example consultation and how the simulated participants answer it.
 *
 * @param nl the text in Dutch, at most 140 code points
 * @param en the text in English, at most 140 code points
 * @param origin who wrote it: the ministry before the start, or a simulated participant
 * @param hour hours after the opening at which it can be voted on
 * @param stance whether it asks for more rules, argues against them, or neither
 * @param appeal log-odds that somebody in the middle agrees rather than disagrees
 * @param line loading on the main line of opinion (more rules, positive, to more freedom, negative)
 * @param second loading on the second, weaker line (whether people must answer for what they write in person)
 * @param alternative added log-odds for the small minority that looks for answers away from the platforms
 * @param unclear added half-width of the stretch of doubt in which people pass
 */
record ExampleStatement(
        String nl,
        String en,
        Origin origin,
        int hour,
        Stance stance,
        double appeal,
        double line,
        double second,
        double alternative,
        double unclear) {

    enum Origin {
        SEED,
        PARTICIPANT
    }

    enum Stance {
        FOR,
        AGAINST,
        NEUTRAL
    }
}

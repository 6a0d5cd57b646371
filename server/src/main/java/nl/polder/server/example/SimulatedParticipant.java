package nl.polder.server.example;

/**
 * One simulated participant.
 *
 * @param minute minutes after the opening of the consultation at which this person first comes
 * @param votes how many statements this person is willing to answer
 * @param line place on the main line of opinion, about standard normal: most people stand in between
 * @param second place on the second line
 * @param alternative whether this person belongs to the minority that looks for answers away from the platforms
 * @param mildness how readily this person agrees with anything, in log-odds
 * @param doubt half-width of the stretch of doubt in which this person passes
 */
record SimulatedParticipant(
        int minute, int votes, double line, double second, boolean alternative, double mildness, double doubt) {}

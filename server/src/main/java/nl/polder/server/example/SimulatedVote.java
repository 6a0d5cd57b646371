package nl.polder.server.example;

/**
 * One simulated vote.
 *
 * @param minute minutes after the opening
 * @param participant index of the simulated participant
 * @param statement index of the statement
 * @param answer what was answered
 */
record SimulatedVote(int minute, int participant, int statement, Answer answer) {

    enum Answer {
        AGREE,
        DISAGREE,
        PASS
    }
}

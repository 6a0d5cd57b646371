package nl.polder.server.example;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The simulated debate: who came when, what they were shown and what they answered.
 *
 * <p>Opinions are continuous. Each person has a place on a main line of opinion, with most people in between, and on a
 * second, weaker line; a minority of about one in seventeen has views of its own on three statements. A vote follows a
 * logistic response, with a stretch of doubt in the middle that gives a pass. The same seed gives the same debate on any
 * machine: {@link Random} is specified to the bit, and all arithmetic that it feeds is {@link StrictMath}.
 */
final class ExampleDebate {
    static final int PARTICIPANTS = 600;
    static final int DAYS = 14;
    private static final long SEED = 20_261_121;
    private static final double ALTERNATIVE_SHARE = 0.06;

    /** How long a statement waits for review before it can be voted on. */
    static final int REVIEW_MINUTES = 120;

    private final List<ExampleStatement> statements;
    private final Random random = new Random(SEED);
    private final int[] shown;

    /**
     * What happened.
     *
     * @param votes all simulated votes, earliest first; participants are numbered in the order in which they came
     * @param authors per statement the participant who wrote it, or -1 for the ministry; an author's agreement is not among
     *     the votes
     */
    record Debate(List<SimulatedVote> votes, List<Integer> authors) {
        Debate {
            votes = List.copyOf(votes);
            authors = List.copyOf(authors);
        }
    }

    private ExampleDebate(List<ExampleStatement> statements) {
        this.statements = statements;
        this.shown = new int[statements.size()];
    }

    static Debate simulate(List<ExampleStatement> statements) {
        return new ExampleDebate(statements).run();
    }

    private Debate run() {
        List<SimulatedParticipant> people = people();
        List<Integer> authors = authors(people);
        List<SimulatedVote> votes = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            votes.addAll(visit(i, people.get(i), authors));
        }
        votes.sort(Comparator.comparingInt(SimulatedVote::minute));
        return new Debate(votes, authors);
    }

    /** A participant's statement comes from one of those who were there in time: the one who is most for it. */
    private List<Integer> authors(List<SimulatedParticipant> people) {
        List<Integer> authors = new ArrayList<>();
        for (ExampleStatement statement : statements) {
            int author = -1;
            for (int i = 0; statement.origin() == ExampleStatement.Origin.PARTICIPANT && i < people.size(); i++) {
                SimulatedParticipant person = people.get(i);
                boolean couldWrite = person.minute() < statement.hour() * 60 - REVIEW_MINUTES && person.votes() >= 5;
                if (couldWrite
                        && !authors.contains(i)
                        && (author < 0 || leaning(person, statement) > leaning(people.get(author), statement))) {
                    author = i;
                }
            }
            authors.add(author);
        }
        return authors;
    }

    private List<SimulatedParticipant> people() {
        List<SimulatedParticipant> people = new ArrayList<>();
        for (int i = 0; i < PARTICIPANTS; i++) {
            people.add(person());
        }
        people.sort(Comparator.comparingInt(SimulatedParticipant::minute));
        return people;
    }

    /** Arrivals thin out over the two weeks; activity is log-normal with a median of 17 votes. */
    private SimulatedParticipant person() {
        double share = StrictMath.pow(random.nextDouble(), 1.4);
        int minute = (int) (share * (DAYS * 1440 - 480));
        int willing = (int) StrictMath.round(StrictMath.exp(StrictMath.log(17) + 0.7 * random.nextGaussian()));
        double line = 0.95 * random.nextGaussian() + 0.1;
        double second = random.nextGaussian();
        boolean alternative = random.nextDouble() < ALTERNATIVE_SHARE;
        double mildness = 0.25 * random.nextGaussian();
        double doubt = StrictMath.max(0.05, 0.35 + 0.2 * random.nextGaussian());
        return new SimulatedParticipant(minute, StrictMath.max(1, willing), line, second, alternative, mildness, doubt);
    }

    /** Two thirds of the people come once; the others come back some days later for the rest of their votes. */
    private List<SimulatedVote> visit(int index, SimulatedParticipant person, List<Integer> authors) {
        boolean returns = random.nextInt(3) == 0;
        int first = returns ? (person.votes() + 1) / 2 : person.votes();
        List<SimulatedVote> votes = new ArrayList<>();
        boolean[] seen = new boolean[statements.size()];
        for (int j = 0; j < seen.length; j++) {
            seen[j] = authors.get(j) == index;
        }
        answer(index, person, person.minute(), first, seen, votes);
        if (returns) {
            int later = person.minute() + 600 + random.nextInt(5 * 1440);
            if (later < DAYS * 1440 - 60) {
                answer(index, person, later, person.votes() - first, seen, votes);
            }
        }
        return votes;
    }

    private void answer(
            int index, SimulatedParticipant person, int start, int count, boolean[] seen, List<SimulatedVote> votes) {
        for (int n = 0; n < count; n++) {
            int minute = start + n / 4;
            int statement = draw(minute, seen);
            if (statement < 0) {
                return;
            }
            seen[statement] = true;
            shown[statement]++;
            votes.add(new SimulatedVote(minute, index, statement, vote(person, statements.get(statement))));
        }
    }

    /** The least shown of three statements drawn at random, or -1 when this person has seen all there are. */
    private int draw(int minute, boolean[] seen) {
        List<Integer> open = new ArrayList<>();
        for (int j = 0; j < statements.size(); j++) {
            if (!seen[j] && statements.get(j).hour() * 60 <= minute) {
                open.add(j);
            }
        }
        int best = -1;
        for (int n = 0; n < 3 && !open.isEmpty(); n++) {
            int j = open.get(random.nextInt(open.size()));
            best = best < 0 || shown[j] < shown[best] ? j : best;
        }
        return best;
    }

    private SimulatedVote.Answer vote(SimulatedParticipant person, ExampleStatement statement) {
        double u = StrictMath.min(StrictMath.max(random.nextDouble(), 1e-9), 1 - 1e-9);
        double noise = StrictMath.log(u / (1 - u));
        double inclination = leaning(person, statement) + noise;
        double doubt = person.doubt() + statement.unclear();
        if (inclination > doubt) {
            return SimulatedVote.Answer.AGREE;
        }
        if (inclination < -doubt) {
            return SimulatedVote.Answer.DISAGREE;
        }
        return SimulatedVote.Answer.PASS;
    }

    private static double leaning(SimulatedParticipant person, ExampleStatement statement) {
        return statement.appeal()
                + statement.line() * person.line()
                + statement.second() * person.second()
                + (person.alternative() ? statement.alternative() : 0)
                + person.mildness();
    }
}

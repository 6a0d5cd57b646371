package nl.polder.clustering.robust;

import java.util.Arrays;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.VoteMatrixBuilder;
import nl.polder.clustering.robust.gaps.AdjustedRand;
import nl.polder.clustering.robust.numbers.RandomStream;

/**
 * Simulated conversations (robust-method, section 12): people differ in activity (log-normal, sd 0.7) and arrive over time, 70 %
 * of the statements appear during the run, votes come from a logistic response with cut points (10-20 % passes).
 */
final class Simulated {
    private static final double CUT = 0.4;

    final int people;
    final int statements;
    final double seen;
    private final RandomStream random;

    Simulated(Size size, long seed) {
        this.people = size.people();
        this.statements = size.statements();
        this.seen = size.seen();
        this.random = new RandomStream(seed, 1000, people * 10_000L + statements);
    }

    /** People x statements and the share of statements that a person answers on average. */
    record Size(int people, int statements, double seen) {
        @Override
        public String toString() {
            return people + "x" + statements;
        }
    }

    /** Where people stand on a continuum. */
    enum Shape {
        LINE_UNIFORM(1),
        LINE_BELL(1),
        LINE_SKEWED(1),
        PLANE_SQUARE(2),
        PLANE_DISK(2),
        PLANE_BELL(2),
        PLANE_SKEWED(2);

        final int axes;

        Shape(int axes) {
            this.axes = axes;
        }
    }

    /** Votes, and the group that each row was planted in; {@code oracle} = adjusted Rand index of knowing all profiles. */
    record Planted(VoteMatrix votes, int[] truth, double oracle, double[][] logits) {}

    /** Every statement answered independently of all others. */
    VoteMatrix noise() {
        double[] level = normals(statements, 1);
        return votes((i, j) -> level[j]);
    }

    /** A continuum; slope = logits per standard deviation of people on a typical statement. */
    VoteMatrix continuum(Shape shape, double slope) {
        double[] level = normals(statements, 1);
        double[][] loading = new double[shape.axes][];
        Arrays.setAll(loading, a -> normals(statements, slope));
        double[][] place = new double[people][];
        Arrays.setAll(place, i -> place(shape));
        return votes((i, j) -> {
            double eta = level[j];
            for (int a = 0; a < shape.axes; a++) {
                eta += loading[a][j] * place[i][a];
            }
            return eta;
        });
    }

    private double[] place(Shape shape) {
        return switch (shape) {
            case LINE_UNIFORM -> new double[] {uniform()};
            case LINE_BELL -> new double[] {normal()};
            case LINE_SKEWED -> new double[] {gamma()};
            case PLANE_SQUARE -> new double[] {uniform(), uniform()};
            case PLANE_DISK -> disk();
            case PLANE_BELL -> new double[] {normal(), normal()};
            case PLANE_SKEWED -> new double[] {gamma(), gamma()};
        };
    }

    private double uniform() {
        return Math.sqrt(12) * (random.nextDouble() - 0.5);
    }

    private double[] disk() {
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            if (x * x + y * y <= 1) {
                return new double[] {2 * x, 2 * y};
            }
        }
    }

    /** Gamma with shape 2, mean 0, sd 1: skewed to the right. */
    private double gamma() {
        return (-Math.log(1 - random.nextDouble()) - Math.log(1 - random.nextDouble()) - 2) / Math.sqrt(2);
    }

    double normal() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private double[] normals(int count, double sd) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = sd * normal();
        }
        return values;
    }

    /**
     * Groups of given shares; how far apart they are is chosen so that the oracle reaches about {@code target}.
     *
     * @param equal share of statements that are truly equal in all groups
     */
    Planted groups(double[] shares, double target, double equal) {
        double[] level = normals(statements, 1);
        double[][] offset = new double[shares.length][];
        Arrays.setAll(offset, g -> normals(statements, 1));
        for (int j = 0; j < statements; j++) {
            if (random.nextDouble() < equal) {
                for (double[] of : offset) {
                    of[j] = 0;
                }
            }
        }
        int[] truth = new int[people];
        double before = 0;
        int at = 0;
        for (int g = 0; g < shares.length; g++) {
            before += shares[g];
            for (; at < Math.round(before * people); at++) {
                truth[at] = g;
            }
        }
        long kept = random.nextLong();
        double low = 0.05;
        double high = 4;
        Planted best = plant(level, offset, truth, high, kept);
        for (int round = 0; round < 9; round++) {
            double middle = 0.5 * (low + high);
            Planted now = plant(level, offset, truth, middle, kept);
            if (Math.abs(now.oracle() - target) < Math.abs(best.oracle() - target)) {
                best = now;
            }
            if (now.oracle() < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return best;
    }

    private Planted plant(double[] level, double[][] offset, int[] truth, double apart, long seed) {
        double[][] logits = new double[offset.length][statements];
        for (int g = 0; g < offset.length; g++) {
            for (int j = 0; j < statements; j++) {
                logits[g][j] = level[j] + apart * offset[g][j];
            }
        }
        Simulated again = new Simulated(new Size(people, statements, seen), seed);
        int[] shuffled = truth.clone();
        for (int i = people - 1; i > 0; i--) {
            int j = again.random.nextInt(i + 1);
            int t = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = t;
        }
        VoteMatrix votes = again.votes((i, j) -> logits[shuffled[i]][j]);
        int[] byRow = new int[votes.participants()];
        Arrays.setAll(byRow, r -> shuffled[votes.participantId(r)]);
        return new Planted(votes, byRow, oracle(votes, byRow, logits), logits);
    }

    /** Adjusted Rand index of the classifier that knows every group's probabilities, over people with 7 votes. */
    private static double oracle(VoteMatrix votes, int[] truth, double[][] logits) {
        double[] prior = new double[logits.length];
        for (int t : truth) {
            prior[t] += 1.0 / truth.length;
        }
        int[] labels = new int[truth.length];
        int count = 0;
        int[] right = new int[truth.length];
        for (int r = 0; r < truth.length; r++) {
            if (votes.rowSize(r) < 7) {
                continue;
            }
            double most = Double.NEGATIVE_INFINITY;
            for (int g = 0; g < logits.length; g++) {
                double sum = Math.log(prior[g]);
                for (int e = votes.rowStart(r); e < votes.rowEnd(r); e++) {
                    sum += Math.log(probability(logits[g][votes.statementAt(e)], votes.valueAt(e)));
                }
                if (sum > most) {
                    most = sum;
                    labels[count] = g;
                }
            }
            right[count++] = truth[r];
        }
        return AdjustedRand.of(Arrays.copyOf(right, count), Arrays.copyOf(labels, count));
    }

    /** Probability of a vote when the logit is η: logistic response with cut points ±0.4. */
    static double probability(double eta, int vote) {
        double above = 1 / (1 + Math.exp(CUT - eta));
        double below = 1 / (1 + Math.exp(CUT + eta));
        return Math.max(1e-12, vote > 0 ? above : vote < 0 ? below : 1 - above - below);
    }

    /** Logit of person i on statement j. */
    interface Logit {
        double of(int person, int statement);
    }

    /** Who sees what, and how they answer. Participant ids are person numbers, statement ids statement numbers. */
    VoteMatrix votes(Logit logit) {
        double[] born = new double[statements];
        for (int j = 0; j < statements; j++) {
            born[j] = random.nextDouble() < 0.3 ? 0 : 0.9 * random.nextDouble();
        }
        double[] arrival = new double[people];
        double[] activity = new double[people];
        for (int i = 0; i < people; i++) {
            arrival[i] = random.nextDouble();
            activity[i] = Math.exp(0.7 * normal());
        }
        int[] available = new int[people];
        for (int i = 0; i < people; i++) {
            for (double b : born) {
                available[i] += b <= arrival[i] ? 1 : 0;
            }
        }
        double factor = factor(activity, available);
        VoteMatrixBuilder votes = new VoteMatrixBuilder();
        for (int i = 0; i < people; i++) {
            int[] open = open(born, arrival[i], available[i]);
            int count = (int) Math.min(open.length, Math.max(1, Math.round(factor * activity[i])));
            for (int at : random.draw(count, open.length)) {
                votes.add(i, open[at], answer(logit.of(i, open[at])), 0);
            }
        }
        return votes.build();
    }

    private static int[] open(double[] born, double arrival, int count) {
        int[] open = new int[count];
        int at = 0;
        for (int j = 0; j < born.length; j++) {
            if (born[j] <= arrival) {
                open[at++] = j;
            }
        }
        return open;
    }

    /** Factor on activity that makes people see the wanted share on average, as far as statements exist. */
    private double factor(double[] activity, int[] available) {
        double low = 0;
        double high = 100.0 * statements;
        double wanted = Math.min(
                seen * statements * people, 0.97 * Arrays.stream(available).sum());
        for (int round = 0; round < 50; round++) {
            double middle = 0.5 * (low + high);
            double sum = 0;
            for (int i = 0; i < people; i++) {
                sum += Math.min(available[i], middle * activity[i]);
            }
            if (sum < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private int answer(double eta) {
        double u = random.nextDouble();
        double noisy = eta + Math.log(u / (1 - u));
        return noisy > CUT ? 1 : noisy < -CUT ? -1 : 0;
    }
}

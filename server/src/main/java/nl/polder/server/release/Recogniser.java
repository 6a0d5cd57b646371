package nl.polder.server.release;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import nl.polder.server.release.Reidentification.Known;
import nl.polder.server.release.Reidentification.Moment;
import nl.polder.server.release.Reidentification.Written;

/**
 * Tries to recognise people in rows, as somebody would who knows a little about one of them. Pure and deterministic.
 *
 * <p>A case is one person and k votes of that person; all rows that hold these votes fit, and when one fits the person is singled
 * out. All combinations are tried where that is at most {@link #STEPS_MAX} steps; else {@link #DRAWS} combinations of each of at most
 * {@link #PEOPLE_MAX} people, drawn with {@link Random} (whose numbers its documentation fixes) and the seed {@link #SEED}. Method:
 * unicity, after de Montjoye et al. 2013, "Unique in the Crowd".
 */
final class Recogniser {
    static final long SEED = 20_260_101;
    static final int KNOWN_MAX = 10;
    static final int PEOPLE_MAX = 2_000;
    static final int DRAWS = 20;

    private static final long STEPS_MAX = 50_000_000;
    /** Beside one step for each word of bits. */
    private static final int STEPS_EACH = 8;

    private static final int FEW = 5;
    private static final int PERCENT_DRAWN = 60;
    private static final int PERCENT_ALL = 100;

    private final Rows rows;
    private final IntConsumer percent;
    /** How many people gave each answer. */
    private final int[] givers;

    private Recogniser(Rows rows, IntConsumer percent) {
        this.rows = rows;
        this.givers = IntStream.range(0, 3 * rows.statements())
                .map(answer -> count(rows.peopleWith(answer)))
                .toArray();
        this.percent = percent;
    }

    /** @param percent told how far it is, 0 to 100 */
    static Reidentification recognise(Rows rows, long position, IntConsumer percent) {
        return new Recogniser(rows, percent).report(position);
    }

    private Reidentification report(long position) {
        int people = rows.people();
        int[] votes = IntStream.range(0, people).map(rows::votesOf).toArray();
        List<Known> known = known(votes);
        percent.accept(PERCENT_DRAWN);
        var report = new Reidentification(
                Reidentification.SCHEMA,
                position,
                SEED,
                people,
                rows.votes(),
                rows.statements(),
                (int) Arrays.stream(votes).filter(n -> n == 1).count(),
                (int) Arrays.stream(votes).filter(n -> n < FEW).count(),
                rowsLikeNoOther(),
                Math.min(people, PEOPLE_MAX),
                DRAWS,
                known,
                written(),
                moments());
        percent.accept(PERCENT_ALL);
        return report;
    }

    private List<Known> known(int[] votes) {
        Drawn drawn = draw();
        List<Known> known = new ArrayList<>();
        for (int k = 1; k <= KNOWN_MAX; k++) {
            int least = k;
            int able = (int) Arrays.stream(votes).filter(n -> n >= least).count();
            known.add(steps(votes, k) <= STEPS_MAX ? all(k, able) : drawn.known(k, able));
        }
        return known;
    }

    /** Combinations of k votes over all people, times what each takes; a single vote is only looked up. */
    private double steps(int[] votes, int k) {
        return Arrays.stream(votes).mapToDouble(n -> combinations(n, k)).sum()
                * (k == 1 ? 1 : STEPS_EACH + rows.words());
    }

    private static double combinations(int n, int k) {
        double product = n < k ? 0 : 1;
        for (int i = 1; i <= k && n >= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }

    private Known all(int k, int able) {
        double single = 0;
        double few = 0;
        for (int person = 0; person < rows.people(); person++) {
            if (rows.votesOf(person) >= k) {
                var each = new AllCombinations(rows.answersOf(person), k);
                double all = combinations(rows.votesOf(person), k);
                single += each.single / all;
                few += each.few / all;
            }
        }
        return new Known(k, able, true, share(single, able), share(few, able));
    }

    /** The combinations of k answers of one person, and to how many people they fit. */
    private final class AllCombinations {
        private final int[] answers;
        private final int k;
        private double single;
        private double few;

        AllCombinations(int[] answers, int k) {
            this.answers = answers;
            this.k = k;
            for (int i = 0; i <= answers.length - k; i++) {
                next(i, 1, rows.peopleWith(answers[i]), givers[answers[i]]);
            }
        }

        private void from(int first, int chosen, long[] fitting) {
            for (int i = first; i <= answers.length - (k - chosen); i++) {
                long[] fit = and(fitting, rows.peopleWith(answers[i]));
                next(i, chosen + 1, fit, count(fit));
            }
        }

        private void next(int last, int chosen, long[] fit, int count) {
            if (count == 1) {
                double deeper = combinations(answers.length - last - 1, k - chosen);
                single += deeper;
                few += deeper;
            } else if (chosen == k) {
                few += count < FEW ? 1 : 0;
            } else {
                from(last + 1, chosen, fit);
            }
        }
    }

    /** Sums over the people drawn, by number of known votes. */
    private final class Drawn {
        private final int[] people = new int[KNOWN_MAX + 1];
        private final double[] single = new double[KNOWN_MAX + 1];
        private final double[] few = new double[KNOWN_MAX + 1];

        /** The first votes of a drawn order are known, one more each time: once singled out, always singled out. */
        void add(int[] answers, Random random) {
            int most = Math.min(KNOWN_MAX, answers.length);
            for (int k = 1; k <= most; k++) {
                people[k]++;
            }
            for (int draw = 0; draw < DRAWS; draw++) {
                long[] fit = null;
                int count = Integer.MAX_VALUE;
                for (int k = 1; k <= most; k++) {
                    swap(answers, k - 1, k - 1 + random.nextInt(answers.length - k + 1));
                    long[] with = rows.peopleWith(answers[k - 1]);
                    if (count > 1) {
                        fit = fit == null ? with : and(fit, with);
                        count = count(fit);
                    }
                    single[k] += count == 1 ? 1 : 0;
                    few[k] += count < FEW ? 1 : 0;
                }
            }
        }

        Known known(int k, int able) {
            double cases = (double) people[k] * DRAWS;
            return new Known(k, able, false, share(single[k], cases), share(few[k], cases));
        }
    }

    private Drawn draw() {
        var random = new Random(SEED);
        int[] order = IntStream.range(0, rows.people()).toArray();
        var drawn = new Drawn();
        int most = Math.min(order.length, PEOPLE_MAX);
        for (int i = 0; i < most; i++) {
            swap(order, i, i + random.nextInt(order.length - i));
            drawn.add(rows.answersOf(order[i]), random);
            percent.accept(PERCENT_DRAWN * i / most);
        }
        return drawn;
    }

    private int rowsLikeNoOther() {
        Map<IntBuffer, Integer> same = new HashMap<>();
        for (int person = 0; person < rows.people(); person++) {
            same.merge(IntBuffer.wrap(rows.answersOf(person)), 1, Integer::sum);
        }
        return (int) same.values().stream().filter(n -> n == 1).count();
    }

    private Written written() {
        int single = 0;
        for (int[] answers : rows.answersToOwn()) {
            long[] fit = rows.peopleWith(answers[0]);
            for (int answer : answers) {
                fit = and(fit, rows.peopleWith(answer));
            }
            single += count(fit) == 1 ? 1 : 0;
        }
        return new Written(rows.answersToOwn().size(), single);
    }

    private List<Moment> moments() {
        var times = new Times(rows);
        return List.of(
                new Moment("second", times.singledOut(1)),
                new Moment("minute", times.singledOut(60)),
                new Moment("hour", times.singledOut(3_600)),
                new Moment("day", times.singledOut(86_400)));
    }

    private static double share(double part, double all) {
        return all == 0 ? 0 : part / all;
    }

    private static void swap(int[] array, int a, int b) {
        int kept = array[a];
        array[a] = array[b];
        array[b] = kept;
    }

    private static long[] and(long[] a, long[] b) {
        long[] both = new long[a.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = a[i] & b[i];
        }
        return both;
    }

    private static int count(long[] bits) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }
}

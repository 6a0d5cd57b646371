package nl.polder.server.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.polder.server.vote.PastVotes;

/**
 * The rows of a conversation, packed: 8 bytes a vote, and for each answer the people who gave it as bits. An answer is a statement
 * with agree, pass or disagree, numbered from 0. People are numbered from 0 in the order met.
 */
final class Rows {
    private static final int VALUES = 3;
    private static final int MILLIS = 1000;

    private final int[] start;
    private final int[] answer;
    private final int[] second;
    private final long[][] people;
    private final List<int[]> own;
    private final int statements;

    private Rows(int[] start, int[] answer, int[] second, long[][] people, List<int[]> own, int statements) {
        this.start = start;
        this.answer = answer;
        this.second = second;
        this.people = people;
        this.own = own;
        this.statements = statements;
    }

    int people() {
        return start.length - 1;
    }

    int statements() {
        return statements;
    }

    long votes() {
        return answer.length;
    }

    int votesOf(int person) {
        return start[person + 1] - start[person];
    }

    /** Everything a person answered, ascending. */
    int[] answersOf(int person) {
        return Arrays.copyOfRange(answer, start[person], start[person + 1]);
    }

    /** When a person cast the vote with this place in {@link #answersOf}, in seconds since 1970. */
    int secondOf(int person, int place) {
        return second[start[person] + place];
    }

    /** The people who gave an answer: {@link #words()} words of bits. */
    long[] peopleWith(int itsAnswer) {
        return people[itsAnswer];
    }

    int words() {
        return (people() + Long.SIZE - 1) / Long.SIZE;
    }

    /** The answers that each author gave to the own statements. */
    List<int[]> answersToOwn() {
        return own;
    }

    /** Takes votes in by statement, then participant. */
    static final class Builder {
        private static final int FIRST_SIZE = 1024;

        private final Map<Integer, Integer> authors;
        private final Map<Integer, Integer> indexOf = new HashMap<>();
        private final List<BitSet> bits = new ArrayList<>();
        private final Map<Integer, List<Integer>> own = new HashMap<>();
        private int[] person = new int[FIRST_SIZE];
        private int[] answer = new int[FIRST_SIZE];
        private int[] second = new int[FIRST_SIZE];
        private int count;
        private int statement = -1;
        private int statements;

        /** @param authors statement to the participant who wrote it */
        Builder(Map<Integer, Integer> authors) {
            this.authors = Map.copyOf(authors);
        }

        void add(PastVotes pair) {
            if (pair.standing().isEmpty()) {
                return;
            }
            if (pair.statement() != statement) {
                statement = pair.statement();
                statements++;
                for (int value = 0; value < VALUES; value++) {
                    bits.add(new BitSet());
                }
            }
            int its = VALUES * (statements - 1) + pair.latest().value() + 1;
            int who = indexOf.computeIfAbsent(pair.participant(), p -> indexOf.size());
            bits.get(its).set(who);
            if (Integer.valueOf(pair.participant()).equals(authors.get(pair.statement()))) {
                own.computeIfAbsent(who, p -> new ArrayList<>(1)).add(its);
            }
            grow();
            person[count] = who;
            answer[count] = its;
            second[count] = Math.toIntExact(pair.latest().millis() / MILLIS);
            count++;
        }

        private void grow() {
            if (count == person.length) {
                int size = count + (count >> 1);
                person = Arrays.copyOf(person, size);
                answer = Arrays.copyOf(answer, size);
                second = Arrays.copyOf(second, size);
            }
        }

        Rows build() {
            int[] start = new int[indexOf.size() + 1];
            for (int i = 0; i < count; i++) {
                start[person[i] + 1]++;
            }
            Arrays.parallelPrefix(start, Integer::sum);
            int[] next = start.clone();
            int[] answers = new int[count];
            int[] seconds = new int[count];
            for (int i = 0; i < count; i++) {
                int at = next[person[i]]++;
                answers[at] = answer[i];
                seconds[at] = second[i];
            }
            int words = (indexOf.size() + Long.SIZE - 1) / Long.SIZE;
            long[][] people = bits.stream()
                    .map(set -> Arrays.copyOf(set.toLongArray(), words))
                    .toArray(long[][]::new);
            List<int[]> toOwn = own.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(author -> author.getValue().stream()
                            .mapToInt(Integer::intValue)
                            .toArray())
                    .toList();
            return new Rows(start, answers, seconds, people, toOwn, statements);
        }
    }
}

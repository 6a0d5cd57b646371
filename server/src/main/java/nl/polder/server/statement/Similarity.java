package nl.polder.server.statement;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Near-duplicates by shared runs of three letters: the Dice coefficient {@code 2·|A∩B| / (|A|+|B|)} of the sets of trigrams of
 * the text in lower case, without accents and punctuation. Range 0 to 1; the same words in another order score high.
 */
public final class Similarity {
    /** From here on a statement is shown as "this looks like". */
    static final double SIMILAR_FROM = 0.6;

    private static final int SHOWN_MAX = 3;
    private static final int GRAM = 3;

    private static final int BITS_OF_A_CHAR = 16;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Similarity() {}

    /** At most three of them, the most similar first. */
    public static List<Statement> similar(String text, List<Statement> statements) {
        long[] wanted = trigrams(text);
        return statements.stream()
                .map(statement -> new Scored(statement, best(wanted, statement)))
                .filter(scored -> scored.score >= SIMILAR_FROM)
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .limit(SHOWN_MAX)
                .map(Scored::statement)
                .toList();
    }

    private record Scored(Statement statement, double score) {}

    private static double best(long[] wanted, Statement statement) {
        return statement.texts().values().stream()
                .mapToDouble(text -> dice(wanted, trigrams(text)))
                .max()
                .orElse(0);
    }

    static double score(String one, String other) {
        return dice(trigrams(one), trigrams(other));
    }

    private static double dice(long[] one, long[] other) {
        if (one.length == 0 || other.length == 0) {
            return 0;
        }
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            shared += one[i] == other[j] ? 1 : 0;
            boolean forward = one[i] <= other[j];
            j += one[i] >= other[j] ? 1 : 0;
            i += forward ? 1 : 0;
        }
        return 2.0 * shared / (one.length + other.length);
    }

    /** Each once, in ascending order, its three letters in one number: a desk compares one statement with hundreds. */
    private static long[] trigrams(String text) {
        String plain =
                BETWEEN_WORDS.matcher(withoutAccents(text)).replaceAll(" ").strip();
        if (plain.isEmpty()) {
            return new long[0];
        }
        long[] grams = new long[plain.length()];
        int count = 0;
        for (String word : plain.split(" ")) {
            String padded = " " + word + " ";
            for (int i = 0; i + GRAM <= padded.length(); i++) {
                grams[count++] = gram(padded, i);
            }
        }
        return Arrays.stream(grams, 0, count).sorted().distinct().toArray();
    }

    private static String withoutAccents(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static long gram(String padded, int from) {
        long gram = 0;
        for (int i = from; i < from + GRAM; i++) {
            gram = (gram << BITS_OF_A_CHAR) | padded.charAt(i);
        }
        return gram;
    }
}

package nl.polder.server.statement;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Near-duplicates by shared runs of three letters: the Dice coefficient {@code 2·|A∩B| / (|A|+|B|)} of the sets of trigrams of
 * the text in lower case, without accents and punctuation. Range 0 to 1; the same words in another order score high.
 */
public final class Similarity {
    /** From here on a statement is shown as "this looks like". */
    static final double SIMILAR_FROM = 0.6;

    private static final int SHOWN_MAX = 3;
    private static final int GRAM = 3;

    private Similarity() {}

    /** At most three of them, the most similar first. */
    public static List<Statement> similar(String text, List<Statement> statements) {
        Set<String> wanted = trigrams(text);
        return statements.stream()
                .map(statement -> new Scored(statement, best(wanted, statement)))
                .filter(scored -> scored.score >= SIMILAR_FROM)
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .limit(SHOWN_MAX)
                .map(Scored::statement)
                .toList();
    }

    private record Scored(Statement statement, double score) {}

    private static double best(Set<String> wanted, Statement statement) {
        return statement.texts().values().stream()
                .mapToDouble(text -> dice(wanted, trigrams(text)))
                .max()
                .orElse(0);
    }

    static double score(String one, String other) {
        return dice(trigrams(one), trigrams(other));
    }

    private static double dice(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        Set<String> smaller = one.size() < other.size() ? one : other;
        Set<String> larger = smaller == one ? other : one;
        long shared = smaller.stream().filter(larger::contains).count();
        return 2.0 * shared / (one.size() + other.size());
    }

    private static Set<String> trigrams(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        var grams = new HashSet<String>();
        for (String word : plain.split(" ")) {
            String padded = " " + word + " ";
            for (int i = 0; i + GRAM <= padded.length(); i++) {
                grams.add(padded.substring(i, i + GRAM));
            }
        }
        return plain.isEmpty() ? Set.of() : grams;
    }
}

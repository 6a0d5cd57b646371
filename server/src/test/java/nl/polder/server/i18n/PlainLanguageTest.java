package nl.polder.server.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of {@code ui.md}, "Words": short sentences, "u" and not "je", no cheering and no officialese. */
@DisplayName("The texts are plain")
class PlainLanguageTest {

    private static final int WORDS_MAX = 20;
    private static final double WORDS_MEAN_MAX = 12;

    private static final Pattern NOT_OURS = Pattern.compile(
            "\\b(je|jij|jouw|jullie|succesvol|oeps|ongeldige|ongeldig|middels|teneinde|derhalve|dient|conform|betreffende"
                    + "|inzake|oops|invalid|successfully|hereby|pursuant)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Messages messages = Messages.load();

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_sentence_is_longer_than_twenty_words_and_twelve_on_average(Language language) {
        List<String> sentences = messages.keys(language).stream()
                .flatMap(key -> sentences(messages.source(language, key)))
                .toList();

        assertThat(sentences)
                .allSatisfy(sentence -> assertThat(words(sentence)).as(sentence).isLessThanOrEqualTo(WORDS_MAX));
        // The average is taken over sentences proper: labels of one or two words would flatter it.
        assertThat(sentences.stream()
                        .mapToLong(PlainLanguageTest::words)
                        .filter(n -> n > 3)
                        .average()
                        .orElseThrow())
                .isLessThanOrEqualTo(WORDS_MEAN_MAX);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_text_uses_a_word_we_do_not_use(Language language) {
        for (String key : messages.keys(language)) {
            assertThat(NOT_OURS.matcher(messages.source(language, key)).find())
                    .as(key + " = " + messages.source(language, key))
                    .isFalse();
        }
    }

    /** Sentences of a text, each plural read in its longest form, without markup. */
    private static Stream<String> sentences(String source) {
        String longest = longestForms(source).replaceAll("<[^>]*>", " ").replaceAll("\\{[^{}]*}", "x");
        return Arrays.stream(longest.split("(?<=[.?!:])\\s+")).filter(sentence -> !sentence.isBlank());
    }

    private static String longestForms(String source) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            int open = source.indexOf('{', at);
            if (open < 0) {
                return text.append(source.substring(at)).toString();
            }
            int close = closing(source, open);
            String inside = source.substring(open + 1, close);
            text.append(source, at, open).append(inside.contains(",") ? longestBranch(inside) : "x");
            at = close + 1;
        }
        return text.toString();
    }

    private static String longestBranch(String plural) {
        List<String> branches = new ArrayList<>();
        for (int open = plural.indexOf('{'); open >= 0; open = plural.indexOf('{', closing(plural, open))) {
            branches.add(longestForms(plural.substring(open + 1, closing(plural, open))));
        }
        return branches.stream().reduce("", (a, b) -> words(a) > words(b) ? a : b);
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("no closing brace in " + text);
    }

    private static long words(String sentence) {
        return Arrays.stream(sentence.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit) || word.equals("#"))
                .count();
    }
}

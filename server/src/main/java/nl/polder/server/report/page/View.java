package nl.polder.server.report.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.polder.server.platform.render.PageAddress;
import org.jspecify.annotations.Nullable;

/**
 * How a reader looks at a report, all of it in the address: the order of the statements, the words searched for, the groups
 * compared. On paper, and in a draft, the report is read whole and links to nothing.
 *
 * @param query words that a statement must hold; empty shows all
 * @param topic code of the topic that a statement must have; empty shows all
 * @param compared letters of the groups to compare, in their order; fewer than two show all
 * @param address of the report; empty where nothing is linked
 */
public record View(Sort sort, String query, String topic, List<Character> compared, Optional<PageAddress> address) {
    private static final int QUERY_MAX = 100;
    private static final View WHOLE = new View(Sort.NUMBER, "", "", List.of(), Optional.empty());

    public View {
        compared = List.copyOf(compared);
    }

    /** The report as it is printed. */
    public static View whole() {
        return WHOLE;
    }

    /** The report at its address, with nothing asked. */
    public static View at(PageAddress address) {
        return new View(Sort.NUMBER, "", "", List.of(), Optional.of(address));
    }

    /**
     * What an address asks for; what it cannot mean is left out.
     *
     * @param compare letters, with commas or one by one
     */
    public static View asked(
            @Nullable String sort,
            @Nullable String query,
            @Nullable String topic,
            List<String> compare,
            PageAddress address) {
        List<Character> letters = compare.stream()
                .flatMap(it -> Arrays.stream(it.split(",")))
                .map(String::strip)
                .filter(it -> it.matches("[A-F]"))
                .map(it -> it.charAt(0))
                .distinct()
                .sorted()
                .toList();
        String words = query == null ? "" : query.strip();
        return new View(
                Sort.of(sort),
                words.substring(0, Math.min(QUERY_MAX, words.length())),
                topic != null && topic.matches("[a-z0-9-]{1,60}") ? topic : "",
                letters,
                Optional.of(address));
    }

    /** Whether it is the report as everybody gets it first. */
    public boolean asksNothing() {
        return sort == Sort.NUMBER && query.isEmpty() && topic.isEmpty() && compared.isEmpty();
    }

    /** The address of this view and nothing else: whatever was added to the address that was asked makes no page of its own. */
    public PageAddress here() {
        PageAddress report = address.orElseThrow();
        List<Map.Entry<String, String>> asked = Stream.of(
                        Map.entry("sort", sort == Sort.NUMBER ? "" : sort.code()),
                        Map.entry("compare", letters()),
                        Map.entry("topic", topic),
                        Map.entry("q", query))
                .filter(entry -> !entry.getValue().isEmpty())
                .toList();
        return new PageAddress(report.language(), report.languageAsked(), report.path(), asked);
    }

    /** The address that sorts in this order and keeps the rest; empty where nothing is linked. */
    String sortedBy(Sort order) {
        return address.map(it -> it.link(it.path() + "?sort=" + order.code() + rest()) + "#find")
                .orElse("");
    }

    /** The address that shows the statements of one topic, or of all (empty), and keeps the rest. */
    String about(String code) {
        String kept = "?sort=" + sort.code() + compareAsked("&") + queryAsked();
        return address.map(it -> it.link(it.path() + kept + (code.isEmpty() ? "" : "&topic=" + code)) + "#topic")
                .orElse("");
    }

    /** The address of the whole report; empty where nothing is linked. */
    String everything() {
        return address.map(it -> it.link(it.path())).orElse("");
    }

    /** Where a figure is to be had as a file; empty where nothing is linked. */
    String figure(String name, String kind) {
        return address.map(it -> it.link(it.path() + "/figures/" + name + "." + kind + compareAsked("?")))
                .orElse("");
    }

    private String rest() {
        return compareAsked("&") + (topic.isEmpty() ? "" : "&topic=" + topic) + queryAsked();
    }

    private String queryAsked() {
        return query.isEmpty() ? "" : "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private String compareAsked(String before) {
        return compared.size() < 2 ? "" : before + "compare=" + letters();
    }

    /** "A,B"; empty when all are shown. */
    String letters() {
        return compared.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Whether a statement has all words searched for, in any order, case and accents; its number is one of its words. */
    boolean finds(int number, String statement, Locale locale) {
        String text = plain(statement, locale);
        return Stream.of(plain(query, locale).split("\\s+"))
                .allMatch(word -> text.contains(word) || word.equals("" + number) || word.equals("#" + number));
    }

    /** The same in the script of the page. */
    private static String plain(String text, Locale locale) {
        return Normalizer.normalize(text.toLowerCase(locale), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}

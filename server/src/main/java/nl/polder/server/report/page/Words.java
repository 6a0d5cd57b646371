package nl.polder.server.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Share;
import nl.polder.server.i18n.Formats;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.report.Report;
import nl.polder.server.report.figure.Framed;

/** The report's texts in one language, with the report's own names for groups, answers and statements. */
final class Words {
    /** Characters of a statement that are repeated in a chapter; one of the longest allowed would fill a sheet each time. */
    private static final int BRIEF = 300;

    private final Messages messages;
    private final Language language;
    private final Report report;
    private final View view;
    final Formats formats;

    Words(Messages messages, Language language, Report report, View view) {
        this.messages = messages;
        this.language = language;
        this.report = report;
        this.view = view;
        this.formats = new Formats(language);
    }

    Report report() {
        return report;
    }

    Results results() {
        return report.results();
    }

    View view() {
        return view;
    }

    /** The groups that are shown, by index: those that the reader compares, or all. */
    int[] shownGroups() {
        int[] chosen = chosenGroups();
        return chosen.length >= 2
                ? chosen
                : IntStream.range(0, results().groups().size()).toArray();
    }

    private int[] chosenGroups() {
        return results().groups().stream()
                .filter(g -> view.compared().contains(g.letter()))
                .mapToInt(Results.Group::index)
                .toArray();
    }

    /** Whether the reader chose to compare, but with nothing: one group, or one that is not here. */
    boolean comparesTooFew() {
        return !view.compared().isEmpty() && chosenGroups().length < 2;
    }

    /** Whether the reader compares some of the groups. */
    boolean compares() {
        return shownGroups().length < results().groups().size();
    }

    /** Whether any figure of this group may be shown. */
    boolean isShown(int group) {
        return results().showsCellsOf(group);
    }

    /** Why a chapter has nothing to say: too few votes or too small groups before what {@code key} says. */
    String nothingFound(String key) {
        if (results().statements().stream().noneMatch(s -> s.everybody() instanceof Cell.Known)) {
            return text("tooFewVotes");
        }
        return text(results().comparesGroups() ? key : "tooSmallGroups");
    }

    /** Whether a letter is missing among those of the groups. */
    boolean skipsLetters() {
        return results().groups().stream().mapToInt(Results.Group::letter).max().orElse('A') - 'A'
                >= Math.max(1, results().groups().size());
    }

    Language language() {
        return language;
    }

    /**
     * Every text can ask what its groups are: {@code {are, select, groups {…} segments {…} other {…}}}, the last where there are none.
     *
     * @param arguments name, value, name, value …
     */
    String text(String key, Object... arguments) {
        Map<String, Object> named = new HashMap<>();
        named.put("are", results().groups().isEmpty() ? "none" : distinct() ? "groups" : "segments");
        named.put("simulated", report().head().simulated() ? "yes" : "no");
        named.put("imported", report().head().imported() ? "yes" : "no");
        for (int i = 0; i < arguments.length; i += 2) {
            named.put((String) arguments[i], arguments[i + 1]);
        }
        return messages.text(language, "report." + key, named);
    }

    /** Likewise of what is shared: by everybody together where a group is too small to be compared. */
    String textOfShared(String key, Object... arguments) {
        return results().comparesGroups()
                ? text(key, arguments)
                : text(
                        key,
                        Stream.concat(Stream.of(arguments), Stream.of("are", "none"))
                                .toArray());
    }

    boolean has(String key) {
        return messages.has(language, "report." + key);
    }

    String percent(double share) {
        return formats.percent(share);
    }

    /** A lower bound. */
    String atLeast(double share) {
        return formats.atLeast(share);
    }

    /** "62% of 813" in words of the language: a share never stands without its base. */
    String shareOf(Share share) {
        return text("shareOf", "share", percent(share.value()), "base", share.base());
    }

    /** Likewise for a column that may be narrow: the share on one line, its base on the next. */
    String shareInCell(Share share) {
        return shareOf(share).replaceFirst(" (?=\\S+$)", "\u00a0");
    }

    String margin(Share share) {
        return formats.range(share.low(), share.high());
    }

    /** "Disagree with:", before a statement that is quoted for what people answered. */
    String answered(Side side) {
        return text(side == Side.AGREE ? "answered.agree" : "answered.disagree");
    }

    /** How many statements there were that are not in the report: rejected, or never decided about. */
    int absent() {
        var moderation = report().moderation();
        return Math.max(
                0,
                moderation.submitted()
                        + moderation.seeded()
                        - results().counts().statements());
    }

    /** Whether statements about the person were not told apart: another system's files need not say which they are. */
    boolean marksNoPersonal() {
        return report().head().imported() && report().moderation().meta() == 0;
    }

    String answer(Side side) {
        return text(side == Side.AGREE ? "agree" : "disagree");
    }

    /** "group A", or "segment A" where the groups are parts of a line. */
    String group(int index) {
        return text(groupKey(), "letter", letter(index));
    }

    /** "part B" when there is one other, else "the other parts". */
    String groupsBut(int index) {
        return results().groups().size() == 2 ? group(1 - index) : text("others");
    }

    /** The same at the head of a column or a row. */
    String groupsButHead() {
        return text("othersHead", "count", results().groups().size());
    }

    String letter(int index) {
        return String.valueOf(results().groups().get(index).letter());
    }

    /** Number of the mark and colour that belong to a letter, whatever the group's number is in this analysis. */
    int shape(int index) {
        return results().groups().get(index).letter() - 'A';
    }

    String groupKey() {
        return distinct() ? "group" : "segment";
    }

    boolean distinct() {
        return results().form() == Results.Form.DISTINCT;
    }

    /** The statement in the reader's language where there is a translation, else as written. */
    String statement(int id) {
        return results().statement(id).map(s -> s.text(language.tag())).orElse("");
    }

    /** "12. Schools must teach it.": named by what is seen of it in a drawing. */
    String numbered(int id) {
        return id + ". " + statement(id);
    }

    /** The statement, or its beginning where it is long: in full it stands in the table of all statements. */
    String brief(int id) {
        String words = statement(id);
        if (words.codePointCount(0, words.length()) <= BRIEF) {
            return words;
        }
        String beginning = words.substring(0, words.offsetByCodePoints(0, BRIEF - 1));
        int space = beginning.lastIndexOf(' ');
        return beginning.substring(0, space > 0 ? space : beginning.length()) + "…";
    }

    String topic(Report.Topic topic) {
        return topic.name(language.tag(), report.head().languages());
    }

    /** The language that {@link #statement} is in, when it is not the reader's; else empty. */
    String languageOf(int id) {
        return results()
                .statement(id)
                .filter(s -> !s.texts().containsKey(language.tag()))
                .map(Results.StatementResult::language)
                .filter(tag -> !tag.equals(language.tag()))
                .orElse("");
    }

    /** A figure with the addresses of its files. */
    Block figure(
            String name,
            String svg,
            List<Framed.Key> key,
            Block.Figure.Ends ends,
            String title,
            String caption,
            List<List<String>> data) {
        return Block.figure(new Block.Figure(
                name, svg, key, ends, title, caption, data, view.figure(name, "svg"), view.figure(name, "csv")));
    }

    /** A statement and its numbers as a row of a table; its number leads to the row of the table with all statements. */
    Block.Row row(int statement, List<String> cells) {
        return new Block.Row("", "" + statement, "", brief(statement), languageOf(statement), cells);
    }

    /** A number for a file: a point, at most four decimals. */
    static String plain(double value) {
        return new BigDecimal(value)
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String anchor(int statement) {
        return "s" + statement;
    }
}

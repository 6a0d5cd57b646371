package nl.polder.server.analysis.page;

import java.util.Locale;
import java.util.OptionalInt;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.i18n.Formats;
import nl.polder.server.platform.render.Phrase;

/** How one version of results is spoken of: what a group is called in this form, which text a statement has for the reader. */
record Wording(Results results, Formats formats) {

    /** Mark of people who are in no group, and of everybody else. */
    static final String NOBODYS = "0";

    /** Lengths are written with one decimal: a tenth of a percent is finer than a pixel. */
    static String length(double percent) {
        return String.format(Locale.ROOT, "%.1f%%", Math.clamp(percent, 0, 100));
    }

    boolean distinct() {
        return results.form() == Form.DISTINCT;
    }

    /** Whether what is shared is shared by every group, and not by everybody together. */
    boolean sharesByGroups() {
        return !results.groups().isEmpty() && results.comparesGroups();
    }

    /** Groups are called groups only when they are distinct; else they are parts of a whole, made to summarise it. */
    String key(String base) {
        return "results." + (distinct() ? "group." : "segment.") + base;
    }

    /** "Disagree with:", before a statement that is quoted for what people answered. */
    Phrase answered(Side side) {
        return Phrase.of("results.answered" + suffix(side));
    }

    Phrase groupName(int group) {
        return Phrase.of(key("name"), "letter", letter(group));
    }

    /** The people of the other groups together; where there is one, that group. */
    Phrase elsewhere(int group) {
        int k = results.groups().size();
        return k == 2 ? groupName(1 - group) : Phrase.of(key("elsewhere"), "k", k);
    }

    String markElsewhere(int group) {
        return results.groups().size() == 2 ? mark(1 - group) : NOBODYS;
    }

    String letter(int group) {
        return String.valueOf(results.groups().get(group).letter());
    }

    String mark(int group) {
        return letter(group).toLowerCase(Locale.ROOT);
    }

    String mark(OptionalInt group) {
        return group.isPresent() ? mark(group.getAsInt()) : NOBODYS;
    }

    StatementResult statement(int statementId) {
        return results.statement(statementId)
                .orElseThrow(() -> new IllegalArgumentException("no statement " + statementId + " in these results"));
    }

    String text(int statementId) {
        return statement(statementId).text(formats.language().tag());
    }

    /** The language of {@link #text}: the reader's, or the one it was written in. */
    String language(int statementId) {
        StatementResult statement = statement(statementId);
        String wanted = formats.language().tag();
        return statement.texts().containsKey(wanted) ? wanted : statement.language();
    }

    static String suffix(Side side) {
        return side == Side.AGREE ? ".agree" : ".disagree";
    }

    /** A phrase about a statement: gets its {@code text} and {@code lang} beside the other arguments. */
    Phrase about(int statementId, String key, Object... more) {
        Object[] arguments = new Object[more.length + 4];
        System.arraycopy(more, 0, arguments, 4, more.length);
        arguments[0] = "text";
        arguments[1] = text(statementId);
        arguments[2] = "lang";
        arguments[3] = language(statementId);
        return Phrase.of(key, arguments);
    }
}

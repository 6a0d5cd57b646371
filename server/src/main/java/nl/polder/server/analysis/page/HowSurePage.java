package nl.polder.server.analysis.page;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.polder.clustering.robust.votes.Selection;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Verdict;
import nl.polder.server.i18n.Formats;
import nl.polder.server.platform.render.Phrase;
import org.jspecify.annotations.Nullable;

/** Says how sure the results are: the verdict on the groups in words, the figures it rests on, and what the numbers mean. */
public final class HowSurePage {

    private static final Pattern NUMBERED = Pattern.compile("(axis|components)([0-9]+)([A-Z].*)");

    private final ResultsHead head;
    private final Formats formats;

    public HowSurePage(ResultsHead head, Formats formats) {
        this.head = head;
        this.formats = formats;
    }

    public Object view(Results results) {
        Verdict verdict = results.verdict();
        return new View(
                head.slug(),
                head.example(),
                head.question(),
                head.questionLanguage(),
                verdict(results),
                Phrase.of(
                        verdict.kind() == Verdict.Kind.PENDING ? "sure.divided" : "sure.people",
                        "included",
                        verdict.included(),
                        "n",
                        results.counts().participants(),
                        "votes",
                        Selection.VOTES_MIN,
                        "lacks",
                        lacks(results)),
                verdict.distinctGroups() ? Phrase.of("sure.between", "n", verdict.between()) : null,
                verdict.evidence().entrySet().stream()
                        .filter(figure -> isMeasured(figure.getKey(), verdict))
                        .map(this::figure)
                        .toList(),
                List.of(
                        fact("version", formats.count(results.version().number())),
                        fact("position", formats.count(results.version().position())),
                        fact("algorithm", results.version().algorithm()),
                        fact("seed", Long.toString(results.version().seed())),
                        fact("hash", results.version().hash())));
    }

    /** Of those who are not examined: whether they voted too little, or there was nothing to examine. */
    private static String lacks(Results results) {
        return results.verdict().included() > 0 || results.lacksPeople() ? "people" : "matter";
    }

    private Phrase verdict(Results results) {
        Verdict verdict = results.verdict();
        return head.judgedAgainAt()
                .filter(at -> verdict.kind() == Verdict.Kind.PENDING)
                .map(at -> Phrase.of("sure.verdict.late", "at", at))
                .orElse(Phrase.of(
                        "sure.verdict." + verdict.kind().name().toLowerCase(Locale.ROOT),
                        "lacks",
                        results.tooFewPeople() ? "people" : "matter",
                        "between",
                        results.mostInBetween() ? "yes" : "no",
                        "axes",
                        Math.max(1, verdict.axesShown())));
    }

    /** Numbers of groups that were not tried have no gain, and without groups nobody has a membership. */
    private static boolean isMeasured(String name, Verdict verdict) {
        if (name.equals("meanMembership")) {
            return verdict.distinctGroups();
        }
        Matcher numbered = NUMBERED.matcher(name);
        return !numbered.matches()
                || !numbered.group(1).equals("components")
                || verdict.evidence().getOrDefault("components" + numbered.group(2) + "Gain", 0.0) != 0;
    }

    /** A figure's name has the number of its axis or of its groups in it; the text has it as an argument. */
    private Figure figure(Map.Entry<String, Double> evidence) {
        Matcher numbered = NUMBERED.matcher(evidence.getKey());
        Phrase name = numbered.matches()
                ? Phrase.of(
                        "sure.figure." + numbered.group(1) + numbered.group(3),
                        "k",
                        Integer.parseInt(numbered.group(2)))
                : Phrase.of("sure.figure." + evidence.getKey());
        NumberFormat number = NumberFormat.getNumberInstance(formats.language().locale());
        number.setMaximumFractionDigits(3);
        return new Figure(name, number.format(evidence.getValue()));
    }

    private static Figure fact(String name, String value) {
        return new Figure(Phrase.of("sure.fact." + name), value);
    }

    record View(
            String slug,
            boolean example,
            String question,
            String questionLanguage,
            Phrase verdict,
            Phrase people,
            @Nullable Phrase between,
            List<Figure> evidence,
            List<Figure> version) {}

    record Figure(Phrase name, String value) {}
}

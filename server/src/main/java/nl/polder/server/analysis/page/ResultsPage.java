package nl.polder.server.analysis.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.polder.server.analysis.OwnPlace;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.analysis.Results.Verdict;
import nl.polder.server.analysis.page.ResultsView.Chapter;
import nl.polder.server.analysis.page.ResultsView.Fact;
import nl.polder.server.i18n.Formats;
import nl.polder.server.platform.render.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Writes one version of results for a reader. The verdict decides how groups are spoken of ({@code opinion-engine.md}): always
 * shown where there are any, never oversold.
 */
public final class ResultsPage {

    /** The statements that the first paragraph quotes. */
    private static final int QUOTED = 1;

    private final Wording wording;
    private final ResultsHead head;
    private final Optional<OwnPlace> own;

    public ResultsPage(ResultsHead head, Results results, Optional<OwnPlace> own, Formats formats) {
        this.head = head;
        this.own = own;
        this.wording = new Wording(results, formats);
    }

    /** @param sort the {@code sort} parameter of the address; an unknown one sorts by agreement */
    public Object view(String sort) {
        Results results = wording.results();
        var rows = new StatementRows(wording);
        ResultsView.@Nullable You you = own.map(new OwnPlaceWords(wording)::say).orElse(null);
        var view = new ResultsView(
                head.slug(),
                head.example(),
                head.question(),
                head.questionLanguage(),
                updated(),
                head.open(),
                lead(),
                facts(),
                List.of(),
                rows.shared(),
                sharedIntro(),
                rows.dividing(),
                Phrase.of(wording.key("chapter"), "n", results.groups().size()),
                Phrase.of(results.form() == Form.NOT_YET_JUDGED ? "results.pending.intro" : wording.key("intro")),
                new GroupProfiles(wording).all(),
                you,
                rows.minority(),
                Phrase.of(results.groups().isEmpty() ? "results.minority.introAll" : wording.key("minorityIntro")),
                rows.unclear(),
                new StripFigures(wording).draw(own).orElse(null),
                new MapFigures(wording).draw(own).orElse(null),
                new AllStatementsTable(wording, head.slug(), sort).write(),
                results.version().number(),
                head.reports());
        return withContents(view);
    }

    private Phrase updated() {
        return Phrase.of(
                head.open() ? "results.updated" : "results.final",
                "date",
                wording.formats().date(wording.results().version().updatedAt()),
                "time",
                wording.formats().time(wording.results().version().updatedAt()));
    }

    private Phrase sharedIntro() {
        Results results = wording.results();
        if (results.shared().isEmpty()) {
            return Phrase.of(wording.sharesByGroups() ? wording.key("sharedNone") : "results.shared.none");
        }
        if (!results.comparesGroups()) {
            return Phrase.of(wording.key("sharedOfAll"));
        }
        return Phrase.of(results.groups().isEmpty() ? "results.shared.introAll" : wording.key("sharedIntro"));
    }

    private List<Phrase> lead() {
        Results results = wording.results();
        List<Phrase> lead = new ArrayList<>();
        lead.add(verdict(results.verdict(), results.form()));
        results.without()
                .map(without -> Phrase.of(
                        "results.lead.without",
                        "people",
                        without.people().orElse(0),
                        "count",
                        without.changes().size()))
                .ifPresent(lead::add);
        results.shared().stream().limit(QUOTED).forEach(shared -> {
            String scope = wording.sharesByGroups() ? wording.key("leadShared") : "results.lead.sharedAll";
            lead.add(wording.about(
                    shared.statementId(),
                    scope + Wording.suffix(shared.side()),
                    "share",
                    wording.formats().atLeast(shared.atLeast())));
        });
        results.dividing().stream()
                .limit(QUOTED)
                .forEach(dividing -> lead.add(wording.about(dividing.statementId(), "results.lead.divides")));
        return lead;
    }

    private Phrase verdict(Verdict verdict, Form form) {
        return switch (form) {
            case DISTINCT ->
                verdict.kind() == Verdict.Kind.BLURRED
                        ? divided(
                                "blurred",
                                "share",
                                wording.formats().percent((double) verdict.between() / Math.max(1, verdict.included())))
                        : divided("distinct");
            case SEGMENTS ->
                divided(
                        verdict.kind() == Verdict.Kind.HINT ? "hint" : "continuum",
                        "between",
                        wording.results().mostInBetween() ? "yes" : "no");
            case NOT_YET_JUDGED ->
                head.judgedAgainAt().map(at -> divided("late", "at", at)).orElse(divided("pending"));
            case STATEMENTS_ONLY ->
                Phrase.of(
                        "results.verdict.statements",
                        "n",
                        wording.results().counts().participants());
            case TOO_FEW ->
                Phrase.of(
                        "results.verdict.few",
                        "n",
                        wording.results().counts().participants(),
                        "lacks",
                        wording.results().tooFewPeople() ? "people" : "matter");
        };
    }

    /** Into how many groups or parts, and whether everybody is in one. */
    private Phrase divided(String kind, Object... arguments) {
        Results.Counts counts = wording.results().counts();
        Object[] always = {
            "n", counts.participants(),
            "grouped", counts.grouped(),
            "all", counts.grouped() == counts.participants() ? "yes" : "no",
            "groups", wording.results().groups().size()
        };
        return Phrase.of(
                "results.verdict." + kind,
                Stream.of(always, arguments).flatMap(Stream::of).toArray());
    }

    private List<Fact> facts() {
        Results.Counts counts = wording.results().counts();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("participants", wording.formats().count(counts.participants())));
        facts.add(fact("votes", wording.formats().count(counts.votes())));
        facts.add(fact("statements", wording.formats().count(counts.statements())));
        head.closes()
                .ifPresent(day -> facts.add(fact(
                        head.open() ? "openUntil" : "closedOn",
                        wording.formats().date(day))));
        return facts;
    }

    private static Fact fact(String name, String value) {
        return new Fact(Phrase.of("results.fact." + name), value);
    }

    /** The list of contents names only the chapters that this page has. */
    private ResultsView withContents(ResultsView view) {
        List<Chapter> toc = new ArrayList<>();
        toc.add(chapter("delen", "results.toc.shared"));
        addIf(!view.dividing().isEmpty(), toc, chapter("verdeelt", "results.toc.dividing"));
        addIf(!view.groups().isEmpty(), toc, new Chapter("groepen", view.groupsTitle()));
        addIf(view.you() != null, toc, chapter("u", "results.toc.you"));
        addIf(!view.minority().isEmpty(), toc, chapter("minderheid", "results.toc.minority"));
        addIf(!view.unclear().isEmpty(), toc, chapter("onduidelijk", "results.toc.unclear"));
        addIf(view.strip() != null, toc, chapter("lijn", "results.toc.strip"));
        addIf(view.map() != null, toc, chapter("kaart", "results.toc.map"));
        toc.add(chapter("alles", "results.toc.all"));
        return view.withToc(toc);
    }

    private static Chapter chapter(String anchor, String key) {
        return new Chapter(anchor, Phrase.of(key));
    }

    private static void addIf(boolean present, List<Chapter> toc, Chapter chapter) {
        if (present) {
            toc.add(chapter);
        }
    }
}
